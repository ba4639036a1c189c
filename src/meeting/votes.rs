//! Votes, dissent and remarks: what was recorded of them, which decision they belong to, and whether a vote adds up.
//!
//! A vote is told by name, by group or as counts, and these may be mixed. What a protocol says of it is no business of
//! this file.

mod casting;
mod counts;
mod election;
mod links;
mod majority;
mod motion;
mod postponed;
mod statement;
mod trouble;

use std::cmp::Ordering;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::circumstances::Circumstances;
use super::event::{Content, RecordId, Target};
use super::record::{Record, RecordKind};
use super::state::Meeting;
use crate::agenda::{Outcome, Who};
use crate::time::Stamp;

pub use casting::{Casting, Deciding};
pub use counts::counts;
pub use election::{CandidateVotes, Election};
pub use links::Ballot;
pub use motion::Motion;
pub(crate) use statement::one_or_several;
pub use statement::{Statement, StatementKind};
pub use trouble::VoteTrouble;

/// How somebody voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    For,
    Against,
    Abstained,
}

impl Stance {
    /// All stances, in the order in which they are recorded.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstained];
}

/// A vote on an item or point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// The decision that it was on; none: there was none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RecordId>,
    #[serde(default, rename = "for", skip_serializing_if = "Side::is_empty")]
    pub in_favour: Side,
    #[serde(default, skip_serializing_if = "Side::is_empty")]
    pub against: Side,
    #[serde(default, skip_serializing_if = "Side::is_empty")]
    pub abstained: Side,
    /// The chair's casting vote, where there was one; it is not an additional vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<Stance>,
}

/// Those who voted alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Who, as far as they were named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Who>,
    /// The groups, each with the votes of those who are not named for themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupVotes>,
    /// The votes without a name or group.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unnamed: u32,
}

/// A group's votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupVotes {
    /// The group, as the agenda calls it.
    pub group: String,
    pub votes: u32,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Side {
    /// Returns whether nobody is here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.groups.is_empty() && self.unnamed == 0
    }

    /// Counts the votes that are recorded by name or group.
    #[must_use]
    pub fn known(&self) -> u32 {
        self.count().saturating_sub(self.unnamed)
    }

    /// Counts the votes.
    #[must_use]
    pub fn count(&self) -> u32 {
        let named = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        self.groups.iter().fold(named.saturating_add(self.unnamed), |sum, g| sum.saturating_add(g.votes))
    }
}

/// Somebody who is entitled to vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    pub who: Who,
    /// The group that they vote with; a substitute without one of their own, the member's.
    pub group: Option<String>,
}

impl Vote {
    /// Returns those who voted in one way.
    #[must_use]
    pub fn side(&self, stance: Stance) -> &Side {
        match stance {
            Stance::For => &self.in_favour,
            Stance::Against => &self.against,
            Stance::Abstained => &self.abstained,
        }
    }

    fn side_mut(&mut self, stance: Stance) -> &mut Side {
        match stance {
            Stance::For => &mut self.in_favour,
            Stance::Against => &mut self.against,
            Stance::Abstained => &mut self.abstained,
        }
    }

    fn sides_mut(&mut self) -> [&mut Side; 3] {
        [&mut self.in_favour, &mut self.against, &mut self.abstained]
    }

    /// Counts the votes of one kind.
    #[must_use]
    pub fn count(&self, stance: Stance) -> u32 {
        self.side(stance).count()
    }

    /// Counts everybody who voted or abstained.
    #[must_use]
    pub fn total(&self) -> u32 {
        Stance::ALL.iter().fold(0, |sum, s| sum.saturating_add(self.count(*s)))
    }

