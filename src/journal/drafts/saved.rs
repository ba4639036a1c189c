//! Where the drafts of an open meeting were saved, and whether they are still there: files are removed, emptied and
//! replaced while a meeting runs, and another program may write in the same folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::{DRAFTS, Drafts, set_aside, set_aside_as, try_load};
use crate::error::Result;
use crate::journal::disk::{Fs, RealFs};
use crate::journal::held_files::HeldFiles;
use crate::journal::lock::{self, LOCK};
use crate::journal::read_fs::{PathKind, ReadFs};
use crate::os::FileStat;

/// What the names of drafts begin with that somebody else left, or that could not be read.
const OTHERS: [&str; 3] = ["drafts.of-", "drafts.other-", "drafts.damaged-"];

/// Saves drafts as a file, and gives that file as it was left.
pub type Save = fn(&Drafts, &Path) -> Result<FileStat>;

/// What was saved last, and the file that it is in.
#[derive(Clone, Debug)]
pub struct Saved {
    drafts: Drafts,
    file: PathBuf,
    /// The file as it was left; none: there is none.
    file_stat: Option<FileStat>,
}

/// What is where drafts are to be saved.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Same,
    /// Nothing, or only what was saved from here.
    Ours,
    /// Somebody else's text.
    Foreign,
    /// What cannot be read.
    Damaged,
}

impl Saved {
    /// Takes what was loaded from a record's folder.
    #[must_use]
    pub fn found(drafts: Drafts, dir: &Path) -> Self {
        let file = dir.join(DRAFTS);
        Self { drafts, file_stat: file_stat(&file), file }
    }

    /// The drafts as they were saved last.
    #[must_use]
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Returns whether what was saved is where it was saved, untouched.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.file_stat == file_stat(&self.file)
    }

    /// Returns the file that drafts are kept in while somebody else writes in the folder.
    #[must_use]
    pub fn apart(&self) -> Option<&Path> {
        Some(self.file.as_path()).filter(|file| file.file_name() != Some(OsStr::new(DRAFTS)))
    }

    /// Makes sure that the latest drafts are in a file of the record's folder, of which `held` is held open.
    ///
    /// What is there already is not written again, so that looking at a meeting leaves no drafts behind. Nobody else's
    /// text is written over: without the lock, drafts go into a file of their own.
    pub fn update(&mut self, latest: &Drafts, dir: &Path, held: &HeldFiles, save: Save) -> Result<()> {
        let file = dir.join(DRAFTS);
        let is_holder = held.has_lock(dir);
        let target = if is_holder { &file } else { &self.file };
        if *latest == self.drafts && *target == self.file && self.file.parent() == Some(dir) && self.is_in_place() {
            return Ok(());
        }
        let is_known = self.file == file && self.is_in_place();
        let found = if is_known { Found::Ours } else { self.look(latest, &file) };
        // Where nobody holds it, it is held for as long as the writing takes.
        let lock = dir.join(LOCK);
        let guard = match RealFs.entry(&lock) {
            Ok(PathKind::File(_)) if !is_holder => Some(RealFs.lock(&lock).ok().flatten()),
            _ => None,
        };
        let may_write = is_holder || !matches!(guard, Some(None));
        let to_clear = match found {
            Found::Same | Found::Ours => true,
            Found::Foreign | Found::Damaged => is_holder && held.has_journal_as_left(dir),
        };
        let apart = own_file(dir);
        // What cannot be put out of the way stays.
        let is_clear = may_write
            && to_clear
            && match found {
                Found::Same | Found::Ours => true,
                Found::Foreign => set_aside_as(&RealFs, &file, "other").is_some(),
                Found::Damaged => set_aside(&RealFs, &file).is_some(),
            };
        if !is_clear {
            return self.put(latest, apart, save);
        }
        match found {
            Found::Same => *self = Self::found(latest.clone(), dir),
            _ => self.put(latest, file, save)?,
        }
        if file_stat(&apart).is_some() {
            let _ = RealFs.remove(&apart);
        }
        Ok(())
    }

    /// Saves drafts as a file; none need no new file.
    fn put(&mut self, latest: &Drafts, file: PathBuf, save: Save) -> Result<()> {
        let needs_none = latest.is_empty() && matches!(RealFs.entry(&file), Ok(PathKind::Nothing));
        // The file that was written, not the one that has its name now: somebody may have removed or replaced it
        // already.
        let file_stat = if needs_none { None } else { Some(save(latest, &file)?) };
        *self = Self { drafts: latest.clone(), file_stat, file };
        Ok(())
    }

    /// Looks whose text a file holds.
    fn look(&self, latest: &Drafts, file: &Path) -> Found {
        // A link gives way to the file; a folder does not, and drafts fail for as long as it is there.
        if !matches!(RealFs.entry(file), Ok(PathKind::File(1..))) {
            return Found::Ours;
        }
        let Some(there) = try_load(&RealFs, file) else { return Found::Damaged };
        let is_known = |(key, draft): (&str, &super::Draft)| {
            draft.text.is_empty() || self.drafts.get(key) == Some(draft) || latest.get(key) == Some(draft)
        };
        match there {
            there if there == *latest => Found::Same,
            there if there.iter().all(is_known) => Found::Ours,
            _ => Found::Foreign,
        }
    }
}

/// Names the files in a record's folder that hold drafts of another run, or damaged ones, kept apart or set aside.
#[must_use]
pub fn others(dir: &Path) -> Vec<String> {
    let names = RealFs.list(dir).unwrap_or_default().into_iter().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| OTHERS.iter().any(|begin| name.starts_with(begin))).collect();
    names.sort();
    names
}

/// The file that this program keeps drafts in where somebody else writes.
fn own_file(dir: &Path) -> PathBuf {
    dir.join(format!("{}{}.json", OTHERS[0], lock::this_writer()))
}

