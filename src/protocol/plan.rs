//! Builds the tables of the view model: the time plan, and the forward plan.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::items::{Wording, blocks};
use super::model::{DocumentKind, PlanRow, Status, UpcomingRow};
use super::sentences::{self, took_part};
use crate::agenda::{self, ItemId, PlanHeadings, Slot};
use crate::audience::{Audience, RedactedItem, Subject};
use crate::lang::Lang;
use crate::{msg, text, time, wording};

impl Wording<'_> {
    /// Lists the plan: what was planned in its order, and what was added at its place, without a time of its own.
    pub(super) fn plan_rows(&self) -> Vec<PlanRow> {
        let several = self.source.days_planned().len() > 1;
        let (mut last_day, mut last_block) = (None, None);
        let headings = self.headings();
        let mut rows = Vec::new();
        for run in self.source.slots.iter().filter(|r| !r.removed) {
            let slot = &run.slot;
            let (mut heading, mut ends_heading) = (Vec::new(), false);
            if several && last_day != Some(slot.day) {
                heading.push(wording::capitalised(&time::date_weekday(slot.day, self.lang)));
                last_block = None;
            }
            last_day = Some(slot.day);
            // What was added or moved has the block of what is next to it: that the public is told of none, since that
            // one is closed, ends nothing.
            let is_own = !headings.are_blocks() || !(run.unplanned || run.moved);
            if let Some(over) = headings.over(slot).filter(|over| is_own || over.is_some()) {
                if last_block.as_deref() != over {
                    heading.extend(over.map(str::to_owned));
                    ends_heading = heading.is_empty();
                }
                last_block = over.map(str::to_owned);
            }
            // Who presents it is named once.
            let participants = self.participants(&run.participants, |guest| !run.lead.contains(&guest.who));
            let unplanned = run.unplanned.then(|| self.lang.text("protocol-unplanned"));
            // It keeps the time that was agreed, which is not that of its place.
            let agreed = run.slot.start.filter(|_| run.moved && !run.unplanned && run.planned_start.is_none());
            let moved = agreed.map(|_| self.lang.text("protocol-moved"));
            let marks: Vec<String> =
                unplanned.into_iter().chain(moved).chain(self.closed_mark(slot.access, run.is_only_withheld)).collect();
            let title = wording::marked(&self.plan_title(slot), &marks);
            // Who was expected at a slot that was not held says nothing once the meeting is over.
            let told = run.has_run() || self.status != Status::Closed;
            rows.push(PlanRow {
                heading: (!heading.is_empty()).then(|| heading.join(" – ")),
                ends_heading,
                time: run.planned_start.or(agreed).map(|at| time::hm(at.time(), self.lang)),
                title,
                text: blocks(slot.text.as_deref().filter(|_| self.kind != DocumentKind::Plan)),
                sentences: if told {
                    let lead = self.lead(&[run], |_| true);
                    lead.into_iter().chain(took_part(&participants, run.has_run(), self.lang)).collect()
                } else {
                    Vec::new()
                },
            });
        }
        rows
    }

    /// Titles a slot. Where nothing but the plan is printed the public reads there that an item is closed, unless its
    /// title says so.
    fn plan_title<'a>(&self, slot: &'a Slot) -> Cow<'a, str> {
        let is_told_here = self.audience == Audience::Public && self.kind == DocumentKind::Plan;
        if !is_told_here || !slot.access.is_closed() || slot.items.is_empty() {
            return Cow::Borrowed(&slot.title);
        }
        let neutral = self.lang.text("protocol-closed-item");
        let titled = |item: &agenda::Item| {
            let is_marked = item.access.is_closed() && item.title != neutral;
            wording::marked(&item.title, is_marked.then(|| self.lang.text("protocol-closed-mark")).as_slice())
        };
        let of = |id: &ItemId| self.items().find(|item| item.id == *id).map(titled);
        let titles: Vec<String> = slot.items.iter().filter_map(of).collect();
        Cow::Owned(Slot::title_of_items(&titles.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    fn items(&self) -> impl Iterator<Item = &agenda::Item> {
        self.source.items.iter().filter_map(|matter| match &matter.subject {
            Subject::Item(item) => Some(item.as_ref()),
            Subject::Point(_) => None,
        })
    }

    fn headings(&self) -> PlanHeadings<'_> {
        PlanHeadings::new(self.items(), self.source.slots.iter().map(|run| &run.slot))
    }

    pub(super) fn upcoming(&self) -> Vec<UpcomingRow> {
        let reference = self.agenda().date;
        let row = |u: &agenda::Upcoming| {
            let cancelled = u.cancelled.then(|| match &u.note {
                // What there is instead reads like a point of a meeting: "Fælles lederdag".
                Some(note) if !says_cancelled(note) => {
                    self.lang.say(&msg!("protocol-cancelled-note", note = note.as_str()))
                }
                Some(note) => note.clone(),
                None => self.lang.text("protocol-cancelled"),
            });
            let mut lines: Vec<String> = cancelled.or_else(|| u.note.clone()).into_iter().collect();
            lines.extend(u.points.iter().map(|p| match p.minutes {
                Some(minutes) if minutes > 0 && minutes % 60 == 0 => {
                    self.lang.say(&msg!("protocol-hours", text = p.text.clone(), hours = minutes / 60))
                }
                Some(minutes) => {
                    self.lang.say(&msg!("protocol-minutes", text = p.text.clone(), minutes = minutes.to_string()))
                }
                None => p.text.clone(),
            }));
            lines.extend(u.date.into_iter().filter(|_| !u.cancelled).flat_map(|date| self.postponed_lines(date)));
            let day = u
                .date
                .map_or_else(|| self.lang.text("protocol-awaits-date"), |d| time::date_near(d, reference, self.lang));
            UpcomingRow { date: u.date, day, cancelled: u.cancelled, lines }
        };
        let mut rows: Vec<UpcomingRow> = self.agenda().upcoming.iter().map(row).collect();
        // What is postponed to a day of which the forward plan knows nothing.
        let dates: BTreeSet<NaiveDate> = self.postponements().map(|(date, _)| date).collect();
        for date in dates {
            let lines = self.postponed_lines(date);
            if rows.iter().all(|row| row.date != Some(date) || row.cancelled) {
                let place = rows.iter().position(|row| row.date.is_none_or(|other| other > date));
                let row = UpcomingRow {
                    date: Some(date),
                    day: time::date_near(date, reference, self.lang),
                    cancelled: false,
                    lines,
                };
                rows.insert(place.unwrap_or(rows.len()), row);
            }
        }
        rows
    }

    fn postponements(&self) -> impl Iterator<Item = (NaiveDate, &RedactedItem)> {
        self.source.items.iter().filter_map(|m| Some((m.postponement?.to?, m)))
    }

    /// Names what was postponed to a day: "Status på udmøntningsplan (udsat fra punkt 7)".
    fn postponed_lines(&self, date: NaiveDate) -> Vec<String> {
        let line = |matter: &RedactedItem| {
            let (title, number, access) = match &matter.subject {
                Subject::Item(item) => (&item.title, item.number.as_ref(), item.access),
                Subject::Point(slot) => (&slot.title, slot.number.as_ref(), slot.access),
            };
            let postponed = self.lang.say(&match number {
                Some(number) => msg!("protocol-postponed-from", number = number),
                None => msg!("protocol-postponed-here"),
            });
            let closed = self.closed_mark(access, matter.is_only_withheld);
            let marks: Vec<String> = closed.into_iter().chain([postponed]).collect();
            let said = wording::marked(title, &marks);
            if matter.withheld.postponement { sentences::withheld(&said, self.lang) } else { said }
        };
        self.postponements().filter(|(to, _)| *to == date).map(|(_, matter)| line(matter)).collect()
    }
}

/// Returns whether a note on a meeting of the forward plan says itself that there is none.
fn says_cancelled(note: &str) -> bool {
    let folded = text::casefold(note);
    Lang::understood_in_all().flat_map(|of| of.agendas.cancelled).any(|said| folded.contains(said))
}
