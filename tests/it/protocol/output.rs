//! Where `punktlig protocol -o` writes, what it follows, and what it never writes over.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::kit::{Append as _, one_way, open_record};
use crate::pty::terminal;

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\ninclude = [\"faelles.del\"]\n\
                      slot = [{ at = \"9.00\", title = \"c\" }]\n";

/// A folder with an agenda, what it takes in, its templates, another agenda, and the record of a meeting that is over.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    fs::write(at("m.toml"), AGENDA).unwrap();
    fs::write(at("faelles.del"), "place = \"Rådhuset\"\n[protocol]\ntemplates = \"skabeloner\"\n").unwrap();
    fs::write(at("andet.toml"), AGENDA).unwrap();
    fs::create_dir_all(at("skabeloner/dele")).unwrap();
    fs::write(at("skabeloner/protocol.md.j2"), "{% include \"dele/hoved.html\" %}\n").unwrap();
    fs::write(at("skabeloner/dele/hoved.html"), "Brevhoved").unwrap();
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings/2024-01-24-direktionen");
    fs::create_dir(at("holdt")).unwrap();
    for entry in fs::read_dir(record).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, at("holdt").join(path.file_name().unwrap())).unwrap();
    }
    dir
}

fn write(dir: &Path, args: &[impl AsRef<OsStr>]) -> Output {
    let home = dir.join("config");
    let mut command = std::process::Command::new(terminal::binary());
    command
        .current_dir(dir)
        .env("XDG_CONFIG_HOME", &home)
        .env("APPDATA", &home)
        .arg("protocol")
        .args(args)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    one_way(String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned())
}

/// Every file below a folder, with what is in it; what is not a file by its name alone.
fn all(dir: &Path) -> Vec<(PathBuf, Option<Vec<u8>>)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let meta = fs::symlink_metadata(&path).unwrap();
        if meta.is_dir() {
            out.extend(all(&path));
        }
        out.push((path.clone(), meta.is_file().then(|| fs::read(&path).unwrap())));
    }
    out.sort();
    out
}

/// Makes links to what must not be written over; returns them as cases.
#[cfg(unix)]
fn linked(dir: &Path) -> Vec<(&'static str, &'static str, &'static str)> {
    let at = |name: &str| dir.join(name);
    std::os::unix::fs::symlink("holdt/journal.jsonl", at("link")).unwrap();
    std::os::unix::fs::symlink("holdt", at("genvej")).unwrap();
    std::os::unix::fs::symlink("m", at("lovet")).unwrap();
    std::os::unix::fs::symlink("kreds", at("kreds")).unwrap();
    fs::hard_link(at("m.toml"), at("dagsorden")).unwrap();
    fs::hard_link(at("holdt/journal.jsonl"), at("hard")).unwrap();
    vec![
        ("holdt", "link", "et møde er gemt i"),
        ("holdt", "genvej/journal.jsonl", "et møde er gemt i"),
        ("holdt", "hard", "et møde er gemt i"),
        ("m.toml", "lovet", "navnet på et mødes mappe"),
        ("m.toml", "dagsorden", "mødets dagsorden"),
        ("m.toml", "kreds", "kan ikke læses eller skrives"),
    ]
}

#[cfg(not(unix))]
fn linked(_dir: &Path) -> Vec<(&'static str, &'static str, &'static str)> {
    Vec::new()
}

