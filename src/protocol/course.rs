//! How the meeting as a whole went, in sentences: the order of the items, pauses at or after which of them, its end,
//! the next one.

use super::build::day_of;
use super::items::Wording;
use super::model::{Entry, EntryKind, Status};
use crate::agenda::number::is_lower;
use crate::agenda::{ItemKind, PartyId, SlotKind, Who};
use crate::audience::{Audience, RedactedItem, RedactedSlot, Subject};
use crate::lang::Lang;
use crate::meeting::{Record, RecordKind, Span, Target};
use crate::time::Stamp;
use crate::wording::capitalised;
use crate::{msg, time};

/// Something that was treated: an item with a number, or a point that is printed.
struct Treated<'a> {
    title: Title<'a>,
    /// Where the plan has it: in which slot, and where in that; or after what it comes there, with true.
    planned: (usize, usize, bool),
    /// The slots that treated it.
    runs: Vec<&'a RedactedSlot>,
    began: Stamp,
}

/// Gives what the plan has no slot for, because it was added with a number or its slot left the plan, its place: where
/// it is printed, after the last with a lower number.
fn place_added(treated: &mut [Treated<'_>]) {
    let number = |t: &Treated<'_>| if let Title::Number(number) = t.title { Some(number.to_owned()) } else { None };
    let planned = treated.iter().filter(|t| t.planned.0 < usize::MAX);
    let planned: Vec<(String, usize, usize)> =
        planned.filter_map(|t| Some((number(t)?, t.planned.0, t.planned.1))).collect();
    for added in treated.iter_mut().filter(|t| t.planned.0 == usize::MAX) {
        let Some(own) = number(added) else { continue };
        let lower = planned.iter().rfind(|(other, ..)| is_lower(other, &own));
        added.planned = lower.map_or(added.planned, |(_, slot, place)| (*slot, *place, true));
    }
}

/// How it is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Title<'a> {
    Number(&'a str),
    Point(&'a str),
}

impl Title<'_> {
    /// Names it in a list of numbers.
    fn listed(self, lang: Lang) -> String {
        match self {
            Self::Number(number) => number.to_owned(),
            Self::Point(title) => lang.say(&msg!("protocol-order-point", title = title)),
        }
    }
}

/// Names what was treated at once in a sentence: "punkt 8 og 9".
fn running(titles: &[Title<'_>], lang: Lang) -> String {
    lang.say(&match titles {
        [Title::Point(title)] => msg!("protocol-order-titled", title = *title),
        all => {
            let (count, listed) = (all.len(), all.iter().map(|title| title.listed(lang)).collect::<Vec<_>>());
            msg!("protocol-order-item", count = count, number = lang.list(&listed))
        }
    })
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
        let clock = |at: Stamp| time::hm(at.time(), lang);
        let day = |at: Stamp| self.day_to_say(at);
        let elsewhere = self.source.pauses.iter().filter(|pause| self.matter_of(pause).is_none());
        let mut said: Vec<String> = elsewhere.filter_map(|pause| self.pause(pause, false)).collect();
        said.extend(agenda.next_meeting_on().map(|date| {
            let day = time::date_weekday(date, lang);
            lang.say(&msg!("protocol-next-meeting", day = day))
        }));
        let receivers = if self.kind.is_protocol() { self.receivers() } else { Vec::new() };
        if !receivers.is_empty() {
            let names = capitalised(&lang.list(&receivers));
            said.push(lang.say(&msg!("protocol-distribution", names = names)));
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

    /// Names who gets the minutes. The public is told of those of the people whom it is told of anyhow: the others may
    /// only have to do with something closed.
    fn receivers(&self) -> Vec<String> {
        let agenda = self.agenda();
        let is_told = |id: &PartyId| {
            let is_listed = self.source.attendees.iter().any(|a| a.who == Who::Id(id.clone()));
            self.audience == Audience::Full || is_listed || agenda.minute_taker.as_ref() == Some(id)
        };
        let name = |entry: &String| {
            if let Some(person) = agenda.people.iter().find(|person| person.id.0 == *entry) {
                return is_told(&person.id).then(|| person.name.clone());
            }
            let unit = agenda.units.iter().find(|unit| unit.id.0 == *entry).map(|unit| unit.name.clone());
            Some(unit.unwrap_or_else(|| entry.trim_end_matches('.').to_owned()))
        };
        agenda.distribution.iter().filter_map(name).collect()
    }

    /// Writes the day of a time where the meeting's is not the only one.
    fn day_to_say(&self, at: Stamp) -> Option<String> {
        let (days, date) = (self.source.days_planned(), at.date_naive());
        (days != [date]).then(|| day_of(date, &days, self.lang))
    }

    /// Says that there was a pause, `after` an item or while it was treated; nothing of one that was over at once.
    fn pause(&self, pause: &Span, after: bool) -> Option<String> {
        let clock = |at: Stamp| time::hm(at.time(), self.lang);
        let (from, to) = (clock(pause.start), clock(pause.end?));
        let said = match (self.day_to_say(pause.start), after) {
            (Some(day), false) => msg!("protocol-pause-day", day = day, from = &from, to = &to),
            (Some(day), true) => msg!("protocol-pause-after-day", day = day, from = &from, to = &to),
            (None, false) => msg!("protocol-pause", from = &from, to = &to),
            (None, true) => msg!("protocol-pause-after", from = &from, to = &to),
        };
        (from != to).then(|| self.lang.say(&said))
    }

    /// Says at a matter that there were pauses: while it was treated, and after it.
    pub(super) fn pauses_at(&self, matter: &RedactedItem) -> (Vec<Entry>, Vec<Entry>) {
        let own = matter.subject.target();
        let of = |is_after: bool| {
            let is_it = |(at, after): (&RedactedItem, bool)| at.subject.target() == own && after == is_after;
            let own = self.source.pauses.iter().filter(|pause| self.matter_of(pause).is_some_and(is_it));
            own.filter_map(|pause| Some(Entry::new(EntryKind::Pause, self.pause(pause, is_after)?))).collect()
        };
        (of(false), of(true))
    }

    /// Finds at which matter a pause is said, and whether it was after that: what was treated, or had been last. None:
    /// nothing had, or the audience is not told when, or of what.
    fn matter_of(&self, pause: &Span) -> Option<(&RedactedItem, bool)> {
        let stretches = self.source.slots.iter().enumerate().filter(|(_, run)| run.slot.kind == SlotKind::Item);
        let stretches = stretches.flat_map(|(place, run)| {
            run.starts.iter().enumerate().map(move |(n, start)| (*start, run.ends.get(n).copied(), place))
        });
        let (_, end, place) = stretches.filter(|(start, ..)| *start <= pause.start).max_by_key(|(start, ..)| *start)?;
        self.source.slots.get(place).filter(|run| run.is_start_told)?;
        let matter = self.source.items.iter().rfind(|matter| !matter.redacted && matter.slots.contains(&place))?;
        Some((matter, end.is_some_and(|end| end <= pause.start)))
    }

    /// Says in which order the items were treated, where it is not the agenda's, and what was taken up again after
    /// something else. A point that was added has its place there, unless the plan is printed with it.
    ///
    /// The public is told of the open items, and that these are meant; nothing where one of them ran behind closed
    /// doors, since its place would say when.
    fn order(&self) -> Vec<String> {
        let Some((mut treated, has_closed)) = self.treated() else { return Vec::new() };
        let listed = |all: &[Treated]| all.iter().map(|t| t.title.listed(self.lang)).collect::<Vec<_>>();
        treated.sort_by_key(|t| t.planned);
        let by_plan = listed(&treated);
        treated.sort_by_key(|t| t.began);
        let numbers = listed(&treated);
        let order = (numbers != by_plan).then(|| {
            let numbers = self.lang.list(&numbers);
            self.lang.say(&match has_closed {
                true => msg!("protocol-order-open", numbers = numbers),
                false => msg!("protocol-order", numbers = numbers),
            })
        });
        order.into_iter().chain(self.resumed(&treated)).collect()
    }

    /// Lists what was treated, and whether something closed is left out of it; none: the audience is not told the
    /// order.
    fn treated(&self) -> Option<(Vec<Treated<'_>>, bool)> {
        let is_public = self.audience == Audience::Public;
        let has_plan = self.has_plan();
        let (mut has_closed, mut treated) = (false, Vec::new());
        for matter in self.source.items.iter().filter(|_| self.status == Status::Closed) {
            let title = match &matter.subject {
                // A time plan is treated all the time.
                Subject::Item(item) if item.kind != ItemKind::Plan => item.number.as_deref().map(Title::Number),
                // What was added with a number is printed as an item, whatever else the plan's item prints. Of the
                // plan's own points those count that something came of.
                Subject::Point(slot) if matter.unplanned || is_said(matter) => match &slot.number {
                    Some(number) => Some(Title::Number(number)),
                    None => (!has_plan).then_some(Title::Point(&slot.title)),
                },
                Subject::Item(_) | Subject::Point(_) => None,
            };
            let Some(title) = title else { continue };
            if is_public && matter.subject.access().is_closed() {
                has_closed = true;
                continue;
            }
            let slots = || matter.slots.iter().filter_map(|place| Some((*place, self.source.slots.get(*place)?)));
            let runs: Vec<&RedactedSlot> = slots().map(|(_, run)| run).filter(|run| run.has_run()).collect();
            let ran = runs.iter().filter_map(|run| run.start).min();
            let Some(began) = ran.or_else(|| decided_with_others(matter)) else { continue };
            // What did not run itself may have been decided on while something closed ran.
            let may_be_behind = || ran.is_none() && self.source.slots.iter().any(|run| !run.is_start_told);
            if runs.iter().any(|run| !run.is_start_told) || may_be_behind() {
                return None;
            }
            let is_planned = |run: &RedactedSlot| !run.removed && !run.unplanned;
            let target = matter.subject.target();
            let place_in = |run: &RedactedSlot| run.slot.items.iter().position(|id| Target::Item(id.clone()) == target);
            let planned = slots().filter(|(_, run)| is_planned(run));
            let planned = planned.map(|(place, run)| (place, place_in(run).unwrap_or_default())).min();
            let (slot, place) = planned.unwrap_or((usize::MAX, 0));
            treated.push(Treated { title, planned: (slot, place, false), runs, began });
        }
        place_added(&mut treated);
        Some((treated, has_closed))
    }

    /// Says what was taken up again after something else, in the same slot or, where no plan is printed that has it
    /// twice, in another.
    fn resumed(&self, treated: &[Treated]) -> Vec<String> {
        let stretches =
            || treated.iter().flat_map(|t| t.runs.iter().flat_map(move |run| run.starts.iter().map(move |at| (t, at))));
        let mut said: Vec<(Stamp, Vec<Title>, Vec<Title>)> = Vec::new();
        for one in treated {
            let mut starts: Vec<(Stamp, usize)> =
                one.runs.iter().enumerate().flat_map(|(n, run)| run.starts.iter().map(move |at| (*at, n))).collect();
            starts.sort_unstable();
            for pair in starts.windows(2) {
                let &[(before, slot), (again, other_slot)] = pair else { continue };
                if slot != other_slot && self.has_plan() {
                    continue;
                }
                let is_with_it = |other: &Treated| other.runs.iter().any(|run| run.starts.contains(&again));
                let between = || {
                    let those = stretches().filter(|(_, at)| before < **at && **at < again);
                    those.filter(|(other, _)| !is_with_it(other))
                };
                let Some(last) = between().map(|(_, at)| *at).max() else { continue };
                let after = between().filter(|(_, at)| **at == last).map(|(other, _)| other.title).collect();
                // What is one slot is taken up at once.
                match said.iter_mut().find(|(at, _, others)| *at == again && *others == after) {
                    Some((_, titles, _)) => titles.push(one.title),
                    None => said.push((again, vec![one.title], after)),
                }
            }
        }
        said.sort_by_key(|(at, ..)| *at);
        let sentence = |(_, items, after): (Stamp, Vec<Title>, Vec<Title>)| {
            let (item, after) = (running(&items, self.lang), running(&after, self.lang));
            self.lang.say(&msg!("protocol-resumed", count = items.len(), item = capitalised(&item), after = after))
        };
        said.into_iter().map(sentence).collect()
    }
}

/// Returns whether something came of a matter that is printed.
fn is_said(matter: &RedactedItem) -> bool {
    matter.postponement.is_some() || matter.records.iter().any(|record| record.kind() != RecordKind::Note)
}

/// Returns when a matter that did not run itself was decided on together with others.
fn decided_with_others(matter: &RedactedItem) -> Option<Stamp> {
    let is_it = |record: &&Record| matches!(record.kind(), RecordKind::Decision | RecordKind::Vote);
    let records = matter.records.iter().filter(is_it).filter(|_| !matter.together.is_empty());
    records.map(|record| record.at).min()
}
