//! Input that cannot be read, each with its message and exit code: never a panic, never a silent pass.

use crate::cli::{Desk, refused};
use std::time::{Duration, Instant};

const STORY: &[u8] = b"Twelve people were killed in a blast on Friday, officials said.\n";

/// What a named file gives.
fn named(name: &str, bytes: &[u8], message: &str) {
    let desk = Desk::new(&[(name, bytes)]);
    assert_eq!(desk.run(&["check", name]), refused(message));
}

#[test]
fn no_such_path() {
    let desk = Desk::new(&[("a.txt", STORY)]);
    assert_eq!(desk.run(&["check", "a.txt", "b.txt"]), refused("b.txt: no such file or folder"));
}

#[test]
fn an_empty_folder() {
    let desk = Desk::new(&[]);
    std::fs::create_dir(desk.path().join("stories")).unwrap();
    let message = "holds no article: no file of a format that is read and ignore files do not exclude";
    assert_eq!(desk.run(&["check", "stories"]), refused(&format!("stories: {message}")));
    desk.write("stories/a.pdf", b"%PDF");
    let others = " (1 other file: 1 .pdf)";
    assert_eq!(desk.run(&["check", "stories"]), refused(&format!("stories: {message}{others}")));
}

#[test]
fn an_empty_file() {
    named("a.txt", b"", "a.txt: is empty");
    named("a.md", b"\xEF\xBB\xBF \r\n", "a.md: is empty");
    named("a.jsonl", b"\n\n", "a.jsonl: is empty");
    named("a.txt", b"---\ntitle: Blast\n---\n\n", "a.txt:4:1: is empty");
}

#[test]
fn not_utf8() {
    let desk = Desk::new(&[("a.txt", b"line\n\xC3\xA9it\x92s dead")]);
    let ran = desk.run(&["extract", "a.txt"]);
    let told = "claimdiff: a.txt:2:4: is not UTF-8: read as windows-1252, a guess\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), told));
}

#[test]
fn binary() {
    named("a.txt", b"PNG\0\x01", "a.txt: is not a text: byte 3 is NUL");
    named("a.jsonl", b"{\"text\"\0", "a.jsonl: is not a text: byte 7 is NUL");
    let message = "has the unknown extension `.pdf`, and its content is of no format that is read; --input-format names one";
    named("a.pdf", b"%PDF", &format!("a.pdf: {message}"));
}

