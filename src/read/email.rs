//! A mail in, its story out, and those of mails that are attached to it. What somebody else wrote earlier (quoted lines)
//! and the signature are blanked out and told: their claims are not the sender's.

use crate::model::outcome::Notice;
use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::{ReadRecord, page};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

/// Lines that open the copy of an earlier mail.
const EARLIER: &[&str] = &["-----Original Message-----", "________________________________"];

/// Lines that open a forwarded mail, whose text is the story.
const FORWARDED: &[&str] =
    &["---------- Forwarded message", "-------- Forwarded Message", "Begin forwarded message"];

/// What a line of a forwarded mail's head begins with.
const HEAD: &[&str] = &["From:", "To:", "Cc:", "Date:", "Sent:", "Subject:", "Reply-To:"];

/// The stories of a mail.
pub fn records(path: &str, bytes: &[u8]) -> Result<Vec<ReadRecord>, ReadError> {
    let Some(message) = MessageParser::default().parse(bytes).filter(|mail| !mail.headers().is_empty())
    else {
        return Err(ReadError::at(
            path,
            1,
            1,
            Fault::Email("it has no head: lines of `From: ...` and the like".into()),
        ));
    };
    let raw = String::from_utf8_lossy(bytes);
    let mut file = File::new(&raw, Markup::None);
    let mut records = Vec::new();
    gather(path, &message, &mut file, &mut records);
    match records.is_empty() {
        true => Err(ReadError::file(path, Fault::Empty)),
        false => Ok(records),
    }
}

fn gather(path: &str, message: &Message, file: &mut File, records: &mut Vec<ReadRecord>) {
    let mut nested = Vec::new();
    let mut record = record(path, message, file);
    for part in message.attachments() {
        match &part.body {
            PartType::Message(inner) => nested.push(inner),
            PartType::Multipart(_) => {}
            _ => {
                let name = part.attachment_name().unwrap_or("without a name");
                if let Ok(record) = &mut record {
                    record.notices.push(notice(
                        path,
                        "skipped",
                        format!("an attachment was not read: {name}"),
                    ));
                }
            }
        }
    }
    // A mail that only carries others has no story of its own.
    if record.is_ok() || nested.is_empty() {
        records.push(record);
    }
    nested.into_iter().for_each(|inner| gather(path, inner, file, records));
}

fn record(path: &str, message: &Message, file: &mut File) -> ReadRecord {
    let mut record = Record::default();
    record.set("title", message.subject().unwrap_or(""));
    let from = message.from().and_then(|from| from.first());
    record.set("source", from.and_then(|from| from.name().or(from.address())).unwrap_or(""));
    record.set("published", message.header_raw("Date").unwrap_or(""));
    record.set(key::URI, message.message_id().unwrap_or(""));
    let body = message.text_bodies().next();
    let (text, readable) = match body.map(|part| &part.body) {
        Some(PartType::Text(text)) => {
            let text = text.replace("\r\n", "\n");
            let (readable, left) = own(&text);
            if left > 0 {
                let message =
                    format!("{left} quoted lines of earlier mails, and what follows them, were left out");
                record.notices.push(notice(path, "quoted-mail", message));
            }
            (text, Some(readable))
        }
        Some(PartType::Html(html)) => (page::fragment(path, html)?.0, None),
        _ => (String::new(), None),
    };
    if readable.as_deref().unwrap_or(&text).trim().is_empty() {
        return Err(ReadError::file(path, Fault::Empty));
    }
    if body.is_some_and(|part| part.is_encoding_problem) {
        let message = "some characters of the mail could not be decoded".to_owned();
        record.notices.push(notice(path, "encoding", message));
    }
    let start = body.map_or(0, |part| part.offset_body as usize);
    record.text_anchors = file.anchors(&text, start);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), 0);
    let subject = message.headers().iter().find(|header| header.name().eq_ignore_ascii_case("Subject"));
    record.title_origin.line = file.line(subject.map_or(0, |header| header.offset_field() as usize));
    record.text_origin.line = file.line(start);
    (record.text_origin.lines, record.title_origin.lines) = (false, false);
    record.line = Some(file.line(start));
    (record.text, record.readable) = (text, readable);
    Ok(record)
}

fn notice(path: &str, code: &str, message: String) -> Notice {
    Notice { code: code.to_owned(), place: path.to_owned(), message }
}

/// The text with what is not the sender's own blanked out, of the same length, and how many lines that were.
fn own(text: &str) -> (String, usize) {
    let (mut readable, mut left) = (String::with_capacity(text.len()), 0);
    let (mut ended, mut head) = (false, false);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (number, line) in lines.iter().enumerate() {
        let trimmed = line.trim();
        let quoted = trimmed.starts_with('>');
        let opens = |marks: &[&str]| marks.iter().any(|mark| trimmed.starts_with(mark));
        let next_is_quoted =
            || lines.get(number + 1..).into_iter().flatten().map(|l| l.trim()).find(|l| !l.is_empty());
        let announces =
            trimmed.ends_with("wrote:") && next_is_quoted().is_some_and(|line| line.starts_with('>'));
        ended |= opens(EARLIER) || *line == "-- \n" || trimmed == "--";
        if opens(FORWARDED) {
            (head, ended) = (true, false);
            blank(line, &mut readable);
            continue;
        }
        head &= trimmed.is_empty() || opens(HEAD) || line.starts_with([' ', '\t']);
        let out = quoted || announces || ended;
        left += usize::from(out && !trimmed.is_empty());
        if out || head {
            blank(line, &mut readable);
        } else {
            readable.push_str(line);
        }
    }
    (readable, left)
}

fn blank(line: &str, readable: &mut String) {
    readable.extend(line.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_is_blanked_out() {
        let text = "Ten died.\nOn Friday A wrote:\n> Nine died.\nMore soon.\n-- \nDesk, tel 12 dead lines\n";
        let (own_text, left) = own(text);
        assert_eq!((own_text.len(), left), (text.len(), 4));
        assert_eq!(own_text.split_whitespace().collect::<Vec<_>>(), ["Ten", "died.", "More", "soon."]);
    }

    #[test]
    fn a_forwarded_mail_is_the_story() {
        let text = "FYI\n---------- Forwarded message ---------\nFrom: A <a@b.example>\nSubject: Blast\n\nTen died.\n";
        let (own_text, left) = own(text);
        assert_eq!((own_text.len(), left), (text.len(), 0));
        assert_eq!(own_text.split_whitespace().collect::<Vec<_>>(), ["FYI", "Ten", "died."]);
    }
}
