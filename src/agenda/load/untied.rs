//! What a text closes, and nothing that was read of it is closed for: that may be anything.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::agenda::file::{ACCESS, AgendaFile, AnnexFile, ItemFile, SlotFile, is_key, means_access};
use crate::agenda::finding::Span;
use crate::agenda::number::as_read;
use crate::agenda::plan::{Access, SlotKind};
use crate::agenda::read::{List, Located, Unread, nearest};
use crate::agenda::{slips, syntax};

use super::{INCLUDE, merge, tables};

/// What a slot treats, and no item.
const ITEMS: &str = "items";

/// Something that was read.
struct Read {
    start: usize,
    is_closed: bool,
    /// How much in it is closed by itself.
    inner: usize,
}

impl Read {
    fn item(item: &Located<ItemFile>) -> Self {
        let (access, inner) = (item.value.access, closed_annexes(&item.value.annexes));
        Self { start: item.span.start, is_closed: is_closed(access, &item.value.unread), inner }
    }

    fn slot(slot: &Located<SlotFile>) -> Self {
        // The end of a day says "close" too, and closes nothing.
        let is_end = slot.value.kind.is_some_and(|kind| kind.value == SlotKind::Close) && slot.value.items.is_none();
        let inner = closed_annexes(&slot.value.annexes) + usize::from(is_end);
        Self { start: slot.span.start, is_closed: is_closed(slot.value.access, &slot.value.unread), inner }
    }
}

/// Returns whether a text in which something is wrong says more often that something is closed than what was read of
/// it has closed: the rest may belong to anything.
pub fn closes_more(own: &AgendaFile, text: &str) -> bool {
    let said = closing_keys(text);
    let mut read: Vec<Read> = tables(&own.item).map(Read::item).chain(tables(&own.slot).map(Read::slot)).collect();
    read.sort_by_key(|read| read.start);
    // Both are in order, so that a table of thousands looks at its own only.
    let place = |at: usize| (said.partition_point(|said| *said < at), read.partition_point(|read| read.start < at));
    syntax::damaged_tables(text, &said).into_iter().any(|table| {
        let ((first_said, first), (end_said, end)) = (place(table.start), place(table.end));
        let inside = read.get(first..end).unwrap_or_default();
        let all_closed = !inside.is_empty() && inside.iter().all(|read| read.is_closed);
        let closed: usize = inside.iter().map(|read| usize::from(read.is_closed) + read.inner).sum();
        !all_closed && end_said - first_said > closed
    })
}

/// Returns whether a table closes something without saying what: an item without its id or number, with one that may be
/// misread or looks like another's, or laid over none; a slot whose items cannot be made out, or that has neither items
/// nor a title. Of several files (`are_several_files`) one may be laid over another, and then a title alone does not
/// say which item it is.
pub fn is_any_untold(file: &AgendaFile, are_several_files: bool) -> bool {
    let title_of = |item: &ItemFile| item.title.as_ref().map(|title| title.value.0.trim().to_owned());
    let titles = counted(tables(&file.item).filter_map(|item| title_of(&item.value)));
    let are_several = |title: &String| titles.get(title).is_some_and(|many| *many > 1);
    let known: BTreeSet<&String> = tables(&file.item).flat_map(|item| names_of(&item.value)).collect();
    let is_alike = |item: &ItemFile| {
        let own: Vec<&String> = names_of(item).collect();
        let others: Vec<&&String> = known.iter().filter(|other| !own.contains(other)).collect();
        let is_read = |name: &String| {
            let read = as_read(name);
            read.is_some() && others.iter().any(|other| as_read(other) == read)
        };
        own.iter().any(|name| is_read(name))
    };
    let is_item_untold = |item: &ItemFile| {
        match merge::item_key(item).filter(|_| !item.unread.is_doubtful()) {
            // A slot under the wrong header is not an item of its own.
            None if item.unread.has(ITEMS) => true,
            None => {
                let is_misread = are_several_files && item.unread.is_doubtful();
                is_misread || title_of(item).is_none_or(|title| are_several(&title))
            }
            // One that has no title is laid over none that has.
            Some(_) if item.title.is_none() => !item.unread.may_have("title"),
            Some(_) => are_several_files && is_alike(item),
        }
    };
    let is_slot_untold = |slot: &SlotFile| {
        let mut treated = tables(&slot.items).peekable();
        match treated.peek() {
            Some(_) => slot.unread.is_doubtful() || treated.any(|key| !known.contains(&key.value.0)),
            None => slot.title.is_none() || slot.unread.is_doubtful() || slot.unread.may_have("items"),
        }
    };
    tables(&file.item).any(|item| is_closed(item.value.access, &item.value.unread) && is_item_untold(&item.value))
        || tables(&file.slot).any(|s| is_closed(s.value.access, &s.value.unread) && is_slot_untold(&s.value))
}

