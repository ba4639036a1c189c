//! A meeting's state in words that do not depend on the program's names: what is so, from the outside.

use std::fmt::Write as _;

use punktlig::agenda::{Access, Agenda, ItemKind, ItemType, Outcome, Role, SlotKind, Who};
use punktlig::meeting::{
    AbsenceKind, AttendanceStatus, Attendee, CandidateVotes, CheckpointKind, Content, GuestMark, History, Known,
    Meeting, Record, Side, SlotState, Span, Stance, StatementKind, Target, Vote, VoteTrouble,
};
use punktlig::time::Stamp;

use crate::kit::gaps;

/// Says everything that follows from a meeting's events at the time of the last.
pub fn describe(history: &History) -> String {
    let meeting = history.meeting();
    let mut out = String::new();
    head(&mut out, history);
    plan(&mut out, meeting);
    items(&mut out, meeting);
    records(&mut out, meeting);
    people(&mut out, meeting);
    out
}

fn moment(at: Stamp) -> String {
    at.format("%Y-%m-%d %H:%M:%S%.3f %:z").to_string()
}

fn stretch(span: &Span) -> String {
    format!("{} to {}", moment(span.start), span.end.map_or_else(|| "now".to_owned(), moment))
}

fn or_none(what: Option<String>) -> String {
    what.unwrap_or_else(|| "none".to_owned())
}

fn on(target: &Target) -> String {
    match target {
        Target::Item(id) => format!("item {id}"),
        Target::Point(id) => format!("point {id}"),
    }
}

fn who(who: &Who) -> String {
    match who {
        Who::Id(id) => id.0.clone(),
        Who::Name(name) => format!("\"{name}\""),
    }
}

fn list<T>(all: impl IntoIterator<Item = T>, say: impl Fn(T) -> String) -> String {
    let said: Vec<String> = all.into_iter().map(say).collect();
    if said.is_empty() { "none".to_owned() } else { said.join(", ") }
}

fn head(out: &mut String, history: &History) {
    let meeting = history.meeting();
    let Agenda { title, date, body, .. } = meeting.agenda();
    let rehearsal = if meeting.rehearsal() { ", a rehearsal" } else { "" };
    writeln!(out, "Meeting: {title}, {}, {date}{rehearsal}", or_none(body.clone())).unwrap();
    let mut line = |what: &str, value: Option<String>| writeln!(out, "{what}: {}", or_none(value)).unwrap();
    line("Record created", meeting.created_at().map(moment));
    line("Last event", meeting.last_at().map(moment));
    line("Opened", meeting.opened_at().map(moment));
    line("Closed", meeting.closed_at().map(moment));
    line("First closed", meeting.first_closed_at().map(moment));
    line("Paused since", meeting.paused_since().map(moment));
    line("Running", meeting.running().map(|i| meeting.slots()[i].slot.id.0.clone()));
    line("Undo would take back event", history.next_undo().map(|entry| entry.seq.to_string()));
    line("Redo would bring back event", history.next_redo().map(|entry| entry.seq.to_string()));
    line("Pauses", (!meeting.pauses().is_empty()).then(|| list(meeting.pauses(), stretch)));
    if let Some(count) = meeting.public_count() {
        line("The public", Some(count.to_string()));
    }
    let now = meeting.last_at().unwrap();
    line("Nothing ran", (!gaps(meeting, now).is_empty()).then(|| list(&gaps(meeting, now), stretch)));
    for pin in meeting.pins() {
        let what = match &pin.kind {
            CheckpointKind::Closed => "the close".to_owned(),
            CheckpointKind::Correction => "a correction".to_owned(),
            CheckpointKind::Addition => "an addition".to_owned(),
            CheckpointKind::Reopened(why) => format!("the reopening, because \"{why}\""),
        };
        writeln!(out, "A protocol prints the value at event {}, {}: {what}", pin.seq, moment(pin.at)).unwrap();
    }
}

