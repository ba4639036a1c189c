//! Builds the items of the view model, and the points: their texts, what was recorded on them, and the words for it.

use std::collections::{BTreeSet, HashMap};

use super::after::{self, corrected_at};
use super::agenda_document;
use super::commonmark;
use super::discussion;
use super::followups;
use super::model::{
    self, Decision, DocumentKind, Entry, EntryKind, FollowUp, FollowUpState, Item, Kind, Owner, Participant, Party,
    Plan, Status,
};
use super::parts::{self, recommendation};
use super::people::People;
use super::programme::is_off;
use super::record_heading::is_decided;
use super::sentences::{self, party, took_part};
use super::votes::{Voted, voted_on};
use crate::agenda::{self, Access, Agenda, ItemKind, ItemType, Slot, SlotId, Who};
use crate::audience::{Audience, RedactedGuest, RedactedItem, RedactedMeeting, RedactedSlot, Subject};
use crate::lang::Lang;
use crate::meeting::{Amended, Content, Deciding, Record, RecordId, RecordKind, StatementKind};
use crate::wording;
use crate::{msg, text};

/// What the words of an item depend on.
pub(super) struct Wording<'a> {
    pub source: &'a RedactedMeeting,
    pub people: &'a People<'a>,
    /// What the document is.
    pub kind: DocumentKind,
    pub status: Status,
    pub audience: Audience,
    pub lang: Lang,
    /// In an extract, what was recorded by lines that are not proven.
    pub unproven: Option<&'a BTreeSet<RecordId>>,
    /// What slots are called in this document, where that is not what the meeting calls them.
    pub slot_ids: HashMap<SlotId, SlotId>,
}

/// Builds all items, then all points.
pub(super) fn build(w: &Wording<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = w.source.items.iter().map(|m| w.item(m)).collect();
    if !w.kind.is_protocol() {
        items.iter_mut().for_each(agenda_document::forget_course);
    }
    let mut apart = w.told_apart(&items);
    let has_plan = w.has_plan();
    for (place, item) in items.iter_mut().enumerate() {
        let mut marks: Vec<String> = apart.remove(&place).into_iter().chain(w.marks(item)).collect();
        item.wording.heading = wording::marked(&item.title, &marks);
        let is_only_withheld = w.source.items.get(place).is_some_and(|matter| matter.is_only_withheld);
        marks.extend(w.closed_mark(item.access, is_only_withheld));
        item.wording.listed = wording::marked(&item.title, &marks);
        if item.is_bare_point() && has_plan {
            // In the plan's item; a heading of its own has its access below it.
            item.wording.heading.clone_from(&item.wording.listed);
        }
    }
    let mut over: Option<String> = None;
    for item in items.iter_mut().filter(|item| item.kind != Kind::Point) {
        if item.heading != over {
            over.clone_from(&item.heading);
            item.wording.group.clone_from(&item.heading);
            item.wording.ends_group = item.heading.is_none();
        }
    }
    let is_said = |item: &Item| {
        !item.wording.participants.is_empty()
            || !item.wording.attendance.is_empty()
            || !item.wording.entries.is_empty()
            || !item.wording.discussion.is_empty()
            || !item.annexes.is_empty()
    };
    let said: Vec<usize> = (0..items.len()).filter(|i| items[*i].is_bare_point() && is_said(&items[*i])).collect();
    let is_decided = said.iter().filter_map(|i| items.get(*i)).any(is_decided);
    // The first item that prints the plan prints what its points have too; annexes alone are nothing decided.
    if items.iter().any(|i| i.plan.is_some()) {
        for place in &said {
            items.get_mut(*place).into_iter().for_each(|point| w.join_discussion(point));
        }
    }
    if let Some(item) = items.iter_mut().find(|i| i.plan.is_some()) {
        if is_decided {
            item.wording.decision_heading.get_or_insert_with(|| w.decision_heading(w.agenda().date, None));
        }
        if let Some(plan) = &mut item.plan {
            plan.points = said;
        }
    }
    items
}