    /// Returns whether nothing was recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total() == 0 && self.casting.is_none()
    }

    /// Returns whether as many voted for as against.
    #[must_use]
    pub fn is_tie(&self) -> bool {
        self.count(Stance::For) > 0 && self.count(Stance::For) == self.count(Stance::Against)
    }

    /// Everybody who is named, in the order of the sides.
    pub fn named(&self) -> impl Iterator<Item = &Who> {
        Stance::ALL.into_iter().flat_map(|s| &self.side(s).people)
    }

    /// Says how somebody voted who is named.
    #[must_use]
    pub fn stance_of(&self, who: &Who) -> Option<Stance> {
        Stance::ALL.into_iter().find(|s| self.side(*s).people.contains(who))
    }

    /// Says how a group voted that was recorded as such.
    #[must_use]
    pub fn group_stance(&self, group: &str) -> Option<Stance> {
        Stance::ALL.into_iter().find(|s| self.side(*s).groups.iter().any(|g| g.group == group))
    }

    /// Says how somebody voted, named or with their group.
    #[must_use]
    pub fn stance_of_voter(&self, voter: &Voter) -> Option<Stance> {
        self.stance_of(&voter.who).or_else(|| voter.group.as_deref().and_then(|g| self.group_stance(g)))
    }

    /// Takes down how somebody voted, in place of what was recorded of them; none: that they did not.
    pub fn set_stance(&mut self, who: &Who, stance: Option<Stance>, voters: &[Voter]) {
        let totals = self.totals();
        // Who is left out of a group that voted makes it one of names.
        let group = voters.iter().find(|v| v.who == *who).and_then(|v| v.group.clone());
        if let (None, Some(group)) = (stance, group) {
            self.name_group(&group, voters);
        }
        for side in self.sides_mut() {
            side.people.retain(|w| w != who);
        }
        if let Some(stance) = stance {
            self.side_mut(stance).people.push(who.clone());
        }
        self.count_groups(voters);
        self.keep_totals(totals);
    }

    /// Takes down how a whole group voted; none: that it did not.
    pub fn set_group(&mut self, group: &str, stance: Option<Stance>, voters: &[Voter]) {
        let totals = self.totals();
        let of_group = |who: &Who| voters.iter().any(|v| v.who == *who && v.group.as_deref() == Some(group));
        for side in self.sides_mut() {
            side.people.retain(|who| !of_group(who));
            side.groups.retain(|g| g.group != group);
        }
        if let Some(stance) = stance {
            self.side_mut(stance).groups.push(GroupVotes { group: group.to_owned(), votes: 0 });
        }
        self.count_groups(voters);
        self.keep_totals(totals);
    }

    /// Takes down that everybody voted alike, in place of all that was recorded.
    pub fn set_all(&mut self, stance: Stance, voters: &[Voter]) {
        *self = Self { decision: self.decision, ..Self::default() };
        self.side_mut(stance).people = voters.iter().map(|v| v.who.clone()).collect();
    }

    /// Takes down that everyone without a recorded vote voted alike: by name, unless there are votes without one.
    pub fn set_rest(&mut self, stance: Stance, voters: &[Voter]) {
        if self.unnamed() != [0; 3] {
            let rest = count(voters.iter()).saturating_sub(self.total());
            self.side_mut(stance).unnamed += rest;
            return;
        }
        let rest: Vec<Who> =
            voters.iter().filter(|v| self.stance_of_voter(v).is_none()).map(|v| v.who.clone()).collect();
        self.side_mut(stance).people.extend(rest);
        self.count_groups(voters);
    }

    /// Takes down how many voted which way, of whom those who are recorded already are part.
    ///
    /// # Errors
    ///
    /// The first side that has more recorded by name or group than its count: nothing is changed.
    pub fn set_counts(&mut self, counts: [u32; 3]) -> Result<(), Stance> {
        let mut sides = [0; 3];
        for ((unnamed, stance), count) in sides.iter_mut().zip(Stance::ALL).zip(counts) {
            let side = self.side(stance);
            *unnamed = count.checked_sub(side.known()).ok_or(stance)?;
        }
        for (stance, unnamed) in Stance::ALL.into_iter().zip(sides) {
            self.side_mut(stance).unnamed = unnamed;
        }
        Ok(())
    }

    /// Returns how many voted which way, if that was counted.
    fn totals(&self) -> Option<[u32; 3]> {
        (self.unnamed() != [0; 3]).then(|| Stance::ALL.map(|stance| self.count(stance)))
    }

    /// Leaves the totals as they were counted, whoever is known by name now.
    fn keep_totals(&mut self, totals: Option<[u32; 3]>) {
        for (side, total) in self.sides_mut().into_iter().zip(totals.into_iter().flatten()) {
            side.unnamed = total.saturating_sub(side.known());
        }
    }

    /// Returns the votes without a name.
    #[must_use]
    pub fn unnamed(&self) -> [u32; 3] {
        Stance::ALL.map(|s| self.side(s).unnamed)
    }

    /// Names everybody of a group that voted as such.
    fn name_group(&mut self, group: &str, voters: &[Voter]) {
        let Some(stance) = self.group_stance(group) else { return };
        let unnamed = |v: &&Voter| v.group.as_deref() == Some(group) && self.stance_of(&v.who).is_none();
        let names: Vec<Who> = voters.iter().filter(unnamed).map(|v| v.who.clone()).collect();
        for side in self.sides_mut() {
            side.groups.retain(|g| g.group != group);
        }
        self.side_mut(stance).people.extend(names);
    }

    /// Counts the groups anew, and puts all in the voters' order; a group whose people are all named for themselves has
    /// no votes left.
    fn count_groups(&mut self, voters: &[Voter]) {
        let named: HashSet<Who> = self.named().cloned().collect();
        let place = |who: &Who| voters.iter().position(|v| v.who == *who).unwrap_or(usize::MAX);
        let first = |group: &str| voters.iter().position(|v| v.group.as_deref() == Some(group));
        for side in self.sides_mut() {
            for group in &mut side.groups {
                let of_group = |v: &&Voter| v.group.as_ref() == Some(&group.group) && !named.contains(&v.who);
                group.votes = u32::try_from(voters.iter().filter(of_group).count()).unwrap_or(u32::MAX);
            }
            side.groups.retain(|g| g.votes > 0);
            side.groups.sort_by_key(|g| first(&g.group).unwrap_or(usize::MAX));
            side.people.sort_by_key(place);
        }
    }
}

