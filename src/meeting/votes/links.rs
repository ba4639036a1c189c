//! Which decision a vote, a dissent or a remark belongs to.
//!
//! It is decided once: by what it names when it is recorded, or, where it names nothing, when the decision that it was
//! held before is recorded. A close decides it for all that stands then. In what was recorded before a `links_fixed` it
//! is found anew each time, as the programs did that wrote such journals: what those journals say must not change.

use crate::meeting::event::{Content, Event, RecordId, Target};
use crate::meeting::record::Record;
use crate::meeting::record::RecordKind;
use crate::meeting::state::Meeting;
use crate::time::Stamp;

/// What a vote can be held on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ballot {
    /// A decision that is recorded.
    Decision(RecordId),
    /// An amendment.
    Motion(RecordId),
    /// That it is postponed.
    Postponement,
    /// What a recorded vote was on that belongs to no decision; the record is that vote.
    Vote(RecordId),
    /// What is decided next.
    Next,
}

impl Content {
    /// What this names as what it belongs to; none: it is of what belongs to nothing.
    fn link(&self) -> Option<Option<RecordId>> {
        match self {
            Self::Vote(vote) => Some(vote.decision),
            Self::Statement(statement) => Some(statement.decision),
            Self::Decision(_)
            | Self::FollowUp(_)
            | Self::Discussion { .. }
            | Self::Note { .. }
            | Self::Motion(_)
            | Self::Election(_) => None,
        }
    }

    fn set_link(&mut self, link: Option<RecordId>) {
        match self {
            Self::Vote(vote) => vote.decision = link,
            Self::Statement(statement) => statement.decision = link,
            Self::Decision(_)
            | Self::FollowUp(_)
            | Self::Discussion { .. }
            | Self::Note { .. }
            | Self::Motion(_)
            | Self::Election(_) => {}
        }
    }

    /// Makes it belong to a decision, if it is of what can.
    #[must_use]
    pub fn on_decision(mut self, decision: RecordId) -> Self {
        self.set_link(Some(decision));
        self
    }
}

impl Record {
    /// What it names as what it belongs to.
    pub(super) fn link(&self) -> Option<RecordId> {
        self.current().link().flatten()
    }

    /// Makes every version of it belong to a decision, or to none.
    fn set_link(&mut self, link: Option<RecordId>) {
        self.original.content_mut().set_link(link);
        self.corrections.iter_mut().for_each(|c| c.content.set_link(link));
    }
}

impl Meeting {
    /// Lists the decisions on an item or point, in the order of recording.
    pub fn decisions_on<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a Record> {
        self.records_on(on).filter(|r| r.kind() == RecordKind::Decision)
    }

    /// Finds the decision that a vote, a dissent or a remark belongs to; none: it is on its own.
    ///
    /// One whose decision was withdrawn, or made something else, or is on another item by now, is on its own.
    #[must_use]
    pub fn decision_of(&self, record: &Record) -> Option<RecordId> {
        let named = record.current().link()?;
        if !self.links_fixed {
            return self.first_version(record, named);
        }
        let named = self.record(named?).filter(|r| r.on == record.on)?;
        match named.kind() {
            RecordKind::Decision => (!named.withdrawn).then_some(named.id),
            // What was said on a vote belongs to what that vote was on.
            RecordKind::Vote if record.kind() == RecordKind::Statement => self.decision_of(named),
            RecordKind::Vote
            | RecordKind::Statement
            | RecordKind::FollowUp
            | RecordKind::Discussion
            | RecordKind::Note
            | RecordKind::Motion
            | RecordKind::Election => None,
        }
    }

    /// Finds the decision of a record as programs did that recorded no `links_fixed`: it is the one that it names.
    /// Where it names none, or that one was withdrawn, it is the first that was recorded on the item after it. This is
    /// never changed.
    fn first_version(&self, record: &Record, named: Option<RecordId>) -> Option<RecordId> {
        let is_there = |id: &RecordId| {
            let stands = |r: &Record| !r.withdrawn && r.on == record.on && r.kind() == RecordKind::Decision;
            self.record(*id).is_some_and(stands)
        };
        named
            .filter(is_there)
            .or_else(|| self.decisions_on(&record.on).map(|r| r.id).find(|decision| *decision > record.id))
    }

    /// Returns whether a vote, a dissent or a remark is known to belong to none of the decisions.
    #[must_use]
    pub fn is_without_decision(&self, record: &Record) -> bool {
        let is_alone = || self.belongs_to(record).is_none() && !self.is_on_postponement(record);
        self.links_fixed && record.kind().is_on_decision() && is_alone()
    }

