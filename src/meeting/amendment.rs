//! What was corrected of who was there, of times, and of what was postponed or taken off, after a close: what counted
//! until then stays known.
//!
//! It is corrected by an event with its reason, or by the meeting's own events once it was opened again. What happens
//! after the close itself, in a meeting that goes on, corrects nothing.

mod events;
mod fate;
mod sums;

pub use self::fate::Fate;

use super::after::CheckpointKind;
use super::attendance::Attendee;
use super::event::{AttendanceStatus, Edge, Event, GuestMark, RecordId, Target};
use super::reload::Names;
use super::state::Meeting;
use crate::agenda::{SlotId, Who};
use crate::time::Stamp;

/// Something that was recorded in the meeting and is otherwise since a close.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// The event's sequence number.
    pub seq: u64,
    pub at: Stamp,
    pub change: Amended,
    /// Why; none: it was done in a meeting that was opened again, and that says why.
    pub reasons: Vec<String>,
    /// Who had the record open, as far as it was said.
    pub by: Option<String>,
    /// Whether it was recorded on a matter that was closed then, or corrects what was.
    pub closed: bool,
}

/// What was corrected, as it was and as it is from then on.
#[derive(Clone, Debug, PartialEq)]
pub enum Amended {
    /// That everyone not recorded otherwise was there.
    AllPresent,
    /// Whether and when somebody was there; none: they were not named.
    Presence { who: Who, before: Option<Presence>, after: Option<Presence> },
    /// Whether somebody was disqualified on an item, and who stood in for them.
    OnItem { who: Who, on: Target, before: OnItem, after: OnItem },
    /// Who chaired an item in place of whoever chairs the meeting.
    ItemChair { on: Target, before: Option<Who>, after: Option<Who> },
    /// How many of the public were there.
    PublicCount { before: Option<u32>, after: Option<u32> },
    /// Whether a guest came to a slot.
    Guest { slot: SlotId, who: Who, before: GuestMark, after: GuestMark },
    /// What became of an item or point that was not treated until then.
    Fate { on: Target, before: Fate, after: Fate },
    /// When a slot began or ended.
    Time { slot: SlotId, edge: Edge, before: Stamp, after: Stamp },
    /// When the meeting ended: it went on once it was opened again.
    End { before: Stamp, after: Stamp },
    /// What the public may read of a decision on a closed matter; none: nothing.
    PublicWording { record: RecordId, on: Target, before: Option<String>, after: Option<String> },
    /// That the agenda's file has other words for what was decided on; the record keeps those of then.
    Agenda { on: Target },
}

/// Whether and when somebody was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    pub status: AttendanceStatus,
    /// When they were there: from the beginning and to the end where there is no time.
    pub stays: Vec<(Option<Stamp>, Option<Stamp>)>,
    /// Who stood in for them.
    pub substitute: Option<Who>,
    /// Whether it is said that nobody did.
    pub has_no_substitute: bool,
    /// Whether they took part online.
    pub is_online: bool,
    /// Who voted for them at the end, if they were not there.
    pub proxy: Option<Who>,
}

/// Whether somebody was disqualified on an item, and who stood in for them there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnItem {
    pub is_disqualified: bool,
    pub substitute: Option<Who>,
}

/// What an event can correct, as it was before it.
pub(super) struct Facts {
    until: Stamp,
    is_told: bool,
    /// Whether it was recorded behind closed doors.
    are_closed: bool,
    people: Vec<(Who, Presence)>,
    on_item: Option<OnItem>,
    item_chair: Option<Who>,
    public_count: Option<u32>,
    marks: Vec<(SlotId, Who, GuestMark)>,
    time: Option<Stamp>,
    end: Option<Stamp>,
    fates: Vec<(Target, Fate)>,
}

impl Facts {
    /// Returns whether what is corrected was recorded behind closed doors: so is then the correction.
    pub(super) fn are_closed(&self) -> bool {
        self.are_closed
    }
}

impl Meeting {
    /// Each step by which it was corrected who was there, a time, or what was not treated, after a close; in order.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// Lists what was decided on and has other words in the agenda's file since, as far as it was noticed.
    pub fn changed_in_file(&self) -> impl Iterator<Item = &Target> {
        self.amendments.iter().filter_map(|amendment| match &amendment.change {
            Amended::Agenda { on } => Some(on),
            _ => None,
        })
    }