#[test]
fn broken_front_matter() {
    let desk = Desk::new(&[("a.md", b"---\ntitle: Blast\nsource: \"Post\nurl: x\n---\nText.\n")]);
    let ran = desk.run(&["check", "a.md"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("claimdiff: a.md:3:9: front matter: "), "{}", ran.err);
    named(
        "a.txt",
        b"---\ntitle: [Blast\n---\nText.\n",
        "a.txt:2:8: front matter: did not find expected ',' or ']', while parsing a flow sequence",
    );
    named(
        "a.txt",
        b"---\ntitle: Blast\nText.\n",
        "a.txt:1:1: front matter: opened on line 1 and never closed; end it with a line `---`",
    );
    named(
        "a.txt",
        b"---\ntitle: A\nurl: b\ntitle: C\n---\nText.\n",
        "a.txt:4:1: front matter: `title` stands there twice",
    );
    named(
        "a.txt",
        b"---\nid: 7\ntitle: {a: b}\n---\nText.\n",
        "a.txt:3:8: `title` must be a text, not a mapping",
    );
    let colon = "mapping values are not allowed in this context; put a value that holds a colon between quotation marks";
    named(
        "a.txt",
        b"---\nclaimdiff:\n  note: Blast: 12 dead\n---\nText.\n",
        &format!("a.txt:3:14: front matter: {colon}"),
    );
    named("a.txt", b"---\n- a\n---\nText.\n", "a.txt:2:1: front matter: it takes lines of `key: value`");
}

#[test]
fn brackets_are_refused_at_once() {
    let begun = Instant::now();
    let many = format!("---\ntitle: {}\n---\nText.\n", "[".repeat(100_000));
    named("a.txt", many.as_bytes(), "a.txt:1:1: front matter: larger than 65536 bytes");
    let some = format!("---\ntitle: {}\n---\nText.\n", "[{".repeat(20_000));
    named("a.md", some.as_bytes(), "a.md:2:24: front matter: brackets nested more than 16 deep");
    for hostile in ["- ", "? ", "a: &a [*a, *a]\n", "!!", "\"\\"] {
        let head = format!("---\nx: {}\n---\nText.\n", hostile.repeat(60_000 / hostile.len()));
        let desk = Desk::new(&[("a.txt", head.as_bytes())]);
        assert!(matches!(desk.run(&["check", "a.txt"]).code, Some(0 | 2)), "{hostile}");
    }
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_broken_line_of_json_is_a_notice() {
    let lines = b"{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\n\n{\"id\":\"c\"}\n{\"text\":7}\n[]\n{\"id\":\"d\",\"text\":\"\xFF\"}\n";
    let desk = Desk::new(&[("feed.jsonl", lines)]);
    let ran = desk.run(&["extract", "feed.jsonl", "--format", "jsonl"]);
    let expected = "\
claimdiff: feed.jsonl:2:17: not read: broken JSON: EOF while parsing a value
claimdiff: feed.jsonl:4:1: not read: has no `text`
claimdiff: feed.jsonl:5:9: not read: `text` must be a text, not a number
claimdiff: feed.jsonl:6:1: not read: broken JSON: invalid type: sequence, expected a map
claimdiff: feed.jsonl:7:19: not read: is not UTF-8: byte 18 is 0xFF; save it as UTF-8
claimdiff: 5 articles were not read, so the exit code is 2; --allow-unread accepts that
";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), expected));
    assert_eq!(desk.run(&["extract", "feed.jsonl", "--allow-unread"]).code, Some(0));
    let all = Desk::new(&[("feed.jsonl", b"{\n")]);
    let ran = all.run(&["check", "feed.jsonl"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.ends_with("claimdiff: nothing to check: no article could be read\n"), "{}", ran.err);
}

#[test]
fn of_many_broken_lines_some_are_told() {
    let lines = format!("{{\"text\":\"One.\"}}\n{}", "oops\n".repeat(1000));
    let ran = Desk::new(&[("feed.jsonl", lines.as_bytes())]).run(&["extract", "feed.jsonl"]);
    assert_eq!(ran.err.lines().count(), 22);
    assert!(ran.err.contains("claimdiff: feed.jsonl: not read: 980 more lines\n"), "{}", ran.err);
    assert!(ran.err.contains("1000 articles were not read"));
}

#[test]
fn a_date_that_is_none() {
    let form = "is not a date; write 2023-07-10 or 2023-07-10T14:30:00Z";
    let head = b"---\r\ntitle: Blast\r\npublished: last Friday\r\n---\r\nText.\r\n";
    named("a.txt", head, &format!("a.txt:3:12: `published`: `last Friday` {form}"));
    let message = "`published`: `2023-02-30` is not a date: the calendar has no such day";
    named("a.md", b"---\npublished: \"2023-02-30\"\n---\nText.\n", &format!("a.md:2:12: {message}"));
    let line = "{\"text\":\"One.\",\"date_publish\": \"soon\"}\n{\"text\":\"Two.\"}\n";
    let ran = Desk::new(&[("a.jsonl", line.as_bytes())]).run(&["extract", "a.jsonl", "--allow-unread"]);
    let told = format!("claimdiff: a.jsonl:1:32: not read: `date_publish`: `soon` {form}\n");
    assert_eq!((ran.code, ran.err), (Some(0), told));
    let ran = Desk::new(&[("a.txt", STORY)]).run(&["check", "a.txt", "--published", "yesterday"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`yesterday` is not a date"), "{}", ran.err);
}

#[test]
fn two_articles_with_one_id() {
    let desk = Desk::new(&[
        ("a.txt", b"---\nid: blast\n---\nText.\n"),
        ("b.md", b"---\nid: blast\n---\nText.\n"),
        ("c.jsonl", b"{\"id\":7,\"text\":\"One.\"}\n\n{\"id\":\"7\",\"text\":\"Two.\"}\n"),
    ]);
    let tail = "give one of them another `id`";
    let message = format!("b.md:4: has the id `blast`, and so has a.txt:4; {tail}");
    assert_eq!(desk.run(&["check", "a.txt", "b.md"]), refused(&message));
    let message = format!("c.jsonl:3: has the id `7`, and so has c.jsonl:1; {tail}");
    assert_eq!(desk.run(&["check", "c.jsonl"]), refused(&message));
    let twice = Desk::new(&[("a.txt", STORY)]);
    let message = format!("a.txt: has the id `a.txt`, and so has a.txt; {tail}");
    assert_eq!(twice.run(&["check", "a.txt", "a.txt"]), refused(&message));
}

#[test]
fn found_in_a_folder_it_is_a_notice() {
    let desk = Desk::new(&[("s/a.txt", STORY), ("s/b.txt", b"\0"), ("s/c.txt", b""), ("s/d.gif", b"GIF")]);
    let ran = desk.run(&["extract", "s", "--format", "jsonl"]);
    let expected = "\
claimdiff: s: files of other formats were not read (1 other file: 1 .gif)
claimdiff: s/b.txt: not read: is not a text: byte 0 is NUL
claimdiff: s/c.txt: not read: is empty
claimdiff: 2 articles were not read, so the exit code is 2; --allow-unread accepts that
";
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), expected));
}

#[test]
fn another_language_is_not_read() {
    let french = "Au moins douze personnes ont été tuées vendredi dans une explosion près de la ville, ont annoncé \
                  les autorités locales, qui craignent un bilan plus lourd. Les secours poursuivent leurs recherches \
                  dans les décombres de l'immeuble effondré, selon le ministère de l'Intérieur.\n";
    let desk = Desk::new(&[("a.txt", STORY), ("fr.txt", french.as_bytes())]);
    let ran = desk.run(&["extract", "a.txt", "fr.txt", "--allow-unread"]);
    let told = "claimdiff: fr.txt: not read: the text is French, and the rules know English only\n";
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), told));
}

