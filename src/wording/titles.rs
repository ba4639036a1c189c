//! Titles with their numbers.

/// Puts an item's number before its title, as screens have it: "5  Tidsplan".
#[must_use]
pub fn numbered(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("{number}  {title}"),
        None => title.to_owned(),
    }
}

/// Puts an item's number before its title, as documents have it: "5. Tidsplan".
#[must_use]
pub fn numbered_in_print(number: Option<&str>, title: &str) -> String {
    match number {
        Some(number) => format!("{number}. {title}"),
        None => title.to_owned(),
    }
}
