//! Two meetings that differ only in what is closed give the public the same: random meetings in two worlds, with other
//! texts, guests and events behind closed doors, and after every step a look at all that the public can see.

use punktlig::agenda::{Guest, Item, ItemId, Slot};
use punktlig::chair::Scene;
use punktlig::meeting::{Content, GuestMark, RecordId, Side, SlotRun, Vote, reload};
use punktlig::tui::shell::title;
use serde_json::Value;

use super::*;
use crate::kit::faults::{Dice, figure, size};

/// Items 5 and 6 share a slot, and each other slot has one item at most: of several matters in a slot a postponed one
/// stays so when it starts, but not when all are, and that shows by design.
const PLAN: &str = r#"
title = "Møde"
date = 2025-01-15
members = ["bo", "an", "ca"]
person = [{ id = "bo", name = "Bo Bech" }, { id = "an", name = "Anna And" }, { id = "ca", name = "Carl Cato" }]
upcoming = [{ date = 2025-01-22 }]
item = [
    { number = 1, title = "Et" }, { number = 2, title = "To", access = "closed" }, { number = 3, title = "Tre" },
    { number = 4, title = "Fire", access = "closed" }, { number = 5, title = "Fem" },
    { number = 6, title = "Seks", access = "closed" },
]
slot = [
    { at = "9.00", items = [1], minutes = 10 }, { at = "9.10", items = [2], minutes = 10 },
    { at = "9.20", items = [3], minutes = 10 }, { at = "9.30", items = [5, 6], minutes = 10 },
    { at = "9.40", title = "Punkt", minutes = 10 }, { at = "9.50", title = "Lukket", access = "closed", minutes = 10 },
    { at = "10.00", items = [4], minutes = 10 }, { at = "10.10", items = [2], minutes = 10 },
    { at = "10.20", items = [1], minutes = 10 },
]
"#;

/// Titles that say nothing, and that more than one item may have.
const NEUTRAL: [&str; 2] = ["Personalesag", "Orientering"];

const GUESTS: [&str; 3] = ["Pia Pil", "Ole Ost", "Ida Is"];

struct Worlds {
    dice: Dice,
    /// The agenda that both have, as it would be if all were open.
    file: Agenda,
    told: [LiveMeeting; 2],
    minute: u32,
}

