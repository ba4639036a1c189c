//! The list of meetings that `punktlig` alone shows: date, body, state; Enter opens one.

use std::time::Duration;

use chrono::{NaiveDate, NaiveTime};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Paragraph};

use super::app::Input;
use super::keymap::{Action, Key, Keymap, Scope};
use super::shell::window::{Arrival, Window};
use super::theme::Theme;
use crate::error::Result;
use crate::journal::Status;
use crate::lang::Lang;
use crate::msg;
use crate::paths;
use crate::text;
use crate::time;
use crate::wording::locked;

/// A meeting of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMeeting {
    /// When it begins; none: its agenda has errors.
    pub date: Option<NaiveDate>,
    /// When its first slot begins.
    pub time: Option<NaiveTime>,
    /// Whether one of its days is today.
    pub today: bool,
    /// Whether its last day is over.
    pub is_past: bool,
    /// The body, or the title.
    pub name: String,
    /// The agenda's file, as it is opened.
    pub path: std::path::PathBuf,
    /// How far it has come; none: its journal cannot be read.
    pub status: Option<Status>,
    /// Whether it is a document that no agenda has been made of.
    pub is_document: bool,
}

/// What is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    Meeting(ListedMeeting),
    /// A meeting that starts now, without an agenda.
    Start,
    /// The agenda of a new meeting.
    Create,
}

/// What is offered besides the meetings, and its words.
const OFFERS: [(Picked, &str); 2] = [(Picked::Start, "new-start"), (Picked::Create, "new-create")];

/// The list on the screen.
#[derive(Clone, Debug)]
pub struct Picker {
    pub lang: Lang,
    pub theme: Theme,
    /// The meetings, as they are listed.
    pub entries: Vec<ListedMeeting>,
    pub cursor: usize,
}

