//! From the text of an agenda, and of the files that it includes, to what the check makes of them.
//!
//! It reads no disk: an included file is asked for by its path below the agenda's folder. What is in the including
//! file overrides what it includes, key by key; tables with an id are laid over the included table with the same id.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::de::DeTable;

use super::file::{ACCESS, AgendaFile, ItemFile};
use super::finding::{self, Finding, Severity, Sources, Span};
use super::plan::{Access, Agenda};
use super::read::{Line, List, Located, Reader, SizeBudget};
use super::{check, rich, syntax};
use crate::lang::Msg;
use crate::{msg, text};

/// How many files one agenda may be made of.
const MOST_FILES: usize = 64;

/// How many entries all lists of an agenda may have together: items, slots, people, annexes, recommendations and the
/// rest.
pub const MOST_ENTRIES: usize = 5000;

/// What came of an agenda's text.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The agenda; there if, and only if, no finding is an error.
    pub agenda: Option<Agenda>,
    /// The agenda as far as it could be made out; there if, and only if, a finding is an error.
    pub rest: Option<Agenda>,
    /// What was found, in the order of the files and their lines.
    pub findings: Vec<Finding>,
    /// The texts that the findings point into.
    pub sources: Sources,
    /// The paths of all files that were asked for, the agenda first: what to watch.
    pub files: Vec<String>,
    /// The folder of templates that is named, and where; whether it is there is for who reads the disk to tell.
    pub templates: Option<Located<Line>>,
}

/// An agenda as it could be read from its file.
#[derive(Clone, Copy, Debug)]
pub enum AsRead<'a> {
    /// All of it.
    Whole(&'a Agenda),
    /// As far as it could be made out of a file with errors: what is not in it may be in the file.
    Part(&'a Agenda),
}

impl<'a> AsRead<'a> {
    /// Returns what was read.
    #[must_use]
    pub fn agenda(self) -> &'a Agenda {
        match self {
            Self::Whole(agenda) | Self::Part(agenda) => agenda,
        }
    }
}

impl Checked {
    /// Returns whether nothing at all was found.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Warning, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Warning);
        self.findings.sort_by_key(|f| (f.span, f.code));
    }
}

/// Why an included file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not there.
    Missing,
    /// It lies outside the agenda's folder, maybe by a symbolic link.
    Outside,
    /// It is a folder, a device, a pipe.
    NotAFile,
    /// It is larger than any agenda.
    TooLarge,
    /// It is not UTF-8; with it what it says in the encoding that it may have.
    NotText(String),
    /// The system gives another reason.
    Other(String),
}

/// Checks the agenda `text`, read from the path `name`.
///
/// `read` gives the text of an included file; its argument is the path below the agenda's folder, with `/`, without
/// `..`.
pub fn load(name: &str, text: &str, read: &mut dyn FnMut(&str) -> Result<String, Unreadable>) -> Checked {
    let (folder, own) = match name.rfind(['/', std::path::MAIN_SEPARATOR]) {
        Some(at) => name.split_at(at + 1),
        None => ("", name),
    };
    let mut loader = Loader {
        folder,
        read,
        sources: Sources::default(),
        findings: Vec::new(),
        texts: Vec::new(),
        files: Vec::new(),
        stack: Vec::new(),
        broken: false,
        broken_ids: false,
        unknown: false,
        room: SizeBudget { entries: Some(MOST_ENTRIES), marks: Some(rich::MOST_MARKS) },
    };
    let file = loader.file(own, text);
    let Loader { sources, mut findings, texts, files, broken, broken_ids, unknown, .. } = loader;
    let complete = check::Complete { all: !broken, ids: !broken_ids };
    let templates = file.protocol.as_ref().and_then(|p| p.value.templates.clone()).filter(|t| !t.value.0.is_empty());
    let (mut agenda, more) = check::check(file, &sources, &texts, complete);
    findings.extend(more);
    findings.sort_by_key(|f| (f.span, f.code));
    findings.dedup();
    let is_broken = findings.iter().any(Finding::is_error);
    if unknown {
        close_all(&mut agenda);
    }
    let (agenda, rest) = if is_broken { (None, Some(agenda)) } else { (Some(agenda), None) };
    Checked { agenda, rest, findings, sources, files, templates }
}

/// What came of an include.
enum Included {
    /// Its path and its text.
    Text(String, String),
    /// Its path, and what it says in another encoding than it should have; that has been reported.
    Recoded(String, String),
    /// It has been included before.
    Before,
    /// It cannot be had, and that has been reported.
    Not,
}

