//! Esc and another key that are read at once.
//!
//! crossterm takes two Esc for one key. Where the second is the beginning of what an arrow sends, say, it reads the
//! rest as characters, which would be keys: ↓ after Esc would be `[` and `B`. Here they are put together again.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// How long to wait for the rest of a key that has begun.
const REST: Duration = Duration::from_millis(20);

/// The most characters of a key.
const LONGEST: usize = 32;

/// What has come since an Esc, of all that is read at once.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    part: Part,
}

#[derive(Debug, Default)]
enum Part {
    /// Nothing that could go on.
    #[default]
    Whole,
    Esc,
    /// The characters of a key after its Esc.
    Key(String),
    /// A paste, of which the beginning was read like that, as it was sent; and a command key that came after it. What
    /// is pasted may hold one, so it counts only if nothing more of the paste comes.
    Paste(String, Option<KeyEvent>),
}

impl Sequence {
    /// Takes what was read, and returns what it is, as far as that is known yet.
    pub(super) fn take(&mut self, event: Event) -> Vec<Event> {
        let key = match event {
            Event::Key(key) if key.is_press() => key,
            // It is between two things that were sent: what has begun is all that comes of it.
            other => {
                let mut all = std::mem::take(self).end();
                all.push(other);
                return all;
            }
        };
        let typed = match key.code {
            KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
            _ => None,
        };
        match (std::mem::take(&mut self.part), typed) {
            (Part::Esc, Some(c @ ('[' | 'O'))) => {
                self.part = Part::Key(c.to_string());
                Vec::new()
            }
            (Part::Key(mut read), Some(c)) if read.len() < LONGEST => {
                read.push(c);
                if !is_whole(&read) {
                    self.part = Part::Key(read);
                } else if read == "[200~" {
                    self.part = Part::Paste(String::new(), None);
                } else {
                    return key_of(&read).map(Event::Key).into_iter().collect();
                }
                Vec::new()
            }
            (Part::Paste(mut text, _), _) => {
                let pasted = match (key.code, typed) {
                    (_, Some(c)) => Some(c),
                    (KeyCode::Tab, _) => Some('\t'),
                    (KeyCode::Enter, _) => Some('\r'),
                    (KeyCode::Char('j'), None) => Some('\n'),
                    _ => None,
                };
                text.extend(pasted);
                self.part = Part::Paste(text, pasted.is_none().then_some(key));
                Vec::new()
            }
            (Part::Whole | Part::Esc | Part::Key(_), _) => {
                if key == KeyEvent::from(KeyCode::Esc) {
                    self.part = Part::Esc;
                }
                vec![Event::Key(key)]
            }
        }
    }

    /// Returns how long to wait for more.
    pub(super) fn wait(&self) -> Duration {
        if matches!(self.part, Part::Key(_) | Part::Paste(..)) { REST } else { Duration::ZERO }
    }

    /// Returns what is left when nothing more was read.
    pub(super) fn end(self) -> Vec<Event> {
        match self.part {
            // A capital letter after two Esc, with nothing after it.
            Part::Key(read) if read == "O" => {
                vec![Event::Key(KeyEvent::new(KeyCode::Char('O'), KeyModifiers::SHIFT))]
            }
            Part::Paste(text, key) => {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                [Event::Paste(text)].into_iter().chain(key.map(Event::Key)).collect()
            }
            Part::Whole | Part::Esc | Part::Key(_) => Vec::new(),
        }
    }
}

/// Puts in again each Esc that crossterm took with another for one, among what was read from `begun` on. Such an Esc is
/// one byte that came and is missing. Where a key of several bytes came too, nobody knows.
pub(super) fn double_esc(came: &mut VecDeque<(Event, Duration)>, begun: usize, bytes: usize) {
    let lengths: Option<Vec<usize>> = came.range(begun..).map(|(event, _)| length(event)).collect();
    let Some(lengths) = lengths else { return };
    let missing = bytes.saturating_sub(lengths.into_iter().sum());
    let is_esc = |(event, _): &(Event, Duration)| *event == Event::Key(KeyCode::Esc.into());
    let places: Vec<usize> = (begun..came.len()).filter(|place| came.get(*place).is_some_and(is_esc)).collect();
    if missing > places.len() {
        return;
    }
    // From the last to the first, so that the places before stay what they are.
    for place in places.into_iter().take(missing).rev() {
        if let Some(esc) = came.get(place).cloned() {
            came.insert(place, esc);
        }
    }
}

