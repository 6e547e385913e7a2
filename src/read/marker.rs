//! Slug lines and headlines of wires in, what they say of the version out: "1st Ld-Writethru", "UPDATE 2-", "(2nd Lead)",
//! "CORRECTED-", "KILL:". It knows how wires write, and nothing of the story.

use crate::model::edition::Status;

/// What a line says of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line without it: what the versions share.
    pub base: String,
    /// Which one it is.
    pub number: Option<u32>,
    /// What it does to the ones before.
    pub status: Status,
}

/// Words in capitals at the head of a line, before a hyphen or a colon, and what they mean.
const OPENINGS: &[(&str, Status)] = &[
    ("KILL", Status::Withdrawn),
    ("KILLED", Status::Withdrawn),
    ("MANDATORY KILL", Status::Withdrawn),
    ("WITHHOLD", Status::Withdrawn),
    ("WITHDRAWN", Status::Withdrawn),
    ("RETRACTED", Status::Withdrawn),
    ("CORRECTED", Status::Correction),
    ("CORRECTION", Status::Correction),
    ("UPDATE", Status::Usable),
    ("RECASTS", Status::Usable),
    ("REFILE", Status::Usable),
    ("LEAD", Status::Usable),
];

/// What a line says of its version; `None` for a line that says nothing.
pub fn mark(line: &str) -> Option<Mark> {
    opening(line).or_else(|| lead(line))
}

/// What the versions of a story share: words and numbers, in lower case.
pub fn base(line: &str) -> String {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// "UPDATE 2-Ten killed", "KILL: Ten killed".
fn opening(line: &str) -> Option<Mark> {
    let line = line.trim_start();
    let (word, status) = OPENINGS.iter().rfind(|(word, _)| {
        line.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '-', ':', ',']))
    })?;
    let rest = line.get(word.len()..)?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let rest = rest.trim_start().strip_prefix(['-', ':', ',', '\u{2013}'])?;
    let number = number.parse().ok();
    Some(Mark {
        base: base(rest),
        number: number.or((*status == Status::Usable).then_some(1)),
        status: *status,
    })
}

/// "Syria Blast, 1st Ld-Writethru", "Blast (2nd Lead)".
fn lead(line: &str) -> Option<Mark> {
    let lower = line.to_ascii_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_mark = |word: &str| matches!(word, "ld" | "lead" | "writethru");
    let ordinal = |word: &str| -> Option<u32> {
        let word = word.strip_suffix("ld").filter(|rest| rest.len() > 2).unwrap_or(word);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
    };
    let at = words.iter().enumerate().position(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or("");
        let joined = word.ends_with("ld") && word.starts_with(|c: char| c.is_ascii_digit());
        *word == "writethru" || ordinal(word).is_some() && (is_mark(next) || joined)
    })?;
    let end =
        at + words.get(at..)?.iter().take_while(|word| is_mark(word) || ordinal(word).is_some()).count();
    let number = ordinal(words.get(at)?).unwrap_or(1);
    let shared: Vec<&str> = words.iter().take(at).copied().collect();
    // The lines that follow a lead count words or name the editor.
    let rest = words.get(end..)?.iter().filter(|word| !word.bytes().all(|b| b.is_ascii_digit()));
    let base = if shared.is_empty() { rest.copied().collect::<Vec<_>>() } else { shared }.join(" ");
    Some(Mark { base, number: Some(number), status: Status::Usable })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wires_write() {
        for (line, base, number, status) in [
            ("BC-ML--Syria-Blast, 1st Ld-Writethru,0450", "bc ml syria blast", Some(1), Status::Usable),
            ("BC-ML--Syria-Blast, 2ndLd-Writethru", "bc ml syria blast", Some(2), Status::Usable),
            ("Blast in Aleppo (3rd Lead)", "blast in aleppo", Some(3), Status::Usable),
            ("UPDATE 2-Ten killed in blast", "ten killed in blast", Some(2), Status::Usable),
            ("UPDATE: Ten killed in blast", "ten killed in blast", Some(1), Status::Usable),
            ("CORRECTED-Ten killed in blast", "ten killed in blast", None, Status::Correction),
            ("KILL: Ten killed in blast", "ten killed in blast", None, Status::Withdrawn),
            ("MANDATORY KILL - Ten killed in blast", "ten killed in blast", None, Status::Withdrawn),
        ] {
            let expected = Mark { base: base.to_owned(), number, status };
            assert_eq!(mark(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_is_a_headline() {
        for line in [
            "Ten killed in blast",
            "Kill: the story of a hunter",
            "UPDATE on the blast near al-Bab",
            "Scores take the lead in 1st round",
            "KILL BILL star dies",
            "Bomb kills 2nd Lt. Smith",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
