//! The CommonMark tree of the agenda's texts on Word's paper, and text as people typed it.

use super::flow::stays;
use super::paper::{DocumentBody, ParagraphFormat, Row, TextFormat};
use super::styles::{CODE_IN, LAST_LEVEL, ListNumbering, STEP, TEXT_WIDTH, style};
use crate::protocol::commonmark::{Align, Block, Inline, plain_text};
use crate::protocol::typed::{self, Piece};

/// The most columns a table may have; Word takes 63.
const MOST_COLUMNS: usize = 40;

/// Where blocks are.
#[derive(Clone, Copy)]
pub(super) struct BlockContext {
    /// The style of their paragraphs.
    style: &'static str,
    /// The width that they have, in twips.
    width: u32,
    /// How far they stand in, in twips.
    left: u32,
    /// How many lists they stand in.
    depth: u8,
    /// Whether they are in a list whose items are close together.
    tight: bool,
    quoted: bool,
    in_cell: bool,
    /// Whether it stays with what follows.
    is_kept: bool,
    /// Whether they are in the box of what was decided.
    is_boxed: bool,
}

impl BlockContext {
    /// On the page.
    pub fn page(width: u32) -> Self {
        let (quoted, in_cell, is_kept, is_boxed) = (false, false, false, false);
        Self { style: "Normal", width, left: 0, depth: 0, tight: false, quoted, in_cell, is_kept, is_boxed }
    }

    /// Below paragraphs of a form.
    fn of(form: &ParagraphFormat) -> Self {
        let own = style(form.style);
        Self { left: form.left.max(own.left), is_boxed: own.is_boxed(), ..Self::page(TEXT_WIDTH) }
    }

    /// In a table's cell, under what it says first.
    pub fn cell(width: u32) -> Self {
        Self { style: "TableNote", in_cell: true, ..Self::page(width) }
    }

    fn form(self, number: Option<usize>) -> ParagraphFormat {
        let depth = self.depth.saturating_sub(1);
        let style = match (self.quoted, self.in_cell, self.depth, number) {
            (true, ..) => "Quote",
            (_, true, ..) => self.style,
            (_, _, 0, _) => self.style,
            (_, _, _, None) => "ListContinue",
            (_, _, _, Some(_)) => "ListNumber",
        };
        ParagraphFormat {
            number: number.map(|n| (n, depth)),
            left: self.left,
            close: self.tight,
            keep_next: self.is_kept,
            boxed: self.is_boxed,
            ..ParagraphFormat::of(style)
        }
    }
}

/// Writes text as it was typed: paragraphs at blank lines, line breaks kept, rows of lists as lists.
pub(super) fn typed(paper: &mut DocumentBody, form: &ParagraphFormat, text: &str) {
    pieces(paper, form, &typed::pieces(text));
}

fn pieces(paper: &mut DocumentBody, form: &ParagraphFormat, pieces: &[Piece]) {
    for (n, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Paragraph(text) => {
                // What leads to a list stays with it.
                let leads = matches!(pieces.get(n + 1), Some(Piece::List(_)));
                let form = ParagraphFormat { keep_next: form.keep_next || leads, ..form.clone() };
                paper.paragraph(&form, |p| p.run(text, TextFormat::default()));
            }
            Piece::List(list) => block(paper, list, BlockContext::of(form), None),
        }
    }
}

/// Writes the same after a lead in bold; where the text begins with a line break, so does what is written.
pub(super) fn led(paper: &mut DocumentBody, form: &ParagraphFormat, lead: &str, rest: &str) {
    let gap = if rest.starts_with('\n') { '\n' } else { ' ' };
    let all = typed::pieces(rest);
    let (first, following) = match all.split_first() {
        Some((Piece::Paragraph(first), following)) => (format!("{gap}{first}"), following),
        _ => (String::new(), all.as_slice()),
    };
    let leads = matches!(following.first(), Some(Piece::List(_)));
    let form = ParagraphFormat { keep_next: form.keep_next || leads, ..form.clone() };
    paper.paragraph(&form, |p| {
        p.run(lead, TextFormat { bold: true, ..TextFormat::default() });
        p.run(&first, TextFormat::default());
    });
    pieces(paper, &form, following);
}

/// Writes blocks.
pub(super) fn blocks(paper: &mut DocumentBody, blocks: &[Block], place: BlockContext) {
    for b in blocks {
        block(paper, b, place, None);
    }
}

