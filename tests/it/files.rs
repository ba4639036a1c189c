//! An agenda's files as people edit them: when a change is done, and what is then found.

mod earlier;
#[cfg(windows)]
mod held;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use punktlig::files::watch::{Debouncer, PATIENT, QUIET, Signature, Step, Watch};
use punktlig::files::{Found, Look, current, look};
use punktlig::meeting::reload;
use punktlig::os::{FileId, FileStat};
#[cfg(unix)]
use punktlig::readers::Readers;

use crate::kit::{LiveMeeting, agenda};
use crate::pty::terminal::until;

const AGENDA: &str = "title = \"Møde\"\ndate = 2025-01-15\ninclude = [\"fælles.toml\"]\n\
                      item = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.00\", items = [1] }]\n";
const MOVED: &str = "title = \"Møde\"\ndate = 2025-01-15\ninclude = [\"fælles.toml\"]\n\
                     item = [{ number = 1, title = \"Budget\" }]\nslot = [{ at = \"9.30\", items = [1] }]\n";

/// A file as it looks: its length and when it was written, in seconds.
fn seen(len: u64, written: u64) -> Signature {
    let written = i128::from(written) * 1_000_000_000;
    Signature(vec![(PathBuf::from("a.toml"), Some(FileStat { file: FileId(1, 1), len, changed: (written, 0) }))])
}

fn missing() -> Signature {
    Signature(vec![(PathBuf::from("a.toml"), None)])
}

fn millis(n: u64) -> Duration {
    Duration::from_millis(n)
}

/// A file of a hundred bytes, read.
fn settled() -> Debouncer {
    let mut settling = Debouncer::default();
    settling.settle(seen(100, 1));
    settling
}

#[test]
fn a_change_counts_once_the_file_has_been_the_same_for_a_while() {
    let mut settling = settled();
    assert_eq!(settling.observe(&seen(100, 1), millis(0)), Step::Rest);
    assert_eq!(settling.observe(&seen(120, 2), millis(1000)), Step::Wait(QUIET));
    assert_eq!(settling.observe(&seen(120, 2), millis(1200)), Step::Wait(QUIET - millis(200)));
    // Written on: the time begins anew.
    assert_eq!(settling.observe(&seen(140, 3), millis(1290)), Step::Wait(QUIET));
    assert_eq!(settling.observe(&seen(140, 3), millis(1590)), Step::Read);
    settling.settle(seen(140, 3));
    assert_eq!(settling.observe(&seen(140, 3), millis(9000)), Step::Rest);
}

#[test]
fn a_write_of_the_same_length_is_a_change_and_one_that_is_reverted_is_not() {
    let mut settling = settled();
    assert_eq!(settling.observe(&seen(100, 2), millis(0)), Step::Wait(QUIET));
    assert_eq!(settling.observe(&seen(100, 1), millis(100)), Step::Rest);
    assert_eq!(settling.observe(&seen(100, 2), millis(200)), Step::Wait(QUIET));
}

#[test]
fn a_file_that_is_gone_empty_or_shorter_gets_time_to_come_back() {
    for less in [missing(), seen(0, 2), seen(60, 2)] {
        let mut settling = settled();
        assert_eq!(settling.observe(&less, millis(0)), Step::Wait(PATIENT));
        assert_eq!(settling.observe(&less, millis(1900)), Step::Wait(millis(100)));
        // The rest comes: nothing was ever read of the half.
        assert_eq!(settling.observe(&seen(130, 3), millis(1950)), Step::Wait(QUIET));
        assert_eq!(settling.observe(&seen(130, 3), millis(2250)), Step::Read);
        let mut settling = settled();
        settling.observe(&less, millis(0));
        assert_eq!(settling.observe(&less, millis(2000)), Step::Read);
    }
}