    /// Returns whether a vote, a dissent or a remark waits for the decision that it belongs to.
    #[must_use]
    pub fn waits_for_decision(&self, record: &Record) -> bool {
        if self.links_fixed {
            return record.waits;
        }
        let is_open = record.current().link() == Some(None) && self.decision_of(record).is_none();
        is_open && !self.stood_at_a_close(record)
    }

    /// Lists the votes on an item or point that belong to nothing, in the order of recording.
    pub fn lone_votes<'a>(&'a self, on: &'a Target) -> impl Iterator<Item = &'a Record> {
        let is_alone = |r: &Record| self.belongs_to(r).is_none() && !self.is_on_postponement(r);
        self.records_on(on).filter(move |r| r.kind() == RecordKind::Vote && is_alone(r))
    }

    /// Finds the vote on a decision or an amendment of an item or point; of several the last.
    #[must_use]
    pub fn vote_on(&self, on: &Target, id: RecordId) -> Option<&Record> {
        let is_it = |r: &&Record| r.kind() == RecordKind::Vote && self.belongs_to(r) == Some(id);
        self.records.iter().filter(|r| !r.withdrawn && r.on == *on).rfind(is_it)
    }

    /// Finds what a vote, a dissent or a remark is on. One that waits without naming a vote is on what the vote is on
    /// that was recorded next, if one was: who dissents is asked while the votes are counted.
    #[must_use]
    pub fn ballot_of(&self, record: &Record) -> Ballot {
        if let Some(decision) = self.decision_of(record) {
            return Ballot::Decision(decision);
        }
        if let Some(motion) = self.motion_of(record) {
            return Ballot::Motion(motion);
        }
        if self.is_on_postponement(record) {
            return Ballot::Postponement;
        }
        if record.kind() == RecordKind::Vote {
            return Ballot::Vote(record.id);
        }
        let votes = || self.lone_votes(&record.on).map(|r| r.id);
        let named = record.link().filter(|id| votes().any(|vote| vote == *id));
        let next = || votes().find(|vote| *vote > record.id);
        named.or_else(next).map_or(Ballot::Next, Ballot::Vote)
    }

    /// Returns whether a text can still be written on what it names: a decision, an amendment or a vote that is on this
    /// item, or that it is postponed.
    #[must_use]
    pub fn can_be_voted_on(&self, id: RecordId, on: &Target) -> bool {
        let can = |r: &Record| matches!(r.kind(), RecordKind::Decision | RecordKind::Motion | RecordKind::Vote);
        self.record(id).is_some_and(|r| !r.withdrawn && r.on == *on && can(r)) || self.is_postponement(id, on)
    }

    /// Lists the votes, dissents and remarks that belong to a decision or an amendment.
    pub fn on_decision(&self, id: RecordId) -> impl Iterator<Item = &Record> {
        let is_its = move |r: &&Record| r.kind().is_on_decision() && self.belongs_to(r) == Some(id);
        self.records.iter().filter(|r| !r.withdrawn).filter(is_its)
    }

    /// Makes a text belong to what the record belongs to that it changes: it may have been begun before that was
    /// decided.
    #[must_use]
    pub fn linked_as(&self, record: &Record, mut content: Content) -> Content {
        content.set_link(self.decision_of(record).or(record.link()));
        content
    }

    /// The event that goes before `events` where they are the first to be recorded by a program that fixes links.
    #[must_use]
    pub fn fixes_links(&self, events: &[Event]) -> Option<Event> {
        let links = |event: &Event| match event {
            Event::VoteRecorded { .. } | Event::StatementRecorded { .. } => true,
            Event::AdditionRecorded { content, .. } => content.kind().is_on_decision(),
            _ => false,
        };
        let has_some = || self.records.iter().any(|r| r.kind().is_on_decision());
        let is_needed = !self.links_fixed && events.iter().any(Event::is_undoable);
        (is_needed && (events.iter().any(links) || has_some())).then_some(Event::LinksFixed)
    }

    /// Has everything belong to what it belongs to by the first rule, and from then on for good.
    pub(in crate::meeting) fn fix_links(&mut self) {
        if self.links_fixed {
            return;
        }
        let on_decision = self.records.iter().filter(|r| r.kind().is_on_decision());
        let found: Vec<_> = on_decision.map(|r| (r.id, self.decision_of(r), self.waits_for_decision(r))).collect();
        for (id, decision, waits) in found {
            let Some(record) = self.record_mut(id) else { continue };
            record.waits = waits;
            if decision.is_some() {
                record.set_link(decision);
            }
        }
        self.links_fixed = true;
    }

