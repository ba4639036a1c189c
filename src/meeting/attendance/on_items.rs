//! People on single items: who takes no part in one, disqualified or absent from it by the agenda; who stands in for
//! them there; and who chairs it. Every place that says who is there for an item asks here.

use crate::agenda::{Absence, Who};
use crate::meeting::event::{AttendanceStatus, Target};
use crate::meeting::state::Meeting;

use super::recorded;

impl Meeting {
    /// Lists who stands in on an item or point alone, for those who are disqualified or, by the agenda, absent from it:
    /// the member, and who it is.
    #[must_use]
    pub fn item_substitutes(&self, on: &Target) -> Vec<(Who, Who)> {
        let members = self.agenda.members.iter().map(|id| Who::Id(id.clone()));
        let others = self.disqualified(on).into_iter().filter(|who| !self.is_member(who));
        let substitute = |member: Who| self.item_substitute(&member, on).map(|who| (member, who));
        members.chain(others).filter_map(substitute).collect()
    }

    /// The absence from a single item that the agenda knows of; who was recorded as present came nevertheless.
    #[must_use]
    pub fn excused_from(&self, who: &Who, on: &Target) -> Option<&Absence> {
        let (Who::Id(id), Target::Item(item)) = (who, on) else { return None };
        let said = self.attendance.of(who).and_then(recorded::PersonAttendance::status);
        let came = said.is_some_and(|(status, _)| status == AttendanceStatus::Present);
        self.agenda.absent.iter().find(|a| a.who == *id && a.items.contains(item)).filter(|_| !came)
    }

    /// Finds who stands in for somebody on an item or point alone.
    #[must_use]
    pub fn item_substitute(&self, member: &Who, on: &Target) -> Option<Who> {
        let absence = self.excused_from(member, on);
        let is_out = absence.is_some() || self.attendance.is_disqualified(member, on);
        match self.attendance.item_substitute(member, on).filter(|_| is_out) {
            Some(named) => named.cloned(),
            None => absence.and_then(Absence::stand_in).filter(|who| !self.is_member(who)),
        }
    }

    /// Lists the members who are absent from an item by the agenda, in their order.
    #[must_use]
    pub fn excused(&self, on: &Target) -> Vec<Who> {
        let members = self.agenda.members.iter().map(|id| Who::Id(id.clone()));
        members.filter(|who| self.excused_from(who, on).is_some()).collect()
    }

    /// Returns whether somebody takes no part in an item or point: disqualified on it, or absent from it by the agenda.
    #[must_use]
    pub fn is_out_of(&self, who: &Who, on: &Target) -> bool {
        self.attendance.is_disqualified(who, on) || self.excused_from(who, on).is_some()
    }

    /// Finds who chaired an item or point in place of whoever chairs the meeting.
    #[must_use]
    pub fn item_chair(&self, on: &Target) -> Option<&Who> {
        self.attendance.item_chair(on)
    }

    /// Lists who is disqualified on an item or point, members first in their order.
    #[must_use]
    pub fn disqualified(&self, on: &Target) -> Vec<Who> {
        let place = |who: &Who| match who {
            Who::Id(id) => self.agenda.members.iter().position(|m| m == id).unwrap_or(usize::MAX),
            Who::Name(_) => usize::MAX,
        };
        let mut those: Vec<Who> = self.attendance.disqualified(on).cloned().collect();
        those.sort_by_key(place);
        those
    }
}
