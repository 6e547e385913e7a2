//! A text file in, its record out: front matter split off, markup blanked out. Offsets are those of the file.

use crate::model::article::Origin;
use crate::model::record::Record;
use crate::read::error::{Fault, ReadError};
use crate::read::{encoding, front_matter};

/// The record of a text file: front matter split off, markup blanked out.
pub fn record(path: &str, bytes: &[u8], readable: fn(&str) -> Option<String>) -> Result<Record, ReadError> {
    let decoded = encoding::decode(path, bytes, None)?;
    let (text, skipped) = (&*decoded.text, decoded.skipped);
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
    let notices = decoded.notice.into_iter().collect();
    Ok(Record {
        entries: head.entries,
        text: body,
        readable,
        text_origin,
        title_origin,
        notices,
        ..Record::default()
    })
}
