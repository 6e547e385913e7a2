//! An article as it was read: its text, what is known about it, and where its text stood in the file.

use crate::model::anchor::{Anchor, Anchors};
use crate::model::edition::{Edition, Retired};
use crate::model::entry::Entry;
use crate::model::span::{LineIndex, Span};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Which part of an article a position points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline that came as metadata.
    Title,
    /// The text itself.
    Text,
}

impl Field {
    /// The word that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
        }
    }
}

/// When an article was published, as exactly as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day, in the zone that the article names (UTC for an instant that names none).
    pub day: Date,
    /// The instant, when a time of day was given.
    pub instant: Option<Timestamp>,
    /// Does the article name the zone of that time? When it does not, the instant is that of UTC.
    pub zoned: bool,
    /// Where the day is known from.
    pub basis: Basis,
}

/// Where a publication day is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Metadata: front matter or a JSON field.
    Metadata,
    /// A leading `date YYYY-MM-DD` in the text.
    LeadingDate,
    /// The dateline ("NAIROBI, Aug. 7 (AP) -").
    Dateline,
    /// `--published`, for articles that carry none.
    Option,
}

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default)]
pub struct Meta {
    /// The outlet.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published; `None` when neither metadata nor text say so.
    pub published: Option<Published>,
    /// When this version of it was made, if it says so.
    pub modified: Option<Published>,
    /// Where it was published.
    pub url: Option<String>,
    /// The event that the desk pinned it to.
    pub event: Option<String>,
    /// Is it a draft of the desk's own, to be checked against the others?
    pub draft: bool,
    /// What its front matter says to the tool itself, under `claimdiff`.
    pub settings: Option<Entry>,
    /// Is the text only the beginning or a summary of the article? What it lacks says nothing then.
    pub partial: bool,
    /// Which story it is a version of.
    pub edition: Edition,
    /// Why its claims do not stand any more; `None` while they do.
    pub retired: Option<Retired>,
    /// Whatever else the metadata say, as written.
    pub other: BTreeMap<String, String>,
}

/// Where a field's text stood in the file: what is added to an offset in the field to get one in the file.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// Bytes before the field's text in what offsets count from.
    pub offset: u32,
    /// 1-based line of the field's first character.
    pub line: u32,
    /// Characters before the field's first character on that line.
    pub column: u32,
    /// Do newlines in the field advance the line? Not in a decoded JSON string.
    pub lines: bool,
}

impl Default for Origin {
    fn default() -> Self {
        Self { offset: 0, line: 1, column: 0, lines: true }
    }
}

impl Origin {
    /// Where a field begins that stands behind `before`, on one line, which began here.
    pub fn behind(self, before: &str) -> Self {
        Self {
            offset: self.offset + before.len() as u32,
            column: self.column + before.chars().count() as u32,
            ..self
        }
    }
}

/// A place in the file as reports show it: see `docs/positions.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// Which field it is in.
    pub field: Field,
    /// First byte, counted as the field's format says.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based column in UTF-16 code units, which editors and CI systems count.
    pub utf16_column: u32,
}

/// An article: one string that holds the title, a blank line and the text, so that every later room works with one
/// kind of span.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Unique in the batch: given, or the path as written.
    pub id: String,
    /// The file it came from, as written on the command line or found below a folder, `/`-separated.
    pub path: String,
    /// What is known about it.
    pub meta: Meta,
    text: String,
    readable: Option<String>,
    title_end: u32,
    text_start: u32,
    title_origin: Origin,
    text_origin: Origin,
    title_anchors: Anchors,
    text_anchors: Anchors,
}

/// A headline has at least so many words; a sentence may well begin with "Three dead".
const HEADLINE: usize = 4;

impl Article {
    /// An article from its title (empty: none) and text.
    pub fn new(id: String, path: String, title: &str, text: &str) -> Self {
        let (all, title_end, text_start) = if title.is_empty() {
            (text.to_owned(), 0, 0)
        } else {
            (format!("{title}\n\n{text}"), title.len(), title.len() + 2)
        };
        Self {
            id,
            path,
            text: all,
            title_end: title_end as u32,
            text_start: text_start as u32,
            ..Self::default()
        }
    }

    /// Says where title and text stood in the file.
    pub fn with_origins(mut self, title: Origin, text: Origin) -> Self {
        (self.title_origin, self.text_origin) = (title, text);
        self
    }

    /// Says where the words of title and text, which were decoded from markup, stood in the file.
    pub fn with_anchors(mut self, title: Anchors, text: Anchors) -> Self {
        (self.title_anchors, self.text_anchors) = (title, text);
        self
    }

