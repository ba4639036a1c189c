//! The words for what a changed agenda changed.

use chrono::NaiveDateTime;

use super::{Change, Name};
use crate::lang::{Lang, Msg};
use crate::{msg, text, time};

impl Name {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::Numbers(numbers) => {
                lang.say(&msg!("reload-items", count = numbers.len(), numbers = lang.list(numbers)))
            }
            Self::Title(title) => lang.say(&msg!("reload-title", title = title.as_str())),
        }
    }
}

impl Change {
    /// Says the change, as a part of a sentence.
    #[must_use]
    pub fn msg(&self, lang: Lang) -> Msg {
        match self {
            Self::Kept(name) => msg!("reload-kept", what = name.say(lang)),
            Self::Withheld(name) => msg!("reload-withheld", what = name.say(lang)),
            Self::KeptApart(name) => msg!("reload-kept-apart", what = name.say(lang)),
            Self::Removed(name) => msg!("reload-removed", what = name.say(lang)),
            Self::Recommended(name) => msg!("reload-recommended", what = name.say(lang)),
            Self::VotedByGroups(name) => msg!("reload-voted-by-groups", what = name.say(lang)),
            Self::Closed(name) => msg!("reload-closed", what = name.say(lang)),
            Self::Opened(name) => msg!("reload-opened", what = name.say(lang)),
            Self::Shifted { whole, minutes } => {
                let length = length(minutes.abs(), lang);
                match (whole, *minutes > 0) {
                    (false, true) => msg!("reload-rest-later", length = length),
                    (false, false) => msg!("reload-rest-earlier", length = length),
                    (true, true) => msg!("reload-all-later", length = length),
                    (true, false) => msg!("reload-all-earlier", length = length),
                }
            }
            Self::Moved { what, from, to } => {
                let what = what.say(lang);
                match (from, to) {
                    (Some(from), Some(to)) => {
                        let when = |at: &NaiveDateTime| {
                            let clock = time::hm(at.time(), lang);
                            if from.date() == to.date() {
                                clock
                            } else {
                                format!("{} {clock}", time::date_short(at.date(), lang))
                            }
                        };
                        msg!("reload-moved", what = what, from = when(from), to = when(to))
                    }
                    (None, Some(to)) => msg!("reload-timed", what = what, at = time::hm(to.time(), lang)),
                    (_, None) => msg!("reload-untimed", what = what),
                }
            }
            Self::TakenApart(name) => msg!("reload-taken-apart", what = name.say(lang)),
            Self::StaysTogether { what, with } => {
                msg!("reload-stays-together", what = what.say(lang), with = with.say(lang))
            }
            Self::Added(name) => msg!("reload-added", what = name.say(lang)),
            Self::SlotAdded(name, Some(at)) => {
                msg!("reload-slot-added", what = name.say(lang), at = time::hm(at.time(), lang))
            }
            Self::SlotAdded(name, None) => msg!("reload-slot-added-untimed", what = name.say(lang)),
            Self::SlotRemoved(name) => msg!("reload-slot-removed", what = name.say(lang)),
            Self::NumberTaken(number, title) => {
                msg!("reload-number-taken", number = text::one_line(number), title = title.as_str())
            }
            Self::Renumbered(name, number) => {
                msg!("reload-renumbered", what = name.say(lang), number = number.as_str())
            }
            Self::RenumberedMany(count) => msg!("reload-renumbered-many", count = *count),
            Self::Renamed(name, title) => msg!("reload-renamed", what = name.say(lang), title = title.as_str()),
            Self::Budget(name, minutes) => msg!("reload-budget", what = name.say(lang), minutes = *minutes),
            Self::Guests(name) => msg!("reload-guests", what = name.say(lang)),
            Self::Order => msg!("reload-order"),
        }
    }
}

fn length(minutes: i64, lang: Lang) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => lang.say(&msg!("length-minutes", minutes = minutes)),
        (hours, minutes) => lang.say(&msg!("length-hours", hours = hours, minutes = minutes)),
    }
}

/// Says changes in one line: those that fit `width` columns, at least the first, and how many more there are, with the
/// key that shows them.
#[must_use]
pub fn line(changes: &[Change], lang: Lang, width: usize, key: Option<&str>) -> String {
    if changes.is_empty() {
        return lang.text("reload-updated");
    }
    let more = |told: usize| match changes.len().saturating_sub(told) {
        0 => String::new(),
        count => {
            let said = lang.say(&msg!("reload-more", count = count));
            key.map_or_else(|| format!(", {said}"), |key| format!(", {said} ({key})"))
        }
    };
    let (mut said, mut told) = (String::new(), 0);
    for change in changes {
        let part = lang.say(&change.msg(lang));
        let longer = if told == 0 { capital(&part) } else { format!("{said}; {part}") };
        // A long one makes way for shorter ones after it.
        if told == 0 || text::width(&longer) + text::width(&more(told + 1)) <= width {
            (said, told) = (longer, told + 1);
        }
    }
    said + &more(told)
}

/// Says one change by itself.
#[must_use]
pub fn sentence(change: &Change, lang: Lang) -> String {
    capital(&lang.say(&change.msg(lang)))
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
