//! Drafts: what is being typed and for what. They outlive the program, and lie below the dialogs that they are typed
//! in.

mod lines;
mod working;

use serde::{Deserialize, Serialize};

pub use self::lines::{FieldKind, LateChange, LineFor, OpenLine, SlotField};
pub use self::working::WorkingDrafts;
use crate::agenda::{Agenda, Outcome, SlotId, Who};
use crate::lang::Lang;
use crate::meeting::{Content, Decision, Meeting, RecordId, StatementKind, Target, Vote, forward, one_or_several};

/// Which text an editor or line is for; names its draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    Decision,
    FollowUp,
    /// What was said, for the protocol.
    Discussion,
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
        /// Whose it is.
        #[serde(with = "one_or_several")]
        who: Vec<Who>,
        /// The decision that it is about.
        decision: Option<RecordId>,
    },
    /// An amendment, as a line.
    Motion,
    /// An election, as a line.
    Election,
}

impl DraftKind {
    /// The decision, or the vote without one, that it is on.
    fn decision(&self) -> Option<RecordId> {
        match self {
            Self::Vote { decision } | Self::Statement { decision, .. } => *decision,
            Self::Decision | Self::FollowUp | Self::Discussion | Self::Note | Self::Motion | Self::Election => None,
        }
    }

    fn set_decision(&mut self, to: Option<RecordId>) {
        match self {
            Self::Vote { decision } | Self::Statement { decision, .. } => *decision = to,
            Self::Decision | Self::FollowUp | Self::Discussion | Self::Note | Self::Motion | Self::Election => {}
        }
    }
}

/// What a text says, and what is next to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftText {
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
    pub writing: DraftKind,
    /// What it belongs to.
    pub on: Target,
    /// The other items that it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<Target>,
    /// What that was called when it was typed: it may be gone since.
    #[serde(default)]
    pub title: String,
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
    /// Whether it was opened from the list of a vote, which comes back after it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_vote: bool,
    /// Whether some of it was written while its matter was closed; of a draft that does not say, that is not known.
    #[serde(default = "not_known_to_be_open")]
    pub closed: bool,
}

fn not_known_to_be_open() -> bool {
    true
}

impl Draft {
    /// Makes the draft of a text that is open.
    #[must_use]
    pub fn open(writing: DraftKind, on: Target, editing: Option<RecordId>, words: DraftText) -> Self {
        let DraftText { text, outcome, forwarded } = words;
        Self {
            writing,
            on,
            with: Vec::new(),
            title: String::new(),
            editing,
            outcome,
            forwarded,
            text,
            open: true,
            from_vote: false,
            closed: false,
        }
    }

    /// Lists all that it is for.
    #[must_use]
    pub fn all(&self) -> Vec<Target> {
        std::iter::once(&self.on).chain(&self.with).cloned().collect()
    }

    /// Returns whether it is for this item or point, maybe among others.
    #[must_use]
    pub fn is_on(&self, on: &Target) -> bool {
        self.on == *on || self.with.contains(on)
    }

    /// Names the draft: what it is for, one each.
    #[must_use]
    pub fn key(writing: &DraftKind, on: &Target, with: &[Target], editing: Option<RecordId>) -> String {
        let about = |kind: &str, decision: &Option<RecordId>| match decision {
            Some(RecordId(id)) => format!("{kind}:on:{id}"),
            None => kind.to_owned(),
        };
        let kind = match writing {
            DraftKind::Decision => "decision".to_owned(),
            DraftKind::FollowUp => "follow_up".to_owned(),
            DraftKind::Discussion => "discussion".to_owned(),
            DraftKind::Note => "note".to_owned(),
            DraftKind::Motion => "motion".to_owned(),
            DraftKind::Election => "election".to_owned(),
            DraftKind::Vote { decision } => about("vote", decision),
            DraftKind::Statement { statement, who, decision } => {
                let named = |who: &Who| match who {
                    Who::Id(id) => id.0.clone(),
                    Who::Name(name) => name.clone(),
                };
                let who = who.iter().map(named).collect::<Vec<_>>().join("+");
                let kind = if *statement == StatementKind::Dissent { "dissent" } else { "remark" };
                about(&format!("{kind}:{who}"), decision)
            }
        };
        let named = |on: &Target| match on {
            Target::Item(id) => format!("item:{id}"),
            Target::Point(id) => format!("point:{id}"),
        };
        match editing {
            Some(RecordId(id)) => format!("{kind}:record:{id}"),
            None => {
                let mut all: Vec<String> = std::iter::once(on).chain(with).map(named).collect();
                all.sort_unstable();
                format!("{kind}:{}", all.join("+"))
            }
        }
    }

