//! What the review before the close finds missing, and what should not be published. It warns and never blocks.

use super::context::Context;
use super::drafts::Writing;
use super::keys::Action;
use super::vote_words as words;
use crate::agenda::{ItemKind, ItemType, Outcome, Profile, Slot, SlotKind};
use crate::lang::Msg;
use crate::meeting::{Content, Quorum, Record, RecordKind, SlotState, StatementKind, Target, Vote, VoteTrouble};
use crate::msg;
use crate::protocol::Place;
use crate::time;

/// Things of one sort to look at before the close.
pub struct Group {
    /// What is missing, or should not be there.
    pub title: Msg,
    /// Where.
    pub entries: Vec<String>,
}

/// Lists what to look at before the close: CPR numbers that would be published, and what is missing: decisions, owners, slots not treated,
/// texts not recorded; in a political body votes and the quorum too.
#[must_use]
pub fn findings(cx: &Context, cpr: &[Place]) -> Vec<Group> {
    let meeting = cx.meeting();
    let lang = cx.lang;
    let undecided = meeting.targets().into_iter().filter(|t| needs_decision(cx, t));
    let ownerless = meeting.records().iter().filter(|r| !r.withdrawn).filter_map(|r| match r.current() {
        Content::FollowUp(f) if f.owners.is_empty() => Some(format!("{} · {}", f.task, meeting.title(&r.on))),
        _ => None,
    });
    let days = meeting.agenda().days().len();
    let when = |slot: &Slot| {
        let time = time::hm(slot.start.time(), lang);
        if days > 1 { format!("{} {time}", time::date_short(slot.day, lang)) } else { time }
    };
    let pending = (0..meeting.slots().len())
        .filter(|&i| meeting.slot_state(i) == SlotState::Pending)
        .filter_map(|i| meeting.slots().get(i))
        .filter(|r| r.slot.kind == SlotKind::Item && !r.removed)
        .map(|r| format!("{} {}", when(&r.slot), r.slot.title));
    let drafts = cx.drafts.values().filter(|d| !d.text.trim().is_empty()).map(|d| {
        let kind = match d.writing {
            Writing::Decision => lang.text("word-decision"),
            Writing::FollowUp => lang.text("word-follow-up"),
            Writing::Note => lang.text("word-note"),
            Writing::Vote { .. } => lang.text("vote-word"),
            Writing::Statement { statement: StatementKind::Dissent, .. } => lang.text("dissent-word"),
            Writing::Statement { statement: StatementKind::Remark, .. } => lang.text("dissent-word-remark"),
        };
        format!("{kind} · {}", meeting.title(&d.on))
    });
    // The last event is the time of what is known: a review has no clock of its own.
    let quorum = meeting.last_at().map(|at| meeting.quorum(at)).filter(|q| q.seats > 0);
    let attendance = quorum.is_some() && !meeting.is_attendance_told();
    let is_political = meeting.agenda().protocol.profile == Profile::Political;
    let count = |q: Quorum| lang.say(&msg!("attend-count", present = q.present, seats = q.seats));
    let short = quorum.filter(|q| is_political && !q.is_reached()).map(count);
    let too_few = if is_political { without_quorum(cx) } else { Vec::new() };
    let unvoted = if is_political { without_vote(cx) } else { Vec::new() };
    let wrong = if is_political { wrong_votes(cx) } else { Vec::new() };
    let printed = || meeting.records().iter().filter(|r| !r.withdrawn && !matches!(r.current(), Content::Note { .. }));
    let record =
        |r: &Record| format!("{} · {}", cx.numbered_title(&r.on), super::main_screen::in_one_line(cx, r.current()));
    let withheld = printed().filter(|r| meeting.is_withheld(r)).map(record).collect();
    let published = printed().filter(|r| r.published && !meeting.is_record_closed(r)).map(record).collect();
    let edit = cx.key(Action::Edit);
    let key = cx.key(Action::Attendance);
    let set = attendance.then(|| lang.say(&msg!("attend-review-how", key = key)));
    let groups = [
        Group { title: msg!("review-cpr"), entries: cpr.iter().map(|place| place.name(lang)).collect() },
        Group { title: msg!("review-withheld", edit = edit), entries: withheld },
        Group { title: msg!("review-published"), entries: published },
        Group { title: msg!("attend-review-not-set"), entries: set.into_iter().collect() },
        Group { title: msg!("attend-review-no-quorum"), entries: short.into_iter().collect() },
        Group { title: msg!("vote-review-no-quorum"), entries: too_few },
        Group { title: msg!("review-pending"), entries: pending.collect() },
        Group { title: msg!("review-undecided"), entries: undecided.map(|t| cx.numbered_title(&t)).collect() },
        Group { title: msg!("review-postponed-decided"), entries: postponed_and_decided(cx) },
        Group { title: msg!("vote-review-none"), entries: unvoted },
        Group { title: msg!("vote-review-wrong"), entries: wrong },
        Group { title: msg!("review-ownerless"), entries: ownerless.collect() },
        Group { title: msg!("review-drafts"), entries: drafts.collect() },
    ];
    groups
        .into_iter()
        .filter(|g| !g.entries.is_empty())
        .map(|g| Group { entries: g.entries.iter().map(|e| crate::text::one_line(e)).collect(), ..g })
        .collect()
}

