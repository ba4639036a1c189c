//! The dates and times that an event names.

use chrono::{Datelike, NaiveDate};

use super::{Content, Event, ShownMark};
use crate::time::Stamp;

impl Event {
    /// Returns every time that it names, besides its own.
    pub fn times(&self) -> impl Iterator<Item = Stamp> + use<> {
        let (one, other) = match self.amended() {
            Self::TimeCorrected { to: at, .. }
            | Self::SubstituteNamed { from: at, .. }
            | Self::PersonArrived { time: at, .. }
            | Self::PersonLeft { time: at, .. } => (Some(*at), None),
            Self::AttendanceTimeCorrected { time, to, .. } => (Some(*time), Some(*to)),
            _ => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// Returns whether all dates and times that it names have a year of four figures, as everything has that the
    /// program writes.
    ///
    /// Outside of that, reckoning with them would leave the calendar.
    #[must_use]
    pub fn is_within_calendar(&self) -> bool {
        let date = |date: &NaiveDate| (0..=9999).contains(&date.year());
        let content = |content: &Content| match content {
            Content::FollowUp(follow_up) => follow_up.due.iter().all(date),
            Content::Decision(decision) => decision.forwarded_on.iter().all(date),
            Content::Discussion { .. }
            | Content::Note { .. }
            | Content::Vote(_)
            | Content::Statement(_)
            | Content::Motion(_)
            | Content::Election(_) => true,
        };
        match self {
            Self::AmendmentRecorded { change, .. } => change.is_within_calendar(),
            Self::RecordCreated { agenda, .. }
            | Self::AgendaReloaded { agenda, .. }
            | Self::AgendaReplaced { agenda, .. } => {
                let days = agenda.slots.iter().flat_map(|slot| {
                    let times = [slot.start, slot.until].into_iter().flatten();
                    times.map(|at| at.date()).chain([slot.day])
                });
                let upcoming = agenda.upcoming.iter().filter_map(|u| u.date);
                days.chain(upcoming).chain(agenda.issued).chain([agenda.date]).all(|d| date(&d))
            }
            Self::TimeCorrected { .. }
            | Self::SubstituteNamed { .. }
            | Self::PersonArrived { .. }
            | Self::PersonLeft { .. }
            | Self::AttendanceTimeCorrected { .. } => {
                self.times().all(|at| at.naive_utc().checked_add_offset(*at.offset()).is_some_and(|t| date(&t.date())))
            }
            Self::ItemPostponed { to, .. } => to.iter().all(date),
            Self::StartChanged { start, .. } => date(&start.date()),
            Self::FollowUpRecorded { follow_up, .. } => follow_up.due.iter().all(date),
            Self::DecisionRecorded { decision, .. } => decision.forwarded_on.iter().all(date),
            Self::RecordEdited { content: what, .. }
            | Self::CorrectionRecorded { content: what, .. }
            | Self::AdditionRecorded { content: what, .. } => content(what),
            Self::RecordPublished { shown, .. }
            | Self::PublicWordingRecorded { shown, .. }
            | Self::PublicWordingAmended { shown, .. } => shown.iter().all(|saying| content(&saying.content)),
            Self::MarksPublished { shown, .. } => shown.iter().all(|mark| match mark {
                ShownMark::Postponed { to } => to.iter().all(date),
                _ => true,
            }),
            Self::MatterPublished { records, .. } => {
                records.iter().flat_map(|r| &r.shown).all(|saying| content(&saying.content))
            }
            _ => true,
        }
    }
}
