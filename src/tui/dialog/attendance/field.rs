//! The line below the list of who is there: a reason, a time, a substitute.

use chrono::TimeDelta;
use crossterm::event::KeyEvent;

use super::{AttendanceDialog, is_partly, status};
use crate::agenda::names::{self, Candidate, CandidateKind, Match};
use crate::agenda::{Agenda, Who};
use crate::lang::{Lang, Msg};
use crate::meeting::{AttendanceStatus, Attendee, Event, Meeting};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::dialog::Response;
use crate::tui::dialog::line::{Intent, intent};
use crate::tui::keymap::Keymap;
use crate::tui::textbox::TextBox;

/// How many names a line for a substitute offers.
const OFFERED: usize = 4;

/// A line for something of the chosen one's attendance.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub kind: FieldKind,
    pub text: TextBox,
    /// Which of the names that are offered is chosen.
    pub choice: usize,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
    /// Who can stand in for a member: listed once, the line is read again at every key.
    candidates: Vec<Candidate>,
}

/// What a line of the attendance is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Why somebody is absent with notice.
    Reason,
    /// When somebody came.
    Came,
    /// When somebody left.
    Left,
    Substitute,
}

/// What a key asks the list to do with its line.
pub(super) enum Step {
    Stay,
    Leave,
    Record,
}

impl Field {
    pub(super) fn new(kind: FieldKind, text: &str, agenda: &Agenda) -> Self {
        let mut new = Self { kind, text: TextBox::new(text, false), choice: 0, problem: None, candidates: Vec::new() };
        new.list_stand_ins(agenda);
        new
    }

    pub(super) fn list_stand_ins(&mut self, agenda: &Agenda) {
        if self.kind == FieldKind::Substitute {
            let is_member = |c: &Candidate| matches!(&c.who, Who::Id(id) if agenda.members.contains(id));
            self.candidates = names::candidates(agenda);
            self.candidates.retain(|c| c.kind != CandidateKind::Unit && !is_member(c));
        }
    }

    /// Lists who can stand in for a member and is meant by what is typed, best first.
    pub(super) fn stand_ins(&self) -> Vec<&Candidate> {
        let typed = self.text.text();
        if self.kind != FieldKind::Substitute || typed.trim().is_empty() {
            return Vec::new();
        }
        let found = names::complete(&self.candidates, &typed, OFFERED);
        // A name that is written out needs no offer.
        if found.len() == 1 && found[0].name == typed.trim() { Vec::new() } else { found }
    }

    pub(super) fn key(&mut self, event: &KeyEvent, keys: &Keymap) -> Step {
        match intent(event, keys) {
            Intent::Leave => return Step::Leave,
            Intent::Record => return Step::Record,
            Intent::Down => self.choice = (self.choice + 1).min(self.stand_ins().len().saturating_sub(1)),
            Intent::Up => self.choice = self.choice.saturating_sub(1),
            Intent::Tab => {
                if let Some(name) = self.stand_ins().get(self.choice).map(|chosen| chosen.name.clone()) {
                    self.text.replace(&name, name.chars().count());
                    self.choice = 0;
                }
            }
            Intent::Type => {
                self.text.key(event);
                (self.choice, self.problem) = (0, None);
            }
        }
        Step::Stay
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.text.insert(text);
        (self.choice, self.problem) = (0, None);
    }

    /// Returns the event that the line says about somebody, or what is wrong with it.
    fn event(&self, chosen: &Attendee, cx: &Context) -> Result<Event, Msg> {
        let (meeting, agenda) = (cx.meeting(), cx.agenda());
        let typed = text::one_line(&self.text.text()).trim().to_owned();
        let who = chosen.who.clone();
        Ok(match self.kind {
            FieldKind::Reason => {
                status(chosen, AttendanceStatus::Excused, Some(typed).filter(|typed| !typed.is_empty()))
            }
            FieldKind::Came | FieldKind::Left => {
                if time::parse_time(&typed).is_none() {
                    return Err(msg!("problem-no-time", typed = typed));
                }
                let time = moment(meeting, &typed, cx.now, cx.lang)
                    .ok_or_else(|| msg!("attend-future", now = time::hm(cx.now.time(), cx.lang)))?;
                if self.kind == FieldKind::Came {
                    Event::PersonArrived { who, time }
                } else {
                    Event::PersonLeft { who, time }
                }
            }
            FieldKind::Substitute => {
                let substitute = match names::resolve(&self.candidates, &typed) {
                    _ if typed.is_empty() => None,
                    Match::One(one) => Some(one.who),
                    Match::Several(several) => {
                        let names: Vec<String> = several.iter().map(|c| text::one_line(&c.name)).collect();
                        return Err(msg!("attend-several", names = names.join(", ")));
                    }
                    Match::None(_) => Some(Who::Name(typed.clone())),
                };
                if agenda.is_member_named(&typed) {
                    return Err(msg!("attend-is-member", name = typed));
                }
                // Who has a substitute from the start is absent with notice.
                if substitute.is_some() && chosen.is_here && !is_partly(meeting, chosen, cx.now) {
                    let (status, reason) = (AttendanceStatus::Excused, None);
                    Event::AttendanceRecorded { who, status, reason, substitute }
                } else {
                    Event::SubstituteRecorded { who, substitute }
                }
            }
        })
    }
}

impl AttendanceDialog {
    pub(super) fn record_field(&mut self, chosen: &Attendee, cx: &Context) -> Response {
        let Some(field) = &mut self.field else { return Response::Stay };
        match field.event(chosen, cx) {
            Ok(event) => Response::Do(Effect::Record(vec![event], OnRecorded::CloseInner)),
            Err(problem) => {
                field.problem = Some(problem);
                Response::Stay
            }
        }
    }
}

/// Finds the moment that a time of day means: the last such one.
fn moment(meeting: &Meeting, typed: &str, now: Stamp, lang: Lang) -> Option<Stamp> {
    let typed = time::parse_time(typed)?;
    // The minute that is running is now: what began in it was not before it.
    if time::hm(typed, lang) == time::hm(now.time(), lang) {
        return Some(now);
    }
    let today = time::at_offset(now.date_naive().and_time(typed), *now.offset());
    let yesterday = today - TimeDelta::days(1);
    let opened = meeting.opened_at();
    let in_meeting = |at: &Stamp| *at <= now && opened.is_none_or(|opened| *at >= opened);
    [today, yesterday].into_iter().find(in_meeting).or(Some(today).filter(|at| *at <= now))
}
