//! Over what was recorded on an item: whether it says that something was decided.

use chrono::NaiveDate;

use super::items::Wording;
use super::model::{EntryKind, Item, Kind};

/// Returns whether anything was decided on an item, or is said to be not.
pub(super) fn is_decided(item: &Item) -> bool {
    let says_so = |kind| matches!(kind, EntryKind::PublicWording | EntryKind::Undecided);
    item.postponed
        || !item.motions.is_empty()
        || !item.elections.is_empty()
        || !item.decisions.is_empty()
        || !item.votes.is_empty()
        || !item.dissents.is_empty()
        || !item.remarks.is_empty()
        || item.wording.entries.iter().any(|entry| says_so(entry.kind))
}

impl Wording<'_> {
    /// Writes the heading over what was recorded on an item: where nothing was decided it promises no decision. None:
    /// it needs none, since nothing else is above it.
    pub(super) fn record_heading(&self, item: &Item, day: NaiveDate, decides: Option<&str>) -> Option<String> {
        let wording = &item.wording;
        let who = || !wording.participants.is_empty() || !wording.attendance.is_empty();
        if is_decided(item) {
            return Some(self.decision_heading(day, decides));
        }
        if !item.followups.is_empty() {
            return Some(self.lang.text("protocol-follow-up-heading"));
        }
        // Under what was said stands who took part and when there was a pause.
        let is_course = item.kind == Kind::Item && has_parts(item) && wording.discussion.is_empty();
        (is_course && (who() || !wording.entries.is_empty())).then(|| self.lang.text("protocol-course-heading"))
    }
}

/// Returns whether there is a part with a heading above what was recorded.
fn has_parts(item: &Item) -> bool {
    let wording = &item.wording;
    let texts = [&item.background, &item.presentation, &item.economy];
    let lines = [&wording.approves, &wording.supplement, &wording.mover, &wording.decides, &item.process];
    let people = [&wording.responsible, &wording.case_worker];
    texts.iter().any(|text| text.is_some())
        || lines.iter().chain(&people).any(|line| line.is_some())
        || item.recommendation.is_some()
        || !wording.history.is_empty()
}
