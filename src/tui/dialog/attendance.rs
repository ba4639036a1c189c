//! Who is there: the list in which it is recorded, and what each of its keys records. What follows from it is the
//! meeting's business.

mod draw;
mod field;
pub(super) mod times;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;

pub use self::field::Field;
use super::newcomer::{self, Newcomer};
use super::offered::Step;
use super::reason::amended;
use super::undo::{Reach, redo, undo};
use super::{Component, Response, questions};
use crate::agenda::Who;
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{AttendanceStatus, Attendee, Event, Target};
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::{FieldKind, LineFor};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording;
use crate::{msg, text};

/// The list of who is there.
#[derive(Clone, Debug)]
pub struct AttendanceDialog {
    /// None: nobody is in the list.
    pub chosen: Option<Who>,
    /// The line that is open below the list.
    pub field: Option<Field>,
    /// The line for somebody whom nobody announced, in its place.
    pub newcomer: Option<Box<Newcomer>>,
    /// What was marked when it was opened: it is for all of it as long as it is open.
    marked: Vec<Target>,
    /// A line that was left with something typed in it, and whose it was: it opens again with that.
    put_aside: Option<Box<(Option<Who>, Field)>>,
    /// The same, for somebody whom nobody announced.
    newcomer_aside: Option<Box<Newcomer>>,
    /// What undo and redo reach.
    reach: Reach,
    /// What was asked for and removes something: the same key once more does it.
    asked: Option<(AttendanceAction, Who)>,
}

/// What can be entered in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttendanceAction {
    All,
    /// Is there, from the start.
    Present,
    /// Is absent with notice.
    Excused,
    /// Is absent without notice.
    Absent,
    Came,
    Left,
    Substitute,
    /// Is there, though nobody announced them.
    Add,
    /// How many of the public are there.
    PublicCount,
    /// Chairs the selected item, or no longer.
    Chairs,
    /// Is disqualified on the selected item, or no longer.
    Disqualified,
    /// Takes part online, or no longer.
    Online,
}

enum Intent {
    Close,
    Choose(isize),
    Undo,
    Redo,
    Do(AttendanceAction),
}

fn intent(action: Action) -> Option<Intent> {
    Some(match action {
        Action::Dismiss => Intent::Close,
        Action::Up => Intent::Choose(-1),
        Action::Down => Intent::Choose(1),
        Action::Home => Intent::Choose(isize::MIN),
        Action::End => Intent::Choose(isize::MAX),
        Action::Undo => Intent::Undo,
        Action::Redo => Intent::Redo,
        Action::AllPresent => Intent::Do(AttendanceAction::All),
        Action::Present => Intent::Do(AttendanceAction::Present),
        Action::Excused => Intent::Do(AttendanceAction::Excused),
        Action::Absent => Intent::Do(AttendanceAction::Absent),
        Action::Came => Intent::Do(AttendanceAction::Came),
        Action::WentAway => Intent::Do(AttendanceAction::Left),
        Action::Substitute => Intent::Do(AttendanceAction::Substitute),
        Action::Add => Intent::Do(AttendanceAction::Add),
        Action::PublicCount => Intent::Do(AttendanceAction::PublicCount),
        Action::Chairs => Intent::Do(AttendanceAction::Chairs),
        Action::Disqualified => Intent::Do(AttendanceAction::Disqualified),
        Action::Online => Intent::Do(AttendanceAction::Online),
        _ => return None,
    })
}

impl AttendanceDialog {
    /// Opens the list.
    #[must_use]
    pub fn new(cx: &Context) -> Self {
        let chosen = cx.meeting().attendees(cx.now).into_iter().next().map(|first| first.who);
        let (marked, reach) = (cx.marks.to_vec(), Reach::from_now(cx));
        Self { chosen, field: None, newcomer: None, marked, put_aside: None, newcomer_aside: None, reach, asked: None }
    }

