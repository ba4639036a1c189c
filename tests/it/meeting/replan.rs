//! The plan changed from the keyboard: what moves, what is put together, and what a changed file does to that.

use punktlig::agenda::{Access, ItemId, SlotId, Who};
use punktlig::meeting::{Event, GuestMark, NotReplanned, Target};

use crate::kit::{LiveMeeting, agenda};

/// Four items in slots of their own, with a guest for the third, and a close.
const PLAN: &str = "title = \"M\"\ndate = 2025-01-15\n\
    item = [{ number = 1, title = \"Et\" }, { number = 2, title = \"To\" }, { number = 3, title = \"Tre\" }, { number = 4, title = \"Fire\" }]\n\
    slot = [{ at = \"9.00\", items = [1], minutes = 10 }, { at = \"9.10\", items = [2], minutes = 20 }, \
            { at = \"9.30\", items = [3], minutes = 15, guests = [\"Borgmester\"] }, \
            { at = \"9.45\", items = [4], minutes = 15 }, { at = \"10.00\", kind = \"close\" }]\n";

fn held(plan: &str) -> LiveMeeting {
    let mut held = LiveMeeting::new(agenda(plan));
    held.at("9.00").start(0);
    held
}

fn order(held: &LiveMeeting) -> Vec<&str> {
    held.meeting().slots().iter().map(|run| run.slot.id.0.as_str()).collect()
}

fn moved(slot: &str, after: &str) -> Event {
    Event::SlotMoved { slot: slot.into(), after: Some(after.into()) }
}

fn merged(slot: &str, with: &str) -> Event {
    Event::SlotsMerged { slot: slot.into(), with: with.into() }
}

fn starts(held: &LiveMeeting) -> Vec<String> {
    let forecast = held.meeting().forecast(held.at);
    forecast.slots.iter().flatten().map(|e| e.start.format("%H.%M").to_string()).collect()
}

#[test]
fn a_slot_that_is_moved_is_forecast_where_it_is_and_undo_puts_it_back() {
    let mut held = held(PLAN);
    held.record(moved("4", "1"));
    assert_eq!(order(&held), ["1", "4", "2", "3", "moedet-afsluttes"]);
    // The guest was told 9.30, and is not kept waiting by what comes before.
    assert_eq!(starts(&held), ["09.00", "09.10", "09.25", "09.45", "10.00"]);
    let run = &held.meeting().slots()[1];
    assert!(run.moved && run.planned_start().is_none() && run.told_start().is_some());
    held.undo();
    assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
    held.redo();
    assert_eq!(order(&held), ["1", "4", "2", "3", "moedet-afsluttes"]);
}

#[test]
fn what_has_begun_and_the_close_stay_where_they_are_and_nothing_goes_to_another_day() {
    let close = "{ at = \"10.00\", kind = \"close\" }";
    let two_days = PLAN.replace(close, &format!("{close}, {{ date = 2025-01-16, at = \"9.00\", title = \"Rest\" }}"));
    let mut held = held(&two_days);
    let before: Vec<String> = order(&held).into_iter().map(str::to_owned).collect();
    for (slot, after) in [("1", "3"), ("moedet-afsluttes", "1"), ("2", "moedet-afsluttes"), ("2", "rest"), ("2", "x")] {
        held.record(moved(slot, after));
        assert_eq!(order(&held), before, "{slot} after {after}");
    }
    held.record(Event::SlotMoved { slot: "rest".into(), after: None });
    assert_eq!(order(&held), before);
    let places = held.meeting().places_to_move(&"4".into()).unwrap();
    let after: Vec<Option<SlotId>> = ["1", "2", "3"].iter().map(|id| Some((*id).into())).collect();
    assert_eq!(places, after);
    assert_eq!(held.meeting().places_to_move(&"1".into()), Err(NotReplanned::NotToCome));
    // Nothing has begun on the other day: it can be the first there, after what ends the day before.
    let places = held.meeting().places_to_move(&"rest".into()).unwrap();
    assert_eq!(places, [Some("moedet-afsluttes".into())]);
}

#[test]
fn a_passed_over_slot_can_stay_or_come_after_what_has_begun() {
    let mut held = held(PLAN);
    held.at("9.10").start("3");
    let places = held.meeting().places_to_move(&"2".into()).unwrap();
    assert_eq!(places, [Some("1".into()), Some("3".into()), Some("4".into())]);
}

