//! The one table of keys: dispatch, footer, help and docs all read it.
//!
//! A key follows the language of the screen; the help shows both columns. What an open editor or dialogue does with keys is its own
//! business; their fixed keys stand in [`EDITOR_KEYS`] so that the help shows them too.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::lang::Lang;

/// What a key of the main screen does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Starts the meeting; then ends the running slot and starts the first pending one.
    Next,
    /// The same, from inside an editor too.
    NextAnywhere,
    /// Starts the selected slot, or returns to it.
    Start,
    /// Ends the running slot and starts none.
    EndSlot,
    /// Skips the selected slot.
    Skip,
    /// Selects the row above.
    Up,
    /// Selects the row below.
    Down,
    /// Selects a page up.
    PageUp,
    /// Selects a page down.
    PageDown,
    /// Selects the first row.
    Home,
    /// Selects the last row.
    End,
    /// Goes to the records and back.
    Records,
    /// Opens the decision editor.
    Decision,
    /// Opens the decision editor with the standard phrase.
    AsRecommended,
    /// Opens the follow-up line.
    FollowUp,
    /// Opens the note editor.
    Note,
    /// Shows the guests, to mark who was called in, who came and who did not.
    Guests,
    /// Shows who is there, to tell who is not.
    Attendance,
    /// Shows the vote on the selected decision, to tell who voted how, and dissent and remarks.
    Votes,
    /// Postpones the selected item.
    Postpone,
    /// Pauses the meeting, or goes on.
    Pause,
    /// Adds an unplanned slot.
    AddSlot,
    /// Corrects a slot's start or end.
    CorrectTime,
    /// Edits, moves or converts the selected record.
    Edit,
    /// Withdraws the selected record.
    Withdraw,
    /// Shows what wins back time.
    CatchUp,
    /// Takes the last event back.
    Undo,
    /// Brings the last undone event back.
    Redo,
    /// Shows what the chair sees.
    Chair,
    /// Reads the whole item.
    Read,
    /// Searches.
    Search,
    /// Reviews and closes the meeting.
    Close,
    /// Shows every key.
    Help,
    /// Looks whether recording works again.
    TryAgain,
    /// Goes on with the record in another folder.
    SaveElsewhere,
    /// Leaves.
    Leave,
    /// Asks whether to leave, whatever is open.
    Interrupt,
}

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
    /// Reads a key from the terminal; a printable character with Ctrl+Alt (AltGr) is text.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Self {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        match event.code {
            KeyCode::Char(c) if control && !alt => Self::Ctrl(c.to_ascii_lowercase()),
            KeyCode::Char(c) => Self::Char(c.to_lowercase().next().unwrap_or(c)),
            code => Self::Code(code),
        }
    }

    /// Names the key as the screen shows it.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "␣".to_owned(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Code(code) => match code {
                KeyCode::Enter => "Enter".to_owned(),
                KeyCode::Tab => "Tab".to_owned(),
                KeyCode::Delete => "Del".to_owned(),
                KeyCode::Esc => "Esc".to_owned(),
                KeyCode::Up => "↑".to_owned(),
                KeyCode::Down => "↓".to_owned(),
                KeyCode::PageUp => "PgUp".to_owned(),
                KeyCode::PageDown => "PgDn".to_owned(),
                KeyCode::Home => "Home".to_owned(),
                KeyCode::End => "End".to_owned(),
                other => format!("{other}"),
            },
        }
    }
}

/// A row of the table.
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys on a Danish screen.
    pub da: &'static [Key],
    /// The keys on an English screen.
    pub en: &'static [Key],
    /// The message that says what it does, for the help.
    pub help: &'static str,
    /// The message for the footer, in its order of importance; none: not in the footer.
    pub footer: Option<&'static str>,
}

impl Binding {
    /// Gives the keys in a language.
    #[must_use]
    pub fn keys(&self, lang: Lang) -> &'static [Key] {
        if lang == Lang::Da { self.da } else { self.en }
    }

    /// Names the keys in a language: "↑ k".
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        self.keys(lang).iter().map(|k| k.label()).collect::<Vec<_>>().join(" ")
    }
}

macro_rules! bindings {
    ($($action:ident: $da:expr, $en:expr, $help:literal $(, $footer:literal)?;)*) => {
        &[$(Binding {
            action: Action::$action,
            da: &$da,
            en: &$en,
            help: $help,
            footer: bindings!(@footer $($footer)?),
        }),*]
    };
    (@footer $footer:literal) => { Some($footer) };
    (@footer) => { None };
}

use Key::{Char, Code, Ctrl};

