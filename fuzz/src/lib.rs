//! Bytes in, nothing out: each target goes through rooms of the house and panics where something that must hold of any
//! input does not. cargo-fuzz runs them with coverage (`fuzz_targets/`); `tests/it/fuzz.rs` includes this file and runs
//! the same on stable, over mutated fixtures.

use claimdiff::model::article::{Article, Field};
use claimdiff::model::document::Document;
use claimdiff::model::span::{LineIndex, Span};
use claimdiff::pipeline::{annotated, claims};
use claimdiff::read::error::ReadError;
use claimdiff::read::{bytes_as, format};
use claimdiff::report::{CLAIM_FORMATS, FORMATS, MENTION_FORMATS, ReportOptions};
use claimdiff::{Batch, Options, Outcome, RuleSet, batch_of};
use std::sync::LazyLock;

/// What is fuzzed, by name.
pub const TARGETS: &[(&str, fn(&[u8]))] = &[
    ("read", read),
    ("read_as", read_as),
    ("segment", segment),
    ("annotate", annotate),
    ("rules", rules),
    ("config", config),
    ("check", check),
];

/// Ends an article in the input of [`check`]: ASCII's record separator.
pub const END: u8 = 0x1e;

/// What a file is called in [`read`]: its first byte chooses. Content decides before the name, but not always.
pub const NAMES: &[&str] = &[
    "a", "a.txt", "a.md", "a.jsonl", "a.json", "a.xml", "a.nitf", "a.rss", "a.html", "a.eml", "a.docx",
    "a.zip",
];

/// Longer articles only cost time here; that time grows with length and not faster is for tests of their own.
const LONGEST: usize = 64 * 1024;

static RULES: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::builtin().expect("built-in rules are sound"));

/// The first byte as a choice, and the rest.
fn choice<'a, T: Copy>(data: &'a [u8], of: &[T]) -> Option<(T, &'a [u8])> {
    let (first, rest) = data.split_first()?;
    Some((of[usize::from(*first) % of.len()], rest))
}

/// Any file, read as what it looks like.
pub fn read(data: &[u8]) {
    if let Some((name, bytes)) = choice(data, NAMES) {
        sound(batch_of(name, bytes));
    }
}

/// Any file, read as a format that is forced upon it.
pub fn read_as(data: &[u8]) {
    let names: Vec<&str> = format::FORMATS.iter().map(|format| format.name).collect();
    if let Some((name, bytes)) = choice(data, &names) {
        sound(bytes_as(name, "a", bytes));
    }
}

