//! `src/compare/omission.rs` and `src/compare/draft.rs`: what one tells and others do not; a draft against the wire.

use crate::compare::build::Batch;

fn wire(drafts: &[&str], articles: &[(&str, &[(&str, &str)])]) -> Batch {
    let mut batch = Batch::default();
    for (id, figures) in articles {
        batch = batch.article(id, "");
        batch.articles.last_mut().unwrap().meta.draft = drafts.contains(id);
        batch = figures.iter().fold(batch, |batch, (kind, number)| batch.counts(kind, number));
    }
    batch
}

#[test]
fn what_one_of_four_texts_tells() {
    let told: &[(&str, &str)] = &[("killed", "12"), ("missing", "5")];
    let silent: &[(&str, &str)] = &[("killed", "12")];
    let four = wire(&[], &[("a", told), ("b", silent), ("c", silent), ("d", silent)]);
    assert_eq!(four.found(), ["missing omission note: 5 [a] |  [b c d]"]);
    assert_eq!(wire(&[], &[("a", told), ("b", silent), ("c", silent)]).found(), [""; 0]);
    assert_eq!(wire(&[], &[("a", told), ("b", told), ("c", silent), ("d", silent)]).found(), [""; 0]);
}

#[test]
fn what_only_the_draft_says_and_what_it_lacks() {
    let dead: &[(&str, &str)] = &[("killed", "12")];
    let hurt: &[(&str, &str)] = &[("injured", "4")];
    let only = wire(&["d"], &[("d", dead), ("b", hurt), ("c", hurt)]);
    assert_eq!(
        only.found(),
        ["injured omission note:  [d] | 4 [b c]", "killed omission note: 12 [d] |  [b c]"]
    );
    // One wire may know more than the desk needs.
    let one = wire(&["d"], &[("d", dead), ("b", &[("killed", "12"), ("injured", "4")])]);
    assert_eq!(one.found(), [""; 0]);
}

#[test]
fn only_what_touches_a_draft_and_its_side_first() {
    let both =
        wire(&["d"], &[("b", &[("killed", "12")]), ("c", &[("killed", "12")]), ("d", &[("killed", "9")])]);
    assert_eq!(both.found(), ["killed conflict error: 9 [d] | 12 [b c]"]);
    let others =
        wire(&["d"], &[("b", &[("killed", "12")]), ("c", &[("killed", "9")]), ("d", &[("missing", "2")])]);
    assert!(others.found().iter().all(|line| line.contains("[d]")), "{:?}", others.found());
}
