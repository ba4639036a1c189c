//! The parser's complaints about TOML, put so that somebody who knows no TOML can repair the line.
//!
//! The parser speaks English; what it says is sorted here into the few slips that people make. Where a table's header
//! is broken, it goes on with other tables' keys; so such tables are found here as well.

mod repair;

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use crate::lang::Msg;
use crate::{msg, text};

pub use repair::{Repaired, Slip, is_word_quote, repair};

/// The shortest text of which it is asked whether it is TOML at all.
const LONG: usize = 64 * 1024;

/// More mistakes in form than a person makes.
const MISTAKES: usize = 300;

/// The longest text that a help repeats, in characters.
const SHORT: usize = 40;

/// How deep the parser may go; it goes no deeper when it reads in earnest.
const DEPTH: u32 = 80;

/// Returns as much of a text as is worth parsing: a long one that is no TOML ends with a late mistake.
///
/// The parser keeps every mistake that it finds, and each takes a hundred times the room of the line that it is in.
#[must_use]
pub fn worth_parsing(text: &str) -> &str {
    if text.len() < LONG {
        return text;
    }
    let (mut mistakes, mut end) = (0usize, 0);
    let mut count = |error: ParseError| {
        mistakes += 1;
        if mistakes <= MISTAKES {
            end = error.unexpected().or(error.context()).map_or(end, |span| end.max(span.end()));
        }
    };
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    parse_document(&tokens, &mut RecursionGuard::new(&mut Decoder(source), DEPTH), &mut count);
    if mistakes <= MISTAKES {
        return text;
    }
    text.get(..end).unwrap_or(text)
}

/// Finds the mistakes that are inside keys and values.
struct Decoder<'i>(Source<'i>);

impl<'i> Decoder<'i> {
    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Option<Raw<'i>> {
        Some(Raw::new_unchecked(self.0.get(span)?.as_str(), encoding, span))
    }
}

impl EventReceiver for Decoder<'_> {
    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.raw(span, encoding) {
            raw.decode_key(&mut (), error);
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.raw(span, encoding) {
            let _ = raw.decode_scalar(&mut (), error);
        }
    }
}

/// Lists the tables whose header is broken, from it to the next header: whose keys these are is not known.
///
/// The parser would take them for keys of the table before, or of the table after.
#[must_use]
pub fn broken_tables(text: &str) -> Vec<Range<usize>> {
    let mut errors: Vec<usize> = Vec::new();
    let mut note = |error: ParseError| errors.extend(error.unexpected().or(error.context()).map(|span| span.start()));
    let headers = headers(text, &mut note);
    errors.sort_unstable();
    let mut ends = headers.iter().skip(1).map(|h| h.start).chain([text.len()]);
    let mut out = Vec::new();
    for header in &headers {
        let Some(end) = ends.next() else { break };
        let inside = header.closed.is_some_and(|closed| {
            let first = errors.partition_point(|e| *e < header.start);
            errors.get(first).is_some_and(|e| *e < closed)
        });
        let after = header.closed.and_then(|closed| text.get(closed..)).unwrap_or("");
        if header.closed.is_none() || inside || after.trim_start_matches([' ', '\t']).starts_with(']') {
            out.push(header.start..end);
        }
    }
    out
}

/// Lists the tables, each with the tables in it, in which one of some places is: from a header to the next, the part
/// before the first header too.
#[must_use]
pub fn damaged_tables(text: &str, places: &[usize]) -> Vec<Range<usize>> {
    if places.is_empty() {
        return Vec::new();
    }
    let is_outer = |header: &Header| {
        let line = text.get(header.start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        !line.split(']').next().unwrap_or("").contains('.')
    };
    let headers = headers(text, &mut ());
    let starts: Vec<usize> = headers.iter().filter(|h| is_outer(h)).map(|h| h.start).collect();
    let ends = starts.iter().copied().chain([text.len() + 1]);
    let tables = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    let tables = tables.map(|(start, end)| start..end).filter(|table| !table.is_empty());
    // The places are in order.
    let next = |at: usize| places.get(places.partition_point(|place| *place < at));
    tables.filter(|table| next(table.start).is_some_and(|place| *place < table.end)).collect()
}

fn headers(text: &str, errors: &mut dyn ErrorSink) -> Vec<Header> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut headers = Headers { text, found: Vec::new() };
    parse_document(&tokens, &mut RecursionGuard::new(&mut headers, DEPTH), errors);
    headers.found
}

/// Returns a text with the broken tables blanked; places in it stay as they are.
#[must_use]
pub fn without<'t>(text: &'t str, tables: &[Range<usize>]) -> Cow<'t, str> {
    if tables.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for table in tables {
        out.push_str(text.get(from..table.start).unwrap_or(""));
        out.push_str(&blank(text.get(table.clone()).unwrap_or("")));
        from = table.end;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    Cow::Owned(out)
}

/// Returns blanks and line ends that take the same bytes as a text.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            c => (0..c.len_utf8()).for_each(|_| out.push(' ')),
        }
    }
    out
}

/// Returns whether others refer to what a broken table holds, as far as its header says what it was meant for.
#[must_use]
pub fn is_referred_to(table: &str) -> bool {
    let header = table.lines().next().unwrap_or("");
    let name = header.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    !["slot", "upcoming", "protocol", "phrase"].contains(&name)
}

/// Returns whether the parser only complains that two things have one name, which may be because it took one of them
/// for another table's.
#[must_use]
pub fn is_clash(said: &str) -> bool {
    said.contains("duplicate key") || said.contains("cannot extend value")
}

