//! The sections of an item: from its rows to the keys of the agenda.

use super::access::{self, Said};
use super::cases::cases;
use super::draft::{Draft, line, some};
use super::labels::{Label, label, recommends};
use super::lines::{Row, Shape};
use super::numbers::numbered;
use super::outline::Part;
use super::people;
use super::prose;
use super::words;
use super::{annexes, plan, upcoming};
use crate::agenda::file::{HistoryFile, ItemFile, RecommendationsFile};
use crate::agenda::plan::{Access, ItemKind, ItemType};
use crate::agenda::read::{Day, Key, Line, LineOrNumber, Located};
use crate::agenda::rich::Text;
use crate::import::reading::Anchor;
use crate::{msg, text};

/// What an item holds besides itself: the plan and the forward plan.
#[derive(Debug, Default)]
pub struct Inside {
    pub plan: Vec<Row>,
    pub upcoming: Vec<Row>,
    /// Whether the item is said to be open or closed, in its own rows.
    pub said: Option<Said>,
}

/// Reads an item.
pub fn item(part: &Part, index: usize, draft: &mut Draft) -> (ItemFile, Inside) {
    let (said, title) = access::of_title(part.title.trim());
    let said = part.access.or(said);
    let title = title.trim_end_matches(['.', ' ', ':', '-', '–']);
    let mut item = ItemFile {
        number: part.number.clone().map(|number| Located::from(Key(number))),
        title: line(title),
        item_type: part.letter.and_then(of_letter).map(Into::into),
        ..ItemFile::default()
    };
    let mut inside = Inside { said, ..Inside::default() };
    let at = |key: &'static str| Anchor::TableKey { table: "item", index, key };
    let mut texts = Vec::new();
    for (label, rows) in split(&part.rows) {
        // A row of a plan speaks of its own slot, and an annex of itself.
        if label != Some(Label::Annexes) {
            let plan = plan::find(&rows).unwrap_or_default();
            texts.extend(rows.iter().enumerate().filter(|(at, _)| !plan.contains(at)).map(|(_, row)| row.clone()));
        }
        section(&mut item, &mut inside, label, &rows, index, draft);
    }
    // Running text may say what the head of the item does not.
    let is_table = access_table(&part.rows).is_some();
    let says = |row: &&Row| match row.cells() {
        Some(cells) => !is_table && cells.iter().any(|cell| access::mentions_closed(cell)),
        None => access::mentions_closed(&row.text),
    };
    let is_title = said.is_none() && access::mentions_closed(title);
    let prose: Vec<&Row> = texts.iter().filter(says).chain(is_title.then_some(&part.row)).collect();
    if let Some(row) = prose.first()
        && inside.said.is_none_or(|said| said.access == Access::Open)
    {
        inside.said = Some(Said { access: Access::Closed, is_plain: false });
        draft.guess(
            at("access"),
            row.place,
            msg!("import-guess-closed", text = text::truncate(&row.text, 80).into_owned()),
        );
    }
    if inside.said.is_some_and(|said| !said.is_plain) && prose.is_empty() {
        draft.guess(at("access"), part.row.place, msg!("import-guess-closed", text = title.to_owned()));
    }
    item.access = inside.said.filter(|said| said.access == Access::Closed).map(|said| said.access.into());
    if !inside.plan.is_empty() {
        item.kind = Some(ItemKind::Plan.into());
    } else if !inside.upcoming.is_empty() {
        item.kind = Some(ItemKind::Upcoming.into());
    }
    (item, inside)
}

/// Returns the type that a letter stands for.
fn of_letter(letter: char) -> Option<ItemType> {
    match letter {
        'B' | 'V' => Some(ItemType::Decision),
        'D' => Some(ItemType::Discussion),
        'O' | 'I' | 'E' => Some(ItemType::Information),
        _ => None,
    }
}

