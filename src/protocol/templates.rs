//! Templates: the embedded ones, a body's own over them, and what is told of a mistake in one.
//!
//! A body's folder lies below its agenda's, also where symbolic links lead. A name is looked for there first and then
//! among the embedded; `default/…` names an embedded one. A template that fails never costs the protocol: the default is
//! used, and the mistake is told with its place. Steps, depth, sizes and output are limited, so that a loop that goes
//! round for ever ends in a message, and one that fills the memory ends the program. That is a guard against mistakes: a template
//! is trusted as far as the agenda beside it.

mod memory;

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{ErrorKind as IoKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};

use super::model::Protocol;
use crate::agenda::{self, Finding, Severity, Sources, Span};
use crate::error::{Error, Kind, Result};
use crate::files::{folder_below, read_at_most};
use crate::lang::{Lang, Msg};
use crate::{msg, text};

type MiniError = minijinja::Error;
type Attempt<T> = std::result::Result<T, MiniError>;

/// The templates that are always there.
const EMBEDDED: [(&str, &str); 3] = [
    ("protocol.md.j2", include_str!("templates/protocol.md.j2")),
    ("protocol.html.j2", include_str!("templates/protocol.html.j2")),
    ("protocol.css", include_str!("templates/protocol.css")),
];

/// How the embedded templates are named where a body's own has the same name.
const DEFAULT: &str = "default/";

/// The largest template, in bytes.
const LARGEST: u64 = 256 * 1024;

/// The most that a template may print, in bytes, what it prints into variables included.
const OUTPUT: usize = 32 * 1024 * 1024;

/// The most steps that a template may take; the largest agenda takes a hundredth of it.
const FUEL: u64 = 10_000_000;

/// How deep templates, macros and blocks may call each other.
const DEPTH: usize = 100;

/// Where a body's own templates are, if it has any.
#[derive(Debug, Default)]
pub struct Templates {
    folder: Option<Folder>,
    trouble: Option<Msg>,
}

/// A folder with templates.
#[derive(Clone, Debug)]
struct Folder {
    /// Where it really is.
    real: PathBuf,
    /// As the agenda names it.
    named: String,
}

impl Templates {
    /// Finds the templates that an agenda names, below the folder that the agenda's file is in.
    ///
    /// Without the agenda's file, and where the folder is not there or lies elsewhere, the defaults are used; that is told.
    #[must_use]
    pub fn find(beside: Option<&Path>, named: Option<&str>) -> Self {
        let Some(named) = named else { return Self::default() };
        let named = text::one_line(named);
        let failed = |trouble: Msg| Self { folder: None, trouble: Some(trouble) };
        let Some(beside) = beside else { return failed(msg!("template-no-agenda", path = named)) };
        match folder_below(beside, &named) {
            Ok(real) => Self { folder: Some(Folder { real, named }), trouble: None },
            Err(trouble) => failed(trouble),
        }
    }

    /// Finds the templates of the agenda at `path`.
    #[must_use]
    pub fn of_agenda(path: Option<&Path>, named: Option<&str>) -> Self {
        let beside = path.and_then(Path::parent).map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
        Self::find(beside, named)
    }

    /// Tells whether the file at `path`, given with no links in it, stands in their folder.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(&folder.real))
    }

    /// Why the folder is not used, if the agenda names one.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.clone().map(|said| Trouble { said, file: None, place: None })
    }
}

