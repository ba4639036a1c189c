//! `punktlig schema`: the JSON Schemas of agendas, for editors, and of what other commands print, for programs.

use std::io::Write;
use std::path::Path;

use clap::ValueEnum;

use crate::error::{Error, Result};
use crate::{agenda, import};

/// What is described.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// An agenda.
    #[default]
    Agenda,
    /// The report of `import --format json`.
    Import,
}

/// Prints a schema.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(of: SchemaOf, out: &mut dyn Write) -> Result<()> {
    let schema = match of {
        SchemaOf::Agenda => agenda::schema::schema(),
        SchemaOf::Import => import::report::schema(),
    };
    writeln!(out, "{schema:#}").map_err(|e| Error::io(Path::new("-"), e))
}
