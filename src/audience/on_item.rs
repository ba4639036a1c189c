//! What an audience may know of people on single items: who was disqualified, who stood in for them, who chaired.

use super::gate::{Gate, tells_reasons};
use crate::agenda::{ItemId, Who};
use crate::meeting::{Casting, Deciding, Record, Target};
use crate::time::Stamp;

impl Gate<'_> {
    pub(super) fn disqualified(&self, target: &Target) -> Vec<Who> {
        let mut all = self.meeting.disqualified(target);
        all.retain(|who| !self.public || !self.meeting.is_disqualified_behind_closed_doors(who, target));
        all
    }

    pub(super) fn item_substitutes(&self, target: &Target) -> Vec<(Who, Who)> {
        let mut all = self.meeting.item_substitutes(target);
        // Nobody took part in what was not considered.
        all.retain(|_| self.meeting.was_considered(target));
        let is_closed = |member: &Who| self.meeting.is_item_substitute_behind_closed_doors(member, target);
        all.retain(|(member, _)| !self.public || !is_closed(member));
        all
    }

    /// Lists who is not to be there for a matter by the agenda, and who is to stand in for each.
    pub(super) fn excused(&self, target: &Target) -> Vec<(Who, Option<Who>)> {
        let all = self.meeting.excused(target).into_iter();
        all.map(|who| (who.clone(), self.meeting.item_substitute(&who, target))).collect()
    }

    /// Says why those are not to be there for a matter whom the agenda excuses, where the audience is told of reasons.
    /// What is the reason for something closed as well may be about that.
    pub(super) fn why_excused(&self, target: &Target) -> Vec<(Who, String)> {
        let is_open = |item: &ItemId| !self.meeting.is_closed(&Target::Item(item.clone()));
        let reason = |who: &Who| {
            let absence = self.meeting.excused_from(who, target)?;
            let is_told = tells_reasons(self.meeting.agenda(), self.public);
            absence.reason.clone().filter(|_| is_told && (!self.public || absence.items.iter().all(is_open)))
        };
        let all = self.meeting.excused(target).into_iter();
        all.filter_map(|who| reason(&who).map(|reason| (who, reason))).collect()
    }

    /// Finds who chaired a matter in place of whoever chairs the meeting. Nobody chaired what was not considered.
    pub(super) fn item_chair(&self, target: &Target) -> Option<Who> {
        let is_told = self.meeting.was_considered(target) && !self.hides_item_chair(target);
        self.meeting.item_chair(target).filter(|_| is_told).cloned()
    }

    /// Says for each version of a record what decided the vote besides the votes. Whoever chaired behind closed doors
    /// is not named by a casting vote either.
    pub(super) fn deciding(&self, target: &Target, record: &Record, now: Stamp) -> Vec<Deciding> {
        let mut all = self.meeting.deciding_of(record, now);
        if self.hides_item_chair(target) {
            let casting = all.iter_mut().filter_map(|deciding| deciding.casting.as_mut());
            casting.for_each(|Casting { chair, .. }| *chair = None);
        }
        all
    }

    pub(super) fn hides_item_chair(&self, target: &Target) -> bool {
        self.public && self.meeting.is_item_chair_behind_closed_doors(target)
    }
}
