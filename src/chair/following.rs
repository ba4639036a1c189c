//! What the chair's picture is made from: the record as far as it is written, before it the agenda, and the time.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::agenda::{Agenda, AsRead};
use crate::audience::Audience;
use crate::files::watch::{Debouncer, Signature, Step};
use crate::files::{self, Found, Loaded, Look, made_of};
use crate::journal::{self, Follower, MeetingPaths, News, RehearsalClock};
use crate::lang::Msg;
use crate::log::Value;
use crate::meeting::reload::closed_by;
use crate::meeting::{Event, History, Meeting, Target};
use crate::paths;
use crate::time::{Clock, Jump, Stamp};
use crate::{log, msg, protocol, text};

/// What is shown, kept up to date by looking.
pub struct Following {
    /// The meeting as it was named.
    file: PathBuf,
    place: MeetingPaths,
    follower: Follower,
    /// The journal's events; none: nothing is recorded.
    history: Option<History>,
    /// What is wrong with the journal.
    trouble: Option<Msg>,
    /// Whether that is in the journal itself.
    damaged: bool,
    /// That the record goes on in another folder.
    moved: Option<Msg>,
    plan: Plan,
    /// The time of a real meeting, and what a rehearsal's is calculated from.
    clock: Clock,
    /// How the clock of the rehearsal runs that holds the record.
    pretended: Option<RehearsalClock>,
    documents: Documents,
    of_file: FileAgenda,
    /// The meeting with what the agenda's file closes as well; none: it closes nothing that is open in the record.
    closed: Option<Meeting>,
}

/// What the agenda's file says while there is a record, which may not have taken it over.
#[derive(Default)]
struct FileAgenda {
    /// How the files looked that it is made of.
    seen: Signature,
    /// The last that could be used.
    agenda: Option<Box<Agenda>>,
    /// What could be made out of one with errors, or that is no text, since.
    rest: Option<Box<Agenda>>,
}

/// The documents of the closed meeting, as they were found in its folder.
#[derive(Default)]
struct Documents {
    /// The value of the journal's chain that was looked for last.
    chain: Option<String>,
    /// The names of those that are missing or of another value.
    old: Vec<String>,
    /// How often it was looked for them.
    looks: u32,
}

/// How often old documents are looked for before it is said: after a close they are being written.
const PATIENCE: u32 = 10;

/// The agenda, shown until there is a record.
#[derive(Default)]
struct Plan {
    /// The last good one.
    meeting: Option<Meeting>,
    /// The same with what the file as it is now may close: it has errors, is no text, or is gone.
    closed: Option<Meeting>,
    /// What is wrong with the file as it is now.
    trouble: Option<Msg>,
    /// The files that it was read from; none: it was not read yet.
    files: Vec<PathBuf>,
    /// When a change of them is done.
    settling: Debouncer,
}

impl Following {
    /// Starts to follow the meeting that was named as `file` and found at `place`; nothing of it need be there yet.
    #[must_use]
    pub fn new(file: &Path, place: MeetingPaths) -> Self {
        Self {
            file: file.to_owned(),
            follower: Follower::new(&place.dir),
            place,
            history: None,
            trouble: None,
            damaged: false,
            moved: None,
            plan: Plan::default(),
            clock: Clock::system(),
            pretended: None,
            documents: Documents::default(),
            of_file: FileAgenda::default(),
            closed: None,
        }
    }

