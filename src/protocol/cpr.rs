//! Looks for CPR numbers, which have no business in a public protocol: six digits that are a date, and four more,
//! joined as people write them: "010190-1234", "0101901234", "010190 1234", "010190 - 1234".
//!
//! It walks the model as a format gets it, so that a field that is added is looked through as well.

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::model::Protocol;
use crate::lang::{Lang, Msg};
use crate::meeting::Content;
use crate::msg;
use crate::wording::numbered_in_print;

/// A place in a protocol where a CPR number seems to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CprPlace {
    /// The item, with its number; none: outside the items.
    pub item: Option<String>,
    /// The id of that item, or of the slot that is a point; none: outside the items.
    pub id: Option<String>,
    /// How many different numbers are there.
    pub count: usize,
}

impl CprPlace {
    /// Says so in one line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        lang.say(&msg!("format-cpr", place = self.name(lang)))
    }

    /// Names the place, and how many numbers are there.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        let place: Msg = match &self.item {
            Some(title) => msg!("format-cpr-item", title = crate::text::one_line(title), count = self.count),
            None => msg!("format-cpr-elsewhere", count = self.count),
        };
        lang.say(&place)
    }
}

/// Lists where CPR numbers seem to be: by item, then what is in no item.
#[must_use]
pub fn cpr(protocol: &Protocol) -> Vec<CprPlace> {
    let mut places = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for item in &protocol.items {
        let found = numbers(item, Part::Any);
        if !found.is_empty() {
            let title = numbered_in_print(item.number.as_deref(), &item.wording.heading);
            places.push(CprPlace { item: Some(title), id: Some(item.id.clone()), count: found.len() });
        }
        seen.extend(found);
    }
    // The overviews say again what the items say.
    let elsewhere = numbers(protocol, Part::Protocol).difference(&seen).count();
    if elsewhere > 0 {
        places.push(CprPlace { item: None, id: None, count: elsewhere });
    }
    places
}

/// Returns whether a record says something with a CPR number in it.
#[must_use]
pub fn has_cpr(content: &Content) -> bool {
    !numbers(content, Part::Any).is_empty()
}

/// Collects the numbers in all texts of a value, without their hyphens.
///
/// It goes through the value's JSON as it is read: as a tree it would take more memory than all documents together.
fn numbers(value: &impl Serialize, part: Part) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if let Ok(json) = serde_json::to_vec(value) {
        let _ = Search { part, found: &mut found }.deserialize(&mut serde_json::Deserializer::from_slice(&json));
    }
    found
}

/// Which part of the model is searched.
#[derive(Clone, Copy)]
enum Part {
    /// All of it but the items, which are searched one by one.
    Protocol,
    Document,
    Any,
}

impl Part {
    /// Returns the part that a field is; none: it is not searched.
    fn field(self, name: &str) -> Option<Self> {
        match (self, name) {
            // The figures of a hash are not anybody's number.
            (Self::Protocol, "items" | "chain") | (Self::Document, "pins") => None,
            (Self::Protocol, "document") => Some(Self::Document),
            _ => Some(Self::Any),
        }
    }
}

/// What a value was, as far as what it is in needs to know.
enum Found {
    Text(String),
    /// A stretch of rich text, and what it says.
    Inline(String),
    /// A list of such stretches.
    Line(String),
    Other,
}

/// Looks for numbers in a value while it is read.
struct Search<'a> {
    part: Part,
    found: &'a mut BTreeSet<String>,
}

