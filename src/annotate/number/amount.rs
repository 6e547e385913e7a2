//! Sums and measures: "$3 million", "2.7 million euros", "500 kilometers", "12 percent". In: a number. Out: the mention
//! it makes with the sign or unit beside it, hedges included; nothing where none stands there.

use crate::annotate::number::{Words, bounds};
use crate::lexicon::unit::unit;
use crate::model::document::{MentionValue, WordId};
use crate::model::value::interval::Interval;
use std::ops::Range;

/// Reads the sign before or the unit after the number at `tokens`.
pub fn read(
    w: &Words,
    tokens: Range<usize>,
    interval: Interval,
    first: usize,
    end: usize,
) -> Option<(Range<usize>, MentionValue)> {
    if let Some((code, start)) = sign_before(w, tokens.start, first) {
        let (scale, past) = short_scale(w, tokens.end, end);
        return Some(money(w, start..past, interval.times(scale), code, first, end));
    }
    // "2 more tons" has its unit farther off; only what stands beside the number is read.
    let past = w.term(w.currency, tokens.end, end);
    if let Some(past) = past.filter(|past| *past > tokens.end) {
        let code = w.cell(w.currency, tokens.end..past, "code")?;
        return Some(money(w, tokens.start..past, interval, code, first, end));
    }
    let past = w.term(w.unit, tokens.end, end)?;
    // "12 m" may be metres, "12 in all" is no inch: letters count only when they touch the digits.
    let short = past == tokens.end + 1 && w.fold(tokens.end).len() <= 2 && w.fold(tokens.end) != "km";
    let touching = w.touches(tokens.end) || matches!(w.fold(tokens.end), "kg" | "cm" | "mm" | "%");
    if short && !touching {
        return None;
    }
    let unit = unit(w.lexicon, &words(w, tokens.end..past))?;
    let (tokens, interval) = bounds::widen(w, tokens.start..past, interval, first, end, bounds::Step::None);
    Some((tokens, MentionValue::Measure { interval, unit }))
}

/// "45-meter", "1.5-mile": a number and its unit in one word.
pub fn hyphenated(w: &Words, at: usize) -> Option<MentionValue> {
    let (digits, name) = w.fold(at).split_once('-')?;
    let number: f64 = digits.replace(',', "").parse().ok()?;
    let word = [w.lexicon.word(name)];
    let unit = unit(w.lexicon, &word)?;
    Some(MentionValue::Measure { interval: Interval::exactly(number), unit })
}

fn words(w: &Words, tokens: Range<usize>) -> Vec<WordId> {
    w.document.tokens[tokens].iter().map(|token| token.word).collect()
}

fn money(
    w: &Words,
    tokens: Range<usize>,
    interval: Interval,
    code: &str,
    first: usize,
    end: usize,
) -> (Range<usize>, MentionValue) {
    let (code, interval) = match code.strip_suffix("/100") {
        Some(code) => (code, interval.times(0.01)),
        None => (code, interval),
    };
    let (tokens, interval) = bounds::widen(w, tokens, interval, first, end, bounds::Step::None);
    (tokens, MentionValue::Money { interval, currency: code.to_owned() })
}

/// "$", "US$", "Rs": the currency's code and the first token of its sign.
fn sign_before<'w>(w: &'w Words, at: usize, first: usize) -> Option<(&'w str, usize)> {
    let sign = at.checked_sub(1).filter(|sign| *sign >= first)?;
    if !matches!(w.fold(sign), "$" | "\u{20ac}" | "\u{a3}" | "\u{a5}" | "\u{20b9}") {
        return None;
    }
    let code = w.cell(w.currency, sign..at, "code")?;
    let prefix =
        sign.checked_sub(1).filter(|prefix| *prefix >= first && w.touches(sign) && w.capital(*prefix));
    let code = match prefix.map(|prefix| w.fold(prefix)) {
        Some("c" | "ca" | "can") => "CAD",
        Some("a" | "au") => "AUD",
        Some("nz") => "NZD",
        Some("hk") => "HKD",
        Some("s") => "SGD",
        _ => code,
    };
    Some((code, prefix.unwrap_or(sign)))
}

/// "3m", "1.2bn" after a currency sign.
fn short_scale(w: &Words, at: usize, end: usize) -> (f64, usize) {
    let scale = match w.fold(at) {
        "k" => 1e3,
        "m" | "mn" | "mln" => 1e6,
        "b" | "bn" | "bln" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return (1.0, at),
    };
    if at < end { (scale, at + 1) } else { (1.0, at) }
}
