//! The fold itself: what each event does to the state.
//!
//! It is total: an event that does not fit (a slot that is not there, a pause in a pause) changes nothing, so that no
//! journal can bring it down.

use super::after::{CheckpointKind, Correction};
use super::amendment::Facts;
use super::event::{ChangedBudget, ConfirmedGuest, Content, Event, GuestMark, JournalEntry, RecordId, Target};
use super::record::Record;
use super::reload;
use super::slot_run::SlotRun;
use super::state::{Meeting, Postponement, Span};
use crate::agenda::{Absence, Person, Role, Slot, SlotId, SlotKind, Who};
use crate::time::Stamp;

impl Meeting {
    /// Applies one event. Undo and redo are the history's business and change nothing here.
    ///
    /// `closed` tells that what it records was recorded on a closed matter, whatever was undone since.
    pub(super) fn apply(&mut self, entry: &JournalEntry, closed: bool) {
        let first = self.last_at.is_none();
        let at = self.pass(entry.at);
        if let Event::RecordCreated { agenda, shift, rehearsal, .. } = &entry.event {
            if first {
                // A later agenda may name another zone for all of it.
                let zone = self.zone.or_else(|| entry.event.zone());
                *self = Self { zone, ..Self::new((**agenda).clone(), *shift, *rehearsal) };
                (self.created_at, self.last_at) = (Some(at), Some(at));
            }
            return;
        }
        let facts = self.facts_before(&entry.event);
        let closed = closed || facts.as_ref().is_some_and(Facts::are_closed);
        self.happen(entry.seq, &entry.event, at, closed);
        if let Some(facts) = facts {
            self.keep_amended(entry.seq, &entry.event, facts, (at, closed));
        }
    }

