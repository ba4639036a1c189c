//! Agendas that the program makes: each in a file of its own, never in the place of another.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::readers::Readers;
use crate::{os, paths};

/// How many agendas of one name a folder may have.
const MOST: usize = 999;

/// Returns whether nothing has an agenda's name, nor that of its record's folder: the record in it is of another
/// meeting.
#[must_use]
pub fn is_free(agenda: &Path) -> bool {
    !paths::is_there(agenda) && !paths::is_there(&agenda.with_extension(""))
}

/// Names an agenda in a folder, by a number after its name where that is taken.
#[must_use]
pub fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let own = folder.join(format!("{stem}.toml"));
    let numbered = (2..=MOST).map(|n| folder.join(format!("{stem}-{n}.toml")));
    std::iter::once(own.clone()).chain(numbered).find(|path| is_free(path)).unwrap_or(own)
}

/// Writes an agenda where there is none.
///
/// # Errors
///
/// When something has its name, or the disk fails: nothing is left of it then.
pub fn create(agenda: &Path, toml: &str) -> Result<()> {
    write(agenda, toml, OpenOptions::new().write(true).create_new(true), None)
}

/// Writes an agenda where there is none, for those who may read what it was made of.
///
/// # Errors
///
/// As for [`create`].
pub fn create_from(agenda: &Path, toml: &str, made_of: &[PathBuf]) -> Result<()> {
    match Readers::of(made_of) {
        Some(readers) => {
            // Its owner's alone until they are let in.
            let mut options = OpenOptions::new();
            write(agenda, toml, os::for_owner(options.write(true).create_new(true)), Some(readers))
        }
        None => create(agenda, toml),
    }
}

fn write(agenda: &Path, toml: &str, options: &OpenOptions, readers: Option<Readers>) -> Result<()> {
    let failed = |error| Error::io(agenda, error);
    let mut file = options.open(agenda).map_err(failed)?;
    if let Some(readers) = readers {
        readers.admit(&file);
    }
    let written = file.write_all(toml.as_bytes()).and_then(|()| file.sync_all()).and_then(|()| {
        // The name is to be there after a power cut too.
        paths::whole(agenda).parent().map_or(Ok(()), os::sync_folder)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(agenda);
        failed(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_agenda_takes_the_place_of_another_or_gets_the_record_of_one() {
        let temp = tempfile::tempdir().unwrap();
        let name = |stem: &str| temp.path().join(stem);
        assert_eq!(free_name(temp.path(), "møde"), name("møde.toml"));
        create(&name("møde.toml"), "a").unwrap();
        fs::create_dir(name("møde-2")).unwrap();
        assert_eq!(free_name(temp.path(), "møde"), name("møde-3.toml"));
        assert!(create(&name("møde.toml"), "b").is_err());
        assert_eq!(fs::read_to_string(name("møde.toml")).unwrap(), "a");
        assert!(create(&name("mangler/møde.toml"), "a").is_err());
    }
}
