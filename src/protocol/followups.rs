//! The follow-ups of a protocol one by one, for the formats that are lists of tasks: CSV and iCalendar.

use super::model::{Decision, FollowUp, Item, Protocol};
use crate::agenda::Access;
use crate::wording::capitalised;

/// A follow-up with the item that it came from.
pub(super) struct Task<'a> {
    /// Its name among all tasks of all meetings, the same in every list and each time.
    pub id: String,
    pub item: &'a Item,
    pub follow_up: &'a FollowUp,
    /// What is to be done; never empty.
    pub text: String,
    /// Who does it, in words.
    pub owners: Vec<String>,
    /// What the document is not, and whether the public's leaves the task out, in a few words: "ØVELSE, UDKAST"; empty
    /// for a task that counts and is public.
    pub remark: String,
    /// Whether the public may read it.
    pub access: Access,
    /// The decision that it follows: what is said there now; empty: there is none.
    pub decision: String,
}

/// Lists the follow-ups in agenda order.
pub(super) fn tasks(protocol: &Protocol) -> Vec<Task<'_>> {
    let name = |owner| {
        let known = protocol.document.followups.iter().find(|g| g.owner.as_ref() == Some(owner));
        known.map_or_else(|| owner.name.clone(), |group| group.name.clone())
    };
    let marks: Vec<&str> = protocol.document.marks.iter().map(|m| m.word.as_str()).collect();
    let withheld = protocol.meeting.language.text("protocol-withheld-task");
    // A record is known by when it was created, to the millisecond.
    let record = protocol.meeting.recorded_at.map_or_else(
        || protocol.meeting.date.format("%Y%m%d").to_string(),
        |at| at.to_utc().format("%Y%m%dT%H%M%S%3fZ").to_string(),
    );
    let mut tasks = Vec::new();
    for item in &protocol.items {
        for follow_up in &item.followups {
            let text = crate::text::one_line(&follow_up.task);
            let text = text.trim_end_matches(['.', ' ']);
            let text = if text.is_empty() { protocol.document.labels.bare_task.clone() } else { capitalised(text) };
            let owners = follow_up.owners.iter().map(name).collect();
            let withheld = follow_up.withheld.then_some(withheld.as_str());
            let remark = marks.iter().copied().chain(withheld).collect::<Vec<_>>().join(", ");
            let id = format!("{record}-{}", follow_up.id);
            let access = if follow_up.withheld { Access::Closed } else { item.access };
            let decision = followed(item, follow_up).map(said).unwrap_or_default();
            tasks.push(Task { id, item, follow_up, text, owners, remark, access, decision });
        }
    }
    tasks
}

/// Returns the decision that a follow-up follows: the last one before it, else the item's first.
fn followed<'a>(item: &'a Item, follow_up: &FollowUp) -> Option<&'a Decision> {
    let before = item.decisions.iter().rfind(|decision| decision.at <= follow_up.at);
    before.or(item.decisions.first())
}

/// Returns what a decision says now, on one line.
fn said(decision: &Decision) -> String {
    let text = decision.corrections.last().map_or(&decision.text, |correction| &correction.text);
    crate::text::one_line(text)
}
