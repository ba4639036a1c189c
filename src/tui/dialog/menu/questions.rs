//! The questions that menus ask, and what is asked or refused before something is recorded.

use std::path::Path;

use super::choice::Page;
pub use super::plan_questions::{closed_title, merge_closed, plan_row};
pub use super::publishing::{publish, publish_marks, publish_matter, withheld_matter};
use super::{Choice, Label, Menu};
use crate::agenda::{Access, Agenda};
use crate::lang::{Lang, Msg};
use crate::meeting::{Content, Event, NextStep, Record, RecordId, RecordKind, StatementKind, Target};
use crate::msg;
use crate::text;
use crate::time;
use crate::tui::context::Context;
use crate::tui::dialog::Response;
use crate::tui::drafts::{Draft, DraftKind};
use crate::tui::item::draft_line;
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::slot_line::SlotLine;
use crate::wording::{locked, votes};

pub(super) fn message(msg: Msg, choice: Choice) -> (Label, Choice) {
    (Label::Message(msg), choice)
}

/// Says that the meeting is closed, if it is: it takes no more events of an open one. Asks about one that is only
/// looked at.
#[must_use]
pub fn closed(cx: &Context) -> Option<Response> {
    after_its_close(cx).or_else(|| only_looked_at(cx))
}

/// Says that the meeting is closed, if it is.
pub fn after_its_close(cx: &Context) -> Option<Response> {
    let said = || msg!("notice-closed", edit = cx.key(Action::Edit), close = cx.key(Action::Close));
    cx.is_after_close().then(|| Response::warn(said()))
}

/// Asks whether a meeting of another day that is only looked at is to be prepared: nothing is recorded in it till then.
pub fn only_looked_at(cx: &Context) -> Option<Response> {
    let choices = vec![message(msg!("choice-prepare"), Choice::Prepare), message(msg!("choice-look-on"), Choice::Stay)];
    let asked = (cx.only_looks && other_day(cx).is_some()).then(|| Menu::new(msg!("menu-only-looks"), choices));
    asked.map(Response::open)
}

/// Says that nothing but a note is recorded on a break, if it is one.
#[must_use]
pub fn notes_only(cx: &Context, on: &Target) -> Option<Response> {
    let said = || msg!("notice-notes-only", note = cx.key(Action::Note));
    cx.meeting().takes_notes_only(on).then(|| Response::warn(said()))
}

/// Says that a record can no longer be changed as in the meeting, if that is so. Nothing is said of correcting a note:
/// it is in no protocol.
#[must_use]
pub fn closed_to(cx: &Context, id: RecordId) -> Option<Response> {
    let is_note = cx.meeting().record(id).is_some_and(|r| r.kind() == RecordKind::Note);
    if is_note && cx.is_after_close() {
        return Some(Response::warn(msg!("notice-closed-note", close = cx.key(Action::Close))));
    }
    closed(cx)
}

/// Asks about a meeting that is planned for another day, before anything of it happens.
#[must_use]
pub fn other_day(cx: &Context) -> Option<Menu> {
    let (meeting, agenda) = (cx.meeting(), cx.agenda());
    // What is prepared beforehand does not begin the meeting.
    if meeting.opened_at().is_some() || meeting.rehearsal() || agenda.days().contains(&cx.now.date_naive()) {
        return None;
    }
    let day = time::date_weekday(agenda.date, cx.lang);
    let choices = vec![
        message(msg!("choice-start-now"), Choice::StartNow),
        message(msg!("choice-rehearse"), Choice::Rehearse),
        message(msg!("choice-look"), Choice::OnlyLook),
        message(msg!("choice-leave"), Choice::Leave),
    ];
    Some(Menu::new(msg!("menu-other-day", day = day), choices))
}

/// Asks whether the meeting is the one that has a record in a folder whose agenda is gone, and says how to go on with
/// that.
#[must_use]
pub fn earlier_record(dir: &Path) -> Menu {
    let folder = text::one_line(&dir.file_name().unwrap_or_default().to_string_lossy());
    let agenda = format!("{folder}.toml");
    let choices =
        vec![message(msg!("choice-leave"), Choice::Leave), message(msg!("choice-begin-another"), Choice::Stay)];
    Menu::new(msg!("menu-earlier-record", folder = folder, agenda = agenda), choices)
}

