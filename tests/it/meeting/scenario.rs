//! Reads the scenario files: an agenda, what happens when, and what is to be seen at which time.
//!
//! A line of `meeting` is a time and either something that happens (`11.09 start tidsplan`) or something that is
//! expected (`11.19.42 left tidsplan = 4:18`); slots and items go by their ids. `+1` before the time is the day after
//! the first, and `@+2` after it how many hours the clock is ahead of UTC: one, if it does not say.

use std::fs;
use std::path::Path;

use chrono::{FixedOffset, NaiveTime, TimeDelta};
use punktlig::agenda::{Access, ItemId, Outcome, Shift, SlotId, Who};
use punktlig::meeting::{
    AttendanceStatus, ChangedBudget, Content, Decision, Edge, Event, Expected, GroupVotes, GuestMark, NextStep, Phase,
    Proposal, Record, RecordId, SlotState, Stance, Statement, StatementKind, Target, TimeSaving, Vote, VoteTrouble,
    reload,
};
use punktlig::time::{at_offset, parse_time};
use serde::Deserialize;

use crate::kit::{LiveMeeting, agenda, sample, stamp};
use crate::kit::{entitled, gaps};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    shows: String,
    /// The agenda's file, as text or as the name of one in `meetings/`.
    #[serde(default)]
    agenda: String,
    sample: Option<String>,
    /// When the meeting is held instead: "2025-02-03 14.00".
    held: Option<String>,
    /// The changed agenda's file, for `reload`.
    changed: Option<String>,
    meeting: String,
}

#[test]
fn every_scenario_goes_as_its_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let scenario: Scenario =
            toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!scenario.shows.is_empty() && scenario.meeting.contains('='), "{name} shows nothing");
        run(&name, &scenario, &mut failures);
        count += 1;
    }
    assert!(count > 10, "the scenarios are gone");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn run(name: &str, scenario: &Scenario, failures: &mut Vec<String>) {
    let plan = scenario.sample.as_ref().map_or_else(|| agenda(&scenario.agenda), |name| sample(name));
    let shift: Option<Shift> = scenario.held.as_ref().map(|held| {
        let (date, time) = held.split_once(' ').unwrap();
        plan.shift_to(date.parse::<chrono::NaiveDate>().unwrap().and_time(parse_time(time).unwrap()))
    });
    let first = scenario.meeting.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let zone = first.and_then(|line| line.split(' ').find_map(|word| word.split_once('@'))).map_or("+1", |(_, z)| z);
    let opened = at_offset(plan.date.and_time(NaiveTime::MIN), offset(zone));
    let mut held = LiveMeeting::opened_at(opened, plan, shift, false);
    held.day = held.history.meeting().agenda().date;
    for (number, line) in scenario.meeting.lines().enumerate() {
        let line = line.split('#').next().unwrap().trim();
        if line.is_empty() {
            continue;
        }
        let fail = |why: String| format!("{name}, line {} of the meeting, `{line}`: {why}", number + 1);
        let (days, rest) = match line.strip_prefix('+') {
            Some(rest) => rest.split_once(' ').map(|(d, r)| (d.parse::<i64>().unwrap(), r)).unwrap(),
            None => (0, line),
        };
        let (time, what) = rest.trim().split_once(' ').unwrap_or_else(|| panic!("{}", fail("no time".to_owned())));
        let (time, zone) = time.split_once('@').unwrap_or((time, "+1"));
        let clock = parse_time(time).unwrap_or_else(|| panic!("{}", fail("no time".to_owned())));
        held.at = at_offset((held.day + TimeDelta::days(days)).and_time(clock), offset(zone));
        match what.split_once('=') {
            Some((what, expected)) => {
                let (what, expected) = (what.trim(), expected.trim());
                let seen = look(&held, what);
                if seen != expected {
                    failures.push(fail(format!("is {seen}")));
                }
                let replayed = punktlig::meeting::History::replay(held.history.entries().to_vec()).unwrap();
                assert_eq!(replayed.meeting(), held.history.meeting(), "{}", fail("the replay differs".to_owned()));
            }
            None => act(&mut held, what.trim(), scenario),
        }
    }
}

fn offset(zone: &str) -> FixedOffset {
    FixedOffset::east_opt(3600 * zone.parse::<i32>().unwrap()).unwrap()
}

fn target(held: &LiveMeeting, id: &str) -> Target {
    match held.history.meeting().agenda().item(&ItemId::from(id)) {
        Some(item) => Target::Item(item.id.clone()),
        None => Target::Point(SlotId::from(id)),
    }
}