#[test]
fn another_start_is_the_slots_own_until_the_file_gives_it_another() {
    let mut held = held(PLAN);
    let start = |hm: &str| format!("2025-01-15T{hm}:00").parse().unwrap();
    held.record(Event::StartChanged { slot: "3".into(), start: start("09:50") });
    // It has a guest, so that it waits for its time.
    assert_eq!(starts(&held), ["09.00", "09.10", "09.50", "10.05", "10.20"]);
    let longer = PLAN.replace("title = \"Fire\"", "title = \"Fire igen\"");
    held.take_over(agenda(&longer));
    assert_eq!(held.meeting().slots()[2].planned_start(), Some(start("09:50")));
    let later = PLAN.replace("at = \"9.30\"", "at = \"9.35\"");
    held.take_over(agenda(&later));
    assert_eq!(held.meeting().slots()[2].planned_start(), Some(start("09:35")));
}

#[test]
fn a_move_holds_until_the_file_moves_that_slot() {
    let mut held = held(PLAN);
    held.record(moved("4", "1"));
    // Something else is new in the file, and something else has another length.
    let other = PLAN
        .replace("minutes = 20", "minutes = 15")
        .replace("{ at = \"10.00\"", "{ at = \"9.58\", title = \"Nyt\" }, { at = \"10.00\"");
    held.take_over(agenda(&other));
    assert_eq!(order(&held), ["1", "4", "2", "3", "nyt", "moedet-afsluttes"]);
    assert!(held.meeting().slots()[1].moved);
    // The file itself puts it between 2 and 3: now that counts.
    let moved = PLAN.replace(
        "{ at = \"9.30\", items = [3], minutes = 15, guests = [\"Borgmester\"] }, { at = \"9.45\", items = [4], minutes = 15 }",
        "{ at = \"9.30\", items = [4], minutes = 15 }, { at = \"9.45\", items = [3], minutes = 15, guests = [\"Borgmester\"] }",
    );
    assert_ne!(moved, PLAN);
    held.take_over(agenda(&moved));
    assert_eq!(order(&held), ["1", "2", "4", "3", "moedet-afsluttes"]);
    assert!(held.meeting().slots().iter().all(|run| !run.moved));
}

#[test]
fn slots_that_are_put_together_are_one_with_the_time_and_the_guests_of_both() {
    let mut held = held(PLAN);
    let who = Who::Name("Borgmester".into());
    held.record(merged("2", "3"));
    held.record(Event::GuestMarked { slot: "2".into(), who, mark: GuestMark::CalledIn });
    assert_eq!(order(&held), ["1", "2", "4", "moedet-afsluttes"]);
    let run = &held.meeting().slots()[1];
    assert_eq!(run.slot.items, [ItemId::from("2"), "3".into()]);
    assert_eq!((run.minutes(), run.slot.title.as_str()), (Some(35), "To · Tre"));
    assert_eq!(run.mark(&Who::Name("Borgmester".into())), GuestMark::CalledIn);
    assert_eq!(run.named_for[&Who::Name("Borgmester".into())], [ItemId::from("3")].into());
    // A third one.
    held.record(merged("2", "4"));
    assert_eq!(order(&held), ["1", "2", "moedet-afsluttes"]);
    assert_eq!(held.meeting().slots()[1].minutes(), Some(50));
    held.undo().undo().undo();
    assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
}

#[test]
fn what_was_put_together_stays_so_until_the_file_treats_its_items_otherwise() {
    let mut held = held(PLAN);
    held.record(merged("2", "3"));
    let renamed = PLAN.replace("title = \"Tre\"", "title = \"Tre, fortsat\"");
    held.take_over(agenda(&renamed));
    assert_eq!(order(&held), ["1", "2", "4", "moedet-afsluttes"]);
    assert_eq!(held.meeting().slots()[1].slot.title, "To · Tre, fortsat");
    // The file takes 3 together with 4.
    let other = PLAN
        .replace("items = [3], minutes = 15, guests = [\"Borgmester\"]", "items = [3, 4], minutes = 15")
        .replace("{ at = \"9.45\", items = [4], minutes = 15 }, ", "");
    held.take_over(agenda(&other));
    let items: Vec<usize> = held.meeting().slots().iter().map(|run| run.slot.items.len()).collect();
    assert_eq!(items, [1, 1, 2, 0], "{:?}", order(&held));
}