/// Asks whether a changed agenda is of this meeting, or of another one that is to have a file of its own.
#[must_use]
pub fn same_meeting(agenda: &Agenda, lang: Lang) -> Menu {
    let title = locked::fitted(&text::one_line(&agenda.title), 40);
    let question = msg!("menu-same-meeting", title = title, date = time::date_long(agenda.date, lang));
    let choices = vec![
        message(msg!("choice-other-meeting"), Choice::Stay),
        message(msg!("choice-same-meeting"), Choice::TakeAgenda),
    ];
    Menu::new(question, choices)
}

/// Asks whether an agenda that was changed after the close is taken over, which changes what `changes` says; `kept`
/// names what keeps the words that were decided on, if anything does.
#[must_use]
pub fn late_agenda(changes: String, kept: String) -> Menu {
    let question = match kept.is_empty() {
        true => msg!("menu-late-agenda", changes = changes),
        false => msg!("menu-late-agenda-kept", changes = changes, kept = kept),
    };
    let choices = vec![
        message(msg!("choice-other-meeting"), Choice::Stay),
        message(msg!("choice-late-agenda"), Choice::TakeAgenda),
    ];
    Menu::new(question, choices)
}

/// Says or asks what keeps something from being recorded in the meeting now: it is closed, or of another day.
#[must_use]
pub fn not_now(cx: &Context) -> Option<Response> {
    after_its_close(cx).or_else(|| other_day(cx).map(Response::open))
}

/// Says or asks what keeps something of who is there from being recorded: the meeting is of another day, or was closed
/// without ever beginning. After the close it is corrected.
#[must_use]
pub fn never_begun(cx: &Context) -> Option<Response> {
    if cx.meeting().opened_at().is_some() { None } else { not_now(cx) }
}

/// Asks whether to leave; `unsaved` tells whether something is not on disk, `unwritten` whether documents are not,
/// `is_discarded` whether the record is not kept. Where the journal is no longer the one that was written, `elsewhere`
/// is the key that saves everything in another folder.
#[must_use]
pub fn leave(unsaved: bool, unwritten: bool, is_discarded: bool, elsewhere: Option<String>) -> Menu {
    let title = match (unsaved, unwritten) {
        _ if is_discarded => msg!("menu-leave-rehearsal"),
        (true, _) => stopped_leave(elsewhere),
        (false, true) => msg!("left-unwritten"),
        (false, false) => msg!("menu-leave"),
    };
    let leave = if is_discarded || unwritten && !unsaved { msg!("choice-leave") } else { msg!("choice-leave-open") };
    Menu::new(title, vec![message(msg!("choice-stay"), Choice::Stay), message(leave, Choice::LeaveAnyway)])
}

fn stopped_leave(elsewhere: Option<String>) -> Msg {
    elsewhere.map_or_else(|| msg!("stopped-leave"), |key| msg!("stopped-leave-changed", elsewhere = key))
}

/// Asks whether to leave the meeting to rehearse it although something is not on disk; documents, if it is not
/// `unsaved`. `elsewhere` as in [`leave`].
#[must_use]
pub fn rehearse(unsaved: bool, elsewhere: Option<String>) -> Menu {
    let title = if unsaved { stopped_leave(elsewhere) } else { msg!("left-unwritten") };
    let choices = vec![
        message(msg!("choice-stay"), Choice::Stay),
        message(msg!("choice-rehearse-anyway"), Choice::RehearseAnyway),
    ];
    Menu::new(title, choices)
}

/// Asks what becomes of a draft whose matter is no longer in the plan, or whose decision is gone.
#[must_use]
pub fn orphan(cx: &Context, key: String, draft: &Draft) -> Menu {
    // A note is in no protocol: after the close there is nothing to add to it.
    let is_note = draft.writing == DraftKind::Note;
    let adopts = |on: &Target| if is_note { !cx.is_after_close() } else { !cx.meeting().takes_notes_only(on) };
    let (said, title) = (draft_line(cx, draft), text::one_line(&draft.title));
    let (question, on) = if draft.is_off_plan(cx.meeting()) {
        (msg!("draft-menu-orphan", draft = said, title = title), cx.selected_target())
    } else {
        let title = cx.draft_title(draft);
        (msg!("draft-menu-decision-gone", draft = said, title = title), Some(draft.on.clone()))
    };
    let mut choices = vec![message(msg!("draft-choice-leave"), Choice::Stay)];
    choices.extend(on.filter(adopts).map(|on| {
        let title = cx.numbered_title(&on);
        message(msg!("draft-choice-adopt", item = title), Choice::AdoptDraft(key.clone(), on))
    }));
    choices.push(message(msg!("draft-choice-drop"), Choice::AskDropDraft(key)));
    Menu::new(question, choices)
}

