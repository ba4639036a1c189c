//! Builds the view model: the meeting, the attendance, the slots and the document's head. The items are `items`'
//! business.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::after;
use super::ids::slot_ids;
use super::items::{self, Wording};
use super::model::{
    Attendance, ContentsLine, Document, DocumentKind, HeadLine, Item, Kind, Mark, Meeting, Presence, Protocol, SCHEMA,
    Slot, SlotState, Status, Stay,
};
use super::people::People;
use super::sentences::{party, titled};
use super::{Context, Labels, amendments, chairs, commonmark, late, overview};
use crate::agenda::{Absences, Agenda, PartyId, SlotKind, Who, number};
use crate::audience::{Audience, RedactedMeeting, RedactedSlot};
use crate::lang::Lang;
use crate::meeting::{self, AttendanceStatus, Attendee};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::wording::{self, capitalised, plain_name};

/// How many letters a page header has on its line, about; what lies between two marks; what a name always keeps.
const HEADER_LETTERS: usize = 84;
const MARK_GAP: usize = 5;
const LEAST_NAME: usize = 24;

/// The fewest sections for which there are contents.
const FEWEST_LISTED: usize = 4;

/// Builds the protocol of a meeting for one audience.
#[must_use]
pub fn build(meeting: &meeting::Meeting, context: &Context) -> Protocol {
    build_as(DocumentKind::Protocol, meeting, context)
}

/// Builds a document of a meeting; one that is not its protocol is of a meeting as it is planned.
pub(super) fn build_as(kind: DocumentKind, meeting: &meeting::Meeting, context: &Context) -> Protocol {
    let lang = context.lang.unwrap_or(meeting.agenda().lang);
    let source = match &context.salvaged {
        // Whoever lost a record needs their notes too.
        Some(_) if context.audience == Audience::Full => RedactedMeeting::with_notes(meeting, lang, context.now),
        _ => RedactedMeeting::new(meeting, context.audience, lang, context.now),
    };
    let status = match (source.opened_at, source.closed_at) {
        (_, Some(_)) => Status::Closed,
        (Some(_), None) => Status::Running,
        (None, None) => Status::NotStarted,
    };
    let unproven = context.salvaged.as_ref().map(|extract| &extract.records);
    let people = People::new(&source, lang);
    let audience = context.audience;
    let slot_ids = if audience == Audience::Public { slot_ids(&source) } else { HashMap::new() };
    let wording = Wording { source: &source, people: &people, kind, status, audience, lang, unproven, slot_ids };
    let items = items::build(&wording);
    let (opening, closing) = (wording.opening(), wording.closing());
    let head = head(&source, context, lang);
    let supplements = wording.supplements(&items);
    let mut document = Document {
        opening,
        closing,
        ..document(kind, &people, &source, &head, context, (status, supplements), &items)
    };
    if !kind.is_protocol() {
        wording.complete_agenda(&mut document, &items);
        document.made_at = Some(context.now);
    }
    document.contents = contents(&document, &items);
    Protocol {
        schema: SCHEMA,
        audience: context.audience,
        status,
        rehearsal: source.rehearsal,
        salvaged: context.salvaged.is_some(),
        chain: context.chain.clone(),
        attendance: attendance(&source, &people),
        slots: source.slots.iter().map(|run| slot(run, &wording, context)).collect(),
        document,
        meeting: head,
        items,
    }
}

