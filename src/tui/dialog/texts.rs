//! What the dialogs that write a text have in common: how it becomes an event, and how a record's text is opened again.

use super::questions;
use super::reason::Reason;
use super::response::Response;
use crate::agenda::{Agenda, Asked, Item, ItemType, Outcome, Recommendations};
use crate::lang::{Lang, Msg};
use crate::meeting::{Ballot, Content, Event, Meeting, Record, RecordId, RecordKind, Statement, Target, Vote};
use crate::msg;
use crate::text;
use crate::tui::app::{Effect, OnRecorded};
use crate::tui::context::Context;
use crate::tui::drafts::{Draft, DraftKind, DraftText, LateChange, Text, is_there, written_as};
use crate::tui::keymap::Action;
use crate::wording::{locked, plain_name};

/// Records the text that is open; after the close its reason is asked for first.
pub(super) fn record(cx: &Context, open: Draft, content: Content) -> Response {
    if !open.with.is_empty() {
        return record_for_all(cx, open, &content);
    }
    let key = open.own_key();
    // A record that was undone meanwhile, or that may not become another kind any more, is recorded anew: what was
    // typed is not lost with it.
    let editing = open.editing.filter(|id| is_there(cx.meeting(), *id) && cx.can_become(*id, &content));
    let on = open.on.clone();
    // What it belongs to may have been decided since it was begun.
    let content = match editing.and_then(|id| cx.meeting().record(id)) {
        Some(record) => cx.meeting().linked_as(record, content),
        None => content,
    };
    if cx.comes_after(editing) && !matches!(content, Content::Note { .. }) {
        return ask_reason(cx, on, editing, content, key);
    }
    let event = match editing {
        Some(record) => Event::RecordEdited { record, content },
        None => new_record(on, content),
    };
    let events = cx.drafts.recording(Some(open), &key, [event], cx.meeting());
    Response::Do(Effect::Record(events, OnRecorded::CloseDraft(key)))
}

/// Returns the event that makes a record.
fn new_record(on: Target, content: Content) -> Event {
    match content {
        Content::Decision(decision) => Event::DecisionRecorded { on, decision },
        Content::FollowUp(follow_up) => Event::FollowUpRecorded { on, follow_up },
        Content::Discussion { text } => Event::DiscussionRecorded { on, text },
        Content::Note { text } => Event::NoteRecorded { on, text },
        Content::Vote(vote) => Event::VoteRecorded { on, vote },
        Content::Statement(statement) => Event::StatementRecorded { on, statement },
        Content::Motion(motion) => Event::MotionRecorded { on, motion },
        Content::Election(election) => Event::ElectionRecorded { on, election },
    }
}

/// Records the text that is open for each of the items that it is for, together.
fn record_for_all(cx: &Context, open: Draft, content: &Content) -> Response {
    let all = open.planned(cx.meeting());
    if let Some(refused) = questions::closed(cx).or_else(|| not_together(cx, &open.writing, &all)) {
        return refused;
    }
    let meeting = cx.meeting();
    let event = |on: &Target| {
        // Each is on the decision of its own item: a vote on the last, if that has none. Where nothing is decided it
        // may be postponed.
        let postponement = || meeting.postponement(on).map(|postponement| postponement.id);
        let decision = meeting.decisions_on(on).last().map(|r| r.id).or_else(postponement);
        let content = match content.clone() {
            Content::Vote(vote) => {
                let is_new = |id: &RecordId| match meeting.is_postponement(*id, on) {
                    true => meeting.vote_on_postponement(on).is_none(),
                    false => meeting.vote_on(on, *id).is_none(),
                };
                let decision = decision.filter(is_new);
                Content::Vote(Vote { decision, ..vote })
            }
            Content::Statement(statement) => Content::Statement(Statement { decision, ..statement }),
            content => content,
        };
        new_record(on.clone(), content)
    };
    let key = open.own_key();
    let events = cx.drafts.recording(Some(open), &key, all.iter().map(event), meeting);
    Response::Do(Effect::Record(Event::together(&all, events), OnRecorded::CloseDraft(key)))
}

