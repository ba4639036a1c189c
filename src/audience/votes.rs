//! What an audience may know about votes: what each one is on, who could vote, and whether the figures add up.

use super::gate::Gate;
use crate::agenda::Who;
use crate::meeting::{Circumstances, Content, Record, RecordId, Target, VoteTrouble};
use crate::time::Stamp;

impl Gate<'_> {
    /// Returns whether a vote, a dissent or a remark would be read as being on what is printed above it, and is not: it
    /// belongs to nothing, or to an amendment or a postponement that this audience does not see.
    pub(super) fn is_apart(&self, record: &Record, is_here: impl Fn(&RecordId) -> bool) -> bool {
        let motion = self.meeting.motion_of(record);
        let is_hidden = || self.meeting.is_on_postponement(record) && !self.is_on_postponement(record);
        self.meeting.is_without_decision(record) || motion.is_some_and(|motion| !is_here(&motion)) || is_hidden()
    }

    /// Returns whether a vote, a dissent or a remark is on a postponement that this audience sees.
    pub(super) fn is_on_postponement(&self, record: &Record) -> bool {
        self.meeting.is_on_postponement(record) && self.postponement(&record.on).is_some()
    }

    /// Counts the people entitled to vote in each version of a vote; 0 for one that does not add up: only what does may
    /// the minutes call unanimous. Nothing for what is no vote.
    pub(super) fn voters(&self, target: &Target, record: &Record, now: Stamp) -> Vec<u32> {
        let of_version = |(content, then): (&Content, &Circumstances)| {
            let Content::Vote(vote) = content else { return None };
            let meeting = self.meeting.as_signed(then);
            let adds_up = meeting.vote_troubles(target, vote, then, record.at, now).is_empty();
            let voters = || meeting.voters(target, then, record.at, now).len();
            Some(if adds_up { u32::try_from(voters()).unwrap_or(u32::MAX) } else { 0 })
        };
        record.versions_then().filter_map(of_version).collect()
    }

    /// Lists who had given a proxy and has a vote in what was recorded, and who voted for them, in each version of a
    /// vote.
    pub(super) fn proxies(&self, target: &Target, record: &Record, now: Stamp) -> Vec<Vec<(Who, Who)>> {
        let of_version = |(content, then): (&Content, &Circumstances)| {
            let Content::Vote(vote) = content else { return None };
            let meeting = self.meeting.as_signed(then);
            let voters = meeting.voters(target, then, record.at, now);
            let has_vote = |giver: &Who| {
                let voter = voters.iter().find(|voter| voter.who == *giver);
                vote.unnamed() != [0; 3] || voter.is_some_and(|voter| vote.stance_of_voter(voter).is_some())
            };
            let given = meeting.proxies_for(target, then, record.at, now).into_iter();
            Some(given.filter(|(giver, _)| has_vote(giver)).collect())
        };
        record.versions_then().filter_map(of_version).collect()
    }

    /// Says of each version of a vote whether some who could vote are not recorded in it.
    pub(super) fn partial_votes(&self, target: &Target, record: &Record, now: Stamp) -> Vec<bool> {
        let is_partial = |(content, then): (&Content, &Circumstances)| {
            let Content::Vote(vote) = content else { return None };
            let troubles = self.meeting.as_signed(then).vote_troubles(target, vote, then, record.at, now);
            Some(troubles.iter().any(|t| matches!(t, VoteTrouble::Fewer { .. })))
        };
        record.versions_then().filter_map(is_partial).collect()
    }
}
