//! The line below the list of who is there: a reason, a time, a substitute.

use crossterm::event::KeyEvent;

use super::{AttendanceDialog, removes, status, times};
use crate::agenda::names::{self, Candidate, CandidateKind, Match};
use crate::agenda::{Agenda, Who};
use crate::lang::{Lang, Msg};
use crate::meeting::{AttendanceStatus, Attendee, Event, Target};
use crate::msg;
use crate::text;
use crate::time::Stamp;
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::dialog::Response;
use crate::tui::dialog::offered::{Step, Typing, names_of, offered};
use crate::tui::drafts::FieldKind;
use crate::tui::keymap::{Action, Keymap, Scope};
use crate::tui::textbox::TextBox;
use crate::wording;

/// As many of the public as are in no room.
const MOST_PUBLIC: u32 = 100_000;

/// A line for something of the chosen one's attendance.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub kind: FieldKind,
    /// The items that it is for, of a substitute for who is disqualified on them: what was marked or selected when it
    /// was opened, whatever is selected since.
    pub on: Vec<Target>,
    pub text: TextBox,
    /// What was in it when it was opened.
    given: String,
    /// Which of the names that are offered is chosen.
    pub choice: usize,
    /// When it was opened, if its text was that time.
    asked_at: Option<Stamp>,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
    /// What it was when it was tried: once more, an unknown name is taken as it is typed, and who was there is absent.
    tried: Option<String>,
    /// Who can stand in for a member: listed once, the line is read again at every key.
    candidates: Vec<Candidate>,
}

impl Field {
    pub(super) fn new(kind: FieldKind, on: Vec<Target>, text: &str, agenda: &Agenda) -> Self {
        let (given, candidates) = (text.to_owned(), Vec::new());
        let text = TextBox::new(text, false);
        let mut new = Self { kind, on, text, given, choice: 0, asked_at: None, problem: None, tried: None, candidates };
        new.list_stand_ins(agenda);
        new
    }

    /// Opens a line for when somebody came or left: at the time that is noted of it, or else at the time that it is.
    pub(super) fn for_time(kind: FieldKind, noted: Option<Stamp>, cx: &Context) -> Self {
        let text = TextBox::selected(&wording::clock(noted.unwrap_or(cx.now), cx.now.date_naive(), cx.lang));
        let asked_at = Some(cx.now).filter(|_| noted.is_none());
        let given = text.text();
        Self { text, given, asked_at, ..Self::new(kind, Vec::new(), "", cx.agenda()) }
    }

    /// Opens it again with what was typed in it, which typing replaces.
    pub(super) fn again(self) -> Self {
        Self { text: TextBox::selected(&self.text.text()), problem: None, tried: None, ..self }
    }

    /// Returns whether something else was typed in it.
    pub(super) fn is_changed(&self) -> bool {
        let typed = self.text.text();
        !typed.trim().is_empty() && typed != self.given
    }

    pub(super) fn list_stand_ins(&mut self, agenda: &Agenda) {
        if self.kind == FieldKind::Substitute {
            self.candidates = names::candidates(agenda);
            // A member can only hold a proxy.
            let proxies = agenda.protocol.proxies;
            self.candidates.retain(|c| c.kind != CandidateKind::Unit && (proxies || !is_member(agenda, &c.who)));
        }
    }

    /// Lists who can stand in for a member and is meant by what is typed, best first.
    pub(super) fn stand_ins(&self) -> Vec<&Candidate> {
        let is_name = self.kind == FieldKind::Substitute;
        if is_name { offered(&self.candidates, &self.text.text()) } else { Vec::new() }
    }

    pub(super) fn key(&mut self, event: &KeyEvent, keys: &Keymap) -> Step {
        let names = names_of(&self.stand_ins());
        self.typing().key(event, keys, &names)
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.typing().paste(text);
    }

