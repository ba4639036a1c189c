//! The program without a terminal: keys as words, a pretended journal, times as arguments.
//!
//! It is no event loop: what the program asks to be recorded is recorded at once, numbered as the journal does.

use std::path::Path;
use std::time::Duration;

use chrono::{FixedOffset, NaiveDate, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use punktlig::agenda::{Agenda, Unreadable, load};
use punktlig::error::Error;
use punktlig::files::load_agenda;
use punktlig::lang::Lang;
use punktlig::meeting::{
    Content, Event, History, Meeting, Postponement, Record, SlotRun, Span, Stamped, Stance, Target,
};
use punktlig::time::{Stamp, at_offset, parse_time};
use punktlig::tui::App;
use punktlig::tui::app::{Effect, Input, Then, When, WrittenFile};
use punktlig::tui::dialog::Dialog;
use punktlig::tui::theme::Theme;
use punktlig::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// Both languages of the screen.
pub const BOTH: [Lang; 2] = [Lang::Da, Lang::En];

pub const JANUARY: &str = "2025-01-15-direktionen.toml";

/// A meeting on the screen.
pub struct Stage {
    pub app: App,
    pub now: Stamp,
    pub real: Duration,
    /// How the program was left.
    pub left: Option<Effect>,
    /// Whether the disk is full.
    pub full: bool,
    seq: u64,
}

/// What of a meeting undo must restore: everything but the times at which things were recorded.
pub type State = (Vec<SlotRun>, Option<usize>, Vec<Span>, Vec<Record>, Vec<Option<Postponement>>, Option<Stamp>);

/// Reads a sample agenda as the program does.
pub fn sample(name: &str) -> Agenda {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings").join(name);
    load_agenda(&path).unwrap().agenda.unwrap()
}

/// Makes an agenda of a file's text.
pub fn agenda(source: &str) -> Agenda {
    let checked = load("agenda.toml", source, &mut |_: &str| Err(Unreadable::Missing));
    checked.agenda.unwrap_or_else(|| panic!("{:?}\nin\n{source}", checked.findings))
}

/// The January meeting of the executive board before its start.
pub fn january(lang: Lang) -> Stage {
    Stage::new(sample(JANUARY), lang)
}

impl Stage {
    /// Opens a meeting a minute before its first slot.
    pub fn new(agenda: Agenda, lang: Lang) -> Self {
        let first = agenda.slots.first().map_or_else(|| agenda.date.and_hms_opt(9, 0, 0).unwrap(), |s| s.start);
        Self::opened(agenda, lang, false, stamp(first - TimeDelta::minutes(1)))
    }

    pub fn opened(agenda: Agenda, lang: Lang, rehearsal: bool, now: Stamp) -> Self {
        let history = History::new(agenda.clone(), None, rehearsal);
        let app = App::new(lang, Theme::new(true), agenda, history);
        let mut stage = Self { app, now, real: Duration::from_secs(100), left: None, full: false, seq: 0 };
        stage.resize(120, 36);
        stage
    }

    /// Sets the meeting's time on its first day; real time goes on by a minute.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let day = self.meeting().agenda().date;
        self.on(day, time)
    }

    pub fn on(&mut self, day: NaiveDate, time: &str) -> &mut Self {
        self.now = stamp(day.and_time(parse_time(time).unwrap()));
        self.real += Duration::from_secs(60);
        self.app.tick(self.now);
        self
    }

    /// Lets time pass, in the meeting and outside.
    pub fn pass(&mut self, millis: u32) -> &mut Self {
        self.now += TimeDelta::milliseconds(i64::from(millis));
        self.real += Duration::from_millis(u64::from(millis));
        self.app.tick(self.now);
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.give(Input::Resize(width, height));
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.give(Input::Paste(text.to_owned()));
        self
    }

    pub fn mouse(&mut self, kind: MouseEventKind, column: u16, row: u16) -> &mut Self {
        self.give(Input::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Presses keys: words as the help names them, a second apart; text between apostrophes, as fast as people type.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for (n, part) in script.split('\'').enumerate() {
            if n % 2 == 1 {
                part.chars().for_each(|c| self.press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), 100));
            } else {
                part.split_whitespace().for_each(|word| self.press(key(word), 1000));
            }
        }
        self
    }

    /// Presses one key after some milliseconds.
    pub fn press(&mut self, event: KeyEvent, after: u32) {
        self.pass(after);
        self.give(Input::Key(event));
    }

    pub fn give(&mut self, input: Input) {
        let when = When { now: self.now, real: self.real };
        let mut next = Some(input);
        while let Some(input) = next {
            for effect in self.app.update(input, when) {
                match effect {
                    Effect::Record(events, then) if self.full => {
                        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
                        self.app.failed(Error::io(Path::new("journal.jsonl"), full), events, then, when.now);
                    }
                    Effect::Record(events, then) => self.record(events, then, when),
                    other => self.left = Some(other),
                }
            }
            next = self.app.take_put_off().map(Input::AgendaChanged);
        }
    }

    fn record(&mut self, mut events: Vec<Event>, then: Then, when: When) {
        if !self.app.history.is_recorded() {
            events.insert(0, self.app.creation());
        }
        let entries = events.into_iter().map(|event| {
            self.seq += 1;
            Stamped { seq: self.seq, at: when.now, event }
        });
        let entries = entries.collect();
        let closed_before = self.meeting().closed_at().is_some();
        self.app.recorded(entries, then, when);
        if !closed_before && self.meeting().closed_at().is_some() {
            self.app.written.files = vec![
                WrittenFile { path: "meetings/2025-01-15-direktionen/protocol.md".to_owned(), beside: None },
                WrittenFile {
                    path: "meetings/2025-01-15-direktionen/protocol.public.new.md".to_owned(),
                    beside: Some("meetings/2025-01-15-direktionen/protocol.public.md".to_owned()),
                },
            ];
        }
    }

    pub fn meeting(&self) -> &Meeting {
        self.app.meeting()
    }

    /// What undo must restore.
    pub fn state(&self) -> State {
        let m = self.meeting();
        let mut targets = m.targets();
        targets.extend(m.slots().iter().flat_map(SlotRun::targets));
        let postponed = targets.iter().map(|t| m.postponement(t)).collect();
        let live = m.records().iter().filter(|r| !r.withdrawn).cloned().collect();
        (m.slots().to_vec(), m.running(), m.pauses().to_vec(), live, postponed, m.closed_at())
    }

    /// What the message line says.
    pub fn notice(&self) -> String {
        self.app.notice.as_ref().map(|n| self.app.lang.say(&n.msg)).unwrap_or_default()
    }

    /// The id of the message on the message line.
    pub fn said(&self) -> &'static str {
        self.app.notice.as_ref().map_or("", |n| n.msg.id)
    }

    /// The text in the box that is typed in.
    pub fn typed(&self) -> Option<String> {
        self.app.dialog()?.text_box().map(|text_box| text_box.text())
    }

    /// The id of the message that says what is wrong with the open line.
    pub fn problem(&self) -> Option<&'static str> {
        let line = match self.app.dialog()? {
            Dialog::AddSlot(open) => &open.line,
            Dialog::CorrectTime(open) => &open.line,
            _ => return None,
        };
        line.problem.as_ref().map(|m| m.id)
    }

    pub fn menu(&self) -> Vec<String> {
        use punktlig::tui::dialog::Label;
        let Some(Dialog::Menu(menu)) = self.app.dialog() else { return Vec::new() };
        menu.choices
            .iter()
            .map(|(label, _)| match label {
                Label::Message(msg) => self.app.lang.say(msg),
                Label::Text(text) => text.clone(),
            })
            .collect()
    }

    /// The records on a target that hold, as (kind, text).
    pub fn records_on(&self, on: &Target) -> Vec<(&'static str, String)> {
        self.meeting().records_on(on).map(|r| told(r.current())).collect()
    }

    /// All records that hold, as (kind, text).
    pub fn records(&self) -> Vec<(&'static str, String)> {
        self.meeting().records().iter().filter(|r| !r.withdrawn).map(|r| told(r.current())).collect()
    }

    /// Draws the screen at the size that the program knows.
    pub fn buffer(&self) -> Buffer {
        let size = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.app, self.now)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, a line a row.
    pub fn screen(&self) -> String {
        text_of(&self.buffer())
    }

    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}

