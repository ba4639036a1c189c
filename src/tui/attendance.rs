//! Who is there, on the screen: the list in which it is told, and what each of its keys records. What follows from it is the meeting's business.

use crossterm::event::{KeyCode, KeyEvent};

use super::app::{App, Effect, Then, When};
use super::keys::{self, Action, Key};
use super::overlay::{Attending, Field, FieldKind, Overlay};
use super::textbox::TextBox;
use crate::agenda::Who;
use crate::agenda::names::{self, Candidate, CandidateKind, Match};
use crate::lang::Lang;
use crate::meeting::{AttendanceStatus, Attendee, Event};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};

/// What can be told in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Everybody is there.
    All,
    /// Is there, from the start.
    Present,
    /// Is absent with notice.
    Excused,
    /// Is absent without notice.
    Absent,
    /// Came.
    Came,
    /// Left.
    Left,
    /// Who stands in.
    Substitute,
    /// Is disqualified on the selected item, or no longer.
    Disqualified,
}

/// The keys of the list, Danish and English, with the word for each.
pub const DEEDS: [(Deed, char, char, &str); 8] = [
    (Deed::All, 'a', 'a', "attend-key-all"),
    (Deed::Present, 't', 'p', "attend-present"),
    (Deed::Excused, 'b', 'e', "attend-excused"),
    (Deed::Absent, 'u', 'n', "attend-absent"),
    (Deed::Came, 'k', 'c', "attend-key-came"),
    (Deed::Left, 'g', 'l', "attend-key-left"),
    (Deed::Substitute, 's', 's', "attend-key-substitute"),
    (Deed::Disqualified, 'i', 'd', "attend-disqualified"),
];

/// How many names a line for a substitute offers.
const OFFERED: usize = 4;

impl App {
    /// Opens the list of who is there.
    pub(super) fn open_attendance(&mut self, when: When) {
        if !self.is_open() || self.must_ask_for_day(when) {
            return;
        }
        match self.meeting().attendees(when.now).first() {
            Some(first) => {
                self.overlay = Some(Overlay::Attendance(Attending { chosen: first.who.clone(), field: None }))
            }
            None => self.warn(msg!("attend-nobody")),
        }
    }

