//! Who a typed name means: people, units and guests of the agenda, found as a hurried hand types them.
//!
//! [`complete`] is generous, because a person picks from what it offers. [`resolve`] is strict, because nobody looks at
//! what it takes: a near miss is offered, never taken. It is not the search over items and records.

mod spelling;

use std::collections::{HashMap, HashSet};

use super::{Absence, Agenda, PartyId, Who};

use spelling::Fuzzy;
pub use spelling::{MatchMode, Spelling};

/// Somebody who can be named with `@`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub who: Who,
    /// The name as it is shown.
    pub name: String,
    /// The title, before the name.
    pub title: Option<String>,
    /// What the candidate is.
    pub kind: CandidateKind,
    /// How a line names this one and nobody else: `@"Bettina Andersen"`, `@Ledelsessekretariatet`, `@hp2`.
    pub mention: String,
    // Folded once: the line is read again at every key.
    spelt: Spelling,
    spelt_title: Spelling,
}

/// What a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
    /// A person of the agenda.
    Person,
    /// A unit of the agenda.
    Unit,
    /// A slot's guest or lead in free text.
    Guest,
}

impl Candidate {
    fn new(who: Who, name: &str, title: Option<&str>, kind: CandidateKind) -> Self {
        Self {
            who,
            name: name.to_owned(),
            title: title.map(str::to_owned),
            kind,
            mention: String::new(),
            spelt: Spelling::new(name),
            spelt_title: Spelling::new(title.unwrap_or_default()),
        }
    }

    /// Returns the id; a guest in free text has none.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match &self.who {
            Who::Id(id) => Some(&id.0),
            Who::Name(_) => None,
        }
    }

    fn is_id(&self, typed: &str) -> bool {
        self.id().is_some_and(|id| id.to_lowercase() == typed)
    }
}

/// What a finished name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    One(Candidate),
    /// Nobody; these are spelt nearly so, nearest first.
    None(Vec<Candidate>),
    Several(Vec<Candidate>),
}

/// Lists who the agenda knows, or was named in the meeting: people, then units, then guests and leads in free text,
/// each once.
#[must_use]
pub fn candidates(agenda: &Agenda) -> Vec<Candidate> {
    let id = |id: &PartyId| Who::Id(id.clone());
    let people =
        agenda.people.iter().map(|p| Candidate::new(id(&p.id), &p.name, p.title.as_deref(), CandidateKind::Person));
    let units = agenda.units.iter().map(|u| Candidate::new(id(&u.id), &u.name, None, CandidateKind::Unit));
    let mut all: Vec<Candidate> = people.chain(units).collect();
    // A person added in the meeting who has since come into the file under the same name is listed once.
    let is_made = |c: &Candidate| matches!(&c.who, Who::Id(id) if id.is_made());
    let of_file: HashSet<String> = all.iter().filter(|c| !is_made(c)).flat_map(|c| c.spelt.keys()).collect();
    all.retain(|c| !is_made(c) || c.spelt.keys().iter().all(|key| !of_file.contains(key)));
    let mut known: HashSet<String> = all.iter().flat_map(|c| c.spelt.keys()).collect();
    let guests = agenda.slots.iter().flat_map(|s| s.guests.iter().map(|g| g.who.clone()).chain(s.lead.clone()));
    let substitutes = agenda.absent.iter().filter_map(Absence::stand_in);
    for who in guests.chain(substitutes) {
        if let Who::Name(name) = &who {
            let guest = Candidate::new(who.clone(), name, None, CandidateKind::Guest);
            if guest.spelt.keys().iter().all(|k| !known.contains(k)) {
                known.extend(guest.spelt.keys());
                all.push(guest);
            }
        }
    }
    give_mentions(&mut all);
    all
}

/// Writes each so that it is understood as this one: by name, or by id where the name is somebody else's too.
fn give_mentions(all: &mut [Candidate]) {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for key in all.iter().flat_map(|c| c.spelt.keys()) {
        *bearers.entry(key).or_default() += 1;
    }
    let ids: HashSet<String> = all.iter().filter_map(|c| c.id().map(str::to_lowercase)).collect();
    for candidate in all {
        let name = &candidate.name;
        let keys = candidate.spelt.keys();
        let unique = keys.iter().all(|k| bearers.get(k) == Some(&1)) && !candidate.spelt.is_empty();
        let is_id = ids.contains(&name.to_lowercase()) && !candidate.is_id(&name.to_lowercase());
        candidate.mention = match &candidate.who {
            Who::Id(_) if unique && !is_id && name.chars().all(char::is_alphanumeric) => format!("@{name}"),
            Who::Id(id) if !unique || name.contains(is_quote) => format!("@{id}"),
            _ => format!("@\"{}\"", name.replace(is_quote, "'")),
        };
    }
}