#[test]
fn a_file_with_errors_is_read_once_more_before_they_count() {
    let mut settling = settled();
    settling.observe(&seen(120, 2), millis(0));
    assert_eq!(settling.observe(&seen(120, 2), millis(300)), Step::Read);
    assert!(settling.is_in_doubt());
    assert_eq!(settling.observe(&seen(120, 2), millis(300)), Step::Wait(PATIENT - millis(300)));
    assert_eq!(settling.observe(&seen(120, 2), PATIENT), Step::Read);
    assert!(!settling.is_in_doubt());
}

#[test]
fn what_was_missing_before_is_not_waited_for() {
    let two = |b| {
        let mut both = seen(100, if b { 1 } else { 2 });
        both.0.push((PathBuf::from("b.toml"), None));
        both
    };
    let mut settling = Debouncer::default();
    settling.settle(two(true));
    assert_eq!(settling.observe(&two(false), millis(0)), Step::Wait(QUIET));
}

/// A folder with an agenda and what it includes, watched.
struct Desk {
    dir: tempfile::TempDir,
    watch: Watch,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("a.toml"), AGENDA).unwrap();
        fs::write(dir.path().join("fælles.toml"), "body = \"Direktionen\"\n").unwrap();
        let watch = Watch::new(dir.path().join("a.toml"));
        let mut desk = Self { dir, watch };
        assert_eq!(desk.start(), "9.00", "it is found as it is at first");
        desk
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("a.toml")
    }

    fn found(&mut self) -> Found {
        for _ in 0..1000 {
            if let Some(found) = self.watch.take() {
                return found;
            }
            sleep(millis(10));
        }
        panic!("nothing was found")
    }

    /// When the first slot of what was found next begins.
    fn start(&mut self) -> String {
        match self.found() {
            Found::Good(agenda, _) => agenda.slots[0].start.unwrap().format("%-H.%M").to_string(),
            other => panic!("{other:?}"),
        }
    }

    fn nothing_for(&mut self, time: Duration) {
        sleep(time);
        assert_eq!(self.watch.take(), None);
    }
}

/// Gives a file another name; Windows refuses that for the moment in which one of them is looked at.
fn renamed(from: &Path, to: &Path) {
    assert!(until(|| fs::rename(from, to).ok()).is_some());
}

#[cfg(unix)]
fn shell(dir: &Path, script: &str) {
    assert!(std::process::Command::new("sh").args(["-c", script]).current_dir(dir).status().unwrap().success());
}

#[test]
fn every_way_in_which_editors_write_is_seen_once() {
    let mut desk = Desk::new();
    let (path, other) = (desk.path(), desk.dir.path().join("a.toml~"));
    // In place.
    fs::write(&path, MOVED).unwrap();
    assert_eq!(desk.start(), "9.30");
    // Renamed over.
    fs::write(&other, AGENDA).unwrap();
    renamed(&other, &path);
    assert_eq!(desk.start(), "9.00");
    // Renamed away, then new, as vim does.
    renamed(&path, &other);
    fs::write(&path, MOVED).unwrap();
    fs::remove_file(&other).unwrap();
    assert_eq!(desk.start(), "9.30");
    #[cfg(unix)]
    {
        shell(desk.dir.path(), "sed -i s/9.30/10.00/ a.toml");
        assert_eq!(desk.start(), "10.00");
    }
    // Touched, and saved as it was: nothing.
    fs::write(&path, fs::read(&path).unwrap()).unwrap();
    desk.nothing_for(millis(800));
}

#[test]
fn a_sync_programs_copy_next_to_an_agenda_is_another_file_and_its_replacement_the_same() {
    let mut desk = Desk::new();
    for name in ["a-DESKTOP-AB12.toml", "a (conflicted copy 2025-01-15).toml", "fælles-DESKTOP-AB12.toml"] {
        fs::write(desk.dir.path().join(name), MOVED).unwrap();
    }
    desk.nothing_for(millis(1500));
    // The copy wins, as a person or the sync program decides.
    renamed(&desk.dir.path().join("a-DESKTOP-AB12.toml"), &desk.path());
    assert_eq!(desk.start(), "9.30");
}

