//! A record's folder that is named by a symbolic link.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use punktlig::error::Kind;
use punktlig::journal::{self, JOURNAL, resolve, resolve_or_await};

/// A record and its agenda, and a link to the record.
fn linked() -> tempfile::TempDir {
    let temp = tempfile::tempdir().unwrap();
    fs::create_dir(temp.path().join("m")).unwrap();
    fs::write(temp.path().join("m").join(JOURNAL), "").unwrap();
    fs::write(temp.path().join("m.toml"), "").unwrap();
    symlink("m", temp.path().join("aktuelt")).unwrap();
    temp
}

fn agenda(path: &Path) -> Option<std::path::PathBuf> {
    let agenda = resolve(path).unwrap().agenda;
    assert_eq!(resolve_or_await(path).unwrap().agenda, agenda);
    agenda.map(|agenda| agenda.canonicalize().unwrap())
}

#[test]
fn the_agenda_of_a_record_is_found_by_every_name_of_its_folder() {
    let temp = linked();
    let real = temp.path().canonicalize().unwrap().join("m.toml");
    symlink("aktuelt", temp.path().join("igen")).unwrap();
    for name in ["m", "aktuelt", "aktuelt/", "igen", "aktuelt/journal.jsonl", "m/../aktuelt"] {
        assert_eq!(agenda(&temp.path().join(name)), Some(real.clone()), "{name}");
    }
    assert_eq!(journal::agenda_of(&temp.path().join("aktuelt")).unwrap().canonicalize().unwrap(), real);
    // Next to the link, where the folder itself has none.
    let temp = linked();
    fs::rename(temp.path().join("m.toml"), temp.path().join("aktuelt.toml")).unwrap();
    assert!(agenda(&temp.path().join("aktuelt")).unwrap().ends_with("aktuelt.toml"));
}

#[test]
fn a_link_to_a_record_with_an_agenda_of_its_own_is_refused() {
    let temp = linked();
    fs::write(temp.path().join("aktuelt.toml"), "").unwrap();
    for found in [resolve(&temp.path().join("aktuelt")), resolve_or_await(&temp.path().join("aktuelt"))] {
        let error = found.unwrap_err();
        assert_eq!((error.kind, error.msg.id), (Kind::Input, "journal-two-agendas"));
    }
    assert!(resolve(&temp.path().join("m")).is_ok());
    // Two names of one agenda are one.
    fs::remove_file(temp.path().join("aktuelt.toml")).unwrap();
    symlink("m.toml", temp.path().join("aktuelt.toml")).unwrap();
    assert!(agenda(&temp.path().join("aktuelt")).unwrap().ends_with("m.toml"));
}
