//! Bytes in, text out, whatever the encoding: what marks say, then UTF-8 when it is UTF-8, then what the file declares,
//! then a guess. Whatever is not plainly UTF-8 or what the file declares is told in a notice.

use crate::model::outcome::Notice;
use crate::read::error::{Fault, ReadError};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// So much is looked at to guess an encoding: guessing reads every byte slowly, and this is thousands of words.
const SAMPLE: usize = 256 * 1024;

/// A text has no control characters but white space and those that frame the messages of wires; a file with more than
/// one in so many bytes is none.
const CONTROLS: usize = 200;

/// A decoded file.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// Its text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Bytes before the text that offsets in the file count (a UTF-8 byte order mark).
    pub skipped: usize,
    /// What is to be told: it was no UTF-8.
    pub notice: Option<Notice>,
}

/// Decodes a file. `declared` is the label that the file itself gives, if any ("iso-8859-1").
pub fn decode<'a>(path: &str, bytes: &'a [u8], declared: Option<&str>) -> Result<Decoded<'a>, ReadError> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, skipped)) if encoding != UTF_8 => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[skipped..]);
            if broken || text.contains('\0') {
                return Err(ReadError::file(path, Fault::Binary(nul(bytes).unwrap_or(0))));
            }
            Decoded { text, skipped: 0, notice: None }
        }
        Some((_, skipped)) => eight_bits(path, &bytes[skipped..], skipped, declared)?,
        None => eight_bits(path, bytes, 0, declared)?,
    };
    match decoded.text.trim().is_empty() {
        true => Err(ReadError::file(path, Fault::Empty)),
        false => Ok(decoded),
    }
}

fn eight_bits<'a>(
    path: &str,
    bytes: &'a [u8],
    skipped: usize,
    declared: Option<&str>,
) -> Result<Decoded<'a>, ReadError> {
    if let Some(at) = nul(bytes) {
        return Err(ReadError::file(path, Fault::Binary(at + skipped)));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), skipped, notice: None }),
        Err(error) => error,
    };
    let strange = |b: &&u8| **b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x01..=0x04 | 0x16);
    if bytes.iter().filter(strange).count() > bytes.len() / CONTROLS {
        let at = bytes.iter().position(|b| strange(&b)).unwrap_or(0);
        return Err(ReadError::file(path, Fault::Binary(at + skipped)));
    }
    let named = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let named = named.filter(|e| ![UTF_8, UTF_16LE, UTF_16BE].contains(e));
    if let Some((text, false)) = named.map(|e| e.decode_without_bom_handling(bytes)) {
        return Ok(Decoded { text, skipped: 0, notice: None });
    }
    let encoding = guess(bytes);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let at = error.valid_up_to();
    if broken {
        let (line, column) = place(bytes, at);
        let byte = bytes.get(at).copied().unwrap_or(0);
        return Err(ReadError::at(path, line, column, Fault::NotUtf8 { offset: at + skipped, byte }));
    }
    let (line, column) = place(bytes, at);
    let says =
        declared.map(|label| format!("says it is {label}, which it is not")).unwrap_or("is not UTF-8".into());
    let notice = Notice {
        code: "encoding".to_owned(),
        place: format!("{path}:{line}:{column}"),
        message: format!("{says}: read as {}, a guess", encoding.name()),
    };
    Ok(Decoded { text, skipped: 0, notice: Some(notice) })
}

/// Refuses what holds a NUL.
pub fn refuse_binary(path: &str, bytes: &[u8]) -> Result<(), ReadError> {
    nul(bytes).map_or(Ok(()), |at| Err(ReadError::file(path, Fault::Binary(at))))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let first = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(SAMPLE / 2);
    detector.feed(&bytes[from..bytes.len().min(from + SAMPLE)], true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

fn nul(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|b| *b == 0)
}

/// 1-based line and column of byte `at`, in characters; what comes before must be UTF-8.
fn place(bytes: &[u8], at: usize) -> (u32, u32) {
    let before = &bytes[..at];
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before[start..].iter().filter(|b| (**b as i8) >= -0x40).count() + 1;
    (line as u32, column as u32)
}

/// The label in `encoding="..."` or `charset=...` near the start of a file.
pub fn declared(bytes: &[u8]) -> Option<String> {
    /// HTML asks for it within 1024 bytes; people are late.
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let declaration = head.trim_start_matches('\u{feff}').trim_start();
    let xml = declaration.strip_prefix("<?xml").and_then(|rest| Some(&rest[..rest.find("?>")?]));
    let at = xml.and_then(|xml| Some(&xml[xml.find("encoding")? + 8..]));
    let rest = at.or_else(|| Some(&head[head.find("charset")? + 7..]))?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value
        .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':'))
        .unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], declared: Option<&str>) -> (String, Option<String>) {
        let decoded = decode("a", bytes, declared).ok();
        let text = decoded.as_ref().map(|d| d.text.to_string()).unwrap_or_default();
        (text, decoded.and_then(|d| d.notice).map(|notice| notice.message))
    }

    #[test]
    fn declared_and_undeclared() {
        assert_eq!(read("é".as_bytes(), Some("iso-8859-1")), ("é".to_owned(), None));
        assert_eq!(read(b"caf\xe9", Some("iso-8859-1")), ("café".to_owned(), None));
        let (text, told) = read(b"The ministry\x92s caf\xe9 said \x93no\x94.", Some("utf-8"));
        assert_eq!(text, "The ministry\u{2019}s café said \u{201c}no\u{201d}.");
        assert_eq!(told.as_deref(), Some("says it is utf-8, which it is not: read as windows-1252, a guess"));
        assert_eq!(read(b"\xff\xfeT\0e\0n\0", None), ("Ten".to_owned(), None));
    }

    #[test]
    fn labels() {
        let of = |text: &str| declared(text.as_bytes());
        assert_eq!(of("<?xml version='1.0' encoding='ISO-8859-1'?>").as_deref(), Some("iso-8859-1"));
        assert_eq!(of("<html><meta charset=windows-1251>").as_deref(), Some("windows-1251"));
        assert_eq!(of("<meta content=\"text/html; charset=gbk\">").as_deref(), Some("gbk"));
        assert_eq!(of("Ten died."), None);
    }
}
