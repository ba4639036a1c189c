//! Floor 0, who may read a file: decided here for everything that is written; `os` applies it.
//!
//! A record may be read by those who may read all that it is made of, and by nobody else. On Unix that is a file's mode
//! and group and the folders above it; access lists are not looked at. Windows and file systems without permissions
//! have nothing of the kind: there a file gets what its folder hands down.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::os::{self, Part};

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
    pub gid: u32,
    /// Whether its members may write as well: where they hold a meeting in turn. Nobody else ever may.
    pub writes: bool,
}

/// Says whether every member of a group gets to a part, whatever other groups they are in.
fn admits(part: &Part, gid: u32) -> bool {
    part.group && (part.gid == gid || part.others)
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
    /// Returns those who get to all of it; the group is the first named that does.
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
        let admitted = |gid: &u32| parts.iter().all(|part| admits(part, *gid));
        parts.iter().map(|part| part.gid).find(admitted).map_or(Self::Owner, |gid| Self::Group(group(gid)))
    }

    /// Returns those who are among both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self::of_parts(&[self.into(), other.into()])
    }

    /// Returns those who may read all the files and folders named, through the folders above each; none: not one of
    /// them is there.
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

    /// Returns those whom one file or folder itself lets in, whatever the folders above it do.
    pub fn of_itself(path: &Path) -> io::Result<Self> {
        os::part(path).map(|part| Self::of_parts(&[part]))
    }

    /// Lets them read a new file, or look into a new folder, that was its owner's alone so far.
    ///
    /// Where the group cannot be given to it, the group reads nothing.
    pub fn admit(self, file: &File) {
        os::admit(file, self.into());
    }

    /// Keeps everybody else out of a folder that is there already, and lets nobody in; false: that cannot be done,
    /// because the folder is somebody else's or its file system knows no permissions.
    pub fn shield(self, folder: &Path) -> io::Result<bool> {
        let own = Self::of_itself(folder)?;
        os::narrow(folder, own.and(self).into())
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
