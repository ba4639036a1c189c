//! Questions that a checked agenda answers: who and what an id names, which days it has, and how it is moved to another
//! day.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::plan::{Absence, Agenda, Item, ItemId, PartyId, Person, Role, Shift, Slot, Unit, Who};
use crate::text;
use crate::time::Zone;

impl Shift {
    /// Returns both shifts, one after the other.
    #[must_use]
    pub fn then(self, by: Self) -> Self {
        Self { days: self.days.saturating_add(by.days), minutes: self.minutes.saturating_add(by.minutes) }
    }
}

impl Agenda {
    /// The time zone of the meeting, where the agenda names one.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        self.timezone.as_deref().and_then(Zone::named)
    }

    /// Lists the items that everybody may read: neither closed themselves nor treated in a closed slot. All other items
    /// are closed.
    ///
    /// Journals written before a slot's access was its own word say `closed` of every slot with a closed item. Whether
    /// such a slot said so itself cannot be known any more, so there it closes its other items too.
    #[must_use]
    pub fn open_items(&self) -> HashSet<&ItemId> {
        self.open_items_but(self.slots.iter().filter(|s| s.access.is_closed()).flat_map(|s| &s.items))
    }

    /// Does what [`Agenda::open_items`] does, for the plan as it has become: `closed` are the items that closed slots
    /// treat.
    #[must_use]
    pub fn open_items_but<'a>(&'a self, closed: impl Iterator<Item = &'a ItemId>) -> HashSet<&'a ItemId> {
        // Of two items with one id, which only a damaged record has, either closes both.
        let own = self.items.iter().filter(|i| i.access.is_closed()).map(|i| &i.id);
        let closed: HashSet<&ItemId> = own.chain(closed).collect();
        self.items.iter().map(|i| &i.id).filter(|id| !closed.contains(id)).collect()
    }

    /// Finds an item.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == *id)
    }

    /// Returns who decides on an item, where this body only recommends.
    #[must_use]
    pub fn recommends_to<'a>(&self, item: &'a Item) -> Option<&'a str> {
        let own = self.body.as_deref().map(text::casefold);
        item.decides.as_deref().filter(|body| own.as_ref() != Some(&text::casefold(body)))
    }

    /// Finds a person.
    #[must_use]
    pub fn person(&self, id: &PartyId) -> Option<&Person> {
        self.people.iter().find(|p| p.id == *id)
    }

    /// Finds a unit.
    #[must_use]
    pub fn unit(&self, id: &PartyId) -> Option<&Unit> {
        self.units.iter().find(|u| u.id == *id)
    }

    /// Returns the bare name of somebody: "Bettina Andersen", "Ledelsessekretariatet", "Borgmester".
    #[must_use]
    pub fn name<'a>(&'a self, who: &'a Who) -> &'a str {
        match who {
            Who::Name(name) => name,
            Who::Id(id) => match (self.person(id), self.unit(id)) {
                (Some(person), _) => &person.name,
                (None, Some(unit)) => &unit.name,
                (None, None) => &id.0,
            },
        }
    }

    /// Lists who comes to a slot from outside and how, each once: its guests, then who presents without being of the
    /// room.
    ///
    /// Members, and who stands in for one, are in the room; so is who takes part in the whole meeting and presents.
    pub fn guests_of<'a>(&'a self, slot: &'a Slot) -> impl Iterator<Item = (&'a Who, Option<&'a str>)> {
        let guests = slot.guests.iter().map(|g| (&g.who, g.via.as_deref()));
        let lead = slot.lead.iter().filter(|who| !self.takes_part(who)).map(|who| (who, None));
        let is_first = |who: &Who| {
            let mut all = slot.guests.iter().map(|g| &g.who).chain(&slot.lead);
            all.find(|w| *w == who).is_some_and(|first| std::ptr::eq(first, who))
        };
        guests.chain(lead).filter(move |(who, _)| !self.has_seat(who, slot) && is_first(who))
    }

    /// Returns whether somebody is a member, or stands in for one at what a slot treats.
    fn has_seat(&self, who: &Who, slot: &Slot) -> bool {
        let is_own = matches!(who, Who::Id(id) if self.members.contains(id));
        let is_here = |a: &&Absence| a.is_whole() || a.items.iter().any(|id| slot.items.contains(id));
        is_own || self.absent.iter().filter(is_here).any(|a| a.stand_in().as_ref() == Some(who))
    }

    /// Returns whether a name is a member's own, whatever its capitals.
    #[must_use]
    pub fn is_member_named(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.members.iter().any(|id| self.name(&Who::Id(id.clone())).to_lowercase() == name)
    }

    /// Returns whether somebody takes part in the whole meeting without being a member.
    #[must_use]
    pub fn takes_part(&self, who: &Who) -> bool {
        matches!(who, Who::Id(id) if self.participants().any(|p| p.id == *id))
    }

    /// Lists those who take part in the whole meeting without being members.
    pub fn participants(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|p| p.role == Role::Participant)
    }

    /// Lists the days of the plan, in order; never empty.
    #[must_use]
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days = vec![self.date];
        for slot in &self.slots {
            if !days.contains(&slot.day) {
                days.push(slot.day);
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Returns when the meeting was announced to end: on the plan's last day, or the morning after it where the plan
    /// goes on past midnight.
    #[must_use]
    pub fn announced_end_at(&self) -> Option<NaiveDateTime> {
        self.announced_end_of(self.slots.iter())
    }

    /// Does what [`Agenda::announced_end_at`] does, for the plan as it has become.
    #[must_use]
    pub fn announced_end_of<'a>(&self, plan: impl Iterator<Item = &'a Slot> + Clone) -> Option<NaiveDateTime> {
        let said = self.announced_end?;
        let day = plan.clone().map(|s| s.day).max().unwrap_or(self.date);
        let mut of_day = plan.filter(|s| s.day == day);
        let (at, next) = (day.and_time(said), day.succ_opt().unwrap_or(day).and_time(said));
        let is_before_start = of_day.clone().find_map(|s| s.start).is_some_and(|start| at <= start);
        let is_planned = of_day.any(|s| s.end() == Some(next));
        Some(if is_planned || self.overnight && is_before_start { next } else { at })
    }

    /// Lists the dates of the coming meetings, in order: of the forward plan those that are not cancelled, and the next
    /// one as the agenda says it.
    #[must_use]
    pub fn coming_meetings(&self) -> Vec<NaiveDate> {
        let planned = self.upcoming.iter().filter(|u| !u.cancelled).filter_map(|u| u.date);
        let mut dates: Vec<NaiveDate> = planned.chain(self.next_meeting).filter(|d| *d > self.date).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// Returns when the next meeting is: as the agenda says it, or else the next of the forward plan.
    #[must_use]
    pub fn next_meeting_on(&self) -> Option<NaiveDate> {
        self.next_meeting.or_else(|| self.coming_meetings().first().copied())
    }

    /// Moves the plan to another day and time.
    ///
    /// Later days keep their times of day and their distance. The announced times move with the first day's. A slot
    /// that is moved past midnight stays in its day.
    #[must_use]
    pub fn shifted(mut self, shift: Shift) -> Self {
        let first = self.days().first().copied().unwrap_or(self.date);
        let last = self.days().last().copied();
        // A shift is read from a journal, so none of this may panic.
        let days = TimeDelta::try_days(shift.days).unwrap_or_default();
        let minutes = TimeDelta::try_minutes(shift.minutes).unwrap_or_default();
        let date = |d: NaiveDate| d.checked_add_signed(days).unwrap_or(d);
        self.announced_start = self.announced_start.map(|t| t.overflowing_add_signed(minutes).0);
        if last == Some(first) {
            self.announced_end = self.announced_end.map(|t| t.overflowing_add_signed(minutes).0);
        }
        for slot in &mut self.slots {
            let by = if slot.day == first { days.checked_add(&minutes).unwrap_or(days) } else { days };
            for time in [&mut slot.start, &mut slot.until] {
                *time = time.map(|at| at.checked_add_signed(by).unwrap_or(at));
            }
            slot.day = date(slot.day);
        }
        self.date = date(self.date);
        self
    }

    /// Says how far the plan must be moved so that its first slot begins at `start`, to the minute; where that has no
    /// time of its own, by days only.
    #[must_use]
    pub fn shift_to(&self, start: NaiveDateTime) -> Shift {
        let Some(first) = self.slots.first().and_then(|slot| slot.start) else {
            return Shift { days: (start.date() - self.date).num_days(), minutes: 0 };
        };
        // Whole minutes: the seconds past a planned minute are rounded down.
        let minutes = (start - first).num_seconds().div_euclid(60);
        let days = (start.date() - first.date()).num_days();
        Shift { days, minutes: minutes - days * 24 * 60 }
    }
}