fn head(source: &RedactedMeeting, context: &Context, lang: Lang) -> Meeting {
    let agenda = &source.head;
    let planned = || source.slots.iter().filter(|r| !r.unplanned && !r.removed).map(|r| &r.slot);
    let last_day = source.days_planned().last().copied().unwrap_or(agenda.date);
    let first = planned().filter_map(|s| s.start).min();
    let of_last_day = || planned().filter(|s| s.day == last_day);
    let last = of_last_day()
        .find(|s| s.kind == SlotKind::Close)
        .and_then(|s| s.start)
        .or_else(|| of_last_day().next_back().and_then(crate::agenda::Slot::end));
    let start: Option<NaiveDateTime> = agenda.announced_start.map(|t| agenda.date.and_time(t)).or(first);
    let end = agenda.announced_end_of(planned()).or(last);
    let person = |id: &Option<PartyId>| id.as_ref().map(|id| party(agenda, &Who::Id(id.clone())));
    Meeting {
        title: agenda.title.clone(),
        body: agenda.body.clone(),
        date: agenda.date,
        place: agenda.place.clone(),
        case: agenda.case.clone(),
        number: agenda.meeting_number.clone(),
        next_meeting: agenda.next_meeting_on(),
        reference: agenda.reference.clone(),
        chair: person(&agenda.chair),
        public_count: source.public_count,
        minute_taker: person(&agenda.minute_taker),
        timezone: agenda.timezone.clone(),
        planned_start: start.map(|at| planned_moment(source, context, at)),
        planned_end: end.map(|at| planned_moment(source, context, at)),
        recorded_at: source.created_at,
        opened_at: source.opened_at,
        closed_at: source.closed_at,
        language: lang,
    }
}

/// Lists the members in their order, then the substitutes, then who else takes part in the whole meeting.
///
/// Until attendance is recorded, everybody is there whom the agenda does not know to be absent.
fn attendance(source: &RedactedMeeting, people: &People) -> Vec<Attendance> {
    let agenda = &source.head;
    let stay = |span: &meeting::Span| Stay { from: span.start, to: span.end.filter(|_| !is_on(source, span)) };
    let attendant = |a: &Attendee| {
        let party = party(agenda, &a.who);
        Attendance {
            id: party.id,
            name: party.name,
            title: party.title,
            role: a.role,
            group: people.group(&a.who).map(str::to_owned),
            status: match a.status {
                AttendanceStatus::Present => Presence::Present,
                AttendanceStatus::Excused => Presence::Excused,
                AttendanceStatus::Absent => Presence::Absent,
            },
            reason: a.reason.clone(),
            via: people.way(a),
            proxy: people.proxy(a),
            substitute_for: a.substitute_for.as_ref().map(|who| plain_name(agenda, who)),
            spans: if source.attendance_told { a.spans.iter().map(stay).collect() } else { Vec::new() },
            in_part: source.attendance_told && source.in_part.contains(&a.who),
        }
    };
    source.attendees.iter().map(attendant).collect()
}

/// Returns whether somebody is still there: the meeting runs, and so far they stayed.
fn is_on(source: &RedactedMeeting, span: &meeting::Span) -> bool {
    source.closed_at.is_none() && span.end.is_some_and(|end| end >= source.now)
}

/// Gives a planned local time its offset: in the record's zone, or that of its first line where it has no name; of what
/// is not recorded in the agenda's zone, or else the machine's.
fn planned_moment(source: &RedactedMeeting, context: &Context, local: NaiveDateTime) -> Stamp {
    let stated = || source.created_at.and_then(|at| time::moments_of(local, &[at]).into_iter().next());
    let named = source.head.zone().map(|zone| zone.moment(local));
    named.or_else(stated).unwrap_or_else(|| (context.zone)(local))
}

fn slot(run: &RedactedSlot, wording: &Wording, context: &Context) -> Slot {
    let (slot, source) = (&run.slot, wording.source);
    let agenda = &source.head;
    Slot {
        id: wording.slot_id(slot),
        title: slot.title.clone(),
        kind: slot.kind,
        access: slot.access,
        items: slot.items.iter().map(|i| i.0.clone()).collect(),
        block: slot.block.clone(),
        text: slot.text.as_deref().map(commonmark::parse),
        lead: run.lead.iter().map(|who| party(agenda, who)).collect(),
        planned_start: slot.start.map(|at| planned_moment(source, context, at)),
        planned_minutes: slot.minutes,
        changed_start: run.changed_start.map(|at| planned_moment(source, context, at)),
        changed_minutes: run.changed_minutes,
        moved: run.moved,
        actual_start: run.start,
        actual_end: run.end,
        elapsed_seconds: run.elapsed_seconds,
        state: match run.state {
            meeting::SlotState::Pending => SlotState::Pending,
            meeting::SlotState::Running => SlotState::Running,
            meeting::SlotState::Done => SlotState::Done,
            meeting::SlotState::Postponed => SlotState::Postponed,
            meeting::SlotState::Skipped => SlotState::Skipped,
        },
        unplanned: run.unplanned,
    }
}