fn plan(out: &mut String, meeting: &Meeting) {
    let now = meeting.last_at().unwrap();
    writeln!(out, "\nPlan").unwrap();
    for (index, run) in meeting.slots().iter().enumerate() {
        let slot = &run.slot;
        let state = match meeting.slot_state(index) {
            SlotState::Pending => "to come",
            SlotState::Running => "running",
            SlotState::Done => "done",
            SlotState::Postponed => "postponed",
            SlotState::Skipped => "not to be treated",
        };
        let mut notes: Vec<&str> = vec![state];
        notes.extend(match slot.kind {
            SlotKind::Item => None,
            SlotKind::Break => Some("a break"),
            SlotKind::Close => Some("the end"),
        });
        let is_so = |so: bool, what: &'static str| so.then_some(what);
        notes.extend(is_so(slot.access == Access::Closed, "closed in the plan"));
        notes.extend(is_so(slot.fixed, "at a fixed time"));
        notes.extend(is_so(run.unplanned, "added in the meeting"));
        notes.extend(is_so(run.removed, "no longer in the agenda"));
        notes.extend(is_so(run.moved, "moved"));
        let start = slot.start.map_or_else(|| "no time".to_owned(), |at| at.to_string());
        writeln!(out, "- {}: \"{}\", {start}, {}", slot.id, slot.title, notes.join(", ")).unwrap();
        if let Some(start) = run.changed_start {
            writeln!(out, "  start: now {start}").unwrap();
        }
        if !run.merged.is_empty() {
            writeln!(out, "  put together of: {}", list(&run.merged, |slot| slot.id.to_string())).unwrap();
        }
        let minutes = |m: Option<u32>| or_none(m.map(|m| m.to_string()));
        let budget = run.changed_minutes.map_or_else(String::new, |m| format!(", now {m}"));
        writeln!(
            out,
            "  minutes: {}{budget}; ran for {} seconds",
            minutes(run.agreed_minutes()),
            meeting.elapsed(index, now).num_seconds()
        )
        .unwrap();
        if !slot.items.is_empty() {
            writeln!(out, "  treats: {}", list(&slot.items, ToString::to_string)).unwrap();
        }
        if let Some(block) = &slot.block {
            writeln!(out, "  block: {block}").unwrap();
        }
        run.spans.iter().for_each(|span| writeln!(out, "  ran from {}", stretch(span)).unwrap());
        for guest in meeting.guests(index) {
            let mark = match guest.mark {
                GuestMark::Expected => "expected",
                GuestMark::CalledIn => "called in",
                GuestMark::Arrived => "arrived",
                GuestMark::DidNotCome => "did not come",
            };
            let stays = if guest.stays { ", is there for a neighbour" } else { "" };
            writeln!(out, "  guest {}: {mark}{stays}", who(guest.who)).unwrap();
        }
        let point = Target::Point(slot.id.clone());
        matter(out, meeting, &point);
    }
}

