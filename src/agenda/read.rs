//! Reading TOML values into shapes, with a finding for everything that does not fit instead of a stop at the first.
//!
//! serde ends at its first error and knows no place for later ones; so the shapes of `file` are read by walking the
//! spanned document. What a value must be is said once, in its type: [`Read`] reads it, `JsonSchema` describes it.

mod moments;
mod unknown_key;

use std::ops::Range;

use schemars::JsonSchema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::finding::{self, Finding, Severity, Sources, Span};
use super::slips;
use crate::lang::Msg;
use crate::{msg, text};

pub use moments::{Day, TimeOfDay};

/// A value and where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub span: Span,
}

/// A value that stands in no file yet.
impl<T> From<T> for Located<T> {
    fn from(value: T) -> Self {
        Self { value, span: Span::default() }
    }
}

/// The keys of a table that are written but could not be read: they are not missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    keys: Vec<(&'static str, Span)>,
    /// Whether a line could not be read at all, so that any key may have been meant.
    is_torn: bool,
    /// Whether what names the table, or what it names, may be misread.
    is_doubtful: bool,
}

impl Unread {
    /// Adds a key, with the place of its value.
    pub fn add(&mut self, key: &'static str, value: Span) {
        self.keys.push((key, value));
    }

    /// Notes that a line of the table could not be read.
    pub fn tear(&mut self) {
        self.is_torn = true;
    }

    /// Adds those of an included table.
    pub fn extend(&mut self, base: Self) {
        self.keys.extend(base.keys);
        self.is_torn |= base.is_torn;
        self.is_doubtful |= base.is_doubtful;
    }

    /// Notes that what names the table, or what it names, may be misread.
    pub fn doubt(&mut self) {
        self.is_doubtful = true;
    }

    /// Returns whether what names the table, or what it names, may be misread.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.is_doubtful
    }

    /// Gives the place of a key's value if it could not be read.
    #[must_use]
    pub fn place(&self, key: &str) -> Option<Span> {
        self.keys.iter().find(|(k, _)| *k == key).map(|(_, span)| *span)
    }

    /// Tells whether a key could not be read.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// Returns whether a key could not be read, or may be in a line that could not.
    #[must_use]
    pub fn may_have(&self, key: &str) -> bool {
        self.is_torn || self.has(key)
    }
}

/// A list whose elements know their places.
pub type List<T> = Vec<Located<T>>;

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// What reading one file needs and finds.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The file that is read.
    pub source: usize,
    /// The texts.
    pub sources: &'a Sources,
    /// The text that is read: the source's, repaired where its form was wrong.
    pub text: &'a str,
    /// The values that could not be made out, in order.
    pub blanked: &'a [Range<usize>],
    /// What was found.
    pub findings: Vec<Finding>,
    /// The string values, for checks of what they say.
    pub texts: Vec<Span>,
    /// How much more there may be.
    pub room: SizeBudget,
}

/// How much more an agenda may have; none: there was too much, and that has been reported.
#[derive(Clone, Copy, Debug)]
pub struct SizeBudget {
    /// The entries of all lists.
    pub entries: Option<usize>,
    /// The marks of all texts.
    pub marks: Option<usize>,
}

impl SizeBudget {
    /// No room for lists and texts at all.
    pub const NONE: Self = Self { entries: Some(0), marks: Some(0) };

    /// What a whole agenda may have.
    pub const WHOLE: Self = Self { entries: Some(super::load::MOST_ENTRIES), marks: Some(super::rich::MOST_MARKS) };
}

impl<'a> Reader<'a> {
    /// Makes a reader of one file that has so much room.
    #[must_use]
    pub fn new(source: usize, sources: &'a Sources, room: SizeBudget) -> Self {
        let text = sources.text(source);
        Self { source, sources, text, blanked: &[], findings: Vec::new(), texts: Vec::new(), room }
    }
}

