//! `punktlig schema`: the JSON Schema of agendas, for editors.

use std::io::Write;
use std::path::Path;

use crate::agenda;
use crate::error::{Error, Result};

/// Prints the schema.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{:#}", agenda::schema::schema()).map_err(|e| Error::io(Path::new("-"), e))
}