    fn happen(&mut self, seq: u64, event: &Event, at: Stamp, closed: bool) {
        match event {
            Event::AgendaReloaded { agenda, keep } => {
                let matching = reload::first_version(self, agenda, keep);
                reload::carry_over(self, (**agenda).clone(), &matching, &[]);
            }
            Event::AgendaReplaced { agenda, matching, settled, kept_decided } => {
                reload::carry_over(self, (**agenda).clone(), matching, settled);
                self.keep_changed_in_file(seq, kept_decided, at);
            }
            Event::FileWordingRecorded { items, slots } => self.expect_in_file(items, slots),
            Event::MattersWithheld { items, slots, earlier } => {
                let items = items.iter().cloned().map(Target::Item);
                self.withhold(items.chain(slots.iter().cloned().map(Target::Point)), *earlier);
            }
            Event::PlanMoved { shift } if self.opened_at().is_none() => reload::move_plan(self, *shift),
            Event::SlotStarted { slot } => self.start(slot, at),
            Event::SlotEnded { slot } => {
                if self.running.is_some() && self.running == self.slot_index(slot) {
                    self.stop(at);
                }
            }
            Event::SlotSkipped { slot } => self.set_skipped(slot, true),
            Event::SlotRestored { slot } => self.set_skipped(slot, false),
            Event::SlotAdded { slot, title, minutes, number, after, access } => {
                let number = number.clone();
                let added = Slot { minutes: *minutes, number, access: *access, ..unplanned(slot, title, at) };
                self.add_slot(added, after.as_ref());
            }
            Event::SlotMoved { slot, after } => self.move_slot(slot, after.as_ref()),
            Event::StartChanged { slot, start } => self.change_start(slot, *start),
            Event::SlotsMerged { slot, with } => self.merge_slots(slot, with),
            Event::SlotsTakenApart { slot } => self.take_slot_apart(slot),
            Event::SlotRenamed { slot, title, access } => self.rename_slot(slot, None, title, *access),
            Event::SlotNumbered { slot, number, title, access } => {
                self.rename_slot(slot, Some(number), title, *access);
            }
            Event::SlotRemoved { slot } => self.remove_slot(slot),
            Event::TimeCorrected { slot, stretch, edge, to } => {
                let to = self.in_zone(*to);
                self.correct(slot, *stretch, *edge, to, at);
            }
            Event::MeetingPaused => {
                if self.paused_since().is_none() && self.closed_at.is_none() {
                    self.pauses.push(Span { start: at, end: None });
                }
            }
            Event::MeetingResumed => self.end_pause(at),
            Event::DecisionRecorded { .. }
            | Event::FollowUpRecorded { .. }
            | Event::DiscussionRecorded { .. }
            | Event::NoteRecorded { .. }
            | Event::MotionRecorded { .. }
            | Event::ElectionRecorded { .. } => {
                if let Some((on, content)) = event.recorded() {
                    self.record_new(seq, on, content, at, closed);
                }
            }
            Event::VoteRecorded { on, vote } => {
                self.record_new(seq, on, Content::Vote(vote.clone()), at, closed);
            }
            Event::StatementRecorded { on, statement } => {
                self.record_new(seq, on, Content::Statement(statement.clone()), at, closed);
            }
            Event::RecordEdited { record, content } => self.edit_record(seq, *record, content, (at, closed)),
            Event::RecordMoved { record, on } => {
                // A record moved to nowhere would be out of sight.
                if self.is_there(on) {
                    self.move_record(*record, on);
                    self.carry_closed();
                }
            }
            Event::LinksFixed => self.fix_links(),
            Event::RecordPublished { record, shown } => self.publish(seq, *record, shown),
            Event::MatterPublished { on, title, records } => self.publish_matter(seq, on, title, records),
            Event::MarksPublished { on, shown } => self.publish_marks(on, shown),
            Event::PublicWordingRecorded { record, text, shown } => self.word_for_public(*record, text.clone(), shown),
            Event::RecordWithdrawn { record } => {
                if let Some(r) = self.record_mut(*record) {
                    r.withdrawn = true;
                }
            }
            Event::ItemPostponed { on, to } if self.is_there(on) => {
                let id = self.postponement(on).map_or(RecordId(seq), |before| before.id);
                let postponement = Postponement { id, to: *to, at, closed: closed || self.is_closed(on) };
                match on {
                    Target::Item(id) => self.postponed_items.insert(id.clone(), postponement),
                    Target::Point(id) => self.postponed_points.insert(id.clone(), postponement),
                };
            }
            Event::PostponementLifted { on } => self.lift_postponement(on),
            Event::BudgetsChanged { budgets } => budgets.iter().for_each(|b| self.change_budget(b)),
            Event::GuestMarked { slot, who, mark } => self.mark(slot, who, *mark, closed),
            Event::AttendanceConfirmed { guests, everybody } => {
                for ConfirmedGuest { slot, who, closed } in guests {
                    // One key for everybody publishes nothing that was recorded of somebody behind closed doors.
                    let closed = *closed || self.is_told_behind_closed_doors(slot, who);
                    self.mark(slot, who, GuestMark::Arrived, closed);
                }
                if *everybody {
                    self.record_all_present();
                }
            }
            Event::AllPresentRecorded => self.record_all_present(),
            Event::AttendanceRecorded { who, status, reason, substitute } => {
                self.settle(substitute.iter().chain([who]));
                self.attendance.record_status(who, *status, reason.as_deref(), substitute.as_ref());
            }
            Event::SubstituteRecorded { who, substitute } => {
                self.settle(substitute.iter().chain([who]));
                self.attendance.record_substitute(who, substitute.as_ref());
            }
            Event::NoSubstituteRecorded { who } => {
                self.settle([who]);
                self.attendance.record_no_substitute(who);
            }
            Event::SubstituteNamed { who, substitute, from } => {
                self.settle(substitute.iter().chain([who]));
                let of_agenda = self.expected_absence(who).and_then(Absence::stand_in);
                let from = self.in_zone(*from);
                self.attendance.name_substitute(who, substitute.as_ref(), from, of_agenda.as_ref());
            }
            Event::OnlineRecorded { who, online } => {
                // A guest's slot may be closed: whether the agenda counts would say that something was recorded.
                if self.attendees(at).iter().any(|attendee| attendee.who == *who) {
                    self.settle([who]);
                }
                self.attendance.record_online(who, *online);
            }
            Event::ProxyGiven { who, to } => {
                self.settle(to.iter().chain([who]));
                self.attendance.give_proxy(who, to.as_ref(), at, self.agenda.protocol.proxies);
                self.circumstances.note_proxy(who);
            }
            Event::ItemSubstituteNamed { who, on, substitute } if self.is_there(on) => {
                let closed = closed || self.is_closed(on);
                self.settle_openly(substitute.iter().chain([who]), closed);
                self.attendance.name_item_substitute(who, on, substitute.as_ref(), closed);
            }
            Event::ItemChairNamed { on, who } if self.is_there(on) => {
                let closed = closed || self.is_closed(on);
                self.settle_openly(who, closed);
                self.attendance.name_item_chair(on, who.as_ref(), closed);
            }
            Event::PersonNamed { id, name, title, organisation, group } => self.name_person(Person {
                id: id.clone(),
                name: name.clone(),
                title: title.clone(),
                organisation: organisation.clone(),
                group: group.clone(),
                role: Role::Guest,
            }),
            Event::ParticipantAdded { who, from } => self.add_participant(who, *from),
            Event::GuestAdded { slot, who, via } => self.add_guest(slot, who, via.as_deref(), closed),
            Event::PublicCounted { count } => self.public_count = *count,
            Event::PersonArrived { who, time } | Event::PersonLeft { who, time } => {
                let came = matches!(event, Event::PersonArrived { .. });
                let mut time = self.in_zone(*time);
                if !came && self.added_participants().any(|added| added == *who) {
                    time = self.left_after_coming(who, time);
                }
                self.settle([who]);
                self.attendance.record_move(who, time, came);
            }
            Event::AttendanceTimeCorrected { who, time, to } => {
                let (time, to) = (self.in_zone(*time), self.in_zone(*to));
                if self.stays_in_order(who, time, to) {
                    self.attendance.correct_move(who, time, to);
                }
            }
            Event::DisqualificationRecorded { who, on } if self.is_there(on) => {
                let closed = closed || self.is_closed(on);
                self.settle_openly([who], closed);
                self.attendance.disqualify(who, on, closed);
            }
            Event::DisqualificationLifted { who, on } => self.attendance.lift(who, on),
            Event::MeetingClosed => {
                if self.closed_at.is_none() {
                    self.stop(at);
                    self.end_pause(at);
                    self.closed_at = Some(at);
                    self.freeze_links();
                    // The protocol says of all of them whether they were there.
                    let everybody: Vec<Who> = self.attendees(at).into_iter().map(|a| a.who).collect();
                    self.settle(&everybody);
                    self.sign_attendance();
                    self.pin(seq, at, CheckpointKind::Closed);
                    self.note_signed();
                }
            }
            Event::CorrectionRecorded { record, content, reason } => {
                let content = self.keep_link(*record, content);
                let by = self.opened_by.clone();
                let on = self.record(*record).map(|r| r.on.clone());
                let then = on.map_or_else(|| self.circumstances.clone(), |on| self.circumstances_for(&on, &content));
                let correction = Correction { at, content, reason: reason.clone(), by, then };
                self.record_correction(seq, *record, correction, closed);
                self.sign_what_came_after();
            }
            Event::AdditionRecorded { on, content, reason } => {
                self.record_new(seq, on, content.clone(), at, closed);
                self.record_addition(seq, reason, at);
                self.sign_what_came_after();
            }
            Event::PublicWordingAmended { record, text, shown, reason } => {
                let before = self.public_wording_of(*record);
                self.word_for_public(*record, text.clone(), shown);
                self.keep_reworded((seq, at), *record, reason, before);
            }
            Event::RecordOpened { by } => self.opened_by = Some(by.clone()),
            Event::MeetingReopened { reason } => self.reopen(seq, at, reason),
            Event::AmendmentRecorded { change, .. } if change.is_amendable() => self.happen(seq, change, at, closed),
            Event::AmendmentRecorded { .. }
            // It is taken before.
            | Event::RecordCreated { .. }
            | Event::PlanMoved { .. }
            | Event::ItemPostponed { .. }
            | Event::ItemSubstituteNamed { .. }
            | Event::ItemChairNamed { .. }
            | Event::DisqualificationRecorded { .. }
            | Event::ClosedTextFollows
            | Event::ClosedTextMissing
            // The history says of what follows that it belongs to it.
            | Event::ConsideredTogether { .. }
            | Event::TogetherCutShort
            // What it does to the times of earlier events is the history's business.
            | Event::ClockSet { .. }
            | Event::Undone { .. }
            | Event::Redone { .. } => {}
        }
    }