#[test]
fn a_file_that_is_emptied_and_written_in_two_steps_is_never_found_half() {
    let mut desk = Desk::new();
    let (head, tail) = MOVED.split_at(MOVED.find("slot").unwrap());
    let mut file = fs::File::create(desk.path()).unwrap();
    sleep(millis(500));
    // The half is an agenda too: one without slots.
    file.write_all(head.as_bytes()).unwrap();
    file.flush().unwrap();
    desk.nothing_for(millis(900));
    file.write_all(tail.as_bytes()).unwrap();
    drop(file);
    assert_eq!(desk.start(), "9.30");
}

#[test]
fn errors_and_a_missing_file_are_found_and_so_is_the_repair() {
    let mut desk = Desk::new();
    fs::write(desk.path(), format!("{AGENDA}slto = 1\n")).unwrap();
    let Found::Broken(broken, _) = desk.found() else { panic!("it has errors") };
    assert_eq!((broken.file, broken.line), (None, 6));
    fs::remove_file(desk.path()).unwrap();
    assert_eq!(desk.found(), Found::Gone);
    fs::write(desk.path(), AGENDA).unwrap();
    assert_eq!(desk.start(), "9.00");
}

#[test]
fn what_is_included_is_watched_also_when_it_is_not_there_yet() {
    let mut desk = Desk::new();
    let dir = desk.dir.path().to_owned();
    let body = |found| match found {
        Found::Good(agenda, _) => agenda.body.unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    fs::write(dir.join("fælles.toml"), "body = \"Byrådet\"\n").unwrap();
    assert_eq!(body(desk.found()), "Byrådet");
    // Another file is included, which comes afterwards, in a folder of its own.
    fs::create_dir(dir.join("mere")).unwrap();
    fs::write(desk.path(), AGENDA.replace("fælles.toml", "mere/ny.toml")).unwrap();
    assert!(matches!(desk.found(), Found::Broken(..)));
    fs::write(dir.join("mere/ny.toml"), "body = \"Økonomiudvalget\"\nslto = 1\n").unwrap();
    let Found::Broken(broken, _) = desk.found() else { panic!("it has errors") };
    assert_eq!((broken.file.as_deref(), broken.line), (Some("ny.toml"), 2));
    fs::write(dir.join("mere/ny.toml"), "body = \"Økonomiudvalget\"\n").unwrap();
    assert_eq!(body(desk.found()), "Økonomiudvalget");
}

#[cfg(unix)]
#[test]
fn a_folder_behind_a_link_is_watched_and_so_is_one_that_takes_its_place() {
    let dir = tempfile::tempdir().unwrap();
    for (name, agenda) in [("en", AGENDA), ("to", MOVED)] {
        fs::create_dir(dir.path().join(name)).unwrap();
        fs::write(dir.path().join(name).join("a.toml"), agenda).unwrap();
        fs::write(dir.path().join(name).join("fælles.toml"), "").unwrap();
    }
    let link = dir.path().join("møder");
    std::os::unix::fs::symlink(dir.path().join("en"), &link).unwrap();
    let watch = Watch::new(link.join("a.toml"));
    let mut desk = Desk { dir, watch };
    assert_eq!(desk.start(), "9.00");
    fs::write(desk.dir.path().join("en/a.toml"), AGENDA.replace("9.00", "8.00")).unwrap();
    assert_eq!(desk.start(), "8.00");
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(desk.dir.path().join("to"), &link).unwrap();
    assert_eq!(desk.start(), "9.30");
}

#[test]
fn an_agenda_that_another_program_holds_is_read_once_it_is_free_though_it_looks_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.toml");
    fs::write(&path, AGENDA).unwrap();
    fs::write(dir.path().join("fælles.toml"), "").unwrap();
    let is_held = Arc::new(AtomicBool::new(true));
    let held = Arc::clone(&is_held);
    let watch = Watch::reading(path, move |path| match look(path) {
        // As it is found while a scanner or a sync program has the file open; nothing of it changes when it is free.
        Look { found: Found::Good(agenda, _), files, .. } if held.load(Ordering::Relaxed) => {
            Look { found: Found::Held(agenda), files, is_held: true }
        }
        free => free,
    });
    let mut desk = Desk { dir, watch };
    assert!(matches!(desk.found(), Found::Held(_)));
    desk.nothing_for(millis(1500));
    is_held.store(false, Ordering::Relaxed);
    assert_eq!(desk.start(), "9.00");
    desk.nothing_for(millis(1500));
}