    /// Opens the list for certain items, whatever is selected or marked.
    #[must_use]
    pub fn of_items(items: Vec<Target>, cx: &Context) -> Self {
        Self { marked: items, ..Self::new(cx) }
    }

    /// Opens the list with a line for somebody whom nobody announced; some of it is typed.
    #[must_use]
    pub fn with_newcomer(text: &str, cx: &Context) -> Self {
        Self { newcomer: Some(Box::new(Newcomer::again(None, text, cx.meeting()))), ..Self::new(cx) }
    }

    /// Opens the list with a line for somebody; some of it is typed.
    #[must_use]
    pub fn typed(who: Option<Who>, kind: FieldKind, on: Vec<Target>, text: &str, cx: &Context) -> Self {
        let marked = if on.len() > 1 { on.clone() } else { Vec::new() };
        let field = Field::new(kind, on, text, cx.agenda());
        let reach = Reach::from_now(cx);
        Self {
            chosen: who,
            field: Some(field),
            newcomer: None,
            marked,
            put_aside: None,
            newcomer_aside: None,
            reach,
            asked: None,
        }
    }

    /// Lists what it is for, of what is recorded for items: what was marked, or else what is selected.
    pub(super) fn items(&self, cx: &Context) -> Vec<Target> {
        if self.marked.is_empty() { cx.selected_target().into_iter().collect() } else { self.marked.clone() }
    }