/// Writes a block; `number` is the list whose marker its first paragraph gets.
fn block(paper: &mut DocumentBody, block: &Block, place: BlockContext, number: Option<(usize, ListNumbering)>) {
    let form = list_form(place, number);
    match block {
        Block::Paragraph { content } => paper.paragraph(&form, |p| inlines(p, content, TextFormat::default())),
        Block::Heading { content, .. } if place.in_cell || place.depth > 0 || place.quoted => {
            paper.paragraph(&form, |p| inlines(p, content, TextFormat { bold: true, ..TextFormat::default() }));
        }
        Block::Heading { level, content } => {
            let style = if *level == 1 { "Heading3" } else { "Heading4" };
            paper.paragraph(&ParagraphFormat::of(style), |p| p.run(&plain_text(content), TextFormat::default()));
        }
        Block::List { start, brackets, tight, items } => {
            bare_marker(paper, &form, number);
            let count = match (start, brackets) {
                (None, _) => ListNumbering::Bullets,
                (Some(_), false) => ListNumbering::Dots,
                (Some(_), true) => ListNumbering::Brackets,
            };
            list(paper, (count, start.unwrap_or(1)), *tight, items, place);
        }
        Block::Quote { blocks: quoted } => {
            bare_marker(paper, &form, number);
            let left = place.left + 340;
            blocks(paper, quoted, BlockContext { left, quoted: true, ..place });
        }
        Block::Code { text } => {
            let style = ParagraphFormat { style: "Code", left: place.left + CODE_IN, ..ParagraphFormat::default() };
            bare_marker(paper, &form, number);
            paper.paragraph(&style, |p| p.run(text, TextFormat::default()));
        }
        Block::Table { align, head, rows } => {
            bare_marker(paper, &form, number);
            if place.in_cell || align.len() > MOST_COLUMNS {
                flat_table(paper, head, rows, place);
            } else {
                table(paper, align, head, rows, place);
            }
        }
        Block::Rule => paper.paragraph(&ParagraphFormat { left: place.left, ..ParagraphFormat::of("Rule") }, |_| {}),
    }
}

fn list_form(place: BlockContext, number: Option<(usize, ListNumbering)>) -> ParagraphFormat {
    let mut form = place.form(number.map(|(list, _)| list));
    if form.style == "ListNumber" && number.is_some_and(|(_, count)| count == ListNumbering::Bullets) {
        form.style = "ListBullet";
    }
    form
}

/// Writes the marker of an item that begins with something other than text.
fn bare_marker(paper: &mut DocumentBody, form: &ParagraphFormat, number: Option<(usize, ListNumbering)>) {
    if number.is_some() {
        paper.paragraph(form, |_| {});
    }
}

fn list(
    paper: &mut DocumentBody,
    (count, start): (ListNumbering, u64),
    tight: bool,
    items: &[Vec<Block>],
    place: BlockContext,
) {
    let level = place.depth.min(LAST_LEVEL);
    let number = paper.list(count, level, start);
    let left = if place.depth > LAST_LEVEL { place.left } else { place.left + STEP };
    let inner = BlockContext { left, depth: place.depth.saturating_add(1), tight, ..place };
    for (i, item) in items.iter().enumerate() {
        // The last item of a list has its style's room below it, unless it is in another list.
        let is_last = i + 1 == items.len() && place.depth == 0;
        for (j, b) in item.iter().enumerate() {
            let closes = is_last && j + 1 == item.len();
            let is_kept = j + 1 == item.len() && stays(i, items.len());
            let place = BlockContext { tight: tight && !closes, is_kept, ..inner };
            block(paper, b, place, (j == 0).then_some((number, count)));
        }
    }
}

/// Cuts typed text into paragraphs.
fn paragraphs(text: &str) -> Vec<String> {
    let text = crate::text::clean(text);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.split(|line| line.is_empty()).filter(|p| !p.is_empty()).map(|p| p.join("\n")).collect()
}

/// Writes recommendations: several are numbered `1)`, `2)`, one is as it is.
pub(super) fn numbered(paper: &mut DocumentBody, list: &[String]) {
    if let [one] = list {
        typed(paper, &ParagraphFormat::of("Normal"), one);
        return;
    }
    let number = paper.list(ListNumbering::Brackets, 0, 1);
    for (at, text) in list.iter().enumerate() {
        let paragraphs = paragraphs(text);
        let last = paragraphs.len().saturating_sub(1);
        for (i, paragraph) in paragraphs.into_iter().enumerate() {
            let keep_next = i == last && stays(at, list.len());
            let form = if i == 0 {
                ParagraphFormat {
                    number: Some((number, 0)),
                    left: STEP,
                    keep_next,
                    ..ParagraphFormat::of("ListNumber")
                }
            } else {
                ParagraphFormat { left: STEP, keep_next, ..ParagraphFormat::of("ListContinue") }
            };
            paper.paragraph(&form, |p| p.run(&paragraph, TextFormat::default()));
        }
    }
}

/// Writes one-line texts numbered `1.`, `2.`.
pub(super) fn counted<'a>(paper: &mut DocumentBody, lines: impl ExactSizeIterator<Item = &'a str>) {
    let number = paper.list(ListNumbering::Dots, 0, 1);
    let count = lines.len();
    for (i, line) in lines.enumerate() {
        let form = ParagraphFormat {
            number: Some((number, 0)),
            left: STEP,
            close: i + 1 < count,
            keep_next: stays(i, count),
            ..ParagraphFormat::of("ListNumber")
        };
        paper.paragraph(&form, |p| p.run(line, TextFormat::default()));
    }
}

