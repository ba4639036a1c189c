//! What is wrong with a body's own template: found where it is rendered, put into words where it was asked for.

use serde::{Deserialize, Serialize};

use minijinja::ErrorKind;

use super::engine::{DEFAULT, MiniError};
use super::folder::{Folder, Refused};
use crate::agenda::{self, Finding, Rendering, Severity, Sources, Span};
use crate::lang::{Lang, Msg};
use crate::{msg, text};

/// A mistake in a body's own template, or why its folder cannot be used; the default was used instead.
#[derive(Clone, Debug)]
pub struct Trouble {
    said: Msg,
    /// The template, where no place in it is known.
    file: Option<String>,
    place: Option<(Finding, Sources)>,
}

impl PartialEq for Trouble {
    fn eq(&self, other: &Self) -> bool {
        self.place.as_ref().map(|p| &p.0) == other.place.as_ref().map(|p| &p.0)
            && (&self.said, &self.file) == (&other.said, &other.file)
    }
}

impl Trouble {
    /// Makes the trouble of a whole template, or of all of them.
    pub(super) fn new(said: Msg, file: Option<String>) -> Self {
        Self { said, file, place: None }
    }

    /// Returns the message that says it.
    #[must_use]
    pub fn said(&self) -> &Msg {
        &self.said
    }

    /// Says it in one line: "skabeloner/protocol.html.j2, linje 3: …".
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

    /// Says it as findings are reported: with the line underlined and what was done about it.
    #[must_use]
    pub fn render(&self, lang: Lang, rendering: Rendering) -> String {
        match &self.place {
            Some((finding, sources)) => agenda::render(std::slice::from_ref(finding), sources, lang, rendering),
            None => format!("{}\n{}\n", self.line(lang), lang.text("template-default")),
        }
    }
}

/// A mistake as the process that found it says it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Mistake {
    cause: Cause,
    /// The template's name as it is printed.
    file: String,
    place: Option<TemplatePlace>,
}

/// A place in a template.
#[derive(Debug, Serialize, Deserialize)]
struct TemplatePlace {
    /// The whole template.
    source: String,
    /// The first byte.
    start: usize,
    /// The byte after the last.
    end: usize,
}

/// What can be wrong in a template.
#[derive(Debug, Serialize, Deserialize)]
enum Cause {
    Syntax(String),
    Undefined(String),
    Missing(String),
    Unknown(String),
    Endless,
    Deep,
    Long,
    Fails(String),
    Refused(Refused),
}

impl Cause {
    fn msg(&self) -> Msg {
        match self {
            Self::Syntax(cause) => msg!("template-syntax", cause = cause),
            Self::Undefined(what) => msg!("template-undefined", what = what),
            Self::Missing(name) => msg!("template-missing", name = name),
            Self::Unknown(what) => msg!("template-unknown", what = what),
            Self::Endless => msg!("template-endless"),
            Self::Deep => msg!("template-deep"),
            Self::Long => msg!("template-long"),
            Self::Fails(cause) => msg!("template-fails", cause = cause),
            Self::Refused(refused) => refused.msg(),
        }
    }
}

impl Mistake {
    /// Finds out what an error of the engine means; `first` is the template that it began with.
    pub fn of(error: &MiniError, folder: &Folder, first: &str) -> Self {
        // The innermost error knows the place: those around it tell which block or include led there.
        let (mut inner, mut refused) = (error, None);
        let mut next: Option<&(dyn std::error::Error + 'static)> = std::error::Error::source(error);
        while let Some(cause) = next {
            if let Some(cause) = cause.downcast_ref::<MiniError>() {
                inner = if cause.name().is_some() { cause } else { inner };
            }
            refused = refused.or(cause.downcast_ref::<Refused>());
            next = cause.source();
        }
        let name = inner.name().unwrap_or_default();
        let is_own = !name.starts_with(DEFAULT) && matches!(folder.read(name), Ok(Some(_)));
        let source = inner.template_source().unwrap_or_default();
        let range = inner.range().unwrap_or_default();
        let start = expression_start(source, range.start);
        let blamed = source.get(start..range.end).unwrap_or_default();
        let cause = refused.map_or_else(|| cause(inner, blamed), |refused| Cause::Refused(refused.clone()));
        // Running out of steps happens nowhere in particular.
        if inner.range().is_none() {
            return Self { cause, file: folder.shown(if is_own { name } else { first }), place: None };
        }
        let file = if is_own { folder.shown(name) } else { name.to_owned() };
        Self { cause, file, place: Some(TemplatePlace { source: source.to_owned(), start, end: range.end }) }
    }
}

impl From<Mistake> for Trouble {
    fn from(mistake: Mistake) -> Self {
        let said = mistake.cause.msg();
        let Some(place) = mistake.place else { return Self::new(said, Some(text::one_line(&mistake.file))) };
        let mut sources = Sources::default();
        let span = Span { source: sources.add(&mistake.file, &place.source), start: place.start, end: place.end };
        let help = msg!("template-default");
        let finding = sources.finding("template", Severity::Warning, span, said.clone(), help);
        Self { said, file: None, place: Some((finding, sources)) }
    }
}

/// Finds where the expression begins that the engine blames from `start` on: of `items.foo.bar` it names only
/// `.foo.bar`.
fn expression_start(source: &str, start: usize) -> usize {
    let (Some(before), Some(blamed)) = (source.get(..start), source.get(start..)) else { return start };
    if blamed.starts_with(['.', '[']) {
        before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')).len()
    } else {
        start
    }
}

/// Finds out what is wrong; `blamed` is the part of the template that the engine names.
fn cause(error: &MiniError, blamed: &str) -> Cause {
    let detail = text::one_line(error.detail().unwrap_or_default());
    let detail = if detail.is_empty() { error.kind().to_string() } else { detail };
    // The template's own words where they are known: the engine speaks English only.
    let blamed = text::one_line(blamed);
    let what = if blamed.is_empty() { detail.clone() } else { blamed };
    match error.kind() {
        ErrorKind::SyntaxError => Cause::Syntax(detail),
        ErrorKind::UndefinedError => Cause::Undefined(what),
        ErrorKind::TemplateNotFound => Cause::Missing(what),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod
        | ErrorKind::UnknownBlock => Cause::Unknown(what),
        ErrorKind::OutOfFuel => Cause::Endless,
        ErrorKind::InvalidOperation if detail.contains("recursion limit") => Cause::Deep,
        ErrorKind::WriteFailure => Cause::Long,
        _ => Cause::Fails(detail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_expression_is_blamed() {
        let of = |source: &str, blamed: &str| expression_start(source, source.find(blamed).unwrap());
        assert_eq!(of("æ {{ items.foo.bar }}", ".foo.bar"), "æ {{ ".len());
        assert_eq!(of("{{ a_1[2].x }}", "[2].x"), 3);
        assert_eq!(of("{{ foo }}", "foo"), 3);
        assert_eq!(expression_start("", 7), 7);
    }
}
