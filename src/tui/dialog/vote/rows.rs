//! The rows of an open vote: the groups with their people, and which of them is chosen.

use super::VoteDialog;
use crate::agenda::Who;
use crate::meeting::Vote;
use crate::tui::context::Context;

/// A row of a vote that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Group(String),
    /// Somebody.
    Person(Who),
    /// Nobody yet: the first row.
    First,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A group that can vote as such, or what is over those without one.
    Group(Option<String>),
    /// Somebody.
    Person(Who),
}

impl Row {
    pub(super) fn chosen(&self) -> Option<Chosen> {
        match self {
            Self::Group(group) => group.clone().map(Chosen::Group),
            Self::Person(who) => Some(Chosen::Person(who.clone())),
        }
    }
}

impl VoteDialog {
    /// Lists the rows: the groups with their people, then those without one, and who is named but not entitled.
    pub(super) fn rows(&self, cx: &Context) -> Vec<Row> {
        let voters = self.voters(cx);
        let mut groups: Vec<&String> = Vec::new();
        for group in voters.iter().filter_map(|v| v.group.as_ref()) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let mut strangers: Vec<&Who> = Vec::new();
        for who in self.vote.named().filter(|who| !voters.iter().any(|v| v.who == **who)) {
            if !strangers.contains(&who) {
                strangers.push(who);
            }
        }
        // Who is named and has no vote now is with their group all the same.
        let group_of = |who: &Who| match who {
            Who::Id(id) => cx.agenda().person(id).and_then(|person| person.group.as_ref()),
            Who::Name(_) => None,
        };
        for group in strangers.iter().filter_map(|who| group_of(who)) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let of = |group: Option<&String>| {
            let those = voters.iter().filter(move |v| v.group.as_ref() == group).map(|v| &v.who);
            let others = strangers.iter().filter(move |who| group_of(who) == group).copied();
            those.chain(others).map(|who| Row::Person(who.clone())).collect::<Vec<_>>()
        };
        let mut rows = Vec::new();
        for group in &groups {
            rows.push(Row::Group(Some((*group).clone())));
            rows.extend(of(Some(*group)));
        }
        let others = of(None);
        if !groups.is_empty() && !others.is_empty() {
            rows.push(Row::Group(None));
        }
        rows.extend(others);
        rows
    }

    /// The place of the chosen row; where none was chosen yet, of the first without a recorded vote. None: who was
    /// chosen is in the list no more, and a key that was meant for them is nobody else's.
    pub(super) fn chosen_row(&self, rows: &[Row]) -> Option<usize> {
        let found = rows.iter().position(|r| r.chosen().as_ref() == Some(&self.chosen));
        let first = || first_unrecorded(&self.vote, rows).or_else(|| rows.iter().position(|r| r.chosen().is_some()));
        found.or_else(|| first().filter(|_| self.chosen == Chosen::First))
    }

    pub(super) fn choose(&mut self, by: isize, cx: &Context) {
        let rows = self.rows(cx);
        let selectable: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].chosen().is_some()).collect();
        let at = self.chosen_row(&rows).and_then(|at| selectable.iter().position(|i| *i == at));
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(selectable.len().saturating_sub(1)));
        if let Some(chosen) = selectable.get(to).and_then(|i| rows[*i].chosen()) {
            self.chosen = chosen;
        }
    }

    /// Goes on to the next one of the same sort, so that a row of keys records a whole vote.
    pub(super) fn choose_next(&mut self, cx: &Context) {
        let rows = self.rows(cx);
        let Some(at) = self.chosen_row(&rows) else { return };
        let is_person = |row: &Row| matches!(row, Row::Person(_));
        let alike = |row: &&Row| row.chosen().is_some() && is_person(row) == is_person(&rows[at]);
        if let Some(chosen) = rows.iter().skip(at + 1).find(alike).unwrap_or(&rows[at]).chosen() {
            self.chosen = chosen;
        }
    }
}

/// Finds the first without a recorded vote: a group of which nobody is named, or somebody.
fn first_unrecorded(vote: &Vote, rows: &[Row]) -> Option<usize> {
    let mut with_group = None;
    for (at, row) in rows.iter().enumerate() {
        match row {
            Row::Group(None) => with_group = None,
            Row::Group(Some(group)) => {
                with_group = vote.group_stance(group);
                let is_named = |r: &Row| matches!(r, Row::Person(who) if vote.stance_of(who).is_some());
                let mut people = rows.iter().skip(at + 1).take_while(|r| matches!(r, Row::Person(_)));
                if with_group.is_none() && !people.any(is_named) {
                    return Some(at);
                }
            }
            Row::Person(who) if vote.stance_of(who).or(with_group).is_none() => return Some(at),
            Row::Person(_) => {}
        }
    }
    None
}
