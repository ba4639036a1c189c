//! What members have put into the protocol: a dissent or a remark, of one or of several together.

use serde::{Deserialize, Serialize};

use crate::agenda::Who;
use crate::meeting::event::RecordId;

/// A dissent or remark, as it stands in the protocol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The decision that it is about; none: there was none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RecordId>,
    /// Which of the two it is.
    pub statement: StatementKind,
    /// Whose it is, in the order in which they are named: mostly one, never none.
    #[serde(with = "one_or_several")]
    pub who: Vec<Who>,
    /// What it says; line breaks stay.
    pub text: String,
}

/// What a member has put into the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// That the member is of another opinion.
    Dissent,
    Remark,
}

/// Writes one as such and several as a list: a program that knows of one only refuses the list, and does not leave out
/// whose it is too.
pub(crate) mod one_or_several {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::agenda::Who;

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrSeveral {
        One(Who),
        Several(Vec<Who>),
    }

    /// Writes one as one.
    pub fn serialize<S: Serializer>(all: &[Who], serializer: S) -> Result<S::Ok, S::Error> {
        match all {
            [one] => one.serialize(serializer),
            several => several.serialize(serializer),
        }
    }

    /// Reads either.
    ///
    /// # Errors
    ///
    /// Where nobody is named.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Who>, D::Error> {
        match OneOrSeveral::deserialize(deserializer)? {
            OneOrSeveral::One(who) => Ok(vec![who]),
            OneOrSeveral::Several(all) if all.is_empty() => Err(D::Error::custom("nobody is named")),
            OneOrSeveral::Several(all) => Ok(all),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_written_as_one_and_nobody_is_refused() {
        let read = |who: &str| {
            serde_json::from_str::<Statement>(&format!(r#"{{"statement":"dissent","who":{who},"text":"Nej."}}"#))
        };
        for (who, count) in [(r#"{"id":"a"}"#, 1), (r#"[{"id":"a"},{"name":"liste Ø"}]"#, 2)] {
            let statement = read(who).unwrap();
            assert_eq!(statement.who.len(), count);
            let written = serde_json::to_string(&statement).unwrap();
            assert!(written.contains(&format!("\"who\":{who}")), "{written}");
        }
        for who in ["[]", "null", r#"["a"]"#, r#"[[{"id":"a"}]]"#] {
            assert!(read(who).is_err(), "{who}");
        }
    }
}
