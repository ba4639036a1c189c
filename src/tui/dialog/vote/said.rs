//! Who says something to what is voted on: one of the list, or all who are marked in it.

use super::{Chosen, VoteDialog};
use crate::agenda::{Agenda, Who};
use crate::meeting::{Ballot, Content, Record, StatementKind};
use crate::tui::context::Context;
use crate::tui::dialog::Response;
use crate::tui::drafts::{DraftKind, Text};
use crate::wording::running_group;

impl VoteDialog {
    /// Marks somebody, and goes on to the next; or takes the mark away.
    pub(super) fn mark(&mut self, who: Who, cx: &Context) {
        match self.marked.iter().position(|marked| *marked == who) {
            Some(place) => _ = self.marked.remove(place),
            None => {
                self.marked.push(who);
                self.choose_next(cx);
            }
        }
    }

    /// Opens what the chosen one has to say to what is voted on, or all who are marked; what they said already is there
    /// to be changed, also whose it is. The list comes back after it.
    pub(super) fn open_statement(&self, statement: StatementKind, chosen: Who, cx: &Context) -> Response {
        let ballot = self.ballot(cx);
        let of = |who| self.statement_of(cx, statement, who);
        let who = if self.marked.is_empty() { vec![chosen] } else { self.speakers(cx.agenda()) };
        let mut text = match who.iter().find_map(of).filter(|_| self.with.is_empty()) {
            Some(r) => Text::of(r.current(), self.on.clone(), Some(r.id), cx.lang),
            None => {
                let decision = match ballot {
                    Ballot::Decision(id) | Ballot::Motion(id) | Ballot::Vote(id) => Some(id),
                    Ballot::Postponement => cx.meeting().postponement(&self.on).map(|postponement| postponement.id),
                    Ballot::Next => None,
                };
                Text::new(DraftKind::Statement { statement, who: who.clone(), decision }, self.on.clone())
            }
        };
        if let DraftKind::Statement { who: those, .. } = &mut text.writing
            && !self.marked.is_empty()
        {
            *those = who;
        }
        Response::write(Text { with: self.with.clone(), from_vote: true, ..text })
    }

    /// Lists who is marked, but for those whose group is: it speaks for them.
    fn speakers(&self, agenda: &Agenda) -> Vec<Who> {
        let group = |who: &Who| match who {
            Who::Id(id) => agenda.person(id)?.group.as_ref(),
            Who::Name(_) => None,
        };
        let is_spoken_for = |who: &&Who| group(who).is_some_and(|group| self.marked.contains(&as_party(group, agenda)));
        self.marked.iter().filter(|who| !is_spoken_for(who)).cloned().collect()
    }

    /// Finds what somebody has put into the protocol on what is voted on, alone or with others; of several the last.
    pub(super) fn statement_of<'a>(&self, cx: &Context<'a>, kind: StatementKind, who: &Who) -> Option<&'a Record> {
        let ballot = self.ballot(cx);
        let is_theirs = |r: &&Record| match r.current() {
            _ if r.withdrawn || r.on != self.on => false,
            Content::Statement(s) => s.statement == kind && s.who.contains(who) && cx.meeting().ballot_of(r) == ballot,
            _ => false,
        };
        cx.meeting().records().iter().rfind(is_theirs)
    }
}

/// Returns a row of the list as whoever can have something to say.
pub(super) fn speaker(row: Chosen, cx: &Context) -> Option<Who> {
    match row {
        Chosen::Person(who) => Some(who),
        Chosen::Group(group) => Some(as_party(&group, cx.agenda())),
        Chosen::First => None,
    }
}

/// Returns the row of whoever said something.
pub(super) fn chosen_as(who: Who, agenda: &Agenda) -> Chosen {
    let groups = agenda.people.iter().filter_map(|person| person.group.as_ref());
    match groups.into_iter().find(|group| as_party(group, agenda) == who) {
        Some(group) => Chosen::Group(group.clone()),
        None => Chosen::Person(who),
    }
}

/// Returns a group as somebody who can have something to say, in the protocol's words.
pub(super) fn as_party(group: &str, agenda: &Agenda) -> Who {
    Who::Name(running_group(group, agenda, agenda.lang))
}
