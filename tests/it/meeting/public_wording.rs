//! What the public may read of a decision on a closed matter.

use punktlig::agenda::Outcome;
use punktlig::meeting::{Event, RecordId};

use crate::kit::{LiveMeeting, agenda, item};

#[test]
fn a_decision_of_which_nothing_is_published_stays_so_wherever_it_is_moved() {
    let plan = "title = \"Møde\"\ndate = 2025-01-15\n\
        item = [{ number = 1, title = \"A\", access = \"closed\", public_decision = \"OFFENTLIGT\" },\n\
        { number = 2, title = \"B\", access = \"closed\", public_decision = \"ANDET\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", items = [2] }]\n";
    let said = |held: &LiveMeeting| -> Vec<String> {
        let on = [item(1), item(2)];
        on.iter().flat_map(|on| held.meeting().public_wordings(on)).map(|(_, said)| said.to_owned()).collect()
    };
    for text in [None, Some("EGNE ORD".to_owned())] {
        let mut held = LiveMeeting::new(agenda(plan));
        held.at("9.00").start(0).decide(&item(1), "Vedtaget.", Outcome::Approved);
        let record = RecordId(held.seq());
        assert_eq!(said(&held), ["OFFENTLIGT"]);
        let shown = held.meeting().record(record).unwrap().sayings();
        held.record(Event::PublicWordingRecorded { record, text: text.clone(), shown });
        for on in [2, 1] {
            held.record(Event::RecordMoved { record, on: item(on) });
            assert_eq!(said(&held), Vec::<String>::new(), "{text:?}, on {on}");
            let record = held.meeting().record(record).unwrap();
            assert_eq!(held.meeting().is_public_wording_lapsed(record), text.is_some(), "the review says so");
        }
    }
}
