//! A whole rehearsal of the January meeting, as a minute-taker would hold it.

use std::fs;

use super::terminal::{AGENDA, Pty, binary, folder, kill, record, run, until};

const REHEARSE: [&str; 8] =
    ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--speed", "20", "--keep", "keep"];

#[test]
fn a_rehearsal_from_the_pause_to_the_protocol_survives_a_kill_in_the_middle_of_typing() {
    let dir = folder();
    let keep = dir.path().join("keep");
    let mut pty = Pty::start(dir.path(), &REHEARSE, (120, 36));
    pty.wait("ØVELSE ×20").wait("Pause").wait("tilbage").wait("til tiden");
    // What a rehearsal takes as held is long past: nothing is asked.
    pty.send(" ").wait("Begyndt: Drøftelse og godkendelse");

    // A decision, and one as recommended.
    pty.send("b").wait("Beslutning · 5");
    pty.send("Hemmelig tidsplan godkendt.\x13").says("event-decision-recorded");
    pty.next("Esc lader det være", "Begyndt: Forberedelse af møde i Koncernledelsen");
    pty.send("i").wait("Ad 2) Gennemgået.");
    pty.send("\x13").wait("Beslutning noteret: Møde i Koncernledelsen");

    // A follow-up with owners and a date.
    pty.send("o").wait("Opfølgning · 6");
    pty.send("Sender tidsplan ud til forvaltningerne @bettina @ledelses !6/2")
        .wait("@ Bettina Andersen, Ledelsessekretariatet");
    pty.send("\r").says("event-follow-up-recorded");

    // The next item is postponed, and something unplanned comes in.
    pty.send("j").wait("KCL seminar i april");
    pty.send("u").wait("Udsæt: KCL seminar");
    pty.send("\r").wait("Udsat til den 22. januar");
    pty.send("t").wait("Nyt punkt efter");
    pty.send("Orientering om IT 10\r").wait("Tilføjet: Orientering om IT");

    // The running item began earlier than it says; and then not.
    pty.send("kk").wait("begyndt 11.");
    pty.send("r").wait("Nabopunktet flytter med");
    let screen = pty.screen();
    let from = screen.split("Mellem ").nth(1).and_then(|s| s.split(' ').next()).unwrap().to_owned();
    pty.send(&format!("\x15{from}\r")).wait(&format!("Rettet begyndelse, {from}"));
    pty.send("\x1a").wait("Fortrudt: rettelsen af tiden");

    // Killed in the middle of typing.
    pty.send("n").wait("Notat · 6");
    pty.send("Halvfærdig sætning");
    let drafts = keep.join("drafts.json");
    let saved = || fs::read_to_string(&drafts).ok().filter(|d| d.contains("Halvfærdig sætning"));
    assert!(until(saved).is_some(), "the draft was not saved");
    let before = fs::read(keep.join("journal.jsonl")).unwrap();
    pty.signal("KILL");
    assert!(!pty.ended());
    assert_eq!(fs::read(keep.join("journal.jsonl")).unwrap(), before);

    // Everything is there again, in a smaller window too, and the draft is open.
    let mut pty = Pty::start(dir.path(), &REHEARSE, (80, 24));
    pty.wait("Halvfærdig sætning").wait("Notat · 6").wait("ØVELSE");
    pty.send("\x13").says("event-note-recorded");
    pty.wait("Ad 1) Godkendt.").wait("udsat");
    pty.send("\t").wait("Sender tidsplan ud").send("\t");

    // The close, and what it writes.
    pty.send("a").says("review-title").wait("Uden beslutning").send("\x1b[6~").wait("Fremmøde er ikke");
    pty.send("\x13").wait("PROTOKOLLEN ER SKREVET");
    pty.send("q");
    assert!(pty.ended());
    let full = fs::read_to_string(keep.join("protocol.md")).unwrap();
    let public = fs::read_to_string(keep.join("protocol.public.md")).unwrap();
    for text in [
        "ØVELSE",
        "Hemmelig tidsplan godkendt",
        "Ad 1\\) Godkendt",
        "Bettina Andersen",
        "Ledelsessekretariatet",
        "6. februar 2025",
    ] {
        let plain = text.replace('\\', "");
        assert!(full.contains(text) || full.contains(&plain), "{text} is not in\n{full}");
    }
    for text in
        ["Ledelsessekretariatet", "6. februar 2025", "22. januar 2025", "Orientering om IT", "Lukket punkt", "ØVELSE"]
    {
        assert!(public.contains(text), "{text} is not in\n{public}");
    }
    for text in ["Hemmelig", "budgetopfølgninger", "overførselsadgang", "00.30.02.S00"] {
        assert!(!public.contains(text), "{text} is in\n{public}");
    }
    assert!(!full.contains("Halvfærdig") && !public.contains("Halvfærdig"), "a note is in a protocol");
    let (ok, said) = run(dir.path(), &["verify", "keep"]);
    assert!(ok, "{said}");
    let chain = said.split_whitespace().find(|w| w.len() == 64);
    assert!(chain.is_some_and(|c| full.contains(c.trim_end_matches('.'))), "the protocol pins its record:\n{said}");
}

