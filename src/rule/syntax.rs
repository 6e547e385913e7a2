//! YAML into the types of `yaml`, and the parser's faults in the words of a desk. In: a rule file's text. Out: what it
//! says, or where it is broken.

use crate::rule::error::{Fault, RuleError, did_you_mean, nearest};
use crate::rule::parser;
use crate::rule::source::SourceFile;
use crate::rule::strict;
use serde::de::DeserializeOwned;

/// Parses a file. One fault is told; `mend` finds the others of a rule file.
pub fn parse<T: DeserializeOwned>(source: &SourceFile) -> Result<T, RuleError> {
    if source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Err(RuleError::file_with(
            source.path,
            "empty-rule-file",
            "is empty; `claimdiff rules new` prints a file to begin with",
        ));
    }
    strict::walk(source.text)
        .and_then(|()| parser::from_str(source.text))
        .map_err(|error| told(source, &error).into())
}

/// The parser's fault in our words, where it stands.
fn told(source: &SourceFile, error: &parser::Error) -> Fault {
    let (SourceFile { path, text }, whole) = (*source, error.to_string());
    let message = without_places(&whole);
    let Some(place) = error.location() else {
        let document = message.contains("more than one document");
        let hint = document.then(|| "put each kind into a file of its own, without a line `---`".to_owned());
        let message = if document { "holds more than one document".to_owned() } else { message };
        return Fault::file(path, message).hint(hint).code(if document {
            "several-documents"
        } else {
            BROKEN
        });
    };
    let at = place.index();
    let quotation =
        opened(&whole).filter(|_| message.contains("quoted scalar") && !message.contains("escape"));
    if let Some(opened) = quotation.and_then(|place| byte_at(text, place)) {
        let end = "end the text with the same quotation mark".to_owned();
        return Fault::at(path, text, opened, "", "this quotation mark is never closed")
            .hint(Some(end))
            .code(BROKEN);
    }
    // A fault of the data begins with the way to it: "rules[0].any: invalid type ...".
    let (key, what) = message
        .split_once(": ")
        .filter(|(key, _)| !key.contains([' ', '`', '"']))
        .unwrap_or(("", message.as_str()));
    match in_our_words(what) {
        Some(said) => Fault::at(path, text, at, key, said.message).hint(said.hint).code(said.code),
        None => Fault::at(path, text, at, "", format!("broken YAML: {message}"))
            .hint(advice(what, opened(&whole), text, at))
            .code(BROKEN),
    }
}

/// What serde says of data without a place, in our words.
pub fn in_words(what: &str) -> String {
    let what = without_places(what);
    in_our_words(&what).map_or(what, |said| match said.hint {
        Some(hint) => format!("{}; {hint}", said.message),
        None => said.message,
    })
}

/// The code of YAML that is none.
const BROKEN: &str = "broken-yaml";

/// A fault of data in our words.
pub struct Said {
    /// What `claimdiff explain` knows it by.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// The word that was meant, when there is no doubt.
    pub meant: Option<String>,
}

