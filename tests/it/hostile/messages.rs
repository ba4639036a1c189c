//! No control text in what is printed, on standard output or error: of file names, arguments, agendas, settings,
//! journals.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use punktlig::text::is_hostile;

use super::payload::{CONTROL, NAMES, agenda};
use crate::pty::terminal::{binary, own_places, settings};

/// Runs the binary; gives its exit code and what it wrote, both streams.
fn said(dir: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output =
        Command::new(binary()).args(args).current_dir(dir).envs(own_places(dir)).stdin(Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("what is printed is UTF-8"))
}

fn clean(dir: &Path, args: &[&str]) -> (Option<i32>, String) {
    let (code, said) = said(dir, args);
    let bad: Vec<char> = said.chars().filter(|c| is_hostile(*c)).collect();
    assert!(bad.is_empty(), "{args:?}: {bad:?} in {said:?}");
    assert!(!said.contains("panicked"), "{args:?}: {said}");
    (code, said)
}

const COMMANDS: [&str; 6] = ["check", "run", "chair", "rehearse", "protocol", "verify"];

#[test]
fn file_names_and_file_contents_reach_no_message() {
    let dir = tempfile::tempdir().unwrap();
    let broken = format!(
        "title = \"a\"\ndate = 2025-01-15\n{CONTROL} = 1\n\"{CONTROL}\" = [\ninclude = [{}]\n",
        super::payload::toml(CONTROL)
    );
    let unknown = format!(
        "title = \"a\"\ndate = 2025-01-15\n{k} = 1\ninclude = [{k}]\nchair = {k}\n[[slot]]\nat = {k}\nitems = [{k}]\nkind = {k}\nid = {k}\n[[item]]\nid = {k}\nnumber = {k}\n",
        k = super::payload::toml(CONTROL)
    );
    let files = [agenda(), broken, unknown, "\u{feff}title".to_owned(), "\0\0\0".to_owned()];
    let mut tried = 0;
    // Some of them no file can have on Windows.
    let possible = |name: &&str| cfg!(unix) || fs::write(dir.path().join(name), "").is_ok();
    let names: Vec<&str> = NAMES.into_iter().filter(possible).collect();
    for name in &names {
        for text in &files {
            fs::write(dir.path().join(name), text).unwrap();
            for command in COMMANDS {
                for lang in ["da", "en"] {
                    clean(dir.path(), &["--lang", lang, command, "--", name]);
                    tried += 1;
                }
            }
            clean(dir.path(), &["check", "--format", "json", "--", name]);
            let _ = fs::remove_dir_all(dir.path().join(name.trim_end_matches(".toml")));
        }
        fs::remove_file(dir.path().join(name)).unwrap();
        for command in COMMANDS {
            let (code, text) = clean(dir.path(), &[command, "--", name]);
            let says_what_to_do = text.trim_end().lines().count() >= 2;
            assert!(code == Some(1) && says_what_to_do, "a missing file: {command}: {text}");
        }
    }
    assert!(tried == names.len() * 60 && (cfg!(windows) || tried == 240), "{tried}");
}

#[test]
fn arguments_reach_no_message_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("a.toml"),
        "title = \"a\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"b\" }]\n",
    )
    .unwrap();
    let bad = &CONTROL.replace('\0', "");
    for args in [
        vec![bad.as_str()],
        vec!["check", "--format", bad, "a.toml"],
        vec!["check", &format!("--{bad}"), "a.toml"],
        vec!["protocol", "a.toml", "--audience", bad],
        vec!["protocol", "a.toml", "-o", &format!("{bad}/x/y.md")],
        vec!["protocol", "a.toml", "--format", "md", "-o", &format!("ud{bad}.md").replace('/', "")],
        vec!["rehearse", "a.toml", "--from", bad],
        vec!["rehearse", "a.toml", "--speed", bad],
        vec!["rehearse", "a.toml", "--keep", bad],
        vec!["verify", "a.toml", bad],
        vec!["--lang", bad, "check", "a.toml"],
        vec!["--color", bad, "check", "a.toml"],
        vec!["-C", bad, "check", "a.toml"],
    ] {
        let (code, text) = clean(dir.path(), &args);
        assert!(
            code == Some(1) || code == Some(2) || code == Some(0) && args.contains(&"-o"),
            "{args:?}: {code:?} {text}"
        );
        assert!(!text.is_empty());
    }
}

