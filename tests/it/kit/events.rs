//! Every event: one meeting in which everything happens, and the list of what happens in it.

use std::collections::BTreeSet;

use punktlig::agenda::ItemId;
use punktlig::meeting::{Event, Matching};

/// A small political meeting.
const POLITICAL: &str = "title = \"Udvalg\"\ndate = 2025-01-15\nmembers = [\"a\", \"b\", \"c\"]\n\
    person = [{ id = \"a\", name = \"Anna\" }, { id = \"b\", name = \"Bo\" }, { id = \"c\", name = \"Cai\" }, { id = \"d\", name = \"Dorte\" }]\n\
    item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\", access = \"closed\" }]\n\
    slot = [{ at = \"9.00\", items = [1], minutes = 10 }, { at = \"9.10\", title = \"Pause\", kind = \"break\", minutes = 5 }, \
            { at = \"9.15\", items = [2], minutes = 10, guests = [\"Borgmester\"] }, { date = 2025-01-16, at = \"9.00\", title = \"Rest\" }]\n\
    upcoming = [{ date = 2025-01-22, points = [\"x\"] }]\nprotocol = { profile = \"political\" }\n";

/// What happens in it: everything that can, once at least.
const EVERYTHING: &str = r#"
{"at":"2025-01-15T08:57:30+01:00","event":"plan_moved","shift":{"days":0,"minutes":1}}
{"at":"2025-01-15T08:58:00+01:00","event":"all_present_recorded"}
{"at":"2025-01-15T08:58:10+01:00","event":"attendance_recorded","who":{"id":"b"},"status":"excused","reason":"ferie","substitute":{"id":"d"}}
{"at":"2025-01-15T08:58:20+01:00","event":"substitute_recorded","who":{"id":"b"},"substitute":{"name":"Hans"}}
{"at":"2025-01-15T09:01:00+01:00","event":"slot_started","slot":"1"}
{"at":"2025-01-15T09:02:00+01:00","event":"person_left","who":{"id":"c"},"time":"2025-01-15T09:01:30+01:00"}
{"at":"2025-01-15T09:03:00+01:00","event":"person_arrived","who":{"id":"c"},"time":"2025-01-15T09:02:30+01:00"}
{"at":"2025-01-15T09:03:10+01:00","event":"disqualification_recorded","who":{"id":"a"},"on":{"item":"1"}}
{"at":"2025-01-15T09:03:20+01:00","event":"disqualification_lifted","who":{"id":"a"},"on":{"item":"1"}}
{"at":"2025-01-15T09:04:00+01:00","event":"decision_recorded","on":{"item":"1"},"text":"Godkendt.","outcome":"approved"}
{"at":"2025-01-15T09:05:00+01:00","event":"follow_up_recorded","on":{"item":"1"},"task":"Sender ud","owners":[{"id":"a"},{"name":"Hans"}],"due":"2025-02-06","line":"Sender ud @a !6/2"}
{"at":"2025-01-15T09:06:00+01:00","event":"note_recorded","on":{"item":"1"},"text":"Notat"}
{"at":"2025-01-15T09:06:10+01:00","event":"record_edited","record":13,"content":{"kind":"note","text":"Nyt"}}
{"at":"2025-01-15T09:06:20+01:00","event":"record_moved","record":13,"on":{"point":"pause"}}
{"at":"2025-01-15T09:06:30+01:00","event":"record_withdrawn","record":13}
{"at":"2025-01-15T09:07:00+01:00","event":"meeting_paused"}
{"at":"2025-01-15T09:09:00+01:00","event":"meeting_resumed"}
{"at":"2025-01-15T09:10:00+01:00","event":"slot_added","slot":"ny","title":"Nyt","minutes":5,"after":"1","access":"closed"}
{"at":"2025-01-15T09:11:00+01:00","event":"budgets_changed","budgets":[{"slot":"2","minutes":7}]}
{"at":"2025-01-15T09:12:00+01:00","event":"slot_started","slot":"ny"}
{"at":"2025-01-15T09:13:00+01:00","event":"time_corrected","slot":"ny","stretch":1,"edge":"start","to":"2025-01-15T09:11:00+01:00"}
{"at":"2025-01-15T09:14:00+01:00","event":"slot_skipped","slot":"pause"}
{"at":"2025-01-15T09:14:10+01:00","event":"slot_restored","slot":"pause"}
{"at":"2025-01-15T09:14:20+01:00","event":"undone","undo":24}
{"at":"2025-01-15T09:14:30+01:00","event":"redone","redo":24}
{"at":"2025-01-15T09:15:00+01:00","event":"guest_marked","slot":"2","who":{"name":"Borgmester"},"mark":"arrived"}
{"at":"2025-01-15T09:16:00+01:00","event":"slot_started","slot":"2"}
{"at":"2025-01-15T09:17:00+01:00","event":"item_postponed","on":{"item":"2"},"to":"2025-01-22"}
{"at":"2025-01-15T09:18:00+01:00","event":"postponement_lifted","on":{"item":"2"}}
{"at":"2025-01-15T09:19:00+01:00","event":"vote_recorded","on":{"item":"1"},"decision":11,"for":{"people":[{"id":"a"}]},"against":{"groups":[{"group":"V","votes":1}]},"abstained":{"unnamed":1},"casting":"for"}
{"at":"2025-01-15T09:19:30+01:00","event":"statement_recorded","on":{"item":"1"},"decision":11,"statement":"dissent","who":[{"id":"c"},{"id":"b"}],"text":"Nej."}
{"at":"2025-01-15T09:19:40+01:00","event":"closed_text_follows"}
{"at":"2025-01-15T09:19:40+01:00","event":"decision_recorded","on":{"item":"1"},"text":"Skrevet for lukkede døre.","outcome":"other"}
{"at":"2025-01-15T09:19:50+01:00","event":"record_published","record":34,"shown":[{"content":{"kind":"decision","text":"Skrevet for lukkede døre.","outcome":"other"}}]}
{"at":"2025-01-15T09:19:54+01:00","event":"file_wording_recorded","items":[{"item":"1","title":"I filen","recommendations":{"text":"Indstilling i filen"}}],"slots":[{"slot":"pause","title":"Frokost","own_title":true}]}
{"at":"2025-01-15T09:19:55+01:00","event":"matters_withheld","items":["1"],"slots":["pause"],"earlier":true}
{"at":"2025-01-15T09:19:56+01:00","event":"matter_published","on":{"point":"pause"},"title":"Pause","records":[]}
{"at":"2025-01-15T09:19:57+01:00","event":"marks_published","on":{"point":"pause"},"shown":[]}
{"at":"2025-01-15T09:20:00+01:00","event":"slot_ended","slot":"2"}
{"at":"2025-01-15T09:21:00+01:00","event":"substitute_named","who":{"id":"c"},"substitute":{"id":"d"},"from":"2025-01-15T09:20:30+01:00"}
{"at":"2025-01-15T09:22:00+01:00","event":"item_substitute_named","who":{"id":"a"},"on":{"item":"1"},"substitute":{"name":"Hans"}}
{"at":"2025-01-15T09:23:00+01:00","event":"attendance_time_corrected","who":{"id":"c"},"time":"2025-01-15T09:02:30+01:00","to":"2025-01-15T09:02:00+01:00"}
{"at":"2025-01-15T09:23:10+01:00","event":"online_recorded","who":{"id":"a"},"online":true}
{"at":"2025-01-15T09:23:12+01:00","event":"item_chair_named","on":{"item":"1"},"who":{"id":"b"}}
{"at":"2025-01-15T09:23:13+01:00","event":"public_counted","count":12}
{"at":"2025-01-15T09:23:14+01:00","event":"person_named","id":"+mette-holm","name":"Mette Holm","title":"konsulent","organisation":"KL","group":"V"}
{"at":"2025-01-15T09:23:14+01:00","event":"participant_added","who":{"id":"+mette-holm"},"from":"2025-01-15T09:10:00+01:00"}
{"at":"2025-01-15T09:23:14+01:00","event":"guest_added","slot":"2","who":{"name":"Ulla Udefra"},"via":"Teams"}
{"at":"2025-01-15T09:23:15+01:00","event":"no_substitute_recorded","who":{"id":"c"}}
{"at":"2025-01-15T09:23:20+01:00","event":"proxy_given","who":{"id":"c"},"to":{"id":"a"}}
{"at":"2025-01-15T09:30:00+01:00","event":"meeting_closed"}
{"at":"2025-01-16T08:59:00+01:00","event":"record_opened","by":"cg"}
{"at":"2025-01-16T09:00:00+01:00","event":"correction_recorded","record":11,"content":{"kind":"decision","text":"Ikke godkendt.","outcome":"rejected"},"reason":"Fejl"}
{"at":"2025-01-16T09:01:00+01:00","event":"addition_recorded","on":{"item":"1"},"content":{"kind":"follow_up","task":"Glemt","owners":[],"due":null,"line":"Glemt"},"reason":"Glemt"}
{"at":"2025-01-16T09:01:30+01:00","event":"amendment_recorded","change":{"event":"person_left","who":{"id":"a"},"time":"2025-01-15T09:20:00+01:00"},"reason":"Glemt"}
{"at":"2025-01-16T09:01:40+01:00","event":"public_wording_amended","record":11,"text":"Noget blev besluttet.","shown":[],"reason":"Glemt"}
{"at":"2025-01-16T09:02:00+01:00","event":"meeting_reopened","reason":"Mere"}
{"at":"2025-01-16T09:03:00+01:00","event":"slot_started","slot":"pause"}
{"at":"2025-01-16T11:03:30+01:00","event":"clock_set","by_ms":7200000}
{"at":"2025-01-16T09:03:40+01:00","event":"clock_set","by_ms":-7200000,"since":54}
{"at":"2025-01-16T09:03:45+01:00","event":"closed_text_missing"}
{"at":"2025-01-16T09:03:46+01:00","event":"considered_together","items":[{"item":"1"},{"item":"2"}],"events":3}
{"at":"2025-01-16T09:03:46+01:00","event":"decision_recorded","on":{"item":"1"},"text":"Under ét.","outcome":"approved"}
{"at":"2025-01-16T09:03:46+01:00","event":"decision_recorded","on":{"item":"2"},"text":"Under ét.","outcome":"approved"}
{"at":"2025-01-16T09:03:47+01:00","event":"together_cut_short"}
{"at":"2025-01-16T09:03:50+01:00","event":"links_fixed"}
{"at":"2025-01-16T09:03:55+01:00","event":"public_wording_recorded","record":11,"text":"Noget blev besluttet.","shown":[]}
{"at":"2025-01-16T09:03:55+01:00","event":"attendance_confirmed","guests":[{"slot":"2","who":{"name":"Borgmester"},"closed":true}],"everybody":true}
{"at":"2025-01-16T09:03:56+01:00","event":"discussion_recorded","on":{"item":"1"},"text":"Der blev spurgt til økonomien."}
{"at":"2025-01-16T09:03:57+01:00","event":"slot_added","slot":"mere","title":"Mere","minutes":null,"after":null}
{"at":"2025-01-16T09:03:57+01:00","event":"slot_renamed","slot":"mere","title":"Andet","access":"closed"}
{"at":"2025-01-16T09:03:57+01:00","event":"slot_numbered","slot":"mere","number":"7","title":"Andet","access":"open"}
{"at":"2025-01-16T09:03:57+01:00","event":"slot_removed","slot":"mere"}
{"at":"2025-01-16T09:03:58+01:00","event":"slot_moved","slot":"rest","after":"2"}
{"at":"2025-01-16T09:03:58+01:00","event":"start_changed","slot":"rest","start":"2025-01-16T09:30:00"}
{"at":"2025-01-16T09:03:58+01:00","event":"motion_recorded","on":{"item":"1"},"text":"Beløbet halveres.","mover":{"id":"b"},"seconders":[{"name":"Hans"}],"line":"Beløbet halveres. @b @\"Hans\""}
{"at":"2025-01-16T09:03:58+01:00","event":"election_recorded","on":{"item":"1"},"title":"Formand","candidates":[{"who":{"id":"a"},"votes":2,"elected":true},{"who":{"name":"Hans"},"votes":1}],"blank":1,"lots":true,"line":"Formand: @a 2 valgt, Hans 1, blank 1, lod"}
{"at":"2025-01-16T09:03:59+01:00","event":"slots_merged","slot":"1","with":"2"}
{"at":"2025-01-16T09:03:59+01:00","event":"slots_taken_apart","slot":"1"}
{"at":"2025-01-16T09:04:00+01:00","event":"meeting_closed"}
"#;