/// Says why a text cannot be for several items: somebody is disqualified on one that is to be voted on with others.
fn not_together(cx: &Context, writing: &DraftKind, all: &[Target]) -> Option<Response> {
    if !matches!(writing, DraftKind::Vote { .. }) || all.len() < 2 {
        return None;
    }
    all.iter().find_map(|on| {
        let name = plain_name(cx.agenda(), cx.meeting().disqualified(on).first()?);
        Some(Response::warn(msg!("marks-disqualified", name = name, item = locked::running_title(cx.meeting(), on))))
    })
}

/// Asks for the reason of what was written after the close.
fn ask_reason(cx: &Context, on: Target, editing: Option<RecordId>, content: Content, draft: String) -> Response {
    let record = editing.and_then(|id| cx.meeting().record(id));
    if record.is_some_and(|r| cx.meeting().linked_as(r, r.current().clone()) == content) {
        return Response::warn(msg!("after-unchanged"));
    }
    Response::open(Reason::new(match editing {
        Some(record) => LateChange::Correct { record, on, content, draft },
        None => LateChange::Add { on, content, draft },
    }))
}

/// Opens a text of a kind for the selected item.
pub(in crate::tui) fn write(cx: &Context, writing: DraftKind) -> Response {
    // What is marked is decided on together; all else is for the selected item.
    let all = match writing {
        DraftKind::Decision => cx.acted_on(),
        _ => cx.selected_target().into_iter().collect(),
    };
    // A note is in no protocol: after the close there is nothing to add to it.
    let refused = match writing {
        DraftKind::Note => questions::closed(cx),
        _ => questions::only_looked_at(cx).or_else(|| all.iter().find_map(|on| questions::notes_only(cx, on))),
    };
    refused.unwrap_or_else(|| Text::for_all(writing, &all).map_or(Response::Stay, Response::write))
}

/// Opens a decision with the standard phrase for the selected item, or for all that is marked.
pub(in crate::tui) fn write_as_recommended(cx: &Context) -> Response {
    let all = cx.acted_on();
    let refused = || all.iter().find_map(|on| questions::notes_only(cx, on));
    if let Some(refused) = questions::closed(cx).or_else(refused) {
        return refused;
    }
    let Some(text) = Text::for_all(DraftKind::Decision, &all) else { return Response::Stay };
    let words = match recommended_for(cx, &all) {
        Ok(words) => words,
        Err(why) => return Response::warn(why),
    };
    // What nobody recommended cannot be approved as recommended.
    let is_recommended = |item: &Item| item.recommendations != Recommendations::None || item.approves.is_some();
    let lacks = |on: &&Target| !cx.meeting().item(on).is_some_and(is_recommended);
    if let Some(on) = all.iter().find(lacks).filter(|_| words.outcome == Outcome::Approved) {
        let key = cx.key(Action::Decision);
        return Response::warn(match all.len() {
            1 => msg!("notice-nothing-recommended", key = key),
            _ => msg!("marks-nothing-recommended", item = locked::running_title(cx.meeting(), on), key = key),
        });
    }
    let says_so = |decision: &Record| match decision.current() {
        Content::Decision(decided) => (decided.outcome, &decided.text) == (words.outcome, &words.text),
        _ => false,
    };
    let is_decided = |on: &&Target| cx.meeting().decisions_on(on).any(says_so);
    if cx.drafts.get(&text.key()).is_none()
        && let Some(on) = all.iter().find(is_decided)
    {
        let (said, key) = (locked::fitted(&text::one_line(&words.text), 40), cx.key(Action::Decision));
        return Response::warn(match all.len() {
            1 => msg!("notice-decided-already", text = said, key = key),
            _ => msg!("marks-decided-already", item = locked::running_title(cx.meeting(), on), text = said, key = key),
        });
    }
    // A draft is what the minute-taker typed; the phrase goes after it, never over it.
    Response::write(Text { words: words.clone(), added: Some(words), ..text })
}