    /// Keeps that a decision on a closed matter was given other words for the public after the close. It pins the
    /// record.
    pub(super) fn keep_reworded(
        &mut self,
        (seq, at): (u64, Stamp),
        record: RecordId,
        reason: &str,
        before: Option<String>,
    ) {
        let Some(on) = self.record(record).map(|r| r.on.clone()) else { return };
        let after = self.public_wording_of(record);
        if before == after {
            return;
        }
        self.pin(seq, at, CheckpointKind::Correction);
        let change = Amended::PublicWording { record, on, before, after };
        let (reasons, by) = (vec![reason.to_owned()], self.opened_by.clone());
        self.amendments.push(Amendment { seq, at, change, reasons, by, closed: true });
    }

    /// Keeps what the file of the agenda that was taken over says otherwise of what was decided on; what it does not
    /// any more is none.
    pub(super) fn keep_changed_in_file(&mut self, seq: u64, all: &[Target], at: Stamp) {
        self.amendments.retain(|amendment| match &amendment.change {
            Amended::Agenda { on } => all.contains(on),
            _ => true,
        });
        for on in all {
            if self.is_there(on) && self.is_decided(on) && !self.changed_in_file().any(|known| known == on) {
                let closed = self.is_closed(on);
                let (change, by) = (Amended::Agenda { on: on.clone() }, self.opened_by.clone());
                self.amendments.push(Amendment { seq, at, change, reasons: Vec::new(), by, closed });
            }
        }
    }

    /// Notes what an event may correct of what was recorded until the last close, if there was one.
    pub(super) fn facts_before(&self, event: &Event) -> Option<Facts> {
        let change = event.amended();
        let closed = self.pins.iter().rev().find(|pin| pin.kind == CheckpointKind::Closed);
        let until = closed.filter(|_| change.is_traced())?.at;
        Some(self.facts(change, until))
    }

    fn facts(&self, change: &Event, until: Stamp) -> Facts {
        let is_of_nobody = change.is_of_fate() || change.is_of_no_attendee();
        let attendees = if is_of_nobody { Vec::new() } else { self.attendees(until) };
        let held = self.held(until);
        let stays = |a: &Attendee| {
            // Who was said to have left just when it ended left: who says so corrects that they stayed.
            let left = |end: Stamp| self.moves_of(&a.who).contains(&(end, false));
            let stay = |span: &super::Span| {
                let start = Some(span.start).filter(|start| held.is_none_or(|held| *start > held.start));
                let end =
                    span.end.filter(|end| held.and_then(|held| held.end).is_none_or(|to| *end < to) || left(*end));
                (start, end)
            };
            a.spans.iter().map(stay).collect()
        };
        let presence = |a: &Attendee| Presence {
            status: a.status,
            stays: if a.status == AttendanceStatus::Present { stays(a) } else { Vec::new() },
            substitute: a.substitute.clone(),
            // Of who was there it says nothing.
            has_no_substitute: a.has_no_substitute && a.status != AttendanceStatus::Present,
            is_online: a.is_online == Some(true),
            proxy: a.proxy.clone().filter(|_| !a.is_here),
        };
        let on_item = match change {
            Event::ItemSubstituteNamed { who, on, .. }
            | Event::DisqualificationRecorded { who, on }
            | Event::DisqualificationLifted { who, on } => Some(OnItem {
                is_disqualified: self.attendance.is_disqualified(who, on),
                substitute: self.item_substitute(who, on),
            })
            .filter(|_| self.was_considered_by(on, until)),
            _ => None,
        };
        let marked: Vec<(&SlotId, &Who)> = match change {
            Event::GuestMarked { slot, who, .. } | Event::GuestAdded { slot, who, .. } => vec![(slot, who)],
            Event::AttendanceConfirmed { guests, .. } => guests.iter().map(|guest| (&guest.slot, &guest.who)).collect(),
            _ => Vec::new(),
        };
        let mark = |(slot, who): (&SlotId, &Who)| {
            let run = self.slot_index(slot).and_then(|index| self.slots.get(index))?;
            let ran = run.spans.iter().any(|span| span.start <= until);
            let was_considered = ran || run.targets().iter().any(|on| self.was_said_by(on, until));
            was_considered.then(|| (slot.clone(), who.clone(), run.mark(who)))
        };
        Facts {
            until,
            is_told: self.is_attendance_recorded(),
            are_closed: self.corrects_closed(change),
            people: attendees.iter().map(|a| (a.who.clone(), presence(a))).collect(),
            on_item,
            item_chair: match change {
                Event::ItemChairNamed { on, .. } => {
                    self.item_chair(on).filter(|_| self.was_considered_by(on, until)).cloned()
                }
                _ => None,
            },
            public_count: self.public_count,
            marks: marked.into_iter().filter_map(mark).collect(),
            time: self.time_of_edge(change).filter(|at| *at <= until),
            end: matches!(change, Event::MeetingClosed).then(|| self.end_after(until)),
            fates: self.fates_of(change, until),
        }
    }

