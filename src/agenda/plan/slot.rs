//! A slot of the plan, and who comes to it.

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Access, Annex, Budget, ItemId, SlotId, Who};
use crate::agenda::read::slug;

/// A stretch of the time plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The id: the agenda's, or one made from the items or the title.
    pub id: SlotId,
    /// The day of the plan that it belongs to.
    pub day: NaiveDate,
    /// The planned start; none: it begins when what comes before it has ended, and nobody planned when that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDateTime>,
    /// The planned length in minutes; none: nobody planned it.
    pub minutes: Option<u32>,
    /// Whether the agenda says that length by the times of its neighbours alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub length_implied: bool,
    /// When it ends by the clock, however late it begins; none: it has its length.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDateTime>,
    /// Its own number as printed, where it was added during the meeting with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it treats.
    pub items: Vec<ItemId>,
    /// The title: the agenda's, or its items'.
    pub title: String,
    /// Whether the agenda gave the title (or it was made from the items').
    #[serde(default)]
    pub own_title: bool,
    /// CommonMark: what the plan says under the title.
    pub text: Option<String>,
    /// What the slot itself says about who may read it; a closed slot closes every item that it treats.
    pub access: Access,
    /// Who comes to it.
    pub guests: Vec<Guest>,
    /// Who presents.
    pub lead: Vec<Who>,
    /// What it is.
    pub kind: SlotKind,
    /// Whether it begins not before its time.
    pub fixed: bool,
    /// The block's heading that it stands under.
    pub block: Option<String>,
    /// For the room; never in a protocol.
    pub notes: Option<String>,
    /// The documents of a point.
    pub annexes: Vec<Annex>,
}

impl Slot {
    /// Returns the id that a point has from its title alone, where its own is that or made from that: without what
    /// tells it from others of the same title.
    #[must_use]
    pub fn id_of_title(&self) -> Option<SlotId> {
        let own = self.id.0.trim_end_matches('~');
        let alone = own.rsplit_once('-').filter(|(_, n)| n.parse::<u32>().is_ok()).map_or(own, |(alone, _)| alone);
        let made = slug(&self.title);
        let is_made = self.items.is_empty() && !made.is_empty() && (own == made || alone == made);
        is_made.then_some(SlotId(made))
    }

    /// Makes an open slot of kind item that has a title of its own and nothing else.
    #[must_use]
    pub fn bare(id: SlotId, day: NaiveDate, title: String) -> Self {
        Self {
            id,
            day,
            start: None,
            minutes: None,
            length_implied: false,
            until: None,
            number: None,
            items: Vec::new(),
            title,
            own_title: true,
            text: None,
            access: Access::Open,
            guests: Vec::new(),
            lead: Vec::new(),
            kind: SlotKind::Item,
            fixed: false,
            block: None,
            notes: None,
            annexes: Vec::new(),
        }
    }

    /// Makes the title of a slot that has none of its own.
    #[must_use]
    pub fn title_of_items(titles: &[&str]) -> String {
        titles.join(" · ")
    }

    /// Returns what was planned of how long it may take.
    #[must_use]
    pub fn budget(&self) -> Budget {
        Budget::of(self.minutes, self.until)
    }

    /// Gives the planned end, if it is known.
    #[must_use]
    pub fn end(&self) -> Option<NaiveDateTime> {
        match self.budget() {
            Budget::Until(end) => Some(end),
            Budget::Length(length) => self.start?.checked_add_signed(length),
            Budget::Open => None,
        }
    }

    /// Tells whether this is a point of its own, which takes decisions and follow-ups like an item.
    #[must_use]
    pub fn is_point(&self) -> bool {
        self.items.is_empty() && self.kind == SlotKind::Item
    }
}

/// What a slot is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// Treats items, or is a point of its own.
    #[default]
    Item,
    /// A break.
    Break,
    /// The end of the day; takes no time.
    Close,
}

/// Somebody who comes to a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Who.
    pub who: Who,
    /// How, if not in the room: "Teams".
    pub via: Option<String>,
}
