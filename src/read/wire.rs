//! What wires send line by line, ANPA 1312 and IPTC 7901, in: a record a message out. A message has a head between SOH
//! and STX, its story up to ETX, and often its time behind that. In ANPA, lines between `^` and `<` are what stands over
//! a story: slug line, headline, byline, notes.

use crate::model::record::{Record, key};
use crate::read::anchor::{File, Markup};
use crate::read::error::{Fault, ReadError};
use crate::read::prose::Prose;
use crate::read::when::when;
use crate::read::{ReadRecord, dateline, marker, versions};
use jiff::civil::Date;

/// Fills the line between messages.
pub const IDLE: &[char] = &['\u{16}', '\r', '\n', ' '];

/// Starts a message's head.
pub const SOH: char = '\u{1}';

/// Starts its story.
pub const STX: char = '\u{2}';

/// Ends its story.
const ETX: char = '\u{3}';

/// Parts the fields of an ANPA head; what follows names the line it goes to.
const SELECTOR: char = '\u{1f}';

/// A longer line over a story is its first sentence.
const LONGEST: usize = 120;

/// The stories of a file.
pub fn records(path: &str, text: &str) -> Result<Vec<ReadRecord>, ReadError> {
    let mut file = File::new(text, Markup::None);
    let starts: Vec<usize> = text.match_indices(SOH).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let messages = starts.iter().zip(ends);
    let records: Vec<ReadRecord> =
        messages.map(|(start, end)| message(path, &text[*start..end], *start, &mut file)).collect();
    match records.is_empty() {
        true => Err(ReadError::file(path, Fault::NoArticle("no message of a wire in it".to_owned()))),
        false => Ok(records),
    }
}

fn message(path: &str, text: &str, start: usize, file: &mut File) -> ReadRecord {
    let line = file.line(start);
    let fault = |fault| ReadError::at(path, line, 1, fault);
    let Some((head, rest)) = text.split_once(STX) else {
        return Err(fault(Fault::NoArticle("the message has a head and no story".to_owned())));
    };
    let (story, tail) = rest.split_once(ETX).unwrap_or((rest, ""));
    let mut record = Record { line: Some(line), foreign: true, ..Record::default() };
    if let Some((time, agency)) = story.lines().chain(tail.lines()).find_map(sent) {
        record.set("published", &time);
        record.set("source", agency);
    }
    self::head(head, &mut record);
    record.text = body(story, &mut record);
    let agency = dateline::agency(&record.text).unwrap_or("").to_owned();
    record.set("source", &agency);
    versions::stand_in(&mut record);
    if record.text.is_empty() {
        return Err(fault(Fault::Empty));
    }
    record.text_anchors = file.anchors(&record.text, start);
    record.title_anchors = file.anchors(record.get("title").unwrap_or(""), start);
    Ok(record)
}

/// Agency, number, priority, category, words, slug: "AFP123 4 I 250 Syria-blast".
fn head(head: &str, record: &mut Record) {
    let is_anpa = head.contains(SELECTOR);
    let fields = |c: char| c.is_whitespace() || c.is_control() && c != SELECTOR;
    let mut fields = head.split(fields).filter(|field| !field.is_empty());
    let agency = fields.next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    if !is_anpa && agency.len() > 1 && agency.bytes().all(|b| b.is_ascii_alphabetic()) {
        record.set("source", &agency.to_uppercase());
    }
    let tells = |field: &&str| field.len() > 1 && field.bytes().any(|b| b.is_ascii_alphabetic());
    let slug = fields.filter(|field| !field.contains(SELECTOR)).filter(tells);
    record.set(key::SLUG, &slug.collect::<Vec<_>>().join(" "));
}

