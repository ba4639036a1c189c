//! The drafts of a meeting on the screen.

use std::collections::btree_map;
use std::collections::{BTreeMap, BTreeSet};

use super::lines::OpenLine;
use super::{Draft, DraftKind, Text, is_there, nowhere};
use crate::agenda::SlotId;
use crate::lang::Lang;
use crate::meeting::reload::Names;
use crate::meeting::{Event, History, Meeting, RecordId, Target, Writes};

/// The drafts of a meeting on the screen, by key.
#[derive(Clone, Debug, Default)]
pub struct WorkingDrafts {
    drafts: BTreeMap<String, Draft>,
    /// Whether they are to be saved.
    changed: bool,
    /// Whether some of the text that is open was written while its matter was closed; of it, no draft may be left to
    /// say so.
    begun_closed: bool,
    /// Those of what is no longer in the plan that the minute-taker was asked about.
    asked: BTreeSet<String>,
    /// The lines that are open, or were when the program died and are still to be opened.
    lines: Vec<OpenLine>,
    /// The number of the journal's last line when they were saved, of those found on disk.
    line: Option<u64>,
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

    /// Notes what the journal's last line was when they were saved, and which lines were open.
    #[must_use]
    pub fn found(self, line: Option<u64>, lines: Vec<OpenLine>) -> Self {
        Self { line, lines, ..self }
    }

    /// The number of the journal's last line when they were saved, of those found on disk; none: not known.
    pub(in crate::tui) fn line(&self) -> Option<u64> {
        self.line
    }

    /// Takes the drafts found on disk. One of what is no longer in the plan stays by itself.
    pub(in crate::tui) fn restore(&mut self, found: Self, history: &History, lang: Lang) {
        let meeting = history.meeting();
        let recorded = recorded_since(history, found.line);
        // The program may die between recording a text and forgetting its draft.
        let is_recorded = |draft: &Draft, on: &Target| {
            let is_it = |id: RecordId| draft.editing.is_none_or(|editing| editing == id);
            let made_since = |id: RecordId| recorded.as_ref().is_none_or(|recorded| recorded.contains(&id));
            let records = meeting.records().iter().filter(|r| !r.withdrawn && r.on == *on);
            records
                .filter(|r| is_it(r.id) && made_since(r.id))
                .any(|r| draft.is_said(r.current(), meeting.agenda(), lang))
        };
        for (_, mut draft) in found.drafts {
            // Of one for several items it may have been recorded for some.
            let mut rest = draft.all();
            rest.retain(|on| !is_recorded(&draft, on));
            self.changed |= rest.len() <= draft.with.len();
            let Some((first, others)) = rest.split_first() else { continue };
            (draft.on, draft.with) = (first.clone(), others.to_vec());
            // A point comes back under its name when its addition is redone.
            if draft.is_off_plan(meeting) && matches!(draft.on, Target::Item(_)) {
                draft.on = nowhere(&draft.on);
            }
            self.put(draft, meeting);
        }
        let since = found.line.unwrap_or(u64::MAX);
        let later = || history.entries().iter().filter(|entry| entry.seq > since);
        self.lines = found.lines;
        self.lines.retain(|line| !later().any(|entry| line.is_recorded_by(&entry.event)));
    }

    /// Takes the lines that were open when the program died, to open them.
    pub(in crate::tui) fn take_lines(&mut self) -> Vec<OpenLine> {
        std::mem::take(&mut self.lines)
    }

    /// Lists the lines that are open, or were when the program died and are still to be opened.
    pub(in crate::tui) fn lines(&self) -> &[OpenLine] {
        &self.lines
    }

    /// Notes which lines are open.
    pub(in crate::tui) fn keep_lines(&mut self, open: Vec<OpenLine>) {
        self.changed |= open != self.lines;
        self.lines = open;
    }

    /// Leaves what belonged to a point that is gone by itself: another has its name now.
    pub(in crate::tui) fn part_from(&mut self, slot: &SlotId) {
        let on = Target::Point(slot.clone());
        for (key, mut draft) in std::mem::take(&mut self.drafts) {
            let is_its = draft.is_on(&on);
            draft.with.retain(|other| *other != on);
            if draft.on == on {
                draft.on = nowhere(&on);
            }
            self.drafts.insert(if is_its { draft.own_key() } else { key }, draft);
        }
    }

