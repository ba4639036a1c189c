//! The guests, to be marked: who was called in, who came and who did not.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::newcomer::{self, Newcomer};
use super::offered::Step;
use super::reason::amended;
use super::undo::{Reach, redo, undo};
use super::{Component, Response, questions};
use crate::agenda::{SlotId, SlotKind, Who};
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Event, GuestMark, SlotState};
use crate::msg;
use crate::text;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{self, boxed, paragraph, typed};
use crate::wording;
use crate::wording::{guests, locked};

/// The guests of some slots.
#[derive(Clone, Debug)]
pub struct GuestDialog {
    /// The slots, in the order of the screen.
    pub slots: Vec<SlotId>,
    /// The chosen guest, and the slot that they are chosen for; none: there is no guest yet.
    pub chosen: Option<(SlotId, Who)>,
    /// The line for somebody whom nobody announced.
    pub newcomer: Option<Box<Newcomer>>,
    /// One that was left with something typed in it: it opens again with that.
    newcomer_aside: Option<Box<Newcomer>>,
    /// What undo and redo reach.
    reach: Reach,
}

enum Intent {
    Close,
    Choose(isize),
    Undo,
    Redo,
    MarkNext,
    Mark(GuestMark),
    Add,
    Online,
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
        Action::Accept => Intent::MarkNext,
        Action::CalledIn => Intent::Mark(GuestMark::CalledIn),
        Action::Arrived => Intent::Mark(GuestMark::Arrived),
        Action::DidNotCome => Intent::Mark(GuestMark::DidNotCome),
        Action::Expected => Intent::Mark(GuestMark::Expected),
        Action::Add => Intent::Add,
        Action::Online => Intent::Online,
        _ => return None,
    })
}

impl GuestDialog {
    /// Opens the guests of the selected slot, of those who are to be called in, and of the next slot that has any;
    /// after the close, of all that ran. Of a slot without guests somebody can be added.
    ///
    /// # Errors
    ///
    /// When there is no slot to come to.
    pub fn new(cx: &Context) -> Result<Self, Msg> {
        let meeting = cx.meeting();
        let forecast = meeting.forecast(cx.now);
        let due = meeting.to_call(&forecast, cx.now, meeting.call_ahead(cx.call_ahead));
        let has_guests = |slot: &usize| !meeting.guests(*slot).is_empty();
        let to_add = cx.selected_slot().filter(|slot| is_come_to(*slot, cx));
        let selected = cx.selected_slot().filter(has_guests);
        let to_come = |i: &usize| meeting.slot_state(*i) == SlotState::Pending && forecast.slots[*i].is_some();
        let next = (0..meeting.slots().len()).filter(to_come).find(has_guests);
        // After the close all who may have come can be corrected.
        let ran = |i: &usize| cx.is_after_close() && meeting.slot_state(*i) == SlotState::Done;
        let ran = (0..meeting.slots().len()).filter(ran).filter(has_guests);
        let mut slots: Vec<usize> = due.iter().map(|c| c.slot).chain(selected).chain(next).chain(ran).collect();
        slots.sort_unstable();
        slots.dedup();
        let first_of = |slot: usize| {
            let guests = meeting.guests(slot);
            let open = guests.iter().find(|g| g.mark == GuestMark::Expected && !g.stays);
            open.or(guests.first()).map(|g| (slot, g.who.clone()))
        };
        let chosen = due.first().map(|c| (c.slot, c.who.clone()));
        let chosen = chosen.or_else(|| selected.or(next).or(slots.first().copied()).and_then(first_of));
        if chosen.is_none() && to_add.is_none() {
            return Err(msg!("guest-none"));
        }
        let id = |slot: usize| meeting.slots()[slot].slot.id.clone();
        let chosen = chosen.map(|(slot, who)| (id(slot), who));
        let slots = slots.into_iter().map(id).collect();
        Ok(Self { slots, chosen, newcomer: None, newcomer_aside: None, reach: Reach::from_now(cx) })
    }

