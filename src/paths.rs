//! Floor 0, names of files: whole where they are used for long, and as they were typed where a person reads them.

use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
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

/// Returns how a whole name is written from a folder, itself whole: up to where both are, and down from there. None:
/// only the root has both, or not even that.
#[must_use]
pub fn seen_from(folder: &Path, path: &Path) -> Option<PathBuf> {
    let above = folder.ancestors().find(|above| above.parent().is_some() && path.starts_with(above))?;
    let ups = folder.strip_prefix(above).ok()?.components().map(|_| Component::ParentDir);
    Some(ups.chain(path.strip_prefix(above).ok()?.components()).collect())
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
    text::one_line(&natural(typed(path)))
}

/// Writes a path as the system writes its own: with one separator, and without the mark that Windows puts before a path
/// that it resolved.
#[must_use]
pub fn natural(path: &Path) -> String {
    with_separator(&path.to_string_lossy(), MAIN_SEPARATOR)
}

fn with_separator(path: &str, separator: char) -> String {
    if separator != '\\' {
        return path.to_owned();
    }
    let path = path.replace('/', "\\");
    match (path.strip_prefix(r"\\?\UNC\"), path.strip_prefix(r"\\?\")) {
        (Some(share), _) => format!(r"\\{share}"),
        (None, Some(plain)) => plain.to_owned(),
        (None, None) => path,
    }
}

/// Returns whether a file is an agenda by its name, in whatever case the ending is written.
#[must_use]
pub fn is_agenda(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

/// Returns what is compared of a name. Some file systems take large letters for small ones, leave out dots and spaces
/// at the end, and take what follows a colon for a part of the file: there, two names may be one file.
#[must_use]
pub fn compared(name: &str) -> String {
    let of_file = name.split(':').next().unwrap_or_default();
    of_file.trim_end_matches(['.', ' ']).to_lowercase()
}

/// Returns whether Windows has no file of this name. Such a name is given to nothing on any system: what is written on
/// one is opened on another.
#[must_use]
pub fn is_forbidden(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| matches!(rest.chars().next(), Some('1'..='9' | '¹' | '²' | '³')))
            && stem.chars().count() == device.len() + 1
    };
    let is_device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT");
    is_device || name.ends_with(['.', ' ']) || name.contains(|c: char| c < ' ' || r#"<>:"/\|?*"#.contains(c))
}

/// Returns whether the last part of a path is a name that [`is_forbidden`].
#[must_use]
pub fn has_forbidden_name(path: &Path) -> bool {
    path.file_name().is_some_and(|name| is_forbidden(&name.to_string_lossy()))
}

/// Returns whether something has this name: also a link that leads nowhere, and what cannot be looked at. Nothing has a
/// name that the system itself refuses.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    use std::io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    let refused = |kind| matches!(kind, NotFound | NotADirectory | InvalidInput | InvalidFilename);
    !path.symlink_metadata().is_err_and(|error| refused(error.kind()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_with_one_separator_and_without_the_mark_of_a_resolved_one() {
        for (path, shown) in [
            (r"meetings\x/protocol.md", r"meetings\x\protocol.md"),
            (r"\\?\C:\møder\x.toml", r"C:\møder\x.toml"),
            (r"\\?\UNC\server\share\x.toml", r"\\server\share\x.toml"),
            (r"\\server\share/x.toml", r"\\server\share\x.toml"),
        ] {
            assert_eq!(with_separator(path, '\\'), shown);
            assert_eq!(with_separator(path, '/'), path, "elsewhere a backslash is a letter of a name");
        }
    }

    #[test]
    fn a_name_is_written_from_a_folder_where_more_than_the_root_has_both() {
        let seen = |folder: &str, path: &str| seen_from(Path::new(folder), Path::new(path));
        for (folder, path, found) in [
            ("/m/reh", "/m/a.toml", "../a.toml"),
            ("/m/x/reh", "/m/y/a.toml", "../../y/a.toml"),
            ("/m", "/m/a.toml", "a.toml"),
        ] {
            assert_eq!(seen(folder, path), Some(PathBuf::from(found)), "{folder}");
        }
        assert_eq!(seen("/usb/reh", "/m/a.toml"), None);
        assert_eq!(seen("/m2/reh", "/m/a.toml"), None, "a part of a name is no folder");
    }

    #[test]
    fn names_that_one_file_system_takes_for_one_are_compared_as_one() {
        for name in ["Protocol.Public.MD", "protocol.public.md.", "protocol.public.md . ", "protocol.public.md::$DATA"]
        {
            assert_eq!(compared(name), "protocol.public.md", "{name}");
        }
        assert_ne!(compared("protocol.public.new.md"), compared("protocol.public.md"));
    }

    #[test]
    fn names_that_windows_has_no_file_of_are_known_everywhere() {
        for name in
            ["CON", "nul.toml", "Aux.tar.gz", "com1", "LPT9.md", "COM².txt", "con .md", "conin$", "møde.", "møde "]
        {
            assert!(is_forbidden(name), "{name}");
        }
        for name in ["a:b.toml", "hvad nu?.toml", "a*b", "a\\b", "a|b", "a\"b", "<a>", "a\tb", "journal.jsonl::$DATA"] {
            assert!(is_forbidden(name), "{name}");
        }
        for name in
            ["møde.toml", "2025-01-15-direktionen.toml", "console.md", "com.md", "COM10", "nulle", ".skjult", "a b"]
        {
            assert!(!is_forbidden(name), "{name}");
        }
        assert!(has_forbidden_name(Path::new("x/nul.toml")) && !has_forbidden_name(Path::new("x/..")));
    }

    #[test]
    fn an_agenda_is_known_by_its_ending_in_any_case() {
        assert!(is_agenda(Path::new("MØDE.TOML")) && is_agenda(Path::new("m.toml")) && !is_agenda(Path::new("toml")));
    }

    #[test]
    fn a_name_is_whole_where_it_is_used_and_as_it_was_typed_where_it_is_read() {
        for typed in [Path::new("meetings").join("m.toml"), "m".into()] {
            let whole = whole(&typed);
            assert!(whole.is_absolute());
            assert_eq!(shown(&whole), typed.display().to_string());
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
