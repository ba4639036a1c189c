//! The gate itself: it walks through a meeting and lets out what one audience may know of it.

use std::collections::HashMap;

use super::attendance::Presence;
use super::closed::{bare_item, closed_annex, closed_item, closed_slot, closed_title};
use super::{Audience, RedactedItem, RedactedSlot, Subject, Withheld};
use crate::agenda::{Absence, AbsenceReasons, Access, Agenda, Annex, Item, ItemId, ItemKind, Slot, SlotKind, Who};
use crate::lang::Lang;
use crate::meeting::{
    Checkpoint, CheckpointKind, GuestMark, Known, Meeting, PartialAbsence, Postponement, Record, RecordId, RecordKind,
    SlotRun, SlotState, Span, Target,
};
use crate::time::Stamp;

pub(super) fn pins(meeting: &Meeting, audience: Audience) -> Vec<Checkpoint> {
    let mut pins = meeting.pins().to_vec();
    if audience == Audience::Public {
        for pin in &mut pins {
            if let CheckpointKind::Reopened(reason) = &mut pin.kind {
                reason.clear();
            }
        }
    }
    pins
}

/// Copies the agenda's head, field by field: a field that is added to an agenda must be decided on here. The forward
/// plan is closed where only closed items show it.
pub(super) fn head(meeting: &Meeting, public: bool) -> Agenda {
    let agenda = meeting.agenda();
    let hides_upcoming = public && meeting.is_ahead_closed();
    Agenda {
        title: agenda.title.clone(),
        date: agenda.date,
        body: agenda.body.clone(),
        document: agenda.document.clone(),
        place: agenda.place.clone(),
        announced_start: agenda.announced_start,
        announced_end: agenda.announced_end,
        overnight: agenda.overnight,
        timezone: agenda.timezone.clone(),
        lang: agenda.lang,
        chair: agenda.chair.clone(),
        chair_label: agenda.chair_label.clone(),
        minute_taker: agenda.minute_taker.clone(),
        members: agenda.members.clone(),
        absent: absences(agenda, public),
        online: agenda.online.clone(),
        case: agenda.case.clone(),
        meeting_number: agenda.meeting_number.clone(),
        next_meeting: agenda.next_meeting,
        distribution: agenda.distribution.clone(),
        reference: agenda.reference.clone(),
        issued: agenda.issued,
        intro: agenda.intro.clone(),
        people: agenda.people.clone(),
        units: agenda.units.clone(),
        items: Vec::new(),
        slots: Vec::new(),
        upcoming: if hides_upcoming { Vec::new() } else { agenda.upcoming.clone() },
        protocol: agenda.protocol.clone(),
        phrases: Vec::new(),
    }
}

/// Lists the absences that the agenda knows of: those for single items belong to these.
fn absences(agenda: &Agenda, public: bool) -> Vec<Absence> {
    let reason = |a: &Absence| a.reason.clone().filter(|_| tells_reasons(agenda, public));
    let whole = agenda.absent.iter().filter(|a| a.is_whole());
    whole.map(|a| Absence { reason: reason(a), ..a.clone() }).collect()
}

/// Returns whether an audience is told why somebody was absent: an illness is nobody else's business.
pub(super) fn tells_reasons(agenda: &Agenda, public: bool) -> bool {
    match agenda.protocol.absence_reasons {
        AbsenceReasons::Full => !public,
        AbsenceReasons::Both => true,
        AbsenceReasons::None => false,
    }
}

pub(super) struct Gate<'a> {
    pub(super) meeting: &'a Meeting,
    /// The meeting as the audience knows its course.
    pub(super) course: &'a Meeting,
    pub(super) public: bool,
    lang: Lang,
    /// The items and their places in the agenda.
    pub(super) items: HashMap<&'a ItemId, (usize, &'a Item)>,
    /// What was recorded on each target; nothing withdrawn, and notes only where they are asked for.
    records: HashMap<&'a Target, Vec<&'a Record>>,
    /// The places of the slots that treat each item.
    treated: HashMap<&'a ItemId, Vec<usize>>,
    /// For each slot its place among those that this audience sees.
    slot_places: Vec<Option<usize>>,
}

