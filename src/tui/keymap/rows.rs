//! The one table of keys.

use super::Action;

/// A part of the screen with keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The meeting, with no dialog open.
    Main,
}

/// A row of the table.
#[derive(Debug)]
pub struct Spec {
    /// Where it holds.
    pub scope: Scope,
    /// What it does.
    pub action: Action,
    /// Its name, in the tables of the languages.
    pub name: &'static str,
    /// Its keys on every screen, with blanks between them; none: each language has its own.
    pub keys: Option<&'static str>,
    /// The message that says what it does, for the help.
    pub help: &'static str,
    /// The message for the footer; none: it is not in the footer.
    pub footer: Option<&'static str>,
}

macro_rules! rows {
    ($($scope:ident { $($action:ident $name:literal $([$keys:literal])? $help:literal $(/ $footer:literal)?;)* })*) => {
        /// Every row, in the order in which the help shows them.
        pub const ROWS: &[Spec] = &[$($(Spec {
            scope: Scope::$scope,
            action: Action::$action,
            name: $name,
            keys: rows!(@option $($keys)?),
            help: $help,
            footer: rows!(@option $($footer)?),
        }),*),*];
    };
    (@option $given:literal) => { Some($given) };
    (@option) => { None };
}

rows! {
    Main {
        Next "next" ["Space"] "help-next";
        NextAnywhere "next-anywhere" ["Ctrl-N"] "help-next-anywhere";
        Start "start" ["Enter"] "help-start";
        EndSlot "end-slot" ["."] "help-end-slot" / "foot-end-slot";
        Skip "skip" ["-"] "help-skip";
        Pause "pause" "help-pause" / "foot-pause";
        AddSlot "add-slot" "help-add-slot" / "foot-add-slot";
        CorrectTime "correct-time" "help-correct-time" / "foot-correct-time";
        Decision "decision" "help-decision" / "foot-decision";
        AsRecommended "as-recommended" "help-as-recommended" / "foot-as-recommended";
        FollowUp "follow-up" "help-follow-up" / "foot-follow-up";
        Note "note" "help-note" / "foot-note";
        Guests "guests" "guest-help" / "guest-foot";
        Attendance "attendance" "attend-help" / "attend-foot";
        Votes "votes" "vote-help" / "vote-foot";
        Postpone "postpone" "help-postpone" / "foot-postpone";
        Up "up" ["Up k"] "help-up";
        Down "down" ["Down j"] "help-down";
        PageUp "page-up" ["PgUp"] "help-page-up";
        PageDown "page-down" ["PgDn"] "help-page-down";
        Home "home" ["Home"] "help-home";
        End "end" ["End"] "help-end";
        Records "records" ["Tab"] "help-records" / "foot-records";
        Edit "edit" "help-edit";
        Withdraw "withdraw" ["Del"] "help-withdraw";
        CatchUp "catch-up" "catch-help" / "catch-foot";
        Undo "undo" ["Ctrl-Z"] "help-undo" / "foot-undo";
        Redo "redo" ["Ctrl-Y"] "help-redo";
        Chair "chair" "help-chair";
        Read "read" "help-read" / "foot-read";
        Search "search" ["/"] "help-search" / "foot-search";
        Close "close" "help-close" / "foot-close";
        Help "help" ["?"] "help-help";
        TryAgain "try-again" ["Ctrl-R"] "stopped-help-again";
        SaveElsewhere "save-elsewhere" ["Ctrl-O"] "stopped-help-elsewhere";
        Leave "leave" ["q"] "help-leave" / "foot-leave";
        Interrupt "interrupt" ["Ctrl-C"] "help-interrupt";
    }
}
