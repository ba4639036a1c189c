//! What the chair's screen says while the meeting is not closed: the words, without a place yet.
//!
//! Everything said of a slot comes from its [`SlotFace`], never from the slot: a face holds only what the audience may know.

use chrono::TimeDelta;

use super::ChairScene;
use crate::lang::Lang;
use crate::meeting::{Forecast, GuestMark, Meeting, NextStep, Phase, SlotTiming};
use crate::msg;
use crate::protocol::{GuestFace, SlotFace};
use crate::text;
use crate::time::{self, Stamp};
use crate::tui::main_screen::bars;
use crate::tui::main_screen::standing::Standing;

/// What is said.
pub(super) struct Said {
    /// The number before the title.
    pub number: Option<String>,
    /// What runs, or what the meeting is waiting for.
    pub title: String,
    /// The clock; none where only words say when.
    pub digits: Option<String>,
    /// What the clock means, with its sign.
    pub words: String,
    /// How the clock and its words are coloured.
    pub tone: Tone,
    /// What the bar shows, if there is one.
    pub bar: Option<SlotTiming>,
    /// What else is to be known.
    pub more: Option<String>,
    /// What comes next.
    pub next: Option<Next>,
    /// End, drift and pace.
    pub standing: Standing,
}

/// How a clock is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// It runs down, or over.
    Phase(Phase),
    /// It counts to or from something that is no item's time.
    Waiting,
}

/// What comes next.
pub(super) struct Next {
    /// "Next", "First".
    pub label: String,
    /// What.
    pub title: String,
    /// When it was planned and is expected.
    pub when: Option<String>,
    /// Who is to be called in.
    pub guests: Option<String>,
}

/// Finds the words for the state that the meeting is in.
pub(super) fn said(scene: &ChairScene, faces: &[SlotFace], forecast: &Forecast, now: Stamp) -> Said {
    let lang = scene.lang;
    let meeting = scene.meeting;
    let standing = Standing::of(meeting, forecast, lang);
    let teller = Teller { scene, faces, forecast, now };
    let running = meeting.running().and_then(|i| Some((i, faces.get(i)?)));
    let blank = Said {
        number: running.and_then(|(_, face)| face.number.as_deref()).map(text::one_line),
        title: running.map(|(_, face)| title(face)).unwrap_or_default(),
        digits: None,
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
            let digits = Some(time::mmss((now - since).max(TimeDelta::zero())));
            let timing = running.map(|(i, _)| (i, meeting.timing(i, now)));
            let title = if running.is_some() { blank.title } else { lang.text("time-nothing-runs") };
            Said { title, digits, words: paused, more: timing.map(|(i, t)| after_pause(meeting, i, &t, lang)), ..blank }
        }
        (None, Some((index, _))) => {
            let timing = meeting.timing(index, now);
            Said {
                digits: Some(time::mmss(timing.remaining.unwrap_or(timing.elapsed))),
                words: against_budget(meeting, index, &timing, lang),
                tone: Tone::Phase(timing.phase),
                bar: timing.budget.map(|_| timing),
                ..blank
            }
        }
        (None, None) if meeting.opened_at().is_none() => teller.before(blank),
        (None, None) => teller.between(blank),
    }
}

/// A face's title in one line, with the sign of what is closed.
pub(super) fn title(face: &SlotFace) -> String {
    let title = text::one_line(&face.title);
    if face.closed { format!("{title} 🔒") } else { title }
}

/// A face's title behind its number.
pub(super) fn numbered(face: &SlotFace) -> String {
    match &face.number {
        Some(number) => format!("{}  {}", text::one_line(number), title(face)),
        None => title(face),
    }
}

