//! Nothing closed gets out, whatever happens: random meetings with a marker in every closed text, and after every step
//! a look at all that the public can see.
//!
//! Whether something is closed is decided here once more, from the agenda as it is in the file, and not by asking the
//! program.

use std::collections::{BTreeSet, HashSet};

use punktlig::agenda::{Guest, Item, ItemId, ItemKind, Recommendations, Slot, SlotKind};
use punktlig::meeting::{
    Content, GuestMark, History, RecordId, RecordVersion, Side, Stance, Statement, StatementKind, Vote, reload,
};
use punktlig::protocol::Format;
use punktlig::tui::shell::title;
use punktlig::tui::slot_line::slot_line;

use super::redaction::{on_a_wall, text};
use super::*;
use crate::kit::faults::{Dice, figure, size};

/// The fields of an item that hold texts of their own.
fn texts(item: &mut Item) -> [&mut Option<String>; 5] {
    [&mut item.background, &mut item.presentation, &mut item.economy, &mut item.process, &mut item.case]
}

struct World {
    dice: Dice,
    marks: usize,
    /// The agenda as it is in the file.
    file: Agenda,
    told: LiveMeeting,
    /// The titles that are public, because what they are over is open in the file, or was when the file dropped it.
    titles: HashSet<String>,
    /// What the minute-taker said may be public.
    published: HashSet<String>,
    minute: u32,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut file = agenda("title = \"x\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"x\" }]\n");
        let (mut marks, slot) = (0, file.slots.remove(0));
        for number in 1..=2 + dice.below(3) {
            let item = new_item(&mut marks, &mut dice, number);
            file.items.push(item);
        }
        for n in 0..1 + dice.below(4) {
            let treated = dice.below(3);
            let items = pick(&mut dice, &file.items, treated);
            file.slots.push(new_slot(&mut marks, &mut dice, &slot, n, items));
        }
        file.protocol.signatures = true;
        let mut world = Self {
            told: LiveMeeting::new(file.clone()),
            dice,
            marks,
            file,
            titles: HashSet::new(),
            published: HashSet::new(),
            minute: 0,
        };
        world.settle();
        world.told = LiveMeeting::new(world.file.clone());
        world
    }

    fn mark(&mut self, class: &str) -> String {
        self.marks += 1;
        format!("{class}{:04}", self.marks)
    }

    /// Which items of the file are closed.
    fn closed_items(&self) -> HashSet<ItemId> {
        let own = self.file.items.iter().filter(|i| i.access.is_closed()).map(|i| i.id.clone());
        let by_slot = self.file.slots.iter().filter(|s| s.access.is_closed()).flat_map(|s| s.items.iter().cloned());
        own.chain(by_slot).collect()
    }

    /// Returns what is closed a secret in every text and what is open none, and notes which titles are public.
    fn settle(&mut self) {
        let closed = self.closed_items();
        let in_file: HashSet<String> = {
            let titles = self.file.items.iter().map(|i| &i.title).chain(self.file.slots.iter().map(|s| &s.title));
            titles.cloned().collect()
        };
        self.titles.retain(|title| !in_file.contains(title));
        for n in 0..self.file.items.len() {
            let is_closed = closed.contains(&self.file.items[n].id);
            let class = if is_closed { "shut" } else { "open" };
            let marks: Vec<String> = (0..6).map(|_| self.mark(class)).collect();
            let item = &mut self.file.items[n];
            for (field, mark) in texts(item).into_iter().zip(&marks) {
                *field = Some(mark.clone());
            }
            item.recommendations = Recommendations::Text(marks[5].clone());
            if !is_closed {
                let title = item.title.clone();
                self.titles.insert(title);
            }
        }
        for n in 0..self.file.slots.len() {
            let slot = &self.file.slots[n];
            let is_closed = slot.access.is_closed() || slot.items.iter().any(|id| closed.contains(id));
            let class = if is_closed { "shut" } else { "open" };
            let (body, guest, lead, notes) = (self.mark(class), self.mark(class), self.mark(class), self.mark("shut"));
            let slot = &mut self.file.slots[n];
            slot.text = Some(body);
            slot.guests = vec![Guest { who: Who::Name(guest), via: None }];
            slot.lead = vec![Who::Name(lead)];
            slot.notes = Some(notes);
            if !is_closed {
                let title = slot.title.clone();
                self.titles.insert(title);
            }
        }
    }

    /// Returns whether what is recorded on a target now is for the body alone.
    fn is_closed(&self, on: &Target) -> bool {
        let title = match on {
            Target::Item(id) => self.told.meeting().agenda().item(id).map(|i| i.title.clone()),
            Target::Point(id) => {
                self.told.meeting().slot_index(id).map(|i| self.told.meeting().slots()[i].slot.title.clone())
            }
        };
        title.is_none_or(|title| !title.starts_with("open") && !self.titles.contains(&title))
    }

    fn target(&mut self) -> Target {
        let mut all = self.told.meeting().targets();
        all.extend(self.told.meeting().slots().iter().flat_map(|r| r.targets()));
        let n = self.dice.below(all.len());
        all.swap_remove(n)
    }

    fn record(&mut self) -> Option<punktlig::meeting::Record> {
        let records = self.told.meeting().records();
        (!records.is_empty()).then(|| records[self.dice.below(records.len())].clone())
    }

    fn secret_for(&mut self, on: &Target) -> String {
        let class = if self.is_closed(on) { "shut" } else { "open" };
        self.mark(class)
    }

    fn content(&mut self, on: &Target, kind: usize) -> Content {
        let (text, name) = (self.secret_for(on), self.secret_for(on));
        match kind % 5 {
            0 => Content::FollowUp(FollowUp {
                task: text,
                owners: vec![Who::Name(name)],
                due: None,
                line: "shut9999".into(),
            }),
            1 => Content::Note { text },
            2 => Content::Statement(Statement {
                decision: None,
                statement: StatementKind::Dissent,
                who: Who::Name(name),
                text,
            }),
            3 => Content::Vote(Vote {
                in_favour: Side { people: vec![Who::Name(text)], ..Side::default() },
                against: Side { people: vec![Who::Name(name)], ..Side::default() },
                casting: Some(Stance::For),
                ..Vote::default()
            }),
            _ => Content::Decision(Decision {
                text,
                outcome: Outcome::Forwarded,
                forwarded_to: Some(name),
                ..Decision::default()
            }),
        }
    }

    fn step(&mut self) -> &'static str {
        self.minute += 3;
        self.told.at(&format!("{}.{:02}", 9 + self.minute / 60, self.minute % 60));
        let slots = self.told.meeting().slots().len();
        let slot = self.dice.below(slots);
        match self.dice.below(24) {
            0..=4 => {
                let on = self.target();
                let kind = self.dice.below(8);
                let event = match self.content(&on, kind) {
                    Content::FollowUp(follow_up) => Event::FollowUpRecorded { on, follow_up },
                    Content::Note { text } => Event::NoteRecorded { on, text },
                    Content::Statement(statement) => Event::StatementRecorded { on, statement },
                    Content::Vote(vote) => Event::VoteRecorded { on, vote },
                    Content::Decision(decision) => Event::DecisionRecorded { on, decision },
                };
                self.told.record(event);
                "records"
            }
            5 | 6 => {
                let Some(record) = self.record() else { return "nothing" };
                let kind = self.dice.below(8);
                let content = self.content(&record.on, kind);
                self.told.record(Event::RecordEdited { record: record.id, content });
                "edits"
            }
            7 | 8 => {
                let Some(record) = self.record() else { return "nothing" };
                let on = self.target();
                self.told.record(Event::RecordMoved { record: record.id, on });
                "moves"
            }
            9 => {
                // Mostly the last; a journal of another program may take back anything.
                let undo = match self.dice.below(3) {
                    0 => Some(self.dice.below(self.told.history.entries().len()) as u64 + 1),
                    _ => self.told.history.next_undo().map(|e| e.seq),
                };
                let Some(undo) = undo else { return "nothing" };
                self.told.record(Event::Undone { undo });
                "undoes"
            }
            10 => {
                let Some(redo) = self.told.history.next_redo().map(|e| e.seq) else { return "nothing" };
                self.told.record(Event::Redone { redo });
                "redoes"
            }
            11 | 12 => {
                self.told.start(slot);
                "starts"
            }
            13 => {
                self.add_slot(slot);
                "adds a slot"
            }
            14 => {
                let on = self.target();
                let who = Who::Name(self.secret_for(&on));
                self.told.record(Event::DisqualificationRecorded { who, on });
                "disqualifies"
            }
            15 => {
                let on = self.target();
                self.told.record(Event::ItemPostponed { on, to: Some(day(2025, 3, 3)) });
                "postpones"
            }
            16 => {
                let meeting = self.told.meeting();
                let (slot, guests) = (meeting.slots()[slot].slot.id.clone(), meeting.guests(slot));
                let named: Vec<Who> = guests.into_iter().map(|guest| guest.who.clone()).collect();
                let mark = [GuestMark::Arrived, GuestMark::DidNotCome][self.dice.below(2)];
                for who in named {
                    self.told.record(Event::GuestMarked { slot: slot.clone(), who, mark });
                }
                "marks guests"
            }
            17 => {
                self.publish();
                "publishes"
            }
            18 => {
                let on = self.target();
                let text = self.mark("shut");
                self.told.record(Event::ClosedTextFollows);
                self.told.decide(&on, &text, Outcome::Other);
                "records what was written behind closed doors"
            }
            19 => {
                self.after_the_close();
                "goes on after a close"
            }
            _ => {
                self.reload();
                "reloads"
            }
        }
    }

    /// Adds a point as a minute-taker types it.
    fn add_slot(&mut self, slot: usize) {
        let closing = self.dice.below(3) > 0;
        let mark = self.mark(if closing { "shut" } else { "open" });
        let lines = [
            format!("Lukket: {mark}"),
            format!("{mark} LUKKET."),
            format!("{mark} (fortrolig) 10"),
            format!("{mark} 10 lukket"),
            format!("{mark} Closed"),
            format!("den lukkede {mark} for alle"),
        ];
        let line = if closing { lines[self.dice.below(lines.len())].clone() } else { mark };
        let line = slot_line(&line);
        let meeting = self.told.meeting();
        let after = meeting.slots().get(slot).map(|r| r.slot.id.clone());
        // A program takes a new id; another one may take one that was used before.
        let id = SlotId(format!("added-{}", 1 + self.dice.below(3)));
        let event = Event::SlotAdded { slot: id, title: line.title, minutes: line.minutes, after, access: line.access };
        self.told.record(event);
    }

    /// Says of a record that it may be public, rightly or of another text than was shown.
    fn publish(&mut self) {
        let Some(record) = self.record() else { return };
        let mut shown = record.sayings();
        if self.dice.below(3) == 0 {
            shown.push(RecordVersion { content: Content::Note { text: "x".into() }, reason: None });
        } else if !self.is_closed(&record.on) {
            let said = format!("{shown:?}");
            self.published.extend(markers(&said, "shut"));
        }
        self.told.record(Event::RecordPublished { record: record.id, shown });
    }

    fn after_the_close(&mut self) {
        if self.told.meeting().closed_at().is_none() {
            self.told.record(Event::MeetingClosed);
            return;
        }
        let kind = self.dice.below(8);
        match (self.dice.below(3), self.record()) {
            (0, _) => {
                let reason = self.mark("shut");
                self.told.record(Event::MeetingReopened { reason });
            }
            (1, Some(record)) => {
                let (content, reason) = (self.content(&record.on, kind), self.secret_for(&record.on));
                self.told.record(Event::CorrectionRecorded { record: record.id, content, reason });
            }
            _ => {
                let on = self.target();
                let (content, reason) = (self.content(&on, kind), self.secret_for(&on));
                self.told.record(Event::AdditionRecorded { on, content, reason });
            }
        }
    }

    /// Edits the file and takes it over; now and then as a program of before did.
    fn reload(&mut self) {
        for _ in 0..1 + self.dice.below(3) {
            self.edit();
        }
        self.settle();
        let agenda = Box::new(self.file.clone());
        let event = match self.dice.below(4) {
            0 => Event::AgendaReloaded { agenda, keep: Vec::new() },
            _ => {
                let keep = if self.dice.below(3) == 0 { vec![self.target()] } else { Vec::new() };
                let matching = reload::decide(self.told.meeting(), &agenda, &keep);
                Event::AgendaReplaced { agenda, matching }
            }
        };
        self.told.record(event);
    }

    fn edit(&mut self) {
        let items = self.file.items.len();
        let slots = self.file.slots.len();
        let (n, m) = (self.dice.below(items), self.dice.below(slots));
        let flip = |access: Access| if access.is_closed() { Access::Open } else { Access::Closed };
        match self.dice.below(12) {
            0 | 1 => self.file.items[n].access = flip(self.file.items[n].access),
            2 => self.file.slots[m].access = flip(self.file.slots[m].access),
            3 => {
                // The title but for a letter: similar, and another matter's.
                let title = self.mark("qtit");
                self.file.items[n].title = title;
                self.file.items[n].access = Access::Open;
            }
            4 => {
                // Another item with the number, and often the case, of one that goes.
                let number = self.file.items[n].number.clone().and_then(|n| n.parse().ok()).unwrap_or(1);
                let mut item = new_item(&mut self.marks, &mut self.dice, number);
                item.case = self.file.items[n].case.clone();
                self.file.items[n] = item;
            }
            5 if items > 1 => {
                let gone = self.file.items.remove(n).id;
                self.file.slots.iter_mut().for_each(|s| s.items.retain(|id| *id != gone));
            }
            6 => {
                let number = (1..).find(|n| self.file.items.iter().all(|i| i.id.0 != n.to_string())).unwrap();
                let item = new_item(&mut self.marks, &mut self.dice, number);
                self.file.items.push(item);
            }
            7 => {
                let other = self.dice.below(items);
                let (a, b) = (self.file.items[n].title.clone(), self.file.items[other].title.clone());
                self.file.items[n].title = b;
                self.file.items[other].title = a;
            }
            8 => self.file.slots[m].items = pick(&mut self.dice, &self.file.items, 2),
            9 if slots > 1 => {
                let gone = self.file.slots.remove(m);
                if self.dice.below(2) == 0 {
                    // Merged with another slot.
                    let into = self.dice.below(slots - 1);
                    let items: BTreeSet<ItemId> =
                        self.file.slots[into].items.iter().cloned().chain(gone.items).collect();
                    self.file.slots[into].items = items.into_iter().collect();
                }
            }
            10 => {
                let template = self.file.slots[m].clone();
                let items = pick(&mut self.dice, &self.file.items, 1);
                let number = self.marks;
                let slot = new_slot(&mut self.marks, &mut self.dice, &template, number, items);
                self.file.slots.push(slot);
            }
            _ => {
                // A point at the same time with another title.
                let title = self.mark("qtit");
                self.file.slots[m].title = title;
                self.file.slots[m].access = Access::Open;
                self.file.slots[m].items.clear();
            }
        }
    }

    /// Looks at all that the public can see.
    fn look(&self) -> Result<(), String> {
        let public = self.told.protocol(Audience::Public);
        let mut seen: Vec<(String, String)> = vec![
            ("the chair's screen".to_owned(), on_a_wall(&self.told, Audience::Public, (250, 27))),
            ("the window title".to_owned(), title::title(self.told.meeting(), Lang::Da, self.told.at)),
        ];
        for format in Format::ALL.into_iter().filter(|f| *f != Format::Pdf) {
            seen.push((format.ending().to_owned(), text(format, &public)));
        }
        for (place, text) in seen {
            let lower = text.to_lowercase();
            if let Some(secret) = markers(&lower, "shut").find(|m| !self.published.contains(m)) {
                return Err(format!("{secret} in {place}:\n{text}"));
            }
            if let Some(title) = markers(&lower, "qtit").find(|m| !self.titles.contains(m)) {
                return Err(format!("{title} in {place}:\n{text}"));
            }
        }
        Ok(())
    }
}

