//! The lines of the journal: how an event becomes one, how one is checked and read, how they are chained.
//!
//! It knows bytes and events, no files. `docs/journal.md` is its specification, and this is the one place where the
//! text of a hostile journal is cleaned.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;

use chrono::{DateTime, Datelike, SecondsFormat};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::read_fs::{parent, shown};
use super::recoded::Recoding;
use crate::error::{Error, Kind};
use crate::meeting::{Event, JournalEntry};
use crate::msg;
use crate::text;
use crate::time::Stamp;

/// The version of the format that is written; every older one can be read.
pub const VERSION: u64 = 1;

/// The most bytes that a line may have, its line end not counted.
pub const MAX_LINE: usize = 16 << 20;

/// What the first line's `journal` member says.
const NAME: &str = "punktlig";

/// What is between a line's hashed bytes and its chain value, and after that.
const SEAL: &[u8] = b",\"sha256\":\"";
const END: &[u8] = b"\"}";
const HEX: usize = 64;

/// Random bytes in a line: with them, a printed chain value confirms no guess of what the line says.
pub(super) type Nonce = [u8; 16];

/// Why a line cannot be taken.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is no whole first line.
    NoBeginning,
    /// The first line is not that of a journal.
    NoJournal,
    /// The journal is of a newer version.
    Newer(u64),
    /// The line is no JSON object with a chain value at its end.
    Garbled,
    /// The line is longer than any that is written.
    TooLong,
    /// The line's number is not one more than that of the line before.
    Number(u64),
    /// The line's chain value is not that of its bytes and the line before.
    Chain,
    /// The line is whole, but its event is none that this program knows.
    Unknown(serde_json::Error),
    /// The first event is not `record_created`.
    First,
    /// Blank lines, and more after them.
    Blank,
    /// Another tool saved the journal in its own way.
    Recoded(Recoding),
    /// The event names a date outside of the calendar.
    Date,
    /// The machine's clock shows a time that the journal cannot hold.
    Clock(Stamp),
}

impl Fault {
    /// Makes the error that says so.
    pub(super) fn into_error(self, path: &Path, line: u64) -> Error {
        let folder = shown(&parent(path));
        let path = shown(path);
        let damaged = |msg| Error::new(Kind::Journal, msg).hint(msg!("salvage-hint-damaged", path = folder.clone()));
        let newer = |kind, msg| Error::new(kind, msg).hint(msg!("journal-hint-newer"));
        let recoded = |msg, folder| Error::new(Kind::Journal, msg).hint(msg!("journal-hint-recoded", path = folder));
        match self {
            Self::NoBeginning => Error::new(Kind::Journal, msg!("salvage-no-beginning", path = path))
                .hint(msg!("salvage-hint-no-beginning")),
            Self::NoJournal => damaged(msg!("journal-not-a-journal", path = path)),
            Self::Newer(version) => {
                newer(Kind::Newer, msg!("journal-newer", path = path, version = version, known = VERSION))
            }
            Self::Garbled => damaged(msg!("journal-line-garbled", path = path, line = line)),
            Self::TooLong => damaged(msg!("journal-line-too-long", path = path, line = line)),
            Self::Number(found) => damaged(msg!("journal-line-number", path = path, line = line, found = found)),
            Self::Chain => damaged(msg!("journal-line-chain", path = path, line = line)),
            Self::Unknown(e) => {
                newer(Kind::Journal, msg!("journal-line-unknown", path = path, line = line)).caused_by(e)
            }
            Self::First => damaged(msg!("journal-line-first", path = path)),
            Self::Blank => damaged(msg!("journal-line-blank", path = path, line = line)),
            Self::Recoded(Recoding::Crlf) => recoded(msg!("journal-crlf", path = path, line = line), folder),
            Self::Recoded(Recoding::Mark { crlf: false }) => recoded(msg!("journal-mark", path = path), folder),
            Self::Recoded(Recoding::Mark { crlf: true }) => recoded(msg!("journal-mark-crlf", path = path), folder),
            Self::Recoded(Recoding::Utf16) => recoded(msg!("journal-utf16", path = path), folder),
            Self::Date => damaged(msg!("journal-line-date", path = path, line = line)),
            Self::Clock(shown) => {
                Error::new(Kind::Clock, msg!("journal-clock", path = path, shown = shown.to_string()))
                    .hint(msg!("journal-hint-clock"))
            }
        }
    }
}

/// The chain up to some line: its number, its value, and its nonce, which older lines lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chain {
    seq: u64,
    value: Option<String>,
    nonce: Option<Nonce>,
}

