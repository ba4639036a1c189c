//! An item of the agenda, and what it holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Access, ItemId, ItemKind, ItemType, Who};

/// A matter of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The id: the agenda's, or the number.
    pub id: ItemId,
    /// The number as printed.
    pub number: Option<String>,
    /// The title.
    pub title: String,
    /// What it prints.
    pub kind: ItemKind,
    /// What is asked for.
    #[serde(rename = "type")]
    pub item_type: ItemType,
    /// Whether the public may read it.
    pub access: Access,
    /// The title that the public sees of a closed item; none: by language.
    pub public_title: Option<String>,
    /// The heading that it is under, which is public; none: under none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Why it is off the agenda; none: it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    /// The earlier meeting whose minutes it approves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approves: Option<EarlierMinutes>,
    /// When the supplementary agenda was issued that it is on; none: it is on the agenda itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<NaiveDate>,
    /// What may be published of what is decided on it while it is closed; none: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_decision: Option<String>,
    /// Who decides, where this body only recommends; none: this body does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decides: Option<String>,
    /// What other bodies decided on it before, in the order of printing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Earlier>,
    /// Who asked for it to be on the agenda.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mover: Option<Who>,
    /// The case number.
    pub case: Option<String>,
    /// The process (*sagsgang*).
    pub process: Option<String>,
    /// Who is responsible for the case.
    pub responsible: Vec<Who>,
    /// Who works on the case.
    pub case_worker: Vec<Who>,
    /// CommonMark: the background.
    pub background: Option<String>,
    /// CommonMark: the presentation.
    pub presentation: Option<String>,
    /// CommonMark: the economy.
    pub economy: Option<String>,
    /// What stands before the recommendations.
    pub recommendation_intro: Option<String>,
    /// What the body is asked to decide.
    pub recommendations: Recommendations,
    /// The documents that go with it.
    pub annexes: Vec<Annex>,
}

/// An earlier meeting whose minutes are approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierMinutes {
    /// The name of its agenda and of its record's folder.
    pub record: String,
    /// What its record says; none: there was none next to this agenda.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<EarlierMeeting>,
}

/// An earlier meeting, as its record has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierMeeting {
    /// The title.
    pub title: String,
    /// The first day.
    pub date: NaiveDate,
}

/// What another body decided on an item before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The body.
    pub body: String,
    /// When it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// The item's number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it decided, as it was written there.
    pub text: String,
    /// Who was absent there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<Who>,
}

/// What the body is asked to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recommendations {
    /// Nothing.
    #[default]
    None,
    /// A text, printed as it is.
    Text(String),
    /// One or several; several are numbered.
    List(Vec<String>),
}

impl Recommendations {
    /// Counts the recommendations that are numbered: none for a single one.
    #[must_use]
    pub fn numbered(&self) -> usize {
        match self {
            Self::List(list) if list.len() > 1 => list.len(),
            _ => 0,
        }
    }
}

/// A document that goes with an item or a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annex {
    /// The title; a closed annex may lack one.
    pub title: Option<String>,
    /// Whether the public may read it.
    pub access: Access,
    /// The document's number.
    pub document: Option<String>,
    /// The document's id.
    pub id: Option<String>,
}
