//! How much two titles say the same.
//!
//! What tells two matters apart is often one word or one number: "Regnskab for 2024" and "Regnskab for 2025", "Salg
//! af Havnevej" and "Salg af Skovvej". So letters alone decide nothing: a title is another one's if words were added,
//! dropped, inflected or shortened, and never if a word or a number was put in the place of another.

use crate::text;

/// How alike two titles must be letter by letter, of 1, to be the same whatever their numbers and places are.
const SIMILAR: f64 = 0.7;

/// The longest title whose words are compared: what is longer is the same only if it is equal.
const MOST_WORDS: usize = 60;

/// A title as it is compared: without case, punctuation and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::meeting::reload) struct Title {
    /// The whole of it.
    pub(in crate::meeting::reload) key: String,
    words: Vec<String>,
}

impl Title {
    pub(in crate::meeting::reload) fn new(title: &str) -> Self {
        let key = text::casefold(&text::one_line(title));
        let words = key.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let words = words.take(MOST_WORDS + 1).map(str::to_owned).collect();
        Self { key, words }
    }

    /// The numbers in it, dates and case numbers too, in the order of their figures.
    fn numbers(&self) -> Vec<&str> {
        let mut numbers: Vec<&str> = self.words.iter().filter(|w| is_number(w)).map(String::as_str).collect();
        numbers.sort_unstable();
        numbers
    }

    /// Returns whether the same numbers are in both.
    pub(in crate::meeting::reload) fn has_numbers_of(&self, other: &Self) -> bool {
        self.numbers() == other.numbers()
    }

    /// Returns whether a word of one is in the other, a slip of the pen aside.
    pub(in crate::meeting::reload) fn shares_a_word_of(&self, other: &Self) -> bool {
        let same = |a: &String, b: &String| a == b || is_mistyped(a, b);
        let says_something = |word: &&String| word.chars().count() > 1;
        self.words.iter().filter(says_something).any(|word| other.words.iter().any(|of| same(word, of)))
    }

    /// Returns whether both say the same wherever they are: words at most added or dropped, and inflected.
    pub(in crate::meeting::reload) fn is_like(&self, other: &Self) -> bool {
        self.has_numbers_of(other)
            && extends(&self.words, &other.words, is_inflected)
            && strsim::normalized_levenshtein(&self.key, &other.key) >= SIMILAR
    }

    /// Returns whether one may be the other put right, where they are in the same place: as [`Self::is_like`], but
    /// with a slip of the pen, a shortened word, a number or more words added.
    pub(in crate::meeting::reload) fn may_be(&self, other: &Self) -> bool {
        let same = |a: &str, b: &str| is_inflected(a, b) || is_mistyped(a, b) || is_shortened(a, b);
        extends(&self.words, &other.words, same)
    }
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

/// Returns whether the shorter list of words is in the longer one, in order, and says anything at all.
fn extends(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() > MOST_WORDS {
        return a == b;
    }
    let mut rest = long.iter();
    let same = |a: &str, b: &str| a == b || !is_number(a) && !is_number(b) && same(a, b);
    let says_something = short.iter().any(|word| word.chars().count() > 2 && !is_number(word));
    says_something && short.iter().all(|word| rest.any(|other| same(word, other)))
}

/// Returns whether two words have the same stem: an ending more ("sag", "sager"), or its letters the other way round.
fn is_inflected(a: &str, b: &str) -> bool {
    let (short, long) = in_order(a, b);
    let more = long.strip_prefix(short).map(|ending| ending.chars().count());
    let is_longer = short.chars().count() > 2 && more.is_some_and(|more| more <= 3);
    // "områdelederen" and "områdelederne".
    let is_turned = a.chars().count() == b.chars().count() && a.chars().count() > 4 && {
        let other: Vec<(char, char)> = a.chars().zip(b.chars()).filter(|(x, y)| x != y).collect();
        matches!(other.as_slice(), [(a, b), (c, d)] if a == d && b == c)
    };
    is_longer || is_turned
}

fn is_mistyped(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) > 4 && strsim::damerau_levenshtein(a, b) == 1
}

/// Returns whether one word is the other one shortened: "evt", "eventuelt".
fn is_shortened(a: &str, b: &str) -> bool {
    let (short, long) = in_order(a, b);
    let mut letters = long.chars();
    let begins_alike = short.chars().next() == long.chars().next();
    (3..=5).contains(&short.chars().count()) && begins_alike && short.chars().all(|c| letters.any(|l| l == c))
}

fn in_order<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    if a.len() <= b.len() { (a, b) } else { (b, a) }
}

#[cfg(test)]
mod tests {
    use super::Title;

    #[test]
    fn a_word_or_number_in_the_place_of_another_makes_another_title() {
        let like = |a: &str, b: &str| Title::new(a).is_like(&Title::new(b));
        let may_be = |a: &str, b: &str| Title::new(a).may_be(&Title::new(b));
        for (a, b) in [
            ("Salg af Havnevej 12", "Salg af grunden Havnevej 12"),
            ("Afskedigelse af områdelederen", "Afskedigelse af områdelederne"),
            ("Punkt uden sag", "Punkt uden sager"),
            ("Evt", "Evt."),
        ] {
            assert!(like(a, b) && like(b, a) && may_be(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("Evt.", "Eventuelle bemærkninger"),
            ("Tidsplan", "Tidsplan for 2025"),
            ("Budget", "Budget for skolerne"),
            ("Tidspaln for foråret", "Tidsplan for foråret"),
        ] {
            assert!(!like(a, b) || a.starts_with("Tidspaln"), "{a}, {b}");
            assert!(may_be(a, b) && may_be(b, a), "{a}, {b}");
        }
        for (a, b) in [
            ("Regnskab for 2024", "Regnskab for 2025"),
            ("Budget 2025, 1. behandling", "Budget 2025, 2. behandling"),
            ("Salg af Havnevej 12", "Salg af Havnevej 14"),
            ("Salg af Havnevej", "Salg af Skovvej"),
            ("Opsigelse af Jens Hansen", "Opsigelse af Jens Jensen"),
            ("Referat fra januar", "Referat fra februar"),
            ("Sag 25/173", "Sag 25/174"),
            ("Fase A", "Fase B"),
            ("2024", "2024 og 2025"),
            ("Velkomst", "Goddag og rammer"),
            ("", "Eventuelt"),
        ] {
            assert!(!like(a, b) && !may_be(a, b) && !may_be(b, a), "{a}, {b}");
        }
    }
}
