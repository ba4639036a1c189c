//! What a stretch of the plan says beside and below its time: title, length, people, text.

use super::led::{coming, first_sentence, led};
use super::lines::{Row, Shape, append};
use super::people::{self, Mention};
use super::plan::Slot;
use super::prose::{self, Paragraph};
use super::times;
use super::words;
use crate::agenda::plan::SlotKind;
use crate::agenda::slips;
use crate::text;

/// Titles that say nothing without what is below them, folded.
const BARE: &[&str] = &["oplaeg", "praesentation", "presentation", "indlaeg", "foredrag", "presentasjon", "talk"];

/// Takes title, people and length out of what was printed beside and below the time.
pub fn finish(slot: &mut Slot) {
    let paragraphs = prose::paragraphs(&slot.body);
    let mut paragraphs = paragraphs.into_iter();
    let Some(first) = paragraphs.next() else { return };
    let mut rest: Vec<Paragraph> = Vec::new();
    let (mut title, below) = title_rows(slot, &first);
    rest.extend(below);
    // Columns, and sentences after the title.
    if let Some((start, more)) = title.split_once("  ") {
        let more = more.trim().to_owned();
        rest.push(Paragraph { text: more.clone(), row: Row { text: more, ..first.row.clone() } });
        title = start.trim().to_owned();
    }
    rest.extend(paragraphs);
    title = take_coming(slot, &title);
    title = take_time_and_length(slot, &title);
    let mut tail = String::new();
    if let Some(led) = led(&title) {
        slot.leads.extend(led.leads);
        tail = led.rest.to_owned();
        title = led.title.to_owned();
    } else if let (start, more) = first_sentence(&title)
        && !more.is_empty()
    {
        tail = more.to_owned();
        title = start.to_owned();
    }
    title = take_time_and_length(slot, &title);
    if !tail.is_empty() {
        rest.insert(0, Paragraph { text: tail.clone(), row: Row { text: tail, ..first.row.clone() } });
    }
    slot.title = without_stop(&title).to_owned();
    let mut body = Vec::new();
    for (at, paragraph) in rest.iter().enumerate() {
        let text = take_sentences(slot, &paragraph.text, at);
        if text.contains(char::is_alphanumeric) {
            body.push(Row { text, goes_on: false, ..paragraph.row.clone() });
        }
    }
    slot.body = body;
    let is_bare = BARE.contains(&text::casefold(&slot.title).as_str()) || slot.title.is_empty();
    if let Some(below) = slot.body.first_mut().filter(|below| is_bare && !matches!(below.shape, Shape::Element(..))) {
        let (sentence, more) = first_sentence(&below.text);
        let cut = [" herunder ", ", herunder ", " including "].iter().filter_map(|word| sentence.find(word)).min();
        let title = super::scan::cut(sentence, cut.unwrap_or(sentence.len())).0;
        slot.is_title_guessed = !slot.title.is_empty();
        slot.title = without_stop(title).to_owned();
        // What was cut off is still said in the text.
        if cut.is_none() {
            below.text = more.to_owned();
        }
    }
    slot.body.retain(|row| row.text.contains(char::is_alphanumeric));
    slot.kind = kind(&slot.title);
}

/// Returns the title, and what was printed below it although its line was full: where the first lines name who
/// presents, and with the next one they do not, the title ends there.
fn title_rows(slot: &Slot, first: &Paragraph) -> (String, Option<Paragraph>) {
    let whole = first.text.clone();
    let rows: Vec<&Row> = slot.body.iter().take_while(|row| row.place == first.row.place || row.goes_on).collect();
    let bare = times::trailing_length(&whole).map_or(whole.as_str(), |(_, rest)| rest);
    if led(bare).is_some() || rows.len() < 2 {
        return (whole, None);
    }
    let mut title = String::new();
    for (at, row) in rows.iter().enumerate() {
        append(&mut title, &row.text);
        let is_led =
            led(&title).is_some_and(|led| led.rest.is_empty() && led.leads.iter().all(|lead| lead.name.is_some()));
        if let Some(below) = rows.get(at + 1).filter(|_| is_led) {
            let mut text = String::new();
            rows.iter().skip(at + 1).for_each(|row| append(&mut text, &row.text));
            let row = Row { text: text.clone(), goes_on: false, ..(*below).clone() };
            return (title, Some(Paragraph { text, row }));
        }
    }
    (whole, None)
}

/// Returns what kind of slot a title names.
pub fn kind(title: &str) -> Option<SlotKind> {
    slips::kind_of_title(title).or_else(|| {
        let kinds = [(words::is_close(title), SlotKind::Close), (words::is_break(title), SlotKind::Break)];
        kinds.iter().find(|(is, _)| *is).map(|(_, kind)| *kind)
    })
}

/// Takes the full stop or colon off the end of a title, but not that of an abbreviated month.
pub fn without_stop(title: &str) -> &str {
    let title = title.trim().trim_end_matches([':', ' ', ';', ',']);
    let Some(bare) = title.strip_suffix('.') else { return title };
    let last = text::casefold(bare.rsplit(' ').next().unwrap_or_default());
    let is_short = words::MONTHS.iter().flat_map(|names| names.iter()).any(|name| *name == last && name.len() <= 4)
        || ["m.v", "mv", "m.fl", "m.m", "osv"].contains(&last.as_str());
    if is_short || title.ends_with("..") { title } else { bare }
}

