//! `punktlig check`: the findings of agendas; and how every command reads an agenda from disk.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::agenda::{self, Checked, Unreadable, finding};
use crate::error::{Error, Kind, Result};
use crate::lang::Lang;
use crate::{msg, text};

/// The largest file that can be an agenda, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Prints the findings of agendas; tells whether they are in order.
///
/// A file that cannot be read is told among the others and fails the check.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn run(files: &[PathBuf], strict: bool, json: bool, lang: Lang, styled: bool, out: &mut dyn Write) -> Result<bool> {
    let mut ok = true;
    let mut all = Vec::new();
    let mut shown = String::new();
    for path in files {
        let checked = match load_agenda(path) {
            Ok(checked) => checked,
            Err(error) if json => {
                all.push(serde_json::json!({
                    "code": "unreadable",
                    "severity": "error",
                    "file": text::one_line(&path.display().to_string()),
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
                shown.push_str(&format!("{}: {}\n", lang.text("finding-error"), error.render(lang)));
                ok = false;
                continue;
            }
        };
        ok &= checked.agenda.is_some() && (!strict || checked.is_clean());
        if json {
            if let serde_json::Value::Array(found) = finding::to_json(&checked.findings, lang) {
                all.extend(found);
            }
            continue;
        }
        shown.push_str(&agenda::render(&checked.findings, &checked.sources, lang, styled));
        let file = text::one_line(&path.display().to_string());
        let errors = checked.findings.iter().filter(|f| f.is_error()).count();
        let warnings = checked.findings.len() - errors;
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

/// Reads and checks the agenda at `path`, with what it includes.
///
/// # Errors
///
/// When the agenda itself cannot be read; what is wrong with an include is a finding.
pub fn load_agenda(path: &Path) -> Result<Checked> {
    let text = match read_text(path) {
        Ok(Ok(text)) => text,
        Ok(Err(Unreadable::TooLarge)) => return Err(refuse(msg!("check-too-large", path = shown(path)))),
        Ok(Err(Unreadable::NotText)) => {
            return Err(refuse(msg!("check-no-text", path = shown(path))).hint(msg!("check-no-text-hint")));
        }
        Ok(Err(_)) => return Err(refuse(msg!("check-no-file", path = shown(path)))),
        Err(error) => return Err(Error::io(path, error)),
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let root = folder.canonicalize();
    let mut read = |below: &str| {
        let wanted = folder.join(below);
        let other = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::NotFound => Unreadable::Missing,
            _ => Unreadable::Other(e.to_string()),
        };
        // A symbolic link may lead out of the folder though its path does not.
        let real = wanted.canonicalize().map_err(other)?;
        match &root {
            Ok(root) if real.starts_with(root) => {}
            _ => return Err(Unreadable::Outside),
        }
        read_text(&real).map_err(other)?
    };
    Ok(agenda::load(&path.to_string_lossy(), &text, &mut read))
}

fn shown(path: &Path) -> String {
    text::one_line(&path.display().to_string())
}

fn refuse(message: crate::lang::Msg) -> Error {
    Error::new(Kind::Input, message)
}

/// Reads a text file of a sane size; the inner result says why it is none.
fn read_text(path: &Path) -> std::io::Result<std::result::Result<String, Unreadable>> {
    // Asked before opening: opening a pipe would wait for somebody to write to it.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(Err(Unreadable::NotAFile));
    }
    // A sample agenda fits without growing.
    let mut bytes = Vec::with_capacity(32 * 1024);
    std::fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|n| n > LARGEST) {
        return Ok(Err(Unreadable::TooLarge));
    }
    Ok(String::from_utf8(bytes).map_err(|_| Unreadable::NotText))
}
