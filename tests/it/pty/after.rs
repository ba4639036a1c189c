//! A closed meeting is corrected, left, taken up again and reopened; its protocols and `verify` tell of it.

use std::fs;
use std::path::Path;

use super::terminal::{Pty, folder, run};

const REHEARSE: [&str; 8] =
    ["rehearse", "meetings/2024-01-24-direktionen.toml", "--from", "10.00", "--speed", "1", "--keep", "keep"];

fn protocol(dir: &Path) -> String {
    fs::read_to_string(dir.join("keep/protocol.md")).unwrap()
}

/// The chain's values that a protocol prints, in order.
fn values(protocol: &str) -> Vec<String> {
    protocol.split('`').filter(|word| word.len() == 64).map(str::to_owned).collect()
}

#[test]
fn a_correction_after_the_close_is_in_the_protocol_and_reported_by_verify() {
    let dir = folder();
    let mut pty = Pty::start(dir.path(), &REHEARSE, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt: ");
    pty.send("b").wait("Beslutning ·");
    pty.send("Borgermødet flyttes.\x13").says("event-decision-recorded");
    pty.send("a").wait("Gennemgang");
    pty.send("\x13").wait("PROTOKOLLEN ER SKREVET");
    let closed = protocol(dir.path());
    let at_close = values(&closed);
    assert_eq!(at_close.len(), 1, "{closed}");

    pty.send("e").wait("Ret:").send("1").says("after-editor-correct");
    pty.send(" Til marts.\x13").says("after-line-correct").wait("det, der stod");
    pty.send("\r").wait("Skriv en begrundelse");
    pty.send("Datoen manglede\r").wait("rettet med en tilføjelse").wait("Datoen manglede");
    let corrected = protocol(dir.path());
    assert!(corrected.contains("(begrundelse: Datoen manglede):** Borgermødet flyttes. Til marts."), "{corrected}");
    let after = values(&corrected);
    assert_eq!((after.len(), &after[0]), (2, &at_close[0]), "the close's value stays: {corrected}");
    pty.send("q");
    assert!(pty.ended());

    let (found, said) = run(dir.path(), &["--lang", "da", "verify", "keep", &at_close[0]]);
    // Where the system knows who has the record open, that is recorded as well.
    let says_it = said.contains("Siden er der tilføjet ") && said.contains("1 rettelse efter afslutningen.");
    assert!(found && says_it, "{said}");
    let (found, said) = run(dir.path(), &["verify", "keep", "--lang", "en", &after[1]]);
    assert!(found && said.contains("Nothing has been added since."), "{said}");
    let (whole, said) = run(dir.path(), &["verify", "keep"]);
    assert!(whole && after.iter().all(|value| said.contains(value)), "{said}");

    // Taken up again, it is closed as it was; reopened, its protocol is a draft that says why.
    let mut pty = Pty::start(dir.path(), &REHEARSE, (80, 24));
    pty.wait("Mødet er afsluttet").send("k").wait("Rettet den");
    pty.send("a").wait("Hvad vil du?");
    pty.send("2").wait("Begrundelse for at genåbne");
    pty.send("Eventuelt manglede\r").wait("Mødet er genåbnet");
    pty.send("q");
    assert!(pty.ended());
    let reopened = protocol(dir.path());
    assert!(reopened.contains("UDKAST") && reopened.contains(": Eventuelt manglede."), "{reopened}");
    assert_eq!(values(&reopened).len(), 3, "{reopened}");
    let again = run(dir.path(), &["protocol", "keep", "-o", "-"]).1;
    assert_eq!(again, reopened, "the command reads from the journal what the session knew");
    let public = fs::read_to_string(dir.path().join("keep/protocol.public.md")).unwrap();
    assert!(public.contains("Mødet blev genåbnet den ") && !public.contains("Eventuelt manglede"), "{public}");
}

#[test]
fn a_rehearsal_that_was_kept_learns_what_its_agenda_closes_later() {
    let dir = folder();
    let file = dir.path().join(REHEARSE[1]);
    let mut pty = Pty::start(dir.path(), &REHEARSE, (120, 36));
    pty.wait("ØVELSE").send(" ").wait("Begyndt: ");
    pty.send("b").wait("Beslutning ·");
    pty.send("Borgermødet flyttes.\x13").says("event-decision-recorded").send("q").wait("Forlad").send("2");
    assert!(pty.ended());
    let public = ["protocol", "keep", "--audience", "public"];
    let (written, said) = run(dir.path(), &public);
    assert!(written, "{said}");
    let tells = || fs::read_to_string(dir.path().join("keep/protocol.public.md")).unwrap().contains("flyttes.");
    assert!(tells());
    let agenda = fs::read_to_string(&file).unwrap();
    let closed = agenda.replace("[[slot]]", "[[slot]]\naccess = \"closed\"");
    assert_ne!(closed, agenda);
    fs::write(&file, closed).unwrap();
    let (written, said) = run(dir.path(), &public);
    assert!(!written && said.contains("lukke"), "{said}");
    let (_, said) = run(dir.path(), &["protocol", "keep"]);
    assert!(said.contains("protocol.public.md") && !tells(), "{said}");
}
