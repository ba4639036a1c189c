//! Public documents that hold what is closed now.

use punktlig::meeting::reload::{self, ClosedByFile};
use punktlig::meeting::{Content, RecordId};
use punktlig::protocol::{Due, OutdatedFile, RewriteOutcome, doubtful, due, outdated, recast_lines};

use super::*;

fn public(dir: &Path, told: &LiveMeeting) -> Batch {
    let chain = (Some("b".to_owned()), &CheckpointValues::new());
    Batch::of_written(dir, told.meeting(), chain, told.at, Templates::default).unwrap()
}

fn recast(outcome: &punktlig::protocol::Outcome, fate: RewriteOutcome) -> Vec<&str> {
    assert!(outcome.failed.is_empty(), "{outcome:?}");
    outcome.recast.iter().filter(|r| r.fate == fate).map(|r| r.file.as_str()).collect()
}

#[test]
fn every_public_file_that_holds_what_is_closed_now_is_rewritten_whatever_its_format_and_name() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\", \"html\", \"docx\"");
    let outcome = batch(dir, &told, "a").finish();
    assert!(outcome.written.len() == 6 && outcome.recast.is_empty());
    named(dir, &told, Format::Html, "referat til nettet.html");
    named(dir, &told, Format::Csv, "protocol.public.csv");
    assert_eq!(telling(dir).len(), 7, "the follow-ups hold nothing: {:?}", telling(dir));

    // Two formats are dropped with the same change.
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    reload(&mut told, true, "\"md\"");
    told.record(Event::MeetingClosed);
    let outcome = batch(dir, &told, "b").finish();
    assert_eq!(telling(dir), ["protocol.docx", "protocol.html", "protocol.md"]);
    let public = ["protocol.public.md", "protocol.public.csv", "protocol.public.docx", "protocol.public.html"];
    let expected = [&public[..], &["referat til nettet.html"]].concat();
    assert_eq!(recast(&outcome, RewriteOutcome::Rewritten), expected);
    let lines = recast_lines(&outcome.recast, Lang::Da);
    assert_eq!(lines.len(), 1);
    let said = Lang::Da.say(&lines[0]);
    assert!(
        said.contains("protocol.public.docx") && said.ends_with("blev skrevet om: punkt 2 er lukket nu."),
        "{said}"
    );
    // Nor does a full file of a dropped format pass for the last.
    assert_eq!(outdated(dir, told.meeting(), Some("b")), Vec::<String>::new());
    // It is said once.
    assert!(batch(dir, &told, "b").finish().recast.is_empty());
}

#[test]
fn an_edited_public_file_is_left_and_reported_to_hold_closed_text() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    finish(batch(dir, &told, "a"));
    named(dir, &told, Format::Html, "referat.html");
    for name in ["protocol.public.md", "referat.html"] {
        fs::write(dir.join(name), format!("rettet: {SECRET}")).unwrap();
    }
    reload(&mut told, true, "\"md\"");
    for chain in ["b", "c"] {
        let outcome = batch(dir, &told, chain).finish();
        assert_eq!(recast(&outcome, RewriteOutcome::Left), ["protocol.public.md", "referat.html"], "and again");
        let said = Lang::En.say(&recast_lines(&outcome.recast, Lang::En)[0]);
        assert!(said.contains("edited by hand") && said.ends_with("item 2 is now closed."), "{said}");
        assert_eq!(telling(dir), ["protocol.md", "protocol.public.md", "referat.html"]);
        assert!(dir.join("protocol.public.new.md").exists());
        assert!(outdated(dir, told.meeting(), Some(chain)).is_empty());
    }
    // When the edited one goes, the one next to it is still ours to write.
    fs::remove_file(dir.join("protocol.public.md")).unwrap();
    finish(batch(dir, &told, "d"));
    assert!(outdated(dir, told.meeting(), Some("d")).is_empty());
}