impl<'a> Gate<'a> {
    pub(super) fn new(meeting: &'a Meeting, course: &'a Meeting, public: bool, lang: Lang) -> Self {
        let mut records: HashMap<&Target, Vec<&Record>> = HashMap::new();
        for record in meeting.records() {
            let withheld = public && meeting.is_record_closed(record);
            if !withheld && !record.withdrawn && record.kind() != RecordKind::Note {
                records.entry(&record.on).or_default().push(record);
            }
        }
        records.values_mut().for_each(|on| on.sort_by_key(|record| record.since));
        let mut treated: HashMap<&ItemId, Vec<usize>> = HashMap::new();
        for (place, run) in meeting.slots().iter().enumerate() {
            for id in run.slot.items.iter().filter(|id| !run.ran_without(&Target::Item((*id).clone()))) {
                treated.entry(id).or_default().push(place);
            }
        }
        let (items, slot_places) = (HashMap::new(), Vec::new());
        let mut gate = Self { meeting, course, public, lang, items, records, treated, slot_places };
        gate.count_places();
        gate
    }

    /// Copies the minute-taker's notes too.
    pub(super) fn with_notes(mut self) -> Self {
        let notes = self.meeting.records().iter().filter(|r| !r.withdrawn && r.kind() == RecordKind::Note);
        for note in notes {
            let records = self.records.entry(&note.on).or_default();
            records.push(note);
            records.sort_by_key(|record| record.since);
        }
        self
    }

    /// Counts out the places of items and slots. What left the agenda and stays only for what the audience is not told
    /// of takes none: its place would say that there is something.
    fn count_places(&mut self) {
        let mut places = 0..;
        let indices = 0..self.meeting.slots().len();
        self.slot_places = indices.map(|i| if self.is_slot_told(i) { places.next() } else { None }).collect();
        let mut place = 0;
        for item in &self.meeting.agenda().items {
            self.items.insert(&item.id, (place, item));
            place += usize::from(self.is_item_told(&item.id));
        }
    }

    pub(super) fn is_item_told(&self, id: &ItemId) -> bool {
        !self.meeting.is_item_removed(id) || self.is_touched(&Target::Item(id.clone()))
    }

    /// Returns whether a slot is still on the agenda, or something that this audience may know happened in it.
    pub(super) fn is_slot_told(&self, index: usize) -> bool {
        let Some(run) = self.meeting.slots().get(index) else { return false };
        let is_open_mark = |who| !run.closed_marks.contains(who) && !self.meeting.is_slot_closed(index);
        !(self.public && run.removed)
            || self.is_touched(&Target::Point(run.slot.id.clone()))
            || run.marks.keys().any(is_open_mark)
    }

    fn hides(&self, on: &Target) -> bool {
        self.public && self.meeting.is_closed(on)
    }

    fn hides_item(&self, id: &ItemId) -> bool {
        self.hides(&Target::Item(id.clone()))
    }

    /// The title of a slot that left the agenda is withheld as well, unless something public came of it.
    pub(super) fn hides_slot(&self, index: usize) -> bool {
        let left_nothing = |run: &SlotRun| run.removed && !run.targets().iter().any(|on| self.is_touched(on));
        self.public && (self.meeting.is_slot_closed(index) || self.meeting.slots().get(index).is_none_or(left_nothing))
    }

    /// What ran behind closed doors tells the public nothing of who was there, also if it is open since.
    pub(super) fn hides_times(&self, index: usize) -> bool {
        self.public
            && (self.meeting.is_slot_closed(index) || self.meeting.slots().get(index).is_none_or(|r| r.ran_closed))
    }

    /// Lists the pauses that are over, each once: those that nobody planned, and the breaks of the plan where none is
    /// printed. For the public only those in what it may know the times of.
    pub(super) fn pauses(&self) -> Vec<Span> {
        let runs = || self.meeting.slots().iter().enumerate();
        let is_in = |pause: &Span, span: &Span| span.start <= pause.start && span.end.is_none_or(|e| e > pause.start);
        let around = |pause: &Span| {
            let pause = *pause;
            runs().filter(move |(_, run)| run.spans.iter().any(|span| is_in(&pause, span)))
        };
        let is_break = |run: &SlotRun| run.slot.kind == SlotKind::Break;
        let is_told = |p: &Span| around(p).all(|(i, run)| !self.hides_times(i) && !is_break(run));
        let prints_plan =
            |item: &Item| item.kind == ItemKind::Plan && self.is_item_told(&item.id) && !self.hides_item(&item.id);
        let is_printed = self.meeting.agenda().items.iter().any(prints_plan);
        let breaks = runs().filter(|(i, run)| !is_printed && is_break(run) && !self.hides_times(*i));
        let breaks = breaks.flat_map(|(_, run)| &run.spans);
        let pauses = self.meeting.pauses().iter().filter(|pause| is_told(pause));
        let mut all: Vec<Span> = pauses.chain(breaks).filter(|pause| pause.end.is_some()).copied().collect();
        all.sort_by_key(|pause| pause.start);
        all
    }

