//! Documents of an earlier close, or of a writing that was cut short.

use std::sync::atomic::AtomicUsize;

use punktlig::protocol::{DocumentKind, Due, due, file_name, outdated, outdated_on};

use super::*;
use crate::journal::images::images;
use crate::kit::disk::MemFs;
use crate::kit::faults::{Dice, figure, size};

#[test]
fn files_of_an_earlier_close_or_of_an_older_program_do_not_pass_for_the_last() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let told = closed("\"md\", \"html\"");
    let all = ["protocol.md", "protocol.public.md", "protocol.html", "protocol.public.html"];
    assert_eq!(outdated(dir, told.meeting(), Some("a")), all);
    finish(batch(dir, &told, "a"));
    assert_eq!(outdated(dir, told.meeting(), Some("a")), Vec::<String>::new());
    assert_eq!(outdated(dir, told.meeting(), Some("b")), all);
    assert_eq!(due(dir, told.meeting(), Some("a")), Due::Nothing);
    assert_eq!(due(dir, told.meeting(), Some("b")), Due::All);
    fs::remove_file(dir.join("protocol.html")).unwrap();
    assert_eq!(outdated(dir, told.meeting(), Some("a")), ["protocol.html"]);
    // What was there before the last writing came to its end is ours, and old.
    let first = fs::read(dir.join("protocol.md")).unwrap();
    let mut later = closed("\"md\", \"html\"");
    later.record(Event::MeetingReopened { reason: "Fejl".into() }).record(Event::MeetingClosed);
    finish(batch(dir, &later, "b"));
    fs::write(dir.join("protocol.md"), first).unwrap();
    assert_eq!(outdated(dir, later.meeting(), Some("b")), ["protocol.md"]);
    // The side file of an older program has the hashes alone: its files are ours, and of a close that is not known.
    finish(batch(dir, &later, "b"));
    let side = dir.join(".written.json");
    let new: serde_json::Value = serde_json::from_slice(&fs::read(&side).unwrap()).unwrap();
    let old: serde_json::Map<_, _> =
        new.as_object().unwrap().iter().map(|(name, known)| (name.clone(), known["sha256"].clone())).collect();
    fs::write(&side, serde_json::to_vec(&old).unwrap()).unwrap();
    assert_eq!(outdated(dir, later.meeting(), Some("b")), all);
    let outcome = batch(dir, &later, "b").finish();
    assert!(outcome.written.iter().all(|w| w.left.is_none()) && outcome.recast.is_empty(), "{outcome:?}");
    assert!(outdated(dir, later.meeting(), Some("b")).is_empty());
}

#[test]
fn a_meeting_that_was_opened_again_is_left_with_no_file_that_says_it_is_closed() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    finish(batch(dir, &told, "a"));
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    assert_eq!(due(dir, told.meeting(), Some("b")), Due::Drafts);
    finish(batch(dir, &told, "b"));
    assert_eq!(due(dir, told.meeting(), Some("b")), Due::Nothing);
    // Later events may have closed something in the public ones.
    assert_eq!(due(dir, told.meeting(), Some("c")), Due::Public);
    assert_eq!(due(&dir.join("none"), told.meeting(), Some("c")), Due::Nothing);
}

#[test]
fn a_close_that_was_undone_is_left_with_no_file_that_says_it_is_closed() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    finish(batch(dir, &told, "a"));
    let first = fs::read(dir.join("protocol.md")).unwrap();
    let undo = told.history.entries().last().unwrap().seq;
    told.record(Event::Undone { undo });
    assert!(told.meeting().closed_at().is_none() && told.meeting().first_closed_at().is_none());
    let all = ["protocol.md", "protocol.public.md"];
    assert_eq!(outdated(dir, told.meeting(), Some("b")), all);
    assert_eq!(due(dir, told.meeting(), Some("b")), Due::Drafts);
    let written = |chain: &str| {
        let chain = (Some(chain.to_owned()), &CheckpointValues::new());
        let batch = Batch::of_written(dir, told.meeting(), chain, told.at, Templates::default).unwrap();
        batch.only_due().map(|batch| batch.finish().written.len())
    };
    assert_eq!(written("b"), Some(2));
    assert_eq!((written("c"), due(dir, told.meeting(), Some("b"))), (None, Due::Nothing));
    // A program was killed when it had kept that the draft was to come.
    fs::write(dir.join("protocol.md"), first).unwrap();
    assert_eq!((outdated(dir, told.meeting(), Some("c")), written("c")), (vec!["protocol.md".to_owned()], Some(1)));
    assert!(fs::read_to_string(dir.join("protocol.md")).unwrap().contains("UDKAST"));
    assert!(outdated(dir, told.meeting(), Some("c")).is_empty());
}