/// Finds the markers of a class in a text.
fn markers<'a>(text: &'a str, class: &'a str) -> impl Iterator<Item = String> + 'a {
    text.match_indices(class).map(|(at, _)| text[at..].chars().take(class.len() + 4).collect())
}

fn new_item(marks: &mut usize, dice: &mut Dice, number: usize) -> Item {
    *marks += 1;
    Item {
        id: ItemId(number.to_string()),
        number: Some(number.to_string()),
        title: format!("qtit{marks:04}"),
        kind: ItemKind::Item,
        item_type: Default::default(),
        access: if dice.below(2) == 0 { Access::Closed } else { Access::Open },
        public_title: None,
        case: None,
        process: None,
        responsible: Vec::new(),
        case_worker: Vec::new(),
        background: None,
        presentation: None,
        economy: None,
        recommendation_intro: None,
        recommendations: Recommendations::None,
        annexes: Vec::new(),
    }
}

fn new_slot(marks: &mut usize, dice: &mut Dice, template: &Slot, n: usize, items: Vec<ItemId>) -> Slot {
    *marks += 1;
    Slot {
        id: SlotId(format!("slot-{n}")),
        start: template.start + chrono::TimeDelta::minutes(10 * (n % 30) as i64),
        minutes: Some(10),
        items,
        title: format!("qtit{marks:04}"),
        own_title: true,
        access: if dice.below(4) == 0 { Access::Closed } else { Access::Open },
        kind: SlotKind::Item,
        ..template.clone()
    }
}

