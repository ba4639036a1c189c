//! Arguments in, exit code out: the one place that prints errors and hints.

mod arguments;
mod command;
mod help;
mod settings;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, ValueEnum};

use crate::agenda::Rendering;
use crate::commands::agenda::{AgendaFormat, AgendaRequest};
use crate::commands::import::ImportRequest;
use crate::commands::new::New;
use crate::commands::protocol::{ProtocolRequest, ProtocolStreams};
use crate::commands::{self, Outcome, UiOptions};
use crate::config::{Colour, Signs};
use crate::error::{Error, Kind, Result};
use crate::import::source;
use crate::journal::{self, MeetingPaths};
use crate::lang::Lang;
use crate::log::Value;
use crate::tui::app::BURST_GAP;
use crate::{log, msg, os, paths, protocol, text};
use command::{CheckFormat, Command};
use settings::Settings;

// Every `about`, `help` and `value_name` below is the id of a message: `help::localized` puts the message in its place.
#[derive(Debug, Parser)]
#[command(name = "punktlig", version, about = "cli-about", disable_help_subcommand = true)]
struct Cli {
    #[arg(long, global = true, value_enum, help = "cli-lang", value_name = "cli-word-lang")]
    lang: Option<Lang>,
    #[arg(long, global = true, value_enum, help = "cli-color", value_name = "cli-word-color")]
    color: Option<ColourArg>,
    #[arg(short = 'C', global = true, help = "cli-directory", value_name = "cli-word-folder")]
    directory: Option<PathBuf>,
    #[arg(long, global = true, help = "cli-log", value_name = "cli-word-file")]
    log: Option<PathBuf>,
    // Only tests, whose keys come faster than anybody types, ask for another gap than people need.
    #[arg(long, global = true, hide = true, help = "cli-burst-gap", value_name = "cli-word-number")]
    burst_gap: Option<u64>,
    #[command(subcommand)]
    command: Option<Command>,
}

impl ValueEnum for Lang {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.code))
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColourArg {
    Auto,
    Always,
    Never,
}

/// Runs the program on the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let args = os::arguments();
    match args.as_slice() {
        // Another process of this program asks: without settings, words or a terminal, and before anything is read.
        [_, command, rest @ ..] if *command == *protocol::RENDER => commands::render::run(rest),
        [_, command, rest @ ..] if *command == *source::READ => commands::read_document::run(rest),
        _ => run(&args),
    }
}

fn run(args: &[OsString]) -> ExitCode {
    let settings = Settings::read();
    let wanted = help::wanted_lang(args).or(settings.config.language).unwrap_or_default();
    // Help and complaints are put into words only when they are asked for: a meeting starts without them.
    let first = Cli::try_parse_from(args);
    let completed = first.as_ref().err().and_then(|error| arguments::completed(args, error, &Cli::command()));
    let (args, first) = match &completed {
        Some(meant) => (meant.as_slice(), Cli::try_parse_from(meant)),
        None => (args, first),
    };
    let parsed = first.or_else(|_| {
        let matches = help::localized(Cli::command(), wanted).try_get_matches_from(args)?;
        Cli::from_arg_matches(&matches)
    });
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        // A wrong use of the program.
        Err(error) => {
            let _ = write!(io::stderr(), "{}", help::complaint(&error, &Cli::command(), wanted));
            return ExitCode::from(2);
        }
    };
    let lang = cli.lang.or(settings.config.language).unwrap_or_default();
    let code = match dispatch(cli, lang, &settings) {
        Ok(Outcome::Done) => {
            log!("end");
            ExitCode::SUCCESS
        }
        Ok(Outcome::Refused) => {
            log!("end", refused = true);
            ExitCode::from(1)
        }
        Ok(Outcome::Unclear) => {
            log!("end", unclear = true);
            ExitCode::from(2)
        }
        // Whoever reads our output may stop early: `punktlig check … | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            log::failed("end", &error);
            print_error(&error, lang);
            ExitCode::from(1)
        }
    };
    log::end();
    code
}

/// Prints an error with its causes: whatever went into them, nothing of it is for the terminal.
fn print_error(error: &Error, lang: Lang) {
    let _ = writeln!(io::stderr(), "punktlig: {}", text::clean(&error.render_with_causes(lang)));
}

/// Refuses a log in the place of what belongs to a meeting, by the rules for what `protocol -o` writes.
fn may_be_log(path: &Path, command: Option<&Command>) -> Result<()> {
    let (files, keep): (&[PathBuf], Option<&PathBuf>) = match command {
        Some(Command::Check { files, .. }) => (files, None),
        Some(Command::Rehearse { file, keep, .. }) => (std::slice::from_ref(file), keep.as_ref()),
        Some(Command::Run { file } | Command::Chair { file, .. } | Command::Protocol { file, .. }) => {
            (std::slice::from_ref(file), None)
        }
        Some(Command::Verify { file, .. } | Command::Agenda { file, .. }) => (std::slice::from_ref(file), None),
        Some(Command::New { file, .. }) => (file.as_slice(), None),
        // Documents are no meetings, but nothing else is written in their places either.
        Some(Command::Import { files, .. }) => (files, None),
        Some(Command::Schema { .. }) | None => (&[], None),
    };
    let kept = keep.map(|dir| MeetingPaths { agenda: None, dir: dir.clone() });
    let places: Vec<MeetingPaths> = files.iter().filter_map(|file| journal::resolve(file).ok()).chain(kept).collect();
    let of_place = places.iter().find_map(|place| protocol::belongs_to_meeting(path, Some(place)));
    match of_place.or_else(|| protocol::belongs_to_meeting(path, None)) {
        Some(msg) => Err(Error::new(Kind::Input, msg).hint(msg!("hint-not-a-log"))),
        None => Ok(()),
    }
}