#[cfg(unix)]
#[test]
fn only_what_is_not_there_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let missing = look(&at("a.toml"));
    assert!(matches!(missing.found, Found::Gone) && !missing.is_held);
    // A link to itself is there and cannot be read.
    std::os::unix::fs::symlink("b.toml", at("b.toml")).unwrap();
    let held = look(&at("b.toml"));
    assert!(matches!(held.found, Found::Held(_)) && held.is_held, "{held:?}");
    std::os::unix::fs::symlink("fælles.toml", at("fælles.toml")).unwrap();
    fs::write(at("c.toml"), AGENDA).unwrap();
    let included = look(&at("c.toml"));
    assert!(matches!(included.found, Found::Broken(..)) && included.is_held, "{included:?}");
    fs::remove_file(at("fælles.toml")).unwrap();
    assert!(!look(&at("c.toml")).is_held, "a file that is missing is no reason to read again");
}

#[test]
fn an_agenda_names_all_its_files_missing_ones_too() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.toml");
    fs::write(&path, AGENDA).unwrap();
    let (found, files) = current(&path);
    assert!(matches!(found, Found::Broken(..)));
    assert_eq!(files, [path, dir.path().join("fælles.toml")]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_agenda_whose_name_is_not_utf_8_is_watched_with_its_includes() {
    use std::os::unix::ffi::OsStrExt;
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(std::ffi::OsStr::from_bytes(b"m\xf8der"));
    fs::create_dir(&folder).unwrap();
    let path = folder.join(std::ffi::OsStr::from_bytes(b"m\xf8de.toml"));
    fs::write(&path, AGENDA).unwrap();
    fs::write(folder.join("fælles.toml"), "").unwrap();
    assert_eq!(current(&path).1, [path.clone(), folder.join("fælles.toml")]);
    let mut desk = Desk { dir, watch: Watch::new(path.clone()) };
    assert_eq!(desk.start(), "9.00");
    fs::write(&path, MOVED).unwrap();
    assert_eq!(desk.start(), "9.30");
}

#[cfg(unix)]
#[test]
fn an_edit_that_leaves_length_and_time_is_seen() {
    let mut desk = Desk::new();
    let path = desk.path();
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(AGENDA.len(), MOVED.len());
    fs::write(&path, MOVED).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(written).unwrap();
    assert_eq!(desk.start(), "9.30");
}

#[cfg(unix)]
#[test]
fn a_change_of_who_may_read_the_agenda_is_reported_though_the_text_stays_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let until = |is_right: &dyn Fn(Readers) -> bool| {
        let found = || desk.watch.take_readers().is_some_and(is_right);
        (0..1000).any(|_| found() || (sleep(millis(10)), false).1)
    };
    set(desk.dir.path(), 0o755);
    for name in ["a.toml", "fælles.toml"] {
        set(&desk.dir.path().join(name), 0o644);
    }
    assert!(until(&|readers| readers != Readers::Owner));
    set(&desk.path(), 0o600);
    assert!(until(&|readers| readers == Readers::Owner));
}

/// Names what an agenda's file closes of a meeting that began by it, when `main` and `include` are the files' bytes.
fn closed_by_files(main: &[u8], include: Option<&[u8]>) -> Vec<String> {
    let held = LiveMeeting::new(agenda(SHARED));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("m.toml");
    fs::write(&path, main).unwrap();
    if let Some(include) = include {
        fs::write(folder.path().join("luk.toml"), include).unwrap();
    }
    let (found, _) = current(&path);
    let file = found.as_read().expect("it is there");
    let closed = reload::closed_by(held.meeting(), file);
    closed.iter().map(|on| held.meeting().title(on).to_owned()).collect()
}