fn document(
    kind: DocumentKind,
    people: &People,
    source: &RedactedMeeting,
    head: &Meeting,
    context: &Context,
    (status, supplements): (Status, Vec<String>),
    items: &[Item],
) -> Document {
    let (agenda, lang) = (&source.head, head.language);
    let heading = agenda.body.clone().unwrap_or_else(|| agenda.title.clone());
    let sections = match kind {
        DocumentKind::Protocol => late::sections(source, items),
        // An agenda has its points in the plan alone.
        DocumentKind::Agenda => (0..items.len()).filter(|i| items[*i].kind != Kind::Point).collect(),
        DocumentKind::Plan => Vec::new(),
    };
    let date = time::date_in_head(agenda.date, lang);
    let marks = if kind.is_protocol() { marks(status, source.rehearsal, context, lang) } else { Vec::new() };
    let intro = agenda.intro.as_deref().filter(|_| kind != DocumentKind::Plan);
    let (version, version_note) = version(kind, context.audience, source, items, lang);
    Document {
        kind,
        header: format!("{heading} {date}"),
        running_head: running_head(&heading, &date, &marks, version.as_deref()),
        version,
        version_note,
        issued: None,
        plan: None,
        upcoming: None,
        type_size: None,
        made_at: None,
        opening: Vec::new(),
        closing: Vec::new(),
        marks,
        title: match (&context.salvaged, kind) {
            (Some(_), _) => lang.text("salvage-mark"),
            (None, DocumentKind::Agenda | DocumentKind::Plan) => String::new(),
            (None, DocumentKind::Protocol) => {
                agenda.protocol.title.clone().unwrap_or_else(|| lang.text("protocol-title")).to_uppercase()
            }
        },
        // A body whose meeting is called what it is called itself is named once.
        subtitle: agenda.body.as_ref().filter(|body| !is_same(body, &agenda.title)).map(|_| agenda.title.clone()),
        heading,
        head: head_lines(kind, source, people, head, supplements),
        contents: Vec::new(),
        sections,
        intro: intro.map(commonmark::parse).filter(|b| !b.is_empty()),
        annexes: if kind == DocumentKind::Plan { Vec::new() } else { overview::annexes(items) },
        followups: overview::followups(agenda, items, lang),
        signatures: if agenda.protocol.signatures && kind.is_protocol() && context.salvaged.is_none() {
            people.signatures()
        } else {
            Vec::new()
        },
        reopened: after::reopened(source, lang),
        pins: after::pins(source, context, lang),
        labels: Labels::new(lang),
    }
}

/// Returns the page header, which has one line with the marks and the version: a long name is cut, the date is not.
fn running_head(heading: &str, date: &str, marks: &[Mark], version: Option<&str>) -> String {
    let words = marks.iter().map(|mark| mark.word.as_str()).chain(version);
    let marks: usize = words.map(|word| text::width(word) + MARK_GAP).sum();
    let most = HEADER_LETTERS.saturating_sub(marks + text::width(date)).max(LEAST_NAME);
    format!("{} {date}", text::truncate(&text::one_line(heading), most))
}

