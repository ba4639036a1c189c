//! Winning back time: what can be given up so that the day ends when it was planned to, and which end each of it leads
//! to.
//!
//! Nothing here calculates an end of its own: a proposal is an event, tried on a copy of the meeting, and its end is
//! that copy's forecast. Nothing is cut by itself either; a proposal is only that until its event is recorded.
//!
//! What is left alone: `fixed` slots, in start and budget (somebody was promised that time); later days; what has run;
//! and every minute whose loss would win nothing, because a later slot waits for its time anyway.

use chrono::{NaiveDateTime, TimeDelta};

use super::event::{ChangedBudget, Event, JournalEntry, Target};
use super::state::{Meeting, SlotState};
use super::timing::{Expected, Forecast};
use crate::agenda::{ItemKind, SlotId, SlotKind};
use crate::time::Stamp;

/// The fewest minutes that an item is given.
const SHORTEST_ITEM: u32 = 2;

/// The fewest minutes that a break is given; nor is it cut to less than half of what was agreed.
const SHORTEST_BREAK: u32 = 5;

/// The fewest minutes that are left of the slot that runs.
const SHORTEST_REST: u32 = 2;

/// The most minutes that one proposal takes away.
const MOST: usize = 24 * 60;

/// Less than this is not a minute, behind or won: times are told to the nearest minute.
const HALF_A_MINUTE: TimeDelta = TimeDelta::seconds(30);

/// How the day stands against its planned end, and what could be done.
#[derive(Clone, Debug, PartialEq)]
pub struct CatchUp {
    /// When the day ends if nothing is done; none: nobody knows, because a slot has no budget.
    pub end: Option<NaiveDateTime>,
    /// When it was planned to end.
    pub planned_end: Option<NaiveDateTime>,
    /// The first slot for which nobody planned how long it takes, where that is why either end is not known.
    pub open_slot: Option<usize>,
    /// How much is missing to end on time; none: nothing.
    pub missing: Option<TimeDelta>,
    /// To how many per cent of its budgets the rest must be squeezed, breaks and fixed slots included.
    pub pace: Option<u32>,
    /// What could be done, what hurts least first; nothing if nothing is missing.
    pub proposals: Vec<Proposal>,
}

/// Something that wins back time.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub way: TimeSaving,
    /// What choosing it records.
    pub event: Event,
    /// When the day then ends.
    pub end: NaiveDateTime,
}

/// A way of winning back time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeSaving {
    /// One break is shortened.
    Break(SlotId),
    /// All breaks are shortened.
    Breaks,
    /// All that is to come is shortened evenly, and the rest of what runs.
    Squeeze,
    /// The breaks are shortened first, and what that does not win is taken evenly from the rest.
    BreaksFirst,
    /// An item or a point is postponed.
    Postpone(Target),
}

impl Proposal {
    /// Lists the budgets that it changes; none for a postponement.
    #[must_use]
    pub fn budgets(&self) -> &[ChangedBudget] {
        match &self.event {
            Event::BudgetsChanged { budgets } => budgets,
            _ => &[],
        }
    }
}

impl Meeting {
    /// Finds what wins back time for the day that it is at `now`.
    #[must_use]
    pub fn catch_up(&self, now: Stamp) -> CatchUp {
        let forecast = self.forecast(now);
        let late =
            forecast.drift.filter(|_| forecast.end.is_some() && forecast.planned_end.is_some() && is_late(&forecast));
        let mut found = CatchUp {
            end: forecast.end,
            planned_end: forecast.planned_end,
            open_slot: self.open_slot(&forecast),
            missing: late,
            pace: forecast.pace,
            proposals: Vec::new(),
        };
        if let (Some(_), Some(end), None) = (late, forecast.end, self.closed_at()) {
            let search = Search { meeting: self.without_texts(), now, forecast, end };
            found.proposals = search.proposals(self);
        }
        found
    }

    /// Finds the slot because of which nobody knows when the day ends, or was to end.
    fn open_slot(&self, forecast: &Forecast) -> Option<usize> {
        let is_open = |expected: &Option<Expected>| expected.is_some_and(|expected| expected.end.is_none());
        match (forecast.end, forecast.planned_end) {
            (Some(_), Some(_)) => None,
            (None, _) => forecast.slots.iter().position(is_open),
            (Some(_), None) => self.slots().iter().rposition(|run| run.slot.day == forecast.day && !run.unplanned),
        }
    }

