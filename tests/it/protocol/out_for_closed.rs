//! Who was out, or in, for something closed alone: in random courses with breaks and pauses round it the public is told
//! the same as if they had not been, in every draft and in the end.

use std::fmt::Write;

use chrono::TimeDelta;
use punktlig::meeting::AttendanceStatus;
use serde_json::Value;

use super::two_worlds::differences;
use super::*;
use crate::kit::faults::{Dice, figure, size};

/// What comes next, and for how many seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stretch {
    Open(usize),
    Closed(usize),
    Break(usize),
    /// A pause in what ran before.
    Pause(usize),
    /// The same goes on.
    Resumed(usize),
}

use Stretch::{Break, Closed, Open, Pause, Resumed};

impl Stretch {
    fn seconds(self) -> usize {
        match self {
            Open(n) | Closed(n) | Break(n) | Pause(n) | Resumed(n) => n,
        }
    }
}

/// How Bo's seat was moved.
#[derive(Clone, Copy, Debug)]
enum Seat {
    Empty,
    /// Zebra Vikar is named so many seconds after the member left.
    Named(usize),
    /// The same, by the event that older journals have.
    Recorded,
    /// Dorte Dahl is named so many seconds later, who takes part anyhow.
    NamedPresent(usize),
    /// The same, by the event that older journals have.
    RecordedPresent,
    /// Zebra Vikar is named, and was recorded as there from the start.
    NamedWaiting(usize),
    /// The member was absent, and comes for a while.
    In,
}

fn plan(course: &[Stretch]) -> String {
    let mut text = String::from(
        "title = \"Møde\"\ndate = 2025-01-15\nmembers = [\"bo\", \"an\"]\n\
         person = [{ id = \"bo\", name = \"Bo Bech\" }, { id = \"an\", name = \"Anna And\" },\n\
         { id = \"do\", name = \"Dorte Dahl\", role = \"participant\" }]\n[protocol]\nsignatures = true\n",
    );
    let mut slots = String::new();
    let mut number = 0;
    for stretch in course {
        if let Open(_) | Closed(_) = stretch {
            number += 1;
            let access = if let Closed(_) = stretch { "access = \"closed\"\n" } else { "" };
            writeln!(text, "[[item]]\nnumber = {number}\ntitle = \"Sag {number}\"\n{access}").unwrap();
            writeln!(slots, "[[slot]]\nitems = [{number}]\nminutes = 10").unwrap();
        } else if let Break(_) = stretch {
            slots.push_str("[[slot]]\nkind = \"break\"\nminutes = 10\n");
        }
    }
    text + &slots.replacen("[[slot]]\n", "[[slot]]\nat = \"9.00\"\n", 1)
}

/// All that the public is told after each event, without the number of the last.
fn said(told: &LiveMeeting) -> Value {
    let mut model = serde_json::to_value(told.protocol(Audience::Public)).unwrap();
    model.as_object_mut().unwrap().remove("last");
    model
}

