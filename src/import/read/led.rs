//! Those who present and those who come, as titles and sentences name them.

use super::people::{Mention, list};
use super::scan::{cut, word_starts};
use super::words;

/// What leads to those who present.
const LED: &[&str] = &[" v. ", " v/", " V. ", " v.", " ved ", " by ", " v ", " (v. ", " (v/", " (ved "];

/// People whom a title names as those who present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led<'a> {
    pub title: &'a str,
    pub leads: Vec<Mention>,
    /// What is after them.
    pub rest: &'a str,
}

/// Takes those who present off a title: "Velkomst ved borgmester Bo Bech", "Status v. Ane Ager (Direktør)".
pub fn led(text: &str) -> Option<Led<'_>> {
    // No title is longer, and each place where somebody may be named is tried.
    if text.len() > 4_000 {
        return None;
    }
    let starts_with_lead =
        ["v/", "v. ", "V. ", "Ved "].iter().find_map(|lead| text.strip_prefix(lead)).map(|after| ("", after));
    let places = text.char_indices().filter(|(_, c)| *c == ' ').filter_map(|(at, _)| {
        let (before, here) = cut(text, at);
        let lead = LED.iter().find(|lead| here.starts_with(**lead))?;
        Some((before, cut(here, lead.len()).1))
    });
    for (title, after) in starts_with_lead.into_iter().chain(places) {
        let (first, rest) = first_sentence(after);
        for (named, rest) in [(after, ""), (first, rest)] {
            let named = if title.contains('(') || text.contains("(v") { named.trim_end_matches(')') } else { named };
            if let Some(leads) = list(named)
                .filter(|leads| leads.iter().any(|m| m.name.is_some()) || leads.len() == 1 && after.len() < 60)
            {
                return Some(Led { title: title.trim_end_matches([',', ' ', '-', '–']), leads, rest });
            }
        }
    }
    None
}

/// Abbreviations after which a sentence goes on.
const ABBREVIATED: &[&str] = &[
    "d", "kl", "jf", "nr", "evt", "ca", "bl.a", "f.eks", "mhp", "pr", "v", "st", "dr", "hhv", "ift", "mht", "pba",
    "inkl", "ekskl", "vedr", "osv", "m.v", "mv", "m.fl", "stk", "dec", "jan", "feb", "mr", "mrs", "cllr", "fx", "tlf",
    "s", "max", "min", "a", "i",
];

/// Splits a text after its first sentence.
pub fn first_sentence(text: &str) -> (&str, &str) {
    for (at, c) in text.char_indices() {
        let (before, here) = cut(text, at + c.len_utf8());
        if c != '.' || !(here.starts_with(' ') || here.is_empty()) {
            continue;
        }
        let before_stop = before.trim_end_matches('.');
        let word = before_stop.rsplit([' ', '(']).next().unwrap_or_default();
        let goes_on = here.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        if here.trim().is_empty()
            || !goes_on
                && !is_initial
                && !ABBREVIATED.contains(&word.to_lowercase().as_str())
                && !word.bytes().all(|b| b.is_ascii_digit())
        {
            return (before, here.trim_start());
        }
    }
    (text, "")
}

/// People of whom a sentence says that they come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming<'a> {
    /// What is before them, where the sentence begins with something else.
    pub before: &'a str,
    pub guests: Vec<Mention>,
    pub via: Option<String>,
    /// Whether they present.
    pub is_lead: bool,
}

/// Says that somebody comes.
const COMES: &[&str] = &[
    "deltager",
    "deltog",
    "deltar",
    "deltok",
    "deltek",
    "medvirker",
    "medverkar",
    "attends",
    "attend",
    "attended",
    "joins",
    "join",
    "møder",
    "kommer",
];

/// Says that somebody presents.
const PRESENTS: &[&str] =
    &["giver", "orienterer", "præsenterer", "gennemgår", "holder", "indleder", "fremlægger", "presents", "orienterar"];

/// What may be after the verb.
const COMES_TO: &[&str] =
    &["under, i, via, på, ved, for, til, digitalt, online, by, over, en, et, a, punktet, og, om, oplæg"];

