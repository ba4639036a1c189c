//! What a new meeting is called, and who meets: a form before its agenda is written. All of it has a default.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Clear, Paragraph};

use super::app::Input;
use super::keymap::{Action, Key, Keymap, Scope};
use super::shell::window::{Arrival, Window};
use super::textbox::TextBox;
use super::theme::Theme;
use crate::agenda::Blank;
use crate::error::Result;
use crate::lang::{Lang, Msg};
use crate::meeting::followup;
use crate::wording::locked;
use crate::{dates, msg, paths, text, time};

/// What becomes of a new meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It starts at once, so that it is today.
    Start,
    /// Its agenda is written, to be filled in.
    Create,
}

/// The line of the body.
const BODY: usize = 1;

/// A line of the form.
#[derive(Clone, Debug)]
struct Field {
    label: &'static str,
    text: TextBox,
}

/// The form on the screen.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    lang: Lang,
    theme: Theme,
    purpose: Purpose,
    today: NaiveDate,
    /// Title, body and, where it can be another than today, date.
    fields: Vec<Field>,
    cursor: usize,
    /// The bodies whose agendas have a file in common.
    bodies: Vec<KnownBody>,
    /// What is asked before it is done, once.
    question: Option<Msg>,
    /// What is wrong with it, or asked, if it was tried.
    problem: Option<Msg>,
}

/// A body that has a file with what its agendas share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownBody {
    /// The body, as the file names it.
    pub name: String,
    /// The path by which an agenda includes the file.
    pub include: String,
}

impl NewMeeting {
    /// Makes the form with its defaults.
    #[must_use]
    pub fn new(purpose: Purpose, today: NaiveDate, lang: Lang, theme: Theme) -> Self {
        let title = Field { label: "new-field-title", text: TextBox::selected(&lang.text("new-title")) };
        let body = Field { label: "new-field-body", text: TextBox::new("", false) };
        let date = || Field { label: "new-field-date", text: TextBox::selected(&time::date_in_head(today, lang)) };
        let date = (purpose == Purpose::Create).then(date);
        let fields = [title, body].into_iter().chain(date).collect();
        Self { lang, theme, purpose, today, fields, cursor: 0, bodies: Vec::new(), question: None, problem: None }
    }

    /// Knows bodies by their names.
    #[must_use]
    pub fn with_bodies(self, bodies: Vec<KnownBody>) -> Self {
        Self { bodies, ..self }
    }

    /// Asks something before the meeting is given, which Enter once more confirms.
    #[must_use]
    pub fn asking(self, question: Option<Msg>) -> Self {
        Self { question, ..self }
    }

    /// Shows the form, and under which name the agenda will be; gives what was asked for, or none if the user left.
    ///
    /// # Errors
    ///
    /// When the terminal fails.
    pub fn run(&mut self, screen: &mut impl Window, name: impl Fn(&Blank) -> PathBuf) -> Result<Option<Blank>> {
        let keys = Keymap::new(self.lang);
        loop {
            let place = self.blank().map(|blank| name(&blank)).ok();
            screen.draw(true, |frame| Some(self.draw(frame, place.as_deref())))?;
            match screen.wait(Duration::from_secs(3600)) {
                Arrival::Stop | Arrival::Input(Input::Interrupt, _) => return Ok(None),
                Arrival::Input(Input::Paste(pasted) | Input::PastedKeys(pasted), _) => self.paste(&pasted),
                Arrival::Input(Input::Key(event), _) => match keys.action(Scope::Line, Key::from_event(&event)) {
                    Some(Action::Dismiss) => return Ok(None),
                    Some(Action::Accept) => {
                        if let Some(blank) = self.accept() {
                            return Ok(Some(blank));
                        }
                    }
                    Some(Action::Up) => self.cursor = self.cursor.saturating_sub(1),
                    Some(Action::Down) => self.cursor = (self.cursor + 1).min(self.fields.len() - 1),
                    Some(Action::Complete) if self.complete() => {}
                    Some(Action::Complete) => self.cursor = (self.cursor + 1) % self.fields.len(),
                    _ => {
                        self.problem = None;
                        self.fields[self.cursor].text.key(&event);
                    }
                },
                Arrival::Input(..) | Arrival::Nothing => {}
            }
        }
    }

    fn paste(&mut self, pasted: &str) {
        self.problem = None;
        self.fields[self.cursor].text.paste(pasted);
    }

    /// Goes on to the next line; from the last one gives the meeting, unless something is wrong with it.
    fn accept(&mut self) -> Option<Blank> {
        if self.cursor + 1 < self.fields.len() {
            self.cursor += 1;
            return None;
        }
        let blank = self.blank().map_err(|problem| self.problem = Some(problem)).ok()?;
        if let Some(question) = self.question.take() {
            self.problem = Some(question);
            return None;
        }
        Some(blank)
    }

