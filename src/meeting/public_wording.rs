//! What the public may read of a decision on a closed matter: words of its own, or nothing.
//!
//! It fails closed. Words that the minute-taker gave are for a decision that says exactly what was shown next to them,
//! on the matter that it was on; those of the agenda are for a decision that can be what they speak of.

use super::event::{Content, RecordId, RecordVersion, Target};
use super::record::Record;
use super::record::RecordKind;
use super::state::Meeting;
use crate::agenda::Outcome;

/// What was said of what the public may read of a decision.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PublicWording {
    /// The words; none: nothing.
    text: Option<String>,
    /// What the decision said.
    shown: Vec<RecordVersion>,
    /// The words that were given before.
    earlier: Vec<String>,
}

impl Record {
    fn holding_wording(&self) -> Option<&str> {
        let wording = self.public_wording.as_ref().filter(|wording| wording.shown == self.sayings())?;
        wording.text.as_deref()
    }

    /// Lists the words that were given for the public and have been replaced: a public file may still hold them.
    pub(super) fn replaced_wordings(&self) -> impl Iterator<Item = &String> {
        self.public_wording.iter().flat_map(|wording| &wording.earlier)
    }

    /// Has words that were given for the public be for no decision any more: it is on another matter now. That nothing
    /// is published of it stays so.
    pub(super) fn lose_wording(&mut self) {
        if let Some(wording) = &mut self.public_wording {
            wording.shown.clear();
        }
    }
}

impl Meeting {
    /// Lists what the public may read of what was decided on a closed matter, and of which decisions; of an open one
    /// nothing, since it may read the decisions.
    #[must_use]
    pub fn public_wordings<'a>(&'a self, on: &Target) -> Vec<(RecordId, &'a str)> {
        if !self.is_closed(on) {
            return Vec::new();
        }
        let own = self.records().iter().filter(|r| r.on == *on && r.kind() == RecordKind::Decision && !r.withdrawn);
        let recorded = own.filter_map(|r| Some((r.id, r.holding_wording()?)));
        self.public_decision(on).into_iter().chain(recorded).collect()
    }

    /// Returns what the public may read of a decision on a closed matter.
    #[must_use]
    pub fn public_wording_of(&self, decision: RecordId) -> Option<String> {
        let on = &self.record(decision)?.on;
        let words = self.public_wordings(on).into_iter().find(|(id, _)| *id == decision);
        words.map(|(_, text)| text.to_owned())
    }

    /// Returns what the agenda says that may be published of what is decided on an item, and of which decision.
    ///
    /// It was written before anybody decided: it is not for what was rejected or postponed, and not where the
    /// minute-taker said anything of it. Nor is it for an item that the agenda does not close itself: what is withheld
    /// may be another matter than the agenda's.
    fn public_decision<'a>(&'a self, on: &Target) -> Option<(RecordId, &'a str)> {
        let text = self.public_decision_planned(on).filter(|_| !self.is_matter_withheld(on))?;
        let may_be = |r: &Record| match r.current() {
            Content::Decision(d) => !matches!(d.outcome, Outcome::Rejected | Outcome::Postponed),
            _ => false,
        };
        let is_as_planned = self.decisions_on(on).all(|r| may_be(r) && r.public_wording.is_none());
        let last = self.decisions_on(on).last().filter(|_| is_as_planned && self.postponement(on).is_none())?;
        Some((last.id, text))
    }

    /// Returns what the agenda says that may be published of what is decided on an item that it still has.
    #[must_use]
    pub fn public_decision_planned<'a>(&'a self, on: &Target) -> Option<&'a str> {
        let Target::Item(id) = on else { return None };
        let item = self.agenda.item(id).filter(|_| !self.is_item_removed(id))?;
        item.public_decision.as_deref()
    }

    /// Returns whether the agenda says what may be published of what is decided on a closed item, and what was decided
    /// does not fit that.
    #[must_use]
    pub fn is_public_decision_unused(&self, on: &Target) -> bool {
        let is_said = |r: &Record| r.public_wording.is_some();
        self.is_closed(on)
            && self.public_decision_planned(on).is_some()
            && self.decisions_on(on).next().is_some()
            && !self.decisions_on(on).any(is_said)
            && self.public_decision(on).is_none()
    }

    /// Returns whether words for the public were given for a decision that says something else now.
    #[must_use]
    pub fn is_public_wording_lapsed(&self, record: &Record) -> bool {
        let is_other = |wording: &PublicWording| wording.text.is_some() && wording.shown != record.sayings();
        !record.withdrawn && self.is_closed(&record.on) && record.public_wording.as_ref().is_some_and(is_other)
    }

    /// Records what the public may read of a decision on a closed matter that says exactly what was shown.
    pub(super) fn word_for_public(&mut self, record: RecordId, text: Option<String>, shown: &[RecordVersion]) {
        let is_it = |r: &&Record| r.kind() == RecordKind::Decision && !r.withdrawn && r.sayings() == shown;
        let is_closed = self.record(record).filter(is_it).is_some_and(|r| self.is_closed(&r.on));
        if let Some(r) = self.record_mut(record).filter(|_| is_closed) {
            let text = text.filter(|text| !text.trim().is_empty());
            let before = r.public_wording.take();
            let mut earlier = Vec::new();
            if let Some(before) = before {
                earlier = before.earlier;
                earlier.extend(before.text);
            }
            earlier.retain(|words| Some(words) != text.as_ref());
            r.public_wording = Some(PublicWording { text, shown: shown.to_vec(), earlier });
        }
    }
}
