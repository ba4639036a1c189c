//! Floor 0, names of files: whole where they are used for long, and as they were typed where a person reads them.

use std::path::{Path, PathBuf};
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
        return path.to_owned();
    }
    let base = BASE.get_or_init(|| std::env::current_dir().unwrap_or_default());
    let joined = base.join(path);
    std::path::absolute(&joined).unwrap_or(joined)
}

/// Writes a path as a person reads it: one that was made [`whole`] as it was typed.
#[must_use]
pub fn shown(path: &Path) -> String {
    // Of the root everything is below.
    let base = BASE.get().filter(|base| base.parent().is_some());
    let typed = base.and_then(|base| path.strip_prefix(base).ok());
    match typed {
        Some(typed) if typed.as_os_str().is_empty() => ".".to_owned(),
        typed => text::one_line(&typed.unwrap_or(path).display().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_whole_where_it_is_used_and_as_it_was_typed_where_it_is_read() {
        for typed in ["meetings/m.toml", "m", "../m"] {
            let whole = whole(Path::new(typed));
            assert!(whole.is_absolute());
            assert_eq!(shown(&whole), typed);
        }
        let here = whole(Path::new("."));
        assert!(here.file_name().is_some());
        assert_eq!(shown(&here), ".");
        let elsewhere = std::env::temp_dir().join("m");
        assert_eq!((whole(&elsewhere), shown(&elsewhere)), (elsewhere.clone(), elsewhere.display().to_string()));
    }
}
