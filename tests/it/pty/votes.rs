//! A vote is entered, survives a kill half entered, and is in the protocols with the dissent that was written from it.

use std::fs;

use super::terminal::{Pty, until};

const COUNCIL: &str = r#"
title = "Byrådsmøde"
date = 2025-01-15
body = "Byrådet"
protocol = { profile = "political", formats = ["md"] }
person = [
    { id = "jk", name = "Jonas Kroustrup", group = "A", role = "member" },
    { id = "lh", name = "Lene Hansen", group = "A", role = "member" },
    { id = "ah", name = "Anne Holm", group = "V", role = "member" },
]
item = [{ number = 1, title = "Budget" }]
slot = [{ at = "9.00", items = [1], minutes = 30 }]
"#;

#[test]
fn a_half_entered_vote_survives_a_kill_and_reaches_both_protocols() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("council.toml"), COUNCIL).unwrap();
    let rehearse = ["rehearse", "council.toml", "--keep", "keep"];
    let mut pty = Pty::start(dir.path(), &rehearse, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt: ");
    pty.send("b").wait("Beslutning ·");
    pty.send("Vedtaget.\x13").says("event-decision-recorded");
    // A whole group, and one of it by name.
    pty.send("v").wait("0 af 3 noteret");
    pty.send("+").wait("2 for · 0 imod · 0 undlod — 2 af 3 noteret, 1 mangler");
    let saved = || fs::read_to_string(dir.path().join("keep/drafts.json")).ok().filter(|d| d.contains("groups"));
    assert!(until(saved).is_some(), "the vote is kept while it is told");
    pty.signal("KILL");
    pty.ended();

    let mut pty = Pty::start(dir.path(), &rehearse, (80, 24));
    pty.wait("2 af 3 noteret, 1 mangler");
    pty.send("-").wait("2 for · 1 imod · 0 undlod — 3 af 3 noteret");
    // From the vote to a dissent, and back.
    pty.send("\x1b[B").send("m").wait("Afvigende mening · Anne Holm");
    pty.send("Skatten er for høj.\x13").says("event-statement-recorded-dissent").wait("3 af 3 noteret");
    pty.send("\r").says("event-vote-recorded");
    pty.send("\x1a").wait("Fortrudt: afstemningen");
    pty.send("\x19").wait("afvigende mening: Skatten");
    pty.send("a").wait("Gennemgang");
    assert!(!pty.screen().contains("uden afstemning"), "{}", pty.screen());
    pty.send("\x13").wait("PROTOKOLLEN ER SKREVET");
    pty.send("q");
    assert!(pty.ended());
    for name in ["protocol.md", "protocol.public.md"] {
        let text = fs::read_to_string(dir.path().join("keep").join(name)).unwrap();
        let said = "Vedtaget.\n\nFor stemte 2: A. Imod stemte 1: V.\n\n\
                    Anne Holm (V) ønskede følgende afvigende mening tilført protokollen: »Skatten er for høj.«\n";
        assert!(text.contains(said), "{text}");
    }
}
