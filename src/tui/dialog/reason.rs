//! Why something is recorded after the close: it is corrected, added, or the meeting is opened again.

use crossterm::event::KeyEvent;
use ratatui::Frame;

use super::line::{InputLine, Intent, intent};
use super::{Component, Response, questions};
use crate::meeting::reload::Names;
use crate::meeting::{Event, Meeting, RecordId, Target, VoteTrouble};
use crate::msg;
use crate::text;
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::drafts::{LateChange, LineFor, Text};
use crate::tui::keymap::Scope;
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::events::happened;

/// How wide what is corrected is said, in columns.
const LONGEST_CHANGE: usize = 60;

/// The line for a reason; the text that it is for stays a draft meanwhile.
#[derive(Clone, Debug)]
pub struct Reason {
    after: LateChange,
    line: InputLine,
}

impl Reason {
    /// Asks for the reason of something.
    #[must_use]
    pub fn new(after: LateChange) -> Self {
        Self::typed(after, "")
    }

    /// Asks for the reason of something; some of it is typed.
    #[must_use]
    pub fn typed(after: LateChange, reason: &str) -> Self {
        Self { after, line: InputLine::new(TextBox::new(reason, false)) }
    }

    /// Goes back to the text that the reason is for.
    fn leave(&self, cx: &Context) -> Response {
        let (on, editing, content) = match &self.after {
            LateChange::Amend { .. } | LateChange::Reopen => return Response::Close,
            LateChange::Correct { record, on, content, .. } => (on, Some(*record), content),
            LateChange::Add { on, content, .. } => (on, None, content),
        };
        Response::write(Text::of(content, on.clone(), editing, cx.lang))
    }
}

/// After the close, asks over the dialog for the reason of what would be recorded of who was there or of times, and
/// records nothing else; before it, everything is done as it is. What is recorded by several events has one reason.
/// What was typed stays open beneath until it is recorded.
pub(super) fn amended(cx: &Context, response: Response) -> Response {
    let Some(refused) = questions::after_its_close(cx) else { return response };
    match response.events() {
        None => response,
        Some(changes) if changes.iter().all(Event::is_amendable) => {
            Response::over(Reason::new(LateChange::Amend { changes: changes.to_vec() }))
        }
        Some(_) => refused,
    }
}

/// Lists the matters with a vote, dissent or remark that would no longer fit who was there.
fn spoilt(cx: &Context, changes: &[Event]) -> Vec<Target> {
    let unfit = |meeting: &Meeting| -> Vec<(RecordId, Target, Vec<VoteTrouble>)> {
        let review = meeting.review();
        let votes = review.wrong_votes.into_iter().map(|(vote, troubles)| (vote.id, vote.on.clone(), troubles));
        let statements = review.from_outside.into_iter().map(|(record, _)| (record.id, record.on.clone(), Vec::new()));
        votes.chain(statements).collect()
    };
    let before = unfit(cx.meeting());
    let after = unfit(cx.history.with(changes).meeting()).into_iter().filter(|one| !before.contains(one));
    let mut matters: Vec<Target> = after.map(|(_, on, _)| on).collect();
    matters.dedup();
    matters
}

impl Component for Reason {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match intent(event, cx.keys) {
            Intent::Leave => return self.leave(cx),
            Intent::Record => return self.record(cx),
            Intent::Tab => {}
            Intent::Up | Intent::Down | Intent::Type => self.line.key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        let reason = text::one_line(&self.line.text.text()).trim().to_owned();
        if reason.is_empty() {
            return self.line.refuse(msg!("after-no-reason"));
        }
        let (event, draft) = match self.after.clone() {
            LateChange::Reopen => return Response::record_and_close(Event::MeetingReopened { reason }),
            LateChange::Amend { changes } => {
                let amended = changes.into_iter().map(|change| change.into_amendment(&reason)).collect();
                return Response::record_all(amended, OnRecorded::CloseReason);
            }
            LateChange::Correct { record, content, draft, .. } => {
                (Event::CorrectionRecorded { record, content, reason }, draft)
            }
            LateChange::Add { on, content, draft } => (Event::AdditionRecorded { on, content, reason }, draft),
        };
        let events = cx.drafts.recording(None, &draft, [event], cx.meeting());
        Response::Do(Effect::Record(events, OnRecorded::CloseDraft(draft)))
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.after.rename(names);
        true
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::Reason(Box::new(self.after.clone())))
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let title = |on, draft: &str| match cx.drafts.get(draft) {
            Some(draft) => cx.draft_title(draft),
            None => cx.numbered_title(on),
        };
        let title = match &self.after {
            LateChange::Correct { on, draft, .. } => msg!("after-line-correct", item = title(on, draft)),
            LateChange::Add { on, draft, .. } => msg!("after-line-add", item = title(on, draft)),
            LateChange::Amend { .. } => msg!("after-line-amend"),
            LateChange::Reopen => msg!("after-line-reopen"),
        };
        let hint = match &self.after {
            LateChange::Reopen => "hint-line",
            LateChange::Amend { .. } => "after-hint-amend",
            LateChange::Correct { .. } | LateChange::Add { .. } => "after-hint-reason",
        };
        let help = match &self.after {
            LateChange::Correct { .. } if !cx.is_after_close() => "after-help-sealed",
            LateChange::Correct { .. } => "after-help-correct",
            LateChange::Add { .. } => "after-help-add",
            LateChange::Amend { .. } => "after-help-amend",
            LateChange::Reopen => "after-help-reopen",
        };
        let mut help = lang.text(help);
        if let LateChange::Amend { changes } = &self.after {
            // Who is named by the first of them is said by name.
            let named: Vec<Event> =
                changes.iter().filter(|e| matches!(e, Event::PersonNamed { .. })).cloned().collect();
            let history = cx.history.with(&named);
            let said = changes.iter().filter_map(|change| happened(change, &history, lang, LONGEST_CHANGE));
            let what = said.map(|said| lang.say(&said.msg)).collect::<Vec<_>>().join(" · ");
            if !what.is_empty() {
                help = format!("{what}. {help}");
            }
            let spoilt: Vec<String> =
                spoilt(cx, changes).iter().map(|on| text::one_line(&cx.numbered_title(on))).collect();
            if !spoilt.is_empty() {
                help = format!("{} {help}", lang.say(&msg!("after-spoils", items = lang.list(&spoilt))));
            }
        }
        self.line.draw(frame, places, cx, (&lang.say(&title), &cx.hint(Scope::Line, hint)), &help);
    }
}
