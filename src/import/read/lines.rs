//! From blocks to rows: printed lines with what each of them is, without page heads and page numbers.

use std::collections::BTreeMap;

use super::labels::label;
use super::numbers::{Form, numbered};
use super::scan::{Scan, cut};
use super::times;
use super::words;
use crate::import::document::{Block, Content, Document, Place};

/// A line or paragraph of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub place: Place,
    pub shape: Shape,
    /// Without blanks around it; columns may be two blanks apart.
    pub text: String,
    pub indent: u16,
    /// Whether something parts it from the row before.
    pub is_parted: bool,
    /// Whether the sentence of the row before goes on in it.
    pub goes_on: bool,
}

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    Heading(u8),
    /// A paragraph in bold.
    Strong,
    Plain,
    /// An element of a list, with its level and its number or bullet.
    Element(u8, String),
    /// A row of a table.
    Cells(Vec<String>),
}

impl Row {
    /// Returns whether it is an element that a bullet marks.
    pub fn is_bullet(&self) -> bool {
        matches!(&self.shape, Shape::Element(_, marker) if !marker.contains(|c: char| c.is_ascii_digit()))
    }

    /// Returns its cells, if it is a row of a table.
    pub fn cells(&self) -> Option<&[String]> {
        match &self.shape {
            Shape::Cells(cells) => Some(cells),
            _ => None,
        }
    }

    /// Returns what is printed: the marker of an element too.
    pub fn printed(&self) -> String {
        match &self.shape {
            Shape::Element(_, marker) => format!("{marker} {}", self.text),
            _ => self.text.clone(),
        }
    }
}

/// What the pages of a document say around its text.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub rows: Vec<Row>,
    /// Page heads and feet, once each, with where they were first.
    pub heads: Vec<(Place, String)>,
}

/// Turns a document into rows.
pub fn lines(document: &Document) -> Lines {
    let mut rows = rows(document);
    let heads = take_heads(&mut rows);
    let mut rows: Vec<Row> = rows.into_iter().map(|(row, _)| row).collect();
    without_menu(&mut rows);
    let is_double_spaced = is_double_spaced(document);
    join(&mut rows, is_double_spaced);
    if is_double_spaced {
        mark_points(&mut rows);
    }
    Lines { rows, heads }
}

/// Where in its page a row is: how many rows before it and after it the page has.
type InPage = (usize, usize);

/// Returns the rows in order.
fn rows(document: &Document) -> Vec<(Row, InPage)> {
    let usual = u32::from(is_double_spaced(document));
    let mut out: Vec<(Row, usize)> = Vec::new();
    let (mut page, mut is_new_page) = (0, false);
    for (block, blanks) in with_blanks(document) {
        let before = out.len();
        match &block.content {
            Content::Gap => {}
            Content::PageEnd => {
                page += 1;
                is_new_page = true;
            }
            content => out.extend(of_content(block, content).into_iter().map(|row| (row, page))),
        }
        if let Some((first, _)) = out.get_mut(before) {
            // A sentence may go on over the end of a page.
            let begins_page = is_new_page && !first.text.starts_with(char::is_lowercase);
            first.is_parted = blanks > usual || begins_page || !matches!(block.content, Content::Line { .. });
            is_new_page = false;
        }
    }
    let pages: BTreeMap<usize, (usize, usize)> =
        out.iter().enumerate().fold(BTreeMap::new(), |mut pages, (at, (_, page))| {
            let range = pages.entry(*page).or_insert((at, at));
            range.1 = at;
            pages
        });
    let in_page = |at: usize, page: usize| pages.get(&page).map_or((9, 9), |(first, last)| (at - first, last - at));
    out.into_iter().enumerate().map(|(at, (row, page))| (row, in_page(at, page))).collect()
}

