//! Expressions of time: `tests/data/annotate/date.yaml`, what hangs on other dates, texts without a date, properties.

use claimdiff::annotate::date;
use claimdiff::lexicon::words::Lexicon;
use claimdiff::model::article::{Article, Basis, Published};
use claimdiff::model::document::{Document, MentionValue};
use claimdiff::model::relation::Relation;
use claimdiff::model::value::date::DateValue;
use claimdiff::segment::segment;
use proptest::prelude::*;
use std::sync::LazyLock;

/// Read once: in a debug build the word lists take longer than all texts of this file.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::builtin);

fn annotated(text: &str, published: Option<&str>) -> Document {
    let mut article = Article::new("a".into(), "a".into(), "", text);
    article.meta.published = published.map(|day| Published {
        day: day.parse().unwrap(),
        instant: None,
        zoned: false,
        basis: Basis::Metadata,
    });
    let mut document = segment(article, &LEXICON);
    document.mentions = date::find(&document, &LEXICON);
    document
}

/// The expressions of a text, each as "words = TYPE value".
fn found(text: &str, published: Option<&str>) -> Vec<(String, String)> {
    let document = annotated(text, published);
    let show = |value: &MentionValue| match value {
        MentionValue::Date(date) => format!("DATE {}", date.timex),
        MentionValue::Time(date) => format!("TIME {}", date.timex),
        MentionValue::Duration(timex) => format!("DURATION {timex}"),
        MentionValue::Set(timex) => format!("SET {timex}"),
        other => format!("{other:?}"),
    };
    document.mentions.iter().map(|m| (m.span.of(text).to_owned(), show(&m.value))).collect()
}

fn values(text: &str, published: Option<&str>) -> Vec<String> {
    found(text, published).into_iter().map(|(_, value)| value).collect()
}

/// A phrase without its brackets, and what stood in them (all of it where there are none).
pub fn bracketed(phrase: &str) -> (String, String) {
    let text = phrase.replace(['[', ']'], "");
    let part =
        phrase.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(part, _)| part.to_owned());
    (text.clone(), part.unwrap_or(text))
}