#[test]
fn a_protocol_is_never_written_over_what_a_meeting_is_made_of() {
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    fs::write(at("holdt/journal.torn-1"), "{").unwrap();
    fs::create_dir(at("mappe")).unwrap();
    fs::create_dir_all(at("holdt/www/net")).unwrap();
    let cases = [
        ("m.toml", "m.toml", "mødets dagsorden"),
        ("m.toml", "./skabeloner/../m.toml", "mødets dagsorden"),
        ("m.toml", "faelles.del", "en del af mødets dagsorden"),
        ("m.toml", "andet.toml", "kan være en dagsorden"),
        ("m.toml", "skabeloner/protocol.md.j2", "en af skabelonerne"),
        ("m.toml", "skabeloner/dele/hoved.html", "en af skabelonerne"),
        ("m.toml", "m", "navnet på et mødes mappe"),
        ("m.toml", "andet", "navnet på et mødes mappe"),
        ("m.toml", "mappe", "er en mappe"),
        ("m.toml", "mappe/", "er en mappe"),
        ("m.toml", "ny/", "findes ikke"),
        ("m.toml", "ny/p.md", "Mappen "),
        ("m.toml", "ny/p.md", "ny findes ikke"),
        ("holdt", "holdt/protocol.public.md", "denne hedder protocol.md"),
        ("holdt", "holdt/protocol.public.html", "denne hedder protocol.html"),
        ("m.toml", "holdt/protocol.docx", "i et andet mødes mappe"),
        ("m.toml", "holdt/protocol.md", "i et andet mødes mappe"),
        ("holdt", "holdt/protocol.public.new.md", "denne hedder protocol.md"),
        ("holdt", "holdt/protocol.public.new-2.html", "denne hedder protocol.html"),
        ("holdt", "holdt/Protocol.PUBLIC.md", "denne hedder protocol.md"),
        ("holdt", "holdt/protocol.public.til-web.md", "denne hedder protocol.md"),
        ("holdt", "holdt/protocol.public", "denne hedder protocol.md"),
        ("holdt", "holdt/PROTOCOL.md", "denne hedder protocol.md"),
        ("holdt", "holdt/www/a.md", "i en mappe inde i mødets mappe"),
        ("holdt", "holdt/www/net/a.md", "i en mappe inde i mødets mappe"),
        ("m.toml", "holdt/journal.jsonl", "et møde er gemt i"),
        ("holdt", "holdt/journal.jsonl", "et møde er gemt i"),
        ("holdt", "holdt/journal.torn-1", "et møde er gemt i"),
        ("holdt", "holdt/.written.json", "et møde er gemt i"),
        // Not there yet: the next session would take it for its own.
        ("holdt", "holdt/drafts.json", "et møde er gemt i"),
        ("holdt", "holdt/journal.lock", "et møde er gemt i"),
        ("holdt", "holdt", "er en mappe"),
    ];
    let links = linked(dir.path());
    let before = all(dir.path());
    // There that is the file itself.
    let cases = cases.into_iter().filter(|(_, out, _)| cfg!(unix) || *out != "holdt/PROTOCOL.md");
    for (file, out, why) in cases.chain(links) {
        let done = write(dir.path(), &[file, "-o", out]);
        let said = said(&done);
        assert_eq!(done.status.code(), Some(1), "{out}: {said}");
        assert!(
            said.contains(why) && !said.contains("Skrevet") && said.trim_end().lines().count() == 2,
            "{out}: {said}"
        );
        assert!(all(dir.path()) == before, "{out} left all as it was");
    }
    let done = write(dir.path(), &["--lang", "en", "m.toml", "-o", "m.toml"]);
    assert!(said(&done).contains("is the meeting's agenda.\nNothing was written."), "{}", said(&done));
}

#[test]
fn a_name_that_is_another_file_on_another_system_is_refused_on_all() {
    let dir = folder();
    let before = all(dir.path());
    // In the record's folder and next to the agenda: Windows takes each for a file that is there, or for a device.
    for out in [
        "holdt/journal.jsonl::$DATA",
        "holdt/journal.jsonl.",
        "holdt/protocol.public.md.",
        "holdt/protocol.public.md ",
        "m.toml::$DATA",
        "CON",
        "nul.docx",
        "Com1.md",
        "hvad nu?.md",
        "et.",
    ] {
        let done = write(dir.path(), &["holdt", "-o", out]);
        let said = said(&done);
        assert!(done.status.code() == Some(1) && said.contains("Windows tillader det ikke"), "{out}: {said}");
        assert!(said.trim_end().lines().count() == 2, "{out}: {said}");
    }
    for out in ["Referat.Public.DOCX", "referat.PUBLIC.md"] {
        let done = write(dir.path(), &["m.toml", "-o", out]);
        assert!(said(&done).contains("hedder noget med .public., men"), "{out}: {}", said(&done));
    }
    let of_log = write(dir.path(), &["m.toml", "-o", "-", "--log", "nul.log"]);
    assert!(said(&of_log).contains("nul.log kan ikke være navnet"), "{}", said(&of_log));
    assert!(all(dir.path()) == before);
}