impl Folder {
    /// Reads one of its files; none: it is not there.
    fn read(&self, name: &str) -> Result<Option<String>> {
        let shown = self.shown(name);
        let below = Path::new(name);
        let outside = || Error::new(Kind::Input, msg!("template-outside", path = shown.clone()));
        if !below.components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir)) {
            return Err(outside());
        }
        let path = self.real.join(below);
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(e) if matches!(e.kind(), IoKind::NotFound | IoKind::NotADirectory) => return Ok(None),
            Err(e) => return Err(Error::io(&path, e)),
        };
        // A symbolic link may lead out of the folder though its name does not.
        if !real.starts_with(&self.real) {
            return Err(outside());
        }
        let Some(bytes) = read_at_most(&real, LARGEST).map_err(|e| Error::io(&real, e))? else { return Ok(None) };
        if bytes.len() as u64 > LARGEST {
            return Err(Error::new(Kind::Input, msg!("template-too-large", path = shown)));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::new(Kind::Input, msg!("template-not-text", path = self.shown(name))))?;
        Ok(Some(text))
    }

    fn shown(&self, name: &str) -> String {
        text::one_line(&format!("{}/{name}", self.named.trim_end_matches('/')))
    }
}

/// A mistake in a body's own template, or that its folder cannot be used; the default was used instead.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// What is wrong.
    said: Msg,
    /// The template, where no place in it is known.
    file: Option<String>,
    /// Where.
    place: Option<(Finding, Sources)>,
}

impl PartialEq for Trouble {
    fn eq(&self, other: &Self) -> bool {
        self.place.as_ref().map(|p| &p.0) == other.place.as_ref().map(|p| &p.0) && self.said == other.said
    }
}

impl Trouble {
    /// Tells it in one line: "skabeloner/protocol.html.j2, linje 3: …".
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        match &self.place {
            Some((at, _)) => {
                let cause = lang.say(&self.said);
                lang.say(&msg!("template-mistake", file = at.file.clone(), line = at.line.to_string(), cause = cause))
            }
            None => match &self.file {
                Some(file) => lang.say(&msg!("template-in", file = file, cause = lang.say(&self.said))),
                None => lang.say(&self.said),
            },
        }
    }

    /// Tells it as findings are told: with the line underlined and what was done about it.
    #[must_use]
    pub fn render(&self, lang: Lang, styled: bool) -> String {
        match &self.place {
            Some((finding, sources)) => agenda::render(std::slice::from_ref(finding), sources, lang, styled),
            None => format!("{}\n{}\n", self.line(lang), lang.text("template-default")),
        }
    }

    fn of(error: &MiniError, folder: &Folder, first: &str) -> Self {
        // The innermost error knows the place: those around it tell which block or include led there.
        let (mut inner, mut own) = (error, None);
        let mut next: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
        while let Some(cause) = next {
            if let Some(cause) = cause.downcast_ref::<MiniError>() {
                inner = if cause.name().is_some() { cause } else { inner };
            }
            own = own.or(cause.downcast_ref::<Error>());
            next = cause.source();
        }
        let mut sources = Sources::default();
        let name = inner.name().unwrap_or_default();
        let is_own = !name.starts_with(DEFAULT) && matches!(folder.read(name), Ok(Some(_)));
        let source = sources.add(
            &if is_own { folder.shown(name) } else { name.to_owned() },
            inner.template_source().unwrap_or_default(),
        );
        let range = inner.range().unwrap_or_default();
        let start = expression_start(inner.template_source().unwrap_or_default(), range.start);
        let span = Span { source, start, end: range.end };
        let said = own.map_or_else(|| cause(inner, &sources, span), |own| own.msg.clone());
        // Running out of steps happens nowhere in particular.
        if inner.range().is_none() {
            return Self { said, file: Some(folder.shown(if is_own { name } else { first })), place: None };
        }
        let help = msg!("template-default");
        let finding = sources.finding("template", Severity::Warning, span, said.clone(), help);
        Self { said, file: None, place: Some((finding, sources)) }
    }
}

/// Finds where the expression begins that the engine blames from `start` on: of `items.foo.bar` it names only `.foo.bar`.
fn expression_start(source: &str, start: usize) -> usize {
    let (Some(before), Some(blamed)) = (source.get(..start), source.get(start..)) else { return start };
    if blamed.starts_with(['.', '[']) {
        before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')).len()
    } else {
        start
    }
}

