//! The agenda while it is read: what is known so far, the people in it, and the notes.

use super::people::{Mention, capital};
use crate::agenda::file::{AgendaFile, PersonFile};
use crate::agenda::plan::Role;
use crate::agenda::read::{Id, Line, slug};
use crate::import::document::Place;
use crate::import::reading::{Anchor, Matter, Note, Reading};
use crate::lang::Msg;
use crate::text;

/// An agenda that is being read.
#[derive(Debug, Default)]
pub struct Draft {
    pub agenda: AgendaFile,
    pub people: People,
    notes: Vec<Note>,
}

impl Draft {
    /// Notes that the value at a place was guessed.
    pub fn guess(&mut self, anchor: Anchor, place: Place, why: Msg) {
        self.notes.push(Note { anchor, matter: Matter::Guess(why), place });
    }

    /// Notes that nothing states the value of a place.
    pub fn missing(&mut self, anchor: Anchor, what: Msg) {
        self.notes.push(Note { anchor, matter: Matter::Missing(what), place: Place::default() });
    }

    /// Keeps a text that was not understood.
    pub fn left(&mut self, anchor: Anchor, place: Place, text: &str) {
        if text.contains(char::is_alphanumeric) {
            self.notes.push(Note { anchor, matter: Matter::Left(text.trim().to_owned()), place });
        }
    }

    /// Returns what was read.
    pub fn reading(mut self) -> Reading {
        let people = self.people.known.into_iter().map(|known| known.file().into()).collect::<Vec<_>>();
        self.agenda.person = some(people);
        self.notes.sort_by_key(|note| note.place);
        Reading { agenda: self.agenda, notes: self.notes }
    }
}

/// Returns a list with its place in the file; none: it is empty.
pub fn some<T>(list: Vec<T>) -> Option<crate::agenda::read::Located<Vec<T>>> {
    (!list.is_empty()).then(|| list.into())
}

/// Makes a text of one line a value.
pub fn line(text: &str) -> Option<crate::agenda::read::Located<Line>> {
    let text = joined_hyphens(&text::one_line(text));
    (!text.is_empty()).then(|| Line(text).into())
}

/// Joins what a blank after a hyphen parts: "KB- seminar" is a slip, "ØK- og KB-møder" is not.
fn joined_hyphens(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(' ') {
        let is_joined = out.ends_with('-') && out.trim_end_matches('-').ends_with(char::is_alphabetic);
        let is_pair = ["og", "eller", "samt", "och", "and", "or", "til", "i"].contains(&word)
            || !word.starts_with(char::is_lowercase);
        if !out.is_empty() && (!is_joined || is_pair) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The people of an agenda, each once.
#[derive(Debug, Default)]
pub struct People {
    known: Vec<Known>,
}

/// Somebody, as far as the document says.
#[derive(Debug)]
struct Known {
    id: String,
    name: String,
    mention: Mention,
    role: Option<Role>,
}

impl Known {
    fn file(self) -> PersonFile {
        PersonFile {
            id: Some(Id(self.id).into()),
            name: line(&self.name),
            title: self.mention.title.as_deref().and_then(line),
            organisation: self.mention.organisation.as_deref().and_then(line),
            group: self.mention.group.as_deref().and_then(line),
            role: self.role.map(Into::into),
            ..PersonFile::default()
        }
    }
}

impl People {
    /// Adds somebody who is named; returns the id, or the title of one who has no name.
    pub fn add(&mut self, mention: &Mention) -> String {
        let Some(name) = mention.name.as_deref().map(text::one_line) else {
            return capital(&text::one_line(mention.title.as_deref().unwrap_or_default()));
        };
        if let Some(known) = self.known.iter_mut().find(|known| is_same(&known.name, &name)) {
            if is_better(&name, &known.name) {
                known.name = name;
            }
            let other = mention.clone();
            known.mention.title = known.mention.title.take().or(other.title);
            known.mention.organisation = known.mention.organisation.take().or(other.organisation);
            known.mention.group = known.mention.group.take().or(other.group);
            return known.id.clone();
        }
        let id = self.id(&name);
        self.known.push(Known { id: id.clone(), name, mention: mention.clone(), role: None });
        id
    }

    /// Adds somebody with their part in the meeting.
    pub fn add_as(&mut self, mention: &Mention, role: Role) -> String {
        let id = self.add(mention);
        if let Some(known) = self.known.iter_mut().find(|known| known.id == id) {
            known.role.get_or_insert(role);
        }
        id
    }

    /// Returns an id that nobody has: the initials, or the name where they are taken.
    fn id(&self, name: &str) -> String {
        let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
        let initials = slug(&initials);
        let is_free = |id: &str| !id.is_empty() && !self.known.iter().any(|known| known.id == id);
        let whole = slug(name);
        let numbered = (2..).map(|n| format!("{whole}-{n}"));
        let first = [initials, whole.clone()].into_iter().chain(numbered).find(|id| is_free(id));
        first.unwrap_or(whole)
    }
}

/// Returns whether two names are one person's: one is the beginning of the other, or they differ in the middle only.
fn is_same(a: &str, b: &str) -> bool {
    let fold = |name: &str| text::casefold(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (fold(a), fold(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let is_beginning = short.len() >= 2 && long.starts_with(short);
    let has_same_ends = short.len() >= 2 && short.first() == long.first() && short.last() == long.last();
    let middle = |name: &[String]| name.get(1..name.len() - 1).unwrap_or_default().to_vec();
    let fits = || {
        let (short, long) = (middle(short), middle(long));
        let initial = |word: &String, other: &String| other.starts_with(word.trim_end_matches('.'));
        short.iter().zip(&long).all(|(a, b)| initial(a, b) || initial(b, a))
    };
    is_beginning || has_same_ends && fits()
}

/// Returns whether a name is to be used rather than another of the same person: the whole name, without what is in its
/// middle.
fn is_better(name: &str, known: &str) -> bool {
    let last = |name: &str| text::casefold(name.rsplit(' ').next().unwrap_or_default());
    let is_whole = name.len() > known.len() && text::casefold(name).starts_with(&text::casefold(known));
    is_whole && last(name) != last(known) || name.len() < known.len() && last(name) == last(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Mention {
        Mention { name: Some(name.to_owned()), ..Mention::default() }
    }

    #[test]
    fn somebody_who_is_named_in_two_ways_is_one_person() {
        let mut people = People::default();
        let first = people.add(&named("Vicki Nygaard"));
        assert_eq!(people.add(&named("Vicki Nygaard Svendsen")), first);
        let other = people.add(&named("Charlotte Gammelgaard"));
        assert_eq!(people.add(&named("Charlotte G. Gammelgaard")), other);
        assert_eq!(people.add(&named("Charlotte Ginnerup Gammelgaard")), other);
        assert_ne!(people.add(&named("Vicki Bech")), first);
        let names: Vec<&str> = people.known.iter().map(|known| known.name.as_str()).collect();
        assert_eq!(names, ["Vicki Nygaard Svendsen", "Charlotte Gammelgaard", "Vicki Bech"]);
    }

    #[test]
    fn an_id_is_the_initials_where_they_are_free() {
        let mut people = People::default();
        let ids = ["Bo Bech", "Birte Bang", "Åse Ø. Ærø", "Birte Bang Bo"].map(|name| people.add(&named(name)));
        assert_eq!(ids, ["bb", "birte-bang", "aaoeae", "birte-bang"]);
    }

    #[test]
    fn somebody_without_a_name_is_free_text() {
        let title = Mention { title: Some("borgmester".to_owned()), ..Mention::default() };
        assert_eq!(People::default().add(&title), "Borgmester");
    }
}
