//! Paragraphs, runs, tables, lists and fields as Word writes them; what they say is `body`'s business.
//!
//! Elements are in the order that the schema asks for: Word refuses a file where they do not.

use super::flow::{Flow, Follows, Keep};
use super::styles::{BOX_LEFT, BOX_RIGHT, BOXED, LAST_LEVEL, List, ListNumbering, STEP, Style, style};
use super::xml::{Xml, legal};
use crate::dates;

/// What stood last on the paper; Word joins tables that touch, and wants a paragraph at the end of a cell.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    Paragraph,
    Table,
}

/// A paragraph's form beyond its style.
#[derive(Clone, Default)]
pub(super) struct ParagraphFormat {
    pub style: &'static str,
    /// The list and the level that give it a marker.
    pub number: Option<(usize, u8)>,
    /// How far it stands in, in twips; 0: as its style says.
    pub left: u32,
    /// Whether it does not hang, whatever its style says: a tab after a short text would stop where that ends.
    pub flush: bool,
    pub keep_next: bool,
    pub new_page: bool,
    /// Whether it is in the box of what was decided, and its style is not.
    pub boxed: bool,
    /// Whether less room follows than its style says.
    pub close: bool,
    /// Word's name of its alignment.
    pub align: Option<&'static str>,
}

impl ParagraphFormat {
    /// Makes the form of a paragraph that has nothing beyond its style.
    pub fn of(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }
}

/// How letters look beyond their paragraph's style.
#[derive(Clone, Copy, Default)]
pub(super) struct TextFormat {
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub code: bool,
    pub link: bool,
    pub accent: bool,
}

/// A heading that the contents list.
pub(super) struct Heading {
    pub text: String,
    pub bookmark: String,
    /// Whether its number is a part of another one's: the contents indent it.
    pub is_part: bool,
    /// Whether it is over several items.
    pub is_group: bool,
    /// Whether it is no longer under the heading over several items before it.
    pub ends_group: bool,
}

/// A paragraph that is written when it is known what follows it.
struct Waiting {
    form: ParagraphFormat,
    room: (u32, u32),
    inside: Xml,
    text: String,
}

/// How a row is where a page ends.
#[derive(Clone, Copy)]
pub(super) enum Row {
    /// Repeated on each page that the table reaches.
    Head,
    /// On the page of the next one.
    Kept,
    Plain,
}

/// What of its column's cells a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// The first of several rows that have it together.
    Begins,
    /// Another one of them.
    Continues,
    Alone,
}

/// The body of the document as far as it is written, and what other parts must know of it.
pub(super) struct DocumentBody {
    pub xml: Xml,
    pub headings: Vec<Heading>,
    pub lists: Vec<List>,
    /// Where the links lead.
    pub links: Vec<String>,
    last: Last,
    /// The columns of the tables that are open, in twips.
    columns: Vec<Vec<u32>>,
    /// Whether the open row stays with the next.
    is_row_kept: bool,
    /// What the open paragraph says.
    text: String,
    waiting: Option<Waiting>,
    flow: Flow,
}

impl DocumentBody {
    /// Makes a body without any content.
    pub fn new() -> Self {
        Self {
            xml: Xml::piece(),
            headings: Vec::new(),
            lists: Vec::new(),
            links: Vec::new(),
            last: Last::Nothing,
            columns: Vec::new(),
            is_row_kept: false,
            text: String::new(),
            waiting: None,
            flow: Flow::default(),
        }
    }

    /// Writes a paragraph.
    pub fn paragraph(&mut self, form: &ParagraphFormat, inside: impl FnOnce(&mut Self)) {
        let style = style(form.style);
        self.settle(Follows::Paragraph(style));
        let room = self.room(form, style);
        let form = ParagraphFormat { keep_next: form.keep_next || self.is_row_kept, ..form.clone() };
        let before = std::mem::replace(&mut self.xml, Xml::piece());
        inside(self);
        let inside = std::mem::replace(&mut self.xml, before);
        self.waiting = Some(Waiting { form, room, inside, text: std::mem::take(&mut self.text) });
        self.last = Last::Paragraph;
    }

    /// Writes the paragraph that waits, now that it is known what follows it.
    fn settle(&mut self, next: Follows) {
        let Some(Waiting { form, room, inside, text }) = self.waiting.take() else { return };
        let style = style(form.style);
        let keep = self.flow.keep(&form, style, &text, next);
        self.xml.open("w:p", &[]);
        self.properties(&form, style, room, keep);
        self.xml.append(inside);
        self.xml.close("w:p");
    }

    /// Takes out what has been written.
    pub fn take(&mut self) -> Xml {
        self.settle(Follows::Nothing);
        std::mem::replace(&mut self.xml, Xml::piece())
    }

