//! The line for a point that nobody planned: its title, its minutes if it has any, and whether it is closed.

use crate::agenda::Access;
use crate::lang::{Lang, SlotWords, Words};
use crate::text;
use crate::wording::locked;

/// What may be between a closing word and the title.
const BEFORE: &[char] =
    &[' ', '(', '[', '{', '<', ':', ';', ',', '-', '–', '—', '·', '/', '|', '*', '_', '"', '»', '«'];
const AFTER: &[char] =
    &[' ', ')', ']', '}', '>', ':', ';', ',', '.', '!', '-', '–', '—', '·', '/', '|', '*', '_', '"', '»', '«'];

/// How many characters a word that a number belongs to may have and not be the end of a compound: "no", "etage".
const LONGEST_WHOLE_WORD: usize = 4;

/// How many characters a number may have.
const LONGEST_NUMBER: usize = 20;

/// An unplanned point as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotLine {
    /// Its number, written before the title: "#14".
    pub number: Option<String>,
    /// The title, without what closes it.
    pub title: String,
    /// The budget in minutes.
    pub minutes: Option<u32>,
    /// Whether the public may read it; closed as well while that is not clear.
    pub access: Access,
    /// The title with the closing word in it, where that may belong to the title: to be asked.
    pub unclear: Option<String>,
}

/// Reads the line of an unplanned point: a title, maybe with a number of its own before it ("#14 Budget"), with minutes
/// after it ("Eventuelt 10", "Eventuelt 10 min"), or with a word that closes it ("Personalesag 10 lukket", "Lukket:
/// Personalesag", "Personalesag (fortrolig)").
#[must_use]
pub fn slot_line(line: &str) -> SlotLine {
    let (number, rest) = number(line);
    SlotLine { number, ..titled(rest) }
}

/// Takes the number off the beginning of a line: "#14 Budget".
#[must_use]
pub fn number(line: &str) -> (Option<String>, &str) {
    let Some(rest) = line.trim_start().strip_prefix('#') else { return (None, line) };
    let (number, title) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let number = text::one_line(number.trim_end_matches(['.', ',', ':']));
    let is_number = number.chars().any(char::is_alphanumeric) && number.chars().count() <= LONGEST_NUMBER;
    if is_number { (Some(number), title) } else { (None, line) }
}

/// Reads the line without a number.
fn titled(line: &str) -> SlotLine {
    // Somebody who types the sign means it.
    let has_lock = line.contains(locked::SIGN);
    let clean = text::one_line(&line.replace(locked::SIGN, " "));
    let mut is_denied = false;
    let found: Vec<Closing> = words(&clean)
        .filter_map(|(word, at)| {
            let next = denies(word) || (is_denied && is_between(word));
            let denied = std::mem::replace(&mut is_denied, next);
            Closing::of(denied, word, at, &clean)
        })
        .collect();
    let clear = found.iter().find(|c| c.is_clear);
    let Some(closing) = clear.or(found.first().filter(|_| !has_lock)) else {
        let (title, minutes) = minutes(&clean);
        let access = if has_lock { Access::Closed } else { Access::Open };
        return SlotLine { number: None, title, minutes, access, unclear: None };
    };
    let (whole, of_whole) = minutes(&clean);
    let (title, of_title) = minutes(&closing.rest);
    let unclear = (!closing.is_clear).then(|| whole.clone());
    // The word alone is all the title that there is.
    let title = if title.is_empty() { whole } else { title };
    SlotLine { number: None, title, minutes: of_title.or(of_whole), access: Access::Closed, unclear }
}

/// A word that closes the point, or may.
struct Closing {
    /// Whether it is clearly not part of the title.
    is_clear: bool,
    /// The line without it.
    rest: String,
}

impl Closing {
    fn of(is_denied: bool, word: &str, at: usize, line: &str) -> Option<Self> {
        let lower = plain(word);
        let closes = all(|w| w.closing).any(|closing| closing == lower);
        let is_misspelt =
            || all(|w| w.closing).any(|closing| strsim::osa_distance(closing, &lower) <= 1 + closing.len() / 8);
        let is_public = all(|w| w.public).any(|public| lower.starts_with(public));
        let is_maybe = all(|w| w.maybe_closing).any(|part| lower.contains(part));
        let is_near = !closes && is_misspelt();
        if !(closes || is_maybe || (is_public && is_denied) || is_near) {
            return None;
        }
        if !closes && !is_near {
            // "Lukning af svømmehallen" is no title without its first word.
            return Some(Self { is_clear: false, rest: line.to_owned() });
        }
        let (before, rest) = line.split_at_checked(at)?;
        let after = rest.get(word.len()..)?;
        let alone = Self::without(before, after, closes)?;
        // "Lukket punkt", where that is all that it says: what it is of goes with it.
        let with_matter = past_matter(after).and_then(|after| Self::without(before, after, closes));
        Some(with_matter.filter(|closing| closing.is_clear).unwrap_or(alone))
    }

