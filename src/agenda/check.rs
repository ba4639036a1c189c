//! From the shapes of a file to the checked [`Agenda`]: every reference resolved, every default put in, every doubt
//! told.
//!
//! Times are `times`' business, weekdays in text `weekday`'s.

mod headings;
mod history;
mod numbers;
mod people;
pub mod repeats;
mod settings;
mod slots;
mod supplements;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::file::{ACCESS, AgendaFile, AnnexFile, ItemFile, PointFile, RecommendationsFile, UpcomingFile};
use super::finding::{self, Finding, Severity, Sources, Span};
use super::load::tables;
use super::plan::*;
use super::read::{Day, Line, LineOrNumber, List, Located, Unread, nearest, slug};
use super::rich::Text;
use super::weekday;
use crate::lang::{Lang, Msg};
use crate::time::Zone;
use crate::{msg, text};

/// Which parts of the files could be read, so that no finding is made of what only seems to be missing.
#[derive(Clone, Copy, Debug)]
pub struct Complete {
    pub all: bool,
    /// The tables that others refer to.
    pub ids: bool,
}

/// Collects findings.
#[derive(Debug)]
pub struct Report<'a> {
    sources: &'a Sources,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// Adds what stops a run.
    pub fn error(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Error, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Error);
    }

    /// Adds what may be meant.
    pub fn hint(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Hint, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Hint);
    }

    /// Adds what does not.
    pub fn warning(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Warning, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Warning);
    }
}

/// Checks a merged file and makes an agenda of it; the agenda holds only if no finding is an error.
#[must_use]
pub fn check(file: AgendaFile, sources: &Sources, texts: &[Span], complete: Complete) -> (Agenda, Vec<Finding>) {
    let lang = file.language.map_or(Lang::default(), |l| l.value);
    let mut checker = Checker {
        report: Report { sources, findings: Vec::new() },
        complete,
        lang,
        people: Vec::new(),
        units: Vec::new(),
        items: Vec::new(),
        unread_parties: BTreeSet::new(),
        unread_items: BTreeSet::new(),
        item_ids: BTreeMap::new(),
        shared_numbers: BTreeMap::new(),
    };
    let agenda = checker.agenda(&file);
    if let Some(span) = repeats::longest(&agenda, &file) {
        let message = msg!("finding-long-names", most = repeats::MOST_MILLIONS);
        checker.report.error("long-names", span, message, msg!("finding-long-names-help"));
    }
    if complete.all {
        checker.weekdays(texts, agenda.date, file.date.is_some());
    }
    let mut findings = checker.report.findings;
    if !complete.all {
        findings.retain(Finding::is_error);
    }
    (agenda, findings)
}

/// Returns the text of a field that has one.
fn line(field: &Option<Located<Line>>) -> Option<String> {
    field.as_ref().map(|l| l.value.0.clone()).filter(|s| !s.is_empty())
}

/// Returns what a field says, if anything.
fn line_or_number(field: &Option<Located<LineOrNumber>>) -> Option<String> {
    field.as_ref().map(|l| l.value.0.clone()).filter(|s| !s.is_empty())
}

/// Returns the CommonMark of a field that has some.
fn prose(field: &Option<Located<Text>>) -> Option<String> {
    field.as_ref().map(|t| t.value.0.clone()).filter(|s| !s.trim().is_empty())
}

/// Returns who may read something: where it could not be read what was written of that, the body alone.
fn access(written: Option<Located<Access>>, unread: &Unread) -> Access {
    if unread.has(ACCESS) { Access::Closed } else { written.map(|a| a.value).unwrap_or_default() }
}

/// Lists who gets the minutes, each once.
fn distribution(list: &Option<Located<List<Line>>>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for entry in lines(list).map(|entry| &entry.value.0).filter(|entry| !entry.is_empty()) {
        if !all.contains(entry) {
            all.push(entry.clone());
        }
    }
    all
}

fn lines(list: &Option<Located<List<Line>>>) -> impl Iterator<Item = &Located<Line>> {
    tables(list)
}

