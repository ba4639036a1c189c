//! What the message line says, and since when.

use std::time::Duration;

use crossterm::event::KeyCode;

use super::burst::{Did, MeantFor};
use super::{App, Effect, Notice, Tone, WrittenFile};
use crate::lang::Msg;
use crate::msg;
use crate::time::Stamp;
use crate::tui::dialog::Dialog;
use crate::tui::keymap::{Action, Key, Scope};

/// After how much real time a notice may make way for what is more urgent.
const READ: Duration = Duration::from_secs(15);

impl App {
    pub(in crate::tui) fn notify(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Tell });
    }

    /// Says something that is to be read before what is wrong with recording.
    pub(in crate::tui) fn urge(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Urgent });
    }

    pub(in crate::tui) fn warn(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Warn });
    }

    /// Returns whether the message line says that a key was ignored.
    pub(super) fn said_ignored(&self) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Ignored)
    }

    /// Says that a key was ignored.
    pub(super) fn say_ignored(&mut self, msg: Msg) {
        self.notice = Some(Notice { msg, tone: Tone::Ignored });
    }

    /// Says that a key did once what it does, though it is held down. A question stays: it is answered by pressing
    /// again.
    pub(super) fn say_held(&mut self, key: Key) {
        if self.burst.held() == Some(Did::Record) {
            self.say_ignored(match self.burst.recordings() {
                0 | 1 => msg!("notice-too-fast", key = key.label()),
                times => msg!("notice-held", times = times),
            });
        }
    }

    /// Says that a key was ignored because what it was meant for had just closed, why that closed, and from when on
    /// keys act again; the key that leaves a question lets them at once.
    pub(super) fn ignore_key(&mut self, meant_for: MeantFor, key: Key) {
        if self.keys.action(Scope::Menu, key) == Some(Action::Dismiss) {
            if self.burst.start_anew() {
                self.notice = None;
            }
        } else if self.burst.is_to_be_said() {
            let said = self.notice.as_ref().map(|notice| self.lang.say(&notice.msg)).unwrap_or_default();
            let seconds = self.burst.seconds_to_wait(self.burst_gap);
            let key = self.keys.label_in(Scope::Menu, Action::Dismiss);
            self.say_ignored(match meant_for {
                MeantFor::Closed => msg!("notice-key-ignored", key = key, seconds = seconds, said = said),
                MeantFor::SamePaste => msg!("notice-rest-ignored", key = key, seconds = seconds, said = said),
            });
        }
    }

    /// Lets a burst of plain keys record one event only: what one undo takes back. What was filled in for another stays
    /// open as it was `before`.
    pub(super) fn limit_burst(
        &mut self,
        effects: Vec<Effect>,
        key: Key,
        in_dialog: bool,
        before: Option<Vec<Dialog>>,
    ) -> Vec<Effect> {
        let is_control = matches!(key, Key::Ctrl(_));
        let records = effects.iter().any(|e| matches!(e, Effect::Record(..)));
        if !records || is_control && !in_dialog {
            return effects;
        }
        if self.burst.has_recorded(in_dialog && (is_control || key == Key::Code(KeyCode::Enter))) {
            if let Some(before) = before {
                self.dialogs = before;
            }
            self.say_ignored(msg!("notice-too-fast", key = key.label()));
            return effects.into_iter().filter(|e| !matches!(e, Effect::Record(..))).collect();
        }
        effects
    }

    /// Notes where the documents of a meeting are that is open again: their place is still of use.
    pub(super) fn note_drafts(&mut self) {
        let files = std::mem::take(&mut self.written).files;
        if !files.is_empty() {
            let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
            let file = |file: WrittenFile| {
                let path = format!("{}/{}", self.folder, name(&file.path));
                WrittenFile { path, beside: file.beside }
            };
            self.draft_files = files.into_iter().map(file).collect();
        }
    }

    /// Notes from when on the message line says what it says, also where no key brought it.
    pub(super) fn note_said(&mut self, now: Stamp) {
        let said = self.notice.as_ref().map(|notice| &notice.msg);
        if self.noticed.as_ref() != said {
            self.noticed = said.cloned();
            self.noticed_at = Some(now);
        }
    }

    /// Returns whether what the message line says has stood long enough to be read, and asks for nothing.
    #[must_use]
    pub fn notice_is_read(&self, now: Stamp) -> bool {
        let asks = self.notice.as_ref().is_some_and(|n| n.tone == Tone::Ask);
        let since = self.noticed_at.map_or(0.0, |at| (now - at).as_seconds_f64() / self.speed.max(1.0));
        !asks && (self.notice.is_none() || since >= READ.as_secs_f64())
    }
}