/// Lists the blocks, each with the number of empty lines before it.
fn with_blanks(document: &Document) -> impl Iterator<Item = (&Block, u32)> {
    let (mut gaps, mut last) = (0, Place::default());
    document.blocks.iter().map(move |block| {
        if matches!(block.content, Content::Gap | Content::PageEnd) {
            gaps += u32::from(matches!(block.content, Content::Gap));
            return (block, 0);
        }
        // Several empty lines may be one gap; the numbers of the lines then tell.
        let between = block.place.line.saturating_sub(last.line).saturating_sub(1);
        let is_known = block.place.page == last.page && matches!(block.content, Content::Line { .. });
        let blanks = if is_known && gaps > 0 { between.max(gaps) } else { gaps };
        (gaps, last) = (0, block.place);
        (block, blanks)
    })
}

/// Returns whether lines of one paragraph have an empty line between them.
fn is_double_spaced(document: &Document) -> bool {
    let lines = with_blanks(document).filter(|(block, _)| matches!(block.content, Content::Line { .. }));
    let (mut none, mut one) = (0_usize, 0_usize);
    for (_, blanks) in lines {
        none += usize::from(blanks == 0);
        one += usize::from(blanks == 1);
    }
    one > 20 && one > none * 4
}

/// Bullets that a line may begin with; a letter is one only before a blank.
const BULLETS: &[char] = &['-', '–', '—', '•', '·', '▪', '◦', '*', '●', '■', '□', 'o', '§'];