struct Checker<'a> {
    report: Report<'a>,
    complete: Complete,
    lang: Lang,
    people: Vec<Person>,
    units: Vec<Unit>,
    items: Vec<Item>,
    /// The ids of people and units that could not be read.
    unread_parties: BTreeSet<String>,
    /// The ids and numbers of items that could not be read.
    unread_items: BTreeSet<String>,
    /// Places in `items`, by id and by number.
    item_ids: BTreeMap<String, usize>,
    /// Numbers that name more than one item, each with their ids.
    shared_numbers: BTreeMap<String, Vec<String>>,
}

impl Checker<'_> {
    fn agenda(&mut self, file: &AgendaFile) -> Agenda {
        let top = Span::default();
        let title = self.required(&file.title, "title", top, &file.unread);
        let date = match &file.date {
            Some(date) => date.value.0,
            None => {
                self.missing("date", top, &file.unread);
                NaiveDate::default()
            }
        };
        // Where such a table is in single brackets, there is none to refer to.
        self.complete.ids &= !["person", "unit", "item"].iter().any(|table| file.unread.has(table));
        self.parties(file);
        self.items(file);
        self.formats(file);
        let members: Vec<PartyId> = match &file.members {
            Some(members) => members.value.iter().filter_map(|m| self.person(m)).collect(),
            None => self.people.iter().filter(|p| p.role == Role::Member).map(|p| p.id.clone()).collect(),
        };
        let slots = self.slots(file, date, &members);
        // Written down with the item, so that a program that does not ask the slots keeps it closed too.
        for id in slots.iter().filter(|s| s.access.is_closed()).flat_map(|s| &s.items) {
            if let Some(item) = self.item_ids.get(&id.0).and_then(|place| self.items.get_mut(*place)) {
                item.access = Access::Closed;
            }
        }
        self.closed_headings(file, &slots);
        self.supplements(file, date);
        let absent = self.absences(file, &members);
        let online = self.online(file, &members);
        let signers = file.protocol.iter().flat_map(|p| lines(&p.value.signers));
        let signers: Vec<Who> = signers.filter(|l| !l.value.0.is_empty()).filter_map(|who| self.who(who)).collect();
        let upcoming: Vec<Upcoming> = tables(&file.upcoming).map(|u| self.upcoming(u)).collect();
        Agenda {
            title,
            date,
            body: line(&file.body),
            document: line(&file.document),
            place: line(&file.place),
            announced_start: file.start.map(|t| t.value.0),
            announced_end: file.end.map(|t| t.value.0),
            overnight: file.overnight.is_some_and(|o| o.value),
            timezone: file
                .timezone
                .as_ref()
                .filter(|zone| !zone.value.0.is_empty())
                .and_then(|zone| self.timezone(zone)),
            lang: self.lang,
            chair: file.chair.as_ref().and_then(|c| self.person(c)),
            chair_label: line(&file.chair_label),
            minute_taker: file.minute_taker.as_ref().and_then(|m| self.person(m)),
            members,
            absent,
            online,
            case: line_or_number(&file.case),
            meeting_number: line_or_number(&file.meeting_number),
            next_meeting: file.next_meeting.map(|next| self.next_meeting(next, date, &upcoming)),
            distribution: distribution(&file.distribution),
            reference: line_or_number(&file.reference),
            issued: file.issued.map(|d| d.value.0),
            intro: prose(&file.intro),
            upcoming,
            protocol: ProtocolSettings { signers, ..settings::protocol(file) },
            phrases: self.phrases(file),
            people: std::mem::take(&mut self.people),
            units: std::mem::take(&mut self.units),
            items: std::mem::take(&mut self.items),
            slots,
        }
    }

    fn missing(&mut self, key: &'static str, span: Span, unread: &Unread) {
        // Where the parser lost its way, or the value was unreadable, the key is written all the same.
        if self.complete.all && !unread.may_have(key) {
            let help = msg!("finding-missing-key-help", key = key);
            self.report.error("missing-key", span, msg!("finding-missing-key", key = key), help);
        }
    }

    fn required(&mut self, field: &Option<Located<Line>>, key: &'static str, span: Span, unread: &Unread) -> String {
        match field {
            Some(l) if l.value.0.is_empty() => {
                let help = msg!("finding-empty-text-help", key = key);
                self.report.error("empty-text", l.span, msg!("finding-empty-text", key = key), help);
                String::new()
            }
            Some(l) => l.value.0.clone(),
            None => {
                self.missing(key, span, unread);
                String::new()
            }
        }
    }

    /// Returns a time zone's name; one that is none is an error with the name that was probably meant.
    fn timezone(&mut self, field: &Located<Line>) -> Option<String> {
        let name = field.value.0.trim();
        if Zone::named(name).is_some() {
            return Some(name.to_owned());
        }
        // A city alone names its zone.
        let city = |zone: &&str| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(name));
        let near = Zone::names().find(city).or_else(|| nearest(name, Zone::names()));
        let help = match near {
            Some(near) => msg!("finding-unknown-timezone-near", near = near),
            None => msg!("finding-unknown-timezone-help"),
        };
        let message = msg!("finding-unknown-timezone", zone = text::one_line(name));
        self.report.error("unknown-timezone", field.span, message, help);
        None
    }

    /// Returns what was written for an id that could not be read, and the id that its finding proposes: a reference to
    /// either is not unknown, and the one mistake has been reported.
    fn written(&self, place: Option<Span>) -> impl Iterator<Item = String> + use<> {
        let written = place.map(|at| text::one_line(self.report.sources.slice(at).trim_matches(['"', '\''])));
        let proposed = written.as_deref().map(slug);
        written.into_iter().chain(proposed)
    }

    fn items(&mut self, file: &AgendaFile) {
        let mut heading = None;
        for Located { value: item, span } in tables(&file.item) {
            let number = item.number.as_ref().map(|n| n.value.0.clone());
            let id = item.id.as_ref().map(|i| i.value.0.clone()).or_else(|| number.clone());
            let title = self.required(&item.title, "title", *span, &item.unread);
            let unread = [item.unread.place("id"), item.unread.place("number")];
            for place in unread {
                self.unread_items.extend(self.written(place));
            }
            if let Some(at) = &item.heading {
                heading = Some(at.value.0.clone()).filter(|heading| !heading.is_empty());
            }
            let Some(id) = id else {
                if unread == [None, None] {
                    self.missing("id", *span, &item.unread);
                }
                continue;
            };
            let item = Item { heading: heading.clone(), ..self.item(item, ItemId(id), number, title) };
            self.item_ids.insert(item.id.0.clone(), self.items.len());
            self.items.push(item);
        }
        // An id wins over a number of the same text; a number that is another item's id would be ambiguous.
        for (place, item) in self.items.iter().enumerate() {
            if let Some(number) = &item.number {
                self.item_ids.entry(number.clone()).or_insert(place);
            }
        }
        self.alike_numbers(file);
        self.number_gaps(file);
        self.number_order(file);
        self.shared_numbers = self.shared_numbers();
    }

    fn item(&mut self, item: &ItemFile, id: ItemId, number: Option<String>, title: String) -> Item {
        Item {
            id,
            number,
            title,
            kind: item.kind.map(|k| k.value).unwrap_or_default(),
            item_type: item.item_type.map(|t| t.value).unwrap_or_default(),
            access: access(item.access, &item.unread),
            public_title: line(&item.public_title),
            heading: None,
            withdrawn: line(&item.withdrawn),
            approves: line(&item.approves).map(|record| EarlierMinutes { record, meeting: None }),
            supplement: item.supplement.map(|day| day.value.0),
            public_decision: line(&item.public_decision),
            decides: line(&item.decides),
            history: self.history(&item.history),
            mover: item.mover.as_ref().filter(|who| !who.value.0.is_empty()).and_then(|who| self.who(who)),
            case: line_or_number(&item.case),
            process: line(&item.process),
            responsible: lines(&item.responsible).filter_map(|w| self.who(w)).collect(),
            case_worker: lines(&item.case_worker).filter_map(|w| self.who(w)).collect(),
            background: prose(&item.background),
            presentation: prose(&item.presentation),
            economy: prose(&item.economy),
            recommendation_intro: line(&item.recommendation_intro),
            recommendations: match item.recommendations.as_ref().map(|r| &r.value) {
                Some(RecommendationsFile::Text(text)) if !text.0.trim().is_empty() => {
                    Recommendations::Text(text.0.clone())
                }
                Some(RecommendationsFile::List(list)) => {
                    let list: Vec<String> =
                        list.iter().map(|t| t.value.0.clone()).filter(|t| !t.trim().is_empty()).collect();
                    if list.is_empty() { Recommendations::None } else { Recommendations::List(list) }
                }
                _ => Recommendations::None,
            },
            annexes: self.annexes(&item.annexes),
        }
    }

    fn annexes(&mut self, list: &Option<Located<List<AnnexFile>>>) -> Vec<Annex> {
        tables(list)
            .map(|Located { value: annex, span }| {
                let access = access(annex.access, &annex.unread);
                let title = line(&annex.title);
                if title.is_none() && !access.is_closed() {
                    self.missing("title", *span, &annex.unread);
                }
                Annex { title, access, document: line_or_number(&annex.document), id: line_or_number(&annex.id) }
            })
            .collect()
    }

    /// Returns when the next meeting is; a date that cannot be it, by the meeting's own or the forward plan, is warned
    /// about.
    fn next_meeting(&mut self, next: Located<Day>, date: NaiveDate, upcoming: &[Upcoming]) -> NaiveDate {
        let day = next.value.0;
        let planned = upcoming.iter().filter(|u| !u.cancelled).filter_map(|u| u.date).filter(|d| *d > date).min();
        let is_cancelled = || upcoming.iter().any(|u| u.cancelled && u.date == Some(day));
        let message = if day <= date {
            msg!("finding-next-meeting-past", date = day, from = date)
        } else if is_cancelled() {
            msg!("finding-next-meeting-cancelled", date = day)
        } else if planned.is_some_and(|planned| planned < day) {
            msg!("finding-next-meeting-later", date = day)
        } else {
            return day;
        };
        let help = match planned {
            Some(planned) => msg!("finding-next-meeting-planned", date = planned),
            None => msg!("finding-next-meeting-help"),
        };
        self.report.warning("next-meeting", next.span, message, help);
        day
    }

    fn upcoming(&mut self, upcoming: &Located<UpcomingFile>) -> Upcoming {
        let mut points = Vec::new();
        for point in tables(&upcoming.value.points) {
            let (text, minutes, unread) = match &point.value {
                PointFile::Text(text) => {
                    (Some(Located { value: text.clone(), span: point.span }), None, &Unread::default())
                }
                PointFile::Table(table) => (table.text.clone(), table.minutes.map(|m| m.value.0), &table.unread),
            };
            let text = self.required(&text, "text", point.span, unread);
            points.push(UpcomingPoint { text, minutes });
        }
        Upcoming {
            date: upcoming.value.date.map(|d| d.value.0),
            points,
            note: line(&upcoming.value.note),
            cancelled: upcoming.value.cancelled.is_some_and(|c| c.value),
        }
    }

    fn phrases(&mut self, file: &AgendaFile) -> Vec<Phrase> {
        if file.phrase.is_none() {
            return settings::default_phrases(self.lang);
        }
        let mut phrases = Vec::new();
        for Located { value: phrase, span } in tables(&file.phrase) {
            let text = self.required(&phrase.text, "text", *span, &phrase.unread);
            let outcome = phrase.outcome.map(|o| o.value).unwrap_or_default();
            phrases.push(Phrase { text, outcome, for_type: phrase.for_type.map(|t| t.value) });
        }
        phrases
    }

    /// Says what the close will not be able to write, while there is time to do something about it.
    fn formats(&mut self, file: &AgendaFile) {
        let wanted = file.protocol.iter().flat_map(|p| tables(&p.value.formats));
        for lacking in wanted.filter(|format| !format.value.is_built()) {
            self.report.warning("no-pdf", lacking.span, msg!("pdf-finding"), msg!("pdf-finding-help"));
        }
    }

    fn weekdays(&mut self, texts: &[Span], date: NaiveDate, dated: bool) {
        if !dated {
            return;
        }
        for span in texts {
            for wrong in weekday::wrong(self.report.sources.slice(*span), date) {
                let at = Span { source: span.source, start: span.start + wrong.start, end: span.start + wrong.end };
                let written = text::one_line(self.report.sources.slice(at));
                let message = msg!("finding-weekday", written = written, date = wrong.date, day = day_name(wrong.date));
                self.report.warning("weekday", at, message, msg!("finding-weekday-help"));
            }
        }
    }
}

/// Returns the name by which messages choose a weekday's word.
fn day_name(date: NaiveDate) -> String {
    chrono::Datelike::weekday(&date).to_string().to_lowercase()
}
