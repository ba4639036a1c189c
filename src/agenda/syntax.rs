//! The parser's complaints about TOML, put so that somebody who knows no TOML can mend the line.
//!
//! The parser speaks English; what it says is sorted here into the few slips that people make.

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use crate::lang::Msg;
use crate::msg;

/// The shortest text of which it is asked whether it is TOML at all.
const LONG: usize = 64 * 1024;

/// More mistakes in form than a person makes.
const MISTAKES: usize = 300;

/// How deep the parser may go; it goes no deeper when it reads in earnest.
const DEPTH: u32 = 80;

/// Gives as much of a text as is worth parsing: a long one that is no TOML ends with a late mistake.
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

/// Finds the mistakes that stand inside keys and values.
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

/// Gives message and help for what the TOML parser said.
#[must_use]
pub fn explain(said: &str) -> (Msg, Msg) {
    let has = |word: &str| said.contains(word);
    if has("duplicate key") || has("cannot extend value") {
        return (msg!("finding-syntax-duplicate"), msg!("finding-syntax-duplicate-help"));
    }
    if has("recurse") || has("recursion") {
        return (msg!("finding-syntax-depth"), msg!("hostile-depth-help"));
    }
    if has("string values must be quoted") || has("missing opening quote") {
        return (msg!("finding-syntax-quote"), msg!("finding-syntax-quote-help"));
    }
    if has("invalid basic string") || has("invalid multi-line") || has("literal string") || has("escape") {
        return (msg!("finding-syntax-string"), msg!("finding-syntax-string-help"));
    }
    if has("unclosed array table") || has("unclosed table") {
        return (msg!("finding-syntax-header"), msg!("finding-syntax-header-help"));
    }
    if has("array") || has("inline table") || has("comma") {
        return (msg!("finding-syntax-list"), msg!("finding-syntax-list-help"));
    }
    if has("missing value") || has("key with no value") || has("missing assignment") {
        return (msg!("finding-syntax-value"), msg!("finding-syntax-value-help"));
    }
    if has("leading zero") || has("radix") || has("sign") || has("invalid value") || has("number") || has("date") {
        return (msg!("finding-syntax-number"), msg!("finding-syntax-number-help"));
    }
    if has("key") {
        return (msg!("finding-syntax-key"), msg!("finding-syntax-key-help"));
    }
    (msg!("finding-syntax"), msg!("finding-syntax-help"))
}
