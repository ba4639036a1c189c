//! What is being written: opening an editor with its draft or its phrase, and keeping drafts as they are typed.

use std::collections::BTreeMap;

use super::after::told;
use super::app::{App, Effect, Notice, Tone};
use super::overlay::{Attending, Draft, Editor, Line, LineKind, Overlay, Voting, Words, Writing};
use super::textbox::TextBox;
use super::votes;
use crate::agenda::{ItemType, Outcome};
use crate::meeting::{Event, RecordId, Target, Writes};
use crate::msg;

/// The most characters that a paste may make a text of several lines: some eighty pages.
const LONGEST_TEXT: usize = 200_000;

/// The most that it may make a text of one line.
const LONGEST_LINE: usize = 20_000;

impl App {
    /// Takes the drafts found on disk; one that was open when the program died opens again.
    pub fn restore_drafts(&mut self, drafts: BTreeMap<String, Draft>) {
        self.take_drafts(drafts);
        self.open_draft();
    }

    /// Takes the drafts found on disk and opens none: before a changed agenda is taken over, so that they follow their items.
    pub(super) fn take_drafts(&mut self, drafts: BTreeMap<String, Draft>) {
        for (_, mut draft) in drafts {
            let known =
                self.meeting().targets().contains(&draft.on) || self.meeting().slots_of(&draft.on).next().is_some();
            if !known && let Some(target) = self.selected_target() {
                draft.on = target;
            }
            // The program may die between recording a text and forgetting its draft.
            if self.is_recorded(&draft) {
                self.drafts_changed = true;
                continue;
            }
            self.take_draft(draft);
        }
    }

    /// Opens the draft that was open when the program died.
    pub(super) fn open_draft(&mut self) {
        let Some(open) = self.drafts.values().find(|d| d.open).cloned() else { return };
        if self.notice.as_ref().is_none_or(|n| matches!(n.tone, Tone::Tell | Tone::Done(_))) {
            self.notice = Some(Notice { msg: msg!("notice-draft-restored"), tone: Tone::Tell });
        }
        self.select(&open.on);
        self.open_writing(open.writing, open.on, open.editing, Words::default());
    }

    /// Keeps a draft where it can be opened: one of a record that is gone is a new text.
    fn take_draft(&mut self, mut draft: Draft) {
        draft.editing = draft.editing.filter(|id| self.is_there(*id));
        let key = Draft::key(&draft.writing, &draft.on, draft.editing);
        match self.drafts.get_mut(&key) {
            Some(other) => {
                other.closed |= draft.closed;
                other.text = format!("{}\n{}", other.text, draft.text);
            }
            None => {
                self.drafts.insert(key, draft);
            }
        }
    }

    /// Makes new texts of the drafts whose records were undone or withdrawn: nobody could open them any more.
    pub(super) fn free_drafts(&mut self) {
        let is_stuck = |draft: &Draft| {
            let free = Draft::key(&draft.writing, &draft.on, None);
            // Two votes cannot be one text: the one that is told keeps its place, and this one waits.
            let has_room = !matches!(draft.writing, Writing::Vote { .. }) || !self.drafts.contains_key(&free);
            has_room && draft.editing.is_some_and(|id| !self.is_there(id))
        };
        let keys: Vec<String> = self.drafts.iter().filter(|(_, d)| is_stuck(d)).map(|(key, _)| key.clone()).collect();
        for draft in keys.iter().filter_map(|key| self.drafts.remove(key)).collect::<Vec<_>>() {
            self.drafts_changed = true;
            self.take_draft(draft);
        }
    }

    /// Tells whether a record is there to be edited.
    pub(super) fn is_there(&self, id: RecordId) -> bool {
        self.meeting().record(id).is_some_and(|r| !r.withdrawn)
    }

