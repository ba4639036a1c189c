//! Who a typed name means: people, units and guests of the agenda, found as a hurried hand types them.
//!
//! [`complete`] is generous, because a person picks from what it offers. [`resolve`] is strict, because nobody looks at
//! what it takes: a near miss is offered, never taken. It is not the search over items and records.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::agenda::{Agenda, Who};
use crate::text;

/// Somebody who can be named with `@`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who is meant.
    pub who: Who,
    /// The name as it is shown.
    pub name: String,
    /// The title, before the name.
    pub title: Option<String>,
    /// What the candidate is.
    pub kind: CandidateKind,
    /// How a line names this one and nobody else: `@"Bettina Andersen"`, `@Ledelsessekretariatet`, `@hp2`.
    pub mention: String,
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
        Self { who, name: name.to_owned(), title: title.map(str::to_owned), kind, mention: String::new() }
    }

    /// Gives the id; a guest in free text has none.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match &self.who {
            Who::Id(id) => Some(&id.0),
            Who::Name(_) => None,
        }
    }
}

/// What a finished name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This one.
    One(Candidate),
    /// Nobody; these are spelt nearly so, best first.
    None(Vec<Candidate>),
    /// These alike.
    Several(Vec<Candidate>),
}

/// Lists whom the agenda knows: people, then units, then guests and leads in free text, each once.
#[must_use]
pub fn candidates(agenda: &Agenda) -> Vec<Candidate> {
    let person = CandidateKind::Person;
    let people =
        agenda.people.iter().map(|p| Candidate::new(Who::Id(p.id.clone()), &p.name, p.title.as_deref(), person));
    let units = agenda.units.iter().map(|u| Candidate::new(Who::Id(u.id.clone()), &u.name, None, CandidateKind::Unit));
    let mut all: Vec<Candidate> = people.chain(units).collect();
    let named = agenda.slots.iter().flat_map(|s| s.guests.iter().map(|g| &g.who).chain(&s.lead));
    for who in named {
        if let Who::Name(name) = who
            && !all.iter().any(|c| same_name(&c.name, name))
        {
            all.push(Candidate::new(who.clone(), name, None, CandidateKind::Guest));
        }
    }
    let mentions: Vec<String> = all.iter().map(|c| mention(&all, c)).collect();
    for (candidate, mention) in all.iter_mut().zip(mentions) {
        candidate.mention = mention;
    }
    all
}

/// Tells whether a character begins or ends a name in quotes.
#[must_use]
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Writes a candidate so that it is understood as this one: by name, or by id where the name is somebody else's too.
fn mention(all: &[Candidate], candidate: &Candidate) -> String {
    let means_it = |found: Match| matches!(found, Match::One(c) if c.who == candidate.who);
    let name = &candidate.name;
    match &candidate.who {
        Who::Id(_) if name.chars().all(char::is_alphanumeric) && means_it(resolve(all, name)) => format!("@{name}"),
        Who::Id(id) if name.contains(is_quote) || !means_it(resolve_exact(all, name)) => format!("@{id}"),
        _ => format!("@\"{}\"", name.replace(is_quote, "'")),
    }
}

/// Finds whom `typed` may become, best first: the id, a beginning of a word of the name, of the title, then what is
/// near. Nothing typed offers everybody.
#[must_use]
pub fn complete<'a>(candidates: &'a [Candidate], typed: &str, max: usize) -> Vec<&'a Candidate> {
    let typed = Typed::new(typed);
    if typed.is_empty() {
        return candidates.iter().take(max).collect();
    }
    let mut fuzzy = Fuzzy::new(&typed);
    let mut ranked: Vec<(u8, u32, &Candidate)> = candidates
        .iter()
        .filter_map(|c| {
            let score = fuzzy.score(c);
            let rank = if typed.is_id(c) {
                0
            } else if typed.begins(&c.name) {
                1
            } else if typed.matches(&c.name, Fit::Prefix) {
                2
            } else if typed.begins_id(c) {
                3
            } else if c.title.as_deref().is_some_and(|t| typed.matches(t, Fit::Prefix)) {
                4
            } else if score.is_some() {
                5
            } else {
                return None;
            };
            // Within a rank of exact beginnings the agenda's order is the one that people know.
            Some((rank, if rank < 5 { 0 } else { u32::MAX - score.unwrap_or(0) }, c))
        })
        .collect();
    ranked.sort_by_key(|(rank, score, _)| (*rank, *score));
    ranked.into_iter().take(max).map(|(_, _, c)| c).collect()
}

/// Tells whom a finished name means.
///
/// The first of these that anybody meets decides: the id; the whole name; whole words of the name; beginnings of its words; whole
/// words of the title; beginnings of those. If it is met by more than one, nobody is chosen.
#[must_use]
pub fn resolve(candidates: &[Candidate], typed: &str) -> Match {
    let needle = Typed::new(typed);
    if needle.is_empty() {
        return Match::None(Vec::new());
    }
    let titled = |c: &Candidate, fit| c.title.as_deref().is_some_and(|t| needle.matches(t, fit));
    let steps: [&dyn Fn(&Candidate) -> bool; 6] = [
        &|c| needle.is_id(c),
        &|c| needle.is_name(&c.name),
        &|c| needle.matches(&c.name, Fit::Whole),
        &|c| needle.matches(&c.name, Fit::Prefix),
        &|c| titled(c, Fit::Whole),
        &|c| titled(c, Fit::Prefix),
    ];
    for step in steps {
        if let Some(found) = decide(candidates, step) {
            return found;
        }
    }
    Match::None(near(candidates, &needle))
}

