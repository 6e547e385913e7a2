//! Paths in, articles and notices out. It knows which reader reads which file, and nothing of what the texts say.
//!
//! What is *named* and cannot be read stops the run ([`ReadError`]); what is *found*, in a folder or on a line of
//! JSON Lines, becomes a notice and the rest is read. `docs/input.md` says it in full.

pub mod error;
pub mod list;

mod front_matter;
mod json;
mod language;
mod markdown;
mod meta;
mod plain;
mod walk;

use crate::model::article::{Article, Basis, Origin, Published};
use crate::model::outcome::Notice;
use crate::model::record::Record;
use crate::model::span::{LineIndex, Span};
use crate::read::error::{Fault, ReadError};
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// A larger file of one article is refused: a book has a megabyte, and 20 MB of exported copy must still pass.
pub const MAX_ARTICLE: u64 = 64 * 1024 * 1024;

/// A larger file of many articles is refused: it is held in memory while its lines are read.
pub const MAX_LINES: u64 = 1024 * 1024 * 1024;

/// Of one file, so many broken lines are told one by one.
const TOLD: usize = 20;

/// Of a file of many lines, so much is looked at to see that it is no binary; a line with a NUL further down is one
/// broken line.
const HEAD: usize = 8 * 1024;

/// A record, or why there is none.
type ReadRecord = Result<Record, ReadError>;

/// What a reader makes of a file.
enum Shape {
    /// One text, with front matter; the function blanks markup out.
    Text(fn(&str) -> Option<String>),
    /// Several records; what cannot be read among them.
    Records(fn(&str, &[u8]) -> Vec<ReadRecord>),
}

struct Reader {
    extensions: &'static [&'static str],
    shape: Shape,
    cap: u64,
}

/// The formats: `--help`, folders and messages follow this table.
const READERS: &[Reader] = &[
    Reader { extensions: &["txt", "text"], shape: Shape::Text(|_| None), cap: MAX_ARTICLE },
    Reader {
        extensions: &["md", "markdown"],
        shape: Shape::Text(|text| Some(markdown::readable(text))),
        cap: MAX_ARTICLE,
    },
    Reader { extensions: &["jsonl", "ndjson"], shape: Shape::Records(json::records), cap: MAX_LINES },
];

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Publication day of articles that carry none.
    pub published: Option<Published>,
    /// What standard input is called; its extension says how to read it.
    pub stdin_filename: Option<String>,
    /// What the articles are checked against, if they are drafts.
    pub against: Vec<PathBuf>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// In the order of the paths, files of a folder sorted, records in the order of their file.
    pub articles: Vec<Article>,
    /// In the same order.
    pub notices: Vec<Notice>,
    /// How many files and records were found and not read.
    pub unread: usize,
}

/// Reads all articles that `paths` name. Fails when a named path cannot be read, a date is none, or two articles have
/// one id. With `against`, those of `paths` are drafts, and come first.
pub fn batch(paths: &[PathBuf], options: &ReadOptions) -> Result<Batch, ReadError> {
    let mut batch = Batch::default();
    if paths.iter().chain(&options.against).filter(|path| written(path) == STDIN).count() > 1 {
        return Err(ReadError::file(STDIN, Fault::StdinTwice));
    }
    for (number, path) in paths.iter().chain(&options.against).enumerate() {
        if number == paths.len() {
            batch.articles.iter_mut().for_each(|article| article.meta.draft = true);
        }
        let written = written(path);
        if written == STDIN {
            let bytes = bytes(STDIN, &mut std::io::stdin().lock(), MAX_LINES)?;
            let name = options.stdin_filename.as_deref();
            batch.take(name.unwrap_or(STDIN), &bytes, stdin_reader(name, &bytes)?)?;
            continue;
        }
        let about = std::fs::metadata(path).map_err(|error| ReadError::io(&written, &error))?;
        if about.is_dir() {
            batch.folder(path, &written)?;
        } else {
            batch.file(path, &written)?;
        }
    }
    for article in batch.articles.iter_mut().filter(|article| article.meta.published.is_none()) {
        article.meta.published = options.published.map(|day| Published { basis: Basis::Option, ..day });
    }
    unique(&batch.articles)?;
    Ok(batch)
}

