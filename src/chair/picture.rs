//! The picture: all that the chair's screen says at one moment.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::standing::Standing;
use super::table::Table;
use super::words;
use crate::audience::{self, Audience};
use crate::lang::{Lang, Msg};
use crate::meeting::{BudgetShare, Meeting, Phase};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};

/// What a picture is made from.
pub struct Scene<'a> {
    /// The meeting of the journal; of the agenda alone when nothing is recorded yet.
    pub meeting: &'a Meeting,
    /// Whether there is a record yet.
    pub recorded: bool,
    /// Who looks at it: the public sees a closed item's number and public title, nothing else.
    pub audience: Audience,
    /// The language of the picture.
    pub lang: Lang,
    /// How much faster than real time a rehearsal's clock runs.
    pub speed: f64,
    /// What is wrong with what it is made from, if anything is.
    pub trouble: Option<&'a Msg>,
}

/// What the chair sees.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// Whose meeting it is, and what time.
    pub heading: Heading,
    /// What is wrong with what the picture is made from.
    pub trouble: Option<String>,
    /// The rest, by how far the meeting has come.
    #[serde(flatten)]
    pub shown: Shown,
}

/// What is at the top of a screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// Whose meeting, in one line.
    pub name: String,
    /// The day that the forecast speaks of.
    pub day: NaiveDate,
    /// The day in words, with its weekday.
    pub long_day: String,
    /// The day in few words.
    pub short_day: String,
    /// The time for which the picture is made.
    pub now: Stamp,
    /// That time as a clock shows it.
    pub clock: String,
    /// That this is a rehearsal, and how fast its clock runs.
    pub rehearsal: Option<String>,
}

/// The picture below its heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Shown {
    /// The meeting is not closed: what runs or is waited for, and what comes next.
    Open(Box<Running>),
    /// The meeting is closed: what was planned and what became of it.
    Closed(Table),
}

/// What runs, or what the meeting is waiting for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Running {
    /// The number before the title.
    pub number: Option<String>,
    /// What runs, or what the meeting is waiting for.
    pub title: String,
    /// The clock; none where only words say when.
    pub clock: Option<Clock>,
    /// What the clock means, with its sign.
    pub words: String,
    /// How the clock and its words are meant.
    pub tone: Tone,
    /// How much of the budget is spent, if there is one.
    pub bar: Option<BudgetShare>,
    /// What else is to be known.
    pub more: Option<String>,
    /// What comes next.
    pub next: Option<Next>,
    /// End, drift and pace.
    pub standing: Standing,
}

/// A clock that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// As it is shown: "4:18".
    pub digits: String,
    /// The same in seconds.
    pub seconds: i64,
}

impl Clock {
    /// Makes the clock of a length of time.
    #[must_use]
    pub fn of(length: TimeDelta) -> Self {
        Self { digits: time::mmss(length), seconds: length.num_seconds() }
    }
}

/// How a clock is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The item has time left.
    InTime,
    /// The item's time is soon spent.
    SoonOver,
    /// The time is spent, or a start is late.
    Over,
    /// It counts to or from something that is not an item's time.
    Waiting,
}

impl From<Phase> for Tone {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::InTime => Self::InTime,
            Phase::SoonOver => Self::SoonOver,
            Phase::Over => Self::Over,
        }
    }
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// "Next", "First".
    pub label: String,
    /// What comes next.
    pub title: String,
    /// When it was planned and is expected.
    pub when: Option<String>,
    /// Who is to be called in.
    pub guests: Option<String>,
    /// The same without titles, for where there is no room for both title and name.
    pub guests_brief: Option<String>,
}

impl Scene<'_> {
    /// Makes the picture as it is at `now`.
    #[must_use]
    pub fn picture(&self, now: Stamp) -> Picture {
        let course = audience::expected_course(self.meeting, self.audience, now);
        let scene = Scene { meeting: &course, ..*self };
        let (lang, meeting) = (self.lang, scene.meeting);
        let forecast = meeting.forecast(meeting.forecast_from(now));
        let slots = audience::slot_summaries(meeting, self.audience, lang);
        let cause = self.trouble.map(|trouble| text::one_line(&lang.say(trouble)));
        Picture {
            heading: Heading::of(meeting, forecast.day, now, lang, self.speed),
            trouble: cause.map(|cause| lang.say(&msg!("chair-trouble", cause = cause))),
            shown: if meeting.closed_at().is_some() {
                Shown::Closed(Table::of(&scene, &slots, &forecast, now))
            } else {
                Shown::Open(Box::new(words::running(&scene, &slots, &forecast, now)))
            },
        }
    }
}

impl Heading {
    /// Says whose meeting it is, and what time.
    #[must_use]
    pub fn of(meeting: &Meeting, day: NaiveDate, now: Stamp, lang: Lang, speed: f64) -> Self {
        let agenda = meeting.agenda();
        let fast = if speed > 1.0 { format!(" ×{speed}") } else { String::new() };
        Self {
            name: text::one_line(agenda.body.as_deref().unwrap_or(&agenda.title)),
            day,
            long_day: time::date_weekday(day, lang),
            short_day: time::date_short(day, lang),
            now,
            clock: time::hms(now.time(), lang),
            rehearsal: meeting.rehearsal().then(|| format!("{}{fast}", lang.text("rehearsal"))),
        }
    }
}