#[test]
fn the_public_protocol_takes_no_name_of_the_full_one() {
    let dir = folder();
    // The last is the public one itself on Windows.
    let names = ["protocol.md", "protocol.new.md", "PROTOCOL.New-3.docx", "Protocol.public.MD"];
    for name in names.into_iter().take(if cfg!(windows) { 3 } else { 4 }) {
        let out = format!("holdt/{name}");
        let done = write(dir.path(), &["holdt", "--audience", "public", "-o", &out]);
        assert!(!done.status.success() && said(&done).contains("denne hedder protocol.public."), "{}", said(&done));
    }
    for name in ["protocol.public.new.md", "protocol.public.til-web.md", "protocol.2024.md"] {
        let out = format!("holdt/{name}");
        let done = write(dir.path(), &["holdt", "--audience", "public", "-o", &out]);
        assert!(done.status.success(), "{}", said(&done));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_refused_in_the_records_folder() {
    use std::os::unix::ffi::OsStrExt as _;
    let temp = folder();
    let dir = temp.path();
    let name = OsStr::from_bytes(b"w\xe5ll.md");
    let there = |folder: &str| dir.join(folder).join(name);
    let written = |path: &Path| {
        let args = ["m.toml", "--audience", "public", "-o"].map(OsStr::new);
        write(dir, &[&args[..], &[path.as_os_str()]].concat())
    };
    let args = ["m.toml", "--audience", "public"];
    assert!(write(dir, &args).status.success());
    let refused = written(&there("m"));
    assert!(!refused.status.success() && said(&refused).contains("UTF-8"), "{refused:?}");
    assert!(!there("m").exists());
    // Elsewhere nobody looks after it, whatever it is called.
    assert!(written(&there(".")).status.success() && there(".").exists());
}

#[test]
fn an_ordinary_file_gives_way_and_templates_may_be_next_to_it() {
    let dir = folder();
    fs::write(dir.path().join("faelles.del"), "[protocol]\ntemplates = \".\"\n").unwrap();
    fs::write(dir.path().join("protocol.css"), "p {}").unwrap();
    for old in ["", "gammel"] {
        fs::write(dir.path().join("ud.md"), old).unwrap();
        let done = write(dir.path(), &["m.toml", "-o", "ud.md"]);
        assert!(done.status.success() && said(&done).contains("Skrevet: ud.md\n"), "{}", said(&done));
        assert!(fs::read_to_string(dir.path().join("ud.md")).unwrap().contains("Møde"));
    }
    let done = write(dir.path(), &["m.toml", "-o", "protocol.css"]);
    assert!(!done.status.success() && said(&done).contains("en af skabelonerne"), "{}", said(&done));
}

#[test]
fn in_a_records_folder_a_protocol_edited_by_hand_stays_also_where_it_is_named() {
    let dir = folder();
    let at = |name: &str| dir.path().join("holdt").join(name);
    fs::write(at("protocol.md"), "rettet i hånden").unwrap();
    let done = write(dir.path(), &["holdt", "-o", "holdt/protocol.md"]);
    assert!(
        done.status.success() && said(&done).contains("er rettet manuelt og er bevaret uændret"),
        "{}",
        said(&done)
    );
    assert_eq!(fs::read_to_string(at("protocol.md")).unwrap(), "rettet i hånden");
    assert!(fs::read_to_string(at("protocol.new.md")).unwrap().contains("Direktionen"));
    for _ in 0..2 {
        let done = write(dir.path(), &["holdt", "-o", "holdt/til-web"]);
        assert!(done.status.success() && said(&done).contains("Skrevet: holdt/til-web\n"), "{}", said(&done));
    }
    fs::write(at("til-web"), "rettet").unwrap();
    assert!(write(dir.path(), &["holdt", "-o", "holdt/til-web"]).status.success() && at("til-web.new").exists());
}

#[test]
fn a_public_protocol_in_the_records_folder_is_rewritten_at_the_next_run_once_part_of_it_is_closed() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let agenda = |access: &str| {
        let items =
            format!("[[item]]\nnumber = 1\ntitle = \"Et\"\n[[item]]\nnumber = 2\ntitle = \"HEMMELIGT\"\n{access}");
        fs::write(at("m.toml"), format!("title = \"Møde\"\ndate = 2025-01-15\n{items}")).unwrap();
    };
    agenda("");
    assert!(write(dir.path(), &["m.toml"]).status.success());
    let public = ["--audience", "public", "--format", "html"];
    for out in ["m/net.html", "m/rettet.html", "ude.html"] {
        assert!(write(dir.path(), &[&["m.toml", "-o", out], &public[..]].concat()).status.success(), "{out}");
    }
    fs::write(at("m/rettet.html"), "rettet: HEMMELIGT").unwrap();
    agenda("access = \"closed\"\n");
    let done = write(dir.path(), &["m.toml"]);
    assert!(said(&done).contains("Filen net.html blev skrevet om: punkt 2 er lukket nu."), "{}", said(&done));
    assert!(said(&done).contains("rettet.html er rettet manuelt og blev ikke skrevet om."), "{}", said(&done));
    let tells = |name: &str| fs::read_to_string(at(name)).unwrap().contains("HEMMELIGT");
    assert!(!tells("m/net.html") && tells("m/rettet.html") && tells("m/protocol.md"));
    assert!(tells("ude.html"), "what is outside the record's folder cannot be known");
    let done = write(dir.path(), &["m.toml"]);
    assert!(!said(&done).contains("net.html"), "{}", said(&done));
}

#[test]
fn a_public_protocol_that_was_begun_before_something_was_closed_is_made_anew() {
    use punktlig::meeting::Event;
    use punktlig::time::Clock;
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let agenda = |access: &str| {
        let text = format!(
            "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\ntemplates = \"skabeloner\"\n\
             [[item]]\nnumber = 1\ntitle = \"HEMMELIGT\"\n{access}"
        );
        fs::write(at("m.toml"), &text).unwrap();
        Box::new(crate::protocol::agenda(&text))
    };
    // It takes so long that the default is used in the end.
    fs::create_dir(at("skabeloner")).unwrap();
    let slow = "{% for i in range(9000) %}{% set x = range(9000)|join %}{% endfor %}";
    fs::write(at("skabeloner/protocol.html.j2"), slow).unwrap();
    let now = Clock::system().now();
    let (mut journal, _) = open_record(&at("m"), now).unwrap();
    journal
        .append(now, Event::RecordCreated { agenda: agenda(""), shift: None, rehearsal: false, zone: None })
        .unwrap();
    let mut command = std::process::Command::new(terminal::binary());
    command.current_dir(dir.path()).env("XDG_CONFIG_HOME", at("config")).env("APPDATA", at("config"));
    command.args(["protocol", "m.toml", "--audience", "public", "--format", "html"]);
    let running = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    let agenda = agenda("access = \"closed\"\n");
    journal.append(now, Event::AgendaReloaded { agenda, keep: Vec::new() }).unwrap();
    let done = running.wait_with_output().unwrap();
    assert!(done.status.success() && said(&done).matches("Skrevet").count() == 1, "{}", said(&done));
    let public = fs::read_to_string(at("m/protocol.public.html")).unwrap();
    assert!(!public.contains("HEMMELIGT") && public.contains("Møde"), "{public}");
}

#[test]
fn a_document_in_another_meetings_folder_does_not_count_as_that_meetings() {
    let dir = folder();
    let done = write(dir.path(), &["m.toml", "--format", "html", "-o", "holdt/fra-andet.html"]);
    assert!(done.status.success(), "{}", said(&done));
    let side: serde_json::Value =
        serde_json::from_slice(&fs::read(dir.path().join("holdt/.written.json")).unwrap()).unwrap();
    assert!(side["fra-andet.html"]["sha256"].is_array() && side["fra-andet.html"]["document"].is_null(), "{side}");
    assert!(write(dir.path(), &["holdt", "--format", "html", "-o", "holdt/eget.html"]).status.success());
    let side: serde_json::Value =
        serde_json::from_slice(&fs::read(dir.path().join("holdt/.written.json")).unwrap()).unwrap();
    assert_eq!(side["eget.html"]["document"]["format"], "html");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays() {
    use std::os::unix::fs::symlink;
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    fs::create_dir(at("web")).unwrap();
    fs::write(at("web/gammel.md"), "gammel").unwrap();
    symlink("web/gammel.md", at("a")).unwrap();
    symlink("a", at("b")).unwrap();
    symlink("web/ny.md", at("c")).unwrap();
    for (link, file) in [("b", "web/gammel.md"), ("c", "web/ny.md")] {
        let done = write(dir.path(), &["m.toml", "-o", link]);
        assert!(done.status.success() && said(&done).contains(&format!("Skrevet: {link}\n")), "{}", said(&done));
        assert!(fs::symlink_metadata(at(link)).unwrap().is_symlink());
        assert!(fs::read_to_string(at(file)).unwrap().contains("Brevhoved"));
    }
    assert_eq!(fs::read_dir(at("web")).unwrap().count(), 2, "nothing is left beside them");
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_written_to_and_stays_one() {
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    let dir = folder();
    let pipe = dir.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe", dir.path().join("link")).unwrap();
    for name in ["pipe", "link"] {
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read_to_string(pipe).unwrap()
        });
        let done = write(dir.path(), &["m.toml", "-o", name]);
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "{}", said(&done));
        assert!(done.status.success() && said(&done).contains(&format!("Skrevet: {name}\n")), "{}", said(&done));
        assert!(reader.join().unwrap().contains("Brevhoved"));
    }
    // What is nobody's to write to: no such thing can be opened as a file.
    let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
    let done = write(dir.path(), &["m.toml", "-o", "socket"]);
    assert!(done.status.code() == Some(1) && said(&done).contains("socket kan ikke"), "{}", said(&done));
    assert!(fs::symlink_metadata(dir.path().join("socket")).unwrap().file_type().is_socket());
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_is_that_by_any_name() {
    let dir = folder();
    // A link of our own, so that nothing of the machine's is at stake.
    std::os::unix::fs::symlink("/proc/self/fd/1", dir.path().join("ud")).unwrap();
    let dash = write(dir.path(), &["m.toml", "-o", "-"]);
    let done = write(dir.path(), &["m.toml", "-o", "ud"]);
    assert!(done.status.success() && done.stdout == dash.stdout && !dash.stdout.is_empty(), "{}", said(&done));
    // Sent to a file's end, it goes there, after what was there.
    let log = dir.path().join("log");
    fs::write(&log, "før\n").unwrap();
    let mut command = std::process::Command::new(terminal::binary());
    command
        .current_dir(dir.path())
        .env("XDG_CONFIG_HOME", dir.path().join("config"))
        .env("APPDATA", dir.path().join("config"));
    let file = fs::OpenOptions::new().append(true).open(&log).unwrap();
    assert!(command.args(["protocol", "m.toml", "-o", "ud"]).stdout(file).status().unwrap().success());
    assert_eq!(fs::read(&log).unwrap(), [b"f\xc3\xb8r\n".as_slice(), &dash.stdout].concat());
}

#[test]
fn a_public_protocol_of_what_the_agenda_closes_since_is_refused_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    fs::create_dir(dir.path().join("m")).unwrap();
    for entry in fs::read_dir(sample.join("2024-01-24-direktionen")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, dir.path().join("m").join(path.file_name().unwrap())).unwrap();
    }
    fs::create_dir(dir.path().join("bodies")).unwrap();
    fs::copy(sample.join("bodies/direktionen.toml"), dir.path().join("bodies/direktionen.toml")).unwrap();
    let agenda = fs::read_to_string(sample.join("2024-01-24-direktionen.toml")).unwrap();
    fs::write(dir.path().join("m.toml"), &agenda).unwrap();
    assert!(write(dir.path(), &["m.toml", "--audience", "public", "-o", "-"]).status.success());
    let title = "title = \"Årlig fælles lederdag\"\n";
    fs::write(dir.path().join("m.toml"), agenda.replace(title, &format!("{title}access = \"closed\"\n"))).unwrap();
    let before = all(dir.path());
    for args in [vec!["m.toml", "--audience", "public"], vec!["m.toml", "--audience", "public", "-o", "ud.md"]] {
        let output = write(dir.path(), &args);
        let said = said(&output);
        assert!(
            !output.status.success() && said.contains("Årlig fælles lederdag") && said.contains("ikke skrevet"),
            "{said}"
        );
        assert_eq!(
            all(dir.path()).iter().map(|f| &f.0).collect::<Vec<_>>(),
            before.iter().map(|f| &f.0).collect::<Vec<_>>()
        );
    }
    assert!(write(dir.path(), &["m.toml", "-o", "ud.md"]).status.success(), "the full one is for the body");
}

