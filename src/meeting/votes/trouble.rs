//! How a vote or an election does not add up.

use crate::agenda::{Outcome, Who};

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
    /// Somebody is named who has declared an interest.
    Disqualified(Who),
    /// A group has more votes than people who are there and not named for themselves.
    Group { group: String, votes: u32, present: u32 },
    /// As many for as against, and no casting vote.
    Tie,
    /// A casting vote, though it was not a tie.
    NoTie,
    /// A casting vote by somebody who is not there.
    CastingNotThere(Who),
    /// A casting vote by somebody who has declared an interest.
    CastingDisqualified(Who),
    /// A casting vote by somebody who is recorded as having voted the other way.
    CastingOtherwise(Who),
    /// The decision was approved, and no majority was for it.
    NotCarried,
    /// What the decision comes to, which is neither approval nor rejection, had no majority for it.
    OutcomeAgainst(Outcome),
    /// A recommendation to whoever decides was sent on, and no majority was for it.
    RecommendedAgainst,
    /// The decision was approved with more votes for than against, and the body's rule asks for more.
    TooFewFor { votes: u32, needed: u32 },
    /// The decision was rejected, and a majority was for it.
    Carried,
    /// The decision has an earlier vote.
    Second,
    /// It belongs to no decision yet, though there are some on its item.
    Waiting,
    /// It was postponed, and no majority was for that.
    PostponedAgainst,
    /// Who was elected has as many votes as somebody who was not, or nobody was and the most have as many; and no lots
    /// were drawn.
    ElectionTie,
    /// Somebody was elected with fewer votes than another.
    ElectedWithFewer(Who),
    /// Nobody is marked as elected.
    NobodyElected,
}

impl VoteTrouble {
    /// Returns whether it contradicts something else that was recorded, however much of a vote a body writes down.
    #[must_use]
    pub fn is_contradiction(&self) -> bool {
        !matches!(self, Self::Fewer { .. } | Self::Tie | Self::NobodyElected)
    }
}