impl Content {
    /// Everybody who is named in this.
    #[must_use]
    pub fn named(&self) -> Vec<&Who> {
        match self {
            Self::FollowUp(follow_up) => follow_up.owners.iter().collect(),
            Self::Vote(vote) => vote.named().collect(),
            Self::Statement(statement) => statement.who.iter().collect(),
            Self::Motion(motion) => motion.named().collect(),
            Self::Election(election) => election.named().collect(),
            Self::Decision(_) | Self::Discussion { .. } | Self::Note { .. } => Vec::new(),
        }
    }
}

impl Meeting {
    /// Lists who is entitled to vote on an item or point at `at`, in the members' order.
    ///
    /// Where the item was not treated then, it is as when it last was, or is treated at `now`: a vote is often written
    /// down afterwards.
    #[must_use]
    pub fn voters(&self, on: &Target, then: &Circumstances, at: Stamp, now: Stamp) -> Vec<Voter> {
        let group = |who: &Who| match who {
            Who::Id(id) => self.agenda.person(id).and_then(|p| p.group.clone()),
            Who::Name(_) => None,
        };
        let seats = self.seats_for(on, then, at, now);
        seats.into_iter().map(|(member, who)| Voter { group: group(&who).or_else(|| group(&member)), who }).collect()
    }

    /// Lists how a recorded vote or election does not add up, or does not fit the outcome of its decision; of another
    /// record nothing.
    #[must_use]
    pub fn record_troubles(&self, record: &Record, now: Stamp) -> Vec<VoteTrouble> {
        let vote = match record.current() {
            Content::Vote(vote) => vote,
            Content::Election(election) => return self.recorded_election_troubles(record, election, now),
            _ => return Vec::new(),
        };
        let (on, then) = (&record.on, record.circumstances());
        let mut troubles = self.vote_troubles(on, vote, then, record.at, now);
        let decision = self.decision_of(record);
        troubles.extend(self.outcome_trouble(on, (vote, then), decision, record.at, now));
        let is_earlier = |r: &Record| r.kind() == RecordKind::Vote && r.id < record.id;
        let is_second = decision.is_some_and(|decision| self.on_decision(decision).any(is_earlier));
        troubles.extend(is_second.then_some(VoteTrouble::Second));
        if self.is_on_postponement(record) {
            troubles.extend(self.postponement_trouble(on, (vote, then), record.at, now));
        }
        troubles
    }

