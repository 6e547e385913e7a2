//! What must hold for any claims: no panic, the mirror, and independence of the order of files.

use crate::compare::build::Batch;
use claimdiff::model::claim::{Polarity, Revision};
use claimdiff::model::finding::FindingType;
use proptest::prelude::*;

#[derive(Clone, Debug)]
struct Said {
    article: usize,
    what: usize,
    a: i32,
    b: i32,
    shape: usize,
    extra: usize,
}

fn said() -> impl Strategy<Value = Said> {
    (0..5usize, 0..4usize, 0..40i32, 0..40i32, 0..5usize, 0..12usize)
        .prop_map(|(article, what, a, b, shape, extra)| Said { article, what, a, b, shape, extra })
}

fn batch(order: &[usize], said: &[Said], days: &[usize]) -> Batch {
    let mut batch = Batch::default();
    for article in order {
        let day =
            ["", "2023-07-07", "2023-07-08", "2023-07-08T10:00Z", "2023-07-08T12:00Z"][days[*article] % 5];
        batch = batch.article(&format!("article-{article}"), day);
        for s in said.iter().filter(|s| s.article == *article) {
            batch = claim(batch, s);
        }
    }
    batch
}

fn claim(batch: Batch, s: &Said) -> Batch {
    let (low, high) = (s.a.min(s.b), s.a.max(s.b));
    let number = match s.shape {
        0 => format!("{low}"),
        1 => format!("{low}+"),
        2 => format!("..{high}"),
        3 => format!("{low}..{high}"),
        _ => format!("~{low}"),
    };
    let batch = match s.what {
        0 => batch.counts("killed", &number),
        1 => batch.counts("injured", &format!("{number} {}", ["civilian", "militant", "child"][s.extra % 3])),
        2 => {
            let day = |n: i32| format!("2023-07-{:02}", n % 28 + 1);
            let (from, to) = (day(low.min(27)), day(high.min(27)));
            batch.on(&format!("{}/{}", from.clone().min(to.clone()), from.max(to)), "a day")
        }
        _ => batch
            .names(["Osama al-Muhajer", "Usama al Muhajir", "Ali Omar", "Muhajir"][s.extra % 4], "victim"),
    };
    match s.extra {
        0 => batch.by("the police"),
        1 => batch.by("medics"),
        2 => batch.unverified(),
        3 => batch.polarity(Polarity::Denied),
        4 => batch.polarity(Polarity::Unreported),
        5 => batch.revised(Revision::Raised),
        6 => batch.revised(Revision::Lowered),
        7 => batch.revised(Revision::Superseded),
        8 => batch.with(|c| c.part = true),
        _ => batch,
    }
}

/// Findings without their indexes: ids of articles, sorted.
fn essence(batch: &Batch) -> Vec<String> {
    let compared = batch.compare(true);
    let mut lines: Vec<String> = compared
        .discrepancies
        .iter()
        .chain(&compared.compatible)
        .map(|f| {
            let sides: Vec<String> = f
                .sides
                .iter()
                .map(|s| {
                    let mut ids: Vec<&str> =
                        s.articles.iter().map(|a| batch.articles[*a].id.as_str()).collect();
                    ids.sort_unstable();
                    format!("{} {ids:?} {}", s.text, s.claims.len())
                })
                .collect();
            let kinds = f.kinds.join("+");
            format!(
                "{kinds} {:?} {:?} {:?} {sides:?} {}",
                f.finding_type, f.severity, f.reason, f.fingerprint
            )
        })
        .collect();
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_files_changes_nothing(
        said in prop::collection::vec(said(), 0..14),
        days in prop::collection::vec(0..5usize, 5),
        order in Just(vec![0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let straight = batch(&[0, 1, 2, 3, 4], &said, &days);
        let shuffled = batch(&order, &said, &days);
        prop_assert_eq!(essence(&straight), essence(&shuffled));
    }

    #[test]
    fn findings_are_well_formed(
        said in prop::collection::vec(said(), 0..14),
        days in prop::collection::vec(0..5usize, 5),
    ) {
        let batch = batch(&[0, 1, 2, 3, 4], &said, &days);
        for finding in batch.compare(false).discrepancies {
            prop_assert!(finding.sides.len() > 1);
            prop_assert_eq!(finding.fingerprint.len(), 16);
            for side in &finding.sides {
                // Who says nothing has no claim.
                let silent = finding.finding_type == FindingType::Omission;
                prop_assert!(silent || !side.claims.is_empty());
                prop_assert!(side.claims.is_sorted() && side.articles.is_sorted());
                prop_assert!(!side.articles.is_empty() && side.lineages > 0);
            }
        }
    }
}
