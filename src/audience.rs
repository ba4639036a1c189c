//! Floor 3, what an audience may know of a meeting: the one gate for documents, the chair's screen and whatever else shows a meeting.
//!
//! Whoever shows or writes a meeting gets it as a [`RedactedMeeting`] or as [`SlotSummary`]s, and never looks into the
//! [`Meeting`] for what may be closed. For the public a closed item is only its number and its public title. A closed
//! slot keeps its time, a closed annex its place. Nothing else of them is copied, so nothing later can print it. The
//! minute-taker's notes are copied for nobody.

mod attendance;
mod closed;

use std::collections::HashMap;

use chrono::NaiveDate;

use closed::{bare_item, closed_annex, closed_item, closed_slot, closed_title};

use serde::{Deserialize, Serialize};

use crate::agenda::{Access, Agenda, Annex, Item, ItemId, Slot, Who};
use crate::lang::Lang;
use crate::meeting::{
    Attendee, Content, GuestMark, Meeting, NotThere, Pin, PinKind, Postponement, Record, RecordId, RecordKind,
    SlotState, Target, Vote,
};
use crate::time::Stamp;

/// Who something is shown to or written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The body and its secretariat.
    #[default]
    Full,
    /// Everybody.
    Public,
}

/// A meeting as one audience may know it.
pub(crate) struct RedactedMeeting {
    /// The agenda without items, slots, phrases and closed text; for the head and for names.
    pub head: Agenda,
    /// The slots in plan order.
    pub slots: Vec<RedactedSlot>,
    /// The items in agenda order, then the points in plan order.
    pub items: Vec<RedactedItem>,
    /// Who was expected for the whole meeting, or stood in for a member.
    pub attendees: Vec<Attendee>,
    /// The time for which the protocol is written.
    pub now: Stamp,
    /// Whether anything of the attendance was recorded.
    pub attendance_told: bool,
    /// Whether this is only a rehearsal.
    pub rehearsal: bool,
    /// When the record was created.
    pub created_at: Option<Stamp>,
    /// When the first slot began.
    pub opened_at: Option<Stamp>,
    /// When the meeting was closed.
    pub closed_at: Option<Stamp>,
    /// When the last event happened.
    pub last_at: Option<Stamp>,
    /// When it was closed for the first time.
    pub first_closed_at: Option<Stamp>,
    /// The closes and what came after one; why the meeting was opened again is not told to the public: it may name a closed item.
    pub pins: Vec<Pin>,
}

/// A slot and what became of it.
pub(crate) struct RedactedSlot {
    pub slot: Slot,
    pub changed_minutes: Option<u32>,
    pub state: SlotState,
    pub start: Option<Stamp>,
    pub end: Option<Stamp>,
    /// When each of its stretches ended.
    pub ends: Vec<Stamp>,
    pub elapsed_seconds: i64,
    pub unplanned: bool,
    pub removed: bool,
    /// The guests who did not come; of a closed slot the public is told of nobody.
    pub did_not_come: Vec<Who>,
}

/// An item or a point, with what was recorded on it.
pub(crate) struct RedactedItem {
    pub subject: Subject,
    /// Whether only a face of it is here.
    pub redacted: bool,
    pub removed: bool,
    pub unplanned: bool,
    /// What was recorded, in the order of recording; no note, nothing withdrawn.
    pub records: Vec<Record>,
    /// The decision that a vote, a dissent or a remark belongs to; those that stand by themselves have none.
    pub under: HashMap<RecordId, RecordId>,
    /// How many were entitled to vote in each vote that adds up.
    pub voters: HashMap<RecordId, u32>,
    pub postponement: Option<Postponement>,
    /// Who was disqualified.
    pub disqualified: Vec<Who>,
    /// Who was at the meeting and not there for all of it.
    pub not_there: Vec<NotThere>,
    /// The places of the slots that treat it.
    pub slots: Vec<usize>,
}

/// What a matter is.
pub(crate) enum Subject {
    Item(Box<Item>),
    Point(Box<Slot>),
}

impl RedactedMeeting {
    /// Takes from a meeting what `audience` may know.
    pub fn new(meeting: &Meeting, audience: Audience, lang: Lang, now: Stamp) -> Self {
        let gate = Gate::new(meeting, audience == Audience::Public, lang);
        let slots: Vec<RedactedSlot> = (0..meeting.slots().len()).map(|i| gate.redacted_slot(i, now)).collect();
        Self {
            head: head(meeting.agenda()),
            items: gate.redacted_items(now),
            attendees: gate.attendees(now),
            now,
            attendance_told: meeting.is_attendance_told(),
            slots,
            rehearsal: meeting.rehearsal(),
            created_at: meeting.created_at(),
            opened_at: meeting.opened_at(),
            closed_at: meeting.closed_at(),
            last_at: meeting.last_at(),
            first_closed_at: meeting.first_closed_at(),
            pins: pins(meeting, audience),
        }
    }
}

