//! The command line's help and its complaints, in the language of the screen.
//!
//! clap speaks English only; its texts are replaced by our messages before it prints any, and its errors are reported
//! in our words.

use std::error::Error as _;
use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, Error as ClapError, ErrorKind};
use clap::{Arg, ArgAction, Command, Id};

use super::arguments::meant_command;
use crate::error::Error;
use crate::lang::Lang;
use crate::msg;
use crate::text;

/// Finds the language that the arguments ask for, before they are read in earnest; none: they ask for none.
#[must_use]
pub fn wanted_lang(args: &[OsString]) -> Option<Lang> {
    let after = args.iter().position(|a| a == "--lang").and_then(|i| args.get(i + 1)).map(OsString::as_os_str);
    let joined = args.iter().find_map(|a| a.to_str()?.strip_prefix("--lang=").map(OsStr::new));
    after.or(joined).map(|code| code.to_str().and_then(Lang::of_code).unwrap_or_default())
}

/// Puts a command and all below it into a language: where clap has the id of a message, it gets the message.
#[must_use]
pub fn localized(command: Command, lang: Lang) -> Command {
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}", lang.text("cli-usage"));
    let choice = format!("[{} | {}]", lang.text("cli-word-command"), lang.text("cli-word-file"));
    translated(command, "punktlig", &choice, &template, lang)
        .subcommand_help_heading(lang.text("cli-commands"))
        .disable_version_flag(true)
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(lang.text("cli-version")))
        .mut_arg("version", |a| a.help_heading(lang.text("cli-options")))
        .mut_subcommands(|c| {
            let usage = format!("punktlig {}", c.get_name());
            let positional: Vec<String> =
                c.get_arguments().filter(|a| a.is_positional()).map(|a| placeholder(a, lang)).collect();
            translated(c, &usage, &positional.join(" "), &template, lang)
        })
}

fn translated(command: Command, name: &str, values: &str, template: &str, lang: Lang) -> Command {
    let about = command.get_about().map(|id| lang.text(&id.to_string())).unwrap_or_default();
    let usage = format!("{name} [{}] {values}", lang.text("cli-word-options"));
    let options = lang.text("cli-options");
    let ids: Vec<Id> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    let command = command
        .about(about)
        .override_usage(usage.trim_end().to_owned())
        .help_template(template.to_owned())
        .disable_help_flag(true)
        .arg(Arg::new("help").long("help").short('h').action(ArgAction::Help).help(lang.text("cli-help")))
        .mut_arg("help", |a| a.help_heading(options.clone()));
    // `mut_arg` moves an argument to the end: so the options come first, as they are declared.
    ids.into_iter().fold(command, |command, id| {
        command.mut_arg(id, |arg| {
            let heading = if arg.is_positional() { lang.text("cli-arguments") } else { options.clone() };
            let help = arg.get_help().map(|id| lang.text(&id.to_string())).unwrap_or_default();
            let name = value_name(&arg, lang);
            let arg = arg.help(help).help_heading(heading);
            match name {
                // What may be given and what holds without it is in our own text.
                Some(name) => arg.value_name(name).hide_possible_values(true).hide_default_value(true),
                None => arg,
            }
        })
    })
}

/// What stands for an argument's value in the help; none: it takes no value.
fn value_name(arg: &Arg, lang: Lang) -> Option<String> {
    let names = arg.get_value_names().filter(|_| arg.get_action().takes_values());
    names.and_then(|names| names.first()).map(|id| lang.text(id))
}

/// What stands for a positional argument in the usage: `FIL`, `FIL…`, `[VÆRDI]`.
fn placeholder(arg: &Arg, lang: Lang) -> String {
    let name = value_name(arg, lang).unwrap_or_default();
    let several = arg.get_num_args().is_some_and(|n| n.max_values() > 1);
    let name = if several { format!("{name}…") } else { name };
    if arg.is_required_set() { name } else { format!("[{name}]") }
}

