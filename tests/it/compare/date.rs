//! `src/compare/date.rs`: days apart, nights, announcements, partial dates.

use crate::compare::build::Batch;

fn two(a: (&str, &str), b: (&str, &str)) -> Batch {
    Batch::default().article("a", "2023-07-09").on(a.0, a.1).article("b", "2023-07-09").on(b.0, b.1)
}

#[test]
fn more_than_a_day_apart_is_an_error() {
    let found = two(("2023-07-07", "July 7"), ("2023-07-04", "July 4")).found();
    assert_eq!(found, ["date conflict error: July 7 [a] | July 4 [b]"]);
}

#[test]
fn one_day_apart_is_a_warning_or_with_a_night_a_note() {
    let found = two(("2023-07-07", "Friday"), ("2023-07-08", "Saturday")).found();
    assert_eq!(found, ["date conflict warning: Friday [a] | Saturday [b]"]);
    let found = two(("2023-07-07", "late on Friday"), ("2023-07-08", "Saturday")).found();
    assert_eq!(found, ["date conflict note: late on Friday [a] | Saturday [b]"]);
}

#[test]
fn coarse_and_partial_dates_agree() {
    assert_eq!(two(("2023-07-07", "Friday"), ("2023-07-01/2023-07-31", "in July")).found(), [""; 0]);
    assert_eq!(two(("2023-07-07", "July 7"), ("XXXX-07-04", "July 4")).found(), [""; 0]);
    let found = two(("2023-07-07", "Friday"), ("2023-06-01/2023-06-30", "in June")).found();
    assert_eq!(found, ["date conflict error: Friday [a] | in June [b]"]);
}

#[test]
fn the_day_of_the_statement_is_not_the_day_of_the_event() {
    let found = two(("2023-07-07", "Friday"), ("2023-07-09", "Sunday")).role("announcement").found();
    assert_eq!(found, [""; 0]);
}

#[test]
fn an_article_with_both_days_takes_no_side() {
    let batch = two(("2023-07-07", "Friday"), ("2023-07-07", "Friday")).on("2023-07-04", "Tuesday");
    assert_eq!(batch.found(), [""; 0]);
}

#[test]
fn articles_of_two_times_tell_of_two_events() {
    let batch = |day: &str| {
        let first =
            Batch::default().article("a", "2023-07-09").on("2023-07-07", "July 7").counts("killed", "12");
        first.article("b", "2023-07-09").on(day, "that day").counts("killed", "9").running()
    };
    assert_eq!(batch("2023-03-03").found(), [""; 0]);
    assert_eq!(batch("2023-07-04").found().len(), 2);
}

#[test]
fn a_weekday_and_a_day_of_one_phrase_go_together() {
    let one = |text: &str| Batch::default().article("a", "").on("2023-07-08", text).found();
    assert_eq!(one("Friday, July 8, 2023"), ["date internal error: Friday, July 8, 2023 [a]"]);
    assert_eq!(one("Saturday, July 8, 2023"), [""; 0]);
    assert_eq!(one("Saturday"), [""; 0]);
    assert_eq!(one("Fri., July 8, 2023"), ["date internal error: Fri., July 8, 2023 [a]"]);
}

#[test]
fn a_weekday_is_held_against_a_day_without_year_near_the_publication_only() {
    let one =
        |published: &str| Batch::default().article("a", published).on("2023-07-08", "Friday, July 8").found();
    assert_eq!(one("2023-07-09"), ["date internal error: Friday, July 8 [a]"]);
    // In 2022 it was a Friday: who looks back from the next spring may mean that one.
    assert_eq!(one("2024-01-20"), [""; 0]);
}

#[test]
fn what_is_over_does_not_lie_after_the_publication() {
    let one =
        |published: &str, text: &str| Batch::default().article("a", published).on("2023-07-09", text).found();
    assert_eq!(one("2023-07-07", "July 9"), ["date internal error: July 9 [a]"]);
    assert_eq!(one("2023-07-08T08:00Z", "July 9"), ["date internal error: July 9 [a]"]);
    // In the first zone of the earth the ninth had begun.
    assert_eq!(one("2023-07-08T10:00Z", "July 9"), [""; 0]);
    assert_eq!(one("2023-07-08", "July 9"), [""; 0]);
    assert_eq!(one("2023-07-09", "July 9"), [""; 0]);
    assert_eq!(one("2023-07-07", "Sunday"), [""; 0]);
    assert_eq!(one("", "July 9"), [""; 0]);
}

#[test]
fn one_weekday_counted_from_two_publications_is_a_note() {
    let found = two(("2023-07-07", "on Friday"), ("2023-07-14", "on Friday")).found();
    assert_eq!(found, ["date conflict note: on Friday [a] | on Friday [b]"]);
    let found = two(("2023-07-07", "July 7"), ("2023-06-30", "on Friday")).found();
    assert_eq!(found, ["date conflict note: July 7 [a] | on Friday [b]"]);
    let found = two(("2023-07-07", "July 7"), ("2023-06-30", "June 30")).found();
    assert_eq!(found, ["date conflict error: July 7 [a] | June 30 [b]"]);
}
