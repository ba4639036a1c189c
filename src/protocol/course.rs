//! How the meeting as a whole went, in sentences: the order of the items, pauses, its end, the next one.

use chrono::NaiveDate;

use super::build::day_of;
use super::items::Wording;
use super::model::Status;
use crate::agenda::{Agenda, ItemKind};
use crate::audience::{Audience, RedactedItem, RedactedSlot, Subject};
use crate::time::Stamp;
use crate::wording::capitalised;
use crate::{msg, time};

/// Returns when the next meeting is.
pub(super) fn next_meeting(agenda: &Agenda) -> Option<NaiveDate> {
    agenda.next_meeting.or_else(|| agenda.next_meeting(agenda.date))
}

/// An item that was treated.
struct Treated<'a> {
    number: &'a str,
    /// Where the plan has it.
    planned: usize,
    began: Stamp,
}

impl Wording<'_> {
    /// Says what is to be known before the items are read.
    pub(super) fn opening(&self) -> Vec<String> {
        self.nothing_public().into_iter().chain(self.order()).collect()
    }

    /// Says in public that everything is closed, where nothing is said of what was decided either.
    fn nothing_public(&self) -> Option<String> {
        let mut all = self.source.items.iter().peekable();
        let is_closed = |matter: &RedactedItem| matter.redacted && matter.public_wordings.is_empty();
        let is_it = self.audience == Audience::Public && all.peek().is_some() && all.all(is_closed);
        is_it.then(|| self.lang.text("protocol-nothing-public"))
    }

    /// Says what comes after the items.
    pub(super) fn closing(&self) -> Vec<String> {
        let (agenda, lang) = (self.agenda(), self.lang);
        let days = self.source.days_planned();
        let clock = |at: Stamp| time::hm(at.time(), lang);
        // The day is said where it is not the only one.
        let day = |at: Stamp| {
            let date = at.date_naive();
            (days != [date]).then(|| day_of(date, &days, lang))
        };
        let pauses = self.source.pauses.iter().filter_map(|p| Some((p.start, clock(p.start), clock(p.end?))));
        let pauses = pauses.filter(|(_, from, to)| from != to).map(|(at, from, to)| match day(at) {
            Some(day) => msg!("protocol-pause-day", day = day, from = from, to = to),
            None => msg!("protocol-pause", from = from, to = to),
        });
        let mut said: Vec<String> = pauses.map(|pause| lang.say(&pause)).collect();
        said.extend(next_meeting(agenda).map(|date| {
            let day = time::date_weekday(date, lang);
            lang.say(&msg!("protocol-next-meeting", day = day))
        }));
        if !agenda.distribution.is_empty() && self.audience == Audience::Full {
            let of_id = |entry: &String| {
                let person = agenda.people.iter().find(|p| p.id.0 == *entry).map(|p| p.name.clone());
                person.or_else(|| agenda.units.iter().find(|u| u.id.0 == *entry).map(|u| u.name.clone()))
            };
            let names = agenda.distribution.iter().map(|entry| of_id(entry).unwrap_or_else(|| entry.clone()));
            let names = lang.list(&names.collect::<Vec<_>>());
            said.push(lang.say(&msg!("protocol-distribution", names = capitalised(&names))));
        }
        let ended = self.source.ended_at().filter(|_| self.source.opened_at.is_some());
        said.extend(ended.map(|at| {
            lang.say(&match day(at) {
                Some(day) => msg!("protocol-ended-day", day = day, time = clock(at)),
                None => msg!("protocol-ended", time = clock(at)),
            })
        }));
        said
    }

    /// Says in which order the items were treated, where it is not the agenda's.
    ///
    /// The public is told of the open items, and that these are meant; nothing where one of them ran behind closed
    /// doors, since its place would say when.
    fn order(&self) -> Option<String> {
        let is_public = self.audience == Audience::Public;
        let (mut has_closed, mut treated) = (false, Vec::new());
        for matter in self.source.items.iter().filter(|_| self.status == Status::Closed) {
            let Subject::Item(item) = &matter.subject else { continue };
            // A time plan is treated all the time.
            let Some(number) = item.number.as_deref().filter(|_| item.kind != ItemKind::Plan) else { continue };
            if is_public && item.access.is_closed() {
                has_closed = true;
                continue;
            }
            let runs = || matter.slots.iter().filter_map(|place| Some((*place, self.source.slots.get(*place)?)));
            let held = || runs().filter(|(_, run)| run.has_run());
            let Some(began) = held().filter_map(|(_, run)| run.start).min() else { continue };
            if held().any(|(_, run)| !run.is_start_told) {
                return None;
            }
            let is_planned = |run: &RedactedSlot| !run.removed && !run.unplanned;
            let planned = runs().filter(|(_, run)| is_planned(run)).map(|(place, _)| place).min();
            treated.push(Treated { number, planned: planned.unwrap_or(usize::MAX), began });
        }
        let by_plan = {
            treated.sort_by_key(|t| t.planned);
            treated.iter().map(|t| t.number.to_owned()).collect::<Vec<_>>()
        };
        treated.sort_by_key(|t| t.began);
        let numbers: Vec<String> = treated.iter().map(|t| t.number.to_owned()).collect();
        (numbers != by_plan).then(|| {
            let numbers = self.lang.list(&numbers);
            self.lang.say(&match has_closed {
                true => msg!("protocol-order-open", numbers = numbers),
                false => msg!("protocol-order", numbers = numbers),
            })
        })
    }
}
