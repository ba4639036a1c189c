//! A changed agenda on the screen: taken over, put off or told of, and everything open or selected following what it stands for.
//!
//! What is the same item or slot in the new agenda is decided by `meeting::reload`; when a change is done, by `files::watch`.

use super::app::{App, Effect, Focus, Notice, Then, Tone, When};
use super::keys::{self, Action};
use super::overlay::{After, Choice, Draft, Hit, Label, LineKind, Overlay};
use super::rows;
use super::textbox::TextBox;
use crate::agenda::{Agenda, SlotId};
use crate::files::Broken;
use crate::meeting::reload::{self, Names, changes};
use crate::meeting::{Event, History, Meeting, RecordId, Target};
use crate::msg;

/// What the screen holds on to by name while the plan changes.
pub(super) struct Held {
    slot: Option<SlotId>,
    target: Option<Target>,
    record: Option<RecordId>,
    running: Option<SlotId>,
}

impl Held {
    fn rename(&mut self, names: &Names) {
        self.slot = self.slot.take().and_then(|id| names.live_slot(&id));
        self.target = self.target.take().filter(|on| !names.is_gone(on)).map(|on| names.target(&on));
        self.running = self.running.take().map(|id| names.slot(&id));
    }
}

impl App {
    /// Takes a changed agenda over: by an event, or in its stead where nothing is recorded yet.
    pub(super) fn agenda_changed(&mut self, agenda: Box<Agenda>, when: When) -> Vec<Effect> {
        let mended = self.agenda_trouble.take().is_some();
        if *agenda == self.source {
            self.put_off = None;
            if mended {
                self.tell_unless_asked(msg!("reload-mended"));
            }
            return Vec::new();
        }
        if self.meeting().closed_at().is_some() {
            let closes = !reload::closed_by(self.meeting(), &agenda).is_empty();
            self.put_off = Some(agenda);
            let close = keys::label(Action::Close, self.lang);
            if closes {
                self.tell_unless_asked(msg!("reload-too-late-closes", close = close));
            } else if !std::mem::replace(&mut self.said_too_late, true) {
                self.tell_unless_asked(msg!("reload-too-late"));
            }
            return Vec::new();
        }
        let keep = self.written_on_what_goes(&agenda);
        let matching = reload::decide(self.meeting(), &agenda, &keep);
        if self.history.is_recorded() || !keep.is_empty() {
            // Until it is recorded, it is to be tried again.
            self.put_off = Some(agenda.clone());
            return vec![Effect::Record(vec![Event::AgendaReplaced { agenda, matching }], Then::Say)];
        }
        let (before, mut held) = (self.meeting().clone(), self.held());
        let names = reload::names(&before, &agenda, &matching);
        self.source = *agenda;
        self.history = History::new(self.source.clone(), None, before.rehearsal());
        self.follow_names(&before, &names, &mut held);
        self.hold_again(held, when);
        Vec::new()
    }

    /// Tells for as long as it lasts that the agenda has errors.
    pub(super) fn agenda_broken(&mut self, broken: &Broken) {
        let line = i64::try_from(broken.line).unwrap_or(i64::MAX);
        let place = match &broken.file {
            Some(file) => self.lang.say(&msg!("reload-place-in", file = file.as_str(), line = line)),
            None => self.lang.say(&msg!("reload-place", line = line)),
        };
        let cause = self.lang.say(&broken.cause);
        self.agenda_fails(msg!("reload-broken", place = place, cause = cause));
    }

    /// Tells for as long as it lasts that the agenda cannot be read.
    pub(super) fn agenda_gone(&mut self) {
        self.agenda_fails(msg!("reload-gone"));
    }

    fn agenda_fails(&mut self, msg: crate::lang::Msg) {
        // A closed meeting has no more use for it.
        if self.meeting().closed_at().is_some() || self.agenda_trouble.as_ref() == Some(&msg) {
            return;
        }
        self.agenda_trouble = Some(msg);
        if self.notice.as_ref().is_some_and(|n| n.tone == Tone::Tell) {
            self.notice = None;
        }
    }

    fn tell_unless_asked(&mut self, msg: crate::lang::Msg) {
        if self.notice.as_ref().is_none_or(|n| n.tone != Tone::Ask) {
            self.notice = Some(Notice { msg, tone: Tone::Tell });
        }
    }

    /// Gives a changed agenda that could not be taken over when it came, if it can be now.
    pub fn take_put_off(&mut self) -> Option<Box<Agenda>> {
        let able = self.meeting().closed_at().is_none() && self.trouble.is_none();
        if able { self.put_off.take() } else { None }
    }