/// Tells whom a name in quotes means: only somebody who is called exactly that.
#[must_use]
pub fn resolve_exact(candidates: &[Candidate], typed: &str) -> Match {
    let needle = Typed::new(typed);
    decide(candidates, &|c| needle.is_name(&c.name)).unwrap_or(Match::None(Vec::new()))
}

/// Tells whether two names are the same but for case, punctuation and the spelling of `æ ø å`.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    let a = Typed::new(a);
    !a.is_empty() && a.is_name(b)
}

/// How many near misses are worth showing.
const NEAR: usize = 3;

/// Finds whose name, or a word of it, is a slip of the hand away, nearest first.
///
/// Counted in slips and not by letters that occur in order: `ane` occurs in "Jens Hansen", but nobody means him.
fn near(candidates: &[Candidate], typed: &Typed) -> Vec<Candidate> {
    let mut found: Vec<(usize, &Candidate)> =
        candidates.iter().filter_map(|c| typed.slips(&c.name).map(|slips| (slips, c))).collect();
    found.sort_by_key(|(slips, _)| *slips);
    found.into_iter().take(NEAR).map(|(_, c)| c.clone()).collect()
}

fn decide(candidates: &[Candidate], meets: &dyn Fn(&Candidate) -> bool) -> Option<Match> {
    let found: Vec<&Candidate> = candidates.iter().filter(|c| meets(c)).collect();
    match found.as_slice() {
        [] => None,
        [one] => Some(Match::One((*one).clone())),
        several => Some(Match::Several(several.iter().map(|c| (*c).clone()).collect())),
    }
}

/// How a typed word has to fit a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Prefix,
}

/// A name as typed, in the two ways in which `æ ø å` become ASCII: `soeren` and `soren`.
struct Typed {
    raw: String,
    folded: Vec<String>,
    plain: Vec<String>,
}

impl Typed {
    fn new(typed: &str) -> Self {
        Self { raw: typed.trim().to_lowercase(), folded: words(&text::fold(typed)), plain: words(&plain(typed)) }
    }

    fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    fn is_id(&self, c: &Candidate) -> bool {
        c.id().is_some_and(|id| id.to_lowercase() == self.raw)
    }

    fn begins_id(&self, c: &Candidate) -> bool {
        c.id().is_some_and(|id| id.to_lowercase().starts_with(&self.raw))
    }

    /// Compares with both spellings of `name`, word by word.
    fn either(&self, name: &str, fits: impl Fn(&[String], &[String]) -> bool) -> bool {
        fits(&self.folded, &words(&text::fold(name))) || fits(&self.plain, &words(&plain(name)))
    }

    fn is_name(&self, name: &str) -> bool {
        self.either(name, |typed, name| typed == name)
    }

    /// Tells whether the name's first words begin as typed.
    fn begins(&self, name: &str) -> bool {
        self.either(name, |typed, name| {
            typed.len() <= name.len() && typed.iter().zip(name).all(|(t, n)| n.starts_with(t.as_str()))
        })
    }

    /// Counts the slips between what was typed and the name or the beginning of a word of it; none if it is too far off.
    fn slips(&self, name: &str) -> Option<usize> {
        let spelt = [(&self.folded, words(&text::fold(name))), (&self.plain, words(&plain(name)))];
        spelt
            .iter()
            .filter_map(|(typed, name)| {
                let typed = typed.join(" ");
                let length = typed.chars().count();
                let beginnings = name.iter().map(|w| w.chars().take(length).collect::<String>());
                let forms = name.iter().cloned().chain(beginnings).chain([name.join(" ")]);
                let slips = forms.map(|form| strsim::osa_distance(&typed, &form)).min()?;
                let allowed = if length < 3 { 0 } else { 1 + usize::from(length > 5) };
                (slips <= allowed).then_some(slips)
            })
            .min()
    }

    /// Tells whether every typed word fits a word of the name, each another one, in the order of the name.
    fn matches(&self, name: &str, fit: Fit) -> bool {
        self.either(name, |typed, name| {
            let mut rest = name.iter();
            typed.iter().all(|t| {
                rest.any(|n| match fit {
                    Fit::Whole => n == t,
                    Fit::Prefix => n.starts_with(t.as_str()),
                })
            })
        })
    }
}

/// Folds Danish letters to the one letter that they look like; drops accents that stand as characters of their own.
fn plain(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars().flat_map(char::to_lowercase) {
        match c {
            'æ' => out.push_str("ae"),
            'ø' => out.push('o'),
            '\u{300}'..='\u{36f}' => {}
            c => out.push(nucleo_matcher::chars::normalize(c)),
        }
    }
    out
}

fn words(s: &str) -> Vec<String> {
    s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The fuzzy matcher, set up for one typed name.
struct Fuzzy {
    matcher: Matcher,
    patterns: [Pattern; 2],
    buffer: Vec<char>,
}

impl Fuzzy {
    fn new(typed: &Typed) -> Self {
        let pattern = |words: &[String]| {
            Pattern::new(&words.join(" "), CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy)
        };
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            patterns: [pattern(&typed.folded), pattern(&typed.plain)],
            buffer: Vec::new(),
        }
    }

    /// Scores a candidate; none if the letters do not even occur in this order.
    fn score(&mut self, c: &Candidate) -> Option<u32> {
        let all = format!("{} {} {}", c.name, c.title.as_deref().unwrap_or_default(), c.id().unwrap_or_default());
        let spelt = [text::fold(&all), plain(&all)];
        let mut best = None;
        for (pattern, haystack) in self.patterns.iter().zip(&spelt) {
            best = best.max(pattern.score(Utf32Str::new(haystack, &mut self.buffer), &mut self.matcher));
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::PartyId;

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
