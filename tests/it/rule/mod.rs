//! Rule files: what can be wrong with them, each with the whole message, and what good ones give.

mod broken;
mod builtin;
mod compile;
mod docs;
mod error;
mod examples;
mod hostile;
mod lists;
mod load;
mod locate;
mod phrase;
mod properties;
mod scale;
pub mod schema;
mod source;
mod style;
mod syntax;

use claimdiff::rule::set::RuleSet;

/// What the rules of `text` come to, without the built-in words.
fn add(text: &str) -> Result<RuleSet, String> {
    let mut rules = RuleSet::default();
    rules.add("desk.yaml", text).map_err(|error| error.to_string())?;
    Ok(rules)
}

/// A file that is refused with this message and nothing else.
#[track_caller]
fn refused(text: &str, message: &str) {
    let told = add(text).err().unwrap_or_default();
    assert_eq!(told, message.trim_matches('\n'), "told:\n{told}");
}

/// A rule file of one rule, whose lines begin on line 5.
fn rule(lines: &str) -> String {
    format!("kind: stranded\nvalue: count\nlists: {{ stranded: [stuck] }}\nrules:\n{lines}")
}

/// The fault of one rule.
#[track_caller]
fn rule_refused(lines: &str, message: &str) {
    refused(&rule(lines), message);
}