#[test]
fn a_closed_annex_or_slot_is_named_without_a_number() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let plan = |annex: &str, slot: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n[protocol]\nformats = [\"md\"]\n\
             [[item]]\nnumber = 1\ntitle = \"Et\"\n[[item.annexes]]\ntitle = \"{SECRET}\"\n{annex}\
             [[slot]]\nat = \"9.00\"\nitems = [1]\nminutes = 10\n[[slot]]\ntitle = \"{SECRET}\"\nminutes = 5\n{slot}"
        ))
    };
    let access = "access = \"closed\"\n";
    let mut told = LiveMeeting::new(plan("", ""));
    finish(batch(dir, &told, "a"));
    for (n, agenda) in [plan(access, ""), plan(access, access)].into_iter().enumerate() {
        assert!(telling(dir).contains(&"protocol.public.md".to_owned()));
        told.record(Event::AgendaReloaded { agenda: Box::new(agenda), keep: Vec::new() });
        let outcome = batch(dir, &told, &format!("b{n}")).finish();
        let said = Lang::Da.say(&recast_lines(&outcome.recast, Lang::Da)[0]);
        assert!(said.ends_with("noget i den er lukket nu."), "{said}");
    }
    assert!(!telling(dir).contains(&"protocol.public.md".to_owned()));
}

/// Puts the edited public file of a meeting through a change that leaves the numbers and the count of what is closed.
fn edited_and_then(told: &mut LiveMeeting, change: impl FnOnce(&mut LiveMeeting)) {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    named(dir, told, Format::Html, "net.html");
    named(dir, told, Format::Md, "rettet.md");
    named(dir, told, Format::Pdf, "gammel.pdf");
    fs::write(dir.join("rettet.md"), format!("rettet: {SECRET}")).unwrap();
    assert_eq!(telling(dir).len(), 3, "{:?}", telling(dir));
    change(told);
    let outcome = public(dir, told).only_due().unwrap().finish();
    assert!(outcome.failed.is_empty(), "{outcome:?}");
    assert_eq!(recast(&outcome, RewriteOutcome::Left), ["rettet.md"]);
    let _ = public(dir, told).finish();
    assert_eq!(due(dir, told.meeting(), Some("b")), Due::Public, "the edited one is named at each start");
    if Format::Pdf.is_built() {
        return;
    }
    assert_eq!(recast(&outcome, RewriteOutcome::Removed), ["gammel.pdf"]);
    assert_eq!(telling(dir), ["rettet.md"]);
}

#[test]
fn what_is_closed_is_noticed_also_where_as_much_is_opened() {
    let points = |one: &str, two: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n[[slot]]\nat = \"9.00\"\ntitle = \"{SECRET}\"\nminutes = 10\n{one}\
             [[slot]]\ntitle = \"Andet\"\nminutes = 5\n{two}"
        ))
    };
    let closed = "access = \"closed\"\n";
    let mut told = LiveMeeting::new(points("", closed));
    edited_and_then(&mut told, |told| {
        let agenda = Box::new(points(closed, ""));
        told.record(Event::AgendaReloaded { agenda, keep: Vec::new() });
    });
    // Two items swap their numbers and their access.
    let items = |one: u32, first: &str, two: u32, second: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n[[item]]\nid = \"a\"\nnumber = {one}\ntitle = \"{SECRET}\"\n{first}\
             [[item]]\nid = \"b\"\nnumber = {two}\ntitle = \"Andet\"\n{second}"
        ))
    };
    let mut told = LiveMeeting::new(items(1, "", 2, closed));
    edited_and_then(&mut told, |told| {
        let agenda = Box::new(items(2, closed, 1, ""));
        told.record(Event::AgendaReloaded { agenda, keep: Vec::new() });
    });
}

#[test]
fn a_public_file_whose_writing_was_cut_short_does_not_pass_for_the_new_one() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    named(dir, &told, Format::Html, "net.html");
    let before = fs::read(dir.join("net.html")).unwrap();
    reload(&mut told, true, "\"md\"");
    named(dir, &told, Format::Html, "net.html");
    // Killed between the side file and the file.
    fs::write(dir.join("net.html"), before).unwrap();
    assert_eq!(telling(dir), ["net.html"]);
    let outcome = public(dir, &told).only_due().unwrap().finish();
    assert!(outcome.failed.is_empty() && telling(dir).is_empty(), "{outcome:?}");
    assert!(public(dir, &told).only_due().is_none());
}