    /// Copies what time depends on; the texts would be copied for every trial.
    fn without_texts(&self) -> Self {
        let mut copy = self.clone();
        copy.records.clear();
        for item in &mut copy.agenda.items {
            (item.background, item.presentation, item.economy) = (None, None, None);
            item.annexes.clear();
        }
        copy
    }
}

fn is_late(forecast: &Forecast) -> bool {
    forecast.drift.is_some_and(|drift| drift >= HALF_A_MINUTE)
}

/// A slot whose budget can be cut.
#[derive(Clone, Debug)]
struct Piece {
    id: SlotId,
    is_break: bool,
    /// The budget as it is.
    before: u32,
    /// What it was cut to.
    minutes: u32,
    /// The fewest minutes that it can be cut to.
    least: u32,
    /// What of the budget is spent.
    spent: TimeDelta,
}

impl Piece {
    /// What is left of the budget in seconds, as it was and half a minute less than it is: the piece with most of its
    /// own left is cut next.
    fn share(&self) -> (i128, i128) {
        let left = |minutes: u32| i128::from(minutes) * 60 - i128::from(self.spent.num_seconds());
        (left(self.minutes) - 30, left(self.before).max(1))
    }

    /// Returns whether more is left of it, in proportion, than of the other.
    fn has_more_than(&self, other: &Self) -> bool {
        let ((left, of), (other_left, other_of)) = (self.share(), other.share());
        left * other_of > other_left * of
    }
}

/// The search for proposals.
struct Search {
    meeting: Meeting,
    now: Stamp,
    forecast: Forecast,
    /// The end if nothing is done.
    end: NaiveDateTime,
}

impl Search {
    fn proposals(&self, meeting: &Meeting) -> Vec<Proposal> {
        let pieces = self.pieces();
        let breaks: Vec<Piece> = pieces.iter().filter(|p| p.is_break).cloned().collect();
        let mut found: Vec<Proposal> = Vec::new();
        for piece in breaks.iter().filter(|p| p.spent.is_zero()) {
            self.offer(&mut found, TimeSaving::Break(piece.id.clone()), self.cut(&[std::slice::from_ref(piece)]));
        }
        let enough = |found: &[Proposal]| found.iter().any(|p| self.is_enough(p.end));
        if !enough(&found) {
            self.offer(&mut found, TimeSaving::Breaks, self.cut(&[&breaks]));
        }
        let breaks_do = enough(&found);
        self.offer(&mut found, TimeSaving::Squeeze, self.cut(&[&pieces]));
        if !breaks_do {
            let rest: Vec<Piece> = pieces.iter().filter(|p| !p.is_break).cloned().collect();
            self.offer(&mut found, TimeSaving::BreaksFirst, self.cut(&[&breaks, &rest]));
        }
        for target in self.postponable(meeting) {
            self.offer(&mut found, TimeSaving::Postpone(target.clone()), Event::ItemPostponed { on: target, to: None });
        }
        found
    }

    /// Adds a proposal, unless it wins less than a minute or is there already.
    fn offer(&self, found: &mut Vec<Proposal>, way: TimeSaving, event: Event) {
        if found.iter().any(|p| p.event == event) {
            return;
        }
        let mut trial = self.meeting.clone();
        self.happen(&mut trial, &event);
        if let Some(end) = trial.forecast(self.now).end
            && self.end - end >= HALF_A_MINUTE
        {
            found.push(Proposal { way, event, end });
        }
    }

    fn is_enough(&self, end: NaiveDateTime) -> bool {
        self.forecast.planned_end.is_some_and(|planned| end - planned < HALF_A_MINUTE)
    }

    fn happen(&self, trial: &mut Meeting, event: &Event) {
        trial.apply(&JournalEntry { seq: u64::MAX, at: self.now, event: event.clone() }, false);
    }