#[test]
fn phrasings() {
    let data = include_str!("../../data/annotate/date.yaml");
    let cases: Vec<serde_yaml::Value> = serde_yaml::from_str(data).unwrap();
    let (mut faults, mut count) = (Vec::new(), 0);
    let strings = |value: &serde_yaml::Value| -> Vec<String> {
        value.as_sequence().into_iter().flatten().map(|p| p.as_str().unwrap().to_owned()).collect()
    };
    for case in &cases {
        for phrase in strings(&case["phrases"]) {
            count += 1;
            let (text, part) = bracketed(&phrase);
            let wanted = case["value"].as_str().unwrap();
            let found = found(&text, Some("2023-07-10"));
            let one = found.iter().any(|(words, value)| {
                let words = words.strip_prefix("the ").filter(|rest| *rest == part).unwrap_or(words);
                words == part && value == wanted
            });
            if !one || (part == text && found.len() != 1) {
                faults.push(format!("{phrase}: wanted {wanted}, found {found:?}"));
            }
        }
        for text in strings(&case["not"]) {
            count += 1;
            let found = found(&text, Some("2023-07-10"));
            if found.iter().any(|(_, value)| value.starts_with("DATE") || value.starts_with("TIME")) {
                faults.push(format!("{text}: wanted nothing, found {found:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}

/// The rows of `tests/data/annotate/date.tsv`: a text with brackets, and what stands in them.
fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
    let data = include_str!("../../data/annotate/date.tsv");
    data.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once('\t').expect("two columns"))
}

/// What stands in brackets, in order.
fn parts(row: &str) -> Vec<&str> {
    row.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(part, _)| part).collect()
}

#[test]
fn every_row_of_the_table_reads_as_it_says() {
    let mut faults = Vec::new();
    for (row, wanted) in table() {
        let found = found(&row.replace(['[', ']'], ""), Some("2023-07-10"));
        if wanted == "-" {
            let dates = found.iter().any(|(_, v)| v.starts_with("DATE") || v.starts_with("TIME"));
            assert!(!row.contains('['), "{row}: nothing is found, so nothing stands in brackets");
            if dates {
                faults.push(format!("{row}\n  wanted nothing\n  found  {found:?}"));
            }
            continue;
        }
        let wanted: Vec<_> = parts(row).into_iter().zip(wanted.split("; ")).collect();
        if found.iter().map(|(words, value)| (words.as_str(), value.as_str())).ne(wanted.iter().copied()) {
            faults.push(format!("{row}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} rows:\n{}", faults.len(), table().count(), faults.join("\n"));
}

#[test]
fn the_table_has_every_word_of_the_lists_of_time() {
    let mut missing = Vec::new();
    let texts: Vec<String> = table().map(|(row, _)| spaced(&row.replace(['[', ']'], ""))).collect();
    for name in [
        "month",
        "weekday",
        "season",
        "part-of-day",
        "day-word",
        "vague-time",
        "frequency",
        "decade-word",
        "time-zone",
        "time-unit",
        "time-shift",
        "holiday",
    ] {
        let path = format!("{}/rules/lexicon/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
        let list = std::fs::read_to_string(path).unwrap();
        let terms = list.lines().filter(|line| !line.starts_with('#')).skip(1);
        for term in terms.filter_map(|line| line.split('\t').next()) {
            let term = spaced(term);
            if !texts.iter().any(|text| text.contains(&term)) {
                missing.push(format!("{name}: {}", term.trim()));
            }
        }
    }
    assert!(missing.is_empty(), "no row has\n{}", missing.join("\n"));
}

/// Lower case, and spaces for all signs, so that words can be looked for with spaces around them.
fn spaced(text: &str) -> String {
    let text = format!(" {} ", text.to_lowercase());
    let letters: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    format!(" {} ", letters.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn lists_and_ranges_are_two_expressions() {
    let day = |text| values(text, Some("2023-07-10"));
    assert_eq!(day("On July 7 and 8 they met."), ["DATE 2023-07-07", "DATE 2023-07-08"]);
    assert_eq!(
        day("On July 7, 8 and 9 they met."),
        ["DATE 2023-07-07", "DATE 2023-07-08", "DATE 2023-07-09"]
    );
    assert_eq!(day("From 3 to 9 May 2018 they met."), ["DATE 2018-05-03", "DATE 2018-05-09"]);
    assert_eq!(day("They met July 7-9."), ["DATE 2023-07-07", "DATE 2023-07-09"]);
    assert_eq!(day("In 2009-10 they met."), ["DATE 2009", "DATE 2010"]);
    assert_eq!(day("From Wednesday to Friday they met."), ["DATE 2023-07-05", "DATE 2023-07-07"]);
}

#[test]
fn some_hang_on_the_last_day_named() {
    let text =
        "He was shot on July 3. That day it rained. Three days later he died. The next day they mourned.";
    assert_eq!(
        values(text, Some("2023-07-10")),
        ["DATE 2023-07-03", "DATE 2023-07-03", "DATE 2023-07-06", "DATE 2023-07-07"]
    );
    let text = "He was killed on Oct. 23, 1998. Police spoke of the Oct. 23 slaying.";
    assert_eq!(values(text, Some("1999-05-06")), ["DATE 1998-10-23", "DATE 1998-10-23"]);
    assert_eq!(
        values("It struck at 10 p.m. Friday, then at 11:15 p.m. It ended at 5 a.m.", Some("2023-07-10")),
        ["TIME 2023-07-07T22:00", "TIME 2023-07-07T23:15", "TIME XXXX-XX-XXT05:00"]
    );
}

#[test]
fn a_tale_of_the_past_hangs_on_its_own_dates() {
    let text = "The siege began on 12 August 1914. On 3 September the army crossed. In November 1914 the front froze. \
                On 5 January the general fell. On 4 February 1916 a treaty was signed. On 2 May 1918 it was over, and \
                on 9 May 1918 they marched.";
    let days = values(text, Some("2010-05-01"));
    assert_eq!(days[1], "DATE 1914-09-03");
    assert_eq!(days[3], "DATE 1915-01-05");
}

#[test]
fn a_passage_of_the_past_hangs_on_its_own_date_and_ends() {
    let text = "The trial opened Monday. On March 3, 2021, a bomb exploded. The next day, police arrested them. On March 9 \
                they were charged. The trial resumes on March 14.";
    assert_eq!(
        values(text, Some("2023-02-20")),
        ["DATE 2023-02-20", "DATE 2021-03-03", "DATE 2021-03-04", "DATE 2021-03-09", "DATE 2023-03-14"]
    );
}

#[test]
fn without_a_publication_day_relative_dates_stay_partial() {
    for (text, value) in [
        ("He died Friday.", "DATE XXXX-WXX-5"),
        ("He died July 7.", "DATE XXXX-07-07"),
        ("He died in July.", "DATE XXXX-07"),
        ("He died yesterday.", "DATE XXXX-XX-XX"),
        ("He died last week.", "DATE XXXX-WXX"),
        ("He died Feb. 29.", "DATE XXXX-02-29"),
    ] {
        assert_eq!(values(text, None), [value], "{text}");
        let document = annotated(text, None);
        let MentionValue::Date(date) = &document.mentions[0].value else { panic!("{text}") };
        assert_eq!((date.start, date.end), (None, None), "{text}");
    }
    assert_eq!(values("He died July 7, 2023.", None), ["DATE 2023-07-07"]);
}

#[test]
fn a_night_keeps_the_day_of_its_evening_and_may_go_by_the_next() {
    let document = annotated("It struck Friday night.", Some("2023-07-10"));
    let MentionValue::Time(night) = &document.mentions[0].value else { panic!("no time") };
    let day = |day: &str| DateValue::day(day.parse().unwrap());
    assert_eq!((night.start, night.end), (day("2023-07-07").start, day("2023-07-07").end));
    assert_eq!(night.relate(&day("2023-07-07")), Relation::Same);
    assert_eq!(night.relate(&day("2023-07-08")), Relation::Contains);
    assert_eq!(night.relate(&day("2023-07-09")), Relation::Disjoint);
    assert_eq!(night.relate(&day("2023-07-06")), Relation::Disjoint);
}

#[test]
fn what_happened_after_an_event_hangs_on_its_day() {
    let day = |text| values(text, Some("2023-07-10"));
    // Not on the day of the statement between.
    let text = "He was shot on July 3. Police said on Thursday that two days after the shooting a man fled.";
    assert_eq!(day(text), ["DATE 2023-07-03", "DATE 2023-07-06", "DATE 2023-07-05"]);
    assert_eq!(day("Two days after the attack he fled."), [""; 0]);
    assert_eq!(day("The day after his death on July 3, it rained.")[0], "DATE 2023-07-04");
}

#[test]
fn impossible_days_are_no_days() {
    for text in [
        "February 30, 2023",
        "2023-02-30",
        "31/11/2023",
        "999999999999 years ago",
        "99999 decades ago",
        "9999-99-99",
    ] {
        let days = values(text, Some("2023-07-10"));
        assert!(days.iter().all(|d| !d.starts_with("DATE 2023-")), "{text}: {days:?}");
    }
    for published in ["9999-12-31", "-009999-01-01"] {
        values(
            "next year, tomorrow, last week, a century ago, Friday, July 7, the weekend, last fall, Easter",
            Some(published),
        );
    }
}

#[test]
fn text_before_a_passage_changes_no_day() {
    let passage = "He died Friday. The strike came on July 7 at 5 p.m. Monday, in the first week of the war, 2 days ago.";
    let alone = values(passage, Some("2023-07-10"));
    let after = values(&format!("It rained yesterday. {passage}"), Some("2023-07-10"));
    assert_eq!(alone[..], after[1..]);
}

/// Words that mean time, in any order, are a harder test than letters in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "July",
        "7",
        "7-9",
        "2023",
        ",",
        "the",
        "last",
        "next",
        "this",
        "Friday",
        "night",
        "a",
        "year",
        "ago",
        "two",
        "days",
        "later",
        "quarter",
        "third",
        "of",
        "and",
        "to",
        "'",
        "90s",
        "1990s",
        "5",
        "p.m.",
        ":",
        "30",
        "/",
        "GMT",
        "week",
        "May",
        "noon",
        "every",
        "Mondays",
        "half",
        "fall",
        "Christmas",
        "century",
        "20th",
        "now",
        "past",
        "(",
        ")",
        ".",
        "-",
        "0",
        "99999",
        "1.",
        "mid-July",
        "three-day",
        "nineteen",
        "ninety-six",
        "before",
        "yesterday",
        "é",
        "\u{2019}s",
        "\n\n",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

/// A day that says its year, in one of the ways to write it.
fn full_date() -> impl Strategy<Value = (String, jiff::civil::Date)> {
    (1900i16..2100, 1i8..=12, 1i8..=28, 0usize..5).prop_map(|(year, month, day, form)| {
        let day = jiff::civil::date(year, month, day);
        let form = ["%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%A, %B %-d, %Y", "%b. %-d, %Y"][form];
        (day.strftime(form).to_string().replace("May.", "May"), day)
    })
}

proptest! {
    #[test]
    fn a_passage_before_changes_no_full_date((written, day) in full_date(), before in words()) {
        let text = format!("{before}.\n\nIt was seen on {written}, they said.");
        let document = annotated(&text, Some("2023-07-10"));
        let from = text.rfind(&written).unwrap();
        let found = document.mentions.iter().find(|m| m.span.start as usize == from).map(|m| &m.value);
        let Some(MentionValue::Date(date)) = found else { panic!("no date in {text}") };
        prop_assert_eq!((date.start, date.end), (Some(day), Some(day)), "{}", text);
    }

    #[test]
    fn spans_lie_on_characters_and_nothing_panics(text in prop_oneof![".{0,200}", words()], day in 0..3_000_000i32) {
        let day = jiff::civil::date(1, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let document = annotated(&text, Some(&day.to_string()));
        for mention in &document.mentions {
            prop_assert!(text.get(mention.span.start as usize..mention.span.end as usize).is_some_and(|s| !s.is_empty()));
            if let MentionValue::Date(date) | MentionValue::Time(date) = &mention.value {
                prop_assert!(date.start.is_some() == date.end.is_some() && date.start <= date.end);
            }
        }
    }
}
