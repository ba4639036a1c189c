//! How much two titles say the same.
//!
//! What tells two matters apart is often one word or one number: "Regnskab for 2024" and "Regnskab for 2025", "Salg
//! af Havnevej" and "Salg af Skovvej". So letters alone decide nothing: a title is another one's if words were added,
//! dropped, inflected or shortened, and never if a word or a number was put in the place of another. A name is not
//! inflected: "Jens" and "Jensen" are two.

use crate::text;

/// How alike two titles must be letter by letter, of 1, to be the same whatever their numbers and places are.
const SIMILAR: f64 = 0.7;

/// The longest title whose words are compared: what is longer is the same only if it is equal.
const MOST_WORDS: usize = 60;

/// The shortest title in which a slip of the pen is known for one.
const LONG_TITLE: usize = 8;

/// Words that tell nothing apart, as they are compared.
const COMMON: &str = "ad af at de dem den der det din efter eller en er et for foer fra har hos i inden kan med men mod \
    naar og om op over paa samt se siden skal som til ud under var ved vi a an and by from in into of on \
    or our the to with";

/// Short words, as they are compared, that are no names and no abbreviations of any: they tell no matter apart.
const SHORT: &str = "as be bl ca cm da do du ej fx go he if is ja jf jo kl km kr me mv my ni nr nu ny ok pr se si so \
    st ti up us";

/// The endings that words get in Danish and English.
const ENDINGS: &str =
    "e s n r t d en et er ed ne es ns ts rs de te ens ets ers ene rne nes ede ing erne enes rnes ernes";

/// A title as it is compared: without case, punctuation and line breaks.
#[derive(Clone, Debug)]
pub(in crate::meeting::reload) struct Title {
    /// The whole of it.
    pub(in crate::meeting::reload) key: String,
    words: Vec<Word>,
}

impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// A word of a title, without case.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// Whether it has a capital that does not come from its place: a name.
    is_name: bool,
    /// Whether a full stop follows.
    has_stop: bool,
}

impl Word {
    fn chars(&self) -> usize {
        self.text.chars().count()
    }

    fn is_number(&self) -> bool {
        self.text.chars().any(|c| c.is_ascii_digit())
    }

    fn is_roman(&self) -> bool {
        self.text.chars().all(|c| "ivxlcdm".contains(c))
    }

    fn is_common(&self) -> bool {
        COMMON.split(' ').any(|word| word == self.text)
    }

    fn is_short(&self) -> bool {
        SHORT.split(' ').any(|word| word == self.text)
    }
}

impl Title {
    pub(in crate::meeting::reload) fn new(title: &str) -> Self {
        let line = text::one_line(title);
        let parts = line.split_inclusive(|c: char| !c.is_alphanumeric());
        let parts = parts.map(|part| (part, part.trim_end_matches(|c: char| !c.is_alphanumeric())));
        let parts = parts.filter(|(_, word)| !word.is_empty()).take(MOST_WORDS + 1).enumerate();
        let words = parts.map(|(place, (part, word))| Word {
            text: text::casefold(word),
            is_name: place > 0 && word.starts_with(char::is_uppercase),
            has_stop: part.ends_with('.'),
        });
        Self { words: words.collect(), key: text::casefold(&line) }
    }