/// Holds a meeting in which Bo was out, or in, from one second to another, or in which as many notes were made.
///
/// Where a second is given they came late, in something open.
fn held(
    course: &[Stretch],
    seat: Seat,
    late: Option<usize>,
    moves: (usize, usize),
    did: bool,
) -> (LiveMeeting, Vec<Value>) {
    let mut told = LiveMeeting::new(agenda(&plan(course)));
    let begun = told.at;
    let at = |second: usize| begun + TimeDelta::seconds(i64::try_from(second).unwrap());
    let (who, vikar) = (id("bo"), Some(Who::Name("Zebra Vikar".into())));
    let left = |second| Event::PersonLeft { who: id("bo"), time: at(second) };
    let came = |second| Event::PersonArrived { who: id("bo"), time: at(second) };
    let (from, to) = moves;
    let own = match seat {
        Seat::Empty => vec![(from, left(from)), (to, came(to))],
        Seat::Named(later) | Seat::NamedPresent(later) | Seat::NamedWaiting(later) => {
            let substitute = if let Seat::NamedPresent(_) = seat { Some(id("do")) } else { vikar.clone() };
            let named = Event::SubstituteNamed { who, substitute, from: at(from) };
            vec![(from, left(from)), ((from + later).min(to), named), (to, came(to))]
        }
        Seat::Recorded | Seat::RecordedPresent => {
            let substitute = if let Seat::Recorded = seat { vikar.clone() } else { Some(id("do")) };
            vec![(from, left(from)), (from, Event::SubstituteRecorded { who, substitute }), (to, came(to))]
        }
        Seat::In => vec![(from, came(from)), (to, left(to))],
    };
    let note = Event::NoteRecorded { on: item(1), text: "x".into() };
    let own = own.into_iter().map(|(second, event)| (second, if did { event } else { note.clone() }));
    let mut events: Vec<(usize, Event)> = Vec::new();
    let (mut second, mut slot) = (0, 0);
    let mut running = None;
    for stretch in course {
        let event = match stretch {
            Open(_) | Closed(_) | Break(_) => {
                let id = told.meeting().slots()[slot].slot.id.clone();
                slot += 1;
                running = Some(id.clone());
                Event::SlotStarted { slot: id }
            }
            Pause(_) => Event::MeetingPaused,
            Resumed(_) => Event::MeetingResumed,
        };
        events.push((second, event));
        second += stretch.seconds();
    }
    events.push((second, Event::SlotEnded { slot: running.unwrap() }));
    events.extend(own);
    events.extend(late.map(|second| (second, came(second))));
    events.sort_by_key(|(second, _)| *second);
    if late.is_some() || matches!(seat, Seat::In) {
        let status = AttendanceStatus::Absent;
        told.record(Event::AttendanceRecorded { who: id("bo"), status, reason: None, substitute: None });
    }
    if let (Seat::NamedWaiting(_), Some(who)) = (seat, vikar) {
        told.record(Event::PersonArrived { who, time: begun });
    }
    let mut all = Vec::new();
    for (second, event) in events {
        told.at = at(second);
        told.record(event);
        all.push(said(&told));
    }
    told.record(Event::MeetingClosed);
    all.push(said(&told));
    (told, all)
}

fn same(course: &[Stretch], seat: Seat, moves: (usize, usize)) {
    same_of_late(course, seat, None, moves);
}

fn same_of_late(course: &[Stretch], seat: Seat, late: Option<usize>, moves: (usize, usize)) {
    let (told, one) = held(course, seat, late, moves, true);
    let (_, other) = held(course, seat, late, moves, false);
    for (step, (one, other)) in one.iter().zip(&other).enumerate() {
        let mut found = Vec::new();
        differences("", one, other, &mut found);
        assert!(found.is_empty(), "{course:?}, {seat:?}, {late:?}, {moves:?}, step {step}: {}", found.join("\n"));
    }
    let full = told.protocol(Audience::Full);
    assert!(full.attendance.iter().any(|a| a.name == "Bo Bech" && !a.spans.is_empty()), "the body is told");
}

#[test]
fn a_break_next_to_a_closed_item_is_nothing_open_that_somebody_was_out_for() {
    let after = [Open(1800), Closed(1800), Break(900), Open(1500)];
    let between = [Open(900), Break(900), Closed(1800), Break(900), Open(1500)];
    let last = [Open(1800), Break(1800), Closed(1800), Open(600)];
    for seat in [Seat::Empty, Seat::Named(5), Seat::Recorded] {
        same(&after, seat, (1800, 3900));
        same(&between, seat, (960, 4200));
        same(&between, seat, (890, 4200));
        same(&last, seat, (1799, 5400));
    }
    same(&after, Seat::In, (1800, 3900));
    same(&between, Seat::In, (960, 4200));
}

#[test]
fn a_pause_next_to_a_closed_item_is_nothing_open_that_somebody_was_out_for() {
    let course = [Open(900), Pause(900), Closed(1800), Pause(900), Open(1500)];
    for seat in [Seat::Empty, Seat::Named(5), Seat::Recorded, Seat::In] {
        same(&course, seat, (1000, 4300));
        same(&course, seat, (850, 4530));
    }
}

#[test]
fn a_substitute_is_silent_for_as_long_before_and_after_a_closed_item_as_the_member_is() {
    let course = [Open(1800), Closed(1800), Open(2400)];
    for (before, after) in [(0, 0), (50, 50), (70, 0), (0, 70), (120, 120), (0, 290), (290, 0), (149, 150)] {
        for seat in
            [Seat::Empty, Seat::Named(1), Seat::Recorded, Seat::In, Seat::NamedPresent(1), Seat::RecordedPresent]
        {
            same(&course, seat, (1800 - before, 3600 + after));
        }
    }
    // Who missed more of what was open was out for that too, and the substitute was there for it.
    let (told, _) = held(&course, Seat::Named(1), None, (1500, 3600), true);
    assert!(told.protocol(Audience::Public).attendance.iter().any(|a| a.name.contains("Zebra Vikar")));
}

