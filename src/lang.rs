//! The languages of the screen and the protocol, and the messages in them.
//!
//! Texts live in Fluent files under `i18n/<language>/`, one file a subject, so that a translator needs no Rust. Code
//! names a message with [`msg!`](crate::msg); only [`Lang::say`] turns it into text. No text for people stands anywhere else.

use std::sync::LazyLock;

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

/// The Fluent files, as (subject, Danish text, English text).
///
/// A test compares the ids and variables of the two columns with each other and with the code.
pub const FILES: &[(&str, &str, &str)] = &[
    ("common", include_str!("../i18n/da/common.ftl"), include_str!("../i18n/en/common.ftl")),
    ("agenda", include_str!("../i18n/da/agenda.ftl"), include_str!("../i18n/en/agenda.ftl")),
    ("journal", include_str!("../i18n/da/journal.ftl"), include_str!("../i18n/en/journal.ftl")),
    ("followup", include_str!("../i18n/da/followup.ftl"), include_str!("../i18n/en/followup.ftl")),
    ("protocol", include_str!("../i18n/da/protocol.ftl"), include_str!("../i18n/en/protocol.ftl")),
    ("screen", include_str!("../i18n/da/screen.ftl"), include_str!("../i18n/en/screen.ftl")),
    ("cli", include_str!("../i18n/da/cli.ftl"), include_str!("../i18n/en/cli.ftl")),
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

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let tag = match lang {
        Lang::Da => unic_langid::langid!("da"),
        Lang::En => unic_langid::langid!("en"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // The isolation marks are bidi controls; a terminal shows them as debris.
    bundle.set_use_isolating(false);
    for (_, da, en) in FILES {
        let source = if lang == Lang::Da { da } else { en };
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

static DA: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::Da));
static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Lang::En));

impl Lang {
    /// Puts a message into this language.
    ///
    /// A message that is not there comes out as its id: a test keeps that from happening.
    #[must_use]
    pub fn say(self, msg: &Msg) -> String {
        let bundle = match self {
            Self::Da => &*DA,
            Self::En => &*EN,
        };
        let Some(pattern) = bundle.get_message(msg.id).and_then(|m| m.value()) else {
            return msg.id.to_owned();
        };
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
