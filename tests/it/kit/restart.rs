//! The program stopped and started again, on the same record and with the same drafts.

use std::sync::Arc;

use punktlig::agenda::Agenda;
use punktlig::files::Found;
use punktlig::journal::MeetingPaths;
use punktlig::meeting::History;
use punktlig::time::Clock;
use punktlig::tui::Session;
use punktlig::tui::app::App;
use punktlig::tui::theme::Theme;

use super::record::open_record_on;
use super::stage::Stage;

impl Stage {
    /// Stops the program where it is, as a signal does, and starts it again.
    pub fn again(self) -> Self {
        let recorded = self.app().history.entries().iter().rev().find_map(|entry| entry.event.agenda());
        let agenda = recorded.unwrap_or_else(|| self.meeting().agenda()).clone();
        self.again_with(agenda)
    }

    /// Stops the program where it is and starts it again, with this agenda in its file.
    pub fn again_with(mut self, agenda: Agenda) -> Self {
        let (lang, rehearsal, now) = (self.app().lang, self.meeting().rehearsal(), self.now);
        self.stop();
        let (journal, opened) = open_record_on(&self.disk, &self.dir, now).unwrap();
        let history = History::replay(opened.events);
        let history = history.unwrap_or_else(|| History::new(agenda.clone(), None, rehearsal));
        let recorded = history.entries().iter().rev().find_map(|entry| entry.event.agenda()).cloned();
        let app = App::new(lang, Theme::new(true), recorded.unwrap_or_else(|| agenda.clone()), history);
        let clock = Clock::pretended_on(Arc::new(self.machine.clone()), now, 1.0);
        let mut session = Session::new(app, journal, clock, MeetingPaths { agenda: None, dir: self.dir.clone() });
        session.agenda(Found::Good(Box::new(agenda), Vec::new()));
        let mut next = Self::run(session, self.machine.clone(), self.dir.clone());
        (next.disk, next.folder) = (self.disk.clone(), self.folder.take());
        next
    }
}
