//! `punktlig new`: a meeting that nobody has planned. Its agenda is written with what else it may say as comments, and
//! with `--now` the meeting starts at once.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{UiOptions, run};
use crate::agenda::Blank;
use crate::error::{Error, Kind, Result};
use crate::time::Clock;
use crate::tui::Screen;
use crate::tui::new_meeting::{NewMeeting, Purpose};
use crate::{files, msg, paths};

/// The folder of the agendas that nobody names a place for.
pub const FOLDER: &str = "meetings";

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// The agenda's file, or the folder for it; none: [`FOLDER`].
    pub file: Option<&'a Path>,
    /// The meeting's day; none: today.
    pub date: Option<NaiveDate>,
    /// Whether the meeting starts at once.
    pub now: bool,
}

/// Writes the agenda of a new meeting, and starts the meeting if that is asked for.
///
/// # Errors
///
/// When something has the agenda's name, when it cannot be written, and for a meeting that starts when there is no
/// terminal.
pub fn run(new: New<'_>, options: &UiOptions, out: &mut dyn Write) -> Result<bool> {
    let place = Place::of(new.file)?;
    if new.now {
        if new.date.is_some() {
            return Err(Error::new(Kind::Input, msg!("error-new-now")).hint(msg!("hint-new-now")));
        }
        return Ok(start(&mut Screen::enter(options.ascii)?, &place, options)?.unwrap_or(true));
    }
    let date = new.date.unwrap_or_else(today);
    let agenda = place.write(&Blank::new("", "", date, options.lang), options)?;
    report(&agenda, options, out)
}

/// Starts a meeting that is asked for on the screen, with its agenda in [`FOLDER`]; none: the user went back.
///
/// # Errors
///
/// As for [`run()`].
pub fn start_here(screen: &mut Screen, options: &UiOptions) -> Result<Option<bool>> {
    start(screen, &Place::default(), options)
}

/// Writes an agenda that is asked for on the screen in [`FOLDER`], and gives its name; none: the user went back.
///
/// # Errors
///
/// As for [`run()`].
pub fn create_here(screen: &mut Screen, options: &UiOptions) -> Result<Option<PathBuf>> {
    let place = Place::default();
    let asked = ask(screen, Purpose::Create, &place, options)?;
    asked.map(|blank| place.write(&blank, options)).transpose()
}

fn start(screen: &mut Screen, place: &Place, options: &UiOptions) -> Result<Option<bool>> {
    let Some(blank) = ask(screen, Purpose::Start, place, options)? else { return Ok(None) };
    let agenda = place.write(&blank, options)?;
    run::on(screen, &agenda, options).map(Some)
}

fn ask(screen: &mut Screen, purpose: Purpose, place: &Place, options: &UiOptions) -> Result<Option<Blank>> {
    NewMeeting::new(purpose, today(), options.lang, options.theme()).run(screen, |blank| place.name(blank))
}

fn today() -> NaiveDate {
    Clock::system().now().date_naive()
}

/// Says where a new agenda is, and what comes next.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn report(agenda: &Path, options: &UiOptions, out: &mut dyn Write) -> Result<bool> {
    let path = paths::shown(agenda);
    let said = [msg!("new-written", path = path.clone()), msg!("new-written-next", path = path)];
    let lines: String = said.iter().map(|msg| options.lang.say(msg) + "\n").collect();
    out.write_all(lines.as_bytes()).map_err(|e| Error::io(Path::new("-"), e))?;
    Ok(true)
}

/// Where a new agenda goes.
enum Place {
    /// By this name.
    File(PathBuf),
    /// Into this folder, by a name that nothing in it has.
    Folder(PathBuf),
}

impl Default for Place {
    fn default() -> Self {
        Self::Folder(PathBuf::from(FOLDER))
    }
}

impl Place {
    /// Returns the place that is meant by a name; a file is called `.toml` also where that was left out.
    ///
    /// # Errors
    ///
    /// When something has that name already, or the record of another meeting is where this one's would be.
    fn of(file: Option<&Path>) -> Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        if file.is_dir() {
            return Ok(Self::Folder(file.to_owned()));
        }
        let mut agenda = file.to_owned();
        if let Some(name) = file.file_name().filter(|_| !paths::is_agenda(file)) {
            let mut name = name.to_owned();
            name.push(".toml");
            agenda.set_file_name(name);
        }
        if paths::has_forbidden_name(&agenda) {
            return Err(Error::forbidden_name(&agenda));
        }
        if !files::is_free(&agenda) {
            let taken = if paths::is_there(&agenda) { agenda } else { agenda.with_extension("") };
            let msg = msg!("error-new-taken", path = paths::shown(&taken));
            return Err(Error::new(Kind::Input, msg).hint(msg!("hint-new-taken")));
        }
        Ok(Self::File(agenda))
    }

    /// Names the agenda of a meeting.
    fn name(&self, blank: &Blank) -> PathBuf {
        match self {
            Self::File(agenda) => agenda.clone(),
            Self::Folder(folder) => files::free_name(folder, &blank.stem()),
        }
    }

    /// Writes the agenda of a meeting; gives its name.
    fn write(&self, blank: &Blank, options: &UiOptions) -> Result<PathBuf> {
        let agenda = self.name(blank);
        if let Self::Folder(folder) = self {
            std::fs::create_dir_all(folder).map_err(|error| Error::io(folder, error))?;
        }
        files::create(&agenda, &blank.to_toml(options.lang))?;
        Ok(agenda)
    }
}
