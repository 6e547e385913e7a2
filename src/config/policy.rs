//! Entries as written into a policy: names resolved, days and globs read, or told where they are wrong. In: entries, and
//! what kinds, rules and codes there are. Out: weights and suppressions.

use crate::config::load::Config;
use crate::config::written::{SeverityEntry, SuppressEntry};
use crate::model::policy::{Selector, Suppression, Weight};
use crate::rule::error::{Fault, Faults, did_you_mean};
use crate::rule::locate::Place;
use crate::rule::scalar::OneOrMany;
use globset::{Glob, GlobBuilder};
use jiff::civil::Date;

/// The words that entries may use.
pub struct Words<'a> {
    /// Kinds of claims.
    pub kinds: Vec<&'a str>,
    /// Reason codes and ids of rules.
    pub rules: Vec<&'a str>,
    /// Types of findings.
    pub types: Vec<&'a str>,
}

/// Where faults are told: a file's text, or the front matter of an article.
pub type Tell<'a> = &'a dyn Fn(&Place, String) -> Fault;

/// The weights of a configuration.
pub fn weights(config: &Config, words: &Words, faults: &mut Faults) -> Vec<Weight> {
    let tell = |place: &Place, message: String| config.fault(place, message);
    let mut weights = Vec::new();
    for (n, entry) in config.file.severity.iter().enumerate() {
        let place = Place::root().key("severity").item(n);
        let SeverityEntry { is, rule, kind, finding_type, event, files, source, within } = entry.clone();
        let of = Selector {
            rule,
            kind,
            finding_type,
            event,
            within,
            files: files.unwrap_or_default().0,
            source: source.unwrap_or_default().0,
            ..Selector::default()
        };
        if is == crate::model::kind::Severity::None {
            let hint = Some("`suppress` takes a finding out, and asks why".to_owned());
            faults.add(tell(&place.key("is"), "is error, warning or note".to_owned()).hint(hint));
        }
        check(&of, &place, words, &tell, faults);
        weights.push(Weight { of, severity: is });
    }
    weights
}

/// The suppressions of a list that stands at `suppress`.
pub fn suppressions(
    entries: &[SuppressEntry],
    article: Option<&str>,
    words: &Words,
    tell: Tell,
    origin: &dyn Fn(&Place) -> String,
    faults: &mut Faults,
) -> Vec<Suppression> {
    let mut all = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let place = Place::root().key("suppress").item(n);
        let SuppressEntry {
            reason, by, until, value, on, rule, kind, finding_type, event, fingerprint, ..
        } = entry.clone();
        let many = |written: &Option<OneOrMany>| written.clone().unwrap_or_default().0;
        let of = Selector {
            rule,
            kind,
            finding_type,
            event,
            fingerprint,
            files: many(&entry.files),
            source: many(&entry.source),
            within: entry.within,
            path: article.map(str::to_owned),
        };
        if reason.trim().is_empty() {
            faults.add(tell(&place.key("reason"), "says nothing: why is it settled?".to_owned()));
        }
        let anywhere = Selector { path: article.map(str::to_owned), ..Selector::default() };
        if of == anywhere {
            let hint = Some("name a `kind`, `rule`, `type`, `event` or `fingerprint`, or `files`".to_owned());
            faults.add(tell(&place, "would settle every finding".to_owned()).hint(hint));
        }
        if value.is_some() && of.kind.is_none() && of.fingerprint.is_none() {
            let message = "a decided value is one of a `kind` or of a finding with a `fingerprint`";
            faults.add(tell(&place.key("value"), message.to_owned()));
        }
        check(&of, &place, words, tell, faults);
        let mut day = |key: &str, text: &Option<String>| {
            let text = text.as_ref()?;
            let read = text.trim().parse::<Date>().ok();
            if read.is_none() {
                faults.add(tell(&place.key(key), format!("`{text}` is not a day; write 2023-07-10")));
            }
            read
        };
        let (until, on) = (day("until", &until), day("on", &on));
        let value = value.and_then(|value| value.0.into_iter().next());
        all.push(Suppression { of, reason, by, until, value, on, origin: origin(&place) });
    }
    all
}

/// Is everything known that the selector names?
fn check(of: &Selector, place: &Place, words: &Words, tell: Tell, faults: &mut Faults) {
    let named = [
        ("kind", &of.kind, &words.kinds),
        ("rule", &of.rule, &words.rules),
        ("type", &of.finding_type, &words.types),
    ];
    for (key, name, known) in named {
        let Some(name) = name.as_ref().filter(|name| !known.contains(&name.as_str())) else { continue };
        let hint = did_you_mean(name, known.iter().copied()).or_else(|| {
            Some(format!("`claimdiff {}` lists them", if key == "type" { "explain" } else { "rules list" }))
        });
        faults.add(tell(&place.key(key), format!("there is no {key} `{name}`")).hint(hint));
    }
    let known = |text: &String| text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if of.fingerprint.as_ref().is_some_and(|text| !known(text)) {
        faults.add(tell(&place.key("fingerprint"), "is not a fingerprint: 16 digits of a report".to_owned()));
    }
    let globs =
        |key: &str, texts: &[String], glob: fn(&str) -> Result<Glob, globset::Error>, faults: &mut Faults| {
            for text in texts {
                if let Err(error) = glob(text) {
                    faults.add(tell(&place.key(key), format!("`{text}` is no glob: {}", error.kind())));
                }
            }
        };
    globs("files", &of.files, |text| GlobBuilder::new(text).literal_separator(true).build(), faults);
    globs("source", &of.source, Glob::new, faults);
    if of.within.is_some_and(|n| !n.is_finite() || n < 0.0) {
        faults.add(tell(&place.key("within"), "takes a finite number of 0 or more".to_owned()));
    }
}
