//! The policy of a run, from its configuration, its articles and its options. In: all three. Out: what `settle` acts on, or
//! what is wrong, before anything is compared.

use crate::cli::epoch::source_date;
use crate::cli::exit::CliError;
use crate::config::load::Config;
use crate::config::policy::{Words, suppressions, weights};
use crate::config::{baseline, inline};
use crate::model::article::{Article, Published};
use crate::model::finding::{FindingType, reason_codes};
use crate::model::policy::Policy;
use crate::rule::error::Faults;
use crate::rule::locate::Place;
use crate::rule::set::RuleSet;
use jiff::civil::Date;
use std::path::Path;

/// What the options say to a policy.
#[derive(Default)]
pub struct Asked<'a> {
    /// `--baseline`.
    pub baseline: Option<&'a Path>,
    /// `--today`.
    pub today: Option<Published>,
    /// `--max-findings`.
    pub most: Option<u32>,
    /// `--since`.
    pub since: Option<&'a str>,
}

/// The policy.
pub fn policy(
    config: &Config,
    articles: &[Article],
    rules: &RuleSet,
    asked: &Asked,
) -> Result<Policy, CliError> {
    let ids: Vec<String> = rules.rules.iter().map(|rule| rules.full_id(rule)).collect();
    let short = rules.rules.iter().map(|rule| rule.id.as_str());
    let words = Words {
        kinds: rules.kinds.iter().map(|kind| kind.id.as_str()).collect(),
        rules: ids.iter().map(String::as_str).chain(short).chain(reason_codes().iter().copied()).collect(),
        types: FindingType::ALL.iter().map(|sort| sort.name()).collect(),
    };
    let mut faults = Faults::default();
    let weights = weights(config, &words, &mut faults);
    let tell = |place: &Place, message: String| config.fault(place, message);
    let origin = |place: &Place| config.origin(place);
    let mut settled = suppressions(&config.file.suppress, None, &words, &tell, &origin, &mut faults);
    settled.extend(inline::of_articles(articles, &words, &mut faults));
    faults.or(())?;
    let baseline = asked.baseline.map(|path| {
        let entries = baseline::read(path).map_err(|message| CliError::file(path, message))?;
        Ok::<_, CliError>((path.display().to_string(), entries))
    });
    let paths = articles.iter().map(|article| article.path.as_str());
    let changed = asked.since.map(|revision| crate::cli::since::changed(revision, paths));
    // The clock is asked only where its answer counts.
    let dated = settled.iter().any(|suppression| suppression.until.is_some());
    Ok(Policy {
        weights,
        today: if dated { Some(today(asked.today)?) } else { None },
        suppressions: settled,
        baseline: baseline.transpose()?,
        ranking: config.file.sources.clone(),
        changed: changed.transpose()?,
        most: asked.most.map(|most| most as usize),
    })
}

/// The day that was given, else that of `SOURCE_DATE_EPOCH`, else that of the clock; in UTC, so that it is one day
/// everywhere.
fn today(asked: Option<Published>) -> Result<Date, CliError> {
    if let Some(day) = asked {
        return Ok(day.day);
    }
    let now = source_date()?.unwrap_or_else(jiff::Timestamp::now);
    Ok(now.to_zoned(jiff::tz::TimeZone::UTC).date())
}
