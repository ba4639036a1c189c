//! Floor 0, who may read a file: decided here for everything that is written, and applied here.
//!
//! A record may be read by those who may read all that it is made of, and by nobody else. On Unix that is a file's mode
//! and group and the folders above it; access lists are not looked at. Windows and file systems without permissions
//! have nothing of the kind: there a file gets what its folder hands down.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Who may read a file or look into a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The user to whom it belongs.
    Owner,
    /// The members of a group as well.
    Group(Group),
    /// Everybody on the machine; the group is the one that a file is given all the same.
    Everybody(Group),
}

/// A group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its number.
    pub gid: u32,
    /// Whether its members may write as well: where they hold a meeting in turn. Nobody else ever may.
    pub writes: bool,
}

/// What one file, or one folder above it, says of who gets to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    gid: u32,
    /// Whether the members of the group get to it.
    group: bool,
    /// Whether all the others do.
    others: bool,
    /// Whether the members of the group may write; none: that does not matter here.
    writes: Option<bool>,
}

impl Part {
    /// What lets in the owner alone.
    const CLOSED: Self = Self { gid: 0, group: false, others: false, writes: Some(false) };

    /// Says whether every member of a group gets to it, whatever other groups they are in.
    fn admits(self, gid: u32) -> bool {
        self.group && (self.gid == gid || self.others)
    }
}

impl From<Readers> for Part {
    fn from(readers: Readers) -> Self {
        match readers {
            Readers::Owner => Self::CLOSED,
            Readers::Group(Group { gid, writes }) => Self { gid, group: true, others: false, writes: Some(writes) },
            Readers::Everybody(Group { gid, writes }) => Self { gid, group: true, others: true, writes: Some(writes) },
        }
    }
}

impl Readers {
    /// Gives those who get to all of it; the group is the first named that does.
    ///
    /// Where the others get to something and its group does not, nobody but the owner is let in: which of the others
    /// are in that group is not for a mode to say.
    fn of_parts(parts: &[Part]) -> Self {
        let Some(first) = parts.first() else { return Self::Owner };
        let group = |gid: u32| {
            let writes = parts.iter().all(|part| part.writes.is_none_or(|writes| writes && part.gid == gid));
            Group { gid, writes }
        };
        if parts.iter().all(|part| part.group && part.others) {
            return Self::Everybody(group(first.gid));
        }
        let admitted = |gid: &u32| parts.iter().all(|part| part.admits(*gid));
        parts.iter().map(|part| part.gid).find(admitted).map_or(Self::Owner, |gid| Self::Group(group(gid)))
    }

    /// Gives those who are among both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of_parts(&[self.into(), other.into()])
    }

    /// Gives those who may read all the files and folders named, through the folders above each; none: not one of them
    /// is there.
    #[must_use]
    pub fn of(paths: &[PathBuf]) -> Option<Self> {
        let mut parts = Vec::new();
        for path in paths {
            match os::parts(path) {
                Ok(found) => parts.extend(found),
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(_) => parts.push(Part::CLOSED),
            }
        }
        (!parts.is_empty()).then(|| Self::of_parts(&parts))
    }

    /// Gives those whom one file or folder itself lets in, whatever the folders above it do.
    pub fn of_itself(path: &Path) -> io::Result<Self> {
        os::part(path).map(|part| Self::of_parts(&[part]))
    }

    /// Lets them read a new file, or look into a new folder, that was its owner's alone so far.
    ///
    /// Where the group cannot be given to it, the group reads nothing.
    pub fn admit(self, file: &File) {
        os::admit(self, file);
    }

    /// Keeps everybody else out of a folder that is there already, and lets nobody in; false: that cannot be done,
    /// because the folder is somebody else's or its file system knows no permissions.
    pub fn shield(self, folder: &Path) -> io::Result<bool> {
        os::shield(self, folder)
    }
}

/// Lets a file that an opening makes be read by its owner alone.
pub fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    os::for_owner(options)
}

#[cfg(unix)]
mod os {
    use std::fs::{self, File, Metadata, OpenOptions, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, chown, fchown};
    use std::path::Path;

    use super::{Group, Part, Readers};

    /// Reads what a file or folder says: bits that must all be there for it to be read, or only passed through.
    fn of_meta(meta: &Metadata, bits: u32) -> Part {
        let has = |bits: u32, shift: u32| (meta.mode() >> shift) & bits == bits;
        Part { gid: meta.gid(), group: has(bits, 3), others: has(bits, 0), writes: Some(has(0o2, 3)) }
    }

    fn read_bits(meta: &Metadata) -> u32 {
        if meta.is_dir() { 0o5 } else { 0o4 }
    }

