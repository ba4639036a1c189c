//! The meeting's clock and the machine's: a jump that does not last changes nothing, one that lasts is followed and
//! recorded.

use std::time::Duration;

use chrono::{Datelike, TimeDelta};

use super::Session;
use crate::lang::Msg;
use crate::meeting::{Event, History};
use crate::time::{self, Clock, Jump, Stamp};
use crate::tui::app::{App, InputTime, Notice, OnRecorded, Tone};
use crate::{log, msg, wording};

/// How far the last event may be ahead of the clock and still be of the same moment.
const SAME: TimeDelta = TimeDelta::seconds(2);

/// How long a line on the clock comes back when a key took it away.
const READ: Duration = Duration::from_secs(5);

/// Where a record was when this program took it up.
#[derive(Clone, Copy, Debug)]
pub(super) struct ResumePoint {
    /// When its last event was.
    last: Option<Stamp>,
    /// The sequence number of the first event that this program records.
    first: u64,
    /// What time it was then.
    at: Stamp,
}

impl ResumePoint {
    /// Takes up what `app` has; a clock that is behind the last event is set ahead, and one that cannot be right goes
    /// on from there.
    pub(super) fn new(app: &App, clock: &mut Clock) -> Self {
        let last = app.meeting().last_at();
        let first = u64::try_from(app.history.entries().len()).unwrap_or(u64::MAX).saturating_add(1);
        let now = clock.now();
        if let Some(last) = last.filter(|_| !is_within_years(now)) {
            clock.follow(last - now);
        }
        keep_up(app, clock);
        Self { last, first, at: clock.now() }
    }

    /// Whether a clock that was set by `by` was wrong only since the record was taken up: the jump fits between the two
    /// programs.
    fn was_right_before(&self, by: TimeDelta) -> bool {
        self.last.is_some_and(|last| by < TimeDelta::zero() && self.at - last + by >= -SAME)
    }
}

/// A line on the machine's clock.
#[derive(Clone, Debug)]
pub(super) struct ClockNotice {
    msg: Msg,
    /// Until when it comes back, in real time; none: it was not shown yet.
    until: Option<Duration>,
}

impl Session {
    /// Reads what time it is, in the meeting and outside.
    pub(super) fn when(&mut self) -> InputTime {
        keep_up(&self.app, &mut self.clock);
        InputTime { now: self.clock.now(), real: self.clock.real() }
    }

    /// Reads the meeting's time.
    pub fn now(&mut self) -> Stamp {
        self.when().now
    }

    /// Looks whether the machine's clock jumped, and follows it where that lasts; true: the line that says so has
    /// changed.
    pub fn check_clock(&mut self) -> bool {
        let when = self.when();
        match self.clock.jump() {
            Some(Jump::Over { by, at }) => {
                log!("clock-was-wrong", seconds = by.num_seconds());
                let (length, time) = (wording::duration(by, self.app.lang), time::hm(at.time(), self.app.lang));
                self.of_clock = Some(ClockNotice::new(if by < TimeDelta::zero() {
                    msg!("clock-over-back", length = length, time = time)
                } else {
                    msg!("clock-over-ahead", length = length, time = time)
                }));
            }
            Some(Jump::Lasts(by)) => self.clock_was_set(TimeDelta::milliseconds(by.num_milliseconds()), when),
            None => {}
        }
        self.show_clock_notice(when)
    }

    /// Follows the machine's clock, which was set by `by`, once that is recorded.
    fn clock_was_set(&mut self, by: TimeDelta, when: InputTime) {
        let Some(to) = when.now.checked_add_signed(by).filter(|to| self.may_be_time(*to, when.now)) else {
            let shows = when.now.checked_add_signed(by).unwrap_or(when.now);
            let date = time::date_long(shows.date_naive(), self.app.lang);
            log!("clock-ignored", seconds = by.num_seconds());
            self.clock.ignore(by);
            self.of_clock = Some(ClockNotice::new(msg!("clock-ignored", date = date)));
            return;
        };
        let only_ours = self.taken_up.was_right_before(by);
        let entries = self.app.history.entries().len();
        let ours = u64::try_from(entries).unwrap_or(u64::MAX).saturating_add(1) > self.taken_up.first;
        // After the close no time runs any more, and what the protocols say stays as it is.
        let is_open = self.app.meeting().closed_at().is_none();
        if is_open && self.app.history.is_recorded() && (ours || !only_ours) {
            // What waits was recorded by the clock as it was, and goes first.
            if self.app.trouble.is_some() {
                return;
            }
            let since = only_ours.then_some(self.taken_up.first).or_else(|| self.wrong_since(by, to));
            let event = Event::ClockSet { by_ms: by.num_milliseconds(), since };
            if let Err(error) = self.append(vec![event], OnRecorded::Say, to, InputTime { now: to, ..when }) {
                return self.app.stopped(error);
            }
        }
        log!("clock-followed", seconds = by.num_seconds());
        self.clock.follow(by);
        self.taken_up.at = self.taken_up.at.checked_add_signed(by).unwrap_or(self.taken_up.at);
        if !only_ours {
            self.taken_up.last = self.taken_up.last.and_then(|last| last.checked_add_signed(by));
        }
        self.app.noticed_at = Some(to);
        self.of_clock = Some(ClockNotice::new(wording::events::clock_set(by, self.app.lang)));
    }

