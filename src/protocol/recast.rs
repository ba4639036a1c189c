//! Public files that hold something closed since: when to look for them, and what is said of them.

use super::manifest::Withheld;
use crate::lang::{Lang, Msg};
use crate::meeting::Event;
use crate::{msg, text};

/// What became of a public file that may hold what is closed now; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RewriteOutcome {
    /// It is of a longer journal than the one that is there, or of another: it was left alone.
    Ahead,
    /// A person edited it: it was left alone.
    Left,
    /// Nothing is known of it but its name, which is a public one: it was left alone.
    Unknown,
    /// It is to be written anew without that.
    Due,
    /// It cannot be written any more, and was removed.
    Removed,
    /// It was written anew without that.
    Rewritten,
}

/// A public file that was written before something in it was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutdatedFile {
    pub file: String,
    /// What became of it.
    pub fate: RewriteOutcome,
    /// What is closed since.
    pub withheld: Withheld,
}

/// Says what became of public files, in a line for all to which the same happened; the worst first.
#[must_use]
pub fn recast_lines(all: &[OutdatedFile], lang: Lang) -> Vec<Msg> {
    let mut kinds: Vec<(RewriteOutcome, &Withheld)> = Vec::new();
    for recast in all {
        let kind = (recast.fate, &recast.withheld);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.sort_by_key(|(fate, _)| *fate);
    let line = |(fate, withheld): (RewriteOutcome, &Withheld)| {
        let of_kind = all.iter().filter(|r| (r.fate, &r.withheld) == (fate, withheld));
        let files: Vec<String> = of_kind.map(|recast| text::one_line(&recast.file)).collect();
        let (count, files) = (files.len(), lang.list(&files));
        let what = || lang.say(&withheld.said(lang, count));
        match fate {
            RewriteOutcome::Ahead => msg!("recast-ahead", files = files, count = count),
            RewriteOutcome::Left => msg!("recast-left", files = files, count = count, what = what()),
            RewriteOutcome::Unknown => msg!("recast-unknown", files = files, count = count, what = what()),
            RewriteOutcome::Due => msg!("recast-due", files = files, count = count, what = what()),
            RewriteOutcome::Removed => msg!("recast-removed", files = files, count = count),
            RewriteOutcome::Rewritten => msg!("recast-rewritten", files = files, count = count, what = what()),
        }
    };
    kinds.into_iter().map(line).collect()
}

impl Withheld {
    /// Says what is closed now in so many files.
    fn said(&self, lang: Lang, files: usize) -> Msg {
        if !self.is_certain() {
            return msg!("recast-perhaps", files = files);
        }
        let numbers: Vec<String> = self.items.iter().map(|number| text::one_line(number)).collect();
        if numbers.is_empty() {
            msg!("recast-something", files = files)
        } else {
            msg!("recast-items", count = numbers.len(), numbers = lang.list(&numbers))
        }
    }
}

/// Says whether an event may take from the public what it could read; one that this does not know may.
#[must_use]
pub fn may_withhold(event: &Event) -> bool {
    !matches!(
        event,
        Event::PlanMoved { .. }
            | Event::SlotStarted { .. }
            | Event::SlotEnded { .. }
            | Event::SlotSkipped { .. }
            | Event::SlotRestored { .. }
            | Event::TimeCorrected { .. }
            | Event::MeetingPaused
            | Event::MeetingResumed
            | Event::DecisionRecorded { .. }
            | Event::FollowUpRecorded { .. }
            | Event::DiscussionRecorded { .. }
            | Event::NoteRecorded { .. }
            | Event::VoteRecorded { .. }
            | Event::StatementRecorded { .. }
            | Event::MotionRecorded { .. }
            | Event::ElectionRecorded { .. }
            | Event::ConsideredTogether { .. }
            | Event::TogetherCutShort
            | Event::ItemPostponed { .. }
            | Event::PostponementLifted { .. }
            | Event::BudgetsChanged { .. }
            | Event::GuestMarked { .. }
            | Event::AllPresentRecorded
            | Event::AttendanceConfirmed { .. }
            | Event::AttendanceRecorded { .. }
            | Event::SubstituteRecorded { .. }
            | Event::NoSubstituteRecorded { .. }
            | Event::SubstituteNamed { .. }
            | Event::ItemSubstituteNamed { .. }
            | Event::ItemChairNamed { .. }
            | Event::PublicCounted { .. }
            | Event::PersonNamed { .. }
            | Event::ParticipantAdded { .. }
            | Event::GuestAdded { .. }
            | Event::OnlineRecorded { .. }
            | Event::ProxyGiven { .. }
            | Event::PersonArrived { .. }
            | Event::PersonLeft { .. }
            | Event::AttendanceTimeCorrected { .. }
            | Event::DisqualificationRecorded { .. }
            | Event::DisqualificationLifted { .. }
    )
}
