//! Corrected times: which moment a time of day means, how far a start or end can be moved, and what moves along.
//!
//! Of the moments that a time can mean (`clock_time.rs`) it is the one that fits between the neighbours. A slot that
//! was left and returned to ran in several stretches, and the time is meant for the nearest one.

use chrono::TimeDelta;

use super::clock_time::TypedTime;
use super::event::{Edge, Event};
use super::state::{Meeting, Span, SpanPlace};
use crate::agenda::SlotId;
use crate::time::Stamp;

/// Why a time of day cannot be a slot's start or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCorrection {
    /// There is nothing to correct: the slot has not run, or its end was asked for and it still runs.
    Nothing,
    /// It lies outside of what the neighbours leave; of several stretches, those of the nearest one.
    Outside {
        /// The earliest moment, if there is a neighbour before.
        from: Option<Stamp>,
        /// The latest.
        to: Stamp,
    },
}

/// The earliest moment to which a time can be corrected, if there is a neighbour before, and the latest.
type Bounds = (Option<Stamp>, Stamp);

impl Meeting {
    /// Finds the correction that a time of day means: of the slot's stretches that it fits, the one whose start or end
    /// is nearest, of two as near the later.
    ///
    /// # Errors
    ///
    /// When there is nothing to correct, or the time fits on no day.
    pub fn correction(
        &self,
        slot: &SlotId,
        edge: Edge,
        to: impl Into<TypedTime>,
        now: Stamp,
    ) -> Result<Event, NoCorrection> {
        let to = to.into();
        let index = self.slot_index(slot).ok_or(NoCorrection::Nothing)?;
        let spans = &self.slots[index].spans;
        let mut nearest: Option<(TimeDelta, Event)> = None;
        let mut outside: Option<(TimeDelta, NoCorrection)> = None;
        for ((own, span), number) in spans.iter().enumerate().zip(1..) {
            let Some(bounds) = self.typed_bounds((index, own), edge, now) else { continue };
            let current = match edge {
                Edge::Start => span.start,
                Edge::End => span.end.unwrap_or(bounds.1),
            };
            match self.fit(to, current, bounds) {
                Ok(to) => {
                    let far = (to - current).abs();
                    if nearest.as_ref().is_none_or(|(least, _)| far <= *least) {
                        let stretch = (own + 1 < spans.len()).then_some(number);
                        nearest = Some((far, Event::TimeCorrected { slot: slot.clone(), stretch, edge, to }));
                    }
                }
                Err(far) => {
                    if outside.is_none_or(|(least, _)| far <= least) {
                        outside = Some((far, NoCorrection::Outside { from: bounds.0, to: bounds.1 }));
                    }
                }
            }
        }
        match nearest {
            Some((_, event)) => Ok(event),
            None => Err(outside.map_or(NoCorrection::Nothing, |(_, why)| why)),
        }
    }

    /// Returns the earliest and latest time to which the start or end of a slot's last stretch can be corrected.
    ///
    /// None: there is nothing to correct (the slot has not run, or still runs and its end was asked for).
    #[must_use]
    pub fn correction_bounds(&self, slot: &SlotId, edge: Edge, now: Stamp) -> Option<Bounds> {
        self.typed_bounds(self.stretch(slot, None)?, edge, now)
    }

    /// Limits the bounds of what can be typed: the meeting did not begin after somebody had left it.
    fn typed_bounds(&self, place: SpanPlace, edge: Edge, now: Stamp) -> Option<Bounds> {
        let (from, latest) = self.bounds(place, edge, now)?;
        let start = self.slots.get(place.0)?.spans.get(place.1)?.start;
        let is_opening = edge == Edge::Start && self.opened_at() == Some(start);
        let left = self.attendance.first_left().filter(|left| is_opening && *left > start);
        Some((from, left.map_or(latest, |left| latest.min(left - TimeDelta::milliseconds(1)))))
    }

    /// Moves the start or end of a stretch as far as it can be, and the neighbour that touches it.
    pub(super) fn correct(&mut self, slot: &SlotId, stretch: Option<u32>, edge: Edge, to: Stamp, at: Stamp) {
        let Some(place) = self.stretch(slot, stretch) else { return };
        let Some((min, max)) = self.bounds(place, edge, at) else { return };
        let to = min.map_or(to, |min| to.max(min)).min(max);
        let (before, after) = self.neighbours(place);
        let Some(span) = self.span_mut(place).copied() else { return };
        match edge {
            Edge::Start => {
                if let Some(before) = before.and_then(|p| self.span_mut(p))
                    && before.end.is_none_or(|end| end == span.start || end > to)
                {
                    before.end = Some(to);
                }
            }
            Edge::End => {
                if let Some(after) = after.and_then(|p| self.span_mut(p))
                    && (Some(after.start) == span.end || after.start < to)
                {
                    after.start = to;
                }
            }
        }
        if let Some(span) = self.span_mut(place) {
            match edge {
                Edge::Start => span.start = to,
                Edge::End => span.end = Some(to),
            }
        }
    }

