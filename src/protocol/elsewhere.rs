//! What a public agenda made of a changed file says that is closed in the meeting: words of something closed may stand
//! anywhere else in the file, and nobody has taken it over yet.
//!
//! Compared is all that documents say, whatever it is of, so that no field is forgotten. It fails closed: much the same
//! is the same.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::model::{DocumentKind, Protocol};
use super::sentences::party;
use super::{Context, agenda_document};
use crate::agenda::Slot;
use crate::audience::Audience;
use crate::meeting::{Meeting, SlotRun, Target};
use crate::text;

/// So many words in a row that two texts share are no chance.
const MANY: usize = 8;
/// The fewest letters and figures that tell anything, and the fewest figures alone.
const FEW: usize = 4;
const FEW_FIGURES: usize = 6;
/// The most words of a text of which a single closed one is a part that counts.
const SHORT: usize = 3;

/// Finds a text that is closed in a meeting and that a public agenda of another file says; none: it says none.
///
/// What the public may read in the meeting too is not looked at.
#[must_use]
pub fn closed_elsewhere(meeting: &Meeting, agenda: &Protocol, context: &Context) -> Option<String> {
    let of = |audience| agenda_document(DocumentKind::Agenda, meeting, &Context { audience, ..context.clone() });
    let (full, public) = (texts(&of(Audience::Full)), texts(&of(Audience::Public)));
    let targets = meeting.targets().into_iter().filter(|on| meeting.is_closed(on));
    let is_closed = |run: &&SlotRun| meeting.is_closed(&Target::Point(run.slot.id.clone()));
    let slots = meeting.slots().iter().filter(is_closed).flat_map(|run| said_by_slot(meeting, &run.slot));
    let closed: BTreeSet<String> = targets.map(|on| meeting.title(&on).to_owned()).chain(full).chain(slots).collect();
    let openly = Texts::of(public.iter().cloned());
    let closed = Texts::of(closed.into_iter().filter(|said| !public.contains(said) && !openly.have(said)));
    texts(agenda).difference(&public).find_map(|said| closed.find_in(said)).map(str::to_owned)
}

/// Returns what a slot says itself, of which documents print some in a sentence or not at all.
fn said_by_slot(meeting: &Meeting, slot: &Slot) -> Vec<String> {
    let mut said: Vec<String> = [&slot.text, &slot.block].into_iter().flatten().cloned().collect();
    said.extend(slot.annexes.iter().flat_map(|a| [&a.title, &a.document, &a.id]).flatten().cloned());
    for who in slot.guests.iter().map(|guest| &guest.who).chain(&slot.lead) {
        let name = party(meeting.agenda(), who).name;
        // One that is typed as it is may have a place of work after it.
        said.extend(name.split_once(',').map(|(name, _)| name.to_owned()));
        said.push(name);
    }
    said
}

/// Returns all that a document says.
fn texts(model: &Protocol) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let said = (&model.document, &model.meeting, &model.attendance, &model.slots, &model.items);
    if let Ok(value) = serde_json::to_value(said) {
        collect(value, &mut found);
    }
    found
}