fn table(
    paper: &mut DocumentBody,
    align: &[Align],
    head: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    place: BlockContext,
) {
    let longest = |at: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice)).filter_map(|row| row.get(at));
        cells.map(|cell| plain_text(cell).chars().count()).max().unwrap_or(0).clamp(6, 60)
    };
    let parts: Vec<u32> = (0..align.len()).map(|at| u32::try_from(longest(at)).unwrap_or(60)).collect();
    let room = place.width.saturating_sub(place.left).max(2_000);
    let all = parts.iter().sum::<u32>().max(1);
    let columns: Vec<u32> = parts.iter().map(|part| room * part / all).collect();
    paper.table(columns, place.left, |p| {
        row(p, align, head, Row::Head);
        for (i, cells) in rows.iter().enumerate() {
            row(p, align, cells, if stays(i, rows.len()) { Row::Kept } else { Row::Plain });
        }
    });
}

fn row(paper: &mut DocumentBody, align: &[Align], cells: &[Vec<Inline>], kind: Row) {
    paper.row(kind, |p| {
        for (at, align) in align.iter().enumerate() {
            let form = ParagraphFormat {
                align: match align {
                    Align::None | Align::Left => None,
                    Align::Center => Some("center"),
                    Align::Right => Some("right"),
                },
                ..ParagraphFormat::of("TableText")
            };
            let content = cells.get(at).map_or(&[][..], Vec::as_slice);
            p.cell(at, 1, |p| p.paragraph(&form, |p| inlines(p, content, TextFormat::default())));
        }
    });
}

/// Writes a table where none can be: a line a row.
fn flat_table(paper: &mut DocumentBody, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], place: BlockContext) {
    for cells in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let cells: Vec<String> = cells.iter().map(|c| plain_text(c)).filter(|c| !c.is_empty()).collect();
        if !cells.is_empty() {
            paper.paragraph(&place.form(None), |p| p.run(&cells.join(", "), TextFormat::default()));
        }
    }
}

/// Writes inlines.
pub(super) fn inlines(paper: &mut DocumentBody, content: &[Inline], face: TextFormat) {
    for inline in content {
        match inline {
            Inline::Text { text } => paper.run(text, face),
            Inline::Emphasis { content } => inlines(paper, content, TextFormat { italic: true, ..face }),
            Inline::Strong { content } => inlines(paper, content, TextFormat { bold: true, ..face }),
            Inline::Strikethrough { content } => inlines(paper, content, TextFormat { strike: true, ..face }),
            Inline::Code { text } => paper.run(text, TextFormat { code: true, ..face }),
            Inline::Link { to, content } => match target(to) {
                Some(target) if !face.link => {
                    paper.link(target, |p| inlines(p, content, TextFormat { link: true, ..face }));
                }
                _ => inlines(paper, content, face),
            },
            Inline::Break => paper.line_break(),
        }
    }
}

/// Returns the address that a link may have in a relationship: a page or a mail address that Word can read; it takes a
/// file with one that it cannot read for damaged.
fn target(url: &str) -> Option<String> {
    const MOST: usize = 2_000;
    let (scheme, rest) = url.trim().split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let (start, rest) = match scheme.as_str() {
        "http" | "https" => (format!("{scheme}://"), rest.strip_prefix("//")?),
        "mailto" => (format!("{scheme}:"), rest),
        _ => return None,
    };
    let host: &str = rest.split(['/', '?', '#']).next()?;
    let is_sane = match scheme.as_str() {
        "mailto" => rest.split('?').next().is_some_and(|address| address.matches('@').count() == 1),
        _ => {
            let (name, port) = host.split_once(':').unwrap_or((host, "80"));
            name.chars().any(char::is_alphanumeric)
                && name.split('.').all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-'))
                && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                && port.parse::<u16>().is_ok()
        }
    };
    let mut out = start;
    let mut seen_hash = false;
    let chars: Vec<char> = rest.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let is_code = c == '%' && chars.iter().skip(i + 1).take(2).filter(|c| c.is_ascii_hexdigit()).count() == 2;
        let stays = c.is_alphanumeric() || is_code || "-._~/?:@!$&'()*+,;=".contains(c) || (c == '#' && !seen_hash);
        seen_hash |= c == '#';
        if stays {
            out.push(c);
        } else {
            out.extend(c.to_string().bytes().map(|b| format!("%{b:02X}")));
        }
    }
    (is_sane && out.len() <= MOST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_word_can_read_become_links() {
        for (url, expected) in [
            ("https://example.dk/sag?id=1#top", Some("https://example.dk/sag?id=1#top")),
            ("HTTP://example.dk:8080/å b%20c%zz#a#b", Some("http://example.dk:8080/å%20b%20c%25zz#a%23b")),
            ("mailto:ls@example.dk?subject=Hej du", Some("mailto:ls@example.dk?subject=Hej%20du")),
            ("https://[::1]/", None),
            ("https://", None),
            ("https://a..dk/", None),
            ("https://example.dk:99999/", None),
            ("mailto:ingen", None),
            ("javascript:alert(1)", None),
            ("file:///etc/passwd", None),
            ("tel:+4512345678", None),
        ] {
            assert_eq!(target(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn typed_text_breaks_at_blank_lines() {
        assert_eq!(paragraphs("a\n b \n\n \nc\n"), ["a\nb", "c"]);
    }
}
