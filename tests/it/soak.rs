//! A meeting of a very long day: memory, the screen, recording, undo and the resume at its beginning and at its end.

use std::path::Path;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use punktlig::journal::{self, MeetingPaths};
use punktlig::lang::Lang;
use punktlig::meeting::History;
use punktlig::time::{Clock, Stamp};
use punktlig::tui::app::{App, Input};
use punktlig::tui::theme::Theme;
use punktlig::tui::{EventLoop, Session, Window as _, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::kit::faults::{figure, size};
use crate::kit::open_record;
use crate::kit::stage::key;
use crate::kit::window::TestWindow;
use crate::kit::{JANUARY, sample};

/// How long things took in one part of the day.
#[derive(Default)]
struct Part {
    record: Vec<Duration>,
    undo: Vec<Duration>,
    frame: Vec<Duration>,
    letter: Vec<Duration>,
}

fn median(all: &mut [Duration]) -> Duration {
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// The memory of this process that is in use, in MiB; none where the system does not say.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

#[test]
fn a_day_of_events_stays_quick_verifies_and_resumes() {
    let events = size(1_000, 100_000);
    let clock = Clock::system();
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("m");
    let agenda = sample(JANUARY);
    let start = Stamp::parse_from_rfc3339("2025-01-15T08:14:00+01:00").unwrap();
    let (journal, _) = open_record(&dir, start).unwrap();
    let app = App::new(Lang::Da, Theme::new(true), agenda.clone(), History::new(agenda, None, true));
    let place = MeetingPaths { agenda: None, dir: dir.clone() };
    let mut window = TestWindow::new(120, 36);
    let mut run = EventLoop::new(Session::new(app, journal, Clock::pretended(start, 1.0), place), window.size());
    let mut terminal = Terminal::new(TestBackend::new(120, 36)).unwrap();
    let parts = 5;
    for part in 0..parts {
        let mut times = Part::default();
        let mut rounds = 0;
        while run.session().app().history.entries().len() < events * (part + 1) / parts {
            let mut press = |key: KeyEvent| {
                let begun = clock.real();
                window.send(Input::Key(key));
                assert_eq!(run.take(&mut window).unwrap(), None);
                clock.real() - begun
            };
            press(key(if rounds % 3 == 0 { "b" } else { "n" }));
            for c in format!("punkt {rounds}").chars() {
                times.letter.push(press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
            }
            times.record.push(press(key("Ctrl-S")));
            if rounds % 50 == 49 {
                times.undo.push(press(key("Ctrl-Z")));
                press(key("Ctrl-Y"));
            }
            if rounds % 20 == 0 {
                press(key(["j", "k", "Home", "Tab"][rounds / 20 % 4]));
                let app = run.session().app();
                let now = app.meeting().last_at().unwrap();
                let begun = clock.real();
                terminal.draw(|frame| _ = view::Painter::default().paint(frame, app, now, true)).unwrap();
                times.frame.push(clock.real() - begun);
            }
            assert!(run.session().app().trouble.is_none());
            rounds += 1;
        }
        println!(
            "figure: events {}, record {:?}, undo {:?}, frame {:?}, letter {:?}, memory {} MiB",
            run.session().app().history.entries().len(),
            median(&mut times.record),
            median(&mut times.undo),
            median(&mut times.frame),
            median(&mut times.letter),
            memory().unwrap_or_default(),
        );
    }
    let shown = run.session().app().history.entries().to_vec();
    let state = run.session().app().meeting().clone();
    drop(run);
    resumes(&dir, &shown, &state);
    figure("a day of events", shown.len(), 0, 0);
}

fn resumes(dir: &Path, shown: &[punktlig::meeting::JournalEntry], state: &punktlig::meeting::Meeting) {
    let clock = Clock::system();
    let begun = clock.real();
    assert_eq!(journal::verify(dir, None).unwrap().reading.events, shown);
    let verified = clock.real() - begun;
    let begun = clock.real();
    let (_journal, opened) = open_record(dir, shown[0].at).unwrap();
    let read = clock.real() - begun;
    let history = History::replay(opened.events).unwrap();
    let resumed = clock.real() - begun;
    assert!(history.meeting() == state, "the resume shows what was shown");
    println!(
        "figure: {} bytes verified in {verified:?}, resumed in {resumed:?} ({read:?} of it reading)",
        std::fs::metadata(dir.join(journal::JOURNAL)).unwrap().len()
    );
}