#[test]
fn a_member_who_was_there_for_half_of_all_that_was_open_is_present_in_public_though_that_was_short() {
    let is_present = |course: &[Stretch], seat, moves| {
        let (told, _) = held(course, seat, None, moves, true);
        let all = told.protocol(Audience::Public).attendance;
        all.iter().any(|a| a.name == "Bo Bech" && a.status == punktlig::protocol::model::Presence::Present)
    };
    let (between, before) = ([Closed(1800), Open(240), Closed(600)], [Open(240), Closed(600)]);
    assert!(is_present(&between, Seat::Empty, (1, 1820)), "back a little late");
    assert!(is_present(&before, Seat::In, (30, 839)), "came a little late");
    assert!(is_present(&between, Seat::In, (1900, 2640)));
    assert!(!is_present(&between, Seat::In, (1930, 2640)), "there for less than half");
    // Of what is closed and short of that nothing is told.
    same(&between, Seat::In, (1930, 2640));
    same(&between, Seat::Empty, (1, 1820));
}

/// What the head says of Bo in public.
fn head_of_bo(told: &LiveMeeting) -> String {
    let said = crate::kit::markdown(&told.protocol(Audience::Public)).unwrap();
    said.lines().find(|line| line.contains("Bo Bech")).unwrap_or_default().trim_start_matches([' ', '-']).to_owned()
}

#[test]
fn a_time_that_tells_nothing_of_what_is_closed_is_told_of_whoever_else_left_for_it() {
    // Out for something closed alone: as if they had stayed.
    let course = [Open(1800), Closed(1800), Open(1800)];
    same_of_late(&course, Seat::Empty, Some(540), (2400, 3600));
    let (told, _) = held(&course, Seat::Empty, Some(540), (2400, 3600), true);
    assert_eq!(head_of_bo(&told), "Bo Bech (ankom kl. 9.09, punkt 1)");
    // Left behind closed doors and missed what was open as well: when they left is not told, what they missed is.
    let (told, _) = held(&course, Seat::Empty, Some(540), (2400, 5000), true);
    let in_part = "Bo Bech (ankom kl. 9.09, punkt 1; fraværende i en del af de åbne punkter)";
    assert_eq!(head_of_bo(&told), in_part, "and the head does not say otherwise");
    let public = crate::kit::markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(!public.contains("9.40"), "{public}");
    assert!(public.contains("Bo Bech ankom til mødet kl. 9.09 under behandlingen"), "{public}");
    assert_eq!(public.matches("Bo Bech deltog kun i en del").count(), 1, "{public}");
    let times = |told: &LiveMeeting| told.protocol(Audience::Public).attendance[0].spans.len();
    assert_eq!(times(&told), 0, "no list of stays that is not whole");
    // Came for something closed alone first: nothing is told of that stay.
    let course = [Open(1200), Closed(1200), Open(3600)];
    let mut told = LiveMeeting::new(agenda(&plan(&course)));
    let status = AttendanceStatus::Absent;
    told.record(Event::AttendanceRecorded { who: id("bo"), status, reason: None, substitute: None });
    let time = |hour, minute| stamp(day(2025, 1, 15).and_hms_opt(hour, minute, 0).unwrap());
    let came = |hour, minute| Event::PersonArrived { who: id("bo"), time: time(hour, minute) };
    told.at("9.00").start(0).at("9.17").record(came(9, 17)).at("9.20").start(1).at("9.40").start(2);
    told.record(Event::PersonLeft { who: id("bo"), time: time(9, 40) }).at("10.00").record(came(10, 0));
    told.at("10.40").record(Event::MeetingClosed);
    assert!(!crate::kit::markdown(&told.protocol(Audience::Public)).unwrap().contains("9.17"));
    // Who missed something open whole is said to have.
    let course = [Open(1800), Closed(1800), Open(1200), Open(1200)];
    let (told, _) = held(&course, Seat::Empty, Some(540), (2400, 4900), true);
    let public = crate::kit::markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(public.contains("Bo Bech deltog ikke"), "{public}");
}