    /// Lists the keys of the drafts that nothing leads to any more.
    pub(in crate::tui) fn orphans(&self, meeting: &Meeting) -> BTreeSet<String> {
        let orphans = self.drafts.iter().filter(|(_, draft)| !draft.is_blank() && draft.is_orphan(meeting));
        orphans.map(|(key, _)| key.clone()).collect()
    }

    /// Returns a draft that nothing leads to any more and that was not asked about yet, with its key.
    pub(in crate::tui) fn orphan(&mut self, meeting: &Meeting) -> Option<(String, &Draft)> {
        let orphans = self.orphans(meeting);
        self.asked.retain(|key| orphans.contains(key));
        let key = orphans.difference(&self.asked).next()?.clone();
        self.asked.insert(key.clone());
        self.drafts.get(&key).map(|draft| (key, draft))
    }

    /// Makes a draft a new text of something else and gives its key there; none: that has one of this kind already.
    pub(in crate::tui) fn adopt(&mut self, key: &str, on: &Target) -> Option<Draft> {
        let draft = self.drafts.get(key)?.clone().adopted(on.clone());
        let own_key = draft.own_key();
        if self.drafts.contains_key(&own_key) {
            return None;
        }
        self.drafts.remove(key);
        self.drafts.insert(own_key, draft.clone());
        self.changed = true;
        Some(draft)
    }

    /// Keeps a draft where it can be opened: one of a record that is gone is a new text.
    fn put(&mut self, draft: Draft, meeting: &Meeting) {
        let mut freed = draft.clone();
        freed.editing = freed.editing.filter(|id| is_there(meeting, *id));
        freed.follow_decision(meeting);
        // Two votes cannot be one text: this one waits where it was.
        let is_vote = matches!(draft.writing, DraftKind::Vote { .. });
        let draft = if is_vote && self.drafts.contains_key(&freed.own_key()) { draft } else { freed };
        self.add(draft);
    }

    /// Adds a draft, below one of the same. A vote is none to be put below another: it stays by itself.
    fn add(&mut self, mut draft: Draft) {
        while matches!(draft.writing, DraftKind::Vote { .. }) && self.drafts.contains_key(&draft.own_key()) {
            (draft.editing, draft.on) = (None, nowhere(&draft.on));
        }
        match self.drafts.get_mut(&draft.own_key()) {
            Some(other) => {
                other.join(&draft);
                other.open |= draft.open;
            }
            None => _ = self.drafts.insert(draft.own_key(), draft),
        }
    }

    /// Makes new texts of the drafts whose records were undone or withdrawn, and has those on a decision follow it:
    /// nobody could open them any more.
    pub(in crate::tui) fn free(&mut self, meeting: &Meeting) {
        let is_stuck = |draft: &Draft| {
            let free = Draft::key(&draft.writing, &draft.on, &draft.with, None);
            // Two votes cannot be one text: the one that is recorded keeps its place, and this one waits.
            let has_place = !matches!(draft.writing, DraftKind::Vote { .. }) || !self.drafts.contains_key(&free);
            let mut followed = draft.clone();
            followed.follow_decision(meeting);
            (has_place && draft.editing.is_some_and(|id| !is_there(meeting, id))) || followed != *draft
        };
        let keys: Vec<String> = self.drafts.iter().filter(|(_, d)| is_stuck(d)).map(|(key, _)| key.clone()).collect();
        for draft in keys.iter().filter_map(|key| self.drafts.remove(key)).collect::<Vec<_>>() {
            self.changed = true;
            self.put(draft, meeting);
        }
    }

    /// Begins a text: whether some of it was written behind closed doors is found anew.
    pub(in crate::tui) fn begin(&mut self, text: &Text, meeting: &Meeting) {
        self.begun_closed = false;
        let is_closed = |on| self.is_written_closed(&text.key(), on, text.editing, meeting);
        self.begun_closed = std::iter::once(&text.on).chain(&text.with).any(is_closed);
    }

    /// Marks a draft that is open: whether it is for the body alone, though the agenda may have opened its matter
    /// meanwhile.
    pub(in crate::tui) fn marked(&self, mut draft: Draft, meeting: &Meeting) -> Draft {
        meeting.title(&draft.on).clone_into(&mut draft.title);
        let is_closed = |on| self.is_written_closed(&draft.own_key(), on, draft.editing, meeting);
        draft.closed = draft.all().iter().any(is_closed);
        draft
    }

    /// Notes that what is open was written while its matter was closed.
    pub(in crate::tui) fn note_closed(&mut self, open: Option<&Draft>) {
        self.begun_closed |= open.is_some_and(|draft| draft.closed);
    }

