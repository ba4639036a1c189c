//! The follow-ups of a protocol one by one, for the formats that are lists of tasks: CSV and iCalendar.

use super::forwarding;
use super::model::{Decision, FollowUp, Item, Protocol};
use crate::agenda::Access;
use crate::lang::Lang;
use crate::msg;
use crate::time::Stamp;
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
            let text = text_of(follow_up, protocol.meeting.language);
            let owners = follow_up.owners.iter().map(name).collect();
            let withheld = follow_up.withheld.then_some(withheld.as_str());
            let remark = marks.iter().copied().chain(withheld).collect::<Vec<_>>().join(", ");
            let id = format!("{record}-{}", follow_up.id);
            let access = if follow_up.withheld { Access::Closed } else { item.access };
            let decision =
                followed(&item.decisions, |decision| decision.at, follow_up.at).map(said).unwrap_or_default();
            tasks.push(Task { id, item, follow_up, text, owners, remark, access, decision });
        }
    }
    tasks
}

/// Says what is to be done; where owners alone were named, what they follow up.
pub(super) fn text_of(follow_up: &FollowUp, lang: Lang) -> String {
    let task = crate::text::one_line(&follow_up.task);
    let task = task.trim_end_matches(['.', ' ']);
    match &follow_up.about {
        Some(about) if task.is_empty() => lang.say(&msg!("protocol-bare-task-about", what = about.as_str())),
        _ if task.is_empty() => lang.text("protocol-bare-task"),
        _ => capitalised(task),
    }
}

/// Says what a bare follow-up is about: the first sentence of the decision that it follows, unless that is only a
/// phrase that fits any matter; else the item's title.
pub(super) fn about(item: &Item, follow_up: &FollowUp) -> String {
    let decision =
        followed(&item.decisions, |decision| decision.at, follow_up.at).map(said_in_lines).unwrap_or_default();
    let first = crate::text::one_line(forwarding::first_sentence(decision));
    let first = without_number(&first).trim_end_matches(['.', ' ']);
    // What only leads to a list says nothing without it.
    if first.is_empty() || first.ends_with(':') || is_phrase(first) {
        crate::text::one_line(&item.title)
    } else {
        first.to_owned()
    }
}

/// Takes away which of several recommendations was decided on: "Ad 1) Godkendt" is "Godkendt".
fn without_number(text: &str) -> &str {
    let is_head = |head: &str| head.chars().count() <= 6 && head.chars().any(|c| c.is_ascii_digit());
    text.split_once(") ").filter(|(head, _)| is_head(head)).map_or(text, |(_, rest)| rest)
}

/// Returns whether a text is one of the standard phrases, or begins one, in any language.
fn is_phrase(text: &str) -> bool {
    const PHRASES: [&str; 11] = [
        "phrase-approved",
        "phrase-noted",
        "phrase-discussed",
        "phrase-approved-remarks",
        "phrase-remarks",
        "phrase-postponed",
        "phrase-forwarded",
        "phrase-rejected",
        "phrase-reviewed",
        "phrase-informed",
        "phrase-sent",
    ];
    let text = crate::text::casefold(text);
    Lang::ALL.iter().any(|lang| PHRASES.iter().any(|id| crate::text::casefold(&lang.text(id)).starts_with(&text)))
}

/// Returns which of an item's decisions a follow-up follows that was recorded then: the last one before it, else the
/// first.
pub(super) fn followed<T>(decisions: &[T], at: impl Fn(&T) -> Stamp, then: Stamp) -> Option<&T> {
    let before = decisions.iter().rfind(|decision| at(decision) <= then);
    before.or(decisions.first())
}

/// Returns what a decision says now, on one line.
fn said(decision: &Decision) -> String {
    crate::text::one_line(said_in_lines(decision))
}

fn said_in_lines(decision: &Decision) -> &str {
    let text = decision.corrections.last().map_or(&decision.text, |correction| &correction.text);
    text.trim()
}
