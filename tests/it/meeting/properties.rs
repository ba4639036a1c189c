//! What holds for every meeting, whatever happens in it.

use std::collections::BTreeMap;

use chrono::{FixedOffset, NaiveDate, TimeDelta};
use proptest::prelude::*;
use punktlig::agenda::{Access, Agenda, ItemId, Outcome, Role, Shift, SlotId, Who};
use punktlig::lang::Lang;
use punktlig::meeting::reload::{self, changes};
use punktlig::meeting::{
    AbsenceKind, AttendanceStatus, ChangedBudget, Content, Decision, Edge, Event, GroupVotes, GuestMark, History,
    JournalEntry, Matching, Meeting, RecordId, RecordKind, Side, SlotState, Span, Stance, Statement, StatementKind,
    Target, Vote, VoteTrouble, Voter,
};
use punktlig::time::Stamp;

use crate::kit;
use crate::kit::faults::cases;
use crate::kit::{agenda, stamp};
use crate::kit::{entitled, gaps};

const PLAN: &str = r#"
date = 2025-01-15
absent = [{ who = "b", substitute = "x" }]
person = [
    { id = "a", name = "Ane", role = "member" },
    { id = "b", name = "Bo", role = "member" },
    { id = "c", name = "Cai", role = "member" },
    { id = "p", name = "Pia", role = "participant" },
    { id = "x", name = "Xenia" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Seminar" }]
slot = [
    { at = "9.00", items = [1], guests = ["Gæst"] },
    { at = "9.30", items = [2, 3], minutes = 15 },
    { at = "9.45", title = "Pause", kind = "break" },
    { at = "10.00", items = [3], fixed = true, guests = ["Borgmester", "Gæst"] },
    { at = "11.00", kind = "close", id = "slut" },
    { date = 2025-01-16, at = "9.00", title = "Opsamling", minutes = 30 },
    { at = "9.30", items = [1] },
]
"#;

/// A plan in which most has no time.
const UNTIMED: &str = r#"
date = 2025-01-15
end = "11.00"
absent = [{ who = "b", substitute = "x" }]
person = [
    { id = "a", name = "Ane", role = "member" },
    { id = "b", name = "Bo", role = "member" },
    { id = "c", name = "Cai", role = "member" },
    { id = "p", name = "Pia", role = "participant" },
    { id = "x", name = "Xenia" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Seminar" }]
slot = [
    { items = [1], guests = ["Gæst"] },
    { items = [2, 3] },
    { at = "9.45", title = "Pause", kind = "break", minutes = 10 },
    { items = [3], guests = ["Borgmester", "Gæst"] },
    { title = "Slut", id = "slut", until = "10.30" },
    { date = 2025-01-16, title = "Opsamling" },
    { items = [1] },
]
"#;

/// An agenda of items alone.
const ITEMS: &str = r#"
date = 2025-01-15
start = "9.00"
person = [
    { id = "a", name = "Ane", role = "member" },
    { id = "b", name = "Bo", role = "member" },
    { id = "c", name = "Cai", role = "member" },
    { id = "p", name = "Pia", role = "participant" },
    { id = "x", name = "Xenia" },
]
item = [{ number = 1, title = "Budget" }, { number = 2, title = "Tidsplan" }, { number = 3, title = "Seminar" }]
"#;

const CHANGED: &str = r#"
date = 2025-01-15
item = [{ number = 1, title = "Ny" }, { number = 2, title = "Budget" }, { number = 3, title = "Seminar" }]
slot = [
    { at = "9.00", items = [2] },
    { at = "9.45", items = [1, 3], minutes = 15 },
    { at = "10.15", title = "Pause", kind = "break" },
    { at = "10.30", items = [3], fixed = true },
    { at = "11.00", kind = "close", id = "slut" },
]
"#;

/// What a step may be: one that happens, or one that undoes or redoes.
#[derive(Clone, Debug)]
enum Step {
    Happens(Box<Event>),
    Undo,
    Redo,
}

fn opening() -> Stamp {
    stamp(NaiveDate::from_ymd_opt(2025, 1, 15).unwrap().and_hms_opt(8, 55, 0).unwrap())
}

fn slot_id() -> impl Strategy<Value = String> {
    let ids = ["1", "2", "2-3", "1-3", "pause", "3", "slut", "opsamling", "1-2", "ny-1", "ny-2", "findes-ikke", "2~"];
    prop::sample::select(ids.to_vec()).prop_map(str::to_owned)
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        prop::sample::select(vec!["1", "2", "3", "99"]).prop_map(|i| Target::Item(i.into())),
        slot_id().prop_map(|s| Target::Point(s.as_str().into())),
    ]
}

fn marked() -> impl Strategy<Value = Event> {
    let who = prop::sample::select(vec!["Borgmester", "Gæst", "Ukendt"]).prop_map(|w| Who::Name(w.to_owned()));
    let marks = [GuestMark::Expected, GuestMark::CalledIn, GuestMark::Arrived, GuestMark::DidNotCome];
    let mark = prop::sample::select(marks.to_vec());
    let slot = prop::sample::select(vec!["1", "3", "pause"]);
    (slot, who, mark).prop_map(|(slot, who, mark)| Event::GuestMarked { slot: slot.into(), who, mark })
}

fn attended() -> impl Strategy<Value = Event> {
    let who = || {
        prop_oneof![
            3 => prop::sample::select(vec!["a", "b", "c", "p", "x"]).prop_map(|id| Who::Id(id.into())),
            1 => Just(Who::Name("Udefra".to_owned())),
        ]
    };
    let statuses = [AttendanceStatus::Present, AttendanceStatus::Excused, AttendanceStatus::Absent];
    let status = prop::sample::select(statuses.to_vec());
    let time = || (-3600..9000i64).prop_map(|s| opening() + TimeDelta::seconds(s));
    prop_oneof![
        1 => Just(Event::AllPresentRecorded),
        3 => (who(), status, prop::option::of(who())).prop_map(|(who, status, substitute)| {
            Event::AttendanceRecorded { who, status, reason: Some("ferie".to_owned()), substitute }
        }),
        1 => (who(), prop::option::of(who())).prop_map(|(who, substitute)| Event::SubstituteRecorded { who, substitute }),
        1 => who().prop_map(|who| Event::NoSubstituteRecorded { who }),
        2 => (who(), prop::option::of(who()), time())
            .prop_map(|(who, substitute, from)| Event::SubstituteNamed { who, substitute, from }),
        1 => (who(), target(), prop::option::of(who()))
            .prop_map(|(who, on, substitute)| Event::ItemSubstituteNamed { who, on, substitute }),
        1 => named(),
        2 => (who(), prop::option::of(time())).prop_map(|(who, from)| Event::ParticipantAdded { who, from }),
        1 => (target(), prop::option::of(who())).prop_map(|(on, who)| Event::ItemChairNamed { on, who }),
        1 => prop::option::of(0..40u32).prop_map(|count| Event::PublicCounted { count }),
        2 => (who(), time(), time()).prop_map(|(who, time, to)| Event::AttendanceTimeCorrected { who, time, to }),
        3 => (who(), time()).prop_map(|(who, time)| Event::PersonArrived { who, time }),
        3 => (who(), time()).prop_map(|(who, time)| Event::PersonLeft { who, time }),
        2 => (who(), target()).prop_map(|(who, on)| Event::DisqualificationRecorded { who, on }),
        1 => (who(), target()).prop_map(|(who, on)| Event::DisqualificationLifted { who, on }),
        1 => (-2i64..3, -90i64..90).prop_map(|(days, minutes)| Event::PlanMoved { shift: Shift { days, minutes } }),
    ]
}

/// Names somebody, whose id may be taken.
fn named() -> impl Strategy<Value = Event> {
    prop::sample::select(vec!["a", "x", "+mette", "+ole"]).prop_map(|id| {
        let name = format!("{id} Holm");
        Event::PersonNamed { id: id.into(), name, title: None, organisation: None, group: None }
    })
}

fn voted() -> impl Strategy<Value = Event> {
    let who = || prop::sample::select(vec!["a", "b", "c", "x"]).prop_map(|id| Who::Id(id.into()));
    let side = || {
        (prop::collection::vec(who(), 0..3), 0..3u32, prop::option::of(0..4u32)).prop_map(|(people, unnamed, votes)| {
            let groups = votes.into_iter().map(|votes| GroupVotes { group: "A".to_owned(), votes }).collect();
            Side { people, groups, unnamed }
        })
    };
    let decision = || prop::option::of((0..60u64).prop_map(RecordId));
    let casting = prop::sample::select(vec![None, Some(Stance::For), Some(Stance::Against), Some(Stance::Abstained)]);
    let vote =
        (decision(), side(), side(), side(), casting).prop_map(|(decision, in_favour, against, abstained, casting)| {
            Vote { decision, in_favour, against, abstained, casting }
        });
    let kind = prop::sample::select(vec![StatementKind::Dissent, StatementKind::Remark]);
    prop_oneof![
        2 => (target(), vote).prop_map(|(on, vote)| Event::VoteRecorded { on, vote }),
        1 => (target(), decision(), kind, prop::collection::vec(who(), 1..3)).prop_map(|(on, decision, statement, who)| {
            let statement = Statement { decision, statement, who, text: "Nej".to_owned() };
            Event::StatementRecorded { on, statement }
        }),
    ]
}

/// The events of the tests' list, so that no kind is missing; but no agenda of another meeting.
fn listed() -> Vec<Event> {
    let is_own = |event: &Event| serde_json::to_value(event).unwrap().get("agenda").is_none();
    kit::every_event().into_iter().filter(is_own).collect()
}

fn event() -> impl Strategy<Value = Event> {
    let slot = || slot_id().prop_map(|s| s.as_str().into());
    let record = || (0..60u64).prop_map(RecordId);
    prop_oneof![
        6 => slot().prop_map(|slot| Event::SlotStarted { slot }),
        2 => slot().prop_map(|slot| Event::SlotEnded { slot }),
        1 => slot().prop_map(|slot| Event::SlotSkipped { slot }),
        1 => slot().prop_map(|slot| Event::SlotRestored { slot }),
        1 => (slot(), prop::option::of(0..90u32), prop::option::of(slot())).prop_map(|(slot, minutes, after)| {
            Event::SlotAdded { number: None, slot, title: "Ny".to_owned(), minutes, after, access: Access::Open }
        }),
        4 => (slot(), prop::option::of(0..4u32), any::<bool>(), -7200..7200i64).prop_map(|(slot, stretch, start, to)| Event::TimeCorrected {
            slot,
            stretch,
            edge: if start { Edge::Start } else { Edge::End },
            to: opening() + TimeDelta::seconds(to),
        }),
        2 => Just(Event::MeetingPaused),
        2 => Just(Event::MeetingResumed),
        2 => target().prop_map(|on| Event::DecisionRecorded {
            on,
            decision: Decision { text: "Ja".to_owned(), outcome: Outcome::Approved, ..Decision::default() },
        }),
        1 => target().prop_map(|on| Event::NoteRecorded { on, text: "x".to_owned() }),
        1 => target().prop_map(|on| Event::DiscussionRecorded { on, text: "z".to_owned() }),
        1 => record().prop_map(|record| Event::RecordEdited { record, content: Content::Discussion { text: "w".to_owned() } }),
        1 => record().prop_map(|record| Event::RecordEdited { record, content: Content::Note { text: "y".to_owned() } }),
        1 => (record(), target()).prop_map(|(record, on)| Event::RecordMoved { record, on }),
        1 => record().prop_map(|record| Event::RecordWithdrawn { record }),
        1 => Just(Event::LinksFixed),
        1 => target().prop_map(|on| Event::ItemPostponed { on, to: None }),
        1 => target().prop_map(|on| Event::PostponementLifted { on }),
        1 => prop::collection::vec((slot(), 0..90u32), 0..3).prop_map(|budgets| Event::BudgetsChanged {
            budgets: budgets.into_iter().map(|(slot, minutes)| ChangedBudget { slot, minutes }).collect(),
        }),
        1 => any::<bool>().prop_map(|changed| Event::AgendaReloaded {
            agenda: Box::new(agenda(if changed { CHANGED } else { PLAN })),
            keep: Vec::new(),
        }),
        1 => any::<bool>().prop_map(|changed| Event::AgendaReplaced {
            agenda: Box::new(agenda(if changed { CHANGED } else { PLAN })),
            matching: Matching::default(),
            settled: Vec::new(), kept_decided: Vec::new(),
        }),
        2 => marked(),
        4 => attended(),
        3 => voted(),
        1 => Just(Event::MeetingClosed),
        1 => record().prop_map(|record| Event::CorrectionRecorded {
            record,
            content: Content::Decision(Decision { text: "Nej".to_owned(), outcome: Outcome::Rejected, ..Decision::default() }),
            reason: "Fejl".to_owned(),
        }),
        1 => target().prop_map(|on| Event::AdditionRecorded {
            on,
            content: Content::Decision(Decision { text: "Også".to_owned(), outcome: Outcome::Other, ..Decision::default() }),
            reason: "Glemt".to_owned(),
        }),
        1 => Just(Event::MeetingReopened { reason: "Glemt".to_owned() }),
        1 => prop::sample::select(listed()),
        1 => (-7_200_000..7_200_000i64, prop::option::of(0..60u64))
            .prop_map(|(by_ms, since)| Event::ClockSet { by_ms, since }),
        1 => (0..60u64).prop_map(|undo| Event::Undone { undo }),
        1 => (0..60u64).prop_map(|redo| Event::Redone { redo }),
    ]
}

/// Steps with the seconds since the one before; now and then a clock that was set back.
fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let step = prop_oneof![8 => event().prop_map(|e| Step::Happens(Box::new(e))), 1 => Just(Step::Undo), 1 => Just(Step::Redo)];
    prop::collection::vec((-60..900i64, step), 0..50)
}

/// An agenda as somebody may have edited it: any items under any numbers, treated at any times.
fn edited() -> impl Strategy<Value = Agenda> {
    let titles = prop::sample::subsequence(vec!["Budget", "Tidsplan", "Seminar", "Ny", "Pause", "Tidsplanen"], 0..6);
    let timed = prop::bool::weighted(0.7);
    let slots = prop::collection::vec((prop::collection::vec(1..7usize, 0..3), 1..40u32, any::<bool>(), timed), 0..6);
    (titles.prop_shuffle(), slots).prop_map(|(titles, slots)| {
        let item = |(n, title): (usize, &&str)| format!("{{ number = {}, title = \"{title}\" }}", n + 1);
        let items: Vec<String> = titles.iter().enumerate().map(item).collect();
        let mut at = 9 * 60;
        let mut rows = Vec::new();
        for (mut treats, minutes, rest, is_timed) in slots {
            treats.retain(|n| *n <= titles.len());
            treats.dedup();
            let kind = if rest && treats.is_empty() { "break" } else { "item" };
            let time = if is_timed { format!("at = \"{}.{:02}\", ", at / 60, at % 60) } else { String::new() };
            rows.push(format!("{{ {time}title = \"Pause\", kind = \"{kind}\", items = {treats:?} }}"));
            at += minutes;
        }
        agenda(&format!("date = 2025-01-15\nitem = [{}]\nslot = [{}]\n", items.join(", "), rows.join(", ")))
    })
}

/// The agenda of a meeting of these steps.
fn plan(steps: &[(i64, Step)]) -> Agenda {
    agenda(if steps.len() % 4 < 2 { PLAN } else { [UNTIMED, ITEMS][steps.len() % 2] })
}

fn history(steps: &[(i64, Step)]) -> (History, Stamp) {
    let agenda = plan(steps);
    let created = Event::RecordCreated { agenda: Box::new(agenda.clone()), shift: None, rehearsal: false, zone: None };
    let mut history = History::new(agenda, None, false);
    let mut at = opening();
    history.apply(JournalEntry { seq: 1, at, event: created });
    for (seconds, step) in steps {
        at += TimeDelta::seconds(*seconds);
        let events = match step {
            Step::Happens(event) => match (**event).clone() {
                // What is what can only be decided here.
                Event::AgendaReplaced { agenda, .. } => reload::events(history.meeting(), agenda, &[]),
                event => vec![event],
            },
            Step::Undo => match history.next_undo() {
                Some(entry) => vec![Event::Undone { undo: entry.seq }],
                None => continue,
            },
            Step::Redo => match history.next_redo() {
                Some(entry) => vec![Event::Redone { redo: entry.seq }],
                None => continue,
            },
        };
        for event in events {
            apply(&mut history, at, event);
        }
    }
    let now = history.meeting().last_at().unwrap().max(at);
    (history, now)
}

fn apply(history: &mut History, at: Stamp, event: Event) {
    let seq = history.entries().len() as u64 + 1;
    history.apply(JournalEntry { seq, at, event });
}

/// Takes a changed agenda over as the program does.
fn replace(history: &mut History, at: Stamp, agenda: &Agenda) {
    for event in reload::events(history.meeting(), Box::new(agenda.clone()), &[]) {
        apply(history, at, event);
    }
}

fn lengths(spans: &[Span], now: Stamp) -> TimeDelta {
    spans.iter().fold(TimeDelta::zero(), |sum, s| sum + s.length(now))
}

/// The stretches of all slots, none of which may overlap another.
fn spans(meeting: &Meeting) -> Vec<Span> {
    let mut spans: Vec<Span> = meeting.slots().iter().flat_map(|r| r.spans.clone()).collect();
    spans.sort_by_key(|s| (s.start, s.end.is_none(), s.end));
    spans
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn stays_are_within_the_meeting_and_nobody_is_present_and_absent_at_once(steps in steps()) {
        let (history, now) = history(&steps);
        let meeting = history.meeting();
        let all = meeting.attendees(now);
        let held = meeting.held(now);
        for attendee in &all {
            prop_assert_eq!(all.iter().filter(|a| a.who == attendee.who).count(), 1, "{:?} is listed twice", attendee.who);
            let is_present = attendee.status == AttendanceStatus::Present;
            let is_just_named = attendee.is_seated && attendee.substitute_for.is_some();
            prop_assert!(held.is_none() || is_just_named || is_present != attendee.spans.is_empty(), "{attendee:?}");
            prop_assert!(!is_present || attendee.reason.is_none());
            for span in &attendee.spans {
                let held = held.unwrap();
                let end = span.end.unwrap();
                prop_assert!(held.start <= span.start && span.start <= end && end <= held.end.unwrap(), "{attendee:?}");
            }
            for pair in attendee.spans.windows(2) {
                prop_assert!(pair[0].end.unwrap() < pair[1].start, "{attendee:?}");
            }
        }
        for member in all.iter().filter(|a| !meeting.substitutes_from(&a.who).is_empty()) {
            let seat = all.iter().filter(|a| a.substitute_for.as_ref() == Some(&member.who));
            let seat = seat.filter(|a| a.role != Role::Participant).chain([member]);
            let mut stays: Vec<_> = seat.flat_map(|a| &a.spans).map(|s| (s.start, s.end.unwrap())).collect();
            stays.sort_unstable();
            prop_assert!(stays.windows(2).all(|pair| pair[0].1 <= pair[1].0), "two on one seat: {stays:?}");
        }
        let quorum = meeting.quorum(now);
        prop_assert!(quorum.present <= quorum.seats);
        for on in meeting.targets() {
            let entitled = entitled(meeting, &on, now);
            prop_assert!(entitled.len() <= quorum.seats);
            for who in meeting.disqualified(&on) {
                prop_assert!(!entitled.contains(&who), "{who:?} votes on {on:?}");
            }
            for absent in meeting.not_there(&on, now) {
                let attendee = all.iter().find(|a| a.who == absent.who).unwrap();
                // What was recorded of somebody on an item stays so where an agenda makes them absent later.
                let is_there = attendee.status == AttendanceStatus::Present;
                prop_assert!(is_there || absent.why == AbsenceKind::Disqualified, "{absent:?}");
            }
        }
    }

    #[test]
    fn once_links_are_fixed_nothing_passes_from_one_decision_to_another(steps in steps()) {
        let (history, _) = history(&steps);
        let entries = history.entries();
        let mut held = History::new(plan(&steps), None, false);
        let mut is_fixed = false;
        let mut stood: Vec<RecordId> = Vec::new();
        // What each close settled, by its time: an undo that brings a close back settles nothing anew.
        let mut settled: BTreeMap<Stamp, Vec<RecordId>> = BTreeMap::new();
        for entry in entries {
            let before = held.meeting().clone();
            held.apply(entry.clone());
            let restores = matches!(entry.event, Event::Undone { .. } | Event::Redone { .. });
            for record in before.records().iter().filter(|r| is_fixed && r.kind().is_on_decision()) {
                let Some(now) = held.meeting().record(record.id) else { continue };
                let (was, is) = (before.decision_of(record), held.meeting().decision_of(now));
                // A vote that is edited takes along what was said on it.
                let may_change = restores || matches!(entry.event, Event::RecordEdited { .. });
                prop_assert!(may_change || was.is_none() || is.is_none() || was == is, "{entry:?}: {was:?} to {is:?}");
                let gains = was.is_none() && is.is_some() && stood.contains(&record.id);
                let is_given_back = matches!(entry.event, Event::RecordMoved { .. });
                prop_assert!(may_change || is_given_back || !gains, "{entry:?} changes what stood at a close: {is:?}");
            }
            is_fixed |= entry.event == Event::LinksFixed;
            match (before.closed_at(), held.meeting().closed_at()) {
                (None, Some(at)) if restores => stood = settled.get(&at).cloned().unwrap_or_default(),
                (None, Some(at)) => {
                    stood = held.meeting().records().iter().map(|r| r.id).collect();
                    settled.entry(at).or_insert_with(|| stood.clone());
                }
                // Nothing was settled by a close that was undone.
                (Some(_), None) if restores => stood.clear(),
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_on_a_decision_is_on_a_decision_of_its_own_item(steps in steps()) {
        let (history, now) = history(&steps);
        let meeting = history.meeting();
        for record in meeting.records().iter().filter(|r| !r.withdrawn) {
            let Some(decision) = meeting.decision_of(record) else { continue };
            let decision = meeting.record(decision).unwrap();
            prop_assert!(!decision.withdrawn && decision.kind() == RecordKind::Decision);
            prop_assert_eq!(&decision.on, &record.on);
            prop_assert!(record.kind().is_on_decision());
        }
        for (on, vote, then, at) in meeting.records().iter().filter_map(|r| match r.current() {
            Content::Vote(vote) => Some((&r.on, vote, r.circumstances(), r.at)),
            _ => None,
        }) {
            let troubles = meeting.vote_troubles(on, vote, then, at, now);
            let voters = meeting.voters(on, then, at, now);
            let sum = troubles.iter().any(|t| matches!(t, VoteTrouble::Fewer { .. } | VoteTrouble::More { .. }));
            prop_assert_eq!(sum, vote.total() as usize != voters.len() && then.seats() > 0);
            for who in vote.named().filter(|who| !voters.iter().any(|v| v.who == **who)) {
                let is_told = |t: &VoteTrouble| match t {
                    VoteTrouble::NotThere(w) | VoteTrouble::Disqualified(w) => w == who,
                    _ => false,
                };
                prop_assert!(then.seats() == 0 || troubles.iter().any(is_told), "{who:?}");
            }
        }
    }

    #[test]
    fn a_vote_entered_key_by_key_counts_nobody_twice(
        keys in prop::collection::vec((0..9usize, prop::option::of(0..3usize), any::<bool>()), 0..30),
        groups in prop::collection::vec(prop::option::of(0..3u8), 9),
    ) {
        let voters: Vec<Voter> = groups
            .iter()
            .enumerate()
            .map(|(n, g)| Voter { who: Who::Name(n.to_string()), group: g.map(|g| format!("G{g}")) })
            .collect();
        let mut vote = Vote::default();
        for (who, stance, whole_group) in keys {
            let stance = stance.map(|s| Stance::ALL[s]);
            let voter = &voters[who];
            match &voter.group {
                Some(group) if whole_group => vote.set_group(group, stance, &voters),
                _ => vote.set_stance(&voter.who, stance, &voters),
            }
            prop_assert_eq!(vote.stance_of_voter(voter), stance, "what was told last holds");
            let told = voters.iter().filter(|v| vote.stance_of_voter(v).is_some()).count();
            prop_assert_eq!(vote.total() as usize, told);
        }
        vote.set_rest(Stance::For, &voters);
        prop_assert_eq!(vote.total(), 9);
        vote.set_all(Stance::For, &voters);
        prop_assert_eq!(vote.count(Stance::For), 9);
    }

    #[test]
    fn what_ran_and_the_pauses_and_the_gaps_are_the_meeting(steps in steps()) {
        let (history, now) = history(&steps);
        let meeting = history.meeting();
        let spans = spans(meeting);
        for pair in spans.windows(2) {
            prop_assert!(pair[0].end.is_some_and(|end| end <= pair[1].start), "{pair:?} overlap");
        }
        let mut elapsed = TimeDelta::zero();
        for index in 0..meeting.slots().len() {
            let own = meeting.elapsed(index, now);
            prop_assert!(own >= TimeDelta::zero());
            elapsed += own;
        }
        let Some(opened) = meeting.opened_at() else { return Ok(()) };
        let closed = meeting.closed_at().unwrap_or(now);
        let whole = Span { start: opened, end: Some(closed) };
        let paused = meeting.pauses().iter().fold(TimeDelta::zero(), |sum, p| sum + p.overlap(&whole, now));
        prop_assert_eq!(elapsed + paused + lengths(&gaps(meeting, now), now), closed - opened);
    }

    #[test]
    fn marks_on_guests_change_no_time_that_has_passed(
        steps in steps(),
        marks in prop::collection::vec(marked(), 1..20),
        // What was marked in between must not matter for what comes after it either.
        after in prop::sample::select(vec!["1", "2-3", "pause", "3"]),
    ) {
        let (history, at) = history(&steps);
        let (mut plain, mut marked) = (history.clone(), history);
        for mark in marks {
            apply(&mut marked, at, mark);
        }
        for history in [&mut plain, &mut marked] {
            apply(history, at + TimeDelta::minutes(5), Event::SlotStarted { slot: after.into() });
        }
        let now = at + TimeDelta::minutes(9);
        let (plain, marked) = (plain.meeting(), marked.meeting());
        for index in 0..plain.slots().len() {
            prop_assert_eq!(plain.elapsed(index, now), marked.elapsed(index, now));
            prop_assert_eq!(&plain.slots()[index].spans, &marked.slots()[index].spans);
        }
        prop_assert_eq!(gaps(plain, now), gaps(marked, now));
        prop_assert_eq!(plain.next_step(now), marked.next_step(now));
    }

    #[test]
    fn nobody_is_called_in_who_was_marked_or_sits_in_the_room_or_twice(steps in steps(), ahead in 0..60u32) {
        let (history, now) = history(&steps);
        let meeting = history.meeting();
        let calls = meeting.to_call(&meeting.forecast(now), now, ahead);
        for (n, call) in calls.iter().enumerate() {
            prop_assert_eq!(meeting.slots()[call.slot].mark(&call.who), GuestMark::Expected);
            prop_assert_eq!(meeting.slot_state(call.slot), SlotState::Pending);
            let sits = meeting.running().is_some_and(|running| {
                meeting.guests(running).iter().any(|g| *g.who == call.who && g.mark != GuestMark::DidNotCome)
            });
            prop_assert!(!sits, "{:?} sits in the room", call.who);
            prop_assert!(call.expected - now.naive_local() <= TimeDelta::minutes(i64::from(ahead)));
            prop_assert!(calls.iter().skip(n + 1).all(|c| c.who != call.who), "{:?} twice", call.who);
        }
    }

    #[test]
    fn a_replay_gives_the_state_that_was_live(steps in steps()) {
        let (history, _) = history(&steps);
        let replayed = History::replay(history.entries().to_vec()).unwrap();
        prop_assert_eq!(replayed.meeting(), history.meeting());
        prop_assert_eq!(replayed.next_undo(), history.next_undo());
        prop_assert_eq!(replayed.next_redo(), history.next_redo());
    }

    #[test]
    fn whatever_zones_the_machines_were_set_to_the_meeting_is_the_same(
        steps in steps(), zones in prop::collection::vec(-11..13i32, 60),
    ) {
        let (history, _) = history(&steps);
        let mut entries = history.entries().to_vec();
        for (entry, zone) in entries.iter_mut().skip(1).zip(zones) {
            let zone = FixedOffset::east_opt(zone * 3600).unwrap();
            entry.at = entry.at.with_timezone(&zone);
            match &mut entry.event {
                Event::TimeCorrected { to: time, .. }
                | Event::PersonArrived { time, .. }
                | Event::PersonLeft { time, .. } => *time = time.with_timezone(&zone),
                _ => {}
            }
        }
        let elsewhere = History::replay(entries).unwrap();
        prop_assert_eq!(elsewhere.meeting(), history.meeting());
        let zone = |at: Stamp| *at.offset();
        for (other, own) in spans(elsewhere.meeting()).iter().zip(spans(history.meeting())) {
            prop_assert_eq!((zone(other.start), other.end.map(zone)), (zone(own.start), own.end.map(zone)));
        }
        prop_assert!(elsewhere.times().iter().all(|at| zone(*at) == zone(opening())));
    }

    #[test]
    fn what_undo_takes_out_and_puts_back_is_what_a_fold_gives(steps in steps(), texts in 1..4usize, backs in 0..4usize) {
        let (mut history, _) = history(&steps);
        let at = history.meeting().last_at().unwrap();
        for _ in 0..texts {
            apply(&mut history, at, Event::NoteRecorded { on: Target::Item("1".into()), text: "x".to_owned() });
        }
        for _ in 0..texts + backs {
            if let Some(undo) = history.next_undo().map(|e| e.seq) {
                apply(&mut history, at, Event::Undone { undo });
            }
        }
        for _ in 0..backs {
            if let Some(redo) = history.next_redo().map(|e| e.seq) {
                apply(&mut history, at, Event::Redone { redo });
            }
        }
        let quick = history.meeting().clone();
        // Taking back what is not a record folds everything anew, and is to change nothing.
        let undo = history.entries().len() as u64 + 1;
        apply(&mut history, at, Event::SlotSkipped { slot: "findes-ikke".into() });
        apply(&mut history, at, Event::Undone { undo });
        prop_assert_eq!(history.meeting(), &quick);
    }

    #[test]
    fn undo_then_redo_is_identity(steps in steps()) {
        let (mut history, _) = history(&steps);
        let before = history.meeting().clone();
        let at = before.last_at().unwrap();
        if let Some(undo) = history.next_undo().map(|e| e.seq) {
            apply(&mut history, at, Event::Undone { undo });
            apply(&mut history, at, Event::Redone { redo: undo });
        }
        prop_assert_eq!(history.meeting(), &before);
    }

    #[test]
    fn undoing_everything_gives_the_agenda_as_it_is(steps in steps()) {
        let (mut history, now) = history(&steps);
        let reloads: Vec<Agenda> = history.entries().iter().filter_map(|e| match &e.event {
            Event::AgendaReloaded { agenda, .. } | Event::AgendaReplaced { agenda, .. } => Some((**agenda).clone()),
            _ => None,
        }).collect();
        while let Some(undo) = history.next_undo().map(|e| e.seq) {
            apply(&mut history, now, Event::Undone { undo });
        }
        let last = reloads.last().cloned().unwrap_or_else(|| plan(&steps));
        // What a protocol had stays as long as it may; the next agenda that is taken over finds that it need not.
        let keeps = |e: &JournalEntry| matches!(&e.event, Event::AgendaReplaced { matching, .. } if !matching.keep.is_empty());
        if history.entries().iter().any(keeps) {
            replace(&mut history, now, &last);
        }
        let fresh = Meeting::new(last, None, false);
        let meeting = history.meeting();
        prop_assert_eq!(meeting.slots(), fresh.slots());
        // Whoever was named keeps the name.
        let mut agenda = meeting.agenda().clone();
        agenda.people.retain(|person| !person.id.is_made());
        prop_assert_eq!(&agenda, fresh.agenda());
        prop_assert!(meeting.records().is_empty() && meeting.pauses().is_empty());
        prop_assert_eq!((meeting.running(), meeting.closed_at(), meeting.opened_at()), (None, None, None));
    }

    #[test]
    fn a_reload_loses_nothing_that_was_recorded_or_ran(steps in steps()) {
        let (mut history, now) = history(&steps);
        let before = history.meeting().clone();
        replace(&mut history, now, &agenda(CHANGED));
        let after = history.meeting();
        prop_assert_eq!(spans(after), spans(&before));
        prop_assert_eq!(after.records().len(), before.records().len());
        prop_assert_eq!(after.running().is_some(), before.running().is_some());
        let targets = after.targets();
        for (old, new) in before.records().iter().zip(after.records()).filter(|(_, r)| !r.withdrawn) {
            prop_assert!(targets.contains(&new.on), "{:?} is out of reach", new.on);
            let title = before.title(&old.on);
            // What the new agenda lacks keeps its title; a title is never changed for another matter's.
            prop_assert!(after.title(&new.on) == title || before.item(&old.on).is_none(), "{title}");
        }
        // A second reload of the same agenda finds everything again.
        let once = after.clone();
        replace(&mut history, now, &agenda(CHANGED));
        prop_assert_eq!(history.meeting(), &once);
    }

    #[test]
    fn a_matching_that_makes_no_sense_loses_nothing_either(
        steps in steps(),
        items in prop::collection::btree_map("[1-5]~?", "[1-7]", 0..4),
        slots in prop::collection::btree_map(slot_id(), slot_id(), 0..4),
    ) {
        let (mut history, now) = history(&steps);
        let before = history.meeting().clone();
        let items = items.into_iter().map(|(old, new)| (ItemId(old), ItemId(new))).collect();
        let slots = slots.into_iter().map(|(old, new)| (SlotId(old), SlotId(new))).collect();
        let matching = Matching { items, slots, keep: Vec::new() };
        apply(&mut history, now, Event::AgendaReplaced { agenda: Box::new(agenda(CHANGED)), matching, settled: Vec::new(), kept_decided: Vec::new() });
        let after = history.meeting();
        prop_assert_eq!(spans(after), spans(&before));
        prop_assert_eq!(after.records().len(), before.records().len());
        let targets = after.targets();
        for (old, new) in before.records().iter().zip(after.records()).filter(|(_, r)| !r.withdrawn) {
            prop_assert!(targets.contains(&new.on), "{:?} is out of reach", new.on);
            prop_assert!(!before.is_record_closed(old) || after.is_record_closed(new), "{:?} came out", new.original());
        }
    }

    #[test]
    fn no_edit_loses_what_was_recorded_or_ran_or_is_being_written(
        steps in steps(), edits in prop::collection::vec(edited(), 1..4), written in prop::collection::vec(target(), 0..3),
    ) {
        let (mut history, now) = history(&steps);
        let mut keep: Vec<Target> = written
            .into_iter()
            .filter(|on| history.meeting().item(on).is_some() || history.meeting().slots_of(on).next().is_some())
            .collect();
        for agenda in edits {
            let before = history.meeting().clone();
            let names = reload::names(&before, &agenda, &reload::decide(&before, &agenda, &keep));
            for event in reload::events(&before, Box::new(agenda.clone()), &keep) {
                apply(&mut history, now, event);
            }
            let after = history.meeting();
            prop_assert_eq!(spans(after), spans(&before));
            prop_assert_eq!(after.running().is_some(), before.running().is_some());
            prop_assert_eq!(after.records().len(), before.records().len());
            let targets = after.targets();
            for (old, new) in before.records().iter().zip(after.records()) {
                prop_assert_eq!(&names.target(&old.on), &new.on, "the screen follows as the fold does");
                prop_assert!(new.withdrawn || targets.contains(&new.on));
                prop_assert_eq!(new.original(), old.original());
            }
            for on in &mut keep {
                prop_assert!(!names.is_gone(on));
                *on = names.target(on);
                prop_assert!(after.item(on).is_some() || after.slots_of(on).next().is_some(), "{on:?} is out of reach");
            }
            for (old, run) in before.slots().iter().filter_map(|r| Some((r, names.live_slot(&r.slot.id)?))) {
                let new = after.slot_index(&run).map(|i| &after.slots()[i]);
                prop_assert_eq!(new.map(|r| &r.spans), Some(&old.spans));
            }
            let found = changes::changes(&before, after, &names);
            prop_assert!(!changes::line(&found, Lang::Da, 80, None).is_empty());
        }
        let replayed = History::replay(history.entries().to_vec()).unwrap();
        prop_assert_eq!(replayed.meeting(), history.meeting());
    }

    #[test]
    fn a_forecast_begins_nothing_in_the_past_and_never_moves_forward(steps in steps(), wait in 0..200_000i64) {
        let (history, now) = history(&steps);
        let meeting = history.meeting();
        let forecast = meeting.forecast(now);
        let mut before = now.naive_local();
        for (index, expected) in forecast.slots.iter().enumerate() {
            let pending = meeting.slot_state(index) == SlotState::Pending;
            if let Some(expected) = expected.filter(|_| pending) {
                prop_assert!(expected.start >= before && expected.end.is_none_or(|end| end >= expected.start));
                before = expected.end.unwrap_or(expected.start);
            }
        }
        let later = meeting.forecast(now + TimeDelta::seconds(wait));
        for (early, late) in forecast.slots.iter().zip(&later.slots) {
            if let (Some(early), Some(late)) = (early, late) {
                prop_assert!(late.start >= early.start && late.end >= early.end);
            }
        }
        if let (Some(early), Some(late)) = (forecast.end, later.end) {
            prop_assert!(late >= early, "{early} then {late}");
        }
        // What depends on a length that nobody planned is not said, nor is it said in two ways.
        if let Some(share) = forecast.share {
            prop_assert!(share.items > 0 && share.each >= TimeDelta::zero() && meeting.closed_at().is_none());
            prop_assert!(forecast.pace.is_none() && (!share.is_end || forecast.end.is_none()), "{forecast:?}");
        }
    }
}
