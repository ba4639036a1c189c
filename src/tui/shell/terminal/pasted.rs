//! A paste that comes as keys, made one again.
//!
//! Keys of a paste are in the queue before the first is read, or follow it at once; nobody types like that. As keys
//! they would be commands, and the end of each line would record.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::Event;

use crate::tui::app::pasted::{FIRST_GAP, GAP, written};

/// How many letters are a paste: two may be pressed at once.
const SHORTEST: usize = 3;

/// The most keys that are read as one paste.
pub(super) const MOST: usize = 64 * 1024;

/// What came in, with when it came.
type Came = VecDeque<(Event, Duration)>;

/// Returns how long the next key may take: after two letters at once the rest of a paste is waited for.
pub(super) fn wait_after(came: &Came) -> Duration {
    let mut last = came.iter().rev().map(|(event, at)| (letter(event), *at));
    match (last.next(), last.next()) {
        (Some((Some(_), second)), Some((Some(_), first))) if second.saturating_sub(first) <= GAP => GAP,
        (Some((Some(_), _)), _) => FIRST_GAP,
        _ => Duration::ZERO,
    }
}

/// Puts a paste in the place of the letters that came at once.
pub(super) fn joined(mut came: Came) -> Came {
    let mut out = Came::new();
    let mut run: Vec<(char, Event, Duration)> = Vec::new();
    while let Some((event, at)) = came.pop_front() {
        let goes_on = run.last().is_none_or(|(.., last)| at.saturating_sub(*last) <= GAP);
        match letter(&event) {
            Some(letter) if goes_on => run.push((letter, event, at)),
            Some(letter) => {
                put(&mut out, std::mem::take(&mut run));
                run.push((letter, event, at));
            }
            None => {
                put(&mut out, std::mem::take(&mut run));
                out.push_back((event, at));
            }
        }
    }
    put(&mut out, run);
    out
}

/// Hands on letters that came at once: as a paste, unless they are too few, or one key that is held down.
fn put(out: &mut Came, run: Vec<(char, Event, Duration)>) {
    let first = run.first().map(|(letter, _, at)| (*letter, *at));
    match first {
        Some((first, at)) if run.len() >= SHORTEST && run.iter().any(|(letter, ..)| *letter != first) => {
            out.push_back((Event::Paste(run.into_iter().map(|(letter, ..)| letter).collect()), at));
        }
        _ => out.extend(run.into_iter().map(|(_, event, at)| (event, at))),
    }
}

fn letter(event: &Event) -> Option<char> {
    if let Event::Key(key) = event { written(key) } else { None }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    const CTRL_S: &str = "\u{13}";

    /// Keys that come this far from each other, in milliseconds.
    fn keys(text: &str, apart: u64) -> Came {
        let key = |c: char| match c {
            '\n' => KeyCode::Enter.into(),
            '\r' => KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
            '\u{13}' => KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
            '@' => KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT),
            c if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
            c => KeyCode::Char(c).into(),
        };
        let at = |i: usize| Duration::from_millis(apart * u64::try_from(i).unwrap());
        text.chars().enumerate().map(|(i, c)| (Event::Key(key(c)), at(i))).collect()
    }

    /// What the program gets: pastes in quotation marks.
    fn told(came: Came) -> String {
        let one = |(event, _): (Event, Duration)| match event {
            Event::Paste(text) => format!("{text:?}"),
            Event::Key(key) => match key.code {
                KeyCode::Char('s') if key.modifiers == KeyModifiers::CONTROL => "^S".to_owned(),
                KeyCode::Char(c) => c.to_string(),
                code => format!("{code:?}"),
            },
            other => format!("{other:?}"),
        };
        joined(came).into_iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn three_lines_that_come_at_once_are_one_paste_and_no_command() {
        let lines = "Undersøge priser\nSkriv til Åse@by.dk\nIndkald\n";
        assert_eq!(told(keys(lines, 0)), format!("{lines:?}"));
        assert_eq!(told(keys(lines, 15)), format!("{lines:?}"), "by a slow machine");
        assert_eq!(told(keys("en\rto", 0)), "\"en\\nto\"", "a line feed alone");
    }

    #[test]
    fn keys_that_people_press_stay_keys() {
        assert_eq!(told(keys("hej\n", 40)), "h e j Enter");
        assert_eq!(told(keys("ja", 0)), "j a", "two that were pressed at once");
        assert_eq!(told(keys("     ", 0)), "         ", "a key held down while the machine was busy");
        assert_eq!(told(keys("x", 0)), "x");
        assert_eq!(told(Came::new()), "");
    }

    #[test]
    fn a_key_that_writes_nothing_is_part_of_no_paste() {
        assert_eq!(told(keys(&format!("abc{CTRL_S}def"), 0)), "\"abc\" ^S \"def\"");
    }

    #[test]
    fn a_paste_after_a_pause_is_another_one() {
        let mut came = keys("abc", 0);
        came.extend(keys("def", 0).into_iter().map(|(event, at)| (event, at + Duration::from_secs(1))));
        assert_eq!(told(came), "\"abc\" \"def\"");
    }

    #[test]
    fn the_rest_is_waited_for_after_two_letters_at_once_and_hardly_after_one() {
        assert_eq!(wait_after(&keys("a", 0)), FIRST_GAP);
        assert_eq!(wait_after(&keys("ab", 0)), GAP);
        assert_eq!(wait_after(&keys("ab", 40)), FIRST_GAP);
        assert_eq!(wait_after(&keys(&format!("ab{CTRL_S}"), 0)), Duration::ZERO);
    }
}