    /// Says how the outcome of the decision that a vote is on does not fit it, whatever those would change whose vote
    /// was not recorded.
    #[must_use]
    pub fn outcome_trouble(
        &self,
        on: &Target,
        (vote, then): (&Vote, &Circumstances),
        decision: Option<RecordId>,
        at: Stamp,
        now: Stamp,
    ) -> Option<VoteTrouble> {
        let Content::Decision(decision) = self.record(decision?)?.current() else { return None };
        let missing = count(self.voters(on, then, at, now).iter()).saturating_sub(vote.total());
        let (favour, against) = (vote.count(Stance::For), vote.count(Stance::Against));
        let deciding = self.deciding(on, (vote, then), at, now);
        let carried = |favour, against| majority::is_carried(&self.agenda, favour, against, &deciding);
        let all_for = favour.saturating_add(missing);
        match decision.outcome {
            _ if favour.saturating_add(against) == 0 => None,
            Outcome::Approved if carried(all_for, against) => None,
            Outcome::Approved if all_for > against => Some(VoteTrouble::TooFewFor {
                votes: all_for,
                needed: majority::votes_needed(&self.agenda, all_for, against, deciding.seats),
            }),
            Outcome::Approved => Some(VoteTrouble::NotCarried),
            Outcome::Forwarded if self.is_recommendation(on) && !carried(all_for, against) => {
                Some(VoteTrouble::RecommendedAgainst)
            }
            Outcome::Rejected => carried(favour, against.saturating_add(missing)).then_some(VoteTrouble::Carried),
            outcome @ (Outcome::Noted | Outcome::Discussed | Outcome::Postponed) => {
                (!carried(all_for, against)).then_some(VoteTrouble::OutcomeAgainst(outcome))
            }
            // What is only sent on may be so by those who are against it, and a text of which nobody said what it comes
            // to may be that it fell.
            Outcome::Forwarded | Outcome::Other => None,
        }
    }

    /// Returns whether somebody else decides an item, so that what is sent on is a recommendation.
    fn is_recommendation(&self, on: &Target) -> bool {
        self.item(on).is_some_and(|item| self.agenda.recommends_to(item).is_some())
    }

    /// Lists how a vote that was recorded at `at` does not add up; of a body without members nobody knows who is there.
    #[must_use]
    pub fn vote_troubles(
        &self,
        on: &Target,
        vote: &Vote,
        then: &Circumstances,
        at: Stamp,
        now: Stamp,
    ) -> Vec<VoteTrouble> {
        let mut out = Vec::new();
        let mut seen: HashSet<&Who> = HashSet::new();
        let mut told: HashSet<&Who> = HashSet::new();
        for who in vote.named() {
            if !seen.insert(who) && told.insert(who) {
                out.push(VoteTrouble::Twice(who.clone()));
            }
        }
        if then.seats() > 0 {
            let voters = self.voters(on, then, at, now);
            let disqualified = self.disqualified(on);
            let mut strangers: HashSet<&Who> = HashSet::new();
            for who in vote.named().filter(|who| !voters.iter().any(|v| v.who == **who)) {
                if strangers.insert(who) {
                    let is_out = disqualified.contains(who);
                    out.push(if is_out { VoteTrouble::Disqualified } else { VoteTrouble::NotThere }(who.clone()));
                }
            }
            for g in Stance::ALL.iter().flat_map(|s| &vote.side(*s).groups) {
                let is_theirs = |v: &&Voter| v.group.as_ref() == Some(&g.group) && !seen.contains(&v.who);
                let present = count(voters.iter().filter(is_theirs));
                if g.votes > present {
                    out.push(VoteTrouble::Group { group: g.group.clone(), votes: g.votes, present });
                }
            }
            let (votes, present) = (vote.total(), count(voters.iter()));
            match votes.cmp(&present) {
                Ordering::Less => out.push(VoteTrouble::Fewer { votes, present }),
                Ordering::Greater => out.push(VoteTrouble::More { votes, present }),
                Ordering::Equal => {}
            }
        }
        match (vote.is_tie(), vote.casting) {
            // Where the chair does not decide it, a tie is a vote that was lost.
            (true, None) if self.agenda.protocol.has_casting_vote() => out.push(VoteTrouble::Tie),
            (false, Some(_)) => out.push(VoteTrouble::NoTie),
            _ => {}
        }
        out.extend(self.casting_trouble(on, (vote, then), at, now));
        out.extend(self.casting_otherwise(on, (vote, then), at, now));
        out
    }
}

fn count<T>(those: impl Iterator<Item = T>) -> u32 {
    u32::try_from(those.count()).unwrap_or(u32::MAX)
}
