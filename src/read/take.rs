//! The bytes of one file in, its articles into the batch: the format's reader makes records, `meta` makes articles of them,
//! and what cannot be read is told.

use crate::model::article::Article;
use crate::model::outcome::Notice;
use crate::model::panic::caught;
use crate::read::archive::Archive;
use crate::read::error::{Fault, ReadError};
use crate::read::format::{self, MAX_ARTICLE, Shape};
use crate::read::{Batch, Forced, ReadRecord, encoding, json, language, meta, text};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Of one file, so many broken lines are told one by one.
const TOLD: usize = 20;

/// Of a file of many lines, so much is looked at to see that it is no binary; a line with a NUL further down is one
/// broken line.
pub(super) const HEAD: usize = 8 * 1024;

impl Batch {
    /// Adds the articles of a file's bytes. A file on which its reader fails adds none.
    pub(super) fn take(&mut self, path: &str, bytes: &[u8], forced: Forced) -> Result<(), ReadError> {
        let (articles, notices, unread) = (self.articles.len(), self.notices.len(), self.unread);
        caught(&format!("read {path}"), || self.take_sound(path, bytes, forced)).unwrap_or_else(|panicked| {
            self.articles.truncate(articles);
            self.notices.truncate(notices);
            self.unread = unread;
            Err(ReadError::file(path, Fault::Panicked(panicked)))
        })
    }

    fn take_sound(&mut self, path: &str, bytes: &[u8], forced: Forced) -> Result<(), ReadError> {
        let format = match forced {
            Some(format) => format,
            None => format::of(path, bytes)?,
        };
        let size = bytes.len() as u64;
        if size > format.cap {
            return Err(ReadError::file(path, Fault::TooLarge { size, cap: format.cap }));
        }
        match format.shape {
            Shape::Text(readable) => {
                let record = text::record(path, bytes, readable)?;
                let article = meta::article(path, path.to_owned(), record, &mut self.notices)?;
                self.add(article, path.to_owned());
                Ok(())
            }
            Shape::Lines(record) => {
                encoding::refuse_binary(path, &bytes[..bytes.len().min(HEAD)])?;
                let lines = json::lines(bytes).into_par_iter();
                let id = |_: usize, line: Option<u32>| format!("{path}:{}", line.unwrap_or(0));
                self.records(path, lines.map(|(number, line)| record(path, number, line)), &id)
            }
            Shape::Markup(records) => {
                let declared = encoding::declared(bytes);
                let decoded = encoding::decode(path, bytes, declared.as_deref())?;
                self.notices.extend(decoded.notice);
                self.whole(path, records(path, &decoded.text)?)
            }
            Shape::Bytes(records) => self.whole(path, records(path, bytes)?),
            Shape::Archive => self.archive(path, bytes),
        }
    }

    /// Adds the records of a file that is read whole: one is named by its path, of several each by its number.
    fn whole(&mut self, path: &str, mut records: Vec<ReadRecord>) -> Result<(), ReadError> {
        if let [Err(_)] = records.as_slice()
            && let Some(Err(error)) = records.pop()
        {
            return Err(error);
        }
        let one = records.len() == 1;
        let id = |number: usize, _: Option<u32>| {
            if one { path.to_owned() } else { format!("{path}#{}", number + 1) }
        };
        self.records(path, records.into_par_iter(), &id)
    }

    /// Adds the articles of an archive's files.
    fn archive(&mut self, path: &str, bytes: &[u8]) -> Result<(), ReadError> {
        let mut archive = Archive::open(path, bytes)?;
        let before = (self.articles.len(), self.notices.len());
        for name in archive.names() {
            let inner = format!("{path}/{name}");
            let member = archive.member(&name, MAX_ARTICLE).map_err(|fault| ReadError::file(&inner, fault));
            let taken = member.and_then(|bytes| {
                let format = format::of(&inner, &bytes)?;
                match format.shape {
                    Shape::Archive => Err(ReadError::file(&inner, Fault::Nested)),
                    _ => self.take(&inner, &bytes, None),
                }
            });
            if let Err(error) = taken {
                self.leave_out(&error);
            }
        }
        match before == (self.articles.len(), self.notices.len()) {
            true => Err(ReadError::file(path, Fault::Empty)),
            false => Ok(()),
        }
    }

    /// Adds the articles of records, which are read in parallel and told in their order.
    fn records(
        &mut self,
        path: &str,
        records: impl IndexedParallelIterator<Item = ReadRecord>,
        id: &(dyn Fn(usize, Option<u32>) -> String + Sync),
    ) -> Result<(), ReadError> {
        let understood = |(number, record): (usize, ReadRecord)| {
            let line = record.as_ref().ok().and_then(|record| record.line);
            // The id of a record without one: the file alone cannot tell its records apart.
            understood(path, id(number, line), record)
        };
        let all: Vec<Understood> = records.enumerate().map(understood).collect();
        if all.is_empty() {
            return Err(ReadError::file(path, Fault::Empty));
        }
        let (mut faults, mut slips) = (0, BTreeMap::new());
        for Understood { article, id, language, notices } in all {
            // Records of one dump share their slips: the first line that has one tells it for all.
            for notice in notices {
                slips.entry(notice.message.clone()).or_insert(notice);
            }
            match article {
                Ok(article) => self.put(article, id, language),
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
        let language = language::foreign(article.body());
        self.put(article, place, language);
    }

    fn put(&mut self, article: Article, place: String, language: Option<&str>) {
        match language {
            None => self.articles.push(article),
            Some(language) => {
                self.unread += 1;
                let message = format!("not read: the text is {language}, and the rules know English only");
                self.notices.push(Notice { code: "not-english".to_owned(), place, message });
            }
        }
    }

    /// Tells what was found and not read. What is sound and no article is not missed.
    pub(super) fn leave_out(&mut self, error: &ReadError) {
        self.unread += usize::from(!matches!(error.fault, Fault::NoArticle(_) | Fault::UnknownFormat(_)));
        self.notices.push(error.notice());
    }
}

/// A record once its metadata are understood.
struct Understood {
    article: Result<Article, ReadError>,
    id: String,
    /// The language of its text when it is not English.
    language: Option<&'static str>,
    notices: Vec<Notice>,
}

fn understood(path: &str, id: String, record: ReadRecord) -> Understood {
    let mut notices = Vec::new();
    let article = record.and_then(|record| {
        let size = record.text.len() as u64;
        if size > MAX_ARTICLE {
            let fault = Fault::TooLarge { size, cap: MAX_ARTICLE };
            return Err(ReadError::at(path, record.line.unwrap_or(1), 1, fault));
        }
        meta::article(path, id.clone(), record, &mut notices)
    });
    let language = article.as_ref().ok().and_then(|article| language::foreign(article.body()));
    Understood { article, id, language, notices }
}
