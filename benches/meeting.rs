//! How long the fold and the forecast take on a meeting far larger than any.

use chrono::{NaiveDate, TimeDelta};
use punktlig::agenda::{Agenda, Outcome, load};
use punktlig::meeting::{Decision, Event, History, JournalEntry, Target};
use punktlig::time::{Stamp, at_offset};

fn main() {
    divan::main();
}

/// An agenda of `slots` slots and as many items, a minute each.
fn agenda(slots: usize) -> Agenda {
    let mut text = "title = \"Stort møde\"\ndate = 2025-01-15\n".to_owned();
    for n in 1..=slots.min(100) {
        text.push_str(&format!("[[item]]\nnumber = {n}\ntitle = \"Punkt nummer {n}\"\n"));
        text.push_str(&format!("[[slot]]\nitems = [{n}]\nminutes = 5\n"));
        if n == 1 {
            text.push_str("at = \"8.00\"\n");
        }
    }
    let small = load("stort.toml", &text, &mut |_: &str| Err(punktlig::agenda::Unreadable::Missing))
        .agenda
        .unwrap_or_else(|| panic!("{text}"));
    // The rest is made from these: what is measured is the meeting, not the reading.
    let mut big = small.clone();
    big.items.clear();
    big.slots.clear();
    for n in 0..slots {
        let (mut item, mut slot) = (small.items[n % 100].clone(), small.slots[n % 100].clone());
        item.id = format!("{n}").as_str().into();
        slot.id = format!("{n}").as_str().into();
        slot.items = vec![item.id.clone()];
        slot.start = small.slots[0].start.map(|at| at + TimeDelta::seconds(i64::try_from(n).unwrap_or(0)));
        big.items.push(item);
        big.slots.push(slot);
    }
    big
}

fn opening() -> Stamp {
    let date = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap_or_default();
    at_offset(
        date.and_hms_opt(8, 0, 0).unwrap_or_default(),
        chrono::FixedOffset::east_opt(3600).unwrap_or_else(|| panic!()),
    )
}

/// A meeting's events: slots that start, and decisions in them.
fn events(agenda: &Agenda, count: usize) -> Vec<JournalEntry> {
    let mut events =
        vec![Event::RecordCreated { agenda: Box::new(agenda.clone()), shift: None, rehearsal: false, zone: None }];
    while events.len() < count {
        let slot = &agenda.slots[(events.len() / 4) % agenda.slots.len()];
        let on = Target::Item(slot.items[0].clone());
        events.push(match events.len() % 4 {
            0 => Event::SlotStarted { slot: slot.id.clone() },
            1 => Event::NoteRecorded { on, text: "Husk bilaget.".to_owned() },
            _ => Event::DecisionRecorded {
                on,
                decision: Decision {
                    text: "Godkendt som indstillet.".to_owned(),
                    outcome: Outcome::Approved,
                    ..Decision::default()
                },
            },
        });
    }
    let stamped = |(i, event)| JournalEntry { seq: i as u64 + 1, at: opening() + TimeDelta::seconds(i as i64), event };
    events.into_iter().enumerate().map(stamped).collect()
}

#[divan::bench]
fn fold_10_000_events(bencher: divan::Bencher) {
    let events = events(&agenda(30), 10_000);
    bencher.with_inputs(|| events.clone()).bench_values(|events| History::replay(events).map(|h| h.entries().len()));
}

#[divan::bench]
fn fold_10_000_events_with_an_undo_at_the_end(bencher: divan::Bencher) {
    let mut events = events(&agenda(30), 10_000);
    let at = opening() + TimeDelta::seconds(10_000);
    events.push(JournalEntry { seq: 10_001, at, event: Event::Undone { undo: 10_000 } });
    bencher.with_inputs(|| events.clone()).bench_values(|events| History::replay(events).map(|h| h.entries().len()));
}

#[divan::bench]
fn forecast_of_10_000_slots(bencher: divan::Bencher) {
    let agenda = agenda(10_000);
    let mut events = events(&agenda, 100);
    // Some are postponed, so that every slot is asked whether it is.
    for (seq, n) in (101..).zip((5_000..6_000).step_by(10)) {
        let on = Target::Item(agenda.items[n].id.clone());
        events.push(JournalEntry {
            seq,
            at: opening() + TimeDelta::minutes(10),
            event: Event::ItemPostponed { on, to: None },
        });
    }
    let history = History::replay(events).unwrap_or_else(|| panic!("the first event is the creation"));
    let now = opening() + TimeDelta::minutes(20);
    bencher.bench(|| history.meeting().forecast(now));
}

#[divan::bench]
fn reload_of_10_000_slots(bencher: divan::Bencher) {
    let agenda = agenda(10_000);
    let mut changed = agenda.clone();
    changed.slots.remove(0);
    let history = History::replay(events(&agenda, 1_000)).unwrap_or_else(|| panic!("the first event is the creation"));
    let at = opening() + TimeDelta::minutes(20);
    let event = Event::AgendaReloaded { agenda: Box::new(changed), keep: Vec::new() };
    bencher.with_inputs(|| (history.clone(), JournalEntry { seq: 1_001, at, event: event.clone() })).bench_values(
        |(mut history, entry)| {
            history.apply(entry);
            history
        },
    );
}