/// Begins the log that was asked for; where that fails it is said, and the command goes on without.
fn begin_log(cli: &Cli, lang: Lang, settings: &Settings) {
    let wanted = cli.log.clone().or_else(|| std::env::var_os(log::VARIABLE).map(PathBuf::from));
    let Some(path) = wanted.filter(|path| !path.as_os_str().is_empty()) else { return };
    let begun = may_be_log(&path, cli.command.as_ref()).and_then(|()| log::begin(&path));
    if let Err(error) = begun {
        return print_error(&error, lang);
    }
    log!(
        "start",
        version = env!("CARGO_PKG_VERSION"),
        pdf = cfg!(feature = "pdf"),
        system = std::env::consts::OS,
        processor = std::env::consts::ARCH,
        language = Value::variant(&lang),
        color = cli.color.is_some(),
        settings = settings.log_word(),
    );
    log!(
        "terminal",
        name = terminal_name(),
        input = io::stdin().is_terminal(),
        output = io::stdout().is_terminal(),
        errors = io::stderr().is_terminal(),
    );
    match &cli.command {
        None => log!("command", name = "pick"),
        Some(Command::Run { file }) => log!("command", name = "run", file = shape(file)),
        Some(Command::Chair { file, audience }) => {
            log!("command", name = "chair", file = shape(file), audience = Value::variant(audience));
        }
        Some(Command::Rehearse { file, from, keep, .. }) => {
            let (from, keep) = (from.is_some(), keep.is_some());
            log!("command", name = "rehearse", file = shape(file), from = from, keep = keep);
        }
        Some(Command::Check { files, strict, .. }) => {
            log!("command", name = "check", files = files.len(), strict = *strict);
        }
        Some(Command::Agenda { file, format, audience, output, plan }) => {
            let format = format.as_ref().map_or("none".into(), Value::variant);
            let audience = audience.as_ref().map_or("none".into(), Value::variant);
            let (file, output, plan) = (shape(file), output.is_some(), *plan);
            log!(
                "command",
                name = "agenda",
                file = file,
                format = format,
                audience = audience,
                output = output,
                plan = plan,
            );
        }
        Some(Command::Protocol { file, format, audience, output, salvage }) => {
            let format = format.as_ref().map_or("none".into(), Value::variant);
            let audience = Value::variant(audience);
            let (file, output, salvage) = (shape(file), output.is_some(), *salvage);
            log!(
                "command",
                name = "protocol",
                file = file,
                format = format,
                audience = audience,
                output = output,
                salvage = salvage,
            );
        }
        Some(Command::Verify { file, value }) => {
            log!("command", name = "verify", file = shape(file), value = value.is_some());
        }
        Some(Command::New { file, from, date, now }) => {
            let (file, from, date) = (file.is_some(), from.is_some(), date.is_some());
            log!("command", name = "new", file = file, from = from, date = date, now = *now);
        }
        Some(Command::Import { files, output, body, date, title, part, .. }) => {
            let (output, body, date) = (output.is_some(), body.is_some(), date.is_some());
            let (files, title, part) = (files.len(), title.is_some(), part.is_some());
            log!(
                "command",
                name = "import",
                files = files,
                output = output,
                body = body,
                date = date,
                title = title,
                part = part,
            );
        }
        Some(Command::Schema { .. }) => log!("command", name = "schema"),
    }
}

/// Says what kind of file was named, and not which.
fn shape(file: &Path) -> &'static str {
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_dir() => "folder",
        Ok(_) if paths::is_agenda(file) => "toml",
        Ok(_) => "other",
        Err(_) => "missing",
    }
}

/// Says which terminal this is, of those that are known.
fn terminal_name() -> &'static str {
    const KNOWN: [&str; 10] =
        ["xterm-kitty", "xterm-ghostty", "xterm", "tmux", "screen", "linux", "alacritty", "foot", "rxvt", "dumb"];
    let name = std::env::var("TERM").unwrap_or_default();
    KNOWN.into_iter().find(|known| name.starts_with(known)).unwrap_or("other")
}

