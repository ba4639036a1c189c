//! The keys as a value: dispatch, footer, help, messages and docs all ask the [`Keymap`].
//!
//! Its rows are those of one table (`rows`), each under the part of the screen where it holds; keys that are letters of
//! a word come from the language ([`Language::keys`](crate::lang::Language::keys)). Any row can be bound anew.

mod action;
mod footer;
mod key;
mod rows;

use crate::lang::{Lang, Msg};

pub use action::Action;
pub use footer::{FOOTER, FOOTER_CLOSED, Footing, footer, footer_closed};
pub use key::Key;
pub use rows::{ROWS, Scope, Spec};

/// A row with the keys that it has now.
#[derive(Clone, Debug)]
pub struct Row {
    /// What the table says of it.
    pub spec: &'static Spec,
    /// The keys; the first is the one that messages name.
    pub keys: Vec<Key>,
    /// What the space bar is called; none: its sign.
    space: Option<String>,
}

impl Row {
    /// Writes the keys: "↑ k"; of all digits the first and the last.
    #[must_use]
    pub fn label(&self) -> String {
        let label = |key: &Key| self.name(*key);
        if let ([first, .., last], 10) = (self.keys.as_slice(), self.keys.iter().filter_map(|key| key.digit()).count())
        {
            return format!("{}…{}", label(first), label(last));
        }
        self.keys.iter().map(label).collect::<Vec<_>>().join(" ")
    }

    /// Writes the first key.
    #[must_use]
    pub fn first_label(&self) -> Option<String> {
        self.keys.first().map(|key| self.name(*key))
    }

    fn name(&self, key: Key) -> String {
        self.space.clone().filter(|_| key == Key::Char(' ')).unwrap_or_else(|| key.label())
    }

    /// Writes the keys as a dialog's legend has them: those that type something, or else the first.
    fn short_label(&self) -> String {
        let typing: Vec<String> =
            self.keys.iter().filter(|key| matches!(key, Key::Char(_))).map(|key| self.name(*key)).collect();
        match typing.as_slice() {
            [] => self.first_label().unwrap_or_default(),
            typing => typing.join(" "),
        }
    }
}

/// Which keys do what.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<Row>,
}

