//! The parser's complaints about TOML, put so that somebody who knows no TOML can mend the line.
//!
//! The parser speaks English; what it says is sorted here into the few slips that people make.

use crate::lang::Msg;
use crate::msg;

/// Gives message and help for what the TOML parser said.
#[must_use]
pub fn explain(said: &str) -> (Msg, Option<Msg>) {
    let has = |word: &str| said.contains(word);
    if has("duplicate key") || has("cannot extend value") {
        return (msg!("finding-syntax-duplicate"), Some(msg!("finding-syntax-duplicate-help")));
    }
    if has("recurse") || has("recursion") {
        return (msg!("finding-syntax-depth"), None);
    }
    if has("string values must be quoted") || has("missing opening quote") {
        return (msg!("finding-syntax-quote"), Some(msg!("finding-syntax-quote-help")));
    }
    if has("invalid basic string") || has("invalid multi-line") || has("literal string") || has("escape") {
        return (msg!("finding-syntax-string"), Some(msg!("finding-syntax-string-help")));
    }
    if has("unclosed array table") || has("unclosed table") {
        return (msg!("finding-syntax-header"), Some(msg!("finding-syntax-header-help")));
    }
    if has("array") || has("inline table") || has("comma") {
        return (msg!("finding-syntax-list"), Some(msg!("finding-syntax-list-help")));
    }
    if has("missing value") || has("key with no value") || has("missing assignment") {
        return (msg!("finding-syntax-value"), Some(msg!("finding-syntax-value-help")));
    }
    if has("leading zero") || has("radix") || has("sign") || has("invalid value") || has("number") || has("date") {
        return (msg!("finding-syntax-number"), Some(msg!("finding-syntax-number-help")));
    }
    if has("key") {
        return (msg!("finding-syntax-key"), Some(msg!("finding-syntax-key-help")));
    }
    (msg!("finding-syntax"), Some(msg!("finding-syntax-help")))
}
