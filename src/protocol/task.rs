//! The sentence of a follow-up: who does what, by when, as a secretary writes it of a task that was typed in haste.
//!
//! The task stays as it was recorded; only the sentence drops what it says already: the owner's own name, and "follows
//! up" itself.

use super::model::Party;
use super::people::People;
use super::sentences::list;
use crate::agenda::Who;
use crate::lang::Lang;
use crate::meeting::FollowUp;
use crate::wording::{capitalised, ends_with, lowered};
use crate::{msg, text, time};

/// How short a word is that says nothing of what it is by its ending.
const SHORT: usize = 4;

/// What a task says, with what the sentence around it says already taken away.
enum Task {
    /// Nothing but that it is followed up.
    Nothing,
    /// On what, or how, it is followed up: what comes after "follows up".
    Followed(String),
    /// What is to be done, after the word that begins an infinitive.
    Infinitive(String),
    Text(String),
}

/// Writes a follow-up as a sentence; none if it says nothing.
pub(super) fn sentence(people: &People, follow_up: &FollowUp, owners: &[Party]) -> Option<String> {
    let lang = people.lang();
    // Where somebody is from is said where they took part.
    let bare: Vec<Party> = owners.iter().map(|owner| Party { organisation: None, ..owner.clone() }).collect();
    let names = list(&bare, lang);
    let words = text::one_line(&follow_up.task);
    let words = without_owners(words.trim_end_matches(['.', ' ']), owners, lang);
    let due = follow_up.due.map(|d| time::date_long(d, lang));
    let task = match understood(words, lang) {
        // Without an owner an infinitive is as good as anything.
        Task::Infinitive(_) if names.is_empty() => Task::Text(words.to_owned()),
        Task::Nothing if names.is_empty() && due.is_none() && !words.is_empty() => Task::Text(words.to_owned()),
        task => task,
    };
    let said = match (names.is_empty(), task, due) {
        (false, Task::Nothing, Some(due)) => msg!("protocol-follow-up-bare-due", owners = names, due = due),
        (false, Task::Nothing, None) => msg!("protocol-follow-up-bare", owners = names),
        (false, Task::Followed(about), Some(due)) => {
            msg!("protocol-follow-up-about-due", owners = names, about = about, due = due)
        }
        (false, Task::Followed(about), None) => msg!("protocol-follow-up-about", owners = names, about = about),
        (false, Task::Infinitive(task), Some(due)) => {
            msg!("protocol-follow-up-infinitive-due", owners = names, task = task, due = due)
        }
        (false, Task::Infinitive(task), None) => msg!("protocol-follow-up-infinitive", owners = names, task = task),
        (false, Task::Text(task), due) => {
            let begins_with_name = begins_with_name(people, owners, &task);
            let text = if begins_with_name { task.clone() } else { lowered(&task) };
            match (says_who(&task, lang) || begins_with_name, due) {
                (true, Some(due)) => {
                    msg!("protocol-follow-up-task-due", owners = names, task = capitalised(&text), due = due)
                }
                (true, None) => msg!("protocol-follow-up-task", owners = names, task = capitalised(&text)),
                (false, Some(due)) => msg!("protocol-follow-up-due", owners = names, task = text, due = due),
                (false, None) => msg!("protocol-follow-up", owners = names, task = text),
            }
        }
        (true, Task::Nothing, Some(due)) => msg!("protocol-follow-up-only-due", due = due),
        (true, Task::Nothing, None) => return None,
        (true, Task::Followed(about), Some(due)) => msg!("protocol-follow-up-only-about-due", about = about, due = due),
        (true, Task::Followed(about), None) => msg!("protocol-follow-up-only-about", about = about),
        (true, Task::Infinitive(task) | Task::Text(task), due) => {
            let text = if begins_with_name(people, owners, &task) { task } else { lowered(&task) };
            match due {
                Some(due) => msg!("protocol-follow-up-free-due", task = text, due = due),
                None => msg!("protocol-follow-up-free", task = text),
            }
        }
    };
    Some(lang.say(&said))
}

/// Takes away what the sentence says itself: "follows up", and the word before an infinitive.
fn understood(task: &str, lang: Lang) -> Task {
    let of = &lang.sentences;
    let (first, rest) = first_word(task);
    let (is_infinitive, verbal) = if is_word(first, of.infinitive) { (true, rest) } else { (false, task) };
    let (verb, rest) = first_word(verbal);
    let (particle, rest) = first_word(rest);
    let is_verb = |particle: &str| {
        let both = format!("{verb} {particle}").to_lowercase();
        of.follow_up_verbs.contains(&both.as_str())
    };
    match particle.strip_suffix(':') {
        Some(particle) if is_verb(particle) && !rest.is_empty() => return Task::Text(rest.to_owned()),
        None if is_verb(particle) && rest.is_empty() => return Task::Nothing,
        None if is_verb(particle) => return Task::Followed(rest.to_owned()),
        _ => {}
    }
    match (task.is_empty(), is_infinitive && !verbal.is_empty()) {
        (true, _) => Task::Nothing,
        (_, true) => Task::Infinitive(verbal.to_owned()),
        _ => Task::Text(task.to_owned()),
    }
}

