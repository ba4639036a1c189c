//! The head of an agenda: what the meeting is, where and when it is, and who takes part.

use super::draft::{Draft, line, some};
use super::labels::{Label, label};
use super::lines::{Row, Shape, append, is_dated_body};
use super::people::{self, Mention, capital};
use super::prose;
use super::scan::cut;
use super::times::{self, Written};
use super::words;
use crate::agenda::file::{AbsenceFile, UnitFile};
use crate::agenda::plan::Role;
use crate::agenda::read::{Day, Id, Line, LineOrNumber, Located, TimeOfDay, slug};
use crate::agenda::rich::Text;
use crate::import::document::Place;
use crate::import::reading::Anchor;
use crate::{msg, text};

/// What a head says besides what it writes into the draft.
#[derive(Debug, Default)]
pub struct Head {
    /// The days of the meeting, from the first.
    pub days: Vec<chrono::NaiveDate>,
    /// Whether notes of the document are for its authors.
    pub has_notes: bool,
}

/// What is still to be found out.
#[derive(Default)]
struct Found {
    date: Option<(Place, Written)>,
    /// Dates beside times, which are the meeting's own.
    days: Vec<(Place, Written)>,
    title: Option<(Place, String)>,
    intro: Vec<Row>,
    has_notes: bool,
    /// The label whose values the rows below it are.
    open: Option<Label>,
}

/// Reads the rows of a head.
pub fn head(rows: &[Row], draft: &mut Draft) -> Head {
    let mut found = Found::default();
    for (at, row) in rows.iter().enumerate() {
        let is_last_of_title =
            found.title.as_ref().is_some_and(|(_, title)| title.ends_with(" og") || title.ends_with(',')) && at > 0;
        if let Some((_, title)) = found
            .title
            .as_mut()
            .filter(|_| found.intro.is_empty() && (row.goes_on || is_last_of_title) && is_title_row(rows, at))
        {
            append(title, &row.text);
            continue;
        }
        match row.cells() {
            Some(cells) => of_cells(row, cells, &mut found, draft),
            None => of_row(row, &mut found, draft),
        }
    }
    finish(found, draft)
}

/// Returns whether the row before one is the title or goes on with it.
fn is_title_row(rows: &[Row], at: usize) -> bool {
    rows.get(at - 1).is_some_and(|before| label(&before.text).is_none() && !before.is_bullet())
}

/// Reads a row of a table: labels, each with its value beside it.
fn of_cells(row: &Row, cells: &[String], found: &mut Found, draft: &mut Draft) {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let beside = cells.get(at + 1).filter(|next| label(next).is_none());
        match (label(cell), beside) {
            (Some((label, "")), Some(value)) => {
                for value in value.split('\n') {
                    say(row.place, label, cell, value, found, draft);
                }
                at += 2;
            }
            (Some((label, value)), _) if !value.is_empty() => {
                say(row.place, label, cell, value, found, draft);
                at += 1;
            }
            _ => {
                of_row(&Row { text: (*cell).to_owned(), shape: Shape::Plain, ..row.clone() }, found, draft);
                at += 1;
            }
        }
    }
}

