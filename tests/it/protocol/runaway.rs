//! Templates that run away, and a process to render them that is missing or misbehaves: the default is written.

use std::fs;
#[cfg(unix)]
use std::path::PathBuf;
use std::time::Duration;

#[cfg(unix)]
use punktlig::protocol::SlowTemplates;
use punktlig::protocol::{Format, Renderer, Templates, markdown, render};

use super::*;
use crate::pty::terminal::binary;

/// Long enough on any machine.
const AMPLE: Duration = Duration::from_secs(120);

/// A renderer that is not short of time.
pub fn patient() -> Renderer {
    Renderer::of(binary().into(), AMPLE)
}

fn templates(dir: &Path, files: &[(&str, &str)]) -> Templates {
    for (name, text) in files {
        fs::write(dir.join(name), text).unwrap();
    }
    Templates::find(Some(dir), Some("."))
}

/// Renders January with templates; gives what is said of them, having seen to it that the default was written.
fn said(format: Format, templates: &Templates) -> Option<String> {
    let protocol = january().protocol(Audience::Full);
    let default = render(format, &protocol, &Templates::default()).unwrap().bytes;
    let made = render(format, &protocol, templates).unwrap();
    assert!(made.bytes == default, "{:?}", made.trouble);
    made.trouble.map(|t| t.line(Lang::En))
}

#[cfg(target_os = "linux")]
#[test]
fn a_template_that_takes_all_memory_costs_only_itself() {
    let dir = tempfile::tempdir().unwrap();
    let double = "{% set n = namespace(x = 'aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}";
    let list =
        "{% set n = namespace(x = ['a']) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}";
    for own in [
        double,
        list,
        "{{ 'a' * 100000000000 }}",
        "{{ ('a' * 300000000)|upper|replace('A', 'bbbbbbbb') }}",
        "{{ ('a\n' * 1000000)|indent(1000) }}",
        "{{ '%1000000000d'|format(1) }}{{ '%10000000000d'|format(1) }}",
        "{{ range(99999)|map('string')|join('a' * 100000) }}",
    ] {
        let templates = templates(dir.path(), &[("protocol.md.j2", own)]).rendered_by(patient());
        let said = said(Format::Md, &templates).unwrap_or_else(|| panic!("nothing is said of {own}"));
        assert!(said.starts_with("./protocol.md.j2"), "{own}: {said}");
    }
    let templates = templates(dir.path(), &[("protocol.md.j2", double)]).rendered_by(patient());
    let expected =
        "./protocol.md.j2: The template was stopped. It took more than 256 MiB of memory, or it crashed.".to_owned();
    assert_eq!(said(Format::Md, &templates), Some(expected));
}

#[test]
fn deep_nesting_and_large_templates_cost_only_themselves() {
    let dir = tempfile::tempdir().unwrap();
    for own in [
        format!("{{{{ {}1{} }}}}", "(".repeat(100_000), ")".repeat(100_000)),
        format!("{{{{ {}{} }}}}", "[".repeat(100_000), "]".repeat(100_000)),
        format!("{{{{ {}1 }}}}", "-".repeat(200_000)),
        format!("{{{{ {}1 }}}}", "not ".repeat(60_000)),
        format!("{{{{ meeting{} }}}}", ".a".repeat(100_000)),
        format!("{{{{ 1{} }}}}", "|upper".repeat(40_000)),
        "{% if 1 %}".repeat(25_000),
        "{% block a %}".repeat(19_000),
        "{{ ".repeat(80_000),
        "{% extends \"protocol.md.j2\" %}".to_owned(),
        "{% import \"protocol.md.j2\" as a %}".to_owned(),
        "x".repeat(300_000),
    ] {
        let templates = templates(dir.path(), &[("protocol.md.j2", &own)]).rendered_by(patient());
        let start: String = own.chars().take(40).collect();
        let protocol = january().protocol(Audience::Full);
        let made = render(Format::Md, &protocol, &templates).unwrap();
        // What the engine makes of a chain without end may be a text; it is never the end of the program.
        assert!(made.trouble.is_none() || made.bytes == markdown(&protocol).unwrap().into_bytes(), "{start}");
        if !own.contains("upper") {
            assert!(made.trouble.is_some(), "{start}");
        }
    }
}

