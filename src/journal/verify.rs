//! Checking a record's journal against itself, and against a chain value that a protocol printed.

use std::path::Path;
use std::str::FromStr;

use super::JOURNAL;
use super::disk::RealDisk;
use super::look::{file_len, shown};
use super::reader::{Pins, Reading, pin, scan};
use crate::error::{Error, Kind, Result};
use crate::lang::Msg;
use crate::meeting::{Event, Stamped};
use crate::msg;

/// The fewest figures of a chain value that are looked for.
const FEWEST: usize = 8;

/// A journal of which every line was checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Verified {
    /// Its events, its chain's value now, and what stands after its last line.
    pub reading: Reading,
    /// The line with the value that was asked for; none: not asked, or not there.
    pub found: Option<u64>,
}

impl Verified {
    /// Gives what was added after the line that was found.
    #[must_use]
    pub fn after(&self) -> &[Stamped] {
        let from = self.found.and_then(|seq| usize::try_from(seq).ok());
        from.and_then(|n| self.reading.events.get(n..)).unwrap_or_default()
    }
}

/// A chain value as a protocol prints it, or its beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainValue(String);

impl FromStr for ChainValue {
    type Err = Error;

    /// Takes it as people copy it: at least eight figures, in any case, with blanks and dashes between.
    fn from_str(value: &str) -> Result<Self> {
        let skipped = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{ad}' | '…');
        let figures: String = value.chars().filter(skipped).flat_map(char::to_lowercase).collect();
        if figures.len() >= FEWEST && figures.len() <= 64 && figures.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(Self(figures));
        }
        let value = crate::text::one_line(value);
        Err(Error::new(Kind::Input, msg!("verify-no-value", value = crate::text::truncate(&value, 80).into_owned()))
            .hint(msg!("verify-hint-value", fewest = FEWEST)))
    }
}

/// Checks the whole journal in a record's folder; looks for the line whose chain value is `value`, or begins with it.
pub fn verify(dir: &Path, value: Option<&ChainValue>) -> Result<Verified> {
    let path = dir.join(JOURNAL);
    if file_len(&RealDisk, &path)?.is_none() {
        let msg = msg!("verify-no-journal", path = shown(&path));
        return Err(Error::new(Kind::Input, msg).hint(msg!("verify-hint-no-journal")));
    }
    let mut events = Vec::new();
    let mut pins = Pins::new();
    let mut found = Vec::new();
    let scan = scan(&RealDisk, &path, |event, chain| {
        if value.is_some_and(|v| chain.starts_with(&v.0)) {
            found.push(event.seq);
        }
        pin(&mut pins, &event, chain);
        events.push(event);
    })?;
    if let [_, _, ..] = found[..] {
        return Err(
            Error::new(Kind::Input, msg!("verify-several", count = found.len())).hint(msg!("verify-hint-several"))
        );
    }
    let reading = Reading { events, chain: scan.chain.value().map(str::to_owned), tail: scan.tail, pins };
    Ok(Verified { reading, found: found.first().copied() })
}

/// Tells what kinds of events these are and how many of each, in the order in which they first come.
#[must_use]
pub fn added(events: &[Stamped]) -> Vec<Msg> {
    let mut kinds: Vec<(std::mem::Discriminant<Event>, &Event, usize)> = Vec::new();
    for Stamped { event, .. } in events {
        let kind = std::mem::discriminant(event);
        match kinds.iter_mut().find(|(k, ..)| *k == kind) {
            Some((.., count)) => *count += 1,
            None => kinds.push((kind, event, 1)),
        }
    }
    kinds.into_iter().map(|(_, event, n)| counted(event, n)).collect()
}

/// Names an event's kind, `n` of them.
#[must_use]
pub fn counted(event: &Event, n: usize) -> Msg {
    match event {
        Event::RecordCreated { .. } => msg!("verify-record-created", count = n),
        Event::AgendaReloaded { .. } => msg!("verify-agenda-reloaded", count = n),
        Event::PlanMoved { .. } => msg!("verify-plan-moved", count = n),
        Event::SlotStarted { .. } => msg!("verify-slot-started", count = n),
        Event::SlotEnded { .. } => msg!("verify-slot-ended", count = n),
        Event::SlotSkipped { .. } => msg!("verify-slot-skipped", count = n),
        Event::SlotRestored { .. } => msg!("verify-slot-restored", count = n),
        Event::SlotAdded { .. } => msg!("verify-slot-added", count = n),
        Event::TimeCorrected { .. } => msg!("verify-time-corrected", count = n),
        Event::MeetingPaused => msg!("verify-meeting-paused", count = n),
        Event::MeetingResumed => msg!("verify-meeting-resumed", count = n),
        Event::DecisionRecorded { .. } => msg!("verify-decision-recorded", count = n),
        Event::FollowUpRecorded { .. } => msg!("verify-follow-up-recorded", count = n),
        Event::NoteRecorded { .. } => msg!("verify-note-recorded", count = n),
        Event::VoteRecorded { .. } => msg!("vote-verify", count = n),
        Event::StatementRecorded { .. } => msg!("dissent-verify", count = n),
        Event::RecordEdited { .. } => msg!("verify-record-edited", count = n),
        Event::RecordMoved { .. } => msg!("verify-record-moved", count = n),
        Event::RecordWithdrawn { .. } => msg!("verify-record-withdrawn", count = n),
        Event::ItemPostponed { .. } => msg!("verify-item-postponed", count = n),
        Event::PostponementLifted { .. } => msg!("verify-postponement-lifted", count = n),
        Event::BudgetsChanged { .. } => msg!("catch-verify", count = n),
        Event::Undone { .. } => msg!("verify-undone", count = n),
        Event::Redone { .. } => msg!("verify-redone", count = n),
        Event::GuestMarked { .. } => msg!("verify-guest-marked", count = n),
        Event::AllPresentRecorded => msg!("attend-verify-all", count = n),
        Event::AttendanceRecorded { .. } => msg!("attend-verify-recorded", count = n),
        Event::SubstituteRecorded { .. } => msg!("attend-verify-substitute", count = n),
        Event::PersonArrived { .. } => msg!("attend-verify-arrived", count = n),
        Event::PersonLeft { .. } => msg!("attend-verify-left", count = n),
        Event::DisqualificationRecorded { .. } => msg!("attend-verify-disqualified", count = n),
        Event::DisqualificationLifted { .. } => msg!("attend-verify-lifted", count = n),
        Event::ClockSet { .. } => msg!("verify-clock-set", count = n),
        Event::MeetingClosed => msg!("verify-meeting-closed", count = n),
        Event::CorrectionRecorded { .. } => msg!("after-verify-correction", count = n),
        Event::AdditionRecorded { .. } => msg!("after-verify-addition", count = n),
        Event::MeetingReopened { .. } => msg!("after-verify-reopened", count = n),
    }
}
