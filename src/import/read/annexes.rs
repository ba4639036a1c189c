//! Annexes: of an item, and the list of all at the end.

use super::access::{self, Said};
use super::lines::{Row, append};
use super::numbers::numbered;
use super::scan::{Scan, cut};
use crate::agenda::file::AnnexFile;
use crate::agenda::plan::Access;
use crate::agenda::read::{LineOrNumber, Located};
use crate::import::document::Place;
use crate::text;

/// An annex as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    pub title: String,
    /// None: nothing says it.
    pub access: Option<Said>,
    pub document: Option<String>,
    pub id: Option<String>,
    /// What is printed after it and is none of these.
    pub left: String,
    pub place: Place,
}

impl Annex {
    /// Returns it as the agenda has it.
    pub fn file(&self) -> AnnexFile {
        let value = |text: &Option<String>| text.as_ref().map(|text| Located::from(LineOrNumber(text.clone())));
        AnnexFile {
            title: super::draft::line(&self.title),
            access: self.access.filter(|said| said.access == Access::Closed).map(|said| said.access.into()),
            document: value(&self.document),
            id: value(&self.id),
            ..AnnexFile::default()
        }
    }
}

/// Reads the annexes below their label.
pub fn annexes(rows: &[Row]) -> Vec<Annex> {
    let mut texts: Vec<(Place, String)> = Vec::new();
    let mut next = 1;
    for row in rows {
        let printed = match row.cells() {
            Some(cells) => cells.iter().map(|cell| cell.replace('\n', " ")).collect::<Vec<_>>().join(" "),
            None if row.is_bullet() => row.text.clone(),
            None => row.printed(),
        };
        let printed = text::one_line(&printed);
        if printed.is_empty()
            || super::words::column(printed.split(' ').next().unwrap_or_default()).is_some()
                && row.cells().is_some()
                && !printed.contains(|c: char| c.is_ascii_digit())
        {
            continue;
        }
        let number = Scan(&printed).number(1, 3).map(|(n, _)| n).filter(|_| !is_document(&printed));
        let is_new = number == Some(next) || row.is_bullet() || row.cells().is_some() || names_annex(&printed);
        match texts.last_mut() {
            Some((_, last)) if !is_new && (row.goes_on || number.is_none() && next > 1 || is_document(&printed)) => {
                append(last, &printed)
            }
            _ => {
                texts.push((row.place, printed));
                next = number.unwrap_or(next) + 1;
            }
        }
    }
    let mut read: Vec<Annex> = texts.iter().map(|(place, text)| annex(*place, text)).collect();
    // Where some say whether they are open, one that does not say it is closed.
    if read.iter().any(|annex| annex.access.is_some()) {
        for annex in read.iter_mut().filter(|annex| annex.access.is_none()) {
            annex.access = Some(Said { access: Access::Closed, is_plain: false });
        }
    }
    read.retain(|annex| annex != &Annex { place: annex.place, ..Annex::default() });
    read
}

/// Returns whether a line begins as an annex with a name of its own: "Bilag 1: Budget", "Vedlegg 2".
pub fn names_annex(text: &str) -> bool {
    let mut scan = Scan(text);
    scan.word(&["bilag", "vedlegg", "annex", "appendix", "bilaga", "attachment"]).is_some()
        && scan.blanks()
        && scan.number(1, 3).is_some()
}

/// Returns whether a text is a document's number and nothing else: "10954/25".
fn is_document(text: &str) -> bool {
    let mut scan = Scan(text);
    scan.number(2, 8).is_some()
        && scan.sign(&['/', '-']).is_some()
        && scan.number(2, 4).is_some()
        && scan.0.trim().is_empty()
}

/// Reads one annex: "2 - 3567269 Åben Oversigt over samlinger (6149/24) (H)".
pub fn annex(place: Place, printed: &str) -> Annex {
    let mut annex = Annex { place, ..Annex::default() };
    let mut rest = printed.trim();
    if let Some(n) = numbered(rest).filter(|n| n.number.chars().all(|c| c.is_ascii_digit()) && n.number.len() <= 3) {
        rest = n.rest;
    } else if let Some((_, after)) = Scan(rest)
        .optional(|s| s.number(1, 3))
        .map(|n| (n, cut(rest, n.1).1))
        .filter(|(_, after)| after.trim().is_empty() || after.trim_start().starts_with('-'))
    {
        rest = after.trim_start().trim_start_matches('-').trim_start();
    }
    let mut scan = Scan(rest);
    if let Some((_, digits)) = scan.number(5, 10).filter(|_| scan.0.is_empty() || scan.0.starts_with([' ', '-'])) {
        annex.id = Some(cut(rest, digits).0.to_owned());
        rest = cut(rest, digits).1.trim_start_matches(['-', ' ']);
    }
    let first = rest.split_whitespace().next().unwrap_or_default();
    // "Lukket bilag" is no title.
    let is_nameless =
        |said: &Said| said.access == Access::Closed && said.is_plain && rest.split_whitespace().count() == 2;
    if let Some(said) = access::statement(rest).filter(is_nameless) {
        annex.access = Some(said);
        rest = "";
    } else if let Some(said) = access::word(first) {
        annex.access = Some(said);
        rest = cut(rest, first.len()).1.trim_start();
    }
    let inside = rest.trim_matches(['(', ')', ' ']);
    if rest.starts_with('(') && rest.ends_with(')') && access::statement(inside).is_some() {
        annex.access = access::statement(inside);
        rest = "";
    }
    let mut title = rest.to_owned();
    take_brackets(&mut title, &mut annex);
    if let Some((start, end)) = document_in(&title) {
        annex.document = title.get(start..end).map(str::to_owned);
        title.replace_range(start..end, "");
    }
    let (said, without) = access::of_title(&title);
    if let Some(said) = said {
        annex.access = Some(said);
        title = without.to_owned();
    }
    annex.title = text::one_line(&title);
    annex
}

