//! The follow-ups as iCalendar tasks (VTODO), for the calendars and task lists that read them.
//!
//! The same record gives the same bytes: a task's name is made from the record's and its own, its time stamp is that of
//! its recording. So a calendar that reads a protocol again knows its tasks again.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Class, Component as _, Todo, TodoStatus};

use super::followups;
use super::model::Protocol;
use crate::wording::numbered_in_print;

/// Writes the follow-ups as iCalendar tasks.
#[must_use]
pub fn ics(protocol: &Protocol) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//punktlig//protocol//DA"));
    let labels = &protocol.document.labels;
    for task in followups::tasks(protocol) {
        let remark = &task.remark;
        let summary = if remark.is_empty() { task.text.clone() } else { format!("{remark}: {}", task.text) };
        // A task list shows nothing but this line.
        let summary = if task.owners.is_empty() { summary } else { format!("{summary} ({})", task.owners.join(", ")) };
        let item = numbered_in_print(task.item.number.as_deref(), &task.item.wording.heading);
        let mut lines = Vec::new();
        if !task.owners.is_empty() {
            lines.push(format!("{}: {}", labels.owner, task.owners.join(", ")));
        }
        lines.push(format!("{}: {item}", labels.item));
        lines.push(format!("{}: {}", labels.meeting, protocol.document.header));
        let lines: Vec<String> = lines.iter().map(|l| crate::text::one_line(l)).collect();
        let recorded: DateTime<Utc> = task.follow_up.at.to_utc();
        let changed = task.follow_up.changed_at.map_or(recorded, |at| at.to_utc());
        let mut todo = Todo::with_uid(&format!("{}@punktlig", task.id));
        todo.timestamp(changed).summary(&crate::text::one_line(&summary)).description(&lines.join("\n"));
        // A calendar takes over what has been changed more often than what it has.
        todo.created(recorded)
            .last_modified(changed)
            .sequence(u32::try_from(task.follow_up.changes).unwrap_or(u32::MAX));
        todo.status(TodoStatus::NeedsAction);
        if task.access.is_closed() {
            todo.class(Class::Confidential);
        }
        if let Some(due) = task.follow_up.due {
            todo.due(due);
        }
        calendar.push(todo.done());
    }
    calendar.to_string().into_bytes()
}