impl Worlds {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut file = agenda(PLAN);
        for slot in &mut file.slots {
            slot.fixed = dice.below(3) == 0;
            slot.guests = guests(&mut dice);
            if !slot.items.iter().any(|id| ["5", "6"].contains(&id.0.as_str())) {
                slot.access = if dice.below(3) == 0 { Access::Closed } else { Access::Open };
            }
        }
        file.slots.truncate(4 + dice.below(6));
        untime(&mut file, &mut dice);
        let told = [0, 1].map(|world| LiveMeeting::new(varied(&file, world, &mut dice)));
        Self { dice, file, told, minute: 0 }
    }

    fn meeting(&self) -> &Meeting {
        self.told[0].meeting()
    }

    /// Returns whether something closed has run for some minutes, and nothing open with it: who is away then is away
    /// from that too.
    fn may_leave(&self) -> bool {
        let meeting = self.meeting();
        let is_closed = |at: &usize| meeting.slots()[*at].targets().iter().all(|on| meeting.is_closed(on));
        let Some(running) = meeting.running().filter(is_closed) else { return false };
        let since = meeting.slots()[running].spans.last().unwrap().start;
        self.told[0].at - since > chrono::TimeDelta::minutes(4)
    }

    /// Lets somebody be away for a moment behind closed doors, in one of the worlds alone. Nothing is undone after
    /// that: who did not come back is away in public.
    fn leave_for_a_moment(&mut self) {
        let world = self.dice.below(2);
        let who = id(["bo", "an"][self.dice.below(2)]);
        let [left, back] = [3, 2].map(|ago| self.told[0].at - chrono::TimeDelta::minutes(ago));
        let left = Event::PersonLeft { who: who.clone(), time: left };
        for event in [left, Event::PersonArrived { who, time: back }] {
            self.told[world].record(event);
            self.told[1 - world].record(Event::NoteRecorded { on: item(6), text: "x".into() });
        }
    }

    /// What is in a world; something may have stayed in one of them alone.
    fn targets(&self, world: usize, closed: bool) -> Vec<Target> {
        let meeting = self.told[world].meeting();
        meeting.targets().into_iter().filter(|on| meeting.is_closed(on) == closed).collect()
    }

    fn targets_of_both(&self, closed: bool) -> Vec<Target> {
        let other = self.targets(1, closed);
        self.targets(0, closed).into_iter().filter(|on| other.contains(on)).collect()
    }

    /// The place, in the first world, of a slot that both have.
    fn slot_of_both(&mut self) -> usize {
        let is_there = |run: &SlotRun| self.told[1].meeting().slot_index(&run.slot.id).is_some();
        let both: Vec<usize> =
            self.meeting().slots().iter().enumerate().filter(|(_, run)| is_there(run)).map(|(i, _)| i).collect();
        both[self.dice.below(both.len())]
    }

    fn both(&mut self, event: Event) {
        self.told.iter_mut().for_each(|told| _ = told.record(event.clone()));
    }

    fn step(&mut self) -> String {
        self.minute += 1 + self.dice.below(7) as u32;
        let time = format!("{}.{:02}", 9 + self.minute / 60, self.minute % 60);
        self.told.iter_mut().for_each(|told| _ = told.at(&time));
        if self.meeting().closed_at().is_some() || self.dice.below(12) == 0 {
            return self.close_or_after();
        }
        let slot = self.slot_of_both();
        let id = self.meeting().slots()[slot].slot.id.clone();
        match self.dice.below(23) {
            20 | 21 => {
                // What only one of the two could do would tell what is so there behind closed doors.
                let can = |told: &LiveMeeting| told.meeting().to_replan(&id).is_ok();
                let next = |told: &LiveMeeting| {
                    let next = told.meeting().slot_to_merge(&id).ok()?;
                    Some(told.meeting().slots()[next].slot.id.clone())
                };
                let other = self.slot_of_both();
                let other = self.meeting().slots()[other].slot.id.clone();
                let is_possible = self.told.iter().all(can);
                let next = next(&self.told[0]).filter(|with| next(&self.told[1]).as_ref() == Some(with));
                let event = match (self.dice.below(4), next) {
                    (0, Some(with)) => Event::SlotsMerged { slot: id, with },
                    (3, _) if is_possible => Event::SlotsTakenApart { slot: id },
                    (1, _) if is_possible => Event::SlotMoved { slot: id, after: Some(other) },
                    (2, _) if is_possible => {
                        let start = day(2025, 1, 15).and_hms_opt(9, self.dice.below(60) as u32, 0).unwrap();
                        Event::StartChanged { slot: id, start }
                    }
                    _ => return "nothing".to_owned(),
                };
                self.both(event);
            }
            0..=2 => self.both(Event::SlotStarted { slot: id }),
            3 => self.both(Event::SlotEnded { slot: id }),
            4 => {
                let events = [Event::SlotSkipped { slot: id.clone() }, Event::SlotRestored { slot: id }];
                let which = self.dice.below(2);
                self.both(events[which].clone());
            }
            5 => {
                let seq = |told: &LiveMeeting| told.history.next_undo().map(|e| e.seq);
                assert_eq!(seq(&self.told[0]), seq(&self.told[1]));
                let Some(undo) = seq(&self.told[0]).filter(|seq| *seq > 1) else { return "nothing".to_owned() };
                self.both(Event::Undone { undo });
            }
            6 => {
                let Some(redo) = self.told[0].history.next_redo().map(|e| e.seq) else { return "nothing".to_owned() };
                self.both(Event::Redone { redo });
            }
            7 => self.reload(),
            8 => {
                let records = self.records();
                let Some(record) = records.into_iter().find(|id| self.can_move(*id)) else {
                    return "nothing".to_owned();
                };
                let on: Vec<Target> = [false, true].into_iter().flat_map(|c| self.targets_of_both(c)).collect();
                let on = on[self.dice.below(on.len())].clone();
                self.both(Event::RecordMoved { record, on });
            }
            22 => self.decide_together(),
            9..=12 => {
                let open = self.targets_of_both(false);
                if open.is_empty() {
                    return "nothing".to_owned();
                }
                let on = open[self.dice.below(open.len())].clone();
                let event = self.on(on, slot, 0);
                if self.is_closed_event(0, &event) {
                    return "nothing".to_owned();
                }
                self.both(event);
            }
            _ => {
                let closed = [0, 1].map(|world| self.targets(world, true));
                if closed.iter().any(Vec::is_empty) {
                    return "nothing".to_owned();
                }
                for (world, closed) in closed.into_iter().enumerate() {
                    let on = closed[self.dice.below(closed.len())].clone();
                    let slots = self.told[world].meeting().slots().len();
                    let slot = self.dice.below(slots);
                    let mut event = self.on(on.clone(), slot, world);
                    if !self.is_closed_event(world, &event) {
                        event = Event::NoteRecorded { on, text: "x".into() };
                    }
                    self.told[world].record(event);
                }
            }
        }
        self.said()
    }

    /// Closes the meeting; opens it again, or corrects a record: one on what is closed otherwise in each of the worlds.
    fn close_or_after(&mut self) -> String {
        if self.meeting().closed_at().is_none() {
            self.both(Event::MeetingClosed);
            return self.said();
        }
        let records = if self.meeting().records().is_empty() { Vec::new() } else { self.records() };
        let Some(record) = records.into_iter().find(|id| self.can_move(*id)).filter(|_| self.dice.below(2) == 0) else {
            self.both(Event::MeetingReopened { reason: "Glemt.".into() });
            return self.said();
        };
        let is_closed = [0, 1].map(|world| {
            let meeting = self.told[world].meeting();
            meeting.record(record).is_none_or(|r| meeting.is_record_closed(r))
        });
        if is_closed[0] != is_closed[1] {
            return "nothing".to_owned();
        }
        for (world, told) in self.told.iter_mut().enumerate() {
            let text = if is_closed[0] { format!("corrected {world}") } else { "corrected".to_owned() };
            let content = match told.meeting().record(record).unwrap().current() {
                Content::Decision(decision) => Content::Decision(Decision { text, ..decision.clone() }),
                Content::Discussion { .. } => Content::Discussion { text },
                other => other.clone(),
            };
            told.record(Event::CorrectionRecorded { record, content, reason: "Glemt.".into() });
        }
        self.said()
    }

    fn said(&self) -> String {
        let said = self.told.iter().map(|told| match &told.history.entries().last().unwrap().event {
            Event::AgendaReplaced { .. } => "reload".to_owned(),
            other => format!("{other:?}"),
        });
        said.collect::<Vec<_>>().join(" | ")
    }

    /// Decides on two matters together: on the same open ones in both worlds, or on others that are closed in each.
    fn decide_together(&mut self) {
        let closed = self.dice.below(2) == 0;
        let both = self.targets_of_both(false);
        let texts = [0, 1].map(|world| format!("text {}", if closed { world } else { 0 }));
        let mut pairs: Vec<Vec<Target>> = Vec::new();
        for world in 0..2 {
            let all = if closed { self.targets(world, true) } else { both.clone() };
            let place = if closed || world == 0 { self.dice.below(all.len().max(1)) } else { 0 };
            let mut all = all;
            all.rotate_left(place);
            all.truncate(2);
            pairs.push(if closed || world == 0 { all } else { pairs[0].clone() });
        }
        if pairs.iter().any(|pair| pair.len() < 2) {
            return;
        }
        for ((told, pair), text) in self.told.iter_mut().zip(&pairs).zip(texts) {
            let decision = Decision { text, outcome: Outcome::Other, ..Decision::default() };
            let decided = |on: &Target| Event::DecisionRecorded { on: on.clone(), decision: decision.clone() };
            for event in Event::together(pair, pair.iter().map(decided).collect()) {
                told.record(event);
            }
        }
    }

    fn records(&mut self) -> Vec<RecordId> {
        let has = |world: usize, id: RecordId| self.told[world].meeting().record(id).is_some();
        let mut both: Vec<RecordId> = self.meeting().records().iter().map(|r| r.id).filter(|id| has(1, *id)).collect();
        let first = self.dice.below(both.len());
        both.rotate_left(first);
        both
    }

    /// Returns whether a record can be moved in both worlds and takes the same along: a vote follows its decision, and
    /// an open one a closed decision too.
    fn can_move(&self, id: RecordId) -> bool {
        let records = [0, 1].map(|world| self.told[world].meeting().record(id));
        let [Some(one), Some(other)] = records else { return false };
        one.kind() == other.kind() && !one.withdrawn && !other.withdrawn
    }

    /// Returns whether something of it is not for the public: it is on a closed matter, or in a closed slot.
    fn is_closed_event(&self, world: usize, event: &Event) -> bool {
        let meeting = self.told[world].meeting();
        match event {
            Event::GuestMarked { slot, .. } => meeting.is_slot_closed(meeting.slot_index(slot).unwrap()),
            Event::RecordEdited { record, .. } | Event::RecordWithdrawn { record } => {
                meeting.record(*record).is_none_or(|r| meeting.is_record_closed(r))
            }
            Event::NoteRecorded { on, .. }
            | Event::DiscussionRecorded { on, .. }
            | Event::DecisionRecorded { on, .. }
            | Event::VoteRecorded { on, .. }
            | Event::ItemPostponed { on, .. }
            | Event::PostponementLifted { on }
            | Event::DisqualificationRecorded { on, .. }
            | Event::DisqualificationLifted { on, .. } => meeting.is_closed(on),
            _ => false,
        }
    }

    /// Makes an event on a matter or in a slot.
    fn on(&mut self, on: Target, slot: usize, world: usize) -> Event {
        let who = id(["bo", "an"][self.dice.below(2)]);
        let content = format!("text {}", self.dice.below(9));
        let records = self.records();
        match self.dice.below(11) {
            0 => Event::NoteRecorded { on, text: content },
            1 => Event::VoteRecorded {
                on,
                vote: Vote { in_favour: Side { people: vec![who], ..Side::default() }, ..Vote::default() },
            },
            2 if on != item(6) => Event::ItemPostponed { on, to: Some(day(2025, 1, 22)) },
            3 => Event::PostponementLifted { on },
            10 => Event::DiscussionRecorded { on, text: content },
            4 => Event::DisqualificationRecorded { who, on },
            5 => Event::DisqualificationLifted { who, on },
            6 | 7 => {
                let meeting = self.told[world].meeting();
                let all: Vec<Who> = meeting.guests(slot).iter().map(|guest| guest.who.clone()).collect();
                if all.is_empty() {
                    return Event::NoteRecorded { on, text: content };
                }
                let marks = [GuestMark::Arrived, GuestMark::DidNotCome, GuestMark::CalledIn, GuestMark::Expected];
                let slot = meeting.slots()[slot].slot.id.clone();
                let (who, mark) = (all[self.dice.below(all.len())].clone(), marks[self.dice.below(4)]);
                Event::GuestMarked { slot, who, mark }
            }
            8 if !records.is_empty() => {
                if self.dice.below(2) == 0 {
                    Event::RecordWithdrawn { record: records[0] }
                } else {
                    let content = match self.dice.below(2) {
                        0 => Content::Note { text: content },
                        _ => Content::Discussion { text: content },
                    };
                    Event::RecordEdited { record: records[0], content }
                }
            }
            _ => {
                let decision = Decision { text: content, outcome: Outcome::Other, ..Decision::default() };
                Event::DecisionRecorded { on, decision }
            }
        }
    }

    /// Closes, opens or drops something in the agenda.
    fn reload(&mut self) {
        let flip = |access: Access| if access.is_closed() { Access::Open } else { Access::Closed };
        let place = self.dice.below(self.file.slots.len());
        match self.dice.below(6) {
            0 => {
                let item = &mut self.file.items[place % 4];
                item.access = flip(item.access);
            }
            // A neutral title, or one that another item has; some later save may close it.
            4 => self.file.items[place % 4].title = self.a_title_in_use(),
            // An id of its own, or its number again.
            5 => {
                let item = &mut self.file.items[place % 4];
                let number = item.number.clone().unwrap();
                let old = item.id.clone();
                item.id = ItemId(if old.0 == number { format!("sag-{number}") } else { number });
                let new = item.id.clone();
                let refs = self.file.slots.iter_mut().flat_map(|slot| &mut slot.items);
                refs.filter(|id| **id == old).for_each(|id| *id = new.clone());
            }
            1 => {
                let slot = &mut self.file.slots[place];
                slot.access = flip(slot.access);
            }
            2 if self.file.slots.len() > 2 => _ = self.file.slots.remove(place),
            _ => {
                let number = Some((1 + place % 4).to_string());
                let Some(at) = self.file.items.iter().position(|item| item.number == number) else { return };
                let gone = self.file.items.remove(at).id;
                self.file.slots.iter_mut().for_each(|slot| slot.items.retain(|id| *id != gone));
                while self.file.items.len() < 6 {
                    let bare = agenda(PLAN).items;
                    let is_lost = |i: &Item| self.file.items.iter().all(|there| there.number != i.number);
                    let lost = bare.into_iter().find(is_lost).unwrap();
                    // It comes again at its place: at another the public numbers of closed ones would move.
                    let at = lost.id.0.parse::<usize>().unwrap() - 1;
                    self.file.items.insert(at.min(self.file.items.len()), lost);
                }
            }
        }
        let files = [0, 1].map(|world| varied(&self.file, world, &mut self.dice));
        let matching = reload::decide(self.meeting(), &files[0], &[]);
        for (told, file) in self.told.iter_mut().zip(files) {
            let (agenda, matching) = (Box::new(file), matching.clone());
            told.record(Event::AgendaReplaced { agenda, matching, settled: Vec::new(), kept_decided: Vec::new() });
        }
    }

    /// Returns a title that says nothing, or that an item has already.
    fn a_title_in_use(&mut self) -> String {
        let all = self.file.items.iter().map(|item| item.title.as_str()).chain(NEUTRAL);
        let all: Vec<String> = all.map(str::to_owned).collect();
        all[self.dice.below(all.len())].clone()
    }

    /// All that the public can see.
    fn seen(told: &LiveMeeting) -> Value {
        let scene = |audience| Scene {
            meeting: told.meeting(),
            recorded: true,
            audience,
            lang: Lang::En,
            speed: 1.0,
            trouble: None,
        };
        let picture = scene(Audience::Public).picture(told.at);
        let title = title::title(told.meeting(), Lang::En, told.at);
        serde_json::json!({ "protocol": told.protocol(Audience::Public), "chair": picture, "title": title })
    }

    fn look(&self) -> Result<(), String> {
        let [one, other] = [0, 1].map(|world| Self::seen(&self.told[world]));
        let mut found = Vec::new();
        differences("", &one, &other, &mut found);
        if found.is_empty() { Ok(()) } else { Err(found.join("\n")) }
    }
}

