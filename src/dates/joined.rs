//! Keeps a date's day and month, and "kl." and its time, on one line.

use crate::lang::Lang;

/// A blank at which no line is broken.
const NO_BREAK: char = '\u{a0}';

/// Puts blanks at which no line is broken into the dates and times of a text: "6. juni", "kl. 9.14".
#[must_use]
pub fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            out.push(if is_one(word, next) { NO_BREAK } else { ' ' });
        }
    }
    out
}

/// Returns whether two words are a day and its month, or what leads to a time and the time.
fn is_one(before: &str, after: &str) -> bool {
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let begins_with_figure = after.starts_with(|c: char| c.is_ascii_digit());
    (is_day(last) && is_month(after)) || (begins_with_figure && leads_to_time(last))
}

/// Returns whether a word ends as a day does, which may be the second of two or in brackets: "6.", "(6", "5.–6.".
fn is_day(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    let end = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(end.parse::<u8>(), Ok(1..=31)) && end.len() <= 2
}

fn is_month(word: &str) -> bool {
    let name: String = word.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    Lang::understood_in_all().any(|words| words.dates.months.iter().any(|names| names.contains(&name.as_str())))
}

fn leads_to_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let word = word.strip_suffix('.').unwrap_or(&word);
    Lang::understood_in_all().any(|words| words.before_times.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_hold_together_and_nothing_else_does() {
        for (text, expected) in [
            ("Senest den 6. juni 2025.", "Senest den 6.~juni 2025."),
            ("On 6 June 2025 at 9:14", "On 6~June 2025 at 9:14"),
            ("Mødet hævet kl. 9.14.\nden 5.–6. maj, (6. Jan.)", "Mødet hævet kl.~9.14.\nden 5.–6.~maj, (6.~Jan.)"),
            ("(kl. 10.15–10.20)", "(kl.~10.15–10.20)"),
            ("Punkt 6. Juninotat, 60 marts, kl. ni,  a 2025 maj", "Punkt 6. Juninotat, 60 marts, kl. ni,  a 2025 maj"),
            ("", ""),
            (" 6. ", " 6. "),
        ] {
            assert_eq!(joined(text), expected.replace('~', "\u{a0}"));
        }
    }
}
