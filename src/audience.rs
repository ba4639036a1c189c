//! Floor 3, what an audience may know of a meeting: the one gate for documents, the chair's screen and whatever else
//! shows a meeting.
//!
//! Whoever shows or writes a meeting gets it as a `RedactedMeeting` or as [`SlotSummary`]s, and never looks into the
//! [`Meeting`] for what may be closed. For the public a closed item is only its number and its public title. A closed
//! slot keeps its time, a closed annex its place. Nothing else of them is copied, so nothing later can print it. The
//! minute-taker's notes are copied for an extract from a damaged journal alone.

mod amendments;
mod attendance;
mod closed;
mod comings;
mod gate;
mod guests;
mod on_item;
mod stretches;
mod summary;
mod votes;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub use attendance::withheld_attendance;
pub(crate) use comings::{Beside, Coming, Way};
use gate::Gate;
pub use summary::{GuestSummary, SlotSummary, slot_summaries};

use crate::agenda::{Access, Agenda, Item, Slot, Who};
use crate::lang::Lang;
use crate::meeting::{
    Amended, AttendanceStatus, Attendee, Checkpoint, Deciding, Meeting, PartialAbsence, Postponement, Record, RecordId,
    SlotState, Span, Target,
};
use crate::time::Stamp;

/// Who something is shown to or written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The body and its secretariat.
    #[default]
    Full,
    Public,
}

/// Returns the meeting from which all that `audience` is told of its course follows: what comes next, when, and who is
/// to be called in.
#[must_use]
pub fn known_course(meeting: &Meeting, audience: Audience) -> Cow<'_, Meeting> {
    match audience {
        Audience::Full => Cow::Borrowed(meeting),
        Audience::Public => meeting.known_course(),
    }
}

/// Returns the meeting that a forecast for `audience` is made from, with only the attendance that it may know.
#[must_use]
pub fn expected_course(meeting: &Meeting, audience: Audience, now: Stamp) -> Cow<'_, Meeting> {
    let course = known_course(meeting, audience);
    if audience == Audience::Full || !course.is_guest_among_attendance() {
        return course;
    }
    let (moments, substitutes) = attendance::untold(meeting, &course, now);
    Cow::Owned(course.forgetting(&moments, &substitutes))
}

/// A meeting as one audience may know it.
pub(crate) struct RedactedMeeting {
    /// The agenda without items, slots, phrases and closed text; for the head and for names.
    pub head: Agenda,
    /// The slots in plan order.
    pub slots: Vec<RedactedSlot>,
    /// The items in agenda order, then the points in plan order.
    pub items: Vec<RedactedItem>,
    /// Who was expected for the whole meeting, or stood in for a member.
    pub attendees: Vec<Attendee>,
    /// When each of them came and left while the meeting went on.
    pub comings: HashMap<Who, Vec<Coming>>,
    /// Those who missed something open at times that are not told, since they are next to something closed.
    pub in_part: HashSet<Who>,
    /// How many of the public were there, if they were counted.
    pub public_count: Option<u32>,
    /// The time for which the protocol is written.
    pub now: Stamp,
    /// Whether anything of the attendance was recorded.
    pub attendance_told: bool,
    /// Whether absence means absence from the open items only; who came for the others is not in the document.
    pub is_attendance_of_open: bool,
    /// The pauses that are over, and the breaks that no plan prints; of what ran behind closed doors the public is told
    /// none.
    pub pauses: Vec<Span>,
    /// Whether anything was planned: where nothing was, that something was added says nothing.
    pub is_planned: bool,
    /// Whether this is only a rehearsal.
    pub rehearsal: bool,
    /// When the record was created.
    pub created_at: Option<Stamp>,
    /// When the first slot began.
    pub opened_at: Option<Stamp>,
    /// When the meeting was closed.
    pub closed_at: Option<Stamp>,
    /// When the last event happened.
    pub last_at: Option<Stamp>,
    /// When it was closed for the first time.
    pub first_closed_at: Option<Stamp>,
    /// The closes and what came after one; why the meeting was opened again is not told to the public: it may name a
    /// closed item.
    pub pins: Vec<Checkpoint>,
    /// What was corrected of who was there, and of times, after a close, as it comes to.
    pub amendments: Vec<RedactedAmendment>,
}

