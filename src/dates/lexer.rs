//! The words, numbers and signs that a date is made of.

use crate::lang::{DateWords, Lang, Words};
use crate::text;

/// No date is longer than this; what is after it need not be looked at.
const LONGEST: usize = 24;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Letters, folded.
    Word(String),
    /// Decimal digits: the value and how many there are. More than four are no part of any date.
    Number(u32, usize),
    Space,
    /// Anything else, one character.
    Sign(char),
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    /// Where it ends in the text, in bytes.
    end: usize,
}

/// A place in a text that may be a date.
#[derive(Clone)]
pub struct Lexer {
    tokens: std::rc::Rc<[Token]>,
    at: usize,
}

impl Lexer {
    /// Starts at the beginning of `text`.
    pub fn new(text: &str) -> Self {
        let mut tokens = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            if tokens.len() == LONGEST {
                break;
            }
            let mut run = c.to_string();
            let class = class(c);
            if class != Class::Sign {
                while let Some((_, next)) = chars.next_if(|(_, n)| self::class(*n) == class) {
                    run.push(next);
                }
            }
            let kind = match class {
                Class::Letter => Kind::Word(text::casefold(&run)),
                Class::Digit => Kind::Number(run.parse().unwrap_or(u32::MAX), run.len()),
                Class::Blank => Kind::Space,
                Class::Sign => Kind::Sign(c),
            };
            tokens.push(Token { kind, end: chars.peek().map_or(text.len(), |(i, _)| *i) });
        }
        Self { tokens: tokens.into(), at: 0 }
    }

    /// Counts the bytes read so far.
    pub fn consumed(&self) -> usize {
        self.at.checked_sub(1).and_then(|i| self.tokens.get(i)).map_or(0, |t| t.end)
    }

    /// Tries `read`; if it fails, nothing is read.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let at = self.at;
        let result = read(self);
        if result.is_none() {
            self.at = at;
        }
        result
    }

    /// Reads one of some words of any language.
    pub fn word(&mut self, words: fn(&DateWords) -> Words) -> Option<()> {
        Lang::understood_in_all().find_map(|of| self.word_of(words(&of.dates)))
    }

    fn word_of(&mut self, words: &[&str]) -> Option<()> {
        match self.peek(0)? {
            Kind::Word(w) if words.contains(&w.as_str()) => self.advance(),
            _ => None,
        }
    }

    /// Reads one of some phrases of any language: words with blanks between them.
    pub fn phrase(&mut self, phrases: fn(&DateWords) -> Words) -> Option<()> {
        let mut all = Lang::understood_in_all().flat_map(|of| phrases(&of.dates));
        all.find_map(|phrase| {
            self.optional(|l| {
                phrase.split(' ').enumerate().try_for_each(|(i, word)| {
                    if i > 0 {
                        l.blank()?;
                    }
                    l.word_of(&[word])
                })
            })
        })
    }

    /// Reads a word of one of some groups of any language; gives the group, counted from 1.
    pub fn one_of(&mut self, groups: fn(&DateWords) -> &[Words]) -> Option<u32> {
        let group = Lang::understood_in_all()
            .find_map(|of| groups(&of.dates).iter().position(|words| self.word_of(words).is_some()))?;
        u32::try_from(group + 1).ok()
    }

    /// Reads a number of `min` to `max` digits.
    pub fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        match *self.peek(0)? {
            Kind::Number(n, digits) if (min..=max).contains(&digits) => {
                self.advance()?;
                Some(n)
            }
            _ => None,
        }
    }

    /// Reads a sign.
    pub fn sign(&mut self, c: char) -> Option<()> {
        if *self.peek(0)? == Kind::Sign(c) { self.advance() } else { None }
    }

    /// Reads blanks.
    pub fn blank(&mut self) -> Option<()> {
        if *self.peek(0)? == Kind::Space { self.advance() } else { None }
    }

    /// Reads blanks if there are any.
    pub fn space(&mut self) {
        self.optional(Self::blank);
    }

    /// Reads what may be before a date and says nothing of it: `senest den`, `på`, `by`, `d.`.
    pub fn skip_fillers(&mut self) {
        let fillers: [fn(&DateWords) -> Words; 2] = [|w| w.deadline, |w| w.article];
        for fillers in fillers {
            self.optional(|l| {
                l.word(fillers)?;
                l.optional(|l| l.sign('.'));
                l.blank()
            });
        }
    }

    /// Returns whether a date may end here: not inside a word or a longer number, nor before `-2026` or `-lørdag`.
    pub fn at_end_of_phrase(&self) -> bool {
        let joins = |k: Option<&Kind>| matches!(k, Some(Kind::Word(_) | Kind::Number(..)));
        match self.peek(0) {
            Some(Kind::Word(_) | Kind::Number(..)) => false,
            Some(Kind::Sign('-' | '/' | '_')) => !joins(self.peek(1)),
            Some(Kind::Sign('.' | ',' | ':')) => !matches!(self.peek(1), Some(Kind::Number(..))),
            _ => true,
        }
    }

    fn peek(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|t| &t.kind)
    }

    fn advance(&mut self) -> Option<()> {
        self.at += 1;
        Some(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Blank,
    Sign,
}

fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Digit
    } else if c.is_alphanumeric() {
        Class::Letter
    } else if c.is_whitespace() {
        Class::Blank
    } else {
        Class::Sign
    }
}