/// Every key of the main screen.
pub const BINDINGS: &[Binding] = bindings! {
    Next: [Char(' ')], [Char(' ')], "help-next";
    NextAnywhere: [Ctrl('n')], [Ctrl('n')], "help-next-anywhere";
    Start: [Code(KeyCode::Enter)], [Code(KeyCode::Enter)], "help-start";
    EndSlot: [Char('.')], [Char('.')], "help-end-slot", "foot-end-slot";
    Skip: [Char('-')], [Char('-')], "help-skip";
    Pause: [Char('p')], [Char('p')], "help-pause", "foot-pause";
    AddSlot: [Char('t')], [Char('+')], "help-add-slot", "foot-add-slot";
    CorrectTime: [Char('r')], [Char('t')], "help-correct-time", "foot-correct-time";
    Decision: [Char('b')], [Char('d')], "help-decision", "foot-decision";
    AsRecommended: [Char('i')], [Char('r')], "help-as-recommended", "foot-as-recommended";
    FollowUp: [Char('o')], [Char('f')], "help-follow-up", "foot-follow-up";
    Note: [Char('n')], [Char('n')], "help-note", "foot-note";
    Guests: [Char('g')], [Char('g')], "guest-help", "guest-foot";
    Attendance: [Char('f')], [Char('a')], "attend-help", "attend-foot";
    Votes: [Char('v')], [Char('v')], "vote-help", "vote-foot";
    Postpone: [Char('u')], [Char('x')], "help-postpone", "foot-postpone";
    Up: [Code(KeyCode::Up), Char('k')], [Code(KeyCode::Up), Char('k')], "help-up";
    Down: [Code(KeyCode::Down), Char('j')], [Code(KeyCode::Down), Char('j')], "help-down";
    PageUp: [Code(KeyCode::PageUp)], [Code(KeyCode::PageUp)], "help-page-up";
    PageDown: [Code(KeyCode::PageDown)], [Code(KeyCode::PageDown)], "help-page-down";
    Home: [Code(KeyCode::Home)], [Code(KeyCode::Home)], "help-home";
    End: [Code(KeyCode::End)], [Code(KeyCode::End)], "help-end";
    Records: [Code(KeyCode::Tab)], [Code(KeyCode::Tab)], "help-records", "foot-records";
    Edit: [Char('e')], [Char('e')], "help-edit";
    Withdraw: [Code(KeyCode::Delete)], [Code(KeyCode::Delete)], "help-withdraw";
    CatchUp: [Char('h')], [Char('h')], "catch-help", "catch-foot";
    Undo: [Ctrl('z')], [Ctrl('z')], "help-undo", "foot-undo";
    Redo: [Ctrl('y')], [Ctrl('y')], "help-redo";
    Chair: [Char('c')], [Char('c')], "help-chair";
    Read: [Char('s')], [Char('s')], "help-read", "foot-read";
    Search: [Char('/')], [Char('/')], "help-search", "foot-search";
    Close: [Char('a')], [Char('w')], "help-close", "foot-close";
    Help: [Char('?')], [Char('?')], "help-help";
    TryAgain: [Ctrl('r')], [Ctrl('r')], "stopped-help-again";
    SaveElsewhere: [Ctrl('o')], [Ctrl('o')], "stopped-help-elsewhere";
    Leave: [Char('q')], [Char('q')], "help-leave", "foot-leave";
    Interrupt: [Ctrl('c')], [Ctrl('c')], "help-interrupt";
};

/// In which order the footer names keys, as long as there is room.
pub const FOOTER: &[Action] = &[
    Action::Decision,
    Action::AsRecommended,
    Action::FollowUp,
    Action::Note,
    Action::Records,
    Action::Read,
    Action::Pause,
    Action::Guests,
    Action::Attendance,
    Action::Votes,
    Action::Postpone,
    Action::AddSlot,
    Action::CorrectTime,
    Action::CatchUp,
    Action::Search,
    Action::EndSlot,
    Action::Close,
    Action::Leave,
];

/// The same for a meeting that is closed.
pub const FOOTER_CLOSED: &[Action] = &[
    Action::Edit,
    Action::Decision,
    Action::FollowUp,
    Action::Close,
    Action::Records,
    Action::Read,
    Action::Search,
    Action::Undo,
    Action::Leave,
    Action::Votes,
];

/// In which order the footer names keys in an open meeting; a political body votes on most of what it decides.
#[must_use]
pub fn footer(is_political: bool) -> Vec<Action> {
    let mut actions = FOOTER.to_vec();
    if is_political && let Some(after) = actions.iter().position(|a| *a == Action::AsRecommended) {
        actions.retain(|a| *a != Action::Votes);
        actions.insert(after + 1, Action::Votes);
    }
    actions
}

/// What the footer calls an action in a meeting that is closed, where it does another thing there.
#[must_use]
pub fn footer_closed(action: Action) -> Option<&'static str> {
    match action {
        Action::Edit => Some("after-foot-correct"),
        Action::Close => Some("after-foot-close"),
        _ => None,
    }
}

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

/// Finds what a key does on the main screen.
#[must_use]
pub fn action(key: Key, lang: Lang) -> Option<Action> {
    BINDINGS.iter().find(|b| b.keys(lang).contains(&key)).map(|b| b.action)
}

/// Finds the row of an action.
#[must_use]
pub fn binding(action: Action) -> Option<&'static Binding> {
    BINDINGS.iter().find(|b| b.action == action)
}

/// Names the first key of an action, for messages: "Ctrl-Z".
#[must_use]
pub fn label(action: Action, lang: Lang) -> String {
    binding(action).and_then(|b| b.keys(lang).first()).map(|k| k.label()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_in_one_language() {
        for lang in [Lang::Da, Lang::En] {
            let keys: Vec<Key> = BINDINGS.iter().flat_map(|b| b.keys(lang)).copied().collect();
            for (i, key) in keys.iter().enumerate() {
                assert!(!keys.iter().skip(i + 1).any(|k| k == key), "{key:?} stands twice in {lang:?}");
            }
        }
    }

    #[test]
    fn every_footer_key_has_its_label() {
        for action in FOOTER.iter().chain(FOOTER_CLOSED) {
            let named = binding(*action).is_some_and(|b| b.footer.is_some());
            assert!(named || footer_closed(*action).is_some(), "{action:?}");
        }
    }

    #[test]
    fn keys_are_read_without_regard_to_case_and_altgr_is_text() {
        let event = |c, m| Key::from_event(&KeyEvent::new(KeyCode::Char(c), m));
        assert_eq!(event('B', KeyModifiers::SHIFT), Key::Char('b'));
        assert_eq!(event('Z', KeyModifiers::CONTROL), Key::Ctrl('z'));
        assert_eq!(event('@', KeyModifiers::CONTROL | KeyModifiers::ALT), Key::Char('@'));
    }
}
