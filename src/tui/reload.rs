//! A changed agenda on the screen: taken over, put off or told of, and everything open or selected following what it
//! stands for.
//!
//! What is the same item or slot in the new agenda is decided by `meeting::reload`; when a change is done, by
//! `files::watch`.

mod news;

use std::collections::BTreeSet;

use self::news::FileNews;
use super::app::{App, Effect, Input, InputTime, Notice, OnRecorded, Tone};
use super::dialog::{AgendaNews, Dialog, Menu, questions};
use super::keymap::Action;
use super::main_screen::SelectionAnchor;
use super::view::Layout;
use crate::agenda::{Agenda, AsRead};
use crate::files::Flaw;
use crate::lang::Msg;
use crate::meeting::reload::{self, Names, PersonTrouble, Signed, Taken, changes};
use crate::meeting::{Event, History, JournalEntry, Meeting, Target};
use crate::wording::{self, locked};
use crate::{msg, text, time};

/// The agenda's file as the program knows it.
#[derive(Debug)]
pub(super) struct AgendaFile {
    /// The agenda as in the file, before any shift.
    pub(super) source: Agenda,
    /// A changed agenda that could not be taken over when it came.
    put_off: Option<Box<Agenda>>,
    /// Whether it was said that a closed meeting takes no changed agenda.
    said_too_late: bool,
    /// Whether what changed may have been changed while the meeting was closed.
    is_late: bool,
    /// A changed agenda that is taken over only if the minute-taker says so.
    doubtful: Option<Doubtful>,
    news: FileNews,
}

/// A changed agenda about which the minute-taker is asked.
#[derive(Debug)]
struct Doubtful {
    agenda: Box<Agenda>,
    doubt: Doubt,
}

/// Why a changed agenda is not simply taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// It may be another meeting's.
    OtherMeeting,
    /// It was changed after a protocol was written by the agenda as it was.
    Late,
}

/// How wide the question may say what a changed agenda changes, in columns.
const LONGEST_CHANGES: usize = 240;

/// How much of the lines that say what changed is left for where they break, in columns.
const SLACK: usize = 16;

impl AgendaFile {
    /// Takes the agenda as it was taken over last; `was_closed` tells that the meeting was closed before this start.
    pub(super) fn new(source: Agenda, was_closed: bool) -> Self {
        let news = FileNews::default();
        Self { source, put_off: None, said_too_late: false, is_late: was_closed, doubtful: None, news }
    }
}

impl App {
    /// Takes a changed agenda over: by an event, or in its stead where nothing is recorded yet.
    pub(super) fn agenda_changed(&mut self, agenda: Box<Agenda>, warnings: Vec<Flaw>, when: InputTime) -> Vec<Effect> {
        self.agenda.news.warned(warnings);
        let mended = self.agenda_trouble.take().is_some();
        self.agenda.news.fails(None);
        let is_noted = self.meeting().changed_in_file().next().is_some();
        if *agenda == self.agenda.source && !is_noted {
            self.agenda_is_in_use(mended);
            return Vec::new();
        }
        if self.meeting().closed_at().is_some() {
            self.agenda.put_off = Some(agenda);
            self.agenda.is_late = true;
            let close = self.keys.label(Action::Close);
            if let Some(withheld) = self.withholds_for_file() {
                self.notify_unless_asked(msg!("reload-too-late-closes", close = close));
                return vec![Effect::Record(vec![withheld], OnRecorded::Say)];
            } else if !std::mem::replace(&mut self.agenda.said_too_late, true) {
                self.notify_unless_asked(msg!("reload-too-late"));
            }
            return Vec::new();
        }
        // What waits before the first event was asked for in the plan as it was, and the record begins with that; the
        // new one follows by an event, which gives everything its new name.
        if !self.history.is_recorded() && self.waiting.is_some() {
            self.agenda.put_off = Some(agenda);
            return Vec::new();
        }
        if let Some(trouble) = reload::person_trouble(&self.history, &agenda, &self.written_of()) {
            self.forget_doubtful();
            self.agenda_fails(match trouble {
                PersonTrouble::GivenAway { id, before, after } => {
                    msg!("reload-person-changed", id = id.0, before = before, after = after)
                }
                PersonTrouble::OtherId { name, id, other } => {
                    msg!("reload-person-other-id", name = name, id = id.0, other = other.0)
                }
            });
            return Vec::new();
        }
        if reload::may_be_another_meeting(self.meeting(), &agenda) {
            self.doubt(agenda, Doubt::OtherMeeting, when);
            return Vec::new();
        }
        let (kept, signed) = reload::keep_signed(self.meeting(), agenda.clone());
        let taken = reload::keep_decided(&self.history, &kept, &self.written_on());
        if *taken.agenda == self.agenda.source {
            let decided = &taken.decided;
            self.agenda_is_in_use(mended && decided.is_empty() && signed.is_empty() && taken.signed.is_empty());
            if decided.is_empty() {
                self.say_signed(&signed, &taken.signed);
            } else {
                self.agenda_fails(msg!("reload-decided", what = self.numbered_titles(decided)));
            }
            let is_known = decided.iter().collect::<BTreeSet<_>>() == self.meeting().changed_in_file().collect()
                && reload::knows_wording(self.meeting(), &kept, &taken);
            return if is_known { Vec::new() } else { self.take_over(agenda, when) };
        }
        if self.agenda.is_late {
            self.doubt(agenda, Doubt::Late, when);
            return Vec::new();
        }
        self.take_over(agenda, when)
    }

