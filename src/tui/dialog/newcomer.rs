//! The line for somebody whom nobody announced, in the list of who is there and in that of the guests.

use crossterm::event::KeyEvent;
use ratatui::text::Line;

use super::Response;
use super::attendance::times;
use super::offered::{Step, Typing, names_of, offered};
use crate::agenda::names::{self, Candidate, CandidateKind, Match};
use crate::agenda::{Agenda, PartyId, SlotId, Who};
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Event, Meeting, Target, TypedTime};
use crate::msg;
use crate::text;
use crate::time::Stamp;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::{Action, Keymap};
use crate::tui::person_line::{PersonLine, person_line};
use crate::tui::textbox::TextBox;
use crate::wording::{self, Name, locked};

/// Somebody who is being added.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// The slot whose guest they are; none: they take part in the meeting.
    pub slot: Option<SlotId>,
    /// Whether that was closed at any time while this was typed.
    was_closed: bool,
    pub text: TextBox,
    /// Which of the names that are offered is chosen.
    choice: usize,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
    /// Everybody who is known: listed once, the line is read again at every key.
    candidates: Vec<Candidate>,
}

/// Who is meant by what is typed.
enum Meant {
    Known(Who),
    New,
}

/// What is recorded of somebody who is added.
pub(super) struct Added {
    pub who: Who,
    pub events: Vec<Event>,
}

/// Leaves the line for somebody: what was typed in it is kept, to be replaced by typing, and that it is not recorded is
/// said.
pub(super) fn left(newcomer: Option<Box<Newcomer>>) -> (Option<Box<Newcomer>>, Response) {
    let Some(mut left) = newcomer.filter(|left| !left.text.text().trim().is_empty()) else {
        return (None, Response::Stay);
    };
    let typed = text::one_line(&left.text.text());
    (left.text, left.problem) = (TextBox::selected(&typed), None);
    (Some(left), Response::warn(msg!("attend-put-aside", text = typed)))
}

impl Newcomer {
    pub(super) fn new(slot: Option<SlotId>, text: &str, meeting: &Meeting) -> Self {
        let (text, candidates) = (TextBox::new(text, false), Vec::new());
        let mut new = Self { slot, was_closed: false, text, choice: 0, problem: None, candidates };
        new.list_candidates(meeting.agenda());
        new.was_closed = new.is_closed(meeting);
        new
    }

    /// Opens the line as it was typed before a kill: what was opened since may have been closed then.
    pub(super) fn again(slot: Option<SlotId>, text: &str, meeting: &Meeting) -> Self {
        let new = Self::new(slot, text, meeting);
        let run = new.slot.as_ref().and_then(|slot| meeting.slots().get(meeting.slot_index(slot)?));
        let was_opened = run.is_some_and(|run| {
            let slot = Target::Point(run.slot.id.clone());
            run.targets().iter().chain([&slot]).any(|on| meeting.was_opened(on))
        });
        Self { was_closed: new.was_closed || was_opened, ..new }
    }

    /// Returns whether the slot whose guest it is is closed.
    fn is_closed(&self, meeting: &Meeting) -> bool {
        let index = self.slot.as_ref().and_then(|slot| meeting.slot_index(slot));
        index.is_some_and(|index| meeting.is_slot_closed(index))
    }

    fn list_candidates(&mut self, agenda: &Agenda) {
        self.candidates = names::candidates(agenda);
        // A unit comes to an item, and sits in no meeting.
        self.candidates.retain(|c| self.slot.is_some() || c.kind != CandidateKind::Unit);
    }

    /// Returns its slot the new name in a changed agenda; false: it is gone.
    pub(super) fn rename(&mut self, names: &Names, meeting: &Meeting) -> bool {
        self.list_candidates(meeting.agenda());
        let slot = self.slot.as_ref().map(|slot| names.live_slot(slot));
        let is_gone = slot == Some(None);
        self.slot = slot.flatten().or(self.slot.take());
        self.was_closed |= self.is_closed(meeting);
        !is_gone
    }

    pub(super) fn line(&self) -> LineFor {
        LineFor::Newcomer { slot: self.slot.clone() }
    }

    pub(super) fn key(&mut self, event: &KeyEvent, keys: &Keymap) -> Step {
        let names = names_of(&self.offers());
        self.typing().key(event, keys, &names)
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.typing().paste(text);
    }

