//! What goes from the agenda when something closed comes into it: it may be the same matter under another name.

use punktlig::agenda::AsRead;
use punktlig::meeting::{ShownRecord, reload};
use punktlig::protocol::{Format, Templates, render};

use super::*;

pub(super) fn plan(items: &str, slots: &str) -> Agenda {
    agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\nitem = [{items}]\nslot = [{slots}]\n"))
}

/// The events by which an agenda is taken over.
fn taken_over(told: &LiveMeeting, agenda: &Agenda) -> Vec<Event> {
    reload::events(told.meeting(), Box::new(agenda.clone()), &[])
}

pub(super) fn take_over(told: &mut LiveMeeting, agenda: &Agenda) {
    taken_over(told, agenda).into_iter().for_each(|event| _ = told.record(event));
}

pub(super) fn public(told: &LiveMeeting) -> String {
    let model = told.protocol(Audience::Public);
    let text = |format| String::from_utf8(render(format, &model, &Templates::default()).unwrap().bytes).unwrap();
    text(Format::Md) + &text(Format::Json)
}

const ITEMS: &str = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Afskedigelse Zebra Hansen" },
    { number = 3, title = "Eventuelt" }"#;
const SLOTS: &str = r#"{ at = "9.00", items = [1], minutes = 10 }, { at = "9.10", items = [2], minutes = 10 },
    { at = "9.20", items = [3], minutes = 10 }"#;

/// A meeting in its first slot, with a decision on the second.
fn told(items: &str, slots: &str) -> LiveMeeting {
    let mut told = LiveMeeting::new(plan(items, slots));
    told.at("9.00").start(0);
    let on = told.meeting().slots()[1].targets()[0].clone();
    told.decide(&on, "Zebra fratræder.", Outcome::Approved);
    told
}

