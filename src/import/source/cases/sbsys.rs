//! SBSYS: its `Dagsorden`, and its `Publication` of agendas.

use super::{Annex, Item, Meeting, Member, Parts, Result, content, is_true, moment, named, said, time};
use crate::import::source::xml::Element;
use crate::text::one_line;

/// Reads a `Dagsorden`.
pub(super) fn agenda(root: &Element) -> Result<Option<Meeting>> {
    let (Some(meeting), Some(points)) = (root.child("Møde"), root.child("Dagsordenpunkter")) else { return Ok(None) };
    let attribute = |name: &str| meeting.attribute(name).map(one_line).unwrap_or_default();
    let mut items = Vec::new();
    // An agenda that says of itself that it is not open is closed as a whole.
    let is_open = root.attribute("Åben").is_none_or(is_true);
    self::points(points, is_open, &mut items)?;
    let (date, start) = moment(&attribute("Mødedato"));
    Ok(Some(Meeting {
        system: "SBSYS".to_owned(),
        body: attribute("Udvalg"),
        place: attribute("Mødested"),
        date,
        start: time(&attribute("Mødetid")).or(start),
        end: time(&attribute("Mødesluttid")),
        items,
        ..Meeting::default()
    }))
}

/// Reads items, also those in groups: "Lukkede dagsordenspunkter".
fn points(parent: &Element, is_open: bool, items: &mut Vec<Item>) -> Result<()> {
    for element in parent.elements() {
        match &*element.name {
            "Gruppe" => {
                let name = element.attribute("navn").unwrap_or_default().to_lowercase();
                let is_closed = name.contains("lukk") || name.contains("fortrolig");
                points(element, is_open && !is_closed, items)?;
            }
            "Dagsordenpunkt" => {
                let attribute = |name: &str| element.attribute(name).map(one_line).unwrap_or_default();
                let mut parts = Parts::default();
                for part in element.child("Indhold").into_iter().flat_map(Element::elements) {
                    let caption = part.attribute("Overskrift").or_else(|| part.attribute("Navn"));
                    let caption = caption.map_or_else(|| part.name.replace('_', " "), str::to_owned);
                    parts.add(&caption, &content(part))?;
                }
                let annexes = element.child("Bilagsliste").into_iter().flat_map(|list| list.named("Bilag"));
                let annexes = annexes.map(|annex| Annex {
                    title: annex.attribute("Navn").map(one_line).unwrap_or_default(),
                    document: annex.attribute("DokumentNummer").map(one_line).unwrap_or_default(),
                    is_open: annex.attribute("MaaPubliceres").is_some_and(is_true),
                });
                items.push(Item {
                    number: attribute("Nummer"),
                    title: said(element, "Overskrift"),
                    is_open: is_open && element.attribute("Åbent").is_some_and(is_true),
                    case: attribute("Sagsnummer"),
                    annexes: annexes.collect(),
                    document: parts.document(),
                    ..Item::default()
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Reads a `Publication`; of several agendas, the first, to which the others are supplements.
pub(super) fn publication(root: &Element) -> Result<Option<Meeting>> {
    let agendas: Vec<&Element> = root.child("Agendas").into_iter().flat_map(|list| list.named("Agenda")).collect();
    let Some(first) = agendas.first() else { return Ok(None) };
    let Some(meeting) = first.child("Meeting") else { return Ok(None) };
    // Not every version states of annexes whether they are open; where it does of one, it does of all.
    let annexes = agendas.iter().flat_map(|agenda| items_of(agenda)).flat_map(annexes_of);
    let states = annexes.into_iter().any(|annex| ACCESS.iter().any(|(name, _)| annex.child(name).is_some()));
    let mut items: Vec<Item> = Vec::new();
    for item in agendas.iter().flat_map(|agenda| items_of(agenda)) {
        // Where no number is stated, items are counted as they come.
        let number = Some(said(item, "Number")).filter(|number| !number.is_empty());
        let number = number.unwrap_or_else(|| (items.len() + 1).to_string());
        items.push(self::item(item, number, states)?);
    }
    let (date, start) = moment(&said(meeting, "When"));
    let (until, end) = moment(&said(meeting, "Until"));
    let members = meeting.child("Members").into_iter().flat_map(|list| list.named("MeetingMember"));
    let members = members.map(|member| {
        let (name, group) = named(&said(member, "Name"));
        let roles = said(member, "MeetingMemberRolesList").to_lowercase();
        let is_chair = roles.contains("formand") && !roles.contains("næst");
        Member { name, group, is_chair, is_absent: false }
    });
    let committee = first.child("Committee").map(|committee| said(committee, "Name")).unwrap_or_default();
    Ok(Some(Meeting {
        system: "SBSYS".to_owned(),
        title: said(first, "Name"),
        body: committee,
        place: said(meeting, "Where"),
        date,
        start,
        end: end.filter(|_| until == date),
        members: members.collect(),
        items,
        ..Meeting::default()
    }))
}

/// Where an annex says whether it is open, and which word says so.
const ACCESS: [(&str, &[&str]); 2] = [("IsPublic", &["true"]), ("PublishingType", &["skal publiceres"])];

fn items_of(agenda: &Element) -> Vec<&Element> {
    agenda.child("Items").into_iter().flat_map(|list| list.named("Item")).collect()
}

fn annexes_of(item: &Element) -> Vec<&Element> {
    item.child("Enclosures").into_iter().flat_map(|list| list.named("Enclosure")).collect()
}

fn item(item: &Element, number: String, annexes_state: bool) -> Result<Item> {
    let mut parts = Parts::default();
    for field in item.child("Fields").into_iter().flat_map(|list| list.named("ItemField")) {
        let text = field.child("Content").map(content).unwrap_or_default();
        parts.add(&said(field, "Caption"), &text)?;
    }
    let is_open = is_true(&said(item, "IsPublic"));
    let annexes = annexes_of(item).into_iter().map(|annex| {
        let says = |(name, open): &(&str, &[&str])| {
            annex.child(name).map(|said| open.contains(&one_line(&said.text()).to_lowercase().as_str()))
        };
        // Every statement there is must say that it is open.
        let statements: Vec<bool> = ACCESS.iter().filter_map(says).collect();
        Annex {
            title: said(annex, "Name"),
            document: String::new(),
            is_open: if annexes_state {
                !statements.is_empty() && statements.iter().all(|is_open| *is_open)
            } else {
                true
            },
        }
    });
    let annexes = annexes.collect();
    let case = item.child("Case").map(|case| said(case, "Number")).unwrap_or_default();
    Ok(Item {
        number,
        title: said(item, "Caption"),
        is_open,
        case: Some(said(item, "ItemCaseNumber")).filter(|case| !case.is_empty()).unwrap_or(case),
        document: parts.document(),
        annexes,
        ..Item::default()
    })
}
