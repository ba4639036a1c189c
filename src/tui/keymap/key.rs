//! A key: read from the terminal, written for the screen, and named as a table or a configuration spells it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key as the table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character, in whatever case.
    Char(char),
    /// A character with Ctrl.
    Ctrl(char),
    /// A key that types nothing.
    Code(KeyCode),
}

impl Key {
    /// Reads a key from the terminal; a printable character with Ctrl+Alt (AltGr) is text, and one with Alt alone is
    /// no key of the table.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Self {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match event.code {
            KeyCode::Char(c) if control && !alt => Self::Ctrl(c.to_ascii_lowercase()),
            KeyCode::Char(_) if alt && !control => Self::Code(KeyCode::Null),
            KeyCode::Char(c) => Self::Char(c.to_lowercase().next().unwrap_or(c)),
            code => Self::Code(code),
        }
    }

    /// Returns Esc and the key for one that was read as pressed with Alt: that is how a terminal sends it, and how two
    /// keys are read that come at once.
    #[must_use]
    pub fn esc_and_key(event: &KeyEvent) -> Option<[KeyEvent; 2]> {
        without_alt(event).map(|alone| [KeyCode::Esc.into(), alone])
    }

    /// Returns the number of the phrase that a key with Alt inserts.
    #[must_use]
    pub fn phrase(event: &KeyEvent) -> Option<usize> {
        without_alt(event).and_then(|alone| Self::from_event(&alone).digit()).filter(|digit| *digit > 0)
    }

    /// The number that the key types.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        match self {
            Self::Char(c) => c.to_digit(10).and_then(|d| usize::try_from(d).ok()),
            _ => None,
        }
    }

    /// Reads a key as a table spells it: `b`, `+`, `Space`, `Ctrl-Z`, `PgUp`, `F2`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut chars = name.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Some(Self::Char(c.to_lowercase().next().unwrap_or(c)));
        }
        if let Some(letter) = name.strip_prefix("Ctrl-") {
            return match Self::named(letter)? {
                Self::Char(c) => Some(Self::Ctrl(c)),
                _ => None,
            };
        }
        if name == "Space" {
            return Some(Self::Char(' '));
        }
        if let Some(number) = name.strip_prefix('F') {
            return number.parse().ok().filter(|n| (1..=12).contains(n)).map(|n| Self::Code(KeyCode::F(n)));
        }
        NAMES.iter().find(|(_, of, _)| *of == name).map(|(code, ..)| Self::Code(*code))
    }

    /// Writes the key as the screen shows it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "␣".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Code(code) => NAMES
                .iter()
                .find(|(of, ..)| *of == code)
                .map_or_else(|| code.to_string(), |(.., label)| (*label).to_owned()),
        }
    }
}

/// Takes Alt away from a key that was pressed with it. A character with Ctrl and Alt is what AltGr types.
fn without_alt(event: &KeyEvent) -> Option<KeyEvent> {
    let is_typed = matches!(event.code, KeyCode::Char(_)) && event.modifiers.contains(KeyModifiers::CONTROL);
    let is_alt = event.modifiers.contains(KeyModifiers::ALT) && !is_typed;
    is_alt.then(|| KeyEvent { modifiers: event.modifiers - KeyModifiers::ALT, ..*event })
}

/// The keys that type nothing: how a table spells them, and what the screen shows.
const NAMES: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "Enter", "Enter"),
    (KeyCode::Tab, "Tab", "Tab"),
    (KeyCode::Delete, "Del", "Del"),
    (KeyCode::Backspace, "Backspace", "Backspace"),
    (KeyCode::Esc, "Esc", "Esc"),
    (KeyCode::Up, "Up", "↑"),
    (KeyCode::Down, "Down", "↓"),
    (KeyCode::PageUp, "PgUp", "PgUp"),
    (KeyCode::PageDown, "PgDn", "PgDn"),
    (KeyCode::Home, "Home", "Home"),
    (KeyCode::End, "End", "End"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_without_regard_to_case_and_altgr_is_text() {
        let event = |c, m| Key::from_event(&KeyEvent::new(KeyCode::Char(c), m));
        assert_eq!(event('B', KeyModifiers::SHIFT), Key::Char('b'));
        assert_eq!(event('Z', KeyModifiers::CONTROL), Key::Ctrl('z'));
        assert_eq!(event('@', KeyModifiers::CONTROL | KeyModifiers::ALT), Key::Char('@'));
        assert_eq!(event('b', KeyModifiers::ALT), Key::Code(KeyCode::Null));
    }

    #[test]
    fn any_key_that_was_read_with_alt_is_esc_and_that_key_and_what_altgr_types_is_one() {
        let (shift, control) = (KeyModifiers::SHIFT, KeyModifiers::CONTROL);
        let typing = [KeyCode::Char('b'), KeyCode::Char('.'), KeyCode::Enter, KeyCode::Tab, KeyCode::Backspace];
        let others = [KeyCode::Up, KeyCode::Down, KeyCode::Home, KeyCode::PageDown, KeyCode::Delete, KeyCode::F(5)];
        for code in typing.into_iter().chain(others) {
            for with in [KeyModifiers::NONE, shift] {
                let read = KeyEvent::new(code, KeyModifiers::ALT | with);
                let both = [KeyCode::Esc.into(), KeyEvent::new(code, with)];
                assert_eq!(Key::esc_and_key(&read), Some(both), "{read:?}");
                assert_eq!(Key::esc_and_key(&KeyEvent::new(code, with)), None, "{code:?}");
            }
        }
        let with_both = |code| KeyEvent::new(code, KeyModifiers::ALT | control);
        assert_eq!(Key::esc_and_key(&with_both(KeyCode::Char('@'))), None);
        let down = [KeyCode::Esc.into(), KeyEvent::new(KeyCode::Down, control)];
        assert_eq!(Key::esc_and_key(&with_both(KeyCode::Down)), Some(down));
        let digit = |c| Key::phrase(&KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT));
        assert_eq!((digit('1'), digit('0'), digit('b')), (Some(1), None, None));
    }

    #[test]
    fn a_key_is_named_as_tables_spell_it() {
        for (name, key) in [
            ("b", Key::Char('b')),
            ("Æ", Key::Char('æ')),
            ("-", Key::Char('-')),
            ("Space", Key::Char(' ')),
            ("Ctrl-Z", Key::Ctrl('z')),
            ("PgUp", Key::Code(KeyCode::PageUp)),
            ("F2", Key::Code(KeyCode::F(2))),
        ] {
            assert_eq!(Key::named(name), Some(key), "{name}");
        }
        for wrong in ["", "Ctrl-", "Ctrl-Enter", "F0", "F13", "space", "ab"] {
            assert_eq!(Key::named(wrong), None, "{wrong}");
        }
    }
}
