//! A text of several lines: a decision, what was said, a note, a dissent or a remark.

mod draw;
mod outcome;

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;

use self::outcome::ChosenOutcome;
use super::{Component, Response, line, texts};
use crate::agenda::Outcome;
use crate::meeting::reload::Names;
use crate::meeting::{Content, Record, RecordId, Statement, Target};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::{Draft, DraftKind, DraftText, LineFor, OpenLine, decision};
use crate::tui::keymap::{Action, Key, Keymap, Scope};
use crate::tui::textbox::{Change, TextBox};
use crate::tui::view::Layout;

/// An open editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What the text is for: a decision, what was said, a note, a dissent or a remark.
    pub writing: DraftKind,
    /// The item or point that it belongs to; it stays with it.
    pub on: Target,
    /// The other items that it is for.
    pub with: Vec<Target>,
    /// The record that it changes.
    pub editing: Option<RecordId>,
    /// Whether it was opened from the list of a vote.
    from_vote: bool,
    outcome: ChosenOutcome,
    /// Where the decision is forwarded to, as it was typed.
    pub forwarded: String,
    pub text: TextBox,
    /// What it opened with, if that was not a draft: as long as it is the same, there is nothing to keep.
    original: Option<DraftText>,
    /// The list that is open over it, and its cursor.
    list: Option<(List, usize)>,
    /// The line that is open over it, for where the decision is forwarded to.
    forward: Option<Box<TextBox>>,
}

/// A list that an editor can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Phrases,
    Outcomes,
}

/// All outcomes, in the order of the list.
pub const OUTCOMES: [Outcome; 7] = [
    Outcome::Approved,
    Outcome::Noted,
    Outcome::Discussed,
    Outcome::Rejected,
    Outcome::Postponed,
    Outcome::Forwarded,
    Outcome::Other,
];

enum Intent {
    Record,
    Leave,
    ListPhrases,
    ListOutcomes,
    Phrase(usize),
    /// Opens the decision that the item has, in place of another one.
    Reword,
    Type,
}

/// What a key does in an editor; some only where a decision is written.
fn intent(event: &KeyEvent, keys: &Keymap, decides: bool) -> Intent {
    let key = Key::from_event(event);
    match keys.action(Scope::Editor, key) {
        Some(Action::Accept) => Intent::Record,
        Some(Action::Dismiss) => Intent::Leave,
        Some(Action::Phrases) if decides => Intent::ListPhrases,
        Some(Action::Outcomes) if decides => Intent::ListOutcomes,
        Some(Action::Up) if decides => Intent::Reword,
        _ => match Key::phrase(event).filter(|_| decides) {
            Some(number) => Intent::Phrase(number - 1),
            None => Intent::Type,
        },
    }
}

/// What a key does in the list over an editor; any other puts it away.
enum ListIntent {
    Up,
    Down,
    Home,
    End,
    Choose,
    ChooseNumber(usize),
    Leave,
}

fn list_intent(event: &KeyEvent, keys: &Keymap) -> ListIntent {
    let key = Key::from_event(event);
    match (keys.action(Scope::EditorList, key), key.digit().or(Key::phrase(event))) {
        (Some(Action::Up), _) => ListIntent::Up,
        (Some(Action::Down), _) => ListIntent::Down,
        (Some(Action::Home), _) => ListIntent::Home,
        (Some(Action::End), _) => ListIntent::End,
        (Some(Action::Accept), _) => ListIntent::Choose,
        (_, Some(number)) => ListIntent::ChooseNumber(number),
        _ => ListIntent::Leave,
    }
}

impl Editor {
    /// Opens a text; `is_draft` tells whether it was begun before.
    #[must_use]
    pub fn new(writing: DraftKind, on: Target, editing: Option<RecordId>, words: DraftText, is_draft: bool) -> Self {
        let text = TextBox::new(&words.text, true);
        // What a new text opens with is a phrase.
        let is_phrase = !is_draft && editing.is_none() && !text.is_blank();
        let outcome = ChosenOutcome::new(words.outcome, is_phrase.then(Outcome::default));
        let forwarded = words.forwarded.clone();
        let original = (!is_draft).then_some(words);
        let (with, from_vote) = (Vec::new(), false);
        Self { writing, on, with, editing, from_vote, outcome, forwarded, text, original, list: None, forward: None }
    }

