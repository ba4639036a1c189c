//! The outline of a document: its head, its items, and what stands after them.

use super::access::{self, Said};
use super::labels::{Label, label};
use super::lines::{Row, Shape, append};
use super::numbers::numbered;
use super::plan;
use super::starts::starts;
use super::times;
use crate::agenda::plan::Access;
use crate::text::casefold;

/// The parts of a document, in rows.
#[derive(Debug, Default)]
pub struct Outline {
    /// What is before the first item.
    pub head: Vec<Row>,
    pub items: Vec<Part>,
    /// The list of all annexes.
    pub annexes: Vec<Row>,
    pub signatures: Vec<Row>,
    /// The forward plan, where it has a heading of its own.
    pub upcoming: Vec<Row>,
}

/// An item: its title, and the rows below it.
#[derive(Clone, Debug)]
pub struct Part {
    pub number: Option<String>,
    pub title: String,
    /// What a letter in place of the title says of its access.
    pub access: Option<Said>,
    /// A letter that says of what type it is.
    pub letter: Option<char>,
    /// The headings over it, where they are new.
    pub headings: Vec<Row>,
    pub row: Row,
    pub rows: Vec<Row>,
}

/// Finds the parts of a document.
pub fn outline(rows: &[Row]) -> Outline {
    let (contents, rows) = take_contents(rows);
    let mut outline = Outline::default();
    let rows = take_end(rows, &mut outline);
    let titles: Vec<String> = contents.iter().filter_map(title_of_contents).collect();
    let starts = starts(&rows, &titles);
    let mut at = 0;
    let mut part: Option<Part> = None;
    while let Some(row) = rows.get(at) {
        let Some(start) = starts.get(&at) else {
            match &mut part {
                Some(part) => part.rows.push(row.clone()),
                None => outline.head.push(row.clone()),
            }
            at += 1;
            continue;
        };
        outline.items.extend(part.take());
        let mut title = start.title.clone();
        at += 1;
        while let Some(more) = rows.get(at).filter(|more| more.goes_on && !starts.contains_key(&at)) {
            append(&mut title, &more.text);
            at += 1;
        }
        // "335. Å", and the title below it.
        let mut access = None;
        if let Some(below) = rows.get(at).filter(|_| title.chars().count() == 1 && !starts.contains_key(&at)) {
            access = Some(access::cell(&title));
            title.clone_from(&below.text);
            at += 1;
        }
        part = Some(Part {
            number: start.number.clone(),
            title,
            access,
            letter: start.letter,
            headings: Vec::new(),
            row: row.clone(),
            rows: Vec::new(),
        });
    }
    outline.items.extend(part.take());
    merge_again(&mut outline.items);
    outline.items = std::mem::take(&mut outline.items).into_iter().flat_map(at_boundaries).collect();
    take_headings(&mut outline);
    outline
}

/// Merges the items that come twice: in a list of titles, and with what is said of them.
fn merge_again(items: &mut Vec<Part>) {
    let mut at = 0;
    while at < items.len() {
        let (before, rest) = items.split_at_mut(at);
        let Some(part) = rest.first_mut() else { break };
        let is_same = |other: &&mut Part| {
            let is_list = other.rows.iter().all(is_group) || part.rows.iter().all(is_group);
            is_list && part.number.is_some() && other.number == part.number
        };
        // What says that its matter is closed holds, in the list too.
        let is_closed = |title: &str| access::of_title(title).0.is_some_and(|said| said.access == Access::Closed);
        let is_like = |other: &Part, part: &Part| {
            folded(&other.title) == folded(&part.title) || is_closed(&other.title) || is_closed(&part.title)
        };
        match before.iter_mut().find(is_same).filter(|other| is_like(other, part)) {
            Some(other) => {
                if is_closed(&part.title) || !is_closed(&other.title) {
                    other.title.clone_from(&part.title);
                    other.row = part.row.clone();
                }
                other.letter = other.letter.or(part.letter);
                other.rows.append(&mut part.rows);
                items.remove(at);
            }
            None => at += 1,
        }
    }
}

