//! Writing shapes as TOML, as a person would: what a program makes of an agenda is edited by people afterwards.
//!
//! A shape is written as it is: a key that it does not have is not written. What is read back is equal to what was
//! written.

use chrono::{NaiveDate, Timelike as _};
use serde::Serialize;
use toml_writer::{ToTomlValue as _, TomlStringBuilder};

use super::file::AgendaFile;
use super::read::{Day, Id, Key, Line, LineOrNumber, Located, Minutes, TimeOfDay};
use super::rich::Text;
use crate::text;

/// How many columns a list may take before each of its elements gets a line of its own.
const WIDEST: usize = 100;

/// A value on its way to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// TOML that is written after the key as it is.
    Plain(String),
    List(Vec<Value>),
    Table(Vec<Field>),
}

/// A key of a table with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    pub value: Value,
    /// Whether the value is under a header of its own: `[protocol]`, `[[item]]`.
    pub is_section: bool,
}

/// A value that can be written as TOML.
pub trait Write {
    /// Whether an agenda has it under a header of its own.
    const IS_SECTION: bool = false;

    /// Returns it as TOML.
    fn value(&self) -> Value;
}

impl<T: Write> Write for Located<T> {
    const IS_SECTION: bool = T::IS_SECTION;

    fn value(&self) -> Value {
        self.value.value()
    }
}

impl<T: Write> Write for Vec<T> {
    const IS_SECTION: bool = T::IS_SECTION;

    fn value(&self) -> Value {
        Value::List(self.iter().map(Write::value).collect())
    }
}

impl Write for bool {
    fn value(&self) -> Value {
        Value::Plain(self.to_string())
    }
}

impl Write for Line {
    fn value(&self) -> Value {
        Value::Plain(quoted(&self.0))
    }
}

impl Write for Id {
    fn value(&self) -> Value {
        Value::Plain(quoted(&self.0))
    }
}

impl Write for Text {
    fn value(&self) -> Value {
        if !self.0.contains('\n') {
            return Value::Plain(quoted(&self.0));
        }
        // The closing quotation marks are on a line of their own; reading takes the line break away.
        let lines = format!("{}\n", self.0);
        let builder = TomlStringBuilder::new(&lines);
        let string = builder.as_ml_basic_pretty().or_else(|| builder.as_ml_literal());
        Value::Plain(string.unwrap_or_else(|| builder.as_ml_basic()).to_toml_value())
    }
}

impl Write for Key {
    fn value(&self) -> Value {
        let is_number = self.0.parse::<u32>().is_ok_and(|n| n.to_string() == self.0);
        Value::Plain(if is_number { self.0.clone() } else { quoted(&self.0) })
    }
}

impl Write for LineOrNumber {
    fn value(&self) -> Value {
        Value::Plain(quoted(&self.0))
    }
}

impl Write for Minutes {
    fn value(&self) -> Value {
        Value::Plain(self.0.to_string())
    }
}

impl Write for Day {
    fn value(&self) -> Value {
        let date: NaiveDate = self.0;
        Value::Plain(date.format("%Y-%m-%d").to_string())
    }
}

impl Write for TimeOfDay {
    fn value(&self) -> Value {
        Value::Plain(format!("\"{}.{:02}\"", self.0.hour(), self.0.minute()))
    }
}

/// Returns one of a few words by the enum's serde names.
pub fn word(value: &impl Serialize) -> Value {
    Value::Plain(toml::Value::try_from(value).map_or_else(|_| quoted(""), |word| word.to_string()))
}

/// Puts a text of one line into quotation marks; those that need no escapes go first.
pub(super) fn quoted(line: &str) -> String {
    let builder = TomlStringBuilder::new(line);
    let string = builder.as_basic_pretty().or_else(|| builder.as_literal());
    string.unwrap_or_else(|| builder.as_basic()).to_toml_value()
}

/// A place of an agenda that is written: before a key, which may have no value, or after the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The name of a table and which of its name it is, from 0; none: the agenda's own keys.
    pub table: Option<(&'static str, usize)>,
    /// The key; none: after the last.
    pub key: Option<&'static str>,
}

/// What is written between the keys of an agenda, each line with its `#`.
pub trait Comments {
    /// Adds what belongs at a place to what is written so far.
    fn push(&mut self, spot: Spot, out: &mut String);
}

/// No comments.
impl Comments for () {
    fn push(&mut self, _: Spot, _: &mut String) {}
}

impl AgendaFile {
    /// Writes the agenda as a file has it: its keys in the order of docs/agenda.md, then a table each for what has one.
    #[must_use]
    pub fn to_toml(&self) -> String {
        self.to_toml_with(&mut ())
    }

    /// Writes the agenda as a file has it, with comments.
    #[must_use]
    pub fn to_toml_with(&self, comments: &mut dyn Comments) -> String {
        let Value::Table(fields) = self.value() else { return String::new() };
        // An empty list is not nothing: it replaces what is included.
        let is_section =
            |field: &&Field| field.is_section && !matches!(&field.value, Value::List(tables) if tables.is_empty());
        let (sections, keys): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(is_section);
        let mut out = String::new();
        push_table(None, Self::KEYS, &keys, comments, &mut out);
        for Field { key, value, .. } in sections {
            match value {
                Value::List(tables) => {
                    for (index, table) in tables.iter().enumerate() {
                        push_section(&format!("[[{key}]]"), (*key, index), table, comments, &mut out);
                    }
                }
                table => push_section(&format!("[{key}]"), (*key, 0), table, comments, &mut out),
            }
        }
        out
    }
}

fn push_section(
    header: &str,
    table: (&'static str, usize),
    value: &Value,
    comments: &mut dyn Comments,
    out: &mut String,
) {
    let Value::Table(fields) = value else { return };
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&format!("{header}\n"));
    let fields: Vec<&Field> = fields.iter().collect();
    push_table(Some(table), super::file::keys_of(table.0), &fields, comments, out);
}

/// Writes the keys of a table, in the shape's order.
fn push_table(
    table: Option<(&'static str, usize)>,
    keys: &[&'static str],
    fields: &[&Field],
    comments: &mut dyn Comments,
    out: &mut String,
) {
    for key in keys {
        comments.push(Spot { table, key: Some(key) }, out);
        if let Some(field) = fields.iter().find(|field| field.key == *key) {
            push_key(key, &field.value, out);
        }
    }
    comments.push(Spot { table, key: None }, out);
}

fn push_key(key: &str, value: &Value, out: &mut String) {
    let one_line = inline(value);
    let fits = !one_line.contains('\n') && text::width(&one_line) + key.len() + 3 <= WIDEST;
    match value {
        Value::List(list) if !fits => {
            let elements: String = list.iter().map(|element| format!("    {},\n", inline(element))).collect();
            out.push_str(&format!("{key} = [\n{elements}]\n"));
        }
        _ => out.push_str(&format!("{key} = {one_line}\n")),
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Plain(toml) => toml.clone(),
        Value::List(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Table(fields) => {
            let fields = fields.iter().map(|field| format!("{} = {}", field.key, inline(&field.value)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}