    /// Writes out the body whose name begins as typed, if there is one and it is not written out already.
    fn complete(&mut self) -> bool {
        let Some(field) = self.fields.get_mut(BODY).filter(|_| self.cursor == BODY) else { return false };
        let typed = text::casefold(field.text.text().trim());
        let begun = |body: &&KnownBody| text::casefold(&body.name).starts_with(&typed);
        match self.bodies.iter().find(begun) {
            Some(body) if text::casefold(&body.name) != typed => {
                field.text = TextBox::new(&body.name, false);
                true
            }
            _ => false,
        }
    }

    /// Reads the meeting.
    fn blank(&self) -> std::result::Result<Blank, Msg> {
        let typed = |field: usize| self.fields.get(field).map(|field| field.text.text());
        let date = match typed(2) {
            Some(date) if !date.trim().is_empty() => dates::whole(&date, self.today, None)
                .map_err(|why| followup::unreadable(&text::one_line(&date), why))?,
            _ => self.today,
        };
        let body = typed(BODY).unwrap_or_default();
        let is_it = |known: &&KnownBody| text::casefold(&known.name) == text::casefold(body.trim());
        let include = self.bodies.iter().find(is_it).map(|known| known.include.clone());
        Ok(Blank { include, ..Blank::new(&typed(0).unwrap_or_default(), &body, date, self.lang) })
    }

    /// Draws the form, and gives the place of the caret.
    pub fn draw(&self, frame: &mut Frame, place: Option<&Path>) -> Position {
        let lang = self.lang;
        let area = frame.area();
        let is_last = self.cursor + 1 == self.fields.len();
        let (title, hint) = match (self.purpose, is_last) {
            (Purpose::Start, false) => ("new-start", "new-hint-next"),
            (Purpose::Start, true) => ("new-start", "new-hint-start"),
            (Purpose::Create, false) => ("new-create", "new-hint-next"),
            (Purpose::Create, true) => ("new-create", "new-hint-create"),
        };
        let hint = lang.say(&Keymap::new(lang).hint(Scope::Line, hint));
        let block = Block::new()
            .borders(Borders::ALL)
            .border_style(self.theme.frame())
            .title(Line::styled(format!(" {} ", lang.text(title)), self.theme.heading()))
            .title_bottom(Line::styled(format!(" {hint} "), self.theme.quiet()));
        let inner = block.inner(area);
        frame.render_widget(Clear, area);
        frame.render_widget(block, area);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let labels: Vec<String> = self.fields.iter().map(|field| lang.text(field.label)).collect();
        let widest = labels.iter().map(|label| text::width(label) + 2).max().unwrap_or(0);
        let label_width = u16::try_from(widest).unwrap_or(0).min(inner.width / 2);
        // Where there is no room for all lines, the one that is typed in is in sight.
        let first = (self.cursor + 1).saturating_sub(usize::from(inner.height));
        let mut caret = Position { x: inner.x, y: inner.y };
        let mut below = inner;
        for (at, (field, label)) in self.fields.iter().zip(&labels).enumerate().skip(first) {
            if below.height == 0 {
                break;
            }
            let style = if at == self.cursor { self.theme.heading() } else { self.theme.quiet() };
            let line = Line::styled(locked::fitted(label, usize::from(label_width)), style);
            frame.render_widget(Paragraph::new(line), Rect { width: label_width, height: 1, ..below });
            let (x, width) = (inner.x + label_width, inner.width - label_width);
            let typed = Rect { x, width, height: 1, ..below };
            frame.render_widget(field.text.widget(), typed);
            if at == self.cursor {
                let (column, _) = field.text.caret();
                caret = Position { x: x.saturating_add(column).min(typed.right().saturating_sub(1)), y: typed.y };
            }
            below = Rect { y: below.y + 1, height: below.height - 1, ..below };
        }
        let known = self.bodies.iter().map(|body| body.name.as_str()).collect::<Vec<_>>().join(", ");
        let (said, style) = match (&self.problem, place) {
            (Some(problem), _) => (lang.say(problem), self.theme.alert()),
            (None, _) if self.cursor == BODY && !known.is_empty() => {
                (lang.say(&msg!("new-bodies", bodies = known)), self.theme.quiet())
            }
            (None, Some(place)) => (lang.say(&msg!("new-place", path = paths::shown(place))), self.theme.quiet()),
            (None, None) => return caret,
        };
        let lines = text::wrap(&said, usize::from(inner.width)).into_iter().map(|line| Line::styled(line, style));
        let lines: Vec<Line> = std::iter::once(Line::default()).chain(lines).collect();
        frame.render_widget(Paragraph::new(lines), below);
        caret
    }
}
