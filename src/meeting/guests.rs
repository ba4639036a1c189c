//! Who waits outside: a slot's guests, who of them is there, and who is to be called in now.
//!
//! Who is a guest of a slot is in [`crate::agenda::Agenda::guests_of`]; what was recorded of them is the slot's own, so
//! that a guest of two slots is right in both. A guest who is not marked but sits in the room since the slot just
//! before is there, and so is who was recorded as present at the meeting, as a substitute say.

use chrono::{NaiveDateTime, TimeDelta};

use super::event::GuestMark;
use super::slot_run::SlotRun;
use super::state::Meeting;
use super::timing::Forecast;
use crate::agenda::{Guest, Who};
use crate::time::Stamp;

/// Over how long a gap between two slots a guest of both stays in the room.
const STAYS: TimeDelta = TimeDelta::minutes(15);

/// A guest of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotGuest<'a> {
    pub who: &'a Who,
    /// How, if not in the room: "Teams".
    pub via: Option<&'a str>,
    /// Whether they take part online, and nobody says how.
    pub is_online: bool,
    /// What was recorded of them for this slot.
    pub mark: GuestMark,
    /// Whether they are there from the slot just before, and nothing was recorded for this one.
    pub stays: bool,
}

/// Somebody who is to be called in now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The place of the slot that they come to.
    pub slot: usize,
    pub who: Who,
    /// How, if not in the room.
    pub via: Option<String>,
    /// The time that was agreed: the slot's in the plan, if it has one.
    pub agreed: Option<NaiveDateTime>,
    /// The time that is expected now.
    pub expected: NaiveDateTime,
}