/// What is so of an item or a point whether or not anything is recorded on it.
fn matter(out: &mut String, meeting: &Meeting, target: &Target) {
    if meeting.is_closed(target) {
        writeln!(out, "  kept from the public").unwrap();
    }
    if let Some(postponement) = meeting.postponement(target) {
        let to = or_none(postponement.to.map(|date| date.to_string()));
        writeln!(out, "  postponed at {}, to: {to}", moment(postponement.at)).unwrap();
    }
    let those = meeting.disqualified(target);
    if !those.is_empty() {
        writeln!(out, "  disqualified: {}", list(&those, who)).unwrap();
    }
    if let Some(chair) = meeting.item_chair(target) {
        writeln!(out, "  chaired by {}", who(chair)).unwrap();
    }
    for (member, substitute) in meeting.item_substitutes(target) {
        writeln!(out, "  {} stands in for {}", who(&substitute), who(&member)).unwrap();
    }
    // Of slots nothing is said: only what an event says.
    let by_event =
        Known { record: &|_| true, slot: &|_| false, postponement: &|on| meeting.postponement(on).is_some() };
    let together = meeting.considered_together(target, &by_event);
    if !together.is_empty() {
        writeln!(out, "  considered together: {}", list(&together, on)).unwrap();
    }
    let now = meeting.last_at().unwrap();
    for absent in meeting.not_there(target, now) {
        let how = match absent.why {
            AbsenceKind::Disqualified => "disqualified".to_owned(),
            AbsenceKind::Excused => "excused from it".to_owned(),
            AbsenceKind::Away => "away".to_owned(),
            AbsenceKind::Partly => "away for a part".to_owned(),
            AbsenceKind::Came(at) => format!("came at {}", moment(at)),
            AbsenceKind::Returned(at) => format!("came back at {}", moment(at)),
            AbsenceKind::Left(at) => format!("left at {}", moment(at)),
        };
        writeln!(out, "  not there: {}, {how}", who(&absent.who)).unwrap();
    }
}

fn items(out: &mut String, meeting: &Meeting) {
    writeln!(out, "\nItems").unwrap();
    for item in &meeting.agenda().items {
        let mut notes: Vec<String> = Vec::new();
        notes.extend((item.access == Access::Closed).then(|| "closed in the agenda".to_owned()));
        notes.extend(item.public_title.as_ref().map(|title| format!("to the public \"{title}\"")));
        notes.extend(item.public_decision.as_ref().map(|text| format!("decided, to the public \"{text}\"")));
        notes.extend(item.case.as_ref().map(|case| format!("case {case}")));
        notes.extend(match item.kind {
            ItemKind::Item => None,
            ItemKind::Plan => Some("the plan".to_owned()),
            ItemKind::Upcoming => Some("the coming meetings".to_owned()),
        });
        notes.extend(match item.item_type {
            ItemType::Decision => None,
            ItemType::Discussion => Some("for discussion".to_owned()),
            ItemType::Information => Some("for information".to_owned()),
        });
        notes.extend(meeting.is_item_removed(&item.id).then(|| "no longer in the agenda".to_owned()));
        let number = item.number.as_deref().unwrap_or("without a number");
        let notes = if notes.is_empty() { String::new() } else { format!("; {}", notes.join(", ")) };
        writeln!(out, "- {} ({number}): \"{}\"{notes}", item.id, item.title).unwrap();
        matter(out, meeting, &Target::Item(item.id.clone()));
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "approved",
        Outcome::Noted => "noted",
        Outcome::Discussed => "discussed",
        Outcome::Rejected => "rejected",
        Outcome::Postponed => "postponed",
        Outcome::Forwarded => "forwarded",
        Outcome::Other => "other",
    }
}

fn side(side: &Side) -> String {
    let groups = list(&side.groups, |g| format!("{} {}", g.group, g.votes));
    format!(
        "{} (people: {}; groups: {groups}; without a name: {})",
        side.count(),
        list(&side.people, who),
        side.unnamed
    )
}

