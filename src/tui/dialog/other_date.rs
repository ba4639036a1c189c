//! To which day something is postponed, where that is none of the coming meetings: a line with a date.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::{Component, Response};
use crate::dates;
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Event, Meeting, Target, followup};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::app::OnRecorded;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::Scope;
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::locked;

/// The line for a date.
#[derive(Clone, Debug)]
pub struct OtherDate {
    on: Vec<Target>,
    /// Whether any of it was closed at any time while this was typed.
    was_closed: bool,
    /// The line.
    pub line: InputLine,
}

impl OtherDate {
    /// Opens the line for what is postponed; some of the date is typed.
    #[must_use]
    pub fn typed(on: Vec<Target>, text: &str, meeting: &Meeting) -> Self {
        let was_closed = on.iter().any(|on| meeting.is_closed(on));
        Self { on, was_closed, line: InputLine::new(TextBox::new(text, false)) }
    }

    /// Opens the line as it was typed before a kill: what was opened since may have been closed then.
    #[must_use]
    pub fn again(on: Vec<Target>, text: &str, meeting: &Meeting) -> Self {
        let was_closed = on.iter().any(|on| meeting.was_opened(on));
        let typed = Self::typed(on, text, meeting);
        Self { was_closed: typed.was_closed || was_closed, ..typed }
    }

    /// Reads the date, and refuses one on which nothing can be treated.
    fn date(&self, cx: &Context) -> Result<NaiveDate, Msg> {
        let agenda = cx.agenda();
        let typed = text::one_line(&self.line.text.text());
        let typed = typed.trim().trim_start_matches('!').trim();
        let read = dates::whole(typed, agenda.date, agenda.next_meeting_on());
        let date = read.map_err(|why| followup::unreadable(typed, why))?;
        let shown = || time::date_weekday(date, cx.lang);
        if date <= agenda.date {
            return Err(msg!("problem-not-after", date = shown()));
        }
        let mut on_it = agenda.upcoming.iter().filter(|meeting| meeting.date == Some(date)).peekable();
        if on_it.peek().is_some() && on_it.all(|meeting| meeting.cancelled) {
            return Err(msg!("problem-cancelled", date = shown()));
        }
        Ok(date)
    }
}

impl Component for OtherDate {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return Response::Close,
            Intent::Record => return self.record(cx),
            Intent::Tab => {}
            Intent::Up | Intent::Down | Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        match self.date(cx) {
            // A draft that names what the agenda has no more.
            Ok(_) if !self.on.iter().all(|on| cx.meeting().is_there(on)) => self.line.refuse(msg!("problem-item-gone")),
            Ok(to) => {
                let postponed = |on: &Target| {
                    let is_open = !cx.meeting().is_closed(on);
                    let mark = (self.was_closed && is_open).then_some(Event::ClosedTextFollows);
                    mark.into_iter().chain([Event::ItemPostponed { on: on.clone(), to: Some(to) }])
                };
                let events = Event::together(&self.on, self.on.iter().flat_map(postponed).collect());
                Response::record_all(events, OnRecorded::Close)
            }
            Err(problem) => self.line.refuse(problem),
        }
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        self.on.retain(|on| !names.is_gone(on));
        self.on.iter_mut().for_each(|on| *on = names.target(on));
        self.was_closed |= self.on.iter().any(|on| cx.meeting().is_closed(on));
        !self.on.is_empty()
    }

    fn line(&self) -> Option<LineFor> {
        Some(match self.on.as_slice() {
            [one] => LineFor::OtherDate(one.clone()),
            all => LineFor::OtherDateOfSeveral(all.to_vec()),
        })
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let help = match self.date(cx) {
            Ok(date) => msg!("line-other-date-is", date = time::date_weekday(date, lang)),
            Err(_) => msg!("line-other-date-help"),
        };
        let title = locked::several(cx.meeting(), &self.on, lang);
        let heading = (lang.say(&msg!("line-other-date", item = title)), cx.hint(Scope::Line, "hint-line"));
        self.line.draw(frame, places, cx, (&heading.0, &heading.1), &lang.say(&help));
    }
}