/// Asks whether a new text that was written on what runs belongs there, or on what comes next and has not begun. None:
/// it is not of what runs alone, or nothing comes next that it could be on.
#[must_use]
pub fn here_or_next(cx: &Context, draft: &Draft, events: &[Event]) -> Option<Menu> {
    let meeting = cx.meeting();
    let running = meeting.slots().get(meeting.running()?)?;
    let NextStep::Start(next) = meeting.next_step(cx.now) else { return None };
    let next = meeting.slots().get(next)?;
    let on = next.targets().into_iter().find(|on| !meeting.takes_notes_only(on))?;
    let is_of_it = draft.editing.is_none() && draft.with.is_empty() && running.targets().contains(&draft.on);
    if !is_of_it || running.targets().contains(&on) {
        return None;
    }
    let key = draft.own_key();
    let here = msg!("choice-on-running", item = cx.numbered_title(&draft.on));
    let there = msg!("choice-on-next", item = cx.numbered_title(&on));
    let choices = vec![
        message(here, Choice::RecordHere(events.to_vec(), key.clone())),
        message(there, Choice::BeginAndAdopt(next.slot.id.clone(), key, on)),
    ];
    Some(Menu::new(msg!("menu-here-or-next", key = cx.key(Action::Next)), choices))
}

/// Asks once more before a draft is deleted: nothing brings it back.
#[must_use]
pub fn drop_draft(cx: &Context, key: String) -> Option<Menu> {
    let said = draft_line(cx, cx.drafts.get(&key)?);
    let choices = vec![
        message(msg!("draft-choice-leave"), Choice::Stay),
        message(msg!("draft-choice-drop-yes"), Choice::DropDraft(key)),
    ];
    Some(Menu::new(msg!("draft-menu-drop", draft = said), choices))
}

/// Asks how to go on from a closed meeting.
#[must_use]
pub fn after_close(cx: &Context) -> Menu {
    let mut choices = vec![
        message(msg!("after-choice-stay"), Choice::Stay),
        message(msg!("after-choice-reopen"), Choice::AskReopen),
        message(msg!("after-choice-write"), Choice::WriteAgain),
        message(msg!("choice-leave"), Choice::Leave),
    ];
    choices.extend(closed_decision(cx).map(|decision| {
        let item = text::one_line(&cx.numbered_title(&decision.on));
        message(msg!("after-choice-wording", item = item), Choice::AskPublicWording(decision.id))
    }));
    let menu = cx.lang.text("after-menu");
    Menu::new(msg!("after-menu-afresh", menu = menu, folder = text::one_line(cx.folder)), choices)
}

/// Finds the decision on a closed matter that is selected, or else the last one on what is selected.
fn closed_decision<'a>(cx: &Context<'a>) -> Option<&'a Record> {
    let meeting = cx.meeting();
    let selected = cx.selected_record().and_then(|id| meeting.record(id));
    let on = cx.selected_target();
    let is_on_it = |r: &&Record| r.kind() == RecordKind::Decision && !r.withdrawn && on.as_ref() == Some(&r.on);
    let last = || meeting.records().iter().rfind(is_on_it);
    let decision = selected.filter(|r| r.kind() == RecordKind::Decision && !r.withdrawn).or_else(last)?;
    meeting.is_closed(&decision.on).then_some(decision)
}

