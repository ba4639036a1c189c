//! The part of the view model that says who voted how, which amendments were moved, and what members had to say to it.

use serde::Serialize;

use super::{Party, Replaced};
use crate::time::Stamp;

/// A vote.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Vote {
    /// Who voted for.
    #[serde(rename = "for")]
    pub in_favour: VoteSide,
    /// Who voted against.
    pub against: VoteSide,
    /// Who did neither.
    pub abstained: VoteSide,
    /// The chair's casting vote, where it decided; it is not an additional vote.
    pub casting: Option<Casting>,
    /// When it was recorded.
    pub at: Stamp,
    /// When it was corrected after the close. The members above then say what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
}

/// Those who voted alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoteSide {
    /// How many, named or not.
    pub count: u32,
    /// Who, as far as they were named for themselves.
    pub names: Vec<Party>,
    /// The groups that voted as such.
    pub groups: Vec<VoteGroup>,
}

/// A group's votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoteGroup {
    /// The group.
    pub group: String,
    /// How many of it, without those who are named for themselves.
    pub count: u32,
}

/// How the chair decided a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Casting {
    /// For.
    For,
    /// Against.
    Against,
}

/// An amendment to what was decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Motion {
    /// What it says.
    pub text: String,
    /// Who moved it, where that was recorded.
    pub mover: Option<Party>,
    /// Who supported it.
    pub seconders: Vec<Party>,
    /// Whether it was carried by the last vote on it; none: there was none, or that is not known from it.
    pub carried: Option<bool>,
    /// How was voted on it, in the order of recording: mostly one vote, or none.
    pub votes: Vec<Vote>,
    /// The dissenting opinions, in the order of recording.
    pub dissents: Vec<Statement>,
    /// The members' remarks for the protocol, in the order of recording.
    pub remarks: Vec<Statement>,
    /// When it was recorded.
    pub at: Stamp,
    /// When it was corrected after the close. The members above then say what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
}

/// An election among several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Election {
    /// What was elected to, as it was typed.
    pub title: String,
    /// Who stood, in the order in which they were typed.
    pub candidates: Vec<ElectionCandidate>,
    /// How many votes were blank.
    pub blank: u32,
    /// How many votes were invalid.
    pub invalid: u32,
    /// Whether lots were drawn to decide it.
    pub lots: bool,
    /// When it was recorded.
    pub at: Stamp,
    /// When it was corrected after the close. The members above then say what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
}

/// Who stood for election, or what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElectionCandidate {
    /// Who, or what: a list, a place.
    #[serde(flatten)]
    pub party: Party,
    /// How many votes they have; none: they were not counted.
    pub votes: Option<u32>,
    /// Whether they were elected.
    pub elected: bool,
}

/// A dissent or remark, of one member or of several together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Whose; of several the first one's.
    #[serde(flatten)]
    pub party: Party,
    /// Whose it is too, in the order in which they are named.
    pub with: Vec<Party>,
    /// What it says; its line breaks count.
    pub text: String,
    /// When it was recorded.
    pub at: Stamp,
    /// When it was corrected after the close. The text above then is what counts.
    pub corrected_at: Option<Stamp>,
    /// What it said and why it was corrected, each time.
    pub corrections: Vec<Replaced>,
    /// Why it was added after the close, empty in a meeting that was opened again; none: it was recorded in the
    /// meeting.
    pub added_reason: Option<String>,
    /// Whether the public protocol leaves it out although the item is open.
    pub withheld: bool,
}