fn pins(meeting: &Meeting, audience: Audience) -> Vec<Pin> {
    let mut pins = meeting.pins().to_vec();
    if audience == Audience::Public {
        for pin in &mut pins {
            if let PinKind::Reopened(reason) = &mut pin.kind {
                reason.clear();
            }
        }
    }
    pins
}

/// Copies the agenda's head, field by field: a field that is added to an agenda must be decided on here.
fn head(agenda: &Agenda) -> Agenda {
    Agenda {
        title: agenda.title.clone(),
        date: agenda.date,
        body: agenda.body.clone(),
        document: agenda.document.clone(),
        place: agenda.place.clone(),
        announced_start: agenda.announced_start,
        announced_end: agenda.announced_end,
        lang: agenda.lang,
        chair: agenda.chair.clone(),
        chair_label: agenda.chair_label.clone(),
        minute_taker: agenda.minute_taker.clone(),
        members: agenda.members.clone(),
        absent: agenda.absent.clone(),
        case: agenda.case.clone(),
        reference: agenda.reference.clone(),
        issued: agenda.issued,
        intro: agenda.intro.clone(),
        people: agenda.people.clone(),
        units: agenda.units.clone(),
        items: Vec::new(),
        slots: Vec::new(),
        upcoming: agenda.upcoming.clone(),
        protocol: agenda.protocol.clone(),
        phrases: Vec::new(),
    }
}

/// What an audience may be told of a slot besides its times: all that a screen for that audience says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSummary {
    /// The numbers of its items: "5", "6+7"; none if none has one.
    pub number: Option<String>,
    /// Its title, or the public one.
    pub title: String,
    /// Whether it, or something that it treats, is for the body alone.
    pub closed: bool,
    /// Who comes to it from outside the room.
    pub guests: Vec<GuestSummary>,
}

/// Somebody who comes to a slot, as a screen names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestSummary {
    /// The name, after the title.
    pub name: String,
    /// How, if not in the room: "Teams".
    pub via: Option<String>,
    /// What was told of them.
    pub mark: GuestMark,
    /// Whether they are there from the slot just before.
    pub stays: bool,
}

/// Gives the slots of a meeting as `audience` may know them, in the meeting's order.
#[must_use]
pub fn slot_summaries(meeting: &Meeting, audience: Audience, lang: Lang) -> Vec<SlotSummary> {
    let gate = Gate::new(meeting, audience == Audience::Public, lang);
    (0..meeting.slots().len()).map(|i| gate.slot_summary(i)).collect()
}

struct Gate<'a> {
    meeting: &'a Meeting,
    public: bool,
    lang: Lang,
    /// The items and their places in the agenda.
    items: HashMap<&'a ItemId, (usize, &'a Item)>,
    /// What was recorded on each target; no note, nothing withdrawn.
    records: HashMap<&'a Target, Vec<&'a Record>>,
    /// The places of the slots that treat each item.
    treated: HashMap<&'a ItemId, Vec<usize>>,
}

impl<'a> Gate<'a> {
    fn new(meeting: &'a Meeting, public: bool, lang: Lang) -> Self {
        let all = || meeting.agenda().items.iter();
        let items = all().enumerate().map(|(place, item)| (&item.id, (place, item))).collect();
        let mut records: HashMap<&Target, Vec<&Record>> = HashMap::new();
        for record in meeting.records() {
            let withheld = public && meeting.is_record_closed(record);
            if !withheld && !record.withdrawn && record.kind() != RecordKind::Note {
                records.entry(&record.on).or_default().push(record);
            }
        }
        let mut treated: HashMap<&ItemId, Vec<usize>> = HashMap::new();
        for (place, run) in meeting.slots().iter().enumerate() {
            for id in &run.slot.items {
                treated.entry(id).or_default().push(place);
            }
        }
        Self { meeting, public, lang, items, records, treated }
    }

    fn hides(&self, on: &Target) -> bool {
        self.public && self.meeting.is_closed(on)
    }

    fn hides_item(&self, id: &ItemId) -> bool {
        self.hides(&Target::Item(id.clone()))
    }

    fn hides_slot(&self, index: usize) -> bool {
        self.public && self.meeting.is_slot_closed(index)
    }