#[test]
fn letters_signs_and_emoji_that_are_typed_are_recorded_as_they_are() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &REHEARSE, (120, 36));
    pty.wait("ØVELSE").send("n").wait("Notat ·");
    let text = "æøå ÆØÅ @ £ $ { [ ~ é » ½ € 😀 tak 👍🏽";
    for c in text.chars() {
        pty.send(&c.to_string());
    }
    pty.send("\x13").says("event-note-recorded").send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let journal = fs::read_to_string(dir.path().join("keep/journal.jsonl")).unwrap();
    assert!(journal.contains(text), "{journal}");
}

#[test]
fn the_same_in_english_at_the_ordinary_size() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &[&REHEARSE[..], &["--lang", "en"]].concat(), (80, 24));
    pty.wait("REHEARSAL ×20").wait("left");
    pty.send(" ").wait("Started: ");
    pty.send("d").wait("Decision · 5");
    pty.send("Approved.\x13").wait("Decision recorded");
    pty.send("f").wait("Follow-up · 5");
    pty.send("Sends the plan @bettina !6 Feb").wait("@ Bettina Andersen").wait("6 February 2025");
    pty.send("\r").wait("Follow-up recorded");
    pty.send("x").wait("Postpone: ");
    pty.send("\x1b").gone("Postpone: ");
    pty.send("+").wait("New slot");
    pty.send("Any other business 5\r").wait("Added: Any other business");
    pty.send("\x1a").wait("Undone: ");
    pty.send("?").wait("starts the meeting").send("\x1b");
    pty.send("w").wait("Review before the close").send("\x1b[6~").wait("Not considered");
    pty.send("\x13").wait("protocol.md");
    pty.send("q");
    assert!(pty.ended());
    assert!(fs::read_to_string(dir.path().join("keep/protocol.md")).unwrap().contains("Approved"));
}

#[test]
fn the_budget_runs_out_in_words_and_the_end_moves_with_it() {
    let dir = folder();
    let args = ["rehearse", "meetings/2025-01-15-direktionen.toml", "--from", "11.00", "--speed", "400"];
    let mut pty = Pty::start(dir.path(), &args, (120, 36));
    pty.wait("ØVELSE").wait("til tiden").wait("slut ca. 13.00");
    pty.wait("snart slut").wait("over tiden").wait("min bagud").gone("slut ca. 13.00").wait("% af tiden");
    pty.send("\x03").wait("Forlad");
    pty.send("2");
    assert!(pty.ended());
    assert!(!record(dir.path()).exists(), "a rehearsal that is not kept leaves nothing");
}

#[cfg(unix)]
#[test]
fn a_terminated_program_keeps_the_draft_that_was_just_typed() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("ØVELSE").send("n").wait("Notat ·");
    pty.send("Skrevet lige før").wait("Skrevet lige før");
    pty.signal("TERM");
    assert!(pty.ended());
    let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
    pty.wait("Skrevet lige før").send("\x03").wait("Forlad");
    pty.send("\x03");
    assert!(pty.ended());
}

