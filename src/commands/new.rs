//! `punktlig new`: a meeting that nobody has planned, or the next one of a series. Its agenda is written with what else
//! it may say as comments, and with `--now` the meeting starts at once.

mod from;

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{UiOptions, run};
use crate::agenda::Blank;
use crate::agenda::file::AgendaFile;
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::time::Clock;
use crate::tui::Screen;
use crate::tui::new_meeting::{KnownBody, NewMeeting, Purpose};
use crate::{files, msg, paths};

/// The folder of the agendas that nobody names a place for.
pub const FOLDER: &str = "meetings";

/// The folder below it of the files that bodies' agendas share.
const BODIES: &str = "bodies";

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// The agenda's file, or the folder for it; none: [`FOLDER`], or the earlier agenda's folder.
    pub file: Option<&'a Path>,
    /// The earlier meeting of the series: its agenda, or its record's folder.
    pub from: Option<&'a Path>,
    /// The meeting's day; none: today, or the day that the earlier agenda says.
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
    if new.now && new.date.is_some() {
        return Err(Error::new(Kind::Input, msg!("error-new-now")).hint(msg!("hint-new-now")));
    }
    if let Some(earlier) = new.from {
        let date = if new.now { Some(today()) } else { new.date };
        let agenda = from::write(earlier, date, new.file, options)?;
        return if new.now { run::run(&agenda, options) } else { report(&agenda, options, out) };
    }
    let place = Place::of(new.file)?;
    if new.now {
        return Ok(start(&mut Screen::enter(options.ascii)?, &place, options)?.unwrap_or(true));
    }
    if new.file.is_none() && new.date.is_none() && io::stdin().is_terminal() && io::stdout().is_terminal() {
        let Some(agenda) = create_here(&mut Screen::enter(options.ascii)?, options)? else { return Ok(true) };
        return report(&agenda, options, out);
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
    let form = NewMeeting::new(purpose, today(), options.lang, options.theme());
    let mut form = form.with_bodies(place.bodies()).asking(place.question());
    form.run(screen, |blank| place.name(blank))
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
        self.named(&blank.stem())
    }

    /// Names an agenda that has a name of its own in a folder.
    fn named(&self, stem: &str) -> PathBuf {
        match self {
            Self::File(agenda) => agenda.clone(),
            Self::Folder(folder) => files::free_name(folder, stem),
        }
    }

    /// Returns the bodies that have a file below the agenda's folder.
    fn bodies(&self) -> Vec<KnownBody> {
        let folder = match self {
            Self::File(agenda) => agenda.parent().unwrap_or(Path::new("")),
            Self::Folder(folder) => folder,
        };
        let files = std::fs::read_dir(folder.join(BODIES)).into_iter().flatten().filter_map(|file| file.ok());
        let known = |file: std::fs::DirEntry| {
            let name = AgendaFile::parse(&files::read_alone(&file.path()).ok()?)?.body?.value.0;
            let file = file.file_name().into_string().ok().filter(|file| paths::is_agenda(Path::new(file)))?;
            Some(KnownBody { name, include: format!("{BODIES}/{file}") })
        };
        let mut bodies: Vec<KnownBody> = files.filter_map(known).collect();
        bodies.sort_by(|a, b| a.name.cmp(&b.name));
        bodies
    }

    /// Asks before a folder is made that nobody named.
    fn question(&self) -> Option<Msg> {
        match self {
            Self::Folder(folder) if !folder.exists() => Some(msg!("new-ask-folder", folder = paths::shown(folder))),
            _ => None,
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
