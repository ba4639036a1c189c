//! What keys do in an editor, a line, a menu, and where something is read.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect, Then, When};
use super::keys::{self, Action, Key};
use super::overlay::{Choice, Draft, EditorList, Label, Line, LineKind, Menu, OUTCOMES, Overlay, Writing};
use super::slot_line::{SlotLine, slot_line};
use super::textbox::TextBox;
use crate::agenda::{Access, Outcome, SlotId, names};
use crate::meeting::followup::{self, Completion, Context};
use crate::meeting::{Content, Decision, Edge, Event, NoCorrection, RecordId, Statement, Target, forward};
use crate::msg;
use crate::text;
use crate::time;
use crate::wording::locked;

impl App {
    /// Carries out a key while something is open.
    pub(super) fn dialogue_key(&mut self, event: &KeyEvent, key: Key, when: When) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Editor(_)) => self.editor_key(event, key),
            Some(Overlay::Line(_)) => self.line_key(event, key, when),
            Some(Overlay::Menu(_)) => self.menu_key(key, when),
            Some(Overlay::Search(_)) => self.search_key(event, key),
            Some(Overlay::CatchUp(_)) => self.catch_up_key(key),
            Some(Overlay::Guests(_)) => self.guests_key(key, when),
            Some(Overlay::Attendance(_)) => self.attendance_key(event, key, when),
            Some(Overlay::Votes(_)) => self.votes_key(event, key, when),
            Some(Overlay::Review(review)) => match key {
                Key::Ctrl('s') => self.close_meeting(),
                Key::Code(KeyCode::Esc | KeyCode::Enter) => {
                    self.overlay = None;
                    Vec::new()
                }
                _ => {
                    scroll(&mut review.top, key);
                    Vec::new()
                }
            },
            Some(Overlay::Reader(_, top) | Overlay::Help(top)) => {
                if matches!(key, Key::Code(KeyCode::Esc | KeyCode::Enter) | Key::Char('q' | '?' | 's')) {
                    self.overlay = None;
                } else {
                    scroll(top, key);
                }
                Vec::new()
            }
            Some(Overlay::Chair) => self.chair_key(key),
            None => Vec::new(),
        }
    }

    /// Goes back from what the chair sees; no other key acts there.
    pub(super) fn chair_key(&mut self, key: Key) -> Vec<Effect> {
        if key == Key::Code(KeyCode::Esc) || keys::action(key, self.lang) == Some(Action::Chair) {
            self.overlay = None;
        }
        Vec::new()
    }

    fn editor_key(&mut self, event: &KeyEvent, key: Key) -> Vec<Effect> {
        let phrases = self.history.meeting().agenda().phrases.len();
        let Some(Overlay::Editor(editor)) = &mut self.overlay else { return Vec::new() };
        if let Some(line) = &mut editor.forward {
            match (key, event.code) {
                (_, KeyCode::Esc) => editor.forward = None,
                (Key::Ctrl('s'), _) | (_, KeyCode::Enter) => {
                    editor.forwarded = text::one_line(&line.text()).trim().to_owned();
                    editor.outcome = Outcome::Forwarded;
                    editor.forward = None;
                }
                _ => _ = line.key(event),
            }
            self.keep_draft();
            return Vec::new();
        }
        let alt_only = event.modifiers == KeyModifiers::ALT;
        let digit = match event.code {
            KeyCode::Char(c) => c.to_digit(10).and_then(|d| usize::try_from(d).ok()),
            _ => None,
        };
        if let Some((list, cursor)) = &mut editor.list {
            let count = if *list == EditorList::Phrases { phrases.min(9) } else { OUTCOMES.len() };
            let chosen = match (digit, event.code) {
                (Some(d), _) if (1..=count).contains(&d) => Some(d - 1),
                (_, KeyCode::Enter) => Some(*cursor),
                (_, KeyCode::Up) => {
                    *cursor = cursor.saturating_sub(1);
                    return Vec::new();
                }
                (_, KeyCode::Down) => {
                    *cursor = (*cursor + 1).min(count.saturating_sub(1));
                    return Vec::new();
                }
                _ => None,
            };
            let list = *list;
            editor.list = None;
            match (chosen, list) {
                (Some(n), EditorList::Phrases) => self.put_phrase(n),
                (Some(n), EditorList::Outcomes) => {
                    let outcome = OUTCOMES[n.min(OUTCOMES.len() - 1)];
                    // Where it is forwarded to is asked at once; Esc there leaves the outcome as it was.
                    if outcome == Outcome::Forwarded {
                        editor.forward = Some(Box::new(TextBox::new(&editor.forwarded, false)));
                    } else {
                        editor.outcome = outcome;
                    }
                    self.keep_draft();
                }
                (None, _) => {}
            }
            return Vec::new();
        }
        let decides = editor.writing == Writing::Decision;
        match (key, event.code) {
            (Key::Ctrl('s'), _) => return self.record_text(),
            (_, KeyCode::Esc) => self.leave_editor(),
            (_, KeyCode::F(2)) if decides => editor.list = Some((EditorList::Phrases, 0)),
            (_, KeyCode::F(3)) if decides => {
                let at = OUTCOMES.iter().position(|o| *o == editor.outcome).unwrap_or(0);
                editor.list = Some((EditorList::Outcomes, at));
            }
            _ if decides && alt_only && digit.is_some_and(|d| (1..=9).contains(&d)) => {
                self.put_phrase(digit.unwrap_or(1) - 1);
            }
            _ => {
                editor.text.key(event);
                self.keep_draft();
            }
        }
        Vec::new()
    }

    /// Inserts a standard phrase and sets its outcome.
    fn put_phrase(&mut self, number: usize) {
        let Some(phrase) = self.history.meeting().agenda().phrases.get(number).cloned() else {
            self.warn(msg!("notice-no-phrase", number = number + 1));
            return;
        };
        if let Some(Overlay::Editor(editor)) = &mut self.overlay {
            let before = editor.text.text();
            let gap = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
            editor.text.insert(&format!("{gap}{}", phrase.text));
            editor.outcome = phrase.outcome;
        }
        self.keep_draft();
    }

    /// Records what the open editor holds.
    fn record_text(&mut self) -> Vec<Effect> {
        let Some(Overlay::Editor(editor)) = &self.overlay else { return Vec::new() };
        if editor.text.is_blank() {
            self.warn(msg!("notice-empty"));
            return Vec::new();
        }
        let key = Draft::key(&editor.writing, &editor.on, editor.editing);
        let text = editor.text.text().trim_end().to_owned();
        let on = editor.on.clone();
        let content = match editor.writing.clone() {
            Writing::Decision => {
                let is_forwarded = editor.outcome == Outcome::Forwarded;
                let forward = forward::parse(&editor.forwarded, self.meeting().agenda());
                Content::Decision(Decision {
                    text,
                    outcome: editor.outcome,
                    forwarded_to: forward.to.filter(|_| is_forwarded),
                    forwarded_on: forward.on.filter(|_| is_forwarded),
                })
            }
            Writing::Statement { statement, who, decision } => {
                Content::Statement(Statement { decision, statement, who, text })
            }
            Writing::Note | Writing::FollowUp | Writing::Vote { .. } => Content::Note { text },
        };
        self.record_content(on, editor.editing, content, key)
    }

    pub(super) fn record_content(
        &mut self,
        on: Target,
        editing: Option<RecordId>,
        content: Content,
        key: String,
    ) -> Vec<Effect> {
        // A record that was undone meanwhile, or that may not become another kind any more, is recorded anew: what was typed is not lost with it.
        let editing = editing.filter(|id| self.is_there(*id) && self.can_become(*id, &content));
        if self.comes_after(editing) && !matches!(content, Content::Note { .. }) {
            return self.ask_reason(on, editing, content, key);
        }
        let event = match (editing, content) {
            (Some(record), content) => Event::RecordEdited { record, content },
            (None, Content::Decision(decision)) => Event::DecisionRecorded { on, decision },
            (None, Content::FollowUp(follow_up)) => Event::FollowUpRecorded { on, follow_up },
            (None, Content::Note { text }) => Event::NoteRecorded { on, text },
            (None, Content::Vote(vote)) => Event::VoteRecorded { on, vote },
            (None, Content::Statement(statement)) => Event::StatementRecorded { on, statement },
        };
        vec![Effect::Record(self.recording(&key, event), Then::CloseDraft(key))]
    }

    /// What can complete the follow-up line at its cursor.
    #[must_use]
    pub fn completion(&self, line: &Line) -> Option<Completion> {
        if !matches!(line.kind, LineKind::FollowUp { .. }) {
            return None;
        }
        let agenda = self.meeting().agenda();
        let candidates = names::candidates(agenda);
        followup::completion(&line.text.text(), line.text.column(), &Context::new(agenda, &candidates))
    }

    /// How a follow-up line is understood.
    #[must_use]
    pub fn understood(&self, line: &str) -> followup::Understood {
        let agenda = self.meeting().agenda();
        let candidates = names::candidates(agenda);
        followup::parse(line, &Context::new(agenda, &candidates))
    }

    fn line_key(&mut self, event: &KeyEvent, key: Key, when: When) -> Vec<Effect> {
        let completion = match &self.overlay {
            Some(Overlay::Line(line)) => self.completion(line),
            _ => return Vec::new(),
        };
        let Some(Overlay::Line(line)) = &mut self.overlay else { return Vec::new() };
        let is_follow_up = matches!(line.kind, LineKind::FollowUp { .. });
        match (event.code, completion) {
            (KeyCode::Esc, _) if is_follow_up => self.put_aside(),
            (KeyCode::Esc, _) => match line.kind.clone() {
                LineKind::Reason(after) => self.leave_reason(*after),
                LineKind::Folder => self.leave_folder(),
                _ => self.overlay = None,
            },
            (KeyCode::Tab, Some(completion)) => {
                if let Some(chosen) = completion.matches.get(line.choice.min(completion.matches.len() - 1)) {
                    let (text, cursor) = followup::apply(&line.text.text(), &completion, chosen);
                    line.text.replace(&text, cursor);
                    line.choice = 0;
                    self.keep_draft();
                }
            }
            (KeyCode::Down, Some(completion)) => line.choice = (line.choice + 1).min(completion.matches.len() - 1),
            (KeyCode::Up, Some(_)) => line.choice = line.choice.saturating_sub(1),
            (KeyCode::Tab, None) => self.other_edge(),
            (KeyCode::Enter, _) => return self.record_line(when),
            _ if key == Key::Ctrl('s') => return self.record_line(when),
            _ => {
                line.text.key(event);
                line.choice = 0;
                line.problem = None;
                self.keep_draft();
            }
        }
        Vec::new()
    }

    /// Turns the correction of a start into that of an end, and back.
    fn other_edge(&mut self) {
        let Some(Overlay::Line(line)) = &mut self.overlay else { return };
        let LineKind::CorrectTime { slot, edge } = &mut line.kind else { return };
        let meeting = self.history.meeting();
        let Some(run) = meeting.slot_index(slot).and_then(|i| meeting.slots().get(i)) else { return };
        // One that runs again ended before.
        let (other, time) = match edge {
            Edge::Start => (Edge::End, run.spans.iter().rev().find_map(|s| s.end)),
            Edge::End => (Edge::Start, run.spans.last().map(|s| s.start)),
        };
        let Some(time) = time else {
            line.problem = Some(msg!("problem-still-runs"));
            return;
        };
        *edge = other;
        line.problem = None;
        line.text = TextBox::selected(&time::hm(time.time(), self.lang));
    }

    fn record_line(&mut self, when: When) -> Vec<Effect> {
        let Some(Overlay::Line(line)) = &self.overlay else { return Vec::new() };
        let typed = line.text.text();
        match line.kind.clone() {
            LineKind::Reason(after) => self.record_reason(*after, &typed),
            LineKind::Folder => self.take_folder(&typed),
            LineKind::FollowUp { on, editing } => {
                if typed.trim().is_empty() {
                    self.warn(msg!("notice-empty"));
                    return Vec::new();
                }
                let follow_up = self.understood(&typed).to_follow_up(&typed);
                let key = Draft::key(&Writing::FollowUp, &on, editing);
                self.record_content(on, editing, Content::FollowUp(follow_up), key)
            }
            LineKind::AddSlot => {
                let SlotLine { title, minutes, access, unclear } = slot_line(&typed);
                if title.is_empty() {
                    return self.problem(msg!("problem-no-title"));
                }
                match unclear {
                    Some(whole) => self.ask_closed(title, whole, minutes),
                    None => self.add_slot(title, minutes, access),
                }
            }
            LineKind::CorrectTime { slot, edge } => {
                let Some(to) = time::parse_time(&typed) else {
                    return self.problem(msg!("problem-no-time", typed = text::one_line(&typed)));
                };
                let event = match self.meeting().correction(&slot, edge, to, when.now) {
                    Ok(event) => event,
                    Err(NoCorrection::Nothing) => return self.problem(msg!("problem-still-runs")),
                    Err(NoCorrection::Outside { from, to }) => {
                        let to = time::hm(to.time(), self.lang);
                        return self.problem(match from.map(|f| time::hm(f.time(), self.lang)) {
                            Some(from) => msg!("problem-bounds", from = from, to = to),
                            None => msg!("problem-bound", to = to),
                        });
                    }
                };
                vec![Effect::Record(vec![event], Then::CloseLine)]
            }
        }
    }

    /// Adds a point after what runs, or after what is selected.
    fn add_slot(&self, title: String, minutes: Option<u32>, access: Access) -> Vec<Effect> {
        let meeting = self.meeting();
        let after = meeting
            .running()
            .or_else(|| self.selected_slot())
            .and_then(|i| meeting.slots().get(i))
            .map(|r| r.slot.id.clone());
        let number = (1..).find(|n| meeting.slot_index(&SlotId(format!("added-{n}"))).is_none()).unwrap_or(1);
        let slot = SlotId(format!("added-{number}"));
        vec![Effect::Record(vec![Event::SlotAdded { slot, title, minutes, after, access }], Then::CloseLine)]
    }

    /// Asks whether a word closes the point or belongs to its title; Esc goes back to the line.
    fn ask_closed(&mut self, title: String, whole: String, minutes: Option<u32>) -> Vec<Effect> {
        let choice = |msg, title: &str, access| {
            (Label::Message(msg), Choice::AddSlot { title: title.to_owned(), minutes, access })
        };
        let choices = vec![
            choice(msg!("choice-add-closed", title = title.clone()), &title, Access::Closed),
            choice(msg!("choice-add-closed", title = whole.clone()), &whole, Access::Closed),
            choice(msg!("choice-add-open", title = whole.clone()), &whole, Access::Open),
        ];
        let beneath = self.overlay.take().map(Box::new);
        self.overlay = Some(Overlay::Menu(Menu { title: msg!("menu-add-closed"), choices, cursor: 0, beneath }));
        Vec::new()
    }

    pub(super) fn problem(&mut self, msg: crate::lang::Msg) -> Vec<Effect> {
        if let Some(Overlay::Line(line)) = &mut self.overlay {
            line.problem = Some(msg);
        }
        Vec::new()
    }

    fn menu_key(&mut self, key: Key, when: When) -> Vec<Effect> {
        let Some(Overlay::Menu(menu)) = &mut self.overlay else { return Vec::new() };
        let last = menu.choices.len().saturating_sub(1);
        let chosen = match key {
            Key::Code(KeyCode::Esc) => {
                self.overlay = menu.beneath.take().map(|b| *b);
                self.look_through_public(when.now);
                return Vec::new();
            }
            Key::Code(KeyCode::Up) | Key::Char('k') => {
                menu.cursor = menu.cursor.saturating_sub(1);
                return Vec::new();
            }
            Key::Code(KeyCode::Down) | Key::Char('j') => {
                menu.cursor = (menu.cursor + 1).min(last);
                return Vec::new();
            }
            Key::Code(KeyCode::Enter) => menu.cursor,
            Key::Char(c) => match c.to_digit(10).and_then(|d| usize::try_from(d).ok()) {
                Some(d) if (1..=last + 1).contains(&d) => d - 1,
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        let Some((_, choice)) = menu.choices.get(chosen).cloned() else { return Vec::new() };
        self.overlay = menu.beneath.take().map(|b| *b).filter(|_| choice == Choice::Stay);
        self.look_through_public(when.now);
        self.choose(choice, when)
    }

    fn choose(&mut self, choice: Choice, when: When) -> Vec<Effect> {
        match choice {
            Choice::StartNow => self.start_now(when.now),
            Choice::Rehearse => vec![Effect::Rehearse],
            Choice::Stay => Vec::new(),
            Choice::Leave => vec![Effect::Quit],
            Choice::Postpone(on, to) => self.record(Event::ItemPostponed { on, to }),
            Choice::LiftPostponement(on) => self.record(Event::PostponementLifted { on }),
            Choice::EditRecord(id) => self.edit_record(id),
            Choice::AskMove(id) => {
                let on = self.meeting().record(id).map(|r| r.on.clone());
                let targets = self.meeting().targets().into_iter().filter(|t| Some(t) != on.as_ref());
                let choices = targets.map(|t| (Label::Text(self.numbered_title(&t)), Choice::Move(id, t))).collect();
                self.overlay =
                    Some(Overlay::Menu(Menu { title: msg!("menu-move"), choices, cursor: 0, beneath: None }));
                Vec::new()
            }
            Choice::Move(record, on) => self.record(Event::RecordMoved { record, on }),
            Choice::Belong(id, decision) => {
                let content = self.meeting().record(id).map(|r| r.current().clone().on_decision(decision));
                content.map_or_else(Vec::new, |content| self.record(Event::RecordEdited { record: id, content }))
            }
            Choice::Convert(id, writing) => self.edit_as(id, writing),
            Choice::Withdraw(record) => self.record(Event::RecordWithdrawn { record }),
            Choice::AddSlot { title, minutes, access } => self.add_slot(title, minutes, access),
            Choice::AskPublish(id, page) => self.ask_publish(id, page),
            Choice::Publish(record, shown) => self.record(Event::RecordPublished { record, shown }),
            Choice::AskReopen => self.ask_reopen(),
            Choice::WriteAgain => vec![Effect::WriteProtocols],
        }
    }

    /// The title of an item with its number before it, or of a point; the lock of a closed one after it.
    #[must_use]
    pub fn numbered_title(&self, on: &Target) -> String {
        let title = locked::title(self.meeting(), on);
        match self.meeting().item(on).and_then(|i| i.number.as_deref()) {
            Some(number) => format!("{number}  {title}"),
            None => title,
        }
    }
}

fn scroll(top: &mut usize, key: Key) {
    *top = match key {
        Key::Code(KeyCode::Up) | Key::Char('k') => top.saturating_sub(1),
        Key::Code(KeyCode::Down) | Key::Char('j') => *top + 1,
        Key::Code(KeyCode::PageUp) => top.saturating_sub(10),
        Key::Code(KeyCode::PageDown) | Key::Char(' ') => *top + 10,
        Key::Code(KeyCode::Home) => 0,
        Key::Code(KeyCode::End) => usize::MAX / 2,
        _ => *top,
    };
}