/// Puts a template's mistake into words.
fn cause(error: &MiniError, sources: &Sources, span: Span) -> Msg {
    let detail = text::one_line(error.detail().unwrap_or_default());
    let detail = if detail.is_empty() { error.kind().to_string() } else { detail };
    // The template's own words where they are known: the engine speaks English only.
    let blamed = text::one_line(sources.slice(span));
    let what = if blamed.is_empty() { detail.clone() } else { blamed };
    match error.kind() {
        ErrorKind::SyntaxError => msg!("template-syntax", cause = detail),
        ErrorKind::UndefinedError => msg!("template-undefined", what = what),
        ErrorKind::TemplateNotFound => msg!("template-missing", name = what),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod
        | ErrorKind::UnknownBlock => msg!("template-unknown", what = what),
        ErrorKind::OutOfFuel => msg!("template-endless"),
        ErrorKind::InvalidOperation if detail.contains("recursion limit") => msg!("template-deep"),
        ErrorKind::WriteFailure => msg!("template-long"),
        _ => msg!("template-fails", cause = detail),
    }
}

/// What a format needs of the template engine.
pub(super) struct Engine {
    /// The template that it begins with.
    pub name: &'static str,
    /// How values are escaped.
    pub auto: AutoEscape,
    /// Escapes a value.
    pub escape: fn(&str) -> String,
    /// Adds the format's filters.
    pub filters: fn(&mut Environment<'static>),
}

/// Writes a protocol with a body's own templates, or with the defaults if those fail; then tells why.
pub(super) fn render(protocol: &Protocol, engine: &Engine, templates: &Templates) -> Result<(String, Option<Trouble>)> {
    let mut trouble = templates.trouble();
    if let Some(folder) = &templates.folder {
        let _watch = memory::Watch::begin(folder.shown(engine.name), protocol.meeting.language);
        match attempt(protocol, engine, Some(folder.clone())) {
            Ok(text) => return Ok((text, None)),
            Err(error) => trouble = Some(Trouble::of(&error, folder, engine.name)),
        }
    }
    let text = attempt(protocol, engine, None)
        .map_err(|e| Error::new(Kind::Input, msg!("protocol-error-template", cause = e.to_string())).caused_by(e))?;
    Ok((text, trouble))
}

fn attempt(protocol: &Protocol, engine: &Engine, folder: Option<Folder>) -> Attempt<String> {
    let env = environment(engine, folder)?;
    let mut out = Bounded(Vec::new());
    env.get_template(engine.name)?.render_captured_to(Serde(protocol), &mut out)?;
    let made =
        String::from_utf8(out.0).map_err(|e| MiniError::new(ErrorKind::WriteFailure, "not UTF-8").with_source(e))?;
    // What a template itself says is as foreign as what it prints.
    Ok(match text::clean(&made) {
        Cow::Borrowed(_) => made,
        Cow::Owned(clean) => clean,
    })
}

fn environment(engine: &Engine, folder: Option<Folder>) -> Attempt<Environment<'static>> {
    let mut env = Environment::new();
    // Otherwise only a build for developers knows the source in which a mistake is told.
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
        let own = folder.as_ref().map(|folder| folder.read(name)).transpose().map_err(|e| {
            let said = Lang::En.say(&e.msg);
            MiniError::new(ErrorKind::BadInclude, said).with_source(e)
        })?;
        Ok(own.flatten().or_else(|| embedded(name)))
    });
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
        let engine = Engine { name: "protocol.md.j2", auto: AutoEscape::None, escape: str::to_owned, filters: |_| () };
        assert!(environment(&engine, None).unwrap().debug());
    }

    #[test]
    fn the_whole_expression_is_blamed() {
        let of = |source: &str, blamed: &str| expression_start(source, source.find(blamed).unwrap());
        assert_eq!(of("æ {{ items.foo.bar }}", ".foo.bar"), "æ {{ ".len());
        assert_eq!(of("{{ a_1[2].x }}", "[2].x"), 3);
        assert_eq!(of("{{ foo }}", "foo"), 3);
        assert_eq!(expression_start("", 7), 7);
    }
}
