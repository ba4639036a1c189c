//! The words of a picture while the meeting is not closed.
//!
//! Everything said of a slot comes from its [`SlotSummary`], never from the slot: a summary holds only what the
//! audience may know.

use std::cmp::Ordering;

use chrono::{NaiveDate, TimeDelta};

use super::picture::{Clock, Next, Running, Scene, Tone};
use super::standing::Standing;
use crate::audience::{GuestSummary, SlotSummary};
use crate::lang::Lang;
use crate::meeting::{Forecast, GuestMark, Meeting, NextStep, Phase, SlotTiming};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::wording::{self, locked};

/// Finds the words for the state that the meeting is in.
pub(super) fn running(scene: &Scene, slots: &[SlotSummary], forecast: &Forecast, now: Stamp) -> Running {
    let lang = scene.lang;
    let meeting = scene.meeting;
    let standing = Standing::of(meeting, forecast, lang);
    let teller = PictureWording { scene, slots, forecast, now };
    let running = meeting.running().and_then(|i| Some((i, slots.get(i)?)));
    let blank = Running {
        number: running.and_then(|(_, slot)| slot.number.as_deref()).map(text::one_line),
        title: running.map(|(_, slot)| title(slot)).unwrap_or_default(),
        clock: None,
        words: String::new(),
        tone: Tone::Waiting,
        bar: None,
        more: None,
        next: teller.next(),
        standing,
    };
    match (meeting.paused_since(), running) {
        (Some(since), _) => {
            let paused = lang.say(&msg!("chair-paused", time = time::hm(since.time(), lang)));
            let clock = Some(Clock::of((now - since).max(TimeDelta::zero())));
            let timing = running.map(|(i, _)| (i, meeting.timing(i, now)));
            let title = if running.is_some() { blank.title } else { lang.text("time-nothing-runs") };
            Running {
                title,
                clock,
                words: paused,
                more: timing.map(|(i, t)| after_pause(meeting, i, &t, lang)),
                ..blank
            }
        }
        (None, Some((index, _))) => {
            let timing = meeting.timing(index, now);
            Running {
                clock: Some(Clock::of(timing.remaining.unwrap_or(timing.elapsed))),
                words: against_budget(meeting, index, &timing, lang),
                tone: timing.phase.into(),
                bar: timing.spent(),
                ..blank
            }
        }
        (None, None) if meeting.opened_at().is_none() => teller.before(blank),
        (None, None) => teller.between(blank),
    }
}

/// A slot's title in one line, with the sign of what is closed.
pub(super) fn title(slot: &SlotSummary) -> String {
    locked::marked(&text::one_line(&slot.title), slot.closed)
}

/// A slot's title behind its number.
pub(super) fn numbered(slot: &SlotSummary) -> String {
    wording::numbered(slot.number.as_deref().map(text::one_line).as_deref(), &title(slot))
}

/// Writes a slot's budget, and the agreed one next to it where it was changed: "12 min (aftalt 15 min)".
fn budget(meeting: &Meeting, slot: usize, budget: TimeDelta, lang: Lang) -> String {
    let length = wording::length(budget.num_minutes(), lang);
    let changed = meeting.slots().get(slot).filter(|r| r.changed_minutes.is_some());
    match changed.and_then(|r| r.agreed_minutes()) {
        Some(agreed) => {
            lang.say(&msg!("chair-agreed", length = length, agreed = wording::length(i64::from(agreed), lang)))
        }
        None => length,
    }
}

fn against_budget(meeting: &Meeting, slot: usize, timing: &SlotTiming, lang: Lang) -> String {
    let Some(total) = timing.budget else { return lang.text("chair-counts-up") };
    let length = budget(meeting, slot, total, lang);
    match timing.phase {
        Phase::InTime => lang.say(&msg!("chair-left", length = length)),
        Phase::SoonOver => lang.say(&msg!("chair-soon-over", length = length)),
        Phase::Over => lang.say(&msg!("chair-over", length = length)),
    }
}