    fn access(closed: bool) -> Access {
        if closed { Access::Closed } else { Access::Open }
    }

    fn item(&self, item: &Item) -> Item {
        if self.hides_item(&item.id) {
            closed_item(item, self.shown_id(&item.id), self.lang)
        } else {
            let access = Self::access(self.meeting.is_closed(&Target::Item(item.id.clone())));
            Item { access, annexes: self.annexes(&item.annexes), ..item.clone() }
        }
    }

    /// Names a closed item by its place: an id may tell what it is about.
    fn shown_id(&self, id: &ItemId) -> ItemId {
        if !self.hides_item(id) {
            return id.clone();
        }
        let place = self.items.get(id).map_or(0, |(place, _)| place + 1);
        ItemId(format!("closed-{place}"))
    }

    fn annexes(&self, annexes: &[Annex]) -> Vec<Annex> {
        annexes.iter().map(|a| if self.public && a.access.is_closed() { closed_annex() } else { a.clone() }).collect()
    }

    pub(super) fn slot(&self, index: usize) -> Slot {
        let run = &self.meeting.slots()[index];
        let place = self.slot_places.get(index).copied().flatten().unwrap_or(index);
        let mut slot = if self.hides_slot(index) {
            let items: Vec<Item> =
                run.slot.items.iter().filter_map(|id| self.items.get(id)).map(|(_, item)| self.item(item)).collect();
            let titles: Vec<&str> = items.iter().map(|i| i.title.as_str()).collect();
            let title = if titles.is_empty() { closed_title(self.lang) } else { Slot::title_of_items(&titles) };
            closed_slot(&run.slot, place, title, items.into_iter().map(|i| i.id).collect())
        } else {
            let access = Self::access(self.meeting.is_slot_closed(index));
            let mut slot = Slot { access, annexes: self.annexes(&run.slot.annexes), notes: None, ..run.slot.clone() };
            // Only the record names them: to the public as far as it knows the course.
            let known = if self.public { self.course } else { self.meeting };
            let run = known.slots().get(index).into_iter();
            slot.guests.extend(run.flat_map(|run| known.kept_guests(run)).cloned());
            slot
        };
        // A slot added or moved in the meeting is under its neighbour's block, which may be a closed one's.
        if self.public && (run.unplanned || run.moved) && !self.is_open_block(slot.block.as_deref()) {
            slot.block = None;
        }
        slot
    }

    fn is_open_block(&self, block: Option<&str>) -> bool {
        self.meeting
            .slots()
            .iter()
            .enumerate()
            .any(|(i, r)| !(r.unplanned || r.moved) && r.slot.block.as_deref() == block && !self.hides_slot(i))
    }

    pub(super) fn redacted_slots(&self, now: Stamp) -> Vec<RedactedSlot> {
        let told = self.slot_places.iter().enumerate().filter(|(_, place)| place.is_some());
        told.map(|(index, _)| self.redacted_slot(index, now)).collect()
    }

    fn redacted_slot(&self, index: usize, now: Stamp) -> RedactedSlot {
        let run = &self.meeting.slots()[index];
        let running = self.meeting.slot_state(index) == SlotState::Running;
        RedactedSlot {
            slot: self.slot(index),
            planned_start: run.planned_start(),
            changed_start: run.changed_start,
            moved: run.moved,
            changed_minutes: run.changed_minutes,
            state: self.course.slot_state(index),
            start: run.spans.first().map(|s| s.start),
            end: run.spans.last().filter(|_| !running).and_then(|s| s.end),
            starts: run.spans.iter().map(|s| s.start).collect(),
            ends: run.spans.iter().filter_map(|s| s.end).collect(),
            elapsed_seconds: self.meeting.elapsed(index, now).num_seconds(),
            unplanned: run.unplanned,
            removed: run.removed,
            is_only_withheld: !self.public && self.meeting.is_slot_only_withheld(index),
            lead: self.lead(index),
            is_lead_withheld: !self.public && (run.ran_closed || self.meeting.is_slot_closed(index)),
            is_start_told: !self.hides_times(index),
            participants: self.slot_participants(index),
        }
    }

    /// Lists who presents a slot, but for who did not come. Of whom something was recorded while it was closed the
    /// public is told nothing.
    fn lead(&self, index: usize) -> Vec<Who> {
        let Some(run) = self.meeting.slots().get(index).filter(|_| !self.hides_times(index)) else { return Vec::new() };
        let is_absent =
            |who: &Who| run.mark(who) == GuestMark::DidNotCome || (self.public && run.closed_marks.contains(who));
        let mut lead = self.slot(index).lead;
        lead.retain(|who| !is_absent(who));
        lead
    }

