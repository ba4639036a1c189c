//! Mistakes in form that hide more than their own line, or say something else than they mean to the parser: found
//! before it reads, and taken out of its way, so that everything else can be checked.
//!
//! What is repaired has the length that it had; so every place is the same in what was written.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

use crate::agenda::{file, slips};
use crate::lang::Msg;
use crate::msg;

/// How many texts and lists that are not closed are looked for: the rest is read once more after each.
const MOST: usize = 40;

/// A text that can be read further than the one that was written.
#[derive(Debug)]
pub struct Repaired<'t> {
    pub text: Cow<'t, str>,
    /// In the order of the text.
    pub slips: Vec<Slip>,
    /// The values that were blanked, in order: nothing is known of what was to be in them.
    pub blanked: Vec<Range<usize>>,
    /// Whether something after a value that is not closed could not be told from it.
    pub is_cut: bool,
}

impl<'t> Repaired<'t> {
    /// Takes a text as it is.
    #[must_use]
    pub fn whole(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), slips: Vec::new(), blanked: Vec::new(), is_cut: false }
    }
}

/// A mistake in form that was recognized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub place: Range<usize>,
    pub kind: SlipKind,
}

/// What a mistake in form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// Quotation marks of running text: “ ” » « „ ’.
    WordQuotes,
    /// A text of one line that does not end on it.
    Line,
    /// Quotation marks inside a text, which end it.
    Inside,
    /// A colon for the equals sign.
    Colon,
    /// A line without an equals sign.
    NoEquals,
    /// A text of several lines that does not end before the next table or key.
    Block,
    /// A list, or a table in braces, that does not.
    List,
    /// A text of several lines that does not end, with nothing in it that looks like a table or a key.
    Rest,
}

impl Slip {
    /// Returns message and help.
    #[must_use]
    pub fn explain(&self, text: &str) -> (Msg, Msg) {
        let written = text.get(self.place.clone()).unwrap_or("");
        match self.kind {
            SlipKind::WordQuotes => {
                let marks: Vec<String> = written.chars().filter(|c| is_word_quote(*c)).map(String::from).collect();
                let marks = match marks.as_slice() {
                    [one] => one.clone(),
                    [first, .., last] => format!("{first} {last}"),
                    [] => String::new(),
                };
                (msg!("finding-word-quotes", marks = marks), msg!("finding-word-quotes-help"))
            }
            SlipKind::Line => (msg!("finding-open-line"), msg!("finding-open-line-help")),
            SlipKind::Inside => (msg!("finding-quotes-inside"), msg!("finding-quotes-inside-help")),
            SlipKind::Colon => (msg!("finding-colon"), msg!("finding-colon-help")),
            SlipKind::NoEquals => super::Complaint::Value.explain(),
            SlipKind::Block => (msg!("finding-open-text"), msg!("finding-open-text-help", marks = delimiter(written))),
            SlipKind::List => (msg!("finding-open-list"), msg!("finding-open-list-help")),
            SlipKind::Rest => (msg!("finding-open-text"), msg!("finding-open-rest-help", marks = delimiter(written))),
        }
    }
}

/// Returns the three quotation marks that a text of several lines begins with.
fn delimiter(written: &str) -> &str {
    written.get(..3).unwrap_or("\"\"\"")
}

/// Returns whether a character is a quotation mark of running text.
#[must_use]
pub fn is_word_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '»' | '«' | '’' | '‘' | '‚' | '›' | '‹' | '″')
}

/// Repairs a text as far as its mistakes are recognized.
#[must_use]
pub fn repair(text: &str) -> Repaired<'_> {
    let mut scan = Scan { text, slips: Vec::new(), edits: Vec::new(), blanked: Vec::new(), is_cut: false };
    let mut from = 0;
    let ways = std::iter::from_fn(|| {
        from = scan.read(from)?;
        Some(from)
    });
    let is_whole = ways.take(MOST).count() < MOST;
    let Scan { slips, edits, blanked, is_cut, .. } = scan;
    let is_cut = is_cut || !is_whole;
    let repaired = if edits.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(edited(text, &edits)) };
    Repaired { text: repaired, slips, blanked, is_cut }
}

