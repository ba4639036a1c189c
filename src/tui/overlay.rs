//! What can be open over the main screen: editors, lines, menus, and things to read. The data; what keys do stands in `dialogues`.

use serde::{Deserialize, Serialize};

use super::textbox::TextBox;
use crate::agenda::{Access, Outcome, SlotId, Who};
use crate::lang::Msg;
use crate::meeting::{CatchUp, Content, Edge, RecordId, Saying, StatementKind, Target, Vote};
use crate::protocol::Place;

/// What is open.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// A text of several lines: a decision, a note, a dissent or a remark.
    Editor(Editor),
    /// A text of one line.
    Line(Line),
    /// A choice.
    Menu(Menu),
    /// A search with its results.
    Search(Search),
    /// The guests, to be marked.
    Guests(Guests),
    /// Who is there, to be told.
    Attendance(Attending),
    /// A vote, to be told.
    Votes(Voting),
    /// The whole item; how far it is scrolled.
    Reader(Target, usize),
    /// Every key; how far it is scrolled.
    Help(usize),
    /// Ways of winning back time.
    CatchUp(CatchUpList),
    /// What is missing before the close, and what should not be published.
    Review(Review),
    /// What the chair sees, over the whole window.
    Chair,
}

/// An open review.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// How far it is scrolled.
    pub top: usize,
    /// Where CPR numbers seem to stand in what the close would publish; found once, not a frame.
    pub cpr: Vec<Place>,
}

/// Which text an editor or line is for; names its draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writing {
    /// A decision.
    Decision,
    /// A follow-up.
    FollowUp,
    /// A note.
    Note,
    /// A vote; its text is that of its event.
    Vote {
        /// The decision that it is on.
        decision: Option<RecordId>,
    },
    /// A member's dissent or remark.
    Statement {
        /// Which of the two.
        statement: StatementKind,
        /// Whose.
        who: Who,
        /// The decision that it is about.
        decision: Option<RecordId>,
    },
}

/// What a text says, and what stands beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// The outcome of a decision.
    pub outcome: Outcome,
    /// Where a decision is forwarded to, as a line.
    pub forwarded: String,
}

/// A draft: what is being typed and for what. It outlives the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is to become.
    pub writing: Writing,
    /// What it belongs to.
    pub on: Target,
    /// The record that it changes; none: a new one.
    pub editing: Option<RecordId>,
    /// The outcome of a decision.
    #[serde(default)]
    pub outcome: Outcome,
    /// Where a decision is forwarded to, as it was typed.
    #[serde(default)]
    pub forwarded: String,
    /// The text so far.
    #[serde(skip)]
    pub text: String,
    /// Whether it was open when it was saved: it opens again at the next start.
    #[serde(default)]
    pub open: bool,
    /// Whether some of it was written while its matter was closed; of a draft that does not say, that is not known.
    #[serde(default = "not_known_to_be_open")]
    pub closed: bool,
}

fn not_known_to_be_open() -> bool {
    true
}

impl Editor {
    /// Opens a text of several lines that is no draft.
    #[must_use]
    pub fn new(writing: Writing, on: Target, editing: Option<RecordId>, words: Words) -> Self {
        let text = TextBox::new(&words.text, true);
        let (outcome, forwarded) = (words.outcome, words.forwarded.clone());
        Self { writing, on, editing, outcome, forwarded, text, original: Some(words), list: None, forward: None }
    }

    /// What it says now.
    #[must_use]
    pub fn words(&self) -> Words {
        Words { text: self.text.text(), outcome: self.outcome, forwarded: self.forwarded.clone() }
    }
}

