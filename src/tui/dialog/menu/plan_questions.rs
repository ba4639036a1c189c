//! The questions about a slot of the plan: what to change of it, and what to ask before it is put together with
//! another.

use super::choice::Page;
use super::questions::{message, withheld_matter};
use super::{Choice, Label, Menu};
use crate::agenda::{Access, SlotId};
use crate::meeting::{Record, SlotState};
use crate::msg;
use crate::tui::context::Context;
use crate::tui::drafts::SlotField;
use crate::tui::item::in_one_line;
use crate::wording::locked;

/// How many columns a title or a text of another row has.
const WIDTH: usize = 40;

/// Asks what to change of what is selected in the plan: one of its records, in the order of the screen, or its slot.
/// What to do with a record is asked after that, however many there are. None: nothing can be changed.
#[must_use]
pub fn plan_row(cx: &Context) -> Option<Menu> {
    let meeting = cx.meeting();
    let row = |record: &Record| {
        let said = in_one_line(cx, record.current());
        (Label::Text(locked::said_of(meeting, record, &said)), Choice::AskRecord(record.id))
    };
    let records = cx.selected_records();
    let slot = cx.selected_slot();
    let of_slot = slot.filter(|_| !cx.is_after_close()).map(|index| of_slot(cx, index)).unwrap_or_default();
    let is_after = cx.is_after_close();
    // With a record, what can be done with that has it.
    let withheld = withheld_matter(cx).filter(|_| records.is_empty() && !is_after);
    let publish = withheld.map(|on| message(msg!("choice-publish"), Choice::AskPublishMatter(on, Page::default())));
    let marked = cx.selected_target().filter(|on| !is_after && !meeting.withheld_marks_on(on).is_empty());
    let marks = marked.map(|on| message(msg!("choice-publish-marks"), Choice::AskPublishMarks(on, Page::default())));
    let choices: Vec<_> = records.into_iter().map(row).chain(publish).chain(marks).chain(of_slot).collect();
    let title = match slot {
        Some(index) => locked::slot_title(meeting, index),
        None => cx.numbered_title(&cx.selected_target()?),
    };
    (!choices.is_empty()).then(|| Menu::new(msg!("menu-plan-row", slot = title), choices))
}

/// Lists what can be changed of a slot.
fn of_slot(cx: &Context, index: usize) -> Vec<(Label, Choice)> {
    let meeting = cx.meeting();
    let Some(slot) = meeting.slots().get(index).map(|run| &run.slot.id) else { return Vec::new() };
    let change = |field| Choice::ChangeSlot(slot.clone(), field);
    let mut choices = Vec::new();
    if meeting.slot_to_rename(slot).is_ok() {
        choices.push(message(msg!("choice-slot-title"), change(SlotField::Title)));
    }
    if meeting.to_replan(slot).is_ok() || meeting.slot_state(index) == SlotState::Running {
        choices.push(message(msg!("choice-slot-minutes"), change(SlotField::Minutes)));
    }
    if meeting.to_replan(slot).is_ok() {
        choices.push(message(msg!("choice-slot-start"), change(SlotField::Start)));
    }
    if meeting.places_to_move(slot).is_ok_and(|places| places.len() > 1) {
        choices.push(message(msg!("choice-slot-move"), Choice::MoveSlot(slot.clone())));
    }
    if let Ok(next) = meeting.slot_to_merge(slot) {
        let with = locked::fitted(&locked::slot_title(meeting, next), WIDTH);
        let id = meeting.slots().get(next).map(|run| run.slot.id.clone());
        choices
            .extend(id.map(|id| message(msg!("choice-slot-merge", slot = with), Choice::AskMerge(slot.clone(), id))));
    }
    if meeting.slot_to_take_apart(slot).is_ok() {
        choices.push(message(msg!("choice-slot-apart"), Choice::TakeApart(slot.clone())));
    }
    if meeting.slot_to_remove(slot).is_ok() {
        choices.push(message(msg!("choice-slot-remove"), Choice::RemoveSlot(slot.clone())));
    }
    choices
}

/// Asks before an open slot is put together with a closed one; none: both are as open.
#[must_use]
pub fn merge_closed(cx: &Context, slot: &SlotId, with: &SlotId) -> Option<Menu> {
    let meeting = cx.meeting();
    let (one, other) = (meeting.slot_index(slot)?, meeting.slot_index(with)?);
    if meeting.is_slot_closed(one) == meeting.is_slot_closed(other) {
        return None;
    }
    let title = |index| locked::fitted(&locked::slot_title(meeting, index), WIDTH);
    let question = msg!("menu-merge-hides", slot = title(one), with = title(other));
    let choices = vec![
        message(msg!("choice-merge-not"), Choice::Stay),
        message(msg!("choice-merge"), Choice::MergeSlots(slot.clone(), with.clone())),
    ];
    Some(Menu::new(question, choices))
}

/// Asks whether a word closes an added point that gets another title, or belongs to that.
#[must_use]
pub fn closed_title(slot: &SlotId, number: Option<String>, title: &str) -> Menu {
    let rename = |access| Choice::RenameSlot(slot.clone(), number.clone(), title.to_owned(), access);
    let choice = |msg, access| message(msg, rename(access));
    let choices = vec![
        choice(msg!("choice-add-closed", title = title, minutes = 0), Access::Closed),
        choice(msg!("choice-add-open", title = title, minutes = 0), Access::Open),
    ];
    Menu::new(msg!("menu-add-closed"), choices)
}
