//! A place in a text that is read from left to right.

/// What is left of a text.
#[derive(Clone, Copy, Debug)]
pub struct Scan<'a>(pub &'a str);

impl<'a> Scan<'a> {
    /// Reads a number of `min` to `max` digits, and none that is longer.
    pub fn number(&mut self, min: usize, max: usize) -> Option<(u32, usize)> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        if !(min..=max).contains(&digits) {
            return None;
        }
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        Some((number.parse().ok()?, digits))
    }

    /// Reads one of some signs.
    pub fn sign(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.0.chars().next().filter(|c| signs.contains(c))?;
        self.0 = self.0.get(sign.len_utf8()..)?;
        Some(sign)
    }

    /// Reads blanks; tells whether there were any.
    pub fn blanks(&mut self) -> bool {
        let rest = self.0.trim_start();
        let had = rest.len() < self.0.len();
        self.0 = rest;
        had
    }

    /// Reads letters.
    pub fn letters(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at_checked(end).unwrap_or((self.0, ""));
        self.0 = rest;
        word
    }

    /// Reads one of some words, in large or small letters, which ends there.
    pub fn word(&mut self, words: &[&str]) -> Option<()> {
        let mut ahead = *self;
        let word = ahead.letters().to_lowercase();
        if !words.contains(&word.as_str()) {
            return None;
        }
        *self = ahead;
        Some(())
    }

    /// Tries `read`; if it fails, nothing is read.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let found = read(&mut ahead)?;
        *self = ahead;
        Some(found)
    }
}

/// Returns the text before and after a place.
pub fn cut(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// Lists the places of a text where a word begins.
pub fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut was_part = false;
    text.char_indices().filter_map(move |(at, c)| {
        let is_part = c.is_alphanumeric();
        let begins = is_part && !was_part;
        was_part = is_part;
        begins.then_some(at)
    })
}