fn guests(dice: &mut Dice) -> Vec<Guest> {
    let some = GUESTS.iter().filter(|_| dice.below(2) == 0);
    some.map(|name| Guest { who: Who::Name((*name).into()), via: None }).collect()
}

/// The agenda in one of the worlds: all that is closed says something else there.
fn varied(file: &Agenda, world: usize, dice: &mut Dice) -> Agenda {
    let mut own = file.clone();
    let treated_closed = |item: &Item| {
        item.access.is_closed() || file.slots.iter().any(|s| s.access.is_closed() && s.items.contains(&item.id))
    };
    let closed: Vec<ItemId> = file.items.iter().filter(|i| treated_closed(i)).map(|i| i.id.clone()).collect();
    for item in own.items.iter_mut().filter(|item| closed.contains(&item.id)) {
        // A title that says nothing, or that another item has, is the same in both: what went from the agenda is
        // withheld where it may be what is closed under that.
        let is_of_another = file.items.iter().any(|other| other.id != item.id && other.title == item.title);
        if !is_of_another && !NEUTRAL.contains(&item.title.as_str()) {
            item.title = format!("{} {world}", item.title);
        }
        item.background = (dice.below(2) == 0).then(|| format!("world {world}"));
    }
    let is_closed = |slot: &Slot| slot.access.is_closed() || slot.items.iter().any(|id| closed.contains(id));
    for slot in own.slots.iter_mut().filter(|slot| is_closed(slot)) {
        slot.title = format!("{} {world}", slot.title);
        slot.guests = guests(dice);
        slot.text = (dice.below(2) == 0).then(|| format!("world {world}"));
    }
    own
}

