//! What a terminal can show, as far as the environment says it.

use std::env;

/// Returns whether the terminal is likely to have the signs beyond letters and lines, such as a lock or a check mark.
#[must_use]
pub fn shows_signs() -> bool {
    shows(cfg!(windows), &variable)
}

/// Returns whether this is a window whose programs see a pipe in place of a console: Git Bash's, without `winpty`.
#[must_use]
pub fn is_behind_pipe() -> bool {
    cfg!(windows) && is_mintty(&variable)
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Windows's old console has fonts without these signs, and so has the console of Linux. Elsewhere a locale may name
/// another encoding than UTF-8; one that names none (`C`) says nothing of the terminal.
fn shows(is_windows: bool, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    if is_windows {
        // Each of these is set by a terminal of its own, with fonts that replace each other.
        return ["WT_SESSION", "TERM_PROGRAM", "ALACRITTY_WINDOW_ID", "WEZTERM_PANE", "ConEmuANSI"]
            .iter()
            .any(|name| variable(name).is_some());
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name)).unwrap_or_default();
    let encoding = locale.split_once('.').map(|(_, encoding)| encoding.to_ascii_lowercase());
    let is_utf8 =
        encoding.as_deref().is_none_or(|encoding| encoding.starts_with("utf-8") || encoding.starts_with("utf8"));
    variable("TERM").as_deref() != Some("linux") && is_utf8
}

fn is_mintty(variable: &dyn Fn(&str) -> Option<String>) -> bool {
    variable("TERM_PROGRAM").as_deref() == Some("mintty") || variable("MSYSTEM").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(set: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'a {
        |name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn an_old_console_and_a_locale_of_another_encoding_have_no_signs() {
        for (is_windows, set, shown) in [
            (true, &[][..], false),
            (true, &[("WT_SESSION", "5f6e")], true),
            (true, &[("TERM_PROGRAM", "vscode")], true),
            (true, &[("LANG", "da_DK.UTF-8")], false),
            (false, &[], true),
            (false, &[("TERM", "xterm-256color"), ("LANG", "da_DK.UTF-8")], true),
            (false, &[("TERM", "linux"), ("LANG", "da_DK.UTF-8")], false),
            (false, &[("LANG", "da_DK.ISO8859-1")], false),
            (false, &[("LC_ALL", "da_DK.utf8"), ("LANG", "da_DK.ISO8859-1")], true),
            (false, &[("LC_CTYPE", "da_DK.ISO8859-15@euro")], false),
            (false, &[("LANG", "C")], true),
        ] {
            assert_eq!(shows(is_windows, &of(set)), shown, "{set:?}");
        }
    }

    #[test]
    fn the_window_of_git_bash_is_recognised() {
        assert!(is_mintty(&of(&[("MSYSTEM", "MINGW64")])));
        assert!(is_mintty(&of(&[("TERM_PROGRAM", "mintty")])));
        assert!(!is_mintty(&of(&[("TERM_PROGRAM", "vscode"), ("WT_SESSION", "1")])));
    }
}