fn guest(held: &LiveMeeting, name: &str) -> Who {
    match held.history.meeting().agenda().person(&name.into()) {
        Some(person) => Who::Id(person.id.clone()),
        None => Who::Name(name.to_owned()),
    }
}

fn guest_name(who: &Who) -> &str {
    match who {
        Who::Id(id) => &id.0,
        Who::Name(name) => name,
    }
}

fn act(held: &mut LiveMeeting, what: &str, scenario: &Scenario) {
    let mut words = what.split(' ');
    let verb = words.next().unwrap();
    let rest: Vec<&str> = words.collect();
    let slot = || SlotId::from(rest[0]);
    let event = match verb {
        "start" => Event::SlotStarted { slot: slot() },
        "end" => Event::SlotEnded { slot: slot() },
        "skip" => Event::SlotSkipped { slot: slot() },
        "restore" => Event::SlotRestored { slot: slot() },
        "pause" => Event::MeetingPaused,
        "resume" => Event::MeetingResumed,
        "close" => Event::MeetingClosed,
        // clock SECONDS [SINCE]: the machine's clock was set by so many, and shows the line's time now
        "clock" => Event::ClockSet {
            by_ms: rest[0].parse::<i64>().unwrap() * 1000,
            since: rest.get(1).map(|since| since.parse().unwrap()),
        },
        // add ID MINUTES|- after ID
        "add" => Event::SlotAdded {
            number: None,
            slot: slot(),
            title: rest[0].to_owned(),
            minutes: rest[1].parse().ok(),
            after: rest.get(3).map(|id| SlotId::from(*id)),
            access: Access::Open,
        },
        // began|ended SLOT TIME [STRETCH]
        "began" | "ended" => Event::TimeCorrected {
            slot: slot(),
            stretch: rest.get(2).map(|n| n.parse().unwrap()),
            edge: if verb == "began" { Edge::Start } else { Edge::End },
            to: stamp(held.at.naive_local().date().and_time(parse_time(rest[1]).unwrap())),
        },
        "decide" => Event::DecisionRecorded {
            on: target(held, rest[0]),
            decision: Decision { text: "Godkendt.".to_owned(), outcome: Outcome::Approved, ..Decision::default() },
        },
        // vote ITEM DECISION|- for WHO… against WHO… abstained WHO… casting for|against; `A*3` is a group's, `*3` are
        // counts
        "vote" => Event::VoteRecorded { on: target(held, rest[0]), vote: vote(held, &rest[1..]) },
        // dissent|remark ITEM DECISION|- WHO
        "dissent" | "remark" => Event::StatementRecorded {
            on: target(held, rest[0]),
            statement: Statement {
                decision: rest[1].parse().ok().map(RecordId),
                statement: if verb == "dissent" { StatementKind::Dissent } else { StatementKind::Remark },
                who: vec![guest(held, rest[2])],
                text: "Nej.".to_owned(),
            },
        },
        "move" => Event::RecordMoved { record: RecordId(rest[0].parse().unwrap()), on: target(held, rest[1]) },
        "note" => Event::NoteRecorded { on: target(held, rest[0]), text: "Husk.".to_owned() },
        "withdraw" => Event::RecordWithdrawn { record: RecordId(rest[0].parse().unwrap()) },
        "postpone" => {
            Event::ItemPostponed { on: target(held, rest[0]), to: rest.get(1).map(|date| date.parse().unwrap()) }
        }
        "lift" => Event::PostponementLifted { on: target(held, rest[0]) },
        // budget ID MINUTES [ID MINUTES …]
        "budget" => Event::BudgetsChanged {
            budgets: rest
                .chunks(2)
                .map(|pair| ChangedBudget { slot: pair[0].into(), minutes: pair[1].parse().unwrap() })
                .collect(),
        },
        // choose the proposal at this place, from 1
        "choose" => {
            let place: usize = rest[0].parse().unwrap();
            held.history.meeting().catch_up(held.at).proposals[place - 1].event.clone()
        }
        // reload [keep ID...]
        "reload" => {
            let changed = agenda(scenario.changed.as_ref().unwrap());
            let keep: Vec<Target> = rest.iter().skip(1).map(|id| target(held, id)).collect();
            let matching = reload::decide(held.history.meeting(), &changed, &keep);
            Event::AgendaReplaced { agenda: Box::new(changed), matching, settled: Vec::new(), kept_decided: Vec::new() }
        }
        // called SLOT GUEST, by id or in free text
        "called" | "arrived" | "absent" | "awaited" => Event::GuestMarked {
            slot: slot(),
            who: guest(held, rest[1]),
            mark: match verb {
                "called" => GuestMark::CalledIn,
                "arrived" => GuestMark::Arrived,
                "absent" => GuestMark::DidNotCome,
                _ => GuestMark::Expected,
            },
        },
        // all there; came WHO; left WHO; excused WHO [SUBSTITUTE]; disqualified WHO ITEM
        "all" => Event::AllPresentRecorded,
        "came" => Event::PersonArrived { who: guest(held, rest[0]), time: held.at },
        "left" => Event::PersonLeft { who: guest(held, rest[0]), time: held.at },
        "excused" => Event::AttendanceRecorded {
            who: guest(held, rest[0]),
            status: AttendanceStatus::Excused,
            reason: None,
            substitute: rest.get(1).map(|who| guest(held, who)),
        },
        "disqualified" => Event::DisqualificationRecorded { who: guest(held, rest[0]), on: target(held, rest[1]) },
        "undo" => {
            held.undo();
            return;
        }
        "redo" => {
            held.redo();
            return;
        }
        _ => panic!("nothing that happens: {what}"),
    };
    held.record(event);
}

