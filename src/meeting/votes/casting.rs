//! The chair's casting vote: whose it was, and whether it decided anything.

use super::majority::is_carried;
use super::{Stance, Vote, VoteTrouble};
use crate::meeting::circumstances::{Chair, Circumstances};
use crate::meeting::event::{Content, Target};
use crate::meeting::record::Record;
use crate::meeting::state::Meeting;
use crate::time::Stamp;

/// What decides a vote besides the votes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciding {
    /// The casting vote, where it decided.
    pub casting: Option<Casting>,
    /// How many members there were.
    pub seats: u32,
    /// Whether it carries what it is on, whatever those would change whose vote was not recorded; none: they may.
    pub carried: Option<bool>,
}

/// A casting vote that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Casting {
    pub stance: Stance,
    /// Who chaired; none: the agenda did not say.
    pub chair: Option<Chair>,
    /// Whether whoever chaired is recorded as having voted the other way: somebody else may have chaired then.
    pub is_otherwise: bool,
}

impl Meeting {
    /// Says for each version of a record what decided the vote besides the votes; of what is no vote nothing. What is
    /// corrected later of who was there and chaired changes nothing in a vote that a protocol has.
    #[must_use]
    pub fn deciding_of(&self, record: &Record, now: Stamp) -> Vec<Deciding> {
        let of = |(content, then): (&Content, &Circumstances)| match content {
            Content::Vote(vote) => self.as_signed(then).deciding(&record.on, (vote, then), record.at, now),
            _ => Deciding::default(),
        };
        record.versions_then().map(of).collect()
    }

    /// Says what decides a vote besides the votes. A casting vote decides a tie, and only somebody's who can vote.
    pub(super) fn deciding(
        &self,
        on: &Target,
        (vote, then): (&Vote, &Circumstances),
        at: Stamp,
        now: Stamp,
    ) -> Deciding {
        let decides = vote.is_tie() && self.casting_trouble(on, (vote, then), at, now).is_none();
        let casting = vote.casting.filter(|stance| decides && *stance != Stance::Abstained);
        let deciding = Deciding {
            casting: casting.map(|stance| Casting {
                stance,
                chair: self.chair_on(on, then),
                is_otherwise: self.casting_otherwise(on, (vote, then), at, now).is_some(),
            }),
            seats: u32::try_from(then.seats()).unwrap_or(u32::MAX),
            carried: None,
        };
        let missing = super::count(self.voters(on, then, at, now).iter()).saturating_sub(vote.total());
        Deciding { carried: self.carried(vote, &deciding, missing), ..deciding }
    }

    /// Says whether a vote carries what it is on, whatever the missing votes are; none: that depends on them, or on a
    /// casting vote that is missing.
    fn carried(&self, vote: &Vote, deciding: &Deciding, missing: u32) -> Option<bool> {
        let (favour, against) = (vote.count(Stance::For), vote.count(Stance::Against));
        let is_open_tie = vote.is_tie() && deciding.casting.is_none() && self.agenda.protocol.has_casting_vote();
        if favour.saturating_add(against) == 0 || is_open_tie {
            return None;
        }
        let carried = |favour, against| is_carried(&self.agenda, favour, against, deciding);
        let least = carried(favour, against.saturating_add(missing));
        (least == carried(favour.saturating_add(missing), against)).then_some(least)
    }

    /// Says how whoever chaired could give no casting vote, where one is recorded.
    pub(super) fn casting_trouble(
        &self,
        on: &Target,
        (vote, then): (&Vote, &Circumstances),
        at: Stamp,
        now: Stamp,
    ) -> Option<VoteTrouble> {
        vote.casting?;
        let chair = self.chair_on(on, then)?.who;
        if self.disqualified(on).contains(&chair) {
            return Some(VoteTrouble::CastingDisqualified(chair));
        }
        let is_out = then.is_member(&chair) && !self.voters(on, then, at, now).iter().any(|voter| voter.who == chair);
        is_out.then_some(VoteTrouble::CastingNotThere(chair))
    }

    /// Says that whoever chaired voted the other way than they decided it, as it was recorded.
    pub(super) fn casting_otherwise(
        &self,
        on: &Target,
        (vote, then): (&Vote, &Circumstances),
        at: Stamp,
        now: Stamp,
    ) -> Option<VoteTrouble> {
        let casting = vote.casting.filter(|stance| *stance != Stance::Abstained)?;
        let chair = self.chair_on(on, then)?.who;
        let voters = self.voters(on, then, at, now);
        let own = voters.iter().find(|voter| voter.who == chair).and_then(|voter| vote.stance_of_voter(voter))?;
        (own != Stance::Abstained && own != casting).then_some(VoteTrouble::CastingOtherwise(chair))
    }
}
