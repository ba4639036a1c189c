//! The agenda as an invitation: one event (VEVENT) for calendars, with the list of items and the time plan in it.
//!
//! Its name is made from the body, the title and the day, so a calendar that reads it again knows it again; what it
//! replaces is decided by when it was made.

use std::fmt::Write as _;

use chrono::Days;
use icalendar::{Calendar, CalendarDateTime, Class, Component as _, Event, EventLike as _};

use super::build::is_same;
use super::manifest::hash;
use super::model::{Plan, Protocol};
use crate::audience::Audience;
use crate::text::one_line;
use crate::time::Stamp;
use crate::wording::numbered_in_print;

/// The figures of a hash that name an event.
const FIGURES: usize = 20;

/// Writes the invitation to a meeting.
pub(super) fn ics(agenda: &Protocol) -> Vec<u8> {
    let (meeting, document) = (&agenda.meeting, &agenda.document);
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//punktlig//agenda//DA"));
    calendar.append_property(("METHOD", "PUBLISH"));
    let body = meeting.body.as_deref().unwrap_or_default();
    let name: String = hash(format!("{body}\n{}\n{}", meeting.title, meeting.date).as_bytes());
    let name: String = name.chars().take(FIGURES).collect();
    let mut event = Event::with_uid(&format!("{name}@punktlig"));
    let summary = match &meeting.body {
        Some(body) if !is_same(body, &meeting.title) => format!("{body}: {}", meeting.title),
        Some(_) | None => meeting.title.clone(),
    };
    event.summary(&one_line(&summary)).description(&description(agenda));
    if let Some(place) = &meeting.place {
        event.location(&one_line(place));
    }
    match meeting.planned_start {
        Some(start) => {
            // Where nobody said in which zone, the times are those of whoever reads them.
            let is_known = meeting.timezone.is_some();
            let moment =
                |at: Stamp| -> CalendarDateTime { if is_known { at.to_utc().into() } else { at.naive_local().into() } };
            event.starts(moment(start));
            if let Some(end) = meeting.planned_end.filter(|end| *end > start) {
                event.ends(moment(end));
            }
        }
        None => {
            event.starts(meeting.date);
            if let Some(next) = meeting.date.checked_add_days(Days::new(1)) {
                event.ends(next);
            }
        }
    }
    if let Some(made) = document.made_at {
        event.timestamp(made.to_utc());
    }
    if agenda.audience == Audience::Full && document.version.is_some() {
        event.class(Class::Confidential);
    }
    calendar.push(event.done());
    calendar.to_string().into_bytes()
}

/// Lists the items, then the plan, a line each.
fn description(agenda: &Protocol) -> String {
    let document = &agenda.document;
    let mut parts: Vec<Vec<String>> = vec![document.version_note.iter().map(|said| one_line(said)).collect()];
    let items = document.sections.iter().filter_map(|place| agenda.items.get(*place));
    let mut lines: Vec<String> =
        items.map(|item| one_line(&numbered_in_print(item.number.as_deref(), &item.wording.listed))).collect();
    if !lines.is_empty() {
        lines.insert(0, document.title.clone());
    }
    parts.push(lines);
    let of_item = agenda.items.iter().find_map(|item| item.plan.as_ref());
    if let Some(plan) = document.plan.as_ref().or(of_item) {
        parts.push(std::iter::once(document.labels.plan.clone()).chain(plan_lines(plan)).collect());
    }
    let parts: Vec<String> = parts.into_iter().filter(|lines| !lines.is_empty()).map(|l| l.join("\n")).collect();
    parts.join("\n\n")
}

fn plan_lines(plan: &Plan) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &plan.rows {
        lines.extend(row.ends_heading.then(String::new));
        lines.extend(row.heading.as_deref().map(one_line));
        let mut line = row.time.iter().fold(String::new(), |line, time| line + time + " ");
        line.push_str(&one_line(&row.title));
        for said in &row.sentences {
            // Writing to a String does not fail.
            let stop = if line.ends_with('.') { "" } else { "." };
            let _ = write!(line, "{stop} {}", one_line(said).trim_end_matches('.'));
        }
        lines.push(line);
    }
    lines
}