impl Chain {
    /// Returns the number of the last line; 0 before the first.
    pub(super) fn seq(&self) -> u64 {
        self.seq
    }

    /// Returns the value of the last line.
    pub(super) fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Returns the nonce of the last line.
    pub(super) fn nonce(&self) -> Option<Nonce> {
        self.nonce
    }

    fn next(&self, body: &[u8]) -> String {
        link(self.value(), body)
    }

    /// Writes the next line into `out` and gives the event as a reader will find it.
    ///
    /// On a fault neither the chain nor `out` has changed.
    pub(super) fn encode(
        &mut self,
        at: Stamp,
        event: Event,
        nonce: Nonce,
        out: &mut Vec<u8>,
    ) -> Result<JournalEntry, Fault> {
        // A time at the calendar's end cannot even be written down.
        match event.times().chain([at]).find(|at| !can_hold(*at)) {
            Some(shown) => Err(Fault::Clock(shown)),
            None => self.encode_again(at, event, Some(nonce), out),
        }
    }

    /// Does what [`Chain::encode`] does, with an event that was read: an older journal may have earlier times, and no
    /// nonces.
    pub(super) fn encode_again(
        &mut self,
        at: Stamp,
        event: Event,
        nonce: Option<Nonce>,
        out: &mut Vec<u8>,
    ) -> Result<JournalEntry, Fault> {
        let seq = self.seq + 1;
        if seq == 1 && !matches!(event, Event::RecordCreated { .. }) {
            return Err(Fault::First);
        }
        // No reader would take it.
        if !event.is_within_calendar() {
            return Err(Fault::Date);
        }
        let (event, json) = cleaned(event).map_err(Fault::Unknown)?;
        let (at, stamp) = to_millis(at);
        let mut body = String::with_capacity(json.len() + 128);
        body.push('{');
        if seq == 1 {
            let _ = write!(body, "\"journal\":\"{NAME}\",\"version\":{VERSION},");
        }
        let _ = write!(body, "\"seq\":{seq},\"at\":\"{stamp}\",");
        if let Some(nonce) = nonce {
            let _ = write!(body, "\"nonce\":\"{}\",", hex(&nonce));
        }
        body.push_str(json.strip_prefix('{').and_then(|j| j.strip_suffix('}')).unwrap_or_default());
        if body.len() + SEAL.len() + HEX + END.len() > MAX_LINE {
            return Err(Fault::TooLong);
        }
        let value = self.next(body.as_bytes());
        out.extend_from_slice(body.as_bytes());
        out.extend_from_slice(SEAL);
        out.extend_from_slice(value.as_bytes());
        out.extend_from_slice(END);
        out.push(b'\n');
        *self = Self { seq, value: Some(value), nonce };
        Ok(JournalEntry { seq, at, event })
    }

    /// Checks and reads the next line, given without its line end. On a fault the chain has not changed.
    pub(super) fn decode(&mut self, line: &[u8]) -> Result<JournalEntry, Fault> {
        let seq = self.seq + 1;
        let parsed = serde_json::from_slice::<Map<String, Value>>(line);
        let members = match parsed {
            Ok(members) => members,
            Err(_) if seq == 1 => return Err(Fault::NoJournal),
            Err(_) => return Err(Fault::Garbled),
        };
        if seq == 1 {
            if members.get("journal").and_then(Value::as_str) != Some(NAME) {
                return Err(Fault::NoJournal);
            }
            match members.get("version").and_then(Value::as_u64) {
                // The layout of a newer line may be another: ask before looking any further.
                Some(version) if version > VERSION => return Err(Fault::Newer(version)),
                Some(1..) => {}
                _ => return Err(Fault::NoJournal),
            }
        }
        let (body, value) = unseal(line).ok_or(Fault::Garbled)?;
        let found = members.get("seq").and_then(Value::as_u64).ok_or(Fault::Garbled)?;
        if found != seq {
            return Err(Fault::Number(found));
        }
        let expected = self.next(body);
        if expected.as_bytes() != value {
            return Err(Fault::Chain);
        }
        let nonce = members.get("nonce").and_then(Value::as_str).and_then(read_nonce);
        let read = stamped(members, seq)?;
        if seq == 1 && !matches!(read.event, Event::RecordCreated { .. }) {
            return Err(Fault::First);
        }
        *self = Self { seq, value: Some(expected), nonce };
        Ok(read)
    }
}

/// A line read by itself, whatever is before it: all that can be said of one in a damaged journal.
#[derive(PartialEq)]
pub(super) struct LoneLine {
    /// Its event, with the number and the time that it gives itself; none: it cannot be read, or is unknown.
    pub(super) event: Option<JournalEntry>,
    /// The number that it gives itself, if that can be read.
    pub(super) number: Option<u64>,
    /// Its chain value, as it says.
    pub(super) value: String,
    body: Vec<u8>,
}

