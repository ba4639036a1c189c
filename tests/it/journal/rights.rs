//! Who may read a record, and which links are followed: none.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};

use punktlig::files;
use punktlig::journal::{self, Drafts, Journal};
use punktlig::protocol::write_file;
use punktlig::readers::Readers;

use crate::pty::terminal::{AGENDA, Pty, folder, record, run, until};

use super::sample::{created, note, tick};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Writes everything that a record can hold.
fn fill(dir: &Path) {
    let (mut journal, opened) = Journal::open(dir, tick(0)).unwrap();
    assert!(!opened.exposed);
    if opened.events.is_empty() {
        journal.append(tick(0), created()).unwrap();
    }
    journal.append(tick(1), note("n")).unwrap();
    let mut drafts = Drafts::default();
    drafts.set("k", journal::Draft { text: "t".into(), ..Default::default() });
    drafts.save(dir).unwrap();
    write_file(dir, "protocol.md", b"p").unwrap();
    drop(journal);
    let mut bytes = fs::read(dir.join(journal::JOURNAL)).unwrap();
    bytes.extend_from_slice(b"{\"seq");
    fs::write(dir.join(journal::JOURNAL), bytes).unwrap();
    assert!(Journal::open(dir, tick(2)).unwrap().1.torn.is_some());
}

/// A folder that everybody may enter: a test's own is its user's alone.
fn open_folder() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    set(temp.path(), 0o755);
    temp
}

/// Another group than the one that files get by themselves, if this user may give files to one.
fn other_group(dir: &Path) -> Option<u32> {
    let probe = dir.join("probe");
    fs::write(&probe, "").unwrap();
    let own = fs::metadata(&probe).unwrap().gid();
    let groups = std::process::Command::new("id").arg("-G").output().unwrap().stdout;
    let groups = String::from_utf8(groups).unwrap();
    // Root may give a file to any group.
    let mut groups = groups.split_whitespace().filter_map(|gid| gid.parse().ok()).chain([60_001]);
    let found = groups.find(|gid| *gid != own && chown(&probe, None, Some(*gid)).is_ok());
    fs::remove_file(&probe).unwrap();
    found
}

#[test]
fn a_record_is_read_by_those_who_may_read_its_agenda_and_by_no_others() {
    let modes = [
        (0o600, 0o700, 0o600),
        (0o640, 0o750, 0o640),
        (0o644, 0o755, 0o644),
        // Who may write the agenda may hold the meeting in turn; others never write.
        (0o660, 0o770, 0o660),
        (0o666, 0o775, 0o664),
    ];
    for (agenda_mode, dir_mode, file_mode) in modes {
        for group in [None, other_group(open_folder().path())] {
            let temp = open_folder();
            let (agenda, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
            fs::write(&agenda, "").unwrap();
            set(&agenda, agenda_mode);
            chown(&agenda, None, group).unwrap();
            fill(&dir);
            let gid = fs::metadata(&agenda).unwrap().gid();
            let of = |path: &Path| (mode(path), fs::metadata(path).unwrap().gid());
            // What the owner alone may read is of no group's concern.
            let expected = |mode: u32, path: &Path| if mode & 0o070 == 0 { of(path).1 } else { gid };
            assert_eq!(of(&dir), (dir_mode, expected(dir_mode, &dir)), "{agenda_mode:o}");
            let mut seen = 0;
            for entry in fs::read_dir(&dir).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                // What is still being typed, and what was cut off, is the minute-taker's own.
                let private = name == "drafts.json" || name.starts_with("journal.torn-");
                let wanted = if private { 0o600 } else { file_mode };
                assert_eq!(of(&path), (wanted, expected(wanted, &path)), "{agenda_mode:o}: {name}");
                seen += 1;
            }
            assert!(seen >= 6, "journal, lock, torn tail, drafts, protocol and its side file: {seen}");
        }
    }
}

