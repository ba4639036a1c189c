//! The languages of the screen and the protocol, and the messages in them.
//!
//! Texts live in Fluent files under `i18n/<language>/`, one file a subject, so that a translator needs no Rust. Code
//! names a message with [`msg!`](crate::msg); only [`Lang::say`] turns it into text. No text for people stands anywhere else.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveTime};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language that the screen and the protocol speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

/// A Fluent file: its subject, the Danish text, the English text.
pub type File = (&'static str, &'static str, &'static str);

/// The Fluent files; those that the screen needs at its start come first.
///
/// A test compares the ids and variables of the two languages with each other and with the code.
pub const FILES: [File; 7] = [
    ("screen", include_str!("../i18n/da/screen.ftl"), include_str!("../i18n/en/screen.ftl")),
    ("common", include_str!("../i18n/da/common.ftl"), include_str!("../i18n/en/common.ftl")),
    ("followup", include_str!("../i18n/da/followup.ftl"), include_str!("../i18n/en/followup.ftl")),
    ("agenda", include_str!("../i18n/da/agenda.ftl"), include_str!("../i18n/en/agenda.ftl")),
    ("cli", include_str!("../i18n/da/cli.ftl"), include_str!("../i18n/en/cli.ftl")),
    ("journal", include_str!("../i18n/da/journal.ftl"), include_str!("../i18n/en/journal.ftl")),
    ("protocol", include_str!("../i18n/da/protocol.ftl"), include_str!("../i18n/en/protocol.ftl")),
];

/// The value of a message's variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A text, put in as it is.
    Text(String),
    /// A whole number, by which a message may choose its plural.
    Count(i64),
    /// A time of day, written as the language writes it.
    Time(NaiveTime),
    /// A date, written in full as the language writes it.
    Date(NaiveDate),
}

impl From<NaiveTime> for Arg {
    fn from(v: NaiveTime) -> Self {
        Self::Time(v)
    }
}

impl From<NaiveDate> for Arg {
    fn from(v: NaiveDate) -> Self {
        Self::Date(v)
    }
}

impl From<&str> for Arg {
    fn from(v: &str) -> Self {
        Self::Text(v.to_owned())
    }
}

impl From<String> for Arg {
    fn from(v: String) -> Self {
        Self::Text(v)
    }
}

impl From<&String> for Arg {
    fn from(v: &String) -> Self {
        Self::Text(v.clone())
    }
}

macro_rules! count_arg {
    ($($t:ty),*) => {$(
        impl From<$t> for Arg {
            fn from(v: $t) -> Self {
                Self::Count(i64::try_from(v).unwrap_or(i64::MAX))
            }
        }
    )*};
}
count_arg!(i64, u64, u32, usize, i32);

/// A message in no language yet: its id and its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Msg {
    /// The Fluent id, as in `i18n/`.
    pub id: &'static str,
    /// The variables by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// Names a message: `msg!("finding-unknown-key", key = name)`.
///
/// The id is a literal, so that a test finds every use.
#[macro_export]
macro_rules! msg {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::lang::Msg {
            id: $id,
            args: vec![$((stringify!($name), $crate::lang::Arg::from($value))),*],
        }
    };
}

/// A message as its file has it. A start says some thirty of several hundred, so each is parsed when it is first said.
struct Source {
    text: &'static str,
    pattern: OnceLock<Option<Pattern<&'static str>>>,
}

/// The messages of a file by their ids; each file is looked through when a message is first looked for in it.
type Index = HashMap<&'static str, Source>;

static FOUND: [[OnceLock<Index>; FILES.len()]; 2] = [const { [const { OnceLock::new() }; FILES.len()] }; 2];

/// What knows the plurals of each language. The messages are not in it: none refers to another.
static RULES: [OnceLock<FluentBundle<FluentResource>>; 2] = [const { OnceLock::new() }; 2];