    /// Opens the list with a line for somebody who comes to a slot and whom nobody announced; some of it is typed.
    #[must_use]
    pub fn with_newcomer(slot: SlotId, text: &str, cx: &Context) -> Self {
        let newcomer = Some(Box::new(Newcomer::again(Some(slot.clone()), text, cx.meeting())));
        Self { slots: vec![slot], chosen: None, newcomer, newcomer_aside: None, reach: Reach::from_now(cx) }
    }

    /// Opens a guest of a slot.
    #[must_use]
    pub fn of(slot: SlotId, who: Who, cx: &Context) -> Self {
        Self {
            slots: vec![slot.clone()],
            chosen: Some((slot, who)),
            newcomer: None,
            newcomer_aside: None,
            reach: Reach::from_now(cx),
        }
    }

    /// Lists who can be chosen: of the slots that were opened those that are still there, with the guests that they
    /// have now.
    fn choices(&self, cx: &Context) -> Vec<(SlotId, Who)> {
        let meeting = cx.meeting();
        let of = |id: &SlotId| {
            let index = meeting.slot_index(id).unwrap_or(usize::MAX);
            let named = meeting.guests(index).into_iter().map(|g| (id.clone(), g.who.clone()));
            named.collect::<Vec<_>>()
        };
        self.slots.iter().flat_map(of).collect()
    }

    /// Chooses the guest so many rows further on.
    fn choose(&mut self, by: isize, cx: &Context) {
        let choices = self.choices(cx);
        let at = choices.iter().position(|c| Some(c) == self.chosen.as_ref());
        // Whoever was chosen may have left the agenda: the first is chosen then.
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(choices.len().saturating_sub(1)));
        if let Some(choice) = choices.get(to) {
            self.chosen = Some(choice.clone());
        }
    }

    /// Marks the chosen guest; without a mark the next: called in, and then arrived.
    fn mark(&mut self, mark: Option<GuestMark>, cx: &Context) -> Response {
        if let Some(refused) = questions::never_begun(cx) {
            return refused;
        }
        let Some((slot, who)) = self.chosen.clone() else { return Response::Stay };
        let meeting = cx.meeting();
        let index = meeting.slot_index(&slot);
        let guest = index.and_then(|i| meeting.guests(i).into_iter().find(|g| *g.who == who));
        let Some(guest) = guest else {
            // The agenda changed under the list. Nobody else is marked in their place, until somebody is chosen.
            return Response::warn(msg!("attend-gone"));
        };
        let has_begun = index.is_some_and(|i| meeting.slots().get(i).is_some_and(|run| !run.spans.is_empty()));
        let next = match guest.mark {
            GuestMark::Expected if !guest.stays && !has_begun => GuestMark::CalledIn,
            _ => GuestMark::Arrived,
        };
        let mark = mark.unwrap_or(next);
        if mark == guest.mark {
            let name = wording::plain_name(meeting.agenda(), &who);
            return Response::notify(match mark {
                GuestMark::Expected => msg!("guest-still-expected", name = name),
                _ => msg!("guest-already", name = name),
            });
        }
        amended(cx, Response::record(Event::GuestMarked { slot, who, mark }))
    }

    /// Opens the line for somebody who comes to the selected slot; where that takes nobody, to the chosen guest's.
    fn add(&mut self, cx: &Context) -> Response {
        let selected = cx.selected_slot().filter(|slot| is_come_to(*slot, cx));
        let selected = selected.and_then(|slot| cx.meeting().slots().get(slot)).map(|run| run.slot.id.clone());
        let slot = selected.or(self.chosen.as_ref().map(|(slot, _)| slot.clone()));
        let left = self.newcomer_aside.take_if(|left| left.slot == slot);
        self.newcomer = left.or_else(|| slot.map(|slot| Box::new(Newcomer::new(Some(slot), "", cx.meeting()))));
        Response::Stay
    }

    /// Records that the chosen guest takes part online, or no longer.
    fn online(&self, cx: &Context) -> Response {
        if let Some(refused) = questions::closed(cx) {
            return refused;
        }
        let Some((slot, who)) = self.chosen.clone() else { return Response::Stay };
        let meeting = cx.meeting();
        let guests = meeting.guests(meeting.slot_index(&slot).unwrap_or(usize::MAX));
        let Some(guest) = guests.iter().find(|guest| *guest.who == who) else {
            return Response::warn(msg!("attend-gone"));
        };
        Response::record(Event::OnlineRecorded { online: guest.via.is_none() && !guest.is_online, who })
    }
}

