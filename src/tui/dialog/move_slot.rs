//! A slot moved in the plan: the day's slots in the order that they would have, with this one among them.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::{Component, Response};
use crate::agenda::SlotId;
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Event, NotReplanned};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, list, paragraph};
use crate::wording::{self, locked};

/// The slot that is moved, and where to.
#[derive(Clone, Debug)]
pub struct MoveSlot {
    slot: SlotId,
    /// The places that it can have, as the slot that it then comes after.
    places: Vec<Option<SlotId>>,
    at: usize,
}

impl MoveSlot {
    /// Opens the list with the slot where it is.
    ///
    /// # Errors
    ///
    /// When it cannot be moved.
    pub fn new(slot: SlotId, cx: &Context) -> Result<Self, Msg> {
        let meeting = cx.meeting();
        let places = meeting.places_to_move(&slot).map_err(|why| match why {
            NotReplanned::NoSlot => msg!("notice-slot-gone"),
            _ => msg!("notice-cannot-move"),
        })?;
        if places.len() < 2 {
            return Err(msg!("notice-no-other-place"));
        }
        let now = meeting.slot_before(&slot).cloned();
        let at = places.iter().position(|place| *place == now).unwrap_or_default();
        Ok(Self { slot, places, at })
    }

    fn last(&self) -> usize {
        self.places.len().saturating_sub(1)
    }

    fn place(&self, cx: &Context) -> Response {
        let after = self.places.get(self.at).cloned().flatten();
        if after.as_ref() == cx.meeting().slot_before(&self.slot) {
            return Response::Close;
        }
        Response::record_and_close(Event::SlotMoved { slot: self.slot.clone(), after })
    }
}

impl Component for MoveSlot {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match cx.keys.action(Scope::MoveSlot, Key::from_event(event)) {
            Some(Action::Dismiss) => return Response::Close,
            Some(Action::Accept) => return self.place(cx),
            Some(Action::Up) => self.at = self.at.saturating_sub(1),
            Some(Action::Down) => self.at = (self.at + 1).min(self.last()),
            Some(Action::Home) => self.at = 0,
            Some(Action::End) => self.at = self.last(),
            _ => {}
        }
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.at = self.at.saturating_add_signed(rows).min(self.last());
    }

    // Where it could go was found in the plan as it was.
    fn rename(&mut self, _names: &Names, _cx: &Context) -> bool {
        false
    }

    fn refresh(&mut self, cx: &Context) {
        let place = self.places.get(self.at).cloned();
        self.places = cx.meeting().places_to_move(&self.slot).unwrap_or_default();
        let found = place.and_then(|place| self.places.iter().position(|other| *other == place));
        self.at = found.unwrap_or(self.at).min(self.last());
    }

    fn acts_on_rows(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let area = places.side_area();
        let meeting = cx.meeting();
        let index = |id: &SlotId| meeting.slot_index(id);
        let own = index(&self.slot);
        let title = own.map(|own| locked::slot_title(meeting, own)).unwrap_or_default();
        let title =
            text::wrap(&cx.lang.say(&msg!("menu-move-slot", slot = title)), usize::from(area.width.saturating_sub(4)));
        // What it comes after, from the first place on, and itself where it would be.
        let mut rows: Vec<(usize, bool)> = Vec::new();
        for (n, place) in self.places.iter().enumerate() {
            rows.extend(place.as_ref().and_then(index).map(|i| (i, false)));
            if n == self.at {
                rows.extend(own.map(|own| (own, true)));
            }
        }
        let cursor = rows.iter().position(|(_, is_own)| *is_own).unwrap_or_default();
        let height = u16::try_from(rows.len() + title.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let hint = cx.hint(Scope::MoveSlot, "hint-move-slot");
        let inner = boxed(frame, cx.theme, Rect { height, ..area }, "", &hint);
        let head = u16::try_from(title.len()).unwrap_or(1).min(inner.height.saturating_sub(1));
        let lines: Vec<Line> = title.into_iter().map(|l| Line::styled(format!(" {l}"), cx.theme.heading())).collect();
        paragraph(frame, lines, Rect { height: head, ..inner });
        let rest = Rect { y: inner.y + head, height: inner.height - head, ..inner };
        let width = usize::from(rest.width);
        let lines: Vec<Line> = rows
            .into_iter()
            .map(|(i, is_own)| {
                let at = meeting.slots().get(i).map(|run| wording::planned_start(run, cx.lang)).unwrap_or_default();
                let sign = if is_own { "↕" } else { " " };
                let row = locked::fitted(&format!(" {sign}{at:>5}  {}", locked::slot_title(meeting, i)), width);
                let gap = width.saturating_sub(text::width(&row));
                let style = if is_own { cx.theme.selected() } else { Style::new() };
                Line::styled(format!("{row}{}", " ".repeat(gap)), style)
            })
            .collect();
        list(frame, cx, lines, cursor, rest);
    }
}
