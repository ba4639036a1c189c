//! What is next to the journal: whole files, drafts, the place of a record, and what `verify` tells.

use std::fs;
use std::io;
use std::path::Path;

use punktlig::error::Kind;
use punktlig::journal::{self, ChainValue, Draft, Drafts, Status};
use punktlig::lang::Lang;
use punktlig::meeting::Event;
use punktlig::wording::events;

use super::sample::{created, decision, note, tick};
use super::{DIR, line_of};
use crate::kit::disk::{CRASHES, Failure, MemFs};
use crate::kit::{Append as _, open_record};

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let path = Path::new(DIR).join("protocol.md");
    for n in 0.. {
        let disk = MemFs::with(DIR, &[("protocol.md", b"old")]);
        disk.fail_after(n, Failure::Forever, io::ErrorKind::StorageFull);
        let new = "new ".repeat(500);
        let done = journal::atomic_write_on(&disk, &path, new.as_bytes());
        for crash in CRASHES {
            let found = disk.crash(crash).bytes(&path).unwrap();
            assert!(found == b"old" || found == new.as_bytes(), "operation {n}, {crash:?}");
            if done.is_ok() {
                assert_eq!(found, new.as_bytes(), "operation {n}, {crash:?}: said to be written");
            }
        }
        if !disk.has_failed() {
            assert_eq!(disk.names(), ["protocol.md"]);
            break;
        }
        assert!(done.is_err(), "operation {n}");
    }
}

#[test]
fn a_record_gets_no_name_that_windows_has_no_folder_of() {
    let temp = tempfile::tempdir().unwrap();
    // On Windows the second is a folder on another drive.
    let names = ["nul", "a:b", "møde ", "hvad nu?"].into_iter().filter(|name| cfg!(unix) || !name.contains(':'));
    for name in names {
        let error = journal::create_folder(&temp.path().join(name), None).unwrap_err();
        assert_eq!(error.msg.id, "error-forbidden-name");
    }
    assert_eq!(fs::read_dir(temp.path()).unwrap().count(), 0);
    // One that is there is used as it is.
    #[cfg(unix)]
    {
        fs::create_dir(temp.path().join("a:b")).unwrap();
        journal::create_folder(&temp.path().join("a:b"), None).unwrap();
    }
    let missing = journal::resolve(&temp.path().join("nul.toml")).unwrap_err();
    assert_eq!(missing.msg.id, "error-forbidden-name");
}

#[cfg(target_os = "linux")]
#[test]
fn two_agendas_whose_endings_differ_in_case_do_not_share_a_record() {
    let temp = tempfile::tempdir().unwrap();
    let at = |name: &str| temp.path().join(name);
    fs::write(at("m.TOML"), "").unwrap();
    assert_eq!(journal::resolve(&at("m.TOML")).unwrap().dir, at("m"));
    fs::write(at("m.toml"), "").unwrap();
    assert_eq!(journal::resolve(&at("m.TOML")).unwrap_err().msg.id, "journal-same-folder");
    assert_eq!(journal::resolve(&at("m.toml")).unwrap().dir, at("m"), "the usual name goes first");
}

#[test]
fn the_name_of_a_whole_file_is_made_durable_after_it_was_given() {
    let disk = MemFs::with(DIR, &[("protocol.md", b"old")]);
    let path = Path::new(DIR).join("protocol.md");
    journal::atomic_write_on(&disk, &path, b"new").unwrap();
    assert_eq!(disk.synced_names(), [path]);
}

#[cfg(unix)]
#[test]
fn a_written_file_replaces_a_link_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let temp = tempfile::tempdir().unwrap();
    let (target, link) = (temp.path().join("target"), temp.path().join("link"));
    fs::write(&target, "untouched").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    journal::atomic_write_on(&journal::RealFs, &link, b"new").unwrap();
    assert_eq!(fs::read(&target).unwrap(), b"untouched");
    assert_eq!(fs::read(&link).unwrap(), b"new");
    assert!(fs::symlink_metadata(&link).unwrap().is_file());

    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&link) & 0o133, 0, "neither executable nor writable by others");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o600)).unwrap();
    journal::atomic_write_on(&journal::RealFs, &target, b"secret").unwrap();
    assert_eq!(mode(&target), 0o600);
}

