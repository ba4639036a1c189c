//! A file laid over what it includes.

use std::collections::BTreeMap;

use crate::agenda::file::{AgendaFile, ItemFile};
use crate::agenda::read::{List, Located};

/// Lays a file over what it includes.
pub fn merge(mut own: AgendaFile, mut base: AgendaFile) -> AgendaFile {
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
pub fn item_key(item: &ItemFile) -> Option<String> {
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
