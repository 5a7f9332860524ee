//! Minutes and hours later: a time of day where the clock is known ("at 9 p.m. … Fifty minutes later"), else a length that lies in the day told of.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::super::meaning::{Amount, Clock, Unit};
use super::super::value::{self, Valued};
use super::{Focus, Resolver};
use crate::extract::findings::{Anchor, DateKind};

/// The last hour of the day told of.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    at: NaiveDateTime,
    zone: Option<i32>,
    index: usize,
}

impl Moment {
    /// An hour of a day, by its expression.
    pub(super) fn of(day: NaiveDate, clock: Option<Clock>, index: usize) -> Option<Self> {
        let Some(Clock::At(hour, minute, zone)) = clock else { return None };
        let since = TimeDelta::try_minutes(i64::from(hour) * 60 + i64::from(minute.unwrap_or(0)))?;
        let at = day.and_hms_opt(0, 0, 0)?.checked_add_signed(since)?;
        Some(Self { at, zone, index })
    }

    fn moved(self, unit: Unit, count: i32) -> Option<NaiveDateTime> {
        let count = i64::from(count);
        let by = match unit {
            Unit::Second => TimeDelta::try_seconds(count),
            Unit::Minute => TimeDelta::try_minutes(count),
            _ => TimeDelta::try_hours(count),
        };
        self.at.checked_add_signed(by?)
    }
}

impl Resolver<'_> {
    /// So many seconds, minutes or hours from the time told of; `index` is the expression's own.
    pub(super) fn moment_later(&mut self, unit: Unit, count: i32, index: usize) -> (DateKind, Valued, Anchor) {
        if let Some(last) = self.moment
            && let Some(at) = last.moved(unit, count)
        {
            let day = value::day_value(at.date());
            let told = Focus { index, days: (at.date(), at.date()), unit: Unit::Day };
            (self.focus, self.day, self.told) = (Some(told), Some(told), Some(told));
            self.moment = Some(Moment { at, index, ..last });
            let clock = Clock::At(at.hour(), Some(at.minute()), last.zone);
            return (DateKind::Time, (value::with_clock(&day.0, clock), day.1), Anchor::Context(last.index));
        }
        let length = value::duration_value(Amount::Exact(f64::from(count.abs())), unit);
        let within = self.told.and_then(|told| Some((value::shift(told.days.0, unit, count)?, told.index)));
        match within {
            Some((day, from)) => (DateKind::Duration, (length, Some((day, day))), Anchor::Context(from)),
            None => (DateKind::Duration, (length, None), Anchor::Explicit),
        }
    }
}
