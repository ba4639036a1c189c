//! Agendas, times, and the names of things in them.

use std::path::Path;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use punktlig::agenda::{Agenda, Finding, SlotId, Unreadable, Who, load};
use punktlig::files::load_agenda;
use punktlig::meeting::Target;
use punktlig::time::{Stamp, at_offset};

/// The sample of an executive board's meeting.
pub const JANUARY: &str = "2025-01-15-direktionen.toml";

/// Reads a sample agenda as the program does.
pub fn sample(name: &str) -> Agenda {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings").join(name);
    load_agenda(&path).unwrap().agenda.expect("the sample has no errors")
}

/// Reads an agenda of `tests/cases`, each of which shows one thing.
pub fn case(name: &str) -> Agenda {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(format!("{name}.toml"));
    load_agenda(&path).unwrap().agenda.expect("the case has no errors")
}

/// Makes an agenda of its file's text; the title may be left out.
pub fn agenda(source: &str) -> Agenda {
    let title = if source.contains("\ntitle") || source.starts_with("title") { "" } else { "title = \"Møde\"\n" };
    let checked = load("agenda.toml", &format!("{title}{source}"), &mut |_: &str| Err(Unreadable::Missing));
    let errors: Vec<&Finding> = checked.findings.iter().filter(|f| f.is_error()).collect();
    checked.agenda.unwrap_or_else(|| panic!("{errors:?}\nin\n{source}"))
}

/// Makes a folder for a test to write in: in memory where the system has such a place, since no test's folder must
/// outlive the machine.
pub fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(folder) = tempfile::tempdir_in(memory)
    {
        return folder;
    }
    tempfile::tempdir().unwrap()
}

/// Returns a local time its place in the world, as a Danish winter has it, whatever the machine's zone.
pub fn stamp(local: NaiveDateTime) -> Stamp {
    at_offset(local, FixedOffset::east_opt(3600).unwrap())
}

/// Reads a moment as the journal writes it.
pub fn at(moment: &str) -> Stamp {
    Stamp::parse_from_rfc3339(moment).unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn item(number: u32) -> Target {
    Target::Item(number.to_string().as_str().into())
}

pub fn point(id: &str) -> Target {
    Target::Point(SlotId(id.into()))
}

pub fn id(id: &str) -> Who {
    Who::Id(id.into())
}