    fn is_written_closed(&self, key: &str, on: &Target, editing: Option<RecordId>, meeting: &Meeting) -> bool {
        self.begun_closed
            || meeting.is_closed(on)
            || self.drafts.get(key).is_some_and(|draft| draft.closed)
            || editing.and_then(|id| meeting.record(id)).is_some_and(|r| meeting.is_record_closed(r))
    }

    /// Remembers what is being typed as a draft; what says nothing new is none.
    pub(in crate::tui) fn keep(&mut self, draft: Draft, says_nothing: bool) {
        self.begun_closed |= draft.closed;
        let key = draft.own_key();
        let old = if says_nothing { self.drafts.remove(&key) } else { self.drafts.insert(key.clone(), draft) };
        self.changed |= old.as_ref() != self.drafts.get(&key);
    }

    /// Forgets a draft: it is recorded.
    pub(in crate::tui) fn forget(&mut self, key: &str) {
        self.drafts.remove(key);
        self.changed = true;
    }

    /// Puts every draft aside; returns whether the one of this key is kept.
    pub(in crate::tui) fn put_aside(&mut self, key: &str) -> bool {
        for draft in self.drafts.values_mut() {
            self.changed |= std::mem::take(&mut draft.open);
        }
        let is_kept = self.drafts.contains_key(key);
        self.changed |= is_kept;
        is_kept
    }

    /// Returns the vote that waits below the text that is open.
    pub(in crate::tui) fn vote_beneath(&self, open: &str) -> Option<&Draft> {
        let is_it = |d: &&Draft| d.open && matches!(d.writing, DraftKind::Vote { .. });
        self.drafts.iter().filter(|(key, _)| key.as_str() != open).map(|(_, d)| d).find(is_it)
    }

    /// Returns the drafts their items' new names.
    pub(in crate::tui) fn rename(&mut self, names: &Names) {
        self.lines.iter_mut().for_each(|line| line.of.rename(names));
        for (old_key, mut draft) in std::mem::take(&mut self.drafts) {
            let (before, is_gone) = (draft.on.clone(), names.is_gone(&draft.on));
            draft.on = names.target(&before);
            draft.with.retain(|on| !names.is_gone(on));
            draft.with.iter_mut().for_each(|on| *on = names.target(on));
            // Something else may have its name now.
            if is_gone && draft.on == before {
                draft.on = nowhere(&before);
            }
            self.changed |= draft.own_key() != old_key;
            // A point may have become an item that had a draft too.
            self.add(draft);
        }
    }

    /// Returns the events that record the text of a draft, by one event for each item that it is for; what was written
    /// while its matter was closed stays closed.
    ///
    /// `open` is the text that is open; without it, it is a draft beneath the question for a reason.
    pub(in crate::tui) fn recording(
        &self,
        open: Option<Draft>,
        key: &str,
        events: impl IntoIterator<Item = Event>,
        meeting: &Meeting,
    ) -> Vec<Event> {
        let open = open.map(|draft| self.marked(draft, meeting));
        let is_closed = open.as_ref().or(self.drafts.get(key)).is_some_and(|draft| draft.closed);
        let would_be_open = |event: &Event| match event.writes() {
            Some(Writes::New(on)) => !meeting.is_closed(on),
            Some(Writes::Of(id)) => meeting.record(id).is_some_and(|r| !meeting.is_record_closed(r)),
            Some(Writes::Said(_) | Writes::Marked(_)) | None => false,
        };
        let marked = |event: Event| {
            let mark = (is_closed && would_be_open(&event)).then_some(Event::ClosedTextFollows);
            mark.into_iter().chain([event])
        };
        events.into_iter().flat_map(marked).collect()
    }
}

impl FromIterator<(String, Draft)> for WorkingDrafts {
    fn from_iter<T: IntoIterator<Item = (String, Draft)>>(drafts: T) -> Self {
        Self { drafts: drafts.into_iter().collect(), ..Self::default() }
    }
}

/// Lists the records that were made or changed after a line of the journal; none: the line is not known.
fn recorded_since(history: &History, line: Option<u64>) -> Option<BTreeSet<RecordId>> {
    let line = line?;
    let later = history.entries().iter().filter(|entry| entry.seq > line);
    let records = later.filter_map(|entry| match entry.event.writes()? {
        Writes::New(_) => Some(RecordId(entry.seq)),
        Writes::Of(id) => Some(id),
        Writes::Said(_) | Writes::Marked(_) => None,
    });
    Some(records.collect())
}
