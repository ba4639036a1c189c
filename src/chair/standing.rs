//! How the day stands, in words: drift, end and pace. The minute-taker's status line and the chair's picture say the
//! same.

use serde::Serialize;

use crate::lang::Lang;
use crate::meeting::{Forecast, Meeting};
use crate::msg;
use crate::time;
use crate::wording;

/// How the day stands, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The drift; before the opening when the meeting begins.
    pub drift: Option<String>,
    /// The end, as it was or as it is expected.
    pub end: Option<String>,
    /// What the rest must be squeezed to, if it must.
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
        let drift = if meeting.opened_at().is_none()
            && let Some(first) = forecast.slots.iter().flatten().next()
        {
            Some(lang.say(&msg!("starts-about", time = time::hm(first.start.time(), lang))))
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
        let end = forecast.end.map(|end| {
            if meeting.closed_at().is_some() {
                lang.say(&msg!("ended-at", time = time::hm(end.time(), lang)))
            } else {
                lang.say(&msg!("ends-about", time = wording::about(end, lang)))
            }
        });
        // Before the start, no end that has passed is to be reached.
        let pace = forecast.pace.filter(|p| *p < 100 && (*p > 0 || meeting.opened_at().is_some()));
        let [pace, pace_brief] = [false, true].map(|is_brief| {
            pace.map(|percent| {
                lang.say(&match percent {
                    0 => msg!("pace-none"),
                    percent if is_brief => msg!("pace-brief", percent = percent),
                    percent => msg!("pace", percent = percent),
                })
            })
        });
        Self { drift, end, pace, pace_brief, late }
    }
}