/// Parts an item at what says that something below it is closed: what is below belongs to no open item. A heading over
/// several closes what is below it, and a title closes itself.
fn at_boundaries(part: Part) -> Vec<Part> {
    let plan = plan::find(&part.rows).unwrap_or_default();
    let mut parts = vec![Part { rows: Vec::new(), ..part.clone() }];
    let mut label_above = None;
    for (at, row) in part.rows.iter().enumerate() {
        let is_line = row.cells().is_none() && !row.goes_on && times::leading(&row.text).is_none();
        label_above = label(&row.text).map(|(label, _)| label).or(label_above);
        let is_boundary = is_line && !plan.contains(&at) && label_above != Some(Label::Annexes) && closes_below(row);
        match parts.last_mut() {
            Some(_) if is_boundary && part.rows.get(at + 1).is_some() => parts.push(Part {
                number: None,
                title: row.text.clone(),
                access: None,
                letter: None,
                headings: Vec::new(),
                row: row.clone(),
                rows: Vec::new(),
            }),
            Some(last) => last.rows.push(row.clone()),
            None => {}
        }
    }
    parts
}

/// Returns whether a row says that what is below it is closed: a heading over several items, or the title of one.
fn closes_below(row: &Row) -> bool {
    let is_closed = |said: Option<Said>| said.is_some_and(|said| said.access == Access::Closed);
    let is_title = row.is_parted && row.text.len() < 150 && !row.text.ends_with(['.', ',', ';']);
    access::is_of_several(&row.text) && is_closed(access::statement(&row.text))
        || is_title && label(&row.text).is_none() && is_closed(access::of_title(&row.text).0)
}

/// Returns what a row prints as a title, without dots and the number of a page.
fn without_page(text: &str) -> &str {
    let trimmed = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_led = trimmed.ends_with("..")
        || trimmed.ends_with(". ") && trimmed.trim_end().ends_with("..")
        || trimmed.ends_with("  ")
        || trimmed.ends_with('…');
    let had_page = trimmed.len() < text.len() && is_led;
    if had_page || text.trim_end().ends_with("..") { trimmed.trim_end_matches(['.', ' ', '…', '\t']) } else { text }
}

/// Returns whether a row of a table of contents states where a title is.
fn is_contents_row(row: &Row) -> bool {
    if let Some([.., page]) = row.cells() {
        return page.trim().len() <= 3 && page.trim().chars().all(|c| c.is_ascii_digit());
    }
    without_page(&row.text).len() < row.text.len()
}

fn title_of_contents(row: &Row) -> Option<String> {
    let printed = match row.cells() {
        Some([title @ .., _]) => title.join(" "),
        _ => row.printed(),
    };
    let title = without_page(&printed);
    // Two entries in one row: the second is no item.
    let title = title.split("....").next().unwrap_or(title);
    let title = numbered(title).map_or(title, |n| n.rest);
    let folded = folded(title);
    (!folded.is_empty()).then_some(folded)
}

/// Folds a title for comparison.
pub fn folded(text: &str) -> String {
    casefold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Takes the table of contents out of the rows.
fn take_contents(rows: &[Row]) -> (Vec<Row>, Vec<Row>) {
    let mut contents = Vec::new();
    let mut rest = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        at += 1;
        let is_label = label(&row.text).is_some_and(|(l, value)| l == Label::Contents && value.is_empty());
        if !is_label || !contents.is_empty() {
            if is_contents_row(row)
                && row.cells().is_none()
                && numbered(&row.printed()).is_some()
                && row.text.contains("...")
            {
                contents.push(row.clone());
            } else {
                rest.push(row.clone());
            }
            continue;
        }
        let end = end_of_contents(rows, at);
        contents.extend(rows.get(at..end).unwrap_or_default().iter().cloned());
        at = end;
    }
    (contents, rest)
}

