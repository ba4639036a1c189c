//! What the public may read of a decision on a closed item, as a line, with the decision below it.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::reason::Reason;
use super::{Component, Response};
use crate::meeting::{Event, Record, RecordId};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::{LateChange, LineFor};
use crate::tui::item::in_one_line;
use crate::tui::keymap::{Action, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;

/// The line for the words that are published of a decision.
#[derive(Clone, Debug)]
pub struct PublicWording {
    record: RecordId,
    line: InputLine,
}

impl PublicWording {
    /// Opens the line with what would be published as it is.
    #[must_use]
    pub fn new(record: &Record, cx: &Context) -> Self {
        let meeting = cx.meeting();
        let all = meeting.public_wordings(&record.on);
        let own = all.iter().find(|(id, _)| *id == record.id).map(|(_, text)| *text);
        Self::typed(record.id, own.or_else(|| meeting.public_decision_planned(&record.on)).unwrap_or_default())
    }

    /// Opens the line; some of it is typed.
    #[must_use]
    pub fn typed(record: RecordId, text: &str) -> Self {
        Self { record, line: InputLine::new(TextBox::new(text, true)) }
    }
}

impl Component for PublicWording {
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
        // A changed agenda may have opened the item meanwhile: then the public reads the decision, or nothing of it.
        let Some(record) = cx.meeting().record(self.record) else { return Response::Close };
        if !cx.meeting().is_closed(&record.on) {
            return self.line.refuse(msg!("public-wording-open", key = cx.keys.label_in(Scope::Line, Action::Dismiss)));
        }
        let typed = text::one_line(&self.line.text.text()).trim().to_owned();
        let text = (!typed.is_empty()).then_some(typed);
        let shown = record.sayings();
        let is_same = text == cx.meeting().public_wording_of(self.record);
        let event = Event::PublicWordingRecorded { record: self.record, text, shown };
        if !cx.is_after_close() {
            return Response::record_and_close(event);
        }
        // What is as it was has no reason.
        if is_same {
            return Response::Close;
        }
        // What was typed stays open beneath until it is recorded.
        Response::over(Reason::new(LateChange::Amend { changes: vec![event] }))
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::PublicWording(self.record))
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let Some(record) = cx.meeting().record(self.record) else { return };
        let said = record.sayings();
        let decision = said.iter().map(|saying| in_one_line(cx, &saying.content)).collect::<Vec<_>>().join(" · ");
        let title = lang.say(&msg!("public-wording-line", item = cx.numbered_title(&record.on)));
        let help = lang.say(&msg!("public-wording-help", decision = decision));
        self.line.draw(frame, places, cx, (&title, &cx.hint(Scope::Line, "hint-line")), &help);
    }
}