    pub(super) fn redacted_items(&self, presence: &Presence, now: Stamp) -> Vec<RedactedItem> {
        let agenda = self.meeting.agenda();
        let mut items = Vec::new();
        let mut heading = None;
        for item in &agenda.items {
            let target = Target::Item(item.id.clone());
            if !self.is_item_told(&item.id) {
                continue;
            }
            let removed = self.meeting.is_item_removed(&item.id);
            // What left the agenda is where it was, and under whatever is there now.
            if !removed {
                heading.clone_from(&item.heading);
            }
            let subject = Subject::Item(Box::new(Item { heading: heading.clone(), ..self.item(item) }));
            items.push(self.redacted_item(&target, subject, self.hides(&target), removed, presence, now));
        }
        // A record whose item is nowhere to be found is kept for the body; nobody can tell whether it was closed.
        if !self.public {
            for target in self.meeting.targets() {
                let name = match &target {
                    Target::Item(id) if !self.items.contains_key(id) => &id.0,
                    Target::Point(id) if self.meeting.slot_index(id).is_none() => &id.0,
                    _ => continue,
                };
                let lost = bare_item(ItemId(name.clone()), None, name.clone(), Access::Open);
                let matter = self.redacted_item(&target, Subject::Item(Box::new(lost)), false, true, presence, now);
                if !matter.records.is_empty() {
                    items.push(matter);
                }
            }
        }
        for (index, run) in self.meeting.slots().iter().enumerate() {
            let target = Target::Point(run.slot.id.clone());
            let hidden = self.hides_slot(index);
            let subject = Subject::Point(Box::new(self.slot(index)));
            let matter = self.redacted_item(&target, subject, hidden, run.removed && !hidden, presence, now);
            // A break takes a record only by mistake, but what was recorded is printed.
            let is_matter = run.slot.is_point() && (!run.removed || self.is_touched(&target));
            if is_matter || !matter.records.is_empty() {
                items.push(RedactedItem { unplanned: run.unplanned && !hidden, ..matter });
            }
        }
        items
    }

    /// Returns whether anything that this audience may know came of a matter. One that only stayed for a text that came
    /// to nothing, or that has lost what was on it by undo, no longer counts as a matter; for the public nor does one
    /// with notes alone.
    fn is_touched(&self, target: &Target) -> bool {
        let has_records = || self.meeting.records_on(target).next().is_some();
        self.records.contains_key(target)
            || (!self.public && has_records())
            || self.meeting.is_signed(target)
            || self.postponement(target).is_some()
            || self.meeting.slots_of(target).any(|i| !self.meeting.slots()[i].spans_of(target).is_empty())
    }

    fn redacted_item(
        &self,
        target: &Target,
        subject: Subject,
        redacted: bool,
        removed: bool,
        presence: &Presence,
        now: Stamp,
    ) -> RedactedItem {
        let records = if redacted { Vec::new() } else { self.records_on(target) };
        // A vote on a decision or an amendment that is withheld is by itself.
        let is_here = |decision: &RecordId| records.iter().any(|r| r.id == *decision);
        let is_withheld = |r: &Record| r.kind() != RecordKind::Note && self.meeting.is_record_closed(r);
        let is_emptied = self.public && !redacted && records.is_empty() && self.postponement(target).is_none();
        RedactedItem {
            subject,
            redacted,
            is_emptied: is_emptied && self.meeting.records_on(target).any(is_withheld),
            is_only_withheld: !self.public && self.meeting.is_only_withheld(target),
            removed: removed && !redacted,
            dropped: !redacted && self.meeting.is_dropped(target),
            undecided: !redacted && self.is_undecided(target),
            unplanned: false,
            under: records
                .iter()
                .filter_map(|r| Some((r.id, self.meeting.belongs_to(r)?)))
                .filter(|(_, d)| is_here(d))
                .collect(),
            without_decision: records.iter().filter(|r| self.is_apart(r, is_here)).map(|r| r.id).collect(),
            on_postponement: records.iter().filter(|r| self.is_on_postponement(r)).map(|r| r.id).collect(),
            voters: records.iter().map(|r| (r.id, self.voters(target, r, now))).collect(),
            deciding: records.iter().map(|r| (r.id, self.deciding(target, r, now))).collect(),
            proxies: records.iter().map(|r| (r.id, self.proxies(target, r, now))).collect(),
            partial_votes: records.iter().map(|r| (r.id, self.partial_votes(target, r, now))).collect(),
            records,
            public_wordings: self.meeting.public_wordings(target).into_iter().map(|(_, s)| s.to_owned()).collect(),
            postponement: self.postponement(target),
            withheld: Withheld::default(),
            disqualified: if redacted { Vec::new() } else { self.disqualified(target) },
            item_substitutes: if redacted { Vec::new() } else { self.item_substitutes(target) },
            chair: if redacted { None } else { self.item_chair(target) },
            excused: if redacted { Vec::new() } else { self.excused(target) },
            not_there: if redacted { Vec::new() } else { self.not_there(target, presence, now) },
            why_excused: if redacted { Vec::new() } else { self.why_excused(target) },
            together: if redacted { Vec::new() } else { self.together(target) },
            participants: if redacted { Vec::new() } else { self.participants(target) },
            slots: {
                let indices = match target {
                    Target::Item(id) => self.treated.get(id).cloned().unwrap_or_default(),
                    Target::Point(id) => self.meeting.slot_index(id).into_iter().collect(),
                };
                indices.into_iter().filter_map(|index| self.slot_places.get(index).copied().flatten()).collect()
            },
        }
    }

