//! A meeting on the screen: the program's own event loop, with keys as words, a window of a test's, a disk in memory
//! and a clock that stands until the test lets time pass.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use punktlig::agenda::Agenda;
use punktlig::journal::{Fs as _, MeetingPaths};
use punktlig::lang::Lang;
use punktlig::meeting::{Content, History, Meeting, Postponement, Record, SlotRun, Span, Stance, Target};
use punktlig::msg;
use punktlig::time::{Clock, Source as _, Stamp, parse_time};
use punktlig::tui::app::{App, Input, WrittenFile};
use punktlig::tui::dialog::Dialog;
use punktlig::tui::theme::Theme;
use punktlig::tui::{EventLoop, Session, SessionExit, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use super::clock::Machine;
use super::disk::{Failure, MemFs};
use super::window::TestWindow;
use super::{JANUARY, one_way, sample, stamp};
use crate::kit::open_record_on;

/// Both languages of the screen.
pub const BOTH: [Lang; 2] = [Lang::Da, Lang::En];

/// A meeting on the screen.
pub struct Stage {
    /// None only while it is dropped.
    run: Option<Box<EventLoop>>,
    pub window: TestWindow,
    pub machine: Machine,
    pub now: Stamp,
    pub real: Duration,
    /// How the program was left.
    pub left: Option<SessionExit>,
    /// What the record is written to, where the stage made it.
    pub disk: MemFs,
    /// The record's folder: drafts and documents are really there.
    pub dir: PathBuf,
    /// When what is on the screen was drawn.
    shown_at: Stamp,
    /// Whether the test changed something that the event loop knows nothing of.
    is_touched: bool,
    pub folder: Option<tempfile::TempDir>,
}

/// What of a meeting undo must restore: everything but the times at which things were recorded.
pub type State = (Vec<SlotRun>, Option<usize>, Vec<Span>, Vec<Record>, Vec<Option<Postponement>>, Option<Stamp>);

/// The January meeting of the executive board before its start.
pub fn january(lang: Lang) -> Stage {
    Stage::new(sample(JANUARY), lang)
}

impl Stage {
    /// Opens a meeting a minute before its first slot.
    pub fn new(agenda: Agenda, lang: Lang) -> Self {
        let first = agenda.slots.first().and_then(|s| s.start);
        let first = first.unwrap_or_else(|| agenda.date.and_hms_opt(9, 0, 0).unwrap());
        Self::opened(agenda, lang, false, stamp(first - TimeDelta::minutes(1)))
    }

    /// Opens a meeting, or its rehearsal, at a time.
    pub fn opened(agenda: Agenda, lang: Lang, rehearsal: bool, now: Stamp) -> Self {
        Self::opened_by(agenda, lang, rehearsal, now, "")
    }

    /// Opens a meeting for a user who is known by name.
    pub fn opened_by(agenda: Agenda, lang: Lang, rehearsal: bool, now: Stamp, user: &str) -> Self {
        let folder = super::folder();
        let dir = folder.path().join("møde");
        let disk = MemFs::with(dir.to_str().unwrap(), &[]);
        disk.create_dir(folder.path()).unwrap();
        std::fs::create_dir(&dir).unwrap();
        let (journal, _) = open_record_on(&disk, &dir, now).unwrap();
        let history = History::new(agenda.clone(), None, rehearsal);
        let app = App::new(lang, Theme::new(true), agenda, history);
        let machine = Machine::at(now);
        let clock = Clock::pretended_on(Arc::new(machine.clone()), now, 1.0);
        let session = Session::new(app, journal, clock, MeetingPaths { agenda: None, dir: dir.clone() });
        let session = session.with_user(user.to_owned());
        let mut stage = Self::run(session, machine, dir);
        (stage.disk, stage.folder) = (disk, Some(folder));
        stage
    }

    /// Runs a session on the clock of `machine`; its record is in `dir`.
    pub fn run(mut session: Session, machine: Machine, dir: PathBuf) -> Self {
        let (now, real) = (session.now(), Duration::ZERO);
        let (window, run) = (TestWindow::new(120, 36), Some(Box::new(EventLoop::new(session, (120, 36)))));
        let disk = MemFs::with("/", &[]);
        let mut stage = Self {
            run,
            window,
            machine,
            now,
            real,
            left: None,
            disk,
            dir,
            shown_at: now,
            is_touched: false,
            folder: None,
        };
        stage.show();
        stage
    }

    fn running(&mut self) -> (&mut EventLoop, &mut TestWindow) {
        (self.run.as_mut().unwrap(), &mut self.window)
    }

    /// The program.
    pub fn app(&self) -> &App {
        self.run.as_ref().unwrap().session().app()
    }

    /// The program, to change what no input changes; the next input shows it.
    pub fn app_mut(&mut self) -> &mut App {
        self.is_touched = true;
        self.running().0.session_mut().app_mut()
    }

    /// Sets the meeting's time on its first day.
    pub fn at(&mut self, time: &str) -> &mut Self {
        let day = self.meeting().agenda().date;
        self.on(day, time)
    }

    /// Sets the meeting's time; it never goes back.
    pub fn on(&mut self, day: NaiveDate, time: &str) -> &mut Self {
        let to = stamp(day.and_time(parse_time(time).unwrap()));
        let length = (to - self.now).to_std().unwrap_or_else(|_| panic!("{time} is over: it is {}", self.now));
        self.wait(length).show();
        self
    }

    /// Lets milliseconds pass.
    pub fn pass(&mut self, millis: u32) -> &mut Self {
        self.wait(Duration::from_millis(millis.into())).show();
        self
    }

    /// Lets time pass without looking at the screen.
    pub fn wait(&mut self, length: Duration) -> &mut Self {
        self.machine.pass(length);
        self.real += length;
        self.now = self.running().0.session_mut().now();
        self
    }

    /// Shows all there is; where the window is seen, that is the same as drawn anew.
    pub fn show(&mut self) {
        let (run, window) = self.running();
        while run.show(window).unwrap() {}
        if self.say_where_the_files_are() {
            self.is_touched = true;
        }
        self.what_is_typed_outlives_the_program();
        if self.window.is_seen && !self.is_touched {
            self.is_as_drawn_anew();
        }
    }

    /// Whatever box is typed in is saved as a draft or as a line; but a folder is asked for by this run alone.
    fn what_is_typed_outlives_the_program(&self) {
        let Some(dialog) = self.app().dialog() else { return };
        let is_saved = dialog.draft().is_some() || dialog.line().is_some() || matches!(dialog, Dialog::Folder(_));
        assert!(is_saved || dialog.text_box().is_none(), "what is typed here is in no draft: {dialog:?}");
    }

    /// What is shown is what is drawn anew; what is behind a typed text may be as it was earlier in the same
    /// second.
    fn is_as_drawn_anew(&mut self) {
        let shown = self.window.frame();
        let anew = self.drawn_at(self.now);
        if *shown == anew {
            self.shown_at = self.now;
            return;
        }
        let differs = shown.content.iter().zip(&anew.content).find(|(shown, anew)| shown != anew);
        assert!(
            self.shown_at.timestamp() == self.now.timestamp() && *shown == self.drawn_at(self.shown_at),
            "{differs:?}, shown:\n{}drawn anew:\n{}",
            text_of(shown),
            text_of(&anew)
        );
    }

    /// Says of the written documents that they are where the sample's would be: a test's folder has another name at
    /// each run.
    fn say_where_the_files_are(&mut self) -> bool {
        let dir = one_way(self.dir.display().to_string());
        // Windows puts the drive before it.
        let is_here = |file: &WrittenFile| one_way(file.path.clone()).contains(&dir);
        if !self.app().written.files.iter().any(is_here) {
            return false;
        }
        let file = |name: &str, beside: Option<&str>| WrittenFile {
            path: format!("meetings/2025-01-15-direktionen/{name}"),
            beside: beside.map(|name| msg!("written-beside", path = format!("meetings/2025-01-15-direktionen/{name}"))),
        };
        self.app_mut().written.files =
            vec![file("protocol.md", None), file("protocol.public.new.md", Some("protocol.public.md"))];
        true
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.window.resize(width, height);
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
        for (event, is_typed) in keys_of(script) {
            if is_typed {
                self.press(event, 100);
            } else {
                self.pass(1000).give(Input::Key(event));
            }
        }
        self
    }

    /// Presses one key after some milliseconds.
    pub fn press(&mut self, event: KeyEvent, after: u32) {
        self.wait(Duration::from_millis(after.into())).give(Input::Key(event));
    }

    /// Lets an input come in, and shows what it did.
    pub fn give(&mut self, input: Input) {
        self.give_unseen(input);
        self.show();
    }

    /// Lets keys come in one after the other as fast as the program takes them, each of which takes some time; returns
    /// how many were taken for each frame.
    pub fn flood(&mut self, keys: impl IntoIterator<Item = KeyCode>, each: Duration) -> Vec<usize> {
        self.is_touched = false;
        self.window.each_takes = Some((self.machine.clone(), each));
        keys.into_iter().for_each(|code| self.window.send(Input::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        let mut frames = Vec::new();
        while self.has_more() {
            let left = self.window.left();
            let (run, window) = self.running();
            self.left = run.take(window).unwrap();
            frames.push(left - self.window.left());
            self.show();
        }
        self.window.each_takes = None;
        self.wait(Duration::ZERO);
        frames
    }

    /// Lets somebody type who does not wait for the program: each key so many milliseconds after the one before.
    pub fn type_on(&mut self, keys: impl IntoIterator<Item = (KeyEvent, u32)>) -> &mut Self {
        self.is_touched = false;
        let mut at = self.machine.read().run;
        for (event, after) in keys {
            at += Duration::from_millis(after.into());
            self.window.send_at(&self.machine, at, Input::Key(event));
        }
        while self.has_more() && self.left.is_none() {
            let (run, window) = self.running();
            self.left = run.take(window).unwrap();
            self.show();
        }
        self.wait(Duration::ZERO)
    }

    fn has_more(&mut self) -> bool {
        let (run, window) = self.running();
        window.left() > 0 || run.has_more()
    }

    /// Lets an input come in; the screen is not looked at.
    pub fn give_unseen(&mut self, input: Input) {
        self.is_touched = false;
        self.window.send(input);
        let waiting = self.window.left();
        loop {
            let (run, window) = self.running();
            if let Some(left) = run.take(window).unwrap() {
                self.left = Some(left);
            }
            if self.left.is_some() || self.window.left() < waiting {
                return;
            }
            // That the agenda's file was changed may come in first, and documents be written for it.
            self.show();
        }
    }

    /// Runs the program to its end, which a key brings about.
    pub fn leave_by(&mut self, event: KeyEvent) -> SessionExit {
        self.window.send(Input::Key(event));
        self.run.take().unwrap().run(&mut self.window).unwrap()
    }

    /// Fills the disk.
    pub fn fill_disk(&mut self) {
        self.disk.fail_after(0, Failure::Forever, std::io::ErrorKind::StorageFull);
    }

    pub fn meeting(&self) -> &Meeting {
        self.app().meeting()
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
        self.app().notice.as_ref().map(|n| n.line(&self.app().keys, self.app().lang)).unwrap_or_default()
    }

    /// The id of the message on the message line.
    pub fn said(&self) -> &'static str {
        self.app().notice.as_ref().map_or("", |n| n.msg.id)
    }

    /// The text in the box that is typed in.
    pub fn typed(&self) -> Option<String> {
        self.app().dialog()?.text_box().map(|text_box| text_box.text())
    }

    /// The id of the message that says what is wrong with the open line.
    pub fn problem(&self) -> Option<&'static str> {
        let line = match self.app().dialog()? {
            Dialog::Attendance(open) => {
                let of_field = || open.field.as_ref()?.problem.as_ref();
                let problem = open.newcomer.as_ref().and_then(|newcomer| newcomer.problem.as_ref());
                return problem.or_else(of_field).map(|m| m.id);
            }
            Dialog::Guests(open) => return open.newcomer.as_ref()?.problem.as_ref().map(|m| m.id),
            Dialog::AddSlot(open) => &open.line,
            Dialog::CorrectTime(open) => &open.line,
            Dialog::ChangeSlot(open) => &open.line,
            Dialog::MoreTime(open) => &open.line,
            Dialog::OtherDate(open) => &open.line,
            _ => return None,
        };
        line.problem.as_ref().map(|m| m.id)
    }

    pub fn menu(&self) -> Vec<String> {
        use punktlig::tui::dialog::Label;
        let Some(Dialog::Menu(menu)) = self.app().dialog() else { return Vec::new() };
        menu.choices
            .iter()
            .map(|(label, _)| match label {
                Label::Message(msg) => self.app().lang.say(msg),
                Label::Text(text) => text.clone(),
                Label::Matter { key, title } => format!("{key} {title}"),
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
        self.drawn_at(self.now)
    }

    fn drawn_at(&self, now: Stamp) -> Buffer {
        let size = self.app().size;
        let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
        terminal.draw(|frame| _ = view::Painter::default().paint(frame, self.app(), now, true)).unwrap().buffer.clone()
    }

    /// The screen as text, a line a row.
    pub fn screen(&self) -> String {
        one_way(text_of(&self.buffer()))
    }

    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}

fn told(content: &Content) -> (&'static str, String) {
    match content {
        Content::Decision(d) => ("decision", d.text.clone()),
        Content::FollowUp(f) => ("follow-up", f.line.clone()),
        Content::Discussion { text } => ("discussion", text.clone()),
        Content::Note { text } => ("note", text.clone()),
        Content::Vote(vote) => ("vote", Stance::ALL.map(|s| vote.count(s).to_string()).join("-")),
        Content::Statement(s) => ("statement", s.text.clone()),
        Content::Motion(motion) => ("amendment", motion.line.clone()),
        Content::Election(election) => ("election", election.line.clone()),
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

impl Stage {
    /// Stops the program; its drafts are saved.
    pub fn stop(&mut self) {
        // The thread that saves drafts ends before its folder goes.
        if let Some(run) = self.run.take() {
            run.finish();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Reads keys as [`Stage::keys`] takes them; true: it is part of a text that is typed.
pub fn keys_of(script: &str) -> Vec<(KeyEvent, bool)> {
    let mut keys = Vec::new();
    for (n, part) in script.split('\'').enumerate() {
        if n % 2 == 1 {
            keys.extend(part.chars().map(|c| (KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), true)));
        } else {
            keys.extend(part.split_whitespace().map(|word| (key(word), false)));
        }
    }
    keys
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
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        "F5" => KeyCode::F(5),
        one if one.chars().count() == 1 => {
            let c = one.chars().next().unwrap();
            KeyCode::Char(if modifiers == KeyModifiers::CONTROL { c.to_ascii_lowercase() } else { c })
        }
        other => panic!("no such key: {other}"),
    };
    KeyEvent::new(code, modifiers)
}
