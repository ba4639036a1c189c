//! Arguments in, exit code out: the one place that prints errors and hints.

mod arguments;
mod help;
mod settings;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use chrono::{NaiveDate, NaiveTime};
use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::agenda::Rendering;
use crate::commands::agenda::{AgendaFormat, AgendaRequest};
use crate::commands::documents::AudienceChoice;
use crate::commands::new::New;
use crate::commands::protocol::{ProtocolRequest, ProtocolStreams};
use crate::commands::{self, UiOptions};
use crate::config::{Colour, Signs};
use crate::error::{Error, Kind, Result};
use crate::journal::{self, ChainValue, MeetingPaths};
use crate::lang::Lang;
use crate::log::Value;
use crate::protocol::{self, Format};
use crate::tui::app::BURST_GAP;
use crate::{dates, log, msg, os, paths, text, time};
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

#[derive(Clone, Copy, Debug, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = "cli-run")]
    Run {
        #[arg(help = "cli-file", value_name = "cli-word-file")]
        file: PathBuf,
    },
    #[command(about = "cli-chair")]
    Chair {
        #[arg(help = "cli-file", value_name = "cli-word-file")]
        file: PathBuf,
        #[arg(long, value_enum, default_value_t = AudienceChoice::Full, help = "cli-chair-audience", value_name = "cli-word-reader")]
        audience: AudienceChoice,
    },
    #[command(about = "cli-rehearse")]
    Rehearse {
        #[arg(help = "cli-agenda", value_name = "cli-word-file")]
        file: PathBuf,
        #[arg(long, value_parser = time_of_day, allow_hyphen_values = true, help = "cli-from", value_name = "cli-word-time")]
        from: Option<NaiveTime>,
        #[arg(
            long,
            default_value_t = 1.0,
            value_parser = speed,
            allow_hyphen_values = true,
            help = "cli-speed",
            value_name = "cli-word-number"
        )]
        speed: f64,
        #[arg(long, help = "cli-keep", value_name = "cli-word-folder")]
        keep: Option<PathBuf>,
    },
    #[command(about = "cli-check")]
    Check {
        #[arg(required = true, help = "cli-agendas", value_name = "cli-word-file")]
        files: Vec<PathBuf>,
        #[arg(long, help = "cli-strict")]
        strict: bool,
        #[arg(
            long,
            value_enum,
            default_value_t = CheckFormat::Text,
            help = "cli-check-format",
            value_name = "cli-word-format"
        )]
        format: CheckFormat,
    },
    #[command(about = "cli-write-agenda")]
    Agenda {
        #[arg(help = "cli-file", value_name = "cli-word-file")]
        file: PathBuf,
        #[arg(long, value_enum, help = "cli-agenda-format", value_name = "cli-word-format")]
        format: Option<AgendaFormat>,
        #[arg(long, value_enum, help = "cli-agenda-audience", value_name = "cli-word-reader")]
        audience: Option<AudienceChoice>,
        #[arg(short, long, help = "cli-output", value_name = "cli-word-file")]
        output: Option<PathBuf>,
        #[arg(long, help = "cli-plan")]
        plan: bool,
    },
    #[command(about = "cli-protocol")]
    Protocol {
        #[arg(help = "cli-file", value_name = "cli-word-file")]
        file: PathBuf,
        #[arg(long, value_enum, help = "cli-protocol-format", value_name = "cli-word-format")]
        format: Option<Format>,
        #[arg(long, value_enum, default_value_t = AudienceChoice::Full, help = "cli-audience", value_name = "cli-word-reader")]
        audience: AudienceChoice,
        #[arg(short, long, help = "cli-output", value_name = "cli-word-file")]
        output: Option<PathBuf>,
        #[arg(long, help = "cli-salvage")]
        salvage: bool,
    },
    #[command(about = "cli-verify")]
    Verify {
        #[arg(help = "cli-file", value_name = "cli-word-file")]
        file: PathBuf,
        #[arg(help = "cli-value", value_name = "cli-word-value")]
        value: Option<ChainValue>,
    },
    #[command(about = "cli-new")]
    New {
        #[arg(help = "cli-new-file", value_name = "cli-word-file")]
        file: Option<PathBuf>,
        #[arg(long, value_parser = day, allow_hyphen_values = true, help = "cli-new-date", value_name = "cli-word-date")]
        date: Option<NaiveDate>,
        #[arg(long, help = "cli-new-now")]
        now: bool,
    },
    #[command(about = "cli-schema")]
    Schema,
}

/// Reads the time of day that a rehearsal begins at.
fn time_of_day(typed: &str) -> Result<NaiveTime> {
    time::parse_time(typed).ok_or_else(|| {
        let msg = msg!("error-from", typed = text::one_line(typed));
        Error::new(Kind::Input, msg).hint(msg!("hint-from"))
    })
}

/// Reads the day of a meeting, as people write it.
fn day(typed: &str) -> Result<NaiveDate> {
    let today = time::Clock::system().now().date_naive();
    dates::whole(typed, today, None).map_err(|_| {
        let msg = msg!("error-date", typed = text::one_line(typed));
        Error::new(Kind::Input, msg).hint(msg!("hint-date"))
    })
}

/// Reads how fast a rehearsal's clock runs; a Dane writes 0,5.
fn speed(typed: &str) -> Result<f64> {
    let speed = typed.replace(',', ".").parse().ok().filter(|speed| (0.01..=3600.0).contains(speed));
    speed.ok_or_else(|| {
        let msg = msg!("error-speed", typed = text::one_line(typed));
        Error::new(Kind::Input, msg).hint(msg!("hint-speed"))
    })
}

/// Runs the program on the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let args = os::arguments();
    match args.as_slice() {
        // Another process of this program asks: without settings, words or a terminal, and before anything is read.
        [_, command, rest @ ..] if *command == *protocol::RENDER => commands::render::run(rest),
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
        Ok(true) => {
            log!("end");
            ExitCode::SUCCESS
        }
        Ok(false) => {
            log!("end", refused = true);
            ExitCode::from(1)
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
        Some(Command::Schema) | None => (&[], None),
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
        Some(Command::New { file, date, now }) => {
            log!("command", name = "new", file = file.is_some(), date = date.is_some(), now = *now);
        }
        Some(Command::Schema) => log!("command", name = "schema"),
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

fn dispatch(cli: Cli, lang: Lang, settings: &Settings) -> Result<bool> {
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
    match cli.command {
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
        Some(Command::New { file, date, now }) => {
            commands::new::run(New { file: file.as_deref(), date, now }, &options, &mut out)
        }
        Some(Command::Schema) => commands::schema::run(&mut out).map(|()| true),
    }
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
