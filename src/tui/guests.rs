//! The guests on the screen: what is told of them, and the overlay in which they are marked. Who is a guest and who is to be called in
//! is the meeting's business.

use chrono::NaiveDateTime;
use crossterm::event::KeyCode;

use super::app::{App, Effect, When};
use super::keys::Key;
use super::overlay::{Guests, Overlay};
use crate::agenda::{SlotId, Who};
use crate::lang::Lang;
use crate::meeting::{Event, Forecast, GuestMark, Meeting, SlotGuest, SlotState};
use crate::msg;
use crate::text;
use crate::wording;

/// A guest of a slot as a screen tells of them; clean, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Who.
    pub who: Who,
    /// The name with its title: "Økonomichef Bettina Andersen".
    pub name: String,
    /// The name alone.
    pub bare: String,
    /// The name as short as a plan needs it: "B. Andersen".
    pub short: String,
    /// How they take part, if not in the room: "Teams".
    pub via: Option<String>,
    /// The time that was agreed.
    pub agreed: NaiveDateTime,
    /// When the slot is expected to begin, if it is to come.
    pub expected: Option<NaiveDateTime>,
    /// What was told of them.
    pub mark: GuestMark,
    /// Whether they are there from the slot just before.
    pub stays: bool,
    /// Whether the slot has begun: who is not marked then takes part.
    pub begun: bool,
}

/// Tells of the guests of the slot at `slot`, in the agenda's order; `forecast` is the meeting's at the time of the screen.
#[must_use]
pub fn shown(meeting: &Meeting, forecast: &Forecast, slot: usize) -> Vec<Shown> {
    let Some(run) = meeting.slots().get(slot) else { return Vec::new() };
    let to_come = meeting.slot_state(slot) == SlotState::Pending;
    let expected = forecast.slots.get(slot).copied().flatten().filter(|_| to_come).map(|e| e.start);
    let begun = !run.spans.is_empty();
    let tell = |guest: SlotGuest| Shown {
        who: guest.who.clone(),
        name: text::one_line(&meeting.agenda().titled_name(guest.who)),
        bare: text::one_line(meeting.agenda().name(guest.who)),
        short: wording::short_name(meeting.agenda(), guest.who),
        via: guest.via.map(text::one_line),
        agreed: run.slot.start,
        expected,
        mark: guest.mark,
        stays: guest.stays,
        begun,
    };
    meeting.guests(slot).into_iter().map(tell).collect()
}