/// The articles of the bytes of one file, as if it had been named; the path's extension says how they are read.
pub fn bytes_of(path: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    let mut batch = Batch::default();
    batch.take(path, bytes, stdin_reader(Some(path), bytes)?)?;
    unique(&batch.articles)?;
    Ok(batch)
}

impl Batch {
    /// Reads the files below a folder; what is wrong with one of them is a notice.
    fn folder(&mut self, path: &Path, written: &str) -> Result<(), ReadError> {
        let extensions: Vec<&str> = READERS.iter().flat_map(|reader| reader.extensions).copied().collect();
        let found = walk::walk(path, written, &extensions);
        if found.files.is_empty() && found.faults.is_empty() {
            return Err(ReadError::file(written, Fault::EmptyFolder(found.others())));
        }
        if !found.skipped.is_empty() {
            self.notices.push(Notice {
                code: "skipped".to_owned(),
                place: written.to_owned(),
                message: format!("files of other formats were not read{}", found.others()),
            });
        }
        for fault in &found.faults {
            self.leave_out(fault);
        }
        for file in &found.files {
            if let Err(error) = self.file(Path::new(file), file) {
                self.leave_out(&error);
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, written: &str) -> Result<(), ReadError> {
        let reader = reader(written)?;
        let io = |error: std::io::Error| ReadError::io(written, &error);
        let about = std::fs::metadata(path).map_err(io)?;
        if !about.is_file() {
            // A pipe that the shell made: `claimdiff check <(...)`. Its name says nothing of what it holds.
            let bytes = bytes(written, &mut std::fs::File::open(path).map_err(io)?, MAX_LINES)?;
            return self.take(written, &bytes, stdin_reader(None, &bytes)?);
        }
        if about.len() > reader.cap {
            return Err(ReadError::file(written, Fault::TooLarge { size: about.len(), cap: reader.cap }));
        }
        let bytes = bytes(written, &mut std::fs::File::open(path).map_err(io)?, reader.cap)?;
        self.take(written, &bytes, reader)
    }

    /// Adds the articles of a file's bytes.
    fn take(&mut self, path: &str, bytes: &[u8], reader: &Reader) -> Result<(), ReadError> {
        match reader.shape {
            Shape::Text(readable) => {
                let record = text(path, bytes, readable)?;
                let article = meta::article(path, path.to_owned(), record, &mut self.notices)?;
                self.add(article, path.to_owned());
            }
            Shape::Records(records) => {
                plain::refuse_binary(path, &bytes[..bytes.len().min(HEAD)])?;
                self.records(path, records(path, bytes))?;
            }
        }
        Ok(())
    }

    fn records(&mut self, path: &str, records: Vec<ReadRecord>) -> Result<(), ReadError> {
        if records.is_empty() {
            return Err(ReadError::file(path, Fault::Empty));
        }
        let (mut faults, mut slips) = (0, BTreeMap::new());
        for record in records {
            let line = record.as_ref().ok().and_then(|record| record.line).unwrap_or(0);
            let article = record.and_then(|record| {
                let size = record.text.len() as u64;
                if size > MAX_ARTICLE {
                    return Err(ReadError::at(path, line, 1, Fault::TooLarge { size, cap: MAX_ARTICLE }));
                }
                // The id of a record without one: the file alone cannot tell its records apart.
                let mut notices = Vec::new();
                let article = meta::article(path, format!("{path}:{line}"), record, &mut notices);
                // Records of one dump share their slips: the first line that has one tells it for all.
                for notice in notices {
                    slips.entry(notice.message.clone()).or_insert(notice);
                }
                article
            });
            match article {
                Ok(article) => self.add(article, format!("{path}:{line}")),
                Err(error) => {
                    faults += 1;
                    self.unread += usize::from(faults > TOLD);
                    if faults <= TOLD {
                        self.leave_out(&error);
                    }
                }
            }
        }
        self.notices.extend(slips.into_values());
        if faults > TOLD {
            let message = format!("not read: {} more lines", faults - TOLD);
            self.notices.push(Notice { code: "json".to_owned(), place: path.to_owned(), message });
        }
        Ok(())
    }

    /// Adds an article, unless it is not English.
    fn add(&mut self, article: Article, place: String) {
        let body = article.readable().get(article.text_start() as usize..).unwrap_or_default();
        match language::foreign(body) {
            None => self.articles.push(article),
            Some(language) => {
                self.unread += 1;
                let message = format!("not read: the text is {language}, and the rules know English only");
                self.notices.push(Notice { code: "not-english".to_owned(), place, message });
            }
        }
    }

    fn leave_out(&mut self, error: &ReadError) {
        self.unread += 1;
        self.notices.push(error.notice());
    }
}

/// The record of a text file: front matter split off, markup blanked out.
fn text(path: &str, bytes: &[u8], readable: fn(&str) -> Option<String>) -> Result<Record, ReadError> {
    let (text, skipped) = plain::decode(path, bytes)?;
    let head = front_matter::head(path, text)?;
    let body = &text[head.body..];
    if body.trim().is_empty() {
        return Err(ReadError::at(path, head.line, 1, Fault::Empty));
    }
    let title = head.entries.iter().find(|entry| entry.key == "title");
    let title_origin = title.map_or_else(Origin::default, |entry| {
        let value = entry.value.as_str().map_or_else(|| entry.value.to_string(), str::to_owned);
        match front_matter::verbatim(text, entry.line, &value) {
            Some((at, column)) => {
                Origin { offset: (at + skipped) as u32, line: entry.line, column, lines: true }
            }
            // Written with escapes or folded: offsets count in the decoded title, as for JSON Lines.
            None => Origin { offset: 0, line: entry.line, column: 0, lines: false },
        }
    });
    let text_origin =
        Origin { offset: (head.body + skipped) as u32, line: head.line, column: 0, lines: true };
    let (readable, body) = (readable(body), body.to_owned());
    Ok(Record { entries: head.entries, text: body, readable, text_origin, title_origin, line: None })
}

fn reader(path: &str) -> Result<&'static Reader, ReadError> {
    let extension = Path::new(path).extension().map(|e| e.to_string_lossy().to_lowercase());
    match extension {
        // A file without extension that somebody names is a plain text.
        None => Ok(&READERS[0]),
        Some(extension) => READERS
            .iter()
            .find(|reader| reader.extensions.contains(&extension.as_str()))
            .ok_or_else(|| ReadError::file(path, Fault::UnknownFormat(extension))),
    }
}

/// The name says how standard input is read; without a name (or extension), its first signs do.
fn stdin_reader(name: Option<&str>, bytes: &[u8]) -> Result<&'static Reader, ReadError> {
    match name.filter(|name| Path::new(name).extension().is_some()) {
        Some(name) => reader(name),
        None => Ok(&READERS[if json::looks_like_json(bytes) { 2 } else { 0 }]),
    }
}