#[test]
fn a_public_file_of_which_nothing_is_known_is_named_as_soon_as_something_is_closed() {
    for damage in ["", "{\"protocol.public"] {
        let temp = tempfile::tempdir().unwrap();
        let dir = temp.path();
        let mut told = LiveMeeting::new(plan(false, "\"md\""));
        let files =
            ["PROTOCOL.Public.MD", "protocol.public.html", "protocol.public.new-2.md", "protocol.public.new.md"];
        for (format, name) in [Format::Md, Format::Html, Format::Md, Format::Md].into_iter().zip(files) {
            named(dir, &told, format, name);
        }
        fs::write(dir.join("protocol.publication.md"), "andet").unwrap();
        fs::remove_file(dir.join(".written.json")).unwrap();
        if !damage.is_empty() {
            fs::write(dir.join(".written.json"), damage).unwrap();
        }
        assert!(public(dir, &told).only_due().is_none(), "nothing is closed");
        reload(&mut told, true, "\"md\"");
        assert_eq!(due(dir, told.meeting(), Some("b")), Due::Public);
        for _ in 0..2 {
            let outcome = public(dir, &told).only_due().unwrap().finish();
            assert_eq!(recast(&outcome, RewriteOutcome::Unknown), files, "and again");
            let said = Lang::En.say(&recast_lines(&outcome.recast, Lang::En)[0]);
            assert!(said.contains("not known what they hold") && said.ends_with("item 2 is now closed."), "{said}");
        }
        told.record(Event::MeetingClosed);
        assert_eq!(recast(&batch(dir, &told, "c").finish(), RewriteOutcome::Unknown), files);
        assert!(files.iter().all(|file| telling(dir).iter().any(|name| name == file)), "they are left");
    }
}

#[test]
fn a_full_document_under_a_public_name_is_old_and_written_anew_as_a_public_one() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    reload(&mut told, true, "\"md\"");
    finish(batch(dir, &told, "b"));
    let model = build(told.meeting(), &Context::new(Audience::Full, Some("b".into()), told.at));
    let bytes = render(Format::Md, &model, &Templates::default()).unwrap().bytes;
    let output = Output::Record(dir.to_owned(), "protocol.public.new.md".into());
    output.write(&bytes, Document::of(Format::Md, &model).as_ref(), Readers::Owner, &mut Vec::new()).unwrap();
    assert_eq!(telling(dir), ["protocol.md", "protocol.public.new.md"]);
    assert_eq!(outdated(dir, told.meeting(), Some("b")), ["protocol.public.new.md"]);
    finish(public(dir, &told).only_due().unwrap());
    assert_eq!(telling(dir), ["protocol.md"]);
    assert!(outdated(dir, told.meeting(), Some("b")).is_empty());
}

#[test]
fn a_record_that_is_withheld_since_is_noticed_though_no_item_is_closed_since() {
    let mut told = LiveMeeting::new(plan(true, "\"md\""));
    told.start(0).decide(&item(1), &format!("{SECRET} solgt"), Outcome::Approved);
    let id = told.meeting().records().last().unwrap().id;
    edited_and_then(&mut told, |told| {
        told.record(Event::RecordMoved { record: id, on: item(2) });
    });
}

#[test]
fn what_a_closed_record_said_before_it_was_edited_or_withdrawn_is_found_in_a_public_file() {
    type Change = fn(&mut LiveMeeting, RecordId);
    let edit = |told: &mut LiveMeeting, record| {
        let decision = Decision { text: "Andre ord".into(), outcome: Outcome::Approved, ..Decision::default() };
        told.record(Event::RecordEdited { record, content: Content::Decision(decision) });
    };
    let changes: [Change; 3] = [
        |told, record| _ = told.record(Event::RecordMoved { record, on: item(2) }),
        |told, record| {
            told.record(Event::RecordMoved { record, on: item(2) });
            told.record(Event::RecordWithdrawn { record });
        },
        |told, record| {
            told.record(Event::RecordEdited { record, content: Content::Note { text: "Husk".into() } });
            told.record(Event::RecordMoved { record, on: item(2) });
        },
    ];
    for (change, edits) in changes.into_iter().zip([true, false, false]) {
        let mut told = LiveMeeting::new(plan(true, "\"md\""));
        told.start(0).decide(&item(1), &format!("{SECRET} solgt"), Outcome::Approved);
        let id = told.meeting().records().last().unwrap().id;
        edited_and_then(&mut told, |told| {
            if edits {
                edit(told, id);
            }
            change(told, id);
        });
    }
}

