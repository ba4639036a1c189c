//! eDoc: its `Meeting`, and the `Committee` of its newer versions.

use super::{Annex, Item, Meeting, Member, Parts, Result, is_true, moment, named, said};
use crate::import::source::text;
use crate::import::source::xml::Element;
use crate::text::one_line;

/// What says that something may be published.
const PUBLISHED: &str = "skal publiceres";

/// Reads a `Meeting`, with its open and closed agendas.
pub(super) fn meeting(root: &Element) -> Result<Option<Meeting>> {
    let Some(agendas) = root.child("MeetingAgendaTypes") else { return Ok(None) };
    let mut items = Vec::new();
    for agenda in agendas.named("MeetingAgendaType") {
        let is_open = is_open_agenda(&said(agenda, "AgendaType"));
        let list = agenda.child("MeetingAgendaItems").into_iter().flat_map(|list| list.named("MeetingAgendaItem"));
        for item in list {
            items.push(agenda_item(item, is_open)?);
        }
    }
    // They come as the system stored them.
    if items.iter().all(|item| item.number.parse::<u32>().is_ok()) {
        items.sort_by_key(|item| item.number.parse::<u32>().unwrap_or_default());
    }
    let (date, start) = moment(&said(root, "MeetingDate"));
    Ok(Some(Meeting {
        system: "eDoc".to_owned(),
        body: said(root, "Committee"),
        place: said(root, "Location"),
        date,
        start,
        items,
        ..Meeting::default()
    }))
}

fn is_open_agenda(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    (kind.contains("åben") || kind.contains("åbne")) && !kind.contains("lukk")
}

fn agenda_item(item: &Element, is_agenda_open: bool) -> Result<Item> {
    let number = said(item, "AgendaItemNumber");
    let none = Element { name: "Document".into(), attributes: Vec::new(), children: Vec::new() };
    let document = item.child("Document").unwrap_or(&none);
    let title = said(document, "Title");
    let is_published = |of: &Element| said(of, "PublishingType").to_lowercase() == PUBLISHED;
    // The item says again on which agendas it is.
    let kinds = document.child("AgendaItems").into_iter().flat_map(|list| list.named("AgendaItem"));
    let is_on_closed = kinds.map(|on| said(on, "AgendaType")).any(|kind| !kind.is_empty() && !is_open_agenda(&kind));
    let annexes = document.child("Attachments").into_iter().flat_map(|list| list.named("Attachment"));
    let annexes = annexes.map(|annex| Annex {
        title: said(annex, "Title"),
        document: annex.attribute("attachmentid").map(one_line).unwrap_or_default(),
        is_open: is_published(annex),
    });
    let text = item.child("FullText").map(Element::text).unwrap_or_default();
    // Its first line is the title, with the number.
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let text = if first.contains(title.as_str()) { rest } else { text };
    let case = document.child("Case").map(|case| said(case, "CaseNumber")).unwrap_or_default();
    Ok(Item {
        number,
        public_title: neutral(document, &title),
        is_open: is_agenda_open && is_published(document) && !is_on_closed,
        case,
        case_worker: said(document, "CaseWorker"),
        annexes: annexes.collect(),
        // Its parts have their headings in the text.
        document: text::read(text).unwrap_or_default(),
        title,
    })
}

/// What the public may read as a title; none where it is the title itself.
fn neutral(of: &Element, title: &str) -> String {
    Some(said(of, "NeutralTitle")).filter(|neutral| *neutral != title).unwrap_or_default()
}