    /// Tells whether a draft's text stands in a record already.
    fn is_recorded(&self, draft: &Draft) -> bool {
        self.meeting().records().iter().filter(|r| !r.withdrawn && r.on == draft.on).any(|r| {
            let (writing, words) = told(r.current(), self.lang);
            writing == draft.writing
                && draft.editing.is_none_or(|id| id == r.id)
                && words.text.trim_end() == draft.text.trim_end()
        })
    }

    /// Tells whether drafts changed since this was last asked.
    pub fn take_changed_drafts(&mut self) -> bool {
        std::mem::take(&mut self.drafts_changed)
    }

    /// Has the drafts saved once more, though they are the same: in another folder.
    pub(super) fn save_drafts_again(&mut self) {
        self.drafts_changed = true;
    }

    /// Opens what is written of an item: its draft if there is one, else what is given.
    pub(super) fn open_writing(&mut self, writing: Writing, on: Target, editing: Option<RecordId>, words: Words) {
        let key = Draft::key(&writing, &on, editing);
        self.begun_closed = false;
        self.begun_closed = self.is_written_closed(&key, &on, editing);
        let draft = self.drafts.get(&key).map(Draft::words);
        let is_draft = draft.is_some();
        let words = draft.unwrap_or(words);
        match writing {
            Writing::FollowUp => {
                let text = TextBox::new(&words.text, false);
                let original = (!is_draft).then_some(words.text);
                let kind = LineKind::FollowUp { on, editing };
                self.overlay = Some(Overlay::Line(Line { kind, text, original, choice: 0, problem: None }));
            }
            Writing::Vote { decision } => {
                let vote = votes::read(&words.text, decision);
                self.overlay = Some(Overlay::Votes(Voting::new(on, editing, vote, is_draft)));
            }
            Writing::Decision | Writing::Note | Writing::Statement { .. } => {
                let mut editor = Editor::new(writing, on, editing, words);
                editor.original = editor.original.filter(|_| !is_draft);
                self.overlay = Some(Overlay::Editor(editor));
            }
        }
        self.keep_draft();
    }

    /// Remembers what is being typed as a draft; what is empty, or as it was opened, is none.
    pub(super) fn keep_draft(&mut self) {
        let Some((key, draft)) = self.current_draft() else { return };
        self.begun_closed |= draft.closed;
        let untouched = match &self.overlay {
            Some(Overlay::Editor(e)) => e.original.as_ref() == Some(&draft.words()),
            Some(Overlay::Line(l)) => l.original.as_ref() == Some(&draft.text),
            Some(Overlay::Votes(v)) => v.original.as_ref() == Some(&v.vote),
            _ => false,
        };
        let old = if untouched || draft.text.trim().is_empty() {
            self.drafts.remove(&key)
        } else {
            self.drafts.insert(key.clone(), draft)
        };
        self.drafts_changed |= old.as_ref() != self.drafts.get(&key);
    }

    /// Closes an editor and keeps its draft; the vote from which a dissent or remark was opened comes back.
    pub(super) fn leave_editor(&mut self) {
        let vote = self.vote_beneath();
        self.put_aside();
        if let Some(vote) = vote {
            self.open_writing(vote.writing, vote.on, vote.editing, Words::default());
        }
    }

    /// The vote that waits below the open editor.
    pub(super) fn vote_beneath(&self) -> Option<Draft> {
        let is_it = |d: &&Draft| d.open && matches!(d.writing, Writing::Vote { .. });
        let open = self.current_draft().map(|(key, _)| key);
        self.drafts.iter().filter(|(key, _)| Some(*key) != open.as_ref()).map(|(_, d)| d).find(is_it).cloned()
    }

    /// Closes an editor, and what waits below it, and keeps the drafts.
    pub(super) fn put_aside(&mut self) {
        let Some((key, _)) = self.current_draft() else { return };
        self.keep_draft();
        for draft in self.drafts.values_mut() {
            self.drafts_changed |= std::mem::take(&mut draft.open);
        }
        if self.drafts.contains_key(&key) {
            self.drafts_changed = true;
            self.notice = Some(Notice { msg: msg!("notice-draft-kept"), tone: Tone::Tell });
        }
        self.overlay = None;
    }

