//! What was recorded of who was there holds, whatever the agenda's file says later.

use punktlig::meeting::reload::{self, Signed};
use punktlig::meeting::{AttendanceStatus, ConfirmedGuest, GuestMark, Side, Vote};

use super::*;
use crate::kit::markdown;

/// A board of four by what its agenda says besides, with guests on its first item.
struct Board {
    head: &'static str,
    members: &'static str,
    people: &'static str,
    guests: &'static str,
}

const BOARD: Board = Board {
    head: "",
    members: r#""a", "b", "c", "d""#,
    people: r#"{ id = "s", name = "Søren S", role = "participant" }, { id = "h", name = "Hans H" }"#,
    guests: "",
};

impl Board {
    fn agenda(&self) -> Agenda {
        let Self { head, members, people, guests } = self;
        agenda(&format!(
            r#"title = "Møde"
date = 2025-01-15
members = [{members}]
{head}
person = [{{ id = "a", name = "Anna A" }}, {{ id = "b", name = "Bo B" }}, {{ id = "c", name = "Carl C" }},
    {{ id = "d", name = "Dorte D" }}, {{ id = "z", name = "Zoe Z" }}, {people}]
item = [{{ number = 1, title = "Budget" }}, {{ number = 2, title = "Skole" }}]
slot = [{{ at = "9.00", items = [1], guests = [{guests}] }}, {{ at = "9.30", items = [2] }}]
"#
        ))
    }

    /// Holds a meeting in which this is recorded on the first item.
    fn held(&self, events: impl IntoIterator<Item = Event>) -> LiveMeeting {
        let mut held = LiveMeeting::new(self.agenda());
        held.at("9.00").start(0).at("9.10").decide(&item(1), "Vedtaget.", Outcome::Approved);
        events.into_iter().for_each(|event| _ = held.record(event));
        held
    }
}

