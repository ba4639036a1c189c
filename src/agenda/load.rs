//! From the text of an agenda, and of the files that it includes, to what the check makes of them.
//!
//! It reads no disk: an included file is asked for by its path below the agenda's folder. What is in the including
//! file overrides what it includes, key by key; tables with an id are laid over the included table with the same id.

mod duplicates;
mod merge;
mod untied;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use super::file::{ACCESS, AgendaFile};
use super::finding::{self, Finding, Severity, Sources, Span};
use super::plan::{Access, Agenda};
use super::read::{Line, List, Located, Reader, SizeBudget};
use super::syntax::Repaired;
use super::{check, syntax};
use crate::lang::Msg;
use crate::text::Decoded;
use crate::{msg, text};
use duplicates::{Duplicate, duplicates};
use merge::merge;

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
    /// The earlier meetings that items name, and where; whether their records are there is for who reads the disk too.
    pub approved: Vec<Located<Line>>,
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
    /// Counts the warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.findings.iter().filter(|f| f.severity == Severity::Warning).count()
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: &'static str, span: Span, message: Msg, help: Msg) {
        let finding = || self.sources.finding(code, Severity::Warning, span, message, help);
        finding::add(&mut self.findings, finding, Severity::Warning);
        self.findings.sort_by_key(|f| (f.span, f.code));
    }
}

/// Says of the file at `path` that its encoding is a guess, and what to do.
#[must_use]
pub fn of_assumed_encoding(path: &str) -> (Msg, Msg) {
    (msg!("finding-encoding", path = text::one_line(path)), msg!("finding-encoding-help"))
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
    /// It has no encoding that is sure; with it what it says in the one that it may have.
    NotText(String),
    /// Another program has it open.
    Held,
    /// The system gives another reason.
    Other(String),
}