fn content(content: &Content) -> String {
    match content {
        Content::Decision(d) => {
            let to = d.forwarded_to.as_ref().map_or_else(String::new, |to| format!(", forwarded to {to}"));
            let day = d.forwarded_on.map_or_else(String::new, |day| format!(", on {day}"));
            format!("decision, {}{to}{day}: {:?}", outcome(d.outcome), d.text)
        }
        Content::FollowUp(f) => {
            let due = or_none(f.due.map(|due| due.to_string()));
            format!("follow-up: {:?}, by {}, due {due}, typed as {:?}", f.task, list(&f.owners, who), f.line)
        }
        Content::Discussion { text } => format!("discussion: {text:?}"),
        Content::Note { text } => format!("note: {text:?}"),
        Content::Vote(v) => vote(v),
        Content::Election(e) => {
            let stood = |c: &CandidateVotes| {
                let votes = or_none(c.votes.map(|votes| votes.to_string()));
                format!("{} (votes: {votes}, elected: {})", who(&c.who), c.elected)
            };
            let rest = format!("blank: {}, invalid: {}, lots: {}", e.blank, e.invalid, e.lots);
            format!("election of {:?}: {}; {rest}; typed as {:?}", e.title, list(&e.candidates, stood), e.line)
        }
        Content::Motion(m) => {
            let mover = or_none(m.mover.as_ref().map(who));
            format!(
                "amendment by {mover}, seconded by {}: {:?}, typed as {:?}",
                list(&m.seconders, who),
                m.text,
                m.line
            )
        }
        Content::Statement(s) => {
            let kind = if s.statement == StatementKind::Dissent { "dissent" } else { "remark" };
            let named = or_none(s.decision.map(|d| d.0.to_string()));
            format!("{kind} of {}, names decision {named}: {:?}", list(&s.who, who), s.text)
        }
    }
}

fn vote(vote: &Vote) -> String {
    let casting = match vote.casting {
        None => "none",
        Some(Stance::For) => "for",
        Some(Stance::Against) => "against",
        Some(Stance::Abstained) => "abstained",
    };
    let [in_favour, against, abstained] = [Stance::For, Stance::Against, Stance::Abstained].map(|s| side(vote.side(s)));
    let named = or_none(vote.decision.map(|d| d.0.to_string()));
    format!(
        "vote, names decision {named}: for {in_favour}, against {against}, abstained {abstained}, casting vote {casting}"
    )
}

fn trouble(trouble: &VoteTrouble) -> String {
    match trouble {
        VoteTrouble::Fewer { votes, present } => format!("{votes} votes of {present}"),
        VoteTrouble::More { votes, present } => format!("{votes} votes of only {present}"),
        VoteTrouble::Twice(w) => format!("{} twice", who(w)),
        VoteTrouble::NotThere(w) => format!("{} not there", who(w)),
        VoteTrouble::Disqualified(w) => format!("{} disqualified", who(w)),
        VoteTrouble::Group { group, votes, present } => format!("{votes} votes of {present} in {group}"),
        VoteTrouble::Tie => "a tie".to_owned(),
        VoteTrouble::NoTie => "a casting vote without a tie".to_owned(),
        VoteTrouble::CastingNotThere(w) => format!("a casting vote by {}, not there", who(w)),
        VoteTrouble::CastingDisqualified(w) => format!("a casting vote by {}, disqualified", who(w)),
        VoteTrouble::CastingOtherwise(w) => format!("a casting vote by {}, who voted otherwise", who(w)),
        VoteTrouble::NotCarried => "approved without a majority".to_owned(),
        VoteTrouble::OutcomeAgainst(_) => "an outcome without a majority".to_owned(),
        VoteTrouble::RecommendedAgainst => "recommended without a majority".to_owned(),
        VoteTrouble::TooFewFor { votes, needed } => {
            format!("approved with {votes} votes of the {needed} that it takes")
        }
        VoteTrouble::Carried => "rejected with a majority for it".to_owned(),
        VoteTrouble::Second => "a second vote on the decision".to_owned(),
        VoteTrouble::Waiting => "on no decision yet".to_owned(),
        VoteTrouble::PostponedAgainst => "postponed without a majority".to_owned(),
        VoteTrouble::ElectionTie => "as many votes for somebody else".to_owned(),
        VoteTrouble::ElectedWithFewer(w) => format!("{} elected with fewer votes", who(w)),
        VoteTrouble::NobodyElected => "nobody elected".to_owned(),
    }
}

fn records(out: &mut String, meeting: &Meeting) {
    writeln!(out, "\nRecords").unwrap();
    for record in meeting.records() {
        writeln!(
            out,
            "- {} on {} \"{}\", at {}",
            record.id.0,
            on(&record.on),
            meeting.title(&record.on),
            moment(record.at)
        )
        .unwrap();
        writeln!(out, "  {}", content(record.original().content())).unwrap();
        about(out, meeting, record);
    }
}

