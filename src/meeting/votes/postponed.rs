//! A vote on whether something is postponed. It names the event that postponed it, and belongs to that and to no
//! decision.

use super::{Vote, VoteTrouble};
use crate::meeting::circumstances::Circumstances;
use crate::meeting::event::{RecordId, Target};
use crate::meeting::record::{Record, RecordKind};
use crate::meeting::state::Meeting;
use crate::time::Stamp;

impl Meeting {
    /// Returns whether this names the postponement that an item or point has.
    #[must_use]
    pub fn is_postponement(&self, id: RecordId, on: &Target) -> bool {
        self.postponement(on).is_some_and(|postponement| postponement.id == id)
    }

    /// Returns whether a vote, a dissent or a remark is on the postponement of its item: it names that, or a vote on
    /// it.
    #[must_use]
    pub fn is_on_postponement(&self, record: &Record) -> bool {
        let Some(named) = record.link() else { return false };
        let is_on_vote = |vote: &Record| {
            vote.kind() == RecordKind::Vote && vote.on == record.on && !vote.withdrawn && self.is_on_postponement(vote)
        };
        self.is_postponement(named, &record.on)
            || (record.kind() == RecordKind::Statement && self.record(named).is_some_and(is_on_vote))
    }

    /// Returns whether that it is postponed is the last that was said of an item or point: what is voted on next is
    /// that, though a vote on the matter itself may still wait for a decision.
    #[must_use]
    pub fn is_postponed_last(&self, on: &Target) -> bool {
        let is_of_matter =
            |r: &&Record| matches!(r.kind(), RecordKind::Decision | RecordKind::Motion | RecordKind::Vote);
        let is_earlier = |id: RecordId| self.records_on(on).filter(is_of_matter).all(|r| r.id < id);
        self.postponement(on).is_some_and(|postponement| is_earlier(postponement.id))
    }

    /// Finds the vote on the postponement of an item or point; of several the last.
    #[must_use]
    pub fn vote_on_postponement(&self, on: &Target) -> Option<&Record> {
        let is_it = |r: &&Record| r.kind() == RecordKind::Vote && self.is_on_postponement(r);
        self.records.iter().filter(|r| !r.withdrawn && r.on == *on).rfind(is_it)
    }

    /// Says that something was postponed though no majority was for it, whatever the missing votes are.
    #[must_use]
    pub fn postponement_trouble(
        &self,
        on: &Target,
        voted: (&Vote, &Circumstances),
        at: Stamp,
        now: Stamp,
    ) -> Option<VoteTrouble> {
        (self.deciding(on, voted, at, now).carried == Some(false)).then_some(VoteTrouble::PostponedAgainst)
    }
}