    /// Finds the first event whose time is still to come, where the clock's being wrong by as much fits just before it:
    /// an earlier program ran by the right clock, and a later one by the wrong one.
    fn wrong_since(&self, by: TimeDelta, to: Stamp) -> Option<u64> {
        let times = self.app.history.times();
        let first = times.iter().position(|at| *at > to + SAME)?;
        let before = times.get(first.checked_sub(1)?)?;
        let fits = by < TimeDelta::zero() && *times.get(first)? - *before + by >= -SAME;
        let seq = self.app.history.entries().get(first)?.seq;
        (fits && seq < self.taken_up.first).then_some(seq)
    }

    /// Whether `to` can be the time: not outside the years that a journal takes, nor far before the record and further
    /// from its day.
    fn may_be_time(&self, to: Stamp, now: Stamp) -> bool {
        let meeting = self.app.meeting();
        let day = meeting.agenda().date;
        let far = |at: Stamp| (at.date_naive() - day).num_days().abs();
        let long_before = |created: Stamp| to < created - TimeDelta::days(1);
        is_within_years(to) && !(meeting.created_at().is_some_and(long_before) && far(to) > far(now))
    }

    /// Shows what is to be said of the clock, over no question and for some seconds whatever is typed; true: it was
    /// shown now.
    fn show_clock_notice(&mut self, when: InputTime) -> bool {
        let Some(said) = &mut self.of_clock else { return false };
        if said.until.is_some_and(|until| when.real >= until) {
            self.of_clock = None;
            return false;
        }
        let is_free = match &self.app.notice {
            None => true,
            Some(notice) => said.until.is_none() && notice.tone != Tone::Ask,
        };
        if is_free && self.app.trouble.is_none() {
            said.until.get_or_insert(when.real + READ);
            self.app.notice = Some(Notice { msg: said.msg.clone(), tone: Tone::Warn });
            self.app.noticed_at = Some(when.now);
        }
        is_free
    }
}

/// Whether a journal takes this for a time.
fn is_within_years(time: Stamp) -> bool {
    (1970..=9999).contains(&time.year())
}

impl ClockNotice {
    fn new(msg: Msg) -> Self {
        Self { msg, until: None }
    }
}

/// Sets a clock ahead that is behind the last event of an open meeting: it was set back since, and is followed when
/// that lasts.
fn keep_up(app: &App, clock: &mut Clock) {
    let meeting = app.meeting();
    let Some(last) = meeting.last_at().filter(|_| !clock.is_pretended() && meeting.closed_at().is_none()) else {
        return;
    };
    let now = clock.now();
    if last - now > SAME {
        clock.not_before(ahead_by_recorded(&app.history, now).unwrap_or(last));
    }
}

/// Returns the time as the recorded clock would have it, where the machine's went back to what it was before it was set
/// ahead.
fn ahead_by_recorded(history: &History, now: Stamp) -> Option<Stamp> {
    let last = history.meeting().last_at()?;
    let mut sum = TimeDelta::zero();
    history.entries().iter().rev().find_map(|entry| {
        let Event::ClockSet { by_ms, .. } = entry.event else { return None };
        sum = sum.checked_add(&TimeDelta::try_milliseconds(by_ms)?)?;
        let then = now.checked_add_signed(sum).filter(|_| sum > TimeDelta::zero())?;
        (last - then <= SAME).then_some(then)
    })
}
