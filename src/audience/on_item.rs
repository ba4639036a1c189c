//! What an audience may know of people on single items: who was disqualified, who stood in for them, who chaired.

use super::gate::Gate;
use crate::agenda::Who;
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
