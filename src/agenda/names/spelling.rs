//! How names are spelt and compared: without case and punctuation, with `æ ø å` as any keyboard types them.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::text;

/// The words of a name in the two ways in which `æ ø å` become ASCII: `soeren` and `soren`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    folded: Vec<String>,
    plain: Vec<String>,
}

/// How a typed word has to fit a word of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MatchMode {
    /// It is the word.
    Whole,
    /// It is its beginning.
    Prefix,
}

impl Spelling {
    /// Spells a name, or what was typed for one.
    pub fn new(name: &str) -> Self {
        Self { folded: words(&text::casefold(name)), plain: words(&plain(name)) }
    }

    /// Returns whether there is no letter and no digit in it.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// Gives two keys; names are the same if one of them is, though a key of one way never equals one of the other.
    pub fn keys(&self) -> [String; 2] {
        [format!("folded {}", self.folded.join(" ")), format!("plain {}", self.plain.join(" "))]
    }

    /// Returns whether two names are the same.
    pub fn is_same(&self, name: &Self) -> bool {
        self.either(name, |typed, name| typed == name)
    }

    /// Returns whether the name's first words begin as typed.
    pub fn begins(&self, name: &Self) -> bool {
        self.either(name, |typed, name| {
            typed.len() <= name.len() && typed.iter().zip(name).all(|(t, n)| n.starts_with(t.as_str()))
        })
    }

    /// Returns whether every typed word fits a word of the name, each another one, in the order of the name.
    pub fn matches(&self, name: &Self, fit: MatchMode) -> bool {
        self.either(name, |typed, name| {
            let mut rest = name.iter();
            typed.iter().all(|t| {
                rest.any(|n| match fit {
                    MatchMode::Whole => n == t,
                    MatchMode::Prefix => n.starts_with(t.as_str()),
                })
            })
        })
    }

    /// Counts the slips between what was typed and the name, a word of it or the beginning of one; none if it is too
    /// far off.
    pub fn slips(&self, name: &Self) -> Option<usize> {
        let slips = |typed: &[String], name: &[String]| {
            let typed = typed.join(" ");
            let length = typed.chars().count();
            let beginnings = name.iter().map(|w| w.chars().take(length).collect::<String>());
            let forms = name.iter().cloned().chain(beginnings).chain([name.join(" ")]);
            let slips = forms.map(|form| strsim::osa_distance(&typed, &form)).min()?;
            let allowed = if length < 3 { 0 } else { 1 + usize::from(length > 5) };
            (slips <= allowed).then_some(slips)
        };
        let both = [slips(&self.folded, &name.folded), slips(&self.plain, &name.plain)];
        both.into_iter().flatten().min()
    }

    fn either(&self, name: &Self, fits: impl Fn(&[String], &[String]) -> bool) -> bool {
        fits(&self.folded, &name.folded) || fits(&self.plain, &name.plain)
    }
}

/// Folds Danish letters to the one letter that they look like; drops accents that are as characters of their own.
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
pub struct Fuzzy {
    matcher: Matcher,
    patterns: [Pattern; 2],
    buffer: Vec<char>,
}

impl Fuzzy {
    /// Sets it up for what was typed.
    pub fn new(typed: &Spelling) -> Self {
        let pattern = |words: &[String]| {
            Pattern::new(&words.join(" "), CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy)
        };
        Self {
            matcher: Matcher::new(Config::DEFAULT),
            patterns: [pattern(&typed.folded), pattern(&typed.plain)],
            buffer: Vec::new(),
        }
    }

    /// Scores a name; none if the letters do not even occur in this order.
    pub fn score(&mut self, name: &Spelling) -> Option<u32> {
        let spelt = [name.folded.join(" "), name.plain.join(" ")];
        let mut best = None;
        for (pattern, haystack) in self.patterns.iter().zip(&spelt) {
            best = best.max(pattern.score(Utf32Str::new(haystack, &mut self.buffer), &mut self.matcher));
        }
        best
    }
}