    /// Lets time pass to `at` and gives the time that an event of then counts for.
    ///
    /// A clock that was set back between two runs must not make time run backwards. What was undone passes time too:
    /// else the events after it would move when it is taken back.
    pub(super) fn pass(&mut self, at: Stamp) -> Stamp {
        let at = self.in_zone(at);
        let at = self.last_at.map_or(at, |last| last.max(at));
        self.last_at = Some(at);
        at
    }

    /// Returns whether the meeting has an item or a point, be it that the agenda has it no more.
    #[must_use]
    pub fn is_there(&self, on: &Target) -> bool {
        match on {
            Target::Item(id) => self.agenda.item(id).is_some(),
            Target::Point(id) => self.slot_index(id).is_some(),
        }
    }

    fn start(&mut self, slot: &SlotId, at: Stamp) {
        let Some(index) = self.slot_index(slot) else { return };
        if self.closed_at.is_some() || self.slots[index].slot.kind == SlotKind::Close {
            return;
        }
        self.end_pause(at);
        if self.running == Some(index) {
            return;
        }
        self.stop(at);
        // Of several items the postponed ones stay so while the others are treated; if all are, they are treated after
        // all.
        if self.is_all_postponed(&self.slots[index]) {
            self.slots[index].targets().iter().for_each(|on| self.lift_postponement(on));
        }
        let closed = self.is_slot_closed(index);
        let run = &mut self.slots[index];
        run.skipped = false;
        run.ran_closed |= closed;
        run.spans.push(Span { start: at, end: None });
        self.running = Some(index);
    }