/// Returns message and help for a table whose header is broken.
#[must_use]
pub fn broken_header() -> (Msg, Msg) {
    (msg!("finding-syntax-header"), msg!("finding-syntax-header-help"))
}

/// A table's header, or what was meant for one.
struct Header {
    start: usize,
    /// The byte after its closing brackets, if it has them.
    closed: Option<usize>,
}

/// Finds the headers of a text.
struct Headers<'i> {
    text: &'i str,
    found: Vec<Header>,
}

impl Headers<'_> {
    fn open(&mut self, span: Span) {
        self.found.push(Header { start: span.start(), closed: None });
    }

    fn close(&mut self, span: Span) {
        if let Some(header) = self.found.last_mut() {
            header.closed = Some(span.end());
        }
    }
}

impl EventReceiver for Headers<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, _: Option<Encoding>, _: &mut dyn ErrorSink) {
        // "slot]]" alone on a line lacks its opening brackets.
        let before = self.text.get(..span.start()).unwrap_or("");
        let begins = before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) || before.trim().is_empty();
        let after = self.text.get(span.end()..).unwrap_or("");
        if begins && !span.is_empty() && after.trim_start_matches([' ', '\t']).starts_with(']') {
            self.found.push(Header { start: span.start(), closed: None });
        }
    }
}

/// What the TOML parser complains of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// Something is there twice.
    Duplicate,
    /// Values are nested too deep.
    Depth,
    /// A text lacks its quotation marks.
    Quote,
    /// A text in quotation marks is wrong.
    String,
    /// A table's header is broken.
    Header,
    /// A list or an inline table is wrong.
    List,
    /// A list or an inline table does not end.
    OpenList,
    /// A key has no value.
    Value,
    /// A number, date or time is wrong.
    Number,
    /// A key is wrong.
    Key,
    /// Anything else.
    Other,
}

impl Complaint {
    /// Sorts what the TOML parser said.
    #[must_use]
    pub fn of(said: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
        match () {
            () if is_clash(said) => Self::Duplicate,
            () if has(&["recurse", "recursion"]) => Self::Depth,
            () if has(&["string values must be quoted", "missing opening quote"]) => Self::Quote,
            () if has(&["invalid basic string", "invalid multi-line", "literal string", "escape", "unicode value"]) => {
                Self::String
            }
            () if has(&["unclosed array table", "unclosed table"]) => Self::Header,
            () if has(&["unquoted key"]) => Self::Key,
            () if has(&["unclosed array", "unclosed inline table"]) => Self::OpenList,
            () if has(&["array", "inline table", "comma"]) => Self::List,
            () if has(&["missing value", "key with no value", "missing assignment"]) => Self::Value,
            () if has(&["leading zero", "radix", "sign", "invalid value", "number", "date", "digits"]) => Self::Number,
            () if has(&["unexpected key or value"]) => Self::Other,
            () if has(&["key"]) => Self::Key,
            () => Self::Other,
        }
    }

    /// Returns whether the parser reads what comes after the line, or the list, as if nothing were wrong.
    #[must_use]
    pub fn is_contained(self) -> bool {
        !matches!(self, Self::Depth | Self::Header | Self::OpenList)
    }

    /// Returns whether the parser makes out the value all the same.
    #[must_use]
    pub fn keeps_the_value(self) -> bool {
        matches!(self, Self::Duplicate | Self::Quote | Self::String)
    }

    /// Returns message and help for what is written at a place of a text.
    #[must_use]
    pub fn explain_at(self, text: &str, place: Range<usize>) -> (Msg, Msg) {
        let written = text.get(place.clone()).unwrap_or("");
        let before = text.get(..place.start).and_then(|before| before.lines().next_back()).unwrap_or("");
        let after = text.get(place.end..).and_then(|after| after.lines().next()).unwrap_or("").trim_start();
        // A comma ends a text in a list, and may be meant to be in one outside.
        let is_all = after.is_empty() || after.starts_with(['#', ']', '}']) || before.contains(['[', '{']);
        let is_short = written.chars().count() <= SHORT && !written.contains(['"', '\\', '\n']);
        match self.explain() {
            _ if self == Self::Quote && written.trim().is_empty() => Self::Value.explain(),
            (message, _) if self == Self::Quote && is_all && is_short => {
                (message, msg!("finding-syntax-quote-exact-help", text = text::one_line(written)))
            }
            explained => explained,
        }
    }

    /// Returns message and help.
    #[must_use]
    pub fn explain(self) -> (Msg, Msg) {
        match self {
            Self::Duplicate => (msg!("finding-syntax-duplicate"), msg!("finding-syntax-duplicate-help")),
            Self::Depth => (msg!("finding-syntax-depth"), msg!("finding-syntax-depth-help")),
            Self::Quote => (msg!("finding-syntax-quote"), msg!("finding-syntax-quote-help")),
            Self::String => (msg!("finding-syntax-string"), msg!("finding-syntax-string-help")),
            Self::Header => broken_header(),
            Self::List | Self::OpenList => (msg!("finding-syntax-list"), msg!("finding-syntax-list-help")),
            Self::Value => (msg!("finding-syntax-value"), msg!("finding-syntax-value-help")),
            Self::Number => (msg!("finding-syntax-number"), msg!("finding-syntax-number-help")),
            Self::Key => (msg!("finding-syntax-key"), msg!("finding-syntax-key-help")),
            Self::Other => (msg!("finding-syntax"), msg!("finding-syntax-help")),
        }
    }
}
