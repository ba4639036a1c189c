//! A meeting of a case system → an agenda.

use chrono::NaiveDate;

use super::{Annex, Item, Meeting, Member};
use crate::agenda::file::{ACCESS, AbsenceFile, AgendaFile, AnnexFile, ItemFile, PersonFile, UpcomingFile};
use crate::agenda::plan::{Access, Role};
use crate::agenda::read::{Day, Id, Key, Line, LineOrNumber, Located, TimeOfDay, slug};
use crate::import::document::{Document, Place};
use crate::import::reading::{Anchor, Matter, Note, Reading};
use crate::msg;

/// Makes an agenda of a meeting. `parts` reads the parts of an item, whose title, number, access and annexes the system
/// states; what it does not understand it gives as notes, whose anchors are of the item's table.
pub fn reading(meeting: &Meeting, mut parts: impl FnMut(&Document, usize) -> (ItemFile, Vec<Note>)) -> Reading {
    let mut notes = Vec::new();
    let mut items: Vec<Located<ItemFile>> = Vec::new();
    let mut names = Vec::new();
    for (index, item) in meeting.items.iter().enumerate() {
        let (mut read, of_item) = parts(&item.document, index);
        let before = of_item.len();
        let of_item: Vec<Note> = of_item.into_iter().filter(|note| !is_guess_of_access(note)).collect();
        // What is guessed from words of the text is nothing against what the system states.
        read.access = read.access.filter(|_| of_item.len() == before);
        notes.extend(of_item);
        items.push(self::item(item, read, &mut names).into());
    }
    let title = if meeting.title.is_empty() { &meeting.body } else { &meeting.title };
    if meeting.title.is_empty() && !title.is_empty() {
        let matter = Matter::Guess(msg!("import-title-of-case-system", system = meeting.system.as_str()));
        notes.insert(0, Note { anchor: Anchor::Key("title"), matter, place: Place::default() });
    }
    let guests = meeting.guests.iter().filter(|name| !name.is_empty());
    let guests: Vec<Member> = guests.map(|name| Member { name: name.clone(), ..Member::default() }).collect();
    let everybody: Vec<&Member> = meeting.members.iter().chain(&guests).collect();
    let ids = ids(&everybody);
    let role = |at: usize| if at < meeting.members.len() { Role::Member } else { Role::Participant };
    let people = everybody.iter().zip(&ids).enumerate();
    let people: Vec<_> = people.map(|(at, (member, id))| person(member, id, role(at))).collect();
    let chair = meeting.members.iter().position(|member| member.is_chair).and_then(|at| ids.get(at));
    let is_absent = |(member, id): (&Member, &String)| {
        member.is_absent.then(|| AbsenceFile { who: line(id), ..AbsenceFile::default() }.into())
    };
    let absent: Vec<Located<AbsenceFile>> = meeting.members.iter().zip(&ids).filter_map(is_absent).collect();
    let upcoming: Vec<Located<UpcomingFile>> = meeting.upcoming.iter().map(|date| coming(*date).into()).collect();
    let agenda = AgendaFile {
        title: line(title),
        date: meeting.date.map(|date| Day(date).into()),
        body: line(&meeting.body),
        place: line(&meeting.place),
        start: meeting.start.map(|time| TimeOfDay(time).into()),
        end: meeting.end.map(|time| TimeOfDay(time).into()),
        chair: chair.and_then(|id| line(id)),
        absent: some(absent),
        person: some(people),
        item: some(items),
        upcoming: some(upcoming),
        ..AgendaFile::default()
    };
    Reading { agenda, notes }
}

fn is_guess_of_access(note: &Note) -> bool {
    let is_of_access = matches!(note.anchor, Anchor::TableKey { key, .. } if key == ACCESS);
    is_of_access && matches!(note.matter, Matter::Guess(_))
}

fn some<T>(list: Vec<T>) -> Option<Located<Vec<T>>> {
    (!list.is_empty()).then(|| list.into())
}

fn line(text: &str) -> Option<Located<Line>> {
    (!text.is_empty()).then(|| Line(text.to_owned()).into())
}

/// A number or document id as the system writes it.
fn code(text: &str) -> Option<Located<LineOrNumber>> {
    (!text.is_empty()).then(|| LineOrNumber(text.to_owned()).into())
}

fn access(is_open: bool) -> Option<Located<Access>> {
    Some(if is_open { Access::Open } else { Access::Closed }.into())
}

/// Makes an item; `names` are the numbers and ids of those before it.
fn item(item: &Item, read: ItemFile, names: &mut Vec<String>) -> ItemFile {
    // A number that another item has, or that counts nothing, is replaced by an id.
    let is_number = !item.number.is_empty() && item.number != "0" && !names.contains(&item.number);
    let name = if is_number { item.number.clone() } else { unique(&slug(&item.title), "-", names) };
    names.push(name.clone());
    let annexes: Vec<Located<AnnexFile>> = item.annexes.iter().map(|of| annex(of).into()).collect();
    let workers: Vec<Located<Line>> = line(&item.case_worker).into_iter().collect();
    ItemFile {
        number: is_number.then(|| Key(name.clone()).into()),
        id: (!is_number).then(|| Id(name).into()),
        title: line(&item.title),
        // The system states it; but an item that its text plainly says is closed is closed as well.
        access: access(item.is_open && read.access.as_ref().is_none_or(|said| said.value == Access::Open)),
        public_title: line(&item.public_title).filter(|_| !item.is_open),
        case: code(&item.case).or(read.case),
        case_worker: some(workers).or(read.case_worker),
        annexes: some(annexes),
        ..read
    }
}

fn annex(annex: &Annex) -> AnnexFile {
    AnnexFile {
        title: line(&annex.title),
        access: access(annex.is_open),
        document: code(&annex.document),
        ..AnnexFile::default()
    }
}

fn coming(date: NaiveDate) -> UpcomingFile {
    UpcomingFile { date: Some(Day(date).into()), ..UpcomingFile::default() }
}

fn person(member: &Member, id: &str, role: Role) -> Located<PersonFile> {
    PersonFile {
        id: Some(Id(id.to_owned()).into()),
        name: line(&member.name),
        group: line(&member.group),
        role: Some(role.into()),
        ..PersonFile::default()
    }
    .into()
}

/// The ids of members: the first letters of their names, with a number where they are those of another.
fn ids(members: &[&Member]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for member in members {
        let letters: String = member.name.split_whitespace().filter_map(|word| word.chars().next()).collect();
        let id = slug(&letters);
        let id = if id.is_empty() { "m".to_owned() } else { id };
        let own = unique(&id, "", &out);
        out.push(own);
    }
    out
}

/// A name that is none of some others: itself, or with a number behind it.
fn unique(name: &str, joint: &str, others: &[String]) -> String {
    let numbered = (2..).map(|number: usize| format!("{name}{joint}{number}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(|name| !others.contains(name)).unwrap_or_default()
}