    /// Returns its words, without case and punctuation.
    pub(in crate::meeting::reload) fn plain(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The numbers in it, dates and case numbers too, in the order of their figures.
    fn numbers(&self) -> Vec<&str> {
        let mut numbers: Vec<&str> = self.words.iter().filter(|w| w.is_number()).map(|w| w.text.as_str()).collect();
        numbers.sort_unstable();
        numbers
    }

    /// Returns whether the same numbers are in both.
    pub(in crate::meeting::reload) fn has_numbers_of(&self, other: &Self) -> bool {
        self.numbers() == other.numbers()
    }

    /// Returns whether both say the same wherever they are: words at most added or dropped, and inflected.
    pub(in crate::meeting::reload) fn is_like(&self, other: &Self) -> bool {
        self.has_numbers_of(other)
            && extends(&self.words, &other.words, is_inflected)
            && strsim::normalized_levenshtein(&self.key, &other.key) >= SIMILAR
    }

    /// Returns whether one is the other with words added, however many, and no word or number in the place of another.
    pub(in crate::meeting::reload) fn adds_to(&self, other: &Self) -> bool {
        self.has_numbers_of(other) && extends(&self.words, &other.words, |_, _| false)
    }

    /// Returns whether both begin with the same word, and the shorter one tells a matter apart by itself.
    pub(in crate::meeting::reload) fn begins_as(&self, other: &Self) -> bool {
        let tells = |word: &&Word| word.chars() > 2 && !word.is_number() && !word.is_common();
        let says_enough = |title: &Self| title.words.iter().filter(tells).count() > 1;
        let first = |title: &'_ Self| title.words.first().map(|word| word.text.clone());
        first(self) == first(other) && says_enough(self) && says_enough(other)
    }

    /// Returns whether one may be the other put right, where they are in the same place: as [`Self::is_like`], but
    /// with a slip of the pen, a shortened word, a number or more words added.
    pub(in crate::meeting::reload) fn may_be(&self, other: &Self) -> bool {
        let same = |a: &Word, b: &Word| is_inflected(a, b) || is_mistyped(a, b) || is_any_other_business(a, b);
        extends(&self.words, &other.words, same) || self.shortens(other)
    }

    /// Returns whether one is the other but for a slip of the pen.
    pub(in crate::meeting::reload) fn is_slip_of(&self, other: &Self) -> bool {
        let (a, b) = (&self.words, &other.words);
        let is_same = |(a, b): (&Word, &Word)| a.text == b.text || !a.is_number() && is_mistyped(a, b);
        a.len() == b.len()
            && a.len() <= MOST_WORDS
            && a.iter().zip(b).all(is_same)
            && self.key.chars().count() >= LONG_TITLE
            && strsim::damerau_levenshtein(&self.key, &other.key) <= 2
    }

    /// Returns whether the two may speak of one matter, for all that their words say: if they share any that tells
    /// something apart.
    pub(in crate::meeting::reload) fn touches(&self, other: &Self) -> bool {
        let begins = |a: &Word, b: &Word| {
            let (short, long) = in_order(a, b);
            short.chars() > 3 && long.text.starts_with(&short.text)
        };
        // "IT" and "Ry" tell as much as longer words do; a letter does only where it is written as a name.
        let tells = |a: &Word, b: &Word| a.chars() > 1 && !a.is_short() || a.is_number() || a.is_name || b.is_name;
        let same = |a: &Word, b: &Word| a.text == b.text && tells(a, b) || begins(a, b) || is_mistyped(a, b);
        let words = |title: &'_ Self| title.words.len() <= MOST_WORDS;
        let shares =
            self.words.iter().filter(|word| !word.is_common()).any(|word| other.words.iter().any(|of| same(word, of)));
        shares || !words(self) || !words(other) || self.may_be(other)
    }

    /// Returns whether one is the other with words shortened, and all that tells something apart is in both.
    fn shortens(&self, other: &Self) -> bool {
        let telling = |title: &'_ Self| title.words.iter().filter(|w| !w.is_common()).cloned().collect::<Vec<Word>>();
        let (a, b) = (telling(self), telling(other));
        let is_kept = |(a, b): (&Word, &Word)| {
            a.text == b.text || !a.is_number() && !b.is_number() && (is_inflected(a, b) || is_mistyped(a, b))
        };
        let same = |(a, b): (&Word, &Word)| is_kept((a, b)) || is_shortened(a, b);
        a.len() == b.len() && a.len() <= MOST_WORDS && a.iter().zip(&b).any(is_kept) && a.iter().zip(&b).all(same)
    }
}

/// Returns whether the shorter list of words is in the longer one, in order, and says anything at all.
fn extends(a: &[Word], b: &[Word], same: impl Fn(&Word, &Word) -> bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() > MOST_WORDS {
        return a.iter().map(|w| &w.text).eq(b.iter().map(|w| &w.text));
    }
    let mut rest = long.iter();
    let same = |a: &Word, b: &Word| a.text == b.text || !a.is_number() && !b.is_number() && same(a, b);
    let says_something = short.iter().any(|word| word.chars() > 2 && !word.is_number() && !word.is_common());
    says_something && short.iter().all(|word| rest.any(|other| same(word, other)))
}

fn is_ending(letters: &str) -> bool {
    ENDINGS.split(' ').any(|ending| ending == letters)
}

/// Returns whether two words have the same stem: an ending more ("sag", "sager"), or its letters the other way round.
fn is_inflected(a: &Word, b: &Word) -> bool {
    let (short, long) = in_order(a, b);
    let is_longer = short.chars() > 2 && long.text.strip_prefix(&short.text).is_some_and(is_ending);
    // "områdelederen" and "områdelederne".
    let is_turned = a.chars() == b.chars() && {
        let other: Vec<(char, char)> = a.text.chars().zip(b.text.chars()).filter(|(x, y)| x != y).collect();
        matches!(other.as_slice(), [(a, b), (c, d)] if a == d && b == c)
    };
    let is_word = |word: &Word| !word.is_name && !word.is_roman();
    long.chars() > 4 && is_word(a) && is_word(b) && (is_longer || is_turned)
}

/// Returns whether a letter of a long word is wrong, too many or missing; in a name it is not another one, for that
/// makes another name, and neither is it the first one or the genitive's.
fn is_mistyped(a: &Word, b: &Word) -> bool {
    let (short, long) = in_order(a, b);
    let letters = |word: &Word| {
        let mut letters: Vec<char> = word.text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_same_name = || {
        let begins_alike = a.text.chars().next() == b.text.chars().next();
        let is_genitive = long.text.strip_prefix(&short.text) == Some("s");
        begins_alike && !is_genitive && (short.chars() != long.chars() || letters(a) == letters(b))
    };
    short.chars() > 4
        && !a.is_roman()
        && !b.is_roman()
        && strsim::damerau_levenshtein(&a.text, &b.text) == 1
        && (!(a.is_name || b.is_name) || is_same_name())
}

/// Returns whether one word is the other one shortened, with its full stop: "dir.", "direktør".
fn is_shortened(a: &Word, b: &Word) -> bool {
    let (short, long) = in_order(a, b);
    let mut letters = long.text.chars();
    let begins_alike = short.text.chars().next() == long.text.chars().next();
    let is_in_order = short.text.chars().all(|c| letters.any(|l| l == c));
    short.has_stop && (2..=5).contains(&short.chars()) && begins_alike && is_in_order
}

/// Returns whether the words are "evt." and "eventuelt", the one shortened word that is a title of its own everywhere.
fn is_any_other_business(a: &Word, b: &Word) -> bool {
    let (short, long) = in_order(a, b);
    short.text == "evt" && long.text.starts_with("eventuel")
}

fn in_order<'a>(a: &'a Word, b: &'a Word) -> (&'a Word, &'a Word) {
    if a.text.len() <= b.text.len() { (a, b) } else { (b, a) }
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
            ("Orientering fra dir.", "Orientering fra direktøren"),
            ("Tidsplan", "Tidsplan for 2025"),
            ("Budget", "Budget for skolerne"),
            ("Tidspaln for foråret", "Tidsplan for foråret"),
            ("Klage fra Jensen", "Klage fra Jenssen"),
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
            ("Opsigelse af Jens Hansen", "Opsigelse af Jens Hansens vikar"),
            ("Referat fra januar", "Referat fra februar"),
            ("Sag 25/173", "Sag 25/174"),
            ("Fase A", "Fase B"),
            ("2024", "2024 og 2025"),
            ("Velkomst", "Goddag og rammer"),
            ("", "Eventuelt"),
            // A common word is no other word shortened, and a name is not inflected.
            ("Møde med borgerne", "Meddelelser"),
            ("Budget for skolerne", "Forslag"),
            ("Orientering fra direktøren", "Fraværsstatistik"),
            ("Regnskab for 2024", "Forlig"),
            ("Opsigelse af Per Hansen", "Personale"),
            ("Fors.", "Forslag"),
            ("Klage fra Peter", "Klage fra Petersen"),
            ("Klage fra Hansen", "Klage fra Jansen"),
            ("Ansættelse af Jens", "Ansættelse af Jensen"),
            ("Kloakering, etape XII", "Kloakering, etape XIII"),
            ("Ny skole i Lem", "Ny skole i Lemvig"),
            ("Personalesag: Per", "Personalesag: Peter"),
        ] {
            assert!(!like(a, b) && !may_be(a, b) && !may_be(b, a), "{a}, {b}");
        }
    }

    #[test]
    fn words_are_added_to_a_title_where_none_is_in_the_place_of_another() {
        let adds = |a: &str, b: &str| Title::new(a).adds_to(&Title::new(b)) && Title::new(b).adds_to(&Title::new(a));
        assert!(adds("Ny bane i Nørreby", "Ny bane i Nørreby og Sønderby"));
        assert!(adds("Ny bane i Nørreby", "Etablering af ny bane i Nørreby, finansiering og drift"));
        for (a, b) in [
            ("Ny bane i Nørreby", "Ny bane i Sønderby og Vesterby"),
            ("Ny bane i Nørreby", "Ny bane i Nørreby 2025"),
            ("Klage fra Jensen", "Klage fra Jensens nabo"),
            ("Salg af Havnevej 12", "Salg af Havnevej 14 og 16"),
            ("", "Eventuelt"),
        ] {
            assert!(!adds(a, b), "{a}, {b}");
        }
    }

    #[test]
    fn titles_touch_if_a_word_that_tells_something_apart_is_in_both() {
        let touches = |a: &str, b: &str| Title::new(a).touches(&Title::new(b));
        assert!(touches("Ansættelse af ny skoleleder", "Ansættelse"));
        assert!(touches("Salg af ejendommen Havnevej 12", "Prisen på Havnevej"));
        assert!(touches("Opsigelse af Jens Hansen", "Vikar for Jens Hansens stilling"));
        assert!(!touches("Budget for skolerne", "Forslag til ny leder"));
    }

    #[test]
    fn a_short_word_tells_as_much_as_a_long_one_if_it_is_a_name_or_an_abbreviation() {
        let touches = |a: &str, b: &str| Title::new(a).touches(&Title::new(b)) && Title::new(b).touches(&Title::new(a));
        let names = [("Udbud af IT", "it"), ("Skolen i Ry", "Ry"), ("Havnen på Ø", "Sagen om Ø"), ("HR", "Ny hr-chef")];
        for (a, b) in names {
            assert!(touches(a, b), "{a}, {b}");
        }
        let ordinary = [
            ("Ny bane i Lem", "Ny leder i Nørre Nissum"),
            ("Nr. 2", "Nr. 3"),
            ("Anlæg til 2 mio. kr.", "Køb for 3 kr."),
            ("Klage over DSB's plan", "Bo's sag"),
            ("Møde kl. 9", "Frokost kl. 12"),
            ("As it is", "Up to us"),
        ];
        for (a, b) in ordinary {
            assert!(!touches(a, b), "{a}, {b}");
        }
    }
}
