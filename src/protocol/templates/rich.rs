//! Rich text as the template engine holds it in this process: each block whole, not as a tree of the engine's values.
//!
//! The embedded templates only hand rich text on to a filter. A tree of values for it took ten times the memory of the
//! blocks themselves, and as long to make and to take apart again as everything else together. A body's own templates
//! may walk it; they get the model as JSON, from another process, and rich text as lists and tables of it.

use std::sync::Arc;

use minijinja::value::{Object, Value, ValueKind, serializing_for_value};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::engine::MiniError;
use crate::protocol::commonmark::Block;

/// A block that the engine holds.
#[derive(Debug)]
struct BlockObject(Block);

impl Object for BlockObject {}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializing_for_value() {
            Value::from_object(BlockObject(self.clone())).serialize(serializer)
        } else {
            Self::serialize(self, serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

/// Returns what `write` makes of the rich text that a filter gets.
pub(in crate::protocol) fn with_blocks<T>(rich: Value, write: impl FnOnce(&[&Block]) -> T) -> Result<T, MiniError> {
    let held: Option<Vec<Arc<BlockObject>>> = (rich.kind() == ValueKind::Seq)
        .then(|| rich.try_iter().ok().and_then(|mut all| all.by_ref().map(|v| v.downcast_object()).collect()))
        .flatten();
    match held {
        Some(held) => Ok(write(&held.iter().map(|h| &h.0).collect::<Vec<_>>())),
        None => Ok(write(&Vec::<Block>::deserialize(rich)?.iter().collect::<Vec<_>>())),
    }
}
