//! What the public may not read is in none of its documents, whatever the meeting.

use proptest::prelude::*;
use punktlig::agenda::{
    Access, Annex, Earlier, EarlierMeeting, EarlierMinutes, Guest, Item, ItemId, ItemKind, Person, Recommendations,
    Role, Slot, SlotKind, Upcoming, UpcomingPoint,
};
use punktlig::chair::Scene;
use punktlig::meeting::{
    AttendanceStatus, Content, GroupVotes, GuestMark, RecordKind, Side, Stance, Statement, StatementKind, Vote,
};
use punktlig::protocol::{DocumentKind, Format, Templates, render};
use punktlig::tui::theme::Theme;
use punktlig::tui::view::chair;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::kit::faults::cases;
use crate::kit::markdown;

/// Draws choices and makes markers: `open`, `shut` (for the body alone) and `inner` (for no document at all).
struct Draw {
    bytes: std::vec::IntoIter<u8>,
    markers: usize,
    /// The markers that the full protocol must hold.
    due: Vec<String>,
}

impl Draw {
    fn below(&mut self, n: u8) -> u8 {
        self.bytes.next().unwrap_or(0) % n
    }

    fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    fn mark(&mut self, class: &str) -> String {
        self.markers += 1;
        format!("{class}{:03}", self.markers)
    }

    fn text(&mut self, class: &str) -> Option<String> {
        self.coin().then(|| {
            let mark = self.mark(class);
            match self.below(4) {
                0 => format!("- {mark}\n- *{mark}*"),
                1 => format!("# {mark}\n\n| {mark} |\n|---|\n| [{mark}](https://{mark}.dk) |"),
                2 => format!("![{mark}]({mark}.png) <b title=\"{mark}\">x</b>"),
                _ => mark,
            }
        })
    }

    fn access(&mut self) -> Access {
        if self.coin() { Access::Closed } else { Access::Open }
    }

    fn whos(&mut self, class: &str, people: &mut Vec<Person>) -> Vec<Who> {
        (0..self.below(3))
            .map(|_| {
                let name = self.mark(class);
                if self.coin() {
                    return Who::Name(name);
                }
                let person = Person {
                    id: name.as_str().into(),
                    title: Some(self.mark(class)),
                    organisation: Some(self.mark(class)),
                    group: Some(self.mark("inner")),
                    name,
                    role: Role::Guest,
                };
                people.push(person.clone());
                Who::Id(person.id)
            })
            .collect()
    }

    fn annexes(&mut self, class: &str) -> Vec<Annex> {
        (0..self.below(3))
            .map(|_| {
                let access = self.access();
                let class = if access.is_closed() { "shut" } else { class };
                let title = if access.is_closed() { self.text(class) } else { Some(self.mark(class)) };
                Annex { title, access, document: self.text(class), id: self.text(class) }
            })
            .collect()
    }
}

fn class(closed: bool) -> &'static str {
    if closed { "shut" } else { "open" }
}