fn of_row(row: &Row, found: &mut Found, draft: &mut Draft) {
    let text = row.text.trim_matches(['*', ' ']);
    // "Name, chair" and the like are no labels; a label is short or has a colon.
    if let Some((label, value)) = label(text) {
        if words::is_document(text) && value.is_empty() {
            draft.agenda.document = line(&capital(&text.to_lowercase()));
            found.open = None;
            return;
        }
        found.open = Some(label);
        if !value.is_empty() {
            let said = text.split(':').next().unwrap_or_default();
            say(row.place, label, said, value, found, draft);
        }
        return;
    }
    if words::is_document(text) {
        draft.agenda.document = line(&capital(&text.to_lowercase()));
        found.open = None;
        return;
    }
    let folded = text::casefold(text);
    if ["interne noter", "internal notes", "intern note"].iter().any(|words| folded.contains(words)) {
        found.has_notes = true;
        draft.left(Anchor::HeadEnd, row.place, text);
        return;
    }
    if let Some(label) = found.open
        && takes(label, text, row)
    {
        say(row.place, label, "", text, found, draft);
        return;
    }
    found.open = None;
    if is_dated_body(text) {
        dated_body(text, draft);
        return;
    }
    let is_short = text.len() < 200 && !text.ends_with(['.', ',']) && !row.is_bullet();
    if words::is_body(text) && draft.agenda.body.is_none() && is_short {
        draft.agenda.body = line(&body_name(text));
        return;
    }
    if times::date_here(text).is_some_and(|(_, rest)| rest.len() < 40) {
        say(row.place, Label::Time, "", text, found, draft);
        return;
    }
    if found.title.is_none() && is_short && found.intro.is_empty() {
        found.title = Some((row.place, text.to_owned()));
        return;
    }
    found.intro.push(row.clone());
}

/// Writes a body's name that is all in capitals as a name.
fn body_name(text: &str) -> String {
    let text = words::bare(text);
    if text.contains(char::is_lowercase) { text.to_owned() } else { capital(&text.to_lowercase()) }
}

/// Returns whether a row below a label may be a value of it.
fn takes(label: Label, text: &str, row: &Row) -> bool {
    match label {
        Label::Members | Label::Participants | Label::Absent | Label::Guests | Label::Distribution => {
            columns(text).all(|name| people::list(name).is_some()) || row.is_bullet() || row.goes_on
        }
        Label::Date | Label::Time => !times::dates(text).is_empty() || !times::all(text).is_empty(),
        Label::Place | Label::Meeting | Label::Body | Label::Start | Label::End | Label::Chair | Label::MinuteTaker => {
            text.len() < 120 && !text.ends_with('.')
        }
        _ => false,
    }
}

/// Reads a body and a date: "Direktionen 24-01-2024".
pub fn dated_body(text: &str, draft: &mut Draft) {
    let Some((at, _, date)) = times::dates(text).pop() else { return };
    let body = cut(text, at).0.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '–'));
    let body = ["den", "d."].iter().find_map(|word| body.strip_suffix(word)).unwrap_or(body).trim();
    if draft.agenda.body.is_none() {
        draft.agenda.body = line(body);
    }
    if draft.agenda.date.is_none() {
        draft.agenda.date = date.full().map(|date| Day(date).into());
    }
}

/// Writes the value of a label.
fn say(place: Place, label: Label, said: &str, value: &str, found: &mut Found, draft: &mut Draft) {
    let value = value.trim();
    let head = &mut draft.agenda;
    match label {
        Label::Place => head.place = head.place.take().or_else(|| line(value)),
        Label::Body => head.body = line(value),
        Label::Meeting => found.title = Some((place, value.to_owned())),
        Label::Date => {
            let dates = times::dates(value);
            found.date = dates.first().map(|(_, _, date)| (place, *date)).or(found.date);
            if dates.len() > 1 {
                found.days.extend(dates.iter().map(|(_, _, date)| (place, *date)));
            }
            clocks(value, draft);
        }
        Label::Time => {
            found.days.extend(times::dates(value).iter().map(|(_, _, date)| (place, *date)));
            clocks(value, draft);
        }
        Label::Start | Label::End => {
            // After such a label a bare hour is a time.
            let led = format!("kl. {value}");
            let named = times::all(value).first().map(|(_, _, span)| *span);
            let span = times::leading(value).or_else(|| times::leading(&led)).map(|(span, _)| span).or(named);
            if let Some(span) = span {
                let at = Some(TimeOfDay(span.at).into());
                if label == Label::Start { head.start = at } else { head.end = at }
            } else {
                draft.left(Anchor::HeadEnd, place, &format!("{said}: {value}"));
            }
        }
        Label::Reference => {
            head.reference = Some(LineOrNumber(text::one_line(value)).into());
            unit(value, draft);
        }
        Label::Case => head.case = Some(LineOrNumber(text::one_line(value)).into()),
        Label::MeetingNumber => head.meeting_number = Some(LineOrNumber(text::one_line(value)).into()),
        Label::Issued => {
            head.issued = times::dates(value).first().and_then(|(_, _, date)| date.full()).map(|date| Day(date).into())
        }
        Label::NextMeeting => {
            head.next_meeting =
                times::dates(value).first().and_then(|(_, _, date)| date.full()).map(|date| Day(date).into())
        }
        Label::Distribution => {
            let mut all = head.distribution.take().map(|all| all.value).unwrap_or_default();
            all.extend(value.split([',', ';']).filter_map(line));
            head.distribution = some(all);
        }
        Label::Chair | Label::MinuteTaker => officer(place, label, said, value, draft),
        // Two columns of names are two blanks apart.
        Label::Members | Label::Participants | Label::Guests => {
            columns(value).for_each(|value| attend(place, label, value, draft));
        }
        Label::Absent => columns(value).for_each(|value| absent(place, value, draft)),
        _ => draft.left(Anchor::HeadEnd, place, &format!("{said}: {value}")),
    }
}