    /// Links what was just recorded, or became another kind: a vote, dissent or remark that names nothing waits, and a
    /// decision takes what waited for it.
    pub(in crate::meeting) fn link_new(&mut self, id: RecordId) {
        if !self.links_fixed {
            return;
        }
        // An addition is in the protocol from its own line on, and stays as it is there.
        let is_open = self.closed_at.is_none();
        let Some(record) = self.record_mut(id) else { return };
        match record.kind() {
            RecordKind::Vote | RecordKind::Statement => record.waits = is_open && record.link().is_none(),
            RecordKind::Decision => self.take_waiting(id),
            RecordKind::FollowUp
            | RecordKind::Discussion
            | RecordKind::Note
            | RecordKind::Motion
            | RecordKind::Election => {}
        }
    }

    /// Gives a decision the first vote that waited for it, and what was said on that vote.
    fn take_waiting(&mut self, decision: RecordId) {
        let Some(on) = self.record(decision).map(|r| r.on.clone()) else { return };
        let waiting = || self.records.iter().filter(|r| r.waits && !r.withdrawn && r.on == on && r.id < decision);
        let mut votes = waiting().filter(|r| r.kind() == RecordKind::Vote).map(|r| r.id);
        let (first, is_only) = (votes.next(), votes.next().is_none());
        let is_its = |r: &&Record| {
            Some(r.id) == first
                || (r.kind() == RecordKind::Statement
                    && (is_only || first.map(Ballot::Vote) == Some(self.ballot_of(r))))
        };
        let taken: Vec<RecordId> = waiting().filter(is_its).map(|r| r.id).collect();
        for id in taken {
            let Some(record) = self.record_mut(id) else { continue };
            record.waits = false;
            record.set_link(Some(decision));
        }
    }

    /// Has nothing wait any more: what stands at a close stays as it is.
    pub(in crate::meeting) fn freeze_links(&mut self) {
        self.records.iter_mut().for_each(|r| r.waits = false);
    }

    /// Returns whether anything was given to a decision.
    pub(in crate::meeting) fn is_linked_to(&self, decision: RecordId) -> bool {
        self.links_fixed && self.records.iter().any(|r| r.link() == Some(decision))
    }

    /// Returns a new content of a record: one that names nothing belongs to what the record belongs to.
    pub(in crate::meeting) fn keep_link(&self, id: RecordId, content: &Content) -> Content {
        let mut content = content.clone();
        if self.links_fixed && content.link() == Some(None) {
            content.set_link(self.record(id).and_then(Record::link));
        }
        content
    }

    /// Changes what a record says, maybe to another kind. A note that becomes something else is new to protocols.
    pub(in crate::meeting) fn edit_record(
        &mut self,
        seq: u64,
        id: RecordId,
        content: &Content,
        (at, closed): (Stamp, bool),
    ) {
        let content = self.keep_link(id, content);
        let by = self.opened_by.clone().filter(|_| !self.pins.is_empty());
        let Some(now) = self.record(id).map(|r| self.circumstances_for(&r.on, &content)) else { return };
        let Some(record) = self.record_mut(id) else { return };
        let is_other_kind = record.kind() != content.kind();
        if is_other_kind && record.kind() == RecordKind::Note {
            (record.since, record.added_by) = (seq, by);
        }
        record.edit(content, &now, at);
        record.closed |= closed;
        record.waits &= record.link().is_none();
        if is_other_kind {
            self.link_new(id);
        }
    }

    /// Moves a record; a decision or an amendment takes its votes, dissent and remarks along, and one of those that is
    /// moved by itself is on its own there.
    pub(in crate::meeting) fn move_record(&mut self, id: RecordId, on: &Target) {
        let Some(record) = self.record(id) else { return };
        let mut moved = vec![(id, None)];
        if matches!(record.kind(), RecordKind::Decision | RecordKind::Motion) {
            let own = self.records_on(&record.on).filter(|r| self.belongs_to(r) == Some(id));
            moved.extend(own.map(|r| (r.id, (!self.links_fixed).then_some(Some(id)))));
        } else if record.kind().is_on_decision() && !self.links_fixed {
            let last = self.decisions_on(on).last().map(|r| r.id);
            moved = vec![(id, Some(last))];
        }
        for (id, link) in moved {
            let now = self.record(id).map(|r| self.circumstances_for(on, r.current()));
            let Some(record) = self.record_mut(id) else { continue };
            record.on = on.clone();
            record.recommended_as(now.as_ref());
            record.lose_wording();
            if let Some(decision) = link {
                record.set_link(decision);
            }
        }
    }
}