/// The meeting with what is under Zebra in it, and the one after which that is gone and something closed is there.
fn vanishing() -> Vec<(&'static str, LiveMeeting, Agenda)> {
    let item = |items: &str, slots: &str| (told(ITEMS, SLOTS), plan(items, slots));
    let points = r#"{ at = "9.00", items = [1] }, { at = "9.10", title = "Afskedigelse Zebra Hansen" }"#;
    let one = r#"{ number = 1, title = "Budget" }"#;
    let point = |items: &str, slots: &str| (told(one, points), plan(items, slots));
    let cases = [
        (
            "renumbered",
            item(
                r#"{ number = 1, title = "Budget" }, { number = 2, title = "Nyt" },
                    { number = 3, title = "Personalesag", access = "closed" }, { number = 4, title = "Eventuelt" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.05", items = [2] }, { at = "9.10", items = [3] },
                    { at = "9.20", items = [4] }"#,
            ),
        ),
        (
            "another open item has its number",
            item(
                r#"{ number = 1, title = "Budget" }, { number = 2, title = "Nyt" }, { number = 3, title = "Eventuelt" },
                    { number = 4, title = "Personalesag", access = "closed" }"#,
                &format!("{SLOTS}, {{ at = \"9.30\", items = [4] }}"),
            ),
        ),
        (
            "now a closed point",
            item(
                r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.10", title = "Personalesag", access = "closed" },
                    { at = "9.20", items = [3] }"#,
            ),
        ),
        (
            "closed by its slot",
            item(
                r#"{ number = 1, title = "Budget" }, { number = 2, title = "Nyt" },
                    { number = 3, title = "Personalesag" }, { number = 4, title = "Eventuelt" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.05", items = [2] },
                    { at = "9.10", items = [3], access = "closed" }, { at = "9.20", items = [4] }"#,
            ),
        ),
        (
            "now a closed annex",
            item(
                r#"{ number = 1, title = "Budget", annexes = [{ title = "Sag H", access = "closed" }] },
                    { number = 3, title = "Eventuelt" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }"#,
            ),
        ),
        (
            "another is closed as it is",
            item(
                r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt", access = "closed" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }"#,
            ),
        ),
        (
            "a point",
            point(one, r#"{ at = "9.00", items = [1] }, { at = "9.10", title = "Personalesag", access = "closed" }"#),
        ),
        (
            "a point is a closed item",
            point(
                r#"{ number = 1, title = "Budget" }, { number = 2, title = "Personalesag", access = "closed" }"#,
                r#"{ at = "9.00", items = [1] }, { at = "9.10", items = [2] }"#,
            ),
        ),
        (
            "a point is moved",
            point(
                one,
                r#"{ at = "9.00", items = [1] }, { at = "9.15", title = "Afskedigelse, Zebra H", access = "closed" }"#,
            ),
        ),
    ];
    cases.map(|(name, (told, agenda))| (name, told, agenda)).into()
}

#[test]
fn what_goes_while_something_closed_comes_is_withheld_and_in_the_review_until_exactly_it_is_published() {
    for (name, mut told, agenda) in vanishing() {
        assert!(public(&told).contains("Zebra"), "{name}");
        let closed = reload::closed_by(told.meeting(), AsRead::Whole(&agenda));
        let titles: Vec<&str> = closed.iter().map(|on| told.meeting().title(on)).collect();
        assert!(titles.iter().any(|title| title.contains("Zebra")), "{name}: {titles:?}");
        assert!(!public_as_file(&told, &agenda).contains("Zebra"), "{name}: the file as it is is enough");
        take_over(&mut told, &agenda);
        assert!(!public(&told).contains("Zebra"), "{name}: {}", public(&told));
        let full = told.protocol(Audience::Full);
        assert!(full.items.iter().any(|item| item.title.contains("Zebra")), "{name}");
        let withheld: Vec<Target> = told.meeting().review().withheld_matters.into_iter().cloned().collect();
        assert_eq!(withheld.len(), 1, "{name}");
        let on = withheld[0].clone();
        let title = told.meeting().title(&on).to_owned();
        let records = told.meeting().shown_of(&on);
        let publish = |title: &str, records: &[ShownRecord]| Event::MatterPublished {
            on: on.clone(),
            title: title.to_owned(),
            records: records.to_vec(),
        };
        told.record(publish("Noget andet", &records)).record(publish(&title, &[]));
        assert!(!public(&told).contains("Zebra"), "{name}");
        told.record(publish(&title, &records));
        assert!(public(&told).contains("Zebra fratræder"), "{name}");
        assert_eq!(told.meeting().review().published_matters, [&on]);
        let seq = told.seq();
        assert!(!public(told.record(Event::Undone { undo: seq })).contains("Zebra"), "{name}");
        assert!(public(told.record(Event::Redone { redo: seq })).contains("Zebra"), "{name}");
        // Something else that is closed comes: the yes is.
        let mut more = agenda.clone();
        more.items.push(plan(r#"{ number = 9, title = "Ny sag", access = "closed" }"#, SLOTS_OF_NINE).items.remove(0));
        take_over(&mut told, &more);
        assert!(public(&told).contains("Zebra"), "{name}");
    }
}

#[test]
fn guests_and_who_was_disqualified_come_back_with_what_was_withheld_once_exactly_they_are_published() {
    let (item, guest) = (crate::kit::item(2), Who::Name("Zebra Hansen".into()));
    let text = "title = \"M\"\ndate = 2025-01-15\nmembers = [\"aa\"]\nchair = \"aa\"\n\
        person = [{ id = \"aa\", name = \"Anna Agerskov\" }]\n\
        item = [{ number = 1, title = \"Budget\" }, { number = 2, title = \"Besøg\" }]\n\
        slot = [{ at = \"9.00\", items = [1] }, { at = \"9.10\", until = \"9.20\", items = [2], guests = [\"Zebra Hansen\"] }]\n";
    let mut told = LiveMeeting::new(crate::kit::agenda(text));
    told.record(Event::AllPresentRecorded).start(1);
    told.record(Event::GuestMarked { slot: "2".into(), who: guest, mark: punktlig::meeting::GuestMark::Arrived });
    told.record(Event::DisqualificationRecorded { who: Who::Id("aa".into()), on: item.clone() });
    told.record(Event::SlotEnded { slot: "2".into() });
    let before = public(&told);
    assert!(before.contains("Zebra"), "{before}");
    told.record(Event::MattersWithheld { items: vec!["2".into()], slots: Vec::new(), earlier: false });
    assert!(!public(&told).contains("Zebra"));
    told.record(Event::MatterPublished { on: item.clone(), title: "Besøg".into(), records: Vec::new() });
    assert!(!public(&told).contains("Zebra"), "nobody was shown who was there");
    assert_eq!(told.meeting().review().withheld_marks, std::slice::from_ref(&item));
    let shown = told.meeting().closed_marks_on(&item);
    assert_eq!(shown.len(), 2, "{shown:?}");
    told.record(Event::MarksPublished { on: item.clone(), shown: shown[..1].to_vec() });
    assert!(!public(&told).contains("Zebra"), "less was shown than there is");
    told.record(Event::MarksPublished { on: item.clone(), shown });
    let after = public(&told);
    assert!(after.contains("Zebra Hansen deltog") && after.contains("inhabil"), "{after}");
    assert!(told.meeting().review().withheld_marks.is_empty());
    let seq = told.seq();
    assert!(!public(told.record(Event::Undone { undo: seq })).contains("Zebra"));
}

const SLOTS_OF_NINE: &str = r#"{ at = "9.00", items = [9] }"#;

/// What is public where the file closes what the meeting has not taken over.
fn public_as_file(told: &LiveMeeting, agenda: &Agenda) -> String {
    let closed = reload::closed_by(told.meeting(), AsRead::Whole(agenda));
    let context = Context::new(Audience::Public, None, told.at);
    let model = build(&told.meeting().closing(&closed), &context);
    String::from_utf8(render(Format::Json, &model, &Templates::default()).unwrap().bytes).unwrap()
}

#[test]
fn what_goes_in_one_save_and_comes_closed_in_another_is_withheld_whichever_is_saved_first() {
    let both = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Afskedigelse Zebra Hansen" },
        { number = 3, title = "Eventuelt" }, { number = 4, title = "Personalesag", access = "closed" }"#;
    let neither = r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" }"#;
    let closed = r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" },
        { number = 4, title = "Personalesag", access = "closed" }"#;
    let without = r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }"#;
    let with = r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }, { at = "9.30", items = [4] }"#;
    let all = format!("{SLOTS}, {{ at = \"9.30\", items = [4] }}");
    for first in [plan(both, &all), plan(neither, without)] {
        let mut told = told(ITEMS, SLOTS);
        take_over(&mut told, &first);
        assert!(public(&told).contains("Zebra"), "nothing is unclear yet");
        // A record that is taken back meanwhile is on what went all the same when it is brought back.
        let undo = told.history.next_undo().unwrap().seq;
        let mut undone = LiveMeeting { history: told.history.clone(), ..LiveMeeting::new(plan(ITEMS, SLOTS)) };
        undone.record(Event::Undone { undo });
        take_over(&mut undone, &plan(closed, with));
        undone.record(Event::Redone { redo: undo });
        assert!(!public(&undone).contains("Zebra"), "{}", public(&undone));
        take_over(&mut told, &plan(closed, with));
        assert!(!public(&told).contains("Zebra"), "{}", public(&told));
        assert_eq!(told.meeting().review().withheld_matters.len(), 1);
    }
}

#[test]
fn what_goes_as_something_comes_is_withheld_once_that_is_closed_in_a_later_save() {
    let items = |two: &str, three: &str| {
        format!(r#"{{ number = 1, title = "Budget" }}, {two}, {{ number = 3, title = "Eventuelt"{three} }}"#)
    };
    let annex = r#", annexes = [{ title = "Sag H" ACCESS }]"#;
    let with_annex =
        |access: &str| items(r#"{ number = 2, title = "Personalesag" }"#, &annex.replace("ACCESS", access));
    let without = r#"{ at = "9.00", items = [1], minutes = 10 }, { at = "9.20", items = [3], minutes = 10 }"#;
    let merged = |access: &str| {
        format!(
            r#"{{ number = 1, title = "Budget" }}, {{ number = 3, title = "Eventuelt", background = "Og H."{access} }}"#
        )
    };
    let renamed = |access: &str| items(&format!(r#"{{ number = 2, title = "Personalesag"{access} }}"#), "");
    let closed = r#", access = "closed""#;
    let neither = r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" }"#;
    for (name, saves) in [
        ("renamed, then closed", [plan(&renamed(""), SLOTS), plan(&renamed(closed), SLOTS)]),
        ("renamed, then an annex closed", [plan(&with_annex(""), SLOTS), plan(&with_annex(closed), SLOTS)]),
        ("merged, then closed", [plan(&merged(""), without), plan(&merged(closed), without)]),
        (
            "a point, then closed",
            ["", closed].map(|access| {
                plan(neither, &format!("{without}, {{ at = \"9.10\", title = \"Personalesag\"{access} }}"))
            }),
        ),
    ] {
        let mut told = told(ITEMS, SLOTS);
        take_over(&mut told, &saves[0]);
        assert!(public(&told).contains("Zebra"), "{name}: nothing is unclear yet");
        let mut over = LiveMeeting { history: told.history.clone(), ..LiveMeeting::new(plan(ITEMS, SLOTS)) };
        over.record(Event::MeetingClosed);
        assert!(!public_as_file(&over, &saves[1]).contains("Zebra"), "{name}, after the close");
        take_over(&mut told, &saves[1]);
        assert!(!public(&told).contains("Zebra"), "{name}: {}", public(&told));
    }
    // What said the same all along is not what went.
    let mut told = told(ITEMS, SLOTS);
    take_over(&mut told, &plan(neither, without));
    take_over(&mut told, &plan(&neither.replace("\"Eventuelt\"", "\"Eventuelt\", access = \"closed\""), without));
    assert!(public(&told).contains("Zebra fratræder"));
}

#[test]
fn what_goes_after_something_that_came_open_was_closed_is_withheld() {
    let more = |access: &str| format!(r#"{ITEMS}, {{ number = 4, title = "Personalesag"{access} }}"#);
    let slots = format!("{SLOTS}, {{ at = \"9.30\", items = [4] }}");
    let mut told = told(ITEMS, SLOTS);
    take_over(&mut told, &plan(&more(""), &slots));
    take_over(&mut told, &plan(&more(r#", access = "closed""#), &slots));
    let gone = more(r#", access = "closed""#).replace(r#"{ number = 2, title = "Afskedigelse Zebra Hansen" },"#, "");
    take_over(&mut told, &plan(&gone, &slots.replace(r#"{ at = "9.10", items = [2], minutes = 10 },"#, "")));
    assert!(!public(&told).contains("Zebra"), "{}", public(&told));
}

#[test]
fn what_is_like_something_closed_that_comes_is_not_taken_for_something_open_that_is_more_like_it() {
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Afskedigelse Nebra Hansen" },
        { number = 3, title = "Eventuelt" },
        { number = 4, title = "Afskedigelse Zebra Hansen, H.", access = "closed" }"#;
    let mut with_items = told(ITEMS, SLOTS);
    take_over(&mut with_items, &plan(items, &format!("{SLOTS}, {{ at = \"9.30\", items = [4] }}")));
    let one = r#"{ number = 1, title = "Budget" }"#;
    let mut with_points =
        told(one, r#"{ at = "9.00", items = [1] }, { at = "9.10", title = "Afskedigelse Zebra Hansen" }"#);
    let points = r#"{ at = "9.00", items = [1] }, { at = "9.10", title = "Afskedigelse Nebra Hansen" },
        { at = "9.20", title = "Afskedigelse Zebra Hansen, H.", access = "closed" }"#;
    take_over(&mut with_points, &plan(one, points));
    for told in [with_items, with_points] {
        assert!(!public(&told).contains("Zebra") && public(&told).contains("Nebra"), "{}", public(&told));
    }
}

#[test]
fn what_goes_where_nothing_closed_comes_stays_as_public_as_it_was() {
    let closed = r#", { number = 4, title = "Personalesag", access = "closed" }"#;
    let slots = format!("{SLOTS}, {{ at = \"9.30\", items = [4] }}");
    let mut told = told(&format!("{ITEMS}{closed}"), &slots);
    // The closed item has another number and another time, and says what it said.
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Eventuelt" },
        { number = 3, title = "Personalesag", access = "closed" }"#;
    let slots = r#"{ at = "9.00", items = [1] }, { at = "9.10", items = [2] }, { at = "9.20", items = [3] }"#;
    let events = taken_over(&told, &plan(items, slots));
    assert!(matches!(events.as_slice(), [Event::AgendaReplaced { .. }]), "{events:?}");
    take_over(&mut told, &plan(items, slots));
    assert!(public(&told).contains("Zebra fratræder"));
}

/// A meeting in which item 2 goes from the file and a closed point is added, one before the other and the other way
/// round; with the events by which that is recorded.
fn going_and_added(title: &str) -> [(LiveMeeting, Vec<Event>); 2] {
    let without = plan(
        r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }"#,
    );
    let added = Event::SlotAdded {
        number: None,
        slot: "added-1".into(),
        title: title.into(),
        minutes: None,
        after: None,
        access: Access::Closed,
    };
    let mut before = told(ITEMS, SLOTS);
    before.record(added.clone());
    let going = taken_over(&before, &without);
    let mut after = told(ITEMS, SLOTS);
    assert!(reload::withheld_by_addition(after.meeting(), title).is_none());
    take_over(&mut after, &without);
    assert!(public(&after).contains("Zebra"));
    let adding: Vec<Event> = reload::withheld_by_addition(after.meeting(), title).into_iter().chain([added]).collect();
    for (told, events) in [(&mut before, &going), (&mut after, &adding)] {
        events.iter().for_each(|event| _ = told.record(event.clone()));
    }
    [(before, going), (after, adding)]
}

#[test]
fn a_closed_point_that_is_added_withholds_nothing_that_goes_from_the_file_or_went() {
    for (told, events) in going_and_added("Personalesag") {
        assert_eq!(events.len(), 1, "{events:?}");
        assert!(public(&told).contains("Zebra fratræder") && !public(&told).contains("Personalesag"));
        assert!(told.meeting().review().withheld_matters.is_empty());
    }
}

#[test]
fn what_goes_from_the_file_and_a_closed_point_that_is_added_may_speak_of_is_withheld() {
    let titles = ["Afskedigelse zebra Hansen", "Personalesag Hansen"];
    for (told, _) in titles.into_iter().flat_map(going_and_added) {
        assert!(!public(&told).contains("fratræder"), "{}", public(&told));
        assert_eq!(told.meeting().review().withheld_matters.len(), 1);
    }
}

#[test]
fn a_file_with_errors_or_after_the_close_closes_nothing_because_a_closed_point_was_added() {
    let mut told = told(ITEMS, SLOTS);
    told.record(Event::SlotAdded {
        number: None,
        slot: "added-1".into(),
        title: "Personalesag".into(),
        minutes: None,
        after: None,
        access: Access::Closed,
    });
    let as_it_is = plan(ITEMS, SLOTS);
    assert!(reload::closed_by(told.meeting(), AsRead::Part(&as_it_is)).is_empty());
    let without = plan(
        r#"{ number = 1, title = "Budget" }, { number = 3, title = "Eventuelt" }"#,
        r#"{ at = "9.00", items = [1] }, { at = "9.20", items = [3] }"#,
    );
    told.record(Event::MeetingClosed);
    assert!(reload::closed_by(told.meeting(), AsRead::Whole(&without)).is_empty());
}

#[test]
fn an_open_item_keeps_its_records_under_a_title_put_right_though_a_closed_point_was_added() {
    let items = ITEMS.replace("Afskedigelse Zebra Hansen", "Afskedigelse Zebra Hansen pr. 1. maj");
    let mut told = told(ITEMS, SLOTS);
    told.record(Event::SlotAdded {
        number: None,
        slot: "added-1".into(),
        title: "Afskedigelse".into(),
        minutes: None,
        after: None,
        access: Access::Closed,
    });
    take_over(&mut told, &plan(&items, SLOTS));
    let on = &told.meeting().records()[0].on;
    assert_eq!(told.meeting().title(on), "Afskedigelse Zebra Hansen pr. 1. maj");
    assert!(public(&told).contains("Zebra fratræder"));
}

#[test]
fn a_title_put_right_keeps_its_records_though_something_closed_says_more_than_before() {
    let closed = |guest: &str| {
        format!("{SLOTS}, {{ at = \"9.30\", title = \"Personalesag\", access = \"closed\", guests = [\"{guest}\"] }}")
    };
    let mut told = told(ITEMS, &closed("Bo Bech"));
    take_over(&mut told, &plan(ITEMS, &closed("Anna And")));
    take_over(&mut told, &plan(&ITEMS.replace("Afskedigelse Zebra Hansen", "Zebra"), &closed("Cai Carlsen")));
    let on = &told.meeting().records()[0].on;
    assert_eq!((told.meeting().title(on), told.meeting().is_closed(on)), ("Zebra", false));
}

#[test]
fn what_is_withheld_is_so_before_the_agenda_is_replaced_and_open_again_when_the_agenda_has_it_again() {
    for (name, mut told, agenda) in vanishing() {
        let before = told.meeting().agenda().clone();
        let events = taken_over(&told, &agenda);
        told.record(events[0].clone());
        assert!(!public(&told).contains("Zebra"), "{name}: a crash between the two leaves it closed");
        // The next start takes the rest over.
        assert_eq!(taken_over(&told, &agenda).len(), 1, "{name}");
        take_over(&mut told, &agenda);
        take_over(&mut told, &before);
        let public = public(&told);
        assert!(public.contains("Zebra Hansen") && !public.contains("fratræder"), "{name}: {public}");
        let review = told.meeting().review();
        assert!(review.withheld_matters.is_empty() && review.withheld.is_empty(), "{name}");
        // It was never closed itself: it was withheld because it was gone.
        let is_zebra = |on: &Target| told.meeting().title(on).contains("Zebra");
        assert!(review.withheld_as_gone.len() == 1 && !review.opened.iter().any(is_zebra), "{name}");
    }
}

#[test]
fn what_was_withheld_and_is_not_here_any_more_closes_no_namesake() {
    let slots = |more: &str| format!(r#"{{ at = "9.00", items = [1] }}{more}"#);
    let (one, point) = (r#"{ number = 1, title = "Budget" }"#, r#", { at = "9.10", title = "Zebra" }"#);
    let mut told = LiveMeeting::new(plan(one, &slots(point)));
    let (on, text) = (Target::Point(told.meeting().slots()[1].slot.id.clone()), "Hos os.".to_owned());
    told.record(Event::NoteRecorded { on: on.clone(), text });
    take_over(&mut told, &plan(one, &slots("")));
    told.record(reload::withheld_by_addition(told.meeting(), "Zebra, lukket").unwrap());
    assert!(told.meeting().is_closed(&on) && told.meeting().is_there(&on));
    // It was here for its note alone.
    told.undo();
    assert!(!told.meeting().is_there(&on));
    take_over(&mut told, &plan(one, &slots(point)));
    assert!(!told.meeting().is_closed(&on) && public(&told).contains("Zebra"));
    let once = told.meeting().clone();
    take_over(&mut told, &plan(one, &slots(point)));
    assert_eq!(told.meeting(), &once);
}

#[test]
fn a_slot_of_its_own_that_goes_while_something_closed_comes_keeps_its_title_and_guests_from_the_public() {
    let slots = r#"{ at = "9.00", items = [1], title = "Zebra drøftes", guests = ["Zebra Hansen"] },
        { at = "9.10", items = [1] }"#;
    let mut told = LiveMeeting::new(plan(r#"{ number = 1, title = "Budget" }"#, slots));
    told.at("9.00").start(0);
    told.decide(&item(1), "Vedtages.", Outcome::Approved);
    told.at("9.10").start(1);
    assert!(public(&told).contains("Zebra"));
    let items = r#"{ number = 1, title = "Budget" }, { number = 2, title = "Sag", access = "closed" }"#;
    take_over(&mut told, &plan(items, r#"{ at = "9.10", items = [1] }, { at = "9.20", items = [2] }"#));
    let said = public(&told);
    assert!(!said.contains("Zebra") && said.contains("Vedtages."), "{said}");
    let review = told.meeting().review();
    assert_eq!(
        review.withheld_matters.iter().map(|on| told.meeting().title(on)).collect::<Vec<_>>(),
        ["Zebra drøftes"]
    );
}

#[test]
fn a_guest_marked_while_the_matter_was_closed_is_in_the_review_when_it_is_open() {
    let slots =
        |access: &str| format!(r#"{{ at = "9.00", items = [1], access = "{access}", guests = ["Gæst Gade"] }}"#);
    let items = r#"{ number = 1, title = "Salg" }"#;
    let mut told = LiveMeeting::new(plan(items, &slots("closed")));
    told.at("9.00").start(0);
    let slot = told.meeting().slots()[0].slot.id.clone();
    let mark =
        Event::GuestMarked { slot, who: Who::Name("Gæst Gade".into()), mark: punktlig::meeting::GuestMark::Arrived };
    told.record(mark.clone());
    assert!(told.meeting().review().withheld_marks.is_empty(), "it is closed itself");
    take_over(&mut told, &plan(items, &slots("open")));
    assert_eq!(told.meeting().review().withheld_marks, [item(1)]);
    // Recorded again it is public.
    told.record(mark);
    assert!(told.meeting().review().withheld_marks.is_empty());
}

#[test]
fn an_annex_that_its_file_closes_is_not_taken_for_another_with_its_title_or_number() {
    let annexes = |annexes: &str, of_slot: &str| {
        let items =
            format!(r#"{{ number = 1, title = "Budget", annexes = [{annexes}] }}, {{ number = 2, title = "B" }}"#);
        let slots = format!(r#"{{ at = "9.00", items = [1], annexes = [{of_slot}] }}, {{ at = "9.10", items = [2] }}"#);
        plan(&items, &slots)
    };
    let notat = r#"{ title = "Notat", document = "x-2" }"#;
    let secret = r#"{ title = "Bilag 1", document = "l-2", access = "closed" }"#;
    for (before, after, of_slot) in [
        (r#"{ title = "Notat", document = "z-1" }"#, r#"{ access = "closed" }"#, ""),
        (r#"{ title = "Zebra", document = "x-2" }"#, r#"{ access = "closed" }"#, ""),
        (
            r#"{ title = "Bilag 1", document = "z-1" }"#,
            "",
            r#"{ title = "Bilag 1", document = "z-1", access = "closed" }"#,
        ),
    ] {
        let others = [notat, secret].join(", ");
        let mut told = LiveMeeting::new(annexes(&format!("{before}, {others}"), ""));
        told.at("9.00").start(0);
        let closed = |agenda: &Agenda| reload::closed_by(told.meeting(), AsRead::Whole(agenda));
        let rest = if after.is_empty() { others.clone() } else { format!("{after}, {others}") };
        assert!(closed(&annexes(&rest, of_slot)).contains(&item(1)), "{before} {after}");
        assert_eq!(closed(&annexes(&format!("{before}, {others}"), "")), [], "the same");
        let named = r#"{ title = "Bilag to", document = "z-1" }"#;
        assert_eq!(closed(&annexes(&format!("{named}, {others}"), "")), [], "another title, and nothing closed comes");
    }
}