/// Returns whether a character begins or ends a name in quotes.
#[must_use]
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Finds who `typed` may become, best first: the id, a beginning of a word of the name, of the title, then what is
/// near. Nothing typed offers everybody.
#[must_use]
pub fn complete<'a>(candidates: &'a [Candidate], typed: &str, max: usize) -> Vec<&'a Candidate> {
    let needle = Spelling::new(typed);
    if needle.is_empty() {
        return candidates.iter().take(max).collect();
    }
    let typed = typed.trim().to_lowercase();
    let mut fuzzy = Fuzzy::new(&needle);
    let mut ranked: Vec<(u8, u32, &Candidate)> = candidates
        .iter()
        .filter_map(|c| {
            let rank = if c.is_id(&typed) {
                0
            } else if needle.begins(&c.spelt) {
                1
            } else if needle.matches(&c.spelt, MatchMode::Prefix) {
                2
            } else if c.id().is_some_and(|id| id.to_lowercase().starts_with(&typed)) {
                3
            } else if needle.matches(&c.spelt_title, MatchMode::Prefix) {
                4
            } else {
                let score = fuzzy.score(&c.spelt).max(fuzzy.score(&c.spelt_title))?;
                return Some((5, u32::MAX - score, c));
            };
            // Within a rank the agenda's order is the one that people know.
            Some((rank, 0, c))
        })
        .collect();
    ranked.sort_by_key(|(rank, score, _)| (*rank, *score));
    ranked.into_iter().take(max).map(|(_, _, c)| c).collect()
}

/// Finds who a finished name means.
///
/// The first of these that anybody meets decides: the id; the whole name; whole words of the name; beginnings of its
/// words; whole words of the title; beginnings of those. If it is met by more than one, nobody is chosen.
#[must_use]
pub fn resolve(candidates: &[Candidate], typed: &str) -> Match {
    let needle = Spelling::new(typed);
    if needle.is_empty() {
        return Match::None(Vec::new());
    }
    let typed = typed.trim().to_lowercase();
    let steps: [&dyn Fn(&Candidate) -> bool; 6] = [
        &|c| c.is_id(&typed),
        &|c| needle.is_same(&c.spelt),
        &|c| needle.matches(&c.spelt, MatchMode::Whole),
        &|c| needle.matches(&c.spelt, MatchMode::Prefix),
        &|c| needle.matches(&c.spelt_title, MatchMode::Whole),
        &|c| needle.matches(&c.spelt_title, MatchMode::Prefix),
    ];
    let found = steps.into_iter().find_map(|step| decide(candidates, step));
    found.unwrap_or_else(|| Match::None(near(candidates, &needle)))
}

/// Finds who a name in quotes means: only somebody who is called exactly that.
#[must_use]
pub fn resolve_exact(candidates: &[Candidate], typed: &str) -> Match {
    let needle = Spelling::new(typed);
    let found = if needle.is_empty() { None } else { decide(candidates, &|c| needle.is_same(&c.spelt)) };
    found.unwrap_or(Match::None(Vec::new()))
}

/// Finds the one whom a name means that was not marked as one: by the id, the whole name, or whole words of it.
#[must_use]
pub fn resolve_whole<'a>(candidates: &'a [Candidate], typed: &str) -> Option<&'a Candidate> {
    let needle = Spelling::new(typed);
    if needle.is_empty() {
        return None;
    }
    let typed = typed.trim().to_lowercase();
    let steps: [&dyn Fn(&Candidate) -> bool; 3] =
        [&|c| c.is_id(&typed), &|c| needle.is_same(&c.spelt), &|c| needle.matches(&c.spelt, MatchMode::Whole)];
    let first = steps.into_iter().find(|step| candidates.iter().any(step))?;
    let mut found = candidates.iter().filter(|c| first(c));
    found.next().filter(|_| found.next().is_none())
}

fn decide(candidates: &[Candidate], meets: &dyn Fn(&Candidate) -> bool) -> Option<Match> {
    let mut found = candidates.iter().filter(|c| meets(c));
    let one = found.next()?.clone();
    let more: Vec<Candidate> = found.cloned().collect();
    Some(if more.is_empty() { Match::One(one) } else { Match::Several([vec![one], more].concat()) })
}

/// How many near misses are worth showing.
const NEAR: usize = 3;