fn pick(dice: &mut Dice, items: &[Item], most: usize) -> Vec<ItemId> {
    let found: BTreeSet<ItemId> = (0..most).map(|_| items[dice.below(items.len())].id.clone()).collect();
    found.into_iter().collect()
}

fn run(seed: u64) {
    let mut world = World::new(seed);
    let mut steps = Vec::new();
    for _ in 0..2 + world.dice.below(9) {
        steps.push(world.step());
        if let Err(why) = world.look() {
            panic!("seed {seed}, after it {}: {why}\n{:#?}", steps.join(", "), world.told.history.entries());
        }
    }
    // What a reader of the journal finds is what the writer had, down to what is closed.
    let replayed = History::replay(world.told.history.entries().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), world.told.meeting(), "seed {seed}");
}

/// Two halves, so that two cores share them.
fn run_all(half: usize) {
    let sequences = size(2_000, 50_000);
    for n in (half..sequences).step_by(2) {
        run(n as u64);
    }
    figure("what is closed, in random meetings, reloads and corrections", sequences / 2, 0, 0);
}

#[test]
fn nothing_closed_gets_out_whatever_happens_in_even_meetings() {
    run_all(0);
}

#[test]
fn nothing_closed_gets_out_whatever_happens_in_odd_meetings() {
    run_all(1);
}

