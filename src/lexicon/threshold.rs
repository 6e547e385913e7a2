//! The numbers that verdicts hang on: `rules/thresholds.tsv`, each with its unit and its reason. Out: the value of each,
//! as a configuration has set it before anything was compared.

use std::sync::{LazyLock, OnceLock};

macro_rules! thresholds {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// A threshold; its row of `rules/thresholds.tsv` says what it is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Threshold { $($variant),* }

        /// All of them by name.
        pub const NAMES: &[(&str, Threshold)] = &[$(($name, Threshold::$variant)),*];
    };
}

thresholds! {
    PlaceSilent "place-silent",
    PlaceNote "place-note",
    NightDays "night-days",
    WeekdayDays "weekday-days",
    AnotherTime "another-time",
    OtherIncident "other-incident",
    AboutOneDigit "about-one-digit",
    AboutTwoDigits "about-two-digits",
    AboutMoreDigits "about-more-digits",
    Nearly "nearly",
    Handful "handful",
    Vague "vague",
    SameSize "same-size",
    OwnRival "own-rival",
    HeadOfStory "head-of-story",
    Passing "passing",
    MeasureDays "measure-days",
    OfficeDays "office-days",
    RareNumber "rare-number",
    RoundNumber "round-number",
    SharedNumber "shared-number",
    OtherPerson "other-person",
    QuoteWords "quote-words",
    QuoteLikeness "quote-likeness",
    QuoteOneWord "quote-one-word",
    QuoteLeftOut "quote-left-out",
    QuoteTelling "quote-telling",
    QuoteTellingRun "quote-telling-run",
    OmissionTexts "omission-texts",
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Which it is.
    pub threshold: Threshold,
    /// Its stable name.
    pub name: &'static str,
    /// Its value where nothing else is set.
    pub value: f64,
    /// What the value counts.
    pub unit: &'static str,
    /// Codes of the reasons that it decides on, parted by spaces.
    pub reasons: &'static str,
    /// Why it is that number.
    pub why: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let lines =
        include_str!("../../rules/thresholds.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(row).collect()
});

fn row(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (name, value, unit) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?);
    let (reasons, why) = (cells.next()?, cells.next()?);
    let (_, threshold) = NAMES.iter().find(|(known, _)| *known == name)?;
    Some(Row { threshold: *threshold, name, value, unit, reasons, why })
}

/// The rows, in the order of the file.
pub fn rows() -> &'static [Row] {
    &ROWS
}

static VALUES: OnceLock<Vec<f64>> = OnceLock::new();

fn values(changed: &[(Threshold, f64)]) -> Vec<f64> {
    let mut values = vec![0.0; NAMES.len()];
    let own = rows().iter().map(|row| (row.threshold, row.value));
    own.chain(changed.iter().copied()).for_each(|(threshold, value)| values[threshold as usize] = value);
    values
}

/// Sets some of the thresholds for the whole run. Says `false` when something was compared before: too late.
pub fn set(changed: &[(Threshold, f64)]) -> bool {
    VALUES.set(values(changed)).is_ok()
}

impl Threshold {
    /// The threshold of that name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, threshold)| *threshold)
    }

    /// Its value in this run.
    pub fn value(self) -> f64 {
        VALUES.get_or_init(|| values(&[]))[self as usize]
    }

    /// The same as a number of things: days, words, texts.
    pub fn count(self) -> usize {
        self.value() as usize
    }

    /// The same as a number of days.
    pub fn days(self) -> i32 {
        self.value() as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_threshold_has_one_row_with_a_reason() {
        let named: Vec<&str> = rows().iter().map(|row| row.name).collect();
        assert_eq!(named, NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        assert!(rows().iter().all(|row| row.why.len() > 20 && row.value > 0.0));
        let lines = include_str!("../../rules/thresholds.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), rows().len() + 1, "a row that cannot be read");
    }
}