/// Something of who was there, or a time, that was corrected after a close.
pub(crate) struct RedactedAmendment {
    pub at: Stamp,
    /// What; none: the audience is told only that it was of who was there.
    pub change: Option<Amended>,
    /// The number or title of what it is on, where it is on something.
    pub place: Option<Place>,
    /// The reasons given for it; left out for the public, since they may name something closed.
    pub reasons: Vec<String>,
    /// Whether it was done in a meeting that was opened again, which says why.
    pub is_of_reopened: bool,
    pub by: Option<String>,
}

/// What something is on: an item by its number, or a title.
pub(crate) enum Place {
    Number(String),
    Title(String),
}

/// A slot and what became of it.
pub(crate) struct RedactedSlot {
    pub slot: Slot,
    /// When it was to begin by the plan as it became; none: nobody said when, or it was moved to another place.
    pub planned_start: Option<NaiveDateTime>,
    pub changed_start: Option<NaiveDateTime>,
    pub moved: bool,
    pub changed_minutes: Option<u32>,
    pub state: SlotState,
    pub start: Option<Stamp>,
    pub end: Option<Stamp>,
    /// When each of its stretches began.
    pub starts: Vec<Stamp>,
    /// When each of them ended.
    pub ends: Vec<Stamp>,
    pub elapsed_seconds: i64,
    pub unplanned: bool,
    pub removed: bool,
    /// Whether it is closed only because something of it was withheld; never in what the public gets.
    pub is_only_withheld: bool,
    /// Who presents it, but for who did not come; of what is or ran closed the public is told of nobody.
    pub lead: Vec<Who>,
    /// Whether that is withheld from the public; never in what the public gets.
    pub is_lead_withheld: bool,
    /// Whether the audience may know when it ran among the others.
    pub is_start_told: bool,
    /// Its guests: who took part, or is to come.
    pub participants: Vec<RedactedGuest>,
}

/// A guest who takes or took part.
pub(crate) struct RedactedGuest {
    pub who: Who,
    /// How, if not in the room.
    pub via: Option<String>,
    /// Whether they take part online, and nobody says how.
    pub is_online: bool,
    /// Whether the public is told nothing of it although the item is open; never in what the public gets.
    pub withheld: bool,
    /// What of the slot they come for.
    pub comes_for: Vec<Target>,
}