#[test]
fn drafts_survive_a_kill_and_a_power_cut() {
    let draft = |text: &str| Draft { text: text.into(), extra: serde_json::json!({ "row": 2, "who": "æ\u{1b}" }) };
    let mut old = Drafts::default();
    assert!(old.set("decision/item/5", draft("Gammel")));
    for n in 0.. {
        let disk = MemFs::with(DIR, &[]);
        old.save_as_on(&disk, &Path::new(DIR).join("drafts.json")).unwrap();
        disk.fail_after(n, Failure::Forever, io::ErrorKind::StorageFull);
        let mut new = old.clone();
        assert!(new.set("note/point/pause", draft("Ny\nlinje")));
        assert!(!new.set("note/point/pause", draft("Ny\nlinje")));
        let saved = new.save_as_on(&disk, &Path::new(DIR).join("drafts.json"));
        for crash in CRASHES {
            let found = journal::drafts::load_on(&disk.crash(crash), Path::new(DIR));
            assert_eq!(found.set_aside(), None);
            assert_eq!(found.get("decision/item/5").unwrap().text, "Gammel", "operation {n}, {crash:?}");
            if saved.is_ok() {
                let draft = found.get("note/point/pause").unwrap();
                assert_eq!(draft.text, "Ny\nlinje");
                assert_eq!(draft.extra["who"], "æ", "a draft's file is foreign text");
            }
        }
        if !disk.has_failed() {
            break;
        }
    }
    let texts: Vec<_> = old.iter().map(|(key, draft)| (key, draft.text.as_str())).collect();
    assert_eq!(texts, [("decision/item/5", "Gammel")]);
}

#[test]
fn damaged_drafts_are_set_aside_and_stop_nothing() {
    let temp = tempfile::tempdir().unwrap();
    assert_eq!(journal::drafts::load(temp.path()), Drafts::default());
    for (n, damage) in ["", "{", "{\"drafts\":[1]}", "{\"drafts\":{\"k\":{\"text\":5}}}"].into_iter().enumerate() {
        fs::write(temp.path().join("drafts.json"), damage).unwrap();
        let mut drafts = journal::drafts::load(temp.path());
        assert!(drafts.is_empty());
        let aside = drafts.set_aside().unwrap().to_owned();
        assert_eq!(aside, temp.path().join(format!("drafts.damaged-{}.json", n + 1)));
        assert_eq!(fs::read_to_string(aside).unwrap(), damage);
        drafts.set("k", Draft { text: "t".into(), ..Draft::default() });
        drafts.save_as(&temp.path().join("drafts.json")).unwrap();
        assert_eq!(journal::drafts::load(temp.path()).get("k").unwrap().text, "t");
    }
}

#[test]
fn a_meeting_is_found_by_its_agenda_its_folder_or_its_journal() {
    let dir = |agenda: &str| journal::record_dir(Path::new(agenda));
    assert_eq!(dir("m/2025-01-15-direktionen.toml"), Some("m/2025-01-15-direktionen".into()));
    assert_eq!(dir("m/møde.v2.toml"), Some("m/møde.v2".into()));

    let temp = tempfile::tempdir().unwrap();
    let (agenda, dir) = (temp.path().join("møde.v2.toml"), temp.path().join("møde.v2"));
    fs::write(&agenda, "").unwrap();
    let both = journal::MeetingPaths { agenda: Some(agenda.clone()), dir: dir.clone() };
    assert_eq!(journal::resolve(&agenda).unwrap(), both);
    assert_eq!(journal::resolve(&dir).unwrap(), both);
    fs::create_dir(&dir).unwrap();
    assert_eq!(journal::resolve(&dir).unwrap(), both);
    fs::write(dir.join(journal::JOURNAL), "").unwrap();
    assert_eq!(journal::resolve(&dir.join(journal::JOURNAL)).unwrap(), both);
    fs::remove_file(&agenda).unwrap();
    let alone = journal::MeetingPaths { agenda: None, dir: dir.clone() };
    assert_eq!(journal::resolve(&dir).unwrap(), alone);
    assert_eq!(journal::resolve(&agenda).unwrap(), alone);
    assert_eq!(journal::resolve(temp.path()).unwrap_err().msg.id, "journal-no-meeting");
    assert_eq!(journal::resolve(&temp.path().join("x.toml")).unwrap_err().kind, Kind::Io);
}

