//! The part of the view model that is the document around the items: its head, its contents, its overviews.

use serde::{Deserialize, Serialize};

use super::Owner;
use crate::protocol::Labels;
use crate::protocol::commonmark::Block;

/// What the document says beyond the items.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// The page header: "Direktionen 15-01-2025".
    pub header: String,
    /// What the document is not: a draft's and a rehearsal's marks.
    pub marks: Vec<Mark>,
    /// The topmost heading: the body, or else the meeting's title.
    pub heading: String,
    /// "BESLUTNINGSPROTOKOL", or what the body calls it.
    pub title: String,
    /// The meeting's title, where the heading is the body.
    pub subtitle: Option<String>,
    /// The head, line by line.
    pub head: Vec<HeadLine>,
    /// The contents: the sections, then what stands at the end.
    pub contents: Vec<ContentsLine>,
    /// The places of the items that have a section of their own, in order: all but the points of a plan.
    pub sections: Vec<usize>,
    /// The introduction.
    pub intro: Option<Vec<Block>>,
    /// The annexes of all items.
    pub annexes: Vec<AnnexGroup>,
    /// The follow-ups by owner.
    pub followups: Vec<OwnerGroup>,
    /// Who signs; empty where no signature page is asked for.
    pub signatures: Vec<String>,
    /// The words of the form: headings and table heads.
    pub labels: Labels,
}

/// A mark at the top of the document (and on each page, where there are pages).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The word: "UDKAST", "ØVELSE".
    pub word: String,
    /// What it means.
    pub text: String,
}

/// A line of the head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadLine {
    /// "Sted".
    pub label: String,
    /// One value, or several under each other.
    pub values: Vec<String>,
}

/// A line of the contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsLine {
    /// The item's number.
    pub number: Option<String>,
    /// The heading.
    pub title: String,
    /// The name by which a document can link to it: "item-3" by its place, "annexes".
    pub anchor: String,
}

/// The annexes of one item in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnexGroup {
    /// The item's number.
    pub number: Option<String>,
    /// The item's title.
    pub title: String,
    /// The annexes, in order.
    pub lines: Vec<String>,
}

/// What one owner follows up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerGroup {
    /// The owner; none for the follow-ups that have none.
    pub owner: Option<Owner>,
    /// The owner in words: "Økonomichef Bettina Andersen".
    pub name: String,
    /// What to follow up, in agenda order.
    pub tasks: Vec<OwnerTask>,
}

/// A follow-up in the overview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnerTask {
    /// What is to be done.
    pub task: String,
    /// The number of the item that it came from.
    pub number: Option<String>,
    /// The title of the item that it came from.
    pub item: String,
    /// Until when, in words.
    pub due: Option<String>,
}