fn random_agenda(d: &mut Draw) -> Agenda {
    let mut agenda = agenda("title = \"x\"\ndate = 2025-01-15\nslot = [{ at = \"9.00\", title = \"x\" }]\n");
    let template = agenda.slots.remove(0);
    agenda.title = d.mark("open");
    agenda.body = d.text("open").map(|t| t.replace('\n', " "));
    agenda.intro = d.text("open");
    agenda.phrases.iter_mut().for_each(|p| p.text = "inner".into());
    agenda.protocol.signatures = d.coin();
    let mut people = Vec::new();
    for number in 0..1 + d.below(4) {
        let access = d.access();
        let c = class(access.is_closed());
        let kind = [ItemKind::Item, ItemKind::Item, ItemKind::Plan, ItemKind::Upcoming][usize::from(d.below(4))];
        agenda.items.push(Item {
            id: ItemId(d.mark(c)),
            number: d.coin().then(|| number.to_string()),
            title: d.mark(c),
            kind,
            item_type: Default::default(),
            access,
            public_title: d.text("open").map(|t| t.replace('\n', " ")),
            heading: d.coin().then(|| d.mark("open")),
            decides: d.text(c),
            history: vec![Earlier {
                body: d.mark(c),
                date: None,
                number: d.text(c),
                text: d.mark(c),
                absent: d.whos(c, &mut people),
            }],
            mover: d.whos(c, &mut people).pop(),
            withdrawn: None,
            approves: d.text(c).map(|record| EarlierMinutes {
                meeting: Some(EarlierMeeting { title: d.mark(c), date: day(2025, 1, 8) }),
                record,
            }),
            supplement: None,
            public_decision: d.text("open").map(|t| t.replace('\n', " ")),
            case: d.text(c),
            process: d.text(c),
            responsible: d.whos(c, &mut people),
            case_worker: d.whos(c, &mut people),
            background: d.text(c),
            presentation: d.text(c),
            economy: d.text(c),
            recommendation_intro: d.text(c),
            recommendations: match d.below(3) {
                0 => Recommendations::None,
                1 => Recommendations::Text(d.mark(c)),
                _ => Recommendations::List(vec![d.mark(c), d.mark(c)]),
            },
            annexes: d.annexes(c),
        });
    }
    for i in 0..1 + d.below(5) {
        let mut items: Vec<ItemId> = Vec::new();
        for _ in 0..d.below(3) {
            let at = usize::from(d.below(4)) % agenda.items.len();
            if !items.contains(&agenda.items[at].id) {
                items.push(agenda.items[at].id.clone());
            }
        }
        let access = d.access();
        let closed = access.is_closed() || items.iter().any(|id| agenda.item(id).unwrap().access.is_closed());
        let c = class(closed);
        let lead = d.whos(c, &mut people);
        let guests = d.whos(c, &mut people).into_iter().map(|who| Guest { who, via: d.text(c) }).collect();
        agenda.slots.push(Slot {
            id: SlotId(d.mark(c)),
            start: template.start.map(|at| at + chrono::TimeDelta::minutes(i64::from(i) * 10)),
            minutes: Some(10),
            items,
            title: d.mark(c),
            text: d.text(c),
            access,
            guests,
            lead,
            kind: if d.below(5) == 0 { SlotKind::Break } else { SlotKind::Item },
            block: d.text(c),
            notes: Some(d.mark("inner")),
            annexes: d.annexes(c),
            ..template.clone()
        });
    }
    for id in ["m1", "m2", "m3"] {
        let (name, role) = (format!("Medlem {id}"), Role::Member);
        people.push(Person { id: id.into(), name, title: None, organisation: None, group: None, role });
        agenda.members.push(id.into());
    }
    agenda.people = people;
    agenda.upcoming.push(Upcoming {
        date: Some(day(2025, 1, 22)),
        points: vec![UpcomingPoint { text: d.mark("open"), minutes: None }],
        note: d.text("open"),
        cancelled: d.coin(),
    });
    agenda
}

