//! The keys as a value: dispatch, footer, help, messages and docs all ask the [`Keymap`].
//!
//! Its rows are those of one table ([`rows`]), each under the part of the screen where it holds; keys that are letters of a
//! word come from the language ([`Language::keys`](crate::lang::Language::keys)). Any row can be bound anew.

mod action;
mod footer;
mod key;
mod rows;

use crate::lang::Lang;

pub use action::Action;
pub use footer::{FOOTER, FOOTER_CLOSED, footer, footer_closed};
pub use key::Key;
pub use rows::{ROWS, Scope, Spec};

/// The keys inside an editor, for the help: the key and what it does.
pub const EDITOR_KEYS: &[(&str, &str)] = &[
    ("Ctrl-S", "help-editor-record"),
    ("Enter", "help-editor-enter"),
    ("Esc", "help-editor-esc"),
    ("Alt-1…9 · F2", "help-editor-phrases"),
    ("F3", "help-editor-outcome"),
    ("Ctrl-Z Ctrl-Y", "help-editor-undo"),
    ("@ · Tab", "help-editor-at"),
    ("!", "help-editor-date"),
];

/// A row with the keys that it has now.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the table says of it.
    pub spec: &'static Spec,
    /// The keys; the first is the one that messages name.
    pub keys: Vec<Key>,
}

impl Row {
    /// Writes the keys: "↑ k".
    #[must_use]
    pub fn label(&self) -> String {
        self.keys.iter().map(|k| k.label()).collect::<Vec<_>>().join(" ")
    }
}

/// Which keys do what.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<Row>,
}

impl Keymap {
    /// Gives every row the keys that it has on a screen in `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let keys = |spec: &Spec| {
            let of_language = || lang.keys.iter().find(|(name, _)| *name == spec.name).map(|(_, keys)| *keys);
            let spelt = spec.keys.or_else(of_language).unwrap_or_default();
            spelt.split_whitespace().filter_map(Key::named).collect()
        };
        Self { rows: ROWS.iter().map(|spec| Row { spec, keys: keys(spec) }).collect() }
    }

    /// Gives a row other keys.
    pub fn rebind(&mut self, scope: Scope, action: Action, keys: &[Key]) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.spec.scope == scope && row.spec.action == action) {
            row.keys = keys.to_vec();
        }
    }

    /// Lists the rows of a part of the screen.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.spec.scope == scope)
    }

    /// Finds what a key does in a part of the screen.
    #[must_use]
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        self.rows(scope).find(|row| row.keys.contains(&key)).map(|row| row.spec.action)
    }

    /// Finds the row of an action of the main screen.
    #[must_use]
    pub fn row(&self, action: Action) -> Option<&Row> {
        self.rows(Scope::Main).find(|row| row.spec.action == action)
    }

    /// Writes the first key of an action of the main screen, for messages: "Ctrl-Z".
    #[must_use]
    pub fn label(&self, action: Action) -> String {
        self.label_in(Scope::Main, action)
    }

    /// Writes the first key of an action in a part of the screen.
    #[must_use]
    pub fn label_in(&self, scope: Scope, action: Action) -> String {
        let row = self.rows(scope).find(|row| row.spec.action == action);
        row.and_then(|row| row.keys.first()).map(|key| key.label()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_keys_in_every_language_and_every_language_names_rows_only() {
        for lang in Lang::ALL {
            for row in Keymap::new(*lang).rows {
                assert!(!row.keys.is_empty(), "{lang:?} has no key for {}", row.spec.name);
            }
            for (name, keys) in lang.keys {
                let spec = ROWS.iter().find(|spec| spec.name == *name);
                assert!(
                    spec.is_some_and(|spec| spec.keys.is_none()),
                    "{lang:?}: {name} is no row for a language to fill"
                );
                assert!(keys.split_whitespace().all(|key| Key::named(key).is_some()), "{lang:?}: {name}: {keys}");
            }
        }
        for (i, spec) in ROWS.iter().enumerate() {
            assert!(
                ROWS.iter().skip(i + 1).all(|other| other.name != spec.name),
                "{} is twice in the table",
                spec.name
            );
            let same = |other: &&Spec| (other.scope, other.action) == (spec.scope, spec.action);
            assert_eq!(ROWS.iter().filter(same).count(), 1, "{}", spec.name);
            assert!(spec.keys.is_none_or(|keys| keys.split_whitespace().all(|key| Key::named(key).is_some())));
        }
    }

    #[test]
    fn no_key_does_two_things_in_one_part_of_the_screen() {
        for lang in Lang::ALL {
            let keymap = Keymap::new(*lang);
            for row in &keymap.rows {
                for other in keymap.rows(row.spec.scope).filter(|other| other.spec.name != row.spec.name) {
                    let shared = row.keys.iter().find(|key| other.keys.contains(key));
                    assert_eq!(shared, None, "{lang:?}: {} and {}", row.spec.name, other.spec.name);
                }
            }
        }
    }

    #[test]
    fn a_row_that_is_bound_anew_is_found_and_named_by_its_new_keys() {
        let mut keymap = Keymap::new(Lang::default());
        let old = keymap.row(Action::Decision).unwrap().keys[0];
        keymap.rebind(Scope::Main, Action::Decision, &[Key::Char('§'), Key::Ctrl('d')]);
        assert_eq!(keymap.action(Scope::Main, old), None);
        assert_eq!(keymap.action(Scope::Main, Key::Ctrl('d')), Some(Action::Decision));
        assert_eq!(keymap.label(Action::Decision), "§");
        assert_eq!(keymap.row(Action::Decision).unwrap().label(), "§ Ctrl-D");
    }

    #[test]
    fn every_footer_key_has_its_label() {
        let keymap = Keymap::new(Lang::default());
        for action in FOOTER.iter().chain(FOOTER_CLOSED) {
            let named = keymap.row(*action).is_some_and(|row| row.spec.footer.is_some());
            assert!(named || footer_closed(*action).is_some(), "{action:?}");
        }
    }
}