fn vote(held: &LiveMeeting, words: &[&str]) -> Vote {
    let mut vote = Vote { decision: words[0].parse().ok().map(RecordId), ..Vote::default() };
    let (mut side, mut casting) = (Stance::For, false);
    for word in &words[1..] {
        match *word {
            "casting" => casting = true,
            "for" | "against" | "abstained" => {
                side = match *word {
                    "for" => Stance::For,
                    "against" => Stance::Against,
                    _ => Stance::Abstained,
                };
                if casting {
                    vote.casting = Some(side);
                }
            }
            name => {
                let of = match side {
                    Stance::For => &mut vote.in_favour,
                    Stance::Against => &mut vote.against,
                    Stance::Abstained => &mut vote.abstained,
                };
                match name.split_once('*') {
                    Some(("", count)) => of.unnamed = count.parse().unwrap(),
                    Some((group, votes)) => {
                        of.groups.push(GroupVotes { group: group.to_owned(), votes: votes.parse().unwrap() });
                    }
                    None => of.people.push(guest(held, name)),
                }
            }
        }
    }
    vote
}

/// Says what a vote comes to and how it does not add up: "5-3-1 casting for, fewer 8/9".
fn told(held: &LiveMeeting, record: &Record, vote: &Vote) -> String {
    let mut parts = vec![Stance::ALL.map(|s| vote.count(s).to_string()).join("-")];
    let casting = vote.casting.map(|c| if c == Stance::For { "casting for" } else { "casting against" });
    parts.extend(casting.map(str::to_owned));
    let troubles = held.history.meeting().vote_troubles(&record.on, vote, record.circumstances(), record.at, held.at);
    parts.extend(troubles.iter().map(|t| match t {
        VoteTrouble::Fewer { votes, present } => format!("fewer {votes}/{present}"),
        VoteTrouble::More { votes, present } => format!("more {votes}/{present}"),
        VoteTrouble::Twice(who) => format!("twice {}", guest_name(who)),
        VoteTrouble::NotThere(who) => format!("not there {}", guest_name(who)),
        VoteTrouble::Disqualified(who) => format!("disqualified {}", guest_name(who)),
        VoteTrouble::Group { group, votes, present } => format!("group {group} {votes}/{present}"),
        VoteTrouble::Tie => "tie".to_owned(),
        VoteTrouble::NoTie => "no tie".to_owned(),
        VoteTrouble::CastingNotThere(who) => format!("casting not there {}", guest_name(who)),
        VoteTrouble::CastingDisqualified(who) => format!("casting disqualified {}", guest_name(who)),
        VoteTrouble::CastingOtherwise(who) => format!("casting otherwise {}", guest_name(who)),
        VoteTrouble::NotCarried => "not carried".to_owned(),
        VoteTrouble::OutcomeAgainst(_) => "outcome against".to_owned(),
        VoteTrouble::RecommendedAgainst => "recommended against".to_owned(),
        VoteTrouble::TooFewFor { votes, needed } => format!("{votes} of the {needed} needed"),
        VoteTrouble::Carried => "carried".to_owned(),
        VoteTrouble::Second => "second".to_owned(),
        VoteTrouble::Waiting => "waiting".to_owned(),
        VoteTrouble::PostponedAgainst => "postponed against".to_owned(),
        VoteTrouble::ElectionTie => "election tie".to_owned(),
        VoteTrouble::ElectedWithFewer(who) => format!("elected with fewer {}", guest_name(who)),
        VoteTrouble::NobodyElected => "nobody elected".to_owned(),
    }));
    parts.join(", ")
}

