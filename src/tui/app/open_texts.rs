//! The texts that are being written: their drafts while they are open, and what they and the open lines are about.

use super::{App, InputTime, OnRecorded};
use crate::agenda::Who;
use crate::meeting::Target;
use crate::meeting::reload::Names;
use crate::msg;
use crate::tui::context::context;
use crate::tui::dialog::Dialog;
use crate::tui::drafts::Draft;
use crate::wording::locked;

impl App {
    /// Returns the draft of the text that is open, beneath a question too.
    pub(super) fn current_draft(&self) -> Option<Draft> {
        let draft = self.open_draft_unmarked()?;
        Some(self.drafts.marked(draft, self.history.meeting()))
    }

    pub(super) fn open_draft_unmarked(&self) -> Option<Draft> {
        self.dialogs.iter().rev().find_map(|dialog| dialog.draft())
    }

    /// Returns the key of that draft.
    pub(in crate::tui) fn open_draft_key(&self) -> Option<String> {
        self.open_draft_unmarked().map(|draft| draft.own_key())
    }

    /// Closes what was recorded where it was written; what lies over that stays open.
    pub(super) fn close_recorded(&mut self, written_in: Option<usize>, then: &OnRecorded, when: InputTime) {
        let vote = if let OnRecorded::CloseDraft(key) = then { self.vote_after(key) } else { None };
        if let OnRecorded::CloseDraft(key) = then {
            self.drafts.forget(key);
        }
        // A changed agenda may have closed it.
        let Some(place) = written_in.filter(|place| *place < self.dialogs.len()) else { return };
        if place + 1 == self.dialogs.len() {
            self.burst.closes(when.real, self.burst_gap);
        }
        let over = self.dialogs.split_off(place + 1);
        match then {
            OnRecorded::CloseInner => {
                if let Some(dialog) = self.dialogs.last_mut() {
                    dialog.close_inner();
                }
            }
            OnRecorded::CloseDraft(_) | OnRecorded::Close => _ = self.dialogs.pop(),
            OnRecorded::CloseReason => {
                self.dialogs.pop();
                // A dialog that is no more than a line goes with it.
                let is_line = self.dialogs.last_mut().is_some_and(|dialog| {
                    dialog.close_inner();
                    dialog.line().is_some()
                });
                if is_line {
                    self.dialogs.pop();
                }
            }
            OnRecorded::Say => {}
        }
        if let Some(vote) = vote {
            self.open_text(vote);
        }
        self.dialogs.extend(over);
    }

    /// Remembers what is being typed as a draft.
    pub(super) fn keep_draft(&mut self) {
        let Some(draft) = self.current_draft() else { return };
        let of = self.dialogs.iter().rev().find(|dialog| dialog.draft().is_some());
        // As long as a line is open in it, it is what that opens in again.
        let says_nothing =
            of.is_some_and(|dialog| dialog.line().is_none() && (dialog.is_untouched() || draft.is_blank()));
        self.drafts.keep(draft, says_nothing);
    }

    /// Closes the text that is open and keeps its draft; the vote from which a dissent or remark was opened comes back.
    pub(super) fn leave_text(&mut self) {
        let vote = self.open_draft_key().and_then(|key| self.vote_of(&key));
        self.put_aside();
        if let Some(vote) = vote {
            self.open_text(vote);
        }
    }

    /// Closes the text that is open, and what waits below it, and keeps the drafts.
    pub(super) fn put_aside(&mut self) {
        let Some(key) = self.open_draft_key() else { return };
        self.keep_draft();
        if self.drafts.put_aside(&key) {
            // It is saved in a moment; until then nothing says that it is.
            if self.drafts_failing {
                self.warn(msg!("draft-kept-unsaved"));
            } else {
                let all = self.drafts.get(&key).map(Draft::all).unwrap_or_default();
                let room = usize::from(self.size.width.saturating_sub(56)).max(16);
                let said = match all.as_slice() {
                    [one] => {
                        let title = locked::numbered_title(self.meeting(), one);
                        msg!("notice-draft-kept", item = locked::fitted(&title, room))
                    }
                    several => {
                        let items = locked::several(self.meeting(), several, self.lang);
                        msg!("notice-draft-kept-several", items = locked::fitted(&items, room))
                    }
                };
                self.notify(said);
            }
        }
        self.dialogs.clear();
    }

    /// Gives everything that names something in the plan its new names; what was open for something that is gone
    /// closes.
    pub(in crate::tui) fn rename(&mut self, names: &Names, when: InputTime) {
        self.drafts.rename(names);
        let cx = context!(self, when.now);
        // A menu that lost a choice gives the others other numbers.
        let numbered = |dialog: &Dialog| if let Dialog::Menu(menu) = dialog { menu.choices.len() } else { 0 };
        let mut is_top_same = true;
        self.dialogs.retain_mut(|dialog| {
            let before = numbered(dialog);
            let is_there = dialog.rename(names, &cx);
            is_top_same = is_there && before == numbered(dialog);
            is_there
        });
        if !is_top_same {
            self.burst.closes(when.real, self.burst_gap);
        }
        self.join_open_draft();
        let open = self.current_draft();
        self.drafts.note_closed(open.as_ref());
    }

    /// Puts what another draft brought into the text that is open for the same.
    pub(super) fn join_open_draft(&mut self) {
        let Some(open) = self.current_draft() else { return };
        let text = self.drafts.get(&open.own_key()).map(|d| d.text.clone());
        let is_written_in = |dialog: &&mut Dialog| dialog.draft().is_some();
        let dialog = self.dialogs.iter_mut().rfind(is_written_in);
        let (Some(text), Some(dialog)) = (text.filter(|text| *text != open.text), dialog) else { return };
        dialog.replace_text(&text);
        self.keep_draft();
    }

    /// Lists what the text and the lines that are open are on, also before the lines of an earlier run are opened.
    pub(in crate::tui) fn open_on(&self) -> Vec<Target> {
        let lines = self.lines_to_save();
        let lines = lines.iter().chain(self.drafts.lines()).flat_map(|line| line.of.on());
        self.open_draft_unmarked().map(|draft| draft.all()).unwrap_or_default().into_iter().chain(lines).collect()
    }

    /// Lists what texts and lines are being written on: it has to stay, for nothing typed may be lost.
    pub(in crate::tui) fn written_on(&self) -> Vec<Target> {
        let drafts = self.drafts.values().flat_map(Draft::all);
        let mut targets: Vec<Target> = drafts.chain(self.open_on()).collect();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// Lists those of whom something is being written, as a text or on a line, also before the lines of an earlier run
    /// are opened.
    pub(in crate::tui) fn written_of(&self) -> Vec<Who> {
        let open = self.open_draft_unmarked();
        let texts = self.drafts.values().chain(open.as_ref()).flat_map(Draft::named);
        let lines = self.dialogs.iter().filter_map(|dialog| dialog.line());
        let lines = lines.chain(self.drafts.lines().iter().map(|line| line.of.clone()));
        texts.chain(lines.flat_map(|line| line.named())).collect()
    }
}
