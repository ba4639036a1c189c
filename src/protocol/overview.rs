//! The overviews at the end of the document: the annexes of all items, and the follow-ups by owner.

use super::followups;
use super::model::{AnnexGroup, FollowUp, Item, Owner, OwnerGroup, OwnerTask};
use super::sentences::{self, party, titled};
use crate::agenda::{Agenda, PartyId, Who};
use crate::lang::Lang;
use crate::time;
use crate::wording::capitalised;

/// Lists the annexes of all items that have any, if several have: those of one item are listed under it.
pub(super) fn annexes(items: &[Item]) -> Vec<AnnexGroup> {
    let groups: Vec<AnnexGroup> = items
        .iter()
        .filter(|i| !i.annexes.is_empty())
        .map(|i| AnnexGroup {
            number: i.number.clone(),
            title: i.wording.listed.clone(),
            lines: i.annexes.iter().map(|a| a.line.clone()).collect(),
        })
        .collect();
    if groups.len() > 1 { groups } else { Vec::new() }
}

/// Lists the follow-ups by owner, in the order in which the owners first occur, and of each by date; those without
/// an owner or a date come last.
pub(super) fn followups(agenda: &Agenda, items: &[Item], lang: Lang) -> Vec<OwnerGroup> {
    let mut groups: Vec<OwnerGroup> = Vec::new();
    let mut unowned = OwnerGroup { owner: None, name: lang.text("protocol-no-owner"), tasks: Vec::new() };
    let mut all: Vec<(&Item, &FollowUp)> =
        items.iter().flat_map(|item| item.followups.iter().map(move |follow_up| (item, follow_up))).collect();
    let owners: Vec<&Owner> = all.iter().flat_map(|(_, follow_up)| &follow_up.owners).collect();
    for owner in owners {
        if groups.iter().all(|group| group.owner.as_ref() != Some(owner)) {
            let name = name(agenda, owner);
            groups.push(OwnerGroup { owner: Some(owner.clone()), name, tasks: Vec::new() });
        }
    }
    all.sort_by_key(|(_, follow_up)| (follow_up.due.is_none(), follow_up.due));
    for (item, follow_up) in all {
        let task = followups::text_of(follow_up, lang);
        let task = OwnerTask {
            task: if follow_up.withheld { sentences::withheld(&task, lang) } else { task },
            number: item.number.clone(),
            item: item.wording.listed.clone(),
            due: follow_up.due.map(|d| time::date_in_head(d, lang)),
        };
        if follow_up.owners.is_empty() {
            unowned.tasks.push(task.clone());
        }
        for group in groups.iter_mut().filter(|g| g.owner.as_ref().is_some_and(|o| follow_up.owners.contains(o))) {
            group.tasks.push(task.clone());
        }
    }
    if !unowned.tasks.is_empty() {
        groups.push(unowned);
    }
    groups
}

fn name(agenda: &Agenda, owner: &Owner) -> String {
    match &owner.id {
        Some(id) => titled(&party(agenda, &Who::Id(PartyId(id.clone())))),
        None => capitalised(&owner.name),
    }
}