    fn lift_postponement(&mut self, on: &Target) {
        match on {
            Target::Item(id) => self.postponed_items.remove(id),
            Target::Point(id) => self.postponed_points.remove(id),
        };
    }

    fn stop(&mut self, at: Stamp) {
        if let Some(span) = self.running.take().and_then(|i| self.slots[i].spans.last_mut()) {
            span.end = Some(at.max(span.start));
        }
    }

    fn end_pause(&mut self, at: Stamp) {
        if let Some(pause) = self.pauses.last_mut().filter(|p| p.end.is_none()) {
            pause.end = Some(at);
        }
    }

    pub(super) fn mark(&mut self, slot: &SlotId, who: &Who, mark: GuestMark, closed: bool) {
        let Some(index) = self.slot_index(slot) else { return };
        let closed = closed || self.is_slot_closed(index);
        let Some(run) = self.slots.get_mut(index) else { return };
        let is_guest = self.agenda.guests_of(&run.slot).any(|(guest, _)| guest == who);
        let is_kept = run.kept_guests.iter().any(|guest| guest.who == *who);
        // Whom only what was closed names is named by no mark that comes later.
        let closed = closed || (is_kept && !is_guest && run.closed_marks.contains(who));
        if mark == GuestMark::Expected {
            run.marks.remove(who);
        } else if is_guest || is_kept {
            run.marks.insert(who.clone(), mark);
        }
        if closed {
            run.closed_marks.insert(who.clone());
        } else {
            run.closed_marks.remove(who);
        }
    }