#[test]
fn what_was_treated_together_stays_together_whatever_the_file_does() {
    let mut held = held(PLAN);
    held.record(merged("2", "3"));
    held.at("9.10").start("2");
    held.record(Event::GuestMarked { slot: "2".into(), who: Who::Name("Borgmester".into()), mark: GuestMark::Arrived });
    let without = PLAN.replace("{ at = \"9.30\", items = [3], minutes = 15, guests = [\"Borgmester\"] }, ", "");
    held.take_over(agenda(&without));
    let run = &held.meeting().slots()[1];
    assert_eq!(run.slot.items, [ItemId::from("2"), "3".into()]);
    assert_eq!(held.meeting().running(), Some(1));
    assert_eq!(run.mark(&Who::Name("Borgmester".into())), GuestMark::Arrived);
    held.take_over(agenda(PLAN));
    assert_eq!(order(&held), ["1", "2", "4", "moedet-afsluttes"]);
    assert_eq!(held.meeting().running(), Some(1));
    let run = &held.meeting().slots()[1];
    assert_eq!(run.mark(&Who::Name("Borgmester".into())), GuestMark::Arrived);
    assert_eq!((run.spans.len(), run.minutes()), (1, Some(35)));
}

#[test]
fn breaks_points_and_what_is_over_are_put_together_with_nothing() {
    let plan = PLAN.replace("{ at = \"9.45\", items = [4], minutes = 15 }", "{ at = \"9.45\", kind = \"break\" }");
    let held = held(&plan);
    let with = |slot: &str| held.meeting().slot_to_merge(&slot.into());
    assert_eq!(with("1"), Ok(1), "what runs takes in the next one");
    assert_eq!(with("3"), Err(NotReplanned::NotOfItems));
    assert_eq!(with("pause"), Err(NotReplanned::NothingFollows));
}

#[test]
fn an_open_slot_is_never_put_together_with_one_that_says_that_it_is_closed() {
    // Closed by the screen alone, what was recorded on it would be open as soon as the two are taken apart.
    let plan = PLAN.replace("items = [3], minutes = 15", "items = [3], minutes = 15, access = \"closed\"");
    let mut held = held(&plan);
    assert_eq!(held.meeting().slot_to_merge(&"2".into()), Err(NotReplanned::NotAsOpen));
    held.record(merged("2", "3"));
    assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
    assert!(!held.meeting().is_closed(&Target::Item("2".into())));
}

#[test]
fn slots_of_which_the_file_closes_one_are_taken_apart_whether_they_have_begun_or_not() {
    for begins in [false, true] {
        let mut held = held(PLAN);
        held.record(merged("2", "3"));
        if begins {
            held.at("9.10").start("2");
        }
        held.take_over(agenda(
            &PLAN.replace("items = [3], minutes = 15", "items = [3], minutes = 15, access = \"closed\""),
        ));
        assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
        let is_closed = |id: &str| held.meeting().is_closed(&Target::Item(id.into()));
        assert!(is_closed("3") && !is_closed("2"), "begins: {begins}");
        assert_eq!(held.meeting().running(), begins.then_some(1).or(Some(0)));
    }
}

#[test]
fn a_slot_whose_guest_is_marked_is_put_together_with_nothing_that_the_guest_comes_to() {
    let guest = || Who::Name("Borgmester".into());
    let mark = |slot: &str| Event::GuestMarked { slot: slot.into(), who: guest(), mark: GuestMark::Arrived };
    let mut one = held(PLAN);
    one.record(mark("3"));
    assert_eq!(one.meeting().slot_to_merge(&"2".into()), Err(NotReplanned::HasMarks));
    let both = PLAN.replace("items = [2], minutes = 20", "items = [2], minutes = 20, guests = [\"Borgmester\"]");
    let mut two = held(&both);
    two.record(mark("2"));
    assert_eq!(two.meeting().slot_to_merge(&"2".into()), Err(NotReplanned::HasMarks));
}

#[test]
fn a_length_that_was_changed_stays_the_same_whatever_is_saved_in_the_file() {
    let mut held = held(PLAN);
    let longer =
        Event::BudgetsChanged { budgets: vec![punktlig::meeting::ChangedBudget { slot: "2".into(), minutes: 30 }] };
    held.record(longer).record(merged("2", "3"));
    assert_eq!(held.meeting().slots()[1].minutes(), Some(45));
    for n in 0..3 {
        held.take_over(agenda(&PLAN.replace("title = \"Fire\"", &format!("title = \"Fire {n}\""))));
        assert_eq!(held.meeting().slots()[1].minutes(), Some(45));
    }
}