pub(super) fn differences(at: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| differences(&format!("{at}/{key}"), value, &b[key], found));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(n, (a, b))| differences(&format!("{at}/{n}"), a, b, found));
        }
        (one, other) if one != other => found.push(format!("{at}: {one} | {other}")),
        _ => {}
    }
}

fn run(seed: u64) {
    let mut worlds = Worlds::new(seed);
    let mut steps = Vec::new();
    for _ in 0..4 + worlds.dice.below(14) {
        steps.push(worlds.step());
        if let Err(why) = worlds.look() {
            panic!("seed {seed}: {why}\n{}\n{:#?}", steps.join("\n"), worlds.meeting().agenda().slots);
        }
    }
    // After a close the public is told that the attendance was corrected, and nothing more.
    if worlds.may_leave() && worlds.meeting().first_closed_at().is_none() {
        worlds.leave_for_a_moment();
        assert_eq!(worlds.look(), Ok(()), "seed {seed}: somebody was away\n{}", steps.join("\n"));
    }
}

/// Two halves, so that two cores share them.
fn run_all(half: usize) {
    let sequences = size(400, 50_000);
    for n in (half..sequences).step_by(2) {
        run(n as u64);
    }
    figure("what is closed, in two meetings that differ in nothing else", sequences / 2, 0, 0);
}

#[test]
fn two_even_meetings_that_differ_only_behind_closed_doors_are_one_to_the_public() {
    run_all(0);
}

#[test]
fn two_odd_meetings_that_differ_only_behind_closed_doors_are_one_to_the_public() {
    run_all(1);
}