#[test]
fn whoever_leaves_next_to_something_closed_and_misses_something_open_is_said_to_without_the_time() {
    let public = |told: &LiveMeeting| crate::kit::markdown(&told.protocol(Audience::Public)).unwrap();
    let under = |md: &str, number: usize| {
        let after = md.split(&format!("\n## {number}. ")).nth(1).unwrap_or_default().to_owned();
        after.split("\n## ").next().unwrap_or_default().to_owned()
    };
    // Left in the last minute of what was open, and missed the closed item and a short open one after it.
    let course = [Open(600), Closed(600), Open(60), Open(600)];
    let (told, steps) = held(&course, Seat::Empty, None, (570, 1300), true);
    let md = public(&told);
    assert_eq!(head_of_bo(&told), "Bo Bech (fraværende i en del af de åbne punkter)", "{md}");
    let in_part = |audience| told.protocol(audience).attendance[0].in_part;
    assert!(in_part(Audience::Public) && !in_part(Audience::Full));
    assert!(under(&md, 1).contains("Bo Bech deltog kun i en del af behandlingen."), "{md}");
    assert!(!under(&md, 2).contains("Bo Bech"), "{md}");
    assert!(under(&md, 3).contains("Bo Bech deltog ikke i behandlingen af punkt 3."), "{md}");
    // The body has the time, and reads that and why the public has not; nothing else is left out of the item.
    let full = crate::kit::markdown(&told.protocol(Audience::Full)).unwrap();
    assert!(full.contains("Bo Bech (til kl. 9.09, punkt 1; igen fra kl. 9.21, punkt 4)"), "{full}");
    let marked =
        "Den offentlige udgave har ikke tidspunktet, som er tæt på et lukket punkt: Bo Bech forlod mødet kl. 9.09";
    assert!(full.contains(marked) && !full.contains("delvis udeladt"), "{full}");
    // Nothing that a draft said of him goes again.
    let texts: Vec<String> = steps.iter().map(Value::to_string).collect();
    let first = texts.iter().position(|text| text.contains("fraværende i en del")).unwrap();
    assert!(texts[first..].iter().all(|text| text.contains("fraværende i en del")));
    // A substitute takes the seat right after something closed: neither seems to have been there throughout.
    let course = [Open(600), Closed(600), Open(1200), Open(600)];
    let (told, _) = held(&course, Seat::Named(1), None, (1230, 3000), true);
    let md = public(&told);
    assert!(
        md.contains("Bo Bech (fraværende i en del af de åbne punkter)") && md.contains("Zebra Vikar for Bo Bech"),
        "{md}"
    );
    assert!(
        under(&md, 3).contains("Bo Bech deltog kun i en del") && under(&md, 4).contains("Bo Bech deltog ikke"),
        "{md}"
    );
    // Came in the last minute of what was open for something closed alone: that stay is none.
    let course = [Open(600), Open(600), Closed(600), Open(600)];
    let mut told = LiveMeeting::new(agenda(&plan(&course)));
    let time = |minute, second| stamp(day(2025, 1, 15).and_hms_opt(9, minute, second).unwrap());
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1);
    told.record(Event::PersonLeft { who: id("bo"), time: time(8, 0) }).at("9.20");
    told.record(Event::PersonArrived { who: id("bo"), time: time(19, 40) }).start(2).at("9.30");
    told.record(Event::PersonLeft { who: id("bo"), time: time(30, 0) })
        .start(3)
        .at("9.40")
        .record(Event::MeetingClosed);
    let md = public(&told);
    assert_eq!(head_of_bo(&told), "Bo Bech (til kl. 9.08, punkt 1)", "{md}");
    assert!(!md.contains("9.19") && !under(&md, 2).contains("Bo Bech") && !under(&md, 4).contains("Bo Bech"), "{md}");
}

#[test]
fn whoever_takes_part_without_being_a_member_does_not_seem_to_have_stayed_in_public() {
    let course = [Open(600), Closed(600), Open(600)];
    let mut told = LiveMeeting::new(agenda(&plan(&course)));
    let time = stamp(day(2025, 1, 15).and_hms_opt(9, 15, 0).unwrap());
    told.record(Event::AllPresentRecorded).at("9.00").start(0).at("9.10").start(1).at("9.16");
    told.record(Event::PersonLeft { who: id("do"), time }).at("9.20").start(2).at("9.30").record(Event::MeetingClosed);
    let md = crate::kit::markdown(&told.protocol(Audience::Public)).unwrap();
    assert!(md.contains("Dorte Dahl (fraværende i en del af de åbne punkter)") && !md.contains("9.15"), "{md}");
}