    /// Lists the slots of the day that can be cut: those to come that are not fixed, and the rest of the one that runs.
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (index, run) in self.meeting.slots().iter().enumerate() {
            let runs = self.meeting.running() == Some(index);
            if run.slot.fixed || run.slot.day > self.forecast.day || !(runs || self.meeting.is_to_come(index)) {
                continue;
            }
            let Some(before) = run.minutes() else { continue };
            let spent = self.meeting.elapsed(index, self.now);
            let is_break = run.slot.kind == SlotKind::Break;
            let mut least = SHORTEST_ITEM;
            if is_break {
                least = run.agreed_minutes().unwrap_or(before).div_ceil(2).max(SHORTEST_BREAK);
            }
            if runs {
                let begun = u32::try_from((spent.num_seconds() + 59) / 60).unwrap_or(u32::MAX);
                least = least.max(begun.saturating_add(SHORTEST_REST));
            }
            if before > least {
                pieces.push(Piece { id: run.slot.id.clone(), is_break, before, minutes: before, least, spent });
            }
        }
        pieces
    }

    /// Takes one minute after the other from where in proportion most is left, until the day ends on time.
    ///
    /// The groups are cut one after the other. A minute that wins nothing is given back, and its slot is cut no
    /// further.
    fn cut(&self, groups: &[&[Piece]]) -> Event {
        let mut trial = self.meeting.clone();
        let mut end = self.end;
        let mut taken = 0;
        let mut cut: Vec<Piece> = Vec::new();
        for group in groups {
            let mut open: Vec<Piece> = group.to_vec();
            while taken < MOST && !self.is_enough(end) {
                let next = open.iter().enumerate().reduce(|a, b| if b.1.has_more_than(a.1) { b } else { a });
                let Some(next) = next.map(|(at, _)| at) else { break };
                let piece = &mut open[next];
                let before = ChangedBudget { slot: piece.id.clone(), minutes: piece.minutes };
                let budget = ChangedBudget { slot: piece.id.clone(), minutes: piece.minutes - 1 };
                self.happen(&mut trial, &Event::BudgetsChanged { budgets: vec![budget] });
                let then = trial.forecast(self.now).end.unwrap_or(end);
                let wins = end - then >= HALF_A_MINUTE;
                if wins {
                    end = then;
                    taken += 1;
                    piece.minutes -= 1;
                } else {
                    self.happen(&mut trial, &Event::BudgetsChanged { budgets: vec![before] });
                }
                if !wins || piece.minutes <= piece.least {
                    cut.push(open.remove(next));
                }
            }
            cut.append(&mut open);
        }
        let mut budgets: Vec<ChangedBudget> = cut
            .into_iter()
            .filter(|p| p.minutes < p.before)
            .map(|p| ChangedBudget { slot: p.id, minutes: p.minutes })
            .collect();
        budgets.sort_by_key(|b| self.meeting.slot_index(&b.slot));
        Event::BudgetsChanged { budgets }
    }

    /// Lists the items and points of the day that are still to come and can be postponed, in plan order.
    ///
    /// Not what has run or was decided on, and not the plan and the forward plan, which are no matters. A slot that
    /// treats several items is not freed by one of them: that shows in the forecast.
    fn postponable(&self, meeting: &Meeting) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for (index, run) in meeting.slots().iter().enumerate() {
            if run.slot.kind != SlotKind::Item || run.slot.day > self.forecast.day || !meeting.is_to_come(index) {
                continue;
            }
            for target in run.targets() {
                let is_matter = meeting.item(&target).is_none_or(|i| i.kind == ItemKind::Item);
                let has_run = meeting
                    .slots_of(&target)
                    .filter(|i| !meeting.slots()[*i].ran_without(&target))
                    .any(|i| matches!(meeting.slot_state(i), SlotState::Running | SlotState::Done));
                let decided = meeting.records_on(&target).any(|r| r.kind().decides());
                let postponed = meeting.postponement(&target).is_some();
                if is_matter && !has_run && !decided && !postponed && !targets.contains(&target) {
                    targets.push(target);
                }
            }
        }
        targets
    }
}

impl Meeting {
    /// Counts the minutes that changed budgets win, against the budgets now.
    #[must_use]
    pub fn minutes_won_by(&self, budgets: &[ChangedBudget]) -> i64 {
        let before = |b: &ChangedBudget| self.slot_index(&b.slot).and_then(|i| self.slots()[i].minutes());
        budgets.iter().filter_map(|b| before(b).map(|m| i64::from(m) - i64::from(b.minutes))).sum()
    }
}
