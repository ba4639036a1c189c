//! Earlier meetings whose minutes an agenda's items approve: what their records say of them.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use crate::agenda::{Checked, EarlierMeeting};
use crate::journal;
use crate::meeting::History;
use crate::msg;

/// Puts into an agenda what the records next to it say of the earlier meetings that it names, and warns of those that
/// have none.
pub(super) fn find(checked: &mut Checked, folder: &Path) {
    let mut found: BTreeMap<String, EarlierMeeting> = BTreeMap::new();
    for named in std::mem::take(&mut checked.approved) {
        let name = named.value.0.as_str();
        match earlier(folder, name) {
            Some(meeting) => _ = found.insert(name.to_owned(), meeting),
            None => {
                let (message, help) = (msg!("finding-no-record", name = name), msg!("finding-no-record-help"));
                checked.warning("no-record", named.span, message, help);
            }
        }
        checked.approved.push(named);
    }
    let items = checked.agenda.iter_mut().chain(&mut checked.rest).flat_map(|agenda| &mut agenda.items);
    for approved in items.filter_map(|item| item.approves.as_mut()) {
        approved.meeting = found.get(&approved.record).cloned();
    }
}

/// Reads what the record of a name says of its meeting; none: there is none that can be read, or it is elsewhere.
fn earlier(folder: &Path, name: &str) -> Option<EarlierMeeting> {
    // The name alone: a path might lead out of the folder.
    if Path::new(name).file_name() != Some(OsStr::new(name)) {
        return None;
    }
    let history = History::replay(journal::read(&folder.join(name)).ok()?.events)?;
    let agenda = history.meeting().agenda();
    Some(EarlierMeeting { title: agenda.title.clone(), date: agenda.date })
}