/// The standard phrase for all of several items: where they have another number of recommendations each, that for one;
/// where they ask for other things, and none of them only to discuss something, all are approved.
fn recommended_for(cx: &Context, all: &[Target]) -> Result<DraftText, Msg> {
    let key = cx.key(Action::Decision);
    // What the body is to choose no phrase says.
    if let Some(on) = all.iter().find(|on| recommended(cx, on, true).is_none()) {
        return Err(match all.len() {
            1 => msg!("notice-recommended-open", key = key),
            _ => msg!("marks-recommended-open", item = locked::running_title(cx.meeting(), on), key = key),
        });
    }
    let same = |of: &dyn Fn(&Target) -> Option<DraftText>| {
        let mut words = all.iter().map(of);
        let first = words.next().flatten()?;
        words.all(|other| other.as_ref() == Some(&first)).then_some(first)
    };
    let found = [true, false].into_iter().find_map(|for_each| same(&|on| recommended(cx, on, for_each)));
    found.or_else(|| same(&|on| approved(cx, on))).ok_or_else(|| msg!("marks-other-phrases", key = key))
}

/// The phrase that approves what is recommended for an item; none: it is only to be discussed, or sent to who decides.
fn approved(cx: &Context, target: &Target) -> Option<DraftText> {
    let item = cx.meeting().item(target)?;
    let is_followed =
        |asked: &Asked| matches!(asked, Asked::Approval | Asked::Note | Asked::Information | Asked::Sending);
    let asked = item.recommendations.asked();
    let is_it = cx.agenda().recommends_to(item).is_none() && !asked.is_empty() && asked.iter().all(is_followed);
    let phrase = cx.agenda().phrases.iter().find(|p| p.for_type == Some(item.item_type))?;
    (is_it && phrase.outcome == Outcome::Approved).then(|| DraftText {
        text: phrase.text.clone(),
        outcome: phrase.outcome,
        ..DraftText::default()
    })
}

/// The standard phrase for an item's type, or for what is recommended; once for each of several recommendations, if
/// `for_each`. None: no phrase says what is decided.
fn recommended(cx: &Context, target: &Target, for_each: bool) -> Option<DraftText> {
    let agenda = cx.agenda();
    let item = cx.meeting().item(target);
    let item_type = item.map_or(ItemType::Decision, |i| i.item_type);
    let phrase = agenda.phrases.iter().find(|p| p.for_type == Some(item_type)).or(agenda.phrases.first());
    let words = |text: String, outcome| DraftText { text, outcome, ..DraftText::default() };
    let asked = item.map(|item| item.recommendations.asked()).unwrap_or_default();
    let is_to_recommend = |asked: &Asked| !matches!(asked, Asked::Discussion | Asked::Review | Asked::Choice);
    if let Some(to) = item.and_then(|item| agenda.recommends_to(item))
        && (asked.is_empty() || asked.iter().any(is_to_recommend))
    {
        let text = agenda.lang.say(&msg!("phrase-recommended", owner = agenda.lang.owner(to)));
        return Some(DraftText { forwarded: to.to_owned(), ..words(text, Outcome::Forwarded) });
    }
    if item.is_some_and(|item| item.approves.is_some() && item.recommendations == Recommendations::None) {
        return Some(words(agenda.lang.text("phrase-minutes"), Outcome::Approved));
    }
    let Some(phrase) = phrase else { return Some(words(String::new(), Outcome::Other)) };
    if phrase.outcome != Outcome::Approved {
        return Some(words(phrase.text.clone(), phrase.outcome));
    }
    let said: Vec<(String, Outcome)> = asked.iter().filter_map(|asked| answer(*asked, agenda)).collect();
    let outcome = [Outcome::Approved, Outcome::Forwarded, Outcome::Noted]
        .into_iter()
        .find(|outcome| said.iter().any(|(_, other)| other == outcome))
        .or(said.first().map(|(_, outcome)| *outcome));
    match asked.as_slice() {
        [] => Some(words(phrase.text.clone(), phrase.outcome)),
        _ if said.is_empty() => None,
        [Asked::Approval] => Some(words(phrase.text.clone(), phrase.outcome)),
        // For all of several there is one phrase only where they ask for the same.
        [first, rest @ ..] if !for_each || rest.is_empty() => {
            let (text, outcome) = answer(*first, agenda).filter(|_| rest.iter().all(|other| other == first))?;
            Some(words(if *first == Asked::Approval { phrase.text.clone() } else { text }, outcome))
        }
        all => {
            let line = |(n, asked): (usize, &Asked)| {
                let said = answer(*asked, agenda).map(|(said, _)| said).unwrap_or_default();
                agenda.lang.say(&msg!("phrase-ad", number = n + 1, said = said)).trim_end().to_owned()
            };
            let lines: Vec<String> = all.iter().enumerate().map(line).collect();
            Some(words(lines.join("\n"), outcome.unwrap_or_default()))
        }
    }
}