/// Lists the items decided on when not more than half of the members could take part; who is disqualified could not.
fn without_quorum(cx: &Context) -> Vec<String> {
    let meeting = cx.meeting();
    let short = |on: &Target| {
        let short = meeting.decisions_on(on).find_map(|decision| {
            let present = meeting.voters(on, decision.at, decision.at).len();
            let quorum = Quorum { present, seats: meeting.agenda().members.len() };
            (quorum.seats > 0 && !quorum.is_reached()).then_some(quorum)
        })?;
        let count = cx.lang.say(&msg!("attend-count", present = short.present, seats = short.seats));
        Some(format!("{} · {count}", cx.numbered_title(on)))
    };
    meeting.targets().iter().filter_map(short).collect()
}

/// Lists the items with a decision that a political body votes on, and no vote on it.
fn without_vote(cx: &Context) -> Vec<String> {
    let meeting = cx.meeting();
    let is_voted_on = |on: &Target, decision: &Record| {
        let is_matter = meeting.item(on).is_some_and(|i| i.kind == ItemKind::Item && i.item_type == ItemType::Decision);
        let outcome = match decision.current() {
            Content::Decision(d) => d.outcome,
            _ => return false,
        };
        is_matter && !matches!(outcome, Outcome::Noted | Outcome::Discussed | Outcome::Postponed)
    };
    let lacks = |on: &&Target| {
        meeting.decisions_on(on).any(|d| is_voted_on(on, d) && meeting.vote_on(on, Some(d.id)).is_none())
    };
    meeting.targets().iter().filter(lacks).map(|on| cx.numbered_title(on)).collect()
}

/// Lists the votes that do not add up, and how.
fn wrong_votes(cx: &Context) -> Vec<String> {
    let meeting = cx.meeting();
    let votes = meeting.records().iter().filter(|r| !r.withdrawn).filter_map(|r| match r.current() {
        Content::Vote(vote) => Some((r, vote)),
        _ => None,
    });
    let troubles = |(r, vote): (&Record, &Vote)| {
        let now = meeting.last_at().unwrap_or(r.at);
        let said: Vec<String> =
            // A tie adds up: in most bodies the proposal has then fallen, and nothing more is to be told.
            meeting.vote_troubles(&r.on, vote, r.at, now).iter().filter(|t| **t != VoteTrouble::Tie).map(|t| words::trouble(cx, t)).collect();
        (!said.is_empty()).then(|| format!("{} · {}", cx.numbered_title(&r.on), said.join(" · ")))
    };
    votes.filter_map(troubles).collect()
}

/// Lists the items that are postponed and decided, unless what was decided is that they are postponed: one of the two may be a slip.
fn postponed_and_decided(cx: &Context) -> Vec<String> {
    let meeting = cx.meeting();
    let is_decided = |r: &Record| matches!(r.current(), Content::Decision(d) if d.outcome != Outcome::Postponed);
    let both = |on: &&Target| meeting.postponement(on).is_some() && meeting.records_on(on).any(is_decided);
    meeting.targets().iter().filter(both).map(|on| cx.numbered_title(on)).collect()
}

/// Tells whether a target should have a decision and has none.
fn needs_decision(cx: &Context, target: &Target) -> bool {
    let meeting = cx.meeting();
    if meeting.postponement(target).is_some() {
        return false;
    }
    let expected = match meeting.item(target) {
        Some(item) => item.kind == ItemKind::Item && item.item_type != ItemType::Information,
        // A point is only expected to have a decision where it was treated.
        None => meeting.slots_of(target).any(|i| meeting.slot_state(i) == SlotState::Done),
    };
    expected && !meeting.records_on(target).any(|r| r.kind() == RecordKind::Decision)
}