    fn typing(&mut self) -> Typing<'_> {
        Typing { text: &mut self.text, choice: &mut self.choice, problem: &mut self.problem }
    }

    /// Returns the event that the line says about somebody, or what is wrong with it.
    fn event(&self, chosen: Option<&Attendee>, cx: &Context) -> Result<Event, Msg> {
        let typed = text::one_line(&self.text.text()).trim().to_owned();
        if self.kind == FieldKind::PublicCount {
            return Ok(Event::PublicCounted { count: count(&typed)? });
        }
        let chosen = chosen.ok_or_else(|| msg!("attend-gone"))?;
        Ok(match self.kind {
            FieldKind::Reason => {
                let is_asked = self.tried.as_ref() == Some(&self.text.text());
                if let Some(question) = removes(chosen, AttendanceStatus::Excused, cx).filter(|_| !is_asked) {
                    return Err(question);
                }
                status(chosen, AttendanceStatus::Excused, Some(typed).filter(|typed| !typed.is_empty()))
            }
            FieldKind::Came => times::moved(chosen, &typed, true, self.asked_at, cx)?,
            FieldKind::Left => times::moved(chosen, &typed, false, self.asked_at, cx)?,
            FieldKind::PublicCount => return Err(msg!("attend-gone")),
            FieldKind::Substitute => {
                let event = self.substitute(chosen, &typed, cx)?;
                if self.is_unknown(&typed, cx) && self.tried.as_ref() != Some(&self.text.text()) {
                    let accept = cx.keys.label_in(Scope::Line, Action::Accept);
                    return Err(msg!("attend-unknown-name", accept = accept));
                }
                event
            }
        })
    }

    /// Returns whether a name that is typed is nobody's whom the agenda knows.
    fn is_unknown(&self, typed: &str, cx: &Context) -> bool {
        let (name, _) = times::split(cx.meeting(), typed);
        !name.is_empty() && !self.is_nobody(name) && matches!(names::resolve(&self.candidates, name), Match::None(_))
    }

    /// Returns whether what is typed says that nobody stands in, and is nobody's name.
    fn is_nobody(&self, typed: &str) -> bool {
        let typed = typed.trim_end_matches('.').to_lowercase();
        let is_word = Lang::any_has(|of| of.nobody, &typed);
        is_word && matches!(names::resolve(&self.candidates, &typed), Match::None(_))
    }

    /// Returns the event that names a substitute: from the start, from a moment on, or on the line's own item for who
    /// is disqualified on it.
    fn substitute(&self, chosen: &Attendee, typed: &str, cx: &Context) -> Result<Event, Msg> {
        let (meeting, agenda) = (cx.meeting(), cx.agenda());
        let who = chosen.who.clone();
        let name = wording::plain_name(agenda, &who);
        if typed.is_empty() && chosen.proxy.is_some() {
            return Ok(Event::ProxyGiven { who, to: None });
        }
        let (typed, time) = times::split(meeting, typed);
        let is_nobody = self.is_nobody(typed);
        if is_nobody && self.on.is_empty() && time.is_none() && !has_stood_in(chosen, cx) {
            return Ok(Event::NoSubstituteRecorded { who });
        }
        let typed = if is_nobody { "" } else { typed };
        let substitute = match names::resolve(&self.candidates, typed) {
            _ if typed.is_empty() => None,
            Match::One(one) if is_member(agenda, &one.who) => return proxy(chosen, one.who, time.is_some(), cx),
            Match::One(one) => Some(one.who),
            Match::Several(several) => {
                let names: Vec<String> = several.iter().map(|c| text::one_line(&c.name)).collect();
                return Err(msg!("attend-several", names = names.join(", ")));
            }
            // A first name is a member's too: as free text it would be somebody else.
            Match::None(_) => match member_meant(agenda, typed) {
                Some(member) => return Err(has_own_seat(&member, cx)),
                None => Some(Who::Name(typed.to_owned())),
            },
        };
        let on = self.on.first().cloned();
        if self.on.iter().any(|on| !meeting.is_out_of(&who, on)) {
            return Err(msg!("attend-not-disqualified", name = name));
        }
        if let Some(substitute) = &substitute {
            // Nobody holds two seats.
            let all = meeting.attendees(cx.now);
            let seat = all.iter().find(|a| a.who == *substitute).and_then(|a| a.substitute_for.clone());
            let mut on_item = self.on.iter().flat_map(|on| meeting.item_substitutes(on));
            let on_item = on_item.find(|(_, other)| other == substitute).map(|(member, _)| member);
            if let Some(member) = seat.or(on_item).filter(|member| *member != who) {
                let (name, member) = (wording::plain_name(agenda, substitute), wording::plain_name(agenda, &member));
                return Err(msg!("attend-sits-for", name = name, member = member));
            }
        }
        if let Some(on) = on {
            return Ok(Event::ItemSubstituteNamed { who, on, substitute });
        }
        let from = time.map(|time| times::moment(time, true, cx)).transpose()?;
        let is_from_the_start = from.is_none_or(|from| meeting.held(cx.now).is_none_or(|held| from <= held.start));
        let is_whole = meeting.moves_of(&who).is_empty() && meeting.substitutes_from(&who).is_empty();
        if is_from_the_start && is_whole && (meeting.opened_at().is_none() || meeting.is_at_its_beginning()) {
            // Who has a substitute from the start is absent with notice.
            return Ok(if substitute.is_some() && chosen.is_here {
                let (status, reason) = (AttendanceStatus::Excused, None);
                Event::AttendanceRecorded { who, status, reason, substitute }
            } else {
                Event::SubstituteRecorded { who, substitute }
            });
        }
        let from = match from {
            None if chosen.is_here => return Err(times::still_here(name, cx)),
            None => cx.now,
            Some(from) => times::vacant(chosen, from, cx)?,
        };
        Ok(Event::SubstituteNamed { who, substitute, from })
    }
}