/// An item or a point, with what was recorded on it.
pub(crate) struct RedactedItem {
    pub subject: Subject,
    /// Whether the public is told nothing of all that came of it, although it is open.
    pub is_emptied: bool,
    /// Whether only a face of it is here.
    pub redacted: bool,
    /// Whether it was open in the meeting, and is closed only because it went from the agenda, or its file closed it
    /// later; never in what the public gets.
    pub is_only_withheld: bool,
    /// Whether it was considered and nothing was decided; never set for the public where the item was closed once.
    pub undecided: bool,
    pub removed: bool,
    /// Whether it was taken off during the meeting.
    pub dropped: bool,
    pub unplanned: bool,
    /// What was recorded, in the order of recording; nothing withdrawn, and a note in an extract only.
    pub records: Vec<Record>,
    /// The decision or the amendment that a vote, a dissent or a remark belongs to; those that are on their own have
    /// none.
    pub under: HashMap<RecordId, RecordId>,
    /// The votes, dissents and remarks that belong to none of the decisions.
    pub without_decision: BTreeSet<RecordId>,
    /// Those that are on that it was postponed.
    pub on_postponement: BTreeSet<RecordId>,
    /// How many were entitled to vote in each version of each vote; 0 for one that does not add up.
    pub voters: HashMap<RecordId, Vec<u32>>,
    /// What decided each version of a vote besides the votes.
    pub deciding: HashMap<RecordId, Vec<Deciding>>,
    /// Who had given a proxy in each version of each vote, and who voted for them.
    pub proxies: HashMap<RecordId, Vec<Vec<(Who, Who)>>>,
    /// Whether some who could vote are not recorded, in each version of each vote.
    pub partial_votes: HashMap<RecordId, Vec<bool>>,
    /// What the public may read of what was decided on it while it is closed.
    pub public_wordings: Vec<String>,
    pub postponement: Option<Postponement>,
    pub disqualified: Vec<Who>,
    /// The members who were disqualified, and who stood in for each.
    pub item_substitutes: Vec<(Who, Who)>,
    /// Who chaired it in place of whoever chairs the meeting.
    pub chair: Option<Who>,
    /// Who is not to be there for it, as the agenda knows beforehand, and who is to stand in.
    pub excused: Vec<(Who, Option<Who>)>,
    /// Who was at the meeting and not there for all of it.
    pub not_there: Vec<PartialAbsence>,
    /// Why those were not there who by the agenda were not to be, as far as the audience is told.
    pub why_excused: Vec<(Who, String)>,
    /// What was considered together with it, it itself among them; empty where nothing was.
    pub together: Vec<Target>,
    /// The guests of whom it was recorded that they took part.
    pub participants: Vec<RedactedGuest>,
    /// The places of the slots that treat it.
    pub slots: Vec<usize>,
    /// What of all this the public is not told although the item is open; empty in what the public gets.
    pub withheld: Withheld,
}

/// What of an open item the public is not told.
#[derive(Default)]
pub(crate) struct Withheld {
    pub records: BTreeSet<RecordId>,
    pub postponement: bool,
    pub not_there: Vec<PartialAbsence>,
    /// When somebody came or left, of whom it is told that they were not there for all of it. Nothing else is missing,
    /// so this alone does not make an item one that is left out in part.
    pub times: Vec<PartialAbsence>,
    pub item_substitutes: Vec<(Who, Who)>,
    /// Who chaired it.
    pub chair: bool,
    /// That it was considered together with others, or with which.
    pub together: bool,
}

/// What a matter is.
pub(crate) enum Subject {
    Item(Box<Item>),
    Point(Box<Slot>),
}

impl Subject {
    pub(crate) fn access(&self) -> Access {
        match self {
            Self::Item(item) => item.access,
            Self::Point(slot) => slot.access,
        }
    }

    /// Returns what records of it belong to.
    pub fn target(&self) -> Target {
        match self {
            Self::Item(item) => Target::Item(item.id.clone()),
            Self::Point(slot) => Target::Point(slot.id.clone()),
        }
    }
}

impl Withheld {
    /// Returns whether the public is told all.
    pub fn is_empty(&self) -> bool {
        let is_said_of_people = !self.not_there.is_empty() || !self.item_substitutes.is_empty() || self.chair;
        self.records.is_empty() && !self.postponement && !is_said_of_people
    }
}

impl RedactedMeeting {
    /// Takes from a meeting what `audience` may know.
    pub fn new(meeting: &Meeting, audience: Audience, lang: Lang, now: Stamp) -> Self {
        let course = known_course(meeting, audience);
        Self::through(&Gate::new(meeting, &course, audience == Audience::Public, lang), audience, lang, now)
    }

    /// Takes all of a meeting, the minute-taker's notes included: for an extract from a damaged journal, which is for
    /// whoever lost the record.
    pub fn with_notes(meeting: &Meeting, lang: Lang, now: Stamp) -> Self {
        let audience = Audience::Full;
        let course = known_course(meeting, audience);
        Self::through(&Gate::new(meeting, &course, false, lang).with_notes(), audience, lang, now)
    }

