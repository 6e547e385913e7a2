//! Paths in, articles and notices out. It knows which reader reads which file, and nothing of what the texts say.
//!
//! What is *named* and cannot be read stops the run ([`ReadError`]); what is *found*, in a folder, in an archive or on a
//! line of JSON Lines, becomes a notice and the rest is read. `docs/input.md` says it in full.

pub mod error;
pub mod format;
pub mod list;

mod anchor;
mod archive;
mod dateline;
mod docx;
mod dump;
mod email;
mod encoding;
mod feed;
mod front_matter;
mod html;
mod json;
mod json_ld;
mod language;
mod markdown;
mod marker;
mod meta;
mod newsml_1;
mod newsml_g2;
mod ninjs;
mod nitf;
mod page;
mod prose;
mod sniff;
mod take;
mod text;
mod versions;
mod walk;
mod when;
mod wire;
mod xml;

use crate::model::article::{Article, Basis, Published};
use crate::model::outcome::Notice;
use crate::model::record::Record;
use crate::model::span::{LineIndex, Span};
use crate::read::error::{Fault, ReadError};
use crate::read::format::{Format, MAX_LINES};
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

/// The path that stands for standard input.
pub const STDIN: &str = "-";

/// A record, or why there is none.
type ReadRecord = Result<Record, ReadError>;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Publication day of articles that carry none.
    pub published: Option<Published>,
    /// What standard input is called; its extension says how to read it.
    pub stdin_filename: Option<String>,
    /// What the articles are checked against, if they are drafts.
    pub against: Vec<PathBuf>,
    /// The format of all files, by its name in [`format::FORMATS`]; `None` to see for each.
    pub format: Option<String>,
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

/// A format that is forced upon all files, if any.
type Forced = Option<&'static Format>;

/// Reads all articles that `paths` name. Fails when a named path cannot be read, a date is none, or two articles have
/// one id. With `against`, those of `paths` are drafts, and come first.
pub fn batch(paths: &[PathBuf], options: &ReadOptions) -> Result<Batch, ReadError> {
    let forced = options.format.as_deref().and_then(format::named);
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
            batch.take(name.unwrap_or(STDIN), &bytes, forced)?;
            continue;
        }
        let about = std::fs::metadata(path).map_err(|error| ReadError::io(&written, &error))?;
        if about.is_dir() {
            batch.folder(path, &written, forced)?;
        } else {
            batch.file(path, &written, forced)?;
        }
    }
    for article in batch.articles.iter_mut().filter(|article| article.meta.published.is_none()) {
        article.meta.published = options.published.map(|day| Published { basis: Basis::Option, ..day });
    }
    unique(&batch.articles)?;
    versions::retire(&mut batch.articles, &mut batch.notices);
    Ok(batch)
}

/// The articles of the bytes of one file, as if it had been named; its content, then the path's extension, say how they
/// are read.
pub fn bytes_of(path: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    read_bytes(path, bytes, None)
}

/// The same, read as the format of that name in [`format::FORMATS`].
pub fn bytes_as(format: &str, path: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    read_bytes(path, bytes, format::named(format))
}

fn read_bytes(path: &str, bytes: &[u8], forced: Forced) -> Result<Batch, ReadError> {
    let mut batch = Batch::default();
    batch.take(path, bytes, forced)?;
    unique(&batch.articles)?;
    versions::retire(&mut batch.articles, &mut batch.notices);
    Ok(batch)
}

impl Batch {
    /// Reads the files below a folder; what is wrong with one of them is a notice.
    fn folder(&mut self, path: &Path, written: &str, forced: Forced) -> Result<(), ReadError> {
        let found = walk::walk(path, written, &format::extensions());
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
            if let Err(error) = self.file(Path::new(file), file, forced) {
                self.leave_out(&error);
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, written: &str, forced: Forced) -> Result<(), ReadError> {
        let io = |error: std::io::Error| ReadError::io(written, &error);
        let about = std::fs::metadata(path).map_err(io)?;
        // A pipe that the shell made, `claimdiff check <(...)`, has no size.
        let cap = if about.is_file() {
            forced.map_or_else(|| format::cap(written), |format| format.cap)
        } else {
            MAX_LINES
        };
        if about.len() > cap {
            return Err(ReadError::file(written, Fault::TooLarge { size: about.len(), cap }));
        }
        let mut file = std::fs::File::open(path).map_err(io)?;
        if about.is_file() && cap == MAX_LINES {
            // A gigabyte that is no text is refused before it is all read.
            let mut head = Vec::new();
            file.by_ref().take(take::HEAD as u64).read_to_end(&mut head).map_err(io)?;
            encoding::refuse_binary(written, &head)?;
            file.rewind().map_err(io)?;
        }
        let bytes = bytes(written, &mut file, cap)?;
        self.take(written, &bytes, forced)
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
    if article.id != article.path { format!("{}:{line}", article.path) } else { article.path.clone() }
}
