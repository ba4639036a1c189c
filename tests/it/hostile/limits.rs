//! How large, deep and wild an agenda may be: what is more is refused with one message, within bounded memory and time.

use std::fs;
use std::path::Path;
use std::process::Command;

use punktlig::files::load_agenda;
use punktlig::lang::Lang;

#[cfg(target_os = "linux")]
use crate::pty::terminal::Pty;
use crate::pty::terminal::binary;

const HEAD: &str = "title = \"M\"\ndate = 2025-01-15\n";

/// A template that takes any memory there is.
#[cfg(target_os = "linux")]
const DOUBLING: &str =
    "{% set n = namespace(x = 'aaaaaaaa') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}";

/// As large as an agenda may be, and a little less.
const MOST: usize = 2 * 1024 * 1024 - 64;

/// Checks a file within 400 MB of address space; gives its exit code and what was said.
fn check(dir: &Path, name: &str) -> (Option<i32>, String) {
    let script = "ulimit -v 400000; exec \"$P\" --lang en check \"$1\"";
    let output = Command::new("sh")
        .args(["-c", script, "sh", name])
        .env("P", binary())
        .env("XDG_CONFIG_HOME", dir.join("config"))
        .env("APPDATA", dir.join("config"))
        .current_dir(dir)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn refused(dir: &Path, name: &str, why: &str) {
    let (code, said) = check(dir, name);
    assert!(code == Some(1) && said.contains(why), "{name}: {code:?} {}", said.chars().take(600).collect::<String>());
}

fn filled(unit: &str) -> String {
    format!("{HEAD}{}", unit.repeat((MOST - HEAD.len()) / unit.len()))
}

#[test]
fn a_file_that_is_not_an_agenda_is_refused_in_bounded_memory() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let counted = |line: &dyn Fn(usize) -> String| {
        (0..)
            .map(line)
            .scan(HEAD.len(), |all, l| {
                *all += l.len();
                (*all < MOST).then_some(l)
            })
            .collect::<String>()
    };
    for (name, text) in [
        ("nothing but mistakes", filled("=\n")),
        ("bad values", filled("a=x\n")),
        ("bad values in a list", format!("{HEAD}x=[{}", filled("x,"))),
        ("bad escapes", format!("{HEAD}x=\"{}\"\n", filled("\\q").replace('\n', ""))),
        ("open brackets", format!("{HEAD}x={}", "[".repeat(MOST - 100))),
        ("open braces", format!("{HEAD}x={}", "{a=".repeat(MOST / 3 - 100))),
        ("closed brackets", filled(",]}")),
        ("unknown keys", format!("{HEAD}{}", counted(&|i| format!("k{i}=1\n")))),
        ("a key twice", filled("title=\"x\"\n")),
        ("dotted keys", format!("{HEAD}{}", counted(&|i| format!("a.b{i}.c=1\n")))),
        ("tables", filled("[a.b]\n")),
        ("a long list", format!("{HEAD}x=[{}]\n", "1,".repeat(MOST / 2 - 100))),
        ("a list of lists", format!("{HEAD}x=[{}]\n", "[],".repeat(MOST / 3 - 100))),
        ("empty items", filled("[[item]]\n")),
        ("mistakes on one long line", format!("{HEAD}{}item=[{}]\n", "\t".repeat(MOST / 2), "{a=1},".repeat(4900))),
        ("quotation marks", filled("\"")),
    ] {
        fs::write(dir.join("a.toml"), text).unwrap();
        let (code, said) = check(dir, "a.toml");
        assert_eq!(code, Some(1), "{name}: {}", said.chars().take(400).collect::<String>());
        assert!(said.len() < 200_000 && said.contains("help: "), "{name}: {} bytes", said.len());
    }
}

#[test]
fn nesting_of_ten_thousand_is_refused_and_does_not_overflow() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("lists", format!("{HEAD}members = {}{}\n", "[".repeat(10_000), "]".repeat(10_000))),
        ("tables", format!("{HEAD}protocol = {}1{}\n", "{title=".repeat(10_000), "}".repeat(10_000))),
        ("keys", format!("{HEAD}x{} = 1\n", ".a".repeat(10_000))),
        ("headers", format!("{HEAD}[x{}]\n", ".a".repeat(10_000))),
        ("headers of lists", format!("{HEAD}[[item{}]]\n", ".item".repeat(10_000))),
    ] {
        fs::write(dir.path().join("a.toml"), text).unwrap();
        let (code, said) = check(dir.path(), "a.toml");
        assert!(code == Some(1) && said.contains("help: "), "{name}: {code:?} {said}");
    }
}