/// Finds whose name, or a word of it, is a slip of the hand away, nearest first.
///
/// Counted in slips and not by letters that occur in order: `ane` occurs in "Jens Hansen", but nobody means him.
fn near(candidates: &[Candidate], needle: &Spelling) -> Vec<Candidate> {
    let mut found: Vec<(usize, &Candidate)> =
        candidates.iter().filter_map(|c| needle.slips(&c.spelt).map(|slips| (slips, c))).collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().take(NEAR).map(|(_, c)| c.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Candidate> {
        let some = |id: &str, name, title, kind| Candidate::new(Who::Id(PartyId::from(id)), name, title, kind);
        let person = |id, name, title| some(id, name, Some(title), CandidateKind::Person);
        vec![
            person("ba", "Bettina Andersen", "Økonomichef"),
            person("lmt", "Lene Mehlsen Thomsen", "Direktør"),
            person("lhb", "Lene Helbo Bachmann", "Leder"),
            person("ss", "Søren Ågård", "HR-chef"),
            person("kj", "Karen Jensen", "Chefkonsulent"),
            person("jh", "Jens Hansen", "Konsulent"),
            some("ls", "Ledelsessekretariatet", None, CandidateKind::Unit),
            some("hr", "HR og Løn", None, CandidateKind::Unit),
            Candidate::new(Who::Name("Borgmester".to_owned()), "Borgmester", None, CandidateKind::Guest),
        ]
    }

    fn found(typed: &str) -> String {
        let names = |list: Vec<Candidate>| list.into_iter().map(|c| c.name).collect::<Vec<_>>().join(" + ");
        match resolve(&all(), typed) {
            Match::One(c) => c.name,
            Match::Several(list) => format!("several: {}", names(list)),
            Match::None(near) => format!("none: {}", names(near)),
        }
    }

    fn offered(typed: &str) -> Vec<String> {
        complete(&all(), typed, 4).into_iter().map(|c| c.name.clone()).collect()
    }

    #[test]
    fn a_name_is_found_by_id_name_word_beginning_or_title() {
        for (typed, name) in [
            ("ba", "Bettina Andersen"),
            ("BA", "Bettina Andersen"),
            ("Bettina Andersen", "Bettina Andersen"),
            ("bettina", "Bettina Andersen"),
            ("bett", "Bettina Andersen"),
            ("andersen", "Bettina Andersen"),
            ("bettina.andersen", "Bettina Andersen"),
            ("bettina_a", "Bettina Andersen"),
            ("ledelses", "Ledelsessekretariatet"),
            ("økonomi", "Bettina Andersen"),
            ("oekonomichef", "Bettina Andersen"),
            ("hr", "HR og Løn"),
            ("borgmester", "Borgmester"),
            ("jens", "Jens Hansen"),
        ] {
            assert_eq!(found(typed), name, "{typed}");
        }
    }

    #[test]
    fn danish_letters_are_found_as_every_keyboard_types_them() {
        for typed in ["søren", "soeren", "soren", "sören", "SØREN", "ågård", "aagaard", "agard", "A\u{30a}ga\u{30a}rd"]
        {
            assert_eq!(found(typed), "Søren Ågård", "{typed}");
            assert_eq!(offered(typed).first().map(String::as_str), Some("Søren Ågård"), "{typed}");
        }
        assert_eq!(found("lon"), "HR og Løn");
    }

    #[test]
    fn several_alike_are_several_and_a_near_miss_is_nobody() {
        assert_eq!(found("lene"), "several: Lene Mehlsen Thomsen + Lene Helbo Bachmann");
        assert_eq!(found("lene m"), "Lene Mehlsen Thomsen");
        assert_eq!(found("konsulent"), "Jens Hansen", "a whole word of a title before the beginning of one");
        assert_eq!(found("xyz"), "none: ");
        assert_eq!(found("betina"), "none: Bettina Andersen");
        assert_eq!(found("bettina_anderson"), "none: Bettina Andersen");
        assert_eq!(found("leden"), "none: Ledelsessekretariatet");
        assert_eq!(found("sørne"), "none: Søren Ågård");
        assert_eq!(found("ane"), "none: Bettina Andersen", "Ane is not the beginning of Andersen");
        assert_eq!(found(""), "none: ");
        assert_eq!(found("..."), "none: ");
    }

    #[test]
    fn completion_offers_beginnings_before_what_is_near() {
        assert_eq!(offered("le")[..3], ["Lene Mehlsen Thomsen", "Lene Helbo Bachmann", "Ledelsessekretariatet"]);
        assert_eq!(offered("btin"), ["Bettina Andersen"]);
        assert_eq!(offered("jens")[..2], ["Jens Hansen", "Karen Jensen"]);
        assert_eq!(offered("direk")[0], "Lene Mehlsen Thomsen");
        assert_eq!(offered("").len(), 4);
        assert_eq!(offered("qqq"), Vec::<String>::new());
    }

    #[test]
    fn a_name_in_quotes_is_only_who_is_called_exactly_that() {
        let all = all();
        assert!(matches!(resolve_exact(&all, "bettina andersen"), Match::One(_)));
        assert_eq!(resolve_exact(&all, "Bettina"), Match::None(Vec::new()));
        assert_eq!(resolve_exact(&all, "ba"), Match::None(Vec::new()));
    }
}
