//! What stays together where a page ends: a heading with the lines below it, what leads to a table or a list with its
//! beginning, and of a list, a table and a decision at least two on either side.

use super::paper::ParagraphFormat;
use super::styles::{Style, TEXT_WIDTH};

/// How many lines a heading takes along to the next page.
const WITH_A_HEADING: usize = 3;

/// The average width of a letter of running text, in twips.
const LETTER: u32 = 108;

/// What follows a paragraph in the same place: on the page, or in a cell.
#[derive(Clone, Copy)]
pub(super) enum Follows {
    Paragraph(&'static Style),
    Table,
    Nothing,
}

/// What a paragraph says of itself about the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// What its style says.
    Style,
    /// It stays with the next.
    Next,
    /// It need not, although its style says so.
    Loose,
}

/// What has been written since the last heading.
#[derive(Default)]
pub(super) struct Flow {
    /// How many lines it still takes along.
    owed: usize,
}

impl Flow {
    /// Decides whether a paragraph stays with what follows it.
    ///
    /// Nothing draws the heading of the next section along: word processors give up on long chains.
    pub fn keep(&mut self, form: &ParagraphFormat, style: &Style, text: &str, next: Follows) -> Keep {
        let ends = match next {
            Follows::Nothing => true,
            // The heading over several sections stays with the first of them.
            Follows::Paragraph(next) if style.id == "GroupHeading" => next.id == "GroupHeading",
            Follows::Paragraph(next) => matches!(next.id, "Heading1" | "GroupHeading"),
            Follows::Table => false,
        };
        if style.keep_next {
            self.owed = if is_over_text(style) { WITH_A_HEADING } else { 0 };
            return if ends { Keep::Loose } else { Keep::Style };
        }
        // Who is responsible for an item, or presents it, is not its text.
        let is_of_the_heading = self.owed > 0 && matches!(style.id, "Meta" | "HeadLine" | "Presenter");
        let lines = if is_of_the_heading { 0 } else { lines(text, form.left.max(style.left)) };
        let is_owed = self.owed > lines;
        self.owed = self.owed.saturating_sub(lines);
        let is_kept = match next {
            _ if form.keep_next => true,
            _ if ends => false,
            Follows::Paragraph(next) if next.keep_next && !is_of_the_heading => false,
            Follows::Paragraph(_) => is_owed || text.trim_end().ends_with(':'),
            Follows::Table | Follows::Nothing => true,
        };
        if is_kept { Keep::Next } else { Keep::Style }
    }

    /// Forgets the heading: a table stays together by its own rows.
    pub fn table(&mut self) {
        self.owed = 0;
    }
}

/// Returns whether a style is that of a heading over text, and not of a title.
fn is_over_text(style: &Style) -> bool {
    style.id.starts_with("Heading") || matches!(style.id, "GroupHeading" | "Lead" | "TOCHeading")
}

/// Returns whether the one at a place stays with the next, so that two are on either side where a page ends.
pub(super) fn stays(at: usize, count: usize) -> bool {
    at + 2 == count || (at == 0 && count > 1)
}

/// Returns about how many lines a text has that begins `left` twips from the margin.
fn lines(text: &str, left: u32) -> usize {
    let letters = (TEXT_WIDTH.saturating_sub(left) / LETTER).max(10) as usize;
    text.split('\n').map(|line| line.chars().count().div_ceil(letters).max(1)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::styles::style;
    use super::*;

    fn kept(flow: &mut Flow, id: &'static str, text: &str, next: Follows) -> Keep {
        flow.keep(&ParagraphFormat::of(id), style(id), text, next)
    }

    #[test]
    fn a_heading_takes_three_lines_along_and_never_the_next_section() {
        let (text, section) = (Follows::Paragraph(style("Normal")), Follows::Paragraph(style("Heading1")));
        let part = Follows::Paragraph(style("Heading2"));
        let flow = &mut Flow::default();
        assert_eq!(kept(flow, "Heading1", "1. Budget", text), Keep::Style);
        assert_eq!(kept(flow, "Meta", "Åben sag", text), Keep::Next);
        assert_eq!(kept(flow, "HeadLine", "Sagsansvarlig\tAnna Berg", text), Keep::Next);
        assert_eq!(kept(flow, "Presenter", "Ved direktør Anna Berg", part), Keep::Next);
        assert_eq!(kept(flow, "Heading2", "Baggrund", text), Keep::Style);
        assert_eq!(kept(flow, "Normal", "En linje", text), Keep::Next);
        assert_eq!(kept(flow, "Normal", "Den anden", text), Keep::Next);
        assert_eq!(kept(flow, "Normal", "Den tredje", text), Keep::Style);
        assert_eq!(kept(flow, "Heading2", "Sagsfremstilling", text), Keep::Style);
        assert_eq!(kept(flow, "Normal", "Den eneste", part), Keep::Style, "the part ends");
        assert_eq!(kept(flow, "Heading1", "2. Skoler", section), Keep::Loose);
        let group = Follows::Paragraph(style("GroupHeading"));
        assert_eq!(kept(flow, "Heading1", "2. Skoler", group), Keep::Loose);
        assert_eq!(kept(flow, "GroupHeading", "Til beslutning", section), Keep::Style);
        assert_eq!(kept(flow, "Heading1", "3. Veje", text), Keep::Style);
        assert_eq!(kept(flow, "Meta", "Åben sag", section), Keep::Style);
        assert_eq!(kept(flow, "Heading2", "Baggrund", text), Keep::Style);
        assert_eq!(kept(flow, "Normal", &"ord ".repeat(80), text), Keep::Style, "four lines are enough");
    }

    #[test]
    fn what_leads_to_a_table_or_a_list_stays_with_it() {
        let text = Follows::Paragraph(style("Normal"));
        let flow = &mut Flow::default();
        assert_eq!(kept(flow, "Normal", "Mødet følger denne plan:", text), Keep::Next);
        assert_eq!(kept(flow, "Normal", "Mødet følger planen.", Follows::Table), Keep::Next);
        assert_eq!(kept(flow, "Normal", "Vejen frem:", Follows::Paragraph(style("Heading2"))), Keep::Style);
        assert_eq!(kept(flow, "Normal", "Vejen frem:", Follows::Nothing), Keep::Style);
    }

    #[test]
    fn two_are_on_either_side_where_a_page_ends() {
        let of = |count: usize| (0..count).map(|at| stays(at, count)).collect::<Vec<_>>();
        assert_eq!(of(1), [false]);
        assert_eq!(of(2), [true, false]);
        assert_eq!(of(3), [true, true, false]);
        assert_eq!(of(5), [true, false, false, true, false]);
    }
}
