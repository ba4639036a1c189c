//! The agenda as a document: what is sent out before the meeting, from the same model as the protocol.
//!
//! It is built of the meeting as it is planned, so nothing of its course is in it. Where no item prints the time plan
//! or the forward plan, the document does. An agenda on which nothing is to be decided and that has times is a
//! programme.

use super::build::{build_as, issued};
use super::items::Wording;
use super::model::{Document, DocumentKind, EntryKind, Item, Kind, Plan, PlanRow, Protocol};
use super::{Context, model};
use crate::agenda::{ItemKind, ItemType, Slot};
use crate::audience::Subject;
use crate::meeting::Meeting;
use crate::text;

/// How wide and how high the text of a page is in Word, in points, with some room to spare.
const PAGE: (usize, usize) = (444, 708);
/// The sizes of letters on a wall, in points.
const SIZES: std::ops::RangeInclusive<u8> = 7..=26;
/// How wide a letter is, how high a line, and how wide the column of times, in hundredths of the letters' size.
const LETTER: usize = 54;
const LINE: usize = 132;
const TIME: usize = 375;
/// How large what is said under a title is next to it, and how large the heading is, the same way.
const SMALL: usize = 75;
const HEADING: usize = 150;
/// The room around a row of the plan, around a line under its title, and around what is above it all, in points.
const ROW: usize = 9;
const NOTE: usize = 2;
const ABOVE: usize = 40;

/// Builds the agenda of a meeting, or its time plan for a wall, for one audience.
#[must_use]
pub fn agenda_document(kind: DocumentKind, meeting: &Meeting, context: &Context) -> Protocol {
    build_as(kind, &meeting.as_planned(), &Context { chain: None, ..context.clone() })
}

/// Leaves out of an item what is said of its course and of what was decided; that it was withdrawn is known before.
pub(super) fn forget_course(item: &mut Item) {
    let entries = std::mem::take(&mut item.wording.entries);
    let off = entries.into_iter().filter(|entry| entry.kind == EntryKind::Dropped).map(|entry| entry.text);
    item.wording.lead.splice(0..0, off);
    item.wording.decision_heading = None;
    item.public_decisions.clear();
}

impl Wording<'_> {
    /// Gives an agenda what a protocol has not: its name, when it was sent out, and the plans that no item prints.
    pub(super) fn complete_agenda(&self, document: &mut Document, items: &[Item]) {
        let is_wall = document.kind == DocumentKind::Plan;
        document.title = self.name_of_agenda(is_wall).to_uppercase();
        let plan = || Plan { rows: self.plan_rows(), points: with_annexes(items) };
        if is_wall {
            let plan = Plan { points: Vec::new(), ..plan() };
            document.type_size = Some(type_size(document, &plan.rows));
            document.plan = Some(plan);
            (document.opening, document.closing) = (Vec::new(), Vec::new());
            return;
        }
        document.issued = issued(self.agenda(), self.lang);
        document.plan = (!self.has_plan() && self.is_timed()).then(plan);
        let has_upcoming = items.iter().any(|item| item.upcoming.is_some());
        document.upcoming = Some(self.upcoming()).filter(|rows| !has_upcoming && !rows.is_empty());
    }

    /// Names the document as the body does; without a name of its own the plan for a wall is called what it is.
    fn name_of_agenda(&self, is_wall: bool) -> String {
        let own = || self.agenda().document.clone();
        let is_programme = self.is_programme();
        match (is_wall, is_programme) {
            (true, false) => self.lang.text("protocol-plan"),
            (_, true) => own().unwrap_or_else(|| self.lang.text("protocol-programme")),
            (false, false) => own().unwrap_or_else(|| self.lang.text("protocol-agenda")),
        }
    }

    /// Returns whether nothing is to be decided, as far as this audience knows, and the plan has times.
    fn is_programme(&self) -> bool {
        let decides = |subject: &Subject| match subject {
            Subject::Item(item) => {
                item.access.is_closed() || (item.kind == ItemKind::Item && item.item_type == ItemType::Decision)
            }
            Subject::Point(_) => false,
        };
        self.is_timed() && !self.source.items.iter().any(|matter| decides(&matter.subject))
    }

    /// Returns whether the plan says more than the list of items: times, or what is no item.
    fn is_timed(&self) -> bool {
        let slots = || self.source.slots.iter().map(|run| &run.slot);
        let says_more = |slot: &Slot| slot.items.is_empty() || slot.own_title || !slot.lead.is_empty();
        let timed = slots().filter(|slot| slot.start.is_some()).count();
        timed > 1
            || (timed > 0 && timed == slots().count())
            || slots().any(|slot| says_more(slot) || !slot.guests.is_empty())
    }
}

/// Lists the points that have annexes, by their places.
fn with_annexes(items: &[Item]) -> Vec<usize> {
    let is_it = |item: &model::Item| item.kind == Kind::Point && !item.annexes.is_empty();
    items.iter().enumerate().filter(|(_, item)| is_it(item)).map(|(place, _)| place).collect()
}

/// Returns the largest size of letters in which a plan fits on one page; the smallest where it does in none.
fn type_size(document: &Document, rows: &[PlanRow]) -> u8 {
    SIZES.rev().find(|size| height(document, rows, usize::from(*size)) <= PAGE.1).unwrap_or(*SIZES.start())
}

/// Returns about how high the page is at a size of letters, in points.
fn height(document: &Document, rows: &[PlanRow], size: usize) -> usize {
    let lines = |text: &str, size: usize, width: usize| {
        let letters = (width * 100 / (size * LETTER).max(1)).max(8);
        text::width(text).div_ceil(letters).max(1) * size * LINE / 100
    };
    let (small, wide) = (size * SMALL / 100, PAGE.0.saturating_sub(size * TIME / 100));
    let row = |row: &PlanRow| {
        let heading = row.heading.iter().map(|heading| lines(heading, size, PAGE.0) + ROW).sum::<usize>();
        let said = row.sentences.iter().map(|said| lines(said, small, wide) + NOTE).sum::<usize>();
        heading + usize::from(row.ends_heading) * ROW + lines(&row.title, size, wide) + said + ROW
    };
    let above = document.subtitle.iter().chain(&document.version_note);
    let above: usize = above.map(|said| lines(said, small, PAGE.0)).sum();
    let values = document.head.iter().flat_map(|line| &line.values);
    let head: usize = values.map(|value| lines(value, small, PAGE.0 * 2 / 3) + NOTE).sum();
    let titles = lines(&document.heading, size * HEADING / 100, PAGE.0) + lines(&document.title, size, PAGE.0);
    let column_heads = size * LINE / 100 + ROW;
    titles + above + head + ABOVE + column_heads + rows.iter().map(row).sum::<usize>()
}
