//! The numbers and bullets of lists on a page.

use crate::import::source::numbers::written;
use crate::import::source::xml::Element;

/// A list, and how far it is counted.
#[derive(Debug)]
pub struct List {
    /// How its numbers are written; none: it has bullets.
    format: Option<&'static str>,
    next: i64,
    /// Whether nothing is printed before its elements.
    is_bare: bool,
}

impl List {
    /// Begins a list.
    pub fn of(list: &Element) -> Self {
        let style: String = list.attribute("style").unwrap_or_default().to_lowercase().split_whitespace().collect();
        let says = |value: &str| {
            style.contains(&format!("list-style-type:{value}")) || style.contains(&format!("list-style:{value}"))
        };
        let of_type = match list.attribute("type") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ if says("lower-alpha") || says("lower-latin") => "lowerLetter",
            _ if says("upper-alpha") || says("upper-latin") => "upperLetter",
            _ if says("lower-roman") => "lowerRoman",
            _ if says("upper-roman") => "upperRoman",
            _ => "decimal",
        };
        let start = list.attribute("start").and_then(|start| start.trim().parse().ok());
        Self {
            format: (&*list.name == "ol").then_some(of_type),
            next: start.unwrap_or(1),
            is_bare: says("none") || list.attribute("role").is_some_and(|role| role == "presentation"),
        }
    }

    /// Counts an element, and gives what is printed before it.
    pub fn next(&mut self, element: &Element) -> Option<String> {
        if let Some(value) = element.attribute("value").and_then(|value| value.trim().parse().ok()) {
            self.next = value;
        }
        let number = self.next;
        self.next = number.saturating_add(1);
        if self.is_bare {
            return None;
        }
        Some(match (self.format, u32::try_from(number)) {
            (Some(format), Ok(number)) => format!("{}.", written(number, format)),
            (Some(_), Err(_)) => format!("{number}."),
            (None, _) => "•".to_owned(),
        })
    }
}

/// The level, from 0, that Word says in the style of an element of a list: `mso-list:l0 level2 lfo1`.
pub fn level(style: &str) -> usize {
    let rest = style.split_once("mso-list:").and_then(|(_, rest)| rest.split_once("level"));
    let digits: String = rest.map_or("", |(_, rest)| rest).chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<usize>().unwrap_or(1).saturating_sub(1)
}
