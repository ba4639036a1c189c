//! Which events correct something after a close, and how they are recorded then.

use crate::meeting::event::Event;
use crate::meeting::reload::Names;

impl Event {
    /// Returns whether it can be corrected by it, after the close, who was there or when something began or ended.
    #[must_use]
    pub fn is_amendable(&self) -> bool {
        matches!(
            self,
            Self::TimeCorrected { .. }
                | Self::AllPresentRecorded
                | Self::AttendanceRecorded { .. }
                | Self::SubstituteRecorded { .. }
                | Self::NoSubstituteRecorded { .. }
                | Self::SubstituteNamed { .. }
                | Self::ItemSubstituteNamed { .. }
                | Self::ItemChairNamed { .. }
                | Self::PublicCounted { .. }
                | Self::PersonNamed { .. }
                | Self::ParticipantAdded { .. }
                | Self::GuestAdded { .. }
                | Self::OnlineRecorded { .. }
                | Self::PersonArrived { .. }
                | Self::PersonLeft { .. }
                | Self::AttendanceTimeCorrected { .. }
                | Self::DisqualificationRecorded { .. }
                | Self::DisqualificationLifted { .. }
                | Self::GuestMarked { .. }
        )
    }

    /// Returns the event by which it is recorded after the close, with the reason for it.
    #[must_use]
    pub fn into_amendment(self, reason: &str) -> Self {
        let reason = reason.to_owned();
        match self {
            // An older program would overlook it as a change of another event, and publish what was withdrawn.
            Self::PublicWordingRecorded { record, text, shown } => {
                Self::PublicWordingAmended { record, text, shown, reason }
            }
            // Undo takes a correction back, and never a name.
            named @ Self::PersonNamed { .. } => named,
            change => Self::AmendmentRecorded { change: Box::new(change), reason },
        }
    }

    /// Returns whether something may be otherwise by it than it was at the close, in a meeting that was opened again.
    pub(super) fn is_traced(&self) -> bool {
        let is_of_people = matches!(
            self,
            Self::AttendanceConfirmed { .. }
                | Self::ProxyGiven { .. }
                | Self::AgendaReloaded { .. }
                | Self::AgendaReplaced { .. }
        );
        self.is_amendable() || self.is_of_fate() || is_of_people || *self == Self::MeetingClosed
    }

    /// Returns whether it says what becomes of an item that is not treated, treats it, or adds one.
    pub(super) fn is_of_fate(&self) -> bool {
        matches!(
            self,
            Self::ItemPostponed { .. }
                | Self::PostponementLifted { .. }
                | Self::SlotSkipped { .. }
                | Self::SlotRestored { .. }
                | Self::SlotStarted { .. }
                | Self::SlotAdded { .. }
        )
    }

    /// Returns whether it changes nothing of when anybody was there.
    pub(super) fn is_of_no_attendee(&self) -> bool {
        matches!(
            self,
            Self::TimeCorrected { .. } | Self::ItemChairNamed { .. } | Self::PublicCounted { .. } | Self::MeetingClosed
        )
    }

    /// Gives what it names in the plan its new names.
    pub fn rename_amended(&mut self, names: &Names) {
        match self {
            Self::TimeCorrected { slot, .. } | Self::GuestMarked { slot, .. } | Self::GuestAdded { slot, .. } => {
                *slot = names.slot(slot)
            }
            Self::ItemSubstituteNamed { on, .. }
            | Self::ItemChairNamed { on, .. }
            | Self::DisqualificationRecorded { on, .. }
            | Self::DisqualificationLifted { on, .. } => *on = names.target(on),
            _ => {}
        }
    }

    /// What it corrects, if it is a correction after the close; else itself.
    #[must_use]
    pub fn amended(&self) -> &Self {
        match self {
            Self::AmendmentRecorded { change, .. } => change,
            other => other,
        }
    }
}
