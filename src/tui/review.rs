//! The review before the close, in words: what the meeting finds missing, and what should not be published.

use super::context::Context;
use super::drafts::{Draft, DraftKind};
use super::keymap::{Action, Scope};
use crate::agenda::{Outcome, SlotId, Who};
use crate::lang::Msg;
use crate::meeting::{
    Content, Meeting, Quorum, Record, RecordId, RecordKind, SlotRun, StatementKind, Target, VoteTrouble,
};
use crate::msg;
use crate::protocol::{self, CprPlace, has_cpr};
use crate::text;
use crate::time;
use crate::wording::{self, locked, votes};

/// Things of one sort to look at before the close.
pub struct Group {
    /// What is missing, or should not be there.
    pub title: Msg,
    pub entries: Vec<Entry>,
}

/// One thing to look at, in words, and where it is.
pub struct Entry {
    pub text: String,
    /// None: it is nowhere on the screen.
    pub place: Option<Place>,
}

/// Where something to look at is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An item or point, and a record on it.
    Matter(Target, Option<RecordId>),
    /// The list of who is there.
    Attendance,
    /// The same, for who chaired these items.
    Chair(Vec<Target>),
    /// A guest of a slot.
    Guest(SlotId, Who),
    /// The end of the slot that runs.
    End(SlotId),
    /// A text that was begun, by its draft's key.
    Draft(String),
}

impl From<String> for Entry {
    fn from(text: String) -> Self {
        Self { text, place: None }
    }
}

impl Entry {
    fn on(text: String, on: &Target) -> Self {
        Self { text, place: Some(Place::Matter(on.clone(), None)) }
    }

    fn of(text: String, record: &Record) -> Self {
        Self { text, place: Some(Place::Matter(record.on.clone(), Some(record.id))) }
    }
}

/// Lists what was corrected or added since the meeting was closed, for a meeting that was opened again.
fn after_close(cx: &Context) -> Vec<Entry> {
    let meeting = cx.meeting();
    let is_late = |r: &&Record| !r.withdrawn && (meeting.addition_of(r).is_some() || !r.corrections.is_empty());
    let records = meeting.records().iter().filter(is_late).map(|record| {
        let said = super::item::in_one_line(cx, record.current());
        let line = format!("{} · {said}", cx.numbered_title(&record.on));
        let line = if meeting.is_withheld(record) { locked::said_of(meeting, record, &line) } else { line };
        Entry::of(line, record)
    });
    records.chain(protocol::amendment_lines(meeting, cx.lang).into_iter().map(Entry::from)).collect()
}