    /// Replaces the body that is analysed by one of equal length in which markup is blanked out; quotations and
    /// positions still come from the text as it was read. A body of another length is ignored.
    pub fn with_readable(mut self, body: &str) -> Self {
        let start = self.text_start as usize;
        if body.len() == self.text.len() - start {
            self.readable = Some(format!("{}{body}", &self.text[..start]));
        }
        self
    }

    /// Title, blank line and text, as they were read: what spans point into and quotations come from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same with markup blanked out: what is analysed.
    pub fn readable(&self) -> &str {
        self.readable.as_deref().unwrap_or(&self.text)
    }

    /// The title, if it has one.
    pub fn title(&self) -> Option<&str> {
        (self.title_end > 0).then(|| &self.text[..self.title_end as usize])
    }

    /// Where the body begins in [`Article::text`].
    pub fn text_start(&self) -> u32 {
        self.text_start
    }

    /// The text without the title, as it is analysed.
    pub fn body(&self) -> &str {
        self.readable().get(self.text_start as usize..).unwrap_or("")
    }

    /// Blanks a headline that stands once more before the first sentence, as in the text of saved pages, often with
    /// nothing between them. A line of its own stays, and so does a sentence that only begins like the headline.
    pub fn without_repeated_title(self) -> Self {
        let body = self.body();
        let repeated =
            self.title().filter(|title| title.split_whitespace().count() >= HEADLINE).and_then(|title| {
                let from = body.len() - body.trim_start().len();
                let rest = body.get(from..)?.strip_prefix(title)?;
                let next = rest.trim_start_matches(' ').chars().next()?;
                (next.is_uppercase() || next.is_ascii_digit()).then_some(body.len() - rest.len())
            });
        match repeated {
            Some(past) => {
                let blanked = format!("{}{}", " ".repeat(past), &body[past..]);
                self.with_readable(&blanked)
            }
            None => self,
        }
    }

    /// A number that tells, within one run, whether it still says the same when it is read once more.
    pub fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.text.hash(&mut hasher);
        hasher.finish()
    }

    /// Where a quotation stands that [`Article::locate`] placed: the way back. `None` when other words stand there.
    pub fn find(&self, at: &Location, quote: &str) -> Option<Span> {
        let (origin, first) = match at.field {
            Field::Title => (self.title_origin, 0),
            Field::Text => (self.text_origin, self.text_start),
        };
        // Places in markup count from the field, whatever stands before it in the file.
        let span = |before: u32| {
            let start = at.start.checked_sub(before)?.checked_add(first)?;
            let end = at.end.checked_sub(before)?.checked_add(first)?;
            Some(Span { start, end }).filter(|span| !quote.is_empty() && span.of(&self.text) == quote)
        };
        span(origin.offset).or_else(|| span(0))
    }

    /// Which field byte `at` of [`Article::text`] stands in.
    pub fn field_at(&self, at: u32) -> Field {
        if at < self.title_end { Field::Title } else { Field::Text }
    }

    /// The place of `span` in the file; `index` must be that of [`Article::text`].
    pub fn locate(&self, index: &LineIndex, span: Span) -> Location {
        let field = self.field_at(span.start);
        let (origin, first, anchors) = match field {
            Field::Title => (self.title_origin, 0, &self.title_anchors),
            Field::Text => (self.text_origin, self.text_start, &self.text_anchors),
        };
        let (start, end) = (span.start.saturating_sub(first), span.end.saturating_sub(first));
        if let Some(Anchor { line, column, utf16_column, .. }) = anchors.of(start, end) {
            return Location { field, start, end, line, column, utf16_column };
        }
        let (line, column) = index.line_column(&self.text, span.start as usize);
        let (base, _) = index.line_column(&self.text, first as usize);
        let (lines, column) = if origin.lines {
            (line - base, column + if line == base { origin.column as usize } else { 0 })
        } else {
            (0, index.chars_to(&self.text, span.start as usize) - index.chars_to(&self.text, first as usize))
        };
        let line_start = if origin.lines { index.start_of(line) } else { first as usize };
        let pairs = index.pairs_to(&self.text, span.start as usize) - index.pairs_to(&self.text, line_start);
        Location {
            field,
            start: start + origin.offset,
            end: end + origin.offset,
            line: origin.line + lines as u32,
            column: column as u32 + 1,
            utf16_column: (column + pairs) as u32 + 1,
        }
    }
}