/// Returns whether somebody can come to a slot: it is no break and no end of a day.
fn is_come_to(slot: usize, cx: &Context) -> bool {
    cx.meeting().slots().get(slot).is_some_and(|run| run.slot.kind == SlotKind::Item)
}

impl Component for GuestDialog {
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
        match cx.keys.action(Scope::Guests, Key::from_event(event)).and_then(intent) {
            Some(Intent::Close) => return Response::Close,
            Some(Intent::Choose(by)) => self.choose(by, cx),
            Some(Intent::Undo) => return undo(cx, self.reach),
            Some(Intent::Redo) => return redo(cx, self.reach),
            Some(Intent::MarkNext) => return self.mark(None, cx),
            Some(Intent::Mark(mark)) => return self.mark(Some(mark), cx),
            Some(Intent::Add) => return self.add(cx),
            Some(Intent::Online) => return self.online(cx),
            None => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, cx: &Context) {
        self.choose(rows.signum(), cx);
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        match &mut self.newcomer {
            Some(newcomer) => {
                newcomer.paste(text);
                Response::Stay
            }
            None => Response::Note(text.to_owned()),
        }
    }

    fn line(&self) -> Option<LineFor> {
        self.newcomer.as_ref().map(|newcomer| newcomer.line())
    }

    fn text_box(&self) -> Option<&TextBox> {
        self.newcomer.as_ref().map(|newcomer| &newcomer.text)
    }

    fn record(&mut self, cx: &Context) -> Response {
        let Some(newcomer) = &mut self.newcomer else { return Response::Stay };
        let Some(added) = newcomer.record(&cx.in_meeting()) else { return Response::Stay };
        if let Some(slot) = newcomer.slot.clone() {
            if !self.slots.contains(&slot) {
                self.slots.push(slot.clone());
                let place = |slot: &SlotId| cx.meeting().slot_index(slot);
                self.slots.sort_by_key(place);
            }
            self.chosen = Some((slot, added.who));
        }
        amended(cx, Response::record_all(added.events, OnRecorded::CloseInner))
    }

    fn close_inner(&mut self) {
        self.newcomer = None;
    }

    fn acts_on_rows(&self) -> bool {
        self.newcomer.is_none()
    }

    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        if self.newcomer_aside.as_mut().is_some_and(|left| !left.rename(names, cx.meeting())) {
            self.newcomer_aside = None;
        }
        if self.newcomer.as_mut().is_some_and(|newcomer| !newcomer.rename(names, cx.meeting())) {
            self.newcomer = None;
        }
        self.slots = self.slots.iter().filter_map(|slot| names.live_slot(slot)).collect();
        let Some((chosen, _)) = &mut self.chosen else { return true };
        let slot = names.live_slot(chosen);
        let is_there = slot.is_some();
        *chosen = slot.unwrap_or_else(|| chosen.clone());
        is_there
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        draw(frame, cx, self, places.side_area());
    }
}