/// Returns the type that a line says: "Til beslutning", "Orienteringspunkt".
pub fn type_of(text: &str) -> Option<ItemType> {
    let folded = crate::text::casefold(words::bare(text));
    let has = |stems: &[&str]| stems.iter().any(|stem| folded.contains(stem));
    let kinds = [
        (has(&["beslut", "afgoerelse", "vedtak", "decision", "approval", "godkend"]), ItemType::Decision),
        (has(&["droeft", "debat", "discussion", "diskus"]), ItemType::Discussion),
        (has(&["orienter", "information", "efterretning", "til info"]), ItemType::Information),
    ];
    let mut said = kinds.iter().filter(|(is, _)| *is);
    let first = said.next().map(|(_, kind)| *kind);
    // "Orienterende, beslutning" is both.
    first.filter(|_| said.next().is_none() && folded.split_whitespace().count() <= 4)
}

/// A label with the rows below it; no label: what is before the first.
type Section = (Option<Label>, Vec<Row>);

/// Splits the rows of an item at their labels.
fn split(rows: &[Row]) -> Vec<Section> {
    let mut out: Vec<Section> = vec![(None, Vec::new())];
    for row in rows {
        let is_text = row.cells().is_none() && !row.goes_on;
        let found = is_text.then(|| label(&row.text)).flatten().filter(|(label, value)| {
            is_of_item(*label) && (value.is_empty() || row.text.contains(':') || *label == Label::Case)
        });
        match found {
            // "Gæster:" and the like in a section is a sentence of it.
            Some((label, value)) if value.len() <= 200 => {
                let mut rows = Vec::new();
                if !value.is_empty() {
                    rows.push(Row { text: value.to_owned(), shape: Shape::Plain, ..row.clone() });
                }
                out.push((Some(label), rows));
            }
            _ if is_text && decision_of(&row.text).is_some() => out.push((Some(Label::Decision), vec![row.clone()])),
            _ if is_text && recommends(&row.text) => out.push((Some(Label::Recommendation), vec![row.clone()])),
            _ => {
                if let Some((_, rows)) = out.last_mut() {
                    rows.push(row.clone());
                }
            }
        }
    }
    out
}

/// Returns whether a label may be in an item.
fn is_of_item(label: Label) -> bool {
    matches!(
        label,
        Label::Case
            | Label::Process
            | Label::Responsible
            | Label::CaseWorker
            | Label::Mover
            | Label::Decides
            | Label::Type
            | Label::Access
            | Label::Background
            | Label::Presentation
            | Label::Economy
            | Label::Recommendation
            | Label::Decision
            | Label::History
            | Label::Annexes
    )
}

/// Reads a heading over what a body decided: "Beslutning i Byrådet (18-21) den 24-01-2024".
pub fn decision_of(text: &str) -> Option<(String, super::times::Written)> {
    let folded = text::casefold(text);
    let is_one = [
        "beslutning i ",
        "beslutning fra ",
        "behandling i ",
        "vedtak i ",
        "beslut i ",
        "saksprotokoll i ",
        "decision of ",
    ]
    .iter()
    .any(|lead| folded.starts_with(lead));
    if !is_one || text.len() > 160 {
        return None;
    }
    let (at, end, date) = super::times::dates(text).pop()?;
    let rest = super::scan::cut(text, end).1.trim_matches([' ', '.', ':']);
    let before = super::scan::cut(text, at).0.trim();
    let body = before.split_once(' ')?.1.split_once(' ')?.1;
    let body = body.split(" (").next().unwrap_or(body);
    let body = ["den", "d.", "of", "-"].iter().find_map(|word| body.trim_end().strip_suffix(word)).unwrap_or(body);
    rest.is_empty().then(|| (body.trim().to_owned(), date))
}

