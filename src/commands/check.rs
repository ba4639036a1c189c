//! `punktlig check`: the findings of agendas.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::agenda::{self, Rendering, finding};
use crate::error::{Error, Result};
use crate::files::load_agenda;
use crate::journal;
use crate::lang::Lang;
use crate::{msg, paths, text};

/// Prints the findings of agendas, each named by itself or by its record; returns whether they are in order.
///
/// A file that cannot be read is reported among the others and fails the check.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(
    files: &[PathBuf],
    strict: bool,
    json: bool,
    lang: Lang,
    rendering: Rendering,
    out: &mut dyn Write,
) -> Result<bool> {
    let mut ok = true;
    let mut all = Vec::new();
    let mut shown = String::new();
    for path in files {
        let loaded = journal::agenda_of(path).and_then(|agenda| Ok((load_agenda(&agenda)?, agenda)));
        let (checked, agenda) = match loaded {
            Ok(loaded) => loaded,
            Err(error) if json => {
                all.push(serde_json::json!({
                    "code": "unreadable",
                    "severity": "error",
                    "file": text::one_line(&paths::natural(path)),
                    "line": null,
                    "column": null,
                    "end_line": null,
                    "end_column": null,
                    "message": lang.say(&error.msg),
                    "help": error.hint.as_ref().map(|h| lang.say(h)),
                }));
                ok = false;
                continue;
            }
            Err(error) => {
                shown.push_str(&format!("{}: {}\n", lang.text("finding-error"), error.render_with_causes(lang)));
                ok = false;
                continue;
            }
        };
        ok &= checked.agenda.is_some() && (!strict || checked.warnings() == 0);
        if json {
            if let serde_json::Value::Array(found) = finding::to_json(&checked.findings, lang) {
                all.extend(found);
            }
            continue;
        }
        shown.push_str(&agenda::render(&checked.findings, &checked.sources, lang, rendering));
        let file = text::one_line(&paths::natural(&agenda));
        let errors = checked.findings.iter().filter(|f| f.is_error()).count();
        let warnings = checked.warnings();
        let summary = match (errors, warnings) {
            (0, 0) => msg!("check-clean", file = file),
            (0, warnings) => msg!("check-warnings", file = file, warnings = warnings),
            (errors, 0) => msg!("check-errors", file = file, errors = errors),
            (errors, warnings) => msg!("check-both", file = file, errors = errors, warnings = warnings),
        };
        shown.push_str(&lang.say(&summary));
        shown.push('\n');
    }
    if json {
        shown = format!("{:#}\n", serde_json::Value::Array(all));
    }
    out.write_all(shown.as_bytes()).map_err(|e| Error::io(Path::new("-"), e))?;
    Ok(ok)
}