const SHARED: &str = "title = \"Møde\"\ndate = 2025-01-15\n\
    [[item]]\nid = \"q\"\ntitle = \"Quagga\"\n[[item]]\nid = \"z\"\ntitle = \"Zebra\"\naccess = \"open\"\n\
    [[slot]]\nat = \"9.00\"\nitems = [\"q\"]\n[[slot]]\nat = \"9.30\"\nitems = [\"z\"]\n";
const CLOSING: &str = "place = \"Løkale\"\n[[item]]\nid = \"q\"\naccess = \"closed\"\n";

#[test]
fn what_an_include_closes_is_closed_in_whatever_encoding_it_was_saved() {
    let main = format!("include = [\"luk.toml\"]\n{SHARED}");
    let byte = |c| u8::try_from(u32::from(c)).unwrap();
    let latin: Vec<u8> = CLOSING.chars().map(byte).collect();
    // A currency sign is not in Danish text, so that the encoding cannot be assumed.
    let unknown: Vec<u8> = CLOSING.replace("kale", "kale \u{a4}").chars().map(byte).collect();
    let wide = |bytes: fn(u16) -> [u8; 2]| format!("\u{feff}{CLOSING}").encode_utf16().flat_map(bytes).collect();
    let bare: Vec<u8> = CLOSING.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [CLOSING.into(), latin, unknown, wide(u16::to_le_bytes), wide(u16::to_be_bytes), bare] {
        assert_eq!(closed_by_files(main.as_bytes(), Some(&bytes)), ["Quagga"], "{bytes:?}");
    }
    // The main file in another encoding includes it all the same.
    for main in [main.clone(), format!("# \u{a4}\n{main}")] {
        let main: Vec<u8> = main.chars().map(byte).collect();
        assert_eq!(closed_by_files(&main, Some(CLOSING.as_bytes())), ["Quagga"]);
    }
}

#[test]
fn an_include_of_which_nothing_can_be_known_closes_all() {
    let main = format!("include = [\"luk.toml\"]\n{SHARED}");
    let all = ["Quagga", "Zebra"];
    assert_eq!(closed_by_files(main.as_bytes(), None), all, "it is missing");
    assert_eq!(closed_by_files(main.as_bytes(), Some(&[0xff, 0x00, 0x91, 0x13, 0x37])), all, "it is no text");
    let large = [CLOSING.as_bytes(), &vec![b'\n'; 3 << 20]].concat();
    assert_eq!(closed_by_files(main.as_bytes(), Some(&large)), all, "it is too large");
    for include in ["\"luk.toml\"", "[\"luk.toml\", 4]", "[luk.toml]", "[\"luk.toml\"", "luk.toml", "[\"luk.tom\"]"] {
        let main = format!("include = {include}\n{SHARED}");
        let closed = closed_by_files(main.as_bytes(), Some(CLOSING.as_bytes()));
        assert!(closed.contains(&"Quagga".to_owned()), "{include}: {closed:?}");
    }
    let elsewhere = format!("include = [\"luk.toml\"]\nplace = 4\n{SHARED}");
    assert_eq!(closed_by_files(elsewhere.as_bytes(), Some(CLOSING.as_bytes())), ["Quagga"]);
    let without = format!("place = 4\n{SHARED}");
    assert_eq!(closed_by_files(without.as_bytes(), None), Vec::<String>::new());
}

