//! What a text closes, and nothing that was read of it is closed for: that may be anything.

use std::collections::BTreeMap;

use crate::agenda::file::{ACCESS, AgendaFile, AnnexFile, ItemFile, SlotFile, is_key, means_access};
use crate::agenda::plan::Access;
use crate::agenda::read::{List, Located, Unread, nearest};
use crate::agenda::{slips, syntax};

use super::{INCLUDE, merge, tables};

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
        let (access, inner) = (slot.value.access, closed_annexes(&slot.value.annexes));
        Self { start: slot.span.start, is_closed: is_closed(access, &slot.value.unread), inner }
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

/// Returns whether a table closes something that is not told: an item without its id, or one laid over none; a slot of
/// which nothing else is known.
pub fn is_any_untold(file: &AgendaFile, is_included: impl Fn(usize) -> bool) -> bool {
    let title_of = |item: &ItemFile| item.title.as_ref().map(|title| title.value.0.trim().to_owned());
    let keys = counted(tables(&file.item).filter_map(|item| merge::item_key(&item.value)));
    let titles = counted(tables(&file.item).filter_map(|item| title_of(&item.value)));
    let are_several = |all: &BTreeMap<String, usize>, one: &String| all.get(one).is_some_and(|many| *many > 1);
    let is_item_untold = |Located { value: item, span }: &Located<ItemFile>| match merge::item_key(item) {
        None => title_of(item).is_none_or(|title| are_several(&titles, &title)),
        Some(key) => {
            let is_bare = item.title.is_none() && !item.unread.may_have("title");
            is_bare && (is_included(span.source) || are_several(&keys, &key))
        }
    };
    let is_slot_untold = |slot: &SlotFile| {
        slot.items.is_none() && slot.title.is_none() && slot.at.is_none() && !slot.unread.may_have("at")
    };
    tables(&file.item).any(|item| is_closed(item.value.access, &item.value.unread) && is_item_untold(item))
        || tables(&file.slot).any(|s| is_closed(s.value.access, &s.value.unread) && is_slot_untold(&s.value))
}

fn counted(all: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut many = BTreeMap::new();
    all.for_each(|one| *many.entry(one).or_default() += 1);
    many
}

/// Returns whether a text in which something is wrong may include more than was made out: by a key that was meant for
/// that, by one that none knows, or by a second one.
pub fn includes_more(own: &AgendaFile, text: &str) -> bool {
    let names_file = |said: &Said| !is_key(said.key) && said.value.contains(".toml");
    let includes = lines(text).flat_map(|(_, line)| said_in(line)).filter(|said| said.is_first);
    let said = includes.filter(|said| means_include(said.key) || names_file(said)).count();
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
    all.filter(|(_, said)| means_access(said.key) && closes(said)).map(|(start, said)| start + said.at).collect()
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