#[test]
fn the_window_can_change_its_size_at_any_time() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &REHEARSE, (120, 36));
    pty.wait("ØVELSE").send("n").wait("Notat ·");
    for (cols, rows) in [(80, 24), (40, 10), (130, 45), (60, 16), (2, 2), (100, 30)] {
        pty.resize(cols, rows);
        if cols < 60 && cols > 30 {
            pty.wait("Vinduet er for lille");
        } else if cols >= 60 {
            pty.wait("Notat ·").wait("tilbage");
        }
    }
    pty.send("Stadig her").wait("Stadig her");
    pty.send("\x1b").says("notice-draft-kept");
    pty.send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
}

#[test]
fn a_second_run_on_the_same_record_is_told_who_holds_it() {
    let dir = folder();
    let file = format!("meetings/{AGENDA}");
    let mut first = Pty::start(dir.path(), &["run", &file], (100, 30));
    first.says("menu-other-day").send("3").gone("Hvad nu?");
    let holder = first_holder(dir.path());
    let mut second = Pty::start(dir.path(), &["run", &file], (100, 30));
    second.wait("i brug hos en anden").wait(&holder.to_string()).send("q");
    assert!(!second.ended());
    second.wait(&holder.to_string());
    first.send("q");
    assert!(first.ended());
    let mut third = Pty::start(dir.path(), &["run", &file], (100, 30));
    third.wait("Hvad nu?").send("\x1b").gone("Hvad nu?").send("q");
    assert!(third.ended());
}

fn first_holder(dir: &std::path::Path) -> u64 {
    let told = fs::read_to_string(record(dir).join("journal.lock.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&told).unwrap()["pid"].as_u64().unwrap()
}

#[test]
fn a_meeting_of_another_day_can_be_started_now_and_is_found_again() {
    let dir = folder();
    let file = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["run", &file], (100, 30));
    pty.wait("Hvad nu?").send("1").wait("Begyndt: Prioritering").wait("til tiden");
    pty.signal("HUP");
    pty.ended();
    let mut pty = Pty::start(dir.path(), &["run", &file], (100, 30));
    pty.says("event-meeting-resumed").wait("▶").send("q").wait("Forlad").send("2");
    assert!(pty.ended());
    let (ok, said) = run(dir.path(), &["verify", &file]);
    assert!(ok, "{said}");
}

#[test]
fn a_meeting_of_another_day_can_be_rehearsed_from_its_question() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["run", &format!("meetings/{AGENDA}")], (100, 30));
    pty.wait("Hvad nu?").send("2").wait("ØVELSE").wait("8.14");
    pty.send(" ").wait("Begyndt: ").send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let journal = record(dir.path()).join("journal.jsonl");
    assert!(fs::read(journal).unwrap_or_default().is_empty(), "the real record holds nothing of it");
}

#[test]
fn the_list_shows_the_meetings_with_their_states_and_opens_one() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &[], (120, 36));
    for text in ["15-01-2025", "24-01-2024", "04-06-2025", "28-08-2024", "22-01-2024", "Direktionen", "ikke holdt"] {
        pty.wait(text);
    }
    pty.send("\r").wait("Hvad nu?").send("1").wait("▶").send("\x03").wait("Forlad").send("2");
    assert!(pty.ended());
    let mut pty = Pty::start(dir.path(), &["--lang", "en"], (120, 36));
    pty.wait("running").wait("not held").send("q");
    assert!(pty.ended());
}

