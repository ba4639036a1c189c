//! The protocol: its view model, its formats, and what the public one never holds.

mod after;
mod agenda_document;
mod attendance;
mod changed_agenda;
mod closed_doors;
mod course;
mod discussion;
pub mod docx;
mod due;
mod earlier;
mod elections;
mod escaping;
mod files;
mod formats;
mod headings;
mod html;
mod kept_titles;
mod late;
mod lists;
mod motions;
mod opened_again;
mod out_for_closed;
mod output;
mod pdf;
mod people;
mod postponed;
mod programme;
mod record_heading;
mod redaction;
pub mod runaway;
mod secrets;
mod settled;
mod tasks;
mod templates;
mod titles_in_use;
mod together;
mod two_worlds;
mod vanished;
mod votes;
mod wording;

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use punktlig::agenda::{self, Access, Agenda, Outcome, SlotId, Who};
use punktlig::audience::Audience;
use punktlig::journal::CheckpointValues;
use punktlig::lang::Lang;
use punktlig::meeting::{Decision, Event, FollowUp, Meeting, Target};
use punktlig::protocol::{Context, Protocol, build};

use crate::kit::faults::Dice;
use crate::kit::{CHAIN, LiveMeeting, agenda, day, id, item, point, sample, stamp};

/// Takes the times from the plan of every second agenda or so, from all of it or from some slots; such an agenda may
/// announce when it ends.
fn untime(agenda: &mut Agenda, dice: &mut Dice) {
    let most = dice.below(4);
    for slot in agenda.slots.iter_mut().filter(|_| most >= 2) {
        if most == 2 || dice.below(2) == 0 {
            (slot.start, slot.minutes) = (None, None);
        }
    }
    if most >= 2 && dice.below(2) == 0 {
        agenda.announced_end = NaiveTime::from_hms_opt(10, 30, 0);
    }
}

/// Records of every guest who was not marked that they took part, and of nobody else anything.
pub fn all_guests_came(told: &mut LiveMeeting) {
    if let Some(Event::AttendanceConfirmed { guests, .. }) = told.meeting().confirmation(told.at) {
        told.record(Event::AttendanceConfirmed { guests, everybody: false });
    }
}

/// The meeting of 15 January 2025 as it may have gone: all that a protocol has to say is in it once.
pub fn january() -> LiveMeeting {
    let mut agenda = sample("2025-01-15-direktionen.toml");
    agenda.absent = vec![agenda::Absence {
        who: "kn".into(),
        reason: Some("ferie".into()),
        substitute: Some("ba".into()),
        substitute_name: None,
        no_substitute: false,
        items: Vec::new(),
    }];
    let mut told = LiveMeeting::new(agenda);
    told.at("8.17").start(0);
    told.at("8.50").decide(
        &item(3),
        "Ad 1) Direktionen valgte fem prioriterede opgaver for 2025.\nAd 2) Godkendt.",
        Outcome::Approved,
    );
    told.follow_up(&item(3), "Skriver de fem opgaver ind i porteføljen.", &[id("ls")], Some(day(2025, 1, 22)));
    told.follow_up(&item(3), "", &[id("kmc"), id("ls")], None);
    told.record(Event::NoteRecorded { on: item(3), text: "HEMMELIGT NOTAT".into() });
    told.at("9.02").start(1);
    told.decide(&item(4), "Drejebogen blev drøftet.\n\nBorgmesteren åbner dagen.", Outcome::Discussed);
    told.follow_up(&item(4), "HR-afdelingen sender drejebog til oplægsholderne", &[id("tkp"), id("cg")], None);
    told.at("10.01").start(2);
    told.decide(&item(1), "Protokollerne og dagsordenerne blev gennemgået.", Outcome::Noted);
    told.at("11.00").start(3);
    told.at("11.09").start(4);
    told.decide(&item(5), "Tidsplanen blev godkendt.", Outcome::Approved);
    told.follow_up(&item(5), "Sender tidsplan ud til forvaltningerne", &[id("ba"), id("ls")], Some(day(2025, 2, 6)));
    told.at("11.24").start(5);
    told.decide(&item(6), "Ad 1) Godkendt.\nAd 2) Årsplanen blev gennemgået.", Outcome::Approved);
    told.record(Event::SlotAdded {
        number: None,
        slot: "extra".into(),
        title: "Henvendelse fra pressen".into(),
        minutes: Some(5),
        after: Some(told.meeting().slots()[5].slot.id.clone()),
        access: Access::Open,
    });
    told.at("11.40").start(6);
    told.decide(&point("extra"), "Kommunaldirektøren svarer.", Outcome::Other);
    told.follow_up(&point("extra"), "Svar sendes", &[Who::Name("Pressevagten".into())], None);
    told.at("11.45").start(7);
    told.record(Event::ItemPostponed { on: item(7), to: Some(day(2025, 1, 22)) });
    told.at("11.50").start(8);
    told.follow_up(&item(8), "roller fordeles", &[], Some(day(2025, 1, 20)));
    told.at("12.05").start(9);
    told.at("12.47").start(11);
    let last = told.meeting().slots()[11].slot.id.clone();
    told.at("13.04").record(Event::SlotEnded { slot: last });
    all_guests_came(&mut told);
    told.at("13.09").record(Event::MeetingClosed);
    told
}