impl LoneLine {
    /// Reads a line, given without its line end; none: not even its chain value can be read.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        let (body, value) = unseal(line)?;
        let value = String::from_utf8(value.to_vec()).ok()?;
        if !value.bytes().all(|figure| figure.is_ascii_hexdigit()) {
            return None;
        }
        let members = serde_json::from_slice::<Map<String, Value>>(line).unwrap_or_default();
        let number = members.get("seq").and_then(Value::as_u64).filter(|seq| *seq > 0);
        let event = number.and_then(|seq| stamped(members, seq).ok());
        // Of one that cannot be read nothing else is needed.
        let body = if event.is_some() { body.to_vec() } else { Vec::new() };
        Some(Self { event, number, value, body })
    }

    /// Returns how many bytes its chain value is made of, apart from the value before it.
    pub(super) fn len(&self) -> usize {
        self.body.len()
    }

    /// Returns the chain value that it should have after a line with the value `before`; none: it is the first.
    pub(super) fn follow(&self, before: Option<&str>) -> String {
        link(before, &self.body)
    }
}

/// Reads time and event of a line from its members.
fn stamped(mut members: Map<String, Value>, seq: u64) -> Result<JournalEntry, Fault> {
    let at = members.get("at").and_then(Value::as_str).and_then(|s| DateTime::parse_from_rfc3339(s).ok());
    let at = at.ok_or(Fault::Garbled)?;
    for own in ["journal", "version", "seq", "at", "nonce", "sha256"] {
        members.remove(own);
    }
    let mut value = Value::Object(members);
    clean(&mut value);
    let event: Event = serde_json::from_value(value).map_err(Fault::Unknown)?;
    if !event.is_within_calendar() {
        return Err(Fault::Date);
    }
    Ok(JournalEntry { seq, at, event })
}

/// Returns the chain's value at a line with these bytes, after a line with the value `before`.
fn link(before: Option<&str>, body: &[u8]) -> String {
    let zeros = "0".repeat(HEX);
    let mut hash = Sha256::new();
    hash.update(before.unwrap_or(&zeros));
    hash.update(b"\n");
    hash.update(body);
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn read_nonce(hex: &str) -> Option<Nonce> {
    let mut nonce = Nonce::default();
    if hex.len() != 2 * nonce.len() {
        return None;
    }
    for (byte, digits) in nonce.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(nonce)
}

/// Splits a line into the bytes that were hashed and the chain value.
fn unseal(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = line.strip_suffix(END)?;
    let (rest, value) = line.split_at_checked(line.len().checked_sub(HEX)?)?;
    Some((rest.strip_suffix(SEAL)?, value))
}

/// Returns whether a time may be written: from 1970 to 9999, here and in Greenwich. What is older or later comes of a
/// clock that is wrong.
///
/// Journals with earlier years can be read all the same.
#[must_use]
pub fn can_hold(at: Stamp) -> bool {
    let years = 1970..=9999;
    // At the calendar's own end no local time can be made of it.
    let local = at.naive_utc().checked_add_offset(*at.offset());
    [Some(at.naive_utc()), local].iter().all(|time| time.is_some_and(|time| years.contains(&time.year())))
}

/// Returns a timestamp to the millisecond, and as the journal writes it.
fn to_millis(at: Stamp) -> (Stamp, String) {
    let text = at.to_rfc3339_opts(SecondsFormat::Millis, false);
    (DateTime::parse_from_rfc3339(&text).unwrap_or(at), text)
}

/// Cleans an event's text as a reader would, so that what is shown now is what a resume shows; gives its JSON too.
fn cleaned(event: Event) -> Result<(Event, String), serde_json::Error> {
    let json = serde_json::to_string(&event)?;
    let mut value: Value = serde_json::from_str(&json)?;
    if !clean(&mut value) {
        return Ok((event, json));
    }
    let event: Event = serde_json::from_value(value)?;
    let json = serde_json::to_string(&event)?;
    Ok((event, json))
}

/// Cleans every text in `value` and returns whether one changed.
pub(super) fn clean(value: &mut Value) -> bool {
    match value {
        Value::String(s) => match text::clean(s) {
            Cow::Borrowed(_) => false,
            Cow::Owned(clean) => {
                *s = clean;
                true
            }
        },
        Value::Array(list) => list.iter_mut().fold(false, |changed, v| clean(v) | changed),
        Value::Object(members) => members.values_mut().fold(false, |changed, v| clean(v) | changed),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
