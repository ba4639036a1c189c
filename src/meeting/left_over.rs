//! What a meeting leaves for the next one of its series.

use chrono::NaiveDate;

use super::{Content, Meeting, Target};
use crate::agenda::ItemKind;
use crate::agenda::next::{Left, Origin, Point};

impl Meeting {
    /// Returns what the next meeting, on a day, takes over: what was postponed to it or to no day, and tasks without an
    /// owner that are due then. What only the body may read stays so.
    #[must_use]
    pub fn left_for(&self, date: NaiveDate) -> Left {
        let mut left = Left::default();
        for on in self.targets() {
            let is_closed = self.is_closed(&on) || self.is_matter_withheld(&on) || self.is_postponement_withheld(&on);
            let is_for_it = self.postponement(&on).is_some_and(|to| to.to.is_none_or(|day| day <= date));
            match &on {
                Target::Item(id) => {
                    if is_closed {
                        left.closed.push(id.0.clone());
                        left.is_plan_closed |= self.item(&on).is_none_or(|item| item.kind == ItemKind::Upcoming);
                    }
                    if is_for_it {
                        left.postponed.push(id.0.clone());
                    } else if self.postponement(&on).is_none() && self.is_left_undone(&on) {
                        left.not_considered.push(self.title(&on).to_owned());
                    }
                }
                Target::Point(id) if is_for_it => {
                    let minutes = self.slot_index(id).and_then(|index| self.slots().get(index)?.slot.minutes);
                    let title = self.title(&on).to_owned();
                    left.points.push(Point { title, minutes, is_closed, origin: Origin::Postponed });
                }
                Target::Point(_) => {}
            }
        }
        for record in self.records().iter().filter(|record| !record.withdrawn) {
            let Content::FollowUp(follow_up) = record.current() else { continue };
            if follow_up.owners.is_empty() && follow_up.due == Some(date) && !follow_up.task.is_empty() {
                let is_closed = self.is_closed(&record.on) || self.is_withheld(record);
                let title = follow_up.task.clone();
                left.points.push(Point { title, minutes: None, is_closed, origin: Origin::Recorded });
            }
        }
        left
    }

    /// Returns whether an item that should have been considered was not.
    fn is_left_undone(&self, on: &Target) -> bool {
        let is_matter = self.item(on).is_some_and(|item| item.kind == ItemKind::Item);
        is_matter && !self.was_considered(on) && !self.is_settled(on)
    }
}