    fn choose(&mut self, by: isize, cx: &Context) {
        let all = cx.meeting().attendees(cx.now);
        let at = all.iter().position(|a| Some(&a.who) == self.chosen.as_ref());
        // Who was chosen may be in the list no more: the first is chosen then, by a key that records nothing.
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(all.len().saturating_sub(1)));
        if let Some(choice) = all.get(to) {
            self.chosen = Some(choice.who.clone());
        }
    }

    fn chosen_attendee(&self, cx: &Context) -> Option<Attendee> {
        cx.meeting().attendees(cx.now).into_iter().find(|a| Some(&a.who) == self.chosen.as_ref())
    }

    fn carry_out(&mut self, deed: AttendanceAction, by_enter: bool, cx: &Context) -> Response {
        if let Some(refused) = questions::never_begun(cx) {
            return refused;
        }
        match deed {
            AttendanceAction::All => return Response::record(Event::AllPresentRecorded),
            AttendanceAction::Add => {
                let left = self.newcomer_aside.take();
                self.newcomer = left.or_else(|| Some(Box::new(Newcomer::new(None, "", cx.meeting()))));
                return Response::Stay;
            }
            AttendanceAction::PublicCount => {
                let count = cx.meeting().public_count().map(|count| count.to_string()).unwrap_or_default();
                self.field = Some(Field::new(FieldKind::PublicCount, Vec::new(), &count, cx.agenda()));
                return Response::Stay;
            }
            _ => {}
        }
        let Some(chosen) = self.chosen_attendee(cx) else {
            // Nobody else is marked in their place, until somebody is chosen.
            return Response::warn(msg!("attend-gone"));
        };
        let meeting = cx.meeting();
        let who = chosen.who.clone();
        let name = wording::plain_name(meeting.agenda(), &who);
        let asked = self.asked.take();
        let new = match deed {
            AttendanceAction::Present => Some(AttendanceStatus::Present),
            AttendanceAction::Excused => Some(AttendanceStatus::Excused),
            AttendanceAction::Absent => Some(AttendanceStatus::Absent),
            _ => None,
        };
        if let Some(new) = new {
            if let Some(member) = times::seat_of(&chosen) {
                let member = wording::plain_name(meeting.agenda(), member);
                return Response::warn(msg!("attend-stands-in", name = name, member = member));
            }
            let again = (deed, who.clone());
            // What is typed right after goes into its line, which asks.
            if deed != AttendanceAction::Excused
                && asked.as_ref() != Some(&again)
                && let Some(question) = removes(&chosen, new, cx).or_else(|| is_away(&chosen, cx).filter(|_| by_enter))
            {
                self.asked = Some(again);
                return Response::warn(question);
            }
        }
        let mut of_items = Vec::new();
        let (kind, text) = match deed {
            AttendanceAction::All | AttendanceAction::Add | AttendanceAction::PublicCount => return Response::Stay,
            AttendanceAction::Chairs => return self.chairs(&chosen, cx),
            AttendanceAction::Present => return Response::record(status(&chosen, AttendanceStatus::Present, None)),
            AttendanceAction::Absent => return Response::record(status(&chosen, AttendanceStatus::Absent, None)),
            AttendanceAction::Excused => (FieldKind::Reason, chosen.reason.unwrap_or_default()),
            AttendanceAction::Came => {
                self.open(Field::for_time(FieldKind::Came, times::noted(&chosen, true, cx), cx));
                return Response::Stay;
            }
            AttendanceAction::Left if meeting.opened_at().is_none() => return Response::warn(msg!("notice-not-begun")),
            AttendanceAction::Left => {
                let noted = times::noted(&chosen, false, cx);
                if !chosen.is_here && noted.is_none() {
                    return Response::warn(msg!("attend-not-here", name = name));
                }
                self.open(Field::for_time(FieldKind::Left, noted, cx));
                return Response::Stay;
            }
            AttendanceAction::Substitute => {
                let is_out = |on: &Target| chosen.is_here && meeting.is_out_of(&who, on);
                of_items = self.items(cx);
                of_items.retain(is_out);
                // Who stands in for a member can have somebody in their own place on an item alone.
                if !chosen.is_member && (of_items.is_empty() || !chosen.is_seated) {
                    return Response::warn(msg!("attend-no-member", name = name));
                }
                let on_item = of_items.first().and_then(|on| meeting.item_substitute(&who, on));
                let substitute = on_item.or(chosen.substitute.clone()).or(chosen.proxy.clone());
                let substitute = substitute.map(|s| wording::plain_name(meeting.agenda(), &s));
                (FieldKind::Substitute, substitute.unwrap_or_default())
            }
            AttendanceAction::Online => {
                let online = !meeting.is_online(&who);
                return Response::record(Event::OnlineRecorded { who, online });
            }
            AttendanceAction::Disqualified => {
                let mut items = self.items(cx);
                let is_out = |on: &Target| meeting.disqualified(on).contains(&who);
                let is_so = items.iter().all(is_out);
                // Who is away for the whole meeting leaves on no item.
                if !is_so && !chosen.is_here && chosen.substitute.is_some() && chosen.spans.is_empty() {
                    return Response::warn(msg!("attend-away-anyhow", name = name));
                }
                items.retain(|on| is_so || !is_out(on));
                let event = |on: &Target| match is_so {
                    true => Event::DisqualificationLifted { who: who.clone(), on: on.clone() },
                    false => Event::DisqualificationRecorded { who: who.clone(), on: on.clone() },
                };
                let events: Vec<Event> = items.iter().map(event).collect();
                return if events.is_empty() { Response::Stay } else { Response::record_for(&items, events) };
            }
        };
        self.open(Field::new(kind, of_items, &text, meeting.agenda()));
        Response::Stay
    }

    /// Records that somebody chairs the items that the list is for; of who does so already, that they do not.
    fn chairs(&self, chosen: &Attendee, cx: &Context) -> Response {
        let (meeting, who) = (cx.meeting(), &chosen.who);
        let name = wording::plain_name(meeting.agenda(), who);
        let mut items = self.items(cx);
        if items.is_empty() {
            return Response::Stay;
        }
        let is_of_item = |on: &Target| meeting.item_chair(on) == Some(who);
        let is_of_all = items.iter().all(is_of_item);
        let chairs_meeting = matches!(who, Who::Id(id) if meeting.agenda().chair.as_ref() == Some(id));
        let new = Some(who.clone()).filter(|_| !is_of_all && !chairs_meeting);
        if new.is_some() {
            if !chosen.is_here && chosen.spans.is_empty() {
                return Response::warn(msg!("attend-not-here", name = name));
            }
            if items.iter().any(|on| meeting.disqualified(on).contains(who)) {
                return Response::warn(msg!("attend-chairs-disqualified", name = name));
            }
            if items.iter().any(|on| meeting.excused_from(who, on).is_some()) {
                return Response::warn(msg!("attend-chairs-excused", name = name));
            }
        }
        items.retain(|on| meeting.item_chair(on) != new.as_ref());
        let event = |on: &Target| Event::ItemChairNamed { on: on.clone(), who: new.clone() };
        let events: Vec<Event> = items.iter().map(event).collect();
        match events.is_empty() {
            true => Response::notify(msg!("attend-chairs-anyhow", name = name)),
            false => Response::record_for(&items, events),
        }
    }

    /// Opens a line, with what was typed in it when it was left.
    fn open(&mut self, field: Field) {
        let is_it =
            |(who, left): &(Option<Who>, Field)| *who == self.chosen && left.kind == field.kind && left.on == field.on;
        let left = self.put_aside.take_if(|left| is_it(left)).map(|left| left.1);
        self.field = Some(left.map_or(field, Field::again));
    }

    /// Leaves the line; what was typed in it is not lost with it, and not recorded either.
    fn leave_line(&mut self) -> Response {
        let Some(field) = self.field.take().filter(Field::is_changed) else { return Response::Stay };
        let typed = text::one_line(&field.text.text());
        self.put_aside = Some(Box::new((self.chosen.clone(), field)));
        Response::warn(msg!("attend-put-aside", text = typed))
    }
}