impl<'de> DeserializeSeed<'de> for Search<'_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = Found;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a part of the model")
    }

    fn visit_str<E>(self, text: &str) -> Result<Found, E> {
        self.found.extend(in_text(text));
        Ok(Found::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_unit<E>(self) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Found, A::Error> {
        let mut line: Option<String> = None;
        while let Some(found) = all.next_element_seed(Search { part: Part::Any, found: &mut *self.found })? {
            if let Found::Inline(text) = found {
                line.get_or_insert_default().push_str(&text);
            }
        }
        // A line of rich text is one text, whatever is emphasised in it.
        let Some(line) = line else { return Ok(Found::Other) };
        self.found.extend(in_text(&line));
        Ok(Found::Line(line))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Found, A::Error> {
        let (mut is_inline, mut says) = (false, None);
        while let Some(name) = fields.next_key::<String>()? {
            let Some(part) = self.part.field(&name) else {
                fields.next_value::<IgnoredAny>()?;
                continue;
            };
            let found = fields.next_value_seed(Search { part, found: &mut *self.found })?;
            match (name.as_str(), found) {
                ("inline", _) => is_inline = true,
                ("text", Found::Text(text)) | ("content", Found::Line(text)) => says = Some(text),
                _ => {}
            }
        }
        Ok(if is_inline { Found::Inline(says.unwrap_or_else(|| "\n".to_owned())) } else { Found::Other })
    }
}

/// Finds the numbers in a text.
fn in_text(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digits = |from: usize, n: usize| -> Option<String> {
        let part = chars.get(from..from + n)?;
        part.iter().all(char::is_ascii_digit).then(|| part.iter().collect())
    };
    let is_digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    for start in 0..chars.len() {
        if is_digit(start.checked_sub(1)) {
            continue;
        }
        let Some(date) = digits(start, 6).filter(|d| is_date(d)) else { continue };
        let blanks = |from: usize| {
            let is_blank = |c: &&char| c.is_whitespace() && **c != '\n';
            chars.get(from..).unwrap_or_default().iter().take_while(is_blank).count()
        };
        let gap = start + 6 + blanks(start + 6);
        let is_joined = chars.get(gap).is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–'));
        let at = if is_joined { gap + 1 + blanks(gap + 1) } else { gap };
        let Some(rest) = digits(at, 4) else { continue };
        // "150125 2025" is a day and a year far more often than somebody's number.
        let is_apart = at > start + 6 && !is_joined;
        if is_digit(Some(at + 4)) || (is_apart && is_year(&rest)) {
            continue;
        }
        found.push(format!("{date}{rest}"));
    }
    found
}

/// Returns whether four digits are a year that a protocol may name.
fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}

/// Returns whether six digits are a day, a month and a year.
///
/// A replacement number has 60 added to its day.
fn is_date(digits: &str) -> bool {
    let part = |at: usize| digits.get(at..at + 2).and_then(|d| d.parse::<u32>().ok()).unwrap_or(0);
    let day = if part(0) > 60 { part(0) - 60 } else { part(0) };
    let longest = match part(2) {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_date_and_four_digits_and_nothing_longer() {
        for text in ["010190-1234", "Født 0101901234.", "(290200–1234)", "610190-1234", "x311299\u{2011}0000y"] {
            assert_eq!(in_text(text).len(), 1, "{text}");
        }
        for text in ["320190-1234", "011390-1234", "310490-1234", "010190-12345", "20101901234", "14951/25"] {
            assert!(in_text(text).is_empty(), "{text}");
        }
        assert_eq!(in_text("010190-1234 og 020290-1234"), ["0101901234", "0202901234"]);
    }

    #[test]
    fn blanks_hide_no_number_and_make_none_of_a_telephone_or_a_year() {
        for text in ["010190 1234", "010190 - 1234", "010190\u{a0}–\u{a0}1234", "Født 010190  1234.", "010190- 2034"]
        {
            assert_eq!(in_text(text).len(), 1, "{text}");
        }
        for text in [
            "45 12 34 56 78",
            "+45 12345678",
            "320190 1234",
            "010190 12345",
            "3010190 1234",
            "150125 2025",
            "15. januar 2025 1234",
            "150125\n1234 kr.",
            "010190 -  - 1234",
        ] {
            assert!(in_text(text).is_empty(), "{text}");
        }
        assert_eq!(in_text("010190 1234 020290 1234"), ["0101901234", "0202901234"]);
    }
}