/// Lets things happen in the meeting, everywhere.
fn happen(d: &mut Draw, told: &mut LiveMeeting) {
    let (closed_day, open_day) = (day(2099, 9, 9), day(2025, 6, 6));
    for step in 0..d.below(20) {
        told.at(&format!("{}.{:02}", 9 + u32::from(step) / 4, 0));
        let slots = told.meeting().slots().len();
        let index = usize::from(d.below(8)) % slots;
        let mut targets = told.meeting().targets();
        targets.extend(told.meeting().slots()[index].targets());
        let on = targets[usize::from(d.below(12)) % targets.len()].clone();
        let of_closed = is_of_something_closed(told.meeting(), &on);
        let c = class(of_closed);
        let date = if of_closed { closed_day } else { open_day };
        match d.below(12) {
            9 => vote(d, told, &on, c),
            10 => {
                let (names, text) = (vec![d.mark(c), d.mark(c)], d.mark(c));
                let kind = if d.coin() { StatementKind::Dissent } else { StatementKind::Remark };
                let decision = told.meeting().decisions_on(&on).last().map(|r| r.id).filter(|_| d.coin());
                d.due.extend(names.iter().chain([&text]).cloned());
                let who = names.into_iter().map(Who::Name).collect();
                let statement = Statement { decision, statement: kind, who, text };
                told.record(Event::StatementRecorded { on, statement });
            }
            11 => {
                let (text, body) = (d.mark(c), d.mark(c));
                d.due.extend([text.clone(), body.clone()]);
                let (forwarded_to, forwarded_on) = (Some(body), Some(date));
                let decision = Decision { text, outcome: Outcome::Forwarded, forwarded_to, forwarded_on };
                told.record(Event::DecisionRecorded { on, decision });
            }
            7 => {
                // A member's reason and a stand-in's name are for everybody; who was away in closed items is not.
                let who = Who::Id(["m1", "m2", "m3"][usize::from(d.below(3))].into());
                let time = stamp(day(2025, 1, 15).and_hms_opt(9, 0, 0).unwrap())
                    + chrono::TimeDelta::minutes(i64::from(d.below(60)) * 5);
                told.record(match d.below(4) {
                    0 => Event::PersonArrived { who, time },
                    1 => Event::PersonLeft { who, time },
                    2 => Event::SubstituteRecorded { who, substitute: Some(Who::Name(d.mark("open"))) },
                    _ => Event::AttendanceRecorded {
                        who,
                        status: AttendanceStatus::Excused,
                        reason: d.coin().then(|| d.mark("open")),
                        substitute: d.coin().then(|| Who::Name(d.mark("open"))),
                    },
                });
            }
            8 => {
                // Somebody who is named nowhere else: on a closed item the name itself would tell.
                let who = if d.coin() { Who::Id("m2".into()) } else { Who::Name(d.mark(c)) };
                told.record(Event::DisqualificationRecorded { who: who.clone(), on: on.clone() });
                let substitute = d.coin().then(|| Who::Name(d.mark(c)));
                told.record(Event::ItemSubstituteNamed { who, on: on.clone(), substitute });
                let slot = told.meeting().slots()[index].slot.id.clone();
                let of_slot = class(told.meeting().is_slot_closed(index));
                told.record(Event::GuestAdded { slot: slot.clone(), who: Who::Name(d.mark(of_slot)), via: None });
                let (name, title, organisation) = (d.mark(of_slot), Some(d.mark(of_slot)), Some(d.mark(of_slot)));
                let id = told.meeting().new_person_id(&name);
                told.record(Event::PersonNamed { id: id.clone(), name, title, organisation, group: None });
                told.record(Event::GuestAdded { slot, who: Who::Id(id), via: None });
                told.record(Event::ItemChairNamed { on, who: d.coin().then(|| Who::Name(d.mark(c))) });
            }
            5 => {
                let named: Vec<Who> = told.meeting().guests(index).into_iter().map(|guest| guest.who.clone()).collect();
                let marks = [GuestMark::CalledIn, GuestMark::Arrived, GuestMark::DidNotCome, GuestMark::Expected];
                let mark = marks[usize::from(d.below(4))];
                let slot = told.meeting().slots()[index].slot.id.clone();
                for who in named {
                    told.record(Event::GuestMarked { slot: slot.clone(), who, mark });
                }
            }
            0 => {
                let text = d.mark(c);
                d.due.push(text.clone());
                told.decide(&on, &text, Outcome::Approved);
            }
            1 => {
                let (task, owner) = (d.mark(c), d.mark(c));
                d.due.push(owner.clone());
                told.follow_up(&on, &task, &[Who::Name(owner)], Some(date));
            }
            2 => {
                let text = d.mark("inner");
                told.record(Event::NoteRecorded { on: on.clone(), text });
                let text = d.mark(c);
                d.due.push(text.clone());
                told.record(Event::DiscussionRecorded { on, text });
            }
            3 => {
                told.record(Event::ItemPostponed { on, to: Some(date) });
            }
            4 => {
                let after = told.meeting().slots()[index].slot.id.clone();
                let (kind, access) = if d.coin() { ("open", Access::Open) } else { ("shut", Access::Closed) };
                let (slot, title) = (SlotId(d.mark(kind)), d.mark(kind));
                told.record(Event::SlotAdded { number: None, slot, title, minutes: None, after: Some(after), access });
            }
            _ => {
                told.start(index);
            }
        }
    }
    if d.coin() {
        told.record(Event::MeetingClosed);
        happen_after_the_close(d, told);
    }
}