struct Loader<'a> {
    folder: &'a str,
    read: &'a mut dyn FnMut(&str) -> Result<String, Unreadable>,
    sources: Sources,
    findings: Vec<Finding>,
    texts: Vec<Span>,
    files: Vec<String>,
    /// The files that include each other down to the one that is read.
    stack: Vec<String>,
    /// Whether some text could not be read as TOML, so that keys may be missing that are written.
    broken: bool,
    /// Whether that is among the tables that others refer to.
    broken_ids: bool,
    /// Whether nothing is known of a file that it includes, which may close anything.
    unknown: bool,
    /// How much more there may be.
    room: SizeBudget,
}

impl Loader<'_> {
    fn error(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Error, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Error);
    }

    fn file(&mut self, path: &str, text: &str) -> AgendaFile {
        let name = format!("{}{path}", self.folder);
        let source = self.sources.add(&name, text);
        self.files.push(name);
        let worth = syntax::worth_parsing(text);
        let (mut document, mut errors) = DeTable::parse_recoverable(worth);
        let tables = if errors.is_empty() { Vec::new() } else { syntax::broken_tables(worth) };
        let whole = syntax::without(worth, &tables);
        if !tables.is_empty() {
            let (rest, others) = DeTable::parse_recoverable(&whole);
            document = rest;
            errors.retain(|e| {
                e.span().is_some_and(|at| within(&tables, at.start).is_some()) && !syntax::is_clash(e.message())
            });
            errors.extend(others);
        }
        let mut reader = Reader::new(source, &self.sources, self.room);
        let mut own = AgendaFile::document(document.get_ref(), &mut reader);
        let Reader { findings, texts, room, .. } = reader;
        self.room = room;
        let unread = worth.len() < text.len() || room.entries.is_none() || room.marks.is_none();
        self.broken |= unread;
        self.broken_ids |= unread;
        self.broken_ids |= tables.iter().any(|t| syntax::is_referred_to(worth.get(t.clone()).unwrap_or("")));
        let places = errors.iter().filter_map(|e| e.span()).flat_map(|span| [span.start, span.end]);
        let places: Vec<usize> = places.collect();
        close_damaged(&mut own, &syntax::damaged_tables(worth, &places));
        let told: BTreeSet<Span> = findings.iter().map(|f| f.span).collect();
        let wrong = told.iter().map(|span| span.start).chain(places.iter().copied());
        self.unknown |= own.unread.has(INCLUDE) || !names_all_includes(&own, text, wrong);
        let mut syntax_errors = Vec::new();
        let mut lines = BTreeSet::new();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let span = Span { source, start: range.start, end: range.end };
            // What the reader could make out has been reported better.
            if told.contains(&span) {
                continue;
            }
            self.broken = true;
            if finding::is_full(&syntax_errors) {
                self.broken_ids = true;
                break;
            }
            // The parser's recovery says more than one thing about one slip; the first is the one to repair.
            if lines.insert(self.sources.line(span)) {
                let table = within(&tables, span.start);
                let line = |byte| self.sources.line(Span { source, start: byte, end: byte });
                let is_header = table.is_some_and(|t| line(t.start) == line(span.start));
                let (message, help) =
                    if is_header { syntax::broken_header() } else { syntax::Complaint::of(error.message()).explain() };
                let finding = self.sources.finding("toml-syntax", Severity::Error, span, message, help);
                self.broken_ids |= table.is_none() && in_named_table(text, finding.span.start);
                syntax_errors.push(finding);
            }
        }
        self.findings.extend(syntax_errors);
        self.findings.extend(findings);
        self.texts.extend(texts);
        self.duplicates(&own);
        self.stack.push(path.to_owned());
        let mut base = AgendaFile::default();
        for include in own.include.iter().flat_map(|list| &list.value) {
            match self.include(path, &include.value.0, include.span) {
                Included::Text(path, text) => base = merge(self.file(&path, &text), base),
                Included::Before => {}
                // Whatever seems to be missing may be there.
                Included::Not => (self.broken, self.broken_ids, self.unknown) = (true, true, true),
                Included::Recoded(path, text) => {
                    (self.broken, self.broken_ids) = (true, true);
                    self.unknown |= DeTable::parse(&text).is_err();
                    base = merge(self.file(&path, &text), base);
                }
            }
        }
        self.stack.pop();
        merge(own, base)
    }

    fn include(&mut self, from: &str, wanted: &str, span: Span) -> Included {
        let Some(path) = below(from, wanted) else {
            let help = msg!("finding-include-outside-help");
            self.error("include-outside", span, msg!("finding-include-outside", path = wanted), help);
            return Included::Not;
        };
        if self.stack.contains(&path) {
            let chain = self.stack.iter().skip_while(|p| **p != path).chain([&path]);
            let chain = text::one_line(&chain.cloned().collect::<Vec<_>>().join(" → "));
            let help = msg!("finding-include-loop-help");
            self.error("include-loop", span, msg!("finding-include-loop", chain = chain), help);
            return Included::Before;
        }
        let name = format!("{}{path}", self.folder);
        if self.files.contains(&name) {
            return Included::Before;
        }
        if self.files.len() >= MOST_FILES {
            let help = msg!("finding-too-many-files-help");
            self.error("include-unreadable", span, msg!("finding-include-too-many", most = MOST_FILES), help);
            return Included::Not;
        }
        let why = match (self.read)(&path) {
            Ok(text) => return Included::Text(path, text),
            Err(why) => why,
        };
        if let Unreadable::NotText(said) = why {
            self.error(
                "include-unreadable",
                span,
                msg!("finding-include-no-text", path = path.clone()),
                msg!("check-no-text-hint"),
            );
            return Included::Recoded(path, said);
        }
        self.files.push(name);
        match why {
            Unreadable::Missing => {
                let help = msg!("finding-include-missing-help");
                self.error("include-missing", span, msg!("finding-include-missing", path = path), help);
            }
            Unreadable::Outside => {
                let help = msg!("finding-include-outside-help");
                self.error("include-outside", span, msg!("finding-include-outside", path = path), help);
            }
            other => {
                let (message, help) = match other {
                    Unreadable::NotAFile => {
                        (msg!("finding-include-no-file", path = path), msg!("finding-no-file-help"))
                    }
                    Unreadable::TooLarge => {
                        (msg!("finding-include-too-large", path = path), msg!("finding-too-large-help"))
                    }
                    Unreadable::Other(cause) => {
                        let cause = text::one_line(&cause);
                        let message = msg!("finding-include-unreadable", path = path, cause = cause);
                        (message, msg!("finding-include-missing-help"))
                    }
                    Unreadable::Missing | Unreadable::Outside | Unreadable::NotText(_) => return Included::Not,
                };
                self.error("include-unreadable", span, message, help);
            }
        }
        Included::Not
    }

    /// Finds ids and numbers that occur twice in one file; in another file the same id overrides.
    fn duplicates(&mut self, file: &AgendaFile) {
        let mut seen: BTreeMap<(&str, String), usize> = BTreeMap::new();
        let mut found = Vec::new();
        let mut note = |kind: &'static str, id: String, span: Span| {
            let line = self.sources.line(span);
            match seen.entry((kind, id)) {
                std::collections::btree_map::Entry::Occupied(first) => {
                    let (kind, id) = first.key();
                    let code = if *kind == "number" { "duplicate-number" } else { "duplicate-id" };
                    let line = *first.get();
                    let (message, help) = match code {
                        "duplicate-number" => (
                            msg!("finding-duplicate-number", number = id, line = line),
                            msg!("finding-duplicate-number-help"),
                        ),
                        _ => (msg!("finding-duplicate-id", id = id, line = line), msg!("finding-duplicate-id-help")),
                    };
                    found.push((code, span, message, help));
                }
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(line);
                }
            }
        };
        for id in tables(&file.person).filter_map(|p| p.value.id.as_ref()) {
            note("party", id.value.0.clone(), id.span);
        }
        for id in tables(&file.unit).filter_map(|u| u.value.id.as_ref()) {
            note("party", id.value.0.clone(), id.span);
        }
        for item in tables(&file.item).map(|i| &i.value) {
            if let Some(number) = &item.number {
                note("number", number.value.0.clone(), number.span);
            }
            if let Some(id) = &item.id {
                note("item", id.value.0.clone(), id.span);
            }
        }
        for id in tables(&file.slot).filter_map(|s| s.value.id.as_ref()) {
            note("slot", id.value.0.clone(), id.span);
        }
        for (code, span, message, help) in found {
            self.error(code, span, message, help);
        }
    }
}

