//! What the review before the close finds missing. It warns and never blocks.

use super::app::App;
use super::keys::Action;
use super::overlay::Writing;
use crate::agenda::{ItemKind, ItemType, Profile};
use crate::lang::Msg;
use crate::meeting::{Content, Quorum, SlotState, Target};
use crate::msg;

/// Things of one sort that are missing.
pub struct Group {
    /// What is missing.
    pub title: Msg,
    /// Where.
    pub entries: Vec<String>,
}

/// Lists what is missing: decisions, owners, slots not treated, texts not recorded.
#[must_use]
pub fn missing(app: &App) -> Vec<Group> {
    let meeting = app.meeting();
    let lang = app.lang;
    let undecided = meeting.targets().into_iter().filter(|t| needs_decision(app, t));
    let ownerless = meeting.records().iter().filter(|r| !r.withdrawn).filter_map(|r| match &r.content {
        Content::FollowUp(f) if f.owners.is_empty() => Some(format!("{} · {}", f.task, meeting.title(&r.on))),
        _ => None,
    });
    let pending = (0..meeting.slots().len())
        .filter(|&i| meeting.slot_state(i) == SlotState::Pending)
        .filter_map(|i| meeting.slots().get(i))
        .filter(|r| r.slot.kind == crate::agenda::SlotKind::Item && !r.removed)
        .map(|r| format!("{} {}", crate::time::hm(r.slot.start.time(), lang), r.slot.title));
    let drafts = app.drafts.values().filter(|d| !d.text.trim().is_empty()).map(|d| {
        let kind = match d.writing {
            Writing::Decision => lang.text("word-decision"),
            Writing::FollowUp => lang.text("word-follow-up"),
            Writing::Note => lang.text("word-note"),
        };
        format!("{kind} · {}", meeting.title(&d.on))
    });
    // The last event is the time of what is known: a review has no clock of its own.
    let quorum = meeting.last_at().map(|at| meeting.quorum(at)).filter(|q| q.seats > 0);
    let attendance = quorum.is_some() && !meeting.is_attendance_told();
    let short = quorum.filter(|q| meeting.agenda().protocol.profile == Profile::Political && !q.is_reached());
    let count = |q: Quorum| lang.say(&msg!("attend-count", present = q.present, seats = q.seats));
    let key = super::keys::label(Action::Attendance, lang);
    let set = attendance.then(|| lang.say(&msg!("attend-review-how", key = key)));
    let groups = [
        Group { title: msg!("attend-review-not-set"), entries: set.into_iter().collect() },
        Group { title: msg!("attend-review-no-quorum"), entries: short.map(count).into_iter().collect() },
        Group { title: msg!("review-pending"), entries: pending.collect() },
        Group { title: msg!("review-undecided"), entries: undecided.map(|t| app.numbered_title(&t)).collect() },
        Group { title: msg!("review-ownerless"), entries: ownerless.collect() },
        Group { title: msg!("review-drafts"), entries: drafts.collect() },
    ];
    groups
        .into_iter()
        .filter(|g| !g.entries.is_empty())
        .map(|g| Group { entries: g.entries.iter().map(|e| crate::text::one_line(e)).collect(), ..g })
        .collect()
}

/// Tells whether a target should have a decision and has none.
fn needs_decision(app: &App, target: &Target) -> bool {
    let meeting = app.meeting();
    if meeting.postponement(target).is_some() {
        return false;
    }
    let expected = match meeting.item(target) {
        Some(item) => item.kind == ItemKind::Item && item.item_type != ItemType::Information,
        // A point is only expected to have a decision where it was treated.
        None => meeting.slots_of(target).any(|i| meeting.slot_state(i) == SlotState::Done),
    };
    expected && !meeting.records_on(target).any(|r| matches!(r.content, Content::Decision(_)))
}
