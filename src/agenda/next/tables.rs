//! Reading and changing the tables of an agenda's text.

use std::collections::HashSet;

use chrono::NaiveDate;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// Takes out the tables of a name, however they are written.
pub fn take(document: &mut DocumentMut, name: &str) -> Vec<Table> {
    match document.remove(name).map(Item::into_array_of_tables) {
        Some(Ok(tables)) => tables.into_iter().collect(),
        Some(Err(other)) => {
            document.insert(name, other);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Puts tables into the text, in this order after the agenda's own keys and before whatever other tables there are.
pub fn put_back<const N: usize>(document: &mut DocumentMut, lists: [(&str, Vec<Table>); N]) {
    let others = document.iter().filter(|(_, item)| item.is_table() || item.is_array_of_tables()).count();
    // The tables that stayed come last; one place each is enough for them, and they keep their order.
    let mut position = 0;
    for (name, tables) in lists {
        let mut array = ArrayOfTables::new();
        for mut table in tables {
            position += 1;
            table.set_position(Some(position));
            array.push(table);
        }
        if !array.is_empty() {
            document.insert(name, Item::ArrayOfTables(array));
        }
    }
    if others > 0 {
        move_behind(document, position);
    }
}

/// Lets the tables that have no place among the given ones follow them.
fn move_behind(document: &mut DocumentMut, last: isize) {
    let mut position = last;
    for (name, item) in document.as_table_mut().iter_mut() {
        if ["person", "item", "slot", "upcoming"].contains(&name.get()) {
            continue;
        }
        match item {
            Item::Table(table) => {
                position += 1;
                table.set_position(Some(position));
            }
            Item::ArrayOfTables(tables) => {
                for table in tables.iter_mut() {
                    position += 1;
                    table.set_position(Some(position));
                }
            }
            _ => {}
        }
    }
}

/// Returns a text, or a number or time as it is written.
pub fn string(item: Option<&Item>) -> Option<String> {
    match item?.as_value()? {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        Value::Datetime(moment) => Some(moment.value().to_string()),
        _ => None,
    }
}

/// Returns a day, written as TOML's or as a text.
pub fn day(item: Option<&Item>) -> Option<NaiveDate> {
    string(item)?.parse().ok()
}

/// Returns the points of a meeting of the forward plan, with their minutes.
pub fn points(table: &Table) -> Vec<(String, Option<u32>)> {
    let Some(points) = table.get("points").and_then(Item::as_array) else { return Vec::new() };
    let read = |value: &Value| match value {
        Value::String(text) => Some((text.value().clone(), None)),
        Value::InlineTable(point) => {
            let minutes = point.get("minutes").and_then(Value::as_integer).and_then(|n| u32::try_from(n).ok());
            Some((point.get("text")?.as_str()?.to_owned(), minutes))
        }
        _ => None,
    };
    points.iter().filter_map(read).collect()
}

/// Returns the numbers and ids of a list of items.
pub fn keys(item: Option<&Item>) -> Vec<String> {
    let Some(list) = item.and_then(Item::as_array) else { return Vec::new() };
    let key = |value: &Value| match value {
        Value::String(text) => Some(text.value().clone()),
        Value::Integer(number) => Some(number.value().to_string()),
        _ => None,
    };
    list.iter().filter_map(key).collect()
}

/// Collects every text in a table and the tables in it.
pub fn strings(table: &dyn TableLike, out: &mut HashSet<String>) {
    for (_, item) in table.iter() {
        match item {
            Item::Value(value) => of_value(value, out),
            Item::Table(table) => strings(table, out),
            Item::ArrayOfTables(tables) => tables.iter().for_each(|table| strings(table, out)),
            Item::None => {}
        }
    }
}

fn of_value(value: &Value, out: &mut HashSet<String>) {
    match value {
        Value::String(text) => {
            out.insert(text.value().clone());
        }
        Value::Array(list) => list.iter().for_each(|value| of_value(value, out)),
        Value::InlineTable(table) => strings(table, out),
        _ => {}
    }
}

/// Puts a comment above a table, below those that are there.
pub fn prepend_comment(table: &mut Table, comment: &str) {
    let decor = table.decor_mut();
    let above = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or("\n").to_owned();
    let above = if above.is_empty() { "\n".to_owned() } else { above };
    decor.set_prefix(format!("{above}# {comment}\n"));
}