    fn choose_attendee(&mut self, by: isize, when: When) {
        let Some(Overlay::Attendance(list)) = &self.overlay else { return };
        let all = self.meeting().attendees(when.now);
        let at = all.iter().position(|a| a.who == list.chosen);
        // Who was chosen may be in the list no more: the first is chosen then.
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(all.len().saturating_sub(1)));
        if let (Some(choice), Some(Overlay::Attendance(list))) = (all.get(to), &mut self.overlay) {
            list.chosen = choice.who.clone();
        }
    }

    pub(super) fn attendance_key(&mut self, event: &KeyEvent, key: Key, when: When) -> Vec<Effect> {
        let Some(Overlay::Attendance(list)) = &self.overlay else { return Vec::new() };
        if list.field.is_some() {
            return self.field_key(event, key, when);
        }
        match key {
            Key::Code(KeyCode::Esc) | Key::Char('q') => self.overlay = None,
            Key::Code(KeyCode::Up) => self.choose_attendee(-1, when),
            Key::Code(KeyCode::Down) => self.choose_attendee(1, when),
            Key::Code(KeyCode::Home) => self.choose_attendee(isize::MIN, when),
            Key::Code(KeyCode::End) => self.choose_attendee(isize::MAX, when),
            Key::Ctrl('z') => return self.undo(),
            Key::Ctrl('y') => return self.redo(),
            Key::Char(c) => {
                let deed = DEEDS.iter().find(|(_, da, en, _)| c == if self.lang == Lang::Da { *da } else { *en });
                match deed {
                    Some((deed, ..)) => return self.tell_attendance(*deed, when),
                    None if keys::action(key, self.lang) == Some(Action::Attendance) => self.overlay = None,
                    None => {}
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn tell_attendance(&mut self, deed: Deed, when: When) -> Vec<Effect> {
        if !self.is_open() || self.must_ask_for_day(when) {
            return Vec::new();
        }
        if deed == Deed::All {
            return self.record(Event::AllPresentRecorded);
        }
        let Some(chosen) = self.chosen_attendee(when.now) else {
            self.choose_attendee(0, when);
            return Vec::new();
        };
        let who = chosen.who.clone();
        let name = text::one_line(self.meeting().agenda().name(&who));
        let now = time::hm(when.now.time(), self.lang);
        match deed {
            Deed::All => {}
            Deed::Present => return self.record(status(&chosen, AttendanceStatus::Present, None)),
            Deed::Absent => return self.record(status(&chosen, AttendanceStatus::Absent, None)),
            Deed::Excused => self.open_field(FieldKind::Reason, chosen.reason.as_deref().unwrap_or_default()),
            Deed::Came if chosen.is_here && self.is_partly(&chosen, when.now) => {
                self.warn(msg!("attend-already-here", name = name));
            }
            Deed::Came => self.open_field(FieldKind::Came, &now),
            Deed::Left if self.meeting().opened_at().is_none() => self.warn(msg!("notice-not-begun")),
            Deed::Left if !chosen.is_here => self.warn(msg!("attend-not-here", name = name)),
            Deed::Left => self.open_field(FieldKind::Left, &now),
            Deed::Substitute if !chosen.is_member => self.warn(msg!("attend-no-member", name = name)),
            Deed::Substitute => {
                let substitute = chosen.substitute.as_ref().map(|s| self.meeting().agenda().name(s).to_owned());
                self.open_field(FieldKind::Substitute, &substitute.unwrap_or_default());
            }
            Deed::Disqualified => {
                let Some(on) = self.selected_target() else { return Vec::new() };
                let is_so = self.meeting().disqualified(&on).contains(&who);
                return self.record(if is_so {
                    Event::DisqualificationLifted { who, on }
                } else {
                    Event::DisqualificationRecorded { who, on }
                });
            }
        }
        Vec::new()
    }

    fn chosen_attendee(&self, now: Stamp) -> Option<Attendee> {
        let Some(Overlay::Attendance(list)) = &self.overlay else { return None };
        self.meeting().attendees(now).into_iter().find(|a| a.who == list.chosen)
    }

    /// Tells whether somebody was there for a part of the meeting so far.
    fn is_partly(&self, attendee: &Attendee, now: Stamp) -> bool {
        let held = self.meeting().held(now);
        held.is_some_and(|held| attendee.spans.len() != 1 || attendee.spans.iter().any(|s| s.start > held.start))
    }

    fn open_field(&mut self, kind: FieldKind, text: &str) {
        if let Some(Overlay::Attendance(list)) = &mut self.overlay {
            list.field = Some(Field { kind, text: TextBox::new(text, false), choice: 0, problem: None });
        }
    }

    /// Lists who can stand in for a member and is meant by what is typed, best first.
    #[must_use]
    pub fn stand_ins(&self, field: &Field) -> Vec<Candidate> {
        let typed = field.text.text();
        if field.kind != FieldKind::Substitute || typed.trim().is_empty() {
            return Vec::new();
        }
        let all = self.possible_stand_ins();
        let found: Vec<Candidate> = names::complete(&all, &typed, OFFERED).into_iter().cloned().collect();
        // A name that is written out needs no offer.
        if found.len() == 1 && found[0].name == typed.trim() { Vec::new() } else { found }
    }

    fn possible_stand_ins(&self) -> Vec<Candidate> {
        let agenda = self.meeting().agenda();
        let is_member = |c: &Candidate| matches!(&c.who, Who::Id(id) if agenda.members.contains(id));
        let mut all = names::candidates(agenda);
        all.retain(|c| c.kind != CandidateKind::Unit && !is_member(c));
        all
    }

    fn field_key(&mut self, event: &KeyEvent, key: Key, when: When) -> Vec<Effect> {
        let Some(Overlay::Attendance(list)) = &self.overlay else { return Vec::new() };
        let offered = list.field.as_ref().map(|f| self.stand_ins(f)).unwrap_or_default();
        let Some(Overlay::Attendance(list)) = &mut self.overlay else { return Vec::new() };
        let Some(field) = &mut list.field else { return Vec::new() };
        match event.code {
            KeyCode::Esc => list.field = None,
            KeyCode::Enter => return self.record_field(when),
            _ if key == Key::Ctrl('s') => return self.record_field(when),
            KeyCode::Down => field.choice = (field.choice + 1).min(offered.len().saturating_sub(1)),
            KeyCode::Up => field.choice = field.choice.saturating_sub(1),
            KeyCode::Tab => {
                if let Some(chosen) = offered.get(field.choice) {
                    field.text.replace(&chosen.name, chosen.name.chars().count());
                    field.choice = 0;
                }
            }
            _ => {
                field.text.key(event);
                (field.choice, field.problem) = (0, None);
            }
        }
        Vec::new()
    }

    fn record_field(&mut self, when: When) -> Vec<Effect> {
        let Some(chosen) = self.chosen_attendee(when.now) else { return Vec::new() };
        let Some(Overlay::Attendance(Attending { field: Some(field), .. })) = &self.overlay else { return Vec::new() };
        let typed = text::one_line(&field.text.text()).trim().to_owned();
        let who = chosen.who.clone();
        let event = match field.kind {
            FieldKind::Reason => {
                status(&chosen, AttendanceStatus::Excused, Some(typed).filter(|typed| !typed.is_empty()))
            }
            FieldKind::Came | FieldKind::Left => {
                let came = field.kind == FieldKind::Came;
                if time::parse_time(&typed).is_none() {
                    return self.field_problem(msg!("problem-no-time", typed = typed));
                }
                let Some(time) = self.told_moment(&typed, when.now) else {
                    return self.field_problem(msg!("attend-future", now = time::hm(when.now.time(), self.lang)));
                };
                if came { Event::PersonArrived { who, time } } else { Event::PersonLeft { who, time } }
            }
            FieldKind::Substitute => {
                let substitute = match names::resolve(&self.possible_stand_ins(), &typed) {
                    _ if typed.is_empty() => None,
                    Match::One(one) => Some(one.who),
                    Match::Several(several) => {
                        let names: Vec<String> = several.iter().map(|c| text::one_line(&c.name)).collect();
                        return self.field_problem(msg!("attend-several", names = names.join(", ")));
                    }
                    Match::None(_) => Some(Who::Name(typed.clone())),
                };
                let is_member = self.meeting().agenda().members.iter().any(|id| {
                    let name = self.meeting().agenda().name(&Who::Id(id.clone())).to_lowercase();
                    name == typed.to_lowercase()
                });
                if is_member {
                    return self.field_problem(msg!("attend-is-member", name = typed));
                }
                // Who has a substitute from the start is absent with notice.
                if substitute.is_some() && chosen.is_here && !self.is_partly(&chosen, when.now) {
                    let (status, reason) = (AttendanceStatus::Excused, None);
                    Event::AttendanceRecorded { who, status, reason, substitute }
                } else {
                    Event::SubstituteRecorded { who, substitute }
                }
            }
        };
        vec![Effect::Record(vec![event], Then::CloseField)]
    }

    /// Finds the moment that a time of day means: the last such one.
    fn told_moment(&self, typed: &str, now: Stamp) -> Option<Stamp> {
        let told = time::parse_time(typed)?;
        // The minute that is running is now: what began in it was not before it.
        if time::hm(told, self.lang) == time::hm(now.time(), self.lang) {
            return Some(now);
        }
        let today = time::at_offset(now.date_naive().and_time(told), *now.offset());
        let yesterday = today - chrono::TimeDelta::days(1);
        let opened = self.meeting().opened_at();
        let in_meeting = |at: &Stamp| *at <= now && opened.is_none_or(|opened| *at >= opened);
        [today, yesterday].into_iter().find(in_meeting).or(Some(today).filter(|at| *at <= now))
    }

    fn field_problem(&mut self, msg: crate::lang::Msg) -> Vec<Effect> {
        if let Some(Overlay::Attendance(Attending { field: Some(field), .. })) = &mut self.overlay {
            field.problem = Some(msg);
        }
        Vec::new()
    }
}

/// Tells how somebody's attendance is from the start; who stands in for somebody absent stays.
fn status(attendee: &Attendee, status: AttendanceStatus, reason: Option<String>) -> Event {
    let substitute = attendee.substitute.clone().filter(|_| status != AttendanceStatus::Present);
    Event::AttendanceRecorded { who: attendee.who.clone(), status, reason, substitute }
}