fn section(
    item: &mut ItemFile,
    inside: &mut Inside,
    label: Option<Label>,
    rows: &[Row],
    index: usize,
    draft: &mut Draft,
) {
    let end = Anchor::TableEnd { table: "item", index };
    match label {
        None => before_sections(item, inside, rows),
        Some(Label::Case) => {
            // The number may be anything; whether the item is open may be said behind it.
            if let Some(first) = rows.first().filter(|first| cases(&first.text).is_none()) {
                add_case(item, &first.text);
            }
            let is_number = rows.first().is_some_and(|first| cases(&first.text).is_none());
            before_sections(item, inside, rows.get(usize::from(is_number)..).unwrap_or_default());
        }
        Some(Label::Process) => {
            let rest = plan_and_upcoming(rows, inside);
            let (first, more) = first_paragraph(&rest);
            item.process = line(&first);
            add(&mut item.presentation, more);
        }
        Some(
            key
            @ (Label::Responsible | Label::CaseWorker | Label::Mover | Label::Decides | Label::Type | Label::Access),
        ) => {
            let (first, more) = first_paragraph(rows);
            match key {
                Label::Mover => item.mover = line(&first),
                Label::Decides => item.decides = line(&first),
                Label::Access => inside.said = Some(access::statement(&first).unwrap_or_else(|| access::cell(&first))),
                Label::Type => match type_of(&first) {
                    Some(kind) => item.item_type = Some(kind.into()),
                    None => draft.left(end, place(rows), &first),
                },
                key => people_of(item, key == Label::CaseWorker, &first, draft),
            }
            before_sections(item, inside, more);
        }
        Some(Label::Background) => add(&mut item.background, rows),
        Some(Label::Economy) => add(&mut item.economy, rows),
        Some(Label::Recommendation) => {
            let rest = plan_and_upcoming(rows, inside);
            recommendations(item, &rest);
        }
        Some(Label::Decision | Label::History) => decided(item, rows, index, draft),
        Some(Label::Annexes) => {
            let read = annexes::annexes(rows);
            for annex in read.iter().filter(|annex| !annex.left.is_empty()) {
                draft.left(end, annex.place, &annex.left);
            }
            for annex in read.iter().filter(|annex| annex.access.is_some_and(|said| !said.is_plain)) {
                let text = msg!("import-guess-annex-closed", text = text::truncate(&annex.title, 80).into_owned());
                draft.guess(Anchor::TableKey { table: "item", index, key: "annexes" }, annex.place, text);
            }
            let mut all = item.annexes.take().map(|annexes| annexes.value).unwrap_or_default();
            all.extend(read.iter().map(|annex| Located::from(annex.file())));
            item.annexes = some(all);
        }
        _ => {
            let rest = plan_and_upcoming(rows, inside);
            add(&mut item.presentation, &rest);
        }
    }
}

/// Takes the first paragraph of a label that has a value of one line; what is below it is no value.
fn first_paragraph(rows: &[Row]) -> (String, &[Row]) {
    let count = rows.iter().skip(1).take_while(|row| row.goes_on).count() + usize::from(!rows.is_empty());
    let (first, more) = rows.split_at_checked(count).unwrap_or((rows, &[]));
    let text = prose::paragraphs(first).into_iter().map(|p| p.text).collect::<Vec<_>>().join(" ");
    (text, more)
}

fn place(rows: &[Row]) -> crate::import::document::Place {
    rows.first().map(|row| row.place).unwrap_or_default()
}

/// Takes the plan and the forward plan out of the rows of a section.
fn plan_and_upcoming(rows: &[Row], inside: &mut Inside) -> Vec<Row> {
    let rows = match plan::find(rows).filter(|_| inside.plan.is_empty()) {
        Some(range) => {
            inside.plan.extend(rows.get(range.clone()).unwrap_or_default().iter().cloned());
            without(rows, range)
        }
        None => rows.to_vec(),
    };
    match upcoming::find(&rows) {
        Some(range) => {
            inside.upcoming.extend(rows.get(range.clone()).unwrap_or_default().iter().cloned());
            without(&rows, range)
        }
        None => rows,
    }
}

fn without(rows: &[Row], range: std::ops::Range<usize>) -> Vec<Row> {
    rows.iter().enumerate().filter(|(at, _)| !range.contains(at)).map(|(_, row)| row.clone()).collect()
}