/// Finds the one of some places in a text, in order, that a byte stands in.
fn within(places: &[Range<usize>], byte: usize) -> Option<&Range<usize>> {
    let after = places.partition_point(|place| place.start <= byte);
    places.get(after.checked_sub(1)?).filter(|place| byte < place.end)
}

/// The key that names what an agenda includes.
const INCLUDE: &str = "include";

/// Returns whether all that a text includes could be made out; `wrong` is where something is wrong in it.
fn names_all_includes(own: &AgendaFile, text: &str, mut wrong: impl Iterator<Item = usize>) -> bool {
    match &own.include {
        Some(list) => !wrong.any(|at| (list.span.start..=list.span.end).contains(&at)),
        None => {
            wrong.next().is_none()
                || !text.lines().any(|l| l.trim_start_matches([' ', '\t', '"', '\'']).starts_with(INCLUDE))
        }
    }
}

/// Closes all of an agenda, of which a part is not known.
fn close_all(agenda: &mut Agenda) {
    agenda.items.iter_mut().for_each(|item| item.access = Access::Closed);
    agenda.slots.iter_mut().for_each(|slot| slot.access = Access::Closed);
}

/// Takes it that a table says that it is closed where its text cannot be made out.
fn close_damaged(file: &mut AgendaFile, damaged: &[Range<usize>]) {
    let is_damaged = |span: Span| within(damaged, span.start).is_some();
    for item in file.item.iter_mut().flat_map(|list| &mut list.value).filter(|item| is_damaged(item.span)) {
        item.value.unread.add(ACCESS, item.span);
    }
    for slot in file.slot.iter_mut().flat_map(|list| &mut list.value).filter(|slot| is_damaged(slot.span)) {
        slot.value.unread.add(ACCESS, slot.span);
    }
}