    /// Writes a paragraph of one plain text.
    pub fn plain(&mut self, style: &'static str, text: &str) {
        self.paragraph(&ParagraphFormat::of(style), |p| p.run(text, TextFormat::default()));
    }

    /// Writes a heading that the contents list.
    pub fn heading(&mut self, text: &str, new_page: bool) {
        self.listed(text, &ParagraphFormat { new_page, ..ParagraphFormat::of("Heading1") }, false);
    }

    /// Writes a heading over several items.
    pub fn group_heading(&mut self, text: &str) {
        self.listed(text, &ParagraphFormat::of("GroupHeading"), true);
    }

    /// Writes a heading that the contents list.
    fn listed(&mut self, text: &str, form: &ParagraphFormat, is_group: bool) {
        let text = crate::text::one_line(&legal(text));
        let id = self.headings.len().to_string();
        let bookmark = format!("_Toc{:08}", self.headings.len() + 1);
        self.paragraph(form, |p| {
            p.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark)]);
            p.run(&text, TextFormat::default());
            p.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        });
        self.headings.push(Heading { text, bookmark, is_part: false, is_group, ends_group: false });
    }

    /// Writes a run; line breaks and tabs of the text are kept.
    pub fn run(&mut self, text: &str, face: TextFormat) {
        let text = legal(text);
        let text = if face.code { text } else { dates::joined(&text) };
        self.text.push_str(&text);
        self.xml.open("w:r", &[]);
        self.face(face);
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (j, piece) in line.split('\t').enumerate() {
                if j > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                if !piece.is_empty() {
                    self.xml.leaf("w:t", &[("xml:space", "preserve")], piece);
                }
            }
        }
        self.xml.close("w:r");
    }

    /// Writes a line break.
    pub fn line_break(&mut self) {
        self.text.push('\n');
        self.xml.open("w:r", &[]);
        self.xml.empty("w:br", &[]);
        self.xml.close("w:r");
    }

    /// Writes a link around what `inside` writes.
    pub fn link(&mut self, target: String, inside: impl FnOnce(&mut Self)) {
        self.links.push(target);
        let id = link_id(self.links.len() - 1);
        self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
        inside(self);
        self.xml.close("w:hyperlink");
    }

    /// Writes a field that shows nothing until a word processor has counted it: a wrong number is worse than none.
    ///
    /// Word counts a stale field when it opens the file; the others it counts whenever it lays out a page.
    pub fn field(&mut self, code: &str, stale: bool) {
        let begin: &[(&str, &str)] =
            if stale { &[("w:fldCharType", "begin"), ("w:dirty", "true")] } else { &[("w:fldCharType", "begin")] };
        self.mark(|xml| xml.empty("w:fldChar", begin));
        self.mark(|xml| xml.leaf("w:instrText", &[("xml:space", "preserve")], code));
        self.mark(|xml| xml.empty("w:fldChar", &[("w:fldCharType", "separate")]));
        self.mark(|xml| xml.empty("w:fldChar", &[("w:fldCharType", "end")]));
    }

    /// Begins a list of its own and gives its place.
    pub fn list(&mut self, count: ListNumbering, level: u8, start: u64) -> usize {
        let level = level.min(LAST_LEVEL);
        self.lists.push(List { count, level, start });
        self.lists.len() - 1
    }

    /// Writes a table; `columns` are widths in twips.
    pub fn table(&mut self, columns: Vec<u32>, left: u32, inside: impl FnOnce(&mut Self)) {
        if self.last == Last::Table {
            self.paragraph(&ParagraphFormat::of("TableEnd"), |_| {});
        }
        self.settle(Follows::Table);
        self.flow.table();
        let width = columns.iter().sum::<u32>().to_string();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.value("w:tblStyle", "ProtocolTable");
        self.xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
        if left > 0 {
            self.xml.empty("w:tblInd", &[("w:w", &left.to_string()), ("w:type", "dxa")]);
        }
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.fixed(r#"<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>"#);
        self.xml.close("w:tblPr");
        self.xml.open("w:tblGrid", &[]);
        for column in &columns {
            self.xml.empty("w:gridCol", &[("w:w", &column.to_string())]);
        }
        self.xml.close("w:tblGrid");
        self.columns.push(columns);
        inside(self);
        self.columns.pop();
        self.xml.close("w:tbl");
        self.last = Last::Table;
    }

    /// Writes a row that is on one page.
    pub fn row(&mut self, row: Row, inside: impl FnOnce(&mut Self)) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if matches!(row, Row::Head) {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close("w:trPr");
        self.is_row_kept = !matches!(row, Row::Plain);
        inside(self);
        self.is_row_kept = false;
        self.xml.close("w:tr");
    }

    /// Writes the cell of the column at a place, or one across `span` columns from there.
    pub fn cell(&mut self, at: usize, span: usize, inside: impl FnOnce(&mut Self)) {
        self.merged_cell(at, span, Merge::Alone, inside);
    }

    /// Writes a cell that several rows may have together.
    pub fn merged_cell(&mut self, at: usize, span: usize, merge: Merge, inside: impl FnOnce(&mut Self)) {
        let columns = self.columns.last().map_or(&[][..], Vec::as_slice);
        let width: u32 = columns.iter().skip(at).take(span).sum();
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if span > 1 {
            self.xml.value("w:gridSpan", &span.to_string());
        }
        match merge {
            Merge::Begins => self.xml.value("w:vMerge", "restart"),
            Merge::Continues => self.xml.value("w:vMerge", "continue"),
            Merge::Alone => {}
        }
        self.xml.close("w:tcPr");
        self.last = Last::Nothing;
        inside(self);
        self.end("TableText");
        self.settle(Follows::Nothing);
        self.xml.close("w:tc");
    }

    /// Sees to it that a paragraph is last.
    pub fn end(&mut self, style: &'static str) {
        match self.last {
            Last::Paragraph => {}
            Last::Table => self.paragraph(&ParagraphFormat::of("TableEnd"), |_| {}),
            Last::Nothing => self.paragraph(&ParagraphFormat::of(style), |_| {}),
        }
    }

    fn mark(&mut self, inside: impl FnOnce(&mut Xml)) {
        self.xml.open("w:r", &[]);
        inside(&mut self.xml);
        self.xml.close("w:r");
    }

    /// Returns the room above and below a paragraph, in twips: a heading at the top of a page needs none, text after a
    /// table some.
    fn room(&self, form: &ParagraphFormat, style: &Style) -> (u32, u32) {
        let before = match self.last {
            _ if form.new_page => 0,
            Last::Table if style.before == 0 && style.id != "TableEnd" => 160,
            _ => style.before,
        };
        (before, if form.close { 30 } else { style.after })
    }

    fn properties(&mut self, form: &ParagraphFormat, style: &Style, room: (u32, u32), keep: Keep) {
        let xml = &mut self.xml;
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", style.id);
        match keep {
            Keep::Next => xml.empty("w:keepNext", &[]),
            Keep::Loose => xml.value("w:keepNext", "0"),
            Keep::Style => {}
        }
        if form.new_page {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some((list, level)) = form.number {
            xml.open("w:numPr", &[]);
            xml.value("w:ilvl", &level.min(LAST_LEVEL).to_string());
            xml.value("w:numId", &(list + 1).to_string());
            xml.close("w:numPr");
        }
        if form.boxed {
            xml.fixed(BOXED);
        }
        if room != style.room() {
            xml.empty("w:spacing", &[("w:before", &room.0.to_string()), ("w:after", &room.1.to_string())]);
        }
        let left = if form.boxed { form.left.max(BOX_LEFT) } else { form.left };
        if left > 0 {
            // The box's bar is where the marker is: in a list below another the text alone stands in further.
            let hanging = match form.number {
                None => 0,
                Some(_) if form.boxed => left.saturating_sub(BOX_LEFT),
                Some(_) => STEP,
            };
            let hanging = hanging.to_string();
            let (left, right) = (left.to_string(), BOX_RIGHT.to_string());
            let mut ind: Vec<(&str, &str)> = vec![("w:left", &left), ("w:hanging", &hanging)];
            if form.boxed {
                ind.push(("w:right", &right));
            }
            xml.empty("w:ind", &ind);
        } else if form.flush {
            xml.empty("w:ind", &[("w:left", "0"), ("w:hanging", "0")]);
        }
        if let Some(align) = form.align {
            xml.value("w:jc", align);
        }
        xml.close("w:pPr");
    }

    fn face(&mut self, face: TextFormat) {
        let xml = &mut self.xml;
        if !(face.bold || face.italic || face.strike || face.code || face.link || face.accent) {
            return;
        }
        xml.open("w:rPr", &[]);
        if face.link {
            xml.value("w:rStyle", "Hyperlink");
        } else if face.code {
            xml.value("w:rStyle", "CodeText");
        }
        if face.link && face.code {
            xml.fixed(r#"<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>"#);
        }
        for (is, name) in [(face.bold, "w:b"), (face.italic, "w:i"), (face.strike, "w:strike")] {
            if is {
                xml.empty(name, &[]);
            }
        }
        if face.accent {
            xml.value("w:color", super::styles::ACCENT);
        }
        xml.close("w:rPr");
    }
}

/// Returns the relationship id of a link.
pub(super) fn link_id(link: usize) -> String {
    format!("link{}", link + 1)
}