/// Puts texts of the same length in the place of parts of a text.
fn edited(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (place, new) in edits {
        out.push_str(text.get(from..place.start).unwrap_or(""));
        out.push_str(new);
        from = place.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

struct Scan<'t> {
    text: &'t str,
    slips: Vec<Slip>,
    edits: Vec<(Range<usize>, String)>,
    blanked: Vec<Range<usize>>,
    is_cut: bool,
}

/// The rest of the text in tokens, and where they are.
struct Tokens {
    all: Vec<Token>,
    from: usize,
    next: usize,
}

impl Tokens {
    fn peek(&self) -> Option<(TokenKind, Range<usize>)> {
        let token = self.all.get(self.next)?;
        Some((token.kind(), self.from + token.span().start()..self.from + token.span().end()))
    }

    fn take(&mut self) -> Option<(TokenKind, Range<usize>)> {
        let token = self.peek()?;
        self.next += 1;
        Some(token)
    }

    /// Goes on after the line, or to a byte if that is later.
    fn skip_line(&mut self, byte: usize) {
        while let Some((kind, place)) = self.take() {
            if kind == TokenKind::Newline && place.end > byte {
                break;
            }
        }
    }
}

impl Scan<'_> {
    fn slice(&self, place: Range<usize>) -> &str {
        self.text.get(place).unwrap_or("")
    }

    /// Reads from a byte on; returns where reading goes on after a value that is not closed.
    fn read(&mut self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let mut tokens = Tokens { all: Source::new(rest).lex().into_vec(), from, next: 0 };
        let is_open = tokens.all.iter().rev().find(|t| is_block(t.kind())).is_some_and(|t| {
            let place = from + t.span().start()..from + t.span().end();
            !is_closed(self.slice(place), 3)
        });
        loop {
            let (kind, start) = tokens.take()?;
            match kind {
                TokenKind::Newline | TokenKind::Whitespace => {}
                TokenKind::Eof => return None,
                TokenKind::Comment | TokenKind::LeftSquareBracket => tokens.skip_line(start.start),
                _ => {
                    if let Some(next) = self.expression(kind, start, &mut tokens, is_open) {
                        return Some(next);
                    }
                }
            }
        }
    }

    /// Reads a key with its value.
    fn expression(
        &mut self,
        first: TokenKind,
        start: Range<usize>,
        tokens: &mut Tokens,
        is_open: bool,
    ) -> Option<usize> {
        let mut seen = (first, start.clone());
        loop {
            match &seen {
                (TokenKind::Equals, _) => break,
                (TokenKind::Newline | TokenKind::Eof, at) => {
                    self.no_equals(start.start..at.start);
                    return None;
                }
                // A text of several lines where a key belongs is what an earlier one left over.
                (kind, at) if is_block(*kind) && !is_closed(self.slice(at.clone()), 3) => {
                    return self.open(at.clone(), SlipKind::Block);
                }
                _ => {}
            }
            seen = tokens.take()?;
        }
        while tokens.peek().is_some_and(|(kind, _)| kind == TokenKind::Whitespace) {
            tokens.take();
        }
        let (kind, at) = tokens.take()?;
        match kind {
            TokenKind::Newline | TokenKind::Eof => None,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => self.list(kind, at, tokens, is_open),
            kind => self.value(kind, &at, tokens, is_open),
        }
    }

    /// Reads a value that is no list.
    fn value(&mut self, kind: TokenKind, at: &Range<usize>, tokens: &mut Tokens, is_open: bool) -> Option<usize> {
        let line = at.start..self.line_end(at.start);
        let written = self.slice(line.clone());
        if is_block(kind) {
            if self.is_suspect(at, is_open) {
                return self.open(at.clone(), SlipKind::Block);
            }
            tokens.skip_line(at.end.saturating_sub(1));
            return None;
        }
        if written.starts_with(is_word_quote) {
            let close = value_end(written).max(1);
            self.word_quotes(line.start..line.start + close);
        } else if is_text(kind) {
            let inside = self.slice(at.clone());
            if !is_closed(inside, 1) {
                let kind =
                    if inside.trim_end().ends_with(is_word_quote) { SlipKind::WordQuotes } else { SlipKind::Line };
                let end = at.start + inside.trim_end().len();
                self.slips.push(Slip { place: at.start..end, kind });
            } else {
                let after = self.slice(at.end..line.end).trim_start();
                if after.contains('"') && !after.starts_with('#') {
                    let end = line.start + written.trim_end().len();
                    self.slips.push(Slip { place: at.start..end, kind: SlipKind::Inside });
                }
            }
        }
        tokens.skip_line(at.start);
        None
    }

    /// Reads a list, or a table in braces.
    fn list(&mut self, kind: TokenKind, at: Range<usize>, tokens: &mut Tokens, is_open: bool) -> Option<usize> {
        let mut open = vec![kind];
        let mut is_broken = false;
        while let Some((kind, place)) = tokens.take() {
            match kind {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => open.push(kind),
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    open.pop();
                    if open.is_empty() {
                        if is_broken {
                            self.blank(at.start..place.end, SlipKind::Line);
                        }
                        tokens.skip_line(place.start);
                        return None;
                    }
                }
                kind if is_block(kind) && self.is_suspect(&place, is_open) => {
                    return self.open(at, SlipKind::List);
                }
                kind if is_text(kind) => is_broken |= !is_closed(self.slice(place), 1),
                TokenKind::Atom if self.slice(place.clone()).starts_with(is_word_quote) => {
                    let line = self.slice(place.start..self.line_end(place.start));
                    let mut chars = line.char_indices().skip(1);
                    let close = chars.find(|(_, c)| is_word_quote(*c)).map_or(0, |(i, c)| i + c.len_utf8());
                    if close > 0 {
                        let end = place.start + close;
                        self.word_quotes(place.start..end);
                        // What is inside is text, whatever it looks like.
                        while tokens.peek().is_some_and(|(_, next)| next.start < end) {
                            tokens.take();
                        }
                    }
                }
                // A quotation mark too many or too few ends the text before it elsewhere.
                TokenKind::Atom => is_broken |= self.slice(place).contains('"'),
                TokenKind::Newline => {
                    // Inside braces a line may begin like any key.
                    let is_braced = open.contains(&TokenKind::LeftCurlyBracket);
                    let next = self.slice(place.end..self.line_end(place.end));
                    match structure(next) {
                        Some(Structure::Key) if is_braced && !is_broken => {}
                        Some(_) => break,
                        None => {}
                    }
                }
                TokenKind::Eof => break,
                _ => {}
            }
        }
        let kind = if is_broken { SlipKind::Line } else { SlipKind::List };
        self.open(at, kind)
    }

    /// Returns whether a text of several lines is one that was not closed, and ends where another begins.
    fn is_suspect(&self, at: &Range<usize>, is_open: bool) -> bool {
        let inside = self.slice(at.clone());
        if !is_closed(inside, 3) {
            return true;
        }
        if self.next_structure(at.start, at.end).is_none() {
            return false;
        }
        let after = self.text.get(at.end..).unwrap_or("");
        let rest = after.lines().next().unwrap_or("").trim();
        let next = after.lines().skip(1).map(str::trim).find(|line| !line.is_empty()).unwrap_or("");
        let goes_on = next.is_empty() || next.starts_with(['[', '#']) || next.contains('=');
        is_open || !goes_on || !(rest.is_empty() || rest.starts_with(['#', ']', '}', ',']))
    }

    /// Blanks a value that is not closed, up to the next table or key; returns where that is.
    fn open(&mut self, at: Range<usize>, kind: SlipKind) -> Option<usize> {
        let next = self.next_structure(at.start, self.text.len());
        let end = next.unwrap_or(self.text.len());
        let kind = match kind {
            SlipKind::Block if next.is_none() => SlipKind::Rest,
            kind => kind,
        };
        self.is_cut |= next.is_none() && self.slice(at.start..end).trim().contains('\n');
        self.blank(at.start..end, kind);
        next
    }

    /// Blanks a value, of which the first line is to blame.
    fn blank(&mut self, value: Range<usize>, kind: SlipKind) {
        let line = self.slice(value.start..value.end.min(self.line_end(value.start))).trim_end().len();
        self.slips.push(Slip { place: value.start..value.start + line, kind });
        let mut blank = super::blank(self.slice(value.clone()));
        // Some value there must be; what it is is not asked.
        blank.replace_range(..1, "0");
        self.edits.retain(|(place, _)| place.end <= value.start);
        self.edits.push((value.clone(), blank));
        self.blanked.push(value);
    }

    /// Finds the next line after a place that begins a table or a key.
    fn next_structure(&self, from: usize, to: usize) -> Option<usize> {
        let mut line = self.line_end(from);
        while line < to {
            let end = self.line_end(line + 1);
            if structure(self.slice(line + 1..end)).is_some() {
                return Some(line + 1);
            }
            line = end;
        }
        None
    }

    fn line_end(&self, from: usize) -> usize {
        self.text.get(from..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |at| from + at)
    }

    /// Puts quotation marks of TOML in the place of those of running text.
    fn word_quotes(&mut self, place: Range<usize>) {
        self.slips.push(Slip { place: place.clone(), kind: SlipKind::WordQuotes });
        let written = self.slice(place.clone());
        let mut chars = written.chars();
        let (Some(first), Some(last)) = (chars.next(), chars.next_back()) else { return };
        let inside = chars.as_str();
        let mark = match (inside.contains(['"', '\\']), inside.contains('\'')) {
            (false, _) => '"',
            (true, false) => '\'',
            (true, true) => return,
        };
        if !(is_word_quote(last) || last == '"') {
            return;
        }
        let before = " ".repeat(first.len_utf8() - 1);
        let after = " ".repeat(last.len_utf8() - 1);
        let repaired = format!("{before}{mark}{inside}{mark}{after}");
        self.edits.push((place, repaired));
    }

    /// Puts the equals sign into a line that has none, between its key and its value.
    ///
    /// A line that is neither is blanked: the parser would lose its way at it.
    fn no_equals(&mut self, line: Range<usize>) {
        let written = self.slice(line.clone());
        // What is left of a table's header is no line of its own.
        if written.contains(']') {
            return;
        }
        let end = line.start + written.trim_end().len();
        let key = written
            .find([' ', '\t', ':'])
            .filter(|at| begins_value(written.get(at + 1..).unwrap_or("")) && written.get(..*at).is_some_and(is_key));
        let Some(at) = key else {
            let blank = super::blank(written);
            self.slips.push(Slip { place: line.start..end, kind: SlipKind::NoEquals });
            self.edits.push((line, blank));
            return;
        };
        let at = line.start + at;
        let is_colon = self.slice(at..at + 1) == ":";
        let (end, kind) = if is_colon { (at + 1, SlipKind::Colon) } else { (end, SlipKind::NoEquals) };
        self.slips.push(Slip { place: line.start..end, kind });
        self.edits.push((at..at + 1, "=".to_owned()));
    }
}

