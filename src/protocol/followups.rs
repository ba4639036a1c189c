//! The follow-ups of a protocol one by one, for the formats that are lists of tasks: CSV and iCalendar.

use super::model::{FollowUp, Item, Protocol};
use crate::wording::capitalised;

/// A follow-up with the item that it came from.
pub(super) struct Task<'a> {
    pub item: &'a Item,
    pub follow_up: &'a FollowUp,
    /// What is to be done; never empty.
    pub text: String,
    /// Who does it, in words.
    pub owners: Vec<String>,
    /// What the document is not, and whether the public's leaves the task out, in a few words: "ØVELSE, UDKAST"; empty
    /// for a task that counts and is public.
    pub remark: String,
}

/// Lists the follow-ups in agenda order.
pub(super) fn tasks(protocol: &Protocol) -> Vec<Task<'_>> {
    let name = |owner| {
        let known = protocol.document.followups.iter().find(|g| g.owner.as_ref() == Some(owner));
        known.map_or_else(|| owner.name.clone(), |group| group.name.clone())
    };
    let marks: Vec<&str> = protocol.document.marks.iter().map(|m| m.word.as_str()).collect();
    let withheld = protocol.meeting.language.text("protocol-withheld-task");
    let mut tasks = Vec::new();
    for item in &protocol.items {
        for follow_up in &item.followups {
            let text = crate::text::one_line(&follow_up.task);
            let text = text.trim_end_matches(['.', ' ']);
            let text = if text.is_empty() { protocol.document.labels.bare_task.clone() } else { capitalised(text) };
            let owners = follow_up.owners.iter().map(name).collect();
            let withheld = follow_up.withheld.then_some(withheld.as_str());
            let remark = marks.iter().copied().chain(withheld).collect::<Vec<_>>().join(", ");
            tasks.push(Task { item, follow_up, text, owners, remark });
        }
    }
    tasks
}