    /// The record's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.place.dir
    }

    /// Takes in what is new in the journal; returns whether anything shown changed.
    pub fn follow(&mut self) -> bool {
        let polled = self.follower.poll();
        match &polled {
            Ok(News::Same) => {}
            Ok(News::Absent) if self.history.is_none() || self.trouble.is_some() => {}
            Ok(news) => log!("followed", kind = Value::variant(news)),
            Err(error) if self.trouble.as_ref() == Some(&error.msg) => {}
            Err(error) => log::failed("not-followed", error),
        }
        let (changed, trouble, damaged) = match polled {
            Ok(News::Same) => (false, None, false),
            Ok(News::Added(events)) => {
                if events.iter().any(|e| matches!(e.event, Event::ClockSet { .. })) {
                    // How far the minute-taker's clock is ahead of this machine's is found out anew.
                    self.clock = Clock::system();
                }
                if let Some(history) = &mut self.history {
                    events.into_iter().for_each(|event| history.apply(event));
                }
                (true, None, false)
            }
            Ok(News::Anew(events)) => {
                self.history = History::replay(events);
                // What the last journal did to the clock is of no matter to this one.
                self.clock = Clock::system();
                (true, None, false)
            }
            // What was shown stays, and it is said that it is old.
            Ok(News::Absent) => {
                let gone = || msg!("chair-follow-gone", path = shown(&self.place.dir.join(journal::JOURNAL)));
                (false, self.history.is_some().then(gone), false)
            }
            Err(error) => (false, Some(error.msg), true),
        };
        if changed && let Some(last) = self.last_real() {
            // The minute-taker's clock may be ahead of this machine's, or have been set forward by its own last event.
            self.clock.advance_to(last);
        }
        if changed {
            self.close_as_file();
        }
        let other = self.trouble != trouble;
        self.trouble = trouble;
        self.damaged = damaged;
        changed || other
    }

    /// Looks at what seldom changes, at `now` of a clock that only rises; returns whether anything shown did.
    pub fn poll_files(&mut self, now: Duration) -> bool {
        let pretended = journal::pretended(&self.place.dir);
        let other_clock = pretended != self.pretended;
        self.pretended = pretended;
        let moved = journal::moved(&self.place.dir);
        let changed = other_clock || moved != self.moved;
        self.moved = moved;
        if self.history.is_some() {
            let is_other = self.place.agenda.as_deref().is_some_and(|path| self.of_file.look(path));
            if is_other {
                self.close_as_file();
            }
            return self.find_documents() || changed || is_other;
        }
        if self.place.agenda.is_none() {
            self.place.agenda = journal::resolve(&self.file).ok().and_then(|place| place.agenda);
        }
        if let Some(path) = self.place.agenda.clone() {
            return self.plan.look(&path, self.pretended.is_some(), other_clock, now) || other_clock;
        }
        other_clock
    }

    /// Looks whether a closed meeting's documents are of the journal's last line, and none of an open one says that
    /// it is closed, until that is so; true: there is other news of it.
    fn find_documents(&mut self) -> bool {
        let meeting = self.history.as_ref().map(History::meeting);
        let chain = meeting.and(self.follower.chain());
        if self.documents.chain.as_deref() != chain {
            self.documents = Documents { chain: chain.map(str::to_owned), ..Documents::default() };
        } else if self.documents.looks > 0 && self.documents.old.is_empty() {
            return false;
        }
        let Some(meeting) = meeting else { return false };
        let before = self.old_documents();
        self.documents.old = protocol::outdated(&self.place.dir, meeting, chain);
        self.documents.looks += 1;
        before != self.old_documents()
    }

    /// Says which documents are not of the journal's last line, once that is sure.
    fn old_documents(&self) -> Option<Msg> {
        let Documents { old, looks, .. } = &self.documents;
        let names = old.iter().map(|name| text::one_line(name)).collect::<Vec<_>>().join(", ");
        (*looks > PATIENCE && !old.is_empty()).then(|| msg!("chair-files-old", count = old.len(), files = names))
    }

    /// The time of the meeting.
    pub fn now(&mut self) -> Stamp {
        let real = self.clock.now();
        // Where this machine's clock was set: while a meeting runs, the minute-taker's program says what that means for
        // its times.
        let runs = self.history.as_ref().is_some_and(|h| h.meeting().closed_at().is_none());
        if let (Some(Jump::Lasts(by)), false) = (self.clock.jump(), runs) {
            self.clock.follow(by);
        }
        let last = self.history.as_ref().and_then(|h| h.meeting().last_at());
        let now = match (self.is_rehearsal(), self.pretended) {
            (false, _) => real,
            (true, Some(clock)) => last.map_or(clock.at(real), |last| clock.at(real).max(last)),
            // Nobody rehearses just now: the clock stands where it was left.
            (true, None) => last.unwrap_or(real),
        };
        self.history.as_ref().map_or(now, |h| h.meeting().in_zone(now))
    }

    /// The meeting to show; none: there is neither a record nor an agenda that can be used.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        self.history.as_ref().map(History::meeting).or(self.plan.meeting.as_ref())
    }

    /// The meeting to show to an audience: for the public, what the agenda's file closes is closed at once, also where
    /// the record never takes it over.
    #[must_use]
    pub fn meeting_for(&self, audience: Audience) -> Option<&Meeting> {
        let closed = if self.history.is_some() { &self.closed } else { &self.plan.closed };
        closed.as_ref().filter(|_| audience == Audience::Public).or_else(|| self.meeting())
    }

    /// Closes for the public what the agenda's file closes.
    fn close_as_file(&mut self) {
        let FileAgenda { agenda, rest, .. } = &self.of_file;
        self.closed = self.history.as_ref().map(History::meeting).and_then(|meeting| {
            let read = agenda.as_deref().map(AsRead::Whole).into_iter().chain(rest.as_deref().map(AsRead::Part));
            let closed: Vec<_> = read.flat_map(|file| closed_by(meeting, file)).collect();
            (!closed.is_empty()).then(|| meeting.closing(&closed))
        });
    }

    /// Whether the meeting is that of a record.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        self.history.is_some()
    }

    /// How much faster than real time the clock runs.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.pretended.filter(|_| self.is_rehearsal()).map_or(1.0, |clock| clock.speed)
    }

    /// Whether the journal cannot be read as it is: to look at it again takes as long as it is.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// What is wrong with what is shown.
    #[must_use]
    pub fn trouble(&self) -> Option<Msg> {
        let left = || msg!("chair-follow-left");
        let is_open = |h: &History| h.meeting().rehearsal() && h.meeting().closed_at().is_none();
        let left = self.history.as_ref().filter(|h| is_open(h) && self.pretended.is_none()).map(|_| left());
        let of_plan = || self.plan.trouble.clone().filter(|_| self.history.is_none());
        self.moved.clone().or(self.trouble.clone()).or(left).or_else(of_plan).or_else(|| self.old_documents())
    }

    /// What is waited for.
    #[must_use]
    pub fn awaited(&self) -> Msg {
        msg!("chair-follow-waiting", path = shown(&self.place.dir))
    }

    /// Whether the time is a pretended one.
    fn is_rehearsal(&self) -> bool {
        match &self.history {
            Some(history) => history.meeting().rehearsal(),
            None => self.pretended.is_some(),
        }
    }

    /// When the last event of a real meeting was.
    fn last_real(&self) -> Option<Stamp> {
        self.history.as_ref().map(History::meeting).filter(|m| !m.rehearsal()).and_then(Meeting::last_at)
    }
}

