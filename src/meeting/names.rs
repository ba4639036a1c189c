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
    let people = agenda.people.iter().map(|p| Candidate {
        who: Who::Id(p.id.clone()),
        name: p.name.clone(),
        title: p.title.clone(),
        kind: CandidateKind::Person,
    });
    let units = agenda.units.iter().map(|u| Candidate {
        who: Who::Id(u.id.clone()),
        name: u.name.clone(),
        title: None,
        kind: CandidateKind::Unit,
    });
    let mut all: Vec<Candidate> = people.chain(units).collect();
    let named = agenda.slots.iter().flat_map(|s| s.guests.iter().map(|g| &g.who).chain(&s.lead));
    for who in named {
        if let Who::Name(name) = who
            && !all.iter().any(|c| same_name(&c.name, name))
        {
            all.push(Candidate { who: who.clone(), name: name.clone(), title: None, kind: CandidateKind::Guest });
        }
    }
    all
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
    Match::None(complete(candidates, typed, NEAR).into_iter().cloned().collect())
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
