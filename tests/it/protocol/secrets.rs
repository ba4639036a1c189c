//! Nothing closed gets out, whatever happens: random meetings with a marker in every closed text, and after every step
//! a look at all that the public can see.
//!
//! Whether something is closed is decided here once more, from the agenda as it is in the file, and not by asking the
//! program.

use std::collections::{BTreeSet, HashSet};

use punktlig::agenda::{Earlier, Guest, Item, ItemId, ItemKind, Recommendations, Slot, SlotKind};
use punktlig::meeting::{
    CandidateVotes, Content, Election, GuestMark, History, Motion, RecordId, RecordVersion, Side, Stance, Statement,
    StatementKind, Vote, reload,
};
use punktlig::protocol::Format;
use punktlig::tui::shell::title;
use punktlig::tui::slot_line::slot_line;

use super::redaction::{agenda_in_turn, on_a_wall, text};
use super::*;
use crate::kit::faults::{Dice, figure, size};

/// The fields of an item that hold texts of their own.
fn texts(item: &mut Item) -> [&mut Option<String>; 6] {
    let decides = &mut item.decides;
    [&mut item.background, &mut item.presentation, &mut item.economy, &mut item.process, &mut item.case, decides]
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
    /// What was open and is not, because it went from the file when something closed came.
    gone: HashSet<String>,
    /// The titles of what went from the file and is open still.
    gone_open: HashSet<String>,
    /// Whether something closed came that was not in the file before.
    closed_anew: bool,
    /// Titles that say nothing, and that more than one item may have.
    neutral: [String; 2],
    /// For each item of the file which matter it is, whatever its title and its `id`.
    matters: Vec<usize>,
    /// The title that a matter had before it got one that is in use.
    before_rename: Vec<(usize, String)>,
    /// What was recorded openly on a matter that is closed under another title.
    shut: Vec<(usize, HashSet<String>)>,
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
        untime(&mut file, &mut dice);
        file.protocol.signatures = true;
        let neutral = [0, 1].map(|_| mark(&mut marks, "qtit"));
        let matters = (0..file.items.len()).collect();
        let mut world = Self {
            told: LiveMeeting::new(file.clone()),
            dice,
            marks,
            file,
            titles: HashSet::new(),
            published: HashSet::new(),
            gone: HashSet::new(),
            gone_open: HashSet::new(),
            closed_anew: false,
            neutral,
            matters,
            before_rename: Vec::new(),
            shut: Vec::new(),
            minute: 0,
        };
        world.settle();
        world.told = LiveMeeting::new(world.file.clone());
        world
    }

    fn mark(&mut self, class: &str) -> String {
        mark(&mut self.marks, class)
    }

    /// A marker in the place of what is there, unless that is of the class.
    fn mark_anew(&mut self, there: Option<&String>, class: &str) -> String {
        there.filter(|there| there.starts_with(class)).cloned().unwrap_or_else(|| self.mark(class))
    }

    /// Returns what is closed a secret in every text and what is open none, and notes which titles are public.
    fn settle(&mut self) {
        let closed = closed_items(&self.file);
        let in_file: HashSet<String> = titles(&self.file, |_| true).into_iter().collect();
        self.titles.retain(|title| !in_file.contains(title));
        for n in 0..self.file.items.len() {
            let is_closed = closed.contains(&self.file.items[n].id);
            let class = if is_closed { "shut" } else { "open" };
            let mut item = self.file.items[n].clone();
            let there: Vec<Option<String>> = texts(&mut item).into_iter().map(|field| field.clone()).collect();
            let recommended = match &item.recommendations {
                Recommendations::Text(text) => Some(text.clone()),
                _ => None,
            };
            let mover = item.mover.clone().map(|who| if let Who::Name(name) = who { name } else { String::new() });
            let history = item.history.first().map(|earlier| earlier.text.clone());
            let there = there.iter().chain([&recommended, &mover, &history]);
            let marks: Vec<String> = there.map(|there| self.mark_anew(there.as_ref(), class)).collect();
            let item = &mut self.file.items[n];
            for (field, mark) in texts(item).into_iter().zip(&marks) {
                *field = Some(mark.clone());
            }
            item.recommendations = Recommendations::Text(marks[6].clone());
            item.mover = Some(Who::Name(marks[7].clone()));
            item.history = vec![earlier(&marks[8])];
            if !is_closed {
                let title = item.title.clone();
                self.titles.insert(title);
            }
        }
        for n in 0..self.file.slots.len() {
            let slot = &self.file.slots[n];
            let is_closed = is_slot_closed(slot, &closed);
            let class = if is_closed { "shut" } else { "open" };
            let old = slot.clone();
            let name = |who: &Who| if let Who::Name(name) = who { Some(name.clone()) } else { None };
            let guest = old.guests.first().and_then(|guest| name(&guest.who));
            let lead = old.lead.first().and_then(name);
            let (body, guest) = (self.mark_anew(old.text.as_ref(), class), self.mark_anew(guest.as_ref(), class));
            let (lead, notes) = (self.mark_anew(lead.as_ref(), class), self.mark("shut"));
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
        let meeting = self.told.meeting();
        let text = match on {
            Target::Item(id) => meeting.agenda().item(id).and_then(|item| item.background.as_ref()),
            Target::Point(id) => meeting.slot_index(id).and_then(|i| meeting.slots()[i].slot.text.as_ref()),
        };
        // One that is closed may have the title of one that is not.
        if text.is_some_and(|text| text.starts_with("shut")) {
            return true;
        }
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

    /// Decides on something together with something else that is as open or closed.
    fn decide_together(&mut self, on: Target) {
        let other = self.target();
        let all = if self.is_closed(&other) == self.is_closed(&on) { vec![on, other] } else { vec![on] };
        // Texts of their own, which tell the items apart in what comes out.
        let decided = |on: &Target| {
            let decision = Decision { text: self.secret_for(on), outcome: Outcome::Other, ..Decision::default() };
            Event::DecisionRecorded { on: on.clone(), decision }
        };
        let events = all.iter().map(decided).collect();
        for event in Event::together(&all, events) {
            self.told.record(event);
        }
    }

    /// Adds a guest whom nobody announced.
    fn add_guest(&mut self, slot: usize) {
        let run = &self.told.meeting().slots()[slot];
        let (slot, targets) = (run.slot.id.clone(), run.targets());
        let is_closed = targets.iter().any(|on| self.is_closed(on));
        let name = self.mark(if is_closed { "shut" } else { "open" });
        let id = self.told.meeting().new_person_id(&name);
        let named = Event::PersonNamed { id: id.clone(), name, title: None, organisation: None, group: None };
        self.told.record(named).record(Event::GuestAdded { slot, who: Who::Id(id), via: None });
    }

    fn secret_for(&mut self, on: &Target) -> String {
        let class = if self.is_closed(on) { "shut" } else { "open" };
        self.mark(class)
    }

    fn content(&mut self, on: &Target, kind: usize) -> Content {
        let (text, name) = (self.secret_for(on), self.secret_for(on));
        match kind % 8 {
            0 => Content::FollowUp(FollowUp {
                task: text,
                owners: vec![Who::Name(name)],
                due: None,
                line: "shut9999".into(),
            }),
            1 => Content::Note { text },
            5 => Content::Discussion { text },
            7 => Content::Election(Election {
                title: text,
                candidates: vec![CandidateVotes { who: Who::Name(name), votes: Some(5), elected: true }],
                line: "shut9999".into(),
                ..Election::default()
            }),
            6 => Content::Motion(Motion {
                text,
                mover: Some(Who::Name(name.clone())),
                seconders: vec![Who::Name(name)],
                line: "shut9999".into(),
            }),
            2 => Content::Statement(Statement {
                decision: None,
                statement: StatementKind::Dissent,
                who: vec![Who::Name(name), Who::Name(self.secret_for(on))],
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
        match self.dice.below(32) {
            29..=31 => {
                self.take_a_close_back();
                "takes a close back"
            }
            26..=28 => {
                self.close_what_was_recorded_on();
                "closes what something was recorded on"
            }
            24 | 25 => {
                self.word();
                "words a decision for the public"
            }
            0..=4 => {
                let on = self.target();
                let kind = self.dice.below(11);
                let event = match self.content(&on, kind) {
                    Content::FollowUp(follow_up) => Event::FollowUpRecorded { on, follow_up },
                    Content::Discussion { text } => Event::DiscussionRecorded { on, text },
                    Content::Note { text } => Event::NoteRecorded { on, text },
                    Content::Statement(statement) => Event::StatementRecorded { on, statement },
                    Content::Vote(vote) => Event::VoteRecorded { on, vote },
                    Content::Motion(motion) => Event::MotionRecorded { on, motion },
                    Content::Election(election) => Event::ElectionRecorded { on, election },
                    Content::Decision(decision) => Event::DecisionRecorded { on, decision },
                };
                self.told.record(event);
                "records"
            }
            5 | 6 => {
                let Some(record) = self.record() else { return "nothing" };
                let kind = self.dice.below(11);
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
                if self.dice.below(2) == 0 {
                    self.add_slot(slot);
                    "adds a slot"
                } else {
                    self.replan(slot);
                    "changes the plan"
                }
            }
            14 => {
                let on = self.target();
                let who = Who::Name(self.secret_for(&on));
                self.told.record(Event::DisqualificationRecorded { who: who.clone(), on: on.clone() });
                let substitute = Some(Who::Name(self.secret_for(&on)));
                self.told.record(Event::ItemSubstituteNamed { who, on: on.clone(), substitute });
                let who = Some(Who::Name(self.secret_for(&on)));
                self.told.record(Event::ItemChairNamed { on: on.clone(), who });
                self.add_guest(slot);
                "disqualifies"
            }
            15 => {
                let on = self.target();
                if self.dice.below(2) == 0 {
                    self.decide_together(on);
                    return "decides on several";
                }
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
                if self.dice.below(2) == 0 {
                    self.publish()
                } else {
                    self.publish_matter()
                }
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

    /// Changes the plan: moves a slot, puts two together, gives one another time, or another title to an added point.
    fn replan(&mut self, slot: usize) {
        let meeting = self.told.meeting();
        let id = meeting.slots()[slot].slot.id.clone();
        let other = self.dice.below(meeting.slots().len());
        let other = meeting.slots()[other].slot.id.clone();
        let next = meeting.slot_to_merge(&id).ok().map(|next| meeting.slots()[next].slot.id.clone());
        let title = self.mark("shut");
        let event = match self.dice.below(6) {
            0 | 1 => Event::SlotsMerged { slot: id, with: next.unwrap_or(other) },
            5 => Event::SlotsTakenApart { slot: id },
            2 => Event::SlotMoved { slot: id, after: Some(other) },
            3 => {
                let line = slot_line(&format!("Lukket: {title}"));
                Event::SlotRenamed { slot: id, title: line.title, access: line.access }
            }
            _ => Event::SlotRemoved { slot: id },
        };
        self.told.record(event);
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
        let event = Event::SlotAdded {
            number: None,
            slot: id,
            title: line.title,
            minutes: line.minutes,
            after,
            access: line.access,
        };
        self.told.record(event);
    }

    /// Gives a decision words for the public, or words for one that says something else.
    fn word(&mut self) {
        let Some(record) = self.record() else { return };
        let mut shown = record.sayings();
        let is_wrong = self.dice.below(3) == 0;
        if is_wrong {
            shown.push(RecordVersion { content: Content::Note { text: "x".into() }, reason: None });
        }
        let text = self.mark(if is_wrong { "shut" } else { "open" });
        self.told.record(Event::PublicWordingRecorded { record: record.id, text: Some(text), shown });
    }

    /// Says of a record that it may be public, rightly or of another text than was shown.
    fn publish(&mut self) {
        let Some(record) = self.record() else { return };
        let mut shown = record.sayings();
        if self.dice.below(3) == 0 {
            shown.push(RecordVersion { content: Content::Note { text: "x".into() }, reason: None });
        } else if !self.is_closed(&record.on) {
            let said = format!("{shown:?}");
            self.published.extend(markers(&said, "shut").chain(markers(&said, "open")));
        }
        self.told.record(Event::RecordPublished { record: record.id, shown });
    }

    /// Says of a matter that went from the file that it may be public, rightly or of another title than was shown.
    fn publish_matter(&mut self) {
        let all: Vec<Target> = self.told.meeting().withheld_matters().cloned().collect();
        if all.is_empty() {
            return;
        }
        let on = all[self.dice.below(all.len())].clone();
        let (mut title, records) = (self.told.meeting().title(&on).to_owned(), self.told.meeting().shown_of(&on));
        if self.dice.below(3) == 0 {
            title.push('x');
        } else {
            let meeting = self.told.meeting();
            let slots = meeting.slots_of(&on).map(|i| &meeting.slots()[i].slot).collect::<Vec<_>>();
            let said = format!("{records:?}{slots:?}");
            self.published.extend(markers(&said, "shut").chain(markers(&said, "open")));
            // Its own texts were public before.
            let said = format!("{:?}", self.told.meeting().item(&on));
            self.published.extend(markers(&said, "open"));
            self.titles.insert(title.clone());
        }
        self.told.record(Event::MatterPublished { on, title, records });
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

    /// Closes the meeting and opens it again: what was decided on keeps its title and recommendation from then on.
    fn take_a_close_back(&mut self) {
        let close = self.told.record(Event::MeetingClosed).seq();
        let reason = self.mark("shut");
        let back = [Event::Undone { undo: close }, Event::MeetingReopened { reason }];
        let which = self.dice.below(2);
        self.told.record(back[which].clone());
    }

    /// Records something on an open item, and closes that under a title in use: now, or in a save after the one that
    /// gives it the title.
    fn close_what_was_recorded_on(&mut self) {
        let closed = closed_items(&self.file);
        let is_open = |item: &Item| !closed.contains(&item.id) && self.titles.contains(&item.title);
        let open: Vec<usize> = (0..self.file.items.len()).filter(|n| is_open(&self.file.items[*n])).collect();
        if open.is_empty() {
            return;
        }
        let n = open[self.dice.below(open.len())];
        let (on, text) = (Target::Item(self.file.items[n].id.clone()), self.mark("open"));
        if !self.is_closed(&on) {
            self.told.decide(&on, &text, Outcome::Other);
        }
        let title = self.a_title_in_use();
        let (before, matters) = (self.file.clone(), self.matters.clone());
        self.file.items[n].title = title;
        if self.dice.below(2) == 0 {
            self.file.items[n].access = Access::Closed;
        }
        if self.dice.below(2) == 0 {
            self.edit();
        }
        self.take_over(&before, &matters);
        let matter = matters[n];
        if let Some(n) = self.matters.iter().position(|other| *other == matter) {
            let (before, matters) = (self.file.clone(), self.matters.clone());
            self.file.items[n].access = Access::Closed;
            self.take_over(&before, &matters);
        }
    }

    /// Edits the file and takes it over.
    fn reload(&mut self) {
        let (before, matters) = (self.file.clone(), self.matters.clone());
        for _ in 0..1 + self.dice.below(3) {
            self.edit();
        }
        self.take_over(&before, &matters);
    }

    /// Takes the file over; now and then as a program of before did.
    fn take_over(&mut self, before: &Agenda, matters: &[usize]) {
        self.settle();
        let agenda = Box::new(self.file.clone());
        let is_of_before = self.dice.below(4) == 0;
        self.note_what_goes(before, is_of_before);
        self.note_what_is_shut(before, matters, is_of_before);
        if is_of_before {
            self.told.record(Event::AgendaReloaded { agenda, keep: Vec::new() });
            return;
        }
        let keep = if self.dice.below(3) == 0 { vec![self.target()] } else { Vec::new() };
        for event in reload::events_of_file(&self.told.history, &agenda, &keep) {
            self.told.record(event);
        }
    }

    /// Notes what was open and goes from the file while something closed comes in it, or after that came, or before it
    /// comes: all of it is for the body alone. A program of before did not know that.
    fn note_what_goes(&mut self, before: &Agenda, is_of_before: bool) {
        let lacks = |mut old: Vec<String>| {
            titles(&self.file, |is_closed| is_closed).into_iter().any(|title| {
                let found = old.iter().position(|old| *old == title);
                found.map(|n| old.swap_remove(n)).is_none()
            })
        };
        let (closes, brings_new) = (lacks(titles(before, |is_closed| is_closed)), lacks(titles(before, |_| true)));
        let in_file: HashSet<String> = titles(&self.file, |_| true).into_iter().collect();
        let open = titles(&self.file, |is_closed| !is_closed);
        let goes_on = |title: &str| {
            in_file.contains(title) || open.iter().any(|open| strsim::normalized_levenshtein(open, title) >= 0.7)
        };
        // By its number or time alone something is the same only where all that is closed was there before.
        let is_sure = !brings_new && !self.closed_anew;
        let is_item =
            |i: &Item, old: &Item| i.case.is_some() && i.case == old.case || is_sure && i.number == old.number;
        let has_item = |old: &Item| self.file.items.iter().any(|i| is_item(i, old));
        // By its title alone what was closed could be taken for an open one that goes on under another.
        let was_closed = closed_items(before);
        let was_open = |i: &Item| !was_closed.contains(&i.id);
        let items = before.items.iter().filter(|i| was_open(i) && !has_item(i)).map(|i| i.title.clone());
        let is_slot = |s: &Slot, old: &Slot| {
            s.id == old.id || s.items.iter().any(|i| old.items.contains(i)) || is_sure && s.start == old.start
        };
        let has_slot = |old: &Slot| self.file.slots.iter().any(|s| is_slot(s, old));
        let slot_was_open = |s: &Slot| !is_slot_closed(s, &was_closed);
        let slots = before.slots.iter().filter(|s| slot_was_open(s) && !has_slot(s)).map(|s| s.title.clone());
        let went: Vec<String> = items.chain(slots).filter(|t| self.titles.contains(t) && !goes_on(t)).collect();
        self.gone_open.retain(|title| !in_file.contains(title));
        let mut secret = HashSet::new();
        if !is_of_before && (closes || self.closed_anew) {
            secret.extend(went);
        } else {
            self.gone_open.extend(went);
        }
        if !is_of_before && brings_new {
            secret.extend(self.gone_open.drain());
        }
        self.closed_anew |= brings_new;
        self.make_secret(secret, before);
    }

    /// Notes that what is under these titles is for the body alone; `before` may have them. What the file says of
    /// something open is public, whatever else had its title.
    fn make_secret(&mut self, secret: HashSet<String>, before: &Agenda) {
        let open = format!("{:?}{:?}", self.file.items, self.file.slots);
        let open: HashSet<String> = markers(&open, "open").collect();
        for title in secret.into_iter().filter(|title| !self.published.contains(title)) {
            let meeting = self.told.meeting();
            let is_it = |on: &Target| meeting.title(on) == title;
            let records = meeting.records().iter().filter(|r| is_it(&r.on)).map(|r| format!("{r:?}"));
            let items = before.items.iter().filter(|i| i.title == title).map(|i| format!("{i:?}"));
            let slots = before.slots.iter().filter(|s| s.title == title).map(|s| format!("{s:?}"));
            let said: String = records.chain(items).chain(slots).collect();
            self.gone.extend(markers(&said, "open").filter(|marker| !open.contains(marker)));
            self.titles.remove(&title);
        }
    }

    /// Notes what was open and is closed under another title, now or in a later save. What was recorded on it is
    /// for the body alone until it is open again.
    fn note_what_is_shut(&mut self, before: &Agenda, matters: &[usize], is_of_before: bool) {
        let (was_closed, closed) = (closed_items(before), closed_items(&self.file));
        let now = |matter: usize| {
            self.matters.iter().position(|other| *other == matter).map(|n| (matter, &self.file.items[n]))
        };
        self.shut.retain(|(matter, _)| now(*matter).is_none_or(|(_, item)| closed.contains(&item.id)));
        if is_of_before {
            self.before_rename.clear();
            return;
        }
        let goes_on = before.items.iter().zip(matters).filter_map(|(old, matter)| Some((old, now(*matter)?)));
        let goes_on: Vec<(&Item, (usize, &Item))> = goes_on.filter(|(old, _)| !was_closed.contains(&old.id)).collect();
        let (mut shut, mut gone) = (Vec::new(), Vec::new());
        for (old, (matter, new)) in goes_on {
            let is_own = |title: &String| {
                let is_it = |other: &String| other == title;
                let of_slots = before.slots.iter().chain(&self.file.slots).map(|slot| &slot.title);
                let of_items = before.items.iter().filter(|item| item.id != old.id).map(|item| &item.title);
                !of_slots.chain(of_items).chain(self.file.items.iter().map(|item| &item.title)).any(is_it)
                    && !self.neutral.contains(title)
            };
            if !closed.contains(&new.id) {
                if old.title != new.title && is_own(&old.title) {
                    self.before_rename.push((matter, old.title.clone()));
                }
                continue;
            }
            let earlier = self.before_rename.iter().filter(|(other, _)| *other == matter).map(|(_, title)| title);
            let own: Vec<&String> = earlier.chain([&old.title]).filter(|title| is_own(title)).collect();
            let meeting = self.told.meeting();
            let is_on = |on: &Target| {
                let is_it = *on == Target::Item(old.id.clone()) && meeting.title(on) == old.title;
                (old.title != new.title && is_it) || own.iter().any(|title| meeting.title(on) == **title)
            };
            let said = meeting.records().iter().filter(|r| is_on(&r.on)).map(|r| format!("{:?}", r.sayings()));
            shut.push((matter, markers(&said.collect::<String>(), "open").collect()));
            gone.extend(own.into_iter().cloned());
        }
        gone.iter().for_each(|title| _ = self.titles.remove(title));
        self.shut.extend(shut);
    }

    /// Returns a title that says nothing, or that an item of the file has already.
    fn a_title_in_use(&mut self) -> String {
        let all: Vec<&String> = self.file.items.iter().map(|item| &item.title).chain(&self.neutral).collect();
        all[self.dice.below(all.len())].clone()
    }

    /// Gives an item of the file an `id`, in the slots too.
    fn name(&mut self, n: usize, id: ItemId) {
        let old = std::mem::replace(&mut self.file.items[n].id, id.clone());
        let refs = self.file.slots.iter_mut().flat_map(|slot| &mut slot.items);
        refs.filter(|other| **other == old).for_each(|other| *other = id.clone());
    }

    fn mark_number(&mut self) -> usize {
        self.marks += 1;
        self.marks
    }

    fn edit(&mut self) {
        let items = self.file.items.len();
        let slots = self.file.slots.len();
        let (n, m) = (self.dice.below(items), self.dice.below(slots));
        let flip = |access: Access| if access.is_closed() { Access::Open } else { Access::Closed };
        match self.dice.below(15) {
            0 | 1 => self.file.items[n].access = flip(self.file.items[n].access),
            12 => {
                // Closed under a title that is in use.
                self.file.items[n].title = self.a_title_in_use();
                self.file.items[n].access = Access::Closed;
            }
            // The title alone; a later save may close it.
            13 => self.file.items[n].title = self.a_title_in_use(),
            14 => {
                let number = self.file.items[n].number.clone().unwrap_or_default();
                let own = format!("sag-{}", self.dice.below(4));
                let is_free = self.file.items.iter().all(|item| item.id.0 != own);
                let id = if is_free && self.file.items[n].id.0 == number { own } else { number };
                self.name(n, ItemId(id));
            }
            2 => self.file.slots[m].access = flip(self.file.slots[m].access),
            3 => {
                // The title but for a letter: similar, and another matter's.
                let mut title = self.mark("qtit");
                if self.dice.below(2) == 0 {
                    title += " i den samme sag om alt det andet";
                }
                self.file.items[n].title = title;
                self.file.items[n].access = Access::Open;
                self.matters[n] = self.mark_number();
            }
            4 => {
                // Another item with the number, and often the case, of one that goes.
                let number = self.file.items[n].number.clone().and_then(|n| n.parse().ok()).unwrap_or(1);
                let mut item = new_item(&mut self.marks, &mut self.dice, number);
                item.case = self.file.items[n].case.clone();
                self.name(n, item.id.clone());
                self.file.items[n] = item;
                self.matters[n] = self.mark_number();
            }
            5 if items > 1 => {
                let gone = self.file.items.remove(n).id;
                self.matters.remove(n);
                self.file.slots.iter_mut().for_each(|s| s.items.retain(|id| *id != gone));
            }
            6 => {
                let is_free = |n: &usize| self.file.items.iter().all(|i| i.number != Some(n.to_string()));
                let number = (1..).find(is_free).unwrap();
                let item = new_item(&mut self.marks, &mut self.dice, number);
                self.file.items.push(item);
                let matter = self.mark_number();
                self.matters.push(matter);
            }
            7 => {
                let other = self.dice.below(items);
                let (a, b) = (self.file.items[n].title.clone(), self.file.items[other].title.clone());
                self.file.items[n].title = b;
                self.file.items[other].title = a;
                // By their titles each is the other, by their numbers itself.
                self.matters[n] = self.mark_number();
                self.matters[other] = self.mark_number();
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
        // The agenda in one format after another: each has all of the model.
        let (kind, format) = agenda_in_turn(self.minute as usize);
        let agenda = self.told.agenda_document(kind, Audience::Public);
        seen.push((format!("{kind:?} as {}", format.ending()), text(format, &agenda)));
        for (place, text) in seen {
            let lower = text.to_lowercase();
            if let Some(secret) = markers(&lower, "shut").find(|m| !self.published.contains(m)) {
                return Err(format!("{secret} in {place}:\n{text}"));
            }
            if let Some(gone) = markers(&lower, "open").find(|m| self.gone.contains(m) && !self.published.contains(m)) {
                return Err(format!("{gone}, which went, in {place}:\n{text}"));
            }
            let is_shut = |m: &String| self.shut.iter().any(|(_, secrets)| secrets.contains(m));
            if let Some(shut) = markers(&lower, "open").find(|m| is_shut(m) && !self.published.contains(m)) {
                return Err(format!("{shut}, whose matter is closed, in {place}:\n{text}"));
            }
            let is_public = |marker: &str| self.titles.iter().any(|title| title.starts_with(marker));
            if let Some(title) = markers(&lower, "qtit").find(|m| !is_public(m)) {
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

/// Makes a marker; those that follow one another are not alike.
fn mark(marks: &mut usize, class: &str) -> String {
    *marks += 1;
    format!("{class}{:04}", *marks * 7919 % 10_000)
}

/// Which items of a file are closed.
fn closed_items(file: &Agenda) -> HashSet<ItemId> {
    let own = file.items.iter().filter(|i| i.access.is_closed()).map(|i| i.id.clone());
    let by_slot = file.slots.iter().filter(|s| s.access.is_closed()).flat_map(|s| s.items.iter().cloned());
    own.chain(by_slot).collect()
}

/// Returns whether a slot is closed, or treats something closed.
fn is_slot_closed(slot: &Slot, closed: &HashSet<ItemId>) -> bool {
    slot.access.is_closed() || slot.items.iter().any(|id| closed.contains(id))
}

/// The titles of a file's items and slots that are closed, or not.
fn titles(file: &Agenda, which: impl Fn(bool) -> bool) -> Vec<String> {
    let closed = closed_items(file);
    let items = file.items.iter().filter(|i| which(closed.contains(&i.id))).map(|i| i.title.clone());
    items.chain(file.slots.iter().filter(|s| which(is_slot_closed(s, &closed))).map(|s| s.title.clone())).collect()
}

/// What another body decided, of which every text is this one.
fn earlier(text: &str) -> Earlier {
    let name = || text.to_owned();
    Earlier { body: name(), date: None, number: Some(name()), text: name(), absent: vec![Who::Name(name())] }
}

fn new_item(marks: &mut usize, dice: &mut Dice, number: usize) -> Item {
    let title = mark(marks, "qtit");
    let public_decision = (dice.below(2) == 0).then(|| mark(marks, "word"));
    Item {
        id: ItemId(number.to_string()),
        number: Some(number.to_string()),
        title,
        kind: ItemKind::Item,
        item_type: Default::default(),
        access: if dice.below(2) == 0 { Access::Closed } else { Access::Open },
        public_title: None,
        heading: (dice.below(2) == 0).then(|| mark(marks, "over")),
        decides: None,
        history: Vec::new(),
        mover: None,
        withdrawn: None,
        approves: None,
        supplement: None,
        public_decision,
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
    let title = mark(marks, "qtit");
    Slot {
        id: SlotId(format!("slot-{n}")),
        start: template.start.map(|at| at + chrono::TimeDelta::minutes(10 * (n % 30) as i64)),
        minutes: Some(10),
        items,
        title,
        own_title: true,
        access: if dice.below(4) == 0 { Access::Closed } else { Access::Open },
        kind: SlotKind::Item,
        text: None,
        guests: Vec::new(),
        lead: Vec::new(),
        ..template.clone()
    }
}

fn pick(dice: &mut Dice, items: &[Item], most: usize) -> Vec<ItemId> {
    let found: BTreeSet<ItemId> = (0..most).map(|_| items[dice.below(items.len())].id.clone()).collect();
    found.into_iter().collect()
}

/// Returns whether something that was open was closed under another title.
fn run(seed: u64) -> bool {
    let mut world = World::new(seed);
    let (mut steps, mut has_shut) = (Vec::new(), false);
    for _ in 0..2 + world.dice.below(9) {
        steps.push(world.step());
        has_shut |= world.shut.iter().any(|(_, secrets)| !secrets.is_empty());
        if let Err(why) = world.look() {
            panic!("seed {seed}, after it {}: {why}\n{:#?}", steps.join(", "), world.told.history.entries());
        }
    }
    // What a reader of the journal finds is what the writer had, down to what is closed.
    let replayed = History::replay(world.told.history.entries().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), world.told.meeting(), "seed {seed}");
    has_shut
}

/// Two halves, so that two cores share them.
fn run_all(half: usize) {
    let sequences = size(2_000, 50_000);
    let shut = (half..sequences).step_by(2).filter(|n| run(*n as u64)).count();
    assert!(shut > sequences / 40, "{shut}");
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
        told.record(Event::AgendaReplaced {
            agenda: Box::new(plan(access)),
            matching,
            settled: Vec::new(),
            kept_decided: Vec::new(),
        });
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
fn a_published_record_that_was_moved_to_a_closed_matter_stays_closed_when_the_move_is_undone() {
    let mut told = january();
    told.record(Event::MeetingReopened { reason: "x".into() }).record(Event::ClosedTextFollows);
    told.decide(&item(3), "Zebra tekst.", Outcome::Other);
    let record = RecordId(told.seq());
    let shown = told.meeting().record(record).unwrap().sayings();
    let is_public = |told: &LiveMeeting| text(Format::Json, &told.protocol(Audience::Public)).contains("Zebra tekst");
    let publish = Event::RecordPublished { record, shown };
    assert!(!is_public(&told) && is_public(told.record(publish.clone())));
    assert!(!told.history.undo_opens(), "it only closes it again");
    assert!(!is_public(told.record(Event::RecordMoved { record, on: item(5) })));
    assert!(told.history.undo_opens());
    let undo = told.seq();
    told.record(Event::ClosedTextFollows);
    assert!(!is_public(told.record(Event::Undone { undo })));
    assert_eq!(told.meeting().record(record).unwrap().on, item(3));
    let replayed = History::replay(told.history.entries().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), told.meeting());
    assert!(is_public(told.record(publish)), "said anew, it counts");
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
    told.record(Event::AgendaReplaced {
        agenda: Box::new(dropped),
        matching,
        settled: Vec::new(),
        kept_decided: Vec::new(),
    });
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
    told.record(Event::AgendaReplaced {
        agenda: Box::new(open),
        matching,
        settled: Vec::new(),
        kept_decided: Vec::new(),
    });
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

/// A closed item that is decided on, with what its agenda says may be published.
fn sold(item: &str) -> (LiveMeeting, RecordId) {
    let mut told = LiveMeeting::new(agenda(&format!(
        "date = 2025-01-15\ntitle = \"T\"\nbody = \"Udvalget\"\nslot = [{{ at = \"9.00\", items = [1] }}, \
         {{ at = \"9.30\", items = [2] }}]\n[[item]]\nnumber = 1\ntitle = \"Salg af Havnevej 3\"\naccess = \"closed\"\n\
         {item}\n[[item]]\nnumber = 2\ntitle = \"Anden sag\"\naccess = \"closed\"\n"
    )));
    told.at("9.00").start(0).decide(&super::item(1), "Solgt for 3 mio. til Hansen.", Outcome::Approved);
    let record = RecordId(told.seq());
    (told, record)
}

fn word_for(told: &LiveMeeting, record: RecordId, text: Option<&str>) -> Event {
    let shown = told.meeting().record(record).unwrap().sayings();
    Event::PublicWordingRecorded { record, text: text.map(str::to_owned), shown }
}

/// All that the public gets, in every format and on the chair's screen.
fn all_public(told: &LiveMeeting) -> Vec<String> {
    let protocol = told.protocol(Audience::Public);
    let formats = [Format::Json, Format::Md, Format::Html, Format::Docx, Format::Csv, Format::Ics];
    let wall = on_a_wall(told, Audience::Public, (120, 36));
    formats.into_iter().map(|format| text(format, &protocol)).chain([wall]).collect()
}

#[test]
fn exactly_the_public_wording_of_a_closed_decision_gets_out() {
    let (mut told, record) = sold("");
    let words = "Et salg blev godkendt.";
    let documents = |told: &LiveMeeting| {
        let all = all_public(told);
        for said in &all {
            for secret in ["Havnevej", "Hansen", "3 mio", "approved"] {
                assert!(!said.contains(secret), "{secret} in {said}");
            }
        }
        all[..4].iter().filter(|said| said.contains(words)).count()
    };
    assert_eq!(documents(&told), 0);
    told.record(word_for(&told, record, Some(words)));
    assert_eq!(documents(&told), 4);
    let public = told.protocol(Audience::Public);
    assert_eq!(public.items[0].public_decisions, [words]);
    assert!(public.items[0].decisions.is_empty());
    assert!(told.protocol(Audience::Full).items[0].public_decisions == [words]);
    assert_eq!(told.meeting().review().public_wordings, [(record, words)]);
    told.undo();
    assert_eq!(documents(&told), 0);
    told.redo();
    assert_eq!(documents(&told), 4);
    told.record(word_for(&told, record, None));
    assert_eq!(documents(&told), 0);
}

#[test]
fn a_public_wording_is_for_one_decision_as_it_was_shown() {
    let words = "Et salg blev godkendt.";
    let is_public = |told: &LiveMeeting| all_public(told).iter().any(|said| said.contains(words));
    let other = Content::Decision(Decision { text: "Ikke solgt.".into(), ..Decision::default() });
    let (mut told, record) = sold("");
    let mut wrong = told.meeting().record(record).unwrap().sayings();
    wrong.extend(wrong.clone());
    let text = Some(words.to_owned());
    assert!(!is_public(told.record(Event::PublicWordingRecorded { record, text, shown: wrong })));
    assert!(is_public(told.record(word_for(&told, record, Some(words)))));
    assert!(!is_public(told.record(Event::RecordEdited { record, content: other.clone() })));
    assert_eq!(told.meeting().review().lapsed_wordings.len(), 1);
    assert!(is_public(told.undo()), "it says again what was shown");
    assert!(!is_public(told.record(Event::RecordMoved { record, on: item(2) })));
    assert!(is_public(told.undo()));
    assert!(!is_public(told.record(Event::RecordWithdrawn { record })));
    told.undo();
    told.record(Event::MeetingClosed);
    assert!(is_public(&told));
    let reason = "Fejl".to_owned();
    assert!(!is_public(told.record(Event::CorrectionRecorded { record, content: other, reason })));
}

#[test]
fn what_the_agenda_says_may_be_published_is_not_said_of_what_was_rejected_or_not_decided() {
    let words = "Et salg blev godkendt.";
    let is_public = |told: &LiveMeeting| all_public(told).iter().any(|said| said.contains(words));
    let planned = format!("public_decision = \"{words}\"");
    let (mut told, record) = sold(&planned);
    assert!(is_public(&told));
    assert!(!is_public(told.record(Event::ItemPostponed { on: item(1), to: None })), "it is not decided after all");
    told.undo();
    assert!(!is_public(told.record(Event::RecordWithdrawn { record })), "nothing was decided");
    told.undo();
    assert!(!is_public(told.record(word_for(&told, record, None))), "the minute-taker said: nothing");
    told.undo();
    assert!(!is_public(told.record(word_for(&told, record, Some("Noget andet.")))));
    told.undo();
    told.decide(&item(1), "Ikke solgt.", Outcome::Rejected);
    assert!(!is_public(&told));
    assert_eq!(told.meeting().review().unused_public_decisions, [item(1)]);
}

#[test]
fn a_mark_on_a_guest_of_a_closed_item_does_not_say_of_an_open_one_that_it_was_dropped() {
    let file = |slot: &str| {
        agenda(&format!(
            "date = 2025-01-15\ntitle = \"T\"\nslot = [{slot}{{ at = \"9.30\", title = \"Punkt\" }}]\n\
             [[item]]\nnumber = 1\ntitle = \"Fem\"\n[[item]]\nnumber = 2\ntitle = \"Seks\"\naccess = \"closed\"\n"
        ))
    };
    let said = |marks: bool| {
        let mut told = LiveMeeting::new(file("{ at = \"9.00\", items = [1, 2], guests = [\"Ida Is\"] }, "));
        let slot = told.meeting().slots()[0].slot.id.clone();
        if marks {
            let who = told.meeting().guests(0)[0].who.clone();
            told.record(Event::GuestMarked { slot: slot.clone(), who, mark: GuestMark::DidNotCome });
        }
        told.record(Event::SlotSkipped { slot });
        for event in reload::events(told.meeting(), Box::new(file("")), &[]) {
            told.record(event);
        }
        assert_eq!(told.meeting().slots().iter().any(|run| run.removed), marks);
        told.protocol(Audience::Public).items[0].state
    };
    assert_eq!(said(true), said(false));
}