#[test]
fn a_record_of_a_closed_matter_stays_closed_until_exactly_its_text_is_published() {
    let plan = |access: &str| {
        agenda(&format!(
            "date = 2025-01-15\ntitle = \"T\"\nslot = [{{ at = \"9.00\", items = [1] }}]\n\
             [[item]]\nnumber = 1\ntitle = \"Salg\"\naccess = \"{access}\"\n"
        ))
    };
    let mut told = LiveMeeting::new(plan("closed"));
    told.at("9.00").start(0).decide(&item(1), "Hemmelig pris.", Outcome::Approved);
    let record = RecordId(told.seq());
    let replace = |told: &mut LiveMeeting, access: &str| {
        let matching = reload::decide(told.meeting(), &plan(access), &[]);
        told.record(Event::AgendaReplaced { agenda: Box::new(plan(access)), matching });
    };
    let is_public = |told: &LiveMeeting| text(Format::Json, &told.protocol(Audience::Public)).contains("Hemmelig pris");
    replace(&mut told, "open");
    assert!(!is_public(&told) && told.meeting().is_withheld(&told.meeting().records()[0]));
    let shown = told.meeting().records()[0].sayings();
    let other = vec![RecordVersion { content: Content::Note { text: "Hemmelig pris.".into() }, reason: None }];
    assert!(!is_public(told.record(Event::RecordPublished { record, shown: other })));
    assert!(is_public(told.record(Event::RecordPublished { record, shown: shown.clone() })));
    let undo = told.seq();
    assert!(!is_public(told.record(Event::Undone { undo })));
    assert!(is_public(told.record(Event::Redone { redo: undo })));
    // Closed again, it is closed again, and opening the item does not bring back the yes.
    replace(&mut told, "closed");
    assert!(!is_public(&told));
    replace(&mut told, "open");
    assert!(!is_public(&told));
}

