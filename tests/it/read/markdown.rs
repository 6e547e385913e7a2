//! Markup is blanked out, words are not.

use crate::read::article;

/// The words that are left, one space between them.
fn words(markdown: &str) -> String {
    let read = article("a.md", markdown);
    assert_eq!(read.text(), markdown);
    assert_eq!(read.readable().len(), markdown.len());
    read.readable().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn marks_go_and_words_stay() {
    for (markdown, left) in [
        ("# Twelve die ##\n\nText.", "Twelve die Text."),
        ("Twelve die\n==========\nText.", "Twelve die Text."),
        ("> > quoted\n> words", "quoted words"),
        ("- one\n* two\n+ three\n1. four\n12) five", "one two three four five"),
        ("**Twelve** _people_ ***died***, *he* said.", "Twelve people died , he said."),
        (
            "[Officials](https://x.example/a_(b) \"t\") said [so][1].\n\n[1]: https://x.example",
            "Officials said so .",
        ),
        ("Before ![12 dead](a.jpg) after[^1].", "Before after ."),
        ("`code` stays, ``a`b`` too", "code stays, a`b too"),
        ("```\n99 dead\n```\nText.", "Text."),
        ("Text <!-- 99\ndead --> <b>12</b> dead<br/>", "Text 12 dead"),
        ("The toll is ~~99~~ 12.", "The toll is 12."),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a b 1 2"),
        ("\\*12\\* dead, AT&amp;T", "*12 * dead, AT& T"),
    ] {
        assert_eq!(words(markdown), left, "{markdown}");
    }
}

#[test]
fn prose_is_left_alone() {
    for prose in [
        "He said [sic] that [the group] left.",
        "It is 5 * 3 and snake_case, f**k.",
        "2023. was a year",
        "Two <12 years and 3 > 2",
        "Fish & chips; R&D",
        "No -- dash",
    ] {
        assert_eq!(words(prose), prose);
    }
}

#[test]
fn hostile_markdown_takes_linear_time() {
    let begun = std::time::Instant::now();
    for piece in
        ["[", "](", "[a](", "*", "`", "` `` ", "<a", "~~", "<!--", "> ", "- ", "&", "\\", "_a", "|", "[a]["]
    {
        let text = piece.repeat(400_000 / piece.len());
        let read = claimdiff::read::bytes_of("a.md", text.as_bytes());
        assert!(read.is_ok_and(|batch| batch.articles[0].readable().len() == text.len()), "{piece}");
    }
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