/// Adds running text to what a key has.
fn add(text: &mut Option<Located<Text>>, rows: &[Row]) {
    let more = prose::text(rows);
    if more.is_empty() {
        return;
    }
    let whole = match text.take() {
        Some(before) => format!("{}\n\n{more}", before.value.0),
        None => more,
    };
    *text = Some(Text(whole).into());
}

/// Reads what is between the title and the first label.
fn before_sections(item: &mut ItemFile, inside: &mut Inside, rows: &[Row]) {
    let mut rest = Vec::new();
    for row in rows {
        if let Some(said) = access::statement(&row.text) {
            // What closes it holds, wherever it is said.
            let is_closed = inside.said.is_some_and(|said| said.access == Access::Closed);
            if !is_closed {
                inside.said = Some(said);
            }
        } else if let Some((cases, rest)) = cases(&row.text) {
            add_case(item, &cases.join(" "));
            if let Some(said) = access::statement(&rest)
                && inside.said.is_none_or(|said| said.access == Access::Open)
            {
                inside.said = Some(said);
            }
        } else if let Some(kind) =
            type_of(&row.text).filter(|_| row.text.len() < 40 && row.cells().is_none() && rest.is_empty())
        {
            item.item_type = Some(kind.into());
        } else {
            rest.push(row.clone());
        }
    }
    if let Some(said) = access_table(&rest) {
        inside.said = Some(said);
    }
    let rest = plan_and_upcoming(&rest, inside);
    add(&mut item.presentation, &rest);
}

/// Reads a table whose columns say whether the item is open: "Behandling | Mødedato | Åbent punkt | Lukket punkt".
fn access_table(rows: &[Row]) -> Option<Said> {
    let heads = rows.iter().position(|row| {
        let closes = |cell: &String| access::statement(cell).is_some_and(|said| said.access == Access::Closed);
        row.cells().is_some_and(|cells| cells.len() > 1 && cells.iter().any(closes))
    })?;
    let closed = Said { access: Access::Closed, is_plain: true };
    let unclear = Some(Said { is_plain: false, ..closed });
    let columns = rows.get(heads)?.cells()?;
    let column = |access: Access| {
        columns
            .iter()
            .position(|cell| access::statement(cell).is_some_and(|said| said.access == access && said.is_plain))
    };
    let Some(marks) = rows.get(heads + 1).and_then(Row::cells) else { return unclear };
    let is_marked =
        |column: Option<usize>| column.and_then(|at| marks.get(at)).is_some_and(|cell| !cell.trim().is_empty());
    match (is_marked(column(Access::Open)), is_marked(column(Access::Closed))) {
        (true, false) => Some(Said { access: Access::Open, is_plain: true }),
        (false, true) => Some(closed),
        _ => unclear,
    }
}

fn add_case(item: &mut ItemFile, case: &str) {
    let case = text::one_line(case);
    let whole = match item.case.take() {
        Some(before) => format!("{} {case}", before.value.0),
        None => case,
    };
    item.case = (!whole.is_empty()).then(|| LineOrNumber(whole).into());
}

/// Reads who is responsible, and who works on it: "Ane Ager, direktør, sagsbehandler: Bo Bech".
fn people_of(item: &mut ItemFile, are_workers: bool, text: &str, draft: &mut Draft) {
    let folded = text.to_lowercase();
    let worker = ["sagsbehandler", "saksbehandler", "handläggare", "case officer"]
        .iter()
        .find_map(|word| Some((folded.find(word)?, word.len())));
    let (first, second) = match worker.filter(|_| !are_workers) {
        Some((at, len)) if text.is_char_boundary(at) => {
            let (before, after) = super::scan::cut(text, at);
            (before, super::scan::cut(after, len).1)
        }
        _ => (text, ""),
    };
    let mut ids = |text: &str| -> Vec<Located<Line>> {
        let text = text.trim_matches([' ', ',', ';', ':', '-', '–', '.', '(', ')']);
        let named = match people::list(text) {
            Some(mentions) => mentions.iter().map(|mention| draft.people.add(mention)).collect(),
            None if text.is_empty() => Vec::new(),
            None => vec![people::capital(&text::one_line(text))],
        };
        named.into_iter().map(|id| Line(id).into()).collect()
    };
    let (first, second) = (ids(first), ids(second));
    if are_workers {
        item.case_worker = some(first);
    } else {
        item.responsible = some(first);
        item.case_worker = some(second).or(item.case_worker.take());
    }
}

