//! Which report came first. In: publications, with an instant or only a day. Out: what is earlier than what; a day without
//! an instant can only be told from another day, and without a day nothing is.

use crate::model::article::Published;
use crate::model::statement::Statement;
use jiff::Timestamp;
use jiff::civil::Date;

/// Was the one published before the other, as far as both tell when they were?
pub fn is_before(a: Option<Published>, b: Option<Published>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => match (a.instant, b.instant) {
            (Some(a), Some(b)) => a < b,
            _ => a.day < b.day,
        },
        _ => false,
    }
}

/// The first and last publication among statements: [`is_before`] for all of them at once, since a batch may hold
/// thousands.
#[derive(Default)]
pub struct Timeline {
    first_day: Option<Date>,
    last_day: Option<Date>,
    first_dayonly: Option<Date>,
    last_dayonly: Option<Date>,
    first_instant: Option<Timestamp>,
    last_instant: Option<Timestamp>,
}

impl Timeline {
    /// Of these statements.
    pub fn of(statements: &[Statement]) -> Self {
        let published = || statements.iter().filter_map(|s| s.published);
        let bare = || published().filter(|p| p.instant.is_none());
        Self {
            first_day: published().map(|p| p.day).min(),
            last_day: published().map(|p| p.day).max(),
            first_dayonly: bare().map(|p| p.day).min(),
            last_dayonly: bare().map(|p| p.day).max(),
            first_instant: published().filter_map(|p| p.instant).min(),
            last_instant: published().filter_map(|p| p.instant).max(),
        }
    }

    /// Is any of them before `then`?
    pub fn begins_before(&self, then: Option<Published>) -> bool {
        let Some(then) = then else { return false };
        match then.instant {
            Some(instant) => {
                self.first_instant.is_some_and(|first| first < instant)
                    || self.first_dayonly.is_some_and(|first| first < then.day)
            }
            None => self.first_day.is_some_and(|first| first < then.day),
        }
    }

    /// Is any of them after `then`?
    pub fn ends_after(&self, then: Option<Published>) -> bool {
        let Some(then) = then else { return false };
        match then.instant {
            Some(instant) => {
                self.last_instant.is_some_and(|last| last > instant)
                    || self.last_dayonly.is_some_and(|last| last > then.day)
            }
            None => self.last_day.is_some_and(|last| last > then.day),
        }
    }
}
