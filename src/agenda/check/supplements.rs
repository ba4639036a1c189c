//! Supplementary agendas: when each was issued.

use chrono::NaiveDate;

use super::Checker;
use crate::agenda::file::AgendaFile;
use crate::agenda::load::tables;
use crate::msg;

impl Checker<'_> {
    /// Warns of a supplementary agenda that was issued before the agenda itself, or after the meeting.
    pub(super) fn supplements(&mut self, file: &AgendaFile, date: NaiveDate) {
        for day in tables(&file.item).filter_map(|item| item.value.supplement) {
            let issued = file.issued.map(|issued| issued.value.0).filter(|issued| day.value.0 < *issued);
            let message = match issued {
                Some(issued) => msg!("finding-supplement-early", date = day.value.0, issued = issued),
                None if file.date.is_some() && day.value.0 > date => {
                    msg!("finding-supplement-late", date = day.value.0, from = date)
                }
                None => continue,
            };
            self.report.warning("supplement-date", day.span, message, msg!("finding-supplement-help"));
        }
    }
}