/// Writes a slot's budget, and the agreed one beside it where it was changed: "12 min (aftalt 15 min)".
fn budget(meeting: &Meeting, slot: usize, budget: TimeDelta, lang: Lang) -> String {
    let length = bars::length(budget.num_minutes(), lang);
    let changed = meeting.slots().get(slot).filter(|r| r.changed_minutes.is_some());
    match changed.and_then(|r| r.agreed_minutes()) {
        Some(agreed) => {
            lang.say(&msg!("chair-agreed", length = length, agreed = bars::length(i64::from(agreed), lang)))
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

struct Teller<'a> {
    scene: &'a ChairScene<'a>,
    faces: &'a [SlotFace],
    forecast: &'a Forecast,
    now: Stamp,
}

impl Teller<'_> {
    /// Counts down to the planned start; to one of another day it names the day.
    fn before(&self, blank: Said) -> Said {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let more = (!self.scene.recorded).then(|| lang.text("chair-no-record"));
        // When it begins is said by the clock's words.
        let standing = Standing { drift: None, ..blank.standing };
        let blank = Said { title: lang.text("time-not-begun"), more, standing, ..blank };
        let Some(first) = meeting.first_pending().and_then(|i| meeting.slots().get(i)) else { return blank };
        let start = first.slot.start;
        let at = time::hm(start.time(), lang);
        if start.date() != self.now.date_naive() {
            let day = time::date_weekday(start.date(), lang);
            return Said { words: lang.say(&msg!("chair-begins-on", day = day, time = at)), ..blank };
        }
        let left = start - self.now.naive_local();
        let late = left < TimeDelta::zero();
        let (words, tone) = if late {
            (lang.say(&msg!("chair-begins-late", time = at)), Tone::Phase(Phase::Over))
        } else {
            (lang.say(&msg!("chair-begins-in", time = at)), Tone::Waiting)
        };
        Said { digits: Some(time::mmss(left)), words, tone, ..blank }
    }

    /// Between slots: counts to the next one of the day; the next day is named.
    fn between(&self, blank: Said) -> Said {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let next = match meeting.next_step(self.now) {
            NextStep::Start(index) => index,
            NextStep::DayEnds { then } => {
                let title = lang.text("next-day-ends");
                return Said { title, words: self.goes_on(then).unwrap_or_default(), ..blank };
            }
            NextStep::Review | NextStep::None => return Said { title: lang.text("chair-all-done"), ..blank },
        };
        let blank = Said { title: lang.text("time-nothing-runs"), ..blank };
        let Some(run) = meeting.slots().get(next) else { return blank };
        // What was added, or was left over of an earlier day, waits for no time.
        if run.unplanned || run.slot.start.date() != self.now.date_naive() {
            return blank;
        }
        let left = run.slot.start - self.now.naive_local();
        let at = time::hm(run.slot.start.time(), lang);
        let words = if left < TimeDelta::zero() {
            lang.say(&msg!("chair-next-late", time = at))
        } else {
            lang.say(&msg!("chair-next-in", time = at))
        };
        Said { digits: Some(time::mmss(left)), words, ..blank }
    }

    fn goes_on(&self, index: usize) -> Option<String> {
        let lang = self.scene.lang;
        let slot = &self.scene.meeting.slots().get(index)?.slot;
        let day = time::date_weekday(slot.start.date(), lang);
        Some(lang.say(&msg!("chair-goes-on", day = day, time = time::hm(slot.start.time(), lang))))
    }

    fn next(&self) -> Option<Next> {
        let lang = self.scene.lang;
        let meeting = self.scene.meeting;
        let label = lang.text(if meeting.opened_at().is_none() { "chair-first" } else { "chair-next" });
        let index = match meeting.next_step(self.now) {
            NextStep::Start(index) => index,
            NextStep::DayEnds { then } if meeting.running().is_some() => {
                let (title, when) = (lang.text("next-day-ends"), self.goes_on(then));
                return Some(Next { label, title, when, guests: None });
            }
            NextStep::DayEnds { then } => then,
            NextStep::Review => {
                let title = lang.text("chair-next-last");
                return Some(Next { label, title, when: None, guests: None });
            }
            NextStep::None => return None,
        };
        let face = self.faces.get(index)?;
        Some(Next { label, title: numbered(face), when: self.when(index), guests: self.guests(face) })
    }

    /// When a slot was planned, and when it is expected if that is another time.
    fn when(&self, index: usize) -> Option<String> {
        let lang = self.scene.lang;
        let run = self.scene.meeting.slots().get(index)?;
        let mut parts = Vec::new();
        if !run.unplanned {
            parts.push(lang.say(&msg!("chair-at", time = time::hm(run.slot.start.time(), lang))));
        }
        if let Some(expected) = self.forecast.slots.get(index).copied().flatten() {
            let at = bars::about(expected.start, lang);
            if expected.waits && self.scene.meeting.opened_at().is_some() {
                parts.push(lang.say(&msg!("slot-waits", time = at)));
            } else if run.unplanned || bars::minutes(expected.start - run.slot.start) != 0 {
                parts.push(lang.say(&msg!("plan-about", time = at)));
            }
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn guests(&self, face: &SlotFace) -> Option<String> {
        let lang = self.scene.lang;
        let named = |guest: &GuestFace| {
            let name = text::one_line(&guest.name);
            match &guest.via {
                Some(via) => lang.say(&msg!("chair-guest-via", name = name, via = text::one_line(via))),
                None => name,
            }
        };
        let names = |test: &dyn Fn(&GuestFace) -> bool| -> Vec<String> {
            face.guests.iter().filter(|g| test(g)).map(named).collect()
        };
        let awaited = names(&|g| g.mark == GuestMark::Expected && !g.stays);
        let called = names(&|g| g.mark == GuestMark::CalledIn);
        let there = names(&|g| g.mark == GuestMark::Arrived || g.stays);
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
        (!said.is_empty()).then(|| said.join(" · "))
    }
}