    /// Takes what closes it out of a line, as what is before and after that.
    fn without(before: &str, after: &str, closes: bool) -> Option<Self> {
        let (left, right) = (before.trim_end_matches(BEFORE), after.trim_start_matches(AFTER));
        let is_last = right.is_empty() || minutes(&format!("x {right}")).0 == "x";
        // Set off by more than a blank: "Lukket: …", "(lukket)", "… – lukket".
        let is_set_off = before.get(left.len()..)?.trim() != "" || (left.is_empty() && is_set_off(after));
        let rest = text::one_line(&format!("{left} {right}"));
        Some(Self { is_clear: closes && (is_last || is_set_off), rest })
    }
}

/// Returns what follows the word for what is closed, where that comes next.
fn past_matter(after: &str) -> Option<&str> {
    let next = after.strip_prefix(' ')?;
    let word = next.split(|c: char| !c.is_alphanumeric()).next()?;
    let lower = plain(word);
    all(|w| w.matters).any(|matter| matter == lower).then(|| next.get(word.len()..))?
}

/// Lists words of a kind in every language.
fn all(words: fn(&SlotWords) -> Words) -> impl Iterator<Item = &'static str> {
    Lang::understood_in_all().flat_map(move |of| words(&of.slots)).copied()
}

fn denies(word: &str) -> bool {
    Lang::any_has(|of| of.slots.not, &word.to_lowercase())
}

fn is_between(word: &str) -> bool {
    Lang::any_has(|of| of.slots.between, &word.to_lowercase())
}

/// A word in small letters as they are usually typed: without joiners, and with full-width letters as plain ones.
fn plain(word: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    word.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}'))
        .map(narrow)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns whether something follows that sets a first word off from the title.
fn is_set_off(after: &str) -> bool {
    let between: String = after.chars().take_while(|c| AFTER.contains(c)).collect();
    !between.trim().is_empty()
}

