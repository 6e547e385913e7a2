//! What metadata mean, whatever they are called.

use crate::read::{article, batch};
use claimdiff::model::article::{Basis, Field, Location};
use claimdiff::model::span::{LineIndex, Span};

#[test]
fn front_matter_is_read_and_other_keys_are_kept() {
    let text = "---\r\nid: a1\r\ntitle: 'Blast: 12 dead'\r\nsource: Post\r\nauthor: [A. Hale, R. Osei]\r\n\
                published: 2023-07-10 14:30\r\nurl: https://post.example/1\r\nevent: blast\r\ndesk: world\r\n---\r\n\
                Twelve people died.\r\n";
    let read = article("a.txt", text);
    assert_eq!((read.id.as_str(), read.path.as_str(), read.title()), ("a1", "a.txt", Some("Blast: 12 dead")));
    let meta = &read.meta;
    assert_eq!(meta.source.as_deref(), Some("Post"));
    assert_eq!(meta.author.as_deref(), Some("A. Hale, R. Osei"));
    assert_eq!(meta.url.as_deref(), Some("https://post.example/1"));
    assert_eq!(meta.event.as_deref(), Some("blast"));
    assert_eq!(meta.other.get("desk").map(String::as_str), Some("world"));
    let published = meta.published.unwrap();
    assert_eq!((published.day.to_string(), published.basis), ("2023-07-10".to_owned(), Basis::Metadata));
    assert_eq!(published.instant.unwrap().to_string(), "2023-07-10T14:30:00Z");
}

#[test]
fn a_title_stands_where_the_file_has_it() {
    let place = |text: &str| {
        let read = article("a.txt", text);
        let all = read.text();
        let at = all.find("dead").unwrap();
        let found = read.locate(&LineIndex::new(all), Span::new(at, at + 4));
        (found, text.get(found.start as usize..found.end as usize).map(str::to_owned))
    };
    for title in ["title: Blåst, 12 dead", "title:   \"Blåst: 12 dead\" # seen", "title: 'Blåst: 12 dead'"]
        .into_iter()
        // Not YAML, and as clear.
        .chain(["title: Blåst: it's 12 dead"])
    {
        let (found, quote) = place(&format!("\u{feff}---\nid: x\n{title}\n---\nText.\n"));
        assert_eq!((found.field, found.line, quote.as_deref()), (Field::Title, 3, Some("dead")), "{title}");
        assert_eq!(found.column as usize, title.split("dead").next().unwrap().chars().count() + 1);
    }
    // Written with an escape: counted in the decoded title.
    let (found, _) = place("---\ntitle: \"12\\x20dead\"\n---\nText.\n");
    assert_eq!(
        found,
        Location { field: Field::Title, start: 3, end: 7, line: 2, column: 4, utf16_column: 4 }
    );
}

#[test]
fn slips_are_told_and_other_keys_are_not() {
    let text = "---\ntitel: A\npublised: 2023-07-10\nheadline: B\npublished_basis: seen\ntext: x\ndesk: y\n---\nText.\n";
    let notices = batch("a.txt", text).notices;
    let told: Vec<String> =
        notices.iter().map(|notice| format!("{} {}", notice.place, notice.message)).collect();
    assert_eq!(
        told,
        [
            "a.txt:2:1 `titel` is not used; did you mean `title`?",
            "a.txt:3:1 `publised` is not used; did you mean `published`?",
            "a.txt:4:1 `headline` is not used; did you mean `title`?",
        ]
    );
}

#[test]
fn dumps_are_understood() {
    let line = r#"{"maintext":"Ten died.","title":"None","date_publish":"2023-07-09 09:15:00","source_domain":"p.example",
        "authors":["R. Osei"],"url":null,"language":"en"}"#
        .replace('\n', "");
    let read = article("dump.jsonl", &line);
    assert_eq!((read.id.as_str(), read.title(), read.text()), ("dump.jsonl:1", None, "Ten died."));
    assert_eq!(read.meta.source.as_deref(), Some("p.example"));
    assert_eq!(read.meta.author.as_deref(), Some("R. Osei"));
    assert_eq!(read.meta.url, None);
    assert_eq!(read.meta.published.unwrap().instant.unwrap().to_string(), "2023-07-09T09:15:00Z");
    let none = article(
        "dump.jsonl",
        r#"{"text":"Ten died.","date_publish":"None","source":"Post","source_domain":"x"}"#,
    );
    assert_eq!((none.meta.published, none.meta.source.as_deref()), (None, Some("Post")));
}

#[test]
fn a_leading_date_is_metadata_and_no_part_of_the_story() {
    let read = article("a.txt", " date 2023-07-10 In the fight against them, two died.");
    let published = read.meta.published.unwrap();
    assert_eq!((published.day.to_string(), published.basis), ("2023-07-10".to_owned(), Basis::LeadingDate));
    assert_eq!(read.readable().trim_start(), "In the fight against them, two died.");
    assert_eq!(read.readable().len(), read.text().len());
    let both = article("a.txt", "---\npublished: 2023-07-11\n---\ndate 2023-07-10 Two died.");
    assert_eq!(both.meta.published.unwrap().day.to_string(), "2023-07-11");
}

#[test]
fn dashes_alone_are_no_front_matter() {
    for text in ["---\n\nTwo died in the blast\n", "--- Two died\n"] {
        let read = article("a.txt", text);
        assert_eq!(read.text(), text);
    }
}