/// Checks the agenda `text`, read from the path `name`.
///
/// `read` gives the text of an included file; its argument is the path below the agenda's folder, with `/`, without
/// `..`.
pub fn load(name: &str, text: &str, read: &mut dyn FnMut(&str) -> Result<Decoded, Unreadable>) -> Checked {
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
        room: SizeBudget::WHOLE,
    };
    let file = loader.file(own, text);
    let Loader { sources, mut findings, texts, files, broken, broken_ids, mut unknown, .. } = loader;
    unknown |= untied::is_any_untold(&file, files.len() > 1);
    let complete = check::Complete { all: !broken, ids: !broken_ids };
    let templates = file.protocol.as_ref().and_then(|p| p.value.templates.clone()).filter(|t| !t.value.0.is_empty());
    let approved = tables(&file.item).filter_map(|item| item.value.approves.clone());
    let approved = approved.filter(|named| !named.value.0.is_empty()).collect();
    let (mut agenda, more) = check::check(file, &sources, &texts, complete);
    findings.extend(more);
    findings.sort_by_key(|f| (f.span, f.code));
    findings.dedup();
    let is_broken = findings.iter().any(Finding::is_error);
    if unknown {
        close_all(&mut agenda);
    }
    let (agenda, rest) = if is_broken { (None, Some(agenda)) } else { (Some(agenda), None) };
    Checked { agenda, rest, findings, sources, files, templates, approved }
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
    read: &'a mut dyn FnMut(&str) -> Result<Decoded, Unreadable>,
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
        let name = format!("{}{}", self.folder, path.replace('/', std::path::MAIN_SEPARATOR_STR));
        let source = self.sources.add(&name, text);
        self.files.push(name);
        let worth = syntax::worth_parsing(text);
        let (mut document, mut errors) = DeTable::parse_recoverable(worth);
        // Whatever can be repaired is damaged all the same.
        let mut places: Vec<usize> = places_of(&errors).collect();
        let repaired = if errors.is_empty() { Repaired::whole(worth) } else { syntax::repair(worth) };
        if !repaired.slips.is_empty() {
            (document, errors) = DeTable::parse_recoverable(&repaired.text);
            places.extend(places_of(&errors).chain(repaired.slips.iter().map(|slip| slip.place.start)));
        }
        let tables = if errors.is_empty() { Vec::new() } else { syntax::broken_tables(&repaired.text) };
        let whole = syntax::without(&repaired.text, &tables);
        if !tables.is_empty() {
            let (rest, others) = DeTable::parse_recoverable(&whole);
            document = rest;
            errors.retain(|e| {
                e.span().is_some_and(|at| within(&tables, at.start).is_some()) && !syntax::is_clash(e.message())
            });
            errors.extend(others);
        }
        let mut reader = Reader::new(source, &self.sources, self.room);
        (reader.text, reader.blanked) = (&repaired.text, &repaired.blanked);
        let mut own = AgendaFile::document(document.get_ref(), &mut reader);
        let Reader { mut findings, texts, room, .. } = reader;
        // Where nothing is written, the parser's complaint tells more than that it is of the wrong type.
        findings.retain(|f| f.code != "wrong-type" || !self.sources.slice(f.span).trim().is_empty());
        self.room = room;
        let unread = worth.len() < text.len() || room.entries.is_none() || room.marks.is_none() || repaired.is_cut;
        self.broken |= unread;
        self.broken_ids |= unread;
        self.broken_ids |= tables.iter().any(|t| syntax::is_referred_to(worth.get(t.clone()).unwrap_or("")));
        places.extend(places_of(&errors));
        close_damaged(&mut own, &syntax::damaged_tables(&repaired.text, &places));
        let reported: BTreeSet<Span> = findings.iter().map(|f| f.span).collect();
        let wrong = reported.iter().map(|span| span.start).chain(places.iter().copied());
        let is_wrong = !(reported.is_empty() && places.is_empty());
        untied::doubt(&mut own, text, &wrong.clone().collect());
        self.unknown |= is_wrong && (untied::closes_more(&own, text) || untied::includes_more(&own, text));
        self.unknown |= own.unread.has(INCLUDE) || !names_all_includes(&own, text, wrong);
        let mut syntax_errors = Vec::new();
        let mut lines = BTreeSet::new();
        for slip in &repaired.slips {
            let span = Span { source, start: slip.place.start, end: slip.place.end };
            if lines.insert(self.sources.line(span)) {
                let (message, help) = slip.explain(text);
                syntax_errors.push(self.sources.finding("toml-syntax", Severity::Error, span, message, help));
            }
        }
        // The parser reads on before it decodes.
        errors.sort_by_key(|e| e.span().map(|span| span.start));
        let mut torn = Vec::new();
        for error in errors {
            let range = error.span().unwrap_or(0..0);
            let span = Span { source, start: range.start, end: range.end };
            let complaint = syntax::Complaint::of(error.message());
            // What the reader could make out has been reported better.
            if reported.contains(&span)
                || complaint.is_contained() && reported.iter().any(|r| r.has_on_its_line(span, text))
            {
                continue;
            }
            self.broken |= !complaint.is_contained();
            if !complaint.keeps_the_value() {
                torn.push(span.start);
            }
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
                    if is_header { syntax::broken_header() } else { complaint.explain_at(text, range) };
                self.broken |= is_header;
                let finding = self.sources.finding("toml-syntax", Severity::Error, span, message, help);
                self.broken_ids |=
                    table.is_none() && !complaint.keeps_the_value() && in_named_table(text, finding.span.start);
                syntax_errors.push(finding);
            }
        }
        tear(&mut own, &syntax::damaged_tables(&repaired.text, &torn));
        self.findings.extend(syntax_errors);
        self.findings.extend(findings);
        self.texts.extend(texts);
        for Duplicate { code, span, message, help } in duplicates(&own, &self.sources) {
            self.error(code, span, message, help);
        }
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
        let name = format!("{}{}", self.folder, path.replace('/', std::path::MAIN_SEPARATOR_STR));
        if self.files.contains(&name) {
            return Included::Before;
        }
        if self.files.len() >= MOST_FILES {
            let help = msg!("finding-too-many-files-help");
            self.error("include-unreadable", span, msg!("finding-include-too-many", most = MOST_FILES), help);
            return Included::Not;
        }
        let why = match (self.read)(&path) {
            Ok(Decoded { text, is_assumed }) => {
                if is_assumed {
                    let (message, help) = of_assumed_encoding(&path);
                    let finding = || self.sources.finding("encoding", Severity::Warning, span, message, help);
                    finding::add(&mut self.findings, finding, Severity::Warning);
                }
                return Included::Text(path, text);
            }
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
                    Unreadable::Held => (msg!("error-io-held", path = path), msg!("hint-held")),
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

/// Notes for each table in which a line could not be read that any key may be in it.
fn tear(file: &mut AgendaFile, torn: &[Range<usize>]) {
    let is_torn = |start: usize| within(torn, start).is_some();
    if torn.first().is_some_and(|first| first.start == 0) {
        file.unread.tear();
    }
    macro_rules! tear {
        ($($list:ident)*) => {$(
            for table in file.$list.iter_mut().flat_map(|list| &mut list.value).filter(|t| is_torn(t.span.start)) {
                table.value.unread.tear();
            }
        )*};
    }
    tear!(person unit item slot upcoming phrase);
}

/// Lists the places that mistakes begin and end at.
fn places_of(errors: &[toml::de::Error]) -> impl Iterator<Item = usize> {
    errors.iter().filter_map(|e| e.span()).flat_map(|span| [span.start, span.end])
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
///
/// A backslash divides it too, as on Windows.
fn below(from: &str, wanted: &str) -> Option<String> {
    let wanted = wanted.replace('\\', "/");
    if wanted.is_empty() || wanted.starts_with('/') || wanted.contains([':', '\0']) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_below_the_folder_of_the_agenda() {
        assert_eq!(below("a.toml", "bodies/b.toml").as_deref(), Some("bodies/b.toml"));
        assert_eq!(below("bodies/b.toml", "c.toml").as_deref(), Some("bodies/c.toml"));
        assert_eq!(below("bodies/b.toml", "../c.toml").as_deref(), Some("c.toml"));
        assert_eq!(below("bodies/b.toml", "..\\shared\\c.toml").as_deref(), Some("shared/c.toml"));
        for outside in ["../c.toml", "/etc/passwd", "a/../../c", "", "..", "C:\\x", "\\\\server\\x", "a\\..\\..\\b"] {
            assert_eq!(below("a.toml", outside), None, "{outside}");
        }
    }
}
