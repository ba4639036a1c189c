//! A line in which names are completed as they are typed: a follow-up, with what is to be done, by whom and until when,
//! or an amendment, with who moves it; or an election, with who stood.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::line::{InputLine, Intent, MOST_ROWS, ROWS, intent};
use super::{Component, Response, texts};
use crate::agenda::Agenda;
use crate::agenda::names::{self, Candidate};
use crate::meeting::followup::{self, Completion, Part, PartKind, Understood};
use crate::meeting::reload::Names;
use crate::meeting::{Content, Election, Motion, RecordId, Target};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::{Draft, DraftKind, DraftText};
use crate::tui::keymap::{Action, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{paragraph, scrolled, wrapped};
use crate::wording::votes::{self, election_rows, motion_head};
use crate::wording::{locked, plain_name};

/// A line with names in it.
#[derive(Clone, Debug)]
pub struct NamesLine {
    /// What it is to become.
    writing: DraftKind,
    on: Target,
    editing: Option<RecordId>,
    line: InputLine,
    /// What it opened with, if that was not a draft.
    original: Option<String>,
    /// Which completion is chosen, if the list is open.
    choice: usize,
    /// Who can be named: listed once, the line is read again at every key.
    candidates: Vec<Candidate>,
}

impl NamesLine {
    /// Opens a line; `is_draft` tells whether it was begun before.
    #[must_use]
    pub fn new(
        writing: DraftKind,
        on: Target,
        editing: Option<RecordId>,
        text: String,
        is_draft: bool,
        agenda: &Agenda,
    ) -> Self {
        let line = InputLine::new(TextBox::wrapping(&text));
        let original = (!is_draft).then_some(text);
        Self { writing, on, editing, line, original, choice: 0, candidates: names::candidates(agenda) }
    }

    /// What can complete the line at its cursor.
    fn completion(&self, cx: &Context) -> Option<Completion> {
        let text = &self.line.text;
        followup::completion(&text.text(), text.column(), &self.context(cx))
    }

    /// What the line is read against.
    fn context(&self, cx: &Context) -> followup::Context<'_> {
        followup::Context::new(cx.agenda(), &self.candidates)
    }

    /// How the line is understood.
    fn understood(&self, cx: &Context) -> Understood {
        followup::parse(&self.line.text.text(), &self.context(cx))
    }

    /// What it says.
    fn content(&self, cx: &Context) -> Content {
        let typed = self.line.text.text();
        match self.writing {
            DraftKind::Election => Content::Election(Election::read(&typed, &self.context(cx))),
            DraftKind::Motion => Content::Motion(Motion::read(&typed, &self.context(cx))),
            _ => Content::FollowUp(self.understood(cx).to_follow_up(&typed)),
        }
    }

    fn complete(&mut self, completion: &Completion) {
        let last = completion.matches.len().saturating_sub(1);
        if let Some(chosen) = completion.matches.get(self.choice.min(last)) {
            let (text, cursor) = followup::apply(&self.line.text.text(), completion, chosen);
            self.line.text.replace(&text, cursor);
            self.choice = 0;
        }
    }

    /// Makes an owner of the name that the line begins with; without one the key is a blank.
    fn mark_owner(&mut self, cx: &Context) {
        if let Some(name) = self.understood(cx).unmarked {
            let text = &self.line.text;
            let (text, cursor) = followup::mark_owner(&text.text(), &name, text.column());
            self.line.text.replace(&text, cursor);
        } else {
            // A paste that comes as keys has it between its columns.
            self.line.text.insert(" ");
        }
    }

    fn open_draft(&self) -> Draft {
        let words = DraftText { text: self.line.text.text(), ..DraftText::default() };
        Draft::open(self.writing.clone(), self.on.clone(), self.editing, words)
    }

    /// The lines below that show how it was understood.
    fn understood_lines(&self, cx: &Context, width: u16) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        for part in self.parts(cx) {
            let (sign, style) = match part.kind {
                PartKind::Task if self.writing == DraftKind::FollowUp => ("☐ ", Style::new()),
                PartKind::Task => ("  ", Style::new()),
                PartKind::Owner if self.writing == DraftKind::Election => ("  ", cx.theme.accent()),
                PartKind::Owner => ("@ ", cx.theme.accent()),
                PartKind::Due => ("! ", cx.theme.accent()),
                PartKind::NoOwner => ("@ ", cx.theme.quiet()),
                PartKind::Unmarked => ("@ ", cx.theme.alert()),
                PartKind::Problem => ("? ", cx.theme.alert()),
            };
            for (n, line) in text::wrap(&part.text, usize::from(width).saturating_sub(2)).into_iter().enumerate() {
                let head = if n == 0 { sign } else { "  " };
                lines.push(Line::from(vec![Span::styled(head.to_owned(), style), Span::styled(line, style)]));
            }
        }
        if lines.is_empty() {
            let help = match self.writing {
                DraftKind::Motion => "motion-help",
                DraftKind::Election => "election-help",
                _ => "line-follow-up-help",
            };
            return wrapped(&cx.lang.text(help), width, cx.theme.quiet());
        }
        lines
    }

    /// Says how it was understood, piece by piece.
    fn parts(&self, cx: &Context) -> Vec<Part> {
        let part = |kind| move |text| Part { text, kind };
        let (understood, key) = (self.understood(cx), cx.keys.label_in(Scope::Line, Action::Complete));
        match self.content(cx) {
            Content::Motion(motion) if !motion.line.is_empty() => {
                let head = motion_head(&motion, |who| plain_name(cx.agenda(), who), cx.lang);
                let unmarked = understood.unmarked.as_ref().map(|name| {
                    let (typed, mention) = (name.typed.as_str(), name.candidate.mention.as_str());
                    cx.lang.say(&msg!("motion-unmarked", key = &key, typed = typed, mention = mention))
                });
                let who = if motion.mover.is_some() { PartKind::Owner } else { PartKind::NoOwner };
                let said = [part(who)(cx.lang.say(&head)), part(PartKind::Task)(motion.text)];
                let said = said.into_iter().filter(|part| !part.text.is_empty());
                let wrong = understood.name_problems(cx.lang).into_iter().map(part(PartKind::Problem));
                said.chain(unmarked.map(part(PartKind::Unmarked))).chain(wrong).collect()
            }
            Content::Election(election) if !election.line.is_empty() => {
                let rows = election_rows(&election, |who| plain_name(cx.agenda(), who), cx.lang);
                let head = Some(format!("{}:", election.title)).filter(|_| !election.title.is_empty());
                let record = self.editing.and_then(|id| cx.meeting().record(id));
                let (on, said) = (&self.on, Content::Election(election.clone()));
                let then = cx.meeting().circumstances_of(record, on, &said);
                let at = record.map_or(cx.now, |record| record.at);
                let wrong = cx.meeting().election_troubles(on, &election, &then, at, cx.now);
                let wrong = wrong.iter().map(|trouble| votes::trouble(trouble, cx.agenda(), cx.lang));
                let (_, unread) = Election::read_all(&election.line, &self.context(cx));
                let unread = unread.iter().map(|text| cx.lang.say(&msg!("election-unread", text = text.as_str())));
                let unread = understood.name_problems(cx.lang).into_iter().chain(unread);
                let said =
                    head.into_iter().map(part(PartKind::Owner)).chain(rows.into_iter().map(part(PartKind::Task)));
                said.chain(unread.chain(wrong).map(part(PartKind::Problem))).collect()
            }
            Content::Motion(_) | Content::Election(_) => Vec::new(),
            _ => understood.parts(cx.lang, &key),
        }
    }
}