/// Reads a `Committee` with its meeting. The names have a prefix of the file's.
pub(super) fn committee(root: &Element) -> Result<Option<Meeting>> {
    let Some(committee) = child(root, "Committee") else { return Ok(None) };
    let Some(meeting) = child(committee, "Meeting") else { return Ok(None) };
    let Some(agenda) = child(meeting, "Agenda") else { return Ok(None) };
    // A meeting that is an exception from what is public is closed.
    let is_exception = is_true(&text_of(meeting, "MeetingPublicExceptionIndicator"));
    let mut items = Vec::new();
    for element in all(agenda, "AgendaElements", "AgendaElement") {
        if let Some(item) = child(element, "HandlingItem") {
            items.push(handling(element, item, !is_exception)?);
        }
    }
    let members = all(meeting, "MeetingParticipants", "MeetingParticipant").into_iter().map(|member| {
        let (name, group) = named(&text_of(member, "Name"));
        let (party, letter) = (text_of(member, "PoliticalParty"), text_of(member, "PoliticalPartyList"));
        let of_party = match (party.is_empty(), letter.is_empty()) {
            (false, false) => format!("{party} ({letter})"),
            (false, true) => party,
            (true, _) => letter,
        };
        let role = text_of(member, "RoleInMeeting").to_lowercase();
        let is_absent = text_of(member, "Participate").to_lowercase() == "false";
        Member { name, group: if group.is_empty() { of_party } else { group }, is_chair: role == "formand", is_absent }
    });
    let guests = all(meeting, "MeetingParticipantExternals", "MeetingParticipantExternal");
    let (date, start) = moment(&text_of(meeting, "MeetingDateTime"));
    let (until, end) = moment(&text_of(meeting, "EndDateTime"));
    Ok(Some(Meeting {
        system: "eDoc".to_owned(),
        title: String::new(),
        body: text_of(committee, "Name"),
        place: text_of(meeting, "MeetingLocation"),
        date,
        start,
        end: end.filter(|_| until == date),
        members: members.collect(),
        guests: guests.into_iter().map(|guest| text_of(guest, "Name")).collect(),
        upcoming: Vec::new(),
        items,
    }))
}

fn handling(element: &Element, item: &Element, is_meeting_open: bool) -> Result<Item> {
    let title = text_of(item, "Title");
    let mut parts = Parts::default();
    for part in all(item, "CasePresentations", "CasePresentation") {
        let text = child(part, "Content").map(super::content).unwrap_or_default();
        parts.add(&text_of(part, "Title"), &text)?;
    }
    let annexes = all(item, "Attachments", "Attachment").into_iter().map(|annex| Annex {
        title: text_of(annex, "Title"),
        document: text_of(annex, "DocumentNumber"),
        is_open: text_of(annex, "AccessEnumName") == "Public",
    });
    let access = text_of(element, "AccessName").to_lowercase();
    let says_closed = ["lukk", "ikke", "fortrolig", "intern"].iter().any(|word| access.contains(word));
    let neutral = Some(text_of(item, "NeutralTitle")).filter(|neutral| *neutral != title);
    let number = Some(text_of(element, "AgendaElementNumber")).filter(|number| !number.is_empty());
    Ok(Item {
        number: number.unwrap_or_else(|| text_of(item, "SerialNo")),
        public_title: neutral.unwrap_or_default(),
        is_open: is_meeting_open && is_true(&text_of(element, "AccessIsPublic")) && !says_closed,
        case: text_of(item, "CaseNumber"),
        case_worker: text_of(item, "CaseWorker"),
        annexes: annexes.collect(),
        document: parts.document(),
        title,
    })
}

/// The child of a name, whatever its prefix is.
fn child<'a>(parent: &'a Element, name: &str) -> Option<&'a Element> {
    parent.elements().find(|element| is_named(element, name))
}

fn is_named(element: &Element, name: &str) -> bool {
    element.name.rsplit(':').next() == Some(name)
}

fn text_of(parent: &Element, name: &str) -> String {
    child(parent, name).map(|child| one_line(&child.text())).unwrap_or_default()
}

/// The elements of a list.
fn all<'a>(parent: &'a Element, list: &str, name: &str) -> Vec<&'a Element> {
    child(parent, list).into_iter().flat_map(Element::elements).filter(|element| is_named(element, name)).collect()
}