fn take_coming(slot: &mut Slot, title: &str) -> String {
    let (first, more) = first_sentence(title);
    for (before, sentence) in [("", title), (first, more)] {
        if let Some(coming) =
            coming(sentence).filter(|coming| !(coming.is_lead || before.is_empty() && coming.before.is_empty()))
        {
            let via = coming.via.clone();
            slot.guests.extend(coming.guests.into_iter().map(|guest| (guest, via.clone())));
            let mut title = before.to_owned();
            append(&mut title, coming.before);
            return title;
        }
    }
    title.to_owned()
}

fn take_time_and_length(slot: &mut Slot, title: &str) -> String {
    let mut title = title.trim();
    if let Some((minutes, rest)) = times::trailing_length(title).filter(|_| slot.minutes.is_none()) {
        slot.minutes = Some(minutes);
        title = rest;
    }
    if slot.span.is_none()
        && let Some((span, rest)) = times::trailing(title)
    {
        slot.span = Some(span);
        title = rest;
    }
    title.to_owned()
}

/// Takes the people out of the sentences of a paragraph; returns what is left of it.
fn take_sentences(slot: &mut Slot, paragraph: &str, at: usize) -> String {
    let mut text = take_time_and_length(slot, paragraph);
    // "Gruppedrøftelse 1 – status v. Ane Ager (30 min)"
    if slot.leads.is_empty()
        && let Some(led) =
            led(&text).filter(|led| led.rest.is_empty() && at < 2 && led.leads.iter().all(|m| m.name.is_some()))
    {
        slot.leads.extend(led.leads);
        text = led.title.to_owned();
    }
    let mut left = String::new();
    let mut rest = text.as_str();
    let mut is_first = true;
    while !rest.is_empty() {
        let (sentence, more) = first_sentence(rest);
        rest = more;
        match coming(sentence).filter(|coming| coming.before.is_empty()) {
            Some(coming) => {
                let is_plain = says_only_that(sentence);
                if coming.is_lead {
                    let of_one_place = leads_of(sentence);
                    slot.are_leads_guessed |= !of_one_place.is_empty();
                    let named = coming.guests.into_iter().filter(|mention| mention.name.is_some());
                    slot.leads.extend(if of_one_place.is_empty() { named.collect() } else { of_one_place });
                } else {
                    let via = coming.via.clone();
                    slot.guests.extend(coming.guests.into_iter().map(|guest| (guest, via.clone())));
                }
                if !is_plain || coming.is_lead {
                    append(&mut left, sentence);
                }
            }
            None => {
                if slot.leads.is_empty() && is_first && at == 0 {
                    let leads = leads_of(sentence);
                    slot.are_leads_guessed |= !leads.is_empty();
                    slot.leads.extend(leads);
                }
                append(&mut left, sentence);
            }
        }
        is_first = false;
    }
    left
}

/// Returns whether a sentence says that somebody comes to the item and no more.
fn says_only_that(sentence: &str) -> bool {
    const ENDS: &[&str] = &[
        "under behandlingen",
        "under behandlingen af punktet",
        "i behandlingen",
        "under punktet",
        "i punktet",
        "under behandling",
        "deltager",
        "deltog",
    ];
    let folded = sentence.to_lowercase();
    let folded = folded.trim_end_matches(['.', ' ']);
    let folded = folded.split(" via ").next().unwrap_or(folded);
    ENDS.iter().any(|end| folded.ends_with(end))
}

/// Finds those of whom a sentence says that they give a talk: "Kontorchef Ane Ager og konsulent Bo Bech fra KL's enhed
/// … give et oplæg".
fn leads_of(sentence: &str) -> Vec<Mention> {
    let folded = sentence.to_lowercase();
    let gives = [" oplæg", " orientering", " præsentation", " presentation"].iter().any(|word| folded.contains(word));
    let from = sentence.find(" fra ").or_else(|| sentence.find(" from "));
    let Some(at) = from.filter(|_| gives) else { return Vec::new() };
    let (named, place) = super::scan::cut(sentence, at);
    let place = place.trim_start().split_once(' ').map_or("", |(_, place)| place);
    let first = place.split_whitespace().next().unwrap_or_default();
    let organisation = first.trim_end_matches("'s").trim_end_matches("’s");
    let Some(mut leads) = people::list(named).filter(|leads| leads.iter().all(|m| m.name.is_some())) else {
        return Vec::new();
    };
    if organisation.starts_with(char::is_uppercase) {
        for lead in &mut leads {
            lead.organisation.get_or_insert_with(|| organisation.to_owned());
        }
    }
    leads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_keeps_the_stop_of_its_month() {
        assert_eq!(without_stop("Chefforum d. 23. feb."), "Chefforum d. 23. feb.");
        assert_eq!(without_stop("Nye retningslinjer."), "Nye retningslinjer");
        assert_eq!(without_stop("Økonomi-punkter:"), "Økonomi-punkter");
    }

    #[test]
    fn those_who_give_a_talk_are_found_in_its_first_sentence() {
        let leads =
            leads_of("Kontorchef Ane Ager Dam og konsulent Bo Bech fra KL's enhed vil komme og give et oplæg om det.");
        let named: Vec<(&str, &str)> =
            leads.iter().map(|m| (m.name.as_deref().unwrap(), m.organisation.as_deref().unwrap())).collect();
        assert_eq!(named, [("Ane Ager Dam", "KL"), ("Bo Bech", "KL")]);
    }
}