    /// Makes it a text for these items too.
    #[must_use]
    pub fn with(self, with: Vec<Target>) -> Self {
        Self { with, ..self }
    }

    /// Says whether it was opened from the list of a vote.
    #[must_use]
    pub fn from_vote(self, from_vote: bool) -> Self {
        Self { from_vote, ..self }
    }

    /// The outcome of the decision.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome.get()
    }

    /// Returns whether Alt and a number insert a phrase.
    #[must_use]
    pub fn takes_phrases(&self) -> bool {
        let is_listed = !matches!(self.list, Some((List::Outcomes, _)));
        self.writing == DraftKind::Decision && self.forward.is_none() && is_listed
    }

    fn words(&self) -> DraftText {
        DraftText { text: self.text.text(), outcome: self.outcome(), forwarded: self.forwarded.clone() }
    }

    /// The decision that the item has, where this is a further one.
    fn decision_before<'a>(&'a self, cx: &Context<'a>) -> Option<&'a Record> {
        let is_new = self.writing == DraftKind::Decision && self.editing.is_none() && self.with.is_empty();
        cx.meeting().decisions_on(&self.on).last().filter(|_| is_new)
    }

    fn open_draft(&self) -> Draft {
        let draft = Draft::open(self.writing.clone(), self.on.clone(), self.editing, self.words());
        Draft { with: self.with.clone(), from_vote: self.from_vote, ..draft }
    }

    fn forward_key(&mut self, event: &KeyEvent, cx: &Context) {
        let Some(typed) = &mut self.forward else { return };
        match line::intent(event, cx.keys) {
            line::Intent::Leave => self.forward = None,
            line::Intent::Record => {
                self.forwarded = text::one_line(&typed.text()).trim().to_owned();
                self.outcome.choose(Outcome::Forwarded);
                self.forward = None;
            }
            _ => _ = typed.key(event),
        }
    }

    fn list_key(&mut self, event: &KeyEvent, list: List, cursor: usize, cx: &Context) -> Response {
        let count = match list {
            List::Phrases => cx.agenda().phrases.len().min(9),
            List::Outcomes => OUTCOMES.len(),
        };
        let last = count.saturating_sub(1);
        let mut go = |to: usize| {
            self.list = Some((list, to));
            Response::Stay
        };
        let chosen = match list_intent(event, cx.keys) {
            ListIntent::Up => return go(cursor.saturating_sub(1)),
            ListIntent::Down => return go((cursor + 1).min(last)),
            ListIntent::Home => return go(0),
            ListIntent::End => return go(last),
            ListIntent::Choose => Some(cursor),
            ListIntent::ChooseNumber(number) => number.checked_sub(1).filter(|at| *at < count),
            ListIntent::Leave => None,
        };
        self.list = None;
        match (chosen, list) {
            (Some(at), List::Phrases) => return self.put_phrase(at, cx),
            (Some(at), List::Outcomes) => {
                let outcome = OUTCOMES[at.min(OUTCOMES.len() - 1)];
                // Where it is forwarded to is asked at once; Esc there leaves the outcome as it was.
                if outcome == Outcome::Forwarded {
                    self.forward = Some(Box::new(TextBox::new(&self.forwarded, false)));
                } else {
                    self.outcome.choose(outcome);
                }
            }
            (None, _) => {}
        }
        Response::Stay
    }

    /// Gives a key to the text; the outcome that a phrase set goes with it.
    fn type_key(&mut self, event: &KeyEvent) {
        if let Some(change) = self.text.typed(event) {
            self.outcome.follow(change, self.text.is_blank());
        }
    }

    /// Inserts a standard phrase and sets its outcome.
    fn put_phrase(&mut self, at: usize, cx: &Context) -> Response {
        let Some(phrase) = cx.agenda().phrases.get(at) else {
            return Response::warn(msg!("notice-no-phrase", number = at + 1));
        };
        let before = self.text.text();
        let gap = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
        self.text.insert(&format!("{gap}{}", phrase.text));
        self.outcome.set_by_phrase(phrase.outcome);
        Response::Stay
    }
}

