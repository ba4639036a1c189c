//! How long a frame takes on a plan far longer than any, and how long the disk takes to hold an event.

use std::path::Path;
use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate, TimeDelta};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use punktlig::agenda::{Agenda, load};
use punktlig::files::load_agenda;
use punktlig::journal::{Journal, RealFs};
use punktlig::lang::Lang;
use punktlig::meeting::{Event, History, JournalEntry, Target};
use punktlig::time::{Stamp, at_offset};
use punktlig::tui::App;
use punktlig::tui::app::{Input, InputTime};
use punktlig::tui::theme::Theme;
use punktlig::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn main() {
    divan::main();
}

/// An agenda of slots that follow each other by a second.
fn agenda(slots: usize) -> Agenda {
    let text = "title = \"Stort møde\"\ndate = 2025-01-15\n[[slot]]\nat = \"8.00\"\nminutes = 5\ntitle = \"Punkt\"\n";
    let mut agenda = load("stort.toml", text, &mut |_: &str| Err(punktlig::agenda::Unreadable::Missing))
        .agenda
        .unwrap_or_else(|| panic!("{text}"));
    let first = agenda.slots.remove(0);
    for n in 0..slots {
        let mut slot = first.clone();
        slot.id = format!("{n}").as_str().into();
        slot.title = format!("Punkt nummer {n}");
        slot.start = slot.start.map(|at| at + TimeDelta::seconds(i64::try_from(n).unwrap_or(0)));
        agenda.slots.push(slot);
    }
    agenda
}

fn opening() -> Stamp {
    let date = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap_or_default();
    let eight = date.and_hms_opt(8, 0, 0).unwrap_or_default();
    at_offset(eight, FixedOffset::east_opt(3600).unwrap_or_else(|| panic!("an hour is an offset")))
}

fn app(agenda: Agenda) -> App {
    let started = Event::SlotStarted { slot: agenda.slots[0].id.clone() };
    let created = Event::RecordCreated { agenda: Box::new(agenda.clone()), shift: None, rehearsal: false, zone: None };
    let events = [created, started].into_iter().zip(1..).map(|(event, seq)| JournalEntry { seq, at: opening(), event });
    let history = History::replay(events.collect()).unwrap_or_else(|| panic!("the first event is the creation"));
    let mut app = App::new(Lang::Da, Theme::new(true), agenda, history);
    app.update(Input::Resize(120, 36), InputTime { now: opening(), real: std::time::Duration::ZERO });
    app
}

#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn frame_of_slots(bencher: divan::Bencher, slots: usize) {
    let app = app(agenda(slots));
    let now = opening() + TimeDelta::minutes(2);
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).unwrap_or_else(|never| match never {});
    bencher.bench_local(|| {
        terminal.draw(|frame| _ = view::Painter::default().paint(frame, &app, now, true)).map(|done| done.count).ok()
    });
}

/// A frame after a letter in the decision editor, with what the terminal is then told.
#[divan::bench]
fn typing_in_a_real_meeting(bencher: divan::Bencher) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings/2025-01-15-direktionen.toml");
    let agenda = load_agenda(&path).ok().and_then(|checked| checked.agenda);
    let mut app = app(agenda.unwrap_or_else(|| panic!("the sample is in order")));
    let now = opening() + TimeDelta::minutes(2);
    let mut terminal = Terminal::new(TestBackend::new(100, 28)).unwrap_or_else(|never| match never {});
    let key = |c| Input::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE));
    let when = InputTime { now, real: std::time::Duration::ZERO };
    app.update(key('b'), when);
    bencher.bench_local(|| {
        app.update(key('o'), when);
        app.update(Input::Key(KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE)), when);
        terminal.draw(|frame| _ = view::Painter::default().paint(frame, &app, now, true)).map(|done| done.count).ok()
    });
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn append_with_its_sync(bencher: divan::Bencher) {
    // On the disk of the build: a temporary folder is often in memory, where syncing costs nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap_or_else(|e| panic!("{e}"));
    let (mut journal, _) =
        Journal::open(Arc::new(RealFs), folder.path(), None, opening()).unwrap_or_else(|e| panic!("{e:?}"));
    let agenda = Box::new(agenda(30));
    let created = Event::RecordCreated { agenda, shift: None, rehearsal: false, zone: None };
    journal.append_all([(opening(), created)]).unwrap_or_else(|e| panic!("{e:?}"));
    let note =
        Event::NoteRecorded { on: Target::Point("0".into()), text: "Økonomichefen sender tidsplanen.".to_owned() };
    bencher.bench_local(|| journal.append_all([(opening(), note.clone())]).is_ok());
}