#[test]
fn words_for_the_public_that_were_replaced_are_found_in_a_public_file() {
    let mut told = LiveMeeting::new(plan(true, "\"md\""));
    told.start(0).decide(&item(2), "Lukket beslutning", Outcome::Approved);
    let record = told.meeting().records().last().unwrap().id;
    let word = |told: &mut LiveMeeting, text: &str| {
        let shown = told.meeting().record(record).unwrap().sayings();
        told.record(Event::PublicWordingRecorded { record, text: Some(text.into()), shown });
    };
    word(&mut told, &format!("{SECRET} besluttet"));
    edited_and_then(&mut told, |told| word(told, "Andre ord"));
}

#[test]
fn a_text_that_was_edited_and_is_open_is_no_reason_to_write_a_public_file_anew() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = LiveMeeting::new(plan(true, "\"md\""));
    told.start(0).decide(&item(1), "Solgt", Outcome::Approved);
    let record = told.meeting().records().last().unwrap().id;
    named(dir, &told, Format::Md, "net.md");
    let decision = Decision { text: "Solgt alligevel".into(), outcome: Outcome::Approved, ..Decision::default() };
    told.record(Event::RecordEdited { record, content: Content::Decision(decision) });
    assert!(public(dir, &told).only_due().is_none());
}

#[test]
fn an_item_without_records_that_goes_while_something_is_closed_is_found_in_a_public_file() {
    let plan = |items: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\nslot = [{{ at = \"9.00\", items = [1] }}]\nitem = [{items}]\n"
        ))
    };
    let closed = |title: &str| {
        format!("{{ number = 1, title = \"Et\" }}, {{ number = 2, title = \"{title}\", access = \"closed\" }}")
    };
    let mut told = LiveMeeting::new(plan(&format!("{}, {{ number = 3, title = \"{SECRET}\" }}", closed("Sag H"))));
    edited_and_then(&mut told, |told| {
        // The closed item has taken it in: no number, place or title of what is closed says so.
        let new = plan(&closed("Sag H og J"));
        for event in reload::events(told.meeting(), Box::new(new), &[]) {
            told.record(event);
        }
    });
}

#[test]
fn what_a_closed_matter_was_called_before_it_was_closed_is_found_in_a_public_file() {
    let plan = |one: &str, two: &str, slots: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\nslot = [{{ at = \"9.00\", items = [1] }}, \
             {{ at = \"9.10\", items = [2] }}, {slots}]\nitem = [{{ number = 1, {one} }}, {{ number = 2, {two} }}]\n"
        ))
    };
    let point = |text: &str| format!("{{ at = \"9.20\", {text} }}");
    let (open, shut) = (format!("title = \"{SECRET} sagen\""), "title = \"Beta\", access = \"closed\"");
    let retouched = format!("title = \"{SECRET}-sagen\", access = \"closed\"");
    let (end, again) = (point("title = \"Slut\""), point("title = \"Eventuelt\""));
    let take_over = |told: &mut LiveMeeting, new: Agenda| {
        for event in reload::events(told.meeting(), Box::new(new), &[]) {
            told.record(event);
        }
    };
    // The closed item and an open one change places, and the one that closes is put in other words with that.
    let mut told = LiveMeeting::new(plan(&open, shut, &end));
    edited_and_then(&mut told, |told| take_over(told, plan("title = \"Beta\"", &retouched, &end)));
    // What it was called two agendas ago counts as well.
    let mut told = LiveMeeting::new(plan(&open, shut, &end));
    edited_and_then(&mut told, |told| {
        take_over(told, plan(&format!("title = \"{SECRET}s sagen\""), shut, &again));
        take_over(told, plan("title = \"Beta\"", &retouched, &again));
    });
    let mut told = LiveMeeting::new(plan("title = \"Et\"", shut, &point(&open)));
    let (slot, retouched) = (point("title = \"Beta\""), point(&retouched));
    let slots = retouched.replace("9.20", "9.30");
    edited_and_then(&mut told, |told| {
        take_over(told, plan("title = \"Et\"", "title = \"To\"", &format!("{slot}, {slots}")));
    });
}