#[test]
fn an_include_and_the_folders_above_narrow_who_may_read_a_record() {
    let agenda = "title = \"Møde\"\ndate = 2025-01-15\ninclude = [\"dele/faelles.del\"]\n\
                  slot = [{ at = \"9.00\", title = \"c\" }]\n";
    let narrowed = ["", "home", "home/m.toml", "home/dele", "home/dele/faelles.del"];
    for (n, narrow) in narrowed.into_iter().enumerate() {
        let temp = open_folder();
        let at = |name: &str| temp.path().join(name);
        for folder in ["home", "home/dele", "shared"] {
            fs::create_dir(at(folder)).unwrap();
            set(&at(folder), 0o755);
        }
        fs::write(at("home/m.toml"), agenda).unwrap();
        fs::write(at("home/dele/faelles.del"), "place = \"Rådhuset\"\n").unwrap();
        for file in ["home/m.toml", "home/dele/faelles.del"] {
            set(&at(file), 0o644);
        }
        fs::write(at("shared/old.md"), "").unwrap();
        set(&at("shared/old.md"), 0o644);
        if n > 0 {
            let all = mode(&at(narrow));
            set(&at(narrow), all & 0o700);
        }
        let readers = files::readers(&at("home/m.toml")).unwrap();
        assert_eq!(matches!(readers, Readers::Everybody(_)), n == 0, "{narrow}");
        let expected = if n == 0 { 0o644 } else { 0o600 };
        for out in ["shared/new.md", "shared/old.md", "home/new.md"] {
            let (ok, said) = run(temp.path(), &["protocol", "home/m.toml", "-o", out]);
            assert!(ok, "{said}");
            assert_eq!(mode(&at(out)), expected, "{narrow}: {out}");
        }
        // Narrower than was allowed stays so.
        set(&at("shared/old.md"), 0o600);
        assert!(run(temp.path(), &["protocol", "home/m.toml", "-o", "shared/old.md"]).0);
        assert_eq!(mode(&at("shared/old.md")), 0o600, "{narrow}");
        assert!(run(temp.path(), &["protocol", "home/m.toml"]).0);
        assert_eq!(mode(&at("home/m")), if n == 0 { 0o755 } else { 0o700 }, "{narrow}");
        let (journal, _) = Journal::open_for(&at("shared/keep/m"), Some(readers), tick(0)).unwrap();
        drop(journal);
        for made in ["shared/keep", "shared/keep/m"] {
            assert_eq!(mode(&at(made)), if n == 0 { 0o755 } else { 0o700 }, "{narrow}: {made}");
        }
    }
}

#[test]
fn in_a_folder_that_cannot_be_closed_the_files_are_closed_themselves() {
    use punktlig::journal::CheckpointValues;
    use punktlig::meeting::History;
    use punktlig::protocol::{Batch, Templates};
    let temp = open_folder();
    let event = punktlig::meeting::JournalEntry { seq: 1, at: tick(0), event: created() };
    let history = History::replay(vec![event]).unwrap();
    let batch =
        Batch::new(temp.path(), history.meeting(), (None, &CheckpointValues::new()), tick(1), Templates::default());
    assert!(batch.for_readers(Readers::Owner).finish().written.len() > 1);
    for entry in fs::read_dir(temp.path()).unwrap() {
        let path = entry.unwrap().path();
        // Everybody may find it locked; there is nothing in it.
        let is_lock = path.ends_with(".written.lock") && fs::read(&path).unwrap().is_empty();
        assert!(mode(&path) == 0o600 || is_lock, "{}", path.display());
    }
}

#[test]
fn what_is_saved_from_a_damaged_record_is_for_its_owner_alone() {
    let temp = open_folder();
    let at = |name: &str| temp.path().join(name);
    fs::write(at("m.toml"), "title = \"Møde\"\ndate = 2025-01-15\n").unwrap();
    set(&at("m.toml"), 0o644);
    fill(&at("m"));
    let mut bytes = fs::read(at("m/journal.jsonl")).unwrap();
    let last = bytes.len() - 3;
    bytes[last] ^= 1;
    fs::write(at("m/journal.jsonl"), bytes).unwrap();
    assert!(run(temp.path(), &["protocol", "m.toml", "--salvage"]).0);
    assert!(run(temp.path(), &["protocol", "m.toml", "--salvage", "-o", "reddet.md"]).0);
    assert_eq!((mode(&at("m")), mode(&at("m/salvaged.md")), mode(&at("reddet.md"))), (0o755, 0o600, 0o600));
}