    /// The key of the draft that is open.
    pub(super) fn current_draft(&self) -> Option<(String, Draft)> {
        let plain = |text: String| Words { text, ..Words::default() };
        let (writing, on, editing, words) = match &self.overlay {
            Some(Overlay::Editor(e)) => (e.writing.clone(), e.on.clone(), e.editing, e.words()),
            Some(Overlay::Line(l)) => match &l.kind {
                LineKind::FollowUp { on, editing } => (Writing::FollowUp, on.clone(), *editing, plain(l.text.text())),
                _ => return None,
            },
            Some(Overlay::Votes(v)) => {
                let writing = Writing::Vote { decision: v.vote.decision };
                (writing, v.on.clone(), v.editing, plain(votes::written(&v.vote)))
            }
            _ => return None,
        };
        let key = Draft::key(&writing, &on, editing);
        let Words { text, outcome, forwarded } = words;
        let closed = self.is_written_closed(&key, &on, editing);
        Some((key, Draft { writing, on, editing, outcome, forwarded, text, open: true, closed }))
    }

    /// Tells whether what is written under this key is for the body alone, though the agenda may have opened its matter meanwhile.
    fn is_written_closed(&self, key: &str, on: &Target, editing: Option<RecordId>) -> bool {
        let meeting = self.meeting();
        self.begun_closed
            || meeting.is_closed(on)
            || self.drafts.get(key).is_some_and(|draft| draft.closed)
            || editing.and_then(|id| meeting.record(id)).is_some_and(|r| meeting.is_record_closed(r))
    }

    /// Gives the events that record a text; what was written while its matter was closed stays closed.
    pub(super) fn recording(&self, draft: &str, event: Event) -> Vec<Event> {
        // The text is still open, or is a draft beneath the question for a reason.
        let open = self.current_draft().filter(|(key, _)| key == draft).map(|(_, draft)| draft);
        let is_closed = open.as_ref().or(self.drafts.get(draft)).is_some_and(|draft| draft.closed);
        let would_be_open = match event.writes() {
            Some(Writes::New(on)) => !self.meeting().is_closed(on),
            Some(Writes::Of(id)) => self.meeting().record(id).is_some_and(|r| !self.meeting().is_record_closed(r)),
            Some(Writes::Said(_) | Writes::Marked(_)) | None => false,
        };
        let mark = (is_closed && would_be_open).then_some(Event::ClosedTextFollows);
        mark.into_iter().chain([event]).collect()
    }

    pub(super) fn write(&mut self, writing: Writing) -> Vec<Effect> {
        if let Some(target) = self.selected_target()
            && ((self.is_after_close() && writing != Writing::Note) || self.is_open())
        {
            self.open_writing(writing, target, None, Words::default());
        }
        Vec::new()
    }

    pub(super) fn as_recommended(&mut self) -> Vec<Effect> {
        let Some(target) = self.selected_target() else { return Vec::new() };
        if !self.is_open() {
            return Vec::new();
        }
        let (text, outcome) = self.recommended(&target);
        // A draft is what the minute-taker typed; the phrase goes after it, never over it.
        let words = Words { text: text.clone(), outcome, ..Words::default() };
        self.open_writing(Writing::Decision, target, None, words);
        if let Some(Overlay::Editor(open)) = &mut self.overlay
            && !open.text.text().ends_with(&text)
        {
            let gap = if open.text.is_blank() { "" } else { "\n" };
            open.text.insert(&format!("{gap}{text}"));
            open.outcome = outcome;
        }
        self.keep_draft();
        Vec::new()
    }