    pub(super) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
        options.mode(0o600)
    }

    pub(super) fn part(path: &Path) -> io::Result<Part> {
        let meta = fs::metadata(path)?;
        Ok(of_meta(&meta, read_bits(&meta)))
    }

    pub(super) fn parts(path: &Path) -> io::Result<Vec<Part>> {
        // Where links lead is where the file can be read.
        let real = path.canonicalize()?;
        let mut parts = vec![part(&real)?];
        for folder in real.ancestors().skip(1) {
            parts.push(Part { writes: None, ..of_meta(&fs::metadata(folder)?, 0o1) });
        }
        Ok(parts)
    }

    pub(super) fn admit(readers: Readers, file: &File) {
        let Ok(meta) = file.metadata() else { return };
        let read = read_bits(&meta);
        // None: the group cannot be given to it.
        let of_group = |Group { gid, writes }| {
            let is_given = meta.gid() == gid || fchown(file, None, Some(gid)).is_ok();
            is_given.then_some((read | if writes { 0o2 } else { 0 }) << 3)
        };
        let others = match readers {
            Readers::Owner => 0,
            Readers::Group(group) => of_group(group).unwrap_or(0),
            Readers::Everybody(group) => of_group(group).unwrap_or(read << 3) | read,
        };
        let owner = if meta.is_dir() { 0o700 } else { 0o600 };
        let mode = (meta.mode() & 0o7000) | owner | others;
        if meta.mode() & 0o7777 != mode {
            // It stays narrower where this fails.
            let _ = file.set_permissions(Permissions::from_mode(mode));
        }
    }

    pub(super) fn shield(readers: Readers, folder: &Path) -> io::Result<bool> {
        let meta = fs::metadata(folder)?;
        let old = meta.mode() & 0o7777;
        let own = Readers::of_parts(&[of_meta(&meta, 0o5)]);
        let mode = match own.and(readers) {
            Readers::Everybody(_) => old,
            Readers::Group(group) if group.gid == meta.gid() => old & 0o7770,
            Readers::Group(group) if chown(folder, None, Some(group.gid)).is_ok() => (old & 0o7700) | 0o050,
            Readers::Group(_) | Readers::Owner => old & 0o7700,
        };
        if mode == old {
            return Ok(true);
        }
        // On a file system without permissions the meeting is held all the same, and that is said. Some of them say yes
        // and do nothing.
        let done = fs::set_permissions(folder, Permissions::from_mode(mode)).is_ok();
        Ok(done && fs::metadata(folder)?.mode() & 0o077 & !mode == 0)
    }
}

#[cfg(not(unix))]
mod os {
    use std::fs::{self, File, OpenOptions};
    use std::io;
    use std::path::Path;

    use super::{Group, Part, Readers};

    pub(super) fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
        options
    }

    const EVERYBODY: Readers = Readers::Everybody(Group { gid: 0, writes: true });

    pub(super) fn part(path: &Path) -> io::Result<Part> {
        fs::metadata(path).map(|_| EVERYBODY.into())
    }

    pub(super) fn parts(path: &Path) -> io::Result<Vec<Part>> {
        fs::metadata(path).map(|_| vec![EVERYBODY.into()])
    }

    pub(super) fn admit(_readers: Readers, _file: &File) {}

    pub(super) fn shield(_readers: Readers, _folder: &Path) -> io::Result<bool> {
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(gid: u32, mode: u32) -> Part {
        Part { gid, group: mode & 0o040 != 0, others: mode & 0o004 != 0, writes: Some(mode & 0o020 != 0) }
    }

    fn group(gid: u32) -> Readers {
        Readers::Group(Group { gid, writes: false })
    }

    fn everybody(gid: u32) -> Readers {
        Readers::Everybody(Group { gid, writes: false })
    }

    #[test]
    fn only_those_read_who_may_read_every_part() {
        let cases: [(&[(u32, u32)], Readers); 14] = [
            (&[(1, 0o644)], everybody(1)),
            (&[(1, 0o640)], group(1)),
            (&[(1, 0o600)], Readers::Owner),
            (&[(1, 0o644), (2, 0o600)], Readers::Owner),
            (&[(1, 0o644), (2, 0o640)], group(2)),
            (&[(1, 0o640), (2, 0o644)], group(1)),
            (&[(1, 0o640), (1, 0o640)], group(1)),
            // Who is in both groups, no mode can say.
            (&[(1, 0o640), (2, 0o640)], Readers::Owner),
            (&[(1, 0o644), (2, 0o644)], everybody(1)),
            (&[(1, 0o604)], Readers::Owner),
            (&[(1, 0o640), (2, 0o604)], Readers::Owner),
            (&[(1, 0o660)], Readers::Group(Group { gid: 1, writes: true })),
            (&[(1, 0o664), (1, 0o664)], Readers::Everybody(Group { gid: 1, writes: true })),
            (&[(1, 0o664), (2, 0o664)], everybody(1)),
        ];
        for (modes, expected) in cases {
            let parts: Vec<Part> = modes.iter().map(|(gid, mode)| part(*gid, *mode)).collect();
            assert_eq!(Readers::of_parts(&parts), expected, "{modes:?}");
        }
        assert_eq!(Readers::of_parts(&[]), Readers::Owner);
        assert_eq!(everybody(1).and(group(2)), group(2));
        assert_eq!(group(1).and(group(2)), Readers::Owner);
        assert_eq!(group(1).and(Readers::Owner), Readers::Owner);
    }
}