#[test]
fn what_a_file_closes_and_nothing_in_it_is_known_to_be_closes_all() {
    let all = ["Quagga", "Zebra"];
    let slot = "[[slot]]\nat = \"9.00\"\nitems = [\"q\"]\n";
    for header in ["[[slot]", "[slot]", "[[slots]]", "[[slo]]", "[[slot", "slot]]", "[[punkt]]", "[[møde]]"] {
        let closing = format!("{header}\nat = \"9.00\"\nitems = [\"q\"]\naccess = \"closed\"\n");
        let main = SHARED.replace(slot, &closing);
        assert!(closed_by_files(main.as_bytes(), None).contains(&"Quagga".to_owned()), "{header}");
        // "[slot]" leaves none of the others readable, and any of them may close what it treats.
        let open = SHARED.replace(slot, &closing.replace("closed", "open"));
        let is_closed = closed_by_files(open.as_bytes(), None).contains(&"Zebra".to_owned());
        assert_eq!(is_closed, header == "[slot]", "{header}, but open");
    }
    let main = format!("include = [\"luk.toml\"]\n{SHARED}");
    let closing = |line: &str| CLOSING.replace("[[item]]\nid = \"q\"\n", line);
    for table in [
        "[[item]]\nid = 4\n",
        "[[item]]\nnr = \"q\"\n",
        "[[item]]\ntitle = \"Quagga\"\n",
        "[[item]]\nid = \"qu\"\n",
        "[[item]]\n",
        "[item]\nid = \"q\"\n",
        "[[items]]\nid = \"q\"\n",
        "[[itme]]\nid = \"q\"\n",
        "[[punkt]]\nid = \"q\"\n",
        "[[item]\nid = \"q\"\n",
        "[[slot]]\nid = \"q\"\n",
    ] {
        assert_eq!(closed_by_files(main.as_bytes(), Some(closing(table).as_bytes())), all, "{table}");
    }
    let rich = r#"{\rtf1 [[item]]\par id = "q"\par access = "closed"\par }"#;
    assert_eq!(closed_by_files(main.as_bytes(), Some(rich.as_bytes())), all);
    let nested = SHARED.replace("title = \"Quagga\"\n", "title = \"Quagga\"\nitem.access = \"closed\"\n");
    assert!(closed_by_files(nested.as_bytes(), None).contains(&"Quagga".to_owned()));
    let spaced = CLOSING.replace(' ', "\u{a0}");
    assert_eq!(closed_by_files(main.as_bytes(), Some(spaced.as_bytes())), all);
    // What it says of something that it does name closes that and nothing else.
    for table in ["[[item]]\nid = \"q\"\nplace = 4\n", "[[item]]\nid = \"q\"\nannexes = [{ access = \"lukket\" }]\n"] {
        assert_eq!(closed_by_files(main.as_bytes(), Some(closing(table).as_bytes())), ["Quagga"], "{table}");
    }
    let prose =
        CLOSING.replace("closed\"\n", "closed\"\nbackground = \"\"\"\nAdgang: ad den lange gang\n\"\"\"\nx = 4\n");
    assert_eq!(closed_by_files(main.as_bytes(), Some(prose.as_bytes())), ["Quagga"]);
}

#[test]
fn a_closed_slot_that_is_added_and_whose_items_cannot_be_made_out_closes_all() {
    let all = ["Quagga", "Zebra"];
    let closed = |slot: &str| closed_by_files(format!("{SHARED}[[slot]]\nat = \"9.40\"\n{slot}").as_bytes(), None);
    assert_eq!(closed("items = [\"q\"]\naccess = \"closed\"\n"), ["Quagga"]);
    assert_eq!(closed("items = [\"q\"]\naccess = \"closed\"\nplace = 4\n"), ["Quagga"]);
    assert_eq!(closed("title = \"Fortsat\"\naccess = \"closed\"\n"), Vec::<String>::new(), "a point of its own");
    for items in [
        "items = \"q\"",
        "items = q",
        "items = (q)",
        "item = [\"q\"]",
        "itmes = [\"q\"]",
        "punkter = [\"q\"]",
        "items = [\"qq\"]",
        "items = [\"q\", \"qq\"]",
        "items = [2.]",
        "items = [\"q\", 2.]",
        "items = ",
        "items = [\"q\u{201d}",
        "nothing = 1",
    ] {
        assert_eq!(closed(&format!("{items}\naccess = \"closed\"\n")), all, "{items}");
        let named = closed(&format!("title = \"Fortsat\"\n{items}\naccess = \"closed\"\n"));
        assert!(items == "nothing = 1" || named == all, "{items}: {named:?}");
    }
    assert_eq!(closed("access = \"closed\" items = [\"q\"]\n"), all);
    for items in ["items", "items:", "items - 2", "punkt = 2", "nr = 2", "number = 2", "sag = 2", "items == [\"q\"]"] {
        for access in ["access = \"closed\"\nITEMS", "ITEMS\naccess = \"closed\""] {
            let named = closed(&format!("title = \"Igen\"\n{}\n", access.replace("ITEMS", items)));
            assert_eq!(named, all, "{items}, {access}");
        }
    }
    for list in ["[2]", "[[2]]", "[ \"q\" ]", "[q]", "[q]\n# q", "[2]\nminutes = 10"] {
        for slot in ["title = \"Igen\"\naccess = \"closed\"\nLIST\n", "access = \"closed\"\ntitle = \"Igen\"\n\nLIST\n"]
        {
            assert_eq!(closed(&slot.replace("LIST", list)), all, "{list}, {slot}");
        }
    }
    let under_item = "[[item]]\nat = \"9.40\"\ntitle = \"Igen\"\nitems = [\"q\"]\naccess = \"closed\"\n";
    assert_eq!(closed_by_files(format!("{SHARED}{under_item}").as_bytes(), None), all, "under the wrong header");
    // What is wrong with another key, or another table, says nothing of its items.
    assert_eq!(closed("title = \"Igen\"\naccess = \"closed\"\n[meta]\nversion = 2\n"), Vec::<String>::new());
    assert_eq!(closed("title = \"Igen\"\nminutes = \"ti\"\naccess = \"closed\"\n"), Vec::<String>::new());
}