/// Both are read whole in every build. The way through all rooms is run at full size in optimised builds only: without
/// optimisation it takes minutes, and a tenth of the size shows the same.
#[test]
fn twenty_megabytes_and_five_on_one_line() {
    let share = if cfg!(debug_assertions) { 10 } else { 1 };
    let sentence = "The council met on Monday and said the road would be open again by the end of the week. ";
    let paragraph = format!("{}\n\n", sentence.repeat(8));
    let long = paragraph.repeat(20_000_000 / paragraph.len() + 1);
    let line = sentence.repeat(5_000_000 / sentence.len() + 1);
    for text in [&long, &line] {
        let read = claimdiff::read::bytes_of("a.txt", text.as_bytes()).unwrap();
        assert_eq!(read.articles[0].text().len(), text.len());
    }
    let desk = Desk::new(&[]);
    for (name, text) in [("long.txt", &long), ("line.txt", &line)] {
        desk.write(name, &text.as_bytes()[..text.len() / share]);
        let ran = desk.run(&["extract", name, "--format", "jsonl"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{name}");
    }
}

#[test]
fn larger_than_the_cap() {
    let desk = Desk::new(&[("a.txt", b"")]);
    std::fs::File::options()
        .write(true)
        .open(desk.path().join("a.txt"))
        .unwrap()
        .set_len(67_108_865)
        .unwrap();
    let message = "has 67108865 bytes; files up to 67108864 bytes are read (split it, or leave it out)";
    assert_eq!(desk.run(&["check", "a.txt"]), refused(&format!("a.txt: {message}")));
}
