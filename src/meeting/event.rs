//! What happens in a meeting, as facts in the past tense.
//!
//! An event never changes once it is written; undo and correction are events of their own. These shapes are the
//! journal's format (docs/journal.md): fields may be added with a default, names never change.

mod moments;
mod shapes;
mod subjects;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use shapes::*;

use super::votes::{Election, Motion, Statement, Vote};
use crate::agenda::{Access, Agenda, ItemId, PartyId, Shift, SlotId, Who};
use crate::time::Stamp;

/// An event with its place in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The place: 1 for the first event, without holes.
    pub seq: u64,
    pub at: Stamp,
    pub event: Event,
}

/// A fact of the meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The record was created; always the first event. Undo does not reach it.
    RecordCreated {
        /// The agenda as it was, includes resolved, before any shift.
        agenda: Box<Agenda>,
        /// How far the plan was moved; in the journals of programs that knew no `plan_moved`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shift: Option<Shift>,
        /// Whether this is only a rehearsal.
        #[serde(default)]
        rehearsal: bool,
        /// The machine's time zone by its name: every time is stated in it where the agenda names none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<String>,
    },
    /// A changed agenda was taken over. Undo does not reach it: the file says what the agenda is.
    AgendaReloaded {
        /// The new agenda, includes resolved, before the record's shift.
        agenda: Box<Agenda>,
        /// What a text was being written on: it stays, though the new agenda may lack it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        keep: Vec<Target>,
    },
    /// A changed agenda was taken over, and this is what in it is what. Undo does not reach it: the file says what the
    /// agenda is.
    AgendaReplaced {
        /// The new agenda, includes resolved, before the record's shift.
        agenda: Box<Agenda>,
        /// What of the old plan is what in the new one.
        matching: Matching,
        /// What of an earlier `plan_moved` the file says itself by now: it is not counted again.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settled: Vec<Settled>,
        /// What was decided on and keeps its words here though the file has others, by its names in the new agenda.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kept_decided: Vec<Target>,
    },
    /// What the file of the agenda that is taken over next says of what keeps other words here: what changes of it are
    /// compared with. Undo does not reach it: the file says what the agenda is.
    FileWordingRecorded {
        /// The items that keep other words, by their names in that agenda.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemInFile>,
        /// The slots of their own that do.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        slots: Vec<SlotInFile>,
    },
    /// What was open is withheld: it goes from the agenda that is taken over next, in which something closed comes,
    /// or came before. It may be the same under a new name. Undo does not reach it: the file says what the agenda is.
    MattersWithheld {
        /// The items that go.
        items: Vec<ItemId>,
        /// The slots that go.
        slots: Vec<SlotId>,
        /// Whether all that went from the agenda earlier and is open is withheld as well.
        earlier: bool,
    },
    /// The plan was moved before the meeting began: it is held at another time.
    PlanMoved {
        /// How far, from where it stood then.
        shift: Shift,
    },
    /// A slot began or was returned to; whatever ran ended then. Also ends a pause.
    SlotStarted { slot: SlotId },
    /// The running slot ended and none began.
    SlotEnded { slot: SlotId },
    /// A slot is not to be treated.
    SlotSkipped { slot: SlotId },
    /// A skipped slot is to be treated after all.
    SlotRestored { slot: SlotId },
    /// A slot that the agenda did not plan was added; with no items it is a point.
    SlotAdded {
        /// The new slot's id.
        slot: SlotId,
        title: String,
        /// Its budget in minutes, if it has one.
        minutes: Option<u32>,
        /// Its own number, if it has one; where it is printed follows from that.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        /// The slot that it comes after; none: first.
        after: Option<SlotId>,
        /// Whether the public may read it and what is recorded on it.
        #[serde(default, skip_serializing_if = "is_open")]
        access: Access,
    },
    /// A slot that is to come was moved to another place of its day's plan.
    SlotMoved {
        slot: SlotId,
        /// The slot that it comes after; none: first.
        after: Option<SlotId>,
    },
    /// A slot that is to come was given another start in the plan.
    StartChanged {
        slot: SlotId,
        /// When it is planned to begin, in the meeting's zone.
        start: NaiveDateTime,
    },
    /// A slot was put together with the one that was to come next: that is none of its own any more, and its items are
    /// treated with those of the first. Both say, or neither, that they are closed.
    SlotsMerged {
        slot: SlotId,
        /// The slot that is put together with it.
        with: SlotId,
    },
    /// A slot that had been put together, and is still to come, was taken apart: each of its slots is one of its own
    /// again.
    SlotsTakenApart { slot: SlotId },
    /// An added slot got another title.
    SlotRenamed {
        slot: SlotId,
        title: String,
        /// Closed: it is closed from then on; open: it is as closed as it was.
        access: Access,
    },
    /// An added slot got a number of its own, or another one, and maybe another title.
    SlotNumbered {
        slot: SlotId,
        number: String,
        title: String,
        /// As for [`Self::SlotRenamed`].
        access: Access,
    },
    /// An added slot was removed; nothing was recorded on it.
    SlotRemoved { slot: SlotId },
    /// A slot's start or end was corrected; the neighbour that touched it moved along.
    TimeCorrected {
        slot: SlotId,
        /// Which of its stretches, from 1; none: the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stretch: Option<u32>,
        /// Which end of it.
        edge: Edge,
        to: Stamp,
    },
    /// The meeting paused; the running slot's time stands still.
    MeetingPaused,
    /// The meeting went on.
    MeetingResumed,
    /// A decision was recorded; the event's sequence number names it from then on.
    DecisionRecorded {
        /// What it belongs to.
        on: Target,
        #[serde(flatten)]
        decision: Decision,
    },
    /// A follow-up was recorded.
    FollowUpRecorded {
        /// What it belongs to.
        on: Target,
        #[serde(flatten)]
        follow_up: FollowUp,
    },
    /// What was said was recorded, for the protocol.
    DiscussionRecorded {
        /// What it belongs to.
        on: Target,
        text: String,
    },
    /// A note was recorded.
    NoteRecorded {
        /// What it belongs to.
        on: Target,
        /// The note.
        text: String,
    },
    /// A vote was recorded.
    VoteRecorded {
        /// What it belongs to.
        on: Target,
        #[serde(flatten)]
        vote: Vote,
    },
    /// A member's dissent, or remark for the protocol, was recorded.
    StatementRecorded {
        /// What it belongs to.
        on: Target,
        /// The dissent or remark.
        #[serde(flatten)]
        statement: Statement,
    },
    /// An amendment was moved: what is voted on it names it.
    MotionRecorded {
        /// What it belongs to.
        on: Target,
        #[serde(flatten)]
        motion: Motion,
    },
    /// An election was recorded.
    ElectionRecorded {
        /// What it belongs to.
        on: Target,
        #[serde(flatten)]
        election: Election,
    },
    /// From here on it is decided once what a vote, a dissent or a remark belongs to. Undo does not reach it.
    LinksFixed,
    /// A record's content was changed, maybe to another kind.
    RecordEdited { record: RecordId, content: Content },
    /// A record was moved to another item; a decision took along what belongs to it.
    RecordMoved {
        record: RecordId,
        /// What it belongs to now.
        on: Target,
    },
    /// A record was withdrawn.
    RecordWithdrawn { record: RecordId },
    /// The minute-taker said that a record which was recorded behind closed doors may be public, now that its matter is
    /// open.
    RecordPublished {
        record: RecordId,
        /// All that it says, as it was shown: what says anything else is not published by this.
        shown: Vec<RecordVersion>,
    },
    /// The minute-taker said that a matter which was withheld because it went from the agenda may be public.
    MatterPublished {
        /// Which; a slot of its own as a point.
        on: Target,
        /// Its title, as it was shown.
        title: String,
        /// What its records say, as it was shown: what says anything else is not published by this.
        records: Vec<ShownRecord>,
    },
    /// The minute-taker said that what was marked on a matter behind closed doors may be public, as it was shown.
    MarksPublished { on: Target, shown: Vec<ShownMark> },
    /// The minute-taker said what the public may read of a decision on a closed matter, in words of its own.
    PublicWordingRecorded {
        record: RecordId,
        /// The words; none: nothing, whatever the agenda says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// All that the decision says, as it was shown: of one that says anything else nothing is published by this.
        shown: Vec<RecordVersion>,
    },
    /// What the next event records was written while its matter was closed: it stays closed. Undo does not reach it.
    ClosedTextFollows,
    /// The text that the event before announces was not recorded: a kill came between the two. What comes next is
    /// another text. Undo does not reach it.
    ClosedTextMissing,
    /// Several items were treated by one action: what it recorded for them follows, event by event. Undo takes all of
    /// it back at once.
    ConsideredTogether {
        /// The items and points.
        items: Vec<Target>,
        /// How many events for them follow.
        events: u32,
    },
    /// Of what a `considered_together` announces the rest was not recorded: a kill came in between. What comes next is
    /// not part of it. Undo does not reach it.
    TogetherCutShort,
    /// An item or a point was postponed; its pending slots take no time.
    ItemPostponed {
        on: Target,
        /// To which coming meeting, if that is known.
        to: Option<NaiveDate>,
    },
    /// A postponed item or point is to be treated after all.
    PostponementLifted { on: Target },
    /// The budgets of slots were changed; what was agreed stays known. A slot that is not named keeps its budget.
    BudgetsChanged {
        /// The slots with their budgets from now on; one that is given what the plan has is no longer changed.
        budgets: Vec<ChangedBudget>,
    },
    /// It was recorded of a slot's guest whether they were called in, came, or did not come.
    GuestMarked {
        /// The slot; a guest of several is marked for each.
        slot: SlotId,
        who: Who,
        /// What is so from then on.
        mark: GuestMark,
    },
    /// Everyone is there who is not recorded otherwise, here or in the agenda.
    AllPresentRecorded,
    /// It was confirmed of those who had not been marked that they were there.
    AttendanceConfirmed {
        /// The guests; each counts as marked as arrived.
        guests: Vec<ConfirmedGuest>,
        /// Whether it was confirmed of the members too, and of who takes part in the whole meeting: as in
        /// `AllPresentRecorded`.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        everybody: bool,
    },
    /// It was recorded how somebody's attendance is from the start; what was recorded of it before, also of coming and
    /// leaving, no longer counts.
    AttendanceRecorded {
        who: Who,
        /// Whether they are there.
        status: AttendanceStatus,
        /// Why not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Who stands in for them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        substitute: Option<Who>,
    },
    /// It was recorded who stands in for a member, from when the member is not there; the rest of the member's
    /// attendance stays.
    SubstituteRecorded {
        who: Who,
        /// Who stands in; none: nobody does.
        #[serde(default)]
        substitute: Option<Who>,
    },
    /// It was recorded that nobody stands in for a member, which the protocol says of one who is absent.
    NoSubstituteRecorded { who: Who },
    /// Somebody is a member's substitute from a moment on, until the member comes: never while the member is there.
    /// What was so before that moment stays.
    SubstituteNamed {
        who: Who,
        /// Who stands in; none: nobody does from then on.
        substitute: Option<Who>,
        /// From when on.
        from: Stamp,
    },
    /// Somebody stands in for a member on one item, as long as the member is disqualified on it.
    ItemSubstituteNamed {
        who: Who,
        /// The item or point.
        on: Target,
        /// Who stands in; none: nobody does.
        substitute: Option<Who>,
    },
    /// Somebody chaired an item, in place of whoever chairs the meeting.
    ItemChairNamed {
        /// The item or point.
        on: Target,
        /// Who chaired it; none: whoever chairs the meeting did.
        who: Option<Who>,
    },
    /// It was counted how many of the public were there.
    PublicCounted {
        /// How many; none: nothing is said of it.
        count: Option<u32>,
    },
    /// It was recorded whether somebody takes part online; until then it is as the agenda says.
    OnlineRecorded { who: Who, online: bool },
    /// A member who is not there lets another vote too: as long as that one sits and nobody stands in.
    ProxyGiven {
        who: Who,
        /// Who votes for them; none: nobody does.
        to: Option<Who>,
    },
    /// Somebody whom the agenda does not know is named: by this id from then on. Undo does not reach it: what was
    /// recorded of them keeps their name.
    PersonNamed {
        /// An id that no agenda can give.
        id: PartyId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organisation: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<String>,
    },
    /// Somebody whom the agenda does not expect takes part in the meeting.
    ParticipantAdded {
        who: Who,
        /// From when on; none: from the start.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Stamp>,
    },
    /// Somebody whom nobody announced came to a slot.
    GuestAdded {
        /// The slot.
        slot: SlotId,
        who: Who,
        /// How, if not in the room: "Teams".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        via: Option<String>,
    },
    /// Somebody came, or came back.
    PersonArrived {
        who: Who,
        /// When: people tell it afterwards.
        time: Stamp,
    },
    /// Somebody left.
    PersonLeft { who: Who, time: Stamp },
    /// When somebody came or left was corrected.
    AttendanceTimeCorrected {
        who: Who,
        /// When they came or left, as it was recorded.
        time: Stamp,
        /// When it was.
        to: Stamp,
    },
    /// Somebody is disqualified on an item, and leaves while it is treated.
    DisqualificationRecorded {
        who: Who,
        /// The item or point.
        on: Target,
    },
    /// Somebody is not disqualified on an item after all.
    DisqualificationLifted {
        who: Who,
        /// The item or point.
        on: Target,
    },
    /// An earlier event was taken back.
    Undone {
        /// The event's sequence number.
        undo: u64,
    },
    /// An event that had been taken back holds again.
    Redone {
        /// The event's sequence number.
        redo: u64,
    },
    /// The machine's clock was set: earlier events got their times from a wrong clock, and count later or earlier by as
    /// much.
    /// Undo does not reach it.
    ClockSet {
        /// By how many milliseconds the times count later; negative: earlier.
        by_ms: i64,
        /// The sequence number of the first event that was recorded by the wrong clock; none: all were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<u64>,
    },
    /// The meeting was closed; whatever ran ended then.
    MeetingClosed,
    /// A record other than a note was corrected after the close; what it said stays next to it.
    CorrectionRecorded {
        record: RecordId,
        /// What it says from then on; of the same kind.
        content: Content,
        reason: String,
    },
    /// Something that had been forgotten was added after the close, no note; the event's number names it from then on.
    AdditionRecorded {
        /// What it belongs to.
        on: Target,
        content: Content,
        reason: String,
    },
    /// Who was there, or when something began or ended, was corrected after the close; what was recorded until then is
    /// said next to it.
    AmendmentRecorded {
        /// What is so: the event as it would have been recorded in the meeting.
        change: Box<Event>,
        reason: String,
    },
    /// After the close the minute-taker said what the public may read of a decision on a closed matter, as
    /// [`Self::PublicWordingRecorded`] does before it.
    PublicWordingAmended {
        record: RecordId,
        /// The words; none: nothing, whatever the agenda says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// All that the decision says, as it was shown.
        shown: Vec<RecordVersion>,
        reason: String,
    },
    /// Who has the record open from here on: what is recorded after a close says by whom. Undo does not reach it.
    RecordOpened {
        /// The user's name on the machine.
        by: String,
    },
    /// The closed meeting was opened again, to be gone on with and closed anew.
    MeetingReopened { reason: String },
}

fn is_open(access: &Access) -> bool {
    !access.is_closed()
}