/// What is treated in each second, and the slots that were open: from, to.
fn seconds(course: &[Stretch]) -> (Vec<Stretch>, Vec<(usize, usize)>) {
    let (mut all, mut open) = (Vec::new(), Vec::<(usize, usize)>::new());
    let mut running = course[0];
    for stretch in course {
        match stretch {
            Pause(_) | Resumed(_) => {}
            other => running = *other,
        }
        let start = all.len();
        all.resize(start + stretch.seconds(), if let Resumed(_) = stretch { running } else { *stretch });
        match (stretch, running) {
            (Open(_), _) => open.push((start, all.len())),
            (Pause(_) | Resumed(_), Open(_)) => open.last_mut().unwrap().1 = all.len(),
            _ => {}
        }
    }
    (all, open)
}

fn course(dice: &mut Dice) -> Vec<Stretch> {
    let mut all = vec![Open(300 + dice.below(1500))];
    for _ in 0..1 + dice.below(6) {
        let most = [20, 100, 1500][dice.below(3)];
        let seconds = 1 + dice.below(most);
        let next = match dice.below(6) {
            0 | 1 => Closed(seconds),
            2 => Open(seconds),
            3 => Break(seconds),
            _ if matches!(all.last(), Some(Pause(_))) => Resumed(seconds),
            _ => Pause(seconds),
        };
        all.push(next);
    }
    all.push(Closed(60 + dice.below(1000)));
    if dice.below(2) == 0 {
        all.extend([Break(1 + dice.below(900)), Pause(1 + dice.below(600))]);
    }
    if dice.below(3) > 0 {
        all.push(Open(600 + dice.below(600)));
    }
    all
}

#[test]
fn in_random_courses_nothing_public_tells_who_was_out_or_in_for_what_is_closed_alone() {
    let (mut dice, wanted) = (Dice::thrown(), size(150, 4000));
    let mut tried = 0;
    while tried < wanted {
        let course = course(&mut dice);
        let (all, open) = seconds(&course);
        // Both ends are near a change of what is treated as often as not.
        let edges: Vec<usize> = (1..all.len()).filter(|n| all[*n] != all[n - 1]).collect();
        let mut moment = || {
            let edge = edges[dice.below(edges.len())];
            let near = (edge + dice.below(200)).saturating_sub(100);
            [edge, near, dice.below(all.len())][dice.below(3)].clamp(1, all.len() - 1)
        };
        let (one, other) = (moment(), moment());
        let (from, to) = (one.min(other), one.max(other));
        let during = &all[from..to];
        let is_closed = during.iter().any(|s| matches!(s, Closed(_)));
        let treated = during.iter().filter(|s| matches!(s, Open(_))).count();
        let is_all_of = |(start, end): &(usize, usize)| {
            from <= *start && *end <= to && all[*start..*end].iter().any(|s| matches!(s, Open(_)))
        };
        if !is_closed || treated >= 300 || open.iter().any(is_all_of) {
            continue;
        }
        let later = dice.below(60);
        let seat = [
            Seat::Empty,
            Seat::Named(later),
            Seat::Recorded,
            Seat::In,
            Seat::NamedPresent(later),
            Seat::RecordedPresent,
            Seat::NamedWaiting(later),
        ][dice.below(7)];
        // Who was there for half of all that was open was there.
        let all_treated = all.iter().filter(|s| matches!(s, Open(_))).count();
        if matches!(seat, Seat::In) && treated * 2 >= all_treated {
            continue;
        }
        // Some came late, and were there for something open before that.
        let first = course[0].seconds().min(from);
        let is_late = matches!(seat, Seat::Empty) && first > 400 && dice.below(2) == 0;
        let late = is_late.then(|| 1 + dice.below(first - 400));
        // Others came to stay, long after they had been there for something closed alone.
        let missed = |from: usize, to: usize| {
            let treated = all[from..to].iter().filter(|s| matches!(s, Open(_))).count();
            let is_whole = |(start, end): &&(usize, usize)| from <= *start && *end <= to && *end > *start;
            treated >= 300 || (treated > 0 && open.iter().any(|slot| is_whole(&slot)))
        };
        let again = to + 1 + dice.below(all.len() - to);
        let comes = matches!(seat, Seat::In) && again < all.len() && missed(0, from) && missed(to, again);
        let late = late.or(comes.then_some(again));
        same_of_late(&course, seat, late, (from, to));
        tried += 1;
    }
    figure("out or in for something closed alone", tried, 0, 0);
}