impl Meeting {
    /// Lists who comes to a slot from outside and how: as the agenda says, and whoever was recorded as having come
    /// though the agenda does not have them.
    pub fn guests_of<'a>(&'a self, run: &'a SlotRun) -> impl Iterator<Item = (&'a Who, Option<&'a str>)> {
        let kept = self.kept_guests(run).map(|guest| (&guest.who, guest.via.as_deref()));
        self.agenda.guests_of(&run.slot).chain(kept)
    }

    /// Lists the guests of a slot whom the agenda does not have, or has no more: who was added in the meeting, or was
    /// recorded as having come.
    pub fn kept_guests<'a>(&'a self, run: &'a SlotRun) -> impl Iterator<Item = &'a Guest> {
        let is_named = |who: &Who| run.marks.contains_key(who) || run.added_guests.contains(who);
        run.kept_guests.iter().filter(move |guest| is_named(&guest.who) && !self.agenda.takes_part(&guest.who))
    }

    /// Lists the guests of the slot at `index`: its guests, and its leads who are not of the room.
    #[must_use]
    pub fn guests(&self, index: usize) -> Vec<SlotGuest<'_>> {
        let Some(run) = self.slots.get(index) else { return Vec::new() };
        let guest = |(who, via)| {
            let mark = run.mark(who);
            let stays = mark == GuestMark::Expected && self.is_to_come(index) && self.is_in_the_room(index, who);
            let (via, is_online) = self.way_of(who, via);
            SlotGuest { who, via, is_online, mark, stays }
        };
        self.guests_of(run).map(guest).collect()
    }

    /// Returns how a guest takes part: the recorded way if there is one, else the agenda's `via`. The flag is true for
    /// online without a way.
    #[must_use]
    pub fn way_of<'a>(&self, who: &Who, via: Option<&'a str>) -> (Option<&'a str>, bool) {
        match self.attendance.online(who) {
            Some(false) => (None, false),
            Some(true) => (via, via.is_none()),
            None => (via, false),
        }
    }

    /// Returns whether a fixed slot is still bound to its planned time: it has no guests, or one of them is awaited.
    pub(super) fn is_bound(&self, index: usize) -> bool {
        let Some(run) = self.slots.get(index) else { return false };
        let mut guests = self.guests_of(run).peekable();
        guests.peek().is_none()
            || guests.any(|(who, _)| match run.mark(who) {
                GuestMark::Arrived | GuestMark::DidNotCome => false,
                GuestMark::CalledIn => !self.is_recorded_here(who),
                GuestMark::Expected => !self.is_in_the_room(index, who) && !self.is_recorded_here(who),
            })
    }

    /// Lists who is to be called in at `now`: the guests of the slots that are forecast to begin within `ahead`
    /// minutes, of whom nothing was recorded and who are not there already. Who comes to several of them is listed for
    /// the first.
    ///
    /// `forecast` is the one of `now`. A meeting of another day calls for nobody.
    #[must_use]
    pub fn to_call(&self, forecast: &Forecast, now: Stamp, ahead: u32) -> Vec<Call> {
        let now = now.naive_local();
        let ahead = TimeDelta::minutes(i64::from(ahead));
        let mut calls = Vec::new();
        let mut seen: Vec<&Who> = Vec::new();
        for (index, run) in self.slots.iter().enumerate() {
            let Some(expected) = forecast.slots.get(index).copied().flatten() else { continue };
            let until = expected.start - now;
            if !self.is_to_come(index) || until < TimeDelta::zero() || until > ahead {
                continue;
            }
            for guest in self.guests(index) {
                if seen.contains(&guest.who) || self.sits_in_the_room(guest.who) || self.is_recorded_here(guest.who) {
                    continue;
                }
                // Who did not come to a slot may come to the next.
                if guest.mark != GuestMark::DidNotCome {
                    seen.push(guest.who);
                }
                if guest.mark == GuestMark::Expected && !guest.stays {
                    calls.push(Call {
                        slot: index,
                        who: guest.who.clone(),
                        via: guest.via.map(str::to_owned),
                        agreed: run.told_start(),
                        expected: expected.start,
                    });
                }
            }
        }
        calls
    }

    /// How many minutes before a slot its guests are called in: as the agenda says, or else `default`.
    #[must_use]
    pub fn call_ahead(&self, default: u32) -> u32 {
        self.agenda.protocol.call_ahead.unwrap_or(default)
    }

    /// Returns whether a guest of a slot to come is there from the slots just before it.
    fn is_in_the_room(&self, index: usize, who: &Who) -> bool {
        let mut index = index;
        // Each step leads to an earlier place, or to a slot that is not to come, which ends it.
        while let Some(before) = self.just_before(index) {
            let run = &self.slots[before];
            if !self.guests_of(run).any(|(guest, _)| guest == who) {
                return false;
            }
            match run.mark(who) {
                GuestMark::Arrived => return true,
                GuestMark::DidNotCome => return false,
                // Who was not marked counts as taking part once the slot runs.
                _ if !self.is_to_come(before) => return true,
                GuestMark::CalledIn => return false,
                GuestMark::Expected => index = before,
            }
        }
        false
    }

    /// Returns whether a guest sits in the room because the slot that runs is theirs.
    fn sits_in_the_room(&self, who: &Who) -> bool {
        let run = self.running.and_then(|i| self.slots.get(i)).filter(|r| r.mark(who) != GuestMark::DidNotCome);
        run.is_some_and(|r| self.guests_of(r).any(|(guest, _)| guest == who))
    }

    /// Finds the slot from which the guests of a slot to come may stay: the one before it that is to come, or else the
    /// one that runs or ran last; of the same day, and with no long gap between the two.
    ///
    /// The gap is never measured up to the clock: a guest who stays must not be awaited again because time passes.
    fn just_before(&self, index: usize) -> Option<usize> {
        let next = &self.slots.get(index)?.slot;
        let Some(starts) = next.start else {
            // Without a time in the plan there is no gap in it.
            let before = (0..index).rev().find(|&i| self.is_to_come(i)).or(self.running);
            let last = || self.slots.iter().enumerate().filter_map(|(i, r)| r.spans.last().map(|s| (s.end, i))).max();
            let before = before.or_else(|| last().map(|(_, last)| last))?;
            return (self.slots.get(before)?.slot.day == next.day).then_some(before);
        };
        let planned_end = |i: usize| self.slots.get(i).map(|r| r.slot.end().unwrap_or(starts));
        let (before, ends) = if let Some(before) = (0..index).rev().find(|&i| self.is_to_come(i)) {
            (before, planned_end(before)?)
        } else if let Some(running) = self.running {
            // It may have been returned to, and what the plan has between the two is over: then only a time that the
            // plan leaves free just before the slot is a gap.
            let of_day = (0..index).filter(|&i| self.slots.get(i).is_some_and(|r| r.slot.day == next.day));
            (running, of_day.filter_map(planned_end).max().unwrap_or(starts))
        } else {
            let ran = self.slots.iter().enumerate().filter_map(|(i, r)| r.spans.last().map(|s| (s.end, i)));
            let (ended, last) = ran.max_by_key(|(end, _)| *end)?;
            (last, planned_end(last)?.max(ended.map_or(starts, |e| e.naive_local())))
        };
        let is_same_day = self.slots.get(before)?.slot.day == next.day;
        (is_same_day && starts - ends <= STAYS).then_some(before)
    }
}
