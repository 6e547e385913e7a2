//! Slug lines and headlines of wires in, what they say of the version out: "1st Ld-Writethru", "UPDATE 2-", "(2nd Lead)",
//! "CORRECTED-", "KILL:". It knows how wires write, and nothing of the story.

use crate::lexicon::builtin;
use crate::model::edition::Status;
use std::ops::Range;
use std::sync::LazyLock;

/// What a line says of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The bytes of the line that are no mark: what readers are shown.
    pub headline: Range<usize>,
    /// What the versions share, as [`base`] gives it.
    pub base: String,
    /// Which one it is.
    pub number: Option<u32>,
    /// What it does to the ones before.
    pub status: Status,
}

/// Words that mark a version, and what they mean; the longest first.
static WORDS: LazyLock<Vec<(&str, Status)>> = LazyLock::new(|| {
    let status = |class| match class {
        "withdrawn" => Status::Withdrawn,
        "correction" => Status::Correction,
        _ => Status::Usable,
    };
    let mut words: Vec<_> =
        builtin::pairs("edition-mark").map(|(word, class)| (word, status(class))).collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// Signs between a mark and the headline.
const JOINTS: &[char] = &['-', ':', ',', '\u{2013}', '\u{2014}'];

/// What a line says of its version; `None` for a line that says nothing.
pub fn mark(line: &str) -> Option<Mark> {
    openings(line).or_else(|| closing(line)).or_else(|| lead(line))
}

/// What the versions of a story share: words and numbers, in lower case.
pub fn base(line: &str) -> String {
    words(line).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// The words of a line and where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = |c: char| !c.is_alphanumeric();
    let mut past = 0;
    let pieces = line.split_inclusive(parts).map(move |piece| {
        past += piece.len();
        (past - piece.len(), piece.trim_end_matches(parts))
    });
    pieces.filter(|(_, word)| !word.is_empty())
}

/// "UPDATE 2-Ten killed", "KILL: Ten killed", "REFILE-UPDATE 2-Ten killed".
fn openings(line: &str) -> Option<Mark> {
    let (mut at, mut number, mut status) = (0, None, Status::Usable);
    while let Some((size, own, means)) = opening(&line[at..]) {
        at += size;
        number = number.max(own);
        status = graver(status, means);
    }
    let headline = at..line.trim_end().len();
    (at > 0).then(|| Mark {
        base: base(&line[at..]),
        number: number.or((status == Status::Usable).then_some(1)),
        headline,
        status,
    })
}

/// One mark at the head of a line: its bytes with what joins it to the rest, its number, its meaning.
fn opening(line: &str) -> Option<(usize, Option<u32>, Status)> {
    let start = line.trim_start();
    let (number, status, rest) = numbered(start).filter(|(_, _, rest)| {
        let mark = &start[..start.len() - rest.len()];
        !mark.contains(char::is_lowercase)
    })?;
    let rest = rest.trim_start().strip_prefix(JOINTS)?.trim_start();
    (!rest.is_empty()).then_some((line.len() - rest.len(), number, status))
}

/// A word that marks a version, its number, if it has one, and what follows.
fn numbered(text: &str) -> Option<(Option<u32>, Status, &str)> {
    let lower = text.to_ascii_lowercase();
    let (word, status) = WORDS.iter().find(|(word, _)| {
        lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })?;
    let rest = text.get(word.len()..)?;
    let digits = rest.trim_start();
    let size = digits.bytes().take_while(u8::is_ascii_digit).count();
    match digits.get(..size)?.parse() {
        Ok(number) => Some((Some(number), *status, digits.get(size..)?)),
        Err(_) => Some((None, *status, rest)),
    }
}

/// "Ten killed (UPDATED)", "Ten killed [Update 3]".
fn closing(line: &str) -> Option<Mark> {
    let line = line.trim_end();
    let open = line.rfind(['(', '['])?;
    let inside = line.get(open + 1..)?.strip_suffix([')', ']'])?;
    let (number, status, rest) = numbered(inside.trim())?;
    let headline = line[..open].trim_end();
    (rest.trim().is_empty() && !headline.is_empty()).then(|| Mark {
        base: base(headline),
        number: number.or((status == Status::Usable).then_some(1)),
        headline: 0..headline.len(),
        status,
    })
}

fn graver(a: Status, b: Status) -> Status {
    let grave = |status| match status {
        Status::Usable => 0,
        Status::Correction => 1,
        Status::Withdrawn => 2,
    };
    if grave(b) > grave(a) { b } else { a }
}

/// "Syria Blast, 1st Ld-Writethru", "Blast (2nd Lead)".
fn lead(line: &str) -> Option<Mark> {
    let words: Vec<(usize, String)> = words(line).map(|(at, word)| (at, word.to_ascii_lowercase())).collect();
    let is_mark = |word: &str| matches!(word, "ld" | "lead" | "writethru");
    let ordinal = |word: &str| -> Option<u32> {
        let word = word.strip_suffix("ld").filter(|rest| rest.len() > 2).unwrap_or(word);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
    };
    let at = words.iter().enumerate().position(|(at, (_, word))| {
        let next = words.get(at + 1).map_or("", |(_, word)| word);
        let joined = word.ends_with("ld") && word.starts_with(|c: char| c.is_ascii_digit());
        word == "writethru" || ordinal(word).is_some() && (is_mark(next) || joined)
    })?;
    let marks = words.get(at..)?.iter().take_while(|(_, word)| is_mark(word) || ordinal(word).is_some());
    let end = at + marks.count();
    let number = ordinal(&words.get(at)?.1).unwrap_or(1);
    // What follows a mark counts words or names the editor; a mark at the head has its headline behind it.
    let tells = |word: &str| !word.bytes().all(|b| b.is_ascii_digit());
    let (before, behind) = (words.get(..at)?, words.get(end..)?);
    let shared = if before.is_empty() { behind } else { before };
    let shared: Vec<&str> = shared.iter().map(|(_, word)| word.as_str()).filter(|word| tells(word)).collect();
    let headline = match (before.last(), behind.first()) {
        (Some((at, word)), _) if !behind.iter().any(|(_, word)| tells(word)) => 0..at + word.len(),
        (None, Some((at, _))) => *at..line.trim_end().len(),
        _ => 0..line.len(),
    };
    Some(Mark { headline, base: shared.join(" "), number: Some(number), status: Status::Usable })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wires_write() {
        let (newer, correction, withdrawn) = (Status::Usable, Status::Correction, Status::Withdrawn);
        for (line, headline, number, status) in [
            ("BC-ML--Syria-Blast, 1st Ld-Writethru,0450", "BC-ML--Syria-Blast", Some(1), newer),
            ("BC-ML--Syria-Blast, 2ndLd-Writethru", "BC-ML--Syria-Blast", Some(2), newer),
            ("2nd Lead: Blast in Aleppo", "Blast in Aleppo", Some(2), newer),
            ("Blast in Aleppo (3rd Lead)", "Blast in Aleppo", Some(3), newer),
            ("UPDATE 2-Ten killed in blast", "Ten killed in blast", Some(2), newer),
            ("UPDATE: Ten killed in blast", "Ten killed in blast", Some(1), newer),
            ("REFILE-UPDATE 2-Ten killed in blast", "Ten killed in blast", Some(2), newer),
            ("WRAPUP 4 \u{2013} Ten killed in blast", "Ten killed in blast", Some(4), newer),
            ("Ten killed in blast (UPDATED)", "Ten killed in blast", Some(1), newer),
            ("Ten killed in blast [Update 3] ", "Ten killed in blast", Some(3), newer),
            ("CORRECTED-Ten killed in blast", "Ten killed in blast", None, correction),
            ("CORRECTED-UPDATE 1-Ten killed in blast", "Ten killed in blast", Some(1), correction),
            ("KILL: Ten killed in blast", "Ten killed in blast", None, withdrawn),
            ("MANDATORY KILL - Ten killed in blast", "Ten killed in blast", None, withdrawn),
        ] {
            let found = mark(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[found.headline.clone()], headline, "{line}");
            assert_eq!((found.base, found.number, found.status), (base(headline), number, status), "{line}");
        }
    }

    #[test]
    fn what_is_a_headline() {
        for line in [
            "Ten killed in blast",
            "Kill: the story of a hunter",
            "Update: how the blast happened",
            "UPDATE on the blast near al-Bab",
            "UPDATE 2-",
            "Scores take the lead in 1st round",
            "KILL BILL star dies",
            "KILLED: ",
            "Bomb kills 2nd Lt. Smith",
            "Minister on the blast (update follows)",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