#[test]
fn a_record_that_goes_on_elsewhere_is_read_by_no_others_there() {
    let temp = open_folder();
    let at = |name: &str| temp.path().join(name);
    let everybody = Readers::of(&[temp.path().to_owned()]).unwrap();
    assert!(matches!(everybody, Readers::Everybody(_)));
    for (n, (then, now, expected)) in [
        (everybody, Some(everybody), 0o755),
        (everybody, Some(Readers::Owner), 0o700),
        // It was closed when the meeting was opened.
        (Readers::Owner, Some(everybody), 0o700),
        // Nobody knows any more.
        (everybody, None, 0o700),
    ]
    .into_iter()
    .enumerate()
    {
        let (mut journal, _) = Journal::open_for(&at(&format!("m{n}")), Some(then), tick(0)).unwrap();
        let events = journal.append_all([(tick(0), created())]).unwrap();
        let dir = at(&format!("usb{n}"));
        journal.move_to(&dir, None, now, &events, tick(1)).unwrap();
        assert_eq!(mode(&dir), expected, "{n}");
        assert_eq!(mode(&dir.join(journal::JOURNAL)), expected & 0o644, "{n}");
        assert_eq!(mode(&dir.join("journal.lock.json")), expected & 0o644, "{n}");
    }
}

#[test]
fn what_is_being_written_is_its_owners_alone_until_it_is_whole() {
    use punktlig::journal::{Fs, RealFs};
    let temp = open_folder();
    let path = temp.path().join("new");
    let mut file = RealFs.create_new(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
    std::io::Write::write_all(&mut file, b"half").unwrap();
    assert_eq!(mode(&path), 0o600);
    file.admit(RealFs.readers(temp.path()).unwrap());
    assert_eq!(mode(&path), 0o644);
    RealFs.create_dir(&temp.path().join("dir")).unwrap();
    assert_eq!(mode(&temp.path().join("dir")), 0o700);
}

#[test]
fn a_rehearsal_that_is_not_kept_can_be_looked_into_by_nobody_else_and_leaves_nothing_for_the_next() {
    let dir = folder();
    let tmp = dir.path().join("tmp");
    fs::create_dir(&tmp).unwrap();
    let script = format!("TMPDIR=tmp exec \"$P\" rehearse meetings/{AGENDA} --from 11.00");
    let folders = || -> Vec<PathBuf> { fs::read_dir(&tmp).unwrap().map(|entry| entry.unwrap().path()).collect() };
    let mut killed = Pty::shell(dir.path(), &script, (100, 30));
    killed.wait("ØVELSE").wait("tilbage");
    let left = until(|| folders().into_iter().find(|folder| folder.join(journal::JOURNAL).exists())).unwrap();
    assert_eq!(mode(&left), 0o700);
    for entry in fs::read_dir(&left).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    killed.signal("KILL");
    assert!(!killed.ended() && left.exists());
    let mut next = Pty::shell(dir.path(), &script, (100, 30));
    next.wait("ØVELSE").wait("tilbage");
    assert!(!left.exists() && folders().len() == 1);
    next.signal("TERM");
    next.ended();
    assert!(until(|| folders().is_empty().then_some(())).is_some());
}

#[test]
fn a_record_is_closed_to_those_whom_the_agenda_is_closed_to_later() {
    let temp = open_folder();
    let (agenda, dir) = (temp.path().join("m.toml"), temp.path().join("m"));
    fs::write(&agenda, "").unwrap();
    fs::create_dir(&dir).unwrap();
    set(&dir, 0o755);
    set(&agenda, 0o600);
    fill(&dir);
    assert_eq!(mode(&dir), 0o700);
    // Wider again does not open what was closed: nobody is let in by a slip.
    set(&agenda, 0o644);
    fill(&dir);
    assert_eq!(mode(&dir), 0o700);
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let temp = tempfile::tempdir().unwrap();
    let (dir, elsewhere) = (temp.path().join("m"), temp.path().join("elsewhere"));
    fs::create_dir(&dir).unwrap();
    fs::write(&elsewhere, "untouched").unwrap();
    for name in ["journal.lock", "journal.jsonl"] {
        symlink(&elsewhere, dir.join(name)).unwrap();
        assert_eq!(Journal::open(&dir, tick(0)).unwrap_err().msg.id, "journal-no-file", "{name}");
        fs::remove_file(dir.join(name)).unwrap();
    }
    // These are replaced: the link goes, and what it led to stays.
    for name in ["journal.lock.json", "drafts.json", ".written.json"] {
        symlink(&elsewhere, dir.join(name)).unwrap();
    }
    symlink(&elsewhere, dir.join("protocol.md")).unwrap();
    fill(&dir);
    assert_eq!(fs::read(&elsewhere).unwrap(), b"untouched");
    assert_eq!(fs::read(dir.join("protocol.new.md")).unwrap(), b"p", "a link is not ours to replace");
}

#[test]
fn a_pipe_in_the_place_of_a_file_stops_nothing() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    for name in ["protocol.md", "drafts.json", ".written.json"] {
        assert!(std::process::Command::new("mkfifo").arg(dir.join(name)).status().unwrap().success());
    }
    assert_eq!(write_file(dir, "protocol.md", b"p").unwrap().path, dir.join("protocol.new.md"));
    assert!(journal::drafts::load(dir).is_empty());
}