    fn through(gate: &Gate, audience: Audience, lang: Lang, now: Stamp) -> Self {
        let meeting = gate.meeting;
        let mut presence = gate.presence(now);
        let mut items = gate.redacted_items(&presence, now);
        if audience == Audience::Full {
            let course = known_course(meeting, Audience::Public);
            Gate::new(meeting, &course, true, lang).mark_withheld(&mut items, now);
        }
        let attendance_told = match audience {
            Audience::Full => meeting.is_attendance_recorded(),
            Audience::Public => gate.is_attendance_told(&presence, now),
        };
        let told = std::mem::take(&mut presence.told);
        let (dropped, in_part) = (std::mem::take(&mut presence.dropped), std::mem::take(&mut presence.in_part));
        let (attendees, mut head) = (gate.attendees(presence), gate::head(meeting, gate.public));
        head.members.retain(|id| !dropped.contains(&Who::Id(id.clone())));
        Self {
            head: Agenda { timezone: meeting.zone().map(|zone| zone.name().to_owned()), ..head },
            items,
            comings: gate.comings(&attendees, &told, now),
            in_part,
            attendees,
            public_count: meeting.public_count(),
            now,
            attendance_told,
            is_attendance_of_open: gate.is_attendance_of_open(),
            slots: gate.redacted_slots(now),
            pauses: gate.pauses(),
            is_planned: !meeting.agenda().items.is_empty() || meeting.slots().iter().any(|run| !run.unplanned),
            rehearsal: meeting.rehearsal(),
            created_at: meeting.created_at(),
            opened_at: meeting.opened_at(),
            closed_at: meeting.closed_at(),
            last_at: meeting.last_at(),
            first_closed_at: meeting.first_closed_at(),
            pins: gate::pins(meeting, audience),
            amendments: gate.amendments(),
        }
    }
}

/// Lists each step by which it was corrected who was there, or a time, after a close: for the body.
pub(crate) fn amendment_steps(meeting: &Meeting, lang: Lang) -> Vec<RedactedAmendment> {
    Gate::new(meeting, &known_course(meeting, Audience::Full), false, lang).amendment_steps()
}

impl RedactedMeeting {
    /// Lists the days of the plan.
    pub fn days_planned(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.slots.iter().filter(|r| !r.unplanned).map(|r| r.slot.day).collect();
        days.push(self.head.date);
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Returns whether nobody is named as the chair who was there: the agenda names none, or they were absent.
    pub fn has_no_chair_there(&self) -> bool {
        let Some(chair) = self.head.chair.as_ref().map(|id| Who::Id(id.clone())) else { return true };
        self.attendees.iter().any(|a| a.who == chair && a.status != AttendanceStatus::Present)
    }

    /// Finds who chaired all that was considered in place of whoever chairs the meeting, as far as the audience knows.
    pub fn chaired_all(&self) -> Option<&Who> {
        let runs = |matter: &RedactedItem| {
            matter.slots.iter().any(|i| self.slots.get(*i).is_some_and(|run| !run.starts.is_empty()))
        };
        let considered = self.items.iter().filter(|m| !m.redacted && (runs(m) || !m.records.is_empty()));
        let mut chairs = considered.map(|matter| matter.chair.as_ref());
        let first = chairs.next()??;
        chairs.all(|other| other == Some(first)).then_some(first)
    }

    /// Returns whether somebody stands in for a member.
    pub fn stands_in(&self, who: &Who) -> bool {
        self.attendees.iter().any(|a| a.who == *who && a.substitute_for.is_some())
    }

    /// When the last slot ended: the close comes after the review, and is not the meeting's end.
    pub fn ended_at(&self) -> Option<Stamp> {
        self.closed_at?;
        self.slots.iter().flat_map(|r| &r.ends).max().copied().or(self.closed_at)
    }
}

impl RedactedSlot {
    /// Returns whether the slot has run.
    pub fn has_run(&self) -> bool {
        !self.ends.is_empty()
    }
}