/// Reads what the body is asked to decide: an introduction, and a text or a list.
fn recommendations(item: &mut ItemFile, rows: &[Row]) {
    let paragraphs = prose::paragraphs(rows);
    let is_element = |p: &prose::Paragraph| prose::is_element(&p.row);
    let elements = paragraphs.iter().filter(|p| is_element(p)).count();
    let numbers = paragraphs.iter().filter_map(|p| numbered(&p.row.printed()).map(|n| n.order)).collect::<Vec<_>>();
    let is_list = elements > 0 && paragraphs.iter().skip_while(|p| !is_element(p)).all(is_element);
    if item.recommendations.is_some() || !is_list {
        let text = prose::text(rows);
        if !text.is_empty() {
            let before = match item.recommendations.take().map(|r| r.value) {
                Some(RecommendationsFile::Text(before)) => format!("{}\n\n{text}", before.0),
                Some(RecommendationsFile::List(list)) => list
                    .iter()
                    .map(|r| format!("- {}", r.value.0))
                    .chain([format!("\n{text}")])
                    .collect::<Vec<_>>()
                    .join("\n"),
                None => text,
            };
            item.recommendations = Some(RecommendationsFile::Text(Text(before)).into());
        }
        return;
    }
    let intro = paragraphs.iter().take_while(|p| !is_element(p)).map(|p| p.text.clone()).collect::<Vec<_>>().join(" ");
    item.recommendation_intro = line(&intro);
    let is_numbered = numbers.len() == elements && numbers.iter().zip(1..).all(|(number, n)| *number == n);
    let of_list = paragraphs.iter().filter(|p| is_element(p));
    item.recommendations = Some(if is_numbered {
        let entry = |p: &prose::Paragraph| {
            let number = numbered(&p.text).map_or(p.text.as_str(), |n| n.rest);
            Located::from(Text(text::one_line(number)))
        };
        RecommendationsFile::List(of_list.map(entry).collect()).into()
    } else {
        RecommendationsFile::Text(Text(
            of_list.map(|p| format!("- {}", text::one_line(&p.text))).collect::<Vec<_>>().join("\n"),
        ))
        .into()
    });
}

/// Reads what was decided: by another body it is history; by this one it is no part of an agenda and stays a note.
fn decided(item: &mut ItemFile, rows: &[Row], index: usize, draft: &mut Draft) {
    let Some(first) = rows.first() else { return };
    let Some((body, date)) = decision_of(&first.text) else {
        draft.left(Anchor::TableEnd { table: "item", index }, first.place, &prose::text(rows));
        return;
    };
    let text = prose::text(rows.get(1..).unwrap_or_default());
    let own = draft.agenda.body.as_ref().is_none_or(|own| own.value.0 == body)
        && draft.agenda.date.is_none_or(|day| date.full().is_none_or(|date| date == day.value.0));
    if own || text.is_empty() {
        let whole = format!("{}\n\n{text}", first.text);
        draft.left(Anchor::TableEnd { table: "item", index }, first.place, &whole);
        return;
    }
    let entry = HistoryFile {
        body: line(&body),
        date: date.full().map(|date| Day(date).into()),
        text: Some(Text(text).into()),
        ..HistoryFile::default()
    };
    let mut all = item.history.take().map(|history| history.value).unwrap_or_default();
    all.push(entry.into());
    item.history = some(all);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_over_a_decision_names_the_body_and_the_day() {
        let read = decision_of("Beslutning i Byrådet (18-21) den 24-01-2024").map(|(body, date)| (body, date.day));
        assert_eq!(read, Some(("Byrådet".to_owned(), 24)));
        assert_eq!(decision_of("Beslutningen er truffet"), None);
    }
}