    /// Finds a slot's stretch by its number, or the last.
    fn stretch(&self, slot: &SlotId, number: Option<u32>) -> Option<SpanPlace> {
        let index = self.slot_index(slot)?;
        let spans = self.slots.get(index)?.spans.len();
        let number = number.map_or(Some(spans), |n| usize::try_from(n).ok())?;
        number.checked_sub(1).filter(|own| *own < spans).map(|own| (index, own))
    }

    fn span_mut(&mut self, (slot, span): SpanPlace) -> Option<&mut Span> {
        self.slots.get_mut(slot)?.spans.get_mut(span)
    }

    /// Says how far the start or end of a stretch can be moved: a neighbour that moves along cannot be pushed past its
    /// own other end.
    fn bounds(&self, place: SpanPlace, edge: Edge, now: Stamp) -> Option<Bounds> {
        let span = self.slots.get(place.0)?.spans.get(place.1)?;
        let (before, after) = self.neighbours(place);
        let at = |place: Option<SpanPlace>| place.map(|(i, j)| self.slots[i].spans[j]);
        match edge {
            Edge::Start => Some((at(before).map(|s| s.start), span.end.unwrap_or_else(|| now.max(span.start)))),
            Edge::End => {
                let end = span.end?;
                let latest = at(after).map(|s| s.end.unwrap_or(now)).or(self.closed_at).unwrap_or(now);
                Some((Some(span.start), latest.max(end)))
            }
        }
    }

    /// Finds the stretches just before and just after one, as slot and stretch.
    ///
    /// Stretches never overlap, so their starts order them; of two that start together the first is empty.
    fn neighbours(&self, place: SpanPlace) -> (Option<SpanPlace>, Option<SpanPlace>) {
        let key = |(i, j): SpanPlace| {
            let span = self.slots[i].spans[j];
            (span.start, span.end.is_none(), span.end, i, j)
        };
        let here = key(place);
        let all = || self.slots.iter().enumerate().flat_map(|(i, r)| (0..r.spans.len()).map(move |j| (i, j)));
        let before = all().filter(|&p| key(p) < here).max_by_key(|&p| key(p));
        let after = all().filter(|&p| key(p) > here).min_by_key(|&p| key(p));
        (before, after)
    }

