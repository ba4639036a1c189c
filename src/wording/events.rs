//! How events are worded: what a line says of one, its name, what it is about, and how many there are of its kind.
//!
//! All of it is a row of one table (`table`), and an event without a row does not compile.

mod rows;
mod table;

use chrono::TimeDelta;

use super::votes::speakers;
use super::{clock, duration, locked, plain_name, running_name};
use crate::agenda::{Absences, SlotId, Who};
use crate::lang::{Lang, Msg};
use crate::meeting::{Content, Event, History, JournalEntry, RecordId, RecordKind, StatementKind, Target, reload};
use crate::time::Stamp;
use crate::{msg, text};

/// What a line says of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventText {
    pub msg: Msg,
    /// The key that takes it back, which the line adds.
    pub offer: Option<Offer>,
}

/// A key that takes back what a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    Undo,
    Redo,
    /// Redo, which closes a meeting whose close was undone.
    CloseAgain,
}

/// What an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About<'a> {
    /// The whole meeting.
    Meeting,
    Slot(&'a SlotId),
    /// A slot that is not in the plan yet: its title, and whether it is closed.
    NewSlot(&'a str, bool),
    Matter(&'a Target),
    /// Several of them.
    Matters(&'a [Target]),
    /// A record, and so its item or point.
    Record(RecordId),
    Person(&'a Who),
}

/// Says what `event` does, before it is applied to `history`. None: it goes without saying.
///
/// Titles and names are cut to `width` columns, so that the key that takes it back stays on the line.
#[must_use]
pub fn happened(event: &Event, history: &History, lang: Lang, width: usize) -> Option<EventText> {
    (table::row(event).happened)(&EventWording { history, lang, width })
}

/// Says what one action recorded for several matters, where `entries` have that: "3 decisions, items 1, 2 and 3".
#[must_use]
pub fn happened_together(entries: &[JournalEntry], history: &History, lang: Lang, width: usize) -> Option<EventText> {
    let head = entries.iter().position(|entry| matches!(entry.event, Event::ConsideredTogether { .. }))?;
    let Event::ConsideredTogether { items, .. } = &entries.get(head)?.event else { return None };
    let own = entries.iter().skip(head + 1).map(|entry| &entry.event).filter(|event| event.on().is_some());
    let what = own.clone().next().map(|first| lang.say(&count(first, own.count())))?;
    let items = locked::fitted(&locked::several(history.meeting(), items, lang), width);
    Some(EventText {
        msg: msg!("event-considered-together-what", what = what, items = items),
        offer: Some(Offer::Undo),
    })
}

/// Counts `n` events of the same kind: "2 decisions".
#[must_use]
pub fn count(event: &Event, n: usize) -> Msg {
    Msg { id: table::row(event).count, args: vec![("count", n.into())] }
}

/// Counts the events of each kind, in the order in which the kinds first occur.
#[must_use]
pub fn counts(entries: &[JournalEntry]) -> Vec<Msg> {
    let mut kinds: Vec<(&Event, usize)> = Vec::new();
    for JournalEntry { event, .. } in entries {
        match kinds.iter_mut().find(|(known, _)| known.name() == event.name()) {
            Some((_, n)) => *n += 1,
            None => kinds.push((event, 1)),
        }
    }
    kinds.into_iter().map(|(event, n)| count(event, n)).collect()
}

/// Says by how much the machine's clock was set.
#[must_use]
pub fn clock_set(by: TimeDelta, lang: Lang) -> Msg {
    let length = duration(by, lang);
    if by < TimeDelta::zero() {
        msg!("event-clock-set-back", length = length)
    } else {
        msg!("event-clock-set-ahead", length = length)
    }
}

/// Words an event for a meeting, in a language.
struct EventWording<'a> {
    history: &'a History,
    lang: Lang,
    width: usize,
}

impl EventWording<'_> {
    fn short(&self, title: &str) -> String {
        locked::fitted(&text::one_line(title), self.width)
    }

    /// The title of a slot, cut.
    fn slot(&self, id: &SlotId) -> String {
        self.about(&About::Slot(id)).map_or_else(String::new, |title| self.short(&title))
    }

    /// The title of an item or a point, cut.
    fn title(&self, on: &Target) -> String {
        self.short(&locked::title(self.history.meeting(), on))
    }

    /// Writes a time, with its date where the meeting is on another day by now.
    fn clock(&self, at: Stamp) -> String {
        let day = self.history.meeting().last_at().unwrap_or(at).date_naive();
        clock(at, day, self.lang)
    }

    /// The name of a person with the title, without where there is no room for both; the name is cut last.
    fn person(&self, who: &Who) -> String {
        let agenda = self.history.meeting().agenda();
        let names = [running_name(agenda, who, self.lang), plain_name(agenda, who)];
        let fitting = names.iter().find(|name| text::width(&text::one_line(name)) <= self.width);
        self.short(fitting.unwrap_or(&names[1]))
    }

    /// Returns whether the body does not tell apart who was absent with and without notice.
    fn is_absence_plain(&self) -> bool {
        self.history.meeting().agenda().protocol.absences == Absences::Plain
    }

    /// The names of people, as of one; of several without their titles, cut together.
    fn people(&self, all: &[Who]) -> String {
        match all {
            [one] => self.person(one),
            several => self.short(&speakers(several, self.history.meeting().agenda(), self.lang)),
        }
    }

    /// The kind of a record: "Beslutning".
    fn kind(&self, id: RecordId) -> String {
        self.history.meeting().record(id).map_or_else(String::new, |record| self.content(record.current()))
    }

    /// Counts the votes on a decision or an amendment; none: nothing belongs to it, no dissent and no remark either.
    fn votes_on(&self, id: RecordId) -> Option<usize> {
        let meeting = self.history.meeting();
        let votes = || meeting.on_decision(id).filter(|r| r.kind() == RecordKind::Vote);
        meeting.on_decision(id).next().map(|_| votes().count())
    }

    fn content(&self, content: &Content) -> String {
        self.lang.text(match content {
            Content::Decision(_) => "word-decision",
            Content::FollowUp(_) => "word-follow-up",
            Content::Discussion { .. } => "word-discussion",
            Content::Note { .. } => "word-note",
            Content::Vote(_) => "vote-word",
            Content::Statement(s) => match s.statement {
                StatementKind::Dissent => "dissent-word",
                StatementKind::Remark => "dissent-word-remark",
            },
            Content::Motion(_) => "motion-word",
            Content::Election(_) => "election-word",
        })
    }

    /// Names the slot, the item or the person that an event is about; none: the whole meeting.
    fn about(&self, about: &About<'_>) -> Option<String> {
        let meeting = self.history.meeting();
        match about {
            About::Meeting => None,
            About::Slot(id) => meeting.slot_index(id).map(|index| locked::slot_title(meeting, index)),
            About::NewSlot(title, is_closed) => Some(locked::marked(title, *is_closed)),
            About::Matter(on) => Some(locked::title(meeting, on)),
            About::Matters(all) => Some(locked::several(meeting, all, self.lang)),
            About::Record(id) => meeting.record(*id).map(|record| locked::record_title(meeting, record)),
            About::Person(who) => Some(running_name(meeting.agenda(), who, self.lang)),
        }
    }

    /// Names what an event of line `seq` was about by its name now: a changed agenda may have given its number to
    /// something else since.
    fn about_now(&self, seq: u64, about: &About<'_>) -> Option<String> {
        let (mut on, mut slot) = match *about {
            About::Matter(on) => (vec![on.clone()], None),
            About::Matters(all) => (all.to_vec(), None),
            About::Slot(slot) => (Vec::new(), Some(slot.clone())),
            _ => return self.about(about),
        };
        let entries = self.history.entries();
        for (n, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.seq > seq) {
            let Event::AgendaReplaced { agenda, matching, .. } = &entry.event else { continue };
            let before = History::replay(entries.iter().take(n).cloned().collect())?;
            let names = reload::names(before.meeting(), agenda, matching);
            on.iter_mut().for_each(|on| *on = names.target(on));
            slot = slot.map(|slot| names.slot(&slot));
        }
        match (on.as_slice(), &slot) {
            ([on], _) => self.about(&About::Matter(on)),
            ([], Some(slot)) => self.about(&About::Slot(slot)),
            ([], None) => None,
            (all, _) => self.about(&About::Matters(all)),
        }
    }

    /// Names an event in a few words, with what it is about: of several undone in a row each is to be told from the
    /// next.
    fn name(&self, entry: &JournalEntry) -> String {
        let row = table::row(&entry.event);
        let what = row.name.map_or_else(String::new, |id| self.lang.text(id));
        let Some(of) = self.about_now(entry.seq, &row.about) else { return what };
        let width = (self.width + 12).saturating_sub(text::width(&what)).max(8);
        let of = locked::fitted(&text::one_line(&of), width);
        self.lang.say(&msg!("event-name-of", what = what, of = of))
    }
}