/// Asks to which coming meeting, or whether what was postponed is treated after all.
#[must_use]
pub fn postpone(cx: &Context, all: &[Target]) -> Menu {
    let agenda = cx.agenda();
    let postponed = all.iter().filter(|on| cx.meeting().postponement(on).is_some());
    let postponed: Vec<Target> = postponed.cloned().collect();
    let lift =
        (!postponed.is_empty()).then(|| message(msg!("choice-lift-postponement"), Choice::LiftPostponement(postponed)));
    let label = |d| Label::Text(time::date_weekday(d, cx.lang));
    let dates = agenda.coming_meetings().into_iter().map(|d| (label(d), Choice::Postpone(all.to_vec(), Some(d))));
    let no_date = message(msg!("choice-no-date"), Choice::Postpone(all.to_vec(), None));
    let title = locked::several(cx.meeting(), all, cx.lang);
    let other = message(msg!("choice-other-date"), Choice::AskOtherDate(all.to_vec()));
    Menu::new(msg!("menu-postpone", item = title), lift.into_iter().chain(dates).chain([no_date, other]).collect())
}

/// Asks whether a word closes a new point or belongs to its title.
#[must_use]
pub fn closed_slot(line: &SlotLine, whole: &str) -> Menu {
    let title = line.title.as_str();
    let minutes = line.minutes.unwrap_or_default();
    let choice = |title: &str, access: Access| {
        let label = match access {
            Access::Closed => msg!("choice-add-closed", title = title, minutes = minutes),
            Access::Open => msg!("choice-add-open", title = title, minutes = minutes),
        };
        let title = title.to_owned();
        message(label, Choice::AddSlot(SlotLine { title, access, unclear: None, ..line.clone() }))
    };
    let without = (title != whole).then(|| choice(title, Access::Closed));
    let choices = without.into_iter().chain([choice(whole, Access::Closed), choice(whole, Access::Open)]).collect();
    Menu::new(msg!("menu-add-closed"), choices)
}

/// Asks where to move a record.
#[must_use]
pub fn move_record(cx: &Context, id: RecordId) -> Menu {
    let record = cx.meeting().record(id);
    let is_note = record.is_some_and(|r| r.kind() == RecordKind::Note);
    let is_place = |on: &Target| record.is_none_or(|r| r.on != *on) && (is_note || !cx.meeting().takes_notes_only(on));
    let targets = cx.meeting().targets().into_iter().filter(is_place);
    let mut choices: Vec<_> = targets.map(|t| (Label::Text(String::new()), Choice::Move(id, t))).collect();
    key_matters(&mut choices, cx);
    Menu::new(msg!("menu-move"), choices)
}

/// Gives the matters to which a record can be moved their keys: an item its own number, a matter without one, or with
/// one that another has, a letter.
pub(super) fn key_matters(choices: &mut [(Label, Choice)], cx: &Context) {
    let meeting = cx.meeting();
    let number = |on: &Target| meeting.number_of(on).map(str::to_lowercase);
    let mut taken: Vec<String> = Vec::new();
    let numbers: Vec<Option<String>> = choices
        .iter()
        .map(|(_, choice)| match choice {
            Choice::Move(_, on) => number(on).filter(|n| {
                let is_typed = n.chars().all(|c| cx.keys.action(Scope::Menu, Key::Char(c)).is_none() && c != ' ');
                let is_free = is_typed && !taken.contains(n);
                taken.extend(is_free.then(|| n.clone()));
                is_free
            }),
            _ => None,
        })
        .collect();
    let is_free = |c: &char| {
        let begins = taken.iter().any(|n| n.starts_with(*c));
        !begins && cx.keys.action(Scope::Menu, Key::Char(*c)).is_none()
    };
    let mut letters = ('a'..='z').filter(is_free);
    for ((label, choice), number) in choices.iter_mut().zip(numbers) {
        let Choice::Move(_, on) = choice else { continue };
        let title = if number.is_some() { locked::title(meeting, on) } else { cx.numbered_title(on) };
        let key = number.or_else(|| letters.next().map(String::from)).unwrap_or_default();
        *label = Label::Matter { key, title };
    }
}

/// Asks whether a record on a closed item is to be on an open one.
#[must_use]
pub fn move_to_open(cx: &Context, id: RecordId, on: Target) -> Menu {
    let title = locked::running_title(cx.meeting(), &on);
    let choices = vec![
        message(msg!("choice-move-not"), Choice::Stay),
        message(msg!("choice-move-to-open", item = title.clone()), Choice::MoveToOpen(id, on)),
    ];
    Menu::new(msg!("menu-move-to-open", item = title), choices)
}

