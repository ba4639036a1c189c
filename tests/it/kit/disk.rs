//! A disk in memory that knows what is durable and what is not, fails when told to, and can be looked at after a crash.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use punktlig::journal::{Fs, OpenFile, PathKind, ReadFile, ReadFs, WriteFile};
use punktlig::os::{FileId, FileStat};
use punktlig::readers::Readers;

use super::clock::Machine;

/// What a failing operation does to those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// They work again.
    Once,
    /// They fail too.
    Forever,
}

/// What is left after a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// The program was killed: everything that was written is there.
    Kill,
    /// The power went: only what was synced is there.
    Power,
    /// The power went, but half of what was not synced had reached the disk by itself.
    PowerHalfway,
}

pub const CRASHES: [Crash; 3] = [Crash::Kill, Crash::Power, Crash::PowerHalfway];

#[derive(Clone, Debug, Default)]
pub struct Bytes {
    pub live: Vec<u8>,
    pub durable: Vec<u8>,
    /// How often it was changed, as a time of change would tell.
    changes: usize,
}

#[derive(Debug, Default)]
struct State {
    files: Vec<Bytes>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    durable_folders: BTreeSet<PathBuf>,
    /// Which files are locked.
    locks: BTreeSet<usize>,
    /// What happened to names since their folder was synced, in order.
    pending: Vec<Renaming>,
    /// A picture of the disk before each operation, with how much was shown as recorded then.
    film: Option<(Arc<AtomicUsize>, Vec<Frame>)>,
    operations: usize,
    /// How many bytes were read.
    read: usize,
    fail: Option<(usize, Failure, io::ErrorKind)>,
    meanwhile: Option<Meanwhile>,
    /// What is left writable: everything but these folders, or nothing but this one.
    frozen: BTreeSet<PathBuf>,
    /// The folders in which files can be made, and nothing can be written into them.
    full: BTreeSet<PathBuf>,
    only: Option<PathBuf>,
    /// The files that another program has open, with how many more renames over them fail.
    held: BTreeMap<PathBuf, usize>,
    /// The names that files had when these were made durable.
    synced_names: Vec<PathBuf>,
    /// How long it takes to sync a file, on the clock of a machine.
    slow: Option<(Machine, Duration)>,
}

/// What somebody else does while the program writes.
struct Meanwhile(Box<dyn FnOnce(&MemFs) + Send>);

impl std::fmt::Debug for Meanwhile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meanwhile")
    }
}

impl State {
    fn file_stat(&self, n: usize) -> FileStat {
        let Bytes { live, changes, .. } = &self.files[n];
        FileStat { file: FileId(1, n as u64), len: live.len() as u64, changed: (*changes as i128, 0) }
    }

    /// Notes what happens to names.
    fn rename(&mut self, folder: PathBuf, changes: Vec<(PathBuf, Option<usize>)>) {
        for (path, file) in &changes {
            match file {
                Some(n) => _ = self.names.insert(path.clone(), *n),
                None => _ = self.names.remove(path),
            }
        }
        self.pending.push((folder, changes));
    }

    fn frame(&self, acked: usize) -> Frame {
        Frame {
            acked,
            files: self.files.clone(),
            names: self.durable_names.clone(),
            pending: self.pending.clone(),
            folders: self.folders.clone(),
            durable_folders: self.durable_folders.clone(),
        }
    }

    /// Counts an operation on an open file, and fails it where nothing can be written.
    fn step_on(&mut self, file: usize) -> io::Result<()> {
        let folder = self.names.iter().find(|(_, n)| **n == file).map(|(path, _)| parent(path));
        match folder {
            Some(folder) if self.full.contains(&folder) => Err(io::ErrorKind::StorageFull.into()),
            Some(folder) => self.step_in(&folder),
            None => self.step(),
        }
    }

