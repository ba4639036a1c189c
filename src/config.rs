//! Floor 1, the user's settings: from the text of `config.toml` to a [`Config`], with findings on the way. Pure.
//!
//! It reads no file and no environment: where the file is, and what the command line says against it, is `cli`'s
//! business. A mistake costs its own line only, because a meeting must run with settings that are half right.

use serde::Deserialize;
use toml::de::DeTable;

use crate::agenda::read::{Minutes, Read as _, Reader, SizeBudget, nearest, word};
use crate::agenda::syntax::Complaint;
use crate::agenda::{Finding, Severity, Sources, Span};
use crate::lang::Lang;
use crate::{msg, text};

/// The keys of the file, in the order in which docs/config.md lists them.
pub const KEYS: [&str; 5] = ["language", "color", "signs", "bell", "call_ahead"];

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// In a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// In a terminal, whatever `NO_COLOR` says.
    Always,
    Never,
}

/// Which signs the screen has, apart from letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Signs {
    /// Those that the terminal is likely to have.
    #[default]
    Auto,
    /// All: ✓ ▶ ● ▲ 🔒 ☐.
    Unicode,
    /// Those that every font has.
    Ascii,
}

/// What the user wants of every meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Config {
    /// The language of the screen; none: the program's own.
    pub language: Option<Lang>,
    /// When to use colours.
    pub color: Colour,
    /// Which signs to show.
    pub signs: Signs,
    /// Whether the terminal's bell rings when a slot is soon over, and when it is over.
    pub bell: bool,
    /// How many minutes before a guest's slot the screen says: call in; for a body that sets nothing itself.
    pub call_ahead: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self { language: None, color: Colour::Auto, signs: Signs::Auto, bell: false, call_ahead: 5 }
    }
}

/// What came of a settings file.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// What could be read; the default for the rest.
    pub config: Config,
    /// What is wrong, in the order of the lines.
    pub findings: Vec<Finding>,
    /// The text that the findings point into.
    pub sources: Sources,
}

/// Reads settings from `text`; `name` is the file's path, for the findings.
#[must_use]
pub fn parse(name: &str, text: &str) -> Parsed {
    let mut sources = Sources::default();
    let source = sources.add(name, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    let mut config = Config::default();
    let mut reader = Reader::new(source, &sources, SizeBudget::NONE);
    for (key, value) in document.get_ref() {
        let r = &mut reader;
        match key.get_ref().as_ref() {
            "language" => config.language = word(value, Lang::CODES, r).or(config.language),
            "color" => config.color = word(value, &["auto", "always", "never"], r).unwrap_or(config.color),
            "signs" => config.signs = word(value, &["auto", "unicode", "ascii"], r).unwrap_or(config.signs),
            "bell" => config.bell = bool::read(value, r).unwrap_or(config.bell),
            "call_ahead" => config.call_ahead = Minutes::read(value, r).map_or(config.call_ahead, |m| m.0),
            unknown => {
                let help = match nearest(unknown, KEYS) {
                    Some(near) => msg!("finding-did-you-mean", name = near),
                    None => msg!("finding-unknown-key-help", keys = KEYS.join(", ")),
                };
                let message = msg!("finding-unknown-key", key = text::one_line(unknown));
                r.error("unknown-key", r.span(key), message, help);
            }
        }
    }
    let mut findings = reader.findings;
    // Where nothing is written, the parser's complaint tells more than that it is of the wrong type.
    findings.retain(|f| !sources.slice(f.span).trim().is_empty());
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span { source, start: range.start, end: range.end };
        let complaint = Complaint::of(error.message());
        let (message, help) = complaint.explain();
        // What helps with an agenda's tables is of no use here.
        let help = if complaint == Complaint::Quote { help } else { msg!("config-syntax-help") };
        let finding = sources.finding("toml-syntax", Severity::Error, span, message, help);
        // The reader, and the parser's first word on a line, tell a slip better than what follows from it.
        if findings.iter().all(|f| f.line != finding.line) {
            findings.push(finding);
        }
    }
    findings.sort_by_key(|f| f.span);
    Parsed { config, findings, sources }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Config, Vec<(usize, usize, &'static str)>) {
        let parsed = parse("config.toml", text);
        (parsed.config, parsed.findings.iter().map(|f| (f.line, f.column, f.code)).collect())
    }

    #[test]
    fn every_key_is_read_and_an_empty_file_is_the_default() {
        let all = "language = \"en\"\ncolor = \"never\"\nsigns = \"ascii\"\nbell = true\ncall_ahead = 10\n";
        let (language, color, signs) = (Some(Lang::En), Colour::Never, Signs::Ascii);
        let wanted = Config { language, color, signs, bell: true, call_ahead: 10 };
        assert_eq!(found(all), (wanted, Vec::new()));
        assert_eq!(found("# nothing yet\n"), (Config::default(), Vec::new()));
    }

    #[test]
    fn each_mistake_has_its_place_and_costs_its_own_line_only() {
        for (wrong, column, code) in [
            ("bel = true", 1, "unknown-key"),
            ("bell = \"yes\"", 8, "wrong-type"),
            ("bell = yes", 8, "wrong-type"),
            ("color = \"allways\"", 9, "unknown-word"),
            ("signs = \"asci\"", 9, "unknown-word"),
            ("color = 1", 9, "wrong-type"),
            ("call_ahead = 5.5", 14, "wrong-type"),
            ("call_ahead = -1", 14, "out-of-range"),
            ("call_ahead = 1441", 14, "out-of-range"),
            ("call_ahead =", 13, "toml-syntax"),
            ("[keys]", 2, "unknown-key"),
            ("\u{1b}[31m = 1", 2, "toml-syntax"),
        ] {
            let (config, findings) = found(&format!("language = \"en\"\n{wrong}\n"));
            assert_eq!(findings, [(2, column, code)], "{wrong}");
            assert_eq!(config, Config { language: Some(Lang::En), ..Config::default() }, "{wrong}");
        }
    }

    #[test]
    fn what_was_meant_is_proposed() {
        for (wrong, meant) in [
            ("langauge = \"en\"", "language"),
            ("colour = \"auto\"", "color"),
            ("bells = true", "bell"),
            ("color = \"alway\"", "always"),
            ("theme = \"dark\"", "language, color, signs, bell, call_ahead"),
            ("language = da\"", "da"),
        ] {
            let parsed = parse("config.toml", wrong);
            let help = parsed.findings.first().map(|f| Lang::En.say(&f.help));
            assert!(help.as_ref().is_some_and(|h| h.contains(meant)), "{wrong}: {help:?}");
        }
    }

    #[test]
    fn no_text_makes_it_fail() {
        for text in
            ["\u{0}", "= = =", "[[[[", "language = \"\u{202e}\"", "\u{feff}bell = true", "a.b.c = 1", "bell = [[[["]
        {
            let parsed = parse("config.toml", text);
            for finding in &parsed.findings {
                assert!(finding.line == 1 && !Lang::Da.say(&finding.message).is_empty(), "{text:?}: {finding:?}");
            }
        }
        assert!(found("\u{feff}bell = true").0.bell, "some editors begin a file with a mark");
    }
}