fn file_stat(file: &Path) -> Option<FileStat> {
    RealFs.file_stat(file).ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::drafts::{Draft, load};

    fn typed(text: &str) -> Drafts {
        let mut drafts = Drafts::default();
        drafts.set("note", Draft { text: text.to_owned(), ..Draft::default() });
        drafts
    }

    fn at(dir: &Path) -> HeldFiles {
        HeldFiles { journal: None, lock: file_stat(&dir.join(LOCK)) }
    }

    /// Saves `et` in a folder, with its lock held.
    fn saved(dir: &Path) -> (Saved, HeldFiles) {
        std::fs::create_dir_all(dir).unwrap();
        std::fs::write(dir.join(LOCK), "").unwrap();
        let held = at(dir);
        let mut saved = Saved::found(Drafts::default(), dir);
        saved.update(&typed("et"), dir, &held, Drafts::save_as).unwrap();
        (saved, held)
    }

    #[test]
    fn drafts_that_were_removed_emptied_damaged_or_replaced_are_saved_anew() {
        let temp = tempfile::tempdir().unwrap();
        type Fault = fn(&Path);
        let faults: [Fault; 5] = [
            |file| std::fs::remove_file(file).unwrap(),
            |file| std::fs::write(file, "").unwrap(),
            |file| std::fs::write(file, "{").unwrap(),
            |file| typed("en anden").save(file.parent().unwrap()).unwrap(),
            |file| {
                let dir = file.parent().unwrap();
                std::fs::rename(dir, dir.with_extension("old")).unwrap();
                std::fs::create_dir(dir).unwrap();
                std::fs::write(dir.join(LOCK), "").unwrap();
            },
        ];
        for (n, fault) in faults.into_iter().enumerate() {
            let dir = temp.path().join(n.to_string());
            let (mut saved, held) = saved(&dir);
            fault(&dir.join(DRAFTS));
            assert!(!saved.is_in_place(), "{n}");
            saved.update(&typed("et"), &dir, &held, Drafts::save_as).unwrap();
            assert!(saved.is_in_place(), "{n}");
            assert_eq!(load(&dir), typed("et"), "{n}");
        }
        assert_eq!(others(&temp.path().join("3")), ["drafts.other-1.json"]);
    }

    #[test]
    fn drafts_that_are_removed_in_the_moment_of_saving_are_saved_anew() {
        let temp = tempfile::tempdir().unwrap();
        let (mut saved, held) = saved(temp.path());
        let removed: Save = |drafts, file| {
            let left = drafts.save_as(file)?;
            std::fs::remove_file(file).unwrap();
            Ok(left)
        };
        saved.update(&typed("to"), temp.path(), &held, removed).unwrap();
        assert!(!saved.is_in_place());
        saved.update(&typed("to"), temp.path(), &held, Drafts::save_as).unwrap();
        assert_eq!(load(temp.path()), typed("to"));
    }

    #[test]
    fn a_folder_in_the_place_of_drafts_is_a_failure_until_it_is_gone() {
        let temp = tempfile::tempdir().unwrap();
        let (dir, file) = (temp.path(), temp.path().join(DRAFTS));
        let (mut saved, held) = saved(dir);
        std::fs::remove_file(&file).unwrap();
        std::fs::create_dir(&file).unwrap();
        for _ in 0..2 {
            assert!(saved.update(&typed("et"), dir, &held, Drafts::save_as).is_err());
            assert!(!saved.is_in_place());
        }
        std::fs::remove_dir(&file).unwrap();
        saved.update(&typed("et"), dir, &held, Drafts::save_as).unwrap();
        assert_eq!(load(dir), typed("et"));
    }

    #[test]
    fn who_has_lost_the_lock_keeps_drafts_in_a_file_of_its_own_until_it_has_it_again() {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path();
        let (mut first, held) = saved(dir);
        // It holds its lock open: no other file gets its number.
        let _open = std::fs::File::open(dir.join(LOCK)).unwrap();
        std::fs::remove_file(dir.join(LOCK)).unwrap();
        let other = RealFs.lock(&dir.join(LOCK)).unwrap().unwrap();
        let mut second = Saved::found(load(dir), dir);
        second.update(&typed("den anden"), dir, &at(dir), Drafts::save_as).unwrap();

        first.update(&typed("et og to"), dir, &held, Drafts::save_as).unwrap();
        assert_eq!(load(dir), typed("den anden"));
        let apart = first.apart().unwrap().to_owned();
        assert_eq!(try_load(&RealFs, &apart), Some(typed("et og to")));
        assert_eq!(others(dir), [apart.file_name().unwrap().to_str().unwrap()]);

        // Nobody holds it now, and the other's text is still there.
        drop(other);
        first.update(&typed("et og tre"), dir, &held, Drafts::save_as).unwrap();
        assert_eq!(load(dir), typed("den anden"));
        assert_eq!(try_load(&RealFs, &apart), Some(typed("et og tre")));

        first.update(&typed("et og tre"), dir, &at(dir), Drafts::save_as).unwrap();
        assert_eq!(load(dir), typed("et og tre"));
        assert_eq!(others(dir), ["drafts.other-1.json"]);
        assert_eq!(try_load(&RealFs, &dir.join("drafts.other-1.json")), Some(typed("den anden")));
    }

    #[test]
    fn looking_at_a_meeting_leaves_no_drafts_behind() {
        let temp = tempfile::tempdir().unwrap();
        let mut saved = Saved::found(Drafts::default(), temp.path());
        saved.update(&Drafts::default(), temp.path(), &HeldFiles::default(), Drafts::save_as).unwrap();
        assert!(!temp.path().join(DRAFTS).exists());
    }
}
