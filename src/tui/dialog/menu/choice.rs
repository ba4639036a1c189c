//! The answers of menus, and what each does.

use chrono::{NaiveDate, TimeDelta};
use ratatui::layout::Rect;

use super::questions;
use crate::agenda::{Access, SlotId, number};
use crate::meeting::{Ballot, Event, RecordId, RecordVersion, ShownMark, ShownRecord, SlotState, Target, reload};
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::dialog::change_slot::{named, renamed};
use crate::tui::dialog::{ChangeSlot, MoveSlot, OtherDate, PublicWording, Reason, Response, texts};
use crate::tui::drafts::{DraftKind, LateChange, SlotField};
use crate::tui::slot_line::SlotLine;

/// What choosing a row of a menu does.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Moves the plan to now and starts.
    StartNow,
    /// Rehearses the meeting; where something is not saved, that is asked about first.
    Rehearse,
    /// Rehearses the meeting, whatever is not saved.
    RehearseAnyway,
    /// Goes back to where one was.
    Stay,
    /// Leaves the program; where something is not saved, that is asked about first.
    Leave,
    /// Leaves the program, whatever is not saved.
    LeaveAnyway,
    Postpone(Vec<Target>, Option<NaiveDate>),
    /// Asks to which other date to postpone them.
    AskOtherDate(Vec<Target>),
    /// Treats what was postponed after all.
    LiftPostponement(Vec<Target>),
    /// Edits a record, or asks what to do with it.
    AskRecord(RecordId),
    /// Opens the line for something of a slot.
    ChangeSlot(SlotId, SlotField),
    /// Asks where to move a slot.
    MoveSlot(SlotId),
    /// Puts a slot together with another; if one of the two is closed, only after another question.
    AskMerge(SlotId, SlotId),
    MergeSlots(SlotId, SlotId),
    /// Takes a slot apart that was put together.
    TakeApart(SlotId),
    /// Gives an added slot another number and title, which may close it.
    RenameSlot(SlotId, Option<String>, String, Access),
    /// Removes an added slot.
    RemoveSlot(SlotId),
    /// Edits a record's text.
    EditRecord(RecordId),
    /// Asks where to move a record.
    AskMove(RecordId),
    /// Moves a record; from a closed matter to an open one only after another question.
    Move(RecordId, Target),
    MoveToOpen(RecordId, Target),
    /// Puts a vote, a dissent or a remark to another decision of its item.
    Belong(RecordId, RecordId),
    /// Opens a new vote on something.
    NewVote(Target),
    /// Edits a record as another kind.
    Convert(RecordId, DraftKind),
    /// Withdraws a record.
    Withdraw(RecordId),
    /// Adds a point that nobody planned.
    AddSlot(SlotLine),
    /// Shows a page of what a record says, and on the last one asks whether it may be public.
    AskPublish(RecordId, Page),
    /// Publishes a record that says exactly this.
    Publish(RecordId, Vec<RecordVersion>, Page),
    /// Asks what the public may read of a decision on a closed item.
    AskPublicWording(RecordId),
    /// Does what asking for a record does, for a withheld matter with all its records.
    AskPublishMatter(Target, Page),
    /// Publishes a withheld matter that is called this, and whose records and marks say exactly this.
    PublishMatter(Target, String, Vec<ShownRecord>, Vec<ShownMark>, Page),
    /// Does what asking for a record does, for what was marked on a matter while it was closed.
    AskPublishMarks(Target, Page),
    /// Publishes what was marked on a matter, which is exactly this.
    PublishMarks(Target, Vec<ShownMark>, Page),
    /// Asks why the meeting is opened again.
    AskReopen,
    /// Writes the protocols of a closed meeting again.
    WriteAgain,
    /// Goes on with a draft, named by its key, on something else.
    AdoptDraft(String, Target),
    /// Asks whether to forget a draft, named by its key.
    AskDropDraft(String),
    /// Forgets a draft, named by its key.
    DropDraft(String),
    /// Records a text where it was written; its draft is named by its key.
    RecordHere(Vec<Event>, String),
    /// Begins a slot, and goes on with a draft, named by its key, on something of it.
    BeginAndAdopt(SlotId, String, Target),
    /// Records nothing in a meeting of another day.
    OnlyLook,
    /// Records in it after all.
    Prepare,
    /// Takes over the agenda that was asked about: it is of the same meeting.
    TakeAgenda,
}