fn is_broken_pipe(error: &Error) -> bool {
    let source = error.source.as_ref().and_then(|s| s.downcast_ref::<io::Error>());
    source.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

/// Returns whether there are colours in what goes to a terminal, or elsewhere.
fn uses_colour(asked: Option<ColourArg>, set: Colour, terminal: bool, is_unwanted: bool) -> bool {
    match (asked, set) {
        (Some(ColourArg::Always), _) => true,
        (Some(ColourArg::Never), _) | (None, Colour::Never) => false,
        // Settings that hold for every call must not put escape codes into a pipe.
        (None, Colour::Always) => terminal,
        (Some(ColourArg::Auto), _) | (None, Colour::Auto) => terminal && !is_unwanted,
    }
}

fn dispatch(cli: Cli, lang: Lang, settings: &Settings) -> Result<Outcome> {
    if let Some(directory) = &cli.directory {
        std::env::set_current_dir(directory).map_err(|e| Error::io(directory, e))?;
    }
    begin_log(&cli, lang, settings);
    let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = |terminal: bool| {
        // A console that shows the codes as signs gets none; asking has it take them.
        uses_colour(cli.color, settings.config.color, terminal, is_unwanted) && (!terminal || os::takes_codes())
    };
    if matches!((cli.color, settings.config.color), (Some(ColourArg::Always), _) | (None, Colour::Always)) {
        // The terminal library reads NO_COLOR too, and would leave out what was asked for.
        crossterm::style::force_color_output(true);
    }
    let ascii = match settings.config.signs {
        Signs::Auto => !os::shows_signs(),
        Signs::Unicode => false,
        Signs::Ascii => true,
    };
    let rendering = |terminal: bool| Rendering { coloured: colour(terminal), ascii };
    if let Some(warning) = settings.warning(lang, rendering(io::stderr().is_terminal())) {
        // A screen covers this, and gives it back when it goes.
        let _ = io::stderr().write_all(warning.as_bytes());
    }
    let options = UiOptions {
        lang,
        colour: colour(true),
        ascii,
        bell: settings.config.bell,
        call_ahead: settings.config.call_ahead,
        burst_gap: cli.burst_gap.map_or(BURST_GAP, Duration::from_millis),
        settings_notice: settings.notice(lang),
    };
    let mut out = io::stdout().lock();
    let done = match cli.command {
        None => commands::pick::run(&options, &mut out),
        Some(Command::Run { file }) => commands::run::run(&file, &options),
        Some(Command::Chair { file, audience }) => commands::chair::run(&file, audience, &options),
        Some(Command::Rehearse { file, from, speed, keep }) => {
            commands::rehearse::run(&file, from, speed, keep, &options)
        }
        Some(Command::Check { files, strict, format }) => {
            let json = matches!(format, CheckFormat::Json);
            let rendering = rendering(io::stdout().is_terminal());
            commands::check::run(&files, strict, json, lang, rendering, &mut out)
        }
        Some(Command::Agenda { file, format, audience, output, plan }) => {
            let (format, output) = (format.map(AgendaFormat::format), output.as_deref());
            let wanted = AgendaRequest { file: &file, format, reader: audience, output, plan };
            let to_terminal = io::stdout().is_terminal();
            let rendering = rendering(io::stderr().is_terminal());
            commands::agenda::run(&wanted, ProtocolStreams { lang, rendering, out: &mut out, to_terminal })
        }
        Some(Command::Protocol { file, format, audience, output, salvage }) => {
            let wanted = ProtocolRequest { file: &file, format, reader: audience, output: output.as_deref(), salvage };
            let to_terminal = io::stdout().is_terminal();
            let rendering = rendering(io::stderr().is_terminal());
            commands::protocol::run(&wanted, ProtocolStreams { lang, rendering, out: &mut out, to_terminal })
        }
        Some(Command::Verify { file, value }) => commands::verify::run(lang, &file, value.as_ref(), &mut out),
        Some(Command::New { file, from, date, now }) => {
            commands::new::run(New { file: file.as_deref(), from: from.as_deref(), date, now }, &options, &mut out)
        }
        Some(Command::Import { files, output, body, date, title, part, format }) => {
            let (output, body, title) = (output.as_deref(), body.as_deref(), title.as_deref());
            let wanted = ImportRequest { files: &files, output, body, date, title, part, format };
            return commands::import::run(&wanted, &options, &mut out);
        }
        Some(Command::Schema { of }) => commands::schema::run(of, &mut out).map(|()| true),
    };
    done.map(Outcome::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_into_a_terminal_and_into_a_pipe_only_where_this_call_asks() {
        for (asked, set, terminal, is_unwanted, uses) in [
            (None, Colour::Auto, true, false, true),
            (None, Colour::Auto, true, true, false),
            (None, Colour::Auto, false, false, false),
            (None, Colour::Always, true, true, true),
            (None, Colour::Always, false, false, false),
            (Some(ColourArg::Always), Colour::Never, false, true, true),
            (Some(ColourArg::Auto), Colour::Never, true, false, true),
            (Some(ColourArg::Never), Colour::Always, true, false, false),
        ] {
            assert_eq!(uses_colour(asked, set, terminal, is_unwanted), uses, "{asked:?} {set:?} {terminal}");
        }
    }
}