impl Reader<'_> {
    /// Gives the place of a value.
    #[must_use]
    pub fn span<T>(&self, value: &Spanned<T>) -> Span {
        Span { source: self.source, start: value.span().start, end: value.span().end }
    }

    /// Returns what is written at a place of the file.
    #[must_use]
    pub fn written(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// Reads the value of a key; none: it cannot be made out, or is wrong, and that is reported.
    pub fn value<T: Read>(&mut self, value: &Spanned<DeValue<'_>>) -> Option<T> {
        if self.blanked.iter().any(|place| place.contains(&value.span().start)) {
            return None;
        }
        T::read(value, self)
    }

    /// Adds an error.
    pub fn error(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Error, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Error);
    }

    /// Adds the finding for a value of the wrong type; gives nothing, for the caller to return.
    pub fn wrong<T>(&mut self, value: &Spanned<DeValue<'_>>, expected: &'static str) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "whole",
            DeValue::Float(_) => "float",
            DeValue::Boolean(_) => "boolean",
            DeValue::Datetime(_) => "date",
            DeValue::Array(_) => "list",
            DeValue::Table(_) => "table",
        };
        let message = msg!("finding-wrong-type", expected = expected, found = found);
        let span = self.span(value);
        let said = text::one_line(self.written(span).trim_matches(['"', '\'']));
        let help = match slips::meant(&said, BOOLEANS) {
            Some(right) if expected == "boolean" => msg!("finding-word-here", word = said, right = right),
            _ => msg!("finding-wrong-type-help", expected = expected),
        };
        self.error("wrong-type", self.span(value), message, help);
        None
    }

    /// Reads a table key by key; `field` reads one, or says that it knows no such key.
    pub fn table(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        keys: &'static [&'static str],
        mut field: impl FnMut(&mut Self, &str, &Spanned<DeValue<'_>>) -> bool,
    ) -> Option<()> {
        let Some(table) = value.get_ref().as_table() else { return self.wrong(value, "table") };
        self.keys(table, keys, &mut field);
        Some(())
    }

    /// Reads the keys of a table.
    pub fn keys(
        &mut self,
        table: &DeTable<'_>,
        keys: &'static [&'static str],
        field: &mut impl FnMut(&mut Self, &str, &Spanned<DeValue<'_>>) -> bool,
    ) {
        for (key, value) in table {
            if !field(self, key.get_ref(), value) {
                self.unknown_key(self.span(key), key.get_ref(), keys);
            }
        }
    }

    fn unknown_key(&mut self, span: Span, key: &str, keys: &'static [&'static str]) {
        // What is dropped is not to be compared with every key first.
        if finding::is_full(&self.findings) {
            return;
        }
        let said = msg!("finding-unknown-key", key = text::one_line(key));
        self.error("unknown-key", span, said, unknown_key::help(key, keys));
    }
}

/// What a value that is true or not is written as.
const BOOLEANS: &[&str] = &["true", "false"];

/// Finds the word that was probably meant.
#[must_use]
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    // What is long is no slip of a known word, and the measure is quadratic.
    if word.len() > 64 {
        return None;
    }
    let folded = text::casefold(word);
    words
        .into_iter()
        .map(|w| (strsim::damerau_levenshtein(&folded, &text::casefold(w)), w))
        .filter(|(distance, w)| *distance <= (w.chars().count().max(folded.chars().count()) / 3).clamp(1, 3))
        .filter(|(distance, w)| *distance < w.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, w)| w)
}

/// A value that can be read from TOML.
pub trait Read: Sized {
    /// Reads it; on a mistake adds findings and gives nothing.
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self>;
}

impl<T: Read> Read for Located<T> {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let span = r.span(value);
        Some(Self { value: T::read(value, r)?, span })
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let Some(array) = value.get_ref().as_array() else { return r.wrong(value, "list") };
        let room = r.room.entries?;
        r.room.entries = room.checked_sub(array.len());
        if r.room.entries.is_none() {
            let message = msg!("finding-too-many-entries", most = super::load::MOST_ENTRIES);
            r.error("too-many", r.span(value), message, msg!("finding-too-many-entries-help"));
            return None;
        }
        // An element that cannot be read has its finding; the others are still checked.
        Some(array.iter().filter_map(|v| T::read(v, r)).collect())
    }
}

impl Read for bool {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        value.get_ref().as_bool().or_else(|| r.wrong(value, "boolean"))
    }
}

/// How many characters a text of one line may have.
const LONGEST_LINE: usize = 20_000;

/// A text of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub struct Line(pub String);

impl Read for Line {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let Some(s) = value.get_ref().as_str() else { return r.wrong(value, "text") };
        let line = text::one_line(s);
        // Lists, menus and messages show such texts many times a second.
        if line.len() > LONGEST_LINE && line.chars().count() > LONGEST_LINE {
            let message = msg!("finding-long-line", most = LONGEST_LINE);
            r.error("long-line", r.span(value), message, msg!("finding-long-line-help"));
            return None;
        }
        r.texts.push(r.span(value));
        Some(Self(line))
    }
}

/// A text of one line that may be nothing but a whole number: 11 and "11" are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineOrNumber(pub String);

impl JsonSchema for LineOrNumber {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LineOrNumber".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["integer", "string"], "minimum": 0 })
    }
}

