//! The overviews at the end of the document: the annexes of all items, and the follow-ups by owner.

use super::model::{AnnexGroup, Item, Owner, OwnerGroup, OwnerTask};
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
            title: i.wording.heading.clone(),
            lines: i.annexes.iter().map(|a| a.line.clone()).collect(),
        })
        .collect();
    if groups.len() > 1 { groups } else { Vec::new() }
}

/// Lists the follow-ups by owner, in the order in which the owners first occur; those without one come last.
pub(super) fn followups(agenda: &Agenda, items: &[Item], lang: Lang) -> Vec<OwnerGroup> {
    let mut groups: Vec<OwnerGroup> = Vec::new();
    let mut unowned = OwnerGroup { owner: None, name: lang.text("protocol-no-owner"), tasks: Vec::new() };
    for item in items {
        for follow_up in &item.followups {
            let task = crate::text::one_line(&follow_up.task);
            let task = task.trim_end_matches(['.', ' ']);
            let task = if task.is_empty() { lang.text("protocol-bare-task") } else { capitalised(task) };
            let task = OwnerTask {
                task: if follow_up.withheld { sentences::withheld(&task, lang) } else { task },
                number: item.number.clone(),
                item: item.wording.heading.clone(),
                due: follow_up.due.map(|d| time::date_in_head(d, lang)),
            };
            if follow_up.owners.is_empty() {
                unowned.tasks.push(task.clone());
            }
            for owner in &follow_up.owners {
                match groups.iter_mut().find(|g| g.owner.as_ref() == Some(owner)) {
                    Some(group) => group.tasks.push(task.clone()),
                    None => groups.push(OwnerGroup {
                        owner: Some(owner.clone()),
                        name: name(agenda, owner),
                        tasks: vec![task.clone()],
                    }),
                }
            }
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
