//! What becomes of earlier events when the machine's clock was set: the times that they count for.

use chrono::{Datelike, TimeDelta};

use super::event::{Event, JournalEntry};
use crate::time::Stamp;

/// Gives, for each event, by how many milliseconds the times that it names count later (negative: earlier) because the
/// clock was set after it.
pub(super) fn corrections(entries: &[JournalEntry]) -> Vec<i64> {
    // One pass, however often the clock was set: where a correction begins and ends to count, and their running sum.
    let mut steps = vec![0i64; entries.len()];
    for (place, entry) in entries.iter().enumerate() {
        if let Event::ClockSet { by_ms, since } = &entry.event {
            let from = since.map_or(0, |since| entries[..place].partition_point(|e| e.seq < since));
            if from < place {
                steps[from] = steps[from].saturating_add(*by_ms);
                steps[place] = steps[place].saturating_sub(*by_ms);
            }
        }
    }
    let mut sum = 0i64;
    for step in &mut steps {
        sum = sum.saturating_add(*step);
        *step = sum;
    }
    steps
}

impl JournalEntry {
    /// Returns the event with the times that it names so much later.
    pub(super) fn corrected(&self, by_ms: i64) -> Self {
        let mut entry = self.clone();
        entry.at = moved(entry.at, by_ms);
        let event = match &mut entry.event {
            Event::AmendmentRecorded { change, .. } => &mut **change,
            event => event,
        };
        match event {
            // A meeting that was moved to the time at which it began.
            Event::PlanMoved { shift } | Event::RecordCreated { shift: Some(shift), .. } => {
                shift.minutes = shift.minutes.saturating_add(by_ms.saturating_add(by_ms.signum() * 30_000) / 60_000);
            }
            Event::AttendanceTimeCorrected { time, to, .. } => {
                (*time, *to) = (moved(*time, by_ms), moved(*to, by_ms));
            }
            Event::ParticipantAdded { from: Some(time), .. }
            | Event::TimeCorrected { to: time, .. }
            | Event::SubstituteNamed { from: time, .. }
            | Event::PersonArrived { time, .. }
            | Event::PersonLeft { time, .. } => *time = moved(*time, by_ms),
            _ => {}
        }
        entry
    }
}

/// Moves a time; one that would leave the calendar stays where it is.
fn moved(time: Stamp, by_ms: i64) -> Stamp {
    let moved = TimeDelta::try_milliseconds(by_ms).and_then(|by| time.checked_add_signed(by));
    moved.filter(|moved| (0..=9999).contains(&moved.year())).unwrap_or(time)
}
