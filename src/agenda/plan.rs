//! What a checked agenda is: every reference resolved, every time known, every text clean.
//!
//! Only `agenda::check` makes an [`Agenda`] from a file, and only when no finding is an error. The journal stores it
//! whole in its first event, so these shapes are part of the journal's format: fields may be added (with a default),
//! never renamed.

mod budget;
mod item;
mod settings;
mod slot;

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::slug;
use crate::lang::Lang;

pub use budget::Budget;
pub use item::{Annex, Earlier, EarlierMeeting, EarlierMinutes, Item, Recommendations};
pub use settings::{
    AbsenceReasons, Absences, AccessLabels, Format, GroupStyle, Majority, Profile, ProtocolSettings, QuorumRule,
    Undecided,
};
pub use slot::{Guest, Slot, SlotKind};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(s: &str) -> Self {
                Self(s.to_owned())
            }
        }
    };
}

id! {
    /// Names a person or a unit; both share one set of ids.
    PartyId
}
id! {
    /// Names an item: its `id`, or its number.
    ItemId
}
id! {
    /// Names a slot: its `id`, or one made from its items or its title.
    SlotId
}

/// The first character in the id of a person who was added in the meeting.
const MADE: char = '+';

impl PartyId {
    /// Makes the id of somebody who is named in the meeting; no file can give it.
    #[must_use]
    pub fn made(name: &str) -> Self {
        Self(format!("{MADE}{}", slug(name)))
    }

    /// Returns whether it was made in the meeting.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.0.starts_with(MADE)
    }
}

/// Somebody who is named: in the agenda's people and units, or as free text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A person or unit of the agenda.
    Id(PartyId),
    /// Free text: "Borgmester".
    Name(String),
}

/// A meeting's agenda, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agenda {
    /// The meeting's title.
    pub title: String,
    /// The first day.
    pub date: NaiveDate,
    /// Who decides.
    pub body: Option<String>,
    /// What the agenda is called ("Dagsorden"); none: by language.
    pub document: Option<String>,
    /// Where the meeting is held.
    pub place: Option<String>,
    /// The start as announced.
    pub announced_start: Option<NaiveTime>,
    /// The end as announced, on the last day.
    pub announced_end: Option<NaiveTime>,
    /// Whether the plan may go on after midnight as one day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub overnight: bool,
    /// The time zone's name in the zone database; none: that of the machine that created the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// The language of the protocol.
    pub lang: Lang,
    /// Who chairs.
    pub chair: Option<PartyId>,
    /// What the chair is called ("Konferencier"); none: by language.
    pub chair_label: Option<String>,
    /// Who takes the minutes.
    pub minute_taker: Option<PartyId>,
    /// The members in the order of the head and the signatures.
    pub members: Vec<PartyId>,
    /// Who is known to be absent.
    pub absent: Vec<Absence>,
    /// Who of those who are there for the whole meeting takes part online.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub online: Vec<PartyId>,
    /// The journal number.
    pub case: Option<String>,
    /// The meeting's number, as the body counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_number: Option<String>,
    /// When the next meeting is, if not the forward plan's next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_meeting: Option<NaiveDate>,
    /// Who gets the minutes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub distribution: Vec<String>,
    /// The reference, usually the secretariat.
    pub reference: Option<String>,
    /// When the agenda was issued.
    pub issued: Option<NaiveDate>,
    /// CommonMark before the items.
    pub intro: Option<String>,
    /// The people, in the order of the file.
    pub people: Vec<Person>,
    /// The units.
    pub units: Vec<Unit>,
    /// The items, in agenda order.
    pub items: Vec<Item>,
    /// The slots, in plan order; starts never decrease within a day.
    pub slots: Vec<Slot>,
    /// The forward plan.
    pub upcoming: Vec<Upcoming>,
    /// How the protocol is written.
    pub protocol: ProtocolSettings,
    /// The standard phrases, the agenda's own or the language's.
    pub phrases: Vec<Phrase>,
}

/// An absence known before the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Who is absent.
    pub who: PartyId,
    /// Why.
    pub reason: Option<String>,
    /// Who of the agenda's people comes instead.
    pub substitute: Option<PartyId>,
    /// Who comes instead and is not one of them, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute_name: Option<String>,
    /// Whether it is said that nobody comes instead.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_substitute: bool,
    /// The items that it is for; empty: the whole meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemId>,
}

impl Absence {
    /// Names who comes instead.
    #[must_use]
    pub fn stand_in(&self) -> Option<Who> {
        let of_people = self.substitute.clone().map(Who::Id);
        of_people.or_else(|| self.substitute_name.clone().map(Who::Name))
    }

    /// Returns whether it is for the whole meeting.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.items.is_empty()
    }
}

/// A person of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The id in the agenda.
    pub id: PartyId,
    /// The name.
    pub name: String,
    /// The title, before the name.
    pub title: Option<String>,
    /// The organisation, after the name.
    pub organisation: Option<String>,
    /// The party or group, for votes.
    pub group: Option<String>,
    /// The part this person plays.
    pub role: Role,
}

/// The part that a person plays in the meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Belongs to the body and decides.
    Member,
    /// Takes part without deciding.
    Participant,
    /// Comes to slots that name them.
    #[default]
    Guest,
}

/// A unit of the organisation, which can own a follow-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The id in the agenda.
    pub id: PartyId,
    /// The name.
    pub name: String,
}

/// What an item prints besides itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A matter.
    #[default]
    Item,
    /// The time plan, and the points' decisions.
    Plan,
    /// The forward plan.
    Upcoming,
}

/// What an item asks of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemType {
    /// A decision.
    #[default]
    Decision,
    /// A discussion.
    Discussion,
    /// To take note; needs no decision.
    Information,
}

/// Who may read something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everybody.
    #[default]
    Open,
    /// The body alone.
    Closed,
}

impl Access {
    /// Tells whether only the body may read it.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self == Self::Closed
    }
}

/// A coming meeting of the forward plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upcoming {
    /// When; none: awaits a date.
    pub date: Option<NaiveDate>,
    /// What is planned for it.
    pub points: Vec<UpcomingPoint>,
    /// A remark: "Vinterferie".
    pub note: Option<String>,
    /// Whether there is no such meeting.
    pub cancelled: bool,
}

/// What is planned for a coming meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpcomingPoint {
    /// The point.
    pub text: String,
    /// How long it is thought to take.
    pub minutes: Option<u32>,
}

/// A standard phrase of the decision editor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// What is put in.
    pub text: String,
    /// The outcome that it sets.
    pub outcome: Outcome,
    /// The item type whose default it is.
    #[serde(rename = "for")]
    pub for_type: Option<ItemType>,
}

/// What a decision comes to; overviews use it, the text is free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Approved.
    Approved,
    /// Taken note of.
    Noted,
    /// Discussed.
    Discussed,
    /// Rejected.
    Rejected,
    /// Postponed.
    Postponed,
    /// Forwarded to another body.
    Forwarded,
    /// Something else.
    #[default]
    Other,
}

/// How far a plan was moved because the meeting was held at another time than planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Whole days, on every day of the plan.
    pub days: i64,
    /// Minutes, on the first day.
    pub minutes: i64,
}
