//! Votes, dissent and remarks: what was recorded of them, which decision they belong to, and whether a vote adds up.
//!
//! A vote is told by name, by group or as counts, and these may be mixed. What a protocol says of it is no business of
//! this file.

mod counts;

use std::cmp::Ordering;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::event::{Content, RecordId, Target};
use super::record::RecordKind;
use super::state::{Meeting, Record};
use crate::agenda::Who;
use crate::time::Stamp;

pub use counts::counts;

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
    }

    /// Takes down how a whole group voted; none: that it did not.
    pub fn set_group(&mut self, group: &str, stance: Option<Stance>, voters: &[Voter]) {
        let of_group = |who: &Who| voters.iter().any(|v| v.who == *who && v.group.as_deref() == Some(group));
        for side in self.sides_mut() {
            side.people.retain(|who| !of_group(who));
            side.groups.retain(|g| g.group != group);
        }
        if let Some(stance) = stance {
            self.side_mut(stance).groups.push(GroupVotes { group: group.to_owned(), votes: 0 });
        }
        self.count_groups(voters);
    }

    /// Takes down that everybody voted alike, in place of all that was recorded.
    pub fn set_all(&mut self, stance: Stance, voters: &[Voter]) {
        *self = Self { decision: self.decision, ..Self::default() };
        self.side_mut(stance).people = voters.iter().map(|v| v.who.clone()).collect();
    }

    /// Takes down that everyone without a recorded vote voted alike.
    pub fn set_rest(&mut self, stance: Stance, voters: &[Voter]) {
        let rest: Vec<Who> =
            voters.iter().filter(|v| self.stance_of_voter(v).is_none()).map(|v| v.who.clone()).collect();
        self.side_mut(stance).people.extend(rest);
        self.count_groups(voters);
    }

    /// Takes down the votes without a name.
    pub fn set_counts(&mut self, counts: [u32; 3]) {
        for (stance, count) in Stance::ALL.into_iter().zip(counts) {
            self.side_mut(stance).unnamed = count;
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

/// A member's dissent or remark, as it stands in the protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The decision that it is about; none: there was none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RecordId>,
    /// Which of the two it is.
    pub statement: StatementKind,
    pub who: Who,
    /// What it says; line breaks stay.
    pub text: String,
}

/// What a member has put into the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// That the member is of another opinion.
    Dissent,
    Remark,
}

/// How a vote does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VoteTrouble {
    /// Fewer voted or abstained than are there.
    Fewer {
        votes: u32,
        /// Who is entitled to vote.
        present: u32,
    },
    More {
        votes: u32,
        /// Who is entitled to vote.
        present: u32,
    },
    /// Somebody is named twice.
    Twice(Who),
    /// Somebody is named who is not there.
    NotThere(Who),
    /// Somebody is named who is disqualified.
    Disqualified(Who),
    /// A group has more votes than people who are there and not named for themselves.
    Group { group: String, votes: u32, present: u32 },
    /// As many for as against, and no casting vote.
    Tie,
    /// A casting vote, though it was not a tie.
    NoTie,
}

impl Content {
    /// The decision that this names as its own.
    fn link(&self) -> Option<Option<RecordId>> {
        match self {
            Self::Vote(vote) => Some(vote.decision),
            Self::Statement(statement) => Some(statement.decision),
            Self::Decision(_) | Self::FollowUp(_) | Self::Note { .. } => None,
        }
    }

    pub(super) fn set_link(&mut self, decision: Option<RecordId>) {
        match self {
            Self::Vote(vote) => vote.decision = decision,
            Self::Statement(statement) => statement.decision = decision,
            Self::Decision(_) | Self::FollowUp(_) | Self::Note { .. } => {}
        }
    }

    /// Makes it belong to a decision, if it is of what can.
    #[must_use]
    pub fn on_decision(mut self, decision: RecordId) -> Self {
        self.set_link(Some(decision));
        self
    }

    /// Everybody who is named in this.
    #[must_use]
    pub fn named(&self) -> Vec<&Who> {
        match self {
            Self::FollowUp(follow_up) => follow_up.owners.iter().collect(),
            Self::Vote(vote) => vote.named().collect(),
            Self::Statement(statement) => vec![&statement.who],
            Self::Decision(_) | Self::Note { .. } => Vec::new(),
        }
    }
}

