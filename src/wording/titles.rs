//! Titles with their numbers.

use crate::agenda::number;

/// Puts an item's number before its title, as screens have it: "5  Tidsplan".
#[must_use]
pub fn numbered(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("{number}  {title}"),
        None => title.to_owned(),
    }
}

/// Puts an item's number before its title, as documents have it: "5. Tidsplan", "16/18 Budsjett".
#[must_use]
pub fn numbered_in_print(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("{number}{} {title}", full_stop(number)),
        None => title.to_owned(),
    }
}

/// Returns what a number has behind it in print: a full stop if it is a whole one, nothing behind "16/18" and "4.1".
#[must_use]
pub fn full_stop(number: &str) -> &'static str {
    if number::is_whole(number) { "." } else { "" }
}

/// Puts what is to be said of it behind a title, in one pair of brackets: "Personalesag (tilføjet under mødet, lukket
/// sag)".
#[must_use]
pub fn marked(title: &str, marks: &[String]) -> String {
    if marks.is_empty() { title.to_owned() } else { format!("{title} ({})", marks.join(", ")) }
}
