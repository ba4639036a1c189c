//! The languages of the screen and the protocol.
//!
//! A language is a folder of Fluent files (`i18n/<code>/`) and one table ([`Language`]) in a file below this module. To
//! add one, add both, declare the module here, and add a line to the list at [`Lang::ALL`]; no other code names a
//! language.
//!
//! Code names a text with [`msg!`](crate::msg); only [`Lang::say`] turns it into words.

mod da;
mod en;
mod messages;
mod words;

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use messages::{Arg, File, Messages, Msg, SUBJECTS};
pub use words::{
    AgendaWords, AskWords, CountWords, DateStyle, DateWords, ElectionWords, ForwardWords, Notation, Sentences,
    SlotWords, Understood, Words,
};

/// Everything that differs from language to language.
#[derive(Clone, Copy)]
pub struct Language {
    /// The name in agendas, journals and settings, and on the command line; Fluent knows the plurals by it.
    pub code: &'static str,
    /// The name in the language itself, as in a running sentence.
    pub name: &'static str,
    /// What the agenda's schema says of it, in English.
    pub about: &'static str,
    /// The language with its region, as documents declare it: `da-DK`.
    pub locale: &'static str,
    /// Every text that a person reads.
    pub messages: &'static Messages,
    /// The keys that are letters of a word in this language, by the names of their rows in the key table.
    pub keys: &'static [(&'static str, &'static str)],
    /// How times, dates and tables are written.
    pub written: Notation,
    /// How people are named in running text.
    pub sentences: Sentences,
    /// The words that are understood when somebody types them, on a screen of any language.
    pub understood: Understood,
}

/// A language, compared by its code.
#[derive(Clone, Copy)]
pub struct Lang(&'static Language);

macro_rules! languages {
    ($($name:ident = $table:path;)*) => {
        impl Lang {
            $(
                #[doc = concat!("The language of `", stringify!($table), "`.")]
                #[allow(non_upper_case_globals)]
                pub const $name: Self = Self(&$table);
            )*

            /// Every language that the program speaks; the first is the one that holds where nobody chose.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The codes of [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$(Self::$name.0.code),*];
        }
    };
}

languages! {
    Da = da::DANISH;
    En = en::ENGLISH;
}

impl Lang {
    /// Makes a language of its table; those of the program are in [`Self::ALL`].
    #[must_use]
    pub const fn new(table: &'static Language) -> Self {
        Self(table)
    }

    /// The language of what developers read: traces, and errors printed by other means than the program's own.
    #[must_use]
    pub fn of_traces() -> Self {
        Self::En
    }

    /// Finds a language of the program by its code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.code == code)
    }

    /// Lists what each language understands, for texts that may be typed in any of them.
    pub fn understood_in_all() -> impl Iterator<Item = &'static Understood> {
        Self::ALL.iter().map(|lang| &lang.0.understood)
    }

    /// Tells whether a word is among those of any language.
    #[must_use]
    pub fn any_has(words: impl Fn(&'static Understood) -> Words, word: &str) -> bool {
        Self::understood_in_all().any(|of| words(of).contains(&word))
    }

    /// Puts a message into this language.
    ///
    /// A message that is not there comes out as its id: a test keeps that from happening.
    #[must_use]
    pub fn say(self, msg: &Msg) -> String {
        self.messages.say(msg.id, &msg.args, self)
    }

    /// Puts a message without variables into this language.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        self.messages.say(id, &[], self)
    }

    /// Names a body whose something is: "Byrådets".
    #[must_use]
    pub fn owner(self, body: &str) -> String {
        let is_alike = self.sentences.apostrophe_after.iter().any(|ending| body.to_lowercase().ends_with(ending));
        format!("{body}{}", if is_alike { "’" } else { self.sentences.body_genitive })
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

impl std::ops::Deref for Lang {
    type Target = Language;

    fn deref(&self) -> &Language {
        self.0
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::Da
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Lang {}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = Cow::<'_, str>::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, Self::CODES))
    }
}

impl JsonSchema for Lang {
    fn schema_name() -> Cow<'static, str> {
        "Lang".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let each: Vec<Schema> = Self::ALL
            .iter()
            .map(|lang| json_schema!({ "description": lang.about, "type": "string", "const": lang.code }))
            .collect();
        json_schema!({ "description": "A language that the screen and the protocol speak.", "oneOf": each })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_written_and_read_as_its_code() {
        for lang in Lang::ALL {
            let written = serde_json::to_string(lang).unwrap();
            assert_eq!(written, format!("\"{}\"", lang.code));
            assert_eq!(serde_json::from_str::<Lang>(&written).unwrap(), *lang);
        }
        let error = serde_json::from_str::<Lang>("\"xx\"").unwrap_err().to_string();
        assert!(error.contains("`da`") && error.contains("`en`"), "{error}");
        assert_eq!(Lang::default(), Lang::ALL[0]);
    }

    #[test]
    fn no_two_languages_share_a_code() {
        for (i, code) in Lang::CODES.iter().enumerate() {
            assert!(!Lang::CODES[i + 1..].contains(code), "{code}");
        }
    }
}