impl Picker {
    /// Shows the list; gives what is chosen, or none if the user left.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub fn run(&mut self, screen: &mut impl Window) -> Result<Option<Picked>> {
        let keys = Keymap::new(self.lang);
        loop {
            screen.draw(true, |frame| Some(self.draw(frame)))?;
            match screen.wait(Duration::from_secs(3600)) {
                Arrival::Stop | Arrival::Input(Input::Interrupt, _) => return Ok(None),
                Arrival::Input(Input::Key(event), _) => match keys.action(Scope::Picker, Key::from_event(&event)) {
                    Some(Action::Dismiss) => return Ok(None),
                    Some(Action::Accept) => return Ok(self.chosen()),
                    Some(action) => self.step(action),
                    None => {}
                },
                Arrival::Input(..) | Arrival::Nothing => {}
            }
        }
    }

    /// Returns what the cursor is on.
    fn chosen(&self) -> Option<Picked> {
        match self.cursor.checked_sub(self.entries.len()) {
            None => self.entries.get(self.cursor).cloned().map(Picked::Meeting),
            Some(offer) => OFFERS.get(offer).map(|(offer, _)| offer.clone()),
        }
    }

    /// Moves the cursor.
    pub fn step(&mut self, action: Action) {
        let last = (self.entries.len() + OFFERS.len()).saturating_sub(1);
        self.cursor = match action {
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => (self.cursor + 1).min(last),
            Action::Home => 0,
            Action::End => last,
            Action::PageUp => self.cursor.saturating_sub(10),
            Action::PageDown => (self.cursor + 10).min(last),
            _ => self.cursor,
        };
    }

    /// Says how far a meeting has come; of one whose agenda has errors nothing more is said.
    fn state(&self, entry: &ListedMeeting) -> String {
        let lang = self.lang;
        if entry.is_document {
            return lang.text("pick-document");
        }
        if entry.date.is_none() {
            return String::new();
        }
        let state = lang.text(match entry.status {
            Some(Status::NotStarted) if entry.is_past => "pick-not-held",
            Some(Status::NotStarted) => "pick-not-started",
            Some(Status::Running) => "pick-running",
            Some(Status::Reopened) => "pick-reopened",
            Some(Status::Closed) => "pick-closed",
            None => "pick-damaged",
        });
        if entry.today { lang.say(&msg!("pick-today", state = state)) } else { state }
    }

    /// Draws the list, and gives the place of the chosen row.
    pub fn draw(&self, frame: &mut Frame) -> Position {
        let lang = self.lang;
        let area = frame.area();
        let hint = if self.entries.is_empty() { "pick-hint-offers" } else { "pick-hint" };
        let hint = lang.say(&Keymap::new(lang).hint(Scope::Picker, hint));
        let block = Block::new()
            .borders(Borders::ALL)
            .border_style(self.theme.frame())
            .title(Line::styled(format!(" {} ", lang.text("pick-title")), self.theme.heading()))
            .title_bottom(Line::styled(format!(" {hint} "), self.theme.quiet()));
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let width = usize::from(inner.width);
        if self.entries.is_empty() {
            return self.draw_offers(frame, inner);
        }
        // The files are reported where there is room for all of them.
        let longest = self.entries.iter().map(|e| text::width(&file_name(e)) + 2).max().unwrap_or(0);
        let files = if width < 110 { 0 } else { longest.min(width / 2) };
        // The name is the last to be cut: the time of day goes before it, and the year.
        let states: Vec<String> = self.entries.iter().map(|entry| self.state(entry)).collect();
        let state_width = states.iter().map(|state| text::width(state)).max().unwrap_or(0).min(width / 3);
        let dates = |style: &dyn Fn(&ListedMeeting) -> String| self.entries.iter().map(style).collect::<Vec<_>>();
        let dated = |entry: &ListedMeeting, style: &dyn Fn(NaiveDate) -> String| match entry.date {
            Some(date) => style(date),
            None if entry.is_document => String::new(),
            None => lang.text("pick-unreadable"),
        };
        let full = |entry: &ListedMeeting| {
            let time = entry.time.map(|time| format!("{:>6}", time::hm(time, lang))).unwrap_or_default();
            dated(entry, &|date| format!("{}{time}", time::date_figures(date)))
        };
        let day = |entry: &ListedMeeting| dated(entry, &time::date_figures);
        let brief = |entry: &ListedMeeting| dated(entry, &|date| date.format("%d-%m").to_string());
        let widest = |all: &[String]| all.iter().map(|date| text::width(date)).max().unwrap_or(0);
        let room = |dates: &[String]| width.saturating_sub(widest(dates) + state_width + 4 + files);
        let styles: [&dyn Fn(&ListedMeeting) -> String; 3] = [&full, &day, &brief];
        let dates = styles.into_iter().map(dates).find(|dates| room(dates) >= NAME).unwrap_or_else(|| dates(&brief));
        let (date_width, name_width) = (widest(&dates), room(&dates));
        let mut lines: Vec<Line> = self
            .entries
            .iter()
            .zip(dates.iter().zip(&states))
            .enumerate()
            .map(|(n, (entry, (date, state)))| {
                let file = if files == 0 { String::new() } else { file_name(entry) };
                let name = pad(&locked::fitted(&entry.name, name_width), name_width);
                let state = pad(&locked::fitted(state, state_width), state_width);
                let date = pad(&locked::fitted(date, date_width), date_width);
                let row = pad(&locked::fitted(&format!(" {date} {name} {state} {file}"), width), width);
                Line::styled(row, if n == self.cursor { self.theme.selected() } else { Style::new() })
            })
            .collect();
        lines.push(Line::default());
        let chosen = if self.cursor < self.entries.len() { self.cursor } else { self.cursor + 1 };
        lines.extend(self.offers(width));
        scrolled_to(chosen, lines, frame, inner)
    }

    /// Draws what is offered where there is no meeting.
    fn draw_offers(&self, frame: &mut Frame, area: Rect) -> Position {
        let width = usize::from(area.width);
        let said = text::wrap(&self.lang.text("pick-none"), width.saturating_sub(2));
        let mut lines: Vec<Line> = said.iter().map(|line| Line::raw(format!(" {line}"))).collect();
        lines.push(Line::default());
        let above = lines.len();
        lines.extend(self.offers(width));
        scrolled_to(above + self.cursor, lines, frame, area)
    }

    fn offers(&self, width: usize) -> impl Iterator<Item = Line<'static>> {
        OFFERS.iter().enumerate().map(move |(n, (_, words))| {
            let row = pad(&locked::fitted(&format!(" {}", self.lang.text(words)), width), width);
            let is_chosen = n + self.entries.len() == self.cursor;
            Line::styled(row, if is_chosen { self.theme.selected() } else { Style::new() })
        })
    }
}

/// Draws lines with the chosen one in sight, and gives its place.
fn scrolled_to(chosen: usize, lines: Vec<Line>, frame: &mut Frame, area: Rect) -> Position {
    let top = (chosen + 1).saturating_sub(usize::from(area.height));
    let shown: Vec<Line> = lines.into_iter().skip(top).collect();
    frame.render_widget(Paragraph::new(shown), area);
    let row = u16::try_from(chosen.saturating_sub(top)).unwrap_or(0);
    Position { x: area.x, y: area.y.saturating_add(row) }
}

/// The columns of a name that are worth more than the time of day or the year.
const NAME: usize = 18;

fn file_name(entry: &ListedMeeting) -> String {
    text::one_line(&paths::natural(&entry.path))
}

fn pad(s: &str, columns: usize) -> String {
    format!("{s}{}", " ".repeat(columns.saturating_sub(text::width(s))))
}