#[test]
fn only_a_name_that_ends_in_toml_makes_a_record_and_so_no_two_agendas_share_one() {
    let temp = tempfile::tempdir().unwrap();
    let at = |name: &str| temp.path().join(name);
    fs::create_dir(at("møde")).unwrap();
    fs::write(at("møde").join(journal::JOURNAL), "").unwrap();
    for name in ["møde.toml~", "møde.1", "møde.tom", "møde.toml.bak", "dagsorden"] {
        // Nor where the file is gone.
        assert!(journal::resolve(&at(name)).is_err(), "{name}");
        fs::write(at(name), "").unwrap();
        assert_eq!(journal::resolve(&at(name)).unwrap_err().msg.id, "journal-not-toml", "{name}");
        assert_eq!(journal::agenda_of(&at(name)).unwrap(), at(name), "it can be checked all the same");
    }
    // Whatever an older program recorded there is opened by its folder.
    assert_eq!(journal::resolve(&at("møde")).unwrap(), journal::MeetingPaths { agenda: None, dir: at("møde") });
}

#[cfg(unix)]
#[test]
fn a_link_to_an_agenda_is_not_a_meeting_of_its_own() {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().canonicalize().unwrap();
    let at = |name: &str| root.join(name);
    fs::create_dir_all(at("desk")).unwrap();
    fs::write(at("m.toml"), "").unwrap();
    std::os::unix::fs::symlink("../m.toml", at("desk/m.toml")).unwrap();
    let real = journal::MeetingPaths { agenda: Some(at("m.toml")), dir: at("m") };
    let begin = |dir: &str| {
        fs::create_dir_all(at(dir)).unwrap();
        fs::write(at(dir).join(journal::JOURNAL), "").unwrap();
    };
    for named in ["m.toml", "desk/m.toml", "desk/m"] {
        assert_eq!(journal::resolve(&at(named)).unwrap(), real, "{named}");
    }
    fs::create_dir(at("desk/m")).unwrap();
    assert_eq!(journal::resolve(&at("desk/m")).unwrap(), real, "an empty folder beside the link is no record");
    // Begun next to the link by a program that followed none: it goes on there.
    begin("desk/m");
    let own = journal::MeetingPaths { agenda: Some(at("desk/m.toml")), dir: at("desk/m") };
    assert_eq!(journal::resolve(&at("desk/m.toml")).unwrap(), own);
    // Where there are two, a person says which.
    begin("m");
    assert_eq!(journal::resolve(&at("desk/m.toml")).unwrap_err().msg.id, "journal-two-records");
    assert_eq!(journal::resolve(&at("desk/m")).unwrap(), own);
    assert_eq!(journal::resolve(&at("m.toml")).unwrap(), real);
    // A file that is only a store's, under a name that makes no record: the link's name counts.
    fs::write(at("store-1f2e"), "").unwrap();
    std::os::unix::fs::symlink(at("store-1f2e"), at("x.toml")).unwrap();
    let stored = journal::MeetingPaths { agenda: Some(at("x.toml")), dir: at("x") };
    assert_eq!(journal::resolve(&at("x.toml")).unwrap(), stored);
}

#[test]
fn a_meeting_is_closed_until_its_close_is_undone() {
    let temp = tempfile::tempdir().unwrap();
    let status = || journal::status(temp.path()).unwrap();
    let (mut journal, _) = open_record(temp.path(), tick(0)).unwrap();
    assert_eq!(status(), Status::NotStarted);
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), note("\"event\":\"meeting_closed\"")).unwrap();
    assert_eq!(status(), Status::Running);
    journal.append(tick(2), Event::MeetingClosed).unwrap();
    assert_eq!(status(), Status::Closed);
    journal.append(tick(3), note("rettelse")).unwrap();
    assert_eq!(status(), Status::Closed);
    journal.append(tick(4), Event::Undone { undo: 3 }).unwrap();
    journal.append(tick(4), Event::Redone { redo: 2 }).unwrap();
    assert_eq!(status(), Status::Running);
    journal.append(tick(5), Event::Redone { redo: 3 }).unwrap();
    assert_eq!(status(), Status::Closed);
    let path = temp.path().join(journal::JOURNAL);
    drop(journal);
    fs::remove_file(&path).unwrap();
    assert_eq!(status(), Status::NotStarted);
}

#[test]
fn a_meeting_of_which_all_was_undone_is_not_started() {
    let temp = tempfile::tempdir().unwrap();
    let (mut journal, _) = open_record(temp.path(), tick(0)).unwrap();
    journal.append_all([(tick(0), created()), (tick(1), note("x")), (tick(2), Event::Undone { undo: 2 })]).unwrap();
    assert_eq!(journal::status(temp.path()).unwrap(), Status::NotStarted);
}

