//! Bytes in, text out: UTF-8 with or without a byte order mark. It changes nothing in the text, so that offsets stay
//! those of the file; line ends stay as they are.

use crate::read::error::{Fault, ReadError};

/// The byte order mark that some editors put before UTF-8.
const MARK: &str = "\u{feff}";

/// The text of a file, and how many bytes stand before it (a byte order mark).
pub fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<(&'a str, usize), ReadError> {
    refuse_binary(path, bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let (line, column) = place(bytes, offset);
        let byte = bytes.get(offset).copied().unwrap_or(0);
        ReadError::at(path, line, column, Fault::NotUtf8 { offset, byte })
    })?;
    let skipped = if text.starts_with(MARK) { MARK.len() } else { 0 };
    match text[skipped..].trim().is_empty() {
        true => Err(ReadError::file(path, Fault::Empty)),
        false => Ok((&text[skipped..], skipped)),
    }
}

/// Refuses UTF-16 and what holds a NUL.
pub fn refuse_binary(path: &str, bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::file(path, Fault::Utf16));
    }
    match bytes.iter().position(|b| *b == 0) {
        Some(at) => Err(ReadError::file(path, Fault::Binary(at))),
        None => Ok(()),
    }
}

/// 1-based line and column of byte `at`, in characters; what comes before must be UTF-8.
fn place(bytes: &[u8], at: usize) -> (u32, u32) {
    let before = &bytes[..at];
    let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    let line = before.iter().filter(|b| **b == b'\n').count() + 1;
    let column = before[start..].iter().filter(|b| (**b as i8) >= -0x40).count() + 1;
    (line as u32, column as u32)
}
