//! The items of a new agenda: the standing ones, those that were postponed, and the points that become items.

use toml_edit::{Table, value};

use super::layout::set_first;
use super::{Making, Numbers, Origin, Point, prepend_comment, string};
use crate::agenda::read::slug;

/// What is of one meeting alone.
const OF_ONE_MEETING: [&str; 2] = ["withdrawn", "supplement"];

/// What a standing item has anew at each meeting.
const ANEW: [&str; 3] = ["annexes", "history", "public_decision"];

/// What becomes of the items.
#[derive(Clone, Debug, Default)]
pub struct Fates {
    /// The items that come along, by their earlier numbers and ids, and whether they were postponed.
    pub kept: Vec<(String, bool)>,
    /// Of the points that become items, in order, how the plan names each.
    pub points: Vec<String>,
    /// The earlier numbers and ids of the items that print the forward plan.
    pub upcoming: Vec<String>,
}

impl Making<'_> {
    /// Takes over the items that come along, and adds the points where the meeting's own business was.
    pub(super) fn items(&mut self, tables: Vec<Table>) -> (Vec<Table>, Fates) {
        let numbers: Vec<String> = tables.iter().filter_map(|table| string(table.get("number"))).collect();
        let mut numbers = Numbers::after(&numbers);
        let mut fates = Fates::default();
        let mut kept: Vec<(Table, Vec<String>)> = Vec::new();
        let mut place = None;
        let mut heading = None;
        for mut table in tables {
            let keys: Vec<String> = ["id", "number"].iter().filter_map(|key| string(table.get(key))).collect();
            let kind = string(table.get("kind"));
            let is_kind = ["plan", "upcoming", "followups"].contains(&kind.as_deref().unwrap_or_default());
            let is_standing = is_kind || table.get("standing").and_then(|standing| standing.as_bool()) == Some(true);
            let is_postponed = keys.iter().any(|key| self.earlier.left.postponed.contains(key));
            let own_heading = table.get("heading").cloned();
            if !is_standing && !is_postponed {
                heading = own_heading.or(heading);
                place = Some(kept.len());
                continue;
            }
            if kind.as_deref() == Some("upcoming") {
                fates.upcoming.extend(keys.iter().cloned());
            }
            // A heading stays over what is left below it.
            if let (None, Some(above)) = (&own_heading, heading.take()) {
                table.insert("heading", above);
            }
            OF_ONE_MEETING.iter().for_each(|key| _ = table.remove(key));
            if is_postponed {
                prepend_comment(&mut table, &self.comment(Origin::Postponed));
                place = Some(kept.len() + 1);
            } else {
                ANEW.iter().for_each(|key| _ = table.remove(key));
            }
            if table.contains_key("approves") {
                table.insert("approves", value(self.earlier.name));
            }
            if keys.iter().any(|key| self.earlier.left.closed.contains(key)) {
                table.insert("access", value("closed"));
            }
            fates.kept.extend(keys.iter().map(|key| (key.clone(), is_postponed)));
            kept.push((table, keys));
        }
        let is_upcoming = |(table, _): &(Table, Vec<String>)| string(table.get("kind")).as_deref() == Some("upcoming");
        let place = place.or_else(|| kept.iter().position(is_upcoming)).unwrap_or(kept.len());
        let points = std::mem::take(&mut self.points);
        let added = points.iter().map(|point| (self.item(point), Vec::new())).collect::<Vec<_>>();
        kept.splice(place..place, added);
        self.points = points;
        let mut ids: Vec<String> = kept.iter().filter_map(|(table, _)| string(table.get("id"))).collect();
        for (table, keys) in &mut kept {
            let old_number = string(table.get("number"));
            let is_new = keys.is_empty();
            if old_number.is_some() || is_new {
                match numbers.next() {
                    Some(number) => set_number(table, &number),
                    None => _ = table.remove("number"),
                }
            }
            let name = string(table.get("id")).or_else(|| string(table.get("number"))).unwrap_or_else(|| {
                let id = free_id(&string(table.get("title")).unwrap_or_default(), &ids);
                ids.push(id.clone());
                table.insert("id", value(&id));
                id
            });
            if is_new {
                fates.points.push(name);
            } else {
                self.renamed.extend(keys.iter().map(|key| (key.clone(), name.clone())));
            }
        }
        (kept.into_iter().map(|(table, _)| table).collect(), fates)
    }

    /// Makes an item of a point.
    fn item(&self, point: &Point) -> Table {
        let mut table = Table::new();
        table.insert("title", value(&point.title));
        if point.is_closed {
            table.insert("access", value("closed"));
        }
        prepend_comment(&mut table, &self.comment(point.origin));
        table
    }
}

/// Sets a number at the place of the old one, or first.
fn set_number(table: &mut Table, number: &str) {
    let new = match number.parse::<i64>() {
        Ok(whole) if whole.to_string() == number => value(whole),
        _ => value(number),
    };
    set_first(table, "number", new);
}

fn free_id(title: &str, taken: &[String]) -> String {
    let slug = Some(slug(title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "punkt".to_owned());
    let numbered = (2..).map(|n| format!("{slug}-{n}"));
    std::iter::once(slug.clone()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or(slug)
}
