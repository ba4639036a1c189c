//! An amendment that somebody moves to what is to be decided, and what is voted on it.
//!
//! It is called a motion here: an amendment is what is corrected after a close of who was there, and when.

use serde::{Deserialize, Serialize};

use crate::agenda::Who;
use crate::meeting::event::{RecordId, Target};
use crate::meeting::followup;
use crate::meeting::record::{Record, RecordKind};
use crate::meeting::state::Meeting;
use crate::text;

/// An amendment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    /// What is to be decided instead, or as well.
    pub text: String,
    /// Who moved it; none: that was not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mover: Option<Who>,
    /// Who supports it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seconders: Vec<Who>,
    /// The line as it was typed, for editing it again.
    pub line: String,
}

impl Motion {
    /// Reads a line: the first who is named moves it, the others support it, and the rest is what it says.
    #[must_use]
    pub fn read(line: &str, ctx: &followup::Context) -> Self {
        let understood = followup::parse(line, ctx);
        let mut named: Vec<Who> = Vec::new();
        for who in understood.owners.iter().map(followup::OwnerMatch::who) {
            if !named.contains(&who) {
                named.push(who);
            }
        }
        let mut named = named.into_iter();
        Self {
            text: understood.without_owners(line),
            mover: named.next(),
            seconders: named.collect(),
            line: text::one_line(line),
        }
    }

    /// Everybody who is named: who moved it, then who supports it.
    pub fn named(&self) -> impl Iterator<Item = &Who> {
        self.mover.iter().chain(&self.seconders)
    }
}

impl Meeting {
    /// Lists the amendments to what is decided on an item or point, in the order of recording.
    pub fn motions_on<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a Record> {
        self.records_on(on).filter(|r| r.kind() == RecordKind::Motion)
    }

    /// Finds the amendment that a vote, a dissent or a remark names, or that the vote is on which it names. One that
    /// was withdrawn, or is on another item, has none.
    #[must_use]
    pub fn motion_of(&self, record: &Record) -> Option<RecordId> {
        let named = self.record(record.link()?).filter(|r| r.on == record.on && !r.withdrawn)?;
        match named.kind() {
            RecordKind::Motion => Some(named.id),
            RecordKind::Vote if record.kind() == RecordKind::Statement => self.motion_of(named),
            _ => None,
        }
    }

    /// Finds the decision or the amendment that a vote, a dissent or a remark belongs to; none: it is on its own.
    #[must_use]
    pub fn belongs_to(&self, record: &Record) -> Option<RecordId> {
        self.motion_of(record).or_else(|| self.decision_of(record))
    }

    /// Finds the amendment of an item or point that is to be voted on: the last, where nothing was voted on or decided
    /// since it was moved.
    #[must_use]
    pub fn motion_to_vote_on(&self, on: &Target) -> Option<RecordId> {
        let is_it = |r: &&Record| matches!(r.kind(), RecordKind::Motion | RecordKind::Vote | RecordKind::Decision);
        let last = self.records_on(on).filter(is_it).last();
        last.filter(|r| r.kind() == RecordKind::Motion).map(|r| r.id)
    }

    /// Lists the amendments on which no vote is recorded.
    pub(in crate::meeting) fn motions_without_vote(&self) -> Vec<&Record> {
        let is_it = |r: &&Record| r.kind() == RecordKind::Motion && !r.withdrawn;
        self.records.iter().filter(is_it).filter(|r| self.vote_on(&r.on, r.id).is_none()).collect()
    }
}