/// Returns where a table of contents ends that begins at `start`: with the last row that names a page, or before the
/// first title that comes again.
fn end_of_contents(rows: &[Row], start: usize) -> usize {
    let most = rows.len().min(start + 400);
    let mut end = start;
    for at in start..most {
        if rows.get(at).is_some_and(is_contents_row) {
            end = at + 1;
        } else if at > end + 3 {
            break;
        }
    }
    if end > start {
        return end;
    }
    let titles: Vec<String> =
        rows.get(start..most).unwrap_or_default().iter().map(|row| folded(&row.printed())).collect();
    let again = (1..titles.len()).find(|at| {
        titles
            .get(*at)
            .is_some_and(|title| !title.is_empty() && titles.get(..*at).is_some_and(|before| before.contains(title)))
    });
    start + again.unwrap_or_default()
}

/// Takes what has a heading of its own off the end: the list of all annexes, the forward plan, the page of signatures.
fn take_end(rows: Vec<Row>, outline: &mut Outline) -> Vec<Row> {
    let mut items = Vec::new();
    let mut part = None;
    for row in rows {
        if let Some((found @ (Label::AnnexList | Label::Signatures | Label::Upcoming), "")) = label(&row.text) {
            part = Some(found);
            continue;
        }
        match part {
            Some(Label::Signatures) => outline.signatures.push(row),
            Some(Label::Upcoming) => outline.upcoming.push(row),
            Some(_) => outline.annexes.push(row),
            None => items.push(row),
        }
    }
    items
}

/// Words of headings over groups of items, folded.
const GROUPS: &[&str] = &[
    "punkter",
    "dagsordenspunkter",
    "sager",
    "saker",
    "items",
    "part",
    "del",
    "aerenden",
    "orienteringspunkter",
    "beslutningspunkter",
    "droeftelsespunkter",
    "beslutningssager",
    "beslutning",
    "orientering",
    "droeftelse",
    "vedtakssaker",
    "referatsaker",
    "orienteringssaker",
    "business",
    "beslut",
    "information",
    "tillaegsdagsorden",
    "eftersendte",
];

/// Returns whether a row may be a heading over items.
fn is_group(row: &Row) -> bool {
    let folded = folded(&row.text);
    let is_marked = matches!(row.shape, Shape::Heading(_) | Shape::Strong) && !row.text.ends_with('.');
    let says = folded.split(' ').any(|word| GROUPS.contains(&word)) || access::statement(&row.text).is_some();
    let is_short = row.text.len() < 80 && folded.split(' ').count() <= 9 && !row.text.ends_with(['.', ',']);
    let is_line = row.cells().is_none() && !matches!(row.shape, Shape::Element(..)) && !row.goes_on;
    is_line
        && is_short
        && (is_marked || says && row.is_parted)
        && label(&row.text).is_none_or(|(l, v)| matches!(l, Label::Type | Label::Decision) && v.is_empty() && says)
}

/// Moves headings from the end of what is before an item to the item.
fn take_headings(outline: &mut Outline) {
    let mut at = 0;
    while at < outline.items.len() {
        let before = match at.checked_sub(1) {
            Some(before) => outline.items.get_mut(before).map(|part| &mut part.rows),
            None => Some(&mut outline.head),
        };
        let mut headings = Vec::new();
        if let Some(rows) = before {
            // A head's own title is not over a group.
            let says = |row: &Row| {
                let folded = folded(&row.text);
                folded.split(' ').any(|word| GROUPS.contains(&word)) || access::statement(&row.text).is_some()
            };
            while rows.last().is_some_and(|row| is_group(row) && (at > 0 || says(row)) && !is_access_line(rows, at)) {
                headings.extend(rows.pop());
            }
        }
        headings.reverse();
        if let Some(part) = outline.items.get_mut(at) {
            part.headings = headings;
        }
        at += 1;
    }
}

/// Returns whether the last of some rows says of the item that they are of whether it is open: "Lukket sag" below a
/// title that has nothing else.
fn is_access_line(rows: &[Row], at: usize) -> bool {
    at > 0
        && rows.len() <= 3
        && rows.last().is_some_and(|row| {
            access::statement(&row.text).is_some()
                && !folded(&row.text).split(' ').any(|word| {
                    word.ends_with("punkter") || word.ends_with("sager") || word == "items" || word == "part"
                })
        })
}