/// Returns whether something begins like a value, and not like running text.
fn begins_value(value: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || is_word_quote(c) || matches!(c, '"' | '\'' | '[' | '{');
    let value = value.trim_start();
    value.starts_with(is_sign) || matches!(value.split_whitespace().next(), Some("true" | "false"))
}

/// Returns whether a word is a key of an agenda, or one that is written in the place of one.
fn is_key(word: &str) -> bool {
    file::is_key(word) || slips::is_term(word)
}

/// Returns where a value in quotation marks of running text ends on its line: at the last of them.
fn value_end(line: &str) -> usize {
    let is_mark = |c: char| is_word_quote(c) || c == '"';
    let last = line.char_indices().skip(1).filter(|(_, c)| is_mark(*c)).last();
    last.map_or(line.trim_end().len(), |(at, c)| at + c.len_utf8())
}

fn is_block(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::MlBasicString | TokenKind::MlLiteralString)
}

fn is_text(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::BasicString | TokenKind::LiteralString)
}

/// Returns whether a text in quotation marks has them at its end too.
fn is_closed(written: &str, marks: usize) -> bool {
    let Some(mark) = written.chars().next() else { return false };
    let end: String = std::iter::repeat_n(mark, marks).collect();
    let Some(inside) = written.get(marks..).and_then(|inside| inside.strip_suffix(&end)) else { return false };
    // In a text of one line a backslash takes its meaning from the mark.
    let slashes = inside.chars().rev().take_while(|c| *c == '\\').count();
    mark == '\'' || slashes % 2 == 0
}

/// What a line begins.
enum Structure {
    Table,
    Key,
}

/// Returns what a line begins, if it can only be a line of an agenda and no running text.
fn structure(line: &str) -> Option<Structure> {
    let line = line.trim();
    if let Some(header) = line.strip_prefix('[') {
        let name = header.trim_start_matches('[').split(']').next().unwrap_or("").trim();
        return (file::TABLES.contains(&name) && header.contains(']')).then_some(Structure::Table);
    }
    let (key, value) = line.split_once('=')?;
    (is_key(key.trim()) && begins_value(value)).then_some(Structure::Key)
}