    /// Names this draft.
    #[must_use]
    pub fn own_key(&self) -> String {
        Self::key(&self.writing, &self.on, &self.with, self.editing)
    }

    /// Puts another draft of the same below this one.
    fn join(&mut self, other: &Self) {
        self.closed |= other.closed;
        self.text = match (self.text.is_empty(), other.text.is_empty()) {
            (_, true) => self.text.clone(),
            (true, false) => other.text.clone(),
            (false, false) => format!("{}\n{}", self.text, other.text),
        };
        if self.forwarded.is_empty() {
            self.forwarded.clone_from(&other.forwarded);
        }
    }

    /// Lists everybody whom it says something of, by what was chosen and not by what was typed.
    #[must_use]
    pub fn named(&self) -> Vec<Who> {
        match &self.writing {
            DraftKind::Statement { who, .. } => who.clone(),
            DraftKind::Vote { decision } => read_vote(&self.text, *decision).named().cloned().collect(),
            DraftKind::Decision
            | DraftKind::FollowUp
            | DraftKind::Discussion
            | DraftKind::Note
            | DraftKind::Motion
            | DraftKind::Election => Vec::new(),
        }
    }

    /// Returns whether nothing was typed in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.forwarded.trim().is_empty()
    }

    /// Returns whether nothing leads to it any more: it is not in the plan, or not there to be voted on, what it is on.
    #[must_use]
    pub fn is_orphan(&self, meeting: &Meeting) -> bool {
        self.is_off_plan(meeting) || self.has_lost_decision(meeting)
    }

    /// Returns whether what it belongs to is no longer in the plan.
    #[must_use]
    pub fn is_off_plan(&self, meeting: &Meeting) -> bool {
        self.planned(meeting).is_empty()
    }

    /// Lists what of all that it is for is in the plan.
    #[must_use]
    pub fn planned(&self, meeting: &Meeting) -> Vec<Target> {
        let targets = meeting.targets();
        let is_planned = |on: &Target| targets.contains(on) || meeting.slots_of(on).next().is_some();
        self.all().into_iter().filter(is_planned).collect()
    }

    /// Returns whether it is on a decision or a vote that was undone, withdrawn or made something else.
    #[must_use]
    pub fn has_lost_decision(&self, meeting: &Meeting) -> bool {
        let is_new = self.editing.is_none_or(|id| !is_there(meeting, id));
        is_new && self.writing.decision().is_some_and(|id| !meeting.can_be_voted_on(id, &self.on))
    }

    /// Follows what it is on: a decision to another item, and a vote to the decision that it belongs to by now.
    fn follow_decision(&mut self, meeting: &Meeting) {
        let named = self.writing.decision().and_then(|id| meeting.record(id)).filter(|r| !r.withdrawn);
        let Some(named) = named.filter(|_| self.editing.is_none()) else { return };
        match meeting.decision_of(named) {
            Some(decision) if matches!(self.writing, DraftKind::Statement { .. }) => {
                self.writing.set_decision(Some(decision));
            }
            _ => {}
        }
        if meeting.can_be_voted_on(named.id, &named.on) {
            self.on = named.on.clone();
        }
    }

    /// Returns whether a record that says this was made of it.
    fn is_said(&self, content: &Content, agenda: &Agenda, lang: Lang) -> bool {
        let (writing, words) = written_as(content, lang);
        writing == self.writing
            && match content {
                Content::Decision(recorded) => *recorded == decision(&self.words(), agenda),
                // What is recorded is the line without blanks that say nothing.
                Content::FollowUp(_) | Content::Motion(_) | Content::Election(_) => {
                    words.text == crate::text::one_line(&self.text)
                }
                _ => words.text.trim_end() == self.text.trim_end(),
            }
    }

    /// Makes it a new text of something else.
    fn adopted(mut self, on: Target) -> Self {
        if let DraftKind::Vote { decision } = self.writing {
            self.text = vote_text(&Vote { decision: None, ..read_vote(&self.text, decision) });
        }
        self.writing.set_decision(None);
        Self { on, with: Vec::new(), title: String::new(), editing: None, ..self }
    }

    /// What it says.
    #[must_use]
    pub fn words(&self) -> DraftText {
        DraftText { text: self.text.clone(), outcome: self.outcome, forwarded: self.forwarded.clone() }
    }
}