fn of_content(block: &Block, content: &Content) -> Vec<Row> {
    let row = |shape: Shape, text: &str, indent: u16| Row {
        place: block.place,
        shape,
        text: text.trim().trim_matches('\u{a0}').to_owned(),
        indent,
        is_parted: false,
        goes_on: false,
    };
    match content {
        Content::Heading { level, text } => vec![row(Shape::Heading(*level), &flat(text), 0)],
        Content::Paragraph { text, is_strong } => {
            let shape = || if *is_strong { Shape::Strong } else { Shape::Plain };
            text.split('\n').filter(|line| !line.trim().is_empty()).map(|line| row(shape(), line, 0)).collect()
        }
        Content::Line { text, .. } if !text.contains(char::is_alphanumeric) => Vec::new(),
        Content::Line { text, indent } => vec![of_line(&row, text, *indent)],
        Content::Element { level, marker, text } => {
            let mut lines = text.split('\n').filter(|line| line.contains(char::is_alphanumeric));
            let Some(first) = lines.next() else { return Vec::new() };
            let mut rows = vec![row(Shape::Element(*level, marker.clone()), first, u16::from(*level) * 2)];
            rows.extend(lines.map(|line| row(Shape::Plain, line, u16::from(*level) * 2 + 2)));
            rows
        }
        Content::Table { rows } => rows
            .iter()
            .filter(|cells| cells.iter().any(|cell| cell.contains(char::is_alphanumeric)))
            .map(|cells| row(Shape::Cells(cells.clone()), &cells.join("  ").replace('\n', " "), 0))
            .collect(),
        Content::Gap | Content::PageEnd => Vec::new(),
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a printed line: cells that tabs part, an element that a bullet marks, or text.
fn of_line(row: &impl Fn(Shape, &str, u16) -> Row, text: &str, indent: u16) -> Row {
    let trimmed = text.trim();
    if text.contains('\t') {
        let cells: Vec<String> = text.split('\t').map(|cell| cell.trim().to_owned()).collect();
        let bullet = cells.first().is_some_and(|first| {
            let mut letters = first.chars();
            letters.next().is_some_and(|c| BULLETS.contains(&c)) && letters.next().is_none()
        });
        if let [marker, rest @ ..] = cells.as_slice()
            && bullet
        {
            return row(Shape::Element(u8::from(marker == "o"), marker.clone()), &rest.join(" "), indent);
        }
        return row(Shape::Cells(cells.clone()), &cells.join("  "), indent);
    }
    let mut scan = Scan(trimmed);
    if let Some(bullet) = scan.sign(BULLETS)
        && scan.blanks()
        && !(bullet == '§' && scan.0.starts_with(|c: char| c.is_ascii_digit()))
    {
        let level = u8::from(bullet == 'o' || indent > 3);
        return row(Shape::Element(level, bullet.to_string()), scan.0, indent);
    }
    row(Shape::Plain, trimmed, indent)
}

/// How many different heads of pages are kept.
const MOST_HEADS: usize = 40;

/// Takes out page numbers and what repeats at the ends of pages.
fn take_heads(rows: &mut Vec<(Row, InPage)>) -> Vec<(Place, String)> {
    let mut repeats: BTreeMap<String, usize> = BTreeMap::new();
    for (row, in_page) in rows.iter() {
        if is_at_end(*in_page) && row.text.len() < 120 {
            *repeats.entry(without_digits(&row.text)).or_default() += 1;
        }
    }
    let has_pages = rows.iter().any(|(row, _)| row.place.page.is_some_and(|page| page > 1))
        || rows.last().is_some_and(|(_, (before, _))| *before + 1 < rows.len());
    let mut is_head = vec![false; rows.len()];
    for (at, (row, in_page)) in rows.iter().enumerate() {
        let count = repeats.get(&without_digits(&row.text)).copied().unwrap_or_default();
        let is_title = words::is_document(&row.text)
            || rows.get(at + 1).is_some_and(|(next, _)| words::is_document(&next.text))
            || super::access::statement(&row.text).is_some()
            || super::numbers::numbered(&row.text).is_some();
        // On two pages it may be the beginning of a second agenda.
        let is_repeated = has_pages
            && is_at_end(*in_page)
            && (count > 2 || count > 1 && row.text.contains(|c: char| c.is_ascii_digit()))
            && row.cells().is_none()
            && !is_title
            && label(&row.text).is_none();
        let is_number = is_page_number(&row.text) && row.cells().is_none();
        if let Some(mark) = is_head.get_mut(at) {
            *mark = is_repeated || is_number;
        }
        // What stands over a page's number in running text: "Direktionen 04-06-2025".
        if is_number
            && at > 0
            && rows.get(at - 1).is_some_and(|(before, _)| is_dated_body(&before.text))
            && let Some(mark) = is_head.get_mut(at - 1)
        {
            *mark = true;
        }
    }
    let mut heads: Vec<(Place, String)> = Vec::new();
    let mut at = 0;
    rows.retain(|(row, _)| {
        let is_one = is_head.get(at).copied().unwrap_or_default();
        at += 1;
        let is_new = !heads.iter().any(|(_, head)| without_digits(head) == without_digits(&row.text));
        if is_one
            && heads.len() < MOST_HEADS
            && (is_new || is_dated_body(&row.text))
            && !heads.iter().any(|(_, head)| *head == row.text)
        {
            heads.push((row.place, row.text.clone()));
        }
        !is_one
    });
    heads
}

/// Returns whether a row is one of the first or last two of its page.
fn is_at_end((before, after): InPage) -> bool {
    before < 2 || after < 2
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// Returns whether a line is a page's number: "15", "Side 3 af 12", "- 4 -".
pub fn is_page_number(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '|'));
    let figures = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if figures(text) {
        return true;
    }
    let mut scan = Scan(text);
    scan.word(&["side", "page", "sida", "s", "p"]).is_some() && {
        scan.sign(&['.', ':']);
        scan.blanks();
        let had = scan.number(1, 3).is_some();
        scan.blanks();
        let more = scan.word(&["af", "av", "of"]).is_some() || scan.sign(&['/']).is_some();
        scan.blanks();
        had && (!more || scan.number(1, 3).is_some()) && scan.0.is_empty()
    }
}

/// Returns whether a line is a body and a date and no more: "Direktionen 04-06-2025".
pub fn is_dated_body(text: &str) -> bool {
    let dates = times::dates(text);
    let [(at, end, date)] = dates.as_slice() else { return false };
    let (before, after) = (cut(text, *at).0, cut(text, *end).1);
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '–'));
    let before = ["den", "d."].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let is_decision = super::sections::decision_of(text).is_some();
    date.year.is_some() && !is_decision && words::is_body(before.trim()) && after.trim_matches([' ', '.']).is_empty()
}

/// How far back and forth the width of a text is looked for.
const AROUND: usize = 8;

/// The least width that a text is taken to have.
const LEAST_WIDTH: usize = 50;

