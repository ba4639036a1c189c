//! What keys do.

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
    /// Opens the line for an item's number.
    GoTo,
    /// Goes back to what runs.
    Back,
    /// Goes to the records and back.
    Records,
    /// Opens the decision editor.
    Decision,
    /// Opens the decision editor with the standard phrase.
    AsRecommended,
    /// Opens the follow-up line.
    FollowUp,
    /// Opens the editor for what was said.
    Discussion,
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
    /// Marks the selected item, to be treated together with others, or takes its mark away.
    Mark,
    /// Pauses the meeting, or goes on.
    Pause,
    /// Adds an unplanned slot.
    AddSlot,
    /// Corrects a slot's start or end.
    CorrectTime,
    /// Gives the running slot more time, or less.
    MoreTime,
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
    Search,
    /// Reviews and closes the meeting.
    Close,
    /// Asks about a changed agenda that is not in use.
    ChangedAgenda,
    Help,
    /// Looks whether recording works again.
    TryAgain,
    /// Goes on with the record in another folder.
    SaveElsewhere,
    Leave,
    /// Asks whether to leave, whatever is open.
    Interrupt,
    /// Closes what is open, or leaves a text as a draft.
    Dismiss,
    /// Records, chooses or takes what is open or selected.
    Accept,
    /// Takes the name that is offered, or goes to the line's other half.
    Complete,
    /// Lists the standard phrases.
    Phrases,
    Outcomes,
    /// Marks a guest as called in.
    CalledIn,
    /// Marks a guest as arrived.
    Arrived,
    /// Marks that a guest did not come.
    DidNotCome,
    /// Takes a guest's mark away.
    Expected,
    /// Records of everybody who is not marked that they were there.
    Confirm,
    /// Records everyone as present.
    AllPresent,
    /// Records somebody as present.
    Present,
    /// Records somebody as absent with notice.
    Excused,
    /// Records somebody as absent without notice.
    Absent,
    /// Records when somebody came.
    Came,
    /// Records when somebody left.
    WentAway,
    /// Records who stands in for somebody.
    Substitute,
    /// Adds somebody whom nobody announced.
    Add,
    /// Records how many of the public are there.
    PublicCount,
    /// Records that somebody chairs an item, or no longer.
    Chairs,
    /// Records that somebody is disqualified, or no longer.
    Disqualified,
    Online,
    /// Records a vote in favour.
    VoteFor,
    /// Records a vote against.
    VoteAgainst,
    /// Records an abstention.
    Abstain,
    /// Takes somebody's vote away.
    ClearVote,
    /// Throws a draft away.
    DropDraft,
    /// Records everyone as in favour.
    AllFor,
    /// Records everyone without a recorded vote as in favour.
    RestFor,
    /// Opens the line for votes without names.
    Counts,
    /// Records the chair's casting vote.
    Casting,
    /// Opens somebody's dissent.
    Dissent,
    /// Opens somebody's remark.
    Remark,
    /// Opens the line for an amendment.
    Motion,
    /// Opens the line for an election.
    Election,
    /// Goes to the vote on the next decision.
    NextDecision,
}
