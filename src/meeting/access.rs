//! What is for the body alone: the one place that decides which items, slots and records of a meeting are closed.
//!
//! It fails closed. Whatever is not known to be open is closed: an item that no agenda has, a slot that is gone. And
//! whatever was recorded while its matter was closed carries that with it, wherever the record goes and whatever the
//! agenda says later, until the minute-taker has said of exactly this text that it may be public.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use super::event::{Content, Event, RecordId, RecordVersion, ShownRecord, Target, Writes};
use super::record::Record;
use super::record::RecordKind;
use super::slot_run::SlotRun;
use super::state::{Meeting, Postponement};
use crate::agenda::{ItemId, ItemKind, PartyId, SlotId, Who};
use crate::time::Stamp;

/// Why a record is withheld although its matter is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyWithheld {
    /// It was recorded while its matter was closed.
    Then,
    /// Its matter was closed, or it was moved to a closed one, after it was recorded.
    Since,
    /// Its matter was gone from the agenda when something closed came: neither was closed itself.
    Gone,
}

impl Meeting {
    /// Returns whether only the body may read an item or a point: the item says so, or a slot that says so itself
    /// treats it.
    #[must_use]
    pub fn is_closed(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => !self.open_items.contains(id) || self.is_matter_withheld(on),
            Target::Point(id) => self.slot_index(id).is_none_or(|index| self.is_slot_closed(index)),
        }
    }

    /// Returns whether a slot's own title, text, lead and guests are for the body alone: it says so, or one of its
    /// items is closed.
    ///
    /// That one of its items is closed closes no other item.
    #[must_use]
    pub fn is_slot_closed(&self, index: usize) -> bool {
        let Some(run) = self.slots.get(index) else { return true };
        let is_withheld = || {
            let ids = run.merged.iter().map(|slot| &slot.id).chain([&run.slot.id]);
            ids.into_iter().any(|id| self.is_matter_withheld(&Target::Point(id.clone())))
                || run.slot.items.iter().any(|id| self.is_matter_withheld(&Target::Item(id.clone())))
        };
        self.is_slot_closed_by_agenda(run) || (!self.withheld_matters.is_empty() && is_withheld())
    }

    /// Returns whether a slot is closed whatever becomes of what was withheld.
    pub(super) fn is_slot_closed_by_agenda(&self, run: &SlotRun) -> bool {
        let treats_closed = || run.slot.items.iter().any(|id| !self.open_items.contains(id));
        run.slot.access.is_closed() || run.withheld || treats_closed()
    }

    /// Returns whether a matter, or a slot of its own, is closed only because it went from the agenda when something
    /// closed came into it, or because the file closed it after the meeting, and nobody has said since that it may be
    /// public.
    #[must_use]
    pub fn is_matter_withheld(&self, on: &Target) -> bool {
        self.withheld_matters.contains(on)
    }

    /// Lists the matters, and slots of their own, that went from the agenda when something closed came into it, or that
    /// its file closed after the meeting, and that are here still.
    pub fn withheld_matters(&self) -> impl Iterator<Item = &Target> {
        self.withheld_matters.iter().filter(|on| self.is_there(on) && self.is_only_withheld(on))
    }

    /// Lists those of them that the agenda has: its file closed them after the meeting.
    pub fn closed_by_its_file(&self) -> impl Iterator<Item = &Target> {
        self.withheld_matters().filter(|on| !self.is_removed(on))
    }

    /// Returns whether a matter, or a slot of its own, is open but for that it is withheld.
    #[must_use]
    pub fn is_only_withheld(&self, on: &Target) -> bool {
        self.is_matter_withheld(on) && !self.is_closed_by_agenda(on)
    }

    /// Returns whether a slot is closed only because it, or what it treats, is withheld.
    #[must_use]
    pub fn is_slot_only_withheld(&self, index: usize) -> bool {
        let is_open = |run: &SlotRun| !self.is_slot_closed_by_agenda(run);
        self.is_slot_closed(index) && self.slots.get(index).is_some_and(is_open)
    }

    /// Returns whether a matter, or a slot of its own, is closed only because it is gone from the agenda.
    pub(super) fn is_withheld_as_gone(&self, on: &Target) -> bool {
        self.is_only_withheld(on) && self.is_removed(on)
    }

    pub(super) fn is_removed(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => self.is_item_removed(id),
            Target::Point(id) => self.slots.iter().any(|run| run.slot.id == *id && run.removed),
        }
    }

    /// Lists those of them that the minute-taker has published.
    pub fn published_matters(&self) -> impl Iterator<Item = &Target> {
        self.published_matters.iter().filter(|on| self.is_there(on) && !self.is_closed(on))
    }

    /// Returns whether a matter is closed whatever becomes of what was withheld.
    fn is_closed_by_agenda(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => !self.open_items.contains(id),
            Target::Point(id) => {
                let run = self.slot_index(id).and_then(|index| self.slots.get(index));
                run.is_none_or(|run| self.is_slot_closed_by_agenda(run))
            }
        }
    }

    /// Returns whether a record is for the body alone: because its matter is closed, or because of what it carries from
    /// one that was.
    #[must_use]
    pub fn is_record_closed(&self, record: &Record) -> bool {
        self.is_closed(&record.on) || self.is_withheld(record)
    }

    /// Returns whether a record is withheld although its matter is open: it was recorded while that was closed, and was
    /// not published.
    #[must_use]
    pub fn is_withheld(&self, record: &Record) -> bool {
        record.closed && !self.is_closed(&record.on)
    }

    /// Returns why a record is or was withheld although its matter is open.
    #[must_use]
    pub fn why_withheld(&self, record: &Record) -> WhyWithheld {
        if self.withheld_as_gone.contains(&record.id) {
            WhyWithheld::Gone
        } else if self.closed_since.contains(&record.id) {
            WhyWithheld::Since
        } else {
            WhyWithheld::Then
        }
    }

    /// Returns whether a matter is closed, and not only because it is gone from the agenda.
    pub(super) fn is_closed_itself(&self, on: &Target) -> bool {
        self.is_closed(on) && !self.is_withheld_as_gone(on)
    }

    /// Returns whether a matter is open that was closed until a changed agenda opened it.
    #[must_use]
    pub fn was_opened(&self, on: &Target) -> bool {
        self.opened.contains(on)
    }

    /// Returns whether the public may have read what a matter says: it is open, and was never closed, or was open in a
    /// protocol and has been since.
    pub(super) fn was_read(&self, on: &Target) -> bool {
        !self.is_closed(on) && (!self.was_opened(on) || self.signed_open.contains(on))
    }

    /// Notes at a close what its protocol has, and what everybody may read of that.
    pub(super) fn note_signed(&mut self) {
        let all = self.targets();
        let open = all.iter().cloned().chain(self.slots.iter().flat_map(SlotRun::targets));
        self.signed_open = open.filter(|on| !self.is_closed(on)).collect();
        let is_on_agenda = |on: &Target| !self.is_removed(on) || self.signed.contains(on);
        self.signed = all.into_iter().filter(is_on_agenda).collect();
    }

    /// Returns whether an item or point was on the agenda at the last close, whose protocol has it.
    #[must_use]
    pub fn is_signed(&self, on: &Target) -> bool {
        self.signed.contains(on)
    }

    /// Lists the people and units that the public may have read of.
    pub(super) fn parties_read_of(&self) -> HashSet<&PartyId> {
        let agenda = &self.agenda;
        let heads = [&agenda.chair, &agenda.minute_taker].into_iter().flatten().chain(&agenda.members);
        let heads = heads.chain(&agenda.online).chain(agenda.absent.iter().map(|absence| &absence.who));
        let items = agenda.items.iter().filter(|item| self.was_read(&Target::Item(item.id.clone())));
        let of_items = items.flat_map(|item| item.responsible.iter().chain(&item.case_worker).chain(&item.mover));
        let is_read = |(index, run): &(usize, &SlotRun)| {
            !self.is_slot_closed(*index) && !run.ran_closed && run.targets().iter().all(|on| self.was_read(on))
        };
        let slots = self.slots.iter().enumerate().filter(is_read);
        let of_slots = slots.flat_map(|(_, run)| {
            let guests = run.slot.guests.iter().chain(&run.kept_guests).map(|guest| &guest.who);
            guests.chain(&run.slot.lead).filter(|who| !run.closed_marks.contains(*who))
        });
        let records = self.records.iter().filter(|record| !self.is_record_closed(record));
        let of_records = records.flat_map(Record::versions).flat_map(Content::named);
        let named = of_items.chain(of_slots).chain(of_records).chain(self.attendance.named_openly());
        let named = named.filter_map(|who| if let Who::Id(id) = who { Some(id) } else { None });
        heads.chain(named).chain(agenda.participants().map(|person| &person.id)).collect()
    }

    /// Returns the meeting as it is where these are closed as well: what its agenda's file closes, say, before that is
    /// taken over.
    #[must_use]
    pub fn closing(&self, all: &[Target]) -> Self {
        let mut meeting = self.clone();
        meeting.withhold(all.iter().cloned(), false);
        meeting
    }

    /// Returns whether the forward plan is for the body alone: only closed items show it, or did so before they went.
    #[must_use]
    pub fn is_ahead_closed(&self) -> bool {
        let mut showing = self.agenda.items.iter().filter(|item| item.kind == ItemKind::Upcoming).peekable();
        match showing.peek() {
            Some(_) => showing.all(|item| self.is_closed(&Target::Item(item.id.clone()))),
            None => self.ahead_closed,
        }
    }

    /// Returns the meeting as its agenda plans it, without anything of its course; what is closed in it is closed
    /// there.
    #[must_use]
    pub fn as_planned(&self) -> Self {
        let mut agenda = self.agenda.clone();
        agenda.items.retain(|item| !self.is_item_removed(&item.id));
        let items = agenda.items.iter().map(|item| Target::Item(item.id.clone()));
        let all: Vec<Target> = items.chain(agenda.slots.iter().map(|slot| Target::Point(slot.id.clone()))).collect();
        self.forget_unannounced(&mut agenda);
        let ahead_closed = self.is_ahead_closed();
        let planned = Self { zone: self.zone, ahead_closed, ..Self::new(agenda, None, false) };
        let is_open = |on: &Target| self.is_closed(on) && !planned.is_closed(on);
        let closed: Vec<Target> = all.into_iter().filter(is_open).collect();
        if closed.is_empty() { planned } else { planned.closing(&closed) }
    }

    /// Withholds matters and slots; `earlier`: and all that is open and went from the agenda before, unless it was
    /// published since.
    pub(super) fn withhold(&mut self, all: impl IntoIterator<Item = Target>, earlier: bool) {
        self.withheld_matters.extend(all);
        if earlier {
            let items = self.removed_items.iter().cloned().map(Target::Item);
            let slots = self.slots.iter().filter(|r| r.removed).map(|r| Target::Point(r.slot.id.clone()));
            let gone = items.chain(slots).filter(|on| !self.is_closed(on) && !self.published_matters.contains(on));
            let gone: Vec<Target> = gone.collect();
            self.withheld_matters.extend(gone);
        }
        self.carry_closed();
    }

    /// Publishes a matter that was withheld if its title and all that its records say are, word for word, what the
    /// minute-taker was shown.
    pub(super) fn publish_matter(&mut self, seq: u64, on: &Target, title: &str, shown: &[ShownRecord]) {
        let is_withheld = self.withheld_matters().any(|withheld| withheld == on);
        if !is_withheld || self.title(on) != title || self.shown_of(on) != shown {
            return;
        }
        self.withheld_matters.remove(on);
        self.published_matters.insert(on.clone());
        for ShownRecord { record, .. } in shown {
            if let Some(record) = self.record_mut(*record) {
                (record.closed, record.published) = (false, Some(seq));
            }
        }
    }

    /// Lists all that the records of a matter say, as it is shown before it is published: no note, nothing withdrawn.
    #[must_use]
    pub fn shown_of(&self, on: &Target) -> Vec<ShownRecord> {
        let records = self.records_on(on).filter(|r| r.kind() != RecordKind::Note);
        records.map(|r| ShownRecord { record: r.id, shown: r.sayings() }).collect()
    }

    /// Returns a postponement that everybody may know of.
    #[must_use]
    pub fn open_postponement(&self, on: &Target) -> Option<Postponement> {
        self.postponement(on).filter(|p| !p.closed && !self.is_closed(on))
    }

    /// Returns the meeting as the public knows its course: without what was recorded of postponements and guests behind
    /// closed doors, and without the guests of what is or ran closed. Forecast, next slot and who is to be called in
    /// follow from this one, wherever the public is told of them.
    #[must_use]
    pub fn known_course(&self) -> Cow<'_, Self> {
        let is_closed = |(index, run): (usize, &SlotRun)| run.ran_closed || self.is_slot_closed(index);
        let closed: Vec<bool> = self.slots.iter().enumerate().map(is_closed).collect();
        let is_known_item = |id: &ItemId| self.open_postponement(&Target::Item(id.clone())).is_some();
        let is_known_point = |id: &SlotId| self.open_postponement(&Target::Point(id.clone())).is_some();
        let has_guests =
            |run: &SlotRun| !(run.slot.guests.is_empty() && run.slot.lead.is_empty() && run.kept_guests.is_empty());
        let mut runs = self.slots.iter().zip(&closed);
        if self.postponed_items.keys().all(is_known_item)
            && self.postponed_points.keys().all(is_known_point)
            && runs.all(|(run, closed)| run.closed_marks.is_empty() && !(*closed && has_guests(run)))
        {
            return Cow::Borrowed(self);
        }
        let mut known = self.clone();
        known.postponed_items.retain(|id, _| is_known_item(id));
        known.postponed_points.retain(|id, _| is_known_point(id));
        for (run, closed) in known.slots.iter_mut().zip(closed) {
            let behind_closed_doors = std::mem::take(&mut run.closed_marks);
            run.marks.retain(|who, _| !behind_closed_doors.contains(who));
            run.added_guests.retain(|who| !behind_closed_doors.contains(who));
            if closed {
                run.slot.guests.clear();
                run.slot.lead.clear();
                run.kept_guests.clear();
                run.added_guests.clear();
            }
        }
        Cow::Owned(known)
    }

    /// Returns whether anything was recorded of the attendance of somebody who comes as a guest to a slot: then the
    /// forecast depends on it.
    #[must_use]
    pub fn is_guest_among_attendance(&self) -> bool {
        let named: HashSet<&Who> = self.attendance.named().collect();
        !named.is_empty() && self.slots.iter().flat_map(|run| self.guests_of(run)).any(|(who, _)| named.contains(who))
    }

    /// Returns the meeting as if nobody had come, left or been named as a substitute at these moments, none of these
    /// people had been named as one, and nothing had been recorded of anybody behind closed doors on an item.
    #[must_use]
    pub fn forgetting(&self, moments: &HashSet<(Who, Stamp)>, substitutes: &HashSet<Who>) -> Self {
        let mut known = self.clone();
        known.attendance.forget(moments, substitutes);
        known
    }

    /// Lists those whom the agenda's file has neither among the members nor among those who take part, and who are here
    /// still because of what was recorded of them.
    pub fn kept_by_record(&self) -> impl Iterator<Item = Who> {
        let overruled = self.overruled.iter().filter(|(_, said)| said.is_out()).map(|(id, _)| Who::Id(id.clone()));
        overruled.chain(self.added_participants())
    }

    /// Returns whether the attendance names somebody, if not behind closed doors alone.
    #[must_use]
    pub fn is_named_in_attendance(&self, who: &Who) -> bool {
        self.attendance.named_openly().any(|named| named == who)
    }

    /// Returns whether the public is not told of a postponement although its matter is open.
    #[must_use]
    pub fn is_postponement_withheld(&self, on: &Target) -> bool {
        !self.is_closed(on) && self.postponement(on).is_some() && self.open_postponement(on).is_none()
    }

    /// Returns whether the public is told nothing of a guest although their slot is open: something was recorded of
    /// them while it was closed.
    #[must_use]
    pub fn is_guest_withheld(&self, index: usize, who: &Who) -> bool {
        !self.is_slot_closed(index) && self.slots.get(index).is_some_and(|run| run.closed_marks.contains(who))
    }

    /// Returns whether the public is not told who is to come to a slot: it is or was closed, or something was recorded
    /// of them while it was.
    #[must_use]
    pub fn is_call_withheld(&self, index: usize, who: &Who) -> bool {
        let ran_closed = self.slots.get(index).is_none_or(|run| run.ran_closed);
        ran_closed || self.is_slot_closed(index) || self.is_guest_withheld(index, who)
    }

    /// Returns whether it was recorded while the matter was closed that somebody is disqualified on it.
    #[must_use]
    pub fn is_disqualified_behind_closed_doors(&self, who: &Who, on: &Target) -> bool {
        self.attendance.is_disqualified_closed(who, on)
    }

    /// Returns whether it was recorded while the matter was closed that somebody stands in for a member who is
    /// disqualified on it, or that the member is.
    #[must_use]
    pub fn is_item_substitute_behind_closed_doors(&self, member: &Who, on: &Target) -> bool {
        self.attendance.is_item_substitute_closed(member, on)
    }

    /// Returns whether it was recorded while the matter was closed who chaired it.
    #[must_use]
    pub fn is_item_chair_behind_closed_doors(&self, on: &Target) -> bool {
        self.attendance.is_item_chair_closed(on)
    }

    /// Works out which items everybody may read; a slot that is no longer on the agenda decides only for items that no
    /// other slot treats.
    pub(super) fn decide_access(&mut self) {
        let live: HashSet<&ItemId> = self.slots.iter().filter(|r| !r.removed).flat_map(|r| &r.slot.items).collect();
        let closing = self.slots.iter().filter(|r| r.slot.access.is_closed());
        let closed = closing.flat_map(|r| r.slot.items.iter().filter(|id| !r.removed || !live.contains(id)));
        self.open_items = self.agenda.open_items_but(closed).into_iter().cloned().collect();
    }

    /// Lets everything on a closed matter carry that with it.
    pub(super) fn carry_closed(&mut self) {
        if !self.signed_open.is_empty() {
            let mut read = std::mem::take(&mut self.signed_open);
            read.retain(|on| !self.is_closed(on));
            self.signed_open = read;
        }
        let is_closed = |r: &&Record| self.is_closed(&r.on);
        let closed: HashSet<RecordId> = self.records.iter().filter(is_closed).map(|r| r.id).collect();
        // What an ended meeting withholds its file closed.
        let goes = |r: &&Record| !r.closed && self.closed_at.is_none() && !self.is_closed_by_agenda(&r.on);
        let as_gone: Vec<RecordId> = self.records.iter().filter(is_closed).filter(goes).map(|r| r.id).collect();
        let by_agenda = |r: &&Record| self.is_closed_by_agenda(&r.on);
        let by_agenda: Vec<RecordId> = self.records.iter().filter(by_agenda).map(|r| r.id).collect();
        by_agenda.iter().for_each(|id| _ = self.withheld_as_gone.remove(id));
        self.withheld_as_gone.extend(as_gone);
        let opened = self.records.iter().filter(|r| !r.closed && closed.contains(&r.id)).map(|r| r.id);
        self.closed_since.extend(opened);
        self.records.iter_mut().for_each(|record| record.closed |= closed.contains(&record.id));
        let closed_items: HashSet<_> =
            self.postponed_items.keys().filter(|id| self.is_closed(&Target::Item((*id).clone()))).cloned().collect();
        for (id, postponement) in &mut self.postponed_items {
            postponement.closed |= closed_items.contains(id);
        }
        let closed_points: HashSet<_> =
            self.postponed_points.keys().filter(|id| self.is_closed(&Target::Point((*id).clone()))).cloned().collect();
        for (id, postponement) in &mut self.postponed_points {
            postponement.closed |= closed_points.contains(id);
        }
        let said: Vec<Target> = self.attendance.said_on().filter(|on| self.is_closed(on)).cloned().collect();
        said.iter().for_each(|on| self.attendance.set_closed_said(on, true));
        for index in 0..self.slots.len() {
            if self.is_slot_closed(index)
                && let Some(run) = self.slots.get_mut(index)
            {
                run.closed_marks.extend(run.marks.keys().chain(&run.added_guests).cloned());
                run.ran_closed |= !run.spans.is_empty();
            }
        }
    }

    /// Lists the records that carry that they were on a closed matter.
    pub(super) fn closed_records(&self) -> impl Iterator<Item = RecordId> {
        self.records.iter().filter(|r| r.closed).map(|r| r.id)
    }

    /// Closes records that were on a closed matter once, unless they have been published by an event of no lower number
    /// than is given.
    pub(super) fn close_records(&mut self, once: &BTreeMap<RecordId, u64>) {
        for record in self.records.iter_mut().filter(|record| !record.closed) {
            let since = once.get(&record.id);
            record.closed = since.is_some_and(|since| record.published.is_none_or(|seq| seq < *since));
            if record.closed {
                self.closed_since.insert(record.id);
            }
        }
    }

    /// Publishes a record if what it says is, word for word, what the minute-taker was shown.
    pub(super) fn publish(&mut self, seq: u64, record: RecordId, shown: &[RecordVersion]) {
        let Some(r) = self.record(record) else { return };
        if !self.is_closed(&r.on)
            && r.sayings() == shown
            && let Some(r) = self.record_mut(record)
        {
            r.closed = false;
            r.published = Some(seq);
        }
    }

    /// Returns whether an event records a text on a matter, or in a record, that is closed as this meeting is now.
    pub(super) fn records_on_closed(&self, event: &Event) -> bool {
        match event.writes() {
            Some(Writes::New(on) | Writes::Said(on)) => self.is_closed(on),
            Some(Writes::Marked(slot)) => self.slot_index(slot).is_none_or(|index| self.is_slot_closed(index)),
            Some(Writes::Of(record)) => self.record(record).is_none_or(|r| self.is_record_closed(r)),
            None => false,
        }
    }
}

impl Record {
    /// Lists everything that it says: what was recorded, then each correction.
    #[must_use]
    pub fn sayings(&self) -> Vec<RecordVersion> {
        let first = RecordVersion { content: self.original.content().clone(), reason: self.added_reason() };
        let corrected = self.corrections.iter();
        let corrected = corrected.map(|c| RecordVersion { content: c.content.clone(), reason: Some(c.reason.clone()) });
        std::iter::once(first).chain(corrected).collect()
    }
}