/// Finds where the messages of Fluent source begin: an id at the start of a line. All else there is a comment, or belongs to the
/// message above it.
fn index(source: &'static str) -> Index {
    // A message is some fifty bytes.
    let mut found = Index::with_capacity(source.len() / 50);
    let mut rest = source;
    while !rest.is_empty() {
        let begins = |at: &usize| rest.as_bytes().get(*at).is_some_and(u8::is_ascii_alphabetic);
        let next = rest.match_indices('\n').map(|(at, _)| at + 1).find(begins);
        let (text, after) = rest.split_at(next.unwrap_or(rest.len()));
        if let Some((id, _)) = text.split_once('=').filter(|_| begins(&0)) {
            found.insert(id.trim_end(), Source { text, pattern: OnceLock::new() });
        }
        rest = after;
    }
    found
}

impl Source {
    fn pattern(&self) -> Option<&Pattern<&'static str>> {
        let parse = || {
            let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse_runtime(self.text);
            resource.body.into_iter().find_map(|entry| match entry {
                Entry::Message(message) => message.value,
                _ => None,
            })
        };
        self.pattern.get_or_init(parse).as_ref()
    }
}

fn rules(tag: LanguageIdentifier) -> FluentBundle<FluentResource> {
    let mut rules = FluentBundle::new_concurrent(vec![tag]);
    // The isolation marks are bidi controls; a terminal shows them as debris.
    rules.set_use_isolating(false);
    rules
}

impl Lang {
    /// Puts a message into this language.
    ///
    /// A message that is not there comes out as its id: a test keeps that from happening.
    #[must_use]
    pub fn say(self, msg: &Msg) -> String {
        self.format(msg.id, &msg.args)
    }

    fn format(self, id: &str, args: &[(&'static str, Arg)]) -> String {
        let (found, rules) = match self {
            Self::Da => (&FOUND[0], RULES[0].get_or_init(|| rules(unic_langid::langid!("da")))),
            Self::En => (&FOUND[1], RULES[1].get_or_init(|| rules(unic_langid::langid!("en")))),
        };
        let source_of = |(_, da, en): File| match self {
            Self::Da => da,
            Self::En => en,
        };
        let mut files = found.iter().zip(FILES).map(|(cell, file)| cell.get_or_init(|| index(source_of(file))));
        let Some(pattern) = files.find_map(|f| f.get(id)).and_then(Source::pattern) else {
            return id.to_owned();
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Count(n) => FluentValue::from(*n),
                Arg::Time(time) => FluentValue::from(crate::time::hm(*time, self)),
                Arg::Date(date) => FluentValue::from(crate::time::date_long(*date, self)),
            };
            values.set(*name, value);
        }
        rules.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// Puts a message without variables into this language.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        self.format(id, &[])
    }

    /// Joins names as a sentence does: "a, b og c".
    #[must_use]
    pub fn list(self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., last] => format!("{} {} {last}", head.join(", "), self.text("and")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_read_alone_is_what_its_whole_file_says() {
        for (name, da, en) in FILES {
            for source in [da, en] {
                let whole = fluent_syntax::parser::parse_runtime(source);
                assert!(whole.is_ok(), "{name}.ftl: {whole:?}");
                let index = index(source);
                let mut messages = 0;
                for entry in whole.unwrap().body {
                    let Entry::Message(message) = entry else { continue };
                    messages += 1;
                    assert_eq!(
                        index[message.id.name].pattern(),
                        message.value.as_ref(),
                        "{name}.ftl: {}",
                        message.id.name
                    );
                }
                assert_eq!(index.len(), messages, "{name}.ftl");
            }
        }
    }

    #[test]
    fn a_message_ends_where_the_next_id_begins() {
        let source = "# About\n## More\n\none = Et\n# Between = none\ntwo = { $n ->\n[one] a\n*[other]\n    b\n}\n\n    c\nlast=\n    d";
        let texts: Vec<_> = ["one", "two", "last"].map(|id| index(source)[id].text).into();
        assert_eq!(texts.concat(), source.strip_prefix("# About\n## More\n\n").unwrap());
        assert!(index("").is_empty() && index("# one = Et\n").is_empty());
    }
}