fn told(content: &Content) -> (&'static str, String) {
    match content {
        Content::Decision(d) => ("decision", d.text.clone()),
        Content::FollowUp(f) => ("follow-up", f.line.clone()),
        Content::Note { text } => ("note", text.clone()),
        Content::Vote(vote) => ("vote", Stance::ALL.map(|s| vote.count(s).to_string()).join("-")),
        Content::Statement(s) => ("statement", s.text.clone()),
    }
}

/// Writes a buffer as text, a wide character once.
pub fn text_of(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut out = String::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(symbol.width()).unwrap().max(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Gives a local time its place in the world, as a Danish winter has it.
pub fn stamp(local: chrono::NaiveDateTime) -> Stamp {
    at_offset(local, FixedOffset::east_opt(3600).unwrap())
}

/// Reads a key's name: `b`, `Space`, `Ctrl-S`, `Alt-1`, `AltGr-@`, `PgUp`.
pub fn key(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("Ctrl", rest)) if !rest.is_empty() => (KeyModifiers::CONTROL, rest),
        Some(("Alt", rest)) if !rest.is_empty() => (KeyModifiers::ALT, rest),
        Some(("AltGr", rest)) if !rest.is_empty() => (KeyModifiers::CONTROL | KeyModifiers::ALT, rest),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Del" => KeyCode::Delete,
        "Backspace" => KeyCode::Backspace,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        one if one.chars().count() == 1 => {
            let c = one.chars().next().unwrap();
            KeyCode::Char(if modifiers == KeyModifiers::CONTROL { c.to_ascii_lowercase() } else { c })
        }
        other => panic!("no such key: {other}"),
    };
    KeyEvent::new(code, modifiers)
}
