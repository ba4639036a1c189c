//! What a record says: as it was recorded, and now, which after a correction are two things.

use std::collections::BTreeMap;

use super::after::{Addition, Correction};
use super::circumstances::Circumstances;
use super::event::{Content, RecordId, Target};
use super::public_wording::PublicWording;
use super::state::Meeting;
use crate::time::Stamp;

/// What a record says, or was changed to, before any correction: for whoever shows it together with its corrections.
///
/// It has a type of its own, so that nobody takes it for what the record says now, which is [`Record::current`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original(Content);

impl Original {
    /// What it is.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.0
    }

    pub(super) fn content_mut(&mut self) -> &mut Content {
        &mut self.0
    }
}

/// What sort of record it is; a correction does not change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// What the body decided.
    Decision,
    FollowUp,
    /// What was said, for the protocol.
    Discussion,
    /// The minute-taker's own.
    Note,
    /// How the members voted.
    Vote,
    /// A member's dissent, or remark for the protocol.
    Statement,
    /// An amendment that was moved.
    Motion,
    /// Who was elected among several.
    Election,
}

impl RecordKind {
    /// Returns whether the body has decided something by it.
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(self, Self::Decision | Self::Election)
    }

    /// Returns whether it is a vote, or a dissent or remark: what belongs to a decision.
    #[must_use]
    pub fn is_on_decision(self) -> bool {
        match self {
            Self::Vote | Self::Statement => true,
            Self::Decision | Self::FollowUp | Self::Discussion | Self::Note | Self::Motion | Self::Election => false,
        }
    }

    /// Returns its place among what is recorded on an item, on the screen and in documents: what was said first, then
    /// amendments, then decisions and elections, then the votes, dissents and remarks that belong to none, then
    /// follow-ups, then notes.
    #[must_use]
    pub fn place(self) -> u8 {
        match self {
            Self::Discussion => 0,
            Self::Motion => 1,
            Self::Decision | Self::Election => 2,
            Self::Vote | Self::Statement => 3,
            Self::FollowUp => 4,
            Self::Note => 5,
        }
    }
}

/// The changes of a record that were taken back.
///
/// A record of which one was taken back is as it was before it, so all of these are equal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reverted {
    /// How many changes were made and taken back, both counted.
    pub changes: usize,
    /// When one was taken back, or brought back, last.
    pub at: Option<Stamp>,
}

impl PartialEq for Reverted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Something recorded: a decision, a vote, a member's dissent or remark, an amendment, an election, a follow-up, what
/// was said, or a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: RecordId,
    /// What it belongs to.
    pub on: Target,
    /// What it said before any correction.
    pub(super) original: Original,
    /// What it said before it was edited.
    pub(super) earlier: Vec<Content>,
    /// When it was recorded.
    pub at: Stamp,
    /// The number of the event since which protocols may have it: that by which it was recorded, or by which a note
    /// became something else.
    pub since: u64,
    /// When its content was last changed.
    pub edited_at: Option<Stamp>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// How it was corrected after the close, in order; its content stays.
    pub corrections: Vec<Correction>,
    /// How it was added after the close; none: it was recorded in the meeting.
    pub added: Option<Addition>,
    /// Who had the record open when it was recorded, if that was after a close.
    pub added_by: Option<String>,
    /// Whether something of it was recorded, or it belonged to a matter, behind closed doors, and was not published
    /// since.
    pub closed: bool,
    /// The number of the event by which the minute-taker published it last; none: it never was.
    pub published: Option<u64>,
    /// What the public may read of it while its matter is closed; none: nothing was said of that.
    pub(super) public_wording: Option<PublicWording>,
    /// Whether the decision that it belongs to is still to be recorded.
    pub(super) waits: bool,
    pub(super) reverted: Reverted,
    /// What was so when it was recorded or last edited.
    pub(super) then: Circumstances,
}

impl Content {
    /// The sort of record that says this.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Decision(_) => RecordKind::Decision,
            Self::FollowUp(_) => RecordKind::FollowUp,
            Self::Discussion { .. } => RecordKind::Discussion,
            Self::Note { .. } => RecordKind::Note,
            Self::Vote(_) => RecordKind::Vote,
            Self::Statement(_) => RecordKind::Statement,
            Self::Motion(_) => RecordKind::Motion,
            Self::Election(_) => RecordKind::Election,
        }
    }
}

impl Meeting {
    /// Returns whether nothing but a note is recorded there: a break is no matter, nor is the close of a day.
    #[must_use]
    pub fn takes_notes_only(&self, on: &Target) -> bool {
        let Target::Point(id) = on else { return false };
        let run = self.slot_index(id).and_then(|index| self.slots.get(index));
        run.is_some_and(|run| run.slot.items.is_empty() && !run.slot.is_point())
    }
}

impl Meeting {
    /// Notes of which records changes were taken back, which the fold of what holds does not know.
    pub(super) fn set_reverted(&mut self, all: &BTreeMap<RecordId, Reverted>) {
        for (id, reverted) in all {
            if let Some(record) = self.record_mut(*id) {
                record.reverted = *reverted;
            }
        }
    }
}

impl Record {
    pub(super) fn new(
        id: RecordId,
        on: Target,
        content: Content,
        then: Circumstances,
        (at, closed): (Stamp, bool),
    ) -> Self {
        Self {
            id,
            on,
            original: Original(content),
            earlier: Vec::new(),
            at,
            since: id.0,
            edited_at: None,
            withdrawn: false,
            corrections: Vec::new(),
            added: None,
            added_by: None,
            closed,
            published: None,
            public_wording: None,
            waits: false,
            reverted: Reverted::default(),
            then,
        }
    }

    /// What sort of record it is.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        self.original.0.kind()
    }

    /// What it said before it was corrected.
    #[must_use]
    pub fn original(&self) -> &Original {
        &self.original
    }

    /// What it says now: its last correction, or what was recorded.
    #[must_use]
    pub fn current(&self) -> &Content {
        self.corrections.last().map_or(&self.original.0, |c| &c.content)
    }

    /// Everything that it has said, the original first.
    pub fn versions(&self) -> impl Iterator<Item = &Content> {
        std::iter::once(&self.original.0).chain(self.corrections.iter().map(|c| &c.content))
    }

    /// How often it was changed since it was recorded, in the meeting or after it; a change that was taken back is two.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.earlier.len() + self.corrections.len() + self.reverted.changes
    }

    /// When it was last changed; none: it is as it was recorded.
    #[must_use]
    pub fn changed_at(&self) -> Option<Stamp> {
        self.edited_at.max(self.corrections.last().map(|c| c.at)).max(self.reverted.at)
    }

    pub(super) fn edit(&mut self, content: Content, now: &Circumstances, at: Stamp) {
        self.then = now.of_change(&self.then, &self.original.0, &content);
        let before = std::mem::replace(&mut self.original, Original(content));
        self.earlier.push(before.0);
        self.edited_at = Some(at);
    }
}
