//! The messages of a language: one Fluent bundle a file, parsed when a message is first looked for in it.
//!
//! A file is one subject, so that a translator needs no Rust. Messages may use terms and other messages of their own
//! file.

use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveTime};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;

/// Names the subjects once, for the list and for the files of each language.
macro_rules! subjects {
    ($dollar:tt $($subject:literal)*) => {
        /// The subjects that each language has a file for: a file of Fluent text each, in `i18n/<code>`.
        ///
        /// A message is looked for in this order until its file is known. Those that a start needs come first.
        pub const SUBJECTS: [&str; [$($subject),*].len()] = [$($subject),*];

        /// The files of the folder `i18n/<code>`, one for each of [`SUBJECTS`].
        macro_rules! messages {
            ($dollar code:literal) => {
                $crate::lang::Messages::new(
                    $dollar code,
                    [$($crate::lang::File::new(include_str!(concat!("../../i18n/", $dollar code, "/", $subject, ".ftl")))),*],
                )
            };
        }
    };
}

subjects! {
    $
    "common" "defaults" "main-screen"
    "events" "editors" "screen" "help" "attendance" "votes" "followup" "chair" "picker" "new"
    "agenda" "cli" "errors" "journal" "protocol" "files" "import" "import-read" "import-src"
}

pub(super) use messages;

/// The text of a Fluent file, with its messages once they are parsed.
pub struct File {
    source: &'static str,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl File {
    /// Makes a file of its text.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, bundle: OnceLock::new() }
    }

    /// Returns whether the file has a message, without parsing it; the text is looked through for the line that it
    /// begins.
    fn has(&self, id: &str) -> bool {
        let begins = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
        self.source.lines().any(begins)
    }

    fn bundle(&self, code: &str) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
            // The isolation marks are bidi controls; a terminal shows them as debris.
            bundle.set_use_isolating(false);
            // A test parses every file, so what is left out here cannot be ours.
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(self.source.to_owned());
            let _ = bundle.add_resource(resource);
            bundle
        })
    }
}

/// Every message of a language.
pub struct Messages {
    code: &'static str,
    files: [File; SUBJECTS.len()],
}

impl Messages {
    /// Makes the messages of a language's files, which are in the order of [`SUBJECTS`].
    #[must_use]
    pub const fn new(code: &'static str, files: [File; SUBJECTS.len()]) -> Self {
        Self { code, files }
    }

    /// Returns the text of each file, with its subject.
    pub fn sources(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        SUBJECTS.into_iter().zip(self.files.iter().map(|file| file.source))
    }

    /// Puts a message into words; `lang` writes its times and dates.
    pub(super) fn say(&self, id: &str, args: &[(&'static str, Arg)], lang: Lang) -> String {
        let parsed = self.files.iter().filter_map(|file| file.bundle.get()).find(|bundle| bundle.has_message(id));
        // A message is said many times, and its file is looked for but once.
        let bundle = parsed.or_else(|| Some(self.files.iter().find(|file| file.has(id))?.bundle(self.code)));
        let found = bundle.and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else { return id.to_owned() };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Count(n) => FluentValue::from(*n),
                Arg::Time(time) => FluentValue::from(crate::time::hm(*time, lang)),
                Arg::Date(date) => FluentValue::from(crate::time::date_long(*date, lang)),
                Arg::Day(date) => FluentValue::from(crate::time::date_weekday(*date, lang)),
            };
            values.set(*name, value);
        }
        bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }
}

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
    /// A date with its weekday.
    Day(NaiveDate),
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

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::lang::Language;

    #[test]
    fn every_file_is_fluent_from_beginning_to_end_and_no_id_is_in_two() {
        for lang in Lang::ALL {
            let mut whole = FluentBundle::new_concurrent(Vec::new());
            for (subject, source) in lang.messages.sources() {
                let resource = FluentResource::try_new(source.to_owned());
                assert!(resource.is_ok(), "{lang:?}/{subject}.ftl: {:?}", resource.map_err(|(_, e)| e));
                let added = whole.add_resource(resource.unwrap());
                assert!(added.is_ok(), "{lang:?}/{subject}.ftl: {added:?}");
            }
        }
    }

    #[test]
    fn a_message_may_use_a_term_and_another_message_of_its_file() {
        const FIRST: &str = "-product = punktlig\nwho = Ane\n\
            hello = { who } runs { -product }, { $count ->\n[one] once\n*[other] { $count } times\n}\n";
        static SAID: LazyLock<Messages> = LazyLock::new(|| {
            let source = |subject| match subject {
                "common" => FIRST,
                "protocol" => "other = Other\n",
                _ => "",
            };
            Messages::new("en", SUBJECTS.map(|subject| File::new(source(subject))))
        });
        static TABLE: LazyLock<Language> = LazyLock::new(|| Language { messages: &SAID, ..crate::lang::en::ENGLISH });
        let lang = Lang::new(&TABLE);
        let said = |id, count: i64| lang.say(&Msg { id, args: vec![("count", count.into())] });
        assert_eq!(said("hello", 1), "Ane runs punktlig, once");
        assert_eq!(said("hello", 1000), "Ane runs punktlig, 1000 times");
        assert_eq!(said("other", 0), "Other");
        assert_eq!(said("missing", 0), "missing");
    }

    #[test]
    fn a_file_is_parsed_when_one_of_its_messages_is_first_said() {
        let texts = ["who = Ane", "where = Aarhus", "whole = { $who ->\n *[other] here\n }\n"];
        let files = std::array::from_fn(|n| File::new(texts.get(n).copied().unwrap_or_default()));
        let messages = Messages::new("en", files);
        let parsed = || messages.files.iter().map(|file| file.bundle.get().is_some()).collect::<Vec<_>>();
        assert_eq!(parsed(), [false; SUBJECTS.len()]);
        assert_eq!(messages.say("whole", &[], Lang::default()), "here");
        assert_eq!(messages.say("wh", &[], Lang::default()), "wh");
        assert_eq!(parsed().iter().position(|parsed| *parsed), Some(2));
        assert_eq!(parsed().iter().filter(|parsed| **parsed).count(), 1);
    }
}
