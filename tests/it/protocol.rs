//! The protocol: its view model, its formats, and what the public one never holds.

mod after;
pub mod docx;
mod due;
mod escaping;
mod files;
mod formats;
mod html;
mod output;
mod pdf;
mod redaction;
pub mod runaway;
mod secrets;
mod templates;
mod votes;
mod wording;

use std::path::Path;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use punktlig::agenda::{self, Access, Agenda, Outcome, SlotId, Who};
use punktlig::audience::Audience;
use punktlig::journal::Pins;
use punktlig::lang::Lang;
use punktlig::meeting::{Decision, Event, FollowUp, History, Meeting, Stamped, Target};
use punktlig::protocol::{Context, Protocol, build};
use punktlig::time::{Stamp, at_offset};

/// Reads one of the sample agendas.
pub fn sample(name: &str) -> Agenda {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("meetings");
    let text = std::fs::read_to_string(root.join(name)).unwrap();
    let checked = agenda::load(name, &text, &mut |path| Ok(std::fs::read_to_string(root.join(path)).unwrap()));
    checked.agenda.expect("the sample has no errors")
}

/// Reads an agenda from TOML.
pub fn agenda(text: &str) -> Agenda {
    let checked = agenda::load("test.toml", text, &mut |path| panic!("no include: {path}"));
    checked.agenda.unwrap_or_else(|| panic!("{:#?}", checked.findings))
}

/// A chain value, shorter than real ones.
pub const CHAIN: &str = "5f0ce1";

/// Danish winter time, whatever the machine's zone.
pub fn zone(naive: NaiveDateTime) -> Stamp {
    at_offset(naive, FixedOffset::east_opt(3600).unwrap())
}

/// A meeting that is told event by event.
pub struct Told {
    pub history: History,
    seq: u64,
    now: NaiveDateTime,
}

impl Told {
    /// Opens the record of an agenda at the time of its first slot.
    pub fn new(agenda: Agenda, rehearsal: bool) -> Self {
        let now = agenda.slots.first().map_or(agenda.date.and_hms_opt(9, 0, 0).unwrap(), |s| s.start);
        let mut told = Self { history: History::new(agenda.clone(), None, rehearsal), seq: 0, now };
        told.tell(Event::RecordCreated { agenda: Box::new(agenda), shift: None, rehearsal });
        told
    }

    /// Sets the clock, on the same day.
    pub fn at(&mut self, hour: u32, minute: u32) -> &mut Self {
        self.now = self.now.date().and_hms_opt(hour, minute, 0).unwrap();
        self
    }

    pub fn tell(&mut self, event: Event) -> &mut Self {
        self.seq += 1;
        self.history.apply(Stamped { seq: self.seq, at: zone(self.now), event });
        self
    }

    /// Starts the slot at a place of the plan.
    pub fn start(&mut self, index: usize) -> &mut Self {
        let slot = self.meeting().slots()[index].slot.id.clone();
        self.tell(Event::SlotStarted { slot })
    }

    pub fn decide(&mut self, on: &Target, text: &str, outcome: Outcome) -> &mut Self {
        let decision = Decision { text: text.into(), outcome, ..Decision::default() };
        self.tell(Event::DecisionRecorded { on: on.clone(), decision })
    }

    pub fn follow_up(&mut self, on: &Target, task: &str, owners: &[Who], due: Option<NaiveDate>) -> &mut Self {
        let follow_up = FollowUp { task: task.into(), owners: owners.to_vec(), due, line: "line as typed".into() };
        self.tell(Event::FollowUpRecorded { on: on.clone(), follow_up })
    }

    pub fn meeting(&self) -> &Meeting {
        self.history.meeting()
    }

    pub fn protocol(&self, audience: Audience) -> Protocol {
        self.protocol_in(audience, None)
    }