/// The paragraphs of a story; what stands over it goes to the record.
fn body(story: &str, record: &mut Record) -> String {
    let mut prose = Prose::default();
    let mut lines = story.lines().peekable();
    let mut begun = false;
    while let Some(raw) = lines.next() {
        let line: String = raw.chars().filter(|c| !c.is_control() || *c == '\t').collect();
        let over = line.trim_start().starts_with('^');
        let said = line.trim().trim_start_matches('^').trim_end_matches('<').trim();
        let followed = lines.peek().is_some_and(|next| next.trim().is_empty());
        if said.is_empty() {
            prose.paragraph();
        } else if sent(said).is_some() {
            continue;
        } else if over || !begun && is_title(said, followed, record) {
            stands_over(said, record);
        } else {
            if line.starts_with([' ', '\t']) {
                prose.paragraph();
            }
            // The underscore of wires is a dash.
            prose.text(&said.replace(" _ ", " \u{2014} "));
            prose.text(" ");
            begun = true;
        }
    }
    prose.finish()
}

/// Is the line the headline, where nothing marks it as one? Then nothing else is: it is short, and stands alone.
fn is_title(line: &str, followed: bool, record: &Record) -> bool {
    followed && record.get("title").is_none() && line.len() <= LONGEST && !line.ends_with('.')
}

/// A line that is no part of the story.
fn stands_over(line: &str, record: &mut Record) {
    let slug = |line: &str| ["AM-", "PM-", "BC-", "AP-"].iter().any(|cycle| line.starts_with(cycle));
    if let Some(note) = line.strip_prefix("Eds:") {
        record.set(key::NOTE, note);
    } else if let Some(author) = line.strip_prefix("By ") {
        record.set("author", author);
    } else if slug(line) {
        // The head's slug line has no words that count versions.
        record.entries.retain(|entry| entry.key != key::SLUG || marker::mark(line).is_none());
        record.set(key::SLUG, line);
    } else {
        record.set("title", line);
    }
}

/// When a line says that the message was sent, and by whom, if it says that: "AP-NY-07-07-23 1410EDT" in ANPA, in IPTC
/// "071410 GMT JUL 23".
fn sent(line: &str) -> Option<(String, &str)> {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_end_matches('<')).collect();
    match words.as_slice() {
        [office, clock] => {
            let [agency, _, month, day, year] = office.split('-').collect::<Vec<_>>()[..] else {
                return None;
            };
            let day: Date = format!("20{year}-{month}-{day}").parse().ok()?;
            let (clock, zone) = clock.split_at_checked(4)?;
            Some((at(&day.strftime("%d %b %Y").to_string(), clock, zone)?, agency))
        }
        [day, rest @ .., month, year] if rest.len() < 2 && year.len() == 2 => {
            let (day, clock) = day.split_at_checked(2)?;
            let zone = rest.first().copied().unwrap_or("");
            Some((at(&format!("{day} {month} 20{year}"), clock, zone)?, ""))
        }
        _ => None,
    }
}

/// The time on a day as a mail writes it; without a zone, where none is named.
fn at(day: &str, clock: &str, zone: &str) -> Option<String> {
    let (hour, minute) = clock.split_at_checked(2).filter(|_| clock.len() == 4)?;
    let named = if zone.is_empty() { "GMT" } else { zone };
    let time = when(&format!("{day} {hour}:{minute}:00 {named}"))?;
    Some(if zone.is_empty() { time.get(.."2023-07-07T14:10:00".len())?.to_owned() } else { time })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_a_message_was_sent() {
        let of = |line| sent(line).map(|(time, agency)| (time, agency.to_owned()));
        let read = |time: &str, agency: &str| Some((time.to_owned(), agency.to_owned()));
        assert_eq!(of("AP-NY-07-07-23 1410EDT<"), read("2023-07-07T14:10:00-04:00", "AP"));
        assert_eq!(of("AP-NY-07-07-23 1410"), read("2023-07-07T14:10:00", "AP"));
        assert_eq!(of("071410 GMT JUL 23"), read("2023-07-07T14:10:00+00:00", ""));
        assert_eq!(of("071410 jul 23"), read("2023-07-07T14:10:00", ""));
        for line in ["Ten died", "on July 23", "AP-NY-13-07-23 1410EDT", "079999 GMT JUL 23", "Al-Bab 1410"] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