/// What is decided where a recommendation is followed, with its outcome: in the agenda's own words where it has some.
/// None: only the body can say.
fn answer(asked: Asked, agenda: &Agenda) -> Option<(String, Outcome)> {
    let own = |item_type| agenda.phrases.iter().find(|p| p.for_type == Some(item_type)).map(|p| p.text.clone());
    let text = |id| agenda.lang.text(id);
    Some(match asked {
        Asked::Approval => (text("phrase-minutes"), Outcome::Approved),
        Asked::Discussion => {
            (own(ItemType::Discussion).unwrap_or_else(|| text("phrase-discussed")), Outcome::Discussed)
        }
        Asked::Review => (text("phrase-reviewed"), Outcome::Discussed),
        Asked::Note => (own(ItemType::Information).unwrap_or_else(|| text("phrase-noted")), Outcome::Noted),
        Asked::Information => (text("phrase-informed"), Outcome::Noted),
        Asked::Sending => (text("phrase-sent"), Outcome::Forwarded),
        Asked::Choice => return None,
    })
}

/// Opens a record's text for editing.
pub(in crate::tui) fn edit_record(cx: &Context, id: RecordId) -> Response {
    let Some(record) = cx.meeting().record(id) else { return Response::Stay };
    let (writing, _) = written_as(record.current(), cx.lang);
    // A note is in no protocol: after the close there is nothing to correct in it.
    let refused = questions::closed_to(cx, id).filter(|_| !cx.is_after_close() || writing == DraftKind::Note);
    refused.unwrap_or_else(|| edit_as(cx, id, writing))
}

/// Opens a record's text as the kind that it is to become.
pub(super) fn edit_as(cx: &Context, id: RecordId, writing: DraftKind) -> Response {
    let Some(record) = cx.meeting().record(id) else { return Response::Stay };
    if record.kind() == RecordKind::Note
        && writing != DraftKind::Note
        && let Some(refused) = questions::notes_only(cx, &record.on)
    {
        return refused;
    }
    let text = Text::of(record.current(), record.on.clone(), Some(id), cx.lang);
    Response::write(Text { writing, ..text })
}