#[test]
fn an_added_point_is_renamed_and_removed_unless_something_is_recorded_on_it() {
    let mut held = held(PLAN);
    let slot = || SlotId::from("added-1");
    let added = |access| Event::SlotAdded {
        slot: slot(),
        title: "Nyt".into(),
        minutes: None,
        number: None,
        after: Some("1".into()),
        access,
    };
    held.record(added(Access::Open));
    held.record(Event::SlotRenamed { slot: slot(), title: "Nyere".into(), access: Access::Open });
    assert_eq!(held.meeting().slots()[1].slot.title, "Nyere");
    held.record(Event::SlotRenamed { slot: slot(), title: "Personalesag".into(), access: Access::Closed });
    held.record(Event::SlotRenamed { slot: slot(), title: "Igen".into(), access: Access::Open });
    let on = Target::Point(slot());
    assert!(held.meeting().is_closed(&on), "another title opens nothing");
    held.decide(&on, "Besluttet.", punktlig::agenda::Outcome::Other);
    assert_eq!(held.meeting().slot_to_remove(&slot()), Err(NotReplanned::HasRecords));
    held.record(Event::SlotRemoved { slot: slot() });
    assert_eq!(order(&held)[1], "added-1", "nothing that was recorded goes");
    held.undo();
    held.undo();
    held.record(Event::SlotRemoved { slot: slot() });
    assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
    held.undo();
    assert_eq!(order(&held)[1], "added-1");
    // What the agenda has it alone names and removes.
    held.record(Event::SlotRenamed { slot: "2".into(), title: "Andet".into(), access: Access::Open });
    held.record(Event::SlotRemoved { slot: "2".into() });
    assert_eq!(held.meeting().slots()[2].slot.title, "To");
}

#[test]
fn what_was_put_together_is_taken_apart_again_as_the_agenda_has_it_until_it_has_begun() {
    let mut held = held(PLAN);
    let apart = |slot: &str| Event::SlotsTakenApart { slot: slot.into() };
    let who = Who::Name("Borgmester".into());
    held.record(merged("2", "3")).record(merged("2", "4"));
    let longer = |minutes| vec![punktlig::meeting::ChangedBudget { slot: "2".into(), minutes }];
    held.record(Event::BudgetsChanged { budgets: longer(60) });
    held.record(Event::GuestMarked { slot: "2".into(), who: who.clone(), mark: GuestMark::CalledIn });
    held.record(apart("2"));
    assert_eq!(order(&held), ["1", "2", "3", "4", "moedet-afsluttes"]);
    let minutes = |held: &LiveMeeting| held.meeting().slots().iter().map(|run| run.minutes()).collect::<Vec<_>>();
    assert_eq!(minutes(&held), [Some(10), Some(30), Some(15), Some(15), Some(0)]);
    assert_eq!(held.meeting().slots()[2].mark(&who), GuestMark::CalledIn, "the guest comes for what he was asked to");
    assert!(held.meeting().slots()[1].marks.is_empty());
    held.undo();
    assert_eq!(order(&held), ["1", "2", "moedet-afsluttes"]);
    // What is as the agenda has it, and what has begun, stay as they are.
    assert_eq!(held.meeting().slot_to_take_apart(&"1".into()), Err(NotReplanned::NotToCome));
    held.at("9.10").start("2");
    let before = held.meeting().clone();
    held.record(apart("2")).record(apart("moedet-afsluttes"));
    assert_eq!(held.meeting().slots(), before.slots());
    held.undo().undo();
    assert_eq!(held.meeting().slot_to_take_apart(&"2".into()), Err(NotReplanned::NotToCome));
}

#[test]
fn an_added_point_gets_a_number_later_on_and_nothing_else_of_it_is_changed_by_that() {
    let mut held = held(PLAN);
    let (slot, title, access) = (SlotId::from("added-1"), "Nyt".to_owned(), Access::Closed);
    held.record(Event::SlotAdded { slot, title, minutes: None, number: None, after: Some("1".into()), access });
    let numbered = |slot: &str, title: &str| Event::SlotNumbered {
        slot: slot.into(),
        number: "14".into(),
        title: title.into(),
        access: Access::Open,
    };
    held.record(numbered("added-1", "Nyere"));
    let added = held.meeting().slots()[1].slot.clone();
    assert_eq!((added.number.as_deref(), added.title.as_str()), (Some("14"), "Nyere"));
    assert!(held.meeting().is_closed(&Target::Point("added-1".into())), "a number opens nothing");
    held.undo();
    assert_eq!(held.meeting().slots()[1].slot.number, None);
    // The agenda numbers what it has.
    held.record(numbered("2", "Andet"));
    assert_eq!(held.meeting().slots()[2].slot.title, "To");
}