/// Finds out which rows go on the sentence of the row before.
fn join(rows: &mut [Row], is_double_spaced: bool) {
    let widths: Vec<usize> = rows.iter().map(|row| usize::from(row.indent) + row.text.chars().count()).collect();
    for at in 1..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let (Some(before), Some(row)) = (before.last(), rest.first_mut()) else { continue };
        let is_text = |row: &Row| matches!(row.shape, Shape::Plain) && row.place.line > 0;
        if !is_text(row) || row.cells().is_some() || !matches!(before.shape, Shape::Plain | Shape::Element(..)) {
            continue;
        }
        let around = widths.get(at.saturating_sub(AROUND)..(at + AROUND).min(widths.len())).unwrap_or_default();
        let width = around.iter().copied().max().unwrap_or_default().max(LEAST_WIDTH);
        row.goes_on = goes_on(before, row, width, is_double_spaced);
    }
}

/// Words that no sentence ends with.
const OPEN_ENDS: &[&str] =
    &["og", "v.", "for", "af", "til", "med", "ved", "eller", "samt", "the", "of", "and", "och", "på", "fra", "vedr."];

/// Returns whether a line was broken before `row` only because it was full.
fn goes_on(before: &Row, row: &Row, width: usize, is_double_spaced: bool) -> bool {
    let is_low = row.text.starts_with(char::is_lowercase);
    let last = before.text.rsplit(' ').next().unwrap_or_default();
    if begins_item(before, row) {
        return false;
    }
    let is_open =
        before.text.ends_with('-') && is_low || OPEN_ENDS.contains(&last) && times::leading(&row.text).is_none();
    if is_open && (!row.is_parted || is_low) {
        return true;
    }
    let ends = before.text.ends_with(['.', ':', '!', '?', ';']);
    if row.is_parted || times::leading(&row.text).is_some() || label(&before.text).is_some_and(|(_, v)| v.is_empty()) {
        return false;
    }
    // In a text without its bullets, a point is indented by the blank that was after the bullet.
    if is_double_spaced && row.indent > 0 && !is_low {
        return false;
    }
    if label(&row.text).is_some_and(|(_, value)| value.is_empty() || row.text.contains(':')) {
        return false;
    }
    let first = row.text.split_whitespace().next().unwrap_or_default().chars().count();
    let length = usize::from(before.indent) + before.printed().chars().count();
    let is_full = length + 1 + first > width.saturating_sub(4);
    if is_low {
        return !ends || is_full;
    }
    is_full && length * 4 > width * 3
}

/// Returns whether a line begins with a number that nothing but items and annexes have, or with the one after that of
/// the line before.
fn begins_item(before: &Row, row: &Row) -> bool {
    let Some(n) = numbered(&row.text) else { return super::annexes::names_annex(&row.text) };
    let follows = numbered(&before.text).is_some_and(|b| b.form == n.form && b.order + 1 == n.order);
    follows || matches!(n.form, Form::OfYear | Form::Word) && !row.text.starts_with(|c: char| c.is_ascii_digit())
}

/// How many entries a menu has at least.
const LEAST_MENU: usize = 4;

/// Takes out the menu that a web page has above its first heading.
fn without_menu(rows: &mut Vec<Row>) {
    let Some(heading) = rows.iter().position(|row| row.shape == Shape::Heading(1)) else { return };
    let above = rows.get(..heading).unwrap_or_default();
    let says = |row: &Row| label(&row.text).is_some() || !times::dates(&row.text).is_empty() || row.text.len() > 60;
    let entries = above.iter().filter(|row| matches!(row.shape, Shape::Element(..))).count();
    if entries >= LEAST_MENU && !above.iter().any(says) {
        rows.drain(..heading);
    }
}

