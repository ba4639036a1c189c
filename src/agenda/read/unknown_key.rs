//! What to write instead of a key that a table does not have.

use super::{nearest, slips};
use crate::agenda::file::{AgendaFile, TABLES, keys_of};
use crate::lang::Msg;
use crate::{msg, text};

/// The key of those who take part online.
const ONLINE: &str = "online";

/// The key of where somebody comes from.
const ORGANISATION: &str = "organisation";

/// Says what to write instead, where these keys can stand.
pub(super) fn help(key: &str, keys: &[&'static str]) -> Msg {
    if let Some(right) = slips::meant(key, keys) {
        return msg!("finding-word-here", word = text::one_line(key), right = right);
    }
    if let Some(near) = nearest(key, keys.iter().copied()) {
        return msg!("finding-did-you-mean", name = near);
    }
    if key == "unit" && keys.contains(&ORGANISATION) {
        return msg!("finding-word-here", word = key, right = ORGANISATION);
    }
    // At the top it lists people: whoever writes it elsewhere says it of one.
    if key == ONLINE {
        return msg!("finding-online-help");
    }
    if TABLES.contains(&key) {
        return msg!("finding-key-is-table", header = header(key));
    }
    if AgendaFile::KEYS.contains(&key) {
        return msg!("finding-unknown-key-top-help", key = key);
    }
    let right = |of: &'static [&'static str]| {
        let exact = of.iter().copied().find(|other| *other == key);
        exact.or_else(|| nearest(key, of.iter().copied()).filter(|near| text::casefold(near).starts_with(key)))
    };
    let elsewhere: Vec<_> = TABLES.iter().filter_map(|table| Some((header(table), right(keys_of(table))?))).collect();
    let Some((_, name)) = elsewhere.first() else {
        return msg!("finding-unknown-key-help", keys = keys.join(", "));
    };
    let tables: Vec<&str> =
        elsewhere.iter().filter(|(_, other)| other == name).map(|(table, _)| table.as_str()).collect();
    msg!("finding-key-elsewhere", key = *name, tables = tables.join(", "), keys = keys.join(", "))
}

/// Writes a table's header.
fn header(table: &str) -> String {
    if table == "protocol" { format!("[{table}]") } else { format!("[[{table}]]") }
}
