//! How long all documents of a close take for the largest agendas that `check` accepts.

use chrono::NaiveDate;
use punktlig::agenda::rich::{MOST_MARKS, marks};
use punktlig::agenda::{Agenda, load};
use punktlig::journal::CheckpointValues;
use punktlig::meeting::{Decision, Event, History, JournalEntry, Meeting, Target};
use punktlig::protocol::{Batch, Templates};
use punktlig::time::{Stamp, at_offset};

fn main() {
    divan::main();
}

/// As large as an agenda may be, and a little less.
const MOST: usize = 2 * 1024 * 1024 - 1024;

const HEAD: &str = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\", items = [1] }]\n";

/// An agenda with one background: a text over and over until it has as many marks as it may have, then plain words.
fn agenda(unit: &str) -> Agenda {
    let each = marks(&unit.repeat(1_000)).div_ceil(1_000);
    let mut text = unit.repeat((MOST_MARKS - 100) / each);
    text.push_str("\n\n");
    text.push_str(&"ord \"' ".repeat((MOST - HEAD.len() - text.len()) / 7));
    let text = format!("{HEAD}[[item]]\nnumber = 1\ntitle = \"x\"\nbackground = '''\n{text}\n'''\n");
    let checked = load("a.toml", &text, &mut |_: &str| Err(punktlig::agenda::Unreadable::Missing));
    checked.agenda.unwrap_or_else(|| panic!("{:?}", checked.findings))
}

/// A meeting with ten decisions, each as long as a paste may make it.
fn pasted(unit: &str) -> Meeting {
    let agenda = agenda("*a* ");
    let on = Target::Item(agenda.items[0].id.clone());
    let text = unit.repeat(200_000 / unit.len());
    let mut events = vec![Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None }];
    for _ in 0..10 {
        let decision = Decision { text: text.clone(), ..Decision::default() };
        events.push(Event::DecisionRecorded { on: on.clone(), decision });
    }
    replayed(events)
}

fn nine() -> Stamp {
    let date = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap_or_default();
    let zone = chrono::FixedOffset::east_opt(3600).unwrap_or_else(|| panic!());
    at_offset(date.and_hms_opt(9, 0, 0).unwrap_or_default(), zone)
}

fn meeting(agenda: Agenda) -> Meeting {
    replayed(vec![Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None }])
}

fn replayed(events: Vec<Event>) -> Meeting {
    let stamped = |(n, event)| JournalEntry { seq: n as u64 + 1, at: nine(), event };
    let history = History::replay(events.into_iter().enumerate().map(stamped).collect());
    history.unwrap_or_else(|| panic!()).meeting().clone()
}

#[divan::bench(sample_count = 5, args = ["*a* ", "- a\n", "> - > - > - > - > - > - a\n\n", "[a](http://a) ", "a\n\n"])]
fn close(bencher: divan::Bencher, unit: &str) {
    written(bencher, &meeting(agenda(unit)));
}

#[divan::bench(sample_count = 5, args = ["ord ", "a\n", "a\n\n"])]
fn close_with_ten_long_pastes(bencher: divan::Bencher, unit: &str) {
    written(bencher, &pasted(unit));
}

fn written(bencher: divan::Bencher, meeting: &Meeting) {
    bencher.with_inputs(|| tempfile::tempdir().unwrap_or_else(|e| panic!("{e}"))).bench_values(|dir| {
        let batch = Batch::new(dir.path(), meeting, (None, &CheckpointValues::new()), nine(), Templates::default());
        let outcome = batch.finish();
        assert!(outcome.written.len() == 6 && outcome.failed.is_empty());
        dir
    });
}