impl Component for AttendanceDialog {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        if let Some(newcomer) = &mut self.newcomer {
            return match newcomer.key(event, cx.keys) {
                Step::Leave => {
                    let (left, said) = newcomer::left(self.newcomer.take());
                    self.newcomer_aside = left;
                    said
                }
                Step::Stay => Response::Stay,
                Step::Record => self.record(cx),
            };
        }
        if let Some(field) = &mut self.field {
            return match field.key(event, cx.keys) {
                Step::Leave => self.leave_line(),
                Step::Stay => Response::Stay,
                Step::Record => self.record(cx),
            };
        }
        match cx.keys.action(Scope::Attendance, Key::from_event(event)).and_then(intent) {
            Some(Intent::Close) => return Response::Close,
            Some(Intent::Choose(by)) => self.choose(by, cx),
            Some(Intent::Undo) => return undo(cx, self.reach),
            Some(Intent::Redo) => return redo(cx, self.reach),
            Some(Intent::Do(deed)) => {
                let response = self.carry_out(deed, event.code == KeyCode::Enter, &cx.in_meeting());
                return amended(cx, response);
            }
            None => {}
        }
        self.asked = None;
        Response::Stay
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        match (&mut self.newcomer, &mut self.field) {
            (Some(newcomer), _) => {
                newcomer.paste(text);
                Response::Stay
            }
            (None, Some(field)) => {
                field.paste(text);
                Response::Stay
            }
            (None, None) => Response::Note(text.to_owned()),
        }
    }

    // Who was chosen is found again, or nobody is.
    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        self.marked.retain(|on| !names.is_gone(on));
        self.marked.iter_mut().for_each(|on| *on = names.target(on));
        for newcomer in self.newcomer.iter_mut().chain(&mut self.newcomer_aside) {
            newcomer.rename(names, cx.meeting());
        }
        for field in self.field.iter_mut().chain(self.put_aside.as_mut().map(|left| &mut left.1)) {
            field.on.iter_mut().for_each(|on| *on = names.target(on));
            field.list_stand_ins(cx.agenda());
        }
        true
    }

    fn line(&self) -> Option<LineFor> {
        if let Some(newcomer) = &self.newcomer {
            return Some(newcomer.line());
        }
        let field = self.field.as_ref()?;
        let with = field.on.iter().skip(1).cloned().collect();
        let who = self.chosen.clone().filter(|_| !field.kind.is_of_nobody());
        Some(LineFor::Attendance { who, field: field.kind, on: field.on.first().cloned(), with })
    }

    fn text_box(&self) -> Option<&TextBox> {
        let newcomer = self.newcomer.as_ref().map(|newcomer| &newcomer.text);
        newcomer.or(self.field.as_ref().map(|field| &field.text))
    }

    fn record(&mut self, cx: &Context) -> Response {
        let then = &cx.in_meeting();
        if let Some(newcomer) = &mut self.newcomer {
            let Some(added) = newcomer.record(then) else { return Response::Stay };
            self.chosen = Some(added.who);
            return amended(cx, Response::record_all(added.events, OnRecorded::CloseInner));
        }
        let chosen = self.chosen_attendee(then);
        match chosen {
            chosen if chosen.is_some() || self.field.as_ref().is_some_and(|field| field.kind.is_of_nobody()) => {
                let response = self.record_field(chosen.as_ref(), then);
                amended(cx, response)
            }
            // A changed agenda may lack them.
            _ => {
                if let Some(field) = &mut self.field {
                    field.problem = Some(msg!("attend-gone"));
                }
                Response::Stay
            }
        }
    }

    fn acts_on_rows(&self) -> bool {
        self.field.is_none() && self.newcomer.is_none()
    }

    fn close_inner(&mut self) {
        (self.field, self.newcomer) = (None, None);
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        draw::draw(frame, cx, self, places.side_or_wide_area(super::LIST_WIDTH));
    }
}