/// A text that is to be opened: what it is for, and what it says if there is no draft of it.
#[derive(Clone, Debug)]
pub struct Text {
    /// What it is to become.
    pub writing: DraftKind,
    /// What it belongs to.
    pub on: Target,
    /// The other items that it is for.
    pub with: Vec<Target>,
    /// The record that it changes; none: a new one.
    pub editing: Option<RecordId>,
    pub words: DraftText,
    /// What is put below its draft, if there is one that does not end with it.
    pub added: Option<DraftText>,
    /// Whether it is opened from the list of a vote, which comes back after it.
    pub from_vote: bool,
    /// Where the list of a vote begins.
    pub at: Option<Who>,
}

impl Text {
    /// Makes an empty text.
    #[must_use]
    pub fn new(writing: DraftKind, on: Target) -> Self {
        let (with, words) = (Vec::new(), DraftText::default());
        Self { writing, on, with, editing: None, words, added: None, from_vote: false, at: None }
    }

    /// Makes an empty text for several items, or for one; none: there is nothing that it is for.
    #[must_use]
    pub fn for_all(writing: DraftKind, all: &[Target]) -> Option<Self> {
        let (first, rest) = all.split_first()?;
        Some(Self { with: rest.to_vec(), ..Self::new(writing, first.clone()) })
    }

    /// Makes the text of a draft.
    #[must_use]
    pub fn of_draft(draft: Draft) -> Self {
        let Draft { editing, with, from_vote, .. } = draft;
        Self { editing, with, from_vote, ..Self::new(draft.writing, draft.on) }
    }

    /// Makes a text that changes a record, or a new one, from a content.
    #[must_use]
    pub fn of(content: &Content, on: Target, editing: Option<RecordId>, lang: Lang) -> Self {
        let (writing, words) = written_as(content, lang);
        Self { editing, words, ..Self::new(writing, on) }
    }

    /// Names its draft.
    #[must_use]
    pub fn key(&self) -> String {
        Draft::key(&self.writing, &self.on, &self.with, self.editing)
    }
}

/// Returns the decision that words say.
#[must_use]
pub fn decision(words: &DraftText, agenda: &Agenda) -> Decision {
    let is_forwarded = words.outcome == Outcome::Forwarded;
    let forward = forward::parse(&words.forwarded, agenda);
    Decision {
        text: words.text.trim_end().to_owned(),
        outcome: words.outcome,
        forwarded_to: forward.to.filter(|_| is_forwarded),
        forwarded_on: forward.on.filter(|_| is_forwarded),
    }
}

/// Returns a place in no plan to what belonged to `on`: so it does not turn up on what has that name now.
fn nowhere(on: &Target) -> Target {
    Target::Point(SlotId(match on {
        Target::Item(id) => format!("~{}", id.0),
        Target::Point(id) => format!("~{}", id.0),
    }))
}

/// Says what a content was written as: the kind of text, and what it says.
#[must_use]
pub fn written_as(content: &Content, lang: Lang) -> (DraftKind, DraftText) {
    let plain = |text: &str| DraftText { text: text.to_owned(), ..DraftText::default() };
    match content {
        Content::Decision(d) => {
            let forwarded = forward::line(d.forwarded_to.as_deref(), d.forwarded_on, lang);
            (DraftKind::Decision, DraftText { text: d.text.clone(), outcome: d.outcome, forwarded })
        }
        Content::FollowUp(f) => (DraftKind::FollowUp, plain(&f.line)),
        Content::Discussion { text } => (DraftKind::Discussion, plain(text)),
        Content::Note { text } => (DraftKind::Note, plain(text)),
        Content::Election(election) => (DraftKind::Election, plain(&election.line)),
        Content::Motion(motion) => (DraftKind::Motion, plain(&motion.line)),
        Content::Vote(vote) => (DraftKind::Vote { decision: vote.decision }, plain(&vote_text(vote))),
        Content::Statement(s) => {
            let writing = DraftKind::Statement { statement: s.statement, who: s.who.clone(), decision: s.decision };
            (writing, plain(&s.text))
        }
    }
}

/// Writes a vote as a draft keeps it; one that says nothing is not text.
#[must_use]
pub fn vote_text(vote: &Vote) -> String {
    if vote.is_empty() { String::new() } else { serde_json::to_string(vote).unwrap_or_default() }
}

/// Reads a vote as a draft has it.
#[must_use]
pub fn read_vote(text: &str, decision: Option<RecordId>) -> Vote {
    // Two drafts that came to the same item are below each other.
    let vote = text.lines().rev().find_map(|line| serde_json::from_str(line).ok());
    vote.unwrap_or(Vote { decision, ..Vote::default() })
}

/// Returns whether a record is there to be edited.
#[must_use]
pub fn is_there(meeting: &Meeting, id: RecordId) -> bool {
    meeting.record(id).is_some_and(|r| !r.withdrawn)
}
