//! Keys as a Windows console records them: what each record means.
//!
//! crossterm reads such records too, but loses characters that come in two halves when each half is pressed and
//! released, as Windows Terminal sends those of the emoji panel (its issue 1072), and what Alt and digits type.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const BACKSPACE: u16 = 0x08;
const TAB: u16 = 0x09;
const ENTER: u16 = 0x0d;
const SHIFT: u16 = 0x10;
const CONTROL: u16 = 0x11;
const ALT: u16 = 0x12;
const ESC: u16 = 0x1b;
/// The keys from Page up to Down, in the order of their numbers.
const MOVES: [KeyCode; 8] = [
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::End,
    KeyCode::Home,
    KeyCode::Left,
    KeyCode::Up,
    KeyCode::Right,
    KeyCode::Down,
];
const FIRST_MOVE: u16 = 0x21;
const INSERT: u16 = 0x2d;
const DELETE: u16 = 0x2e;
const F1: u16 = 0x70;
const F24: u16 = 0x87;

/// What a console records of a key that is pressed or released.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyRecord {
    pub is_pressed: bool,
    /// Windows's number of the key; what no key types has none.
    pub key: u16,
    /// What it types: a character, or half of one in UTF-16; zero: nothing.
    pub typed: u16,
    pub held: KeyModifiers,
}

/// Puts characters together from their halves.
#[derive(Debug, Default)]
pub(super) struct KeyRecords {
    /// The first half of a character, until the other comes.
    first_half: Option<u16>,
}

impl KeyRecords {
    /// Returns the key that was pressed; none: not yet, or nothing that matters.
    pub(super) fn take(&mut self, record: KeyRecord) -> Option<KeyEvent> {
        // What Alt and digits type, and a console what no key has, comes as Alt is released.
        let is_of_alt = !record.is_pressed && record.key == ALT && record.typed != 0;
        if !record.is_pressed && !is_of_alt || record.is_pressed && matches!(record.key, SHIFT | CONTROL | ALT) {
            return None;
        }
        let held = if is_of_alt { KeyModifiers::NONE } else { record.held };
        if (0xd800..0xdc00).contains(&record.typed) {
            self.first_half = Some(record.typed);
            return None;
        }
        let first_half = self.first_half.take();
        let units = first_half.filter(|_| (0xdc00..0xe000).contains(&record.typed)).into_iter().chain([record.typed]);
        // A second half without the first is no character.
        let typed = char::decode_utf16(units).next().and_then(Result::ok)?;
        let code = if is_of_alt { Some(KeyCode::Char(typed)) } else { code(record, typed) }?;
        Some(KeyEvent::new(code, held))
    }
}

/// Returns which key it is.
fn code(record: KeyRecord, typed: char) -> Option<KeyCode> {
    let KeyRecord { key, held, .. } = record;
    let moves = key.checked_sub(FIRST_MOVE).and_then(|n| MOVES.get(usize::from(n)));
    Some(match key {
        BACKSPACE => KeyCode::Backspace,
        TAB if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        TAB => KeyCode::Tab,
        ENTER => KeyCode::Enter,
        ESC => KeyCode::Esc,
        INSERT => KeyCode::Insert,
        DELETE => KeyCode::Delete,
        F1..=F24 => KeyCode::F(u8::try_from(key - F1 + 1).ok()?),
        // Alt and digits of the block at the right type a character, which comes as Alt is released.
        0x60..=0x69 if held == KeyModifiers::ALT => return None,
        _ => match moves {
            Some(code) => *code,
            None => KeyCode::Char(character(key, typed, held)?),
        },
    })
}

