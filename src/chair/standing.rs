//! How the day stands, in words: drift, end and pace. The minute-taker's status line and the chair's picture say the
//! same.

use chrono::TimeDelta;
use serde::Serialize;

use crate::lang::Lang;
use crate::meeting::{Forecast, Meeting, TimeShare};
use crate::msg;
use crate::time;
use crate::wording;

/// How the day stands, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The drift; before the opening when the meeting begins.
    pub drift: Option<String>,
    /// The end, as it was or as it is expected; where nobody can know it, what the rest may take until it was
    /// announced.
    pub end: Option<String>,
    /// What the rest must be squeezed to, if it must; where that has no budgets, how it goes so far.
    pub pace: Option<String>,
    /// The same, for where that does not fit.
    pub pace_brief: Option<String>,
    /// Whether the day ends later than planned.
    pub late: bool,
}

impl Standing {
    /// Says how the day of a meeting stands.
    #[must_use]
    pub fn of(meeting: &Meeting, forecast: &Forecast, lang: Lang) -> Self {
        let mut late = false;
        // A meeting that was begun on another day than planned is neither late nor early.
        let day = meeting.opened_at().map(|at| at.date_naive());
        let is_planned = day.is_none_or(|day| meeting.agenda().days().contains(&day));
        let drift = if !is_planned {
            None
        } else if meeting.opened_at().is_none()
            && let Some(first) = forecast.slots.iter().flatten().next()
        {
            Some(lang.say(&msg!("starts-about", time = wording::about(first.start, lang))))
        } else {
            forecast.drift.map(|drift| {
                let rounded = wording::minutes(drift);
                late = rounded > 0;
                match rounded {
                    0 => lang.text("drift-none"),
                    m if m > 0 => lang.say(&msg!("drift-behind", length = wording::length(m, lang))),
                    m => lang.say(&msg!("drift-ahead", length = wording::length(-m, lang))),
                }
            })
        };
        let share = forecast.share.filter(|_| is_planned);
        late |= share.is_some_and(|share| share.is_over && share.is_end);
        let of_end = share.filter(|share| share.is_end).map(|share| shared(&share, lang));
        let end = forecast.end.map(|end| {
            if meeting.closed_at().is_some() {
                lang.say(&msg!("ended-at", time = time::hm(end.time(), lang)))
            } else {
                lang.say(&msg!("ends-about", time = wording::about(end, lang)))
            }
        });
        let end = end.or(of_end);
        // Before the start, no end that has passed is to be reached; nor does what is on time need a pace.
        let late_by = forecast.drift.map_or(0, wording::minutes);
        let needs_pace = is_planned && (late_by > 0 || meeting.opened_at().is_none());
        let pace = forecast.pace.filter(|p| needs_pace && *p < 100 && (*p > 0 || meeting.opened_at().is_some()));
        let [pace, pace_brief] = [false, true].map(|is_brief| {
            pace.map(|percent| {
                lang.say(&match percent {
                    0 => msg!("pace-none"),
                    percent if is_brief => msg!("pace-brief", percent = percent),
                    percent => msg!("pace", percent = percent),
                })
            })
        });
        // Where something has no budget there is no pace; what the slots took and may take says the same.
        let pace = pace.or_else(|| share.filter(|share| !share.is_over).and_then(|share| used(&share, lang)));
        Self { drift, end, pace, pace_brief, late }
    }
}

/// Says what slots without a time of their own may take: "6 min pr. punkt til 20.00".
fn shared(share: &TimeShare, lang: Lang) -> String {
    let (length, time) = (length(share.each, lang), time::hm(share.until.time(), lang));
    lang.say(&match share.items {
        _ if share.is_over && share.is_end => msg!("share-over"),
        0 | 1 => msg!("share-last", length = length, time = time),
        _ => msg!("share-each", length = length, time = time),
    })
}

/// Says what they may take until the next time in the plan, or what they took so far.
fn used(share: &TimeShare, lang: Lang) -> Option<String> {
    let so_far = || Some(lang.say(&msg!("share-so-far", length = length(share.so_far?, lang))));
    if share.is_end { so_far() } else { Some(shared(share, lang)) }
}

fn length(time: TimeDelta, lang: Lang) -> String {
    wording::length(wording::minutes(time), lang)
}
