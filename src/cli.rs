//! Arguments in, exit code out: the one place that prints errors and hints.

mod help;
mod settings;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveTime;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::commands::protocol::{Speech, Wanted};
use crate::commands::{self, Terms};
use crate::config::Colour;
use crate::error::{Error, Kind, Result};
use crate::journal::ChainValue;
use crate::lang::Lang;
use crate::protocol::{self, Format};
use crate::log::Value;
use crate::{log, msg, text, time};
use settings::Settings;

/// Runs live meetings: the clock against the agenda, decisions as they happen, the decision protocol at the end.
#[derive(Debug, Parser)]
#[command(name = "punktlig", version, disable_help_subcommand = true)]
struct Cli {
    /// The language of the screen (the protocol's is the agenda's).
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
    /// When to use colours.
    #[arg(long, global = true, value_enum)]
    color: Option<ColourArg>,
    /// Change to this folder first.
    #[arg(short = 'C', global = true, value_name = "DIR")]
    directory: Option<PathBuf>,
    /// Keep a log of what the program does in this file, without any name or text.
    #[arg(long, global = true, value_name = "FILE")]
    log: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    Da,
    En,
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
    /// Run the meeting.
    Run {
        /// The agenda, or the record's folder.
        file: PathBuf,
    },
    /// Follow the meeting on a second screen, read-only.
    Chair {
        /// The agenda, or the record's folder.
        file: PathBuf,
        /// Who sees the screen.
        #[arg(long, value_enum, default_value_t = commands::protocol::Reader::Full)]
        audience: commands::protocol::Reader,
    },
    /// Rehearse the meeting on a pretended clock; nothing of it counts.
    Rehearse {
        /// The agenda.
        file: PathBuf,
        /// The time of day to begin at; earlier slots count as held as planned.
        #[arg(long, value_name = "TIME", value_parser = time_of_day, allow_hyphen_values = true)]
        from: Option<NaiveTime>,
        /// How many times faster than real time the clock runs.
        #[arg(long, default_value_t = 1.0, value_parser = speed, allow_hyphen_values = true)]
        speed: f64,
        /// Where to keep the record; run again on it, the rehearsal goes on.
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
    },
    /// Check agendas and print what is wrong with them.
    Check {
        /// The agendas, or the records' folders.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Let warnings fail the check too.
        #[arg(long)]
        strict: bool,
        /// How to print the findings.
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
    },
    /// Write the protocol, at any time.
    Protocol {
        /// The agenda, or the record's folder.
        file: PathBuf,
        /// The format.
        #[arg(long, value_enum, default_value_t = Format::Md)]
        format: Format,
        /// Who is to read it.
        #[arg(long, value_enum, default_value_t = commands::protocol::Reader::Full)]
        audience: commands::protocol::Reader,
        /// Where to write it; `-`: to standard output. Default: into the record's folder.
        #[arg(short, long, value_name = "OUT")]
        output: Option<PathBuf>,
        /// Write what can still be read of a damaged journal: an extract, no protocol.
        #[arg(long)]
        salvage: bool,
    },
    /// Check a record's journal; find a printed chain value and say what was added after it.
    Verify {
        /// The agenda, or the record's folder.
        file: PathBuf,
        /// A chain value from a protocol.
        value: Option<ChainValue>,
    },
    /// Print the JSON Schema of agendas, for editors.
    Schema,
}

