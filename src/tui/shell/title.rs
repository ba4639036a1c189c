//! The window title: what runs and how much time is left, for a taskbar or a list of windows.
//!
//! A window title is seen by whoever sees the desktop: in a shared screen, on a projector, in a screenshot. So it never
//! has the title of anything closed, whoever sits at the keyboard.

use crate::agenda::{Item, number};
use crate::audience::{self, Audience};
use crate::lang::Lang;
use crate::meeting::{Meeting, Phase, SlotRun};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::wording::locked;

/// The widest title, in columns: more than taskbars show.
pub const WIDEST: usize = 60;

/// Returns the window title of a meeting: one clean line of at most [`WIDEST`] columns, without closed text.
#[must_use]
pub fn title(meeting: &Meeting, lang: Lang, now: Stamp) -> String {
    let running = meeting.running().and_then(|i| meeting.slots().get(i).map(|run| (i, run)));
    let since = |stamp: Stamp| lang.say(&msg!("title-paused", time = time::hm(stamp.time(), lang)));
    let mut state = if meeting.closed_at().is_some() {
        lang.text("title-closed")
    } else if let Some(stamp) = meeting.paused_since() {
        since(stamp)
    } else if let Some((index, _)) = running {
        time_words(meeting, index, lang, now)
    } else if meeting.opened_at().is_none() {
        before(meeting, lang, now)
    } else {
        lang.text("title-nothing-runs")
    };
    if meeting.rehearsal() {
        // First, so that no taskbar cuts it off.
        state = format!("{} · {state}", lang.text("rehearsal"));
    }
    let about = match running {
        Some((index, run)) if meeting.closed_at().is_none() => slot_name(meeting, index, run, lang),
        _ => {
            let agenda = meeting.agenda();
            text::one_line(agenda.body.as_deref().unwrap_or(&agenda.title))
        }
    };
    let title = if about.is_empty() { state } else { format!("{state} · {about}") };
    locked::fitted(&text::one_line(&title), WIDEST)
}

/// The time of the running slot in words.
fn time_words(meeting: &Meeting, index: usize, lang: Lang, now: Stamp) -> String {
    let timing = meeting.timing(index, now);
    let clock = time::mmss(timing.remaining.unwrap_or(timing.elapsed));
    lang.say(&match (timing.remaining, timing.phase) {
        (None, _) => msg!("title-counts-up", time = clock),
        (Some(_), Phase::InTime) => msg!("title-left", time = clock),
        (Some(_), Phase::SoonOver) => msg!("title-soon-over", time = clock),
        (Some(_), Phase::Over) => msg!("title-over", time = clock),
    })
}

/// What is said before the first slot: when it begins. No countdown, which would flicker in a taskbar all morning.
fn before(meeting: &Meeting, lang: Lang, now: Stamp) -> String {
    let meeting = audience::known_course(meeting, Audience::Public);
    let first = meeting.first_pending().and_then(|i| meeting.slots().get(i));
    let day = first.map(|run| run.slot.day).filter(|day| *day > now.date_naive());
    let first = first.and_then(|run| run.planned_start());
    lang.say(&match first {
        Some(start) if start <= now.naive_local() => msg!("title-not-begun"),
        Some(start) if start.date() == now.date_naive() => msg!("title-begins", time = time::hm(start.time(), lang)),
        Some(start) => {
            let day = time::date_short(start.date(), lang);
            msg!("title-begins-on", day = day, time = time::hm(start.time(), lang))
        }
        None => match day {
            Some(day) => msg!("title-begins-on-day", day = time::date_short(day, lang)),
            None => msg!("title-not-begun"),
        },
    })
}

/// What a slot is called where everybody may look: the numbers of its items, or its title where nothing of it is
/// closed.
fn slot_name(meeting: &Meeting, index: usize, run: &SlotRun, lang: Lang) -> String {
    let items: Vec<Option<&Item>> = run.slot.items.iter().map(|id| meeting.agenda().item(id)).collect();
    let closed = meeting.is_slot_closed(index);
    let numbers: Vec<String> = items
        .iter()
        .flatten()
        .map(|i| &i.number)
        .chain([&run.slot.number])
        .filter_map(|number| number.as_deref().map(text::one_line))
        .filter(|number| !number.is_empty())
        .collect();
    if numbers.is_empty() && closed {
        lang.text("title-closed-item")
    } else if numbers.is_empty() || !closed && numbers.len() < items.len() {
        locked::slot_title(meeting, index)
    } else {
        let several = numbers.len() > 1;
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let numbers = lang.list(&number::ranges(&numbers));
        lang.say(&if several { msg!("title-items", numbers = numbers) } else { msg!("title-item", number = numbers) })
    }
}
