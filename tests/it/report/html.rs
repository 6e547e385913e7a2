//! The page: what an article says stays text, every link leads somewhere, the texts are shown only while they are what was
//! compared, five hundred articles are written in no time.

use super::sample;
use claimdiff::model::outcome::{Outcome, Reread};
use claimdiff::report::{FORMATS, ReportOptions, find};
use claimdiff::{Options, RuleSet, batch_of, check};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn page(outcome: &Outcome) -> String {
    super::written(find(FORMATS, "html").unwrap(), outcome, &ReportOptions::default())
}

/// The outcome of some records, with their texts.
fn checked(records: &str) -> Outcome {
    let batch = batch_of("stories.jsonl", records.as_bytes()).unwrap();
    let texts = batch.articles.iter().map(|article| Reread::Same(Box::new(article.clone()))).collect();
    let outcome = check(batch, &RuleSet::builtin().unwrap(), &Options::default());
    Outcome { texts, ..outcome }
}

fn two() -> Outcome {
    let mut records = String::new();
    for (id, text) in [
        ("a", "The blast in Nairobi killed 12 people, police said. Shops near the river stayed shut."),
        ("b", "Nine people were killed by the blast in Nairobi, a minister said. A school was closed."),
    ] {
        let record = serde_json::json!({"id": id, "event": "e", "published": "2023-07-10", "text": text});
        writeln!(records, "{record}").unwrap();
    }
    checked(&records)
}

/// What stands in an attribute of that name.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let open = format!(" {attribute}=\"");
    page.match_indices(&open).filter_map(|(at, _)| page[at + open.len()..].split('"').next()).collect()
}

#[test]
fn it_is_built_of_the_parts_that_the_documentation_names() {
    let page = page(&two());
    let parts = ["findings", "events", "not-compared", "articles", "beside", "filters"];
    for part in parts {
        assert_eq!(page.matches(&format!(" id=\"{part}\"")).count(), 1, "{part}");
    }
    let order: Vec<Option<usize>> =
        parts[..4].iter().map(|part| page.find(&format!(" id=\"{part}\""))).collect();
    assert!(order.is_sorted(), "{order:?}");
    for part in ["class=\"matrix\"", "class=\"plot\"", "class=\"map\"", "scope=\"row\"", "scope=\"col\""] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("<mark><b>12</b> people</mark>"), "the words that differ are marked");
    assert!(page.contains("default-src 'none'"), "nothing may be fetched");
    assert_eq!(page.matches("Shops near the river").count(), 1, "a text stands in the page once");
}

/// One event of so many texts that share no sentence, all but the last of one mind.
fn texts(count: usize) -> Outcome {
    let mut records = String::new();
    for n in 0..count {
        let killed = if n + 1 == count { 9 } else { 12 };
        let own = format!("w{n} ").repeat(40);
        let text = format!("The blast in Nairobi killed {killed} people, police said. {own}.");
        let record =
            serde_json::json!({"id": format!("a{n}"), "event": "e", "published": "2023-07-10", "text": text});
        writeln!(records, "{record}").unwrap();
    }
    checked(&records)
}

#[test]
fn the_matrix_shows_who_stands_alone() {
    let page = page(&texts(4));
    assert_eq!(page.matches("<td class=\"with-most\">").count(), 3);
    assert_eq!(page.matches("<td class=\"differs\">").count(), 1);
}

#[test]
fn an_event_of_too_many_texts_says_why_it_has_no_matrix() {
    assert!(page(&texts(40)).contains("<table class=\"matrix\">"));
    let page = page(&texts(41));
    assert!(!page.contains("<table class=\"matrix\">"));
    assert!(page.contains("No matrix: 41 independent texts are about this event, and it has room for 40."));
}

#[test]
fn the_same_outcome_gives_the_same_page() {
    assert_eq!(page(&two()), page(&two()));
}

#[test]
fn links_lead_somewhere_and_ids_are_unique() {
    let outcome = two();
    let page = page(&outcome);
    let ids = values(&page, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len());
    assert!(known.contains(outcome.discrepancies[0].fingerprint.as_str()));
    for link in values(&page, "href") {
        let id = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leaves the page"));
        assert!(known.contains(id), "{link} leads nowhere");
    }
}

#[test]
fn a_text_that_changed_is_not_shown() {
    for (state, notice) in [
        (Reread::Changed, "changed after the comparison"),
        (Reread::Gone, "could not be read again after the comparison"),
    ] {
        let mut outcome = two();
        outcome.texts[1] = state;
        let page = page(&outcome);
        assert!(page.contains(notice), "{notice}");
        assert!(page.contains("Shops near the river") && !page.contains("A school was closed"));
    }
}

#[test]
fn five_hundred_articles_are_written_in_no_time() {
    let mut records = String::new();
    for n in 0..500 {
        let text = format!(
            "A fire in Lyon killed {} people, the mayor said. {}",
            10 + n % 3,
            format!("Witness {n} spoke of smoke over the market. ").repeat(20)
        );
        let event = format!("e{}", n / 5);
        let record =
            serde_json::json!({"id": n.to_string(), "event": event, "published": "2023-07-10", "text": text});
        writeln!(records, "{record}").unwrap();
    }
    let outcome = checked(&records);
    let start = Instant::now();
    let page = page(&outcome);
    // Far above what an idle machine takes; a page that grows with the square of the articles takes minutes.
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert!(page.len() < 6 * records.len(), "{} bytes of {}", page.len(), records.len());
}

/// Text that tries to become markup.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<script>",
        "</script>",
        "<img src=x onerror=x>",
        "\"",
        "'",
        "&lt;",
        "</style>",
        "-->",
        "<!--",
        "]]>",
        " onclick=\"x\" ",
        "javascript:x",
        "<",
        ">",
        "&",
        "a",
        " ",
        "twelve",
    ]);
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn nothing_that_an_article_says_becomes_markup(text in hostile()) {
        let plain = page(&spoken("word"));
        let page = page(&spoken(&text));
        let tags = |page: &str| page.matches('<').count();
        // Marks for words that differ depend on the words; everything else has the same tags.
        let bold = |page: &str| page.matches("<b>").count() * 2;
        prop_assert_eq!(tags(&page) - bold(&page), tags(&plain) - bold(&plain), "{}", text);
        prop_assert_eq!(page.matches("onclick=\"").count(), 0);
        prop_assert_eq!(page.matches("href=\"javascript:").count(), 0);
    }
}

/// The sample, in which everybody says `text`.
fn spoken(text: &str) -> Outcome {
    let mut outcome = sample::outcome();
    for claim in &mut outcome.claims {
        (claim.quote, claim.text, claim.context) = (text.into(), text.into(), text.into());
        claim.attribution.iter_mut().for_each(|speaker| Arc::make_mut(speaker).speaker = text.into());
    }
    for article in &mut outcome.articles {
        (article.meta.author, article.title, article.meta.url) =
            (Some(text.into()), Some(text.into()), Some(text.into()));
    }
    outcome.events.iter_mut().for_each(|event| event.title = text.into());
    outcome.notices.iter_mut().for_each(|notice| notice.message = text.into());
    outcome.discrepancies.iter_mut().flat_map(|f| &mut f.sides).for_each(|side| side.text = text.into());
    outcome
}
