//! Small agendas for tests, from TOML as agendas write it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use punktlig::agenda::{Agenda, Finding, Shift, Unreadable, load};
use punktlig::meeting::{Event, History, Stamped};
use punktlig::time::{Stamp, at_offset, parse_time};

/// Makes an agenda from its file's text; `title` may be left out.
pub fn agenda(source: &str) -> Agenda {
    let title = if source.contains("\ntitle") || source.starts_with("title") { "" } else { "title = \"Møde\"\n" };
    let checked = load("agenda.toml", &format!("{title}{source}"), &mut |_: &str| Err(Unreadable::Missing));
    let errors: Vec<&Finding> = checked.findings.iter().filter(|f| f.is_error()).collect();
    checked.agenda.unwrap_or_else(|| panic!("{errors:?}\nin\n{source}"))
}

/// Reads one of the sample agendas.
pub fn sample(name: &str) -> Agenda {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let mut read = |path: &str| std::fs::read_to_string(folder.join(path)).map_err(|_| Unreadable::Missing);
    load(name, &text, &mut read).agenda.unwrap()
}

/// Gives a local time its place in the world, as a Danish winter has it.
pub fn stamp(local: NaiveDateTime) -> Stamp {
    at_offset(local, chrono::FixedOffset::east_opt(3600).unwrap())
}

/// A meeting that is being held: what happens in it, each at its time.
pub struct Held {
    pub history: History,
    pub day: NaiveDate,
    pub at: Stamp,
}

impl Held {
    pub fn new(agenda: Agenda, shift: Option<Shift>) -> Self {
        let day = agenda.date;
        let at = stamp(day.and_time(NaiveTime::MIN));
        let mut held = Self { history: History::new(agenda.clone(), shift, false), day, at };
        held.happens(Event::RecordCreated { agenda: Box::new(agenda), shift, rehearsal: false });
        held
    }

    /// Sets the time of what follows.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let time = parse_time(time).unwrap_or_else(|| panic!("no time: {time}"));
        self.at = stamp(self.day.and_time(time));
        self
    }

    pub fn happens(&mut self, event: Event) -> &mut Self {
        let seq = self.history.entries().len() as u64 + 1;
        self.history.apply(Stamped { seq, at: self.at, event });
        self
    }

    pub fn start(&mut self, slot: &str) -> &mut Self {
        self.happens(Event::SlotStarted { slot: slot.into() })
    }

    pub fn undo(&mut self) -> &mut Self {
        let undo = self.history.next_undo().unwrap().seq;
        self.happens(Event::Undone { undo })
    }

    pub fn redo(&mut self) -> &mut Self {
        let redo = self.history.next_redo().unwrap().seq;
        self.happens(Event::Redone { redo })
    }

    fn ids(&self) -> Vec<&str> {
        self.history.meeting().slots().iter().map(|r| r.slot.id.0.as_str()).collect()
    }

    pub fn slot(&self, id: &str) -> usize {
        self.history.meeting().slot_index(&id.into()).unwrap_or_else(|| panic!("no slot {id} in {:?}", self.ids()))
    }
}
