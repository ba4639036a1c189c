//! The outline of a document: its head, its items, and what stands after them.

use std::collections::BTreeMap;

use super::access;
use super::labels::{Label, label};
use super::lines::{Row, Shape, append};
use super::numbers::{Form, Numbered, numbered};
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
#[derive(Debug)]
pub struct Part {
    pub number: Option<String>,
    pub title: String,
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
        part = Some(Part {
            number: start.number.clone(),
            title,
            letter: start.letter,
            headings: Vec::new(),
            row: row.clone(),
            rows: Vec::new(),
        });
    }
    outline.items.extend(part.take());
    take_headings(&mut outline);
    outline
}

/// Where an item begins.
#[derive(Clone, Debug)]
struct Start {
    number: Option<String>,
    title: String,
    letter: Option<char>,
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

/// Labels that only an item has.
const OF_ITEMS: &[Label] = &[
    Label::Process,
    Label::Responsible,
    Label::CaseWorker,
    Label::Background,
    Label::Presentation,
    Label::Economy,
    Label::Recommendation,
    Label::Decision,
    Label::History,
    Label::Annexes,
    Label::Decides,
];

/// How sure it is that a row begins an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    None,
    Strong,
    /// A label of an item is below it.
    Label,
    Heading,
    /// The table of contents has it, or whether it is open is said below it.
    Stated,
}

/// How many rows below a title are looked at.
const BELOW: usize = 6;

/// Finds the rows where items begin.
fn starts(rows: &[Row], titles: &[String]) -> BTreeMap<usize, Start> {
    let candidates: Vec<(usize, Row, Evidence)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((at, row.clone(), evidence(rows, at, row, titles)?)))
        .collect();
    let is_numbered = |row: &Row| numbered(&row.printed()).is_some();
    let best = candidates
        .iter()
        .filter(|(_, row, _)| is_numbered(row))
        .map(|(_, _, evidence)| *evidence)
        .max()
        .unwrap_or(Evidence::None);
    let mut starts = BTreeMap::new();
    let add = |starts: &mut BTreeMap<usize, Start>, at: usize, row: &Row| {
        let printed = row.printed();
        let start = match numbered(&printed) {
            Some(Numbered { number, rest, letter, .. }) => {
                Start { number: Some(number), title: rest.to_owned(), letter }
            }
            None => Start { number: None, title: row.text.clone(), letter: None },
        };
        starts.insert(at, start);
    };
    if best >= Evidence::Label {
        let forms: Vec<Form> = candidates
            .iter()
            .filter(|(_, _, evidence)| *evidence >= Evidence::Label)
            .filter_map(|(_, row, _)| numbered(&row.printed()).map(|n| n.form))
            .collect();
        let sure: Vec<(usize, u32)> = candidates
            .iter()
            .filter(|(_, row, evidence)| {
                *evidence >= best.min(Evidence::Heading).max(Evidence::Label)
                    && (best < Evidence::Stated || *evidence == Evidence::Stated)
                    && is_numbered(row)
            })
            .filter_map(|(at, row, _)| numbered(&row.printed()).map(|n| (*at, n.order)))
            .collect();
        let mut last = None;
        for (at, row, evidence) in &candidates {
            let printed = row.printed();
            let n = numbered(&printed);
            let has_form = n.as_ref().is_none_or(|n| forms.contains(&n.form));
            // What is less sure must be the very number that is due.
            let is_sure = *evidence == Evidence::Stated || best < Evidence::Stated && *evidence >= Evidence::Heading;
            let next = sure.iter().find(|(other, _)| other > at).map(|(_, order)| *order);
            let is_due = n.as_ref().is_some_and(|n| {
                let follows = last.is_none_or(|last| n.order == last + 1 || n.form == Form::Part && n.order == last);
                follows && next.is_none_or(|next| best == Evidence::Label || next > n.order)
            });
            let is_title = *evidence >= Evidence::Label || last.is_some() && is_like_title(rows, *at, &sure);
            if has_form && (is_sure || is_due && is_title) {
                last = n.as_ref().map(|n| n.order).or(last);
                add(&mut starts, *at, row);
            }
        }
        return starts;
    }
    if let Some((at, row, _)) =
        candidates.iter().find(|(_, row, evidence)| !is_numbered(row) && *evidence == Evidence::Stated)
    {
        add(&mut starts, *at, row);
        for (at, row, _) in
            candidates.iter().filter(|(_, row, evidence)| !is_numbered(row) && *evidence == Evidence::Stated)
        {
            add(&mut starts, *at, row);
        }
        return starts;
    }
    for at in chain(&candidates) {
        if let Some(row) = rows.get(at) {
            add(&mut starts, at, row);
        }
    }
    starts
}