fn look(held: &LiveMeeting, what: &str) -> String {
    let meeting = held.history.meeting();
    let now = held.at;
    let clock = |t: chrono::NaiveDateTime| {
        let days = (t.date() - held.day).num_days();
        let seconds = if t.format("%S").to_string() == "00" { "" } else { ".%S" };
        let time = t.format(&format!("%-H.%M{seconds}")).to_string();
        if days > 0 { format!("+{days} {time}") } else { time }
    };
    let id = |i: usize| meeting.slots()[i].slot.id.0.clone();
    let mut words = what.split(' ');
    let verb = words.next().unwrap();
    let rest = words.next();
    let slot = || held.slot(rest.unwrap());
    let forecast = meeting.forecast(now);
    let or_none = |s: Option<String>| s.unwrap_or_else(|| "none".to_owned());
    let named = |all: Vec<Who>| all.iter().map(guest_name).collect::<Vec<_>>().join(" ");
    match verb {
        "present" => named(meeting.present_at(now)),
        "votes" => named(entitled(meeting, &target(held, rest.unwrap()), now)),
        // vote RECORD: what it comes to; under RECORD: the decision that it belongs to
        "vote" => {
            let record = meeting.record(RecordId(rest.unwrap().parse().unwrap())).unwrap();
            match record.current() {
                Content::Vote(vote) => told(held, record, vote),
                other => panic!("no vote: {other:?}"),
            }
        }
        "under" => {
            let record = meeting.record(RecordId(rest.unwrap().parse().unwrap())).unwrap();
            or_none(meeting.decision_of(record).map(|id| id.0.to_string()))
        }
        "quorum" => meeting.quorum(now).is_reached().to_string(),
        "running" => or_none(meeting.running().map(id)),
        "elapsed" => clock_length(meeting.elapsed(slot(), now)),
        "left" => or_none(meeting.timing(slot(), now).remaining.map(clock_length)),
        "phase" => match meeting.timing(slot(), now).phase {
            Phase::InTime => "in time",
            Phase::SoonOver => "soon over",
            Phase::Over => "over",
        }
        .to_owned(),
        "state" => match meeting.slot_state(slot()) {
            SlotState::Pending => "pending",
            SlotState::Running => "running",
            SlotState::Done => "done",
            SlotState::Postponed => "postponed",
            SlotState::Skipped => "skipped",
        }
        .to_owned(),
        // When a slot is expected to begin, and whether it waits.
        "expect" => or_none(forecast.slots[slot()].map(|Expected { start, end, waits }| {
            format!("{}-{}{}", clock(start), end.map(clock).unwrap_or_default(), if waits { " waits" } else { "" })
        })),
        // Who is to be called in, five minutes ahead where the agenda does not say.
        "call" => {
            let calls = meeting.to_call(&forecast, now, meeting.call_ahead(5));
            let call = |c: &punktlig::meeting::Call| {
                let via = c.via.as_ref().map_or_else(String::new, |via| format!(" via {via}"));
                format!("{}{via} to {} at {}", guest_name(&c.who), id(c.slot), clock(c.expected))
            };
            or_none((!calls.is_empty()).then(|| calls.iter().map(call).collect::<Vec<_>>().join(", ")))
        }
        "guests" => {
            let mark = |g: &punktlig::meeting::SlotGuest| match g.mark {
                GuestMark::Expected if g.stays => "stays",
                GuestMark::Expected => "awaited",
                GuestMark::CalledIn => "called",
                GuestMark::Arrived => "arrived",
                GuestMark::DidNotCome => "absent",
            };
            let guests = meeting.guests(slot());
            guests.iter().map(|g| format!("{} {}", guest_name(g.who), mark(g))).collect::<Vec<_>>().join(", ")
        }
        "end" => or_none(forecast.end.map(clock)),
        "drift" => or_none(forecast.drift.map(clock_length)),
        "pace" => or_none(forecast.pace.map(|p| p.to_string())),
        // What each of so many slots without a time of their own may take, until when; and what those before took.
        "share" => or_none(forecast.share.map(|s| {
            let until = if s.is_over { "passed".to_owned() } else { clock(s.until) };
            let so_far = s.so_far.map_or_else(String::new, |took| format!(", so far {}", clock_length(took)));
            let end = if s.is_end { "end " } else { "" };
            format!("{} of {} until {end}{until}{so_far}", clock_length(s.each), s.items)
        })),
        "missing" => or_none(meeting.catch_up(now).missing.map(clock_length)),
        // What could be done to end on time: the way, the budgets that it gives, the end.
        "ways" => {
            let way = |p: &Proposal| {
                let name = match &p.way {
                    TimeSaving::Break(_) => "break".to_owned(),
                    TimeSaving::Breaks => "breaks".to_owned(),
                    TimeSaving::Squeeze => "squeeze".to_owned(),
                    TimeSaving::BreaksFirst => "breaks first".to_owned(),
                    TimeSaving::Postpone(Target::Item(id)) => format!("postpone {id}"),
                    TimeSaving::Postpone(Target::Point(id)) => format!("postpone {id}"),
                };
                let budgets: String = p.budgets().iter().map(|b| format!(" {} {}", b.slot, b.minutes)).collect();
                format!("{name}{budgets} {}", clock(p.end))
            };
            let ways: Vec<String> = meeting.catch_up(now).proposals.iter().map(way).collect();
            if ways.is_empty() { "none".to_owned() } else { ways.join("; ") }
        }
        // The budget that counts, after the agreed one if it was changed.
        "budget" => {
            let run = &meeting.slots()[slot()];
            let agreed = or_none(run.agreed_minutes().map(|m| m.to_string()));
            run.changed_minutes.map_or(agreed.clone(), |now| format!("{agreed} now {now}"))
        }
        "day" => ((forecast.day - held.day).num_days() + 1).to_string(),
        "next" => match meeting.next_step(now) {
            NextStep::Start(i) => id(i),
            NextStep::DayEnds { then } => format!("day ends, then {}", id(then)),
            NextStep::Add => "add".to_owned(),
            NextStep::Review => "review".to_owned(),
            NextStep::None => "none".to_owned(),
        },
        "ran" => {
            let spans = meeting.slots()[slot()].spans.iter();
            let write = |s: &punktlig::meeting::Span| {
                format!(
                    "{}-{}",
                    clock(s.start.naive_local()),
                    s.end.map_or_else(String::new, |e| clock(e.naive_local()))
                )
            };
            spans.map(write).collect::<Vec<_>>().join(" ")
        }
        "gaps" => clock_length(gaps(meeting, now).iter().fold(TimeDelta::zero(), |sum, g| sum + g.length(now))),
        "plan" => (0..meeting.slots().len()).map(id).collect::<Vec<_>>().join(" "),
        "removed" => {
            meeting.slots().iter().filter(|r| r.removed).map(|r| r.slot.id.0.as_str()).collect::<Vec<_>>().join(" ")
        }
        "records" => {
            let target = target(held, rest.unwrap());
            let kind = |c: &Content| match c {
                Content::Decision(_) => "decision",
                Content::FollowUp(_) => "follow-up",
                Content::Discussion { .. } => "discussion",
                Content::Note { .. } => "note",
                Content::Vote(_) => "vote",
                Content::Statement(s) if s.statement == StatementKind::Dissent => "dissent",
                Content::Statement(_) => "remark",
                Content::Motion(_) => "amendment",
                Content::Election(_) => "election",
            };
            meeting.records_on(&target).map(|r| kind(r.current())).collect::<Vec<_>>().join(" ")
        }
        "postponed" => {
            let is_postponed = meeting.postponement(&target(held, rest.unwrap())).is_some();
            if is_postponed { "yes" } else { "no" }.to_owned()
        }
        "title" => meeting.title(&target(held, rest.unwrap())).to_owned(),
        "closed" => or_none(meeting.closed_at().map(|at| clock(at.naive_local()))),
        "announced" => or_none(meeting.slots().first().and_then(|r| r.slot.start).map(clock)),
        _ => panic!("nothing to look at: {what}"),
    }
}

fn clock_length(d: TimeDelta) -> String {
    let sign = if d < TimeDelta::zero() { "-" } else { "" };
    format!("{sign}{}", punktlig::time::mmss(d))
}
