//! The table of events: a row for each.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::rows::{Row, fixed, plain, silent, undo, worded};
use super::{About, EventText, Offer, clock_set};
use crate::meeting::{AttendanceStatus, Content, Edge, Event, GuestMark, StatementKind, Target};
use crate::wording::{locked, numbered, vote_counts};
use crate::{msg, text, time};

/// Returns the row of an event.
pub fn row(event: &Event) -> Row<'_> {
    match event {
        Event::RecordCreated { .. } => fixed("event-record-created-count", silent),
        // What a changed agenda changed is told from the states before and after.
        Event::AgendaReloaded { .. } => fixed("event-agenda-reloaded-count", silent),
        Event::AgendaReplaced { .. } => fixed("event-agenda-replaced-count", silent),
        Event::FileWordingRecorded { .. } => fixed("event-file-wording-recorded-count", silent),
        Event::MattersWithheld { .. } => fixed("event-matters-withheld-count", silent),
        Event::PlanMoved { .. } => worded("event-plan-moved-count", About::Meeting, "event-plan-moved-name", |_| {
            undo(msg!("event-plan-moved"))
        }),
        Event::SlotStarted { slot } => {
            worded("event-slot-started-count", About::Slot(slot), "event-slot-started-name", move |say| {
                let meeting = say.history.meeting();
                let ran =
                    meeting.slot_index(slot).and_then(|i| meeting.slots().get(i)).is_some_and(|r| !r.spans.is_empty());
                let slot = say.slot(slot);
                undo(if ran {
                    msg!("event-slot-resumed", slot = slot)
                } else {
                    msg!("event-slot-started", slot = slot)
                })
            })
        }
        Event::SlotEnded { slot } => {
            worded("event-slot-ended-count", About::Slot(slot), "event-slot-ended-name", move |say| {
                undo(msg!("event-slot-ended", slot = say.slot(slot)))
            })
        }
        Event::SlotSkipped { slot } => {
            worded("event-slot-skipped-count", About::Slot(slot), "event-slot-skipped-name", move |say| {
                undo(msg!("event-slot-skipped", slot = say.slot(slot)))
            })
        }
        Event::SlotRestored { slot } => {
            worded("event-slot-restored-count", About::Slot(slot), "event-slot-restored-name", move |say| {
                plain(msg!("event-slot-restored", slot = say.slot(slot)))
            })
        }
        Event::SlotAdded { title, number, access, .. } => {
            let about = About::NewSlot(title, access.is_closed());
            worded("event-slot-added-count", about, "event-slot-added-name", move |say| {
                let title = locked::marked(title, access.is_closed());
                let title = text::one_line(&numbered(number.as_deref(), &title));
                undo(msg!("event-slot-added", slot = say.short(&title)))
            })
        }
        Event::SlotMoved { slot, after } => {
            worded("event-slot-moved-count", About::Slot(slot), "event-slot-moved-name", move |say| {
                let slot = say.slot(slot);
                undo(match after {
                    Some(after) => msg!("event-slot-moved", slot = slot, after = say.slot(after)),
                    None => msg!("event-slot-moved-first", slot = slot),
                })
            })
        }
        Event::StartChanged { slot, start } => {
            worded("event-start-changed-count", About::Slot(slot), "event-start-changed-name", move |say| {
                undo(msg!("event-start-changed", slot = say.slot(slot), time = time::hm(start.time(), say.lang)))
            })
        }
        Event::SlotsMerged { slot, with } => {
            worded("event-slots-merged-count", About::Slot(slot), "event-slots-merged-name", move |say| {
                undo(msg!("event-slots-merged", slot = say.slot(slot), with = say.slot(with)))
            })
        }
        Event::SlotsTakenApart { slot } => {
            worded("event-slots-taken-apart-count", About::Slot(slot), "event-slots-taken-apart-name", move |say| {
                undo(msg!("event-slots-taken-apart", slot = say.slot(slot)))
            })
        }
        Event::SlotRenamed { slot, title, access } => {
            worded("event-slot-renamed-count", About::Slot(slot), "event-slot-renamed-name", move |say| {
                let meeting = say.history.meeting();
                let is_closed = access.is_closed() || meeting.is_closed(&Target::Point(slot.clone()));
                undo(msg!("event-slot-renamed", slot = say.short(&locked::marked(title, is_closed))))
            })
        }
        Event::SlotNumbered { slot, number, title, access } => {
            worded("event-slot-numbered-count", About::Slot(slot), "event-slot-numbered-name", move |say| {
                let meeting = say.history.meeting();
                let is_closed = access.is_closed() || meeting.is_closed(&Target::Point(slot.clone()));
                let title = text::one_line(&numbered(Some(number), &locked::marked(title, is_closed)));
                undo(msg!("event-slot-renamed", slot = say.short(&title)))
            })
        }
        Event::SlotRemoved { slot } => {
            worded("event-slot-removed-count", About::Slot(slot), "event-slot-removed-name", move |say| {
                undo(msg!("event-slot-removed", slot = say.slot(slot)))
            })
        }
        Event::TimeCorrected { slot, edge, to, .. } => {
            worded("event-time-corrected-count", About::Slot(slot), "event-time-corrected-name", move |say| {
                let (slot, time) = (say.slot(slot), say.clock(*to));
                undo(match edge {
                    Edge::Start => msg!("event-time-corrected-start", slot = slot, time = time),
                    Edge::End => msg!("event-time-corrected-end", slot = slot, time = time),
                })
            })
        }
        Event::MeetingPaused => {
            worded("event-meeting-paused-count", About::Meeting, "event-meeting-paused-name", |_| {
                plain(msg!("event-meeting-paused"))
            })
        }
        Event::MeetingResumed => {
            worded("event-meeting-resumed-count", About::Meeting, "event-meeting-resumed-name", |_| {
                plain(msg!("event-meeting-resumed"))
            })
        }
        Event::DecisionRecorded { on, .. } => {
            worded("event-decision-recorded-count", About::Matter(on), "event-decision-recorded-name", move |say| {
                undo(msg!("event-decision-recorded", item = say.title(on)))
            })
        }
        Event::FollowUpRecorded { on, .. } => {
            worded("event-follow-up-recorded-count", About::Matter(on), "event-follow-up-recorded-name", move |say| {
                undo(msg!("event-follow-up-recorded", item = say.title(on)))
            })
        }
        Event::DiscussionRecorded { on, .. } => {
            worded("event-discussion-recorded-count", About::Matter(on), "event-discussion-recorded-name", move |say| {
                undo(msg!("event-discussion-recorded", item = say.title(on)))
            })
        }
        Event::NoteRecorded { on, .. } => {
            worded("event-note-recorded-count", About::Matter(on), "event-note-recorded-name", move |say| {
                undo(msg!("event-note-recorded", item = say.title(on)))
            })
        }
        Event::VoteRecorded { on, vote } => {
            worded("event-vote-recorded-count", About::Matter(on), "event-vote-recorded-name", move |say| {
                undo(msg!("event-vote-recorded", votes = vote_counts(vote, say.lang)))
            })
        }
        Event::StatementRecorded { on, statement } => {
            let name = match statement.statement {
                StatementKind::Dissent => "event-statement-recorded-dissent-name",
                StatementKind::Remark => "event-statement-recorded-remark-name",
            };
            worded("event-statement-recorded-count", About::Matter(on), name, move |say| {
                let name = say.people(&statement.who);
                undo(match statement.statement {
                    StatementKind::Dissent => msg!("event-statement-recorded-dissent", name = name),
                    StatementKind::Remark => msg!("event-statement-recorded-remark", name = name),
                })
            })
        }
        Event::MotionRecorded { on, .. } => {
            worded("event-motion-recorded-count", About::Matter(on), "event-motion-recorded-name", move |say| {
                undo(msg!("event-motion-recorded", item = say.title(on)))
            })
        }
        Event::ElectionRecorded { on, .. } => {
            worded("event-election-recorded-count", About::Matter(on), "event-election-recorded-name", move |say| {
                undo(msg!("event-election-recorded", item = say.title(on)))
            })
        }
        Event::LinksFixed => fixed("event-links-fixed-count", silent),
        Event::RecordEdited { record, content } => {
            worded("event-record-edited-count", About::Record(*record), "event-record-edited-name", move |say| {
                let (was, is) = (say.kind(*record), say.content(content));
                undo(match say.votes_on(*record) {
                    _ if was == is => msg!("event-record-edited", kind = was),
                    None if matches!(content, Content::Discussion { .. }) => {
                        msg!("event-record-edited-discussion", was = was)
                    }
                    None => msg!("event-record-edited-kind", was = was, is = is.to_lowercase()),
                    Some(votes) => {
                        msg!("event-record-edited-kind-votes", was = was, is = is.to_lowercase(), votes = votes)
                    }
                })
            })
        }
        Event::RecordMoved { record, on } => {
            worded("event-record-moved-count", About::Record(*record), "event-record-moved-name", move |say| {
                let (kind, item) = (say.kind(*record), say.title(on));
                undo(match say.votes_on(*record) {
                    None => msg!("event-record-moved", kind = kind, item = item),
                    Some(votes) => msg!("event-record-moved-votes", kind = kind, item = item, votes = votes),
                })
            })
        }
        Event::RecordWithdrawn { record } => {
            worded("event-record-withdrawn-count", About::Record(*record), "event-record-withdrawn-name", move |say| {
                let kind = say.kind(*record);
                undo(match say.votes_on(*record) {
                    None => msg!("event-record-withdrawn", kind = kind),
                    Some(votes) => msg!("event-record-withdrawn-votes", kind = kind, votes = votes),
                })
            })
        }
        Event::RecordPublished { record, .. } => {
            worded("event-record-published-count", About::Record(*record), "event-record-published-name", move |say| {
                undo(msg!("event-record-published", kind = say.kind(*record)))
            })
        }
        Event::MatterPublished { on, .. } | Event::MarksPublished { on, .. } => {
            worded("event-matter-published-count", About::Matter(on), "event-matter-published-name", move |say| {
                undo(msg!("event-matter-published", item = say.title(on)))
            })
        }
        Event::PublicWordingRecorded { record, text, .. } => worded(
            "event-public-wording-recorded-count",
            About::Record(*record),
            "event-public-wording-recorded-name",
            move |_| {
                undo(match text {
                    Some(text) => msg!("event-public-wording-recorded", text = crate::text::one_line(text)),
                    None => msg!("event-public-wording-recorded-none"),
                })
            },
        ),
        Event::PublicWordingAmended { record, .. } => worded(
            "event-public-wording-amended-count",
            About::Record(*record),
            "event-public-wording-amended-name",
            |_| undo(msg!("event-public-wording-amended")),
        ),
        // What follows says what it is.
        Event::ClosedTextFollows => fixed("event-closed-text-follows-count", silent),
        Event::ClosedTextMissing => fixed("event-closed-text-missing-count", silent),
        // What belongs to it is said in one line.
        Event::ConsideredTogether { items, .. } => {
            let (count, name) = ("event-considered-together-count", "event-considered-together-name");
            worded(count, About::Matters(items), name, |say| {
                let items = say.short(&locked::several(say.history.meeting(), items, say.lang));
                undo(msg!("event-considered-together", items = items))
            })
        }
        Event::TogetherCutShort => fixed("event-together-cut-short-count", silent),
        Event::ItemPostponed { on, to } => {
            worded("event-item-postponed-count", About::Matter(on), "event-item-postponed-name", move |say| {
                let item = say.title(on);
                undo(match to {
                    Some(date) => {
                        let date = time::date_near(*date, say.history.meeting().agenda().date, say.lang);
                        msg!("event-item-postponed-to", item = item, date = date)
                    }
                    None => msg!("event-item-postponed", item = item),
                })
            })
        }
        Event::PostponementLifted { on } => {
            worded("event-postponement-lifted-count", About::Matter(on), "event-postponement-lifted-name", move |say| {
                undo(msg!("event-postponement-lifted", item = say.title(on)))
            })
        }
        Event::BudgetsChanged { budgets } => {
            worded("event-budgets-changed-count", About::Meeting, "event-budgets-changed-name", move |say| {
                let meeting = say.history.meeting();
                undo(match budgets.as_slice() {
                    [one] => {
                        let planned = meeting.slot_index(&one.slot).and_then(|i| meeting.slots()[i].minutes());
                        let was = planned.map(|m| m.to_string()).unwrap_or_default();
                        let slot = say.slot(&one.slot);
                        msg!("event-budgets-changed-one", slot = slot, was = was, minutes = one.minutes)
                    }
                    several => {
                        let minutes = meeting.minutes_won_by(several);
                        msg!("event-budgets-changed-several", count = several.len(), minutes = minutes)
                    }
                })
            })
        }
        Event::GuestMarked { slot, who, mark } => {
            worded("event-guest-marked-count", About::Person(who), "event-guest-marked-name", move |say| {
                let (name, meeting) = (say.person(who), say.history.meeting());
                let index = meeting.slot_index(slot).unwrap_or(usize::MAX);
                let is_rung_up = meeting.guests(index).iter().any(|g| g.who == who && g.via.is_some());
                undo(match mark {
                    GuestMark::Expected => msg!("event-guest-marked-expected", name = name),
                    GuestMark::CalledIn if is_rung_up => msg!("event-guest-marked-rung-up", name = name),
                    GuestMark::CalledIn => msg!("event-guest-marked-called-in", name = name),
                    GuestMark::Arrived => msg!("event-guest-marked-arrived", name = name),
                    GuestMark::DidNotCome => msg!("event-guest-marked-did-not-come", name = name),
                })
            })
        }
        Event::AllPresentRecorded => {
            worded("event-all-present-recorded-count", About::Meeting, "event-attendance-name", |_| {
                undo(msg!("event-all-present-recorded"))
            })
        }
        Event::AttendanceConfirmed { guests, everybody } => {
            worded("event-attendance-confirmed-count", About::Meeting, "event-attendance-name", move |_| {
                // One who comes to several slots is one.
                let count = guests.iter().map(|guest| &guest.who).collect::<HashSet<_>>().len();
                undo(match (count, everybody) {
                    (0, _) => msg!("event-all-present-recorded"),
                    (_, true) => msg!("event-attendance-confirmed-all", count = count),
                    (_, false) => msg!("event-attendance-confirmed", count = count),
                })
            })
        }
        Event::AttendanceRecorded { who, status, substitute, .. } => {
            worded("event-attendance-recorded-count", About::Person(who), "event-attendance-name", move |say| {
                let name = say.person(who);
                undo(match (status, substitute) {
                    (AttendanceStatus::Present, _) => msg!("event-attendance-recorded-present", name = name),
                    (_, Some(who)) => msg!("event-substitute-recorded", name = name, substitute = say.person(who)),
                    _ if say.is_absence_plain() => msg!("event-attendance-recorded-away", name = name),
                    (AttendanceStatus::Excused, None) => msg!("event-attendance-recorded-excused", name = name),
                    (AttendanceStatus::Absent, None) => msg!("event-attendance-recorded-absent", name = name),
                })
            })
        }
        Event::SubstituteRecorded { who, substitute } => {
            worded("event-substitute-recorded-count", About::Person(who), "event-attendance-name", move |say| {
                let name = say.person(who);
                undo(match substitute {
                    Some(who) => msg!("event-substitute-recorded", name = name, substitute = say.person(who)),
                    None => msg!("event-substitute-recorded-none", name = name),
                })
            })
        }
        Event::NoSubstituteRecorded { who } => {
            worded("event-no-substitute-count", About::Person(who), "event-attendance-name", move |say| {
                undo(msg!("event-substitute-recorded-none", name = say.person(who)))
            })
        }
        Event::SubstituteNamed { who, substitute, from } => {
            worded("event-substitute-named-count", About::Person(who), "event-attendance-name", move |say| {
                let (name, time) = (say.person(who), say.clock(*from));
                undo(match substitute {
                    Some(who) => {
                        msg!("event-substitute-named", name = name, substitute = say.person(who), time = time)
                    }
                    None => msg!("event-substitute-named-none", name = name, time = time),
                })
            })
        }
        Event::ItemSubstituteNamed { who, on, substitute } => {
            worded("event-item-substitute-named-count", About::Person(who), "event-attendance-name", move |say| {
                let (name, item) = (say.person(who), say.title(on));
                undo(match substitute {
                    Some(who) => {
                        msg!("event-item-substitute-named", name = name, substitute = say.person(who), item = item)
                    }
                    None => msg!("event-item-substitute-named-none", name = name, item = item),
                })
            })
        }
        Event::ItemChairNamed { on, who } => {
            worded("event-item-chair-named-count", About::Matter(on), "event-item-chair-named-name", move |say| {
                let item = say.title(on);
                undo(match who {
                    Some(who) => msg!("event-item-chair-named", name = say.person(who), item = item),
                    None => msg!("event-item-chair-named-none", item = item),
                })
            })
        }
        // Where they were added says who it is.
        Event::PersonNamed { .. } => fixed("event-person-named-count", silent),
        Event::ParticipantAdded { who, from } => {
            worded("event-participant-added-count", About::Person(who), "event-participant-added-name", move |say| {
                let name = say.person(who);
                undo(match from {
                    Some(from) => msg!("event-participant-added-from", name = name, time = say.clock(*from)),
                    None => msg!("event-participant-added", name = name),
                })
            })
        }
        Event::GuestAdded { slot, who, .. } => {
            worded("event-guest-added-count", About::Person(who), "event-guest-added-name", move |say| {
                undo(msg!("event-guest-added", name = say.person(who), slot = say.slot(slot)))
            })
        }
        Event::PublicCounted { count } => {
            worded("event-public-counted-count", About::Meeting, "event-public-counted-name", move |_| {
                undo(match count {
                    Some(count) => msg!("event-public-counted", count = *count),
                    None => msg!("event-public-counted-none"),
                })
            })
        }
        Event::OnlineRecorded { who, online } => {
            worded("event-online-recorded-count", About::Person(who), "event-attendance-name", move |say| {
                let name = say.person(who);
                undo(if *online {
                    msg!("event-online-recorded", name = name)
                } else {
                    msg!("event-online-recorded-not", name = name)
                })
            })
        }
        Event::ProxyGiven { who, to } => {
            worded("event-proxy-given-count", About::Person(who), "event-proxy-name", move |say| {
                let name = say.person(who);
                undo(match to {
                    Some(holder) => msg!("event-proxy-given", name = name, holder = say.person(holder)),
                    None => msg!("event-proxy-given-none", name = name),
                })
            })
        }
        Event::PersonArrived { who, time } => {
            worded("event-person-arrived-count", About::Person(who), "event-attendance-name", move |say| {
                undo(msg!("event-person-arrived", name = say.person(who), time = say.clock(*time)))
            })
        }
        Event::PersonLeft { who, time } => {
            worded("event-person-left-count", About::Person(who), "event-attendance-name", move |say| {
                undo(msg!("event-person-left", name = say.person(who), time = say.clock(*time)))
            })
        }
        Event::AttendanceTimeCorrected { who, time, to } => {
            worded("event-attendance-time-corrected-count", About::Person(who), "event-attendance-name", move |say| {
                // It is worded before it is applied, and after that when it is taken back or listed.
                let moves = say.history.meeting().moves_of(who);
                let came = moves.iter().find(|(at, _)| at == time).or_else(|| moves.iter().find(|(at, _)| at == to));
                let (name, was, to) = (say.person(who), say.clock(*time), say.clock(*to));
                undo(if came.is_some_and(|(_, came)| *came) {
                    msg!("event-attendance-time-corrected-came", name = name, was = was, time = to)
                } else {
                    msg!("event-attendance-time-corrected-left", name = name, was = was, time = to)
                })
            })
        }
        Event::DisqualificationRecorded { who, on } => worded(
            "event-disqualification-recorded-count",
            About::Person(who),
            "event-disqualification-name",
            move |say| undo(msg!("event-disqualification-recorded", name = say.person(who), item = say.title(on))),
        ),
        Event::DisqualificationLifted { who, on } => worded(
            "event-disqualification-lifted-count",
            About::Person(who),
            "event-disqualification-name",
            move |say| undo(msg!("event-disqualification-lifted", name = say.person(who), item = say.title(on))),
        ),
        Event::Undone { .. } => fixed("event-undone-count", |say| {
            let next = say.history.next_undo();
            if next.is_some_and(|entry| entry.event == Event::MeetingClosed) {
                return Some(EventText { msg: msg!("event-undone-close"), offer: Some(Offer::CloseAgain) });
            }
            let what = next.map(|entry| say.name(entry)).unwrap_or_default();
            Some(EventText { msg: msg!("event-undone", what = what), offer: Some(Offer::Redo) })
        }),
        Event::Redone { .. } => fixed("event-redone-count", |say| {
            let what = say.history.next_redo().map(|entry| say.name(entry)).unwrap_or_default();
            plain(msg!("event-redone", what = what))
        }),
        Event::ClockSet { by_ms, .. } => fixed("event-clock-set-count", move |say| {
            plain(clock_set(TimeDelta::try_milliseconds(*by_ms).unwrap_or_default(), say.lang))
        }),
        Event::MeetingClosed => {
            worded("event-meeting-closed-count", About::Meeting, "event-meeting-closed-name", |_| {
                plain(msg!("event-meeting-closed"))
            })
        }
        Event::CorrectionRecorded { record, .. } => worded(
            "event-correction-recorded-count",
            About::Record(*record),
            "event-correction-recorded-name",
            move |say| undo(msg!("event-correction-recorded", kind = say.kind(*record))),
        ),
        Event::AdditionRecorded { on, .. } => {
            worded("event-addition-recorded-count", About::Matter(on), "event-addition-recorded-name", move |say| {
                undo(msg!("event-addition-recorded", item = say.title(on)))
            })
        }
        Event::AmendmentRecorded { change, .. } => {
            worded("event-amendment-recorded-count", row(change).about, "event-amendment-recorded-name", |_| {
                undo(msg!("event-amendment-recorded"))
            })
        }
        Event::RecordOpened { .. } => fixed("event-record-opened-count", silent),
        Event::MeetingReopened { .. } => {
            worded("event-meeting-reopened-count", About::Meeting, "event-meeting-reopened-name", |_| {
                undo(msg!("event-meeting-reopened"))
            })
        }
    }
}