/// Lists what an item can be called by.
fn names_of(item: &ItemFile) -> impl Iterator<Item = &String> {
    item.id.iter().map(|id| &id.value.0).chain(item.number.iter().map(|number| &number.value.0))
}

/// Takes it that what names an item, or what a slot treats, is misread where something is wrong with it, or with its
/// line; `wrong` are the places of that in the text.
pub fn doubt(file: &mut AgendaFile, text: &str, wrong: &BTreeSet<usize>) {
    if wrong.is_empty() {
        return;
    }
    let is_wrong = |span: Span| {
        let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let end = text.get(span.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| span.end + at);
        // What the parser put in where nothing could be read takes no room.
        span.start == span.end || wrong.range(start..=end).next().is_some()
    };
    for item in file.item.iter_mut().flat_map(|list| &mut list.value) {
        let ItemFile { id, number, unread, .. } = &mut item.value;
        let mut names = id.iter().map(|id| id.span).chain(number.iter().map(|number| number.span));
        if names.any(is_wrong) {
            unread.doubt();
        }
    }
    let tables = WrongLines::of(text, wrong);
    doubt_before_lists(file, text, &tables);
    for item in file.item.iter_mut().flat_map(|list| &mut list.value) {
        let is_named = merge::item_key(&item.value).is_some();
        if !is_named && tables.has(item.span, ITEMS) {
            item.value.unread.add(ITEMS, item.span);
        }
        if !is_named && tables.has_other(item.span, ItemFile::KEYS, &["id", "number"]) {
            item.value.unread.doubt();
        }
    }
    for slot in file.slot.iter_mut().flat_map(|list| &mut list.value) {
        let is_doubtful = match &slot.value.items {
            Some(items) => is_wrong(items.span),
            None => tables.has_other(slot.span, SlotFile::KEYS, &["items"]),
        };
        if is_doubtful {
            slot.value.unread.doubt();
        }
    }
}

/// Takes it that what names an item, or what a slot treats, is misread where the table is followed by what TOML reads
/// as one of an unknown name: "[2]" in a line of its own may have been meant as a list.
fn doubt_before_lists(file: &mut AgendaFile, text: &str, tables: &WrongLines) {
    let is_meant_as_list =
        |table: &&Range<usize>| text.get(table.start..table.end.min(text.len())).is_some_and(is_list);
    for list in tables.tables.iter().filter(is_meant_as_list) {
        let is_before = |span: Span| span.start < list.start;
        let items = file.item.iter_mut().flat_map(|items| &mut items.value).filter(|item| is_before(item.span));
        let item = items.max_by_key(|item| item.span.start);
        let slots = file.slot.iter_mut().flat_map(|slots| &mut slots.value).filter(|slot| is_before(slot.span));
        let slot = slots.max_by_key(|slot| slot.span.start);
        match (item, slot) {
            (Some(item), slot) if slot.as_ref().is_none_or(|slot| slot.span.start < item.span.start) => {
                if merge::item_key(&item.value).is_none() {
                    item.value.unread.doubt();
                }
            }
            (_, Some(slot)) => slot.value.unread.doubt(),
            (_, None) => {}
        }
    }
}

/// Returns whether a table may have been meant as a list: its name is a number or a text, or nothing is in it.
fn is_list(table: &str) -> bool {
    let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let name = lines.next().unwrap_or_default().trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    !name.starts_with(char::is_alphabetic) || lines.next().is_none()
}

/// The lines of a text in which something is wrong, by their tables.
struct WrongLines<'a> {
    text: &'a str,
    wrong: &'a BTreeSet<usize>,
    tables: Vec<Range<usize>>,
}

impl<'a> WrongLines<'a> {
    fn of(text: &'a str, wrong: &'a BTreeSet<usize>) -> Self {
        let places: Vec<usize> = wrong.iter().copied().collect();
        let mut tables = syntax::damaged_tables(text, &places);
        tables.retain(|table| text.get(table.start..).is_some_and(|rest| rest.starts_with('[')));
        Self { text, wrong, tables }
    }

    /// Returns whether the table at a place has a wrong line that is not surely that of a known key; `names` are those
    /// of the keys that count all the same. Of a table in braces every mistake counts.
    fn has_other(&self, table: Span, keys: &[&str], names: &[&str]) -> bool {
        match self.tables.iter().find(|range| range.contains(&table.start)) {
            Some(range) => self.wrong.range(range.clone()).any(|at| {
                let key = self.key_at(*at);
                names.contains(&key) || !keys.contains(&key)
            }),
            None => self.wrong.range(table.start..=table.end).next().is_some(),
        }
    }

    /// Returns whether a wrong line of the table at a place is that of a key.
    fn has(&self, table: Span, key: &str) -> bool {
        let range = self.tables.iter().find(|range| range.contains(&table.start));
        range.is_some_and(|range| self.wrong.range(range.clone()).any(|at| self.key_at(*at) == key))
    }