    /// Lists what texts are being written on that a new agenda would drop: it has to stay, for nothing typed may be lost.
    fn written_on_what_goes(&self, agenda: &Agenda) -> Vec<Target> {
        let open = self.current_draft().map(|(_, draft)| draft.on);
        let mut targets: Vec<Target> = self.drafts.values().map(|d| d.on.clone()).chain(open).collect();
        if targets.is_empty() {
            return targets;
        }
        let names = reload::names(self.meeting(), agenda, &reload::decide(self.meeting(), agenda, &[]));
        targets.retain(|on| names.is_gone(on));
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// Applies a recorded reload; everything that names something in the plan gets its new name.
    pub(super) fn reloaded(&mut self, entry: crate::meeting::Stamped, held: &mut Held) {
        let Event::AgendaReplaced { agenda, matching } = &entry.event else { return };
        let before = self.meeting().clone();
        let names = reload::names(&before, agenda, matching);
        self.source = (**agenda).clone();
        self.put_off = None;
        self.history.apply(entry);
        self.follow_names(&before, &names, held);
    }

    fn follow_names(&mut self, before: &Meeting, names: &Names, held: &mut Held) {
        held.rename(names);
        self.rename_drafts(names);
        if let Some(mut overlay) = self.overlay.take()
            && self.rename_overlay(&mut overlay, names)
        {
            self.overlay = Some(overlay);
        }
        self.join_open_draft();
        self.begun_closed |= self.current_draft().is_some_and(|(_, draft)| draft.closed);
        self.search_anew(names);
        // What was asked was asked of another plan.
        self.asked = None;
        let found = changes::changes(before, self.meeting(), names);
        let margin = if self.size.width < 76 || self.size.height < 20 { 0 } else { 4 };
        let width = usize::from(self.size.width.saturating_sub(margin));
        let line = changes::line(&found, self.lang, width);
        let opens = found.iter().any(|change| matches!(change, changes::Change::Opened(_)));
        let tone = if opens { Tone::Warn } else { Tone::Tell };
        self.notice = Some(Notice { msg: msg!("reload-said", changes = line), tone });
    }

    fn rename_drafts(&mut self, names: &Names) {
        for (old_key, mut draft) in std::mem::take(&mut self.drafts) {
            draft.on = names.target(&draft.on);
            let key = Draft::key(&draft.writing, &draft.on, draft.editing);
            self.drafts_changed |= key != old_key;
            match self.drafts.get_mut(&key) {
                // A point that became an item that had a draft too.
                Some(other) => {
                    other.closed |= draft.closed;
                    other.text = format!("{}\n{}", other.text, draft.text);
                    other.open |= draft.open;
                }
                None => _ = self.drafts.insert(key, draft),
            }
        }
    }

    /// Puts what another draft brought into the text that is open for the same.
    fn join_open_draft(&mut self) {
        let Some((key, open)) = self.current_draft() else { return };
        let Some(text) = self.drafts.get(&key).map(|d| d.text.clone()).filter(|text| *text != open.text) else {
            return;
        };
        match &mut self.overlay {
            Some(Overlay::Editor(editor)) => {
                editor.text = TextBox::new(&text, true);
                editor.original = None;
            }
            Some(Overlay::Line(line)) => {
                line.text = TextBox::new(&text.replace('\n', " "), false);
                line.original = None;
            }
            _ => {}
        }
        self.keep_draft();
    }

    /// Gives what is open its new names; false: what it was open for is gone.
    fn rename_overlay(&self, overlay: &mut Overlay, names: &Names) -> bool {
        let renamed = |on: &mut Target| {
            let there = !names.is_gone(on);
            *on = names.target(on);
            there
        };
        match overlay {
            Overlay::Editor(editor) => {
                editor.on = names.target(&editor.on);
                true
            }
            Overlay::Line(line) => {
                match &mut line.kind {
                    LineKind::FollowUp { on, .. } => *on = names.target(on),
                    LineKind::CorrectTime { slot, .. } => *slot = names.slot(slot),
                    LineKind::Reason(after) => match after.as_mut() {
                        After::Correct { on, .. } | After::Add { on, .. } => *on = names.target(on),
                        After::Reopen => {}
                    },
                    LineKind::AddSlot | LineKind::Folder => {}
                }
                true
            }
            Overlay::Menu(menu) => {
                if let Some(beneath) = &mut menu.beneath
                    && !self.rename_overlay(beneath, names)
                {
                    menu.beneath = None;
                }
                let chosen = menu.cursor;
                let mut row = 0;
                menu.choices.retain_mut(|(label, choice)| {
                    let there = match choice {
                        Choice::Postpone(on, _) | Choice::LiftPostponement(on) => renamed(on),
                        Choice::Move(_, on) => {
                            let there = renamed(on);
                            *label = Label::Text(self.numbered_title(on));
                            there
                        }
                        _ => true,
                    };
                    // The cursor stays on its choice.
                    menu.cursor -= usize::from(!there && row < chosen);
                    row += 1;
                    there
                });
                menu.cursor = menu.cursor.min(menu.choices.len().saturating_sub(1));
                !menu.choices.is_empty()
            }
            Overlay::Reader(on, _) => renamed(on),
            Overlay::Guests(guests) => {
                guests.slots = guests.slots.iter().filter_map(|slot| names.live_slot(slot)).collect();
                match names.live_slot(&guests.chosen.0) {
                    Some(slot) => {
                        guests.chosen.0 = slot;
                        true
                    }
                    None => false,
                }
            }
            // What was proposed was for the plan as it was.
            Overlay::CatchUp(_) => false,
            // Who was chosen is found again, or the first is.
            Overlay::Attendance(_) => true,
            Overlay::Votes(voting) => {
                voting.on = names.target(&voting.on);
                true
            }
            Overlay::Search(_) | Overlay::Help(_) | Overlay::Review(_) | Overlay::Chair => true,
        }
    }

    /// Searches the new agenda for what is searched for; the cursor stays on its hit.
    fn search_anew(&mut self, names: &Names) {
        let Some(Overlay::Search(search)) = &self.overlay else { return };
        let chosen = search.hits.get(search.cursor).map(|h| (names.target(&h.on), h.record, h.what.clone()));
        self.search_again();
        if let Some(Overlay::Search(search)) = &mut self.overlay
            && let Some((on, record, what)) = chosen
        {
            let same = |h: &Hit| h.on == on && h.record == record && h.what == what;
            search.cursor = search.hits.iter().position(same).unwrap_or(0);
        }
    }

    /// Notes by name what is selected and what runs.
    pub(super) fn held(&self) -> Held {
        let id = |i: usize| self.meeting().slots().get(i).map(|r| r.slot.id.clone());
        Held {
            slot: self.selected_slot().and_then(id),
            target: self.selected_target(),
            record: self.selected_record(),
            running: self.running_slot(),
        }
    }

    fn running_slot(&self) -> Option<SlotId> {
        let meeting = self.meeting();
        meeting.running().and_then(|i| meeting.slots().get(i)).map(|r| r.slot.id.clone())
    }

    /// Makes the rows anew and selects what was held.
    pub(super) fn hold_again(&mut self, held: Held, when: When) {
        self.rows = rows::rows(self.meeting());
        let running = self.running_slot();
        let moved_on = running != held.running;
        if moved_on {
            self.slot_began = running.is_some().then_some(when.real);
        }
        let meeting = self.history.meeting();
        let place = held.slot.and_then(|id| meeting.slot_index(&id));
        let row =
            |test: &dyn Fn(&rows::Row) -> bool| self.rows.iter().position(|r| r.is_selectable(meeting) && test(r));
        let found = row(&|r| r.slot() == place && r.target(meeting) == held.target)
            .or_else(|| held.target.as_ref().and_then(|on| row(&|r| r.target(meeting).as_ref() == Some(on))))
            .or_else(|| place.and_then(|place| row(&|r| r.slot() == Some(place))));
        // What was selected is gone: what stands in its place, or the last before it.
        let near = |at: usize| {
            let selectable = |r: &usize| self.rows.get(*r).is_some_and(|r| r.is_selectable(meeting));
            (at..self.rows.len()).find(selectable).or_else(|| (0..at.min(self.rows.len())).rev().find(selectable))
        };
        self.cursor = found.or_else(|| near(self.cursor)).unwrap_or(0);
        if moved_on {
            self.follow();
        }
        if let Focus::Records(i) = self.focus {
            let records = self.selected_records();
            let same = held.record.and_then(|id| records.iter().position(|r| r.id == id));
            self.focus = match (records.len(), same) {
                (0, _) => Focus::Plan,
                (_, Some(at)) => Focus::Records(at),
                (count, None) => Focus::Records(i.min(count - 1)),
            };
        }
        self.keep_in_view();
        self.look_through_public(when.now);
    }
}
