//! The plan of a new agenda: the slots that come along, each as long as last time, and new ones where the meeting's own
//! business was.
//!
//! Pauses, the end, and what is fixed keep their times unless what is before them takes longer.

use chrono::{NaiveTime, Timelike as _};
use toml_edit::{Array, Item, Table, Value, value};

use super::items::Fates;
use super::tables::keys;
use super::{Making, string};
use crate::time::parse_time;

/// Minutes since midnight.
type Minute = u32;

/// The slots of a new agenda.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    pub tables: Vec<Table>,
    /// When the plan ends now, where it ends later than it did.
    pub last_end: Option<(Minute, Style)>,
}

/// How the agenda writes times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// "11.05"
    #[default]
    Dot,
    /// "11:05"
    Colon,
}

impl Style {
    fn of(written: &str) -> Self {
        if written.contains(':') { Self::Colon } else { Self::Dot }
    }

    /// Writes a time as the agenda does.
    #[must_use]
    pub fn write(self, minute: Minute) -> String {
        let (hour, minute) = (minute / 60 % 24, minute % 60);
        match self {
            Self::Dot => format!("{hour}.{minute:02}"),
            Self::Colon => format!("{hour:02}:{minute:02}"),
        }
    }
}

/// A slot while the plan is laid out.
struct Laid {
    table: Table,
    /// When it began last time.
    at: Option<Minute>,
    /// How long it is; none: nobody has said.
    minutes: Option<u32>,
    /// Whether it waits for its time.
    is_pinned: bool,
}

fn minute_of(item: Option<&Item>) -> Option<Minute> {
    let time: NaiveTime = parse_time(&string(item)?)?;
    Some(time.hour() * 60 + time.minute())
}

impl Making<'_> {
    /// Lays out the slots; `start`: when the meeting is announced to start.
    pub(super) fn slots(&self, tables: Vec<Table>, fates: &Fates, start: Option<String>) -> Slots {
        if tables.is_empty() {
            return Slots::default();
        }
        let written = tables.iter().find_map(|table| string(table.get("at")));
        let style = written.as_deref().or(start.as_deref()).map(Style::of).unwrap_or_default();
        let lengths = lengths(&tables);
        let first = tables.iter().find_map(|table| minute_of(table.get("at")));
        let first = first.or_else(|| start.as_deref().and_then(parse_time).map(|t| t.hour() * 60 + t.minute()));
        let mut laid: Vec<Laid> = Vec::new();
        // Where slots were that do not come along, and what follows the last of the meeting's own business that does.
        let (mut holes, mut after_own, mut block) = (Vec::new(), None, None);
        for (table, minutes) in tables.into_iter().zip(lengths) {
            let own_block = table.get("block").cloned();
            let Some((mut table, is_own)) = self.kept_slot(table, fates) else {
                block = own_block.or(block);
                holes.push(laid.len());
                continue;
            };
            if let (None, Some(above)) = (&own_block, block.take()) {
                table.insert("block", above);
            }
            if is_own {
                after_own = Some(laid.len() + 1);
            }
            let kind = string(table.get("kind")).unwrap_or_default();
            let is_set = |key: &str| table.get(key).and_then(Item::as_bool) == Some(true);
            let is_pinned = ["break", "close"].contains(&kind.as_str()) || is_set("fixed") || is_set("hard_end");
            laid.push(Laid { at: minute_of(table.get("at")), minutes, is_pinned, table });
        }
        let names_upcoming = |slot: &Laid| {
            let named = keys(slot.table.get("items"));
            fates.upcoming.iter().any(|key| self.renamed.get(key).is_some_and(|name| named.contains(name)))
        };
        let is_close = |slot: &Laid| string(slot.table.get("kind")).as_deref() == Some("close");
        let end = || laid.iter().position(is_close).unwrap_or(laid.len());
        if holes.is_empty() {
            holes.push(after_own.or_else(|| laid.iter().position(names_upcoming)).unwrap_or_else(end));
        }
        // One each as far as they go, and the rest where the last one was.
        for (n, (name, point)) in fates.points.iter().zip(&self.points).enumerate().rev() {
            let mut table = Table::new();
            table.insert("items", value(Value::from(list(std::slice::from_ref(name)))));
            let new = Laid { table, at: None, minutes: point.minutes, is_pinned: false };
            let place = holes.get(n).or(holes.last()).copied().unwrap_or(laid.len());
            laid.insert(place, new);
        }
        // Nobody begins with a pause.
        let is_break = |slot: &Laid| string(slot.table.get("kind")).as_deref() == Some("break");
        laid.drain(..laid.iter().take_while(|slot| is_break(slot)).count());
        let last_end = first.and_then(|first| set_times(&mut laid, first, style));
        Slots { tables: laid.into_iter().map(|slot| slot.table).collect(), last_end: last_end.map(|end| (end, style)) }
    }

    /// Returns a slot as it comes along, and whether it is of the meeting's own business; none: it does not.
    fn kept_slot(&self, mut table: Table, fates: &Fates) -> Option<(Table, bool)> {
        let kind = string(table.get("kind")).unwrap_or_default();
        table.remove("date");
        if ["break", "close"].contains(&kind.as_str()) {
            return Some((table, false));
        }
        let old = keys(table.get("items"));
        let kept: Vec<&String> = old.iter().filter(|key| fates.kept.iter().any(|(kept, _)| kept == *key)).collect();
        if kept.is_empty() {
            return None;
        }
        let is_postponed = |key: &&String| fates.kept.iter().any(|(kept, is_own)| kept == *key && *is_own);
        let is_own = kept.iter().any(is_postponed);
        let names: Vec<String> = kept.iter().filter_map(|key| self.renamed.get(*key).cloned()).collect();
        table.insert("items", value(Value::from(list(&names))));
        if kept.len() < old.len() {
            // It was what all of them were about.
            table.remove("title");
            table.remove("text");
        }
        if !is_own {
            table.remove("annexes");
            table.remove("notes");
        }
        Some((table, is_own))
    }
}

