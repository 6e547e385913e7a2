//! The formats that CI systems read: whatever an article holds, it stays text.

use crate::report::sample;
use claimdiff::model::outcome::Outcome;
use claimdiff::report::{FORMATS, ReportOptions, find};
use serde_json::Value;

/// What an article might hold to be taken for something else.
const HOSTILE: &[&str] = &[
    "::error file=x::owned",
    "##[error]owned",
    "=HYPERLINK(\"http://x\")",
    "<script>alert(1)</script>",
    "]]> & <![CDATA[",
    "a | b | c",
    "[click](javascript:x)",
    "@everyone #1 `rm`",
    "100% \r\n::warning::owned",
    "\u{1b}[2J\u{202e}\u{0}",
];

fn outcome(text: &str) -> Outcome {
    let mut outcome = sample::outcome();
    for claim in &mut outcome.claims {
        claim.text = text.into();
        claim.quote = text.into();
        claim.context = text.into();
    }
    for article in &mut outcome.articles {
        article.title = Some(text.into());
        article.meta.source = Some(text.into());
    }
    outcome.events.iter_mut().for_each(|event| event.title = text.into());
    for settled in outcome.settled.iter_mut().filter_map(|settled| settled.by.as_mut()) {
        (settled.reason, settled.origin) = (text.into(), text.into());
        (settled.by, settled.value) = (Some(text.into()), Some(text.into()));
    }
    let settled = outcome.settled.iter_mut().map(|settled| &mut settled.finding);
    for finding in outcome.discrepancies.iter_mut().chain(settled) {
        finding.sides.iter_mut().for_each(|side| side.text = text.into());
        finding.reason.details.iter_mut().for_each(|detail| *detail = text.into());
    }
    outcome
}

fn written(format: &str, outcome: &Outcome) -> String {
    let mut out = Vec::new();
    (find(FORMATS, format).unwrap().write)(outcome, &ReportOptions::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn no_article_writes_a_workflow_command() {
    for text in HOSTILE {
        let out = written("github", &outcome(text));
        for line in out.lines() {
            let ours = ["::error ", "::warning ", "::notice "].iter().any(|word| line.starts_with(word));
            assert!(ours && !line.contains("##["), "{line}");
            let (properties, _) = line[2..].split_once("::").unwrap();
            assert!(properties.contains("file=") || properties == "notice title=claimdiff", "{line}");
        }
        assert_eq!(out.lines().count(), written("github", &sample::outcome()).lines().count());
    }
}

#[test]
fn no_format_prints_what_a_ci_system_runs() {
    for text in HOSTILE {
        for format in FORMATS {
            let out = written(format.name, &outcome(text));
            assert!(!out.contains("##["), "{}: {out}", format.name);
            let begins = out.lines().find(|line| line.trim_start().starts_with("::"));
            assert!(format.name == "github" || begins.is_none(), "{}: {begins:?}", format.name);
        }
    }
}

#[test]
fn no_article_breaks_xml() {
    for text in HOSTILE {
        let out = written("junit", &outcome(text));
        let mut reader = quick_xml::Reader::from_str(&out);
        let mut suites = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error} in {out}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) => {
                    suites += usize::from(start.name().as_ref() == "testsuite");
                    start.attributes().for_each(|attribute| assert!(attribute.is_ok()));
                }
                _ => {}
            }
        }
        let clean = written("junit", &sample::outcome());
        assert_eq!(suites, clean.matches("<testsuite ").count());
    }
}

#[test]
fn no_article_writes_markdown_or_html() {
    for text in HOSTILE {
        let out = written("markdown", &outcome(text));
        for row in out.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| severity")) {
            assert_eq!(row.replace("\\|", "").matches('|').count(), 5, "{row}");
            assert!(!row.replace("<br>", "").contains(['<', '@']) && !row.contains("]("), "{row}");
        }
    }
}

#[test]
fn no_cell_is_a_formula() {
    for text in HOSTILE {
        let out = written("csv", &outcome(text));
        let mut rows = csv::Reader::from_reader(out.as_bytes());
        for row in rows.records() {
            for cell in row.unwrap().iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
    }
}

#[test]
fn json_formats_give_the_text_back() {
    for text in HOSTILE {
        let gitlab: Value = serde_json::from_str(&written("gitlab", &outcome(text))).unwrap();
        let sarif: Value = serde_json::from_str(&written("sarif", &outcome(text))).unwrap();
        let findings = sample::outcome().discrepancies.len();
        assert_eq!(gitlab.as_array().unwrap().len(), findings);
        assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), findings);
    }
}

#[test]
fn sarif_links_every_other_source_and_every_link_has_its_place() {
    let sarif: Value = serde_json::from_str(&written("sarif", &outcome("a [b] \\ c"))).unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let text = result["message"]["text"].as_str().unwrap();
        let related = result["relatedLocations"].as_array().unwrap();
        for place in related {
            let link = format!("]({})", place["id"]);
            assert_eq!(text.matches(&link).count(), 1, "{text}");
        }
        assert!(text.contains("a \\[b\\] \\\\ c"), "{text}");
    }
}

#[test]
fn of_many_findings_the_weightiest_ten_are_annotated_and_the_rest_counted() {
    let mut many = sample::outcome();
    let one = many.discrepancies[0].clone();
    many.discrepancies.extend(std::iter::repeat_n(one, 5_000));
    let out = written("github", &many);
    assert!(out.lines().filter(|line| line.starts_with("::error ")).count() == 10, "{out}");
    assert!(out.lines().last().unwrap().contains("more findings"), "{out}");
}