    /// Settles what somebody is there by something that was recorded on a matter, unless it is closed: whether the
    /// agenda counts would say that something was recorded.
    fn settle_openly<'a>(&mut self, people: impl IntoIterator<Item = &'a Who>, closed: bool) {
        if !closed {
            self.settle(people);
        }
    }

    fn record_all_present(&mut self) {
        let everybody = self.everybody();
        self.settle(&everybody);
        self.attendance.record_all_present(everybody.into_iter());
    }

    fn set_skipped(&mut self, slot: &SlotId, skipped: bool) {
        if let Some(index) = self.slot_index(slot) {
            let run = &mut self.slots[index];
            run.skipped = skipped && run.spans.is_empty() && run.slot.kind != SlotKind::Close;
        }
    }

    fn change_budget(&mut self, budget: &ChangedBudget) {
        if let Some(index) = self.slot_index(&budget.slot) {
            let run = &mut self.slots[index];
            let changed = run.slot.kind != SlotKind::Close && run.agreed_minutes() != Some(budget.minutes);
            run.changed_minutes = changed.then_some(budget.minutes);
        }
    }

    fn add_slot(&mut self, slot: Slot, after: Option<&SlotId>) {
        if self.index.contains_key(&slot.id) {
            return;
        }
        let mut place = match after {
            None => 0,
            Some(after) => self.slot_index(after).map_or(self.slots.len(), |i| i + 1),
        };
        // Nothing comes after the close of a day.
        while place > 0 && self.slots[place - 1].slot.kind == SlotKind::Close {
            place -= 1;
        }
        let neighbour = place.checked_sub(1).or_else(|| (!self.slots.is_empty()).then_some(0));
        let neighbour = neighbour.and_then(|i| self.slots.get(i)).map(|r| &r.slot);
        let slot = Slot {
            day: neighbour.map_or(self.agenda.date, |s| s.day),
            block: neighbour.and_then(|s| s.block.clone()),
            ..slot
        };
        self.slots.insert(place, SlotRun { unplanned: true, ..SlotRun::planned(slot) });
        self.running = self.running.map(|i| if i >= place { i + 1 } else { i });
        self.reindex();
    }

    pub(super) fn record_new(&mut self, seq: u64, on: &Target, content: Content, at: Stamp, closed: bool) {
        let id = RecordId(seq);
        let closed = closed || self.is_closed(on);
        // Sequence numbers rise, so the list stays sorted and a record is found by search.
        if self.records.last().is_none_or(|r| r.id < id) {
            if self.is_withheld_as_gone(on) {
                self.withheld_as_gone.insert(id);
            }
            let then = self.circumstances_for(on, &content);
            let mut record = Record::new(id, on.clone(), content, then, (at, closed));
            record.added_by = self.opened_by.clone().filter(|_| !self.pins.is_empty());
            self.records.push(record);
            self.link_new(id);
        }
    }

    /// Takes the latest record out, if it is this one, and nothing was given to it: what it was is undone by that, and
    /// nothing else.
    pub(super) fn take_back(&mut self, seq: u64) -> bool {
        let is_this = self.records.last().is_some_and(|r| r.id == RecordId(seq) && r.added.is_none());
        is_this && !self.is_linked_to(RecordId(seq)) && self.records.pop().is_some()
    }

    pub(super) fn record_mut(&mut self, id: RecordId) -> Option<&mut Record> {
        self.records.binary_search_by_key(&id, |r| r.id).ok().and_then(|i| self.records.get_mut(i))
    }
}

/// Makes a slot that nobody planned, as it was added at a time.
fn unplanned(id: &SlotId, title: &str, at: Stamp) -> Slot {
    Slot { start: Some(at.naive_local()), ..Slot::bare(id.clone(), at.date_naive(), title.to_owned()) }
}