#[test]
fn a_length_that_the_file_never_said_holds_while_the_times_around_it_change() {
    // Nobody wrote how long any of them takes but for the last.
    let plan =
        PLAN.replace(", minutes = 10 }", " }").replace(", minutes = 20 }", " }").replace(", minutes = 15, ", ", ");
    let longer = |file: &str| {
        let mut held = held(&plan);
        let budgets = vec![punktlig::meeting::ChangedBudget { slot: "2".into(), minutes: 25 }];
        held.record(Event::BudgetsChanged { budgets });
        held.at("9.05").take_over(agenda(file));
        let run = held.meeting().slots().iter().find(|run| run.slot.id.0 == "2").unwrap();
        (run.agreed_minutes(), run.changed_minutes)
    };
    let third = "{ at = \"9.30\", items = [3], guests = [\"Borgmester\"] }, ";
    assert!(plan.contains(third), "{plan}");
    assert_eq!(longer(&plan), (Some(20), Some(25)));
    assert_eq!(longer(&plan.replace(third, "")), (Some(35), Some(25)), "what follows goes");
    assert_eq!(longer(&plan.replace("9.10", "9.15")), (Some(15), Some(25)), "it begins later");
    assert_eq!(longer(&plan.replace("9.30", "9.35")), (Some(25), None), "that is what it has now");
    let said = |minutes: u8| plan.replace("items = [2] }", &format!("items = [2], minutes = {minutes} }}"));
    assert_eq!(longer(&said(20)), (Some(20), Some(25)), "it says the same");
    assert_eq!(longer(&said(15)), (Some(15), None), "it says otherwise now");
    assert_eq!(longer(&plan.replace(", { at = \"9.30\"", ", { title = \"X\" }, { at = \"9.30\"")), (None, Some(25)));
}

#[test]
fn a_length_of_the_last_slot_holds_while_something_comes_or_goes_after_it() {
    let close = ", { at = \"10.00\", kind = \"close\" }";
    let closed = PLAN.replace("items = [4], minutes = 15", "items = [4]");
    let open = closed.replace(close, "");
    let changed = |before: &str, after: &str| {
        let mut held = held(before);
        let budgets = vec![punktlig::meeting::ChangedBudget { slot: "4".into(), minutes: 25 }];
        held.record(Event::BudgetsChanged { budgets }).at("9.05").take_over(agenda(after));
        let run = held.meeting().slots().iter().find(|run| run.slot.id.0 == "4").unwrap();
        (run.agreed_minutes(), run.changed_minutes)
    };
    assert_eq!(changed(&open, &closed), (Some(15), Some(25)));
    assert_eq!(changed(&closed, &open), (None, Some(25)));
    assert_eq!(changed(&open, PLAN), (Some(15), None), "the file says it now");
}

#[test]
fn who_came_to_slots_that_were_one_is_a_guest_of_each_once_they_are_apart() {
    let mut held = held(PLAN);
    let mette = Who::Id(punktlig::agenda::PartyId::made("Mette Holm"));
    let (title, organisation, group) = (None, Some("KL".into()), None);
    let Who::Id(id) = mette.clone() else { unreachable!() };
    held.record(Event::PersonNamed { id, name: "Mette Holm".into(), title, organisation, group });
    held.record(merged("2", "3"));
    held.record(Event::GuestAdded { slot: "2".into(), who: mette.clone(), via: None });
    held.record(Event::SlotsTakenApart { slot: "2".into() });
    let guests = |held: &LiveMeeting, slot: usize| {
        let guests = held.meeting().guests(slot).into_iter();
        guests.map(|guest| (guest.who.clone(), guest.mark)).collect::<Vec<_>>()
    };
    let hers = || (mette.clone(), GuestMark::Arrived);
    assert_eq!(guests(&held, 1), [hers()]);
    assert_eq!(guests(&held, 2), [(Who::Name("Borgmester".into()), GuestMark::Expected), hers()]);
    // One who is taken out of one of them stays in the other; put together again they have each once.
    held.record(Event::GuestMarked { slot: "2".into(), who: mette.clone(), mark: GuestMark::DidNotCome });
    assert_eq!(guests(&held, 2)[1], hers());
    held.undo().record(merged("2", "3"));
    assert_eq!(guests(&held, 1).iter().filter(|guest| **guest == hers()).count(), 1);
    // A changed agenda takes them apart and puts them together: that says nothing of guests.
    held.take_over(agenda(&PLAN.replace("Fire", "Fem")));
    assert_eq!(guests(&held, 1).iter().filter(|guest| **guest == hers()).count(), 1);
}