#[test]
fn a_value_that_an_option_does_not_take_is_wrong_use_and_says_what_is_taken() {
    let dir = crate::pty::terminal::folder();
    let agenda = format!("meetings/{}", crate::pty::terminal::AGENDA);
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings/2024-01-24-direktionen");
    // The program runs in another folder, on Windows maybe on another drive.
    let record = std::path::absolute(record).unwrap().into_os_string().into_string().unwrap();
    let record = record.as_str();
    let cases: [(&[&str], &str, &str); 8] = [
        (&["rehearse", &agenda, "--from", "25.00"], "fra 0.00 til 23.59", "from 0:00 to 23:59"),
        (&["rehearse", &agenda, "--speed", "99999"], "fra 0,01 til 3600", "from 0.01 to 3600"),
        (&["rehearse", &agenda, "--speed", "-1"], "fra 0,01 til 3600", "from 0.01 to 3600"),
        (&["rehearse", &agenda, "--speed", "NaN"], "fra 0,01 til 3600", "from 0.01 to 3600"),
        (&["verify", record, "zzzzzzzz"], "tegnene 0-9 og a-f", "characters 0-9 and a-f"),
        (&["verify", record, "1234567"], "mindst 8 af dem", "at least its first 8."),
        (&["check", &agenda, "--format", "xml"], "Muligt er: text, json", "Possible values: text, json"),
        (&["protocol", &agenda, "--audience", "alle"], "Muligt er: full, public", "Possible values: full, public"),
    ];
    for (args, da, en) in cases {
        for (lang, taken) in [("da", da), ("en", en)] {
            let (code, said) = clean(dir.path(), &[&["--lang", lang], args].concat());
            assert!(code == Some(2) && said.contains(taken), "{args:?}: {code:?} {said}");
            assert_eq!(said.trim_end().lines().count(), 2, "{said}");
        }
    }
    // Of the right shape, but not in the journal: nothing is wrong with the question.
    let (code, said) = clean(dir.path(), &["verify", record, "00000000"]);
    assert!(code == Some(1) && said.contains("findes ikke i journalen"), "{said}");
    // A comma is a Dane's point: it is the missing terminal that ends this one.
    let (code, said) = clean(dir.path(), &["rehearse", &agenda, "--speed", "0,5"]);
    assert!(code == Some(1) && said.contains("terminal"), "{said}");
}

#[test]
fn settings_reach_no_message_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(
        dir.path().join("a.toml"),
        "title = \"a\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"b\" }]\n",
    )
    .unwrap();
    let k = super::payload::toml(CONTROL);
    for text in [
        format!("{k} = 1\nlanguage = {k}\ncolor = {k}\ncall_ahead = {k}\n"),
        format!("{CONTROL}\n= {CONTROL}\n\"{CONTROL}\" = 1\n"),
        format!("x = {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        "= = =\n".repeat(10_000),
    ] {
        settings(dir.path(), &text);
        let (code, said) = clean(dir.path(), &["check", "a.toml"]);
        assert!(code == Some(0) && said.contains("config.toml"), "{said}");
    }
    settings(dir.path(), &"# x\n".repeat(20_000));
    assert!(clean(dir.path(), &["check", "a.toml"]).1.contains("config.toml"));
}

#[test]
fn a_journal_with_hostile_lines_is_reported_without_quoting_them() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("a");
    fs::create_dir(&record).unwrap();
    for journal in [
        format!("{CONTROL}\n"),
        format!(
            "{{\"journal\":\"punktlig\",\"version\":1,\"seq\":1,\"event\":\"{}\"}}\n",
            CONTROL.replace(['\\', '\0'], "")
        ),
        format!("{{\"journal\":\"{}\"}}\n", "x".repeat(1 << 20)),
        "[".repeat(100_000) + "\n",
        format!("{{\"journal\":\"punktlig\",\"version\":1,\"a\":{}{}}}\n", "[".repeat(100_000), "]".repeat(100_000)),
        String::from_utf8_lossy(b"{\"journal\":\"punktlig\",\"version\":99999999999}\n").into_owned(),
    ] {
        fs::write(record.join("journal.jsonl"), journal).unwrap();
        for command in ["verify", "protocol", "run"] {
            let (code, text) = clean(dir.path(), &[command, "a"]);
            assert!(code == Some(1) && text.contains("journal"), "{command}: {text}");
            assert_eq!(text.trim_end().lines().count(), 2, "{command}: one message and what to do: {text}");
        }
    }
}

/// Runs the binary with standard output (or error) going to nobody; gives its exit code and what the other stream got.
fn to_nobody(dir: &Path, args: &[&str], out: bool) -> (Option<i32>, String) {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(binary());
    command
        .args(args)
        .current_dir(dir)
        .env("XDG_CONFIG_HOME", dir.join("config"))
        .env("APPDATA", dir.join("config"))
        .stdin(Stdio::null());
    let output =
        if out { command.stdout(writer).stderr(Stdio::piped()) } else { command.stderr(writer).stdout(Stdio::piped()) };
    let output = output.spawn().unwrap().wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn output_that_nobody_reads_ends_the_commands_that_print_without_a_word() {
    let dir = crate::pty::terminal::folder();
    let agenda = format!("meetings/{}", crate::pty::terminal::AGENDA);
    let all: [&[&str]; 8] = [
        &["check", &agenda],
        &["check", "--format", "json", &agenda],
        &["protocol", &agenda, "-o", "-"],
        &["protocol", &agenda, "--format", "docx", "-o", "-"],
        &["protocol", &agenda],
        &["schema"],
        &["--help"],
        &["--version"],
    ];
    for args in all {
        let (code, said) = to_nobody(dir.path(), args, true);
        // Only standard error has a reader: a draft of a meeting that was not held says so there.
        let is_hint = args[0] == "protocol" && said.contains("ikke afholdt") && said.lines().count() == 1;
        assert!(code == Some(0) && (said.is_empty() || is_hint), "{args:?}: {said}");
        let (code, _) = to_nobody(dir.path(), args, false);
        assert_eq!(code, Some(0), "{args:?} without standard error");
    }
    let (code, _) = to_nobody(dir.path(), &["check", "ingen.toml"], false);
    assert_eq!(code, Some(1));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_reported() {
    let dir = crate::pty::terminal::folder();
    let agenda = format!("meetings/{}", crate::pty::terminal::AGENDA);
    for args in [&["check", &agenda][..], &["protocol", &agenda, "-o", "-"], &["schema"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(binary()).args(args).current_dir(dir.path()).stdout(full).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains("ikke mere plads"), "{args:?}: {said}");
    }
}
