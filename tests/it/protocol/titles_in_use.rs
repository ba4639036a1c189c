//! An item that is closed under a title that the agenda had already, or with an id that comes or goes: its records are
//! neither carried over to an open item nor left in public under the old title.

use punktlig::agenda::AsRead;
use punktlig::meeting::reload;
use punktlig::protocol::{Format, Templates, render};

use super::*;
use crate::kit::faults::{Dice, size};

/// An item: its number, title and whether it is closed, and its id if it has one of its own.
#[derive(Clone, Copy)]
pub(super) struct Row(pub(super) usize, pub(super) &'static str, pub(super) bool, pub(super) Option<&'static str>);

pub(super) const OPEN: bool = false;
pub(super) const CLOSED: bool = true;

pub(super) const fn row(number: usize, title: &'static str, is_closed: bool) -> Row {
    Row(number, title, is_closed, None)
}

/// A name, the items before, the place of the one with the decision, and the items after.
type Case<'a> = (&'a str, &'a [Row], usize, &'a [Row]);

/// A name, the items before, and the items of each save.
type Saves<'a> = (&'a str, &'a [Row], &'a [&'a [Row]]);

/// An agenda of these items, each in a slot of its own.
pub(super) fn plan(rows: &[Row]) -> Agenda {
    let mut text = String::from("title = \"Møde\"\ndate = 2025-01-15\n");
    for (place, Row(number, title, is_closed, id)) in rows.iter().enumerate() {
        let access = if *is_closed { "closed" } else { "open" };
        let (hour, ten) = (9 + place / 6, place % 6);
        let name = id.map_or_else(|| number.to_string(), |id| format!("\"{id}\""));
        let id = id.map(|id| format!("id = \"{id}\"\n")).unwrap_or_default();
        text += &format!(
            "[[item]]\n{id}number = {number}\ntitle = \"{title}\"\naccess = \"{access}\"\n\
             [[slot]]\nat = \"{hour}.{ten}0\"\nitems = [{name}]\nminutes = 10\n"
        );
    }
    agenda(&text)
}

/// A meeting in its first slot, with a decision on the item at a place.
fn told(rows: &[Row], place: usize) -> LiveMeeting {
    let mut told = LiveMeeting::new(plan(rows));
    told.at("9.00").start(0);
    let on = told.meeting().slots()[place].targets()[0].clone();
    told.decide(&on, "Zebra fratræder.", Outcome::Approved);
    told
}

fn text_of(model: &punktlig::protocol::Protocol) -> String {
    String::from_utf8(render(Format::Json, model, &Templates::default()).unwrap().bytes).unwrap()
}

pub(super) fn public(told: &LiveMeeting) -> String {
    text_of(&told.protocol(Audience::Public))
}

/// What is public where the file closes what the meeting has not taken over.
pub(super) fn public_as_file(told: &LiveMeeting, agenda: &Agenda) -> String {
    let closed = reload::closed_by(told.meeting(), AsRead::Whole(agenda));
    text_of(&build(&told.meeting().closing(&closed), &Context::new(Audience::Public, None, told.at)))
}

/// Takes agendas over one after the other; the last one first as a file that the meeting does not take over.
fn is_public_after(told: &mut LiveMeeting, saves: &[&[Row]]) -> bool {
    let (last, earlier) = saves.split_last().unwrap();
    for save in earlier {
        reload::events(told.meeting(), Box::new(plan(save)), &[]).into_iter().for_each(|e| _ = told.record(e));
    }
    assert!(public(told).contains("Zebra"), "nothing is closed yet");
    let by_file = public_as_file(told, &plan(last)).contains("Zebra");
    reload::events(told.meeting(), Box::new(plan(last)), &[]).into_iter().for_each(|e| _ = told.record(e));
    let by_event = public(told).contains("Zebra");
    assert!(told.protocol(Audience::Full).items.iter().any(|item| !item.decisions.is_empty()), "it is in the full one");
    by_file || by_event
}

const KLAGE: &str = "Klage over skolen";
const MORE: &str = "Klage over skolen, nabohøring";
const NEUTRAL: &str = "Personalesag";

#[test]
fn what_is_closed_under_a_title_in_use_goes_to_no_open_item_that_is_like_it() {
    let cases: [Case; 9] = [
        (
            "the title of a closed item",
            &[row(2, NEUTRAL, CLOSED), row(1, KLAGE, OPEN)],
            1,
            &[row(2, NEUTRAL, CLOSED), row(1, NEUTRAL, CLOSED), row(3, MORE, OPEN)],
        ),
        (
            "the title of an open one before it",
            &[row(1, "Alfa", OPEN), row(2, MORE, OPEN), row(3, KLAGE, OPEN)],
            2,
            &[row(1, "Alfa", OPEN), row(2, MORE, OPEN), row(3, MORE, CLOSED)],
        ),
        (
            "the title of an open one further up",
            &[row(1, MORE, OPEN), row(2, "Alfa", OPEN), row(3, KLAGE, OPEN)],
            2,
            &[row(1, MORE, OPEN), row(2, "Alfa", OPEN), row(3, MORE, CLOSED)],
        ),
        (
            "the title of a closed one that goes",
            &[row(1, "Alfa", OPEN), row(2, KLAGE, OPEN), row(3, NEUTRAL, CLOSED)],
            1,
            &[row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(4, MORE, OPEN)],
        ),
        (
            "the title of an open one that goes",
            &[row(1, "Alfa", OPEN), row(2, KLAGE, OPEN), row(3, NEUTRAL, OPEN)],
            1,
            &[row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(4, MORE, OPEN)],
        ),
        (
            "at its time with another number",
            &[row(1, "Alfa", OPEN), row(2, KLAGE, OPEN)],
            1,
            &[row(1, "Alfa", OPEN), row(5, NEUTRAL, CLOSED), row(3, MORE, OPEN)],
        ),
        (
            "with an id that it did not have",
            &[row(1, "Alfa", OPEN), row(2, KLAGE, OPEN)],
            1,
            &[row(1, "Alfa", OPEN), Row(2, NEUTRAL, CLOSED, Some("luk")), row(3, MORE, OPEN)],
        ),
        (
            "without the id that it had",
            &[row(1, "Alfa", OPEN), Row(2, KLAGE, OPEN, Some("k"))],
            1,
            &[row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(3, MORE, OPEN)],
        ),
        (
            "with another id at another time",
            &[row(1, "Alfa", OPEN), Row(2, KLAGE, OPEN, Some("k"))],
            1,
            &[row(1, "Alfa", OPEN), row(3, MORE, OPEN), Row(2, NEUTRAL, CLOSED, Some("n"))],
        ),
    ];
    for (name, before, place, after) in cases {
        assert!(!is_public_after(&mut told(before, place), &[after]), "{name}");
    }
}

#[test]
fn what_is_closed_under_the_title_of_something_closed_does_not_stay_in_public_as_removed() {
    let before = [row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(3, "Afsked", OPEN), row(4, "Beta", OPEN)];
    let twins = [row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(3, "Afsked", OPEN), row(4, NEUTRAL, CLOSED)];
    let cases: [Saves; 10] = [
        (
            "an open one of that title comes too",
            &before,
            &[&[row(1, "Alfa", OPEN), row(2, NEUTRAL, OPEN), row(3, "Beta", OPEN), row(4, NEUTRAL, CLOSED)]],
        ),
        (
            "an open one of that title with an id comes too",
            &before,
            &[&[row(1, "Alfa", OPEN), Row(2, NEUTRAL, OPEN, Some("p")), row(3, "Beta", OPEN), row(4, NEUTRAL, CLOSED)]],
        ),
        (
            "an open one of that title has its number",
            &[row(1, "Alfa", OPEN), row(3, NEUTRAL, CLOSED), row(2, "Afsked", OPEN)],
            &[&[row(1, "Alfa", OPEN), row(2, NEUTRAL, OPEN), row(3, NEUTRAL, CLOSED)]],
        ),
        ("swapped", &before, &[&[row(1, "Alfa", OPEN), row(2, "Gamma", OPEN), row(3, NEUTRAL, CLOSED)]]),
        ("the closed one deleted", &before, &[&[row(1, "Alfa", OPEN), row(3, NEUTRAL, CLOSED)]]),
        ("twins", &twins, &[&[row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(3, NEUTRAL, CLOSED)]]),
        (
            "at its time",
            &before,
            &[&[row(1, "Alfa", OPEN), row(6, "Gamma", OPEN), row(5, NEUTRAL, CLOSED), row(4, "Beta", OPEN)]],
        ),
        (
            "with an id",
            &before,
            &[&[row(1, "Alfa", OPEN), row(2, "Gamma", OPEN), Row(3, NEUTRAL, CLOSED, Some("luk"))]],
        ),
        (
            "gone in one save, with its number in the next",
            &before,
            &[
                &[row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(4, "Beta", OPEN)],
                &[row(1, "Alfa", OPEN), row(3, NEUTRAL, CLOSED), row(4, "Beta", OPEN)],
            ],
        ),
        (
            "open in one save, closed in the next",
            &[row(1, "Alfa", OPEN), row(2, NEUTRAL, OPEN), row(3, "Afsked", OPEN)],
            &[
                &[row(1, "Alfa", OPEN), row(2, "Gamma", OPEN), row(3, NEUTRAL, OPEN)],
                &[row(1, "Alfa", OPEN), row(2, "Gamma", OPEN), row(3, NEUTRAL, CLOSED)],
            ],
        ),
    ];
    for (name, before, saves) in cases {
        assert!(!is_public_after(&mut told(before, 2), saves), "{name}");
    }
}

#[test]
fn a_point_closed_under_the_title_of_a_closed_point_does_not_stay_in_public_as_removed() {
    let points = |rows: &[(&str, &str, bool)]| {
        let slots = rows.iter().map(|(at, title, is_closed)| {
            let access = if *is_closed { "closed" } else { "open" };
            format!("[[slot]]\nat = \"{at}\"\ntitle = \"{title}\"\nminutes = 5\naccess = \"{access}\"\n")
        });
        agenda(&format!("title = \"Møde\"\ndate = 2025-01-15\n{}", slots.collect::<String>()))
    };
    let mut told =
        LiveMeeting::new(points(&[("9.00", "Alfa", OPEN), ("9.10", NEUTRAL, CLOSED), ("9.20", "Afsked", OPEN)]));
    told.at("9.00").start(0);
    let on = told.meeting().slots()[2].targets()[0].clone();
    told.decide(&on, "Zebra fratræder.", Outcome::Approved);
    let after = points(&[("9.00", "Alfa", OPEN), ("9.10", "Beta", OPEN), ("9.20", NEUTRAL, CLOSED)]);
    assert!(!public_as_file(&told, &after).contains("Zebra"));
    reload::events(told.meeting(), Box::new(after), &[]).into_iter().for_each(|event| _ = told.record(event));
    assert!(!public(&told).contains("Zebra"), "{}", public(&told));
}

#[test]
fn what_got_a_neutral_title_that_another_has_is_withheld_once_it_is_closed() {
    let before = [row(1, "Orientering", OPEN), row(2, "Alfa", OPEN), row(3, "Klage over Jens", OPEN)];
    let renamed = |access| [row(1, "Orientering", OPEN), row(2, "Alfa", OPEN), row(3, "Orientering", access)];
    let moved = [row(1, "Orientering", OPEN), row(2, "Alfa", OPEN), row(5, "Orientering", CLOSED)];
    for last in [renamed(CLOSED), moved] {
        let mut told = told(&before, 2);
        assert!(!is_public_after(&mut told, &[&renamed(OPEN), &last]));
        assert!(!public(&told).contains("Klage over Jens"));
    }
}

#[test]
fn what_goes_stays_public_where_nothing_closed_has_its_number_or_its_time() {
    let before = [row(1, "Alfa", OPEN), row(2, "Afsked", OPEN), row(3, "Beta", OPEN), row(4, NEUTRAL, CLOSED)];
    let renumbered = [row(1, "Alfa", OPEN), row(2, "Beta", OPEN), row(3, NEUTRAL, CLOSED)];
    assert!(is_public_after(&mut told(&before, 1), &[&renumbered]));
    // Only what is in its place is withheld, not all that went.
    let before = [row(1, "Alfa", OPEN), row(2, "Afsked", OPEN), row(3, "Beta", OPEN), row(4, NEUTRAL, CLOSED)];
    let mut both = told(&before, 1);
    both.decide(&item(3), "Beta vedtages.", Outcome::Approved);
    let after = plan(&[row(1, "Alfa", OPEN), row(3, NEUTRAL, CLOSED)]);
    reload::events(both.meeting(), Box::new(after), &[]).into_iter().for_each(|event| _ = both.record(event));
    assert!(!public(&both).contains("Beta vedtages"));
    let withheld = both.meeting().review().withheld_matters.len();
    assert_eq!(withheld, 2, "number 3 and the time of 2");
}

#[test]
fn what_was_published_is_not_withheld_again_by_a_closed_item_that_takes_its_number() {
    let before = [row(1, "Alfa", OPEN), row(2, NEUTRAL, CLOSED), row(3, "Afsked", OPEN)];
    let mut told = told(&before, 2);
    assert!(!is_public_after(&mut told, &[&[row(1, "Alfa", OPEN), row(3, NEUTRAL, CLOSED)]]));
    let on = told.meeting().review().withheld_matters[0].clone();
    let (title, records) = (told.meeting().title(&on).to_owned(), told.meeting().shown_of(&on));
    told.record(Event::MatterPublished { on, title, records });
    assert!(public(&told).contains("Zebra"));
    for number in [2, 3] {
        let again = plan(&[row(1, "Alfa", OPEN), row(number, NEUTRAL, CLOSED)]);
        reload::events(told.meeting(), Box::new(again), &[]).into_iter().for_each(|event| _ = told.record(event));
    }
    assert!(public(&told).contains("Zebra"));
}

/// The titles that random agendas have, again and again; the first two are like that of the item with the decision.
const TITLES: [&str; 7] =
    [MORE, "Klage over skolen og nabohøring", NEUTRAL, "Orientering", "Personalesag B", "Alfa", "Beta"];
const IDS: [&str; 3] = ["k", "luk", "n"];

/// Changes what is not the item of a number: closes, opens, renames, adds, takes off, gives an id or takes it.
pub(super) fn edit(dice: &mut Dice, rows: &mut Vec<Row>, number: usize) {
    let free = (1..).find(|n| rows.iter().all(|row| row.0 != *n) && *n != number).unwrap();
    let title = TITLES[dice.below(TITLES.len())];
    let place = dice.below(rows.len());
    let is_it = rows[place].0 == number;
    let id = Some(IDS[dice.below(IDS.len())]).filter(|id| rows.iter().all(|row| row.3 != Some(id)));
    match dice.below(7) {
        0 if rows.len() < 9 => rows.insert(place, row(free, title, dice.below(3) == 0)),
        1 if rows.len() < 9 => rows.push(row(free, title, dice.below(3) == 0)),
        2 if !is_it && rows.len() > 2 => _ = rows.remove(place),
        3 if !is_it => rows[place].1 = title,
        4 if !is_it => rows[place].2 = !rows[place].2,
        5 if !is_it => rows[place].3 = id,
        6 if !is_it => rows[place].0 = free,
        _ => {}
    }
}

#[test]
fn what_is_closed_under_any_title_at_its_number_is_public_nowhere_whatever_else_the_file_changes() {
    let seed = std::env::var("PUNKTLIG_SEED").ok().and_then(|seed| seed.parse().ok());
    let seeds = seed.map_or(0..size(400, 20_000) as u64, |seed: u64| seed..seed + 1);
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let mut rows = vec![row(1, "Alfa", OPEN), Row(2, KLAGE, OPEN, None), row(3, "Beta", OPEN)];
        rows[1].3 = [None, Some("k")][dice.below(2)];
        (0..dice.below(4)).for_each(|_| edit(&mut dice, &mut rows, 2));
        // At first nothing is like it.
        rows.iter_mut().filter(|row| TITLES[..2].contains(&row.1)).for_each(|row| row.1 = "Gamma");
        let place = rows.iter().position(|row| row.0 == 2).unwrap();
        let mut told = told(&rows, place);
        let mut saves = vec![rows.clone()];
        // In some the file is saved in between, with the item as it is, or under its new title already.
        let neutral = TITLES[2 + dice.below(5)];
        if dice.below(2) == 0 {
            (0..dice.below(3)).for_each(|_| edit(&mut dice, &mut rows, 2));
            rows.iter_mut().filter(|row| TITLES[..2].contains(&row.1)).for_each(|row| row.1 = "Gamma");
            let it = rows.iter_mut().find(|row| row.0 == 2).unwrap();
            it.1 = [KLAGE, neutral][dice.below(2)];
            saves.push(rows.clone());
        }
        (0..dice.below(4)).for_each(|_| edit(&mut dice, &mut rows, 2));
        let ids: Vec<_> = rows.iter().filter(|row| row.0 != 2).filter_map(|row| row.3).collect();
        // What has its id is it, whatever else it says.
        rows.iter_mut().filter(|row| row.0 != 2 && row.3 == Some("k")).for_each(|row| row.3 = None);
        let it = rows.iter_mut().find(|row| row.0 == 2).unwrap();
        let id = IDS[dice.below(IDS.len())];
        *it = Row(2, neutral, CLOSED, [it.3, None, Some(id)][dice.below(3)].filter(|id| !ids.contains(id)));
        saves.push(rows);
        for (n, save) in saves.iter().enumerate().skip(1) {
            let agenda = plan(save);
            let is_last = n + 1 == saves.len();
            let is_public = is_last && public_as_file(&told, &agenda).contains("Zebra");
            assert!(!is_public, "seed {seed}, by the file\n{}", shown(&saves));
            reload::events(told.meeting(), Box::new(agenda), &[]).into_iter().for_each(|e| _ = told.record(e));
        }
        assert!(!public(&told).contains("Zebra"), "seed {seed}\n{}", shown(&saves));
    }
}

pub(super) fn shown(saves: &[Vec<Row>]) -> String {
    let row = |row: &Row| format!("{} {} {} {:?}; ", row.0, row.1, row.2, row.3);
    saves.iter().map(|rows| rows.iter().map(row).collect::<String>() + "\n").collect()
}