    /// Returns whether a matter was considered and nothing was decided on it. What the public is not told of may be a
    /// decision: so it is told this only of what was never closed.
    fn is_undecided(&self, target: &Target) -> bool {
        let meeting = self.meeting;
        let is_vote = |r: &Record| r.kind() == RecordKind::Vote && meeting.motion_of(r).is_none();
        let is_decided = |r: &Record| r.kind().decides() || is_vote(r);
        let is_told = || !meeting.records_on(target).any(|r| meeting.is_record_closed(r));
        let ran_closed = || meeting.slots_of(target).any(|i| meeting.slots().get(i).is_none_or(|run| run.ran_closed));
        meeting.was_considered(target)
            && meeting.postponement(target).is_none()
            && !meeting.records_on(target).any(is_decided)
            && (!self.public || (is_told() && !meeting.was_opened(target) && !ran_closed()))
    }

    /// Marks in the items of the full document what this gate, the public's, does not let out of them.
    pub(super) fn mark_withheld(&self, items: &mut [RedactedItem], now: Stamp) {
        let presence = self.presence(now);
        for item in items.iter_mut().filter(|item| !item.subject.access().is_closed()) {
            let target = item.subject.target();
            let (not_there, substitutes) = (self.not_there(&target, &presence, now), self.item_substitutes(&target));
            let is_closed = |record: &&Record| self.meeting.is_record_closed(record);
            let untold = item.not_there.iter().filter(|n| !not_there.contains(n)).cloned();
            // Of whoever came or left next to something closed the public may be told the rest.
            let is_told_otherwise =
                |n: &PartialAbsence| n.why.moment().is_some() && not_there.iter().any(|told| told.who == n.who);
            let (times, untold) = untold.partition(is_told_otherwise);
            item.withheld = Withheld {
                together: item.together != self.together(&target),
                chair: item.chair != self.item_chair(&target),
                records: item.records.iter().filter(is_closed).map(|record| record.id).collect(),
                postponement: item.postponement.is_some() && self.postponement(&target).is_none(),
                not_there: untold,
                times,
                item_substitutes: item.item_substitutes.iter().filter(|s| !substitutes.contains(s)).cloned().collect(),
            };
        }
    }

    pub(super) fn postponement(&self, target: &Target) -> Option<Postponement> {
        if self.public { self.meeting.open_postponement(target) } else { self.meeting.postponement(target) }
    }

    /// Lists what was considered together with a matter. The public is told of what it knows to be decided or voted on.
    fn together(&self, target: &Target) -> Vec<Target> {
        let record = |record: &Record| !(self.public && self.meeting.is_record_closed(record));
        let slot = |slot| !self.hides_times(slot);
        let known = Known { record: &record, slot: &slot, postponement: &|on| self.postponement(on).is_some() };
        self.meeting.considered_together(target, &known)
    }

    /// The records that this audience sees, with what they are on.
    pub(super) fn records_told(&self) -> impl Iterator<Item = (&Target, &Record)> {
        let told = self.records.iter().filter(|(on, _)| !self.hides(on));
        told.flat_map(|(on, records)| records.iter().map(|r| (*on, *r)))
    }

    fn records_on(&self, target: &Target) -> Vec<Record> {
        let of_late = |record: &Record| {
            let mut record = record.clone();
            record.added = self.meeting.addition_of(&record);
            if record.added.is_none() {
                record.added_by = None;
            }
            record
        };
        self.records.get(target).into_iter().flatten().map(|record| of_late(record)).collect()
    }
}
