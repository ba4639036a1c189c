//! What is planned of how long a slot may take: a length, an end by the clock, or nothing.

use chrono::{NaiveDateTime, TimeDelta};

/// How long a slot may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// So long, whenever it begins.
    Length(TimeDelta),
    /// To a time of the clock, whenever it begins.
    Until(NaiveDateTime),
    /// Nobody said: its clock counts up.
    Open,
}

impl Budget {
    /// Returns the budget that a length in minutes and an end by the clock make: the end counts.
    #[must_use]
    pub fn of(minutes: Option<u32>, until: Option<NaiveDateTime>) -> Self {
        match (until, minutes) {
            (Some(until), _) => Self::Until(until),
            (None, Some(minutes)) => Self::Length(TimeDelta::minutes(i64::from(minutes))),
            (None, None) => Self::Open,
        }
    }

    /// Returns how long it is from a start; none where nobody said. Never negative.
    #[must_use]
    pub fn length_from(self, start: NaiveDateTime) -> Option<TimeDelta> {
        match self {
            Self::Length(length) => Some(length),
            Self::Until(end) => Some((end - start).max(TimeDelta::zero())),
            Self::Open => None,
        }
    }
}