/// All bytes of a file, refused when there are more than `cap`.
fn bytes(path: &str, from: &mut impl Read, cap: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let size =
        from.take(cap + 1).read_to_end(&mut bytes).map_err(|error| ReadError::io(path, &error))? as u64;
    if size > cap { Err(ReadError::file(path, Fault::TooLarge { size, cap })) } else { Ok(bytes) }
}

/// The path as written, `/`-separated.
fn written(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn unique(articles: &[Article]) -> Result<(), ReadError> {
    let mut seen: HashMap<&str, &Article> = HashMap::with_capacity(articles.len());
    for article in articles {
        if let Some(first) = seen.insert(&article.id, article) {
            let fault = Fault::DuplicateId { id: article.id.clone(), first: place(first) };
            return Err(ReadError::file(&place(article), fault));
        }
    }
    Ok(())
}

/// Where an article stands; of a record among others, with its line.
fn place(article: &Article) -> String {
    let at = article.text_start() as usize;
    let line = article.locate(&LineIndex::new(article.text()), Span::new(at, at)).line;
    let records = reader(&article.path).is_ok_and(|reader| matches!(reader.shape, Shape::Records(_)));
    if records || article.id != article.path {
        format!("{}:{line}", article.path)
    } else {
        article.path.clone()
    }
}