impl Draft {
    /// Names the draft: what it is for, one each.
    #[must_use]
    pub fn key(writing: &Writing, on: &Target, editing: Option<RecordId>) -> String {
        let about = |kind: &str, decision: &Option<RecordId>| match decision {
            Some(RecordId(id)) => format!("{kind}:on:{id}"),
            None => kind.to_owned(),
        };
        let kind = match writing {
            Writing::Decision => "decision".to_owned(),
            Writing::FollowUp => "follow_up".to_owned(),
            Writing::Note => "note".to_owned(),
            Writing::Vote { decision } => about("vote", decision),
            Writing::Statement { statement, who, decision } => {
                let who = match who {
                    Who::Id(id) => &id.0,
                    Who::Name(name) => name,
                };
                let kind = if *statement == StatementKind::Dissent { "dissent" } else { "remark" };
                about(&format!("{kind}:{who}"), decision)
            }
        };
        match (editing, on) {
            (Some(RecordId(id)), _) => format!("{kind}:record:{id}"),
            (None, Target::Item(id)) => format!("{kind}:item:{id}"),
            (None, Target::Point(id)) => format!("{kind}:point:{id}"),
        }
    }

    /// What it says.
    #[must_use]
    pub fn words(&self) -> Words {
        Words { text: self.text.clone(), outcome: self.outcome, forwarded: self.forwarded.clone() }
    }
}

/// An open editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// What the text is for: a decision, a note, a dissent or a remark.
    pub writing: Writing,
    /// The item or point that it belongs to; it stays with it.
    pub on: Target,
    /// The record that it changes.
    pub editing: Option<RecordId>,
    /// The outcome of the decision.
    pub outcome: Outcome,
    /// Where the decision is forwarded to, as it was typed.
    pub forwarded: String,
    /// The text.
    pub text: TextBox,
    /// What it opened with, if that was no draft: as long as it is the same, there is nothing to keep.
    pub original: Option<Words>,
    /// The list that is open over it, and its cursor.
    pub list: Option<(EditorList, usize)>,
    /// The line that is open over it, for where the decision is forwarded to.
    pub forward: Option<Box<TextBox>>,
}

/// A list that an editor can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditorList {
    /// The standard phrases.
    Phrases,
    /// The outcomes.
    Outcomes,
}

/// All outcomes, in the order of the list.
pub const OUTCOMES: [Outcome; 7] = [
    Outcome::Approved,
    Outcome::Noted,
    Outcome::Discussed,
    Outcome::Rejected,
    Outcome::Postponed,
    Outcome::Forwarded,
    Outcome::Other,
];

/// An open line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// The text.
    pub text: TextBox,
    /// What it opened with, if that was no draft.
    pub original: Option<String>,
    /// Which completion is chosen, if the list is open.
    pub choice: usize,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
}

/// What a line is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A follow-up on something; maybe one that changes a record.
    FollowUp {
        /// The item or point.
        on: Target,
        /// The record that it changes.
        editing: Option<RecordId>,
    },
    /// The title of an unplanned slot, maybe with its minutes.
    AddSlot,
    /// The right time of a slot's start or end.
    CorrectTime {
        /// The slot.
        slot: SlotId,
        /// Which end.
        edge: Edge,
    },
    /// The folder in which to go on with the record.
    Folder,
    /// Why something is recorded after the close.
    Reason(Box<After>),
}

/// What is recorded after the close, once its reason is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    /// A correction.
    Correct {
        /// The record that it corrects.
        record: RecordId,
        /// What that belongs to.
        on: Target,
        /// What it is to say.
        content: Content,
        /// The draft that it was written as.
        draft: String,
    },
    /// An addition.
    Add {
        /// What it belongs to.
        on: Target,
        /// What it says.
        content: Content,
        /// The draft that it was written as.
        draft: String,
    },
    /// That the meeting is opened again.
    Reopen,
}

/// A choice from a list.
#[derive(Clone, Debug)]
pub struct Menu {
    /// What is asked.
    pub title: Msg,
    /// What can be chosen.
    pub choices: Vec<(Label, Choice)>,
    /// The chosen row.
    pub cursor: usize,
    /// What was open before it was asked; staying goes back there.
    pub beneath: Option<Box<Overlay>>,
}

