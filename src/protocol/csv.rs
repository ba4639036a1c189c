//! The follow-ups as CSV, as the country's Excel opens it: its separator, CRLF, and a byte order mark so that it reads
//! UTF-8.
//!
//! A row for each follow-up and owner, so that a sheet can be filtered by owner. No cell becomes a formula. Columns are
//! added at the end, so that a sheet that reads them by their places goes on working.

use super::followups;
use super::model::Protocol;
use crate::error::{Error, Kind, Result};
use crate::msg;

/// Writes the follow-ups as CSV.
pub fn csv(protocol: &Protocol) -> Result<Vec<u8>> {
    let failed = |e: ::csv::Error| Error::new(Kind::Input, msg!("format-csv", cause = e.to_string())).caused_by(e);
    let labels = &protocol.document.labels;
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(protocol.meeting.language.written.csv_separator)
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer
        .write_record([
            &labels.owner,
            &labels.task,
            &labels.due,
            &labels.number,
            &labels.item,
            &labels.meeting,
            &labels.meeting_date,
            &labels.remark,
            &labels.case,
            &labels.access,
            &labels.decision,
            &labels.id,
        ])
        .map_err(failed)?;
    let meeting = &protocol.document.heading;
    // ISO: a date in every Excel, whatever its language.
    let date = protocol.meeting.date.to_string();
    for task in followups::tasks(protocol) {
        let number = task.item.number.clone().unwrap_or_default();
        let due = task.follow_up.due.map(|d| d.to_string()).unwrap_or_default();
        let case = task.item.case.clone().unwrap_or_default();
        let access = if task.access.is_closed() { &labels.closed } else { &labels.open };
        let owners = if task.owners.is_empty() { vec![String::new()] } else { task.owners };
        for owner in &owners {
            let of_task = [owner, &task.text, &due];
            let of_item = [&number, &task.item.wording.heading, meeting, &date, &task.remark];
            let more = [&case, access, &task.decision, &task.id];
            let row = of_task.into_iter().chain(of_item).chain(more);
            writer.write_record(row.map(|text| cell(text))).map_err(failed)?;
        }
    }
    writer.into_inner().map_err(|e| Error::new(Kind::Input, msg!("format-csv", cause = e.to_string())))
}

/// Makes a cell that a spreadsheet takes as text: what would begin a formula gets an apostrophe before it.
fn cell(text: &str) -> String {
    let first = text.chars().find(|c| !c.is_whitespace() && !crate::text::is_hostile(*c));
    let text = crate::text::one_line(text);
    // The wide signs as well: some spreadsheets read them as the plain ones.
    match first {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text,
    }
}