/// Takes brackets off the end: a document's number, nothing, or what is not understood.
fn take_brackets(title: &mut String, annex: &mut Annex) {
    loop {
        let trimmed = title.trim_end();
        let Some(open) = trimmed.rfind('(').filter(|_| trimmed.ends_with(')')) else { return };
        let inside = trimmed.get(open + 1..trimmed.len() - 1).unwrap_or_default().trim().to_owned();
        let is_code = inside.len() == 1 && inside.chars().all(char::is_uppercase);
        if is_document(&inside) && annex.document.is_none() {
            annex.document = Some(inside);
        } else if is_code {
            annex.left = inside;
        } else if !inside.is_empty() {
            return;
        }
        title.truncate(open);
    }
}

/// Finds a document's number in a title: at its end, or where the end of its line was.
fn document_in(title: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut found = None;
    for word in title.split(' ') {
        let has_year = word
            .split_once('/')
            .is_some_and(|(n, year)| n.len() >= 3 && year.len() == 2 || n.len() >= 3 && year.len() == 4);
        if is_document(word) && has_year {
            found = Some((at, at + word.len()));
        }
        at += word.len() + 1;
    }
    found
}

/// The annexes of an item in the list at the end.
#[derive(Debug, Default)]
pub struct Listed {
    pub number: String,
    /// What is said of the item whether it is open.
    pub access: Option<Said>,
    pub annexes: Vec<Annex>,
}

/// Reads the list of all annexes at the end of a document.
pub fn listed(rows: &[Row], numbers: &[String]) -> Vec<Listed> {
    let mut out: Vec<Listed> = Vec::new();
    let mut below: Vec<Row> = Vec::new();
    for row in rows {
        let printed = row.printed();
        let item = numbered(&printed).filter(|n| is_item(row, n, numbers, out.last()));
        match item {
            Some(n) => {
                if let Some(last) = out.last_mut() {
                    last.annexes = annexes(&std::mem::take(&mut below));
                }
                let access = access::of_title(n.rest).0;
                out.push(Listed { number: n.number, access, annexes: Vec::new() });
            }
            None => below.push(row.clone()),
        }
    }
    if let Some(last) = out.last_mut() {
        last.annexes = annexes(&below);
    }
    out
}

/// Returns whether a row of the list names an item and no annex: it is less indented.
fn is_item(row: &Row, n: &super::numbers::Numbered<'_>, numbers: &[String], last: Option<&Listed>) -> bool {
    let is_outer = row.indent < 2;
    let is_later = last.is_none_or(|last| crate::agenda::number::is_lower(&last.number, &n.number));
    is_outer && is_later && numbers.contains(&n.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annex_is_read_in_every_form() {
        for (printed, title, access, document, id) in [
            (
                "1 Åben Udmøntningsplan 2025-2028 - til DIR 04-06-2025 52074/25",
                "Udmøntningsplan 2025-2028 - til DIR 04-06-2025",
                Some(Access::Open),
                "52074/25",
                "",
            ),
            ("1 Lukket", "", Some(Access::Closed), "", ""),
            (
                "1 -  Lukket Oplæg til borgermøde d. 12. marts () ()",
                "Oplæg til borgermøde d. 12. marts",
                Some(Access::Closed),
                "",
                "",
            ),
            (
                "2 - 3567269 Åben Oversigt over ledersamlinger i 2024 (6149/24) (H)",
                "Oversigt over ledersamlinger i 2024",
                Some(Access::Open),
                "6149/24",
                "3567269",
            ),
            ("1 Åben Program for Nytårskur 10954/25", "Program for Nytårskur", Some(Access::Open), "10954/25", ""),
            ("1. (Lukket bilag)", "", Some(Access::Closed), "", ""),
            ("1. Lukket bilag", "", Some(Access::Closed), "", ""),
            ("Budget 2026.pdf", "Budget 2026.pdf", None, "", ""),
            (
                "1 Åben Bilag 1 Oplæg, nov. 24 14951/25 Grenaa 20112024",
                "Bilag 1 Oplæg, nov. 24 Grenaa 20112024",
                Some(Access::Open),
                "14951/25",
                "",
            ),
        ] {
            let read = annex(Place::default(), &text::one_line(printed));
            let texts = (
                read.title.as_str(),
                read.document.as_deref().unwrap_or_default(),
                read.id.as_deref().unwrap_or_default(),
            );
            assert_eq!(texts, (title, document, id), "{printed}");
            assert_eq!(read.access.map(|said| said.access), access, "{printed}");
        }
    }
}