/// Reads the time of day that a rehearsal begins at.
fn time_of_day(typed: &str) -> Result<NaiveTime> {
    time::parse_time(typed).ok_or_else(|| {
        let msg = msg!("error-from", typed = text::one_line(typed));
        Error::new(Kind::Input, msg).hint(msg!("hint-from"))
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
    let args: Vec<OsString> = std::env::args_os().collect();
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
    let parsed = Cli::try_parse_from(args).or_else(|_| {
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
            let _ = write!(io::stderr(), "{}", help::complaint(&error, wanted));
            return ExitCode::from(2);
        }
    };
    let lang = match cli.lang {
        Some(LangArg::Da) => Lang::Da,
        Some(LangArg::En) => Lang::En,
        None => settings.config.language.unwrap_or_default(),
    };
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

/// Begins the log that was asked for; where that fails it is said, and the command goes on without.
fn begin_log(cli: &Cli, lang: Lang, settings: &Settings) {
    let wanted = cli.log.clone().or_else(|| std::env::var_os(log::VARIABLE).map(PathBuf::from));
    let Some(path) = wanted.filter(|path| !path.as_os_str().is_empty()) else { return };
    if let Err(error) = log::begin(&path) {
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
        Some(Command::Protocol { file, format, audience, output, salvage }) => {
            let (format, audience) = (Value::variant(format), Value::variant(audience));
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
        Some(Command::Schema) => log!("command", name = "schema"),
    }
}

/// Says what kind of file was named, and not which.
fn shape(file: &Path) -> &'static str {
    match std::fs::metadata(file) {
        Ok(meta) if meta.is_dir() => "folder",
        Ok(_) if file.extension().is_some_and(|e| e == "toml") => "toml",
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

fn dispatch(cli: Cli, lang: Lang, settings: &Settings) -> Result<bool> {
    if let Some(directory) = &cli.directory {
        std::env::set_current_dir(directory).map_err(|e| Error::io(directory, e))?;
    }
    begin_log(&cli, lang, settings);
    let colour = |terminal: bool| match (cli.color, settings.config.color) {
        (Some(ColourArg::Always), _) => true,
        (Some(ColourArg::Never), _) | (None, Colour::Never) => false,
        // Settings that hold for every call must not put escape codes into a pipe.
        (None, Colour::Always) => terminal,
        (Some(ColourArg::Auto), _) | (None, Colour::Auto) => {
            terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        }
    };
    if matches!((cli.color, settings.config.color), (Some(ColourArg::Always), _) | (None, Colour::Always)) {
        // The terminal library reads NO_COLOR too, and would leave out what was asked for.
        crossterm::style::force_color_output(true);
    }
    if let Some(warning) = settings.warning(lang, colour(io::stderr().is_terminal())) {
        // A screen covers this, and gives it back when it goes.
        let _ = io::stderr().write_all(warning.as_bytes());
    }
    let terms = Terms {
        lang,
        colour: colour(true),
        bell: settings.config.bell,
        call_ahead: settings.config.call_ahead,
        // Once in a program's life: so that the terms can be handed about as they are.
        settings_notice: settings.notice(lang).map(|msg| &*Box::leak(Box::new(msg))),
    };
    let styled = colour(io::stdout().is_terminal());
    let mut out = io::stdout().lock();
    match cli.command {
        None => commands::pick::run(terms),
        Some(Command::Run { file }) => commands::run::run(&file, terms),
        Some(Command::Chair { file, audience }) => commands::chair::run(&file, audience, terms),
        Some(Command::Rehearse { file, from, speed, keep }) => commands::rehearse::run(&file, from, speed, keep, terms),
        Some(Command::Check { files, strict, format }) => {
            let json = matches!(format, CheckFormat::Json);
            commands::check::run(&files, strict, json, lang, styled, &mut out)
        }
        Some(Command::Protocol { file, format, audience, output, salvage }) => {
            let wanted = Wanted { file: &file, format, reader: audience, output: output.as_deref(), salvage };
            let to_terminal = io::stdout().is_terminal();
            let styled = colour(io::stderr().is_terminal());
            commands::protocol::run(&wanted, Speech { lang, styled, out: &mut out, to_terminal })
        }
        Some(Command::Verify { file, value }) => commands::verify::run(lang, &file, value.as_ref(), &mut out),
        Some(Command::Schema) => commands::schema::run(&mut out).map(|()| true),
    }
}