fn draw(frame: &mut Frame, cx: &Context, guests: &GuestDialog, area: Rect) {
    let lang = cx.lang;
    let meeting = cx.meeting();
    let width = usize::from(area.width.saturating_sub(4));
    let (foot, typed_at) = match &guests.newcomer {
        Some(newcomer) => newcomer.lines(cx, width),
        None => (key_lines(cx, width).into_iter().map(|l| Line::styled(l, cx.theme.quiet())).collect(), 0),
    };
    let mut lines: Vec<Line> = Vec::new();
    let mut chosen = 0;
    for id in &guests.slots {
        let Some(index) = meeting.slot_index(id) else { continue };
        let shown = guests::shown(meeting, cx.forecast(), index);
        let Some(first) = shown.first() else { continue };
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        let times = Some(first.times(lang)).filter(|times| !times.is_empty());
        let head = times.into_iter().chain([locked::slot_title(meeting, index)]).collect::<Vec<_>>().join(" · ");
        lines.push(Line::styled(format!(" {}", locked::fitted(&head, width)), cx.theme.heading()));
        for guest in &shown {
            let is_chosen = guests.chosen.as_ref().is_some_and(|(slot, who)| slot == id && *who == guest.who);
            let standing = locked::marked(&guest.standing(lang), guest.withheld);
            let room = width.saturating_sub(text::width(&standing) + 2);
            // What is recorded must not be cut: a long name gives way, its title first.
            let online = guest.is_online.then(|| lang.text("attend-online"));
            let way = guest.via.clone().or(online);
            let names = [&guest.name, &guest.bare, &guest.short].map(|name| named(name, way.as_deref()));
            let name = names.iter().find(|name| text::width(name) <= room).unwrap_or(&names[2]);
            let name = locked::fitted(name, room);
            let gap = width.saturating_sub(text::width(&name) + text::width(&standing));
            let style = if is_chosen { cx.theme.selected() } else { Style::new() };
            if is_chosen {
                chosen = lines.len();
            }
            lines.push(Line::styled(format!(" {name}{}{standing} ", " ".repeat(gap)), style));
        }
    }
    if lines.is_empty() {
        let slot = cx.selected_slot().unwrap_or(usize::MAX);
        let head = locked::fitted(&locked::slot_title(meeting, slot), width);
        lines.push(Line::styled(format!(" {head}"), cx.theme.heading()));
        lines.push(Line::styled(format!(" {}", lang.text("guest-nobody")), cx.theme.quiet()));
    }
    let height = u16::try_from(lines.len() + foot.len() + 3).unwrap_or(u16::MAX).min(area.height);
    let inner = boxed(
        frame,
        cx.theme,
        Rect { height, ..area },
        &lang.text("guest-title"),
        &match guests.newcomer {
            Some(_) => cx.hint(Scope::Line, "attend-hint-field"),
            None => cx.hint(Scope::Guests, "guest-hint"),
        },
    );
    let height = u16::try_from(foot.len()).unwrap_or(1).min(inner.height.saturating_sub(3));
    let list = Rect { height: inner.height - height, ..inner };
    let below = Rect { x: inner.x + 1, y: list.bottom(), width: inner.width.saturating_sub(1), height };
    paragraph(frame, foot, below);
    let typed_at = u16::try_from(typed_at).unwrap_or(0);
    if let Some(newcomer) = guests.newcomer.as_ref().filter(|_| below.height > typed_at) {
        typed(frame, cx, &newcomer.text, Rect { y: below.y + typed_at, height: 1, ..below });
    }
    // A line stays free above the keys, where there is room.
    let list = if usize::from(list.height) > lines.len() { Rect { height: list.height - 1, ..list } } else { list };
    boxes::list(frame, cx, lines, chosen, list);
}

/// The keys with what each records, in as many lines as it takes; a key stays with its word.
fn key_lines(cx: &Context, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in cx.keys.legend(Scope::Guests, cx.lang) {
        match lines.last_mut() {
            Some(line) if text::width(line) + text::width(&part) + 3 <= width => line.push_str(&format!(" · {part}")),
            _ => lines.push(part),
        }
    }
    lines
}

fn named(name: &str, via: Option<&str>) -> String {
    match via {
        Some(via) => format!("{name} ({via})"),
        None => name.to_owned(),
    }
}