    /// What ran behind closed doors tells the public nothing of who was there, also if it is open since.
    fn hides_times(&self, index: usize) -> bool {
        self.public
            && (self.meeting.is_slot_closed(index) || self.meeting.slots().get(index).is_none_or(|r| r.ran_closed))
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

    fn slot(&self, index: usize) -> Slot {
        let run = &self.meeting.slots()[index];
        let mut slot = if self.hides_slot(index) {
            let items: Vec<Item> =
                run.slot.items.iter().filter_map(|id| self.items.get(id)).map(|(_, item)| self.item(item)).collect();
            let titles: Vec<&str> = items.iter().map(|i| i.title.as_str()).collect();
            let title = if titles.is_empty() { closed_title(self.lang) } else { Slot::title_of_items(&titles) };
            closed_slot(&run.slot, index, title, items.into_iter().map(|i| i.id).collect())
        } else {
            let access = Self::access(self.meeting.is_slot_closed(index));
            Slot { access, annexes: self.annexes(&run.slot.annexes), notes: None, ..run.slot.clone() }
        };
        // A slot added in the meeting stands under its neighbour's block, which may be a closed one's.
        if self.public && run.unplanned && !self.is_open_block(slot.block.as_deref()) {
            slot.block = None;
        }
        slot
    }

    /// Makes a slot's face of what [`Self::slot`] leaves of it; an item's number is known to everybody.
    fn slot_summary(&self, index: usize) -> SlotSummary {
        let agenda = self.meeting.agenda();
        let treated = &self.meeting.slots()[index].slot.items;
        let numbers: Vec<&str> =
            treated.iter().filter_map(|id| self.items.get(id)).filter_map(|(_, i)| i.number.as_deref()).collect();
        let slot = self.slot(index);
        // The face of a hidden slot has no guests, so their names are not looked up.
        let known = self.meeting.guests(index);
        let guests = agenda
            .guests_of(&slot)
            .map(|(who, via)| {
                // What was recorded of them behind closed doors is not for the public, also when the slot is open now.
                let is_closed = self.public && self.meeting.slots()[index].closed_marks.contains(who);
                let told = known.iter().find(|g| g.who == who).filter(|_| !is_closed);
                GuestSummary {
                    name: agenda.titled_name(who),
                    via: via.map(str::to_owned),
                    mark: told.map(|g| g.mark).unwrap_or_default(),
                    stays: told.is_some_and(|g| g.stays),
                }
            })
            .collect();
        SlotSummary {
            number: (!numbers.is_empty()).then(|| numbers.join("+")),
            closed: slot.access.is_closed(),
            guests,
            title: slot.title,
        }
    }

    fn is_open_block(&self, block: Option<&str>) -> bool {
        self.meeting
            .slots()
            .iter()
            .enumerate()
            .any(|(i, r)| !r.unplanned && r.slot.block.as_deref() == block && !self.hides_slot(i))
    }

    fn redacted_slot(&self, index: usize, now: Stamp) -> RedactedSlot {
        let run = &self.meeting.slots()[index];
        let running = self.meeting.slot_state(index) == SlotState::Running;
        // Of whom something was recorded while the slot was closed the public is told neither that they came nor that they did not.
        let is_absent = |who: &Who, mark: GuestMark| {
            mark == GuestMark::DidNotCome || (self.public && run.closed_marks.contains(who))
        };
        let absent = run.marks.iter().filter(|(who, mark)| is_absent(who, **mark));
        let did_not_come =
            if self.hides_slot(index) { Vec::new() } else { absent.map(|(who, _)| who.clone()).collect() };
        RedactedSlot {
            slot: self.slot(index),
            changed_minutes: run.changed_minutes,
            state: self.meeting.slot_state(index),
            start: run.spans.first().map(|s| s.start),
            end: run.spans.last().filter(|_| !running).and_then(|s| s.end),
            ends: run.spans.iter().filter_map(|s| s.end).collect(),
            elapsed_seconds: self.meeting.elapsed(index, now).num_seconds(),
            unplanned: run.unplanned,
            removed: run.removed,
            did_not_come,
        }
    }

    fn redacted_items(&self, now: Stamp) -> Vec<RedactedItem> {
        let agenda = self.meeting.agenda();
        let mut items = Vec::new();
        for item in &agenda.items {
            let target = Target::Item(item.id.clone());
            let removed = self.meeting.is_item_removed(&item.id);
            if removed && !self.is_touched(&target) {
                continue;
            }
            let subject = Subject::Item(Box::new(self.item(item)));
            items.push(self.redacted_item(&target, subject, self.hides(&target), removed, now));
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
                let matter = self.redacted_item(&target, Subject::Item(Box::new(lost)), false, true, now);
                if !matter.records.is_empty() {
                    items.push(matter);
                }
            }
        }
        for (index, run) in self.meeting.slots().iter().enumerate() {
            let target = Target::Point(run.slot.id.clone());
            let hidden = self.hides_slot(index);
            let subject = Subject::Point(Box::new(self.slot(index)));
            let matter = self.redacted_item(&target, subject, hidden, run.removed && !hidden, now);
            // A break takes a record only by mistake, but what was recorded is printed.
            let is_matter = run.slot.is_point() && (!run.removed || self.is_touched(&target));
            if is_matter || !matter.records.is_empty() {
                items.push(RedactedItem { unplanned: run.unplanned && !hidden, ..matter });
            }
        }
        items
    }