    /// Counts an operation in a folder, and fails it where nothing can be written.
    fn step_in(&mut self, folder: &Path) -> io::Result<()> {
        self.step()?;
        if self.frozen.contains(folder) || self.only.as_ref().is_some_and(|only| only != folder) {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        Ok(())
    }

    /// Counts an operation and fails it if its turn has come.
    fn step(&mut self) -> io::Result<()> {
        if let Some((acked, mut frames)) = self.film.take() {
            frames.push(self.frame(acked.load(Ordering::Relaxed)));
            self.film = Some((acked, frames));
        }
        let n = self.operations;
        self.operations += 1;
        match self.fail {
            Some((at, failure, kind)) if n == at || (n > at && failure == Failure::Forever) => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

/// What one call does to names: the folder, and the names with the files that they got.
pub type Renaming = (PathBuf, Vec<(PathBuf, Option<usize>)>);

/// The disk as it was before an operation: what is durable, and what may have become so by itself.
#[derive(Clone, Debug)]
pub struct Frame {
    /// How much was told to be recorded.
    pub acked: usize,
    pub files: Vec<Bytes>,
    pub names: BTreeMap<PathBuf, usize>,
    pub pending: Vec<Renaming>,
    pub folders: BTreeSet<PathBuf>,
    pub durable_folders: BTreeSet<PathBuf>,
}

#[derive(Clone, Debug, Default)]
pub struct MemFs(Arc<Mutex<State>>);

impl MemFs {
    /// Makes a disk with one folder and, in it, the files given.
    pub fn with(folder: &str, files: &[(&str, &[u8])]) -> Self {
        let disk = Self::default();
        {
            let mut s = disk.state();
            for f in [Path::new(""), Path::new("."), Path::new(folder)] {
                s.folders.insert(f.to_owned());
                s.durable_folders.insert(f.to_owned());
            }
            for (name, bytes) in files {
                let path = Path::new(folder).join(name);
                let n = s.files.len();
                s.files.push(Bytes { live: bytes.to_vec(), durable: bytes.to_vec(), changes: 0 });
                s.names.insert(path.clone(), n);
                s.durable_names.insert(path, n);
            }
        }
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Makes a disk of what a crash left: all of it durable.
    pub fn left(files: Vec<Vec<u8>>, names: BTreeMap<PathBuf, usize>, folders: BTreeSet<PathBuf>) -> Self {
        let files = files.into_iter().map(|b| Bytes { live: b.clone(), durable: b, changes: 0 }).collect();
        let (durable_names, durable_folders) = (names.clone(), folders.clone());
        Self(Arc::new(Mutex::new(State { files, names, durable_names, folders, durable_folders, ..State::default() })))
    }

    /// Takes a picture before every operation from now on; `acked` tells how much was shown as recorded.
    pub fn film(&self, acked: &Arc<AtomicUsize>) {
        self.state().film = Some((Arc::clone(acked), Vec::new()));
    }

    /// Returns the pictures, and one of how it stands now.
    pub fn frames(&self) -> Vec<Frame> {
        let mut s = self.state();
        let Some((acked, mut frames)) = s.film.take() else { return Vec::new() };
        frames.push(s.frame(acked.load(Ordering::Relaxed)));
        frames
    }

    /// Lets the operation after `n` more fail.
    pub fn fail_after(&self, n: usize, failure: Failure, kind: io::ErrorKind) {
        let mut s = self.state();
        s.fail = Some((s.operations + n, failure, kind));
    }

    /// Returns whether the failure's turn has come.
    pub fn has_failed(&self) -> bool {
        let s = self.state();
        s.fail.is_some_and(|(at, ..)| s.operations > at)
    }

    /// Makes it take so long to sync a file, on the clock of a machine.
    pub fn slow_down(&self, machine: &Machine, takes: Duration) {
        self.state().slow = Some((machine.clone(), takes));
    }

    pub fn heal(&self) {
        self.state().fail = None;
    }

    /// Returns the disk as the next start finds it.
    pub fn crash(&self, crash: Crash) -> Self {
        let s = self.state();
        let live = |b: &Bytes| match crash {
            Crash::Kill => b.live.clone(),
            Crash::Power => b.durable.clone(),
            Crash::PowerHalfway => match b.live.strip_prefix(b.durable.as_slice()) {
                Some(new) => [&b.durable, &new[..new.len() / 2]].concat(),
                None => b.durable.clone(),
            },
        };
        // A killed program does not make anything durable; what the power left is.
        let durable = |b: &Bytes| if crash == Crash::Kill { b.durable.clone() } else { live(b) };
        let files = s.files.iter().map(|b| Bytes { live: live(b), durable: durable(b), changes: b.changes }).collect();
        let (names, folders) =
            if crash == Crash::Kill { (&s.names, &s.folders) } else { (&s.durable_names, &s.durable_folders) };
        // A name is lost with its folder.
        let names: BTreeMap<_, _> =
            names.iter().filter(|(p, _)| folders.contains(&parent(p))).map(|(p, n)| (p.clone(), *n)).collect();
        Self(Arc::new(Mutex::new(State {
            files,
            names,
            durable_names: s.durable_names.clone(),
            folders: folders.clone(),
            durable_folders: s.durable_folders.clone(),
            ..State::default()
        })))
    }

    pub fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let s = self.state();
        s.names.get(path).map(|n| s.files[*n].live.clone())
    }

    /// Writes a file behind the program's back.
    pub fn put(&self, path: &Path, bytes: &[u8]) {
        let mut s = self.state();
        let n = s.names[path];
        s.files[n].live = bytes.to_vec();
        s.files[n].changes += 1;
    }

    /// Puts another file in the place of what has this name, or where nothing is.
    pub fn replace(&self, path: &Path, bytes: &[u8]) {
        let mut s = self.state();
        let n = s.files.len();
        s.files.push(Bytes { live: bytes.to_vec(), ..Bytes::default() });
        s.names.insert(path.to_owned(), n);
    }

    /// Returns a folder another name, with all in it, behind the program's back.
    pub fn move_folder(&self, from: &Path, to: &Path) {
        let mut s = self.state();
        s.folders.remove(from);
        s.folders.insert(to.to_owned());
        let moved: Vec<_> = s.names.iter().filter(|(p, _)| parent(p) == from).map(|(p, n)| (p.clone(), *n)).collect();
        for (path, n) in moved {
            s.names.remove(&path);
            s.names.insert(to.join(path.file_name().unwrap()), n);
        }
    }

    /// Copies a folder and the files in it, behind the program's back.
    pub fn copy_folder(&self, from: &Path, to: &Path) {
        let names: Vec<PathBuf> = self.state().names.keys().filter(|p| parent(p) == from).cloned().collect();
        self.state().folders.insert(to.to_owned());
        for path in names {
            let bytes = self.bytes(&path).unwrap();
            self.replace(&to.join(path.file_name().unwrap()), &bytes);
        }
    }

    /// Lets nothing be written in a folder any more.
    pub fn freeze(&self, folder: &Path) {
        self.state().frozen.insert(folder.to_owned());
    }

    /// Lets files be made in a folder, and nothing be written into them: a full disk takes names longer than bytes.
    pub fn fill(&self, folder: &Path) {
        self.state().full.insert(folder.to_owned());
    }

    /// Lets nothing be written but in a folder.
    pub fn freeze_all_but(&self, folder: &Path) {
        self.state().only = Some(folder.to_owned());
    }

    /// Has another program hold a file for so many renames.
    pub fn hold(&self, path: &Path, renames: usize) {
        self.state().held.insert(path.to_owned(), renames);
    }

    /// The names that files had when these were made durable.
    pub fn synced_names(&self) -> Vec<PathBuf> {
        self.state().synced_names.clone()
    }

    /// Lets everything be written again.
    pub fn thaw(&self) {
        let mut s = self.state();
        s.frozen.clear();
        s.full.clear();
        s.only = None;
    }

    /// Lets everybody lock what is locked already, as a disk does that knows no locks.
    pub fn forget_locks(&self) {
        self.state().locks.clear();
    }

    /// Does something right after the next write has reached the file, before its sync.
    pub fn after_next_write(&self, meanwhile: impl FnOnce(&MemFs) + Send + 'static) {
        self.state().meanwhile = Some(Meanwhile(Box::new(meanwhile)));
    }

    /// Takes a name away, if it is there.
    pub fn lose(&self, path: &Path) {
        self.state().names.remove(path);
    }

    /// Says how many bytes were read since it was last asked.
    pub fn bytes_read(&self) -> usize {
        std::mem::take(&mut self.state().read)
    }

    pub fn names(&self) -> Vec<String> {
        self.state().names.keys().map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect()
    }
}

pub fn parent(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_owned()
}

fn not_found() -> io::Error {
    io::ErrorKind::NotFound.into()
}

struct Handle {
    disk: MemFs,
    file: usize,
}

impl Write for Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut s = self.disk.state();
        // Writes come short, as they may.
        let some = bytes.len().min(400);
        let done = s.step_on(self.file);
        let count = if done.is_ok() { some } else { some / 2 };
        s.files[self.file].live.extend_from_slice(&bytes[..count]);
        s.files[self.file].changes += 1;
        let meanwhile = s.meanwhile.take();
        drop(s);
        if let Some(Meanwhile(meanwhile)) = meanwhile {
            meanwhile(&self.disk);
        }
        done.map(|()| some)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteFile for Handle {
    fn sync(&mut self) -> io::Result<()> {
        let mut s = self.disk.state();
        s.step_on(self.file)?;
        if let Some((machine, takes)) = &s.slow {
            machine.pass(*takes);
        }
        let file = &mut s.files[self.file];
        file.durable = file.live.clone();
        Ok(())
    }

    // The name is its folder's to make durable here.
    fn sync_name(&mut self) -> io::Result<()> {
        let mut s = self.disk.state();
        let name = s.names.iter().find(|(_, n)| **n == self.file).map(|(path, _)| path.clone());
        s.synced_names.extend(name);
        Ok(())
    }

    fn admit(&mut self, _readers: Readers) {}
}

impl OpenFile for Handle {
    fn file_stat(&self) -> io::Result<FileStat> {
        Ok(self.disk.state().file_stat(self.file))
    }
}

struct Held(MemFs, usize);

impl OpenFile for Held {
    fn file_stat(&self) -> io::Result<FileStat> {
        Ok(self.0.state().file_stat(self.1))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.state().locks.remove(&self.1);
    }
}

/// A file open for reading: as it was when it was opened.
struct Reader {
    disk: MemFs,
    bytes: Cursor<Vec<u8>>,
    file_stat: FileStat,
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Reads come short, as they may.
        let some = buffer.len().min(700);
        let n = self.bytes.read(&mut buffer[..some])?;
        self.disk.state().read += n;
        Ok(n)
    }
}

impl Seek for Reader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

impl ReadFile for Reader {}

impl OpenFile for Reader {
    fn file_stat(&self) -> io::Result<FileStat> {
        Ok(self.file_stat)
    }
}

impl ReadFs for MemFs {
    fn entry(&self, path: &Path) -> io::Result<PathKind> {
        let s = self.state();
        Ok(match s.names.get(path) {
            Some(n) => PathKind::File(s.files[*n].live.len() as u64),
            None if s.folders.contains(path) => PathKind::Folder,
            None => PathKind::Nothing,
        })
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        let s = self.state();
        let n = *s.names.get(path).ok_or_else(not_found)?;
        let (bytes, file_stat) = (Cursor::new(s.files[n].live.clone()), s.file_stat(n));
        Ok(Box::new(Reader { disk: self.clone(), bytes, file_stat }))
    }

    fn file_stat(&self, path: &Path) -> io::Result<Option<FileStat>> {
        let s = self.state();
        Ok(s.names.get(path).map(|n| s.file_stat(*n)))
    }

    fn list(&self, path: &Path) -> io::Result<Vec<OsString>> {
        let s = self.state();
        let inside = s.names.keys().filter(|p| parent(p) == path);
        Ok(inside.filter_map(|p| p.file_name()).map(ToOwned::to_owned).collect())
    }
}

impl Fs for MemFs {
    fn nonce(&self) -> io::Result<[u8; 16]> {
        Ok([0x5a; 16])
    }

    fn create_new(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        let mut s = self.state();
        s.step_in(&parent(path))?;
        if s.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if !s.folders.contains(&parent(path)) {
            return Err(not_found());
        }
        let file = s.files.len();
        s.files.push(Bytes::default());
        s.rename(parent(path), vec![(path.to_owned(), Some(file))]);
        Ok(Box::new(Handle { disk: self.clone(), file }))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        let mut s = self.state();
        s.step_in(&parent(path))?;
        let file = *s.names.get(path).ok_or_else(not_found)?;
        Ok(Box::new(Handle { disk: self.clone(), file }))
    }

    fn truncate(&self, path: &Path, len: u64) -> io::Result<()> {
        let mut s = self.state();
        s.step_in(&parent(path))?;
        let n = *s.names.get(path).ok_or_else(not_found)?;
        let file = &mut s.files[n];
        file.live.truncate(usize::try_from(len).unwrap());
        file.changes += 1;
        file.durable = file.live.clone();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut s = self.state();
        s.step_in(&parent(to))?;
        let file = *s.names.get(from).ok_or_else(not_found)?;
        if let Some(left @ 1..) = s.held.get_mut(to) {
            *left -= 1;
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        s.rename(parent(to), vec![(from.to_owned(), None), (to.to_owned(), Some(file))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut s = self.state();
        s.step_in(&parent(path))?;
        s.names.get(path).ok_or_else(not_found)?;
        s.rename(parent(path), vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        let mut s = self.state();
        s.step_in(&parent(path))?;
        s.folders.insert(path.to_owned());
        Ok(())
    }

    fn readers(&self, _path: &Path) -> io::Result<Readers> {
        Ok(Readers::Owner)
    }

    fn admit(&self, _folder: &Path, _readers: Readers) -> io::Result<()> {
        self.state().step()
    }

    fn shield(&self, _folder: &Path, _readers: Readers) -> io::Result<bool> {
        self.state().step().map(|()| true)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        let mut s = self.state();
        s.step()?;
        let path = if path == Path::new(".") { Path::new("") } else { path };
        let State { names, durable_names, folders, durable_folders, pending, .. } = &mut *s;
        pending.retain(|(folder, _)| folder != path);
        durable_names.retain(|p, _| parent(p) != path);
        durable_names.extend(names.iter().filter(|(p, _)| parent(p) == path).map(|(p, n)| (p.clone(), *n)));
        durable_folders.extend(folders.iter().filter(|p| parent(p) == path).cloned());
        Ok(())
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn OpenFile>>> {
        let mut s = self.state();
        s.step()?;
        if !s.folders.contains(&parent(path)) {
            return Err(not_found());
        }
        let n = match s.names.get(path) {
            Some(n) => *n,
            None => {
                let n = s.files.len();
                s.files.push(Bytes::default());
                s.rename(parent(path), vec![(path.to_owned(), Some(n))]);
                n
            }
        };
        if !s.locks.insert(n) {
            return Ok(None);
        }
        Ok(Some(Box::new(Held(self.clone(), n))))
    }
}