/// Returns how many bytes a key is sent as, where that is one way only.
fn length(event: &Event) -> Option<usize> {
    let Event::Key(key) = event else { return None };
    let alt = usize::from(key.modifiers.contains(KeyModifiers::ALT));
    let others = key.modifiers - KeyModifiers::ALT - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Esc | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace if others.is_empty() => Some(alt + 1),
        KeyCode::Char(c) if others.is_empty() => Some(alt + c.len_utf8()),
        KeyCode::Char(_) if others == KeyModifiers::CONTROL => Some(alt + 1),
        _ => None,
    }
}

/// Returns whether these are all characters of a key: ECMA-48 ends them by one from `@` to `~`.
fn is_whole(read: &str) -> bool {
    let mut after = read.chars().skip(1);
    match (read.chars().next(), after.next(), after.last()) {
        // Of the function keys of the Linux console one more follows.
        (Some('['), Some('['), last) => last.is_some(),
        (Some('['), only, last) => last.or(only).is_some_and(|c| ('@'..='~').contains(&c)),
        _ => true,
    }
}

/// Returns the key that the characters after its Esc say; none: they say no key.
fn key_of(read: &str) -> Option<KeyEvent> {
    let last = read.chars().last()?;
    let inside = read.get(1..read.len().checked_sub(1)?)?;
    let mut numbers = inside.split(';').map(|number| number.parse::<u8>().ok());
    let (number, with) = (numbers.next().flatten(), numbers.next().flatten());
    let code = match last {
        'A' if inside != "[" => KeyCode::Up,
        'B' if inside != "[" => KeyCode::Down,
        'C' if inside != "[" => KeyCode::Right,
        'D' if inside != "[" => KeyCode::Left,
        'H' => KeyCode::Home,
        'F' => KeyCode::End,
        'Z' => KeyCode::BackTab,
        'A'..='E' => KeyCode::F(u8::try_from(last).ok()? - b'A' + 1),
        'P'..='S' => KeyCode::F(u8::try_from(last).ok()? - b'P' + 1),
        '~' => match number? {
            1 | 7 => KeyCode::Home,
            2 => KeyCode::Insert,
            3 => KeyCode::Delete,
            4 | 8 => KeyCode::End,
            5 => KeyCode::PageUp,
            6 => KeyCode::PageDown,
            n @ 11..=15 => KeyCode::F(n - 10),
            n @ 17..=21 => KeyCode::F(n - 11),
            n @ 23..=24 => KeyCode::F(n - 12),
            _ => return None,
        },
        _ => return None,
    };
    // Shift, Alt and Ctrl are bits of one less than the number. The Esc before it says what Alt would.
    let with = with.map_or(0, |with| with.saturating_sub(1));
    let bits = [(1, KeyModifiers::SHIFT), (4, KeyModifiers::CONTROL)];
    let modifiers = bits.into_iter().filter(|(bit, _)| with & bit != 0).map(|(_, modifier)| modifier).collect();
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads an Esc and these keys at once, as crossterm gives them.
    fn read(after: impl IntoIterator<Item = KeyEvent>) -> Vec<Event> {
        let mut sequence = Sequence::default();
        let keys = [KeyEvent::from(KeyCode::Esc)].into_iter().chain(after);
        let mut all: Vec<Event> = keys.flat_map(|key| sequence.take(Event::Key(key))).collect();
        all.extend(sequence.end());
        all
    }

    fn chars(text: &str) -> Vec<KeyEvent> {
        let key = |c: char| match c {
            '\r' => KeyCode::Enter.into(),
            c if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
            c => KeyEvent::from(KeyCode::Char(c)),
        };
        text.chars().map(key).collect()
    }

    fn esc_and(others: impl IntoIterator<Item = KeyEvent>) -> Vec<Event> {
        [KeyCode::Esc.into()].into_iter().chain(others).map(Event::Key).collect()
    }

    #[test]
    fn esc_and_any_key_that_is_read_at_once_are_both() {
        for (sent, code) in [
            ("[A", KeyCode::Up),
            ("[B", KeyCode::Down),
            ("OB", KeyCode::Down),
            ("[C", KeyCode::Right),
            ("OD", KeyCode::Left),
            ("[H", KeyCode::Home),
            ("[1~", KeyCode::Home),
            ("OF", KeyCode::End),
            ("[3~", KeyCode::Delete),
            ("[5~", KeyCode::PageUp),
            ("[6~", KeyCode::PageDown),
            ("OQ", KeyCode::F(2)),
            ("[[B", KeyCode::F(2)),
            ("[15~", KeyCode::F(5)),
            ("[17~", KeyCode::F(6)),
            ("[24~", KeyCode::F(12)),
            ("[Z", KeyCode::BackTab),
            ("[1;3B", KeyCode::Down),
        ] {
            assert_eq!(read(chars(sent)), esc_and([code.into()]), "{sent}");
            let with_a_letter = chars(&format!("{sent}b"));
            assert_eq!(read(with_a_letter), esc_and([code.into(), KeyCode::Char('b').into()]), "{sent}");
        }
        let up = KeyEvent::new(KeyCode::Up, KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(read(chars("[1;6A")), esc_and([up]));
    }

    #[test]
    fn letters_after_an_esc_are_letters_and_what_is_no_key_does_nothing() {
        for typed in ["b", "O", "bO["] {
            assert_eq!(read(chars(typed)), esc_and(chars(typed)), "{typed}");
        }
        // A click, and a key that is not all there.
        for nothing in ["[<0;10;5M", "[1;", "[99~", "["] {
            assert_eq!(read(chars(nothing)), esc_and([]), "{nothing}");
        }
    }

    #[test]
    fn a_paste_that_comes_with_an_esc_is_a_paste() {
        let mut expected = esc_and([]);
        expected.push(Event::Paste("Kl. 9\nTak [ja]".to_owned()));
        assert_eq!(read(chars("[200~Kl. 9\rTak [ja]")), expected);
        let ctrl = |c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
        let mut of_windows = chars("[200~Kl. 9\r");
        of_windows.extend([ctrl('j')].into_iter().chain(chars("Tak [ja]")));
        assert_eq!(read(of_windows.clone()), expected);
        // What is pressed right after it acts; a sign amid what is pasted does not.
        of_windows.insert(10, ctrl('s'));
        of_windows.push(ctrl('s'));
        expected.push(Event::Key(ctrl('s')));
        assert_eq!(read(of_windows), expected);
    }

    #[test]
    fn a_paste_that_comes_with_an_esc_is_one_whatever_comes_right_after_it() {
        for other in [Event::FocusGained, Event::Resize(80, 24), Event::Paste("og to".to_owned())] {
            let mut sequence = Sequence::default();
            let keys = [KeyEvent::from(KeyCode::Esc)].into_iter().chain(chars("[200~Et")).map(Event::Key);
            let mut all: Vec<Event> = keys.chain([other.clone()]).flat_map(|event| sequence.take(event)).collect();
            all.extend(sequence.end());
            let [esc, paste] = [Event::Key(KeyCode::Esc.into()), Event::Paste("Et".to_owned())];
            assert_eq!(all, [esc, paste, other]);
        }
    }

    #[test]
    fn an_esc_that_was_read_with_another_as_one_is_two_again() {
        let esc = || KeyEvent::from(KeyCode::Esc);
        let letter = |c| KeyEvent::from(KeyCode::Char(c));
        let arrow = || KeyEvent::from(KeyCode::Down);
        for (read, bytes, escs) in [
            (vec![esc()], 2, 2),
            (vec![esc()], 1, 1),
            (vec![esc(), letter('b')], 3, 2),
            (vec![esc(), letter('ø')], 3, 1),
            (vec![letter('x'), esc(), esc()], 5, 4),
            // More is missing than can be Esc, or how much is not known.
            (vec![esc()], 3, 1),
            (vec![esc(), arrow()], 5, 1),
            (vec![esc()], 0, 1),
        ] {
            let mut came: VecDeque<_> = read.iter().map(|key| (Event::Key(*key), Duration::ZERO)).collect();
            double_esc(&mut came, 0, bytes);
            let count = came.iter().filter(|(event, _)| *event == Event::Key(esc())).count();
            assert_eq!(count, escs, "{read:?} of {bytes} bytes");
        }
    }
}