#[test]
fn what_was_written_while_its_matter_was_closed_stays_closed_when_the_closing_event_is_undone() {
    let mut told = january();
    told.record(Event::MeetingReopened { reason: "x".into() });
    told.decide(&item(3), "Aaben tekst.", Outcome::Other);
    let record = RecordId(told.seq());
    told.record(Event::RecordMoved { record, on: item(5) });
    let moved = told.seq();
    let content = Content::Decision(Decision { text: "Hemmelig tekst.".into(), ..Decision::default() });
    told.record(Event::RecordEdited { record, content }).record(Event::Undone { undo: moved });
    let public = text(Format::Json, &told.protocol(Audience::Public));
    assert!(!public.contains("Hemmelig tekst"), "{public}");
    assert_eq!(told.meeting().records().last().unwrap().on, item(3));
}

#[test]
fn anything_else_recorded_on_a_closed_matter_stays_closed_whatever_is_undone_or_opened() {
    let plan = |slots: &str| {
        agenda(&format!(
            "title = \"T\"\ndate = 2025-01-15\nslot = [{slots}]\n[[item]]\nnumber = 1\ntitle = \"Salg\"\n\
             [[item]]\nnumber = 2\ntitle = \"Andet\"\n"
        ))
    };
    let closed =
        r#"{ at = "9.00", items = [1], access = "closed", guests = ["Gæst Gade"] }, { at = "9.30", items = [2] }"#;
    let mut told = LiveMeeting::new(plan(closed));
    told.at("9.00").start(0);
    let started = told.seq();
    let slot = told.meeting().slots()[0].slot.id.clone();
    let who = Who::Name("Gæst Gade".into());
    told.record(Event::GuestMarked { slot, who, mark: GuestMark::Arrived });
    // The closed slot goes, and only because it ran it still closes the item.
    let dropped = plan(r#"{ at = "9.30", items = [2] }"#);
    let matching = reload::decide(told.meeting(), &dropped, &[]);
    told.record(Event::AgendaReplaced { agenda: Box::new(dropped), matching });
    assert!(told.meeting().is_closed(&item(1)));
    told.record(Event::ItemPostponed { on: item(1), to: Some(day(2099, 9, 9)) });
    told.record(Event::DisqualificationRecorded { who: Who::Name("Bo Bech".into()), on: item(1) });
    told.record(Event::Undone { undo: started });
    let public = text(Format::Json, &told.protocol(Audience::Public));
    assert!(!public.contains("2099") && !public.contains("Bo Bech"), "{public}");
    // A guest's mark is not on the public screen once its slot is open.
    let mut told = LiveMeeting::new(plan(closed));
    told.at("9.00").start(0);
    let slot = told.meeting().slots()[0].slot.id.clone();
    told.record(Event::GuestMarked { slot, who: Who::Name("Gæst Gade".into()), mark: GuestMark::Arrived });
    let open = plan(&closed.replace(", access = \"closed\"", ""));
    let matching = reload::decide(told.meeting(), &open, &[]);
    told.record(Event::AgendaReplaced { agenda: Box::new(open), matching });
    let mark = |audience| {
        let faces = punktlig::audience::slot_summaries(told.meeting(), audience, Lang::Da);
        faces.iter().flat_map(|face| &face.guests).map(|guest| guest.mark).collect::<Vec<_>>()
    };
    assert_eq!((mark(Audience::Full), mark(Audience::Public)), (vec![GuestMark::Arrived], vec![GuestMark::Expected]));
}

#[test]
fn an_absence_for_a_closed_item_is_not_revealed_by_seconds_of_the_items_around_it() {
    let plan = "title = \"T\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\"]\n\
        person = [{ id = \"a\", name = \"Anna And\" }, { id = \"b\", name = \"Bo Bech\" }]\n\
        item = [{ number = 1, title = \"A\" }, { number = 2, title = \"B\", access = \"closed\" }, { number = 3, title = \"C\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }, { at = \"9.20\", items = [3] }]\n";
    let mut told = LiveMeeting::new(agenda(plan));
    let time = |minute, second| stamp(day(2025, 1, 15).and_hms_opt(9, minute, second).unwrap());
    told.at("9.00").start(0);
    told.at("9.10").record(Event::PersonLeft { who: id("b"), time: time(9, 53) }).start(1);
    told.at("9.20").start(2);
    told.record(Event::PersonArrived { who: id("b"), time: time(20, 7) });
    told.at("9.40").record(Event::MeetingClosed);
    let full = text(Format::Md, &told.protocol(Audience::Full));
    assert!(full.contains("9.09") || full.contains("9.20"), "{full}");
    let public = text(Format::Md, &told.protocol(Audience::Public));
    assert!(!public.contains("forlod") && !public.contains("vendte tilbage") && !public.contains("9.09"), "{public}");
}