const SICK: Board = Board { head: r#"absent = [{ who = "c", reason = "syg" }]"#, ..BOARD };

fn take_over(held: &mut LiveMeeting, board: &Board) {
    for event in reload::events(held.meeting(), Box::new(board.agenda()), &[]) {
        held.record(event);
    }
}

/// What the whole minutes say, without the line on the journal.
fn text(held: &LiveMeeting) -> String {
    let whole = markdown(&held.protocol(Audience::Full)).unwrap();
    whole.split("| Registreret").next().unwrap().to_owned()
}

/// Takes an agenda over and asserts that the minutes say what they said.
fn holds(mut held: LiveMeeting, board: &Board) -> LiveMeeting {
    let before = text(&held);
    take_over(&mut held, board);
    assert_eq!(text(&held), before);
    held
}

/// Closes a meeting and opens it again.
fn reopened(mut held: LiveMeeting) -> LiveMeeting {
    held.at("10.00").record(Event::MeetingClosed).record(Event::MeetingReopened { reason: "Glemt".to_owned() });
    held
}

/// Goes on to the second item: what was recorded of the first is printed.
fn over(mut held: LiveMeeting) -> LiveMeeting {
    held.at("9.30").start(1);
    held
}

fn kim() -> Who {
    Who::Name("Kim Lund".to_owned())
}

fn everybody() -> Event {
    Event::AttendanceConfirmed { guests: Vec::new(), everybody: true }
}

fn absent(who: &str) -> Event {
    Event::AttendanceRecorded {
        who: id(who),
        status: AttendanceStatus::Excused,
        reason: Some("syg".to_owned()),
        substitute: None,
    }
}

fn left(who: &str, time: &str) -> Event {
    Event::PersonLeft { who: id(who), time: at(time) }
}

fn at(time: &str) -> punktlig::time::Stamp {
    stamp(day(2025, 1, 15).and_time(punktlig::time::parse_time(time).unwrap()))
}

fn vote() -> Event {
    let in_favour = Side { people: ["a", "b", "c", "d"].iter().map(|who| id(who)).collect(), ..Side::default() };
    Event::VoteRecorded { on: item(1), vote: Vote { in_favour, ..Vote::default() } }
}

#[test]
fn confirming_everybody_again_settles_nobody_anew() {
    let with_zoe = Board { members: r#""a", "b", "c", "d", "z""#, ..SICK };
    for again in [Event::AllPresentRecorded, everybody()] {
        let mut held = BOARD.held([Event::AllPresentRecorded, vote()]);
        take_over(&mut held, &with_zoe);
        held.record(again.clone());
        let said = text(&held);
        assert!(said.contains("  - Carl C\n") && said.contains("  - Zoe Z\n") && !said.contains("syg"), "{said}");
        // The other way round, with the one who stood in.
        let head = r#"absent = [{ who = "c", reason = "syg", substitute = "Kim Lund" }]"#;
        let mut held = Board { head, ..BOARD }.held([Event::AllPresentRecorded]);
        let before = text(&held);
        assert!(before.contains("Kim Lund") && before.contains("syg"), "{before}");
        take_over(&mut held, &BOARD);
        assert_eq!(text(held.record(again)), before);
    }
}

#[test]
fn confirming_everybody_in_a_reopened_meeting_corrects_nobody_who_was_recorded() {
    let mut held = reopened(BOARD.held([Event::AllPresentRecorded]));
    take_over(&mut held, &SICK);
    held.record(everybody());
    assert_eq!(held.meeting().amendments(), []);
}

#[test]
fn a_member_of_whom_something_was_recorded_stays_one_though_the_agenda_has_them_as_another_person() {
    let without = Board { members: r#""a", "b", "d""#, ..BOARD };
    for event in [Event::AllPresentRecorded, absent("c"), left("c", "9.05")] {
        let held = holds(BOARD.held([event.clone()]), &without);
        assert_eq!(held.meeting().quorum(held.at).seats, 3, "the file says who may vote from now on");
        let mut held = holds(reopened(BOARD.held([event])), &without);
        held.record(Event::MeetingClosed);
        assert!(text(&held).contains("Carl C"), "{}", text(&held));
    }
    // What the protocol said of who was there is settled too.
    holds(reopened(BOARD.held([])), &without);
}

#[test]
fn a_substitute_stays_when_the_agenda_drops_the_absence() {
    let recorded = Event::SubstituteRecorded { who: id("c"), substitute: Some(kim()) };
    let named = Event::SubstituteNamed { who: id("c"), substitute: Some(kim()), from: at("9.05") };
    for event in [recorded, named] {
        holds(SICK.held([event]), &BOARD);
    }
}

#[test]
fn somebody_disqualified_is_not_absent_because_the_agenda_says_so_later() {
    let disqualified = Event::DisqualificationRecorded { who: id("c"), on: item(1) };
    let substitute = Event::ItemSubstituteNamed { who: id("c"), on: item(1), substitute: Some(kim()) };
    let held = holds(BOARD.held([disqualified, substitute]), &SICK);
    assert!(text(&held).contains("Carl C"), "{}", text(&held));
}

#[test]
fn somebody_disqualified_on_something_closed_is_so_though_the_agenda_makes_them_absent_later() {
    let closing = |board: &Board| {
        let mut agenda = board.agenda();
        agenda.items[0].access = Access::Closed;
        agenda
    };
    for is_disqualified in [true, false] {
        let mut held = LiveMeeting::new(closing(&BOARD));
        held.at("9.00").start(0).at("9.10").decide(&item(1), "Vedtaget.", Outcome::Approved);
        if is_disqualified {
            held.record(Event::DisqualificationRecorded { who: id("c"), on: item(1) });
        }
        for event in reload::events(held.meeting(), Box::new(closing(&SICK)), &[]) {
            held.record(event);
        }
        held.at("9.30").start(1).at("9.40").record(Event::MeetingClosed);
        let full = text(&held);
        assert!(full.contains("Carl C (syg)") && full.contains("inhabil") == is_disqualified, "{full}");
        let public = markdown(&held.protocol(Audience::Public)).unwrap();
        assert!(public.contains("Fraværende ved de åbne punkter: Carl C\n") && !public.contains("inhabil"), "{public}");
    }
}

#[test]
fn whoever_was_recorded_as_taking_part_does_though_the_agenda_drops_the_role() {
    let people = r#"{ id = "s", name = "Søren S" }, { id = "h", name = "Hans H" }"#;
    let held = holds(BOARD.held([Event::AllPresentRecorded]), &Board { people, ..BOARD });
    assert!(text(&held).contains("Søren S"), "{}", text(&held));
}

#[test]
fn a_proxy_that_was_allowed_stays_when_the_agenda_allows_none() {
    let board = Board { head: "protocol = { proxies = true }", ..BOARD };
    let given = Event::ProxyGiven { who: id("c"), to: Some(id("b")) };
    let held = holds(board.held([Event::AllPresentRecorded, left("c", "9.05"), given, vote()]), &BOARD);
    assert!(text(&held).contains("fuldmagt"), "{}", text(&held));
}

#[test]
fn a_proxy_counts_until_the_member_comes() {
    let board = Board { head: "protocol = { proxies = true }", ..BOARD };
    let given = Event::ProxyGiven { who: id("c"), to: Some(id("b")) };
    let mut held = board.held([left("c", "9.05"), given]);
    let proxy = |held: &LiveMeeting| {
        let all = held.meeting().attendees(held.at);
        all.into_iter().find(|a| a.who == id("c")).unwrap().proxy
    };
    assert_eq!(proxy(&held), Some(id("b")));
    held.at("9.20").record(Event::PersonArrived { who: id("c"), time: at("9.15") }).record(left("c", "9.18"));
    assert_eq!(proxy(&held), None);
    held.record(Event::ProxyGiven { who: id("c"), to: Some(id("a")) });
    assert_eq!(proxy(&held), Some(id("a")));
}

#[test]
fn who_takes_part_online_was_settled_when_attendance_was_recorded() {
    let online = Board { head: r#"online = ["c"]"#, ..BOARD };
    assert!(text(&online.held([])).contains("Carl C (online)"));
    holds(BOARD.held([Event::AllPresentRecorded]), &online);
    holds(online.held([Event::AllPresentRecorded]), &BOARD);
}

#[test]
fn an_absence_from_what_was_treated_comes_too_late_and_one_from_what_is_to_come_counts() {
    let board = |items| Board { head: items, ..BOARD };
    let absent_from_1 = board(r#"absent = [{ who = "c", items = ["1"] }]"#);
    holds(BOARD.held([Event::AllPresentRecorded, vote()]), &absent_from_1);
    let mut held = BOARD.held([Event::AllPresentRecorded]);
    take_over(&mut held, &board(r#"absent = [{ who = "c", items = ["1", "2"] }]"#));
    held.at("9.30").start(1).at("9.40").decide(&item(2), "Vedtaget.", Outcome::Approved);
    let away = |number| held.meeting().not_there(&item(number), held.at).len();
    assert_eq!((away(1), away(2)), (0, 1));
    // Who was absent from it stays so.
    let mut held = absent_from_1.held([Event::AllPresentRecorded]);
    take_over(&mut held, &BOARD);
    assert_eq!(held.meeting().not_there(&item(1), held.at).len(), 1);
}

#[test]
fn a_member_added_while_the_meeting_is_open_again_is_printed_as_a_correction() {
    let mut held = reopened(BOARD.held([Event::AllPresentRecorded]));
    take_over(&mut held, &Board { members: r#""a", "b", "c", "d", "z""#, ..BOARD });
    held.record(everybody()).record(Event::MeetingClosed);
    let said = text(&held);
    let correction = "Zoe Z: til stede. Først noteret som: ikke noteret.";
    assert_eq!(said.matches(correction).count(), 1, "{said}");
    assert_eq!(said.matches("Først noteret som").count(), 1, "{said}");
}

#[test]
fn a_guest_who_came_stays_one_when_the_agenda_makes_them_a_member() {
    let board = Board { guests: r#""h""#, ..BOARD };
    let slot = |board: &Board| board.held([]).meeting().slots()[0].slot.id.clone();
    let confirmed = ConfirmedGuest { slot: slot(&board), who: id("h"), closed: false };
    let confirmed = Event::AttendanceConfirmed { guests: vec![confirmed], everybody: false };
    let marked = Event::GuestMarked { slot: slot(&board), who: id("h"), mark: GuestMark::Arrived };
    for event in [confirmed, marked] {
        for guests in ["", r#""h""#] {
            let members = r#""a", "b", "c", "d", "h""#;
            let held = holds(over(board.held([event.clone()])), &Board { members, guests, ..board });
            let said = text(&held);
            assert!(said.contains("Hans H deltog under behandlingen.") && !said.contains("  - Hans H"), "{said}");
            assert_eq!(held.meeting().quorum(held.at).seats, 4);
        }
    }
}

#[test]
fn a_guest_whose_title_or_place_is_put_right_is_one_person() {
    let people = r#"{ id = "hh", name = "Hans Hansen", title = "Rektor" }, { id = "h", name = "Hans H" }"#;
    let with = |guests| Board { guests, people, ..BOARD };
    let first = with(r#""Rektor Hans Hansen", "konsulent Ida Iversen""#);
    for (other, called) in [
        (r#""Rektor Hans Hansen, Søndre Skole", "konsulent Ida Iversen""#, "Søndre Skole"),
        (r#""hh", "konsulent Ida Iversen""#, "Hans Hansen"),
        (r#""Hans Hansen", "konsulent Ida Iversen""#, "Hans Hansen"),
    ] {
        let mut held = first.held([]);
        let confirmed = held.meeting().confirmation(held.at).unwrap();
        held.record(confirmed);
        let mut held = over(held);
        take_over(&mut held, &with(other));
        assert_eq!(held.meeting().unmarked_guests(), []);
        let said = text(&held);
        assert!(said.contains(called), "{said}");
        let line = said.lines().find(|line| line.contains("deltog")).unwrap();
        assert_eq!(line.matches("Hans Hansen").count(), 1, "{line}");
        // What a protocol said, it says.
        let mut held = first.held([]);
        let confirmed = held.meeting().confirmation(held.at).unwrap();
        held.record(confirmed);
        let held = holds(reopened(held), &with(other));
        assert_eq!(held.meeting().unmarked_guests(), []);
    }
    // Two of one name are not one.
    let mut held = with(r#""Rektor Hans Hansen""#).held([]);
    let confirmed = held.meeting().confirmation(held.at).unwrap();
    held.record(confirmed);
    take_over(&mut held, &with(r#""Lærer Hans Hansen", "Vicevært Hans Hansen""#));
    assert_eq!(held.meeting().unmarked_guests().len(), 2);
}

#[test]
fn a_guest_who_need_not_be_the_one_who_came_is_another() {
    for (who, other) in [
        ("Formand for Skolebestyrelsen, Jens Hansen", "Næstformand for Skolebestyrelsen, Mette Lund"),
        ("Formand for Skolebestyrelsen, Jens Hansen", "Formand for Skolebestyrelsen, Mette Lund"),
        ("Elev fra Søndre Skole", "Rektor for Søndre Skole"),
        ("Elev Søndre Skole", "Rektor Søndre Skole"),
        ("Projektleder IT (Lars Lund)", "Projektleder IT (Sanne Skov)"),
        ("Projektleder IT", "Chef IT"),
        ("Far til Bo Jensen", "Bo Jensen"),
        ("Bettina Andersen", "Stedfortræder for Bettina Andersen"),
        ("Ejer Hans Peter Jensen", "Lejer Kaj Peter Jensen"),
        ("Anne Mette Jensen", "Lise Mette Jensen"),
        ("Rektor, Hans Hansen", "Rektor, Ida Iversen"),
    ] {
        for (lists, mark) in [(["guests", "guests"], GuestMark::Arrived), (["guests", "lead"], GuestMark::DidNotCome)] {
            let whole = |key: &str, who: &str| {
                agenda(&format!(
                    "title = \"M\"\ndate = 2025-01-15\nitem = [{{ number = 1, title = \"Budget\" }}]\n\
                     slot = [{{ at = \"9.00\", items = [1], {key} = [\"{who}\"] }}]\n"
                ))
            };
            let mut held = LiveMeeting::new(whole(lists[0], who));
            held.at("9.00").start(0).at("9.10").decide(&item(1), "Vedtaget.", Outcome::Approved);
            let slot = held.meeting().slots()[0].slot.id.clone();
            held.record(Event::GuestMarked { slot, who: Who::Name(who.to_owned()), mark });
            for event in reload::events(held.meeting(), Box::new(whole(lists[1], other)), &[]) {
                held.record(event);
            }
            let run = &held.meeting().slots()[0];
            assert_eq!(run.mark(&Who::Name(other.to_owned())), GuestMark::Expected, "{who}: {other}");
            let said = text(held.at("9.30").record(Event::MeetingClosed));
            let came = mark == GuestMark::Arrived;
            assert!(!came || said.lines().any(|line| line.contains("deltog")), "{who}: {said}");
            let name = other.split([',', '(']).nth(1).unwrap_or(other).trim_matches([' ', ')']);
            assert!(!said.lines().any(|line| line.contains("deltog") && line.contains(name) && !who.contains(name)));
        }
    }
}

#[test]
fn an_item_that_the_file_puts_into_a_slot_that_ran_was_not_treated_in_it() {
    let plan = |items: &str, rest: &str| {
        agenda(&format!(
            r#"title = "Møde"
date = 2025-01-15
members = ["a", "b"]
protocol = {{ undecided = "say" }}
person = [{{ id = "a", name = "Anna A" }}, {{ id = "b", name = "Bo B" }}]
item = [{{ number = 1, title = "Budget" }}, {{ number = 2, title = "Skole" }}, {{ number = 3, title = "Vej" }}]
slot = [{{ at = "9.00", items = [{items}], lead = ["Jens Jensen"] }}, {rest}]
"#
        ))
    };
    let before = plan("1", r#"{ at = "9.30", items = [2] }, { at = "9.45", items = [3] }"#);
    let after = plan("1, 3", r#"{ at = "9.30", items = [2] }"#);
    let merged = plan("1, 2, 3", r#"{ at = "9.50", title = "Eventuelt" }"#);
    for (changed, ran_again) in [(&after, false), (&merged, false), (&after, true)] {
        let mut held = LiveMeeting::new(before.clone());
        held.at("9.00").record(Event::AllPresentRecorded).start(0);
        held.at("9.10").decide(&item(1), "Vedtaget.", Outcome::Approved);
        held.record(Event::PersonLeft { who: id("b"), time: held.at });
        held.at("9.20").start(1).at("9.25");
        held.take_over(before.clone()).take_over(changed.clone());
        // What goes and comes back was treated when it was.
        held.take_over(plan("3", r#"{ at = "9.30", items = [1, 2] }"#)).take_over(changed.clone());
        if ran_again {
            held.start(0).at("9.28");
        }
        held.record(Event::MeetingClosed);
        let said = text(&held);
        let of = |number: usize| said.split("\n## ").find(|item| item.starts_with(&format!("{number}. "))).unwrap();
        assert!(of(1).contains("Ved Jens Jensen") && of(1).contains("Bo B forlod mødet"), "{said}");
        assert_eq!(of(3).contains("Ikke behandlet"), !ran_again, "{said}");
        assert_eq!(of(3).contains("Ved Jens Jensen"), ran_again, "{said}");
        assert_eq!(of(3).contains("ikke truffet beslutning"), ran_again, "{said}");
        assert!(!of(3).contains("forlod"), "{said}");
        assert!(!said.contains("punkt 1 og 3"), "{said}");
        let review = held.meeting().review();
        assert_eq!(review.not_considered, if ran_again { vec![] } else { vec![item(3)] });
    }
}

#[test]
fn what_a_protocol_said_of_chair_names_and_times_is_settled_by_the_close() {
    let board = Board { head: "chair = \"a\"\nplace = \"Rådhuset\"", ..BOARD };
    let people =
        r#"{ id = "s", name = "Søren Sø", title = "Sekretær", role = "participant" }, { id = "h", name = "H" }"#;
    let head = "chair = \"d\"\nplace = \"Skolen\"\nintro = \"Ny.\"\nreference = \"X\"\nissued = 2025-01-02\n\
        distribution = [\"Alle\"]\nnext_meeting = 2025-02-02\ndocument = \"Program\"\nlanguage = \"en\"\n\
        protocol = { profile = \"political\", title = \"Referat\", undecided = \"say\", signatures = true }\ntimezone = \"America/New_York\"\nchair_label = \"Ordstyrer\"";
    let changed = Board { head, people, ..BOARD }.agenda();
    let held = board.held([Event::AllPresentRecorded]);
    let signed = |held: &LiveMeeting| reload::keep_signed(held.meeting(), Box::new(changed.clone()));
    let kept = Box::new(Agenda { timezone: None, ..changed.clone() });
    assert_eq!(signed(&held), (kept, vec![Signed::Zone]), "it goes on, in the zone of its record");
    let mut held = reopened(held);
    let before = text(&held);
    let (kept, differ) = signed(&held);
    assert_eq!(differ, [Signed::Chair, Signed::Names, Signed::Zone, Signed::Head, Signed::Form]);
    for event in reload::events(held.meeting(), kept.clone(), &[]) {
        held.record(event);
    }
    assert_eq!(text(&held), before);
    assert_eq!(signed(&held).0, kept, "the same file is no change");
}

#[test]
fn what_a_protocol_said_of_items_is_settled_by_the_close_and_decided_only_where_something_was() {
    let plan = |[first, second, third]: [&str; 3], lead: &str, point: &str| {
        agenda(&format!(
            r#"title = "Møde"
date = 2025-01-15
item = [{{ number = 1, {first} }}, {{ number = 2, {second} }}, {{ number = 3, {third} }}]
slot = [{{ at = "9.00", items = [1], lead = [{lead}] }}, {{ at = "9.20", title = "{point}" }},
    {{ at = "9.30", items = [2] }}, {{ at = "9.45", items = [3] }}]
"#
        ))
    };
    let items = [
        r#"title = "Budget for kommunen""#,
        r#"title = "Skolestruktur", withdrawn = "Udsat af udvalget.""#,
        r#"title = "Havneplan""#,
    ];
    let signed = plan(items, r#""Jens Jensen""#, "Orientering fra formand");
    let mut held = LiveMeeting::new(signed.clone());
    held.at("9.00").start(0).at("9.10");
    held.record(Event::DiscussionRecorded { on: item(1), text: "Det blev drøftet.".to_owned() });
    held.at("9.20").start(1).at("9.25");
    let mut held = reopened(held);
    let before = text(&held);
    let others = [
        r#"title = "Budget for kommunen 2025", recommendations = ["At det vedtages"]"#,
        r#"title = "Skolestrukturen", withdrawn = "Mangler""#,
        r#"title = "Havneplanen", withdrawn = "Væk""#,
    ];
    for (changed, differ) in [
        (plan(others, r#""Jens Jensen""#, "Orientering fra formand"), 3),
        (plan([items[0], r#"title = "Skolestruktur""#, items[2]], r#""Jens Jensen""#, "Orientering fra formand"), 1),
        (plan(items, r#""Ole Olsen", "Jens Jensen""#, "Orientering fra formand"), 1),
        (plan(items, r#""Jens Jensen""#, "Orientering fra formanden"), 1),
    ] {
        let taken = reload::keep_decided(&held.history, &changed, &[]);
        assert_eq!((taken.decided.len(), taken.signed.len()), (0, differ));
        for event in reload::events_of_file(&held.history, &changed, &[]) {
            held.record(event);
        }
        assert_eq!(text(&held), before);
    }
    // What an earlier program wrote says nothing of a decision where none was made.
    let matching = reload::decide(held.meeting(), &signed, &[]);
    let (agenda, kept_decided) = (Box::new(signed), vec![item(1)]);
    held.record(Event::AgendaReplaced { agenda, matching, settled: Vec::new(), kept_decided });
    assert_eq!(text(&held), before);
}

#[test]
fn what_a_protocol_printed_of_a_decided_item_is_settled_by_the_close() {
    let changed = |number: &str, other: &str| {
        let mut file = BOARD.agenda();
        let [first, second] = file.items.as_mut_slice() else { panic!("two items") };
        (first.number, second.number) = (Some(number.into()), Some(other.into()));
        first.background = Some("Ny baggrund".into());
        first.economy = Some("Ny økonomi".into());
        first.responsible = vec![id("d")];
        first.withdrawn = Some("Trukket".into());
        first.supplement = Some(day(2025, 1, 13));
        first.mover = Some(id("a"));
        file
    };
    let take_over = |held: &mut LiveMeeting, file: &Agenda| {
        reload::events_of_file(&held.history, file, &[]).into_iter().for_each(|event| _ = held.record(event));
    };
    let mut going_on = BOARD.held([]);
    take_over(&mut going_on, &changed("3", "2"));
    assert!(text(&going_on).contains("Ny baggrund"), "it goes on");

    let mut held = reopened(BOARD.held([]));
    let before = text(&held);
    take_over(&mut held, &changed("3", "2"));
    let said = "Dagsordenens punkt 1 blev ændret efter afslutningen.";
    let after = text(&held);
    assert!(after.contains(said), "{after}");
    let stays = |line: &&str| !line.is_empty() && !line.contains("blev ændret efter afslutningen");
    let rest = |text: &str| text.lines().filter(stays).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rest(&after), rest(&before));
    let taken = reload::keep_decided(&held.history, &changed("3", "2"), &[]);
    assert!(reload::knows_wording(held.meeting(), &changed("3", "2"), &taken), "the same file is no change");
    take_over(&mut held, &BOARD.agenda());
    assert_eq!(text(&held), before, "and put back it is none");

    // Two items with one number would say less than a new number.
    take_over(&mut held, &changed("2", "1"));
    assert!(text(&held).contains("Dagsordenens punkt 2 blev ændret efter afslutningen."), "{}", text(&held));
}