impl Choice {
    pub(super) fn carry_out(self, cx: &Context) -> Response {
        match self {
            Self::Stay => Response::Stay,
            Self::StartNow => start_now(cx),
            Self::Rehearse => Response::Rehearse,
            Self::RehearseAnyway => Response::Do(Effect::Rehearse),
            Self::Leave => Response::Leave,
            Self::LeaveAnyway => Response::Do(Effect::Quit),
            Self::AdoptDraft(key, on) => Response::AdoptDraft(key, on),
            Self::AskDropDraft(key) => questions::drop_draft(cx, key).map_or(Response::Stay, Response::over),
            Self::DropDraft(key) => Response::DropDraft(key),
            Self::RecordHere(events, key) => Response::record_all(events, OnRecorded::CloseDraft(key)),
            Self::BeginAndAdopt(slot, key, on) => {
                Response::AdoptDraft(key, on).and(Response::record(Event::SlotStarted { slot }))
            }
            Self::TakeAgenda => Response::TakeAgenda,
            Self::OnlyLook => Response::OnlyLook(true),
            Self::Prepare => Response::OnlyLook(false),
            Self::WriteAgain => Response::Do(Effect::WriteProtocols),
            Self::Postpone(all, to) => {
                let events = all.iter().map(|on| Event::ItemPostponed { on: on.clone(), to }).collect();
                Response::record_for(&all, events)
            }
            Self::AskOtherDate(all) => Response::open(OtherDate::typed(all, "", cx.meeting())),
            Self::LiftPostponement(all) => {
                let events = all.iter().map(|on| Event::PostponementLifted { on: on.clone() }).collect();
                Response::record_for(&all, events)
            }
            Self::AskRecord(id) => questions::record(cx, id).map_or_else(|| texts::edit_record(cx, id), Response::open),
            Self::ChangeSlot(slot, field) => Response::open(ChangeSlot::new(slot, field, cx)),
            Self::MoveSlot(slot) => MoveSlot::new(slot, cx).map_or_else(Response::warn, Response::open),
            Self::AskMerge(slot, with) => match questions::merge_closed(cx, &slot, &with) {
                Some(question) => Response::open(question),
                None => Response::record(Event::SlotsMerged { slot, with }),
            },
            Self::MergeSlots(slot, with) => Response::record(Event::SlotsMerged { slot, with }),
            Self::TakeApart(slot) => Response::record(Event::SlotsTakenApart { slot }),
            Self::RenameSlot(slot, number, title, access) => {
                Response::Answer(renamed(cx, named(slot, number, title, access)))
            }
            Self::RemoveSlot(slot) => Response::record(Event::SlotRemoved { slot }),
            Self::EditRecord(id) => texts::edit_record(cx, id),
            Self::NewVote(on) => texts::vote_on(cx, on, Ballot::Next),
            Self::Convert(id, writing) => texts::edit_as(cx, id, writing),
            Self::AskMove(id) => Response::open(questions::move_record(cx, id)),
            Self::Move(record, on) if opens(cx, record, &on) => Response::open(questions::move_to_open(cx, record, on)),
            Self::Move(record, on) | Self::MoveToOpen(record, on) => {
                Response::record(Event::RecordMoved { record, on })
            }
            Self::Belong(record, decision) => match cx.meeting().record(record) {
                Some(of) => {
                    let content = of.current().clone().on_decision(decision);
                    Response::record(Event::RecordEdited { record, content })
                }
                None => Response::Stay,
            },
            Self::Withdraw(record) => Response::record(Event::RecordWithdrawn { record }),
            Self::AddSlot(line) => Response::Answer(slot_added(cx, line)),
            Self::AskPublish(id, page) => ask_publish(cx, id, page.after(cx)),
            Self::Publish(id, _, page) if !page.was_shown(cx) => ask_publish(cx, id, page.from),
            Self::Publish(record, shown, _) => Response::record(Event::RecordPublished { record, shown }),
            Self::AskPublicWording(id) => match cx.meeting().record(id) {
                Some(decision) => Response::open(PublicWording::new(decision, cx)),
                None => Response::Stay,
            },
            Self::AskPublishMatter(on, page) => questions::publish_matter(cx, on, page.after(cx)),
            Self::PublishMatter(on, _, _, _, page) if !page.was_shown(cx) => {
                questions::publish_matter(cx, on, page.from)
            }
            Self::PublishMatter(on, title, records, shown, _) => {
                let marks = (!shown.is_empty()).then(|| Event::MarksPublished { on: on.clone(), shown });
                let matter = Event::MatterPublished { on, title, records };
                Response::record_all([matter].into_iter().chain(marks).collect(), OnRecorded::Say)
            }
            Self::AskPublishMarks(on, page) => questions::publish_marks(cx, on, page.after(cx)),
            Self::PublishMarks(on, _, page) if !page.was_shown(cx) => questions::publish_marks(cx, on, page.from),
            Self::PublishMarks(on, shown, _) => Response::record(Event::MarksPublished { on, shown }),
            Self::AskReopen => Response::open(Reason::new(LateChange::Reopen)),
        }
    }
}