    pub fn protocol_in(&self, audience: Audience, lang: Option<Lang>) -> Protocol {
        let chain = self.meeting().closed_at().map(|_| CHAIN.to_owned());
        build(
            self.meeting(),
            &Context { audience, lang, chain, pins: self.pins(), salvaged: None, now: zone(self.now), zone },
        )
    }

    /// The chain's values as a journal would have them: the last event's is [`CHAIN`], each other's has its number after it.
    fn pins(&self) -> Pins {
        let last = self.history.entries().len() as u64;
        let value = |seq: u64| if seq == last { CHAIN.to_owned() } else { format!("{CHAIN}-{seq}") };
        self.history.entries().iter().filter(|e| e.event.is_pin()).map(|e| (e.seq, value(e.seq))).collect()
    }
}

pub fn item(number: u32) -> Target {
    Target::Item(number.to_string().as_str().into())
}

pub fn point(id: &str) -> Target {
    Target::Point(SlotId(id.into()))
}

pub fn id(id: &str) -> Who {
    Who::Id(id.into())
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The meeting of 15 January 2025 as it may have gone: all that a protocol has to tell is in it once.
pub fn january() -> Told {
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.absent =
        vec![agenda::Absence { who: "kn".into(), reason: Some("ferie".into()), substitute: Some("ba".into()) }];
    let mut told = Told::new(agenda, false);
    told.at(8, 17).start(0);
    told.at(8, 50).decide(
        &item(3),
        "Ad 1) Direktionen valgte fem prioriterede opgaver for 2025.\nAd 2) Godkendt.",
        Outcome::Approved,
    );
    told.follow_up(&item(3), "Skriver de fem opgaver ind i porteføljen.", &[id("ls")], Some(day(2025, 1, 22)));
    told.follow_up(&item(3), "", &[id("kmc"), id("ls")], None);
    told.tell(Event::NoteRecorded { on: item(3), text: "HEMMELIGT NOTAT".into() });
    told.at(9, 2).start(1);
    told.decide(&item(4), "Drejebogen blev drøftet.\n\nBorgmesteren åbner dagen.", Outcome::Discussed);
    told.follow_up(&item(4), "HR-afdelingen sender drejebog til oplægsholderne", &[id("tkp"), id("cg")], None);
    told.at(10, 1).start(2);
    told.decide(&item(1), "Protokollerne og dagsordenerne blev gennemgået.", Outcome::Noted);
    told.at(11, 0).start(3);
    told.at(11, 9).start(4);
    told.decide(&item(5), "Tidsplanen blev godkendt.", Outcome::Approved);
    told.follow_up(&item(5), "Sender tidsplan ud til forvaltningerne", &[id("ba"), id("ls")], Some(day(2025, 2, 6)));
    told.at(11, 24).start(5);
    told.decide(&item(6), "Ad 1) Godkendt.\nAd 2) Årsplanen blev gennemgået.", Outcome::Approved);
    told.tell(Event::SlotAdded {
        slot: "extra".into(),
        title: "Henvendelse fra pressen".into(),
        minutes: Some(5),
        after: Some(told.meeting().slots()[5].slot.id.clone()),
        access: Access::Open,
    });
    told.at(11, 40).start(6);
    told.decide(&point("extra"), "Kommunaldirektøren svarer.", Outcome::Other);
    told.follow_up(&point("extra"), "Svar sendes", &[Who::Name("Pressevagten".into())], None);
    told.at(11, 45).start(7);
    told.tell(Event::ItemPostponed { on: item(7), to: Some(day(2025, 1, 22)) });
    told.at(11, 50).start(8);
    told.follow_up(&item(8), "roller fordeles", &[], Some(day(2025, 1, 20)));
    told.at(12, 5).start(9);
    told.at(12, 47).start(11);
    let last = told.meeting().slots()[11].slot.id.clone();
    told.at(13, 4).tell(Event::SlotEnded { slot: last });
    told.at(13, 9).tell(Event::MeetingClosed);
    told
}
