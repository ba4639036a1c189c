//! Values that may be written in more than one way: a text, or a table that says more.

use schemars::JsonSchema;
use toml::Spanned;
use toml::de::DeValue;

use super::{GuestTable, PointTable};
use crate::agenda::read::{Line, List, Read, Reader};
use crate::agenda::rich::Text;
use crate::agenda::write::{Value, Write};

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
