//! The commands with their arguments, and how the values are read that people type.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};
use clap::{Subcommand, ValueEnum};

use crate::commands::agenda::AgendaFormat;
use crate::commands::documents::AudienceChoice;
use crate::commands::import::ReportFormat;
use crate::commands::schema::SchemaOf;
use crate::error::{Error, Kind, Result};
use crate::journal::ChainValue;
use crate::protocol::Format;
use crate::{dates, msg, text, time};

/// How findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
}

/// What the program is to do.
#[derive(Debug, Subcommand)]
pub enum Command {
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
        #[arg(long, help = "cli-new-from", value_name = "cli-word-file")]
        from: Option<PathBuf>,
        #[arg(long, value_parser = day, allow_hyphen_values = true, help = "cli-new-date", value_name = "cli-word-date")]
        date: Option<NaiveDate>,
        #[arg(long, help = "cli-new-now")]
        now: bool,
    },
    #[command(about = "cli-import")]
    Import {
        #[arg(required = true, help = "cli-import-files", value_name = "cli-word-file")]
        files: Vec<PathBuf>,
        #[arg(short, long, help = "cli-import-output", value_name = "cli-word-file")]
        output: Option<PathBuf>,
        #[arg(long, help = "cli-import-body", value_name = "cli-word-file")]
        body: Option<PathBuf>,
        #[arg(long, value_parser = day, allow_hyphen_values = true, help = "cli-import-date", value_name = "cli-word-date")]
        date: Option<NaiveDate>,
        #[arg(long, help = "cli-import-title", value_name = "cli-word-text")]
        title: Option<String>,
        #[arg(long, help = "cli-import-part", value_name = "cli-word-number")]
        part: Option<usize>,
        #[arg(
            long,
            value_enum,
            default_value_t = ReportFormat::Text,
            help = "cli-import-format",
            value_name = "cli-word-format"
        )]
        format: ReportFormat,
    },
    #[command(about = "cli-schema")]
    Schema {
        #[arg(long, value_enum, default_value_t = SchemaOf::Agenda, help = "cli-schema-of", value_name = "cli-word-schema")]
        of: SchemaOf,
    },
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