    /// The standard phrase for an item's type, once for each of several recommendations.
    pub(super) fn recommended(&self, target: &Target) -> (String, Outcome) {
        let agenda = self.meeting().agenda();
        let item = self.meeting().item(target);
        let item_type = item.map_or(ItemType::Decision, |i| i.item_type);
        let phrase = agenda.phrases.iter().find(|p| p.for_type == Some(item_type)).or(agenda.phrases.first());
        let Some(phrase) = phrase else { return (String::new(), Outcome::Other) };
        let several = item.map_or(0, |i| i.recommendations.numbered());
        if several == 0 || phrase.outcome != Outcome::Approved {
            return (phrase.text.clone(), phrase.outcome);
        }
        let lines: Vec<String> =
            (1..=several).map(|n| agenda.lang.say(&msg!("phrase-ad", number = n.to_string()))).collect();
        (lines.join("\n"), phrase.outcome)
    }

    /// Opens a record's text for editing.
    pub(super) fn edit_record(&mut self, id: RecordId) -> Vec<Effect> {
        let Some(record) = self.meeting().record(id) else { return Vec::new() };
        let writing = told(record.current(), self.lang).0;
        // A note is in no protocol: after the close there is nothing to correct in it.
        if (self.is_after_close() && writing != Writing::Note) || self.is_open_to(id) {
            return self.edit_as(id, writing);
        }
        Vec::new()
    }

    /// Opens a record's text as the kind that it is to become.
    pub(super) fn edit_as(&mut self, id: RecordId, writing: Writing) -> Vec<Effect> {
        let Some(record) = self.meeting().record(id) else { return Vec::new() };
        let (_, words) = told(record.current(), self.lang);
        let on = record.on.clone();
        self.open_writing(writing, on, Some(id), words);
        Vec::new()
    }

    pub(super) fn paste(&mut self, text: &str) {
        if let Some(most) = self.pasted_too_much(text) {
            return self.warn(msg!("hostile-paste", most = most));
        }
        match &mut self.overlay {
            Some(Overlay::Editor(Editor { forward: Some(line), .. })) => line.insert(text),
            Some(Overlay::Editor(editor)) => {
                editor.list = None;
                editor.text.insert(text);
                self.keep_draft();
            }
            Some(Overlay::Votes(Voting { counts: Some((line, wrong)), .. })) => {
                line.insert(text);
                *wrong = false;
            }
            Some(Overlay::Line(line)) => {
                line.text.insert(text);
                self.keep_draft();
            }
            Some(Overlay::Search(search)) => {
                search.text.insert(text);
                self.search_again();
            }
            Some(Overlay::Attendance(Attending { field: Some(field), .. })) => {
                field.text.insert(text);
                (field.choice, field.problem) = (0, None);
            }
            Some(Overlay::Menu(_) | Overlay::Votes(_)) => self.warn(msg!("notice-paste-menu")),
            // There only the keys that lead back act.
            Some(Overlay::Chair) => {}
            // What is only being read makes way.
            Some(
                Overlay::Reader(..)
                | Overlay::Help(_)
                | Overlay::Review(_)
                | Overlay::CatchUp(_)
                | Overlay::Guests(_)
                | Overlay::Attendance(_),
            )
            | None => {
                self.overlay = None;
                let Some(target) = self.selected_target() else { return };
                if self.is_open() {
                    self.open_writing(Writing::Note, target, None, Words::default());
                    if let Some(Overlay::Editor(editor)) = &mut self.overlay {
                        editor.text.insert(text);
                    }
                    self.keep_draft();
                }
            }
        }
    }

    /// How many characters what is open takes in all, if a paste would make it more.
    fn pasted_too_much(&self, pasted: &str) -> Option<usize> {
        let (most, held) = match &self.overlay {
            Some(Overlay::Editor(editor)) => (LONGEST_TEXT, editor.text.text()),
            Some(Overlay::Line(line)) => (LONGEST_LINE, line.text.text()),
            Some(Overlay::Search(search)) => (LONGEST_LINE, search.text.text()),
            Some(Overlay::Attendance(Attending { field: Some(field), .. })) => (LONGEST_LINE, field.text.text()),
            _ => (LONGEST_TEXT, String::new()),
        };
        (held.chars().count() + pasted.chars().count() > most).then_some(most)
    }
}