    /// Returns whether an event is about what was recorded of somebody on a matter, or of a guest, while it was closed,
    /// or corrects a correction of that.
    fn corrects_closed(&self, change: &Event) -> bool {
        let was_closed =
            |is_it: &dyn Fn(&Amended) -> bool| self.amendments.iter().any(|a| a.closed && is_it(&a.change));
        match change {
            Event::ItemSubstituteNamed { who, on, .. }
            | Event::DisqualificationRecorded { who, on }
            | Event::DisqualificationLifted { who, on } => {
                let is_it = |a: &Amended| matches!(a, Amended::OnItem { who: w, on: o, .. } if w == who && o == on);
                self.is_closed(on) || self.is_item_substitute_behind_closed_doors(who, on) || was_closed(&is_it)
            }
            Event::ItemChairNamed { on, .. } => {
                let is_it = |a: &Amended| matches!(a, Amended::ItemChair { on: o, .. } if o == on);
                self.is_closed(on) || self.is_item_chair_behind_closed_doors(on) || was_closed(&is_it)
            }
            Event::GuestMarked { slot, who, .. } | Event::GuestAdded { slot, who, .. } => {
                let is_closed = self.slot_index(slot).is_none_or(|index| self.is_slot_closed(index));
                is_closed || self.is_told_behind_closed_doors(slot, who)
            }
            // Of these each change is looked at by itself.
            _ => false,
        }
    }

    /// Returns whether a mark of a guest, or a correction of one, was recorded while the slot was closed.
    pub(super) fn is_told_behind_closed_doors(&self, slot: &SlotId, who: &Who) -> bool {
        let run = self.slot_index(slot).and_then(|index| self.slots.get(index));
        let is_it = |a: &Amended| matches!(a, Amended::Guest { slot: s, who: w, .. } if w == who && s == slot);
        run.is_some_and(|run| run.closed_marks.contains(who))
            || self.amendments.iter().any(|a| a.closed && is_it(&a.change))
    }

    /// Returns whether the public is not told that something is otherwise than it was at the close: some of it was
    /// recorded behind closed doors, or it changes what was changed there.
    fn is_change_closed(&self, change: &Amended) -> bool {
        match change {
            Amended::Fate { on, before, after } => {
                let is_it = |a: &Amended| matches!(a, Amended::Fate { on: o, .. } if o == on);
                self.is_closed(on)
                    || before.is_closed()
                    || after.is_closed()
                    || self.amendments.iter().any(|a| a.closed && is_it(&a.change))
            }
            Amended::Guest { slot, who, .. } => self.is_told_behind_closed_doors(slot, who),
            _ => false,
        }
    }

    /// Returns whether an item or point was treated before a moment.
    fn ran_until(&self, on: &Target, until: Stamp) -> bool {
        let mut runs = self.slots_of(on).filter_map(|index| self.slots.get(index));
        runs.any(|run| run.spans_of(on).iter().any(|span| span.start <= until))
    }

    /// Returns whether an item or point was considered before a moment: it ran, or something was decided or said of it,
    /// as of an item that was decided together with others.
    pub(super) fn was_considered_by(&self, on: &Target, until: Stamp) -> bool {
        self.ran_until(on, until) || self.was_said_by(on, until)
    }

