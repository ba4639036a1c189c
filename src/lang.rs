//! The languages of the screen and the protocol, and the messages in them.
//!
//! Texts live in Fluent files under `i18n/<language>/`, one file a subject, so that a translator needs no Rust. Code
//! names a message with [`msg!`](crate::msg); only [`Lang::say`] turns it into text. No text for people stands anywhere else.

use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveTime};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

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

type Bundle = FluentBundle<FluentResource>;

/// The files of each language, each read when a message is first looked for in it: a start reads only what it says.
static BUNDLES: [[OnceLock<Bundle>; FILES.len()]; 2] = [const { [const { OnceLock::new() }; FILES.len()] }; 2];

fn bundle(lang: Lang, (_, da, en): File) -> Bundle {
    let (tag, source) = match lang {
        Lang::Da => (unic_langid::langid!("da"), da),
        Lang::En => (unic_langid::langid!("en"), en),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The isolation marks are bidi controls; a terminal shows them as debris.
    bundle.set_use_isolating(false);
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

impl Lang {
    /// Puts a message into this language.
    ///
    /// A message that is not there comes out as its id: a test keeps that from happening.
    #[must_use]
    pub fn say(self, msg: &Msg) -> String {
        let read = match self {
            Self::Da => &BUNDLES[0],
            Self::En => &BUNDLES[1],
        };
        let found = read.iter().zip(FILES).find_map(|(cell, file)| {
            let bundle = cell.get_or_init(|| bundle(self, file));
            bundle.get_message(msg.id).and_then(|m| m.value()).map(|pattern| (bundle, pattern))
        });
        let Some((bundle, pattern)) = found else { return msg.id.to_owned() };
        let mut args = FluentArgs::with_capacity(msg.args.len());
        for (name, value) in &msg.args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Count(n) => FluentValue::from(*n),
                Arg::Time(time) => FluentValue::from(crate::time::hm(*time, self)),
                Arg::Date(date) => FluentValue::from(crate::time::date_long(*date, self)),
            };
            args.set(*name, value);
        }
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Puts a message without variables into this language.
    #[must_use]
    pub fn text(self, id: &'static str) -> String {
        self.say(&Msg { id, args: Vec::new() })
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