    fn typing(&mut self) -> Typing<'_> {
        Typing { text: &mut self.text, choice: &mut self.choice, problem: &mut self.problem }
    }

    /// Lists who is known and may be meant, best first, while the line holds a name alone.
    fn offers(&self) -> Vec<&Candidate> {
        let typed = self.text.text();
        if typed.contains([',', '(']) { Vec::new() } else { offered(&self.candidates, &typed) }
    }

    /// Finds who is meant: somebody known by the whole name or id, unless something else is said of them, or by one
    /// word of the name; or else somebody new.
    fn meant(&self, line: &PersonLine, agenda: &Agenda) -> Result<Meant, Msg> {
        if line.name.is_empty() {
            return Err(msg!("newcomer-no-name"));
        }
        let is_bare = line.title.is_none() && line.organisation.is_none();
        let found = match names::resolve_exact(&self.candidates, &line.name) {
            Match::None(_) if is_bare && !line.name.contains(' ') => names::resolve(&self.candidates, &line.name),
            found => found,
        };
        match found {
            Match::One(one) if is_said_of(&one.who, line, agenda) => Ok(Meant::Known(one.who)),
            Match::One(_) | Match::None(_) => Ok(Meant::New),
            Match::Several(_) if !is_bare => Ok(Meant::New),
            Match::Several(several) => {
                let names: Vec<String> = several.iter().map(|c| text::one_line(&c.name)).collect();
                Err(msg!("attend-several", names = names.join(", ")))
            }
        }
    }

    /// Returns what the line records, or says what is wrong with it.
    pub(super) fn record(&mut self, cx: &Context) -> Option<Added> {
        match self.added(cx) {
            Ok(added) => Some(added),
            Err(problem) => {
                self.problem = Some(problem);
                None
            }
        }
    }

    /// Reads the line: somebody, and from when they are there, where it says so. A time is never of a name.
    fn read(&self, cx: &Context) -> Result<(PersonLine, Option<TypedTime>), Msg> {
        let typed = self.text.text();
        let (typed, time) = times::split(cx.meeting(), &typed);
        if times::has_time(typed) {
            return Err(msg!("newcomer-time-last"));
        }
        if time.is_some() && self.slot.is_some() {
            return Err(msg!("newcomer-guest-time", key = cx.key(Action::Attendance)));
        }
        Ok((person_line(typed, cx.agenda()), time))
    }

    /// Finds from when somebody takes part who is added to the meeting; none: from the start.
    fn from(time: Option<TypedTime>, cx: &Context) -> Result<Option<Stamp>, Msg> {
        let meeting = cx.meeting();
        let from = time.map(|time| times::moment(time, true, cx)).transpose()?;
        let is_whole = meeting.opened_at().is_none() || meeting.is_at_its_beginning() || cx.is_after_close();
        let from = from.or(Some(cx.now).filter(|_| !is_whole));
        Ok(from.filter(|from| meeting.held(cx.now).is_none_or(|held| *from > held.start)))
    }

    fn added(&self, cx: &Context) -> Result<Added, Msg> {
        let (meeting, agenda) = (cx.meeting(), cx.agenda());
        let (line, time) = self.read(cx)?;
        let who = match self.meant(&line, agenda)? {
            // Who takes part in the meeting is a person.
            Meant::Known(who) => Some(who).filter(|who| self.slot.is_some() || matches!(who, Who::Id(_))),
            Meant::New => None,
        };
        if let Some(who) = &who {
            let name = wording::plain_name(agenda, who);
            let is_member = matches!(who, Who::Id(id) if agenda.members.contains(id));
            if is_member
                || agenda.takes_part(who)
                || meeting.attendees(cx.now).iter().any(|a| a.who == *who && a.is_here)
            {
                return Err(msg!("attend-has-seat", name = name));
            }
            let index = self.slot.as_ref().and_then(|slot| meeting.slot_index(slot));
            if index.is_some_and(|index| meeting.guests(index).iter().any(|guest| guest.who == who)) {
                return Err(msg!("newcomer-is-guest", name = name));
            }
        }
        let named = who.is_none().then(|| named(meeting.new_person_id(&line.name), &line));
        let who = match (who, &named) {
            (Some(who), _) => who,
            (None, Some(Event::PersonNamed { id, .. })) => Who::Id(id.clone()),
            (None, _) => return Err(msg!("newcomer-no-name")),
        };
        let is_online = line.is_online || (line.via.is_some() && self.slot.is_none());
        let added = match self.slot.clone() {
            Some(slot) if meeting.slot_index(&slot).is_none() => return Err(msg!("newcomer-slot-gone")),
            Some(slot) => Event::GuestAdded { slot, who: who.clone(), via: line.via },
            None => Event::ParticipantAdded { who: who.clone(), from: Self::from(time, cx)? },
        };
        let online = is_online.then(|| Event::OnlineRecorded { who: who.clone(), online: true });
        let mark = (self.was_closed && !self.is_closed(meeting)).then_some(Event::ClosedTextFollows);
        Ok(Added { who, events: named.into_iter().chain(mark).chain([added]).chain(online).collect() })
    }

    /// The line with its name above it, and below it what is offered or wrong, or how it is understood; and which of
    /// the lines is typed in.
    pub(super) fn lines(&self, cx: &Context, width: usize) -> (Vec<Line<'static>>, usize) {
        let lang = cx.lang;
        let label = lang.say(&match &self.slot {
            Some(slot) => {
                let index = cx.meeting().slot_index(slot).unwrap_or(usize::MAX);
                msg!("newcomer-guest", slot = locked::slot_title(cx.meeting(), index))
            }
            None => msg!("newcomer-participant"),
        });
        let label = text::wrap(&label, width).into_iter().map(|line| Line::styled(line, cx.theme.heading()));
        let mut lines: Vec<Line> = label.chain([Line::default()]).collect();
        let typed = lines.len() - 1;
        if let Some(problem) = &self.problem {
            let said = text::wrap(&lang.say(problem), width);
            lines.extend(said.into_iter().map(|l| Line::styled(l, cx.theme.alert())));
            return (lines, typed);
        }
        for (n, candidate) in self.offers().iter().enumerate() {
            let title = candidate.title.as_ref().map(|t| format!("  {t}")).unwrap_or_default();
            let row = text::one_line(&format!("{}{title}", candidate.name));
            let style = if n == self.choice { cx.theme.selected() } else { cx.theme.quiet() };
            lines.push(Line::styled(locked::fitted(&format!(" @ {row} "), width), style));
        }
        if let Some(said) = self.understood(&cx.in_meeting()) {
            let said = text::wrap(&said, width);
            lines.extend(said.into_iter().map(|line| Line::styled(line, cx.theme.quiet())));
        }
        (lines, typed)
    }

    /// Says how the line is understood; none: nothing is typed, or it is not clear.
    fn understood(&self, cx: &Context) -> Option<String> {
        let (line, time) = self.read(cx).ok()?;
        let who = match self.meant(&line, cx.agenda()).ok()? {
            Meant::Known(who) => wording::titled_name(cx.agenda(), &who),
            Meant::New => {
                let name = Name {
                    name: &line.name,
                    title: line.title.as_deref(),
                    organisation: line.organisation.as_deref(),
                    group: line.group.as_deref().map(wording::group_letter),
                    is_free_text: false,
                };
                cx.lang.say(&msg!("newcomer-new", name = name.titled()))
            }
        };
        let from = if self.slot.is_none() { Self::from(time, cx).ok().flatten() } else { None };
        let who = match from.map(|from| wording::clock(from, cx.now.date_naive(), cx.lang)) {
            Some(from) => cx.lang.say(&msg!("newcomer-from", who = who, time = from)),
            None => who,
        };
        // Who takes part in the meeting is recorded as online, however they do.
        Some(match (&line.via, &self.slot) {
            (Some(via), Some(_)) => cx.lang.say(&msg!("newcomer-via", who = who, via = via.as_str())),
            (Some(_), None) => format!("{who} · {}", cx.lang.text("attend-online")),
            (None, _) if line.is_online => format!("{who} · {}", cx.lang.text("attend-online")),
            (None, _) => who,
        })
    }
}

/// Returns whether what is typed says of somebody nothing else than the agenda does.
fn is_said_of(who: &Who, line: &PersonLine, agenda: &Agenda) -> bool {
    let is_same = |said: &Option<String>, known: Option<&String>| {
        said.as_ref().is_none_or(|said| known.is_some_and(|known| text::casefold(known) == text::casefold(said)))
    };
    let person = match who {
        Who::Id(id) => agenda.person(id),
        Who::Name(_) => None,
    };
    let title = person.and_then(|person| person.title.as_ref());
    let organisation = person.and_then(|person| person.organisation.as_ref());
    is_same(&line.title, title) && is_same(&line.organisation, organisation)
}

fn named(id: PartyId, line: &PersonLine) -> Event {
    let PersonLine { name, title, organisation, group, .. } = line.clone();
    Event::PersonNamed { id, name, title, organisation, group }
}