/// Says what is wrong with the arguments.
#[must_use]
pub fn complaint(error: &ClapError, command: &Command, lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(text::one_line(s)),
        Some(ContextValue::Strings(list)) => Some(text::one_line(&list.join(", "))),
        _ => None,
    };
    let what = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    // What reads a value says in our words what is wrong with it, and what may be given.
    if let Some(own) = error.source().and_then(|own| own.downcast_ref::<Error>()) {
        return format!("punktlig: {}\n", text::clean(&own.render_with_causes(lang)));
    }
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            msg!("cli-error-command", name = context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => msg!("cli-error-unknown", name = what),
        // What may be given several times has dots of its own.
        ErrorKind::MissingRequiredArgument => msg!("cli-error-missing", name = what.trim_end_matches('.')),
        ErrorKind::ArgumentConflict => msg!("cli-error-twice", name = what),
        ErrorKind::InvalidValue if value.is_empty() => msg!("cli-error-no-value", name = what),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match context(ContextKind::ValidValue) {
            Some(valid) => msg!("cli-error-value-of", name = what, value = value, valid = valid),
            None => msg!("cli-error-value", name = what, value = value),
        },
        _ => msg!("cli-error-other"),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedValue].into_iter().find_map(context);
    let near =
        near.or_else(|| meant_command(error, command)).map(|name| lang.say(&msg!("cli-error-near", name = name)));
    let help = lang.text("cli-error-help");
    match near {
        Some(near) => format!("punktlig: {} {near}\n{help}\n", lang.say(&said)),
        None => format!("punktlig: {}\n{help}\n", lang.say(&said)),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn texts(command: &Command, out: &mut Vec<String>) {
        out.extend(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            out.push(format!("{} {}", arg.get_id(), arg.get_help().map(ToString::to_string).unwrap_or_default()));
        }
        command.get_subcommands().for_each(|c| texts(c, out));
    }

    #[test]
    fn no_help_text_is_the_same_in_both_languages() {
        let of = |lang| {
            let mut out = Vec::new();
            texts(&localized(super::super::Cli::command(), lang), &mut out);
            out
        };
        let (da, en) = (of(Lang::Da), of(Lang::En));
        assert_eq!(da.len(), en.len());
        for (da, en) in da.iter().zip(&en) {
            assert_ne!(da, en, "not put into both languages");
        }
        // Builds every command, which is when clap finds what does not fit together.
        localized(super::super::Cli::command(), Lang::Da).debug_assert();
    }

    #[test]
    fn every_command_argument_and_value_names_a_message() {
        fn ids(command: &Command, out: &mut Vec<String>) {
            out.push(command.get_about().map(ToString::to_string).unwrap_or_default());
            for arg in command.get_arguments() {
                out.push(arg.get_help().map(ToString::to_string).unwrap_or_default());
                let takes_values = arg.get_action().takes_values();
                out.extend(
                    arg.get_value_names().filter(|_| takes_values).into_iter().flatten().map(ToString::to_string),
                );
            }
            command.get_subcommands().for_each(|c| ids(c, out));
        }
        let mut out = Vec::new();
        ids(&super::super::Cli::command(), &mut out);
        assert!(out.len() > 30, "{out:?}");
        for id in out {
            assert_ne!(Lang::Da.text(&id), id, "no message of this id, in help or value_name");
        }
    }

    #[test]
    fn the_language_is_found_before_the_arguments_are_read() {
        let of = |args: &[&str]| wanted_lang(&args.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["punktlig", "--lang", "en", "chck"]), Some(Lang::En));
        assert_eq!(of(&["punktlig", "run", "--lang=en"]), Some(Lang::En));
        assert_eq!(of(&["punktlig", "--lang=da", "run"]), Some(Lang::Da));
        assert_eq!(of(&["punktlig", "run", "en"]), None);
    }

    fn said(args: &[&str]) -> String {
        let command = || super::super::Cli::command();
        let error = localized(command(), Lang::Da).try_get_matches_from(args).unwrap_err();
        complaint(&error, &command(), Lang::Da)
    }

    #[test]
    fn a_mistyped_command_is_reported_with_the_nearest_one_alone() {
        for (typed, meant) in [("chekc", "check"), ("chek", "check"), ("rnu", "run"), ("verfy", "verify")] {
            let said = said(&["punktlig", typed, "x.toml"]);
            assert!(said.contains(typed) && said.contains(&format!("Mente du »{meant}«?")), "{said}");
        }
        assert!(!said(&["punktlig", "sludder"]).contains("Mente du"));
    }

    #[test]
    fn what_is_missing_is_named_without_dots() {
        let said = said(&["punktlig", "check"]);
        assert!(said.contains("<FIL>") && !said.contains(".."), "{said}");
    }
}
