//! The user's settings, as the real binary takes them; and what goes out of the screen: the window title and the bell.

use std::fs;

use super::terminal::{AGENDA, Pty, folder, run, settings};

/// A meeting with one slot of two minutes.
fn short(dir: &std::path::Path) -> &'static str {
    let text = "title = \"Møde\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Velkomst\", minutes = 2 }]\n";
    fs::write(dir.join("meetings/short.toml"), text).unwrap();
    "meetings/short.toml"
}

/// What was written without the window titles, which end with the bell's byte too.
fn without_titles(raw: &[u8]) -> String {
    let raw = String::from_utf8_lossy(raw).into_owned();
    let mut parts = raw.split("\x1b]0;");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('\x07').map_or("", |p| p.1))
}

/// Rehearses the short meeting until its slot is over; gives how often the bell rang.
fn bells(text: &str) -> usize {
    let dir = folder();
    settings(dir.path(), text);
    let mut pty = Pty::start(dir.path(), &["rehearse", short(dir.path()), "--speed", "60"], (100, 30));
    pty.wait("ikke begyndt").send(" ").wait("snart slut").wait("over tiden");
    pty.send("q").wait("Vil du forlade").send("2");
    assert!(pty.ended());
    without_titles(&pty.raw()).matches('\x07').count()
}

#[test]
fn the_bell_rings_only_where_the_settings_ask_for_it() {
    assert_eq!(bells("bell = true\n"), 2, "soon over, and over");
    assert_eq!(bells("bell = false\n"), 0);
    assert_eq!(bells(""), 0);
}

#[test]
fn the_window_title_follows_the_meeting() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["rehearse", short(dir.path()), "--speed", "20"], (100, 30));
    pty.wait("ikke begyndt").send(" ").wait("snart slut").send("q").wait("Vil du forlade").send("2");
    assert!(pty.ended());
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    let titles: Vec<&str> = raw.split("\x1b]0;").skip(1).map(|t| t.split('\x07').next().unwrap()).collect();
    assert_eq!(titles.first(), Some(&"ØVELSE · begynder 9.00 · Møde"));
    assert!(titles.iter().any(|t| t.starts_with("ØVELSE · 1:") && t.ends_with(" tilbage · Velkomst")), "{titles:?}");
    assert!(titles.iter().any(|t| t.contains("snart slut")), "{titles:?}");
    assert!(titles.windows(2).all(|t| t[0] != t[1]), "set only when it is another: {titles:?}");
    assert_eq!(titles.last(), Some(&""));
}

#[test]
fn the_settings_choose_the_language_and_the_command_line_overrules_them() {
    let dir = folder();
    settings(dir.path(), "language = \"en\"\n");
    assert!(run(dir.path(), &["--help"]).1.contains("Commands:"));
    assert!(run(dir.path(), &["--lang", "da", "--help"]).1.contains("Kommandoer:"));
    assert!(run(dir.path(), &["chekc"]).1.contains("is not a command"));
    let mut pty = Pty::start(dir.path(), &["rehearse", short(dir.path())], (100, 30));
    pty.wait("REHEARSAL").send("q");
    pty.ended();
    let mut pty = Pty::start(dir.path(), &["--lang=da", "rehearse", short(dir.path())], (100, 30));
    pty.wait("ØVELSE").send("q");
    pty.ended();
}

#[cfg(unix)]
#[test]
fn a_terminal_whose_font_has_no_signs_gets_ascii_unless_the_settings_say_otherwise() {
    let dir = folder();
    let file = short(dir.path());
    let shown = |text: &str, script: &str| {
        settings(dir.path(), text);
        let mut pty = Pty::shell(dir.path(), &format!("{script} rehearse {file}"), (100, 30));
        pty.wait("ikke begyndt").send(" ").wait("tilbage");
        let screen = pty.screen();
        pty.send("q").wait("Vil du forlade").send("2");
        assert!(pty.ended());
        (screen.contains("▶"), screen.contains("> 9.00"))
    };
    let (signs, ascii) = ((true, false), (false, true));
    assert_eq!(shown("", "LC_ALL=da_DK.UTF-8 TERM=xterm-256color \"$P\""), signs);
    assert_eq!(shown("", "LC_ALL=da_DK.ISO8859-1 TERM=xterm \"$P\""), ascii);
    assert_eq!(shown("", "LC_ALL=da_DK.UTF-8 TERM=linux \"$P\""), ascii);
    assert_eq!(shown("signs = \"unicode\"\n", "LC_ALL=da_DK.UTF-8 TERM=linux \"$P\""), signs);
    assert_eq!(shown("signs = \"ascii\"\n", "LC_ALL=da_DK.UTF-8 TERM=xterm-256color \"$P\""), ascii);
}

#[cfg(unix)]
#[test]
fn the_settings_choose_the_colours_between_no_color_and_the_command_line() {
    let dir = folder();
    let file = short(dir.path());
    let coloured = |text: &str, script: &str| {
        settings(dir.path(), text);
        let mut pty = Pty::shell(dir.path(), &format!("{script} rehearse {file}"), (100, 30));
        pty.wait("ØVELSE").send("q");
        pty.ended();
        String::from_utf8_lossy(&pty.raw()).contains("\x1b[38;")
    };
    assert!(coloured("color = \"auto\"\n", "env -u NO_COLOR \"$P\""));
    assert!(!coloured("color = \"auto\"\n", "NO_COLOR=1 \"$P\""));
    assert!(coloured("color = \"always\"\n", "NO_COLOR=1 \"$P\""));
    assert!(!coloured("color = \"never\"\n", "env -u NO_COLOR \"$P\""));
    assert!(coloured("color = \"never\"\n", "env -u NO_COLOR \"$P\" --color auto"));
    assert!(!coloured("color = \"always\"\n", "\"$P\" --color never"));
    settings(dir.path(), "color = \"always\"\n");
    fs::write(dir.path().join("meetings/wrong.toml"), "titel = 1\n").unwrap();
    let (_, said) = run(dir.path(), &["check", "meetings/wrong.toml"]);
    assert!(!said.contains('\x1b'), "a pipe stays plain: {said:?}");
}

#[test]
fn wrong_settings_are_reported_and_keep_no_meeting_from_running() {
    let dir = folder();
    settings(dir.path(), "language = \"en\"\nbel = true\n");
    let (good, said) = run(dir.path(), &["check", &format!("meetings/{AGENDA}")]);
    assert!(good, "{said}");
    for part in ["config.toml:2:1", "Unknown key: bel", "Did you mean bell?", "Other settings are in effect"] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let from = ["rehearse", &format!("meetings/{AGENDA}"), "--from", "11.00"];
    let mut pty = Pty::start(dir.path(), &from, (100, 30));
    pty.wait("Settings, line 2: Unknown key: bel.").send("q").wait("Leave the rehearsal?").send("2");
    assert!(pty.ended());
    let mut pty = Pty::start(dir.path(), &["rehearse", short(dir.path())], (100, 30));
    pty.wait("Settings, line 2: Unknown key: bel. Other settings are in effect.").send(" ").wait("left");
    pty.send("q").wait("Leave the rehearsal?").send("2");
    assert!(pty.ended());
    assert!(pty.screen().contains("Did you mean bell?"), "what was told before is there again:\n{}", pty.screen());
}