fn after_pause(meeting: &Meeting, slot: usize, timing: &SlotTiming, lang: Lang) -> String {
    let (Some(total), Some(left)) = (timing.budget, timing.remaining) else {
        return lang.text("chair-after-pause-open");
    };
    let length = budget(meeting, slot, total, lang);
    if left < TimeDelta::zero() {
        lang.say(&msg!("chair-after-pause-over", time = time::mmss(left), length = length))
    } else {
        lang.say(&msg!("chair-after-pause", time = time::mmss(left), length = length))
    }
}

struct PictureWording<'a> {
    scene: &'a Scene<'a>,
    slots: &'a [SlotSummary],
    forecast: &'a Forecast,
    now: Stamp,
}

impl PictureWording<'_> {
    /// Counts down to the planned start; to one of another day it names the day.
    fn before(&self, blank: Running) -> Running {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let more = (!self.scene.recorded).then(|| lang.text("chair-no-record"));
        // When it begins is said by the clock's words.
        let standing = Standing { drift: None, ..blank.standing };
        let blank = Running { title: lang.text("time-not-begun"), more, standing, ..blank };
        let Some(first) = meeting.first_pending().and_then(|i| meeting.slots().get(i)) else { return blank };
        let Some(start) = first.planned_start() else { return self.before_untimed(first.slot.day, blank) };
        let at = time::hm(start.time(), lang);
        if start.date() != self.now.date_naive() {
            let day = time::date_weekday(start.date(), lang);
            if start.date() < self.now.date_naive() {
                return Running { words: lang.say(&msg!("time-other-day", day = day)), ..blank };
            }
            return Running { words: lang.say(&msg!("chair-begins-on", day = day, time = at)), ..blank };
        }
        let left = start - self.now.naive_local();
        let late = left < TimeDelta::zero();
        let (words, tone) = if late {
            (lang.say(&msg!("chair-begins-late", time = at)), Tone::Over)
        } else {
            (lang.say(&msg!("chair-begins-in", time = at)), Tone::Waiting)
        };
        Running { clock: Some(Clock::of(left)), words, tone, ..blank }
    }

    /// The same where nobody planned when it begins: only another day is named.
    fn before_untimed(&self, day: NaiveDate, blank: Running) -> Running {
        let lang = self.scene.lang;
        let today = self.now.date_naive();
        let named = time::date_weekday(day, lang);
        match day.cmp(&today) {
            Ordering::Less => Running { words: lang.say(&msg!("time-other-day", day = named)), ..blank },
            Ordering::Equal => blank,
            Ordering::Greater => Running { words: lang.say(&msg!("chair-begins-on-day", day = named)), ..blank },
        }
    }

    /// Between slots: counts to the next one of the day; the next day is named.
    fn between(&self, blank: Running) -> Running {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let next = match meeting.next_step(self.now) {
            NextStep::Start(index) => index,
            NextStep::DayEnds { then } => {
                let title = lang.text("next-day-ends");
                return Running { title, words: self.goes_on(then).unwrap_or_default(), ..blank };
            }
            NextStep::Add => return Running { title: lang.text("time-nothing-runs"), ..blank },
            NextStep::Review | NextStep::None => return Running { title: lang.text("chair-all-done"), ..blank },
        };
        let blank = Running { title: lang.text("time-nothing-runs"), ..blank };
        let Some(run) = meeting.slots().get(next) else { return blank };
        // What was added, or was left over of an earlier day, waits for no time.
        let planned = run.planned_start().filter(|at| at.date() == self.now.date_naive());
        let Some(start) = planned else { return blank };
        let left = start - self.now.naive_local();
        let at = time::hm(start.time(), lang);
        let words = if left < TimeDelta::zero() {
            lang.say(&msg!("chair-next-late", time = at))
        } else {
            lang.say(&msg!("chair-next-in", time = at))
        };
        Running { clock: Some(Clock::of(left)), words, ..blank }
    }

    fn goes_on(&self, index: usize) -> Option<String> {
        let lang = self.scene.lang;
        let run = self.scene.meeting.slots().get(index)?;
        Some(lang.say(&match run.planned_start() {
            Some(at) => {
                let day = time::date_weekday(at.date(), lang);
                msg!("chair-goes-on", day = day, time = time::hm(at.time(), lang))
            }
            None => msg!("chair-goes-on-untimed", day = time::date_weekday(run.slot.day, lang)),
        }))
    }

    fn next(&self) -> Option<Next> {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let label = lang.text(if meeting.opened_at().is_none() { "chair-first" } else { "chair-next" });
        let index = match meeting.next_step(self.now) {
            NextStep::Start(index) => index,
            NextStep::DayEnds { then } if meeting.running().is_some() => {
                let (title, when) = (lang.text("next-day-ends"), self.goes_on(then));
                return Some(Next { label, title, when, guests: None, guests_brief: None });
            }
            NextStep::DayEnds { then } => then,
            NextStep::Review => {
                let title = lang.text("chair-next-last");
                return Some(Next { label, title, when: None, guests: None, guests_brief: None });
            }
            NextStep::Add | NextStep::None => return None,
        };
        let slot = self.slots.get(index)?;
        let (guests, guests_brief) = (self.guests(slot, true), self.guests(slot, false));
        Some(Next { label, title: numbered(slot), when: self.when(index), guests, guests_brief })
    }

    /// When a slot was planned, and when it is expected if that is another time.
    fn when(&self, index: usize) -> Option<String> {
        let lang = self.scene.lang;
        let run = self.scene.meeting.slots().get(index)?;
        let mut parts = Vec::new();
        if let Some(at) = run.planned_start() {
            parts.push(lang.say(&msg!("chair-at", time = time::hm(at.time(), lang))));
        }
        if let Some(expected) = self.forecast.slots.get(index).copied().flatten() {
            let at = wording::about(expected.start, lang);
            if expected.waits && self.scene.meeting.opened_at().is_some() {
                parts.push(lang.say(&msg!("slot-waits", time = at)));
            } else if wording::is_elsewhen(run, expected.start) {
                parts.push(lang.say(&msg!("plan-about", time = at)));
            }
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Names who is to be called in, was and has come, with or without their titles.
    fn guests(&self, slot: &SlotSummary, titled: bool) -> Option<String> {
        let lang = self.scene.lang;
        let named = |(n, guest): (usize, &GuestSummary)| {
            let name = match (titled, n) {
                (true, 0) => &guest.name,
                (true, _) => &guest.listed,
                (false, _) => &guest.bare,
            };
            let name = text::one_line(name);
            let name = locked::marked(&name, guest.withheld);
            match &guest.via {
                Some(via) => lang.say(&msg!("chair-guest-via", name = name, via = text::one_line(via))),
                None => name,
            }
        };
        let names = |test: &dyn Fn(&GuestSummary) -> bool| -> Vec<String> {
            slot.guests.iter().filter(|g| test(g)).enumerate().map(named).collect()
        };
        let awaited = names(&|g| g.mark == GuestMark::Expected && !g.stays);
        let called = names(&|g| g.mark == GuestMark::CalledIn);
        let there = names(&|g| g.mark == GuestMark::Arrived);
        let staying = names(&|g| g.stays && g.mark != GuestMark::Arrived);
        let mut said = Vec::new();
        if !awaited.is_empty() {
            said.push(lang.say(&msg!("chair-call-in", names = lang.list(&awaited))));
        }
        if !called.is_empty() {
            said.push(lang.say(&msg!("chair-called-in", names = lang.list(&called))));
        }
        if !there.is_empty() {
            said.push(lang.say(&msg!("chair-arrived", names = lang.list(&there))));
        }
        if !staying.is_empty() {
            said.push(lang.say(&msg!("chair-staying", names = lang.list(&staying))));
        }
        (!said.is_empty()).then(|| said.join(" · "))
    }
}