#[test]
fn a_records_folder_that_leads_out_of_its_folder_is_refused() {
    let dir = folder();
    let outside = tempfile::tempdir().unwrap();
    let link = record(dir.path());
    symlink(outside.path(), &link).unwrap();
    let agenda = format!("meetings/{AGENDA}");
    for args in [&["run", &agenda][..], &["protocol", &agenda], &["verify", &agenda], &["chair", &agenda]] {
        let (ok, said) = run(dir.path(), &[&["--lang", "en"], args].concat());
        assert!(!ok && said.contains("is a link to"), "{args:?}: {said}");
    }
    assert_eq!(Journal::open(&link, tick(0)).unwrap_err().msg.id, "stopped-link-out");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "nothing was written there");
    // One that stays inside is a folder like others.
    fs::remove_file(&link).unwrap();
    fs::create_dir(dir.path().join("meetings/arkiv")).unwrap();
    symlink("arkiv", &link).unwrap();
    let (ok, said) = run(dir.path(), &["protocol", &agenda]);
    assert!(ok, "{said}");
}

#[test]
fn a_folder_with_other_things_in_it_is_not_taken_for_a_rehearsal() {
    let dir = folder();
    let own = dir.path().join("mine");
    fs::create_dir(&own).unwrap();
    fs::write(own.join("drafts.json"), "mine").unwrap();
    set(&own, 0o777);
    let agenda = format!("meetings/{AGENDA}");
    set(&dir.path().join(&agenda), 0o600);
    let (ok, said) = run(dir.path(), &["rehearse", &agenda, "--keep", "mine"]);
    assert!(!ok && said.contains("mine er ikke tom") && said.contains("Vælg en anden mappe"), "{said}");
    assert_eq!((mode(&own), fs::read_to_string(own.join("drafts.json")).unwrap().as_str()), (0o777, "mine"));
    for free in ["ny", "tom"] {
        let _ = fs::create_dir(dir.path().join("tom"));
        let (_, said) = run(dir.path(), &["rehearse", &agenda, "--keep", free]);
        assert!(said.contains("skal køre i en terminal"), "{said}");
    }
}
