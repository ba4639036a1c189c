//! Drafts: what is being typed and for what. They outlive the program, and lie below the dialogs that they are typed
//! in.

use std::collections::BTreeMap;
use std::collections::btree_map;

use serde::{Deserialize, Serialize};

use crate::agenda::{Outcome, Who};
use crate::lang::Lang;
use crate::meeting::reload::Names;
use crate::meeting::{Content, Event, Meeting, RecordId, StatementKind, Target, Vote, Writes, forward};

/// Which text an editor or line is for; names its draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    Decision,
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
        who: Who,
        /// The decision that it is about.
        decision: Option<RecordId>,
    },
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

impl Draft {
    /// Makes the draft of a text that is open.
    #[must_use]
    pub fn open(writing: DraftKind, on: Target, editing: Option<RecordId>, words: DraftText) -> Self {
        let DraftText { text, outcome, forwarded } = words;
        Self { writing, on, editing, outcome, forwarded, text, open: true, closed: false }
    }

    /// Names the draft: what it is for, one each.
    #[must_use]
    pub fn key(writing: &DraftKind, on: &Target, editing: Option<RecordId>) -> String {
        let about = |kind: &str, decision: &Option<RecordId>| match decision {
            Some(RecordId(id)) => format!("{kind}:on:{id}"),
            None => kind.to_owned(),
        };
        let kind = match writing {
            DraftKind::Decision => "decision".to_owned(),
            DraftKind::FollowUp => "follow_up".to_owned(),
            DraftKind::Note => "note".to_owned(),
            DraftKind::Vote { decision } => about("vote", decision),
            DraftKind::Statement { statement, who, decision } => {
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

    /// Names this draft.
    #[must_use]
    pub fn own_key(&self) -> String {
        Self::key(&self.writing, &self.on, self.editing)
    }

    /// Puts another draft of the same below this one.
    fn join(&mut self, other: &Self) {
        self.closed |= other.closed;
        self.text = format!("{}\n{}", self.text, other.text);
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
    /// The record that it changes; none: a new one.
    pub editing: Option<RecordId>,
    pub words: DraftText,
    /// What is put below its draft, if there is one that does not end with it.
    pub added: Option<DraftText>,
}

impl Text {
    /// Makes an empty text.
    #[must_use]
    pub fn new(writing: DraftKind, on: Target) -> Self {
        Self { writing, on, editing: None, words: DraftText::default(), added: None }
    }

    /// Makes the text of a draft.
    #[must_use]
    pub fn of_draft(draft: Draft) -> Self {
        Self { editing: draft.editing, ..Self::new(draft.writing, draft.on) }
    }

    /// Makes a text that changes a record, or a new one, from a content.
    #[must_use]
    pub fn of(content: &Content, on: Target, editing: Option<RecordId>, lang: Lang) -> Self {
        let (writing, words) = written_as(content, lang);
        Self { writing, on, editing, words, added: None }
    }

    /// Names its draft.
    #[must_use]
    pub fn key(&self) -> String {
        Draft::key(&self.writing, &self.on, self.editing)
    }
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
        Content::Note { text } => (DraftKind::Note, plain(text)),
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

/// The drafts of a meeting on the screen, by key.
#[derive(Clone, Debug, Default)]
pub struct WorkingDrafts {
    drafts: BTreeMap<String, Draft>,
    /// Whether they are to be saved.
    changed: bool,
    /// Whether some of the text that is open was written while its matter was closed; of it, no draft may be left to
    /// say so.
    begun_closed: bool,
}

impl WorkingDrafts {
    /// Returns a draft by its key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Draft> {
        self.drafts.get(key)
    }

    /// Lists the drafts with their keys.
    pub fn iter(&self) -> btree_map::Iter<'_, String, Draft> {
        self.drafts.iter()
    }

    /// Lists the drafts.
    pub fn values(&self) -> btree_map::Values<'_, String, Draft> {
        self.drafts.values()
    }

    /// Lists the drafts, to be changed.
    pub fn values_mut(&mut self) -> btree_map::ValuesMut<'_, String, Draft> {
        self.drafts.values_mut()
    }

    /// Counts the drafts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.drafts.len()
    }

