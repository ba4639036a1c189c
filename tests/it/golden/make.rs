//! Writes a new golden journal from a script, through the program's own journal. One that is there is never written
//! again.

use std::fs;
use std::path::Path;

use punktlig::agenda::{Unreadable, load};
use punktlig::journal::JOURNAL;
use punktlig::meeting::Event;
use punktlig::time::Stamp;

use crate::kit::{Append as _, open_record};

/// Appends each line of `script.jsonl`: an event with its `at`; an `agenda` is named by its file, next to the script.
fn make(folder: &Path) {
    assert!(!folder.join(JOURNAL).exists(), "a golden journal is never written again");
    let script = fs::read_to_string(folder.join("script.jsonl")).unwrap();
    let temp = tempfile::tempdir().unwrap();
    let mut journal = None;
    for line in script.lines() {
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        let members = value.as_object_mut().unwrap();
        let at = members.remove("at").unwrap();
        let at = Stamp::parse_from_rfc3339(at.as_str().unwrap()).unwrap();
        if let Some(name) = members.get("agenda").and_then(|agenda| agenda.as_str()).map(str::to_owned) {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            let mut read =
                |path: &str| fs::read_to_string(folder.join(path)).map(Into::into).map_err(|_| Unreadable::Missing);
            let checked = load(&name, &text, &mut read);
            let agenda = checked.agenda.unwrap_or_else(|| panic!("{name}: {:#?}", checked.findings));
            members.insert("agenda".to_owned(), serde_json::to_value(agenda).unwrap());
        }
        let event: Event = serde_json::from_value(value).unwrap_or_else(|e| panic!("{e}: {line}"));
        let open = || open_record(temp.path(), at).unwrap().0;
        journal.get_or_insert_with(open).append(at, event).unwrap();
    }
    fs::copy(temp.path().join(JOURNAL), folder.join(JOURNAL)).unwrap();
}

/// Makes a new golden journal too, where `PUNKTLIG_GOLDEN_SCRIPT` names the folder of its script.
#[test]
fn a_script_becomes_a_golden_journal_once() {
    if let Some(folder) = std::env::var_os("PUNKTLIG_GOLDEN_SCRIPT") {
        make(Path::new(&folder));
    }
    let temp = tempfile::tempdir().unwrap();
    fs::write(
        temp.path().join("a.toml"),
        "title = \"M\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"A\" }]\n",
    )
    .unwrap();
    let line = r#"{"at":"2025-01-15T09:00:00+01:00","event":"record_created","agenda":"a.toml"}"#;
    fs::write(temp.path().join("script.jsonl"), line).unwrap();
    make(temp.path());
    let made = fs::read(temp.path().join(JOURNAL)).unwrap();
    assert!(std::panic::catch_unwind(|| make(temp.path())).is_err());
    assert_eq!(fs::read(temp.path().join(JOURNAL)).unwrap(), made);
}
