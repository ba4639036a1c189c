//! Which moment a corrected time of day means.
//!
//! People say "it began at 11.03"; the day is understood. A meeting may run past midnight or over two days, so the day is
//! the one on which the time fits between the neighbours.

use chrono::{NaiveTime, TimeDelta};

use super::event::Edge;
use super::state::Meeting;
use crate::agenda::SlotId;
use crate::time::{self, Stamp};

/// Why a time of day cannot be a slot's start or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCorrection {
    /// There is nothing to correct: the slot has not run, or its end was asked for and it still runs.
    Nothing,
    /// It lies outside of what the neighbours leave.
    Outside {
        /// The earliest moment, if there is a neighbour before.
        from: Option<Stamp>,
        /// The latest.
        to: Stamp,
    },
}

impl Meeting {
    /// Finds the moment that a time of day means as a slot's start or end.
    ///
    /// # Errors
    ///
    /// When there is nothing to correct, or the time fits on no day.
    pub fn correction(&self, slot: &SlotId, edge: Edge, to: NaiveTime, now: Stamp) -> Result<Stamp, NoCorrection> {
        let bounds = self.correction_bounds(slot, edge, now).ok_or(NoCorrection::Nothing)?;
        let (from, latest) = bounds;
        let span = self.slot_index(slot).and_then(|i| self.slots()[i].spans.last()).ok_or(NoCorrection::Nothing)?;
        let current = match edge {
            Edge::Start => Some(span.start),
            Edge::End => span.end,
        };
        [current, Some(latest), from]
            .into_iter()
            .flatten()
            .map(|near| time::at_offset(near.date_naive().and_time(to), *near.offset()))
            .find_map(|at| match from {
                // People tell minutes: the neighbour's seconds do not refuse its own minute.
                Some(from) if at < from && from - at < TimeDelta::minutes(1) => Some(from),
                Some(from) if at < from => None,
                _ => (at <= latest).then_some(at),
            })
            .ok_or(NoCorrection::Outside { from, to: latest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::Agenda;
    use crate::meeting::{Event, History, Stamped};

    fn at(s: &str) -> Stamp {
        Stamp::parse_from_rfc3339(s).unwrap()
    }

    fn history() -> History {
        let toml = "title = \"M\"\ndate = 2025-01-15\n\
            slot = [{ at = \"22.00\", title = \"A\", id = \"a\" }, { at = \"23.00\", title = \"B\", id = \"b\" }]\n";
        let checked = crate::agenda::load("m.toml", toml, &mut |_| Err(crate::agenda::Unreadable::Missing));
        let agenda: Agenda = checked.agenda.unwrap();
        let mut history = History::new(agenda.clone(), None, false);
        let created = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false };
        let start = |s: &str| Event::SlotStarted { slot: s.into() };
        let times = ["2025-01-15T22:00:00+01:00", "2025-01-15T23:15:30+01:00", "2025-01-16T00:20:00+01:00"];
        let events = [created, start("a"), start("b")];
        for (n, (time, event)) in [times[0], times[0], times[2]].into_iter().zip(events).enumerate() {
            history.apply(Stamped { seq: n as u64 + 1, at: at(time), event });
        }
        history
    }

    #[test]
    fn a_time_after_midnight_is_the_day_that_it_fits_on() {
        let history = history();
        let now = at("2025-01-16T00:30:00+01:00");
        let of = |h, m| {
            history.meeting().correction(&"b".into(), Edge::Start, NaiveTime::from_hms_opt(h, m, 0).unwrap(), now)
        };
        assert_eq!(of(0, 9), Ok(at("2025-01-16T00:09:00+01:00")));
        assert_eq!(of(23, 50), Ok(at("2025-01-15T23:50:00+01:00")));
        assert!(matches!(of(21, 0), Err(NoCorrection::Outside { .. })));
        assert!(matches!(of(0, 31), Err(NoCorrection::Outside { .. })));
    }
}
