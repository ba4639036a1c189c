//! The next meeting of a series: what its agenda takes over from the one before.
//!
//! The earlier agenda's own text is edited, so that people's comments and order stay. What comes along is what every
//! meeting has (the head, standing items, pauses), what was postponed, and what the forward plan has for the day. What
//! was of that one day goes: dates, absences, annexes, guests of items that do not come along.

mod head;
mod items;
mod layout;
mod numbers;
mod tables;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use toml_edit::{DocumentMut, Table};

use super::file::AgendaFile;
use super::read::{Day, Located};
use crate::lang::Lang;
use crate::{msg, time};
use numbers::Numbers;
use tables::{prepend_comment, string, take};

/// What a new agenda is made of.
#[derive(Clone, Debug)]
pub struct Earlier<'a> {
    /// The text of the earlier agenda.
    pub text: &'a str,
    /// Its name, without `.toml`.
    pub name: &'a str,
    /// What its meeting left.
    pub left: Left,
}

/// What a meeting left for the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// The items of the agenda that were postponed, by their ids.
    pub postponed: Vec<String>,
    /// The items of the agenda that only the body may read, by their ids.
    pub closed: Vec<String>,
    /// Whether an item that prints the forward plan is for the body alone: so is what it says then.
    pub is_plan_closed: bool,
    /// What is not an item of the file: points that were postponed, and what was put on the agenda of the day.
    pub points: Vec<Point>,
    /// What was not considered, by its title: nobody said what becomes of it.
    pub not_considered: Vec<String>,
}

/// Something that becomes an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub title: String,
    pub minutes: Option<u32>,
    pub is_closed: bool,
    pub origin: Origin,
}

/// Where a point comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The forward plan.
    ForwardPlan,
    /// It was postponed.
    Postponed,
    /// It was recorded that it is to be on the agenda.
    Recorded,
}

/// Why there is no next agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// The earlier one has a mistake.
    Broken,
    /// Nobody has said when the meeting is, and the forward plan does not say it.
    NoDate,
    /// The day is not after the earlier meeting's.
    NotLater,
}

/// A new agenda.
#[derive(Clone, Debug)]
pub struct Next {
    pub toml: String,
    pub date: NaiveDate,
}

/// Returns the day of the next meeting: the forward plan's first that is held, or the one that the head names.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    date_after(&AgendaFile::parse(text)?)
}

fn date_after(file: &AgendaFile) -> Option<NaiveDate> {
    let day = |day: &Option<Located<Day>>| day.as_ref().map(|day| day.value.0);
    let own = day(&file.date)?;
    let upcoming = file.upcoming.iter().flat_map(|upcoming| &upcoming.value).map(|meeting| &meeting.value);
    let held = upcoming.filter(|meeting| !meeting.cancelled.is_some_and(|cancelled| cancelled.value));
    let planned = held.filter_map(|meeting| day(&meeting.date)).filter(|date| *date > own).min();
    day(&file.next_meeting).filter(|date| *date > own).or(planned)
}

/// Makes the agenda of the next meeting, on a day; none: the one that the earlier agenda says.
///
/// # Errors
///
/// When the earlier agenda cannot be used for it, or no day is known.
pub fn next(earlier: &Earlier<'_>, date: Option<NaiveDate>) -> Result<Next, Unusable> {
    let file = AgendaFile::parse(earlier.text).ok_or(Unusable::Broken)?;
    let own = file.date.as_ref().map(|date| date.value.0).ok_or(Unusable::Broken)?;
    let date = date.or_else(|| date_after(&file)).ok_or(Unusable::NoDate)?;
    if date <= own {
        return Err(Unusable::NotLater);
    }
    let mut document: DocumentMut = earlier.text.parse().map_err(|_| Unusable::Broken)?;
    let lang = file.language.map(|language| language.value).unwrap_or_default();
    let mut made = Making { earlier, own, date, lang, renamed: HashMap::new(), points: Vec::new() };
    let (upcoming, planned) = made.forward_plan(take(&mut document, "upcoming"));
    made.points = earlier.left.points.iter().cloned().chain(planned).collect();
    let items = take(&mut document, "item");
    let slots = take(&mut document, "slot");
    let (items, fates) = made.items(items);
    let slots = made.slots(slots, &fates, string(document.get("start")));
    made.head(&mut document, slots.last_end);
    let people = take(&mut document, "person");
    let people = still_named(people, &document, &items, &slots.tables);
    tables::put_back(
        &mut document,
        [("person", people), ("item", items), ("slot", slots.tables), ("upcoming", upcoming)],
    );
    Ok(Next { toml: document.to_string(), date })
}

/// A new agenda while it is made.
struct Making<'a> {
    earlier: &'a Earlier<'a>,
    /// The day of the earlier meeting.
    own: NaiveDate,
    date: NaiveDate,
    lang: Lang,
    /// The new numbers and ids of items, by the old ones.
    renamed: HashMap<String, String>,
    /// What becomes items besides those of the file, in order.
    points: Vec<Point>,
}

impl Making<'_> {
    /// Moves the forward plan on: gives what is left of it, and the points of the day.
    fn forward_plan(&self, tables: Vec<Table>) -> (Vec<Table>, Vec<Point>) {
        let (mut left, mut points) = (Vec::new(), Vec::new());
        let is_closed = self.earlier.left.is_plan_closed;
        for table in tables {
            match tables::day(table.get("date")) {
                Some(day) if day == self.date => {
                    points.extend(tables::points(&table).into_iter().map(|(title, minutes)| Point {
                        title,
                        minutes,
                        is_closed,
                        origin: Origin::ForwardPlan,
                    }));
                }
                Some(day) if day < self.date => {}
                _ => left.push(table),
            }
        }
        (left, points)
    }

    /// Says where something comes from.
    fn comment(&self, origin: Origin) -> String {
        let (own, date) = (time::date_short(self.own, self.lang), time::date_short(self.date, self.lang));
        self.lang.say(&match origin {
            Origin::ForwardPlan => msg!("next-comment-plan", date = date),
            Origin::Postponed => msg!("next-comment-postponed", date = own),
            Origin::Recorded => msg!("next-comment-recorded", date = own),
        })
    }
}

/// Returns the people without guests whom nothing names any more. Whoever another file says more of stays.
fn still_named(people: Vec<Table>, document: &DocumentMut, items: &[Table], slots: &[Table]) -> Vec<Table> {
    let mut named = HashSet::new();
    tables::strings(document.as_table(), &mut named);
    for table in items.iter().chain(slots) {
        tables::strings(table, &mut named);
    }
    let is_guest =
        |table: &Table| table.contains_key("name") && string(table.get("role")).is_none_or(|role| role == "guest");
    let is_named = |table: &Table| string(table.get("id")).is_some_and(|id| named.contains(&id));
    people.into_iter().filter(|table| !is_guest(table) || is_named(table)).collect()
}