/// Splits a line at two blanks and more.
fn columns(value: &str) -> impl Iterator<Item = &str> {
    value.split("  ").map(str::trim).filter(|value| !value.is_empty())
}

/// Reads the times of the meeting: from the first to the last.
fn clocks(value: &str, draft: &mut Draft) {
    let times = times::all(value);
    if let Some((_, _, first)) = times.first() {
        draft.agenda.start = Some(TimeOfDay(first.at).into());
        let last = times.last().map(|(_, _, last)| *last).filter(|_| times.len() > 1);
        let end = first.until.or(last.map(|last| last.until.unwrap_or(last.at)));
        draft.agenda.end = end.map(|end| TimeOfDay(end).into()).or(draft.agenda.end.take());
    }
}

/// Adds the unit that a reference names.
fn unit(value: &str, draft: &mut Draft) {
    let is_one = !value.contains([' ', ',']) && super::titles::is_unit(value);
    if is_one {
        let initial = slug(&value.chars().take(1).collect::<String>());
        let id = if value.ends_with("sekretariatet") { format!("{initial}s") } else { slug(value) };
        draft.agenda.unit =
            some(vec![UnitFile { id: Some(Id(id).into()), name: line(value), ..UnitFile::default() }.into()]);
    }
}

/// Writes who chairs, or who takes the minutes.
fn officer(place: Place, label: Label, said: &str, value: &str, draft: &mut Draft) {
    let named = people::list(value).and_then(|list| list.into_iter().next()).filter(|mention| mention.name.is_some());
    let Some(mention) = named else {
        draft.left(Anchor::HeadEnd, place, &format!("{said}: {value}"));
        return;
    };
    let id = draft.people.add_as(&mention, Role::Participant);
    if label == Label::Chair {
        draft.agenda.chair = line(&id);
        draft.agenda.chair_label = line(said);
    } else {
        draft.agenda.minute_taker = line(&id);
    }
}

fn attend(place: Place, label: Label, value: &str, draft: &mut Draft) {
    // "Bo Bech (A), formand": who chairs is said behind the name.
    let office = value
        .rsplit_once(", ")
        .and_then(|(who, office)| Some((who, office, super::labels::label(&capital(office))?.0)));
    if let Some((who, office, of @ (Label::Chair | Label::MinuteTaker))) = office {
        attend(place, label, who, draft);
        officer(place, of, &capital(office), who, draft);
        return;
    }
    let Some(list) = people::list(value) else {
        draft.left(Anchor::HeadEnd, place, value);
        return;
    };
    for mention in list {
        if mention.name.is_none() {
            draft.left(Anchor::HeadEnd, place, mention.title.as_deref().unwrap_or_default());
            continue;
        }
        if let Some(remark) = &mention.remark {
            draft.left(Anchor::HeadEnd, place, remark);
        }
        match label {
            Label::Members => _ = draft.people.add_as(&mention, Role::Member),
            Label::Participants => _ = draft.people.add_as(&mention, Role::Participant),
            _ => _ = draft.people.add_as(&mention, Role::Guest),
        }
    }
}

