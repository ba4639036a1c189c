//! Arguments without a command: a file alone is one to run, and `help` is an option by another name.

use std::ffi::{OsStr, OsString};
use std::path::{MAIN_SEPARATOR, Path};

use clap::error::{ContextKind, ContextValue, Error as ClapError, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::agenda::read::nearest;
use crate::paths;

/// Returns the arguments as they were meant, if clap refused them only because they name no command.
#[must_use]
pub fn completed(args: &[OsString], error: &ClapError, command: &Command) -> Option<Vec<OsString>> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let place = first_word(args, command)?;
    let word = args.get(place)?;
    let mut meant = args.to_vec();
    if word == "help" {
        meant.remove(place);
        meant.push("--help".into());
        Some(meant)
    } else if is_file(word, folder(args)) {
        meant.insert(place, "run".into());
        Some(meant)
    } else {
        None
    }
}

/// Returns the command that was probably meant by a word that is none.
#[must_use]
pub fn meant_command(error: &ClapError, command: &Command) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    nearest(word, names.iter().copied()).map(str::to_owned)
}

/// Finds the first argument that is neither an option nor the value of one.
fn first_word(args: &[OsString], command: &Command) -> Option<usize> {
    let takes_value = |arg: &OsStr| {
        let named = |option: &Arg| {
            let long = option.get_long().is_some_and(|long| arg.to_str() == Some(&format!("--{long}")));
            let short = option.get_short().is_some_and(|short| arg.to_str() == Some(&format!("-{short}")));
            matches!(option.get_action(), ArgAction::Set) && (long || short)
        };
        command.get_arguments().any(named)
    };
    let mut is_value = false;
    args.iter().enumerate().skip(1).find_map(|(place, arg)| {
        let is_word = !is_value && !arg.to_string_lossy().starts_with('-');
        is_value = !is_value && takes_value(arg);
        is_word.then_some(place)
    })
}

/// Returns the folder that the program is to work in.
fn folder(args: &[OsString]) -> &Path {
    let after = args.iter().position(|arg| arg == "-C").and_then(|place| args.get(place + 1));
    after.map_or(Path::new("."), Path::new)
}

/// Returns whether a word can only be a file: it is there, it is an agenda by its name, or it is a path.
fn is_file(word: &OsStr, folder: &Path) -> bool {
    let path = Path::new(word);
    let is_path = word.to_string_lossy().contains(['/', MAIN_SEPARATOR]);
    is_path || paths::is_agenda(path) || folder.join(path).exists()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::super::Cli;
    use super::*;

    fn meant(args: &[&str]) -> Option<String> {
        let args: Vec<OsString> = std::iter::once("punktlig").chain(args.iter().copied()).map(OsString::from).collect();
        let error = Cli::try_parse_from(&args).unwrap_err();
        let words = completed(&args, &error, &Cli::command())?;
        Some(words.iter().skip(1).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn a_file_alone_is_run() {
        assert_eq!(meant(&["m.toml"]).as_deref(), Some("run m.toml"));
        assert_eq!(meant(&["meetings/m"]).as_deref(), Some("run meetings/m"));
        assert_eq!(meant(&["--lang", "en", "m.toml"]).as_deref(), Some("--lang en run m.toml"));
        assert_eq!(meant(&["--log", "m.toml", "m.toml"]).as_deref(), Some("--log m.toml run m.toml"));
        assert_eq!(
            meant(&["-C", env!("CARGO_MANIFEST_DIR"), "meetings"]).map(|said| said.ends_with(" run meetings")),
            Some(true)
        );
        assert_eq!(meant(&["nowhere"]), None);
        assert_eq!(meant(&["chek", "m.toml"]), None);
    }

    #[test]
    fn help_is_a_command_too() {
        assert_eq!(meant(&["help"]).as_deref(), Some("--help"));
        assert_eq!(meant(&["help", "check"]).as_deref(), Some("check --help"));
        assert_eq!(meant(&["--lang=en", "help"]).as_deref(), Some("--lang=en --help"));
    }
}