fn contents(document: &Document, items: &[Item]) -> Vec<ContentsLine> {
    if document.sections.len() < FEWEST_LISTED {
        return Vec::new();
    }
    let bare = |title: &String, anchor: &str| {
        let (number, is_part, is_group, ends_group) = (None, false, false, false);
        ContentsLine { number, title: title.clone(), is_part, is_group, ends_group, anchor: anchor.into() }
    };
    let of = |place: &usize| {
        let item = items.get(*place)?;
        let heading = item.wording.group.as_ref();
        let heading = heading.map(|over| bare(over, &format!("group-{}", place + 1)));
        let heading = heading.map(|line| ContentsLine { is_group: true, ..line });
        let is_part = item.number.as_deref().is_some_and(number::is_part);
        // A point has no number that says what it is.
        let title = if item.kind == Kind::Point { &item.wording.listed } else { &item.wording.heading };
        let line = bare(title, &format!("item-{}", place + 1));
        let (number, ends_group) = (item.number.clone(), item.wording.ends_group);
        Some(heading.into_iter().chain([ContentsLine { number, is_part, ends_group, ..line }]))
    };
    let labels = &document.labels;
    let mut lines: Vec<ContentsLine> = document.intro.iter().map(|_| bare(&labels.intro, "intro")).collect();
    lines.extend(document.plan.iter().map(|_| bare(&labels.plan, "plan")));
    lines.extend(document.sections.iter().filter_map(of).flatten());
    for (title, anchor, is_there) in [
        (&labels.upcoming, "upcoming", document.upcoming.is_some()),
        (&labels.annex_overview, "annexes", !document.annexes.is_empty()),
        (&labels.followups, "followups", !document.followups.is_empty()),
        (&labels.signatures, "signatures", !document.signatures.is_empty()),
    ] {
        if is_there {
            lines.push(bare(title, anchor));
        }
    }
    lines
}

/// Says which version it is: the public one, or a full one with something that is closed.
fn version(
    kind: DocumentKind,
    audience: Audience,
    source: &RedactedMeeting,
    items: &[Item],
    lang: Lang,
) -> (Option<String>, Option<String>) {
    let is_closed = |item: &Item| {
        let is_partly = item.wording.access.as_ref().is_some_and(|said| *said == lang.text("protocol-open-partly"));
        item.access.is_closed() || is_partly
    };
    let has_closed = || items.iter().any(is_closed) || source.slots.iter().any(|run| run.slot.access.is_closed());
    // On a wall there are no annexes.
    let has_closed_annex = || {
        let mut annexes = items.iter().flat_map(|item| &item.annexes);
        kind != DocumentKind::Plan && annexes.any(|annex| annex.access.is_closed())
    };
    let said = |word: &str, note: &str| (Some(lang.text(word)), Some(lang.text(note)));
    match audience {
        Audience::Public => said("protocol-version-public", "protocol-version-public"),
        Audience::Full if has_closed() => said("protocol-version-closed", "protocol-version-closed-note"),
        Audience::Full if has_closed_annex() => said("protocol-version-annexes", "protocol-version-annexes-note"),
        Audience::Full => (None, None),
    }
}

fn marks(status: Status, rehearsal: bool, context: &Context, lang: Lang) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(extract) = &context.salvaged {
        marks.push(Mark { word: lang.text("salvage-mark"), text: lang.say(&extract.why) });
        let doubts = extract.doubts.iter().map(|said| lang.say(said));
        marks.extend(doubts.map(|text| Mark { word: lang.text("salvage-unproven-mark"), text }));
    }
    if rehearsal {
        marks.push(Mark { word: lang.text("protocol-rehearsal"), text: lang.text("protocol-rehearsal-note") });
    }
    let draft = match status {
        Status::NotStarted => Some(lang.text("protocol-draft-not-held")),
        Status::Running => Some(lang.text("protocol-draft-not-closed")),
        Status::Closed => None,
    };
    marks.extend(draft.map(|text| Mark { word: lang.text("protocol-draft"), text }));
    marks
}