/// Reads who is absent: "Ane Ager (ferie), Bo Bech".
fn absent(place: Place, value: &str, draft: &mut Draft) {
    if ["ingen", "-", "none", "inga", "ingen afbud", "–"].contains(&value.to_lowercase().trim_matches(['.', ' '])) {
        return;
    }
    let (value, substitute) = with_substitute(value);
    let named = people::list(value).filter(|list| list.iter().all(|mention| mention.name.is_some()));
    let Some(list) = named else {
        draft.left(Anchor::HeadEnd, place, value);
        return;
    };
    let substitute =
        substitute.filter(|_| list.len() == 1).map(|mention| draft.people.add_as(&mention, Role::Participant));
    let mut all = draft.agenda.absent.take().map(|all| all.value).unwrap_or_default();
    for mention in list {
        let id = draft.people.add_as(&Mention { remark: None, ..mention.clone() }, Role::Member);
        let reason = mention.remark.as_deref().and_then(line);
        let substitute = substitute.as_deref().and_then(line);
        all.push(AbsenceFile { who: line(&id), reason, substitute, ..AbsenceFile::default() }.into());
    }
    draft.agenda.absent = some(all);
}

/// Takes the substitute off somebody who is absent: "Ane Ager (V) - Bo Bech (V) mødte som stedfortræder".
fn with_substitute(value: &str) -> (&str, Option<Mention>) {
    const COMES: &[&str] =
        &[" mødte som", " møder som", " deltager som", " deltog som", " som stedfortræder", " som suppleant", " møtte"];
    let split =
        [" - ", " – ", ", vara: ", ", stedfortræder: ", ", suppleant: "].iter().find_map(|sign| value.split_once(sign));
    let Some((who, other)) = split else { return (value, None) };
    let name = COMES.iter().filter_map(|words| other.find(words)).min().map_or(other, |end| cut(other, end).0);
    let is_said = name.len() < other.len() || value.contains("vara") || value.contains("stedfortræder");
    let mention =
        people::list(name).and_then(|list| list.into_iter().next()).filter(|mention| is_said && mention.name.is_some());
    if mention.is_some() { (who, mention) } else { (value, None) }
}

/// Reads the names on the page of signatures.
pub fn signatures(rows: &[Row], draft: &mut Draft) {
    let mut names: Vec<(Place, String)> = Vec::new();
    for row in rows.iter().filter(|row| row.text.contains(char::is_alphabetic)) {
        match names.last_mut() {
            Some((_, last)) if !row.is_parted => append(last, &row.text),
            _ => names.push((row.place, row.text.clone())),
        }
    }
    for (place, name) in names {
        match people::list(&name).filter(|list| list.iter().all(|mention| mention.name.is_some())) {
            Some(list) => {
                for mention in list {
                    draft.people.add_as(&mention, Role::Member);
                }
            }
            None => draft.left(Anchor::Key("protocol"), place, &name),
        }
    }
}