impl Keymap {
    /// Returns every row the keys that it has on a screen in `lang`.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let keys = |spec: &Spec| {
            let of_language = || lang.keys.iter().find(|(name, _)| *name == spec.name).map(|(_, keys)| *keys);
            let spelt = spec.keys.or_else(of_language).unwrap_or_default();
            spelt.split_whitespace().filter_map(Key::named).collect()
        };
        Self { rows: ROWS.iter().map(|spec| Row { spec, keys: keys(spec), space: None }).collect() }
    }

    /// Has the space bar named by a word, where fonts may lack its sign.
    #[must_use]
    pub fn with_space_named(mut self, lang: Lang) -> Self {
        self.rows.iter_mut().for_each(|row| row.space = Some(lang.text("key-space")));
        self
    }

    /// Returns a row other keys.
    pub fn rebind(&mut self, scope: Scope, action: Action, keys: &[Key]) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.spec.scope == scope && row.spec.action == action) {
            row.keys = keys.to_vec();
        }
    }

    /// Lists the rows of a part of the screen.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.spec.scope == scope)
    }

    /// Finds what a key does in a part of the screen. The key that opens a dialog closes it too.
    #[must_use]
    pub fn action(&self, scope: Scope, key: Key) -> Option<Action> {
        let own = self.rows(scope).find(|row| row.keys.contains(&key)).map(|row| row.spec.action);
        own.or_else(|| {
            let mut openers = scope.opened_by().iter().filter_map(|action| self.row(*action));
            openers.find(|row| row.keys.contains(&key)).map(|_| Action::Dismiss)
        })
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

    /// Lists the keys of a dialog that have a word, each with it: "g gik".
    #[must_use]
    pub fn legend(&self, scope: Scope, lang: Lang) -> Vec<String> {
        self.legend_of(scope, lang, |_| true)
    }

    /// Lists the same of those actions that are of use.
    #[must_use]
    pub fn legend_of(&self, scope: Scope, lang: Lang, is_of_use: impl Fn(Action) -> bool) -> Vec<String> {
        let of_use = self.rows(scope).filter(|row| is_of_use(row.spec.action));
        let worded = of_use.filter_map(|row| Some((row, row.spec.help?)));
        worded.map(|(row, word)| format!("{} {}", row.short_label(), lang.text(word))).collect()
    }

    /// Makes a message that names keys of a dialog: each by the last word of its row's name, `vote.undo` as `$undo`.
    #[must_use]
    pub fn hint(&self, scope: Scope, id: &'static str) -> Msg {
        let named = |row: &Row| {
            let variable = row.spec.name.rsplit('.').next().unwrap_or(row.spec.name);
            Some((variable, row.first_label()?.into()))
        };
        Msg { id, args: self.rows(scope).filter_map(named).collect() }
    }

    /// Lists what keys do in a text, for the help: the keys and the message.
    #[must_use]
    pub fn editor_keys(&self) -> [(String, &'static str); 8] {
        let key = |action| self.label_in(Scope::Editor, action);
        [
            (key(Action::Accept), "help-editor-record"),
            ("Enter".to_owned(), "help-editor-enter"),
            (key(Action::Dismiss), "help-editor-esc"),
            (format!("Alt-1…9 · {}", key(Action::Phrases)), "help-editor-phrases"),
            (key(Action::Outcomes), "help-editor-outcome"),
            ("Ctrl-Z Ctrl-Y".to_owned(), "help-editor-undo"),
            (format!("@ · {}", self.label_in(Scope::Line, Action::Complete)), "help-editor-at"),
            ("!".to_owned(), "help-editor-date"),
        ]
    }

    /// Writes the first key of an action in a part of the screen.
    #[must_use]
    pub fn label_in(&self, scope: Scope, action: Action) -> String {
        let row = self.rows(scope).find(|row| row.spec.action == action);
        row.and_then(Row::first_label).unwrap_or_default()
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
    fn no_key_does_two_things_in_a_dialog_or_is_the_one_that_opens_it_or_works_everywhere() {
        for lang in Lang::ALL {
            let keymap = Keymap::new(*lang);
            for row in &keymap.rows {
                let scope = row.spec.scope;
                let everywhere = [Action::Interrupt, Action::NextAnywhere];
                let is_dialog = !matches!(scope, Scope::Main | Scope::Picker | Scope::Locked | Scope::Following);
                let outside = scope.opened_by().iter().chain(everywhere.iter().filter(|_| is_dialog));
                let outside = outside.filter_map(|action| keymap.row(*action));
                let inside = keymap.rows(scope).filter(|other| other.spec.name != row.spec.name);
                for other in inside.chain(outside) {
                    let shared = row.keys.iter().find(|key| other.keys.contains(key));
                    // Where the opening key is one of those that close, it does the same.
                    let closes = row.spec.action == Action::Dismiss && scope.opened_by().contains(&other.spec.action);
                    assert!(closes || shared.is_none(), "{lang:?}: {} and {}", row.spec.name, other.spec.name);
                }
            }
        }
    }

    #[test]
    fn a_dialog_is_closed_by_the_key_that_opens_it_and_names_its_keys_as_they_are_bound() {
        let lang = Lang::default();
        let mut keymap = Keymap::new(lang);
        let opener = keymap.row(Action::Attendance).unwrap().keys[0];
        assert_eq!(keymap.action(Scope::Attendance, opener), Some(Action::Dismiss));
        keymap.rebind(Scope::Main, Action::Attendance, &[Key::Char('§')]);
        keymap.rebind(Scope::Attendance, Action::WentAway, &[Key::Char('¤')]);
        keymap.rebind(Scope::Attendance, Action::Dismiss, &[Key::Ctrl('x')]);
        assert_eq!(keymap.action(Scope::Attendance, opener), None);
        assert_eq!(keymap.action(Scope::Attendance, Key::Char('§')), Some(Action::Dismiss));
        assert_eq!(keymap.action(Scope::Attendance, Key::Char('¤')), Some(Action::WentAway));
        assert!(keymap.legend(Scope::Attendance, lang).iter().any(|part| part.starts_with("¤ ")));
        assert!(lang.say(&keymap.hint(Scope::Attendance, "attend-hint")).contains("Ctrl-X"));
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
