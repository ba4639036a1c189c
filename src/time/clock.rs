//! What time it is: what the machine's clocks show, and a meeting's own clock, which follows them with care.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use super::{Stamp, Zone, local};
use crate::os;

/// How far the wall clock may be from a meeting's clock and still only drift: it is followed slowly, without a word.
const DRIFT: TimeDelta = TimeDelta::seconds(2);

/// How slowly: a hundredth of the time that passes.
const SLEW: i32 = 100;

/// How long a jump of the wall clock must last until it counts as a clock that was set.
const LASTS: Duration = Duration::from_secs(5);

/// What the machine's clocks show at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Time that has passed since some fixed moment; never goes back, and setting a clock does not change it.
    pub run: Duration,
    /// What the wall clock shows.
    pub wall: DateTime<Utc>,
}

/// Where a clock gets its readings from.
pub trait Source: fmt::Debug + Send + Sync {
    /// Reads the clocks.
    fn read(&self) -> Reading;
}

/// The machine.
#[derive(Debug)]
struct Machine {
    /// Whether time counts while the machine sleeps.
    counts_sleep: bool,
}

impl Source for Machine {
    #[allow(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clocks")]
    fn read(&self) -> Reading {
        let run = if self.counts_sleep { os::since_boot().unwrap_or_else(awake) } else { awake() };
        Reading { run, wall: wall(SystemTime::now()) }
    }
}

/// Measures the time since this was first asked, without the time in which the machine slept where the system leaves it
/// out.
#[allow(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clocks")]
fn awake() -> Duration {
    static BORN: OnceLock<Instant> = OnceLock::new();
    BORN.get_or_init(Instant::now).elapsed()
}

/// Returns the system's time as a date; one that no calendar has becomes the day before 1970, which nobody takes for
/// the time.
fn wall(now: SystemTime) -> DateTime<Utc> {
    let since = match now.duration_since(UNIX_EPOCH) {
        Ok(after) => TimeDelta::from_std(after).ok(),
        Err(before) => TimeDelta::from_std(before.duration()).ok().map(|d| -d),
    };
    since
        .and_then(|since| DateTime::UNIX_EPOCH.checked_add_signed(since))
        .filter(|date| (-9_999..=99_999).contains(&date.year()))
        .unwrap_or(DateTime::UNIX_EPOCH - TimeDelta::days(1))
}

/// Returns the machine's time zone; none where it has no name, or not the offset in which `now` is stated.
#[must_use]
pub fn machine_zone(now: Stamp) -> Option<Zone> {
    // What says the offset goes by this variable first; it may hold a rule instead of a name.
    let name = match std::env::var("TZ").ok().filter(|name| !name.is_empty()) {
        Some(name) => Some(name.trim_start_matches(':').to_owned()),
        None => iana_time_zone::get_timezone().ok(),
    };
    name.as_deref().and_then(Zone::named).filter(|zone| zone.state(now).offset() == now.offset())
}

/// A jump of the machine's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// It lasts: the clock was set by so much (negative: back). Given until it is followed or ignored.
    Lasts(TimeDelta),
    /// It is over: the machine's clock was wrong for a moment and is right again. Given once.
    Over {
        /// By how much it was wrong.
        by: TimeDelta,
        /// The right time when it jumped.
        at: Stamp,
    },
}

/// A jump that was seen and may not last.
#[derive(Clone, Copy, Debug)]
struct UnconfirmedJump {
    by: TimeDelta,
    at: Stamp,
    since: Duration,
}

/// What time it is: the machine's time, or a rehearsal's.
///
/// Time passes as the machine measures it, whatever becomes of its wall clock. A wall clock that drifts is followed
/// slowly; one that jumps is not followed until the owner of this clock says so, after the jump has lasted for some
/// seconds.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Arc<dyn Source>,
    /// When it was made.
    born: Duration,
    /// What it showed at one reading.
    anchor: Stamp,
    /// When that was; a real meeting's clock has its last reading here.
    since: Duration,
    speed: f64,
    pretended: bool,
    /// How far ahead of the wall clock it is to be.
    lead: TimeDelta,
    seen: Option<UnconfirmedJump>,
    over: Option<Jump>,
    /// A jump that is not followed.
    ignored: Option<TimeDelta>,
}

impl Clock {
    /// Makes the clock of a real meeting.
    #[must_use]
    pub fn system() -> Self {
        Self::on(Arc::new(Machine { counts_sleep: true }))
    }

    /// Makes the clock of a real meeting that takes its readings from a source.
    #[must_use]
    pub fn on(source: Arc<dyn Source>) -> Self {
        let anchor = local(source.read().wall);
        Self::new(source, anchor, 1.0, false)
    }

    /// Makes the clock of a rehearsal: it begins at `start` and runs `speed` times as fast as real time.
    #[must_use]
    pub fn pretended(start: Stamp, speed: f64) -> Self {
        Self::pretended_on(Arc::new(Machine { counts_sleep: false }), start, speed)
    }

    /// Makes the clock of a rehearsal that takes its readings from a source.
    #[must_use]
    pub fn pretended_on(source: Arc<dyn Source>, start: Stamp, speed: f64) -> Self {
        Self::new(source, start, speed, true)
    }

    fn new(source: Arc<dyn Source>, anchor: Stamp, speed: f64, pretended: bool) -> Self {
        let run = source.read().run;
        Self {
            source,
            born: run,
            anchor,
            since: run,
            speed,
            pretended,
            lead: TimeDelta::zero(),
            seen: None,
            over: None,
            ignored: None,
        }
    }