/// Lets somebody vote who is named nowhere else, a group and somebody unknown.
fn vote(d: &mut Draw, told: &mut LiveMeeting, on: &Target, class: &str) {
    let mut sides = [Side::default(), Side::default(), Side::default()];
    for side in &mut sides {
        if d.coin() {
            side.people.push(Who::Name(d.mark(class)));
        }
        if d.coin() {
            side.groups.push(GroupVotes { group: d.mark(class), votes: 2 });
        }
        side.unnamed = u32::from(d.below(3));
        let names = side.people.iter().map(|who| match who {
            Who::Id(id) => id.0.clone(),
            Who::Name(name) => name.clone(),
        });
        d.due.extend(names.chain(side.groups.iter().map(|g| g.group.clone())));
    }
    let decision = told.meeting().decisions_on(on).last().map(|r| r.id).filter(|_| d.coin());
    let [in_favour, against, abstained] = sides;
    let vote = Vote { decision, in_favour, against, abstained, casting: d.coin().then_some(Stance::For) };
    told.record(Event::VoteRecorded { on: on.clone(), vote });
}

/// Returns whether a record on this is for the body alone.
fn is_of_something_closed(meeting: &Meeting, on: &Target) -> bool {
    match on {
        Target::Point(id) => {
            let slot = &meeting.slots()[meeting.slot_index(id).unwrap()].slot;
            slot.access.is_closed() || slot.items.iter().any(|i| meeting.is_closed(&Target::Item(i.clone())))
        }
        item => meeting.is_closed(item),
    }
}

/// Corrects, adds and opens again; why the meeting was opened again may name a closed item.
fn happen_after_the_close(d: &mut Draw, told: &mut LiveMeeting) {
    for _ in 0..d.below(4) {
        let targets = told.meeting().targets();
        let on = targets[usize::from(d.below(12)) % targets.len()].clone();
        let record = told.meeting().records_on(&on).find(|r| r.kind() != RecordKind::Note).cloned();
        let of_closed = is_of_something_closed(told.meeting(), &on);
        let c = class(of_closed);
        let (text, reason) = (d.mark(c), d.mark(c));
        let decision =
            Content::Decision(Decision { text: text.clone(), outcome: Outcome::Other, ..Decision::default() });
        let due = if of_closed { day(2099, 9, 9) } else { day(2025, 6, 6) };
        let follow_up = FollowUp {
            task: text.clone(),
            owners: vec![Who::Name(d.mark(c))],
            due: Some(due),
            line: "line as typed".into(),
        };
        match (record, d.below(3)) {
            (_, 0) => {
                let reason = d.mark("shut");
                told.record(Event::MeetingReopened { reason }).record(Event::MeetingClosed);
                continue;
            }
            (Some(record), 1) => {
                let content = match record.current().clone() {
                    Content::Decision(_) => decision,
                    Content::Statement(s) => Content::Statement(Statement { text: text.clone(), ..s }),
                    Content::Discussion { .. } => Content::Discussion { text: text.clone() },
                    Content::Vote(vote) => {
                        let against = Side { people: vec![Who::Name(text.clone())], ..Side::default() };
                        Content::Vote(Vote { against, ..vote })
                    }
                    _ => Content::FollowUp(follow_up),
                };
                told.record(Event::CorrectionRecorded { record: record.id, content, reason: reason.clone() });
            }
            (_, n) => {
                let content = match (n, d.coin()) {
                    (1, _) => decision,
                    (_, true) => Content::Discussion { text: text.clone() },
                    (_, false) => Content::FollowUp(follow_up),
                };
                told.record(Event::AdditionRecorded { on, content, reason: reason.clone() });
            }
        }
        d.due.extend([text, reason]);
    }
}

/// Returns whether the public's times of attendance leave open who was there in the closed slots: none falls into one.
fn tells_nothing_of_closed_items(told: &LiveMeeting, public: &Protocol) -> bool {
    let meeting = told.meeting();
    let is_closed = |i: &usize| public.slots[*i].access.is_closed();
    let closed = (0..meeting.slots().len()).filter(is_closed).flat_map(|i| meeting.slots()[i].spans.clone());
    let closed: Vec<_> = closed.collect();
    let held = meeting.held(told.at);
    let edges = public.attendance.iter().flat_map(|a| &a.spans).flat_map(|s| [Some(s.from), s.to]).flatten();
    edges
        .filter(|at| held.is_none_or(|h| h.start != *at && h.end != Some(*at)))
        .all(|at| !closed.iter().any(|c| c.start <= at && c.end.is_none_or(|end| at <= end)))
}