/// Returns what a key that types stands for; with Ctrl it types a control code or nothing.
fn character(key: u16, typed: char, held: KeyModifiers) -> Option<char> {
    if !typed.is_control() {
        return Some(typed);
    }
    let with_control = held.contains(KeyModifiers::CONTROL) && !held.contains(KeyModifiers::ALT);
    let of_code = u8::try_from(typed).ok().filter(|code| (1..=26).contains(code)).map(|code| char::from(code + b'`'));
    let of_key = u8::try_from(key).ok().filter(|key| *key == b' ' || key.is_ascii_alphanumeric());
    of_code.or_else(|| of_key.map(|key| char::from(key).to_ascii_lowercase())).filter(|_| with_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(is_pressed: bool, key: u16, typed: u16, held: KeyModifiers) -> KeyRecord {
        KeyRecord { is_pressed, key, typed, held }
    }

    /// What comes of records: each pressed and released.
    fn keys(records: &[(u16, u16, KeyModifiers)]) -> Vec<KeyEvent> {
        let mut all = KeyRecords::default();
        let both = |&(key, typed, held)| [true, false].map(|is_pressed| record(is_pressed, key, typed, held));
        records.iter().flat_map(both).filter_map(|record| all.take(record)).collect()
    }

    fn typed(text: &str) -> Vec<(u16, u16, KeyModifiers)> {
        text.encode_utf16().map(|unit| (0, unit, KeyModifiers::NONE)).collect()
    }

    fn chars(keys: &[KeyEvent]) -> String {
        keys.iter().filter_map(|key| key.code.as_char()).collect()
    }

    const NONE: KeyModifiers = KeyModifiers::NONE;

    #[test]
    fn a_character_whose_halves_are_each_pressed_and_released_is_one_key() {
        for text in ["😀", "a😀b👍🏽", "👩‍👧 𝄞", "æøå@£"] {
            assert_eq!(chars(&keys(&typed(text))), text);
        }
        assert_eq!(keys(&typed("😀")), [KeyCode::Char('😀').into()]);
    }

    #[test]
    fn a_half_that_stays_alone_is_nothing_and_spoils_nothing_after_it() {
        let half = |unit| (0, unit, NONE);
        assert_eq!(chars(&keys(&[half(0xd83d), half(0x61), half(0xde00), half(0x62)])), "ab");
        assert_eq!(chars(&keys(&[half(0xd83d), half(0xd83d), half(0xde00)])), "😀");
        // Shift is held between the halves, and no key of its own.
        assert_eq!(chars(&keys(&[half(0xd83d), (SHIFT, 0, KeyModifiers::SHIFT), half(0xde00)])), "😀");
    }

    #[test]
    fn what_alt_and_digits_type_comes_as_alt_is_released_and_with_nothing_held() {
        let mut all = KeyRecords::default();
        for record in [
            record(true, ALT, 0, KeyModifiers::ALT),
            record(true, 0x62, 0, KeyModifiers::ALT),
            record(false, 0x62, 0, KeyModifiers::ALT),
        ] {
            assert_eq!(all.take(record), None);
        }
        assert_eq!(all.take(record(false, ALT, 0xbb, KeyModifiers::ALT)), Some(KeyCode::Char('»').into()));
        for (half, whole) in [(0xd83d, None), (0xde00, Some(KeyCode::Char('😀').into()))] {
            assert_eq!(all.take(record(false, ALT, half, NONE)), whole);
        }
        assert_eq!(all.take(record(false, ALT, 0, NONE)), None, "Alt alone");
    }

    #[test]
    fn keys_are_what_they_are_on_other_systems() {
        let (shift, control, alt) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL, KeyModifiers::ALT);
        for (key, unit, held, code) in [
            (0x53, 0x13, control, KeyCode::Char('s')),
            (0x53, 0x13, control | shift, KeyCode::Char('s')),
            (0x31, 0, control, KeyCode::Char('1')),
            (0x20, 0, control, KeyCode::Char(' ')),
            (0x32, 0x40, control | alt, KeyCode::Char('@')),
            (0x31, 0x31, alt, KeyCode::Char('1')),
            (0x53, 0x53, shift, KeyCode::Char('S')),
            (0x62, 0x32, NONE, KeyCode::Char('2')),
            (BACKSPACE, 8, NONE, KeyCode::Backspace),
            (BACKSPACE, 0x7f, control, KeyCode::Backspace),
            (TAB, 9, NONE, KeyCode::Tab),
            (TAB, 9, shift, KeyCode::BackTab),
            (ENTER, 13, NONE, KeyCode::Enter),
            (ENTER, 10, control, KeyCode::Enter),
            (ESC, 27, NONE, KeyCode::Esc),
            (0x21, 0, NONE, KeyCode::PageUp),
            (0x22, 0, NONE, KeyCode::PageDown),
            (0x23, 0, control, KeyCode::End),
            (0x24, 0, NONE, KeyCode::Home),
            (0x25, 0, shift, KeyCode::Left),
            (0x26, 0, NONE, KeyCode::Up),
            (0x27, 0, NONE, KeyCode::Right),
            (0x28, 0, NONE, KeyCode::Down),
            (INSERT, 0, NONE, KeyCode::Insert),
            (DELETE, 0, NONE, KeyCode::Delete),
            (0x74, 0, NONE, KeyCode::F(5)),
        ] {
            assert_eq!(keys(&[(key, unit, held)]), [KeyEvent::new(code, held)], "{key:#x}");
        }
        // A dead key, a menu's letter that types nothing, keys that are only held, the key of a menu.
        for (key, unit, held) in
            [(0xba, 0, NONE), (0x53, 0, control | alt), (SHIFT, 0, shift), (CONTROL, 0, control), (0x5d, 0, NONE)]
        {
            assert_eq!(keys(&[(key, unit, held)]), [], "{key:#x}");
        }
    }
}
