//! What a public document says, text by text, as hashes: by them it is found out later whether one of its texts is the
//! body's alone now, whatever was opened, renamed or moved meanwhile.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Protocol;
use super::manifest::hash;

/// The figures of a hash that are kept: by chance alone two texts among thousands are not the same.
const FIGURES: usize = 10;

/// The texts of a document. One that occurs twice counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Pieces(BTreeSet<String>);

impl From<String> for Pieces {
    fn from(kept: String) -> Self {
        Self(kept.split_whitespace().map(str::to_owned).collect())
    }
}

impl From<Pieces> for String {
    fn from(pieces: Pieces) -> Self {
        pieces.0.into_iter().collect::<Vec<_>>().join(" ")
    }
}

impl Pieces {
    /// Returns the texts of what a model says of the meeting, whatever document it goes into; none: it cannot be known.
    pub(super) fn of(model: &Protocol) -> Option<Self> {
        let said = (&model.meeting, &model.attendance, &model.slots, &model.items);
        let mut counted = HashMap::new();
        let mut pieces = BTreeSet::new();
        collect(&serde_json::to_value(said).ok()?, &mut counted, &mut pieces);
        Some(Self(pieces))
    }

    /// Returns those of them that the others lack.
    pub(super) fn without(&self, others: &Self) -> Self {
        Self(self.0.difference(&others.0).cloned().collect())
    }

    /// Says whether one of the others is among them.
    pub(super) fn has_any(&self, others: &Self) -> bool {
        !self.0.is_disjoint(&others.0)
    }
}

fn collect(value: &Value, counted: &mut HashMap<String, usize>, pieces: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let count = counted.entry(text.clone()).or_default();
            *count += 1;
            pieces.insert(hash(format!("{count} {text}").as_bytes()).chars().take(FIGURES).collect());
        }
        Value::Array(all) => all.iter().for_each(|value| collect(value, counted, pieces)),
        Value::Object(all) => all.values().for_each(|value| collect(value, counted, pieces)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