/// What a wall screen shows of the meeting: wide, so that nothing is cut, and too low for letters that no test can
/// read.
pub fn on_a_wall(told: &LiveMeeting, audience: Audience, (width, height): (u16, u16)) -> String {
    let meeting = told.meeting();
    let (lang, theme) = (Lang::Da, Theme::new(true));
    let scene = Scene { meeting, recorded: true, audience, lang, speed: 1.0, trouble: None };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let now = stamp(day(2025, 1, 15).and_hms_opt(15, 0, 0).unwrap());
    terminal.draw(|frame| chair::draw(frame, frame.area(), &scene.picture(now), lang, theme)).unwrap();
    terminal.backend().buffer().content.iter().map(|cell| cell.symbol()).collect()
}

/// Writes a protocol in a format, as text that can be searched; of a zip file, all its parts and their names.
pub fn text(format: Format, protocol: &Protocol) -> String {
    let bytes = render(format, protocol, &Templates::default()).unwrap().bytes;
    match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => {
            use super::pdf::reading;
            // Among the numbers of a layout any four digits turn up.
            reading::text(&bytes, false) + &reading::inside(&bytes).replace("2099", "")
        }
        Format::Docx => super::docx::parts(&bytes).iter().map(|(name, part)| format!("{name}\n{part}\n")).collect(),
        // A calendar's long lines are folded.
        Format::Ics => String::from_utf8(bytes).unwrap().replace("\r\n ", ""),
        _ => crate::kit::blanks(&String::from_utf8(bytes).unwrap()),
    }
}

/// Names a kind of agenda and a format of it; all of them in turn.
pub fn agenda_in_turn(turn: usize) -> (DocumentKind, Format) {
    let formats = [Format::Md, Format::Html, Format::Docx, Format::Ics];
    let kind = if turn % 8 < 4 || turn % 4 == 3 { DocumentKind::Agenda } else { DocumentKind::Plan };
    (kind, formats[turn % 4])
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn closed_and_internal_text_is_in_no_public_document(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        let mut d = Draw { bytes: bytes.into_iter(), markers: 0, due: Vec::new() };
        let mut told = LiveMeeting::new(random_agenda(&mut d));
        happen(&mut d, &mut told);
        let (full, public) = (told.protocol(Audience::Full), told.protocol(Audience::Public));
        prop_assert!(tells_nothing_of_closed_items(&told, &public), "{:#?}", public.attendance);
        for size in [(250, 27), (80, 24), (40, 10)] {
            let screen = on_a_wall(&told, Audience::Public, size);
            prop_assert!(!screen.contains("shut") && !screen.contains("inner"), "at {size:?}:\n{screen}");
        }
        prop_assert!(!on_a_wall(&told, Audience::Full, (250, 27)).contains("inner"));
        let (kind, format) = agenda_in_turn(d.markers);
        let agenda = |audience| told.agenda_document(kind, audience);
        holds_what_it_must_and_no_more(format, &agenda(Audience::Full), &agenda(Audience::Public), &[])?;
        // A PDF takes longer than all the others: it has cases of its own.
        for format in Format::ALL.into_iter().filter(|f| *f != Format::Pdf) {
            holds_what_it_must_and_no_more(format, &full, &public, &d.due)?;
        }
    }
}

#[cfg(feature = "pdf")]
proptest! {
    #![proptest_config(cases(crate::kit::faults::size(40, 1000) as u32))]

    #[test]
    fn closed_and_internal_text_is_in_no_public_pdf(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        let mut d = Draw { bytes: bytes.into_iter(), markers: 0, due: Vec::new() };
        let mut told = LiveMeeting::new(random_agenda(&mut d));
        happen(&mut d, &mut told);
        let (full, public) = (told.protocol(Audience::Full), told.protocol(Audience::Public));
        holds_what_it_must_and_no_more(Format::Pdf, &full, &public, &d.due)?;
    }
}