    /// Says for as long as it lasts what the file says otherwise than the protocol that was written at the close.
    fn say_signed(&mut self, signed: &[Signed], matters: &[Target]) {
        if self.meeting().first_closed_at().is_none() && signed.contains(&Signed::Zone) {
            let zone = self.meeting().zone().map(|zone| zone.name().to_owned());
            let offset = || self.meeting().created_at().map(time::offset_name).unwrap_or_default();
            self.agenda_fails(msg!("reload-zone-kept", zone = zone.unwrap_or_else(offset)));
        } else if !signed.is_empty() || !matters.is_empty() {
            let titles = matters.iter().map(|on| locked::numbered_title(self.meeting(), on));
            let all: Vec<String> = signed.iter().map(|what| self.lang.text(what.message())).chain(titles).collect();
            self.agenda_fails(msg!("reload-signed", what = self.lang.list(&all)));
        }
    }

    /// Notes that the file says what is in use; `mended` tells that it did not before.
    fn agenda_is_in_use(&mut self, mended: bool) {
        self.agenda.put_off = None;
        self.agenda.is_late = false;
        self.agenda.news.is_in_use();
        self.forget_doubtful();
        if mended {
            self.notify_unless_asked(msg!("reload-mended"));
        }
    }

    fn numbered_titles(&self, all: &[Target]) -> String {
        let titles: Vec<String> = all.iter().map(|on| locked::numbered_title(self.meeting(), on)).collect();
        self.lang.list(&titles)
    }

    /// Keeps a changed agenda until the minute-taker has said what becomes of it. A line says which key asks: a
    /// question that opened by itself would be answered by a key that was meant for something else.
    fn doubt(&mut self, agenda: Box<Agenda>, doubt: Doubt, when: InputTime) {
        let is_same = |asked: &Doubtful| asked.doubt == doubt && asked.agenda == agenda;
        if !self.agenda.doubtful.as_ref().is_some_and(is_same) {
            // A question that is open was asked about what the file said before.
            if self.dialogs.iter().any(asks_about_agenda) {
                self.burst.closes(when.real, self.burst_gap);
            }
            self.forget_doubtful();
        }
        self.agenda.doubtful = Some(Doubtful { agenda, doubt });
        let key = self.keys.label(Action::ChangedAgenda);
        self.agenda_fails(match doubt {
            Doubt::OtherMeeting => msg!("reload-other-meeting", key = key),
            Doubt::Late => msg!("reload-late", key = key),
        });
    }

    /// Takes over a changed agenda that is of this meeting; what was decided on keeps its words.
    fn take_over(&mut self, file: Box<Agenda>, when: InputTime) -> Vec<Effect> {
        self.forget_doubtful();
        let (file, signed) = reload::keep_signed(self.meeting(), file);
        let written = self.written_on();
        let taken = reload::keep_decided(&self.history, &file, &written);
        self.say_signed(&signed, &taken.signed);
        let mut matching = reload::decide(self.meeting(), &file, &written);
        if !self.history.is_recorded() {
            // Nothing is recorded for a draft that was put aside: it is offered as one that nothing leads to. Only what
            // is open keeps its place.
            let open = self.open_on();
            matching.keep.retain(|on| open.contains(on));
        }
        if self.history.is_recorded() || !matching.keep.is_empty() {
            // Until it is recorded, it is to be tried again.
            let events = reload::events_as_decided(self.meeting(), &file, taken, matching);
            self.agenda.put_off = Some(file);
            return vec![Effect::Record(events, OnRecorded::Say)];
        }
        let before = self.meeting().clone();
        let mut held = SelectionAnchor::of(&self.screen, &before);
        let names = reload::names(&before, &taken.agenda, &matching);
        self.agenda.source = *taken.agenda;
        self.history = History::new(self.agenda.source.clone(), None, before.rehearsal());
        self.follow_names(&before, &names, &mut held, when);
        self.restore_anchor(held, when);
        Vec::new()
    }

