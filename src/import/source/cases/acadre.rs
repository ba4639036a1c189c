//! Acadre: tables in tables, whose fields have names.

use super::{Annex, Item, Meeting, Member, Parts, Result, is_true, moment, named};
use crate::import::source::blocks::lines;
use crate::import::source::xml::Element;
use crate::text::one_line;

/// Reads an agenda of Acadre; none: it names the meeting only.
pub(super) fn read(root: &Element) -> Result<Option<Meeting>> {
    let Some(agenda) = tables(root, "agenda").into_iter().next() else { return Ok(None) };
    let Some(meeting) = tables(agenda, "meeting").into_iter().next() else { return Ok(None) };
    let committee = tables(agenda, "committee").into_iter().next();
    let body = committee.map(|committee| field(committee, "name")).unwrap_or_default();
    let is_open = is_open(agenda);
    let mut items = Vec::new();
    for parent in tables(agenda, "agendaitemparents") {
        for item in tables(parent, "agendaitem") {
            items.push(self::item(item, field(parent, "sort"), is_open)?);
        }
    }
    let (date, start) = moment(&field(meeting, "date"));
    let (until, end) = moment(&field(meeting, "finish"));
    let place = [field(meeting, "location"), address(&field(meeting, "address"))];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let of_meeting = tables(meeting, "meetmember").into_iter().flat_map(|list| tables(list, "member"));
    let of_committee = committee.into_iter().flat_map(|of| tables(of, "commember"));
    let of_committee = of_committee.flat_map(|list| tables(list, "member"));
    let member = |member: &Element| {
        let (name, group) = named(&field(member, "name"));
        let party = field(member, "party");
        let role = field(member, "role").to_lowercase();
        let is_chair = role.contains("formand") && !role.contains("næst");
        let is_absent = is_true(&field(member, "absent"));
        Member { name, group: if group.is_empty() { party } else { group }, is_chair, is_absent }
    };
    let mut members: Vec<Member> = of_meeting.map(member).collect();
    if members.is_empty() {
        members = of_committee.map(member).collect();
    }
    let upcoming = tables(meeting, "upcomingmeetings").into_iter().flat_map(|list| tables(list, "upcomingmeeting"));
    Ok(Some(Meeting {
        system: "Acadre".to_owned(),
        title: field(meeting, "name"),
        body,
        place: place.join(", "),
        date,
        start,
        end: end.filter(|_| until == date),
        members,
        guests: Vec::new(),
        upcoming: upcoming.filter_map(|coming| moment(&field(coming, "date")).0).collect(),
        items,
    }))
}

/// The tables of a name in a table.
fn tables<'a>(parent: &'a Element, name: &str) -> Vec<&'a Element> {
    parent.named("table").filter(|table| table.attribute("name") == Some(name)).collect()
}

/// The field of a name of a table.
fn whole(table: &Element, name: &str) -> String {
    let fields = table.child("fields").into_iter().flat_map(|fields| fields.named("field"));
    let mut found = fields.filter(|field| field.attribute("name") == Some(name));
    found.next().map(Element::text).unwrap_or_default()
}

fn field(table: &Element, name: &str) -> String {
    one_line(&whole(table, name))
}

/// An address with tags between its lines.
fn address(html: &str) -> String {
    let mut out = html.to_owned();
    for tag in ["<br>", "<br/>", "<br />", "<BR>"] {
        out = out.replace(tag, "\n");
    }
    lines(&out).replace('\n', ", ")
}

/// Whether a table plainly says that it is open: by name, and by number where there is one.
fn is_open(table: &Element) -> bool {
    let name = field(table, "accessname");
    let name = if name.is_empty() { field(table, "PublicAccessLevelName") } else { name };
    let number = field(table, "access");
    name.to_lowercase().starts_with("åben") && (number.is_empty() || number == "1")
}

fn item(item: &Element, number: String, is_agenda_open: bool) -> Result<Item> {
    let mut parts = Parts::default();
    for bullet in tables(item, "bullet") {
        parts.add(&field(bullet, "bulletname"), &whole(bullet, "bulletcontent"))?;
    }
    let enclosures = tables(item, "enclosure").into_iter().map(|annex| Annex {
        title: field(annex, "name"),
        document: field(annex, "fileno"),
        is_open: is_open(annex),
    });
    let files = tables(item, "Case").into_iter().flat_map(|case| tables(case, "Files"));
    let files = files.flat_map(|files| tables(files, "File")).map(|annex| Annex {
        title: field(annex, "Title"),
        document: String::new(),
        is_open: is_open(annex),
    });
    Ok(Item {
        number,
        title: field(item, "name"),
        public_title: String::new(),
        is_open: is_agenda_open && is_open(item),
        case: field(item, "caseno"),
        case_worker: field(item, "caseofficername"),
        annexes: enclosures.chain(files).collect(),
        document: parts.document(),
    })
}