impl Meeting {
    /// Lists the decisions on an item or point, in the order of recording.
    pub fn decisions_on<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a Record> {
        self.records_on(on).filter(|r| r.kind() == RecordKind::Decision)
    }

    /// Finds the decision that a vote, a dissent or a remark belongs to.
    ///
    /// It is the one that it names. Where it names none, or that one was withdrawn, it is the first that was recorded
    /// on the item after it: a body votes, and then the decision is written down. None: it is on its own.
    #[must_use]
    pub fn decision_of(&self, record: &Record) -> Option<RecordId> {
        let named = record.current().link()?;
        let is_there = |id: &RecordId| {
            let stands = |r: &Record| !r.withdrawn && r.on == record.on && r.kind() == RecordKind::Decision;
            self.record(*id).is_some_and(stands)
        };
        named
            .filter(is_there)
            .or_else(|| self.decisions_on(&record.on).map(|r| r.id).find(|decision| *decision > record.id))
    }

    /// Finds the vote on a decision of an item or point, or the one that is on its own; of several the last.
    #[must_use]
    pub fn vote_on(&self, on: &Target, decision: Option<RecordId>) -> Option<&Record> {
        let is_it = |r: &&Record| r.kind() == RecordKind::Vote && self.decision_of(r) == decision;
        self.records.iter().filter(|r| !r.withdrawn && r.on == *on).rfind(is_it)
    }

    /// Lists who is entitled to vote on an item or point at `at`, in the members' order.
    ///
    /// Where the item was not treated then, it is as when it last was, or is treated at `now`: a vote is often written
    /// down afterwards.
    #[must_use]
    pub fn voters(&self, on: &Target, at: Stamp, now: Stamp) -> Vec<Voter> {
        let group = |who: &Who| match who {
            Who::Id(id) => self.agenda.person(id).and_then(|p| p.group.clone()),
            Who::Name(_) => None,
        };
        let seats = self.seats_for(on, Some(at), now);
        seats.into_iter().map(|(member, who)| Voter { group: group(&who).or_else(|| group(&member)), who }).collect()
    }

    /// Lists how a vote that was recorded at `at` does not add up; of a body without members nobody knows who is there.
    #[must_use]
    pub fn vote_troubles(&self, on: &Target, vote: &Vote, at: Stamp, now: Stamp) -> Vec<VoteTrouble> {
        let mut out = Vec::new();
        let mut seen: HashSet<&Who> = HashSet::new();
        let mut told: HashSet<&Who> = HashSet::new();
        for who in vote.named() {
            if !seen.insert(who) && told.insert(who) {
                out.push(VoteTrouble::Twice(who.clone()));
            }
        }
        if !self.agenda.members.is_empty() {
            let voters = self.voters(on, at, now);
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
            (true, None) => out.push(VoteTrouble::Tie),
            (false, Some(_)) => out.push(VoteTrouble::NoTie),
            _ => {}
        }
        out
    }

    /// Moves a record; a decision takes its votes, dissent and remarks along, and one of those goes to the last
    /// decision where it comes to.
    pub(super) fn move_record(&mut self, id: RecordId, on: &Target) {
        let Some(record) = self.record(id) else { return };
        let mut moved = vec![(id, None)];
        if record.kind().is_on_decision() {
            let last = self.decisions_on(on).last().map(|r| r.id);
            moved = vec![(id, Some(last))];
        } else if record.kind() == RecordKind::Decision {
            let own = self.records_on(&record.on).filter(|r| self.decision_of(r) == Some(id));
            moved.extend(own.map(|r| (r.id, Some(Some(id)))));
        }
        for (id, link) in moved {
            let Some(record) = self.record_mut(id) else { continue };
            record.on = on.clone();
            if let Some(decision) = link {
                record.link(decision);
            }
        }
    }
}

fn count<T>(those: impl Iterator<Item = T>) -> u32 {
    u32::try_from(those.count()).unwrap_or(u32::MAX)
}