#[test]
fn a_hundred_thousand_items_are_refused_and_five_thousand_entries_can_be_used() {
    let dir = tempfile::tempdir().unwrap();
    let items = |count: usize| (1..=count).map(|n| format!("[[item]]\nnumber={n}\ntitle=\"S\"\n")).collect::<String>();
    let plan = |count: usize| {
        let slots = (1..=count)
            .map(|n| format!("[[slot]]\n{}minutes=0\nitems=[{n}]\n", if n == 1 { "at=\"9.00\"\n" } else { "" }));
        format!("{HEAD}{}{}", items(count), slots.collect::<String>())
    };
    fs::write(dir.path().join("a.toml"), format!("{HEAD}{}", items(100_000))).unwrap();
    refused(dir.path(), "a.toml", "too large to be an agenda");
    fs::write(dir.path().join("a.toml"), format!("{HEAD}{}", items(40_000))).unwrap();
    refused(dir.path(), "a.toml", "more than 5000 entries");
    // Items, slots, and what the slots treat.
    fs::write(dir.path().join("a.toml"), plan(1_667)).unwrap();
    let findings = load_agenda(&dir.path().join("a.toml")).unwrap().findings;
    let messages: Vec<String> = findings.iter().map(|f| Lang::En.say(&f.message)).collect();
    assert_eq!(messages, ["The agenda's lists have more than 5000 entries in all"]);
    fs::write(dir.path().join("a.toml"), plan(1_666)).unwrap();
    assert!(load_agenda(&dir.path().join("a.toml")).unwrap().findings.is_empty());
    // Exactly as many as there may be is not too many, and one file's count goes on in the next.
    fs::write(dir.path().join("b.toml"), "[[person]]\nid=\"a\"\nname=\"A\"\n").unwrap();
    fs::write(dir.path().join("a.toml"), format!("include=[\"b.toml\"]\n{}", plan(1_666))).unwrap();
    assert!(load_agenda(&dir.path().join("a.toml")).unwrap().findings.is_empty());
    fs::write(dir.path().join("b.toml"), "[[person]]\nid=\"a\"\nname=\"A\"\n[[unit]]\nid=\"b\"\nname=\"B\"\n").unwrap();
    refused(dir.path(), "a.toml", "more than 5000 entries");
}

#[test]
fn files_of_a_gibibyte_pipes_devices_and_folders_are_refused_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::File::create(at("large.toml")).unwrap().set_len(1 << 30).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.toml")).status().unwrap().success());
    fs::create_dir(at("folder.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", at("zero.toml")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", at("out.toml")).unwrap();
    std::os::unix::fs::symlink("round.toml", at("round.toml")).unwrap();
    refused(dir.path(), "large.toml", "too large to be an agenda");
    for name in ["pipe.toml", "zero.toml"] {
        refused(dir.path(), name, "is not a regular file");
        refused(dir.path(), name, "Name a file with the agenda's text");
    }
    refused(dir.path(), "folder.toml", "is not a meeting's folder");
    refused(dir.path(), "round.toml", "round.toml");
    for (name, why) in [
        ("large.toml", "too large to be an agenda"),
        ("pipe.toml", "is not a regular file"),
        ("folder.toml", "is not a regular file"),
        ("zero.toml", "is outside the agenda's folder"),
        ("out.toml", "is outside the agenda's folder"),
        ("../a.toml", "is outside the agenda's folder"),
        ("/dev/zero", "is outside the agenda's folder"),
        ("round.toml", "round.toml"),
    ] {
        fs::write(at("a.toml"), format!("{HEAD}include = [\"{name}\"]\n")).unwrap();
        refused(dir.path(), "a.toml", why);
        refused(dir.path(), "a.toml", "help: ");
    }
    // Settings and templates too.
    let config = dir.path().join("config/punktlig");
    fs::create_dir_all(&config).unwrap();
    fs::write(at("a.toml"), HEAD).unwrap();
    for (name, target) in [("pipe", at("pipe.toml")), ("zero", "/dev/zero".into()), ("large", at("large.toml"))] {
        let _ = fs::remove_file(config.join("config.toml"));
        std::os::unix::fs::symlink(target, config.join("config.toml")).unwrap();
        let (code, said) = check(dir.path(), "a.toml");
        assert!(code == Some(0) && said.contains("config.toml"), "{name}: {said}");
    }
}

#[test]
fn many_files_do_not_get_round_the_limit() {
    let dir = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..40).map(|n| format!("{n}.toml")).collect();
    for name in &names {
        fs::write(dir.path().join(name), format!("#{}\n", "x".repeat(100_000))).unwrap();
    }
    fs::write(dir.path().join("a.toml"), format!("{HEAD}include = {names:?}\n")).unwrap();
    refused(dir.path(), "a.toml", "20.toml is too large to be an agenda");
}