impl FileAgenda {
    /// Reads the file if it looks other than before; true: it was read. Nothing is waited for: what it closes is
    /// closed.
    fn look(&mut self, path: &Path) -> bool {
        let known: Vec<PathBuf> = self.seen.0.iter().map(|(file, _)| file.clone()).collect();
        let before = Signature::of(&known);
        if !known.is_empty() && before == self.seen {
            return false;
        }
        let Look { found, files, is_held } = files::look(path);
        // Looked at before it was read, unless it is made of other files now, or is to be read again in any case.
        self.seen = match files == known {
            _ if is_held => Signature::default(),
            true => before,
            false => Signature::of(&files),
        };
        match found {
            Found::Good(agenda, _) => (self.agenda, self.rest) = (Some(agenda), None),
            Found::Broken(_, rest) | Found::NoText(rest) | Found::Held(rest) => self.rest = Some(rest),
            Found::Gone => {}
        }
        true
    }
}

impl Plan {
    /// Looks at the agenda's files, and reads them if they have come to rest after a change, or if `anew` says so;
    /// tells whether it makes a difference.
    fn look(&mut self, path: &Path, rehearsal: bool, anew: bool, now: Duration) -> bool {
        let first = self.files.is_empty();
        if first {
            self.files = vec![path.to_owned()];
        }
        // Looked at before they are read: what is written meanwhile is then found at the next look.
        let seen = Signature::of(&self.files);
        let step = self.settling.observe(&seen, now);
        if !first && !anew && step != Step::Read {
            return false;
        }
        let Loaded { checked, is_held } = files::load(path);
        let (agenda, trouble, files) = match checked {
            Ok(checked) => {
                let errors = checked.findings.iter().filter(|f| f.is_error()).count();
                let trouble = (errors > 0).then(|| msg!("chair-follow-errors", path = shown(path), count = errors));
                let files = made_of(path, &checked);
                (checked.agenda, trouble, files)
            }
            Err(error) => (None, Some(error.msg), vec![path.to_owned()]),
        };
        let at_rest = step == Step::Read && !first && !anew;
        if at_rest && trouble.is_some() && self.settling.is_in_doubt() {
            return false;
        }
        // Files that are included only now are looked at after the reading.
        let seen = if files == self.files { seen } else { Signature::of(&files) };
        self.files = files;
        if !is_held {
            self.settling.settle(seen);
        }
        let meeting = agenda.map(|agenda| Meeting::new(agenda, None, rehearsal)).or_else(|| self.meeting.take());
        let closed =
            meeting.as_ref().filter(|_| trouble.is_some()).map(|meeting| closed_as_far_as_known(meeting, path));
        let changed = meeting != self.meeting || closed != self.closed || trouble != self.trouble;
        self.meeting = meeting;
        self.closed = closed;
        self.trouble = trouble;
        changed
    }
}

/// Returns a plan without what a file may close that cannot be used; where there is none, that is everything.
fn closed_as_far_as_known(plan: &Meeting, path: &Path) -> Meeting {
    let slots = || plan.slots().iter().map(|run| Target::Point(run.slot.id.clone()));
    let closed = match files::current(path).0.as_read() {
        Some(file) => closed_by(plan, file),
        None => plan.targets().into_iter().chain(slots()).collect(),
    };
    plan.closing(&closed)
}

fn shown(path: &Path) -> String {
    paths::shown(path)
}
