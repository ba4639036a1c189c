//! `punktlig` alone: shows the meetings in `meetings/`, today's first, and opens the chosen one. Where there is none,
//! it offers a new one.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{UiOptions, import, new, run};
use crate::error::{Error, Result};
use crate::files::load_agenda;
use crate::journal::{self, Status};
use crate::time::Clock;
use crate::tui::Screen;
use crate::tui::picker::{ListedMeeting, Picked, Picker};
use crate::{paths, text};

/// Shows the list, and runs what is chosen; where there is no meeting, starts one or writes the agenda of one.
///
/// # Errors
///
/// When there is no terminal, or the chosen meeting cannot be opened.
pub fn run(options: &UiOptions, out: &mut dyn Write) -> Result<bool> {
    let today = Clock::system().now().date_naive();
    let entries = list(Path::new(new::FOLDER), today)?;
    let mut screen = Screen::enter(options.ascii)?;
    let mut picker = Picker { lang: options.lang, theme: options.theme(), entries, cursor: 0 };
    loop {
        let Some(picked) = picker.run(&mut screen)? else { return Ok(true) };
        match picked {
            Picked::Start => {
                if let Some(done) = new::start_here(&mut screen, options)? {
                    return Ok(done);
                }
            }
            Picked::Create => {
                if let Some(agenda) = new::create_here(&mut screen, options)? {
                    // Where it is stays to be read on the ordinary screen.
                    drop(screen);
                    return new::report(&agenda, options, out);
                }
            }
            Picked::Meeting(chosen) if chosen.date.is_none() => {
                // So do findings.
                drop(screen);
                return run::run(&chosen.path, options);
            }
            Picked::Meeting(chosen) => return run::on(&mut screen, &chosen.path, options),
        }
    }
}

/// Lists the agendas of a folder: today's that are not closed first, then the coming ones, then the past, latest first.
fn list(folder: &Path, today: chrono::NaiveDate) -> Result<Vec<ListedMeeting>> {
    let mut paths: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(read) => read.filter_map(|e| e.ok().map(|e| e.path())).collect(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(e) => return Err(Error::io(folder, e)),
    };
    let agendas: HashSet<PathBuf> =
        paths.iter().filter(|p| paths::is_agenda(p)).map(|p| p.with_extension("")).collect();
    let is_new_document = |p: &Path| import::is_document(p) && !agendas.contains(&p.with_extension(""));
    paths.retain(|p| (paths::is_agenda(p) || is_new_document(p)) && p.is_file());
    paths.sort();
    let mut entries: Vec<ListedMeeting> = paths
        .into_iter()
        .map(|path| {
            if !paths::is_agenda(&path) {
                return of_document(path);
            }
            let agenda = load_agenda(&path).ok().and_then(|c| c.agenda);
            let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let name = agenda.as_ref().map(|a| match &a.body {
                Some(body) => format!("{body} · {}", a.title),
                None => a.title.clone(),
            });
            ListedMeeting {
                time: agenda.as_ref().and_then(|a| a.slots.first()?.start).map(|at| at.time()),
                is_past: agenda.as_ref().and_then(|a| a.days().last().copied()).is_some_and(|day| day < today),
                today: agenda.as_ref().is_some_and(|a| a.days().contains(&today)),
                date: agenda.map(|a| a.date),
                name: text::one_line(&name.unwrap_or(stem)),
                status: journal::record_of(&path).and_then(|dir| journal::status(&dir)).ok(),
                path,
                is_document: false,
            }
        })
        .collect();
    entries.sort_by_key(|e| match e.date {
        None if e.is_document => (4, 0),
        Some(_) if e.today && e.status != Some(Status::Closed) => (0, 0),
        Some(date) if date > today => (1, (date - today).num_days()),
        Some(date) => (2, (today - date).num_days()),
        None => (3, 0),
    });
    Ok(entries)
}

/// Lists a document: it becomes an agenda when it is chosen.
fn of_document(path: PathBuf) -> ListedMeeting {
    let name = path.file_name().map(|name| text::one_line(&name.to_string_lossy())).unwrap_or_default();
    let (date, time, status) = (None, None, None);
    ListedMeeting { date, time, today: false, is_past: false, name, path, status, is_document: true }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn todays_open_meeting_comes_first_then_the_coming_ones_then_the_past() {
        let temp = tempfile::tempdir().unwrap();
        for (name, day) in [("a", "2025-01-14"), ("b", "2025-01-15"), ("c", "2025-01-16"), ("d", "2025-02-01")] {
            let agenda = format!("title = \"M\"\ndate = {day}\nslot = [{{ at = \"9.00\", title = \"A\" }}]\n");
            std::fs::write(temp.path().join(name).with_extension("toml"), agenda).unwrap();
        }
        let entries = list(temp.path(), "2025-01-15".parse().unwrap()).unwrap();
        let listed: Vec<(String, bool)> =
            entries.iter().map(|e| (e.path.file_stem().unwrap().to_string_lossy().into_owned(), e.is_past)).collect();
        let expected = [("b", false), ("c", false), ("d", false), ("a", true)];
        assert_eq!(listed, expected.map(|(name, past)| (name.to_owned(), past)));
        assert_eq!(entries[0].time, chrono::NaiveTime::from_hms_opt(9, 0, 0));
    }

    #[test]
    fn an_agenda_is_listed_in_whatever_case_its_ending_is_written() {
        let temp = tempfile::tempdir().unwrap();
        let agenda = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]\n";
        std::fs::write(temp.path().join("STORT.TOML"), agenda).unwrap();
        let entries = list(temp.path(), chrono::NaiveDate::default()).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.status).collect::<Vec<_>>(), [Some(Status::NotStarted)]);
        let place = journal::resolve(&temp.path().join("STORT.TOML")).unwrap();
        assert_eq!(place.dir, temp.path().join("STORT"));
        // Where case makes no difference it may come back in another.
        let back = journal::resolve(&place.dir).unwrap();
        let [found, meant] = [back.agenda, place.agenda].map(|path| path.unwrap().to_string_lossy().to_lowercase());
        assert_eq!((back.dir, found), (place.dir, meant), "its folder leads back to it");
    }

    #[test]
    fn a_damaged_journal_does_not_hide_the_other_meetings() {
        let temp = tempfile::tempdir().unwrap();
        for name in ["a", "b"] {
            let agenda = "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]\n";
            std::fs::write(temp.path().join(name).with_extension("toml"), agenda).unwrap();
        }
        std::fs::create_dir(temp.path().join("a")).unwrap();
        std::fs::write(temp.path().join("a").join(journal::JOURNAL), "noget andet\n").unwrap();
        let entries = list(temp.path(), chrono::NaiveDate::default()).unwrap();
        let listed: Vec<Option<Status>> = entries.iter().map(|entry| entry.status).collect();
        assert_eq!(listed, [None, Some(Status::NotStarted)]);
    }
}
