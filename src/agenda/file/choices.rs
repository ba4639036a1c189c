//! Values that may be written in more than one way: a text, or a table that says more.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::DeValue;

use super::{GuestTable, PointTable};
use crate::agenda::plan::QuorumRule;
use crate::agenda::read::{Line, List, Read, Reader, whole, word};
use crate::agenda::rich::Text;
use crate::agenda::write::{self, Value, Write};

/// Somebody who comes to a slot.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum GuestFile {
    /// An id, or free text.
    Who(Line),
    /// With how they come.
    Table(GuestTable),
}

impl Read for GuestFile {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => Line::read(value, r).map(Self::Who),
            DeValue::Table(_) => GuestTable::read(value, r).map(Self::Table),
            _ => r.wrong(value, "guest"),
        }
    }
}

impl Write for GuestFile {
    fn value(&self) -> Value {
        match self {
            Self::Who(value) => value.value(),
            Self::Table(value) => value.value(),
        }
    }
}

/// A point of a coming meeting.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum PointFile {
    /// The point alone.
    Text(Line),
    /// With how long it is thought to take.
    Table(PointTable),
}

impl Read for PointFile {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => Line::read(value, r).map(Self::Text),
            DeValue::Table(_) => PointTable::read(value, r).map(Self::Table),
            _ => r.wrong(value, "point"),
        }
    }
}

impl Write for PointFile {
    fn value(&self) -> Value {
        match self {
            Self::Text(value) => value.value(),
            Self::Table(value) => value.value(),
        }
    }
}

/// What the body is asked to decide.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum RecommendationsFile {
    /// Printed as it is.
    Text(Text),
    /// Several are numbered, one is not.
    List(List<Text>),
}

impl Read for RecommendationsFile {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => Text::read(value, r).map(Self::Text),
            DeValue::Array(_) => Read::read(value, r).map(Self::List),
            _ => r.wrong(value, "recommendations"),
        }
    }
}

impl Write for RecommendationsFile {
    fn value(&self) -> Value {
        match self {
            Self::Text(value) => value.value(),
            Self::List(value) => value.value(),
        }
    }
}

/// How many members the body needs to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum QuorumFile {
    /// More than half of them, or "none": it can always decide.
    Word(QuorumWord),
    /// So many.
    Members(#[schemars(range(min = 1))] u32),
}

/// A quorum that is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub enum QuorumWord {
    /// More than half of the members.
    Half,
    /// The body can always decide.
    None,
}

impl QuorumFile {
    /// Returns what it means.
    #[must_use]
    pub fn rule(self) -> QuorumRule {
        match self {
            Self::Word(QuorumWord::Half) => QuorumRule::Half,
            Self::Word(QuorumWord::None) => QuorumRule::None,
            Self::Members(count) => QuorumRule::Members(count),
        }
    }
}

impl Read for QuorumFile {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => word(value, &["half", "none"], r).map(Self::Word),
            DeValue::Integer(_) => match whole(value).filter(|count| *count > 0) {
                Some(count) => Some(Self::Members(count)),
                None => r.wrong(value, "quorum"),
            },
            _ => r.wrong(value, "quorum"),
        }
    }
}

impl Write for QuorumFile {
    fn value(&self) -> Value {
        match self {
            Self::Word(value) => write::word(value),
            Self::Members(count) => Value::Plain(count.to_string()),
        }
    }
}