#[test]
fn a_title_of_a_million_characters_is_refused_and_one_of_twenty_thousand_is_not() {
    let dir = tempfile::tempdir().unwrap();
    for (name, unit) in [("ascii", "x"), ("two bytes", "å"), ("words", "o ")] {
        let title = |count: usize| format!("title = \"{}\"\ndate = 2025-01-15\n", unit.repeat(count));
        fs::write(dir.path().join("a.toml"), title(1_000_000)).unwrap();
        let (code, said) = check(dir.path(), "a.toml");
        let why = ["too long for one line", "too large to be an agenda"];
        assert!(code == Some(1) && why.iter().any(|w| said.contains(w)) && said.len() < 5_000, "{name}: {said}");
        fs::write(dir.path().join("a.toml"), title(20_000 / unit.chars().count())).unwrap();
        let (code, said) = check(dir.path(), "a.toml");
        assert_eq!(code, Some(0), "{name}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_template_that_doubles_a_text_for_ever_is_stopped_and_the_default_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let agenda = format!("{HEAD}slot = [{{ at = \"9.00\", title = \"A\" }}]\nprotocol = {{ templates = \"t\" }}\n");
    fs::write(dir.path().join("a.toml"), agenda).unwrap();
    fs::create_dir(dir.path().join("t")).unwrap();
    fs::write(dir.path().join("t/protocol.md.j2"), DOUBLING).unwrap();
    // Three gigabytes are there, and it is to end before they are gone.
    let script = "ulimit -v 3000000; exec \"$P\" protocol a.toml -o -";
    let mut command = Command::new("sh");
    command
        .args(["-c", script])
        .env("P", binary())
        .env("XDG_CONFIG_HOME", dir.path())
        .env("APPDATA", dir.path())
        .current_dir(dir.path());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let explained =
        said.contains("t/protocol.md.j2: Skabelonen") && said.contains("Standardskabelonen er brugt i stedet.");
    assert!(output.status.success() && explained, "{:?} {said}", output.status);
    assert!(String::from_utf8(output.stdout).unwrap().contains("# M\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_program_whose_file_was_replaced_still_renders_a_bodys_own_templates() {
    let dir = tempfile::tempdir().unwrap();
    let agenda = format!("{HEAD}slot = [{{ at = \"9.00\", title = \"A\" }}]\nprotocol = {{ templates = \"t\" }}\n");
    fs::write(dir.path().join("a.toml"), agenda).unwrap();
    fs::create_dir(dir.path().join("t")).unwrap();
    fs::write(dir.path().join("t/protocol.md.j2"), "Eget hoved for {{ meeting.title }}").unwrap();
    let script = "cp \"$P\" p; exec ./p $GAP rehearse a.toml --from 8.55 --keep k";
    let mut pty = Pty::shell(dir.path(), script, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt");
    fs::remove_file(dir.path().join("p")).unwrap();
    fs::write(dir.path().join("p"), "an update").unwrap();
    pty.send("a").wait("Gennemgang").send("\x13").wait("fuld og offentlig");
    assert_eq!(fs::read_to_string(dir.path().join("k/protocol.md")).unwrap(), "Eget hoved for M\n");
}

#[cfg(target_os = "linux")]
#[test]
fn the_screen_goes_on_when_a_template_takes_all_memory_at_the_close() {
    let dir = tempfile::tempdir().unwrap();
    let agenda = format!("{HEAD}slot = [{{ at = \"9.00\", title = \"A\" }}]\nprotocol = {{ templates = \"t\" }}\n");
    fs::write(dir.path().join("a.toml"), agenda).unwrap();
    fs::create_dir(dir.path().join("t")).unwrap();
    fs::write(dir.path().join("t/protocol.md.j2"), DOUBLING).unwrap();
    fs::write(dir.path().join("t/protocol.html.j2"), DOUBLING).unwrap();
    let args = ["rehearse", "a.toml", "--from", "8.55", "--keep", "k"];
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt");
    pty.send("a").wait("Gennemgang").send("\x13").wait("t/protocol.html.j2: ");
    let protocol = fs::read_to_string(dir.path().join("k/protocol.md")).unwrap();
    assert!(protocol.contains("# M\n"), "{protocol}");
    assert!(fs::read_to_string(dir.path().join("k/protocol.html")).unwrap().contains("<h1>M</h1>"));
    // It still takes keys.
    pty.send("?").wait("Taster").send("\x1b").send("q");
    assert!(pty.ended());
}
