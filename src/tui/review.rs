//! The review before the close, in words: what the meeting finds missing, and what should not be published.

use super::context::Context;
use super::drafts::DraftKind;
use super::keymap::Action;
use crate::agenda::Slot;
use crate::lang::Msg;
use crate::meeting::{Content, Quorum, Record, StatementKind, Target, VoteTrouble};
use crate::msg;
use crate::protocol::CprPlace;
use crate::text;
use crate::time;
use crate::wording::{locked, votes};

/// Things of one sort to look at before the close.
pub struct Group {
    /// What is missing, or should not be there.
    pub title: Msg,
    pub entries: Vec<String>,
}

/// Lists what to look at before the close: what the meeting's [review](crate::meeting::review) finds, CPR numbers that
/// would be published, and texts that were not recorded.
#[must_use]
pub fn findings(cx: &Context, cpr: &[CprPlace]) -> Vec<Group> {
    let meeting = cx.meeting();
    let lang = cx.lang;
    let review = meeting.review();
    let days = meeting.agenda().days().len();
    let when = |slot: &Slot| {
        let time = time::hm(slot.start.time(), lang);
        if days > 1 { format!("{} {time}", time::date_short(slot.day, lang)) } else { time }
    };
    let not_held = review.not_held.iter().filter_map(|&i| Some((i, meeting.slots().get(i)?)));
    let not_held = not_held.map(|(i, r)| format!("{} {}", when(&r.slot), locked::slot_title(meeting, i))).collect();
    let ownerless = review.without_owner.iter().filter_map(|r| match r.current() {
        Content::FollowUp(f) => Some(format!("{} · {}", f.task, locked::record_title(meeting, r))),
        _ => None,
    });
    let drafts = cx.drafts.values().filter(|d| !d.is_blank()).map(|d| {
        let kind = match d.writing {
            DraftKind::Decision => lang.text("word-decision"),
            DraftKind::FollowUp => lang.text("word-follow-up"),
            DraftKind::Note => lang.text("word-note"),
            DraftKind::Vote { .. } => lang.text("vote-word"),
            DraftKind::Statement { statement: StatementKind::Dissent, .. } => lang.text("dissent-word"),
            DraftKind::Statement { statement: StatementKind::Remark, .. } => lang.text("dissent-word-remark"),
        };
        let title = match d.is_off_plan(meeting) {
            true => text::one_line(&d.title),
            false => locked::title_of(meeting, &d.on, d.closed && d.writing != DraftKind::Note),
        };
        format!("{kind} · {title}")
    });
    let count = |q: &Quorum| lang.say(&msg!("attend-count", present = q.present, seats = q.seats));
    let title = |on: &Target| cx.numbered_title(on);
    let titles = |all: &[Target]| all.iter().map(title).collect::<Vec<_>>();
    let too_few = |(on, quorum): &(Target, Quorum)| format!("{} · {}", title(on), count(quorum));
    // Where the item is closed its title has the lock, where it is not, what was recorded on it.
    let said_of = |record: &Record, said: &str| {
        let line = format!("{} · {said}", title(&record.on));
        if meeting.is_withheld(record) { locked::said_of(meeting, record, &line) } else { line }
    };
    let wrong = |(vote, troubles): &(&Record, Vec<VoteTrouble>)| {
        let said: Vec<String> = troubles.iter().map(|t| votes::trouble(t, meeting.agenda(), lang)).collect();
        said_of(vote, &said.join(" · "))
    };
    let record = |r: &&Record| said_of(r, &super::item::in_one_line(cx, r.current()));
    let agenda = cx.agenda_trouble.map(|trouble| lang.say(trouble));
    let edit = cx.key(Action::Edit);
    let key = cx.key(Action::Attendance);
    let set = review.attendance_not_recorded.then(|| lang.say(&msg!("attend-review-how", key = key)));
    let groups = [
        Group { title: msg!("review-cpr"), entries: cpr.iter().map(|place| place.name(lang)).collect() },
        Group { title: msg!("written-look"), entries: cx.doubts.to_vec() },
        Group { title: msg!("review-agenda"), entries: agenda.into_iter().collect() },
        Group { title: msg!("review-opened"), entries: review.opened.iter().map(title).collect() },
        Group {
            title: msg!("review-withheld-matters", edit = edit.clone()),
            entries: review.withheld_matters.iter().map(|on| title(on)).collect(),
        },
        Group { title: msg!("review-withheld", edit = edit), entries: review.withheld.iter().map(record).collect() },
        Group { title: msg!("review-withheld-marks"), entries: titles(&review.withheld_marks) },
        Group { title: msg!("review-published"), entries: review.published.iter().map(record).collect() },
        Group {
            title: msg!("review-published-matters"),
            entries: review.published_matters.iter().map(|on| title(on)).collect(),
        },
        Group { title: msg!("attend-review-not-set"), entries: set.into_iter().collect() },
        Group { title: msg!("attend-review-no-quorum"), entries: review.short.iter().map(count).collect() },
        Group {
            title: msg!("vote-review-no-quorum"),
            entries: review.decided_without_quorum.iter().map(too_few).collect(),
        },
        Group { title: msg!("review-pending"), entries: not_held },
        Group { title: msg!("review-undecided"), entries: titles(&review.undecided) },
        Group { title: msg!("review-postponed-decided"), entries: titles(&review.postponed_and_decided) },
        Group { title: msg!("vote-review-none"), entries: titles(&review.without_vote) },
        Group { title: msg!("vote-review-wrong"), entries: review.wrong_votes.iter().map(wrong).collect() },
        Group { title: msg!("review-ownerless"), entries: ownerless.collect() },
        Group { title: msg!("review-drafts"), entries: drafts.collect() },
    ];
    groups
        .into_iter()
        .filter(|g| !g.entries.is_empty())
        .map(|g| Group { entries: g.entries.iter().map(|e| crate::text::one_line(e)).collect(), ..g })
        .collect()
}