/// Asks what to do with a record; none: there is but one thing to do, which is to edit it.
#[must_use]
pub fn record(cx: &Context, id: RecordId) -> Option<Menu> {
    let meeting = cx.meeting();
    let record = meeting.record(id)?;
    let is_withheld = meeting.is_withheld(record) && record.kind() != RecordKind::Note;
    let matter = meeting.withheld_matters().find(|on| **on == record.on);
    let publish = is_withheld.then_some(Choice::AskPublish(id, Page::default()));
    let publish = publish.or_else(|| matter.map(|on| Choice::AskPublishMatter(on.clone(), Page::default())));
    let publish = publish.map(|choice| message(msg!("choice-publish"), choice));
    let is_worded = record.kind() == RecordKind::Decision && meeting.is_closed(&record.on);
    let wording = is_worded.then(|| message(msg!("choice-public-wording"), Choice::AskPublicWording(id)));
    let edit = message(msg!("choice-edit"), Choice::EditRecord(id));
    if cx.is_after_close() || meeting.is_sealed(id) {
        let publishing: Vec<_> = publish.into_iter().chain(wording).collect();
        let is_choice = !publishing.is_empty() && !cx.is_after_close();
        return is_choice.then(|| Menu::new(msg!("menu-record"), [vec![edit], publishing].concat()));
    }
    let mut choices = vec![edit, message(msg!("choice-move"), Choice::AskMove(id))];
    let decision = message(msg!("choice-to-decision"), Choice::Convert(id, DraftKind::Decision));
    let follow_up = message(msg!("choice-to-follow-up"), Choice::Convert(id, DraftKind::FollowUp));
    let note = message(msg!("choice-to-note"), Choice::Convert(id, DraftKind::Note));
    let discussion = message(msg!("choice-note-to-discussion"), Choice::Convert(id, DraftKind::Discussion));
    match record.current() {
        Content::Decision(_) => choices.extend([follow_up, note]),
        Content::FollowUp(_) => choices.extend([decision, note]),
        Content::Discussion { .. } => choices.extend([decision, note]),
        Content::Note { .. } => choices.extend([decision, follow_up, discussion]),
        Content::Vote(_) | Content::Motion(_) | Content::Election(_) => {}
        Content::Statement(statement) => {
            let (said, other) = match statement.statement {
                StatementKind::Dissent => (msg!("dissent-to-remark"), StatementKind::Remark),
                StatementKind::Remark => (msg!("dissent-to-dissent"), StatementKind::Dissent),
            };
            let (who, decision) = (statement.who.clone(), statement.decision);
            let writing = DraftKind::Statement { statement: other, who, decision };
            choices.push(message(said, Choice::Convert(id, writing)));
        }
    }
    if record.kind().is_on_decision() {
        let own = meeting.belongs_to(record);
        let on = meeting.motions_on(&record.on).chain(meeting.decisions_on(&record.on));
        for other in on.filter(|r| Some(r.id) != own) {
            let said = |text: &str| locked::said_of(meeting, other, &locked::fitted(&text::one_line(text), 40));
            let choice = match other.current() {
                Content::Decision(d) => msg!("vote-choice-decision", text = said(&d.text)),
                Content::Motion(motion) => msg!("vote-choice-motion", text = said(&motion.text)),
                _ => continue,
            };
            choices.push(message(choice, Choice::Belong(id, other.id)));
        }
        let postponement = meeting.postponement(&record.on).filter(|_| !meeting.is_on_postponement(record));
        choices.extend(postponement.map(|p| message(msg!("vote-choice-postponement"), Choice::Belong(id, p.id))));
    }
    choices.extend(publish);
    choices.extend(wording);
    choices.push(message(msg!("choice-withdraw"), Choice::Withdraw(id)));
    Some(Menu::new(msg!("menu-record"), choices))
}

/// Asks whether another vote is meant, or what belongs to the one that is recorded.
#[must_use]
pub fn voted(cx: &Context, recorded: &Record) -> Menu {
    let totals = match recorded.current() {
        Content::Vote(vote) => votes::totals(vote, cx.lang),
        _ => String::new(),
    };
    let choices = vec![
        message(msg!("vote-choice-new"), Choice::NewVote(recorded.on.clone())),
        message(msg!("vote-choice-edit"), Choice::EditRecord(recorded.id)),
    ];
    Menu::new(msg!("vote-menu-recorded", totals = totals), choices)
}
