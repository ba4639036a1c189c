//! Which moment a time of day means that somebody typed.
//!
//! People say "11.03"; the day is understood. A meeting may run past midnight or over two days, and clocks may be set
//! while it runs.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use super::event::Event;
use super::state::Meeting;
use crate::dates;
use crate::time::{self, Stamp, Zone};

/// How far from a moment a time can be on another day and still be meant without its date.
const NEAR: TimeDelta = TimeDelta::hours(12);

/// A time as it was typed: "11.03", or with its day "24/11 11.03".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedTime {
    /// None: the day is understood.
    pub day: Option<NaiveDate>,
    pub time: NaiveTime,
}

/// Why a time is none at which somebody came or left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMoment {
    /// It has not come yet, or there is no such time.
    NotYet,
    /// The meeting had not begun: that was then.
    BeforeOpening { at: Stamp, opened: Stamp },
}

impl From<NaiveTime> for TypedTime {
    fn from(time: NaiveTime) -> Self {
        Self { day: None, time }
    }
}

impl Event {
    /// Returns the zone of the machine on which the record was created, where that was noted.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        match self {
            Self::RecordCreated { zone, .. } => zone.as_deref().and_then(Zone::named),
            _ => None,
        }
    }
}

impl Meeting {
    /// The zone of every time of the meeting: the agenda's, or else that of the machine that created the record; none
    /// where that has no name.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        self.zone
    }

    /// States a time in the zone in which the record states its times; where that has no name, in that of its first
    /// line.
    #[must_use]
    pub fn in_zone(&self, at: Stamp) -> Stamp {
        match (self.zone, self.last_at()) {
            (Some(zone), _) => zone.state(at),
            (None, Some(last)) => time::in_zone_of(last, at),
            (None, None) => at,
        }
    }

    /// Reads a time as it was typed; a day without a year is the first one since the meeting began.
    #[must_use]
    pub fn typed_time(&self, typed: &str) -> Option<TypedTime> {
        if let Some(time) = time::typed(typed) {
            return Some(time.into());
        }
        let (day, time) = typed.trim().rsplit_once(char::is_whitespace)?;
        let day = day.trim();
        let since =
            self.opened_at().or(self.created_at()).map_or(self.agenda().date, |at| at.date_naive()).pred_opt()?;
        let (date, len) = dates::parse_prefix(day, since, None).filter(|(_, len)| *len == day.len())?;
        (len > 0).then_some(TypedTime { day: Some(date), time: time::typed(time)? })
    }

    /// Finds the moment at which somebody came or left by what was typed: the last such one.
    ///
    /// # Errors
    ///
    /// When it has not come yet, or was before the meeting began.
    pub fn moment(&self, typed: TypedTime, now: Stamp) -> Result<Stamp, NoMoment> {
        let minute = |time: NaiveTime| (time.hour(), time.minute());
        // The minute that is running is now: what began in it was not before it.
        if typed.day.is_none_or(|day| day == now.date_naive()) && minute(typed.time) == minute(now.time()) {
            return Ok(now);
        }
        let moments = self.moments(typed, now);
        let past = || moments.iter().copied().filter(|at| *at <= now);
        let Some(opened) = self.opened_at() else { return past().next().ok_or(NoMoment::NotYet) };
        let is_in_meeting = |at: &Stamp| *at >= opened && minute(at.time()) != minute(opened.time());
        let next = past().find(|at| is_in_meeting(at) || at.date_naive() > opened.date_naive());
        next.ok_or(past().next().map_or(NoMoment::NotYet, |at| NoMoment::BeforeOpening { at, opened }))
    }

    /// Lists the moments that a time can mean near another moment, the latest first: on its day, or not far from it.
    pub(super) fn moments(&self, typed: TypedTime, near: Stamp) -> Vec<Stamp> {
        let today = near.date_naive();
        let days = match typed.day {
            Some(day) => vec![day],
            None => [today.succ_opt(), Some(today), today.pred_opt()].into_iter().flatten().collect(),
        };
        let ran = self.slots.iter().flat_map(|run| &run.spans).map(|span| span.start);
        let stated: Vec<Stamp> =
            [self.created_at(), self.last_at(), Some(near)].into_iter().flatten().chain(ran).collect();
        let moments = days.into_iter().flat_map(|day| match self.zone {
            Some(zone) => zone.moments(day.and_time(typed.time)),
            None => time::moments_of(day.and_time(typed.time), &stated),
        });
        let is_meant = |at: &Stamp| typed.day.is_some() || at.date_naive() == today || (*at - near).abs() <= NEAR;
        moments.filter(is_meant).collect()
    }
}
