//! The names of people and units, as lines and running text have them.

use crate::agenda::{Agenda, Who};
use crate::lang::{Lang, Words};
use crate::text;

/// Somebody's name with what is known of them.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    pub name: &'a str,
    /// The title before it.
    pub title: Option<&'a str>,
    /// Where they come from, if not from here.
    pub organisation: Option<&'a str>,
    /// The group on whose seat they sit, where that is said.
    pub group: Option<&'a str>,
    /// Whether the name is free text of the agenda, which may be an office: "Borgmester".
    pub is_free_text: bool,
}

impl<'a> Name<'a> {
    /// Looks somebody up in an agenda.
    #[must_use]
    pub fn of(agenda: &'a Agenda, who: &'a Who) -> Self {
        let person = match who {
            Who::Id(id) => agenda.person(id),
            Who::Name(_) => None,
        };
        Self {
            name: agenda.name(who),
            title: person.and_then(|p| p.title.as_deref()),
            organisation: person.and_then(|p| p.organisation.as_deref()),
            group: None,
            is_free_text: matches!(who, Who::Name(_)),
        }
    }

    /// Writes it as a line or a sentence begins: "Økonomichef Bettina Andersen", "Ane Holm (KL)".
    #[must_use]
    pub fn titled(&self) -> String {
        capitalised(&self.join(self.title, self.name))
    }

    /// Writes it as running text does: "økonomichef Bettina Andersen", but "HR-konsulent Trine Poulsen".
    ///
    /// Some languages keep the capital of a title before a name.
    #[must_use]
    pub fn running(&self, lang: Lang) -> String {
        if !lang.sentences.lowers_titles {
            return self.join(self.title, self.name);
        }
        let title = self.title.map(lowered);
        let name =
            if self.is_free_text && is_title(self.name, lang) { lowered(self.name) } else { self.name.to_owned() };
        self.join(title.as_deref(), &name)
    }

    fn join(&self, title: Option<&str>, name: &str) -> String {
        let mut out = title.map_or_else(String::new, |t| format!("{t} "));
        out.push_str(name);
        let brackets: Vec<&str> = self.group.into_iter().chain(self.organisation).collect();
        if !brackets.is_empty() {
            out.push_str(&format!(" ({})", brackets.join(", ")));
        }
        out
    }
}

/// Names somebody with the title before it: "Økonomichef Bettina Andersen".
#[must_use]
pub fn titled_name(agenda: &Agenda, who: &Who) -> String {
    let Name { name, title, .. } = Name::of(agenda, who);
    text::one_line(&title.map_or_else(|| name.to_owned(), |title| format!("{title} {name}")))
}

/// Names somebody as running text does, with title: "økonomichef Bettina Andersen".
#[must_use]
pub fn running_name(agenda: &Agenda, who: &Who, lang: Lang) -> String {
    text::one_line(&Name::of(agenda, who).running(lang))
}

/// Names somebody with a title as a list does after its first: "økonomichef Bettina Andersen", without where they are
/// from.
#[must_use]
pub fn listed_name(agenda: &Agenda, who: &Who, lang: Lang) -> String {
    text::one_line(&Name { organisation: None, ..Name::of(agenda, who) }.running(lang))
}

/// Lists people on a line: the first as a line begins, the others as running text has them.
#[must_use]
pub fn listed_names(agenda: &Agenda, all: &[Who], lang: Lang) -> String {
    let names = all.iter().enumerate().map(|(n, who)| match n {
        0 => titled_name(agenda, who),
        _ => listed_name(agenda, who, lang),
    });
    lang.list(&names.collect::<Vec<_>>())
}

/// Names somebody without title: "Bettina Andersen".
#[must_use]
pub fn plain_name(agenda: &Agenda, who: &Who) -> String {
    text::one_line(agenda.name(who))
}

/// A name as short as a plan needs it: "C. Gammelgaard"; a unit's and a free text are left as they are.
#[must_use]
pub fn short_name(agenda: &Agenda, who: &Who) -> String {
    let name = plain_name(agenda, who);
    match who {
        Who::Id(id) if agenda.person(id).is_some() => {
            let words: Vec<&str> = name.split_whitespace().collect();
            match words.as_slice() {
                [first, .., last] => format!("{}. {last}", first.chars().next().unwrap_or(' ')),
                _ => name,
            }
        }
        _ => name,
    }
}

/// Returns whether a free text names an office: "Borgmester", "Borgmester Kasper Bjerregaard".
fn is_title(text: &str, lang: Lang) -> bool {
    ends_with(text.split_whitespace().next().unwrap_or_default(), lang.sentences.title_endings)
}

/// Returns whether a word has one of some endings, which are in small letters.
#[must_use]
pub fn ends_with(word: &str, endings: Words) -> bool {
    let word = word.to_lowercase();
    endings.iter().any(|e| word.ends_with(e))
}

/// Makes the first letter small, if the word is not an abbreviation: "HR-konsulent" and "IT" stay.
#[must_use]
pub fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// Makes the first letter a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