#[test]
fn a_draft_on_a_machine_whose_clock_is_behind_the_record_is_as_of_the_last_event() {
    use chrono::TimeDelta;
    use punktlig::meeting::{Event, Target};
    use punktlig::time::Clock;
    let dir = tempfile::tempdir().unwrap();
    let agenda =
        crate::kit::agenda("date = 2025-01-15\nslot = [{ at = \"9.00\", title = \"Et\", minutes = 30, id = \"et\" }]");
    // The machine that recorded it is two days ahead of this one.
    let began = Clock::system().now() + TimeDelta::days(2);
    let noted = began + TimeDelta::minutes(10);
    let (mut journal, _) = open_record(&dir.path().join("m"), began).unwrap();
    let created = Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal: false, zone: None };
    let note = Event::NoteRecorded { on: Target::Point("et".into()), text: "n".to_owned() };
    let events = [(began, created), (began, Event::SlotStarted { slot: "et".into() }), (noted, note)];
    journal.append_all(events).unwrap();
    let done = write(dir.path(), &["m", "--format", "json", "-o", "-"]);
    assert!(done.status.success(), "{}", said(&done));
    let draft: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(draft["slots"][0]["elapsed_seconds"], 600, "{draft}");
}

#[test]
fn the_ending_of_the_output_decides_the_format_and_never_differs_from_the_one_asked_for() {
    let dir = folder();
    let begins = |name: &str| fs::read(dir.path().join(name)).unwrap()[..2].to_vec();
    for (name, first) in [
        ("referat.docx", "PK"),
        ("referat.HTML", "<!"),
        ("r.json", "{\n"),
        ("r.md", "# "),
        ("r.txt", "# "),
        ("r", "# "),
    ] {
        let output = write(dir.path(), &["holdt", "-o", name]);
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(String::from_utf8(begins(name)).unwrap(), first, "{name}");
    }
    for (name, format) in [("andet.docx", "md"), ("andet.html", "docx"), ("andet.md", "html")] {
        let output = write(dir.path(), &["--lang", "en", "holdt", "-o", name, "--format", format]);
        let ending = name.rsplit('.').next().unwrap();
        let wanted = format!("{name} ends in .{ending}, but the format is {format}.");
        assert!(!output.status.success() && said(&output).contains(&wanted), "{}", said(&output));
        assert!(!dir.path().join(name).exists(), "{name}");
    }
    // A name without a format says nothing of it.
    assert!(write(dir.path(), &["holdt", "-o", "tekst.txt", "--format", "html"]).status.success());
    assert_eq!(begins("tekst.txt"), b"<!");
}