#[test]
fn a_public_file_that_can_no_longer_be_written_is_removed() {
    if Format::Pdf.is_built() {
        return;
    }
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let told = closed("\"md\"");
    for name in ["protocol.public.pdf", "referat.pdf"] {
        named(dir, &told, Format::Pdf, name);
    }
    fs::write(dir.join("referat.pdf"), "rettet").unwrap();
    let outcome = batch(dir, &told, "b").finish();
    assert_eq!(recast(&outcome, RewriteOutcome::Removed), ["protocol.public.pdf"]);
    assert!(!dir.join("protocol.public.pdf").exists());
    assert_eq!(fs::read_to_string(dir.join("referat.pdf")).unwrap(), "rettet");
    assert!(Lang::Da.say(&recast_lines(&outcome.recast, Lang::Da)[0]).contains("protocol.public.pdf blev fjernet"));
}

#[test]
fn what_became_of_files_is_reported_worst_first() {
    let one = |file: &str, fate, items: &[&str], places: &[&str]| OutdatedFile {
        file: file.into(),
        fate,
        withheld: punktlig::protocol::Withheld {
            items: items.iter().map(|i| (*i).to_owned()).collect(),
            places: places.iter().map(|p| (*p).to_owned()).collect(),
        },
    };
    let all = [
        one("a.html", RewriteOutcome::Rewritten, &["2", "4"], &[]),
        one("b.html", RewriteOutcome::Rewritten, &["2", "4"], &[]),
        one("c.pdf", RewriteOutcome::Removed, &[], &["closed-1"]),
        one("d.html", RewriteOutcome::Left, &[], &["closed-1"]),
        one("e.html", RewriteOutcome::Left, &[], &[]),
    ];
    let said = |lang: Lang| recast_lines(&all, lang).iter().map(|line| lang.say(line)).collect::<Vec<_>>();
    assert_eq!(
        said(Lang::Da),
        [
            "d.html er rettet manuelt og blev ikke skrevet om. Se den efter, før andre får den: \
             noget i den er lukket nu.",
            "e.html er rettet manuelt og blev ikke skrevet om. Se den efter, før andre får den: \
             noget i den kan være lukket nu.",
            "Filen c.pdf blev fjernet: Den var fra før og kan ikke skrives igen her.",
            "Filerne a.html og b.html blev skrevet om: punkt 2 og 4 er lukket nu.",
        ]
    );
    assert_eq!(
        said(Lang::En),
        [
            "d.html has been edited by hand and was not rewritten. Check it before anyone gets it: \
             something in it is now closed.",
            "e.html has been edited by hand and was not rewritten. Check it before anyone gets it: \
             something in it may be closed now.",
            "c.pdf was removed: it was an earlier version and cannot be written again here.",
            "a.html and b.html were rewritten: items 2 and 4 are now closed.",
        ]
    );
}

#[test]
fn that_more_is_open_now_writes_no_public_file_anew() {
    let plan = |second: &str, third: &str| {
        agenda(&format!(
            "title = \"Møde\"\ndate = 2025-01-15\n[[item]]\nnumber = 1\ntitle = \"Et\"\n\
             [[item]]\nnumber = 2\ntitle = \"{SECRET}\"\nbackground = \"{SECRET} nok\"\n{second}\
             [[item]]\nnumber = 3\ntitle = \"Tre\"\n{third}"
        ))
    };
    let closed = "access = \"closed\"\n";
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = LiveMeeting::new(plan(closed, closed));
    named(dir, &told, Format::Html, "net.html");
    let reload = |told: &mut LiveMeeting, agenda| {
        told.record(Event::AgendaReloaded { agenda: Box::new(agenda), keep: Vec::new() });
        public(dir, told).only_due().map(Batch::finish)
    };
    assert!(reload(&mut told, plan("", closed)).is_none(), "what is open now was not asked to be published");
    assert!(telling(dir).is_empty());
    named(dir, &told, Format::Html, "net.html");
    assert_eq!(telling(dir), ["net.html"]);
    let outcome = reload(&mut told, plan(closed, "")).unwrap();
    assert_eq!(recast(&outcome, RewriteOutcome::Rewritten), ["net.html"]);
    assert!(telling(dir).is_empty());
}