    /// Finds the moment nearest to `current` that a time means within `bounds`; else returns how far outside it lies.
    fn fit(&self, to: TypedTime, current: Stamp, (from, latest): Bounds) -> Result<Stamp, TimeDelta> {
        let fits = self.moments(to, current).into_iter().map(|at| match from {
            // People tell minutes: the neighbour's seconds do not refuse its own minute.
            Some(from) if at < from && from - at < TimeDelta::minutes(1) => Ok(from),
            Some(from) if at < from => Err(from - at),
            _ if at <= latest => Ok(at),
            _ => Err(at - latest),
        });
        // Of two that clocks show alike the later is first.
        let far = |at: &Stamp| (at.naive_local() - current.naive_local()).abs();
        fits.min_by_key(|fit| match fit {
            Ok(at) => (false, far(at)),
            Err(outside) => (true, *outside),
        })
        .unwrap_or(Err(TimeDelta::MAX))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::agenda::{Agenda, Who};
    use crate::meeting::{History, JournalEntry};

    fn at(s: &str) -> Stamp {
        Stamp::parse_from_rfc3339(s).unwrap()
    }

    fn history() -> History {
        let times = ["2025-01-15T22:00:00+01:00", "2025-01-15T22:00:00+01:00", "2025-01-16T00:20:00+01:00"];
        begun(times)
    }

    /// A record that was created, and in which two slots began.
    fn begun(times: [&str; 3]) -> History {
        let toml = "title = \"M\"\ndate = 2025-01-15\n\
            slot = [{ at = \"22.00\", title = \"A\", id = \"a\" }, { at = \"23.00\", title = \"B\", id = \"b\" }]\n";
        let checked = crate::agenda::load("m.toml", toml, &mut |_| Err(crate::agenda::Unreadable::Missing));
        let agenda: Agenda = checked.agenda.unwrap();
        let mut history = History::new(agenda.clone(), None, false);
        let created = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
        let start = |s: &str| Event::SlotStarted { slot: s.into() };
        let events = [created, start("a"), start("b")];
        for (n, (time, event)) in times.into_iter().zip(events).enumerate() {
            history.apply(JournalEntry { seq: n as u64 + 1, at: at(time), event });
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
        let began = |s| Ok(Event::TimeCorrected { slot: "b".into(), stretch: None, edge: Edge::Start, to: at(s) });
        assert_eq!(of(0, 9), began("2025-01-16T00:09:00+01:00"));
        assert_eq!(of(23, 50), began("2025-01-15T23:50:00+01:00"));
        assert!(matches!(of(21, 0), Err(NoCorrection::Outside { .. })));
        assert!(matches!(of(0, 31), Err(NoCorrection::Outside { .. })));
    }

    #[test]
    fn a_time_is_meant_for_the_nearest_stretch_that_it_fits() {
        let mut history = history();
        let mut seq = 3;
        let mut then = |time: &str, event: Event| {
            seq += 1;
            history.apply(JournalEntry { seq, at: at(time), event });
        };
        // A 22.00–0.20, B 0.20–0.30, A 0.40–0.50, and nothing in between.
        then("2025-01-16T00:30:00+01:00", Event::SlotEnded { slot: "b".into() });
        then("2025-01-16T00:40:00+01:00", Event::SlotStarted { slot: "a".into() });
        then("2025-01-16T00:50:00+01:00", Event::SlotEnded { slot: "a".into() });
        let now = at("2025-01-16T01:00:00+01:00");
        let of = |slot: &str, edge, h, m| {
            let to = NaiveTime::from_hms_opt(h, m, 0).unwrap();
            match history.meeting().correction(&slot.into(), edge, to, now) {
                Ok(Event::TimeCorrected { stretch, to, .. }) => Ok((stretch, to.format("%-d %-H.%M").to_string())),
                Ok(other) => panic!("{other:?}"),
                Err(why) => Err(why),
            }
        };
        let first = |time: &str| Ok((Some(1), time.to_owned()));
        let last = |time: &str| Ok((None, time.to_owned()));
        assert_eq!(of("a", Edge::Start, 21, 58), first("15 21.58"));
        assert_eq!(of("a", Edge::Start, 0, 10), first("16 0.10"));
        assert_eq!(of("a", Edge::Start, 0, 25), last("16 0.25"));
        assert_eq!(of("a", Edge::Start, 0, 38), last("16 0.38"));
        assert_eq!(of("a", Edge::End, 0, 22), first("16 0.22"));
        assert_eq!(of("a", Edge::End, 0, 55), last("16 0.55"));
        // What is refused names the bounds of the nearest one.
        let outside = |from: &str, to: &str| Err(NoCorrection::Outside { from: Some(at(from)), to: at(to) });
        assert_eq!(of("a", Edge::End, 0, 38), outside("2025-01-16T00:40:00+01:00", "2025-01-16T01:00:00+01:00"));
        assert_eq!(of("a", Edge::End, 0, 33), outside("2025-01-15T22:00:00+01:00", "2025-01-16T00:30:00+01:00"));
        assert_eq!(of("b", Edge::End, 0, 35), last("16 0.35"));
    }

    #[test]
    fn a_time_on_another_day_needs_its_date_unless_it_is_near() {
        let mut history = history();
        history.apply(JournalEntry {
            seq: 4,
            at: at("2025-01-16T09:05:00+01:00"),
            event: Event::SlotStarted { slot: "a".into() },
        });
        let now = at("2025-01-16T09:10:00+01:00");
        let meeting = history.meeting();
        let of = |typed: &str| {
            let typed = meeting.typed_time(typed).unwrap();
            match meeting.correction(&"b".into(), Edge::End, typed, now) {
                Ok(Event::TimeCorrected { to, .. }) => Some(to.format("%-d %-H.%M").to_string()),
                _ => None,
            }
        };
        assert_eq!(of("10.45"), None);
        assert_eq!(of("0.45").as_deref(), Some("16 0.45"));
        assert_eq!(of("16/1 0.50").as_deref(), Some("16 0.50"));
        assert_eq!(of("15/1 0.50"), None);
    }

    #[test]
    fn the_meeting_never_begins_after_somebody_left_it() {
        let mut history = history();
        let left = Event::PersonLeft { who: Who::Name("Anna".to_owned()), time: at("2025-01-15T22:10:00+01:00") };
        history.apply(JournalEntry { seq: 4, at: at("2025-01-16T00:25:00+01:00"), event: left });
        let now = at("2025-01-16T00:30:00+01:00");
        let of = |m| {
            let to = NaiveTime::from_hms_opt(22, m, 0).unwrap();
            history.meeting().correction(&"a".into(), Edge::Start, to, now).is_ok()
        };
        assert_eq!([of(9), of(10), of(15)], [true, false, false]);
    }

    #[test]
    fn a_time_before_daylight_saving_ended_has_the_offset_of_then() {
        let times = ["2025-10-26T01:30:00+02:00", "2025-10-26T01:36:00+02:00", "2025-10-26T03:30:00+01:00"];
        let history = begun(times);
        let now = at("2025-10-26T03:31:00+01:00");
        let meeting = history.meeting();
        let of = |h, m| match meeting.correction(&"a".into(), Edge::End, NaiveTime::from_hms_opt(h, m, 0).unwrap(), now)
        {
            Ok(Event::TimeCorrected { to, .. }) => to.to_rfc3339(),
            other => panic!("{other:?}"),
        };
        assert_eq!(of(1, 58), "2025-10-26T01:58:00+02:00");
        assert_eq!(of(2, 30), "2025-10-26T02:30:00+01:00");
        let left = |h, m| meeting.moment(NaiveTime::from_hms_opt(h, m, 0).unwrap().into(), now).unwrap().to_rfc3339();
        assert_eq!(left(1, 58), "2025-10-26T01:58:00+02:00");
    }
}
