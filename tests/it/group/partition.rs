//! What is joined, what is not, and why.

use super::{WORDS, by_id, group, read, two_stories};
use claimdiff::group::events;

#[test]
fn two_stories_are_two_events() {
    let batch = two_stories();
    let grouping = group(&batch);
    assert_eq!(by_id(&batch, &grouping), [["dam-1", "dam-2", "dam-3"], ["fire-1", "fire-2", "fire-3"]]);
    assert_eq!(grouping.of, [0, 1, 0, 1, 0, 1]);
    assert_eq!(grouping.events[0].articles, [0, 2, 4]);
    assert_eq!(grouping.events[0].title, "Dam breaks above Varnholt");
}

#[test]
fn says_why() {
    let grouping = group(&two_stories());
    let joined = &grouping.events[0].joined;
    assert_eq!(joined.iter().map(|j| j.article).collect::<Vec<_>>(), [2, 4]);
    assert!(joined.iter().all(|j| j.points > 0.0), "{joined:?}");
    assert!(joined.iter().all(|j| j.shared.contains(&"Varnholt".to_owned())), "{joined:?}");
    assert!(joined[1].shared.contains(&"Ilse Brandauer".to_owned()), "{joined:?}");
}

#[test]
fn what_says_nothing_stays_alone() {
    let mut batch = two_stories();
    batch.push(read("empty", "2021-05-04", "", ""));
    batch.push(read("empty-too", "2021-05-04", "", ""));
    batch.push(read("word", "2021-05-04", "", "Varnholt"));
    batch.push(read("word-too", "2021-05-04", "", "Varnholt"));
    batch.push(read("page", "2021-05-04", "", "Sign up for our newsletter. Read more. All rights reserved."));
    let grouping = group(&batch);
    for number in 6..batch.len() {
        assert_eq!(grouping.events[grouping.of[number]].articles, [number]);
    }
}

#[test]
fn no_article_no_event() {
    assert!(group(&[]).events.is_empty());
}

#[test]
fn pins_hold() {
    let batch = two_stories();
    let mut pins = vec![None; batch.len()];
    pins[0] = Some("desk".to_owned());
    pins[1] = Some("desk".to_owned());
    pins[2] = Some("other".to_owned());
    let grouping = events(&batch, &pins, &WORDS);
    let expected: [&[usize]; 4] = [&[0, 1], &[2], &[3, 5], &[4]];
    assert_eq!(grouping.events.iter().map(|e| e.articles.as_slice()).collect::<Vec<_>>(), expected);
    let pins = grouping.events.iter().map(|e| e.pin.as_deref()).collect::<Vec<_>>();
    assert_eq!(pins, [Some("desk"), Some("other"), None, None]);
}

#[test]
fn the_same_story_a_year_later_is_another() {
    let first = "A ferry with 80 people on board sank in fog off Kallstad on Friday, the coast guard said. Six of \
        them drowned. The captain, Rolf Engdahl, was among those saved.";
    let second = "Nine tourists drowned near Kallstad on Sunday when their ferry ran onto rocks and sank. Helicopters \
        searched until dark. It is the second such accident there in little more than a year.";
    let batch = [
        read("a", "2020-08-01", "Six drown as ferry sinks", first),
        read("b", "2021-09-12", "Tourists die on rocks off Kallstad", second),
    ];
    assert_eq!(group(&batch).events.len(), 2);
}

#[test]
fn lines_of_the_site_join_nothing() {
    let site = "The Harrow Post is written by neighbours for neighbours in the Vale of Harrow since 1911.";
    let story = |id: &str, day: &str, text: &str| read(id, day, "", &format!("{text}\n\n{site}"));
    let batch = [
        story("a", "2021-01-04", "Thieves took nine bicycles from a school yard in Lower Elm."),
        story("b", "2021-02-15", "The choir of Saint Brede sings its spring concert in the barn."),
        story("c", "2021-04-20", "A heron has come to live on the pond behind the brewery."),
    ];
    assert_eq!(group(&batch).events.len(), 3);
}