    /// The word with which the line of a place begins.
    fn key_at(&self, at: usize) -> &'a str {
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        let end = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
        end.map_or(line, |end| line.get(..end).unwrap_or_default())
    }
}

fn counted(all: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut many = BTreeMap::new();
    all.for_each(|one| *many.entry(one).or_default() += 1);
    many
}

/// Returns whether a text in which something is wrong may include more than was made out: by a key that was meant for
/// that, by one that none knows, or by a second one.
pub fn includes_more(own: &AgendaFile, text: &str) -> bool {
    let ends_in_quotes = |value: &str| value.contains(".toml\"") || value.contains(".toml'");
    let is_file = |said: &Said| said.is_first && said.value.contains(".toml") || ends_in_quotes(said.value);
    let names_file = |said: &Said| !is_key(said.key) && is_file(said);
    let means_it = |said: &Said| means_include(said.key) && (said.is_first || said.value.contains(".toml"));
    let said = lines(text).flat_map(|(_, line)| said_in(line));
    let said = said.filter(|said| means_it(said) || names_file(said)).count();
    said > usize::from(own.include.is_some())
}

fn means_include(key: &str) -> bool {
    slips::meant(key, &[INCLUDE]).is_some() || nearest(key, [INCLUDE]).is_some()
}

fn closed_annexes(annexes: &Option<Located<List<AnnexFile>>>) -> usize {
    tables(annexes).filter(|a| is_closed(a.value.access, &a.value.unread)).count()
}

fn is_closed(access: Option<Located<Access>>, unread: &Unread) -> bool {
    unread.has(ACCESS) || access.is_some_and(|access| access.value.is_closed())
}

/// Lists where a text has a key that was meant to close something, whether or not it is TOML. In the midst of a line
/// only what says so in as many words is one.
fn closing_keys(text: &str) -> Vec<usize> {
    let closes = |said: &Said| says_closed(said.value) || said.is_first && !says_open(said.value);
    let all = lines(text).flat_map(|(start, line)| said_in(line).map(move |said| (start, said)));
    // Shorter ones mean nothing, and there may be many.
    let all = all.filter(|(_, said)| said.key.len() > 2);
    let is_meant = |said: &Said| means_access(said.key) && closes(said) || is_unknown_and_closed(said);
    all.filter(|(_, said)| is_meant(said)).map(|(start, said)| start + said.at).collect()
}

/// Returns whether a key is said to be closed, and nothing else, that none knows, or that has other values.
fn is_unknown_and_closed(said: &Said) -> bool {
    let has_other_values = ["type", "kind"].contains(&said.key);
    said.is_first
        && (has_other_values || !is_key(said.key))
        && words(said.value).count() == 1
        && says_closed(said.value)
}

/// The lines of a text but for comments, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let begin = start;
        start += line.len();
        (begin, line)
    });
    lines.filter(|(_, line)| !line.trim_start().starts_with('#'))
}

/// A key in a line, with what it is said to be.
struct Said<'a> {
    /// Where in the line the equals sign is, or the colon in its stead.
    at: usize,
    key: &'a str,
    value: &'a str,
    /// Whether nothing is before it in its line or its table in braces.
    is_first: bool,
}

/// The most characters of a key, and of a value, that are looked at: a line may have many thousand of either.
const MOST: usize = 200;

fn said_in(line: &str) -> impl Iterator<Item = Said<'_>> {
    let is_around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}' | '\u{200b}');
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    line.match_indices(['=', ':']).filter_map(move |(at, _)| {
        let from = line.get(..at)?.char_indices().rev().take(MOST).last().map_or(at, |(from, _)| from);
        let before = line.get(from..at)?.trim_end_matches(is_around);
        let rest = before.trim_end_matches(is_of_key);
        let key = before.get(rest.len()..).filter(|key| !key.is_empty())?;
        let after = line.get(at + 1..)?;
        let end = after.char_indices().enumerate().find(|(n, (_, c))| *n == MOST || matches!(c, ',' | '}' | '#'));
        let value = after.get(..end.map_or(after.len(), |(_, (end, _))| end))?;
        let rest = rest.trim_end_matches(is_around);
        let is_first = (from == 0 && rest.trim_start_matches(is_around).is_empty()) || rest.ends_with(['{', ',']);
        Some(Said { at, key, value, is_first })
    })
}

fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn says_closed(value: &str) -> bool {
    let first = words(value).next();
    first.is_some_and(|word| nearest(word, ["closed"]).is_some() || slips::meant(word, &["closed"]).is_some())
}

/// Returns whether a value says that something is open; what is longer than a word or two is prose.
fn says_open(value: &str) -> bool {
    let mut words = words(value);
    let (first, rest) = (words.next(), words.count());
    first == Some("open") && rest == 0 || rest > 1
}