#[test]
fn a_name_in_the_side_file_leads_to_no_other_file() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path().join("m");
    fs::create_dir(&dir).unwrap();
    let told = closed("\"md\"");
    let mut names = serde_json::Map::new();
    for name in ["../outside.pdf", "journal.jsonl", ".written.json", "/etc/passwd", "..", ""] {
        let known = serde_json::json!({
            "sha256": ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
            "document": { "format": "html", "audience": "public" },
        });
        names.insert(name.to_owned(), known);
    }
    fs::write(temp.path().join("outside.pdf"), "").unwrap();
    fs::write(dir.join("journal.jsonl"), "").unwrap();
    fs::write(dir.join(".written.json"), serde_json::to_vec(&names).unwrap()).unwrap();
    let outcome = batch(&dir, &told, "a").finish();
    assert_eq!(outcome.written.len(), 2);
    for empty in [temp.path().join("outside.pdf"), dir.join("journal.jsonl")] {
        assert_eq!(fs::read(&empty).unwrap(), b"", "{}", empty.display());
    }
}

#[test]
fn a_close_cut_short_at_any_call_of_the_disk_has_six_right_files_after_the_next_start() {
    const DIR: &str = "record";
    let dir = Path::new(DIR);
    let formats = "\"md\", \"html\", \"docx\"";
    let first = closed(formats);
    let mut told = closed(formats);
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    told.decide(&item(1), "Mere", Outcome::Approved).record(Event::MeetingClosed);
    let names: Vec<String> = [Format::Md, Format::Html, Format::Docx]
        .into_iter()
        .flat_map(|f| [Audience::Full, Audience::Public].map(|a| file_name(DocumentKind::Protocol, f, a)))
        .collect();
    let right = MemFs::with(DIR, &[]);
    finish(batch_on(Arc::new(right.clone()), dir, &told, "b"));
    let right: Vec<_> = names.iter().map(|name| right.bytes(&dir.join(name)).unwrap()).collect();
    let (mut tried, mut old) = (0, 0);
    let mut dice = Dice::new(9);
    for earlier in [false, true] {
        let disk = MemFs::with(DIR, &[]);
        if earlier {
            finish(batch_on(Arc::new(disk.clone()), dir, &first, "a"));
        }
        disk.film(&Arc::new(AtomicUsize::new(0)));
        finish(batch_on(Arc::new(disk.clone()), dir, &told, "b"));
        let frames = disk.frames();
        for frame in frames.iter().step_by(size(3, 1)).chain(frames.last()) {
            for image in images(frame, size(4, 40), &mut dice) {
                let found = outdated_on(&image, dir, told.meeting(), Some("b"));
                let is_right = |image: &MemFs| {
                    names.iter().zip(&right).all(|(name, right)| image.bytes(&dir.join(name)).as_ref() == Some(right))
                };
                assert_eq!(found.is_empty(), is_right(&image), "{found:?}");
                if !found.is_empty() {
                    old += 1;
                    let outcome = batch_on(Arc::new(image.clone()), dir, &told, "b").finish();
                    assert!(
                        outcome.failed.is_empty() && outcome.written.iter().all(|w| w.left.is_none()),
                        "{outcome:?}"
                    );
                }
                assert!(is_right(&image) && outdated_on(&image, dir, told.meeting(), Some("b")).is_empty());
                assert!(image.names().iter().all(|name| !name.contains(".new")), "{:?}", image.names());
                tried += 1;
            }
        }
    }
    assert!(tried > 200 && old > 100, "{tried} {old}");
    figure("power cut between the close and the last of its files (crash images)", tried, 0, 0);
}