/// No reader panics, and every stretch of a few characters of every article has a place.
fn sound(read: Result<Batch, ReadError>) {
    let batch = match read {
        Ok(batch) => batch,
        Err(error) => return assert!(error.fault.code() != "fault", "{error}"),
    };
    assert!(batch.notices.iter().all(|notice| notice.code != "fault"), "{:?}", batch.notices);
    for article in batch.articles.iter().take(20) {
        let text = article.text();
        assert_eq!(article.readable().len(), text.len(), "the readable copy has the text's length");
        let index = LineIndex::new(text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(2_000).collect();
        let title = article.title().map_or(0, str::len);
        // No mention reaches from the title into the text.
        let inside = |ends: &&[usize]| ends[5] <= title || ends[0] >= article.text_start() as usize;
        for pair in ends.windows(6).step_by(5).filter(inside) {
            let at = article.locate(&index, Span::new(pair[0], pair[5]));
            assert!(at.start <= at.end && at.line > 0 && at.column > 0, "{at:?}");
        }
    }
}

fn article(data: &[u8]) -> Article {
    let text = String::from_utf8_lossy(&data[..data.len().min(LONGEST)]);
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    Article::new("a".into(), "a".into(), title, body)
}

/// Any text, its first line the title, into sentences and tokens.
pub fn segment(data: &[u8]) {
    spans(&claimdiff::segment::segment(article(data), &RULES.lexicon));
}

/// The same, with its mentions, in every format of `annotate`.
pub fn annotate(data: &[u8]) {
    let batch = Batch { articles: vec![article(data)], ..Batch::default() };
    for document in annotated(batch, &RULES, Some(1)) {
        let document = document.expect("no room panics");
        spans(&document);
        for format in MENTION_FORMATS {
            parses(format.name, &written(|out| (format.write)(&document, &ReportOptions::default(), out)));
        }
    }
}

/// Spans lie in the text and on character boundaries, and tokens follow each other.
fn spans(document: &Document) {
    let text = document.article.text();
    let inside = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    let mut last = 0;
    for token in &document.tokens {
        assert!(inside(token.span) && token.span.start >= last && token.span.start < token.span.end);
        last = token.span.end;
    }
    for sentence in &document.sentences {
        assert!(inside(sentence.span));
    }
    for mention in &document.mentions {
        assert!(inside(mention.span) && mention.span.start < mention.span.end, "{mention:?}");
        assert!(mention.tokens.end as usize <= document.tokens.len(), "{mention:?}");
    }
}

/// Any text as a rule file; what it says where, and what its rules find.
pub fn rules(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut rules = RuleSet::default();
    match rules.add("desk.yaml", &text) {
        Err(error) => assert!(!error.faults().is_empty() && !error.to_string().contains('\u{1b}')),
        Ok(()) => {
            let story = "Two men and 14 women were killed in a blast near Aleppo on Friday, \"police\" said.";
            let article = Article::new("a".into(), "a".into(), "Blast kills 16", story);
            let batch = Batch { articles: vec![article], ..Batch::default() };
            let outcome = claims(batch, &rules, Some(1));
            assert_eq!(outcome.unread, 0, "{:?}", outcome.notices);
            quotes(&outcome, &[story.into()]);
        }
    }
}

/// Any text as a configuration.
pub fn config(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Err(error) = claimdiff::config::load::Config::of("claimdiff.yaml", &text) {
        assert!(!error.faults().is_empty() && !error.to_string().contains('\u{1b}'));
    }
}

/// Any articles (Markdown with front matter, each ended by [`END`]) through the whole of `check` and into every format.
pub fn check(data: &[u8]) {
    let data = &data[..data.len().min(LONGEST)];
    let (mut batch, mut files) = (Batch::default(), Vec::new());
    for (number, part) in data.split(|byte| *byte == END).take(12).enumerate() {
        let Ok(mut read) = batch_of(&format!("{number}.md"), part) else { continue };
        for article in &mut read.articles {
            // One event, unless they say themselves: else few of them would meet. Ids must differ.
            article.id = format!("{number}.md");
            article.meta.event.get_or_insert_with(|| "e".into());
        }
        files.extend(read.articles.iter().map(|_| String::from_utf8(part.to_owned()).unwrap_or_default()));
        batch.articles.extend(read.articles);
        batch.notices.extend(read.notices);
    }
    let outcome =
        claimdiff::check(batch, &RULES, &Options { explain: true, jobs: Some(1), ..Options::default() });
    assert!(outcome.notices.iter().all(|notice| notice.code != "fault"), "{:?}", outcome.notices);
    quotes(&outcome, &files);
    every_format(&outcome);
}

/// Each quotation is what stands at its place in the file; in one that is not UTF-8, offsets count elsewhere.
fn quotes(outcome: &Outcome, files: &[String]) {
    for claim in &outcome.claims {
        let file = &files[claim.article];
        if claim.location.field == Field::Text && !file.is_empty() {
            let at = claim.location.start as usize..claim.location.end as usize;
            assert_eq!(file.get(at), Some(&*claim.quote), "{claim:?}");
        }
    }
}

/// Every format takes the outcome, and what programs read of them parses.
pub fn every_format(outcome: &Outcome) {
    for (explain, width) in [(true, Some(60)), (false, None)] {
        let options = ReportOptions { explain, width, ..ReportOptions::default() };
        for format in FORMATS {
            parses(format.name, &written(|out| (format.write)(outcome, &options, out)));
        }
        for format in CLAIM_FORMATS {
            parses(format.name, &written(|out| (format.write)(outcome, &options, out)));
        }
    }
}

fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory can be written");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn parses(format: &str, text: &str) {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).map(drop).expect("JSON parses");
    match format {
        "json" | "sarif" | "gitlab" => json(text),
        "jsonl" => text.lines().for_each(json),
        "junit" => drop(roxmltree::Document::parse(text).expect("XML parses")),
        "csv" => {
            let mut rows = csv::Reader::from_reader(text.as_bytes());
            assert!(rows.records().all(|row| row.is_ok()), "rows have one length");
        }
        _ => assert!(!text.contains('\u{1b}'), "{format} hands on what rewrites a terminal"),
    }
}
