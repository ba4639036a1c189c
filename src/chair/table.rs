//! The picture after the close: planned against actual for every slot, in words.

use chrono::TimeDelta;
use serde::Serialize;

use super::picture::Scene;
use super::standing::Standing;
use super::words;
use crate::agenda::SlotKind;
use crate::audience::SlotSummary;
use crate::meeting::{Forecast, SlotState};
use crate::msg;
use crate::time::{self, Stamp};
use crate::wording;

/// What became of the meeting.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// That the meeting is closed.
    pub words: String,
    /// When it ended, against the plan.
    pub standing: Standing,
    /// What is over the planned starts.
    pub planned_column: String,
    /// What is over the actual starts.
    pub began_column: String,
    /// A row for every slot but the close; before the first slot of a day its day, where there are several.
    pub rows: Vec<Row>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// When it was planned to begin.
    pub planned: String,
    pub began: String,
    pub title: String,
    /// What became of it, against its budget as agreed.
    pub verdict: String,
    /// How the verdict is meant.
    pub tone: RowTone,
}

/// How a verdict is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowTone {
    /// Held in its time, or without a budget.
    Plain,
    /// Held, and longer than agreed.
    Over,
    /// Not held.
    NotHeld,
}

impl Table {
    pub(super) fn of(scene: &Scene, slots: &[SlotSummary], forecast: &Forecast, now: Stamp) -> Self {
        Self {
            words: scene.lang.text("time-closed"),
            standing: Standing::of(scene.meeting, forecast, scene.lang),
            planned_column: scene.lang.text("chair-column-planned"),
            began_column: scene.lang.text("chair-column-began"),
            rows: rows(scene, slots, now),
        }
    }
}

fn rows(scene: &Scene, slots: &[SlotSummary], now: Stamp) -> Vec<Row> {
    let (lang, meeting) = (scene.lang, scene.meeting);
    let several_days = meeting.agenda().days().len() > 1;
    let mut day = None;
    let mut rows = Vec::new();
    for (index, (run, summary)) in meeting.slots().iter().zip(slots).enumerate() {
        if run.slot.kind == SlotKind::Close || (run.removed && run.spans.is_empty()) {
            continue;
        }
        if several_days && day != Some(run.slot.day) {
            day = Some(run.slot.day);
            let title = time::date_weekday(run.slot.day, lang);
            let (planned, began, verdict) = <(String, String, String)>::default();
            rows.push(Row { planned, began, title, verdict, tone: RowTone::Plain });
        }
        let (verdict, tone) = verdict(scene, index, summary.state, now);
        rows.push(Row {
            planned: wording::planned_start(run, lang),
            began: run.spans.first().map(|s| time::hm(s.start.time(), lang)).unwrap_or_else(|| "–".to_owned()),
            title: words::numbered(summary),
            verdict,
            tone,
        });
    }
    rows
}

/// What became of a slot, against its budget as agreed.
fn verdict(scene: &Scene, index: usize, state: SlotState, now: Stamp) -> (String, RowTone) {
    let (lang, meeting) = (scene.lang, scene.meeting);
    match state {
        SlotState::Done | SlotState::Running => {
            // Against the plan as it was agreed: a budget that was cut on the way is not a plan that was kept.
            let elapsed = meeting.elapsed(index, now);
            let agreed = meeting.slots().get(index).and_then(|r| r.agreed_minutes());
            let left = agreed.map(|m| TimeDelta::minutes(i64::from(m)) - elapsed);
            match left.map(wording::minutes) {
                Some(m) if m < 0 => (lang.say(&msg!("slot-over", length = wording::length(-m, lang))), RowTone::Over),
                Some(m) if m > 0 => (lang.say(&msg!("slot-under", length = wording::length(m, lang))), RowTone::Plain),
                Some(_) => (lang.text("chair-as-planned"), RowTone::Plain),
                None => {
                    let took = wording::length(wording::minutes(elapsed), lang);
                    (lang.say(&msg!("chair-took", length = took)), RowTone::Plain)
                }
            }
        }
        SlotState::Pending if meeting.is_treated_elsewhere(index) => (lang.text("slot-together"), RowTone::Plain),
        SlotState::Pending => (lang.text("chair-not-held"), RowTone::NotHeld),
        SlotState::Postponed => (lang.text("slot-postponed"), RowTone::NotHeld),
        SlotState::Skipped => (lang.text("slot-skipped"), RowTone::NotHeld),
    }
}