impl Read for LineOrNumber {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let Some(n) = value.get_ref().as_integer() else { return Line::read(value, r).map(|line| Self(line.0)) };
        // Another radix, or a sign, may be a slip.
        let number = if n.radix() == 10 { n.as_str().parse::<u64>().ok() } else { None };
        number.map(|n| Self(n.to_string())).or_else(|| r.wrong(value, "text"))
    }
}

/// An id that the agenda gives: lower-case `a-z 0-9 - _`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(inline)]
pub struct Id(#[schemars(regex(pattern = r"^[a-z0-9_-]+$"))] pub String);

/// Tells whether a text has the form of an id.
#[must_use]
pub fn is_id(s: &str) -> bool {
    !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// Makes an id from a text: lower-case, without Danish letters, words joined by `-`.
#[must_use]
pub fn slug(s: &str) -> String {
    let folded = text::casefold(s);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut out = String::new();
    for word in words {
        // Ids stay readable in journals and messages: a few words are enough to tell slots apart.
        if !out.is_empty() && out.len() + word.len() > 40 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(40));
    }
    out
}

impl Read for Id {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let Some(s) = value.get_ref().as_str() else { return r.wrong(value, "id") };
        if is_id(s) {
            return Some(Self(s.to_owned()));
        }
        let better = slug(s);
        let help = if better.is_empty() {
            msg!("finding-bad-id-other-help")
        } else {
            msg!("finding-bad-id-help", id = better)
        };
        r.error("bad-id", r.span(value), msg!("finding-bad-id", id = text::one_line(s)), help);
        None
    }
}

/// A number or an id of an item; 5 and "5" are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(pub String);

impl JsonSchema for Key {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Key".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["integer", "string"] })
    }
}

impl Read for Key {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        match value.get_ref() {
            DeValue::Integer(_) => whole(value).map(|n| Self(n.to_string())).or_else(|| r.wrong(value, "number")),
            DeValue::String(s) if !text::one_line(s).is_empty() => Some(Self(text::one_line(s))),
            _ => r.wrong(value, "number"),
        }
    }
}

/// Returns a whole number that is not negative.
pub fn whole(value: &Spanned<DeValue<'_>>) -> Option<u32> {
    let n = value.get_ref().as_integer()?;
    u32::from_str_radix(n.as_str().trim_start_matches('+'), n.radix()).ok()
}

/// A length in minutes, at most a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(inline)]
pub struct Minutes(#[schemars(range(min = 0, max = 1440))] pub u32);

impl Read for Minutes {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        if !value.get_ref().is_integer() {
            return r.wrong(value, "whole");
        }
        match whole(value) {
            Some(n) if n <= 1440 => Some(Self(n)),
            _ => {
                let help = msg!("finding-out-of-range-help", to = 1440);
                r.error("out-of-range", r.span(value), msg!("finding-out-of-range", from = 0, to = 1440), help);
                None
            }
        }
    }
}

/// Reads one of a few words by the enum's serde names.
pub fn word<T: serde::de::DeserializeOwned>(
    value: &Spanned<DeValue<'_>>,
    words: &'static [&'static str],
    r: &mut Reader<'_>,
) -> Option<T> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    let Some(s) = value.get_ref().as_str() else { return r.wrong(value, "text") };
    let deserializer: StrDeserializer<'_, Error> = s.into_deserializer();
    if let Ok(known) = T::deserialize(deserializer) {
        return Some(known);
    }
    let help = match (slips::meant(s, words), nearest(s, words.iter().copied())) {
        (Some(right), _) => msg!("finding-word-here", word = text::one_line(s), right = right),
        (None, Some(near)) => msg!("finding-did-you-mean", name = near),
        (None, None) => msg!("finding-unknown-word-help", words = words.join(", ")),
    };
    r.error("unknown-word", r.span(value), msg!("finding-unknown-word", word = text::one_line(s)), help);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_found_and_nothing_is_guessed_from_afar() {
        assert_eq!(nearest("minuts", ["minutes", "until"]), Some("minutes"));
        assert_eq!(nearest("items", ["item", "slot"]), Some("item"));
        assert_eq!(nearest("background", ["at", "id"]), None);
        assert_eq!(nearest("x", ["id", "a"]), None);
    }

    #[test]
    fn a_slug_is_an_id() {
        assert_eq!(slug("Oplæg til nytårskur: 2025"), "oplaeg-til-nytaarskur-2025");
        assert!(is_id(&slug(&"Æ".repeat(300))));
        assert_eq!(slug("…"), "");
    }
}