impl Wording<'_> {
    pub(super) fn agenda(&self) -> &Agenda {
        &self.source.head
    }

    fn item(&self, matter: &RedactedItem) -> Item {
        let mut item = match &matter.subject {
            Subject::Item(item) => self.of_item(item, matter.redacted),
            Subject::Point(slot) => self.of_point(slot),
        };
        item.removed = matter.removed;
        item.unplanned = matter.unplanned;
        let runs: Vec<&RedactedSlot> = matter.slots.iter().filter_map(|i| self.source.slots.get(*i)).collect();
        let held: Vec<&RedactedSlot> = runs.iter().copied().filter(|r| r.has_run()).collect();
        let day = self.day_of_decision(matter, &held);
        let all = self.participants(&matter.participants, |_| true);
        let told = self.participants(&matter.participants, |guest| !guest.withheld);
        let withheld = self.participants(&matter.participants, |guest| guest.withheld);
        let is_lead_withheld = runs.iter().any(|run| run.is_lead_withheld && !run.lead.is_empty());
        let is_partly_withheld =
            matter.is_emptied || !matter.withheld.is_empty() || !withheld.is_empty() || is_lead_withheld;
        let is_labelled = !item.is_bare_point() || item.access.is_closed();
        let label = is_labelled.then_some(item.access).and_then(|access| match access {
            Access::Open if is_partly_withheld => Some("protocol-open-partly"),
            Access::Open => self.agenda().protocol.labels_open().then_some("protocol-open"),
            Access::Closed if matter.is_only_withheld => Some("protocol-open-withheld"),
            Access::Closed => Some("protocol-closed"),
        });
        item.wording.access = label.map(|label| self.lang.text(label));
        item.public_decisions.clone_from(&matter.public_wordings);
        if matter.redacted {
            let worded = matter.public_wordings.iter().cloned();
            item.wording.entries =
                worded.map(|text| Entry { kind: EntryKind::PublicWording, lead: None, text }).collect();
            let is_told = !item.wording.entries.is_empty();
            item.wording.decision_heading = is_told.then(|| self.decision_heading(day, None));
            return item;
        }
        item.wording.planned = self.planned(&item, &runs);
        item.wording.lead = self.lead_of(&item, &runs);
        item.wording.lead.extend(self.expected(&item, &matter.subject.target(), &runs));
        item.wording.lead.extend(self.excused(matter));
        item.participants = all;
        item.considered_with = self.considered_with(matter);
        item.motions = matter.records.iter().filter_map(|r| self.motion(r, matter)).collect();
        item.elections = matter.records.iter().filter_map(|r| self.election(r, matter)).collect();
        item.decisions = matter.records.iter().filter_map(|r| self.decision(r, matter)).collect();
        item.votes = self.votes(matter, None);
        item.dissents = self.statements(matter, None, StatementKind::Dissent);
        item.remarks = self.statements(matter, None, StatementKind::Remark);
        item.followups = matter.records.iter().filter_map(|r| self.follow_up(r, matter)).collect();
        let abouts: Vec<String> = item.followups.iter().map(|f| followups::about(&item, f)).collect();
        for (follow_up, about) in item.followups.iter_mut().zip(abouts).filter(|(f, _)| f.task.trim().is_empty()) {
            follow_up.about = Some(about);
        }
        item.postponed = matter.postponement.is_some();
        item.postponed_to = matter.postponement.and_then(|p| p.to);
        item.postponement_votes = self.votes_on_postponement(matter);
        item.disqualified = matter.disqualified.iter().map(|who| party(self.agenda(), who)).collect();
        item.chair = matter.chair.as_ref().map(|who| party(self.agenda(), who));
        item.wording.attendance = sentences::attendance(self.source, matter, item.number.as_deref(), self.lang);
        item.wording.participants = took_part(&told, true, self.lang);
        let withheld = took_part(&withheld, true, self.lang);
        item.wording.participants.extend(withheld.iter().map(|said| sentences::withheld(said, self.lang)));
        self.discuss(&mut item, matter);
        item.wording.entries = self.entries(matter, &item, held.is_empty());
        item.state = self.state(matter, &item, &runs);
        let decides = match &matter.subject {
            Subject::Item(of) => self.agenda().recommends_to(of),
            Subject::Point(_) => None,
        };
        item.wording.decision_heading = self.record_heading(&item, day, decides);
        item
    }

    fn of_item(&self, item: &agenda::Item, redacted: bool) -> Item {
        let parties = |all: &[Who]| all.iter().map(|w| party(self.agenda(), w)).collect::<Vec<Party>>();
        let responsible = parties(&item.responsible);
        let case_worker = parties(&item.case_worker);
        let mover = item.mover.as_ref().map(|who| party(self.agenda(), who));
        let words = |all: &[Party]| (!all.is_empty()).then(|| sentences::list(all, self.lang));
        let wording = model::Wording {
            approves: item.approves.as_ref().and_then(|minutes| self.approved(minutes)),
            supplement: item.supplement.map(|day| self.issued(day)),
            mover: item.mover.as_ref().map(|who| match who {
                Who::Id(_) => self.people.titled(who),
                Who::Name(_) => sentences::list(mover.as_slice(), self.lang),
            }),
            decides: self.agenda().recommends_to(item).map(str::to_owned),
            history: item.history.iter().map(|earlier| self.earlier(earlier)).collect(),
            responsible: words(&responsible),
            case_worker: words(&case_worker),
            ..model::Wording::default()
        };
        Item {
            number: item.number.clone(),
            kind: match item.kind {
                ItemKind::Item => Kind::Item,
                ItemKind::Plan => Kind::Plan,
                ItemKind::Upcoming => Kind::Upcoming,
            },
            item_type: if redacted { None } else { Some(item.item_type) },
            heading: item.heading.clone(),
            approves: item.approves.as_ref().map(parts::minutes),
            supplement: item.supplement,
            decides: item.decides.clone(),
            history: item.history.iter().map(|earlier| self.decided_before(earlier)).collect(),
            mover,
            case: item.case.clone(),
            process: item.process.clone(),
            responsible,
            case_worker,
            background: blocks(item.background.as_deref()),
            presentation: blocks(item.presentation.as_deref()),
            economy: blocks(item.economy.as_deref()),
            recommendation: recommendation(item),
            plan: (item.kind == ItemKind::Plan).then(|| Plan { rows: self.plan_rows(), points: Vec::new() }),
            upcoming: (item.kind == ItemKind::Upcoming).then(|| self.upcoming()),
            annexes: self.annexes(&item.annexes),
            wording,
            ..empty(item.id.0.clone(), item.title.clone(), item.access)
        }
    }

    fn of_point(&self, slot: &Slot) -> Item {
        Item {
            kind: Kind::Point,
            number: slot.number.clone(),
            presentation: blocks(slot.text.as_deref()),
            annexes: self.annexes(&slot.annexes),
            ..empty(self.slot_id(slot), slot.title.clone(), slot.access)
        }
    }

    /// Says of what the agenda did not plan, and of what it no longer has, that it is so.
    pub(super) fn marks(&self, item: &Item) -> Vec<String> {
        let is_added = item.unplanned && self.source.is_planned;
        let unplanned = is_added.then(|| self.lang.text("protocol-unplanned"));
        let removed = item.removed.then(|| self.lang.text("protocol-removed"));
        unplanned.into_iter().chain(removed).collect()
    }

    /// Says in the full version that something is not for the public: it is closed, or only withheld.
    pub(super) fn closed_mark(&self, access: Access, is_only_withheld: bool) -> Option<String> {
        let mark = if is_only_withheld { "protocol-withheld-mark" } else { "protocol-closed-mark" };
        (self.audience == Audience::Full && access.is_closed()).then(|| self.lang.text(mark))
    }

    /// Lists guests. Who stands in for a member is not one, whatever the plan thought.
    pub(super) fn participants(
        &self,
        all: &[RedactedGuest],
        is_meant: impl Fn(&RedactedGuest) -> bool,
    ) -> Vec<Participant> {
        let those = all.iter().filter(|guest| is_meant(guest) && !self.source.stands_in(&guest.who));
        those
            .map(|g| Participant { party: party(self.agenda(), &g.who), via: g.via.clone(), online: g.is_online })
            .collect()
    }

    fn decision(&self, record: &Record, matter: &RedactedItem) -> Option<Decision> {
        let Content::Decision(decision) = record.original().content() else { return None };
        Some(Decision {
            text: self.as_proven(record, decision.text.clone()),
            outcome: decision.outcome,
            at: record.at,
            forwarded_to: decision.forwarded_to.clone(),
            forwarded_on: decision.forwarded_on,
            votes: self.votes(matter, Some(record.id)),
            dissents: self.statements(matter, Some(record.id), StatementKind::Dissent),
            remarks: self.statements(matter, Some(record.id), StatementKind::Remark),
            corrected_at: corrected_at(record, self.source.first_closed_at),
            corrections: after::decision(record),
            added_reason: record.added_reason(),
            withheld: matter.withheld.records.contains(&record.id),
        })
    }

    fn follow_up(&self, record: &Record, matter: &RedactedItem) -> Option<FollowUp> {
        let Content::FollowUp(follow_up) = record.current() else { return None };
        let owner = |who: &Who| Owner {
            id: if let Who::Id(id) = who { Some(id.0.clone()) } else { None },
            name: wording::plain_name(self.agenda(), who),
        };
        Some(FollowUp {
            id: record.id.0,
            task: self.as_proven(record, follow_up.task.clone()),
            about: None,
            owners: follow_up.owners.iter().map(owner).collect(),
            due: follow_up.due,
            at: record.at,
            state: FollowUpState::Open,
            changes: record.changes(),
            changed_at: record.changed_at(),
            corrected_at: corrected_at(record, self.source.first_closed_at),
            corrections: after::replaced(record, &[], &[], self.people),
            added_reason: record.added_reason(),
            withheld: matter.withheld.records.contains(&record.id),
        })
    }

    /// Puts amendments, decisions, elections, follow-ups and the postponement into lines, in the order of the screen:
    /// after each what belongs to it, its vote first, and the follow-ups last, or each below its own of several
    /// decisions. That it was postponed is said before what was recorded later, and before follow-ups that come last.
    fn entries(&self, matter: &RedactedItem, item: &Item, never_ran: bool) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut postponement = matter.postponement;
        let of_vote = |r: &Record| r.kind() == RecordKind::Vote;
        let is_under = |r: &Record| matter.under.contains_key(&r.id) || matter.on_postponement.contains(&r.id);
        let is_own = |r: &&Record| !is_under(r) && !discussion::is_it(r);
        let mut records: Vec<&Record> = matter.records.iter().filter(is_own).collect();
        records.sort_by_key(|r| r.kind().place());
        // Of several decisions each has its follow-ups below it.
        let decided: Vec<&Record> = records.iter().copied().filter(|r| r.kind() == RecordKind::Decision).collect();
        let mut below: Vec<&Record> = Vec::new();
        if decided.len() > 1 {
            below = records.extract_if(.., |r| r.kind() == RecordKind::FollowUp).collect();
        }
        let is_below = |follow_up: &Record, decision: &Record| {
            followups::followed(&decided, |r| r.at, follow_up.at).is_some_and(|r| r.id == decision.id)
        };
        for record in records {
            let is_before = |at| at < record.at || record.kind().place() >= RecordKind::FollowUp.place();
            if let Some(p) = postponement.filter(|p| is_before(p.at)) {
                entries.extend(self.postponed(p, matter));
                postponement = None;
            }
            entries.extend(self.record_entries(record, matter));
            let own = || matter.records.iter().filter(|r| matter.under.get(&r.id) == Some(&record.id));
            for record in own().filter(|r| of_vote(r)).chain(own().filter(|r| !of_vote(r))) {
                entries.extend(self.record_entries(record, matter));
            }
            for follow_up in below.iter().filter(|follow_up| is_below(follow_up, record)) {
                entries.extend(self.record_entries(follow_up, matter));
            }
        }
        entries.extend(postponement.into_iter().flat_map(|p| self.postponed(p, matter)));
        entries.extend(matter.public_wordings.iter().map(|text| {
            let text = self.lang.say(&msg!("protocol-public-wording", text = text.as_str()));
            Entry { kind: EntryKind::PublicWording, lead: None, text }
        }));
        if let (true, Subject::Item(of)) = (entries.is_empty(), &matter.subject)
            && let Some(why) = &of.withdrawn
        {
            let text = self.lang.say(&msg!("protocol-withdrawn", why = text::in_a_sentence(why)));
            entries.push(Entry::new(EntryKind::Dropped, text));
        }
        let is_matter = matches!(item.kind, Kind::Item | Kind::Point);
        // Of a meeting that never began nothing was passed over.
        let was_held = self.source.opened_at.is_some();
        let passed_over = never_ran && is_matter && was_held && self.status == Status::Closed;
        let is_said = !entries.is_empty() || !item.wording.discussion.is_empty();
        let has = |kind| entries.iter().any(|entry| entry.kind == kind);
        // What was taken off is said to be, whatever was said on it: why, maybe. A decision says itself what it is.
        if passed_over && is_off(matter) && !has(EntryKind::Dropped) {
            entries.insert(0, Entry::new(EntryKind::Dropped, self.lang.text("protocol-dropped")));
        } else if passed_over && !is_said {
            entries.push(Entry::new(EntryKind::NotTreated, self.lang.text("protocol-not-treated")));
        }
        let (during, after) = self.pauses_at(matter);
        entries.extend(after);
        entries.splice(0..0, during);
        entries.splice(0..0, self.together(matter, item));
        entries.splice(0..0, self.undecided(matter, item));
        entries.splice(0..0, self.changed_in_file(matter, item));
        entries
    }

    /// Puts a record into lines.
    pub(super) fn record_entries(&self, record: &Record, matter: &RedactedItem) -> Vec<Entry> {
        let voted = Voted {
            voters: matter.voters.get(&record.id).map(Vec::as_slice).unwrap_or_default(),
            partial: matter.partial_votes.get(&record.id).map(Vec::as_slice).unwrap_or_default(),
            deciding: deciding_of(matter, record),
            proxies: matter.proxies.get(&record.id).map(Vec::as_slice).unwrap_or_default(),
            on: voted_on(record, matter),
        };
        let mut entries = after::entries(record, voted, self.people);
        let is_withheld = matter.withheld.records.contains(&record.id);
        for entry in &mut entries {
            entry.marked(|text| {
                let text = self.as_proven(record, text);
                if is_withheld { sentences::withheld(&text, self.lang) } else { text }
            });
        }
        entries
    }

    /// Marks what a record says where its line is not proven.
    pub(super) fn as_proven(&self, record: &Record, text: String) -> String {
        match self.unproven {
            Some(unproven) if unproven.contains(&record.id) => {
                self.lang.say(&msg!("salvage-unproven-text", text = text))
            }
            _ => text,
        }
    }

    /// Says that the agenda's file has other words for an item since the close: those above are what was decided on.
    fn changed_in_file(&self, matter: &RedactedItem, item: &Item) -> Option<Entry> {
        let on = matter.subject.target();
        let mut changes = self.source.amendments.iter().filter_map(|amendment| amendment.change.as_ref());
        changes.any(|change| matches!(change, Amended::Agenda { on: other } if *other == on)).then(|| {
            let text = match &item.number {
                Some(number) => self.lang.say(&msg!("protocol-agenda-changed", number = number)),
                None => self.lang.text("protocol-agenda-changed-unnumbered"),
            };
            Entry::new(EntryKind::AgendaChanged, text)
        })
    }
}