/// Returns whether a row that is no more than numbered looks like a title: it stands alone and is no sentence.
fn is_like_title(rows: &[Row], at: usize, sure: &[(usize, u32)]) -> bool {
    let is_element = |row: &Row| numbered(&row.printed()).is_some();
    let (Some(row), before) = (rows.get(at), at.checked_sub(1).and_then(|at| rows.get(at))) else { return false };
    let is_alone = row.is_parted
        && rows
            .get(at + 1)
            .is_none_or(|next| next.is_parted && (!is_element(next) || sure.iter().any(|(other, _)| *other == at + 1)));
    row.text.len() < 150 && !row.text.ends_with(['.', ';', ',', ':']) && is_alone && !before.is_some_and(is_element)
}

/// Returns how sure it is that a row begins an item; none: it does not.
fn evidence(rows: &[Row], at: usize, row: &Row, titles: &[String]) -> Option<Evidence> {
    let is_line = matches!(row.shape, Shape::Plain | Shape::Strong | Shape::Heading(_) | Shape::Element(..));
    if !is_line || row.goes_on || row.text.len() > 300 || row.is_bullet() {
        return None;
    }
    let printed = row.printed();
    let numbered = numbered(&printed);
    let title = numbered.as_ref().map_or(printed.as_str(), |n| n.rest);
    if title.is_empty() || label(title).is_some_and(|(_, value)| value.is_empty()) && numbered.is_none() {
        return None;
    }
    let below = below(rows, at);
    let is_stated = below == Some(Evidence::Stated);
    match &numbered {
        Some(_) if is_stated || titles.contains(&folded(title)) => Some(Evidence::Stated),
        Some(n) if matches!(row.shape, Shape::Heading(_)) && n.form != Form::Bracket => Some(Evidence::Heading),
        Some(n) if below.is_some() && n.form != Form::Bracket && !title.ends_with('.') => Some(Evidence::Label),
        // A numbered list of people is none of items.
        Some(_) if title.split("  ").next().is_some_and(names_somebody) => None,
        Some(_) if row.shape == Shape::Strong => Some(Evidence::Strong),
        Some(_) => Some(Evidence::None),
        // A title without a number, right above the line that says whether its matter is open.
        None => {
            let next = rows.get(at + 1)?;
            let is_title = row.text.len() < 120 && !row.text.ends_with(['.', ',']) && label(&row.text).is_none();
            let says = access::of_item(&next.text).is_some() && access::statement(&row.text).is_none();
            (is_title && says && next.cells().is_none() && super::cases::cases(&row.text).is_none())
                .then_some(Evidence::Stated)
        }
    }
}

/// Returns whether a text is somebody's name, with what may be said of them.
fn names_somebody(text: &str) -> bool {
    super::people::list(text).is_some_and(|list| list.iter().any(|mention| mention.name.is_some()))
}

/// Looks below a title for what only an item has.
fn below(rows: &[Row], at: usize) -> Option<Evidence> {
    for row in rows.get(at + 1..).unwrap_or_default().iter().take(BELOW) {
        let printed = row.printed();
        if access::of_item(&row.text).is_some() || says_access(&row.text) {
            return Some(Evidence::Stated);
        }
        if label(&row.text)
            .is_some_and(|(label, value)| OF_ITEMS.contains(&label) && (value.is_empty() || row.text.contains(':')))
        {
            return Some(Evidence::Label);
        }
        let is_other =
            numbered(&printed).is_some_and(|n| n.form != Form::Bare && super::cases::cases(&row.text).is_none());
        if is_other || row.text.len() > 200 {
            return None;
        }
    }
    None
}

/// Returns whether a line has a case number and says whether its matter is open: "00.30.14.S00 25/743 Åben sag".
fn says_access(text: &str) -> bool {
    super::cases::cases(text).is_some_and(|(_, rest)| access::statement(&rest).is_some())
}

/// Finds the numbers that follow one another, of the form that most have; without other evidence.
fn chain(candidates: &[(usize, Row, Evidence)]) -> Vec<usize> {
    let mut chains: BTreeMap<Form, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, row, _) in candidates {
        let printed = row.printed();
        let Some(n) = numbered(&printed) else { continue };
        let is_list = matches!(&row.shape, Shape::Element(level, _) if *level > 0);
        if is_list || n.rest.len() < 2 {
            continue;
        }
        let form = if n.form == Form::Part { Form::Whole } else { n.form };
        let chain = chains.entry(form).or_default();
        // "4.1" and "4a" go with 4; the next is one more. Numbers that all are 1 go with each other.
        let fits = chain.last().is_none_or(|(_, last)| n.order == last + 1 || n.order == *last && n.form == Form::Part)
            || chain.iter().all(|(_, order)| *order == 1) && n.order == 1;
        let is_reset = chain.len() == 1 && chain.last().is_some_and(|(_, last)| n.order < *last);
        if is_reset {
            chain.clear();
        }
        if fits || is_reset {
            chain.push((*at, n.order));
        }
    }
    let is_weak = |form: &Form| matches!(form, Form::Bare | Form::Letter | Form::Bracket);
    let longest = chains
        .into_iter()
        .filter(|(form, chain)| chain.len() > if is_weak(form) { 2 } else { 1 })
        .max_by_key(|(form, chain)| (!is_weak(form), chain.len()));
    longest.map(|(_, chain)| chain.into_iter().map(|(at, _)| at).collect()).unwrap_or_default()
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