/// Opens the vote on the record that is selected. Where none is, it is that on an amendment that was just moved, a new
/// one while another waits for its decision, or else that on the last decision of the item, or on its postponement.
/// Once that is recorded, it asks which is meant, for what is changed in it would be the first vote and not a second.
pub(in crate::tui) fn vote_on_selected(cx: &Context) -> Response {
    let vote = DraftKind::Vote { decision: None };
    let on = match cx.acted_on().as_slice() {
        [] => return Response::Stay,
        [one] => one.clone(),
        all => {
            return not_together(cx, &vote, all)
                .unwrap_or_else(|| Text::for_all(vote, all).map_or(Response::Stay, Response::write));
        }
    };
    if let Some(refused) = questions::only_looked_at(cx).or_else(|| questions::notes_only(cx, &on)) {
        return refused;
    }
    let meeting = cx.meeting();
    let selected = cx.selected_record().and_then(|id| meeting.record(id)).filter(|r| r.on == on);
    let next = Text::new(vote, on.clone());
    let ballot = match selected {
        Some(r) if r.kind() == RecordKind::Vote => return edit_record(cx, r.id),
        Some(r) if r.kind() == RecordKind::Decision => Ballot::Decision(r.id),
        Some(r) if r.kind() == RecordKind::Motion => Ballot::Motion(r.id),
        Some(r) if r.kind().is_on_decision() => meeting.ballot_of(r),
        _ if meeting.is_postponed_last(&on) && cx.drafts.get(&next.key()).is_none() => Ballot::Postponement,
        _ if let Some(motion) = meeting.motion_to_vote_on(&on) => Ballot::Motion(motion),
        // One that was begun, or waits.
        _ if cx.drafts.get(&next.key()).is_some() => Ballot::Next,
        _ if meeting.lone_votes(&on).any(|r| meeting.waits_for_decision(r)) => Ballot::Next,
        _ => {
            let decision = meeting.decisions_on(&on).last().map(|r| Ballot::Decision(r.id));
            let vote = || meeting.lone_votes(&on).last().map(|r| Ballot::Vote(r.id));
            let postponement = || meeting.postponement(&on).map(|_| Ballot::Postponement);
            let ballot = decision.or_else(postponement).or_else(vote).unwrap_or(Ballot::Next);
            let text = vote_text_on(meeting, on.clone(), ballot, cx.lang);
            let is_begun = cx.drafts.get(&text.key()).is_some();
            return match text.editing.and_then(|id| meeting.record(id)).filter(|_| !is_begun) {
                Some(recorded) => Response::open(questions::voted(cx, recorded)),
                None => Response::write(text),
            };
        }
    };
    vote_on(cx, on, ballot)
}

/// Opens the vote on something, or a new one.
pub(super) fn vote_on(cx: &Context, on: Target, ballot: Ballot) -> Response {
    Response::write(vote_text_on(cx.meeting(), on, ballot, cx.lang))
}

fn vote_text_on(meeting: &Meeting, on: Target, ballot: Ballot, lang: Lang) -> Text {
    let (recorded, decision) = match ballot {
        Ballot::Decision(id) | Ballot::Motion(id) => (meeting.vote_on(&on, id), Some(id)),
        Ballot::Postponement => (meeting.vote_on_postponement(&on), meeting.postponement(&on).map(|p| p.id)),
        Ballot::Vote(id) => (meeting.record(id), None),
        Ballot::Next => (None, None),
    };
    match recorded {
        Some(r) => Text::of(r.current(), on, Some(r.id), lang),
        None => Text::new(DraftKind::Vote { decision }, on),
    }
}

/// Finds the vote from whose list a dissent or a remark was opened, to be opened again where that was said; none: it
/// was not opened from one.
pub(in crate::tui) fn vote_behind(meeting: &Meeting, said: &Draft, lang: Lang) -> Option<Text> {
    let DraftKind::Statement { who, decision, .. } = &said.writing else { return None };
    if !said.from_vote {
        return None;
    }
    let named = || decision.and_then(|id| meeting.record(id)).map(|r| (r.kind(), r.id));
    let ballot = match said.editing.and_then(|id| meeting.record(id)) {
        Some(record) => meeting.ballot_of(record),
        None if decision.is_some_and(|id| meeting.is_postponement(id, &said.on)) => Ballot::Postponement,
        None => match named() {
            Some((RecordKind::Decision, id)) => Ballot::Decision(id),
            Some((RecordKind::Motion, id)) => Ballot::Motion(id),
            Some((RecordKind::Vote, id)) => Ballot::Vote(id),
            _ => Ballot::Next,
        },
    };
    let text = match said.with.is_empty() {
        true => vote_text_on(meeting, said.on.clone(), ballot, lang),
        false => Text { with: said.with.clone(), ..Text::new(DraftKind::Vote { decision: None }, said.on.clone()) },
    };
    Some(Text { at: who.last().cloned(), ..text })
}
