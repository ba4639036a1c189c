//! The guests on the screen: how the plan, the item and the dialog name them and say where they are. Who is a guest and
//! who is to be called in is the meeting's business.

use chrono::NaiveDateTime;

use crate::agenda::Who;
use crate::lang::Lang;
use crate::meeting::{Forecast, GuestMark, Meeting, SlotGuest, SlotState};
use crate::msg;
use crate::text;
use crate::time;

/// A guest of a slot as a screen tells of them; clean, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestLine {
    pub who: Who,
    /// The name with its title: "Økonomichef Bettina Andersen".
    pub name: String,
    /// Whether they present what the slot treats.
    pub leads: bool,
    /// The name alone.
    pub bare: String,
    /// The name as short as a plan needs it: "B. Andersen".
    pub short: String,
    /// How they take part, if not in the room: "Teams".
    pub via: Option<String>,
    /// Whether they take part online, and nobody says how.
    pub is_online: bool,
    /// The time that was agreed, if one was.
    pub agreed: Option<NaiveDateTime>,
    /// When the slot is expected to begin, if it is to come.
    pub expected: Option<NaiveDateTime>,
    /// What was recorded of them.
    pub mark: GuestMark,
    /// Whether they are there from the slot just before.
    pub stays: bool,
    /// Whether the slot has begun: whether who is not marked is there, nobody has said.
    pub begun: bool,
    /// Whether the public is told nothing of them although the slot is open.
    pub withheld: bool,
}

/// Tells of the guests of the slot at `slot`, in the agenda's order; `forecast` is the meeting's at the time of the
/// screen.
#[must_use]
pub fn shown(meeting: &Meeting, forecast: &Forecast, slot: usize) -> Vec<GuestLine> {
    let Some(run) = meeting.slots().get(slot) else { return Vec::new() };
    let to_come = meeting.slot_state(slot) == SlotState::Pending;
    let expected = forecast.slots.get(slot).copied().flatten().filter(|_| to_come).map(|e| e.start);
    let begun = !run.spans.is_empty();
    let tell = |guest: SlotGuest| GuestLine {
        who: guest.who.clone(),
        name: super::titled_name(meeting.agenda(), guest.who),
        leads: run.slot.lead.contains(guest.who),
        bare: super::plain_name(meeting.agenda(), guest.who),
        short: super::short_name(meeting.agenda(), guest.who),
        via: guest.via.map(text::one_line),
        is_online: guest.is_online,
        agreed: run.told_start(),
        expected,
        mark: guest.mark,
        stays: guest.stays,
        begun,
        withheld: meeting.is_guest_withheld(slot, guest.who),
    };
    meeting.guests(slot).into_iter().map(tell).collect()
}

impl GuestLine {
    /// The sign of the mark; none while the guest is awaited.
    #[must_use]
    pub fn sign(&self) -> Option<&'static str> {
        match self.mark {
            GuestMark::Expected => self.stays.then_some("✓"),
            GuestMark::CalledIn => Some("→"),
            GuestMark::Arrived => Some("✓"),
            GuestMark::DidNotCome => Some("✗"),
        }
    }

    /// The word of the mark: "kaldt ind".
    #[must_use]
    pub fn word(&self, lang: Lang) -> String {
        lang.text(match (self.mark, self.via.is_some() || self.is_online) {
            (GuestMark::Expected, _) if self.stays => "guest-stays",
            (GuestMark::Expected, _) if self.begun => "guest-unmarked",
            (GuestMark::Expected, _) => "guest-expected",
            (GuestMark::CalledIn, false) => "guest-called-in",
            (GuestMark::CalledIn, true) => "guest-rung-up",
            (GuestMark::Arrived, false) => "guest-arrived",
            (GuestMark::Arrived, true) => "guest-connected",
            (GuestMark::DidNotCome, _) => "guest-absent",
        })
    }

    /// Sign and word together: "→ kaldt ind".
    #[must_use]
    pub fn standing(&self, lang: Lang) -> String {
        match self.sign() {
            Some(sign) => format!("{sign} {}", self.word(lang)),
            None => self.word(lang),
        }
    }

    /// The agreed time, and the expected one where it is another: "aftalt 11.05, ca. 11.12". Empty where nobody knows
    /// either.
    #[must_use]
    pub fn times(&self, lang: Lang) -> String {
        times(self.agreed, self.expected, lang)
    }
}

/// Says for when a guest was asked to come, and when their slot is expected where that is another time.
#[must_use]
pub fn times(agreed: Option<NaiveDateTime>, expected: Option<NaiveDateTime>, lang: Lang) -> String {
    let about = expected.filter(|at| agreed.is_none_or(|agreed| super::minutes(*at - agreed) != 0));
    let about = about.map(|at| super::about(at, lang));
    match (agreed.map(|at| time::hm(at.time(), lang)), about) {
        (Some(agreed), Some(expected)) => lang.say(&msg!("guest-agreed-about", agreed = agreed, expected = expected)),
        (Some(agreed), None) => lang.say(&msg!("guest-agreed", agreed = agreed)),
        (None, Some(expected)) => lang.say(&msg!("plan-about", time = expected)),
        (None, None) => String::new(),
    }
}
