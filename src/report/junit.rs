//! JUnit XML that both schemas in use accept. A suite is an event, a test case what it was asked: a conflict fails
//! it, what could not be read is an error of its own.

use crate::model::finding::Finding;
use crate::model::kind::Severity;
use crate::model::outcome::Outcome;
use crate::model::policy::Suppression;
use crate::report::alert::{Alert, alerts, code, suppressed};
use crate::report::options::ReportOptions;
use crate::report::{safe, settled};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// Notices that say that an article was not read.
const UNREAD: &[&str] = &["unreadable", "not-english", "encoding", "too-large", "empty"];

struct Case {
    name: String,
    class: String,
    fault: Option<(&'static str, String, String, String)>,
}

/// Writes the document.
pub fn write(outcome: &Outcome, options: &ReportOptions, out: &mut dyn Write) -> io::Result<()> {
    let alerts = alerts(outcome);
    let suppressed = suppressed(outcome);
    // No clock: the same input gives the same bytes.
    let time = options.time.strftime("%Y-%m-%dT%H:%M:%S").to_string();
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("testsuites")))?;
    for (id, event) in outcome.events.iter().enumerate() {
        let own = alerts.iter().filter(|alert| alert.finding.event == id);
        let mut cases: Vec<Case> = own.map(case).collect();
        let settled = suppressed.iter().filter(|(alert, _)| alert.finding.event == id);
        cases.extend(settled.map(|(alert, by)| skipped(alert, by)));
        if cases.is_empty() {
            cases.push(Case {
                name: "no disagreement".to_owned(),
                class: "claimdiff".to_owned(),
                fault: None,
            });
        }
        suite(&mut xml, id, &event.title, &time, &cases)?;
    }
    let unread: Vec<Case> = outcome
        .notices
        .iter()
        .filter(|notice| UNREAD.contains(&notice.code.as_str()))
        .map(|notice| Case {
            name: notice.place.clone(),
            class: "claimdiff".to_owned(),
            fault: Some(("error", notice.code.clone(), notice.message.clone(), notice.message.clone())),
        })
        .collect();
    if !unread.is_empty() {
        suite(&mut xml, outcome.events.len(), "articles that could not be read", &time, &unread)?;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    xml.get_mut().write_all(b"\n")
}

fn case(alert: &Alert) -> Case {
    let Finding { kinds, severity, reason, .. } = alert.finding;
    let places = std::iter::once(&alert.primary).chain(&alert.related);
    let places: Vec<String> = places
        .map(|place| format!("{}:{}: {} ({})", place.path, place.line, place.text, place.name))
        .collect();
    // A note fails nothing.
    let fails = *severity >= Severity::Warning;
    let text = format!("{}\n{}\n{}", alert.message, alert.reason, places.join("\n"));
    Case {
        name: alert.message.clone(),
        class: format!("claimdiff.{}", kinds.join(".")),
        fault: fails.then(|| ("failure", code(reason.code), alert.message.clone(), text)),
    }
}

/// What the desk has settled is skipped, and says why.
fn skipped(alert: &Alert, by: &Suppression) -> Case {
    let why = settled::why(by);
    Case { fault: Some(("skipped", String::new(), why.clone(), why)), ..case(alert) }
}

fn suite(
    xml: &mut Writer<&mut dyn Write>,
    id: usize,
    name: &str,
    time: &str,
    cases: &[Case],
) -> io::Result<()> {
    let count =
        |word: &str| cases.iter().filter(|case| case.fault.as_ref().is_some_and(|f| f.0 == word)).count();
    let attributes = [
        ("id", id.to_string()),
        ("package", "claimdiff".to_owned()),
        ("name", clean(name)),
        ("timestamp", time.to_owned()),
        ("hostname", "localhost".to_owned()),
        ("tests", cases.len().to_string()),
        ("failures", count("failure").to_string()),
        ("errors", count("error").to_string()),
        ("skipped", count("skipped").to_string()),
        ("time", "0".to_owned()),
    ];
    xml.write_event(Event::Start(start("testsuite", &attributes)))?;
    xml.write_event(Event::Empty(BytesStart::new("properties")))?;
    for case in cases {
        let attributes =
            [("name", clean(&case.name)), ("classname", clean(&case.class)), ("time", "0".to_owned())];
        match &case.fault {
            None => xml.write_event(Event::Empty(start("testcase", &attributes)))?,
            Some((word, sort, message, text)) => {
                xml.write_event(Event::Start(start("testcase", &attributes)))?;
                let attributes = [("message", clean(message)), ("type", clean(sort))];
                let attributes = if sort.is_empty() { &attributes[..1] } else { &attributes[..] };
                xml.write_event(Event::Start(start(word, attributes)))?;
                xml.write_event(Event::Text(BytesText::new(&lines(text))))?;
                xml.write_event(Event::End(BytesEnd::new(*word)))?;
                xml.write_event(Event::End(BytesEnd::new("testcase")))?;
            }
        }
    }
    xml.write_event(Event::Empty(BytesStart::new("system-out")))?;
    xml.write_event(Event::Empty(BytesStart::new("system-err")))?;
    xml.write_event(Event::End(BytesEnd::new("testsuite")))
}

fn start<'a>(name: &'a str, attributes: &[(&str, String)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    attributes.iter().for_each(|(key, value)| start.push_attribute((*key, value.as_str())));
    start
}

/// XML knows no control characters, not even escaped; what reorders a line is no better.
fn clean(text: &str) -> String {
    safe::terminal(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}
