//! The earlier meetings whose minutes an agenda approves.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use punktlig::agenda::EarlierMeeting;
use punktlig::files::load_agenda;

const NAME: &str = "2024-01-24-direktionen";

fn loaded(approves: &str) -> (Vec<&'static str>, Option<EarlierMeeting>) {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join(NAME);
    fs::create_dir(&record).unwrap();
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings").join(NAME).join("journal.jsonl"),
        record.join("journal.jsonl"),
    )
    .unwrap();
    let text = format!(
        "title = \"T\"\ndate = 2024-01-31\nitem = [{{ number = 1, title = \"Protokol\", approves = \"{approves}\" }}]\n"
    );
    let agenda = dir.path().join("m.toml");
    fs::write(&agenda, text).unwrap();
    let checked = load_agenda(&agenda).unwrap();
    let codes = checked.findings.iter().map(|finding| finding.code).collect();
    (codes, checked.agenda.unwrap().items[0].approves.clone().and_then(|minutes| minutes.meeting))
}

#[test]
fn what_an_item_approves_is_named_by_its_record() {
    let (codes, meeting) = loaded(NAME);
    assert!(codes.is_empty(), "{codes:?}");
    let meeting = meeting.unwrap();
    assert_eq!(Some(meeting.date), NaiveDate::from_ymd_opt(2024, 1, 24));
    assert_eq!(meeting.title, "Direktionsmøde");
}

#[test]
fn a_record_that_is_not_next_to_the_agenda_is_warned_about() {
    for name in ["2024-01-17-direktionen", "../2024-01-24-direktionen", "..", "/etc"] {
        assert_eq!(loaded(name), (vec!["no-record"], None), "{name}");
    }
}