/// Reads a sentence which says that somebody comes: "Økonomichef Bo Bech deltager under behandlingen via Teams."
pub fn coming(sentence: &str) -> Option<Coming<'_>> {
    if sentence.len() > 600 {
        return None;
    }
    let text = sentence.trim().trim_end_matches(['.', ' ']);
    for at in word_starts(text) {
        let (before, here) = cut(text, at);
        let verb = here.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_lead = PRESENTS.contains(&verb);
        if !is_lead && !COMES.contains(&verb) {
            continue;
        }
        let after = cut(here, verb.len()).1.trim();
        let first = after.split([' ', ',', '.']).next().unwrap_or_default();
        if ["ikke", "inte", "ikkje", "not"].contains(&first) {
            return None;
        }
        let via = via(after);
        // "Fra Sekretariatet deltager Bo Bech under behandlingen."
        let is_inverted = ["Fra ", "Desuden", "Endvidere", "Herudover", "Som suppleant", "Til punktet"]
            .iter()
            .any(|lead| before.starts_with(lead));
        if is_inverted {
            let named = [" under ", " i behandling", " via ", " ved "].iter().filter_map(|end| after.find(end)).min();
            let guests = list(named.map_or(after, |end| cut(after, end).0))?;
            return Some(Coming { before: "", guests, via, is_lead });
        }
        if !(first.is_empty() || words::has(COMES_TO, first)) {
            continue;
        }
        let subject = before.trim().trim_end_matches(',');
        let subject = subject
            .split_once(": ")
            .filter(|(lead, _)| super::labels::label(lead).is_some())
            .map_or(subject, |(_, rest)| rest);
        for start in word_starts(subject) {
            let (lead, named) = cut(subject, start);
            let is_start = lead.is_empty() || lead.ends_with([' ', '.']);
            if let Some(guests) = list(named).filter(|_| is_start && named.starts_with(char::is_uppercase)) {
                return Some(Coming { before: lead.trim(), guests, via, is_lead });
            }
        }
        return None;
    }
    None
}

/// Reads by what somebody comes, if not in person.
fn via(text: &str) -> Option<String> {
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(word).find_map(|word| match word.as_str() {
        "teams" => Some("Teams".to_owned()),
        "zoom" => Some("Zoom".to_owned()),
        "skype" => Some("Skype".to_owned()),
        "online" | "digitalt" | "video" | "telefon" | "videolink" => Some(word),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::people::tests::short;
    use super::*;

    #[test]
    fn those_who_present_are_taken_off_a_title() {
        let led = led("Fremtidens velfærd ved Lisbeth Knudsen, Strategidirektør hos Mandag Morgen. Med afsæt i det.")
            .unwrap();
        assert_eq!((led.title, led.rest), ("Fremtidens velfærd", "Med afsæt i det."));
        assert_eq!(short(&led.leads), ["Strategidirektør|Lisbeth Knudsen|Mandag Morgen"]);
        let led = super::led("Velkomst v. Jonas Kroustrup (Kommunaldirektør)").unwrap();
        assert_eq!((led.title, short(&led.leads)), ("Velkomst", vec!["Kommunaldirektør|Jonas Kroustrup".to_owned()]));
        let led = super::led("v/Jonas Kroustrup, Kommunaldirektør").unwrap();
        assert_eq!(short(&led.leads), ["Kommunaldirektør|Jonas Kroustrup"]);
        for text in ["Sandwich i forhallen ved caféborde", "Dialog om råderumscases ved KL", "Oplæg ved årets slutning"]
        {
            assert_eq!(super::led(text), None, "{text}");
        }
    }

    #[test]
    fn a_sentence_says_who_comes() {
        let read = coming("Bettina Andersen (Økonomichef) deltager under behandlingen via TEAMS.").unwrap();
        assert_eq!(
            (short(&read.guests), read.via.as_deref()),
            (vec!["Økonomichef|Bettina Andersen".to_owned()], Some("Teams"))
        );
        let read = coming(
            "Prioritering af opgaver i 2025 Specialkonsulent Charlotte Gammelgaard deltager under behandlingen.",
        )
        .unwrap();
        assert_eq!(
            (read.before, short(&read.guests)),
            ("Prioritering af opgaver i 2025", vec!["Specialkonsulent|Charlotte Gammelgaard".to_owned()])
        );
        let read =
            coming("Fra Ledelsessekretariatet deltager Trine Poulsen og Charlotte Gammelgaard under behandlingen.")
                .unwrap();
        assert_eq!(short(&read.guests), ["|Trine Poulsen", "|Charlotte Gammelgaard"]);
        let read =
            coming("Lene Mehlsen Thomsen (Direktør for Velfærdsforvaltningen) giver en mundtlig orientering.").unwrap();
        assert!(read.is_lead);
        assert_eq!(coming("Kim Bruun deltager ikke på mødet"), None);
    }

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        assert_eq!(first_sentence("Mødet er d. 12. marts. Alle kommer."), ("Mødet er d. 12. marts.", "Alle kommer."));
        assert_eq!(first_sentence("Af J. P. Hansen m.fl. og andre"), ("Af J. P. Hansen m.fl. og andre", ""));
    }
}