impl Component for NamesLine {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match (intent(event, cx.keys), self.completion(cx)) {
            // What it was opened from comes back.
            (Intent::Leave, _) if self.writing != DraftKind::FollowUp => return Response::LeaveText,
            (Intent::Leave, _) => return Response::PutAside,
            (Intent::Record, _) => return self.record(cx),
            (Intent::Tab, Some(completion)) => self.complete(&completion),
            (Intent::Tab, None) => self.mark_owner(cx),
            (Intent::Down, Some(completion)) => {
                self.choice = (self.choice + 1).min(completion.matches.len().saturating_sub(1));
            }
            (Intent::Up, Some(_)) => self.choice = self.choice.saturating_sub(1),
            (Intent::Up | Intent::Down | Intent::Type, _) => {
                self.line.key(event);
                self.choice = 0;
            }
        }
        Response::Stay
    }

    fn record(&mut self, cx: &Context) -> Response {
        match self.content(cx) {
            _ if self.line.text.text().trim().is_empty() => Response::warn(msg!("notice-empty")),
            // Names alone are no amendment.
            Content::Motion(motion) if motion.text.is_empty() => Response::warn(msg!("motion-empty")),
            Content::Election(election) if election.title.is_empty() => Response::warn(msg!("election-no-title")),
            Content::Election(election) if election.candidates.is_empty() => Response::warn(msg!("election-empty")),
            content => texts::record(cx, self.open_draft(), content),
        }
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        self.line.paste(text)
    }

    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        self.on = names.target(&self.on);
        self.candidates = names::candidates(cx.agenda());
        true
    }

    fn draft(&self) -> Option<Draft> {
        Some(self.open_draft())
    }

    fn is_untouched(&self) -> bool {
        self.original.as_ref() == Some(&self.line.text.text())
    }

    fn replace_text(&mut self, text: &str) {
        self.line.text = TextBox::wrapping(&text.replace('\n', " "));
        self.original = None;
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.line.text)
    }

    fn is_typed_in(&self) -> bool {
        true
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let item = cx.open_title(self.open_draft());
        let (title, hint) = match (cx.comes_after(self.editing), self.editing) {
            (true, Some(_)) => (msg!("after-editor-correct", item = item), "after-hint-follow-up"),
            (true, None) => (msg!("after-editor-add", item = item), "after-hint-follow-up"),
            (false, _) if self.writing == DraftKind::Election => (msg!("election-line", item = item), "hint-follow-up"),
            (false, _) if self.writing == DraftKind::Motion => (msg!("motion-line", item = item), "hint-follow-up"),
            (false, _) => (msg!("line-follow-up", item = item), "hint-follow-up"),
        };
        let completion = self.completion(cx);
        let understood = self.understood_lines(cx, places.side_area().width.saturating_sub(4));
        // Every warning has its row.
        let rows = match &completion {
            Some(completion) => completion.matches.len().min(MOST_ROWS),
            None => understood.len().saturating_sub(ROWS),
        };
        let below = self.line.draw_box(frame, places, cx, (&lang.say(&title), &cx.hint(Scope::Line, hint)), rows);
        let Some(completion) = completion else {
            return paragraph(frame, understood, below);
        };
        let lines: Vec<Line> = completion
            .matches
            .iter()
            .enumerate()
            .map(|(n, candidate)| {
                let title = candidate.title.as_ref().map(|t| format!("  {t}")).unwrap_or_default();
                let row = format!(" @ {}{title}", candidate.name);
                let style = if n == self.choice { cx.theme.selected() } else { Style::new() };
                Line::styled(locked::fitted(&row, usize::from(below.width)), style)
            })
            .collect();
        let top = (self.choice + 1).saturating_sub(usize::from(below.height));
        scrolled(frame, lines, top, below);
    }
}