/// Returns whether a byte is in a table that others refer to by its id.
fn in_named_table(text: &str, byte: usize) -> bool {
    let before = text.get(..byte).unwrap_or("");
    let header = before.lines().rev().find(|l| l.trim_start().starts_with('['));
    header.is_some_and(|l| ["person", "unit", "item"].iter().any(|t| l.contains(t)))
}

/// Returns the tables of a list.
pub(super) fn tables<T>(list: &Option<Located<List<T>>>) -> impl Iterator<Item = &Located<T>> {
    list.iter().flat_map(|l| &l.value)
}

/// Resolves a path next to `from`; none if it would leave the folder.
fn below(from: &str, wanted: &str) -> Option<String> {
    if wanted.is_empty() || wanted.starts_with('/') || wanted.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in wanted.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Lays a file over what it includes.
fn merge(mut own: AgendaFile, mut base: AgendaFile) -> AgendaFile {
    let person =
        merge_tables(own.person.take(), base.person.take(), |p| p.id.clone().map(|i| i.value), |a, b| a.over(b));
    let unit = merge_tables(own.unit.take(), base.unit.take(), |u| u.id.clone().map(|i| i.value), |a, b| a.over(b));
    let item = merge_tables(own.item.take(), base.item.take(), item_key, |a, b| a.over(b));
    let slot = merge_tables(own.slot.take(), base.slot.take(), |s| s.id.clone().map(|i| i.value), |a, b| a.over(b));
    let protocol = match (own.protocol.take(), base.protocol.take()) {
        (Some(own), Some(base)) => Some(Located { value: own.value.over(base.value), span: own.span }),
        (own, base) => own.or(base),
    };
    AgendaFile { person, unit, item, slot, protocol, ..own.over(base) }
}

/// Returns what an item is known by: its id, or its number.
fn item_key(item: &ItemFile) -> Option<String> {
    item.id.as_ref().map(|i| i.value.0.clone()).or_else(|| item.number.as_ref().map(|n| n.value.0.clone()))
}

/// Lays tables over tables by their key; what is new comes after what was there.
fn merge_tables<T, K: Ord>(
    own: Option<Located<List<T>>>,
    base: Option<Located<List<T>>>,
    key: impl Fn(&T) -> Option<K>,
    over: impl Fn(T, T) -> T,
) -> Option<Located<List<T>>> {
    let (own, base) = match (own, base) {
        (Some(own), Some(base)) => (own, base),
        (own, base) => return own.or(base),
    };
    let mut out: Vec<Option<Located<T>>> = base.value.into_iter().map(Some).collect();
    let places: BTreeMap<K, usize> =
        out.iter().enumerate().filter_map(|(i, t)| Some((key(&t.as_ref()?.value)?, i))).collect();
    for table in own.value {
        let place = key(&table.value).and_then(|k| places.get(&k)).copied();
        match place.and_then(|i| out.get_mut(i)) {
            Some(slot) => {
                *slot = match slot.take() {
                    Some(under) => Some(Located { value: over(table.value, under.value), span: table.span }),
                    None => Some(table),
                };
            }
            None => out.push(Some(table)),
        }
    }
    Some(Located { value: out.into_iter().flatten().collect(), span: own.span })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_folder_of_the_agenda() {
        assert_eq!(below("a.toml", "bodies/b.toml").as_deref(), Some("bodies/b.toml"));
        assert_eq!(below("bodies/b.toml", "c.toml").as_deref(), Some("bodies/c.toml"));
        assert_eq!(below("bodies/b.toml", "../c.toml").as_deref(), Some("c.toml"));
        for outside in ["../c.toml", "/etc/passwd", "a/../../c", "", "..", "C:\\x", "a\\..\\b"] {
            assert_eq!(below("a.toml", outside), None, "{outside}");
        }
    }
}