#[test]
fn the_full_protocol_is_not_written_under_a_name_that_calls_it_public() {
    let dir = folder();
    fs::create_dir(dir.path().join("ud")).unwrap();
    for name in ["ud/protocol.public.md", "ud/Møde.PUBLIC.html"] {
        let refused = write(dir.path(), &["holdt", "-o", name, "--lang", "en"]);
        assert!(!refused.status.success() && said(&refused).contains("--audience public"), "{}", said(&refused));
        assert!(!dir.path().join(name).exists());
        let written = write(dir.path(), &["holdt", "--audience", "public", "-o", name]);
        assert!(written.status.success() && dir.path().join(name).exists(), "{}", said(&written));
    }
}

#[cfg(unix)]
#[test]
fn an_agenda_that_cannot_be_looked_at_may_close_anything() {
    let spoil: [fn(&Path); 4] = [
        |agenda| std::os::unix::fs::symlink("gone/agenda.toml", agenda).unwrap(),
        |agenda| std::os::unix::fs::symlink(agenda.file_name().unwrap(), agenda).unwrap(),
        |agenda| fs::create_dir(agenda).unwrap(),
        |agenda| assert!(std::process::Command::new("mkfifo").arg(agenda).status().unwrap().success()),
    ];
    for (n, spoil) in spoil.iter().enumerate() {
        let dir = folder();
        let agenda = dir.path().join("holdt.toml");
        let public = || write(dir.path(), &["holdt", "--audience", "public", "-o", "-"]);
        assert!(public().status.success(), "without its file the record is all that is known");
        spoil(&agenda);
        let refused = public();
        assert!(!refused.status.success(), "{n}: {}", said(&refused));
        assert!(!said(&refused).contains("Beslutning"), "{n}: {}", said(&refused));
    }
}