/// A menu row's text: a message, or a title from the agenda.
#[derive(Clone, Debug)]
pub enum Label {
    /// A message.
    Message(Msg),
    /// Text as it is.
    Text(String),
}

/// What choosing a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Moves the plan to now and starts.
    StartNow,
    /// Rehearses instead.
    Rehearse,
    /// Goes back to where one was.
    Stay,
    /// Leaves the program.
    Leave,
    /// Postpones a target.
    Postpone(Target, Option<chrono::NaiveDate>),
    /// Treats a postponed target after all.
    LiftPostponement(Target),
    /// Edits a record's text.
    EditRecord(RecordId),
    /// Asks where to move a record.
    AskMove(RecordId),
    /// Moves a record.
    Move(RecordId, Target),
    /// Puts a vote, a dissent or a remark to another decision of its item.
    Belong(RecordId, RecordId),
    /// Edits a record as another kind.
    Convert(RecordId, Writing),
    /// Withdraws a record.
    Withdraw(RecordId),
    /// Adds a point that nobody planned.
    AddSlot {
        /// Its title.
        title: String,
        /// Its budget.
        minutes: Option<u32>,
        /// Whether it is closed.
        access: Access,
    },
    /// Shows a page of what a record says, and on the last one asks whether it may be public.
    AskPublish(RecordId, usize),
    /// Publishes a record that says exactly this.
    Publish(RecordId, Vec<Saying>),
    /// Asks why the meeting is opened again.
    AskReopen,
    /// Writes the protocols of a closed meeting again.
    WriteAgain,
}

/// Ways of winning back time, as they are shown: what is chosen is recorded as it was read.
#[derive(Clone, Debug)]
pub struct CatchUpList {
    /// What was found when the screen was last drawn.
    pub found: CatchUp,
    /// The chosen row.
    pub cursor: usize,
}

/// The guests of some slots.
#[derive(Clone, Debug)]
pub struct Guests {
    /// The slots, in the order of the screen.
    pub slots: Vec<SlotId>,
    /// The chosen guest, and the slot that they are chosen for.
    pub chosen: (SlotId, Who),
}

/// The list of who is there.
#[derive(Clone, Debug)]
pub struct Attending {
    /// Who is chosen.
    pub chosen: Who,
    /// The line that is open below the list.
    pub field: Option<Field>,
}

/// A line for something of the chosen one's attendance.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub kind: FieldKind,
    /// The text.
    pub text: TextBox,
    /// Which of the names that are offered is chosen.
    pub choice: usize,
    /// What is wrong with it, if it was tried.
    pub problem: Option<Msg>,
}

/// What a line of the attendance is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Why somebody is absent with notice.
    Reason,
    /// When somebody came.
    Came,
    /// When somebody left.
    Left,
    /// Who stands in.
    Substitute,
}

/// A vote that is being told.
#[derive(Clone, Debug)]
pub struct Voting {
    /// The item or point that it belongs to; it stays with it.
    pub on: Target,
    /// The record that it changes.
    pub editing: Option<RecordId>,
    /// What was told so far, and the decision that it is on.
    pub vote: Vote,
    /// Who, or which group, is chosen.
    pub chosen: Chosen,
    /// The line for counts, if it is open, and whether what was typed was no counts.
    pub counts: Option<(Box<TextBox>, bool)>,
    /// What undo goes back to, latest last.
    pub before: Vec<Vote>,
    /// What redo goes back to, latest last.
    pub after: Vec<Vote>,
    /// What it opened with, if that was no draft.
    pub original: Option<Vote>,
}

/// A row of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A group.
    Group(String),
    /// Somebody.
    Person(Who),
    /// Nobody yet: the first row.
    First,
}

/// A search.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is searched for.
    pub text: TextBox,
    /// What was found.
    pub hits: Vec<Hit>,
    /// The chosen hit.
    pub cursor: usize,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub what: Msg,
    /// Its text.
    pub text: String,
    /// Where it is.
    pub on: Target,
    /// The record, if it is one.
    pub record: Option<RecordId>,
}