pub(super) fn blocks(source: Option<&str>) -> Option<Vec<commonmark::Block>> {
    source.map(commonmark::parse).filter(|b| !b.is_empty())
}

/// Makes an item that says nothing but its id, title and access.
fn empty(id: String, title: String, access: Access) -> Item {
    Item {
        id,
        number: None,
        title,
        kind: Kind::Item,
        item_type: None::<ItemType>,
        access,
        unplanned: false,
        removed: false,
        heading: None,
        approves: None,
        supplement: None,
        decides: None,
        history: Vec::new(),
        mover: None,
        case: None,
        process: None,
        responsible: Vec::new(),
        case_worker: Vec::new(),
        background: None,
        presentation: None,
        economy: None,
        recommendation: None,
        plan: None,
        upcoming: None,
        considered_with: Vec::new(),
        participants: Vec::new(),
        disqualified: Vec::new(),
        chair: None,
        discussion: Vec::new(),
        motions: Vec::new(),
        elections: Vec::new(),
        decisions: Vec::new(),
        public_decisions: Vec::new(),
        votes: Vec::new(),
        dissents: Vec::new(),
        remarks: Vec::new(),
        followups: Vec::new(),
        state: None,
        postponed: false,
        postponed_to: None,
        postponement_votes: Vec::new(),
        annexes: Vec::new(),
        wording: model::Wording::default(),
    }
}

pub(super) fn deciding_of<'a>(matter: &'a RedactedItem, record: &Record) -> &'a [Deciding] {
    matter.deciding.get(&record.id).map(Vec::as_slice).unwrap_or_default()
}