#[test]
fn a_key_with_other_values_that_is_said_to_be_closed_closes() {
    for line in ["type = \"lukket\"", "kind = \"closed\"", "hemmelig = true"] {
        let main = SHARED.replace("id = \"q\"", &format!("id = \"q\"\n{line}"));
        let closed = closed_by_files(main.as_bytes(), None);
        assert!(closed.contains(&"Quagga".to_owned()), "{line}: {closed:?}");
        let closed =
            closed_by_files(format!("{SHARED}[[slot]]\nat = \"9.40\"\nitems = [\"q\"]\n{line}\n").as_bytes(), None);
        assert!(closed.contains(&"Quagga".to_owned()), "slot: {line}: {closed:?}");
    }
}

#[test]
fn a_closing_item_whose_number_may_be_misread_or_that_is_laid_over_none_closes_all() {
    let all = ["Quagga", "Zebra"];
    let numbered = SHARED.replace("id = \"q\"", "id = \"q\"\nnumber = 2");
    let included = format!("include = [\"luk.toml\"]\n{numbered}");
    for table in [
        "number = 2 access = \"closed\"\n",
        "number == 2\naccess = \"closed\"\n",
        "number = 2;\naccess = \"closed\";\n",
        "number: 2 access: \"closed\"\n",
        "number = ~2\naccess = \"closed\"\n",
        "number = nr. 2\naccess = \"closed\"\n",
        "number = 22\naccess = \"closed\"\n",
        "id = \"k2\"\naccess = \"closed\"\n",
        "id = \"q\" access = \"closed\"\n",
        "number = 2\nacs = \"closed\"\n",
    ] {
        let closing = format!("[[item]]\n{table}");
        let closed = closed_by_files(included.as_bytes(), Some(closing.as_bytes()));
        assert!(closed.contains(&"Quagga".to_owned()), "{table}: {closed:?}");
        // Laid over what it includes, by the agenda's own file.
        let over = format!("include = [\"luk.toml\"]\n{closing}");
        let closed = closed_by_files(over.as_bytes(), Some(numbered.as_bytes()));
        assert!(closed.contains(&"Quagga".to_owned()), "over: {table}: {closed:?}");
    }
    // A title of its own does not say that it is another item.
    for number in [
        "id = 2",
        "nummer = 2",
        "nr = 2",
        "number = 02",
        "number = 2.0",
        "number = 2;",
        "number == 2",
        "Number = 2",
        "number 2",
        "number = \"2",
        "number = \"２\"",
        "number = \"2.\"",
        "number = \"02\"",
    ] {
        let closing = format!("[[item]]\n{number}\ntitle = \"Personalesag\"\naccess = \"closed\"\n");
        let closed = closed_by_files(included.as_bytes(), Some(closing.as_bytes()));
        assert!(closed.contains(&"Quagga".to_owned()), "{number}: {closed:?}");
        let over = format!("include = [\"luk.toml\"]\n{closing}");
        let closed = closed_by_files(over.as_bytes(), Some(numbered.as_bytes()));
        assert!(closed.contains(&"Quagga".to_owned()), "over: {number}: {closed:?}");
    }
    // Where its number is not in question it is, and closes itself alone.
    for table in ["title = \"Ny\"\naccess = \"closed\"\n", "title = \"Ny\"\nannexes = 4\naccess = \"closed\"\n"] {
        let closed = closed_by_files(included.as_bytes(), Some(format!("[[item]]\n{table}").as_bytes()));
        assert!(closed.is_empty(), "{table}: {closed:?}");
    }
    let list = "[[item]]\ntitle = \"Personalesag\"\naccess = \"closed\"\n[2]\n";
    assert_eq!(closed_by_files(included.as_bytes(), Some(list.as_bytes())), all);
    let slot = "[[slot]]x\nnumber = 2\naccess = \"closed\"\n";
    assert_eq!(closed_by_files(included.as_bytes(), Some(slot.as_bytes())), all);
}

