//! Files that another program holds: Windows keeps a file that is open there from being read or replaced.

use std::io::{self, ErrorKind};

/// What Windows says of a file that another program has open, and of a part of one that it has locked.
const HELD: [i32; 2] = [32, 33];

/// Returns what kind of error it is. That another program holds the file is `ResourceBusy` on every system.
#[must_use]
pub fn error_kind(error: &io::Error) -> ErrorKind {
    kind(cfg!(windows), error.raw_os_error(), error.kind())
}

fn kind(is_windows: bool, raw: Option<i32>, kind: ErrorKind) -> ErrorKind {
    let is_held = is_windows && raw.is_some_and(|raw| HELD.contains(&raw));
    if is_held { ErrorKind::ResourceBusy } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_another_program_has_open_is_busy_whatever_number_the_system_gives_it() {
        for raw in [32, 33] {
            assert_eq!(kind(true, Some(raw), ErrorKind::Other), ErrorKind::ResourceBusy);
            assert_eq!(
                kind(false, Some(raw), ErrorKind::BrokenPipe),
                ErrorKind::BrokenPipe,
                "32 is another error here"
            );
        }
        assert_eq!(kind(true, Some(5), ErrorKind::PermissionDenied), ErrorKind::PermissionDenied);
        assert_eq!(error_kind(&ErrorKind::ResourceBusy.into()), ErrorKind::ResourceBusy);
    }
}
