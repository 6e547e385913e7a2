//! The number itself, without its hedges: "twelve", "1,200", "10-12", "three or four", "half a dozen", "dozens", "no".
//! In: the token where it may begin. Out: its tokens and bounds.

use crate::annotate::number::Words;
use crate::lexicon::numeral::plain;
use crate::model::document::TokenKind;
use crate::model::value::interval::Interval;
use std::ops::Range;

/// A number as it stands.
pub struct Core {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its bounds; `None` where the tokens look like a number and are none ("21st", "555-0100").
    pub interval: Option<Interval>,
}

/// Reads at token `at` of what lies between `first` and `end`.
pub fn read(w: &Words, at: usize, first: usize, end: usize) -> Option<Core> {
    match w.kind(at)? {
        TokenKind::Punct => None,
        TokenKind::Number => digits(w, at, first, end).or(Some(Core { tokens: at..at + 1, interval: None })),
        TokenKind::Word => zero(w, at, end)
            .or_else(|| dozen(w, at, end))
            .or_else(|| vague(w, at, first, end))
            .or_else(|| words(w, at, first, end)),
    }
}

/// "12", "1.2 million", "10-12", "10 to 12".
fn digits(w: &Words, at: usize, first: usize, end: usize) -> Option<Core> {
    let fold = w.fold(at);
    if let Some((low, high)) = fold.split_once('-') {
        let (low, high) = (plain(low).filter(|_| whole(low))?, plain(high).filter(|_| whole(high))?);
        // "21-7" is a score and "2009-10" a year; a range goes up.
        let interval = (low < high).then(|| Interval::between(low, high))?;
        return Some(scaled(w, at..at + 1, interval, end));
    }
    whole(fold).then_some(())?;
    let (value, past) = w.numerals.cardinal(w.document, at, end)?;
    Some(range(w, at, past, value, first, end))
}

/// Digits as a number is written: no leading zero ("007"), no run of digits without commas as long as a telephone
/// number (seven), which news writes with commas or in millions.
fn whole(digits: &str) -> bool {
    let zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    !zero && (digits.contains([',', '.']) || digits.len() < 7)
}

/// "three", "a hundred and five", "three or four".
fn words(w: &Words, at: usize, first: usize, end: usize) -> Option<Core> {
    if !w.numerals.begins(w.document, at) && !matches!(w.fold(at), "a" | "an" | "one") {
        return None;
    }
    if w.fold(at) == "one" && pronoun(w, at, first, end) {
        return None;
    }
    let (value, past) = w.numerals.cardinal(w.document, at, end)?;
    Some(range(w, at, past, value, first, end))
}

/// "one another", "this one", "the one who", "one's": no number.
fn pronoun(w: &Words, at: usize, first: usize, end: usize) -> bool {
    let after = if at + 1 < end { w.fold(at + 1) } else { "" };
    matches!(after, "another" | "'s" | "who" | "side" | "hand" | "thing")
        || matches!(
            w.before(at, first),
            "this"
                | "that"
                | "the"
                | "which"
                | "every"
                | "each"
                | "any"
                | "some"
                | "another"
                | "these"
                | "those"
                | "by"
        )
}

/// The range that a second number makes: "10 to 12", "10 or 12", "between 10 and 12", "10\u{2013}12".
fn range(w: &Words, at: usize, past: usize, value: f64, first: usize, end: usize) -> Core {
    let one = Core { tokens: at..past, interval: Some(Interval::exactly(value)) };
    if past + 1 >= end {
        return one;
    }
    let between = w.before(at, first) == "between";
    let linked = match w.fold(past) {
        "to" => w.before(at, first) != "from",
        "or" => true,
        "and" => between,
        "-" => w.touches(past) && w.touches(past + 1),
        _ => false,
    };
    let second = linked.then(|| w.numerals.cardinal(w.document, past + 1, end)).flatten();
    match second.filter(|(high, _)| *high > value) {
        Some((high, past)) => {
            // "between two and three million": the scale is that of both.
            let scale = w.numerals.scale(w.document, past - 1);
            let low = if value < scale && value * scale < high { value * scale } else { value };
            let start = if between { at - 1 } else { at };
            Core { tokens: start..past, interval: Some(Interval::between(low, high)) }
        }
        None => one,
    }
}

/// "10-12 million".
fn scaled(w: &Words, tokens: Range<usize>, interval: Interval, end: usize) -> Core {
    let scale = if tokens.end < end { w.numerals.scale(w.document, tokens.end) } else { 1.0 };
    if scale <= 1.0 {
        return Core { tokens, interval: Some(interval) };
    }
    let times = |bound: Option<f64>| bound.map(|n| n * scale);
    let interval = Interval { min: times(interval.min), max: times(interval.max), ..interval };
    Core { tokens: tokens.start..tokens.end + 1, interval: Some(interval) }
}

/// "a dozen", "half a dozen", "a half-dozen", "a couple", "half a million".
fn dozen(w: &Words, at: usize, end: usize) -> Option<Core> {
    let core = |past: usize, n: f64| {
        (past <= end).then(|| Core { tokens: at..past, interval: Some(Interval::exactly(n)) })
    };
    match (w.fold(at), w.fold(at + 1), w.fold(at + 2)) {
        ("half", "a", "dozen") => core(at + 3, 6.0),
        ("half", "a", _) if w.numerals.scale(w.document, at + 2) > 1.0 => {
            core(at + 3, w.numerals.scale(w.document, at + 2) / 2.0)
        }
        ("half-a-dozen" | "half-dozen", ..) => core(at + 1, 6.0),
        ("a", "half-dozen", _) => core(at + 2, 6.0),
        ("a", "half", "dozen") => core(at + 3, 6.0),
        ("a", "couple", _) => core(at + 2, 2.0),
        _ => None,
    }
}

/// "dozens", "several hundred", "a few", "many".
fn vague(w: &Words, at: usize, first: usize, end: usize) -> Option<Core> {
    let past = w.term(w.vague, at, end)?;
    let asked = matches!(w.before(at, first), "as" | "so" | "how" | "too" | "not") && w.fold(at) == "many";
    // "many" and "several" count only what stands after them ("several U.S. soldiers").
    let named = w.fold(at) != "many" && w.kind(past) == Some(TokenKind::Word);
    let alone = past == at + 1
        && matches!(w.fold(at), "many" | "several" | "multiple" | "numerous")
        && !(w.lower(past) || named && past < end);
    let of = w.fold(at + 1) == "number" && !(w.fold(past) == "of" && past < end);
    if asked || alone || of {
        return None;
    }
    let floor = w.cell(w.vague, at..past, "value")?.parse().ok()?;
    Some(Core { tokens: at..past, interval: Some(Interval::at_least(floor)) })
}

/// "no one", "none", "nobody", and "no" before a noun.
fn zero(w: &Words, at: usize, end: usize) -> Option<Core> {
    let core = |past| Some(Core { tokens: at..past, interval: Some(Interval::exactly(0.0)) });
    match w.fold(at) {
        "none" | "nobody" => core(at + 1),
        "no" if at + 1 < end && w.fold(at + 1) == "one" => core(at + 2),
        "no" if at + 1 < end && w.lower(at + 1) && w.kind(at + 1) == Some(TokenKind::Word) => {
            (!w.is_in(w.not_counted, at + 1)).then(|| core(at + 1)).flatten()
        }
        _ => None,
    }
}