/// serde's words about data, in ours, with what to do; `None` for broken YAML.
pub fn in_our_words(what: &str) -> Option<Said> {
    let said = |code, message, hint, meant: Option<&str>| {
        Some(Said { code, message, hint, meant: meant.map(str::to_owned) })
    };
    let mut quoted = what.split('`').skip(1).step_by(2);
    let first = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let choices = || format!("one of {}", known.join(", "));
    if what.starts_with("unknown field") {
        let hint = did_you_mean(first, known.iter().copied())
            .or_else(|| Some(format!("the keys here are {}", known.join(", "))));
        let meant = nearest(first, known.iter().copied());
        return said("no-such-key", format!("there is no key `{first}` here"), hint, meant);
    }
    if what.starts_with("unknown variant") {
        let hint =
            did_you_mean(first, known.iter().copied()).or_else(|| Some(format!("write {}", choices())));
        let meant = nearest(first, known.iter().copied());
        return said("no-such-word", format!("`{first}` is not possible here"), hint, meant);
    }
    if what.starts_with("missing field") {
        return said("missing-key", format!("`{first}` is missing"), None, Some(first));
    }
    if let Some((got, wanted)) = what
        .strip_prefix("invalid type: ")
        .or_else(|| what.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
    {
        let scalar = got.starts_with("boolean") || got.starts_with("integer") || got.starts_with("floating");
        let value = || got.split(['`', '"']).nth(1).unwrap_or_default();
        let hint = match wanted {
            "a string" | "a text or a list of texts" if scalar => {
                Some(format!("put it between quotation marks: \"{}\"", value()))
            }
            "a sequence" if scalar || got.starts_with("string") => {
                Some(format!("put it between brackets: [{}]", value()))
            }
            _ => None,
        };
        return said("wrong-type", format!("takes {}, not {}", noun(wanted), noun(got)), hint, None);
    }
    let (code, hint) = match what.split(' ').next() {
        Some("takes") => ("wrong-value", None),
        Some("aliases") => ("alias-bomb", Some("write out what the aliases repeat, or leave it out")),
        _ if what.starts_with("the key ") => {
            ("duplicate-key", Some("YAML would keep the last one only: join the two, or take one out"))
        }
        _ => return None,
    };
    said(code, what.to_owned(), hint.map(str::to_owned), None)
}

/// serde's name of a type or value, in a desk's words.
fn noun(word: &str) -> String {
    match word {
        "unit value" => "nothing".to_owned(),
        "a sequence" | "sequence" => "a list".to_owned(),
        "a map" | "map" => "keys with values".to_owned(),
        "a string" => "a text".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "f64" => "a number".to_owned(),
        _ if word.starts_with("struct ") || word.starts_with("enum ") || word.starts_with("variant ") => {
            "keys with values".to_owned()
        }
        _ => match word.split_once(' ') {
            Some(("string", text)) => format!("the text {text}"),
            Some(("integer" | "floating", _)) => {
                format!("the number {}", word.split('`').nth(1).unwrap_or_default())
            }
            Some(("boolean", value)) => value.to_owned(),
            _ => word.to_owned(),
        },
    }
}

/// What may be behind broken YAML.
fn advice(what: &str, opened: Option<(usize, usize)>, text: &str, at: usize) -> Option<String> {
    let at = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i))?;
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    if indent.contains('\t') {
        return Some("indent with spaces: YAML takes no tabs".to_owned());
    }
    if what.contains("mapping values are not allowed") {
        return Some("put a text that holds a colon between quotation marks".to_owned());
    }
    if what.contains("while parsing a flow") {
        let opened = opened.map_or(String::new(), |(line, column)| format!(" at {line}:{column}"));
        return Some(format!("is the bracket{opened} closed?"));
    }
    if what.contains("unknown escape character") {
        return Some("between \"...\" a backslash is YAML's own: write '...', as in '\\d+ dead'".to_owned());
    }
    if what.contains("cannot start any token") || what.contains("unknown anchor") || what.contains("alias") {
        return Some("put a text that begins with a sign between quotation marks".to_owned());
    }
    // A quotation mark that is not closed swallows the lines up to the next one, and the fault shows there.
    let odd = |line: &str| line.replace("\\\"", "").matches('"').count() % 2 == 1;
    let (number, line) =
        text[..start + line.len()].lines().enumerate().filter(|(_, line)| odd(line)).last()?;
    let column = line[..line.rfind('"')?].chars().count() + 1;
    Some(format!("is the quotation mark at {}:{column} closed?", number + 1))
}

/// serde_yaml names places inside its message; the head of ours does.
fn without_places(message: &str) -> String {
    let mut kept = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(" at ") {
        let tail = &rest[at + 4..];
        let words: &[&str] = if tail.starts_with("line ") { &["line ", " column "] } else { &["position "] };
        let past = words.iter().try_fold(tail, |tail, word| {
            let number = tail.strip_prefix(word)?;
            Some(number.trim_start_matches(|c: char| c.is_ascii_digit()))
                .filter(|rest| rest.len() < number.len())
        });
        kept.push_str(&rest[..at]);
        match past {
            Some(past) => rest = past,
            None => {
                kept.push_str(" at ");
                rest = tail;
            }
        }
    }
    kept + rest
}

/// Line and column where the construct began that the parser was in: "while scanning a quoted scalar at line 4 column 14".
fn opened(message: &str) -> Option<(usize, usize)> {
    let (line, column) = message.rsplit_once(" at line ")?.1.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// The byte at a line and column.
fn byte_at(text: &str, (line, column): (usize, usize)) -> Option<usize> {
    let start = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum::<usize>();
    Some(start + text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?.0)
}
