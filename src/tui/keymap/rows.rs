//! The one table of keys.

use super::Action;

/// A part of the screen with keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The meeting, with no dialog open.
    Main,
    /// A text of several lines.
    Editor,
    /// The list over a text: phrases, outcomes.
    EditorList,
    /// A line that is typed in a dialog.
    Line,
    /// A question with its answers.
    Menu,
    MoveSlot,
    Search,
    /// Something that is read: an item, the help.
    Reading,
    /// The review before the close.
    Review,
    /// What the chair sees, on the minute-taker's screen.
    Chair,
    CatchUp,
    Guests,
    Attendance,
    Vote,
    /// The list of meetings.
    Picker,
    /// The screen that says who holds a meeting.
    Locked,
    /// The chair's own screen.
    Following,
}

impl Scope {
    /// The actions of the main screen that open it; their keys close it as well.
    #[must_use]
    pub fn opened_by(self) -> &'static [Action] {
        match self {
            Self::Reading => &[Action::Read, Action::Help],
            Self::Chair => &[Action::Chair],
            Self::CatchUp => &[Action::CatchUp],
            Self::Guests => &[Action::Guests],
            Self::Attendance => &[Action::Attendance],
            Self::Vote => &[Action::Votes],
            _ => &[],
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Spec {
    pub scope: Scope,
    pub action: Action,
    /// Its name, in the tables of the languages.
    pub name: &'static str,
    /// Its keys on every screen, with blanks between them; none: each language has its own.
    pub keys: Option<&'static str>,
    /// The message that says what it does, for the help or a dialog's legend; none: it is not in it.
    pub help: Option<&'static str>,
    /// The message for the footer; none: it is not in the footer.
    pub footer: Option<&'static str>,
}

macro_rules! rows {
    ($($scope:ident { $($action:ident $name:literal $([$keys:literal])? $(: $help:literal)? $(/ $footer:literal)?;)* })*) => {
        /// Every row, in the order in which the help shows them.
        pub const ROWS: &[Spec] = &[$($(Spec {
            scope: Scope::$scope,
            action: Action::$action,
            name: $name,
            keys: rows!(@option $($keys)?),
            help: rows!(@option $($help)?),
            footer: rows!(@option $($footer)?),
        }),*),*];
    };
    (@option $given:literal) => { Some($given) };
    (@option) => { None };
}

rows! {
    Main {
        Next "next" ["Space"]: "help-next";
        NextAnywhere "next-anywhere" ["Ctrl-N"]: "help-next-anywhere";
        Start "start" ["Enter"]: "help-start";
        EndSlot "end-slot" ["."]: "help-end-slot" / "foot-end-slot";
        Skip "skip" ["-"]: "help-skip";
        Pause "pause": "help-pause" / "foot-pause";
        AddSlot "add-slot": "help-add-slot" / "foot-add-slot";
        CorrectTime "correct-time": "help-correct-time" / "foot-correct-time";
        MoreTime "more-time": "help-more-time" / "foot-more-time";
        Decision "decision": "help-decision" / "foot-decision";
        AsRecommended "as-recommended": "help-as-recommended" / "foot-as-recommended";
        FollowUp "follow-up": "help-follow-up" / "foot-follow-up";
        Discussion "discussion": "help-discussion" / "foot-discussion";
        Note "note": "help-note" / "foot-note";
        Guests "guests": "guest-help" / "guest-foot";
        Attendance "attendance": "attend-help" / "attend-foot";
        Votes "votes": "vote-help" / "vote-foot";
        Postpone "postpone": "help-postpone" / "foot-postpone";
        Mark "mark": "help-mark" / "foot-mark";
        Up "up" ["Up k"]: "help-up";
        Down "down" ["Down j"]: "help-down";
        PageUp "page-up" ["PgUp"]: "help-page-up";
        PageDown "page-down" ["PgDn"]: "help-page-down";
        Home "home" ["Home"]: "help-home";
        End "end" ["End"]: "help-end";
        GoTo "go-to" ["0 1 2 3 4 5 6 7 8 9"]: "help-go-to";
        Back "back" ["Esc"]: "help-back";
        Records "records" ["Tab"]: "help-records" / "foot-records";
        Edit "edit": "help-edit";
        Withdraw "withdraw" ["Del"]: "help-withdraw";
        CatchUp "catch-up": "catch-help" / "catch-foot";
        Undo "undo" ["Ctrl-Z"]: "help-undo" / "foot-undo";
        Redo "redo" ["Ctrl-Y"]: "help-redo";
        Chair "chair": "help-chair";
        Read "read": "help-read" / "foot-read";
        Search "search" ["/"]: "help-search" / "foot-search";
        Close "close": "help-close" / "foot-close";
        ChangedAgenda "changed-agenda" ["F5"]: "help-changed-agenda";
        Help "help" ["? F1"]: "help-help";
        TryAgain "try-again" ["Ctrl-R"]: "stopped-help-again";
        SaveElsewhere "save-elsewhere" ["Ctrl-O"]: "stopped-help-elsewhere";
        Leave "leave" ["q"]: "help-leave" / "foot-leave";
        Interrupt "interrupt" ["Ctrl-C"]: "help-interrupt";
    }
    Editor {
        Accept "editor.accept" ["Ctrl-S"];
        Dismiss "editor.leave" ["Esc"];
        Phrases "editor.phrases" ["F2"];
        Outcomes "editor.outcomes" ["F3"];
        Up "editor.up" ["Up"];
    }
    EditorList {
        Up "list.up" ["Up"];
        Down "list.down" ["Down"];
        Home "list.home" ["Home"];
        End "list.end" ["End"];
        Accept "list.accept" ["Enter"];
        Dismiss "list.leave" ["Esc"];
    }
    Line {
        Accept "line.accept" ["Enter Ctrl-S"];
        Dismiss "line.leave" ["Esc"];
        Complete "line.complete" ["Tab"];
        Up "line.up" ["Up"];
        Down "line.down" ["Down"];
    }
    Menu {
        Up "menu.up" ["Up k"];
        Down "menu.down" ["Down j"];
        Home "menu.home" ["Home"];
        End "menu.end" ["End"];
        Accept "menu.accept" ["Enter"];
        Dismiss "menu.leave" ["Esc"];
    }
    MoveSlot {
        Up "move-slot.up" ["Up k"];
        Down "move-slot.down" ["Down j"];
        Home "move-slot.home" ["Home"];
        End "move-slot.end" ["End"];
        Accept "move-slot.accept" ["Enter"];
        Dismiss "move-slot.leave" ["Esc"];
    }
    Search {
        Up "search.up" ["Up"];
        Down "search.down" ["Down"];
        Accept "search.accept" ["Enter"];
        Dismiss "search.leave" ["Esc"];
    }
    Reading {
        Up "reading.up" ["Up k"];
        Down "reading.down" ["Down j"];
        PageUp "reading.page-up" ["PgUp"];
        PageDown "reading.page-down" ["PgDn Space"];
        Home "reading.home" ["Home"];
        End "reading.end" ["End"];
        Dismiss "reading.leave" ["Esc Enter q"];
    }
    Review {
        Accept "review.accept" ["Ctrl-S"];
        Up "review.up" ["Up k"];
        Down "review.down" ["Down j"];
        PageUp "review.page-up" ["PgUp"];
        PageDown "review.page-down" ["PgDn Space"];
        Home "review.home" ["Home"];
        End "review.end" ["End"];
        Start "review.go" ["Enter"];
        Confirm "review.confirm";
        DropDraft "review.drop" ["Del"];
        Undo "review.undo" ["Ctrl-Z"];
        Redo "review.redo" ["Ctrl-Y"];
        Dismiss "review.leave" ["Esc"];
    }
    Chair {
        Dismiss "chair.leave" ["Esc"];
    }
    CatchUp {
        Up "catch-up.up" ["Up k"];
        Down "catch-up.down" ["Down j"];
        Home "catch-up.home" ["Home"];
        End "catch-up.end" ["End"];
        Accept "catch-up.accept" ["Enter"];
        Dismiss "catch-up.leave" ["Esc"];
    }
    Guests {
        Accept "guests.accept" ["Enter"]: "guest-enter";
        CalledIn "guests.called-in": "guest-called-in";
        Arrived "guests.arrived": "guest-arrived";
        DidNotCome "guests.did-not-come": "guest-absent";
        Expected "guests.expected": "guest-expected";
        Online "guests.online": "attend-online";
        Add "guests.add" ["+"]: "newcomer-key";
        Up "guests.up" ["Up k"];
        Down "guests.down" ["Down j"];
        Home "guests.home" ["Home"];
        End "guests.end" ["End"];
        Undo "guests.undo" ["Ctrl-Z"];
        Redo "guests.redo" ["Ctrl-Y"];
        Dismiss "guests.leave" ["Esc q"];
    }
    Attendance {
        AllPresent "attendance.all-present": "attend-key-all";
        Present "attendance.present": "attend-present";
        Excused "attendance.excused": "attend-excused";
        Absent "attendance.absent": "attend-absent";
        Came "attendance.came": "attend-key-came";
        WentAway "attendance.left": "attend-key-left";
        Substitute "attendance.substitute": "attend-key-substitute";
        Online "attendance.online": "attend-online";
        Add "attendance.add" ["+"]: "newcomer-key";
        PublicCount "attendance.public" ["#"]: "attend-key-public";
        Chairs "attendance.chairs": "attend-key-chairs";
        Disqualified "attendance.disqualified": "attend-disqualified";
        Up "attendance.up" ["Up k"];
        Down "attendance.down" ["Down j"];
        Home "attendance.home" ["Home"];
        End "attendance.end" ["End"];
        Undo "attendance.undo" ["Ctrl-Z"];
        Redo "attendance.redo" ["Ctrl-Y"];
        Dismiss "attendance.leave" ["Esc q"];
    }
    Vote {
        VoteFor "vote.for": "vote-for";
        VoteAgainst "vote.against": "vote-against";
        Abstain "vote.abstained": "vote-abstained";
        AllFor "vote.all-for": "vote-key-all";
        RestFor "vote.rest-for": "vote-key-rest";
        Counts "vote.counts": "vote-key-counts";
        Casting "vote.casting": "vote-key-casting";
        Mark "vote.mark": "vote-key-mark";
        Dissent "vote.dissent": "dissent-key";
        Remark "vote.remark": "dissent-key-remark";
        Motion "vote.amendment": "motion-key";
        Election "vote.election": "election-key";
        ClearVote "vote.clear" ["Del Backspace"]: "vote-key-clear";
        Up "vote.up" ["Up k"];
        Down "vote.down" ["Down j"];
        Home "vote.home" ["Home"];
        End "vote.end" ["End"];
        NextDecision "vote.next" ["Tab"];
        Undo "vote.undo" ["Ctrl-Z"];
        Redo "vote.redo" ["Ctrl-Y"];
        Accept "vote.accept" ["Enter Ctrl-S"];
        Dismiss "vote.leave" ["Esc"];
    }
    Picker {
        Up "picker.up" ["Up k"];
        Down "picker.down" ["Down j"];
        PageUp "picker.page-up" ["PgUp"];
        PageDown "picker.page-down" ["PgDn"];
        Home "picker.home" ["Home"];
        End "picker.end" ["End"];
        Accept "picker.accept" ["Enter"];
        Dismiss "picker.leave" ["q Esc Ctrl-C"];
    }
    Locked {
        Accept "locked.accept" ["Enter"];
        Chair "locked.chair" ["c"];
        Dismiss "locked.leave" ["Esc q Ctrl-C"];
    }
    Following {
        Dismiss "following.leave" ["q Esc Ctrl-C"];
    }
}