fn head_lines(
    kind: DocumentKind,
    source: &RedactedMeeting,
    people: &People,
    head: &Meeting,
    supplements: Vec<String>,
) -> Vec<HeadLine> {
    let (agenda, lang) = (&source.head, head.language);
    let mut lines = Vec::new();
    let mut add = |label: String, values: Vec<String>| {
        if !values.is_empty() {
            lines.push(HeadLine { label, values });
        }
    };
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let name = |id: &PartyId| titled(&party(agenda, &Who::Id(id.clone())));
    let days = source.days_planned();
    let dates: Vec<String> = days.iter().map(|d| time::date_weekday(*d, lang)).collect();
    add(lang.text("protocol-meeting-number"), one(&agenda.meeting_number));
    add(lang.text("protocol-place"), one(&agenda.place));
    add(lang.text("protocol-day"), vec![capitalised(&lang.list(&dates))]);
    if kind == DocumentKind::Plan {
        return lines;
    }
    // What never began has no end.
    let times = [source.opened_at, source.ended_at().filter(|_| source.opened_at.is_some())];
    // What a draft cannot say yet it says as it was announced.
    let is_open = source.closed_at.is_none();
    let planned = |at: Option<Stamp>, is_known: bool| at.filter(|_| is_open && !is_known);
    let planned = [planned(head.planned_start, times[0].is_some()), planned(head.planned_end, false)];
    let is_elsewhen = times.iter().chain(&planned).flatten().any(|at| days.first() != Some(&at.date_naive()));
    let with_day = days.len() > 1 || is_elsewhen;
    let clock = |at: Option<Stamp>| {
        at.map(|at| moment_of(at.naive_local(), with_day.then_some(days.as_slice()), lang))
            .into_iter()
            .collect::<Vec<_>>()
    };
    let ([began, ended], [to_begin, to_end]) = (times.map(clock), planned.map(clock));
    // An agenda knows no other times than those.
    let [start_label, end_label] = match kind {
        DocumentKind::Protocol => ["protocol-planned-start", "protocol-planned-end"],
        DocumentKind::Agenda | DocumentKind::Plan => ["protocol-start", "protocol-end"],
    };
    add(lang.text("protocol-start"), began);
    add(lang.text(start_label), to_begin);
    add(lang.text("protocol-end"), ended);
    add(lang.text(end_label), to_end);
    let those = |status| source.attendees.iter().filter(move |a: &&Attendee| a.status == status);
    let present = || those(AttendanceStatus::Present);
    let listed = |a: &Attendee| people.listed(&a.who);
    let has_members = !agenda.members.is_empty();
    // Who came for a closed item alone is absent in public: what is said of absence is then said of what was open.
    // What an agenda knows of is for all of the meeting.
    let [absent_label, excused_label, unexcused_label] = if source.is_attendance_of_open && kind.is_protocol() {
        ["protocol-absent-open", "protocol-att-excused-open", "protocol-att-absent-open"]
    } else {
        ["protocol-absent", "protocol-att-excused", "protocol-att-absent"]
    };
    if source.attendance_told {
        add(lang.text("protocol-att-present"), present().filter(|a| a.is_member).map(listed).collect());
        add(lang.text("protocol-att-substitutes"), people.stand_ins());
        let absent = |status| those(status).map(|a| people.absent_line(a)).collect::<Vec<_>>();
        let excused = absent(AttendanceStatus::Excused);
        // The agenda may know of somebody who was not expected for the whole meeting.
        let other = agenda.absent.iter().filter(|a| !source.attendees.iter().any(|x| x.who == Who::Id(a.who.clone())));
        let other: Vec<String> = other.map(|a| people.known_absence(a)).collect();
        let absent = absent(AttendanceStatus::Absent);
        // Where nobody is a member nobody was missed.
        if excused.is_empty() && other.is_empty() && absent.is_empty() && has_members {
            add(lang.text(absent_label), vec![lang.text("protocol-nobody")]);
        }
        if agenda.protocol.absences == Absences::Plain {
            let is_absent = |a: &&Attendee| a.status != AttendanceStatus::Present;
            let of_both = source.attendees.iter().filter(is_absent).map(|a| people.absent_line(a));
            add(lang.text(absent_label), of_both.chain(other).collect());
        } else {
            add(lang.text(excused_label), excused.into_iter().chain(other).collect());
            add(lang.text(unexcused_label), absent);
        }
    } else {
        // Without a body nobody belongs to one.
        let label = if agenda.body.is_some() { "protocol-members" } else { "protocol-participants" };
        let all = agenda.members.iter().map(|id| people.listed(&Who::Id(id.clone())));
        add(lang.text(label), all.collect());
        add(lang.text(absent_label), people.absences());
    }
    // Who takes the minutes is named with that, unless all who were there are one list.
    let takes_minutes = |who: &Who| matches!(who, Who::Id(id) if agenda.minute_taker.as_ref() == Some(id));
    let is_other = |a: &&Attendee| !a.is_member && a.substitute_for.is_none();
    let others = present().filter(is_other).filter(|a| !has_members || !takes_minutes(&a.who));
    let label = match (has_members, source.attendance_told) {
        (true, _) => "protocol-others",
        (false, true) => "protocol-att-present",
        (false, false) => "protocol-participants",
    };
    add(lang.text(label), others.map(listed).collect());
    add(lang.text("protocol-public-count"), source.public_count.iter().map(u32::to_string).collect());
    // Who is among those above is named as the chair there; who was absent did not chair.
    let is_named = |id: &PartyId| source.attendees.iter().any(|a| a.who == Who::Id(id.clone()));
    let chair = agenda.chair.iter().filter(|id| !is_named(id)).map(&name);
    add(wording::chair_label(agenda, lang), chair.chain(chairs::lines(source, people)).collect());
    let minute_taker = agenda.minute_taker.iter().map(|id| {
        let who = Who::Id(id.clone());
        // Where they are in no list above, it is said here when they came and left.
        let is_listed = !has_members || agenda.members.contains(id) || !present().any(|a| a.who == who);
        if is_listed { name(id) } else { people.listed(&who) }
    });
    add(lang.text("protocol-minute-taker"), minute_taker.collect());
    add(lang.text("protocol-case"), one(&agenda.case));
    add(lang.text("protocol-reference"), one(&agenda.reference));
    let issued = issued(agenda, lang).filter(|_| kind.is_protocol());
    add(agenda.document.clone().unwrap_or_else(|| lang.text("protocol-agenda")), issued.into_iter().collect());
    add(lang.text("protocol-supplement"), supplements);
    add(lang.text("protocol-amend-label"), amendments::lines(source, lang));
    lines
}

/// Says when the agenda was sent out.
pub(super) fn issued(agenda: &Agenda, lang: Lang) -> Option<String> {
    agenda.issued.map(|day| lang.say(&msg!("protocol-issued", date = time::date_long(day, lang))))
}

/// Writes when the meeting, or a part of it, began or ended: "kl. 8.15"; with its day where the days of the meeting are
/// given.
pub(super) fn moment_of(local: NaiveDateTime, days: Option<&[NaiveDate]>, lang: Lang) -> String {
    let time = time::hm(local.time(), lang);
    lang.say(&match days {
        Some(days) => msg!("protocol-clock-day", day = day_of(local.date(), days, lang), time = time),
        None => msg!("protocol-clock", time = time),
    })
}

/// Writes the day of a time; with its year where it is not one of the days that the head has with theirs.
pub(super) fn day_of(date: NaiveDate, days: &[NaiveDate], lang: Lang) -> String {
    if days.contains(&date) { time::date_short(date, lang) } else { time::date_long(date, lang) }
}

/// Returns whether a meeting is called what its body is called.
pub(super) fn is_same(body: &str, title: &str) -> bool {
    text::casefold(body.trim()) == text::casefold(title.trim())
}