    /// Reads the time, to the millisecond.
    pub fn now(&mut self) -> Stamp {
        let Reading { run, wall } = self.source.read();
        let now = if self.pretended { self.rehearsed(run) } else { self.followed(run, wall) };
        now.with_nanosecond(now.nanosecond() / 1_000_000 * 1_000_000).unwrap_or(now)
    }

    fn rehearsed(&self, run: Duration) -> Stamp {
        let passed = run.saturating_sub(self.since).mul_f64(self.speed);
        later(self.anchor, TimeDelta::from_std(passed).unwrap_or(TimeDelta::MAX))
    }

    fn followed(&mut self, run: Duration, wall: DateTime<Utc>) -> Stamp {
        let passed = TimeDelta::from_std(run.saturating_sub(self.since)).unwrap_or(TimeDelta::MAX);
        let mut now = later(self.anchor, passed);
        let off = wall - now.to_utc() + self.lead;
        if off.abs() <= DRIFT {
            self.ignored = None;
            if let Some(UnconfirmedJump { by, at, .. }) = self.seen.take() {
                self.over = Some(Jump::Over { by, at });
            }
            let most = passed / SLEW;
            now = later(now, off.clamp(-most, most));
        } else if self.ignored.is_some_and(|by| (off - by).abs() <= DRIFT) {
            self.seen = None;
        } else {
            self.ignored = None;
            match &mut self.seen {
                Some(seen) if (off - seen.by).abs() <= DRIFT => seen.by = off,
                seen => *seen = Some(UnconfirmedJump { by: off, at: local(now.to_utc()), since: run }),
            }
        }
        (self.anchor, self.since) = (now, run);
        local(now.to_utc())
    }

    /// Returns a jump of the machine's clock, as of the last reading.
    pub fn jump(&mut self) -> Option<Jump> {
        self.over.take().or_else(|| {
            let seen = self.seen.as_ref()?;
            (self.since.saturating_sub(seen.since) >= LASTS).then_some(Jump::Lasts(seen.by))
        })
    }

    /// Moves the clock by as much as the machine's was set.
    pub fn follow(&mut self, by: TimeDelta) {
        self.anchor = later(self.anchor, by);
        self.seen = None;
    }

    /// Leaves the clock as it is while the machine's shows something that cannot be the time.
    pub fn ignore(&mut self, by: TimeDelta) {
        self.ignored = Some(by);
        self.seen = None;
    }

    /// Sets the clock ahead to `stamp` if it is behind; a real meeting's then differs from the machine's, as after a
    /// jump.
    pub fn not_before(&mut self, stamp: Stamp) {
        let behind = stamp - self.now();
        if behind > TimeDelta::zero() {
            self.anchor = later(self.anchor, behind);
        }
    }

    /// Does what [`Clock::not_before`] does, for good: another machine's clock is ahead, and stays so.
    pub fn advance_to(&mut self, stamp: Stamp) {
        let behind = stamp - self.now();
        if behind > TimeDelta::zero() {
            self.anchor = later(self.anchor, behind);
            self.lead += behind;
        }
    }

    /// Measures real time since the clock was made; neither a rehearsal's speed nor a clock that is set changes it.
    #[must_use]
    pub fn real(&self) -> Duration {
        self.source.read().run.saturating_sub(self.born)
    }

    /// Returns how much faster than real time the clock runs.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// Whether this is a rehearsal's clock.
    #[must_use]
    pub fn is_pretended(&self) -> bool {
        self.pretended
    }
}

/// Adds without leaving the calendar.
fn later(stamp: Stamp, by: TimeDelta) -> Stamp {
    stamp.checked_add_signed(by).unwrap_or(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_in_which_it_is_not_the_time_of_now_is_not_the_machines() {
        let odd = DateTime::parse_from_rfc3339("2025-01-15T11:00:00+13:37").unwrap();
        assert_eq!(machine_zone(odd), None);
        let now = Clock::system().now();
        assert!(machine_zone(now).is_none_or(|zone| zone.state(now).offset() == now.offset()));
    }

    #[test]
    fn a_rehearsal_runs_at_its_speed_and_never_before_its_last_event() {
        let start = DateTime::parse_from_rfc3339("2025-01-15T11:00:00+01:00").unwrap();
        let mut clock = Clock::pretended(start, 60.0);
        assert!(clock.now() >= start);
        let later = start + TimeDelta::minutes(30);
        clock.not_before(later);
        assert!(clock.now() >= later);
    }

    #[test]
    fn a_machine_before_1970_or_past_every_calendar_still_has_a_time() {
        let day = Duration::from_secs(86_400);
        assert_eq!(wall(UNIX_EPOCH + day).to_rfc3339(), "1970-01-02T00:00:00+00:00");
        assert_eq!(wall(UNIX_EPOCH - day).to_rfc3339(), "1969-12-31T00:00:00+00:00");
        assert_eq!(wall(UNIX_EPOCH - day * 25_600).year(), 1899);
        for far in [day * 365_000_000, day * u32::MAX * 4] {
            for end in [UNIX_EPOCH.checked_add(far), UNIX_EPOCH.checked_sub(far)].into_iter().flatten() {
                assert_eq!(wall(end).to_rfc3339(), "1969-12-31T00:00:00+00:00");
            }
        }
    }
}
