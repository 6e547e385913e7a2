//! Every format writes one sample; what it writes is kept in `tests/snapshots/`.

#![allow(clippy::unwrap_used)]

mod sample;

use claimdiff::model::outcome::Outcome;
use claimdiff::report::{CLAIM_FORMATS, FORMATS, Format, ReportOptions, find};
use snapbox::{Data, assert_data_eq};
use std::path::Path;

/// What a format writes.
fn written(format: &Format, outcome: &Outcome, options: &ReportOptions) -> String {
    let mut out = Vec::new();
    (format.write)(outcome, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(name: &str, written: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    assert_data_eq!(Data::text(written), Data::read_from(&path, None).raw());
}

#[test]
fn every_format_has_a_snapshot() {
    for format in FORMATS {
        let name = format!("report.{}.txt", format.name);
        check(&name, written(format, &sample::outcome(), &ReportOptions::default()));
    }
    for format in CLAIM_FORMATS {
        let name = format!("claims.{}.txt", format.name);
        check(&name, written(format, &sample::outcome(), &ReportOptions::default()));
    }
}

#[test]
fn the_table_reads_at_every_width() {
    let table = find(FORMATS, "table").unwrap();
    for width in [80, 120, 200] {
        let options = ReportOptions { width: Some(width), explain: true, ..ReportOptions::default() };
        let text = written(table, &sample::outcome(), &options);
        for line in text.lines() {
            assert!(claimdiff::report::wrap::width(line) <= width, "{line}");
        }
        check(&format!("report.table.{width}.txt"), text);
    }
}