/// Puts together what was found.
fn finish(mut found: Found, draft: &mut Draft) -> Head {
    let mut head = Head { has_notes: found.has_notes, ..Head::default() };
    let issued = draft.agenda.issued.map(|day| day.value.0);
    let full = |written: &[(Place, Written)]| written.iter().filter_map(|(_, date)| date.full()).collect::<Vec<_>>();
    let days = full(&found.days);
    match (found.date, days.as_slice()) {
        // The date beside the times is the meeting's, and the other one is that of the document.
        (Some((place, date)), [first, ..]) if date.full().is_some_and(|date| date != *first) => {
            draft.agenda.date = Some(Day(*first).into());
            if draft.agenda.issued.is_none() && date.full().is_some_and(|date| date < *first) {
                draft.agenda.issued = date.full().map(|date| Day(date).into());
                draft.guess(
                    Anchor::Key("issued"),
                    place,
                    msg!("import-guess-issued", date = date.full().unwrap_or_default()),
                );
            }
            head.days = days;
        }
        (_, [first, ..]) => {
            draft.agenda.date = Some(Day(*first).into());
            head.days = days;
        }
        (Some((_, date)), []) if date.full().is_some() => {
            draft.agenda.date = date.full().map(|date| Day(date).into());
            head.days = date.full().into_iter().collect();
        }
        _ => {
            let written = found.date.or(found.days.first().copied());
            if let Some((place, written)) = written
                && draft.agenda.date.is_none()
            {
                without_year(place, written, issued, draft);
            }
        }
    }
    if let Some((place, title)) = &found.title {
        draft.agenda.title = line(title);
        date_in(*place, title, false, draft);
        body_in(*place, title, draft);
    }
    // What is said of something closed is no part of what everybody reads.
    let closed = |row: &Row| super::access::mentions_closed(&row.text);
    if let Some(at) = found.intro.iter().position(closed) {
        let rest = found.intro.split_off(at);
        let place = rest.first().map(|row| row.place).unwrap_or_default();
        draft.left(Anchor::HeadEnd, place, &prose::text(&rest));
    }
    for paragraph in prose::paragraphs(&found.intro) {
        date_in(paragraph.row.place, &paragraph.text, true, draft);
        body_in(paragraph.row.place, &paragraph.text, draft);
    }
    if !found.intro.is_empty() {
        draft.agenda.intro = Some(Text(prose::text(&found.intro)).into());
    }
    if head.days.is_empty() {
        head.days = draft.agenda.date.map(|day| day.value.0).into_iter().collect();
    }
    head
}

/// Writes a date without a year where another date of the document decides its year.
fn without_year(place: Place, written: Written, issued: Option<chrono::NaiveDate>, draft: &mut Draft) {
    match issued.and_then(|issued| Some((written.from(issued)?, issued))) {
        Some((date, issued)) => {
            draft.agenda.date = Some(Day(date).into());
            draft.guess(Anchor::Key("date"), place, msg!("import-guess-year", date = date, issued = issued));
        }
        None => {
            let text = format!("{}/{}", written.day, written.month);
            draft.missing(Anchor::Key("date"), msg!("import-missing-year", text = text));
        }
    }
}

/// Finds the day in a title, "Chefmøde 3. marts 2025", or in running text that names no other; with its times.
fn date_in(place: Place, text: &str, is_guess: bool, draft: &mut Draft) {
    let dates = times::dates(text);
    let [(_, _, date)] = dates.as_slice() else { return };
    let Some(date) = date.full().filter(|_| draft.agenda.date.is_none()) else { return };
    draft.agenda.date = Some(Day(date).into());
    if draft.agenda.start.is_none() {
        clocks(text, draft);
    }
    if is_guess {
        draft.guess(Anchor::Key("date"), place, msg!("import-guess-date", date = date));
    }
}

/// Finds the body that a title or running text says the meeting is for: "seminar for Kommunalbestyrelsen".
fn body_in(place: Place, text: &str, draft: &mut Draft) {
    if draft.agenda.body.is_some() {
        return;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = words.windows(2).find_map(|pair| match pair {
        ["for" | "i", body] if body.starts_with(char::is_uppercase) && words::is_body(body) => Some(words::bare(body)),
        _ => None,
    });
    if let Some(body) = named {
        draft.agenda.body = line(body);
        draft.guess(Anchor::Key("body"), place, msg!("import-guess-body", body = body.to_owned()));
    }
}

/// Adds to a list of values.
pub fn ids(ids: Vec<String>) -> Option<Located<Vec<Located<Line>>>> {
    some(ids.into_iter().map(|id| Line(id).into()).collect())
}