#[test]
fn what_an_agenda_may_include_under_another_key_closes_all() {
    let two = format!("include = [\"b.toml\"]\ninclude = [\"luk.toml\"]\n{SHARED}");
    assert_eq!(closed_by_files(two.as_bytes(), Some(CLOSING.as_bytes())).len(), 2);
    for key in [
        "include",
        "Include",
        "inkluder",
        "includes",
        "INCLUDE",
        "\"include\"",
        "include ",
        "medtag",
        "- include",
        "in clude",
        "in.lude",
        "]include",
    ] {
        for place in ["[[item]]\nid = \"z\"", "[[slot]]\nat = \"9.30\""] {
            let main = SHARED.replace(place, &format!("{key} = [\"luk.toml\"]\n{place}"));
            assert_eq!(closed_by_files(main.as_bytes(), Some(CLOSING.as_bytes())).len(), 2, "{key} before {place}");
        }
    }
}

#[test]
fn what_an_include_closes_in_ascii_of_another_width_is_closed() {
    let main = format!("include = [\"luk.toml\"]\n{SHARED}");
    let ascii = CLOSING.replace("Løkale", "Lokale");
    let units = |bytes: fn(u32) -> Vec<u8>| ascii.chars().flat_map(|c| bytes(u32::from(c))).collect::<Vec<u8>>();
    let narrow = [
        units(|c| u16::try_from(c).unwrap().to_le_bytes().to_vec()),
        units(|c| u16::try_from(c).unwrap().to_be_bytes().to_vec()),
        units(|c| c.to_le_bytes().to_vec()),
    ];
    for bytes in narrow {
        assert_eq!(closed_by_files(main.as_bytes(), Some(&bytes)), ["Quagga"], "{bytes:?}");
    }
    let big = units(|c| c.to_be_bytes().to_vec());
    assert!(closed_by_files(main.as_bytes(), Some(&big)).contains(&"Quagga".to_owned()));
    let whole = format!("{ascii}\0");
    assert!(closed_by_files(main.as_bytes(), Some(whole.as_bytes())).contains(&"Quagga".to_owned()));
}

#[test]
fn an_item_whose_slot_cannot_be_made_out_may_be_closed_by_it() {
    let slot = "[[slot]]\nat = \"9.00\"\nitems = [\"q\"]\n";
    for damaged in ["[[slot]]\nat = \"9.00\"\nitems = \"q\"\n", "[[slot]]\nat = \"9.00\"\nitems = [q]\n", "at = 4\n"] {
        let main = SHARED.replace(slot, damaged);
        assert!(closed_by_files(main.as_bytes(), None).contains(&"Quagga".to_owned()), "{damaged}");
    }
}
