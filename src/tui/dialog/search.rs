//! The search: what its keys do, and what it finds among items, people and records.

use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::{Component, Response};
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::{Content, RecordId, StatementKind, Target, forward};
use crate::msg;
use crate::text;
use crate::tui::context::Context;
use crate::tui::drafts::LineFor;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::tui::view::boxes::{boxed, paragraph, scrolled, typed, wrapped};
use crate::wording;
use crate::wording::{locked, votes};

/// An open search.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched for.
    pub text: TextBox,
    pub hits: Vec<Hit>,
    pub cursor: usize,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub what: Msg,
    pub text: String,
    pub on: Target,
    /// The record, if it is one.
    pub record: Option<RecordId>,
}

impl Search {
    /// Searches for what is typed.
    #[must_use]
    pub fn typed(text: &str, cx: &Context) -> Self {
        let mut new = Self { text: TextBox::new(text, false), ..Self::default() };
        new.search(cx);
        new
    }

    fn last(&self) -> usize {
        self.hits.len().saturating_sub(1)
    }

    fn search(&mut self, cx: &Context) {
        let wanted = text::casefold(&self.text.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        self.hits = if words.is_empty() { Vec::new() } else { find(cx, &words) };
        self.cursor = 0;
    }
}

impl Default for Search {
    fn default() -> Self {
        Self { text: TextBox::new("", false), hits: Vec::new(), cursor: 0 }
    }
}

impl Component for Search {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        match cx.keys.action(Scope::Search, Key::from_event(event)) {
            Some(Action::Dismiss) => return Response::Close,
            Some(Action::Up) => self.cursor = self.cursor.saturating_sub(1),
            Some(Action::Down) => self.cursor = (self.cursor + 1).min(self.last()),
            Some(Action::Accept) => {
                if let Some(hit) = self.hits.get(self.cursor) {
                    return Response::GoTo(hit.on.clone(), hit.record);
                }
            }
            _ => {
                self.text.key(event);
                self.search(cx);
            }
        }
        Response::Stay
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Response {
        self.text.insert(text);
        self.search(cx);
        Response::Stay
    }

    fn wheel(&mut self, rows: isize, _cx: &Context) {
        self.cursor = self.cursor.saturating_add_signed(rows).min(self.last());
    }

    /// Searches the new agenda; the cursor stays on its hit.
    fn rename(&mut self, names: &Names, cx: &Context) -> bool {
        let chosen = self.hits.get(self.cursor).map(|h| (names.target(&h.on), h.record, h.what.clone()));
        self.search(cx);
        if let Some((on, record, what)) = chosen {
            let is_same = |h: &Hit| h.on == on && h.record == record && h.what == what;
            self.cursor = self.hits.iter().position(is_same).unwrap_or(0);
        }
        true
    }

    fn line(&self) -> Option<LineFor> {
        Some(LineFor::Search)
    }

    fn text_box(&self) -> Option<&TextBox> {
        Some(&self.text)
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        let lang = cx.lang;
        let inner =
            boxed(frame, cx.theme, places.wide(), &lang.text("search-title"), &cx.hint(Scope::Search, "hint-search"));
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        typed(frame, cx, &self.text, Rect { height: 1, ..inner });
        let below = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
        if self.hits.is_empty() {
            let id = if self.text.is_blank() { "search-help" } else { "search-none" };
            return paragraph(frame, wrapped(&lang.text(id), below.width, cx.theme.quiet()), below);
        }
        let width = usize::from(below.width);
        let lines: Vec<Line> = self
            .hits
            .iter()
            .enumerate()
            .map(|(n, hit)| {
                let row = format!("{:<12} {}", lang.say(&hit.what), hit.text);
                let style = if n == self.cursor { cx.theme.selected() } else { Style::new() };
                Line::styled(locked::fitted(&row, width), style)
            })
            .collect();
        let top = (self.cursor + 1).saturating_sub(usize::from(below.height));
        scrolled(frame, lines, top, below);
    }
}

/// Finds items, people and records that hold every word.
fn find(cx: &Context, words: &[&str]) -> Vec<Hit> {
    let holds = |text: &str| {
        let folded = text::casefold(text);
        words.iter().all(|w| folded.contains(w))
    };
    let meeting = cx.meeting();
    let agenda = meeting.agenda();
    let mut hits = Vec::new();
    for target in meeting.targets() {
        let title = cx.numbered_title(&target);
        if holds(&title) {
            hits.push(Hit { what: msg!("word-item"), text: title, on: target, record: None });
        }
    }
    for (index, run) in meeting.slots().iter().enumerate() {
        let Some(target) = run.targets().into_iter().next() else { continue };
        let people = run.slot.guests.iter().map(|g| &g.who).chain(&run.slot.lead);
        for (who, name) in people.map(|who| (who, wording::titled_name(agenda, who))).filter(|(_, name)| holds(name)) {
            let time = wording::planned_start(run, cx.lang);
            let name = locked::marked(&name, meeting.is_guest_withheld(index, who));
            let slot = format!("{time} {}", locked::slot_title(meeting, index));
            let slot = format!("{name} · {}", slot.trim_start());
            hits.push(Hit { what: msg!("word-guest"), text: slot, on: target.clone(), record: None });
        }
    }
    for item in &agenda.items {
        for name in item.responsible.iter().chain(&item.case_worker).map(|who| wording::titled_name(agenda, who)) {
            if holds(&name) {
                let on = Target::Item(item.id.clone());
                let text = format!("{name} · {}", cx.numbered_title(&on));
                hits.push(Hit { what: msg!("word-responsible"), text, on, record: None });
            }
        }
    }
    for record in meeting.records().iter().filter(|r| !r.withdrawn) {
        let (what, said) = match record.current() {
            Content::Decision(d) => {
                let forwarded = forward::line(d.forwarded_to.as_deref(), d.forwarded_on, cx.lang);
                let arrow = if forwarded.is_empty() { "" } else { " → " };
                (msg!("word-decision"), format!("{}{arrow}{forwarded}", d.text))
            }
            Content::FollowUp(f) => (msg!("word-follow-up"), f.line.clone()),
            Content::Discussion { text } => (msg!("word-discussion"), text.clone()),
            Content::Note { text } => (msg!("word-note"), text.clone()),
            Content::Election(election) => (msg!("election-word"), election.line.clone()),
            Content::Motion(motion) => (msg!("motion-word"), motion.line.clone()),
            Content::Vote(vote) => (msg!("vote-word"), {
                let sides = votes::sides(vote, agenda, cx.lang).into_iter();
                let sides = sides.map(|(sign, names)| format!(" · {sign} {names}")).collect::<String>();
                format!("{}{sides}", votes::totals(vote, cx.lang))
            }),
            Content::Statement(s) => {
                let what = match s.statement {
                    StatementKind::Dissent => msg!("dissent-word"),
                    StatementKind::Remark => msg!("dissent-word-remark"),
                };
                (what, format!("{}: {}", votes::speakers(&s.who, agenda, cx.lang), s.text))
            }
        };
        if holds(&said) {
            let text = locked::said_of(meeting, record, &text::one_line(&said));
            hits.push(Hit { what, text, on: record.on.clone(), record: Some(record.id) });
        }
    }
    hits
}