    /// Returns whether there is no draft.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drafts.is_empty()
    }

    /// Returns whether drafts changed since this was last asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// Has them saved once more, though they are the same: in another folder.
    pub fn save_again(&mut self) {
        self.changed = true;
    }

    /// Takes the drafts found on disk; one of an item that is gone goes to `elsewhere`.
    pub(super) fn restore(&mut self, found: Self, meeting: &Meeting, lang: Lang, elsewhere: Option<&Target>) {
        for (_, mut draft) in found.drafts {
            let known = meeting.targets().contains(&draft.on) || meeting.slots_of(&draft.on).next().is_some();
            if !known && let Some(target) = elsewhere {
                draft.on = target.clone();
            }
            // The program may die between recording a text and forgetting its draft.
            if is_recorded(&draft, meeting, lang) {
                self.changed = true;
                continue;
            }
            self.put(draft, meeting);
        }
    }

    /// Keeps a draft where it can be opened: one of a record that is gone is a new text.
    fn put(&mut self, mut draft: Draft, meeting: &Meeting) {
        draft.editing = draft.editing.filter(|id| is_there(meeting, *id));
        let key = draft.own_key();
        match self.drafts.get_mut(&key) {
            Some(other) => other.join(&draft),
            None => {
                self.drafts.insert(key, draft);
            }
        }
    }

    /// Makes new texts of the drafts whose records were undone or withdrawn: nobody could open them any more.
    pub(super) fn free(&mut self, meeting: &Meeting) {
        let is_stuck = |draft: &Draft| {
            let free = Draft::key(&draft.writing, &draft.on, None);
            // Two votes cannot be one text: the one that is recorded keeps its place, and this one waits.
            let has_place = !matches!(draft.writing, DraftKind::Vote { .. }) || !self.drafts.contains_key(&free);
            has_place && draft.editing.is_some_and(|id| !is_there(meeting, id))
        };
        let keys: Vec<String> = self.drafts.iter().filter(|(_, d)| is_stuck(d)).map(|(key, _)| key.clone()).collect();
        for draft in keys.iter().filter_map(|key| self.drafts.remove(key)).collect::<Vec<_>>() {
            self.changed = true;
            self.put(draft, meeting);
        }
    }

    /// Begins a text: whether some of it was written behind closed doors is found anew.
    pub(super) fn begin(&mut self, text: &Text, meeting: &Meeting) {
        self.begun_closed = false;
        self.begun_closed = self.is_written_closed(&text.key(), &text.on, text.editing, meeting);
    }

    /// Marks a draft that is open: whether it is for the body alone, though the agenda may have opened its matter
    /// meanwhile.
    pub(super) fn marked(&self, mut draft: Draft, meeting: &Meeting) -> Draft {
        draft.closed = self.is_written_closed(&draft.own_key(), &draft.on, draft.editing, meeting);
        draft
    }

    /// Notes that what is open was written while its matter was closed.
    pub(super) fn note_closed(&mut self, open: Option<&Draft>) {
        self.begun_closed |= open.is_some_and(|draft| draft.closed);
    }

    fn is_written_closed(&self, key: &str, on: &Target, editing: Option<RecordId>, meeting: &Meeting) -> bool {
        self.begun_closed
            || meeting.is_closed(on)
            || self.drafts.get(key).is_some_and(|draft| draft.closed)
            || editing.and_then(|id| meeting.record(id)).is_some_and(|r| meeting.is_record_closed(r))
    }

    /// Remembers what is being typed as a draft; what is empty, or as it was opened, is none.
    pub(super) fn keep(&mut self, draft: Draft, is_untouched: bool) {
        self.begun_closed |= draft.closed;
        let key = draft.own_key();
        let old = if is_untouched || draft.text.trim().is_empty() {
            self.drafts.remove(&key)
        } else {
            self.drafts.insert(key.clone(), draft)
        };
        self.changed |= old.as_ref() != self.drafts.get(&key);
    }

    /// Forgets a draft: it is recorded.
    pub(super) fn forget(&mut self, key: &str) {
        self.drafts.remove(key);
        self.changed = true;
    }

    /// Puts every draft aside; returns whether the one of this key is kept.
    pub(super) fn put_aside(&mut self, key: &str) -> bool {
        for draft in self.drafts.values_mut() {
            self.changed |= std::mem::take(&mut draft.open);
        }
        let is_kept = self.drafts.contains_key(key);
        self.changed |= is_kept;
        is_kept
    }

    /// Returns the vote that waits below the text that is open.
    pub(super) fn vote_beneath(&self, open: Option<&str>) -> Option<&Draft> {
        let is_it = |d: &&Draft| d.open && matches!(d.writing, DraftKind::Vote { .. });
        self.drafts.iter().filter(|(key, _)| Some(key.as_str()) != open).map(|(_, d)| d).find(is_it)
    }

    /// Returns the drafts their items' new names.
    pub(super) fn rename(&mut self, names: &Names) {
        for (old_key, mut draft) in std::mem::take(&mut self.drafts) {
            draft.on = names.target(&draft.on);
            let key = draft.own_key();
            self.changed |= key != old_key;
            match self.drafts.get_mut(&key) {
                // A point that became an item that had a draft too.
                Some(other) => {
                    other.join(&draft);
                    other.open |= draft.open;
                }
                None => _ = self.drafts.insert(key, draft),
            }
        }
    }

    /// Returns the events that record the text of a draft; what was written while its matter was closed stays closed.
    ///
    /// `open` is the text that is open; without it, it is a draft beneath the question for a reason.
    pub(super) fn recording(&self, open: Option<Draft>, key: &str, event: Event, meeting: &Meeting) -> Vec<Event> {
        let open = open.map(|draft| self.marked(draft, meeting));
        let is_closed = open.as_ref().or(self.drafts.get(key)).is_some_and(|draft| draft.closed);
        let would_be_open = match event.writes() {
            Some(Writes::New(on)) => !meeting.is_closed(on),
            Some(Writes::Of(id)) => meeting.record(id).is_some_and(|r| !meeting.is_record_closed(r)),
            Some(Writes::Said(_) | Writes::Marked(_)) | None => false,
        };
        let mark = (is_closed && would_be_open).then_some(Event::ClosedTextFollows);
        mark.into_iter().chain([event]).collect()
    }
}

impl FromIterator<(String, Draft)> for WorkingDrafts {
    fn from_iter<T: IntoIterator<Item = (String, Draft)>>(drafts: T) -> Self {
        Self { drafts: drafts.into_iter().collect(), ..Self::default() }
    }
}

/// Returns whether a draft's text is in a record already.
fn is_recorded(draft: &Draft, meeting: &Meeting, lang: Lang) -> bool {
    meeting.records().iter().filter(|r| !r.withdrawn && r.on == draft.on).any(|r| {
        let (writing, words) = written_as(r.current(), lang);
        writing == draft.writing
            && draft.editing.is_none_or(|id| id == r.id)
            && words.text.trim_end() == draft.text.trim_end()
    })
}