/// A page of a text that is shown whole before it is published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// How many characters that are no blanks come before it.
    pub from: usize,
    /// How many come before what follows it.
    pub to: usize,
    /// The window for which it was made; none: nothing has been shown yet.
    pub size: Option<Rect>,
}

impl Page {
    /// Returns whether it was shown whole: in a window that has another size now it may have been cut off.
    fn was_shown(self, cx: &Context) -> bool {
        self.size.is_none_or(|size| size == cx.size)
    }

    /// Returns where the text goes on; at this page once more, if it may not have been shown whole.
    fn after(self, cx: &Context) -> usize {
        if self.was_shown(cx) { self.to } else { self.from }
    }
}

fn ask_publish(cx: &Context, id: RecordId, from: usize) -> Response {
    questions::publish(cx, id, from).map_or(Response::Stay, Response::open)
}

/// Returns whether moving a record takes it from a closed matter to an open one.
fn opens(cx: &Context, record: RecordId, on: &Target) -> bool {
    let meeting = cx.meeting();
    meeting.record(record).is_some_and(|r| meeting.is_closed(&r.on)) && !meeting.is_closed(on)
}

/// Moves the plan so that its first slot begins now, and begins it.
fn start_now(cx: &Context) -> Response {
    // The nearest minute: a meeting started half a minute past one is not behind from its first second.
    let start = cx.now.naive_local() + TimeDelta::seconds(30);
    let shift = cx.agenda().shift_to(start);
    let Some(first) = cx.meeting().first_pending().and_then(|i| cx.meeting().slots().get(i)) else {
        return Response::Stay;
    };
    let started = Event::SlotStarted { slot: first.slot.id.clone() };
    Response::Do(Effect::Record(vec![Event::PlanMoved { shift }, started], OnRecorded::Say))
}

/// Returns the events that add a point after what runs, or after what is selected.
pub(in crate::tui::dialog) fn slot_added(cx: &Context, line: SlotLine) -> Vec<Event> {
    let SlotLine { number, title, minutes, access, .. } = line;
    let meeting = cx.meeting();
    // What was added there before and is still to come goes first.
    let waits = |i: &usize| {
        let is_added = meeting.slots().get(*i).is_some_and(|run| run.unplanned);
        is_added && meeting.slot_state(*i) == SlotState::Pending
    };
    // What an item has under it is not torn from it.
    let is_under = |item: usize, i: usize| match (number_of(cx, item), number_of(cx, i)) {
        (Some(whole), Some(part)) => {
            number::is_part(part)
                && !number::is_part(whole)
                && number::whole_number(part) == number::whole_number(whole)
        }
        _ => false,
    };
    let belongs = |item: usize, i: usize| waits(&i) || is_under(item, i);
    let last = |i: usize| (i + 1..meeting.slots().len()).take_while(|next| belongs(i, *next)).last().unwrap_or(i);
    let after = meeting.running().or_else(|| cx.selected_slot()).map(last);
    let after = after.and_then(|i| meeting.slots().get(i)).map(|r| r.slot.id.clone());
    // Also one that was undone keeps its name: drafts may be on it, and redo may bring it back.
    let had = |id: &SlotId| cx.history.entries().iter().any(|entry| added(&entry.event) == Some(id));
    let ids = (1..).map(|n| SlotId(format!("added-{n}")));
    let free = ids.into_iter().find(|id| meeting.slot_index(id).is_none() && !had(id));
    let Some(slot) = free else { return Vec::new() };
    // It may be what went from the agenda before.
    let withheld = access.is_closed().then(|| reload::withheld_by_addition(meeting, &title)).flatten();
    let event = Event::SlotAdded { slot, title, minutes, number, after, access };
    withheld.into_iter().chain([event]).collect()
}

/// Returns the number of a slot's first item.
fn number_of<'a>(cx: &'a Context, slot: usize) -> Option<&'a str> {
    let item = cx.meeting().slots().get(slot)?.slot.items.first()?;
    cx.meeting().agenda().item(item)?.number.as_deref()
}

/// Names the point that an event adds.
fn added(event: &Event) -> Option<&SlotId> {
    match event {
        Event::SlotAdded { slot, .. } => Some(slot),
        _ => None,
    }
}