    /// Takes over the agenda that was asked about: the minute-taker says so.
    pub(super) fn take_doubtful(&mut self, when: InputTime) -> Vec<Effect> {
        let Some(doubtful) = self.agenda.doubtful.take() else { return Vec::new() };
        self.agenda_trouble = None;
        self.take_over(doubtful.agenda, when)
    }

    /// Asks about a changed agenda, as often as the minute-taker wants to be asked; where nothing is asked, shows what
    /// is wrong with the file and what it changed last.
    pub(super) fn ask_about_agenda(&mut self) {
        let Some(doubtful) = self.agenda.doubtful.as_ref().filter(|_| self.meeting().closed_at().is_none()) else {
            let trouble = self.agenda_trouble.as_ref().map(|trouble| self.lang.say(trouble));
            let told = self.agenda.news.told(trouble, self.lang);
            match told.is_empty() {
                true => self.notify(msg!("reload-nothing-to-ask")),
                false => self.dialogs.push(AgendaNews::new(told).into()),
            }
            return;
        };
        let question = match doubtful.doubt {
            Doubt::OtherMeeting => questions::same_meeting(&doubtful.agenda, self.lang),
            Doubt::Late => self.late_question(&doubtful.agenda),
        };
        self.dialogs.push(question.into());
    }

    /// Asks whether an agenda that was changed after the close is taken over: what it changes, and what keeps its words
    /// all the same.
    fn late_question(&self, agenda: &Agenda) -> Menu {
        let (meeting, written) = (self.meeting(), self.written_on());
        let Taken { decided, signed, .. } = reload::keep_decided(&self.history, agenda, &written);
        let decided: Vec<Target> = decided.into_iter().chain(signed).collect();
        let events = reload::events_of_file(&self.history, agenda, &written);
        let found =
            reload::taken_over(meeting, &events).map(|(after, names)| changes::changes(meeting, &after, &names));
        let line = changes::line(&found.unwrap_or_default(), self.lang, LONGEST_CHANGES, None);
        questions::late_agenda(line, self.numbered_titles(&decided))
    }

    /// Puts off until the meeting is opened again what was asked about a changed agenda.
    pub(super) fn put_off_doubtful(&mut self) {
        if let Some(doubtful) = self.agenda.doubtful.take() {
            self.agenda_trouble = None;
            self.agenda.put_off = Some(doubtful.agenda);
        }
    }

    fn forget_doubtful(&mut self) {
        self.agenda.doubtful = None;
        self.dialogs.retain(|dialog| !asks_about_agenda(dialog));
    }

    /// Tells for as long as it lasts that the agenda has errors.
    pub(super) fn agenda_broken(&mut self, error: Flaw) {
        let cause = self.lang.say(&error.cause);
        let said = msg!("reload-broken", place = news::place(&error, self.lang), cause = cause);
        self.agenda_fails(said);
        self.agenda.news.fails(Some(error));
    }

    /// Tells for as long as it lasts why the agenda cannot be read.
    pub(super) fn agenda_fails(&mut self, msg: Msg) {
        // A closed meeting has no more use for it.
        if self.meeting().closed_at().is_some() || self.agenda_trouble.as_ref() == Some(&msg) {
            return;
        }
        self.agenda_trouble = Some(msg);
        if self.notice.as_ref().is_some_and(|n| matches!(n.tone, Tone::Tell | Tone::Done(_))) {
            self.notice = None;
        }
    }

    /// Returns the event by which a closed meeting withholds what its changed agenda closes: it is kept though the file
    /// may be gone later, and what is recorded meanwhile carries it.
    pub(super) fn withholds_for_file(&self) -> Option<Event> {
        let agenda = self.agenda.put_off.as_ref().filter(|_| self.meeting().closed_at().is_some())?;
        reload::withheld_by_file(reload::closed_by(self.meeting(), AsRead::Whole(agenda)))
    }