#[test]
fn an_edited_or_copied_public_file_of_a_closed_meeting_is_named_at_each_start() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = closed("\"md\"");
    finish(batch(dir, &told, "a"));
    let copies = [
        "Kopi af protocol.public.md",
        "protocol.public (1).md",
        "protocol.public (conflicted copy).md",
        "protocol.public-PC1.md",
        "protocol.public.md~",
        "protocol.public_kopi.md",
    ];
    for name in copies {
        fs::copy(dir.join("protocol.public.md"), dir.join(name)).unwrap();
    }
    fs::write(dir.join("protocol.public.md"), format!("rettet: {SECRET}")).unwrap();
    told.record(Event::MeetingReopened { reason: "Fejl".into() });
    reload(&mut told, true, "\"md\"");
    told.record(Event::MeetingClosed);
    finish(batch(dir, &told, "b"));
    for _ in 0..2 {
        assert_eq!(due(dir, told.meeting(), Some("b")), Due::Public);
        let found = doubtful(
            dir,
            told.meeting(),
            &ClosedByFile::default(),
            (Some("b".to_owned()), &CheckpointValues::new()),
            told.at,
        );
        let of = |fate| found.iter().filter(|r| r.fate == fate).map(|r| r.file.as_str()).collect::<Vec<_>>();
        assert_eq!(of(RewriteOutcome::Unknown), copies);
        assert_eq!(of(RewriteOutcome::Left), ["protocol.public.md"]);
        assert_eq!(outdated(dir, told.meeting(), Some("b")), Vec::<String>::new());
        let _ = public(dir, &told).only_due().unwrap().finish();
    }
}

#[test]
fn what_is_added_or_moved_in_a_reopened_meeting_is_not_said_to_close_anything() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let mut told = LiveMeeting::new(plan(true, "\"md\""));
    told.start(0).decide(&item(1), "Godkendt", Outcome::Approved);
    told.start(1).decide(&item(2), &format!("{SECRET} solgt"), Outcome::Approved);
    told.record(Event::MeetingClosed);
    finish(batch(dir, &told, "a"));
    told.record(Event::MeetingReopened { reason: "Glemt".into() });
    finish(batch(dir, &told, "b"));
    let slot = SlotId("added-1".into());
    let after = told.meeting().slots().first().map(|run| run.slot.id.clone());
    let (title, access) = ("Hastesag".to_owned(), Access::Open);
    told.record(Event::SlotAdded { slot, title, minutes: None, number: None, after, access });
    let outcome = public(dir, &told).only_due().map(Batch::finish);
    let lines = outcome.map(|outcome| recast_lines(&outcome.recast, Lang::Da)).unwrap_or_default();
    assert!(lines.is_empty(), "{lines:?}");
}

#[test]
fn what_a_file_with_errors_may_have_closed_is_not_said_to_be_closed() {
    let temp = tempfile::tempdir().unwrap();
    let dir = temp.path();
    let told = closed("\"md\"");
    finish(batch(dir, &told, "a"));
    fs::write(dir.join("protocol.public.md"), format!("rettet: {SECRET}")).unwrap();
    for (is_certain, said) in [(true, "punkt 2 er lukket nu."), (false, "noget i den kan være lukket nu.")] {
        let file = ClosedByFile { closed: vec![item(2)], is_certain };
        let outcome = public(dir, &told).withholding(told.meeting(), &file).only_due().unwrap().finish();
        let line = Lang::Da.say(&recast_lines(&outcome.recast, Lang::Da)[0]);
        assert!(line.ends_with(said), "{line}");
    }
}