#[test]
fn an_agenda_with_errors_is_reported_on_the_ordinary_screen() {
    let dir = folder();
    fs::write(dir.path().join("bad.toml"), "title = \"x\"\ndate = 2025-01-15\nslots = 3\n").unwrap();
    for args in [["run", "bad.toml"], ["rehearse", "bad.toml"]] {
        let mut pty = Pty::start(dir.path(), &args, (100, 30));
        assert!(!pty.ended());
        pty.wait("slots").wait("bad.toml");
        assert!(!String::from_utf8_lossy(&pty.raw()).contains("\x1b[?1049h"));
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    let dir = folder();
    let output = std::process::Command::new(binary())
        .args(["run", &format!("meetings/{AGENDA}")])
        .current_dir(dir.path())
        .env("XDG_CONFIG_HOME", dir.path())
        .env("APPDATA", dir.path())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.stdout.is_empty() || !output.stdout.contains(&0x1b), "{:?}", String::from_utf8(output.stdout));
    assert_eq!((output.status.code(), said.contains("terminal")), (Some(1), true), "{said}");
}

#[test]
fn nobody_can_write_while_the_record_is_held_and_a_dead_holder_does_not_block() {
    let dir = folder();
    let file = format!("meetings/{AGENDA}");
    let mut first = Pty::start(dir.path(), &["run", &file], (100, 30));
    first.wait("Hvad nu?");
    kill("KILL", u32::try_from(first_holder(dir.path())).unwrap());
    assert!(!first.ended());
    let mut second = Pty::start(dir.path(), &["run", &file], (100, 30));
    second.wait("Hvad nu?").send("4");
    assert!(second.ended());
}

#[cfg(unix)]
#[test]
fn no_color_is_honoured_and_color_always_overrules_it() {
    let dir = folder();
    let coloured = |script: &str| {
        let mut pty = Pty::shell(dir.path(), &format!("{script} rehearse meetings/{AGENDA} --from 11.00"), (100, 30));
        pty.wait("ØVELSE").send("q").wait("Forlad").send("2");
        pty.ended();
        String::from_utf8_lossy(&pty.raw()).contains("\x1b[38;")
    };
    assert!(!coloured("NO_COLOR=1 \"$P\""));
    assert!(!coloured("\"$P\" --color never"));
    assert!(coloured("NO_COLOR=1 \"$P\" --color always"));
    assert!(coloured("env -u NO_COLOR \"$P\""));
}

#[test]
fn looking_at_a_meeting_writes_no_drafts() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &["run", &format!("meetings/{AGENDA}")], (100, 30));
    pty.wait("Hvad nu?").send("3").gone("Hvad nu?").send("q");
    assert!(pty.ended());
    assert!(!record(dir.path()).join("drafts.json").exists());
}

#[test]
fn a_word_file_is_not_poured_into_a_terminal() {
    let dir = folder();
    let file = format!("meetings/{AGENDA}");
    let mut pty = Pty::start(dir.path(), &["protocol", &file, "--format", "docx", "-o", "-"], (100, 30));
    assert!(!pty.ended());
    pty.wait("-o");
    assert!(!String::from_utf8_lossy(&pty.raw()).contains("PK"), "{:?}", pty.screen());
    // What is text may be read there.
    let mut pty = Pty::start(dir.path(), &["protocol", &file, "-o", "-"], (100, 30));
    assert!(pty.ended());
    pty.wait("Underskriftsside");
}

#[test]
fn a_paste_of_several_lines_records_nothing_and_starts_nothing() {
    let paste = "\x1b[200~Første linje\nAnden linje\nTredje linje\x1b[201~";
    // Into a line; and where no text is open, which opens a note.
    for opened in ["o", ""] {
        let dir = folder();
        let mut pty = Pty::start(dir.path(), &REHEARSE, (100, 30));
        pty.wait("til tiden").send(" ").wait("Begyndt: Drøftelse og godkendelse");
        if !opened.is_empty() {
            pty.send(opened).wait("Opfølgning ·");
        }
        pty.send(paste).wait("Tredje linje");
        pty.signal("KILL");
        pty.ended();
        let journal = fs::read_to_string(dir.path().join("keep/journal.jsonl")).unwrap();
        assert!(!journal.contains("linje"), "{journal}");
        let started = journal.lines().rfind(|line| line.contains("slot_started")).unwrap();
        assert!(started.contains(r#""slot":"5""#), "{started}");
    }
}