/// Lists the words of a line with the bytes that they begin at.
fn words(line: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    line.split(|c: char| !c.is_alphanumeric() && c != '\u{200d}' && c != '\u{ad}').filter_map(move |word| {
        let from = at;
        // A separator may have several bytes.
        let next = line.get(from + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        at = from + word.len() + next;
        (!word.is_empty()).then_some((word, from))
    })
}

/// Takes the minutes off the end of a title; a bare number may belong to the word before it: "uge 52".
fn minutes(line: &str) -> (String, Option<u32>) {
    let with_unit = all(|w| w.minutes).find_map(|unit| line.strip_suffix(unit));
    let bare = with_unit.unwrap_or(line);
    if let Some((title, number)) = bare.trim_end().rsplit_once(' ')
        && let Ok(minutes @ 1..=1440) = number.parse::<u32>()
        && (with_unit.is_some() || !takes_number(title))
    {
        return (title.trim().to_owned(), Some(minutes));
    }
    (line.to_owned(), None)
}

/// Returns whether a text ends with a word that a number belongs to: "i uge", "kl.", "§", "byggeetape", "1. januar".
fn takes_number(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let word = text::casefold(last.trim_matches(|c: char| !c.is_alphanumeric() && c != '§'));
    // A long word is also the end of a compound.
    let is_end = |known: &str| word == known || (known.len() > LONGEST_WHOLE_WORD && word.ends_with(known));
    let of_months = || Lang::understood_in_all().flat_map(|of| of.dates.months.into_iter().flatten());
    all(|w| w.numbered).any(is_end) || of_months().any(|month| *month == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, Option<u32>, bool) {
        let SlotLine { title, minutes, access, .. } = slot_line(line);
        (title, minutes, access.is_closed())
    }

    fn of(title: &str, minutes: Option<u32>, closed: bool) -> (String, Option<u32>, bool) {
        (title.to_owned(), minutes, closed)
    }

    #[test]
    fn a_number_after_a_title_is_its_minutes() {
        assert_eq!(read("Eventuelt 10"), of("Eventuelt", Some(10), false));
        assert_eq!(read(" Orientering om IT 15 min "), of("Orientering om IT", Some(15), false));
        assert_eq!(read("Budget 2026"), of("Budget 2026", None, false));
        assert_eq!(read("Eventuelt"), of("Eventuelt", None, false));
        assert_eq!(read("10"), of("10", None, false));
    }

    #[test]
    fn a_number_that_belongs_to_the_word_before_it_is_no_minutes() {
        for title in [
            "Svømmehallen i uge 52",
            "Skolefest kl. 14",
            "Klage efter § 17",
            "Høring af sag nr. 8",
            "Byggeetape 2",
            "Lokalplan 314",
            "Åbningstider fra 1. maj 25",
            "Møde den 12",
            "Annex 3",
            "Road works in week 7",
        ] {
            assert_eq!(read(title), of(title, None, false));
            assert_eq!(read(&format!("{title} 10")), of(title, Some(10), false));
            assert!(read(&format!("{title} min")).1.is_some(), "{title} says that it is minutes");
        }
        assert_eq!(read("Ekstra punkt 15"), of("Ekstra punkt", Some(15), false));
    }

    #[test]
    fn a_number_of_its_own_is_before_the_title() {
        let read = |line: &str| {
            let SlotLine { number, title, minutes, access, .. } = slot_line(line);
            (number, title, minutes, access.is_closed())
        };
        let of =
            |number: &str, title: &str, minutes, closed| (Some(number.to_owned()), title.to_owned(), minutes, closed);
        assert_eq!(read("#14 Titel"), of("14", "Titel", None, false));
        assert_eq!(read(" #4a Budget 10 "), of("4a", "Budget", Some(10), false));
        assert_eq!(read("#16/18 Personalesag lukket"), of("16/18", "Personalesag", None, true));
        assert_eq!(read("#14. Titel"), of("14", "Titel", None, false));
        assert_eq!(read("#14"), of("14", "", None, false));
        for line in ["# Titel", "#", "Titel #14", &format!("#{} Titel", "1".repeat(30))] {
            assert_eq!(slot_line(line).number, None, "{line}");
        }
    }

    #[test]
    fn a_closing_word_closes_in_any_case_place_and_punctuation() {
        for line in [
            "Personalesag lukket",
            "Personalesag Lukket",
            "Personalesag LUKKET.",
            "Personalesag, lukket",
            "Personalesag - lukket!",
            "Personalesag (lukket)",
            "Personalesag(lukket)",
            "[Lukket] Personalesag",
            "Lukket: Personalesag",
            "lukket – Personalesag",
            "Personalesag closed",
            "Personalesag luk\u{200d}ket",
            "Personalesag ｌｕｋｋｅｔ",
            "Fortrolig: Personalesag",
            "Personalesag (confidential)",
        ] {
            assert_eq!(read(line), of("Personalesag", None, true), "{line}");
            assert_eq!(slot_line(line).unclear, None, "{line}");
        }
        for line in [
            "Personalesag 10 lukket",
            "Personalesag lukket 10",
            "Lukket: Personalesag 10 min",
            "Personalesag (LUKKET) 10",
        ] {
            assert_eq!(read(line), of("Personalesag", Some(10), true), "{line}");
        }
        for (line, title, minutes) in [
            ("Personalesag, lukket punkt, 10 min", "Personalesag", Some(10)),
            ("Fratrædelsesaftale 5 min lukket sag", "Fratrædelsesaftale", Some(5)),
            ("Lukket punkt: Fratrædelse", "Fratrædelse", None),
            ("Staff matter (closed item)", "Staff matter", None),
        ] {
            assert_eq!(read(line), of(title, minutes, true), "{line}");
            assert_eq!(slot_line(line).unclear, None, "{line}");
        }
        assert_eq!(read("Lukket"), of("Lukket", None, true));
        assert_eq!(read("Sag mv. lukket"), of("Sag mv.", None, true));
    }

    #[test]
    fn a_word_that_may_belong_to_the_title_closes_until_that_was_asked() {
        for (line, title, whole) in [
            ("Kontoret lukket i uge 42 30", "Kontoret i uge 42", "Kontoret lukket i uge 42"),
            ("Lukket punkt om ansættelser 30", "punkt om ansættelser", "Lukket punkt om ansættelser"),
            ("Sag for lukkede døre 30", "Sag for lukkede døre", "Sag for lukkede døre"),
            ("Fortroligt om salget 30", "om salget", "Fortroligt om salget"),
            ("Lukning af svømmehallen 30", "Lukning af svømmehallen", "Lukning af svømmehallen"),
            (
                "Svømmehallens lukkedage i uge 52 30",
                "Svømmehallens lukkedage i uge 52",
                "Svømmehallens lukkedage i uge 52",
            ),
        ] {
            assert_eq!(read(line), of(title, Some(30), true), "{line}");
            assert_eq!(slot_line(line).unclear.as_deref(), Some(whole), "{line}");
        }
        // A clear word decides.
        assert_eq!(slot_line("Lukket: sag om den lukkede skole").unclear, None);
        for line in [
            "Sag, ikke offentlig",
            "Sag (ej offentligt)",
            "Non-public matter",
            "Hemmeligt møde",
            "Sag lukket10",
            "Sag 10lukket",
            "Sag 10minlukket",
            "Saglukket",
            "Sag, ikke til offentliggørelse",
            "Sag, ikke for offentligheden",
            "Uoffentlig sag",
            "Højfortrolig sag",
            "Sag strengtfortroligt",
            "Sag, skal lukkes",
            "Sag lukkt",
            "Sag lukekt",
            "Sag fortrolgt",
            "Privat sag",
            "Aflukket areal",
            "Lukningstider",
        ] {
            assert!(read(line).2 && slot_line(line).unclear.is_some(), "{line}");
        }
        assert_eq!(read("Personalesag 🔒 10"), of("Personalesag", Some(10), true));
        assert_eq!(slot_line("🔒 Den lukkede skole").unclear, None);
        for open in ["Offentlig høring", "Public hearing"] {
            assert_eq!(read(open), of(open, None, false));
        }
    }
}