#[test]
fn a_meeting_that_was_opened_again_is_not_listed_as_closed() {
    let temp = tempfile::tempdir().unwrap();
    let status = || journal::status(temp.path()).unwrap();
    let (mut journal, _) = open_record(temp.path(), tick(0)).unwrap();
    journal.append_all([(tick(0), created()), (tick(1), Event::MeetingClosed)]).unwrap();
    journal.append(tick(2), Event::MeetingReopened { reason: "Glemt".into() }).unwrap();
    assert_eq!(status(), Status::Reopened);
    journal.append(tick(3), Event::MeetingClosed).unwrap();
    assert_eq!(status(), Status::Closed);
    journal.append(tick(4), Event::Undone { undo: 4 }).unwrap();
    assert_eq!(status(), Status::Reopened);
}

#[test]
fn a_damaged_journal_is_not_listed_as_running_or_closed() {
    let temp = tempfile::tempdir().unwrap();
    let (mut journal, _) = open_record(temp.path(), tick(0)).unwrap();
    journal.append_all([(tick(0), created()), (tick(1), note("Godkendt")), (tick(2), Event::MeetingClosed)]).unwrap();
    let path = temp.path().join(journal::JOURNAL);
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("Godkendt", "Afslaaet")).unwrap();
    assert_eq!(journal::status(temp.path()).unwrap_err().kind, Kind::Journal);
}

#[test]
fn a_printed_value_finds_its_line_and_what_came_after() {
    let temp = tempfile::tempdir().unwrap();
    let (mut journal, _) = open_record(temp.path(), tick(0)).unwrap();
    let verify = |value: Option<&str>| {
        let value = value.map(str::parse::<ChainValue>).transpose()?;
        journal::verify(temp.path(), value.as_ref())
    };
    assert_eq!(verify(None).unwrap_err().msg.id, "verify-no-journal");
    journal.append(tick(0), created()).unwrap();
    journal.append(tick(1), Event::MeetingClosed).unwrap();
    let close = journal.chain().unwrap();
    let found = verify(Some(&close)).unwrap();
    assert_eq!((found.found, found.after().len()), (Some(2), 0));
    journal.append_all([(tick(2), note("a")), (tick(3), decision("d")), (tick(4), note("b"))]).unwrap();
    let printed = format!(" {}-{} {}\u{2013}…", close[..4].to_uppercase(), &close[4..8], &close[8..12]);
    for value in [close.as_str(), &close[..8], &printed] {
        let found = verify(Some(value)).unwrap();
        assert_eq!((found.found, found.after().len()), (Some(2), 3), "{value}");
        let kinds: Vec<String> = events::counts(found.after()).iter().map(|kind| Lang::Da.say(kind)).collect();
        assert_eq!(kinds, ["2 notater", "1 beslutning"]);
    }
    assert_eq!(verify(Some(&"0".repeat(64))).unwrap().found, None);
    for wrong in [&close[..7], "", "godkendt!", &format!("{close}0")] {
        assert_eq!(verify(Some(wrong)).unwrap_err().kind, Kind::Input, "{wrong}");
    }
    let path = temp.path().join(journal::JOURNAL);
    let rotten = fs::read_to_string(&path).unwrap().replace("\"b\"", "\"c\"");
    fs::write(&path, rotten).unwrap();
    let error = verify(Some(&close)).unwrap_err();
    assert_eq!((error.kind, line_of(&error)), (Kind::Journal, Some(5)));
}

#[test]
fn a_meeting_found_by_any_name_has_one_that_the_working_folder_has_no_part_in() {
    let here = std::env::current_dir().unwrap().join("meetings");
    let (agenda, dir) = (here.join("2025-01-15-direktionen.toml"), here.join("2025-01-15-direktionen"));
    for named in ["meetings/2025-01-15-direktionen.toml", "src/../meetings/2025-01-15-direktionen.toml"] {
        let found = journal::MeetingPaths { agenda: Some(agenda.clone()), dir: dir.clone() };
        assert_eq!(journal::resolve(Path::new(named)).unwrap(), found, "{named}");
        assert_eq!(journal::resolve_or_await(Path::new(named)).unwrap(), found, "{named}");
        assert_eq!(journal::record_of(Path::new(named)).unwrap(), dir, "{named}");
    }
}