/// Looks for closed and internal text where it must not be, and for what was recorded where it must.
fn holds_what_it_must_and_no_more(
    format: Format,
    full: &Protocol,
    public: &Protocol,
    due: &[String],
) -> Result<(), TestCaseError> {
    let name = format.ending();
    let public = text(format, public);
    for secret in ["shut", "inner", "line as typed", "2099"] {
        prop_assert!(!public.contains(secret), "{secret} in {name}:\n{public}");
    }
    let full = text(format, full);
    for inner in ["inner", "line as typed"] {
        prop_assert!(!full.contains(inner), "{inner} in {name}:\n{full}");
    }
    // The lists of follow-ups hold no decisions.
    if matches!(format, Format::Csv | Format::Ics) {
        return Ok(());
    }
    let (full_lower, public_lower) = (full.to_lowercase(), public.to_lowercase());
    for due in due {
        prop_assert!(full_lower.contains(due), "{due} is missing in {name}:\n{full}");
    }
    for due in due.iter().filter(|due| due.starts_with("open")) {
        prop_assert!(public_lower.contains(due), "{due} is missing in {name}:\n{public}");
    }
    Ok(())
}

#[test]
fn a_record_on_an_item_that_is_nowhere_is_kept_for_the_body_alone() {
    let mut told = january();
    told.decide(&Target::Item("nowhere".into()), "Forsvundet beslutning.", Outcome::Other);
    assert!(markdown(&told.protocol(Audience::Full)).unwrap().contains("Forsvundet beslutning."));
    assert!(!markdown(&told.protocol(Audience::Public)).unwrap().contains("Forsvundet"));
}

#[test]
fn the_public_wall_shows_of_a_closed_slot_its_number_and_public_title_and_the_full_one_its_guests() {
    let source = r#"
title = "T"
date = 2025-01-15
slot = [
    { at = "9.00", minutes = 10, items = [1], title = "shut one", guests = ["shut two"], lead = ["shut three"], block = "shut four" },
    { at = "9.10", minutes = 10, items = [2, 3], title = "shut five", guests = [{ who = "shut six", via = "Teams" }], text = "shut seven" },
]
[[item]]
number = 1
title = "shut eight"
access = "closed"
public_title = "Personale"
[[item]]
number = 2
title = "Åbent"
[[item]]
number = 3
title = "shut nine"
access = "closed"
"#;
    let mut told = LiveMeeting::new(agenda(source));
    told.at("9.00").start(0);
    let full = on_a_wall(&told, Audience::Full, (120, 24));
    assert!(full.contains("1  shut one 🔒") && full.contains("shut six via Teams"), "{full}");
    let public = on_a_wall(&told, Audience::Public, (120, 24));
    assert!(public.contains("1  Personale 🔒") && public.contains("2+3  Åbent · Lukket punkt 🔒"), "{public}");
    assert!(!public.contains("shut"), "{public}");
    told.at("9.10").start(1).record(Event::MeetingClosed);
    let public = on_a_wall(&told, Audience::Public, (120, 24));
    assert!(public.contains("Personale") && !public.contains("shut"), "{public}");
}

#[test]
fn no_id_of_an_open_point_tells_the_title_of_a_closed_one() {
    let json = |closed: &str, audience| {
        let slot = |title: &str, rest: &str| format!("[[slot]]\ntitle = \"{title}\"\n{rest}\n");
        let plan = slot(closed, "access = \"closed\"") + &slot("Opsigelse", "") + &slot("Opsigelse", "");
        let own = slot("Opsigelse", "id = \"opsigelse-7\"") + &slot("Budget", "id = \"b\"");
        let agenda = agenda(&format!("title = \"M\"\ndate = 2025-01-15\n{plan}{own}"));
        let model = LiveMeeting::new(agenda).protocol(audience);
        let ids = model.slots.iter().map(|slot| slot.id.clone()).collect::<Vec<_>>();
        assert!(model.items.iter().all(|item| ids.contains(&item.id)), "{ids:?}");
        ids
    };
    let shown = ["closed-slot-1", "opsigelse", "opsigelse-2", "opsigelse-3", "b"];
    assert_eq!(json("Opsigelse", Audience::Public), shown);
    assert_eq!(json("Andet", Audience::Public), shown);
    let full = ["opsigelse", "opsigelse-2", "opsigelse-3", "opsigelse-7", "b"];
    assert_eq!(json("Opsigelse", Audience::Full), full, "the body's own are the meeting's");
}
