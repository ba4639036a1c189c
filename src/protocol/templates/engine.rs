//! The template engine and its limits: the embedded templates, a body's own before them, and what both may use.

use std::fmt::Write as _;
use std::io::{ErrorKind as IoKind, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

use super::folder::Folder;
use crate::wording;

/// An error of the engine.
pub(super) type MiniError = minijinja::Error;
type Attempt<T> = Result<T, MiniError>;

/// The templates that are always there.
const EMBEDDED: [(&str, &str); 3] = [
    ("protocol.md.j2", include_str!("protocol.md.j2")),
    ("protocol.html.j2", include_str!("protocol.html.j2")),
    ("protocol.css", include_str!("protocol.css")),
];

/// How the embedded templates are named where a body's own has the same name.
pub(super) const DEFAULT: &str = "default/";

/// The most that a template may print, in bytes, what it prints into variables included.
pub(super) const OUTPUT: usize = 32 * 1024 * 1024;

/// The most steps that a template may take; the largest agenda takes a hundredth of it.
const FUEL: u64 = 10_000_000;

/// How deep templates, macros and blocks may call each other.
const DEPTH: usize = 100;

/// What a format needs of the template engine.
pub(in crate::protocol) struct Engine {
    /// The template that it begins with.
    pub name: &'static str,
    /// The other embedded templates that it takes in.
    pub parts: &'static [&'static str],
    /// How values are escaped.
    pub auto: AutoEscape,
    pub escape: fn(&str) -> String,
    /// Adds the format's filters.
    pub filters: fn(&mut Environment<'static>),
}

impl Engine {
    /// Returns whether a folder has a template of its own for this format.
    pub(super) fn is_own(&self, folder: &Folder) -> bool {
        folder.has(self.name) || self.parts.iter().any(|name| folder.has(name))
    }

    /// Renders a protocol in this process, with the templates of a folder before the embedded ones.
    pub(super) fn render(&self, protocol: Value, folder: Option<Folder>) -> Attempt<String> {
        let env = environment(self, folder)?;
        let mut out = Bounded(Vec::new());
        env.get_template(self.name)?.render_captured_to(protocol, &mut out)?;
        String::from_utf8(out.0).map_err(|e| MiniError::new(ErrorKind::WriteFailure, "not UTF-8").with_source(e))
    }
}

fn environment(engine: &Engine, folder: Option<Folder>) -> Attempt<Environment<'static>> {
    let mut env = Environment::new();
    // Otherwise only a build for developers knows the source in which a mistake is reported.
    env.set_debug(true);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(FUEL));
    env.set_recursion_limit(DEPTH);
    let (auto, escape) = (engine.auto.clone(), engine.escape);
    env.set_auto_escape_callback(move |_| auto.clone());
    // What goes into a variable is printed as well; so this counts it.
    let printed = Arc::new(AtomicUsize::new(0));
    env.set_formatter(move |out, _, value| {
        if value.is_none() {
            return Ok(());
        }
        let too_long = || MiniError::new(ErrorKind::WriteFailure, "too much output");
        let before = printed.load(Ordering::Relaxed);
        let mut text = Cut { text: String::new(), room: OUTPUT.saturating_sub(before) };
        write!(text, "{value}").map_err(|_| too_long())?;
        printed.store(before + text.text.len(), Ordering::Relaxed);
        let text = if value.is_safe() { text.text } else { escape(&text.text) };
        out.write_str(&text).map_err(MiniError::from)
    });
    env.set_loader(move |name| {
        let embedded = |name: &str| EMBEDDED.iter().find(|(n, _)| *n == name).map(|(_, text)| (*text).to_owned());
        if let Some(name) = name.strip_prefix(DEFAULT) {
            return Ok(embedded(name));
        }
        let own = folder.as_ref().map(|folder| folder.read(name)).transpose();
        let own = own.map_err(|e| MiniError::new(ErrorKind::BadInclude, e.to_string()).with_source(e))?;
        Ok(own.flatten().or_else(|| embedded(name)))
    });
    env.add_filter("stop", |number: String| wording::full_stop(&number));
    (engine.filters)(&mut env);
    Ok(env)
}

/// A text that takes no more than it has room for.
struct Cut {
    text: String,
    room: usize,
}

impl std::fmt::Write for Cut {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        self.room = self.room.checked_sub(s.len()).ok_or(std::fmt::Error)?;
        self.text.push_str(s);
        Ok(())
    }
}

/// A template's output, up to a limit.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > OUTPUT {
            return Err(std::io::Error::from(IoKind::FileTooLarge));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_keeps_the_places_of_mistakes_in_every_build() {
        let auto = AutoEscape::None;
        let engine = Engine { name: "protocol.md.j2", parts: &[], auto, escape: str::to_owned, filters: |_| () };
        assert!(environment(&engine, None).unwrap().debug());
    }
}