/// Takes the owners' names away where a task begins with them: "Jonas sends the note" of Jonas. What is said of
/// somebody stays whole: "Jonas is told".
fn without_owners<'a>(task: &'a str, owners: &[Party], lang: Lang) -> &'a str {
    let (mut rest, mut left): (&str, Vec<&Party>) = (task, owners.iter().collect());
    let begins = |left: &[&Party], rest, name: fn(&'a str, &Party) -> Option<&'a str>| {
        left.iter().enumerate().find_map(|(at, owner)| Some((at, name(rest, owner)?)))
    };
    // A whole name is nobody else's first name.
    while let Some((at, after)) = begins(&left, rest, after_whole_name).or_else(|| begins(&left, rest, after_part)) {
        left.remove(at);
        let (word, after_word) = first_word(after);
        rest = after;
        if !left.is_empty() && (word == "&" || Lang::any_has(|of| of.joining, &word.to_lowercase())) {
            rest = after_word;
        }
    }
    let (verb, _) = first_word(rest);
    let is_small = verb.chars().next().is_some_and(char::is_lowercase);
    let does = verb.chars().count() >= SHORT && is_small && ends_with(verb, lang.sentences.present);
    if left.is_empty() && does { rest } else { task }
}

/// Returns what comes after the whole name with which a task begins.
fn after_whole_name<'a>(task: &'a str, owner: &Party) -> Option<&'a str> {
    let whole = owner.name.split_whitespace().try_fold(task, |rest, part| {
        let (word, rest) = first_word(rest);
        is_name(word, part).then_some(rest)
    });
    whole.filter(|_| !owner.name.trim().is_empty())
}

/// Returns what comes after the first or the last name with which a task begins.
fn after_part<'a>(task: &'a str, owner: &Party) -> Option<&'a str> {
    let parts = [owner.name.split_whitespace().next(), owner.name.split_whitespace().next_back()];
    let (word, rest) = first_word(task);
    let is_part = parts.into_iter().flatten().any(|part| is_name(word, part));
    is_part.then_some(rest)
}

fn is_name(word: &str, name: &str) -> bool {
    let word = word.strip_suffix([':', ',']).unwrap_or(word);
    text::casefold(word) == text::casefold(name)
}

fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim_start()))
}

fn is_word(word: &str, other: &str) -> bool {
    word.to_lowercase() == other
}

/// Returns whether a task says what somebody does, "Sends the summary", and so cannot follow the word for "to".
fn says_who(task: &str, lang: Lang) -> bool {
    let first = bare_edges(first_word(task).0);
    ends_with(first, lang.sentences.third_person) && !ends_with(first, lang.sentences.not_third_person)
}

/// Returns whether a task begins with a name, which keeps its capital letter.
fn begins_with_name(people: &People, owners: &[Party], task: &str) -> bool {
    let (agenda, lang) = (people.agenda(), people.lang());
    let mut words = task.split(' ');
    let first = bare_word(words.next().unwrap_or_default());
    let guests = people.guests().filter_map(|who| if let Who::Name(name) = who { Some(name.as_str()) } else { None });
    let names = || {
        let known = agenda.people.iter().map(|p| p.name.as_str()).chain(agenda.units.iter().map(|u| u.name.as_str()));
        known.chain(agenda.body.as_deref()).chain(owners.iter().map(|o| o.name.as_str()))
    };
    let is_in = |name: &str| is_capitalised(first) && name.split_whitespace().any(|part| bare_word(part) == first);
    let begins = |name: &str, word: &str| name.split_whitespace().next().is_some_and(|part| bare_word(part) == word);
    if names().chain(guests.clone()).any(is_in)
        || Lang::ALL.iter().any(|of| ends_with(first, of.sentences.body_endings))
    {
        return true;
    }
    let rest: Vec<&str> = words.collect();
    if is_capitalised(first) && is_amid(&rest, first) {
        return true;
    }
    let Some(second) = rest.first().map(|word| bare_word(word)).filter(|word| is_capitalised(word)) else {
        return false;
    };
    // "Ole Hansen is invited": a second capital tells a name. But in "Invites Vivian and Marc" it tells whom.
    let verb = rest.iter().map(|word| bare_edges(word)).find(|word| !is_capitalised(word) && !joins(word));
    let has_verb = verb.is_some_and(|word| {
        word.chars().count() >= SHORT
            && (ends_with(word, lang.sentences.present) || ends_with(word, lang.sentences.passive))
    });
    let is_verb = ends_with(first, lang.sentences.present) && !has_verb;
    !is_verb && !names().chain(guests).any(|name| begins(name, second))
}

fn joins(word: &str) -> bool {
    word.is_empty() || Lang::any_has(|of| of.joining, &word.to_lowercase())
}

/// Returns whether a word with a capital letter is amid a sentence too.
fn is_amid(words: &[&str], name: &str) -> bool {
    words.windows(2).any(
        |pair| matches!(pair, [before, word] if bare_word(word) == name && !before.ends_with(['.', '!', '?', ':'])),
    )
}

/// Takes a word without its punctuation and its genitive: "Bettinas," is Bettina.
fn bare_word(word: &str) -> &str {
    let word = bare_edges(word);
    let bare = Lang::ALL.iter().find_map(|lang| word.strip_suffix(lang.sentences.genitive));
    bare.filter(|w| w.chars().count() > 2).unwrap_or(word)
}

fn bare_edges(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_is_not_read_as_the_first_name_of_another_owner() {
        let party = |name: &str| Party { id: None, name: name.to_owned(), title: None, organisation: None };
        let owners = [party("Bo Bech"), party("Bo Hansen")];
        for (task, left) in [
            ("Bo Hansen sender plan", "Bo Hansen sender plan"),
            ("Bo Hansen og Bo sender plan", "sender plan"),
            ("Bo Bech og Bo Hansen sender plan", "sender plan"),
        ] {
            assert_eq!(without_owners(task, &owners, Lang::Da), left);
        }
    }
}