    fn notify_unless_asked(&mut self, msg: Msg) {
        if self.notice.as_ref().is_none_or(|n| n.tone != Tone::Ask) {
            self.notice = Some(Notice { msg, tone: Tone::Tell });
        }
    }

    /// Returns a changed agenda that could not be taken over when it came, if it can be now.
    pub fn take_deferred(&mut self) -> Option<Input> {
        let able = self.meeting().closed_at().is_none() && self.trouble.is_none();
        let agenda = if able { self.agenda.put_off.take() } else { None };
        agenda.map(|agenda| Input::of_agenda(agenda, self.agenda.news.warnings().to_vec()))
    }

    /// Returns whether the agenda was changed after a protocol was written, and has not been taken over.
    pub(super) fn has_late_agenda(&self) -> bool {
        let is_asked_about = self.agenda.doubtful.as_ref().is_some_and(|doubtful| doubtful.doubt == Doubt::Late);
        is_asked_about || (self.meeting().closed_at().is_some() && self.agenda.put_off.is_some())
    }

    /// Returns whether the minute-taker is or will be asked about a changed agenda.
    pub(super) fn will_ask_about_agenda(&self) -> bool {
        self.agenda.doubtful.is_some() || (self.agenda.is_late && self.agenda.put_off.is_some())
    }

    /// Applies a recorded reload; everything that names something in the plan gets its new name. `before` is the
    /// meeting before it, and before what was withheld for it.
    pub(super) fn reloaded(
        &mut self,
        entry: JournalEntry,
        before: &Meeting,
        held: &mut SelectionAnchor,
        when: InputTime,
    ) {
        let Event::AgendaReplaced { agenda, matching, .. } = &entry.event else { return };
        let names = reload::names(before, agenda, matching);
        // It may only say that the file has other words for what was decided on.
        let is_other = self.agenda.source != **agenda;
        self.agenda.source = (**agenda).clone();
        self.agenda.put_off = None;
        self.agenda.is_late = false;
        self.history.apply(entry);
        if is_other {
            self.follow_names(before, &names, held, when);
        }
    }

    fn follow_names(&mut self, before: &Meeting, names: &Names, held: &mut SelectionAnchor, when: InputTime) {
        held.rename(names);
        self.rename(names, when);
        // What was asked was asked of another plan.
        self.screen.asked = None;
        let found = changes::changes(before, self.meeting(), names);
        let places = Layout::of(self.size);
        // Lines are wrapped at words, and what is said first takes its part.
        let width = usize::from(places.message.width) * usize::from(places.hints.height);
        let key = self.keys.label(Action::ChangedAgenda);
        let told: Vec<String> = found.iter().map(|change| changes::sentence(change, self.lang)).collect();
        let warning = self.agenda.news.changed(told, &key, self.lang);
        let first = warning.as_deref().map_or(0, text::width);
        let line = changes::line(&found, self.lang, width.saturating_sub(first + SLACK), Some(&key));
        let concerns_public = |change| matches!(change, &changes::Change::Opened(_) | &changes::Change::Withheld(_));
        let unmarked = self.screen.rename_marks(names, self.history.meeting());
        if let Some(first) = unmarked.iter().find(|on| self.screen.marks.is_empty() && !names.is_gone(on)) {
            held.hold(names.target(first));
        }
        let line = match unmarked.is_empty() {
            true => line,
            false => {
                let items = locked::several(before, &unmarked, self.lang);
                self.lang.say(&msg!("reload-said-marks", items = items, changes = line))
            }
        };
        let line = match &warning {
            Some(warning) => self.lang.say(&msg!("reload-said-warning", warning = warning.as_str(), changes = line)),
            None => line,
        };
        let is_warning = warning.is_some() || found.iter().any(concerns_public);
        let tone = if is_warning { Tone::Warn } else { Tone::Tell };
        let overruled = self.meeting().overruled_since(before);
        if overruled.is_empty() {
            self.notice = Some(Notice { msg: msg!("reload-said", changes = line), tone });
            return;
        }
        let names: Vec<String> =
            overruled.iter().map(|who| wording::short_name(self.meeting().agenda(), who)).collect();
        let (names, key) = (self.lang.list(&names), self.keys.label(Action::Attendance));
        self.warn(msg!("reload-said-absence", names = names, key = key, changes = line));
    }
}

fn asks_about_agenda(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::Menu(menu) if menu.asks_about_agenda())
}
