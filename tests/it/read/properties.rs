//! What holds for every input: no bytes panic, and positions slice the file to the quotation.

use claimdiff::model::article::{Article, Field};
use claimdiff::model::span::{LineIndex, Span};
use claimdiff::read::bytes_of;
use proptest::prelude::*;

/// Pieces of text that readers take apart.
fn piece() -> impl Strategy<Value = String> {
    let written = [
        "---\n",
        "...\n",
        "title: ",
        "published: 2023-07-10\n",
        "id: a\n",
        "\n",
        "\r\n",
        "\u{feff}",
        " ",
        "é",
        "سوريا",
        "😀",
        "**",
        "_",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "~~",
        "<b>",
        "<!--",
        "-->",
        "# ",
        "> ",
        "- ",
        "{\"",
        "\":\"",
        "\"}",
        "text",
        "\\",
        "\"",
        "'",
        ":",
        "date 2023-07-10 ",
        "Twelve people died.",
        "\0",
        "{",
        "}",
    ];
    prop_oneof![4 => proptest::sample::select(written.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

fn file() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// Body text: no line that would end front matter.
fn body() -> impl Strategy<Value = String> {
    let written =
        ["\n", "\r\n", " ", "é", "سوريا", "😀", "**", "[a](b)", "Twelve people died.", "~~x~~", "\t"];
    proptest::collection::vec(proptest::sample::select(written.to_vec()), 0..30)
        .prop_map(|p| format!("W{}", p.concat()))
}

/// Pairs of character boundaries of an article some way apart, each inside the title or inside the text.
fn spans(article: &Article) -> Vec<Span> {
    let (text, title) = (article.text(), article.title().map_or(0, str::len) as u32);
    let inside = |span: &Span| span.end <= title || span.start >= article.text_start();
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    (0..ends.len())
        .flat_map(|i| [1, 2, 7].map(|n| (ends[i], ends.get(i + n))))
        .filter_map(|(a, b)| Some(Span::new(a, *b?)))
        .filter(inside)
        .collect()
}

/// Line and column of a byte of the file, counted the slow way.
fn slow(file: &str, at: usize) -> (u32, u32) {
    let before = file[..at].strip_prefix('\u{feff}').unwrap_or(&file[..at]);
    let line = before.rsplit('\n').next().unwrap_or("");
    (before.matches('\n').count() as u32 + 1, line.chars().count() as u32 + 1)
}

fn slices_the_file(article: &Article, file: &str) -> Result<(), TestCaseError> {
    let text = article.text();
    let index = LineIndex::new(text);
    for span in spans(article) {
        let found = article.locate(&index, span);
        prop_assert_eq!(file.get(found.start as usize..found.end as usize), Some(span.of(text)));
        prop_assert_eq!((found.line, found.column), slow(file, found.start as usize));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), text in file()) {
        for path in ["a.txt", "a.md", "a.jsonl", "-"] {
            for input in [&bytes[..], text.as_bytes()] {
                if let Ok(batch) = bytes_of(path, input) {
                    for article in &batch.articles {
                        prop_assert_eq!(article.readable().len(), article.text().len());
                        let index = LineIndex::new(article.text());
                        for span in spans(article) {
                            article.locate(&index, span);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn positions_slice_a_text_file(text in body(), title in "[A-Za-zé😀 ]{1,12}", mark in any::<bool>(), head in any::<bool>()) {
        let mark = if mark { "\u{feff}" } else { "" };
        let title = format!("T{}", title.trim());
        let head = if head { format!("---\nid: x\ntitle: {title}\n---\n") } else { String::new() };
        let file = format!("{mark}{head}{text}");
        for path in ["a.txt", "a.md"] {
            let batch = bytes_of(path, file.as_bytes());
            prop_assert!(batch.is_ok(), "{:?}", batch.err());
            for article in batch.map(|batch| batch.articles).unwrap_or_default() {
                slices_the_file(&article, &file)?;
            }
        }
    }

    #[test]
    fn positions_slice_the_json_string(text in body(), title in body(), lines in 0usize..3) {
        let line = serde_json::json!({"title": &title, "text": &text}).to_string();
        let file = format!("{}{line}\n", "\n".repeat(lines));
        let batch = bytes_of("a.jsonl", file.as_bytes());
        prop_assert!(batch.is_ok(), "{:?}", batch.err());
        for article in batch.map(|batch| batch.articles).unwrap_or_default() {
            let index = LineIndex::new(article.text());
            for span in spans(&article) {
                let found = article.locate(&index, span);
                let field = if found.field == Field::Title { &title } else { &text };
                prop_assert_eq!(field.get(found.start as usize..found.end as usize), Some(span.of(article.text())));
                let column = field[..found.start as usize].chars().count() as u32 + 1;
                prop_assert_eq!((found.line, found.column), (lines as u32 + 1, column));
            }
        }
    }
}