impl AttendanceDialog {
    pub(super) fn record_field(&mut self, chosen: Option<&Attendee>, cx: &Context) -> Response {
        let Some(field) = &mut self.field else { return Response::Stay };
        match field.event(chosen, cx) {
            Ok(Event::ItemSubstituteNamed { who, substitute, .. }) => {
                let named = |on: &Target| {
                    let (who, substitute) = (who.clone(), substitute.clone());
                    Event::ItemSubstituteNamed { who, on: on.clone(), substitute }
                };
                let events = Event::together(&field.on, field.on.iter().map(named).collect());
                Response::record_all(events, OnRecorded::CloseInner)
            }
            Ok(event) => Response::Do(Effect::Record(vec![event], OnRecorded::CloseInner)),
            Err(problem) => {
                field.problem = Some(problem);
                field.tried = Some(field.text.text());
                Response::Stay
            }
        }
    }
}

/// Reads how many of the public are there; nothing typed takes back what was recorded.
fn count(typed: &str) -> Result<Option<u32>, Msg> {
    match typed {
        "" => Ok(None),
        // A slip of the hand is no crowd.
        typed => {
            typed.parse().ok().filter(|count| *count < MOST_PUBLIC).map(Some).ok_or_else(|| msg!("attend-no-count"))
        }
    }
}

/// Returns whether somebody has stood in for a member: that is not taken back by saying that nobody does.
fn has_stood_in(member: &Attendee, cx: &Context) -> bool {
    let meeting = cx.meeting();
    let is_to_come = || meeting.opened_at().is_none() || meeting.is_at_its_beginning();
    !meeting.substitutes_from(&member.who).is_empty() || (member.substitute.is_some() && !is_to_come())
}

/// Returns the event that a member who is away lets another vote too.
fn proxy(chosen: &Attendee, holder: Who, has_time: bool, cx: &Context) -> Result<Event, Msg> {
    let name = |who: &Who| wording::plain_name(cx.agenda(), who);
    let all = cx.meeting().attendees(cx.now);
    let sits = all.iter().any(|a| a.who == holder && a.is_seated);
    match () {
        () if holder == chosen.who => Err(msg!("attend-is-member", name = name(&holder))),
        () if chosen.is_here => Err(times::still_here(name(&chosen.who), cx)),
        () if has_time => Err(msg!("attend-proxy-no-time", name = name(&chosen.who))),
        () if !sits => Err(msg!("attend-not-here", name = name(&holder))),
        () => Ok(Event::ProxyGiven { who: chosen.who.clone(), to: Some(holder) }),
    }
}

/// Says that a member stands in for nobody: they sit on a seat of their own, or have one.
fn has_own_seat(member: &Who, cx: &Context) -> Msg {
    let name = wording::plain_name(cx.agenda(), member);
    let all = cx.meeting().attendees(cx.now);
    match all.iter().any(|a| a.who == *member && a.is_seated) {
        true => msg!("attend-has-seat", name = name),
        false => msg!("attend-is-member", name = name),
    }
}

fn is_member(agenda: &Agenda, who: &Who) -> bool {
    matches!(who, Who::Id(id) if agenda.members.contains(id))
}

/// Finds the member whom a name means that nobody else has.
fn member_meant(agenda: &Agenda, typed: &str) -> Option<Who> {
    let by_name = |typed: &str| {
        let typed = text::casefold(typed);
        let mut all = agenda.members.iter().map(|id| Who::Id(id.clone()));
        all.find(|who| text::casefold(&wording::plain_name(agenda, who)) == typed)
    };
    match names::resolve(&names::candidates(agenda), typed) {
        Match::One(one) if is_member(agenda, &one.who) => Some(one.who),
        _ => by_name(typed),
    }
}