impl Shown {
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
        lang.text(match (self.mark, self.via.is_some()) {
            (GuestMark::Expected, _) if self.stays => "guest-stays",
            (GuestMark::Expected, _) if self.begun => "guest-attends",
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
}

/// The keys that set a mark in the overlay, with the word for each.
pub const MARKS: [(GuestMark, char, char, &str); 4] = [
    (GuestMark::CalledIn, 'k', 'c', "guest-called-in"),
    (GuestMark::Arrived, 'a', 'a', "guest-arrived"),
    (GuestMark::DidNotCome, 'i', 'd', "guest-absent"),
    (GuestMark::Expected, 'v', 'e', "guest-expected"),
];

impl App {
    /// Opens the guests of the selected slot, of those who are to be called in, and of the next slot that has any.
    pub(super) fn open_guests(&mut self, when: When) {
        if !self.is_open() || self.must_ask_for_day(when) {
            return;
        }
        let meeting = self.meeting();
        let forecast = meeting.forecast(when.now);
        let due = meeting.to_call(&forecast, when.now, meeting.call_ahead(self.call_ahead));
        let has_guests = |slot: &usize| !meeting.guests(*slot).is_empty();
        let selected = self.selected_slot().filter(has_guests);
        let to_come = |i: &usize| meeting.slot_state(*i) == SlotState::Pending && forecast.slots[*i].is_some();
        let next = (0..meeting.slots().len()).filter(to_come).find(has_guests);
        let mut slots: Vec<usize> = due.iter().map(|c| c.slot).chain(selected).chain(next).collect();
        slots.sort_unstable();
        slots.dedup();
        let first_of = |slot: usize| {
            let guests = meeting.guests(slot);
            let open = guests.iter().find(|g| g.mark == GuestMark::Expected && !g.stays);
            open.or(guests.first()).map(|g| (slot, g.who.clone()))
        };
        let chosen = due.first().map(|c| (c.slot, c.who.clone()));
        let chosen = chosen.or_else(|| selected.or(next).and_then(first_of));
        let Some((slot, who)) = chosen else {
            self.warn(msg!("guest-none"));
            return;
        };
        let id = |slot: usize| meeting.slots()[slot].slot.id.clone();
        let guests = Guests { slots: slots.into_iter().map(id).collect(), chosen: (id(slot), who) };
        self.overlay = Some(Overlay::Guests(guests));
    }

    /// Lists who can be chosen: of the slots that were opened those that are still there, with the guests that they have now.
    #[must_use]
    pub fn guest_choices(&self, guests: &Guests) -> Vec<(SlotId, Who)> {
        let meeting = self.meeting();
        let of = |id: &SlotId| {
            let index = meeting.slot_index(id).unwrap_or(usize::MAX);
            let named = meeting.guests(index).into_iter().map(|g| (id.clone(), g.who.clone()));
            named.collect::<Vec<_>>()
        };
        guests.slots.iter().flat_map(of).collect()
    }

    /// Chooses the guest so many rows further on.
    pub(super) fn choose_guest(&mut self, by: isize) {
        let Some(Overlay::Guests(guests)) = &self.overlay else { return };
        let choices = self.guest_choices(guests);
        let at = choices.iter().position(|c| *c == guests.chosen);
        // Whoever was chosen may have left the agenda: the first is chosen then.
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(choices.len().saturating_sub(1)));
        if let (Some(choice), Some(Overlay::Guests(guests))) = (choices.get(to), &mut self.overlay) {
            guests.chosen = choice.clone();
        }
    }

    pub(super) fn guests_key(&mut self, key: Key, when: When) -> Vec<Effect> {
        match key {
            Key::Code(KeyCode::Esc) | Key::Char('g' | 'q') => self.overlay = None,
            Key::Code(KeyCode::Up) => self.choose_guest(-1),
            Key::Code(KeyCode::Down) => self.choose_guest(1),
            Key::Code(KeyCode::Home) => self.choose_guest(isize::MIN),
            Key::Code(KeyCode::End) => self.choose_guest(isize::MAX),
            Key::Ctrl('z') => return self.undo(),
            Key::Ctrl('y') => return self.redo(),
            Key::Code(KeyCode::Enter) => return self.mark_guest(None, when),
            Key::Char(c) => {
                let key = |da, en| if self.lang == Lang::Da { da } else { en };
                let mark = MARKS.iter().find(|(_, da, en, _)| c == key(*da, *en));
                if let Some((mark, ..)) = mark {
                    return self.mark_guest(Some(*mark), when);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// Marks the chosen guest; without a mark the next: called in, and then arrived.
    fn mark_guest(&mut self, mark: Option<GuestMark>, when: When) -> Vec<Effect> {
        if !self.is_open() || self.must_ask_for_day(when) {
            return Vec::new();
        }
        let Some(Overlay::Guests(guests)) = &self.overlay else { return Vec::new() };
        let (slot, who) = guests.chosen.clone();
        let meeting = self.meeting();
        let index = meeting.slot_index(&slot);
        let guest = index.and_then(|i| meeting.guests(i).into_iter().find(|g| *g.who == who));
        let Some(guest) = guest else {
            // The agenda changed under the list.
            self.choose_guest(0);
            return Vec::new();
        };
        let has_begun = index.is_some_and(|i| meeting.slot_state(i) == SlotState::Running);
        let next = match guest.mark {
            GuestMark::Expected if !guest.stays && !has_begun => GuestMark::CalledIn,
            _ => GuestMark::Arrived,
        };
        let mark = mark.unwrap_or(next);
        if mark == guest.mark {
            let name = text::one_line(meeting.agenda().name(&who));
            self.tell(match mark {
                GuestMark::Expected => msg!("guest-still-expected", name = name),
                _ => msg!("guest-already", name = name),
            });
            return Vec::new();
        }
        self.record(Event::GuestMarked { slot, who, mark })
    }
}