/// Marks the points of lists whose bullets were lost: a blank is left of each.
fn mark_points(rows: &mut [Row]) {
    let is_point =
        |row: &Row| row.shape == Shape::Plain && row.indent == 1 && !row.goes_on && times::leading(&row.text).is_none();
    let mut at = 0;
    while at < rows.len() {
        let run = rows.get(at..).unwrap_or_default().iter().take_while(|row| is_point(row) || row.goes_on).count();
        let points = rows.get(at..at + run).unwrap_or_default().iter().filter(|row| is_point(row)).count();
        if points > 1 {
            for row in rows.iter_mut().skip(at).take(run).filter(|row| is_point(row)) {
                row.shape = Shape::Element(0, "•".to_owned());
            }
        }
        at += run.max(1);
    }
}

/// Joins a row's text to the text before it: "orien-" and "tering" are one word, "ØK-" and "og KB" are two.
pub fn append(text: &mut String, more: &str) {
    let more = more.trim();
    let next = more.split_whitespace().next().unwrap_or_default();
    let is_conjunction = ["og", "eller", "samt", "och", "and", "or", "til"].contains(&next);
    let stem = text.strip_suffix('-').filter(|stem| stem.ends_with(char::is_lowercase));
    match stem.map(str::len) {
        Some(stem) if more.starts_with(char::is_lowercase) && !is_conjunction => text.truncate(stem),
        // "HR-" and "afdelingsleder": the hyphen belongs to the word.
        None if text.ends_with('-')
            && !text.ends_with(" -")
            && more.starts_with(char::is_alphanumeric)
            && !is_conjunction => {}
        _ if text.is_empty() => {}
        _ => text.push(' '),
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Lines {
        let block = |(line, text): (usize, &str)| {
            let indent = text.chars().take_while(|c| *c == ' ').count();
            let content = match text.trim() {
                "" => Content::Gap,
                "<page>" => Content::PageEnd,
                trimmed => Content::Line { text: trimmed.to_owned(), indent: u16::try_from(indent).unwrap() },
            };
            Block { place: Place { page: None, line: u32::try_from(line + 1).unwrap() }, content }
        };
        lines(&Document { blocks: text.lines().enumerate().map(block).collect() })
    }

    #[test]
    fn a_word_that_a_line_breaks_is_one_again_and_a_pair_stays_two() {
        for (start, end, whole) in [
            ("en mundtlig orien-", "tering", "en mundtlig orientering"),
            ("ØK-", "og KB-møder", "ØK- og KB-møder"),
            ("drifts-", "og anlægsbudget", "drifts- og anlægsbudget"),
            ("Bedre HR-", "afdeling", "Bedre HR-afdeling"),
            ("to", "ord", "to ord"),
        ] {
            let mut text = start.to_owned();
            append(&mut text, end);
            assert_eq!(text, whole);
        }
    }

    #[test]
    fn page_heads_and_page_numbers_are_not_in_the_text_but_are_kept_once() {
        let read = of(
            "Byrådet 5. maj 2025\nA\nB\n1\n<page>\nByrådet 5. maj 2025\nC\nD\n2\n<page>\nByrådet 5. maj 2025\nE\nSide 3 af 3",
        );
        let rows: Vec<&str> = read.rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(rows, ["A", "B", "C", "D", "E"]);
        assert!(read.heads.iter().any(|(_, head)| head == "Byrådet 5. maj 2025"), "{:?}", read.heads);
    }

    #[test]
    fn a_page_head_in_running_text_is_known_by_the_number_after_it() {
        let read = of("Punkter til de kommende møder.\n\n Direktionen 04-06-2025 \n\n15\n\nDrøftelse af punkter.");
        let rows: Vec<&str> = read.rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(rows, ["Punkter til de kommende møder.", "Drøftelse af punkter."]);
        assert!(read.heads.iter().any(|(_, head)| head == "Direktionen 04-06-2025"));
    }

    #[test]
    fn a_full_line_goes_on_in_the_next_and_a_short_one_does_not() {
        let full = "Denne linje er så lang, at det næste ord ikke kunne stå på den, som man kan se";
        let read = of(&format!("{full}\nnæste ord står her.\nNyt afsnit.\n{full}\nNavneord med stort."));
        assert_eq!(read.rows.iter().map(|row| row.goes_on).collect::<Vec<_>>(), [false, true, false, false, true]);
    }
}