/// An event with its time, as a line of a journal without number and chain.
pub fn line(at: &str, event: &Event) -> String {
    let mut value = serde_json::to_value(event).unwrap();
    value["at"] = at.into();
    value.to_string() + "\n"
}

/// The lines of a whole meeting in which everything happens: its creation first, changed agendas last.
pub fn everything() -> String {
    let agenda = Box::new(super::agenda(POLITICAL));
    let created = Event::RecordCreated { agenda: agenda.clone(), shift: None, rehearsal: false, zone: None };
    let reloaded = Event::AgendaReloaded { agenda: agenda.clone(), keep: Vec::new() };
    let same = |id: &ItemId| (id.clone(), id.clone());
    let matching = Matching { items: agenda.items.iter().map(|i| same(&i.id)).collect(), ..Matching::default() };
    let replaced = Event::AgendaReplaced { agenda, matching, settled: Vec::new(), kept_decided: Vec::new() };
    let (first, last) = ("2025-01-15T08:57:00+01:00", "2025-01-16T10:00:00+01:00");
    let ends = [line(last, &reloaded), line(last, &replaced)].concat();
    format!("{}{}{ends}", line(first, &created), EVERYTHING.trim_start())
}

/// The events of that meeting: the list of every kind of event, for whatever must hold for each.
pub fn every_event() -> Vec<Event> {
    let event = |line: &str| {
        let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
        value.as_object_mut().unwrap().remove("at");
        serde_json::from_value(value).unwrap()
    };
    everything().lines().map(event).collect()
}

#[test]
fn the_list_of_every_event_has_every_kind() {
    let listed: BTreeSet<&str> = every_event().iter().map(Event::name).collect();
    assert_eq!(listed, Event::names().collect());
}

#[test]
fn an_event_is_called_what_its_line_calls_it() {
    for event in every_event() {
        assert_eq!(serde_json::to_value(&event).unwrap()["event"], event.name());
    }
}