fn list(names: &[String]) -> Array {
    let number = |name: &String| name.parse::<i64>().ok().filter(|n| n.to_string() == *name);
    names.iter().map(|name| number(name).map_or_else(|| Value::from(name), Value::from)).collect()
}

/// Finds how long each slot was meant to take.
fn lengths(tables: &[Table]) -> Vec<Option<u32>> {
    let at: Vec<Option<Minute>> = tables.iter().map(|table| minute_of(table.get("at"))).collect();
    let own = |n: usize, table: &Table| {
        if let Some(minutes) = table.get("minutes").and_then(Item::as_integer) {
            return u32::try_from(minutes).ok();
        }
        let start = at.get(n).copied().flatten()?;
        let end = minute_of(table.get("until")).or_else(|| {
            // What is on another day says nothing of when this one ends.
            let next = tables.get(n + 1).filter(|next| !next.contains_key("date"))?;
            minute_of(next.get("at"))
        })?;
        end.checked_sub(start).filter(|minutes| *minutes > 0)
    };
    tables.iter().enumerate().map(|(n, table)| own(n, table)).collect()
}

/// Gives the slots their times; gives when the plan ends, if that is later than it was.
fn set_times(laid: &mut [Laid], first: Minute, style: Style) -> Option<Minute> {
    let mut now = Some(first);
    let mut last_end = None;
    // When each begins; none: what is before it has no length.
    let mut starts: Vec<Option<Minute>> = Vec::new();
    for slot in laid.iter() {
        let start = match (now, slot.at.filter(|_| slot.is_pinned)) {
            (Some(now), Some(at)) => Some(now.max(at)),
            (None, at) => at.filter(|at| starts.iter().flatten().all(|start| start <= at)),
            (now, None) => now,
        };
        let is_close = string(slot.table.get("kind")).as_deref() == Some("close");
        if is_close && start > slot.at {
            last_end = start;
        }
        now = start.zip(slot.minutes).map(|(start, minutes)| start + minutes);
        starts.push(start);
    }
    for n in 0..laid.len() {
        let (start, next) = (starts.get(n).copied().flatten(), starts.get(n + 1).copied().flatten());
        let Some(slot) = laid.get_mut(n) else { continue };
        let fills_gap = start.zip(next).is_some_and(|(start, next)| next.checked_sub(start) == slot.minutes);
        match start {
            Some(start) => set_first(&mut slot.table, "at", value(style.write(start))),
            None => _ = slot.table.remove("at"),
        }
        slot.table.remove("until");
        match slot.minutes {
            // A length that is written stays.
            Some(minutes) if !fills_gap && !slot.table.contains_key("minutes") => {
                slot.table.insert("minutes", value(i64::from(minutes)));
            }
            _ => {}
        }
    }
    last_end
}

/// Sets a key at its place, or as the first of its table.
pub(super) fn set_first(table: &mut Table, key: &str, new: Item) {
    if table.contains_key(key) {
        table.insert(key, new);
        return;
    }
    let rest: Vec<(String, Item)> = table.iter().map(|(key, item)| (key.to_owned(), item.clone())).collect();
    rest.iter().for_each(|(key, _)| _ = table.remove(key));
    table.insert(key, new);
    for (key, item) in rest {
        table.insert(&key, item);
    }
}