/// Says what a status that is said of the whole meeting would remove, if it would: what was recorded, or that somebody
/// was there for what has been treated so far.
fn removes(chosen: &Attendee, new: AttendanceStatus, cx: &Context) -> Option<Msg> {
    let meeting = cx.meeting();
    let name = wording::plain_name(meeting.agenda(), &chosen.who);
    let replaced = times::replaced(meeting, chosen, new, cx.now, cx.lang);
    if !replaced.is_empty() {
        return Some(msg!("attend-removes", name = name, times = cx.lang.list(&replaced)));
    }
    let since = meeting.stays_since(chosen).filter(|_| new != AttendanceStatus::Present)?;
    let since = wording::clock(since, cx.now.date_naive(), cx.lang);
    let left = cx.keys.label_in(Scope::Attendance, Action::WentAway);
    Some(match new {
        AttendanceStatus::Excused => {
            let key = |action| cx.keys.label_in(Scope::Line, action);
            let (accept, leave) = (key(Action::Accept), key(Action::Dismiss));
            msg!("attend-was-there-line", name = name, time = since, accept = accept, leave = leave, left = left)
        }
        _ => msg!("attend-was-there", name = name, time = since, left = left),
    })
}

/// Asks about a key that opens things elsewhere, where it would take back that somebody is absent.
fn is_away(chosen: &Attendee, cx: &Context) -> Option<Msg> {
    let away = match chosen.status {
        AttendanceStatus::Excused => cx.lang.text("attend-excused"),
        AttendanceStatus::Absent => cx.lang.text("attend-absent"),
        AttendanceStatus::Present => return None,
    };
    let name = wording::plain_name(cx.agenda(), &chosen.who);
    Some(msg!("attend-enter-present", name = name, standing = away))
}

/// Says how somebody's attendance is from the start; who stands in for somebody absent stays.
fn status(attendee: &Attendee, status: AttendanceStatus, reason: Option<String>) -> Event {
    let substitute = attendee.substitute.clone().filter(|_| status != AttendanceStatus::Present);
    Event::AttendanceRecorded { who: attendee.who.clone(), status, reason, substitute }
}