    /// Finds the time that an event corrects, as it is.
    fn time_of_edge(&self, change: &Event) -> Option<Stamp> {
        let Event::TimeCorrected { slot, stretch, edge, .. } = change else { return None };
        let spans = &self.slots.get(self.slot_index(slot)?)?.spans;
        let place = match stretch {
            Some(number) => usize::try_from(*number).ok()?.checked_sub(1)?,
            None => spans.len().checked_sub(1)?,
        };
        let span = spans.get(place)?;
        match edge {
            Edge::Start => Some(span.start),
            Edge::End => span.end,
        }
    }

    /// Keeps what an event corrected. What was corrected with a reason pins the record.
    pub(super) fn keep_amended(&mut self, seq: u64, event: &Event, before: Facts, (at, closed): (Stamp, bool)) {
        let change = event.amended();
        let (after, went_on) = (self.facts(change, before.until), self.went_on_after(before.until));
        let mut changes = Vec::new();
        let is_of_all =
            matches!(change, Event::AllPresentRecorded | Event::AttendanceConfirmed { everybody: true, .. });
        if is_of_all && !before.is_told {
            changes.push(Amended::AllPresent);
        }
        let find = |people: &[(Who, Presence)], who: &Who| {
            people.iter().find(|(other, _)| other == who).map(|(_, presence)| presence.clone())
        };
        let gone = before.people.iter().filter(|(who, _)| find(&after.people, who).is_none());
        for who in after.people.iter().chain(gone).map(|(who, _)| who) {
            let (was, is) = (find(&before.people, who), find(&after.people, who));
            if was != is {
                changes.push(Amended::Presence { who: who.clone(), before: was, after: is });
            }
        }
        match (change, before.on_item, after.on_item) {
            (
                Event::ItemSubstituteNamed { who, on, .. }
                | Event::DisqualificationRecorded { who, on }
                | Event::DisqualificationLifted { who, on },
                Some(before),
                Some(after),
            ) if before != after => {
                changes.push(Amended::OnItem { who: who.clone(), on: on.clone(), before, after });
            }
            _ => {}
        }
        if let Event::ItemChairNamed { on, .. } = change
            && before.item_chair != after.item_chair
        {
            let (on, before, after) = (on.clone(), before.item_chair, after.item_chair);
            changes.push(Amended::ItemChair { on, before, after });
        }
        if before.public_count != after.public_count {
            changes.push(Amended::PublicCount { before: before.public_count, after: after.public_count });
        }
        for ((slot, who, before), (_, _, after)) in before.marks.into_iter().zip(after.marks) {
            if before != after {
                changes.push(Amended::Guest { slot, who, before, after });
            }
        }
        if let (Event::TimeCorrected { slot, edge, .. }, Some(before), Some(after)) = (change, before.time, after.time)
            && before != after
        {
            changes.push(Amended::Time { slot: slot.clone(), edge: *edge, before, after });
        }
        if let Some((before, after)) = before.end.zip(after.end).filter(|(before, after)| before != after)
            && went_on
        {
            changes.push(Amended::End { before, after });
        }
        changes.extend(self.fates_since(change, before.fates, before.until));
        let reasons = match event {
            Event::AmendmentRecorded { reason, .. } => vec![reason.clone()],
            _ => Vec::new(),
        };
        if !reasons.is_empty() && !changes.is_empty() {
            self.pin(seq, at, CheckpointKind::Correction);
        }
        let by = self.opened_by.clone();
        let amendments = changes.into_iter().map(|change| {
            let (reasons, by, closed) = (reasons.clone(), by.clone(), closed || self.is_change_closed(&change));
            Amendment { seq, at, change, reasons, by, closed }
        });
        let amendments: Vec<Amendment> = amendments.collect();
        self.amendments.extend(amendments);
    }
}

impl Amendment {
    /// Gives what it names in the plan its new names.
    pub(super) fn rename(&mut self, names: &Names) {
        match &mut self.change {
            Amended::OnItem { on, .. }
            | Amended::ItemChair { on, .. }
            | Amended::Fate { on, .. }
            | Amended::Agenda { on }
            | Amended::PublicWording { on, .. } => *on = names.target(on),
            Amended::Guest { slot, .. } | Amended::Time { slot, .. } => *slot = names.slot(slot),
            Amended::AllPresent | Amended::Presence { .. } | Amended::PublicCount { .. } | Amended::End { .. } => {}
        }
    }
}
