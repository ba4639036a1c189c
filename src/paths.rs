//! Floor 0, names of files: whole where they are used for long, and as they were typed where a person reads them.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::text;

/// The working folder, as it was called when the first name was taken in it.
static BASE: OnceLock<PathBuf> = OnceLock::new();

/// Returns a name that leads where `path` leads now, also when the working folder is given another name meanwhile: then
/// `path` itself would
/// follow the folder, and what is written under it would end up where nobody looks for it.
#[must_use]
pub fn whole(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return without_up(path);
    }
    let base = BASE.get_or_init(|| std::env::current_dir().unwrap_or_default());
    let joined = base.join(path);
    without_up(&std::path::absolute(&joined).unwrap_or(joined))
}

/// Returns a name that goes up nowhere: the folder that it comes down from may be gone while it is used.
fn without_up(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in path.components() {
        // Above a link is what is above the folder that it leads to.
        let real = if part == Component::ParentDir { whole.canonicalize().ok() } else { None };
        match real {
            Some(real) => whole = real.parent().map_or(real.clone(), Path::to_owned),
            None => whole.push(part),
        }
    }
    whole
}

/// Returns the name by which something is called from the working folder as it was: what was made [`whole`] as it was
/// typed.
#[must_use]
pub fn typed(path: &Path) -> &Path {
    // Of the root everything is below.
    let base = BASE.get().filter(|base| base.parent().is_some());
    match base.and_then(|base| path.strip_prefix(base).ok()) {
        Some(typed) if typed.as_os_str().is_empty() => Path::new("."),
        typed => typed.unwrap_or(path),
    }
}

/// Writes a path as a person reads it: one that was made [`whole`] as it was typed.
#[must_use]
pub fn shown(path: &Path) -> String {
    text::one_line(&typed(path).display().to_string())
}

/// Returns whether something has this name: also a link that leads nowhere, and what cannot be looked at.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    !path.symlink_metadata().is_err_and(|error| matches!(error.kind(), NotFound | NotADirectory))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_whole_where_it_is_used_and_as_it_was_typed_where_it_is_read() {
        for typed in ["meetings/m.toml", "m"] {
            let whole = whole(Path::new(typed));
            assert!(whole.is_absolute());
            assert_eq!(shown(&whole), typed);
        }
        let here = whole(Path::new("."));
        assert!(here.file_name().is_some());
        assert_eq!(shown(&here), ".");
        let up = whole(Path::new("src/../../m"));
        assert_eq!(up, std::env::current_dir().unwrap().parent().unwrap().join("m"), "it leads there without `src`");
        let elsewhere = std::env::temp_dir().join("m");
        assert_eq!((whole(&elsewhere), shown(&elsewhere)), (elsewhere.clone(), elsewhere.display().to_string()));
    }
}