/// Lists what to look at before the close: what the meeting's [review](crate::meeting::review) finds, CPR numbers that
/// would be published, and texts that were not recorded.
#[must_use]
pub fn findings(cx: &Context, cpr: &[CprPlace]) -> Vec<Group> {
    let meeting = cx.meeting();
    let lang = cx.lang;
    let drafts = || cx.drafts.values().filter(|d| !d.is_blank());
    let mut review = meeting.review();
    let is_motion = |id: RecordId| meeting.record(id).is_some_and(|r| r.kind() == RecordKind::Motion);
    let is_main = |d: &&Draft| {
        let is_on_other = |id: RecordId| is_motion(id) || meeting.is_postponement(id, &d.on);
        matches!(d.writing, DraftKind::Vote { decision } if !decision.is_some_and(is_on_other))
    };
    for begun in drafts().filter(is_main).flat_map(Draft::all) {
        if meeting.lacks_vote(&begun, true) && !review.without_vote.contains(&begun) {
            review.without_vote.push(begun);
        }
    }
    let days = meeting.agenda().days().len();
    let when = |run: &SlotRun| {
        let time = run.told_start().map(|at| time::hm(at.time(), lang));
        let day = (days > 1).then(|| time::date_short(run.slot.day, lang));
        day.into_iter().chain(time).collect::<Vec<_>>().join(" ")
    };
    let not_held = review.not_held.iter().filter_map(|&i| Some((i, meeting.slots().get(i)?)));
    let not_held = not_held.map(|(i, r)| {
        // Where there is no time, the number tells one from another.
        let text = match (when(r), r.targets().as_slice()) {
            (time, [on]) if time.is_empty() => cx.numbered_title(on),
            (time, _) => format!("{time} {}", locked::slot_title(meeting, i)).trim_start().to_owned(),
        };
        Entry { text, place: r.targets().into_iter().next().map(|on| Place::Matter(on, None)) }
    });
    let ownerless = review.without_owner.iter().filter_map(|r| match r.current() {
        Content::FollowUp(f) => Some(Entry::of(format!("{} · {}", f.task, locked::record_title(meeting, r)), r)),
        _ => None,
    });
    let drafts = drafts().map(|d| {
        let kind = match d.writing {
            DraftKind::Decision => lang.text("word-decision"),
            DraftKind::FollowUp => lang.text("word-follow-up"),
            DraftKind::Discussion => lang.text("word-discussion"),
            DraftKind::Note => lang.text("word-note"),
            DraftKind::Motion => lang.text("motion-word"),
            DraftKind::Election => lang.text("election-word"),
            DraftKind::Vote { .. } => lang.text("vote-word"),
            DraftKind::Statement { statement: StatementKind::Dissent, .. } => lang.text("dissent-word"),
            DraftKind::Statement { statement: StatementKind::Remark, .. } => lang.text("dissent-word-remark"),
        };
        let is_there = !d.is_off_plan(meeting);
        let is_closed = d.closed && d.writing != DraftKind::Note;
        let title = match d.with.is_empty() {
            _ if !is_there => text::one_line(&d.title),
            true => locked::title_of(meeting, &d.on, is_closed),
            false => locked::heading_of(meeting, &d.all(), is_closed, lang),
        };
        Entry { text: format!("{kind} · {title}"), place: Some(Place::Draft(d.own_key())) }
    });
    let count = |q: &Quorum| lang.say(&msg!("attend-count", present = q.present, seats = q.seats));
    let title = |on: &Target| cx.numbered_title(on);
    let titles = |all: &[Target]| all.iter().map(|on| Entry::on(title(on), on)).collect::<Vec<_>>();
    let too_few = |(on, quorum): &(Target, Quorum)| Entry::on(format!("{} · {}", title(on), count(quorum)), on);
    // Where the item is closed its title has the lock, where it is not, what was recorded on it.
    let said_of = |record: &Record, said: &str| {
        let line = format!("{} · {said}", title(&record.on));
        if meeting.is_withheld(record) { locked::said_of(meeting, record, &line) } else { line }
    };
    let unread = review.unread_follow_ups.iter().map(|(record, unread)| {
        let said = super::item::in_one_line(cx, record.current());
        Entry::of(said_of(record, &format!("{said} · {}", unread.join(" "))), record)
    });
    let wrong = |(vote, troubles): &(&Record, Vec<VoteTrouble>)| {
        let said: Vec<String> = troubles.iter().map(|t| votes::trouble(t, meeting.agenda(), lang)).collect();
        Entry::of(said_of(vote, &said.join(" · ")), vote)
    };
    let record = |r: &&Record| Entry::of(said_of(r, &super::item::in_one_line(cx, r.current())), r);
    let worded = review.public_wordings.iter().filter_map(|(id, text)| {
        let decision = meeting.record(*id)?;
        Some(Entry::of(format!("{} · {text}", title(&decision.on)), decision))
    });
    let matters = |all: &[&Target]| all.iter().map(|on| Entry::on(title(on), on)).collect::<Vec<_>>();
    let cpr = cpr.iter().map(|place| {
        let id_of = |on: &Target| match on {
            Target::Item(id) => id.0.clone(),
            Target::Point(id) => id.0.clone(),
        };
        let is_it = |on: &Target| place.id.as_ref().is_some_and(|id| *id == id_of(on));
        let place_on = meeting.targets().into_iter().find(is_it).map(|on| {
            let record = meeting.records_on(&on).find(|r| r.kind() != RecordKind::Note && has_cpr(r.current()));
            Place::Matter(on.clone(), record.map(|r| r.id))
        });
        Entry { text: place.name(lang), place: place_on }
    });
    let not_begun = meeting.opened_at().is_none().then(|| lang.text("review-not-begun").into());
    let agenda = cx.agenda_trouble.map(|trouble| lang.say(trouble).into());
    let edit = cx.key(Action::Edit);
    let all = cx.keys.label_in(Scope::Review, Action::Confirm);
    let key = cx.key(Action::Attendance);
    let chairs = cx.keys.label_in(Scope::Attendance, Action::Chairs);
    let name = |who: &Who| wording::titled_name(meeting.agenda(), who);
    let idle = review.unused_proxies.iter().map(|(giver, holder)| {
        let said = msg!("attend-proxy-idle", name = wording::short_name(meeting.agenda(), holder));
        let text = format!("{} · {}", name(giver), lang.say(&said));
        Entry { text, place: Some(Place::Attendance) }
    });
    let set = review.attendance_not_recorded.then(|| Entry {
        text: lang.say(&msg!("attend-review-how", key = key.clone())),
        place: Some(Place::Attendance),
    });
    let is_set = !review.attendance_not_recorded;
    let unmarked = review.unmarked_attendees.iter().filter(|_| is_set);
    let unmarked = unmarked.map(|who| Entry { text: name(who), place: Some(Place::Attendance) });
    let guests = review.unmarked_guests.chunk_by(|(a, _), (b, _)| a == b).filter_map(|those| {
        let (index, first) = *those.first()?;
        let id = meeting.slots().get(index)?.slot.id.clone();
        let names: Vec<String> = those.iter().map(|(_, who)| wording::plain_name(meeting.agenda(), who)).collect();
        let text = format!("{} · {}", lang.list(&names), locked::slot_title(meeting, index));
        Some(Entry { text, place: Some(Place::Guest(id, first.clone())) })
    });
    let outside = |kind: StatementKind| -> Vec<Entry> {
        let is_it = |r: &Record| matches!(r.current(), Content::Statement(s) if s.statement == kind);
        let of_kind = review.from_outside.iter().filter(|(r, _)| is_it(r));
        let of_person = of_kind.filter(|(_, outside)| outside.iter().any(|who| !is_group(who, meeting)));
        of_person.map(|(r, _)| record(r)).collect()
    };
    let overrun = meeting.overrun(cx.now);
    let over = overrun.map(|(_, over)| wording::duration(over, lang)).unwrap_or_default();
    let end = overrun.and_then(|(index, _)| {
        let run = meeting.slots().get(index)?;
        // One that runs again has several ends: it is left on the screen.
        let on = || run.targets().into_iter().next().map(|on| Place::Matter(on, None));
        let place = if run.spans.len() == 1 { Some(Place::End(run.slot.id.clone())) } else { on() };
        Some(Entry { text: locked::slot_title(meeting, index), place })
    });
    // What would do most harm comes first: the rest may be below what a small window shows.
    let groups = [
        Group { title: msg!("time-not-begun"), entries: not_begun.into_iter().collect() },
        Group { title: msg!("review-cpr"), entries: cpr.collect() },
        Group { title: msg!("written-look"), entries: cx.doubts.iter().cloned().map(Entry::from).collect() },
        Group { title: msg!("review-agenda"), entries: agenda.into_iter().collect() },
        Group { title: msg!("review-opened"), entries: titles(&review.opened) },
        Group { title: msg!("review-drafts"), entries: drafts.collect() },
        Group { title: msg!("attend-review-over", length = over), entries: end.into_iter().collect() },
        Group { title: msg!("review-undecided"), entries: titles(&review.undecided) },
        Group { title: msg!("review-pending"), entries: not_held.chain(titles(&review.not_considered)).collect() },
        Group { title: msg!("review-never-begun"), entries: titles(&review.never_begun) },
        Group { title: msg!("vote-review-wrong"), entries: review.wrong_votes.iter().map(wrong).collect() },
        Group {
            title: msg!("vote-review-no-quorum"),
            entries: review.decided_without_quorum.iter().map(too_few).collect(),
        },
        Group {
            title: msg!("attend-review-no-quorum"),
            entries: review.short.iter().map(count).map(Entry::from).collect(),
        },
        Group {
            title: msg!("attend-review-no-chair", key = key, chairs = chairs),
            entries: without_chair(cx, &review.without_chair),
        },
        Group { title: msg!("attend-review-proxies"), entries: idle.collect() },
        Group { title: msg!("review-recommended"), entries: titles(&review.recommendation_changed) },
        Group { title: msg!("review-postponed-decided"), entries: titles(&review.postponed_and_decided) },
        Group { title: msg!("vote-review-none"), entries: titles(&review.without_vote) },
        Group { title: msg!("motion-review"), entries: review.motions_without_vote.iter().map(record).collect() },
        Group {
            title: msg!("review-without-outcome", outcome = wording::outcome(Outcome::Other, lang)),
            entries: review.without_outcome.iter().map(record).collect(),
        },
        Group {
            title: msg!("review-withheld-matters", edit = edit.clone()),
            entries: matters(&review.withheld_matters),
        },
        Group {
            title: msg!("review-withheld", edit = edit.clone()),
            entries: review.withheld.iter().map(record).collect(),
        },
        Group {
            title: msg!("review-withheld-since", edit = edit.clone()),
            entries: review.withheld_since.iter().map(record).collect(),
        },
        Group {
            title: msg!("review-withheld-as-gone", edit = edit.clone()),
            entries: review.withheld_as_gone.iter().map(record).collect(),
        },
        Group { title: msg!("review-withheld-marks", edit = edit), entries: titles(&review.withheld_marks) },
        Group { title: msg!("review-published"), entries: review.published.iter().map(record).collect() },
        Group { title: msg!("review-published-since"), entries: review.published_since.iter().map(record).collect() },
        Group {
            title: msg!("review-published-as-gone"),
            entries: review.published_as_gone.iter().map(record).collect(),
        },
        Group { title: msg!("review-published-matters"), entries: matters(&review.published_matters) },
        Group { title: msg!("public-wording-review"), entries: worded.collect() },
        Group {
            title: msg!("public-wording-review-lapsed"),
            entries: review.lapsed_wordings.iter().map(record).collect(),
        },
        Group { title: msg!("public-wording-review-unused"), entries: titles(&review.unused_public_decisions) },
        Group { title: msg!("review-ownerless"), entries: ownerless.collect() },
        Group { title: msg!("review-unread"), entries: unread.collect() },
        Group { title: msg!("vote-review-nameless"), entries: review.nameless_votes.iter().map(record).collect() },
        Group {
            title: msg!("dissent-review-waiting", edit = cx.key(Action::Edit)),
            entries: review.waiting_statements.iter().map(record).collect(),
        },
        Group { title: msg!("attend-review-dissent"), entries: outside(StatementKind::Dissent) },
        Group { title: msg!("attend-review-remark"), entries: outside(StatementKind::Remark) },
        Group { title: msg!("attend-review-not-set", key = all.clone()), entries: set.into_iter().collect() },
        Group { title: msg!("attend-review-unmarked", key = all.clone()), entries: unmarked.collect() },
        Group { title: msg!("attend-review-guests", key = all), entries: guests.collect() },
        Group { title: msg!("after-review"), entries: after_close(cx) },
    ];
    groups
        .into_iter()
        .filter(|g| !g.entries.is_empty())
        .map(|mut group| {
            group.entries.iter_mut().for_each(|entry| entry.text = text::one_line(&entry.text));
            group
        })
        .collect()
}