impl Component for Editor {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        if self.forward.is_some() {
            self.forward_key(event, cx);
            return Response::Stay;
        }
        if let Some((list, cursor)) = self.list {
            return self.list_key(event, list, cursor, cx);
        }
        match intent(event, cx.keys, self.writing == DraftKind::Decision) {
            Intent::Record => return self.record(cx),
            Intent::Leave => return Response::LeaveText,
            Intent::Phrase(at) => return self.put_phrase(at, cx),
            Intent::ListPhrases => self.list = Some((List::Phrases, 0)),
            Intent::ListOutcomes => {
                let at = OUTCOMES.iter().position(|o| *o == self.outcome()).unwrap_or(0);
                self.list = Some((List::Outcomes, at));
            }
            Intent::Reword if self.is_untouched() && self.text.is_at_top() => {
                if let Some(decision) = self.decision_before(cx) {
                    return texts::edit_record(cx, decision.id);
                }
                self.type_key(event);
            }
            Intent::Reword | Intent::Type => self.type_key(event),
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        // A line that is open in it is not part of it yet, and would be lost.
        if self.forward.is_some() {
            return Response::Stay;
        }
        if self.text.is_blank() {
            return Response::warn(msg!("notice-empty"));
        }
        let text = self.text.text().trim_end().to_owned();
        let content = match self.writing.clone() {
            DraftKind::Decision => Content::Decision(decision(&self.words(), cx.agenda())),
            DraftKind::Statement { statement, who, decision } => {
                Content::Statement(Statement { decision, statement, who, text })
            }
            DraftKind::Discussion => Content::Discussion { text },
            DraftKind::Note
            | DraftKind::FollowUp
            | DraftKind::Vote { .. }
            | DraftKind::Motion
            | DraftKind::Election => Content::Note { text },
        };
        texts::record(cx, self.open_draft(), content)
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        match &mut self.forward {
            Some(line) => line.insert(text),
            None => {
                self.list = None;
                let before = self.text.text();
                self.text.paste(text);
                if self.text.text() != before {
                    self.outcome.follow(Change::Edit, self.text.is_blank());
                }
            }
        }
        Response::Stay
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.on = names.target(&self.on);
        self.with.retain(|on| !names.is_gone(on));
        self.with.iter_mut().for_each(|on| *on = names.target(on));
        true
    }

    fn draft(&self) -> Option<Draft> {
        Some(self.open_draft())
    }

    fn line(&self) -> Option<LineFor> {
        self.forward.is_some().then_some(LineFor::Forwarding)
    }

    fn open_line(&mut self, line: &OpenLine) -> bool {
        let is_its = line.of == LineFor::Forwarding && self.writing == DraftKind::Decision;
        if is_its {
            self.forward = Some(Box::new(TextBox::new(&line.text, false)));
        }
        is_its
    }

    fn is_untouched(&self) -> bool {
        self.original.as_ref() == Some(&self.words())
    }

    fn replace_text(&mut self, text: &str) {
        self.text = TextBox::new(text, true);
        self.outcome = ChosenOutcome::new(self.outcome(), None);
        self.original = None;
    }

    fn add_words(&mut self, words: &DraftText) {
        if !self.text.text().ends_with(&words.text) {
            let gap = if self.text.is_blank() { "" } else { "\n" };
            self.text.insert(&format!("{gap}{}", words.text));
            self.outcome.set_by_phrase(words.outcome);
        }
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(self.forward.as_deref().unwrap_or(&self.text))
    }

    fn is_typed_in(&self) -> bool {
        self.list.is_none() && self.forward.is_none()
    }

    fn still_area(&self, places: &Layout) -> Option<Rect> {
        Some(draw::outer(self, places.side_area()))
    }

    fn draw_still(&self, frame: &mut Frame, area: Rect, cx: &Context) {
        draw::still(frame, self, area, cx);
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        draw::text(frame, self, draw::outer(self, places.side_area()), cx);
    }
}
