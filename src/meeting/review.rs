//! The review before the close: what is missing, and what should be looked at once more. It warns and never blocks.

use super::access::WhyWithheld;
use super::event::{AttendanceStatus, Content, RecordId, ShownMark, Target};
use super::record::Record;
use super::slot_run::SlotRun;
use super::state::{Meeting, SlotState};
use super::votes::StatementKind::Dissent;
use super::{AbsenceKind, Ballot, Quorum, RecordKind, VoteTrouble, followup};
use crate::agenda::names;
use crate::agenda::{Item, ItemKind, ItemType, Outcome, Profile, SlotKind, Who};
use crate::time::Stamp;

/// What a review finds in a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Review<'a> {
    /// Records on open items that are withheld from the public, because they were made while the item was closed.
    pub withheld: Vec<&'a Record>,
    /// Those that have been on a closed item since they were made.
    pub withheld_since: Vec<&'a Record>,
    /// Those on items that were never closed, but gone from the agenda when something closed came, and are back.
    pub withheld_as_gone: Vec<&'a Record>,
    /// Matters, and slots of their own, that are withheld because they went from the agenda when something closed came.
    pub withheld_matters: Vec<&'a Target>,
    /// Those of them that were published since.
    pub published_matters: Vec<&'a Target>,
    /// Matters that were closed, and that a changed agenda opened during the meeting.
    pub opened: Vec<Target>,
    /// Records that were made behind closed doors and published since.
    pub published: Vec<&'a Record>,
    /// Those published since that were made on an open item, and were on a closed one after that.
    pub published_since: Vec<&'a Record>,
    /// Those published since that were withheld because their items were gone.
    pub published_as_gone: Vec<&'a Record>,
    /// What the public may read of decisions on closed matters: the decision, and the words.
    pub public_wordings: Vec<(RecordId, &'a str)>,
    /// The decisions that say something else than when words for the public were given for them: nothing is public.
    pub lapsed_wordings: Vec<&'a Record>,
    /// The closed items of which the agenda says what may be published, though what was decided does not fit that.
    pub unused_public_decisions: Vec<Target>,
    /// What is open and was postponed, had somebody disqualified, or had guests marked while it was closed: the
    /// public is told none of that.
    pub withheld_marks: Vec<Target>,
    /// Whether there are members and nothing was recorded of who is there.
    pub attendance_not_recorded: bool,
    /// Too few members present at the last event; only where it matters how many are there.
    pub short: Option<Quorum>,
    /// The items decided on while too few could take part; only where it matters how many can. Who is disqualified
    /// could not.
    pub decided_without_quorum: Vec<(Target, Quorum)>,
    /// The items that were considered while whoever chairs them was absent, disqualified or away: nobody chaired.
    pub without_chair: Vec<Target>,
    /// The members who were not there for a vote or are not there now, and whose proxy nobody could or can use; with
    /// who holds it.
    pub unused_proxies: Vec<(Who, Who)>,
    /// The guests of slots that ran of whom nobody recorded whether they took part, with the slot's place.
    pub unmarked_guests: Vec<(usize, &'a Who)>,
    /// Those expected for the whole meeting of whom nobody recorded whether they are there; empty where nothing of the
    /// attendance was recorded at all.
    pub unmarked_attendees: Vec<Who>,
    /// Dissents and remarks by those who were not there, as it was recorded, or are not members, with who these are.
    pub from_outside: Vec<(&'a Record, Vec<&'a Who>)>,
    /// The places of planned slots that were not held, and on whose items nothing was said.
    pub not_held: Vec<usize>,
    /// The items that were not considered either, and that no slot treats, or only one that had run.
    pub not_considered: Vec<Target>,
    /// What was considered, should have a decision and has none.
    pub undecided: Vec<Target>,
    /// What was decided on, voted on or discussed, though it never began.
    pub never_begun: Vec<Target>,
    /// The decisions of a political body of which nobody said what their outcome is.
    pub without_outcome: Vec<&'a Record>,
    /// What was decided on, and is recommended otherwise since.
    pub recommendation_changed: Vec<Target>,
    /// What is postponed and decided, unless what was decided is that it is postponed: one of the two may be a slip.
    pub postponed_and_decided: Vec<Target>,
    /// What has a decision that a political body votes on and a dissent, but no vote.
    pub without_vote: Vec<Target>,
    /// The amendments on which no vote is recorded.
    pub motions_without_vote: Vec<&'a Record>,
    /// The votes of a political body of which some have neither name nor group.
    pub nameless_votes: Vec<&'a Record>,
    /// The votes that do not add up, and how; of a body that is not political only what cannot be, as
    /// [`VoteTrouble::is_contradiction`] says.
    pub wrong_votes: Vec<(&'a Record, Vec<VoteTrouble>)>,
    /// The dissents and remarks on no decision and no vote yet, though there is a decision on their item.
    pub waiting_statements: Vec<&'a Record>,
    /// The follow-ups that nobody owns.
    pub without_owner: Vec<&'a Record>,
    /// The follow-ups with an owner or a date that was recorded as typed, since it was not understood, and these.
    pub unread_follow_ups: Vec<(&'a Record, Vec<String>)>,
}

impl Meeting {
    /// Reviews the meeting as it is.
    #[must_use]
    pub fn review(&self) -> Review<'_> {
        let political = self.agenda().protocol.profile == Profile::Political;
        let expects_quorum = self.agenda().protocol.expects_quorum();
        // The last event is the time of what is known: a review has no clock of its own.
        let quorum = self.last_at().map(|at| self.quorum(at)).filter(|q| q.seats > 0);
        let standing = || self.records().iter().filter(|r| !r.withdrawn);
        let printed = || standing().filter(|r| !matches!(r.current(), Content::Note { .. }));
        let printed_as = |why: WhyWithheld, test: &dyn Fn(&Record) -> bool| -> Vec<&Record> {
            printed().filter(|r| test(r) && self.why_withheld(r) == why).collect()
        };
        let withheld = |why| printed_as(why, &|r| self.is_withheld(r));
        let published = |why| printed_as(why, &|r| r.published.is_some() && !self.is_record_closed(r));
        let that = |test: &dyn Fn(&Target) -> bool| -> Vec<Target> {
            self.targets().into_iter().filter(|on| test(on)).collect()
        };
        Review {
            withheld: withheld(WhyWithheld::Then),
            withheld_since: withheld(WhyWithheld::Since),
            withheld_as_gone: withheld(WhyWithheld::Gone),
            withheld_matters: self.withheld_matters().collect(),
            published_matters: self.published_matters().collect(),
            opened: that(&|on| self.was_opened(on)),
            published: published(WhyWithheld::Then),
            published_since: published(WhyWithheld::Since),
            published_as_gone: published(WhyWithheld::Gone),
            public_wordings: self.targets().iter().flat_map(|on| self.public_wordings(on)).collect(),
            lapsed_wordings: standing().filter(|r| self.is_public_wording_lapsed(r)).collect(),
            unused_public_decisions: that(&|on| self.is_public_decision_unused(on)),
            withheld_marks: that(&|on| self.has_withheld_mark(on)),
            attendance_not_recorded: quorum.is_some() && !self.is_attendance_recorded(),
            short: quorum.filter(|q| expects_quorum && !q.is_reached()),
            decided_without_quorum: if expects_quorum { self.decided_without_quorum() } else { Vec::new() },
            without_chair: that(&|on| self.lacks_chair(on)),
            unused_proxies: self.unused_proxies(),
            unmarked_guests: self.unmarked_guests(),
            unmarked_attendees: self.last_at().map(|at| self.unmarked_attendees(at)).unwrap_or_default(),
            from_outside: self.statements_from_outside(),
            not_held: (0..self.slots().len()).filter(|i| self.is_not_held(*i)).collect(),
            not_considered: that(&|on| self.is_passed_over(on)),
            undecided: that(&|on| self.needs_decision(on)),
            never_begun: that(&|on| self.is_said_unbegun(on)),
            without_outcome: standing().filter(|r| political && self.is_without_outcome(r)).collect(),
            recommendation_changed: that(&|on| self.is_recommendation_changed(on)),
            postponed_and_decided: that(&|on| self.is_postponed_and_decided(on)),
            without_vote: that(&|on| self.lacks_vote(on, false)),
            motions_without_vote: self.motions_without_vote(),
            nameless_votes: standing().filter(|r| political && is_nameless(r)).collect(),
            wrong_votes: standing().filter_map(|r| self.wrong_vote(r, political)).collect(),
            waiting_statements: standing().filter(|r| self.is_waiting_statement(r)).collect(),
            without_owner: standing()
                .filter(|r| matches!(r.current(), Content::FollowUp(f) if f.owners.is_empty()))
                .collect(),
            unread_follow_ups: self.unread_follow_ups(),
        }
    }

    /// Lists the follow-ups that hold what nobody understood, by the agenda as it is now.
    fn unread_follow_ups(&self) -> Vec<(&Record, Vec<String>)> {
        let candidates = names::candidates(self.agenda());
        let context = followup::Context::new(self.agenda(), &candidates);
        let unread = |record: &Record| match record.current() {
            Content::FollowUp(f) => followup::parse(&f.line, &context).unread(f),
            _ => Vec::new(),
        };
        let all = self.records().iter().filter(|r| !r.withdrawn).map(|r| (r, unread(r)));
        all.filter(|(_, unread)| !unread.is_empty()).collect()
    }

    fn is_not_held(&self, index: usize) -> bool {
        let is_planned = |r: &SlotRun| r.slot.kind == SlotKind::Item && !r.removed && !self.is_off(index);
        let is_said = |r: &SlotRun| r.targets().iter().any(|on| self.is_said(on));
        self.slot_state(index) == SlotState::Pending
            && self.slots().get(index).is_some_and(|r| is_planned(r) && !is_said(r))
    }

    /// Returns whether the agenda says of all that a slot treats that it is off it.
    #[must_use]
    pub fn is_off(&self, index: usize) -> bool {
        let Some(run) = self.slots().get(index) else { return false };
        !run.slot.items.is_empty() && run.targets().iter().all(|on| self.is_withdrawn(on))
    }

    /// Returns whether an item that no slot treats was not considered, and nobody said what became of it.
    fn is_passed_over(&self, on: &Target) -> bool {
        let is_matter = |item: &Item| item.kind == ItemKind::Item && !self.is_item_removed(&item.id);
        let treats = |run: &SlotRun| !run.removed && !run.ran_without(on);
        let has_slot = || self.slots_of(on).any(|i| self.slots().get(i).is_some_and(treats));
        self.item(on).is_some_and(is_matter) && !has_slot() && !self.is_settled(on) && !self.was_considered(on)
    }

    /// Returns whether something was decided, voted on or discussed though nothing of it ran. What was postponed as
    /// well is reported as that.
    fn is_said_unbegun(&self, on: &Target) -> bool {
        self.is_said(on) && !self.has_run(on) && !self.is_decided_with_others(on) && self.postponement(on).is_none()
    }

    fn is_without_outcome(&self, record: &Record) -> bool {
        let is_it = matches!(record.current(), Content::Decision(d) if d.outcome == Outcome::Other);
        is_it && self.is_to_decide(&record.on)
    }

    /// Returns whether something is an item that is to be decided on; what was added with a number of its own is one.
    fn is_to_decide(&self, on: &Target) -> bool {
        match self.item(on) {
            Some(item) => item.kind == ItemKind::Item && item.item_type == ItemType::Decision,
            None => self.number_of(on).is_some(),
        }
    }

    fn has_withheld_mark(&self, on: &Target) -> bool {
        self.withheld_marks_on(on).iter().any(|mark| match mark {
            // A slot of several items is told of once.
            ShownMark::Guest { slot, .. } => {
                let run = self.slot_index(slot).and_then(|index| self.slots().get(index));
                run.is_some_and(|run| run.targets().first() == Some(on))
            }
            _ => true,
        })
    }

    /// Returns whether nobody is known to have chaired an item: the chair was not at the meeting, or missed all of the
    /// item.
    fn lacks_chair(&self, on: &Target) -> bool {
        if self.takes_notes_only(on) || !self.was_considered(on) {
            return false;
        }
        let Some((chair, now)) = self.chair_on(on, self.circumstances()).zip(self.last_at()) else { return false };
        let is_out = |why| matches!(why, AbsenceKind::Disqualified | AbsenceKind::Excused | AbsenceKind::Away);
        let misses = || self.not_there(on, now).iter().any(|absence| absence.who == chair.who && is_out(absence.why));
        self.is_absent(&chair.who, now) || misses()
    }

    /// Returns whether whoever chairs the meeting was not there at all.
    #[must_use]
    pub fn is_chair_absent(&self) -> bool {
        let chair = self.agenda().chair.clone().map(Who::Id);
        chair.zip(self.last_at()).is_some_and(|(chair, now)| self.is_absent(&chair, now))
    }

    fn is_absent(&self, who: &Who, now: Stamp) -> bool {
        self.attendees(now).iter().any(|a| a.who == *who && a.status != AttendanceStatus::Present)
    }

    fn decided_without_quorum(&self) -> Vec<(Target, Quorum)> {
        let short = |on: Target| {
            let quorum = self.records_on(&on).filter(|r| r.kind().decides()).find_map(|decision| {
                let quorum = self.quorum_on(&on, decision.circumstances(), decision.at, decision.at);
                (quorum.seats > 0 && !quorum.is_reached()).then_some(quorum)
            })?;
            Some((on, quorum))
        };
        self.targets().into_iter().filter_map(short).collect()
    }

    /// Returns whether a political body seems to have voted on a decision on an item, and no vote is recorded: there
    /// is a dissent, or a vote was begun. That nobody voted is the norm.
    #[must_use]
    pub fn lacks_vote(&self, on: &Target, is_begun: bool) -> bool {
        if self.agenda().protocol.profile != Profile::Political {
            return false;
        }
        let is_voted_on = |decision: &Record| match decision.current() {
            Content::Decision(d) => !matches!(d.outcome, Outcome::Noted | Outcome::Discussed | Outcome::Postponed),
            _ => false,
        };
        let has_dissent = |decision: &Record| {
            let is_dissent = |r: &Record| matches!(r.current(), Content::Statement(s) if s.statement == Dissent);
            self.records_on(on).any(|r| is_dissent(r) && self.decision_of(r) == Some(decision.id))
        };
        let asks = |d: &Record| is_voted_on(d) && (is_begun || has_dissent(d)) && self.vote_on(on, d.id).is_none();
        self.is_to_decide(on) && self.decisions_on(on).any(asks)
    }

    /// Returns a vote with what is wrong with it, if anything is.
    fn wrong_vote<'a>(&self, record: &'a Record, political: bool) -> Option<(&'a Record, Vec<VoteTrouble>)> {
        let now = self.last_at().unwrap_or(record.at);
        let mut troubles = self.record_troubles(record, now);
        // A tie adds up: in most bodies the proposal has then fallen, and nothing more is to be recorded, unless it was
        // approved.
        let decision = self.decision_of(record).and_then(|id| self.record(id)).map(Record::current);
        let is_approved = matches!(decision, Some(Content::Decision(d)) if d.outcome == Outcome::Approved);
        let is_tie_to_see = is_approved && !troubles.contains(&VoteTrouble::NotCarried);
        troubles.retain(|t| match t {
            VoteTrouble::Tie => is_tie_to_see || self.motion_of(record).is_some() || self.is_on_postponement(record),
            _ => political || t.is_contradiction(),
        });
        let waits = record.kind() == RecordKind::Vote && self.waits_though_decided(record);
        troubles.extend(waits.then_some(VoteTrouble::Waiting));
        (!troubles.is_empty()).then_some((record, troubles))
    }

    /// Returns whether something waits for its decision though its item has some. On an item without any it is that
    /// which is reported.
    fn waits_though_decided(&self, record: &Record) -> bool {
        self.waits_for_decision(record) && self.decisions_on(&record.on).next().is_some()
    }

    fn is_waiting_statement(&self, record: &Record) -> bool {
        // One on a vote that waits goes with that.
        let is_it = record.kind() == RecordKind::Statement && self.waits_though_decided(record);
        is_it && self.ballot_of(record) == Ballot::Next
    }

    fn is_postponed_and_decided(&self, on: &Target) -> bool {
        let is_decided = |r: &Record| matches!(r.current(), Content::Decision(d) if d.outcome != Outcome::Postponed);
        self.postponement(on).is_some() && self.records_on(on).any(is_decided)
    }

    /// Returns whether an item or a point was taken off during the meeting: every slot of it was skipped.
    #[must_use]
    pub fn is_dropped(&self, on: &Target) -> bool {
        // One that the agenda has no more may be there for nothing but a mark that is for the body alone.
        let counts = |run: &SlotRun| !run.removed || !run.spans.is_empty();
        let mut slots = self.slots_of(on).filter(|i| self.slots().get(*i).is_some_and(counts)).peekable();
        slots.peek().is_some() && slots.all(|i| self.slot_state(i) == SlotState::Skipped)
    }

    /// Returns whether the agenda says that an item is off it.
    fn is_withdrawn(&self, on: &Target) -> bool {
        self.item(on).is_some_and(|item| item.withdrawn.is_some())
    }

    /// Returns whether it is known why nothing more became of a matter: it was postponed, or taken off.
    pub(super) fn is_settled(&self, on: &Target) -> bool {
        self.postponement(on).is_some() || self.is_dropped(on) || self.is_withdrawn(on)
    }

    fn needs_decision(&self, on: &Target) -> bool {
        if self.is_settled(on) || !self.was_considered(on) {
            return false;
        }
        let expected = match self.item(on) {
            Some(item) => item.kind == ItemKind::Item && item.item_type != ItemType::Information,
            // A point is only expected to have a decision where it was treated.
            None => self.slots_of(on).any(|i| self.slot_state(i) == SlotState::Done),
        };
        let is_done = |kind| match kind {
            RecordKind::Decision | RecordKind::Election => true,
            RecordKind::Discussion => self.item(on).is_some_and(|item| item.item_type == ItemType::Discussion),
            _ => false,
        };
        expected && !self.records_on(on).any(|r| is_done(r.kind())) && !self.is_one_with_decided(on)
    }
}

fn is_nameless(record: &Record) -> bool {
    matches!(record.current(), Content::Vote(vote) if vote.unnamed() != [0; 3])
}