/// Lists what nobody chaired: each item, or where the chair was not there at all, the open items as one and the closed
/// ones as another, since one key says of each who chaired.
fn without_chair(cx: &Context, all: &[Target]) -> Vec<Entry> {
    let meeting = cx.meeting();
    let groups: Vec<Vec<Target>> = match meeting.is_chair_absent() {
        true => {
            let (closed, open): (Vec<Target>, Vec<Target>) = all.iter().cloned().partition(|on| meeting.is_closed(on));
            [open, closed].into_iter().filter(|group| !group.is_empty()).collect()
        }
        false => all.iter().map(|on| vec![on.clone()]).collect(),
    };
    let entry = |group: Vec<Target>| Entry {
        text: locked::heading_of(meeting, &group, false, cx.lang),
        place: Some(Place::Chair(group)),
    };
    groups.into_iter().map(entry).collect()
}

/// Returns whether a dissent or remark of this one is a group's, which nobody sits as.
fn is_group(who: &Who, meeting: &Meeting) -> bool {
    let agenda = meeting.agenda();
    let Who::Name(name) = who else { return false };
    let groups = agenda.people.iter().filter_map(|p| p.group.as_ref());
    groups.map(|group| wording::running_group(group, agenda, agenda.lang)).any(|group| group == *name)
}