    /// Tells whether anything came of a matter. One that only stayed because a text was being written on it, which came to nothing, or that
    /// has lost what was on it by undo, no longer counts as a matter.
    fn is_touched(&self, target: &Target) -> bool {
        self.meeting.records_on(target).next().is_some()
            || self.meeting.postponement(target).is_some()
            || self.meeting.slots_of(target).any(|i| !self.meeting.slots()[i].spans.is_empty())
    }

    fn redacted_item(
        &self,
        target: &Target,
        subject: Subject,
        redacted: bool,
        removed: bool,
        now: Stamp,
    ) -> RedactedItem {
        let records = if redacted { Vec::new() } else { self.records_on(target) };
        // A vote on a decision that is withheld is by itself.
        let is_here = |decision: &RecordId| records.iter().any(|r| r.id == *decision);
        RedactedItem {
            subject,
            redacted,
            removed: removed && !redacted,
            unplanned: false,
            under: records
                .iter()
                .filter_map(|r| Some((r.id, self.meeting.decision_of(r)?)))
                .filter(|(_, d)| is_here(d))
                .collect(),
            voters: records.iter().filter_map(|r| Some((r.id, self.voters(target, r, now)?))).collect(),
            records,
            postponement: self.postponement(target),
            disqualified: if redacted { Vec::new() } else { self.disqualified(target) },
            not_there: if redacted { Vec::new() } else { self.not_there(target, now) },
            slots: match target {
                Target::Item(id) => self.treated.get(id).cloned().unwrap_or_default(),
                Target::Point(id) => self.meeting.slot_index(id).into_iter().collect(),
            },
        }
    }

    fn postponement(&self, target: &Target) -> Option<Postponement> {
        if self.public { self.meeting.open_postponement(target) } else { self.meeting.postponement(target) }
    }

    fn disqualified(&self, target: &Target) -> Vec<Who> {
        let mut all = self.meeting.disqualified(target);
        all.retain(|who| !self.public || !self.meeting.is_disqualified_behind_closed_doors(who, target));
        all
    }

    /// Counts who was entitled to vote, where all that was told of a vote adds up: only then it can be said that all voted alike.
    fn voters(&self, target: &Target, record: &Record, now: Stamp) -> Option<u32> {
        let votes: Vec<&Vote> = record
            .versions()
            .filter_map(|content| match content {
                Content::Vote(vote) => Some(vote),
                _ => None,
            })
            .collect();
        (!votes.is_empty()
            && votes.iter().all(|vote| self.meeting.vote_troubles(target, vote, record.at, now).is_empty()))
        .then(|| u32::try_from(self.meeting.voters(target, record.at, now).len()).unwrap_or(u32::MAX))
    }

    fn records_on(&self, target: &Target) -> Vec<Record> {
        self.records.get(target).into_iter().flatten().copied().cloned().collect()
    }
}

impl RedactedMeeting {
    /// Lists the days of the plan.
    pub fn days_planned(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.slots.iter().filter(|r| !r.unplanned).map(|r| r.slot.day).collect();
        days.push(self.head.date);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Tells whether somebody stands in for a member.
    pub fn stands_in(&self, who: &Who) -> bool {
        self.attendees.iter().any(|a| a.who == *who && a.substitute_for.is_some())
    }

    /// When the last slot ended: the close comes after the review, and is not the meeting's end.
    pub fn ended_at(&self) -> Option<Stamp> {
        self.closed_at?;
        self.slots.iter().flat_map(|r| &r.ends).max().copied().or(self.closed_at)
    }
}

impl RedactedSlot {
    /// Tells whether the slot has run: its guests were there.
    pub fn has_run(&self) -> bool {
        !self.ends.is_empty()
    }
}
