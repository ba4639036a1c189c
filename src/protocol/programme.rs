//! What a protocol says of the plan at the items and points themselves: when a point was planned, who presents, and
//! what tells two points of the same title apart. And what became of an item.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::build::{day_of, moment_of};
use super::items::Wording;
use super::model::{Entry, EntryKind, Item, ItemState, Kind, Participant, Party, Status};
use super::sentences::{self, party, took_part};
use crate::agenda::{ItemKind, ItemType, Undecided, Who, number};
use crate::audience::{RedactedGuest, RedactedItem, RedactedSlot, Subject};
use crate::meeting::Target;
use crate::{msg, wording};

/// Returns whether a matter was taken off and not postponed, and nothing was decided on it.
pub(super) fn is_off(matter: &RedactedItem) -> bool {
    matter.dropped && matter.postponement.is_none() && !matter.records.iter().any(|record| record.kind().decides())
}

impl Wording<'_> {
    /// Says when a point was held that no plan item lists, or before that when it was planned: "Den 16. januar kl. 9.00
    /// · Blok 2: Økonomi".
    pub(super) fn planned(&self, item: &Item, runs: &[&RedactedSlot]) -> Option<String> {
        let run = runs.first().filter(|run| item.kind == Kind::Point && !run.unplanned && !self.has_plan())?;
        let when = match run.start {
            Some(start) => run.is_start_told.then(|| self.moment(start.naive_local())),
            // What was not held had no time.
            None => self.when(run).filter(|_| self.status != Status::Closed),
        };
        let when = when.map(|when| wording::capitalised(&when));
        let parts: Vec<String> = when.into_iter().chain(run.slot.block.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// Writes a slot's planned time: "kl. 9.00", in a meeting of several days "den 16. januar kl. 9.00"; of one without
    /// a time only the day, and nothing in a meeting of one day.
    fn when(&self, run: &RedactedSlot) -> Option<String> {
        let days = self.source.days_planned();
        let days = (days.len() > 1).then_some(days.as_slice());
        let day = || Some(self.lang.say(&msg!("protocol-on-day", day = day_of(run.slot.day, days?, self.lang))));
        run.planned_start.map(|start| moment_of(start, days, self.lang)).or_else(day)
    }

    /// Writes a time: "kl. 9.00", in a meeting of several days "den 16. januar kl. 9.00".
    fn moment(&self, at: NaiveDateTime) -> String {
        let days = self.source.days_planned();
        moment_of(at, (days != [at.date()]).then_some(days.as_slice()), self.lang)
    }

    /// Returns whether an item prints the plan: its rows say then what is said of points.
    pub(super) fn has_plan(&self) -> bool {
        self.source
            .items
            .iter()
            .any(|matter| matches!(&matter.subject, Subject::Item(item) if item.kind == ItemKind::Plan))
    }

    /// Names who presents an item, or a point that no plan item lists, a line each for what everybody and what the
    /// body alone is told.
    pub(super) fn lead_of(&self, item: &Item, runs: &[&RedactedSlot]) -> Vec<String> {
        if item.kind == Kind::Point && self.has_plan() {
            return Vec::new();
        }
        let is_closed = item.access.is_closed();
        let told = self.lead(runs, |run| is_closed || !run.is_lead_withheld);
        let withheld = self.lead(runs, |run| !is_closed && run.is_lead_withheld);
        let withheld = withheld.filter(|said| told.as_ref() != Some(said));
        told.into_iter().chain(withheld.map(|said| sentences::withheld(&said, self.lang))).collect()
    }

    /// Names who presents in slots: "Ved økonomichef Bettina Andersen". Nobody presents what was not held, and who did
    /// not come did not either.
    pub(super) fn lead(&self, runs: &[&RedactedSlot], is_meant: impl Fn(&RedactedSlot) -> bool) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        let is_over = self.status == Status::Closed;
        for who in self.presenting(runs, is_meant) {
            let name = wording::running_name(&self.source.head, who, self.lang);
            // Of an item that was treated in parts it is not said that they presented all of it.
            let mut held = runs.iter().filter(|run| run.has_run() || !is_over);
            let is_part = held.any(|run| !run.lead.contains(who));
            let part = is_part.then(|| self.lang.text("protocol-lead-part"));
            let name = wording::marked(&name, part.as_slice());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| self.lang.say(&msg!("protocol-lead", names = self.lang.list(&names))))
    }

    /// Says who is not to be there for an item, and who is to stand in for them.
    pub(super) fn excused(&self, matter: &RedactedItem) -> Vec<String> {
        if self.status != Status::NotStarted {
            return Vec::new();
        }
        let people = |who: &Who| party(self.agenda(), who);
        let away: Vec<Party> = matter.excused.iter().map(|(who, _)| people(who)).collect();
        let away = (!away.is_empty()).then(|| sentences::list(&away, self.lang));
        let away = away.map(|names| self.lang.say(&msg!("protocol-takes-no-part", names = names)));
        let stand_ins = matter.excused.iter().filter_map(|(member, who)| {
            let (who, member) = (people(who.as_ref()?), people(member));
            let (name, member) = (sentences::titled(&who), sentences::running(&member, self.lang));
            Some(self.lang.say(&msg!("protocol-takes-part-for", name = name, member = member)))
        });
        away.into_iter().chain(stand_ins).collect()
    }

    /// Says who is expected at an item, or at a point that no plan item lists, before the meeting: a sentence each for
    /// what everybody and what the body alone is told. Who presents it is named with that.
    pub(super) fn expected(&self, item: &Item, on: &Target, runs: &[&RedactedSlot]) -> Vec<String> {
        if self.status != Status::NotStarted || (item.kind == Kind::Point && self.has_plan()) {
            return Vec::new();
        }
        let of = |told: bool| {
            let mut out: Vec<Participant> = Vec::new();
            for run in runs {
                let is_told = |guest: &RedactedGuest| item.access.is_closed() || !guest.withheld;
                let is_meant = |guest: &RedactedGuest| {
                    !run.lead.contains(&guest.who) && guest.comes_for.contains(on) && is_told(guest) == told
                };
                for guest in self.participants(&run.participants, is_meant) {
                    if !out.iter().any(|other| other.party == guest.party) {
                        out.push(guest);
                    }
                }
            }
            out
        };
        let withheld = took_part(&of(false), false, self.lang);
        let withheld = withheld.iter().map(|said| sentences::withheld(said, self.lang));
        took_part(&of(true), false, self.lang).into_iter().chain(withheld).collect()
    }

    fn presenting<'a>(
        &self,
        runs: &[&'a RedactedSlot],
        is_meant: impl Fn(&RedactedSlot) -> bool,
    ) -> impl Iterator<Item = &'a Who> {
        let is_over = self.status == Status::Closed;
        let held = runs.iter().copied().filter(move |run| (run.has_run() || !is_over) && is_meant(run));
        held.flat_map(|run| run.lead.iter())
    }

    /// Tells points of the same heading apart, by their places: by who presents them, else by when they were planned,
    /// else by counting.
    pub(super) fn told_apart(&self, items: &[Item]) -> BTreeMap<usize, String> {
        let mut apart = BTreeMap::new();
        let mut alike: BTreeMap<(&str, Vec<String>), Vec<usize>> = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            let is_redacted = self.source.items.get(place).is_none_or(|matter| matter.redacted);
            if item.kind == Kind::Point && !is_redacted {
                alike.entry((item.title.as_str(), self.marks(item))).or_default().push(place);
            }
        }
        for places in alike.into_values().filter(|places| places.len() > 1) {
            let marks = |by: &dyn Fn(&[&RedactedSlot]) -> Option<String>| -> Option<Vec<String>> {
                let all: Option<Vec<String>> = places.iter().map(|place| by(&self.runs_of(*place))).collect();
                all.filter(|all| all.iter().collect::<BTreeSet<_>>().len() == all.len())
            };
            let by_lead = marks(&|runs| {
                let agenda = &self.source.head;
                let names: Vec<String> =
                    self.presenting(runs, |_| true).map(|who| wording::plain_name(agenda, who)).collect();
                (!names.is_empty()).then(|| self.lang.list(&names))
            });
            let by_time = || marks(&|runs| runs.first().filter(|run| !run.unplanned).and_then(|run| self.when(run)));
            let counted = || (1..=places.len()).map(|n| n.to_string()).collect();
            let marks = by_lead.or_else(by_time).unwrap_or_else(counted);
            apart.extend(places.iter().copied().zip(marks));
        }
        apart
    }

    fn runs_of(&self, place: usize) -> Vec<&RedactedSlot> {
        let slots = self.source.items.get(place).map(|matter| matter.slots.as_slice()).unwrap_or_default();
        slots.iter().filter_map(|slot| self.source.slots.get(*slot)).collect()
    }

    /// Says what became of an item, from nothing but what this audience is told of it.
    pub(super) fn state(&self, matter: &RedactedItem, item: &Item, runs: &[&RedactedSlot]) -> Option<ItemState> {
        let has_begun = runs.iter().any(|run| run.start.is_some());
        let is_matter = matches!(item.kind, Kind::Item | Kind::Point);
        Some(if item.postponed {
            ItemState::Postponed
        } else if has_begun || (!matter.records.is_empty() && !is_off(matter)) {
            ItemState::Considered
        } else if matter.dropped {
            ItemState::Dropped
        } else if !is_matter {
            return None;
        } else if self.status == Status::Closed && self.source.opened_at.is_some() {
            ItemState::NotConsidered
        } else {
            ItemState::Pending
        })
    }

    /// Says that nothing was decided on an item that was considered, where the body wants that said. An item that only
    /// informs does not say it: nobody asked for a decision.
    pub(super) fn undecided(&self, matter: &RedactedItem, item: &Item) -> Option<Entry> {
        let is_matter = match &matter.subject {
            Subject::Item(_) => item.kind == Kind::Item,
            Subject::Point(slot) => slot.is_point(),
        };
        let informs = item.item_type == Some(ItemType::Information);
        let is_off = is_off(matter) || matches!(&matter.subject, Subject::Item(of) if of.withdrawn.is_some());
        // What is decided on in its parts says so there.
        let whole = item.number.as_deref().filter(|number| number::is_whole(number)).and_then(number::whole_number);
        let is_its_part = |other: &RedactedItem| match &other.subject {
            Subject::Item(other) => {
                other.number.as_deref().is_some_and(|n| number::is_part(n) && number::whole_number(n) == whole)
            }
            Subject::Point(_) => false,
        };
        let has_parts = whole.is_some() && self.source.items.iter().any(is_its_part);
        let says = self.agenda().protocol.undecided == Undecided::Say && self.status == Status::Closed;
        (says && matter.undecided && matter.together.is_empty() && is_matter && !informs && !is_off && !has_parts)
            .then(|| Entry::new(EntryKind::Undecided, self.lang.text("protocol-undecided")))
    }
}