fn about(out: &mut String, meeting: &Meeting, record: &Record) {
    let mut line = |what: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(out, "  {what}{value}").unwrap();
        }
    };
    line("withdrawn", record.withdrawn.then(String::new));
    line("kept from the public", meeting.is_record_closed(record).then(String::new));
    let wordings = meeting.public_wordings(&record.on);
    let wording = wordings.iter().find(|(id, _)| *id == record.id).map(|(_, text)| format!("{text:?}"));
    line("to the public ", wording);
    line("changed at ", record.edited_at.map(moment));
    line("stood in a protocol", meeting.is_sealed(record.id).then(String::new));
    line("added after the close, because ", record.added_reason().map(|why| format!("{why:?}")));
    line("added by ", record.added_by.clone());
    for correction in &record.corrections {
        let by = correction.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let (at, said) = (moment(correction.at), content(&correction.content));
        let what = format!("{at}{by}, because {:?}: {said}", correction.reason);
        line("corrected at ", Some(what));
    }
    line("belongs to decision ", meeting.decision_of(record).map(|id| id.0.to_string()));
    if let Content::Vote(vote) = record.current() {
        let now = meeting.last_at().unwrap();
        let voters = meeting.voters(&record.on, record.circumstances(), record.at, now);
        line("could vote: ", Some(list(&voters, |voter| who(&voter.who))));
        let troubles = meeting.vote_troubles(&record.on, vote, record.circumstances(), record.at, now);
        line("does not add up: ", (!troubles.is_empty()).then(|| list(&troubles, trouble)));
    }
}

fn people(out: &mut String, meeting: &Meeting) {
    let agenda = meeting.agenda();
    let now = meeting.last_at().unwrap();
    writeln!(out, "\nPeople").unwrap();
    writeln!(out, "Known: {}", list(&agenda.people, |p| format!("{} ({})", p.id, p.name))).unwrap();
    writeln!(out, "Units: {}", list(&agenda.units, |u| format!("{} ({})", u.id, u.name))).unwrap();
    let quorum = meeting.quorum(now);
    writeln!(out, "Seats taken: {} of {}", quorum.present, quorum.seats).unwrap();
    writeln!(out, "Attendance recorded: {}", if meeting.is_attendance_recorded() { "yes" } else { "no" }).unwrap();
    meeting.attendees(now).iter().for_each(|attendee| writeln!(out, "- {}", attended(attendee)).unwrap());
}

fn attended(attendee: &Attendee) -> String {
    let mut parts = vec![who(&attendee.who)];
    parts.push(
        match attendee.role {
            Role::Member => "member",
            Role::Participant => "participant",
            Role::Guest => "guest",
        }
        .to_owned(),
    );
    parts.push(
        match attendee.status {
            AttendanceStatus::Present => "present",
            AttendanceStatus::Excused => "excused",
            AttendanceStatus::Absent => "absent",
        }
        .to_owned(),
    );
    parts.extend(attendee.is_told.then(|| "recorded".to_owned()));
    parts.extend(attendee.is_here.then(|| "in the room".to_owned()));
    parts.extend(attendee.reason.as_ref().map(|why| format!("because {why:?}")));
    parts.extend(attendee.substitute.as_ref().map(|s| format!("substitute {}", who(s))));
    parts.extend(attendee.proxy.as_ref().map(|holder| format!("proxy to {}", who(holder))));
    parts.extend(attendee.is_online.map(|is_online| if is_online { "online" } else { "not online" }.to_owned()));
    parts.extend(attendee.substitute_for.as_ref().map(|s| format!("for {}", who(s))));
    parts.extend(attendee.spans.iter().map(|span| format!("from {}", stretch(span))));
    parts.join(", ")
}
