//! The user's settings on disk: where `config.toml` is, and what is said when it cannot be used.
//!
//! What is in it is `config`'s business. Nothing here stops the program: a meeting runs without settings too.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::agenda::{self, Rendering};
use crate::config::{self, Config, Parsed};
use crate::error::{Error, Kind};
use crate::files::read_at_most;
use crate::lang::{Lang, Msg};
use crate::{msg, paths, text};

/// The largest file that can be settings, in bytes.
const LARGEST: u64 = 64 * 1024;

/// The user's settings, and what went wrong with them.
#[derive(Debug, Default)]
pub struct Settings {
    pub config: Config,
    trouble: Option<Trouble>,
}

#[derive(Debug)]
enum Trouble {
    /// The file has mistakes.
    Mistakes(Parsed),
    /// The file is there and cannot be read.
    Unreadable(Error),
}

impl Settings {
    /// Reads the settings from the platform's config folder; without a file everything has its default.
    #[must_use]
    pub fn read() -> Self {
        path().map_or_else(Self::default, |path| Self::read_from(&path))
    }

    fn read_from(path: &Path) -> Self {
        match read_text(path) {
            Ok(Some(text)) => {
                let parsed = config::parse(&paths::natural(path), &text);
                let config = parsed.config;
                Self { config, trouble: (!parsed.findings.is_empty()).then_some(Trouble::Mistakes(parsed)) }
            }
            Ok(None) => Self::default(),
            Err(error) => Self { config: Config::default(), trouble: Some(Trouble::Unreadable(error)) },
        }
    }

    /// Tells everything that is wrong, for standard error.
    #[must_use]
    pub fn warning(&self, lang: Lang, rendering: Rendering) -> Option<String> {
        Some(match self.trouble.as_ref()? {
            Trouble::Mistakes(parsed) => {
                let shown = agenda::render(&parsed.findings, &parsed.sources, lang, rendering);
                format!("{shown}punktlig: {}\n", lang.text("config-rest-holds"))
            }
            Trouble::Unreadable(error) => {
                format!("punktlig: {}\n{}\n", error.render_with_causes(lang), lang.text("config-without"))
            }
        })
    }

    /// Says in a word for the log how they were found.
    #[must_use]
    pub fn log_word(&self) -> &'static str {
        match &self.trouble {
            None => "good",
            Some(Trouble::Mistakes(_)) => "mistakes",
            Some(Trouble::Unreadable(_)) => "unreadable",
        }
    }

    /// Says the first of it in a line, for the screen of a meeting.
    #[must_use]
    pub fn notice(&self, lang: Lang) -> Option<Msg> {
        Some(match self.trouble.as_ref()? {
            Trouble::Mistakes(parsed) => {
                let first = parsed.findings.first()?;
                let cause = text::one_line(&lang.say(&first.message));
                msg!("config-notice", line = first.line, cause = cause)
            }
            Trouble::Unreadable(error) => msg!("config-notice-unreadable", cause = lang.say(&error.msg)),
        })
    }
}

/// Where the settings are: `punktlig/config.toml` below the platform's config folder (`XDG_CONFIG_HOME`, else
/// `~/.config`).
fn path() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("punktlig").join("config.toml"))
}

/// Reads a small text file; none if it is not there.
fn read_text(path: &Path) -> Result<Option<String>, Error> {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    let told = |error: std::io::Error| match error.kind() {
        NotFound | NotADirectory => Ok(None),
        _ => Err(Error::io(path, error)),
    };
    let other = || {
        let name = text::one_line(&paths::natural(path));
        Error::new(Kind::Input, msg!("config-no-text", path = name)).hint(msg!("config-no-text-hint"))
    };
    match read_at_most(path, LARGEST) {
        Ok(Some(bytes)) if bytes.len() as u64 <= LARGEST => match text::decode(bytes) {
            // A guessed encoding changes nothing: no setting has a letter beyond ASCII, only comments have.
            Ok(decoded) => Ok(Some(decoded.text)),
            Err(_) => Err(other()),
        },
        Ok(_) => Err(other()),
        Err(error) => told(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_means_the_defaults_and_one_that_is_not_text_is_reported() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        let told = |settings: Settings| settings.notice(Lang::En).map(|m| m.id);
        assert_eq!(told(Settings::read_from(&path)), None);
        assert_eq!(told(Settings::read_from(&path.join("below-a-missing-folder"))), None);
        assert_eq!(told(Settings::read_from(dir.path())), Some("config-notice-unreadable"));
        std::fs::write(&path, [0xff, 0xfe, 0x00, 0xd8]).unwrap();
        assert_eq!(told(Settings::read_from(&path)), Some("config-notice-unreadable"));
        assert_eq!(told(Settings::read_from(&path.join("below-a-file"))), None);
        std::fs::write(&path, vec![b'#'; 70_000]).unwrap();
        assert_eq!(told(Settings::read_from(&path)), Some("config-notice-unreadable"));
        std::fs::write(&path, "bell = true\nbel = 1").unwrap();
        let settings = Settings::read_from(&path);
        assert!(settings.config.bell);
        let notice = settings.notice(Lang::En).map(|m| Lang::En.say(&m)).unwrap();
        assert!(notice.contains("line 2") && notice.contains("bel"), "{notice}");
        let warning = settings.warning(Lang::Da, Rendering::PLAIN).unwrap();
        assert!(warning.contains("config.toml:2:1") && warning.contains("Mente du bell"), "{warning}");
    }
}
