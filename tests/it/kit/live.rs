//! A meeting without a screen or a disk: what happens in it, event by event.

use chrono::{NaiveDate, NaiveTime};
use punktlig::agenda::{Agenda, Outcome, Shift, SlotId, Who};
use punktlig::audience::Audience;
use punktlig::journal::CheckpointValues;
use punktlig::lang::Lang;
use punktlig::meeting::{Decision, Event, FollowUp, History, JournalEntry, Meeting, Target, reload};
use punktlig::protocol::{Context, DocumentKind, Protocol, agenda_document, build};
use punktlig::time::{Stamp, parse_time};

use super::stamp;

/// A chain value, shorter than real ones.
pub const CHAIN: &str = "5f0ce1";

/// A meeting that is held.
pub struct LiveMeeting {
    pub history: History,
    /// The first day.
    pub day: NaiveDate,
    /// The time of what happens next.
    pub at: Stamp,
}

impl LiveMeeting {
    /// Opens the record of an agenda at the time of its first slot.
    pub fn new(agenda: Agenda) -> Self {
        Self::opened(agenda, None, false)
    }

    /// Opens the record of an agenda that is rehearsed.
    pub fn rehearsed(agenda: Agenda) -> Self {
        Self::opened(agenda, None, true)
    }

    /// Opens the record of an agenda, or of its rehearsal, perhaps for another time than agreed.
    pub fn opened(agenda: Agenda, shift: Option<Shift>, rehearsal: bool) -> Self {
        let history = History::new(agenda.clone(), shift, rehearsal);
        let first = history.meeting().slots().first().and_then(|run| run.slot.start);
        let day = history.meeting().agenda().date;
        Self::opened_at(stamp(first.unwrap_or_else(|| day.and_time(NaiveTime::MIN))), agenda, shift, rehearsal)
    }

    /// Opens a record at a time.
    pub fn opened_at(at: Stamp, agenda: Agenda, shift: Option<Shift>, rehearsal: bool) -> Self {
        let history = History::new(agenda.clone(), shift, rehearsal);
        let day = history.meeting().agenda().date;
        let mut meeting = Self { history, day, at };
        meeting.record(Event::RecordCreated { agenda: Box::new(agenda), shift, rehearsal, zone: None });
        meeting
    }

    /// Sets the time of what follows, on the first day.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let time = parse_time(time).unwrap_or_else(|| panic!("no time: {time}"));
        self.at = stamp(self.day.and_time(time));
        self
    }

    /// Records what happens now.
    pub fn record(&mut self, event: Event) -> &mut Self {
        let seq = self.seq() + 1;
        self.history.apply(JournalEntry { seq, at: self.at, event });
        self
    }

    /// Starts a slot, named by its id or by its place in the plan.
    pub fn start(&mut self, slot: impl NamesSlot) -> &mut Self {
        let slot = slot.id(self.meeting());
        self.record(Event::SlotStarted { slot })
    }

    pub fn decide(&mut self, on: &Target, text: &str, outcome: Outcome) -> &mut Self {
        let decision = Decision { text: text.into(), outcome, ..Decision::default() };
        self.record(Event::DecisionRecorded { on: on.clone(), decision })
    }

    pub fn follow_up(&mut self, on: &Target, task: &str, owners: &[Who], due: Option<NaiveDate>) -> &mut Self {
        let follow_up = FollowUp { task: task.into(), owners: owners.to_vec(), due, line: "line as typed".into() };
        self.record(Event::FollowUpRecorded { on: on.clone(), follow_up })
    }

    /// Takes a changed agenda over, by today's rules.
    pub fn take_over(&mut self, agenda: Agenda) -> &mut Self {
        let matching = reload::decide(self.meeting(), &agenda, &[]);
        let (agenda, settled, kept_decided) = (Box::new(agenda), Vec::new(), Vec::new());
        self.record(Event::AgendaReplaced { agenda, matching, settled, kept_decided })
    }

    pub fn undo(&mut self) -> &mut Self {
        let undo = self.history.next_undo().unwrap().seq;
        self.record(Event::Undone { undo })
    }

    pub fn redo(&mut self) -> &mut Self {
        let redo = self.history.next_redo().unwrap().seq;
        self.record(Event::Redone { redo })
    }

    /// The number of what happened last.
    pub fn seq(&self) -> u64 {
        self.history.entries().len() as u64
    }

    pub fn meeting(&self) -> &Meeting {
        self.history.meeting()
    }

    /// The place of a slot in the plan.
    pub fn slot(&self, id: &str) -> usize {
        let ids = || self.meeting().slots().iter().map(|r| r.slot.id.0.as_str()).collect::<Vec<_>>();
        self.meeting().slot_index(&id.into()).unwrap_or_else(|| panic!("no slot {id} in {:?}", ids()))
    }

    pub fn protocol(&self, audience: Audience) -> Protocol {
        self.protocol_in(audience, None)
    }

    pub fn protocol_in(&self, audience: Audience, lang: Option<Lang>) -> Protocol {
        let chain = self.meeting().closed_at().map(|_| CHAIN.to_owned());
        let context = Context { audience, lang, chain, pins: self.pins(), salvaged: None, now: self.at, zone: stamp };
        build(self.meeting(), &context)
    }

    /// Makes its agenda, or its time plan for a wall.
    pub fn agenda_document(&self, kind: DocumentKind, audience: Audience) -> Protocol {
        let context = Context {
            audience,
            lang: None,
            chain: None,
            pins: CheckpointValues::new(),
            salvaged: None,
            now: self.at,
            zone: stamp,
        };
        agenda_document(kind, self.meeting(), &context)
    }

    /// The chain's values as a journal would have them: the last event's is [`CHAIN`], each other's has its number
    /// after it.
    fn pins(&self) -> CheckpointValues {
        let last = self.seq();
        let value = |seq: u64| if seq == last { CHAIN.to_owned() } else { format!("{CHAIN}-{seq}") };
        self.history.entries().iter().filter(|e| e.event.is_pin()).map(|e| (e.seq, value(e.seq))).collect()
    }
}

/// What names a slot.
pub trait NamesSlot {
    fn id(self, meeting: &Meeting) -> SlotId;
}

impl NamesSlot for &str {
    fn id(self, _: &Meeting) -> SlotId {
        self.into()
    }
}

impl NamesSlot for &String {
    fn id(self, _: &Meeting) -> SlotId {
        self.as_str().into()
    }
}

impl NamesSlot for usize {
    fn id(self, meeting: &Meeting) -> SlotId {
        meeting.slots()[self].slot.id.clone()
    }
}