fn collect(value: Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = found.insert(text),
        Value::Array(all) => all.into_iter().for_each(|value| collect(value, found)),
        Value::Object(all) => {
            all.into_iter().filter(|(name, value)| !is_of_format(name, value)).for_each(|(_, v)| collect(v, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Returns whether a member is a word of the format, which is no text.
fn is_of_format(name: &str, value: &Value) -> bool {
    let is_word = |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    matches!(name, "kind" | "type" | "access" | "state" | "status" | "block" | "inline")
        && value.as_str().is_some_and(is_word)
}

fn words(said: &str) -> Vec<String> {
    let folded = text::casefold(said);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn has_letters(words: &[String]) -> bool {
    let letters = || words.iter().flat_map(|word| word.chars());
    letters().count() >= if letters().any(char::is_alphabetic) { FEW } else { FEW_FIGURES }
}

/// Texts, by their words.
struct Texts {
    texts: Vec<(String, Vec<String>)>,
    /// Where two words are next to each other: in which text, at which word.
    pairs: HashMap<(String, String), Vec<(usize, usize)>>,
    /// The texts that are one word.
    single: HashMap<String, usize>,
}

impl Texts {
    fn of(said: impl Iterator<Item = String>) -> Self {
        let texts: Vec<_> = said.map(|said| (words(&said), said)).map(|(words, said)| (said, words)).collect();
        let (mut pairs, mut single): (HashMap<_, Vec<_>>, HashMap<_, _>) = (HashMap::new(), HashMap::new());
        for (text, (_, words)) in texts.iter().enumerate() {
            if let [word] = words.as_slice() {
                single.insert(word.clone(), text);
            }
            for (at, pair) in words.windows(2).enumerate() {
                if let [one, next] = pair {
                    pairs.entry((one.clone(), next.clone())).or_default().push((text, at));
                }
            }
        }
        Self { texts, pairs, single }
    }

    /// Finds one that a text says: all of it or most, or so much of it that this is all that the text says.
    fn find_in(&self, said: &str) -> Option<&str> {
        let said = words(said);
        let alone = said.iter().filter(|word| said.len() <= SHORT && has_letters(std::slice::from_ref(*word)));
        let mut singles = alone.filter_map(|word| self.single.get(word));
        let text = singles.next().copied().or_else(|| self.find_run(&said))?;
        self.texts.get(text).map(|(text, _)| text.as_str())
    }

    /// Returns whether one of them has all that a text says, in a row.
    fn have(&self, said: &str) -> bool {
        let said = words(said);
        match said.as_slice() {
            [] => true,
            [word] => self.texts.iter().any(|(_, words)| words.contains(word)),
            [one, next, ..] => self.pairs.get(&(one.clone(), next.clone())).into_iter().flatten().any(|(text, at)| {
                let words = self.texts.get(*text).and_then(|(_, words)| words.get(*at..));
                words.is_some_and(|words| words.starts_with(&said))
            }),
        }
    }

    fn find_run(&self, said: &[String]) -> Option<usize> {
        (0..said.len()).find_map(|from| {
            let rest = said.get(from..)?;
            let [one, next, ..] = rest else { return None };
            let places = self.pairs.get(&(one.clone(), next.clone()))?;
            let found = places.iter().find(|(text, at)| {
                let all = self.texts.get(*text).map(|(_, words)| words.as_slice()).unwrap_or_default();
                let run = rest.iter().zip(all.iter().skip(*at)).take_while(|(one, other)| one == other).count();
                let is_most = run >= MANY || run * 4 >= all.len() * 3;
                let is_all_said = run == said.len() && run * 2 >= all.len();
                (is_most || is_all_said) && has_letters(rest.get(..run).unwrap_or_default())
            });
            found.map(|(text, _)| *text)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_text_is_found_where_it_or_most_of_it_is_said_and_not_by_a_word_that_many_have() {
        let closed = Texts::of(
            ["Salg af Havnegade 4", "Gert Holm, Havnen", "Personalesag", "4", "Sagen om Bo gælder løn og pension"]
                .into_iter()
                .map(str::to_owned),
        );
        for (said, is_found) in [
            ("Om salg af Havnegade 4, del 2", true),
            ("salg af havnegade", true),
            ("Salg af biler", false),
            ("Ledes af Gert Holm, Havnen", true),
            ("Gert Holm", true),
            ("Gert", false),
            ("Personalesag (2)", true),
            ("En personalesag er en sag om personale", false),
            ("4", false),
            ("Det er sagen om Bo gælder løn og så meget andet", true),
            ("Sagen om Eva", false),
        ] {
            assert_eq!(closed.find_in(said).is_some(), is_found, "{said}");
        }
    }
}