#[test]
fn a_template_that_hangs_costs_its_time_once_for_all_files() {
    let dir = tempfile::tempdir().unwrap();
    let search = "{% set x = 'a' * 20000000 %}{% for i in range(9999) %}{% if 'b' in x %}{% endif %}{% endfor %}";
    let templates = templates(dir.path(), &[("protocol.md.j2", search), ("protocol.html.j2", "x")])
        .rendered_by(Renderer::of(binary().into(), Duration::from_secs(1)));
    let slow = "./protocol.md.j2: The template was not finished after 1 seconds.".to_owned();
    assert_eq!(said(Format::Md, &templates), Some(slow));
    for (format, name) in [(Format::Md, "protocol.md.j2"), (Format::Html, "protocol.html.j2")] {
        let said = said(format, &templates).unwrap();
        let expected = format!("./{name}: A body's own templates have 1 seconds in total");
        assert!(said.starts_with(&expected), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_template_that_hung_is_not_waited_for_again_until_its_folder_changes() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::create_dir(dir.path().join("parts")).unwrap();
    let hangs = program(
        elsewhere.path(),
        "echo run >> runs; exec /bin/sleep 600"
            .replace("runs", elsewhere.path().join("runs").to_str().unwrap())
            .as_str(),
    );
    let runs = || fs::read_to_string(elsewhere.path().join("runs")).map_or(0, |runs| runs.lines().count());
    let slow = SlowTemplates::default();
    let again = |files: &[(&str, &str)]| {
        let renderer = Renderer::of(hangs.clone(), Duration::from_secs(1));
        let templates = templates(dir.path(), files).rendered_by(renderer).remembering(&slow);
        said(Format::Md, &templates).unwrap()
    };
    assert!(again(&[("protocol.md.j2", "x")]).contains("was not finished after 1 seconds"));
    assert_eq!(runs(), 1);
    for _ in 0..2 {
        assert_eq!(
            again(&[]),
            "./protocol.md.j2: The template took too long before. It is tried again when a file in its folder changes, or after the next start."
        );
    }
    assert_eq!(runs(), 1);
    // What it takes in may be what was put right.
    for (n, part) in ["parts/head.md.j2", "parts/head.md.j2", "protocol.md.j2"].into_iter().enumerate() {
        assert!(again(&[(part, &"y".repeat(n + 2))]).contains("was not finished"), "{part}");
        assert_eq!(runs(), n + 2);
    }
    // Another session knows nothing of it.
    let renderer = Renderer::of(hangs.clone(), Duration::from_secs(1));
    let fresh = templates(dir.path(), &[]).rendered_by(renderer).remembering(&SlowTemplates::default());
    assert!(said(Format::Md, &fresh).unwrap().contains("was not finished"));
}

#[test]
fn a_folder_without_a_template_for_a_format_starts_no_process() {
    let dir = tempfile::tempdir().unwrap();
    let none = || Renderer::of("/nowhere/punktlig".into(), AMPLE);
    let templates = templates(dir.path(), &[("protocol.md.j2", "x")]).rendered_by(none());
    assert_eq!(said(Format::Html, &templates), None);
    let reason = said(Format::Md, &templates).unwrap();
    assert!(reason.starts_with("./protocol.md.j2: The template could not be run: "), "{reason}");
    // The style sheet alone is a reason for one.
    let templates = self::templates(dir.path(), &[("protocol.css", "x")]).rendered_by(none());
    assert!(said(Format::Html, &templates).unwrap().contains("could not be run"));
}

/// A program that is not punktlig.
#[cfg(unix)]
fn program(dir: &Path, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let path = dir.join("program");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[cfg(unix)]
#[test]
fn a_process_that_misbehaves_costs_only_the_template() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (script, time, expected) in [
        ("exec /bin/sleep 600", 1, "was not finished"),
        ("exec 1>&-; exec /bin/sleep 600", 60, "was stopped"),
        ("exec /usr/bin/yes", 60, "was stopped"),
        ("exit 0", 60, "was stopped"),
        ("kill -9 $$", 60, "was stopped"),
        ("echo '{\"Made\":100}'; echo short", 60, "was stopped"),
        ("echo '{\"Made\":2}'; printf '\\377\\377'", 60, "was stopped"),
        ("echo '{\"Made\":18446744073709551615}'; echo x", 60, "was stopped"),
        ("/bin/cat >/dev/null; echo nonsense", 60, "was stopped"),
    ] {
        let renderer = Renderer::of(program(elsewhere.path(), script), Duration::from_secs(time));
        let templates = templates(dir.path(), &[("protocol.md.j2", "x")]).rendered_by(renderer);
        let reason = said(Format::Md, &templates).unwrap();
        assert!(reason.contains(expected), "{script}: {reason}");
    }
}

#[cfg(unix)]
#[test]
fn the_process_gets_no_environment_and_a_neutral_folder() {
    let (dir, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let seen = elsewhere.path().join("seen");
    let script = format!("(/usr/bin/env; pwd) >{}", seen.display());
    let renderer = Renderer::of(program(elsewhere.path(), &script), AMPLE);
    let templates = templates(dir.path(), &[("protocol.md.j2", "x")]).rendered_by(renderer);
    said(Format::Md, &templates).unwrap();
    let seen = fs::read_to_string(seen).unwrap();
    assert!(!seen.contains("HOME=") && !seen.contains("CARGO") && seen.ends_with("\n/\n"), "{seen}");
}
