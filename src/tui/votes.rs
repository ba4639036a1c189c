//! A vote on the screen: the list in which it is told, and what its keys do. Whether it adds up is the meeting's business.
//!
//! It is a text like any other: a draft while it is told, recorded whole, and kept when it is left.

pub mod words;

use crossterm::event::{KeyCode, KeyEvent};

use super::after::told;
use super::app::{App, Effect, When};
use super::keymap::{Action, Key, Scope};
use super::overlay::{Chosen, Draft, Overlay, Voting, Words, Writing};
use super::textbox::TextBox;
use crate::agenda::Who;
use crate::lang::Lang;
use crate::meeting::votes::counts;
use crate::meeting::{Content, Record, RecordId, RecordKind, Stance, StatementKind, Target, Vote, Voter};
use crate::msg;
use crate::protocol::running_group;
use crate::time::Stamp;

/// What can be told in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// How the chosen one voted.
    Stance(Stance),
    /// That nothing is told of the chosen one.
    Clear,
    /// Everybody for.
    All,
    /// For, those of whom nothing is told.
    Rest,
    /// Votes without names.
    Counts,
    /// The chair's casting vote.
    Casting,
    /// The chosen one's dissent or remark.
    Statement(StatementKind),
}

/// The keys of the list, Danish and English, with the word for each; of a stance there is a sign that is a key too.
pub const DEEDS: [(Deed, char, char, &str); 9] = [
    (Deed::Stance(Stance::For), 'f', 'f', "vote-for"),
    (Deed::Stance(Stance::Against), 'i', 'a', "vote-against"),
    (Deed::Stance(Stance::Abstained), 'u', 'b', "vote-abstained"),
    (Deed::All, 'a', 'e', "vote-key-all"),
    (Deed::Rest, 'r', 'r', "vote-key-rest"),
    (Deed::Counts, 't', 'c', "vote-key-counts"),
    (Deed::Casting, 's', 't', "vote-key-casting"),
    (Deed::Statement(StatementKind::Dissent), 'm', 'd', "dissent-key"),
    (Deed::Statement(StatementKind::Remark), 'b', 'm', "dissent-key-remark"),
];

/// The key of a stance that is the same in both languages.
#[must_use]
pub fn sign(stance: Stance) -> char {
    match stance {
        Stance::For => '+',
        Stance::Against => '-',
        Stance::Abstained => '0',
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A group that can vote as such, or what stands over those without one.
    Group(Option<String>),
    /// Somebody.
    Person(Who),
}

impl Row {
    fn chosen(&self) -> Option<Chosen> {
        match self {
            Self::Group(group) => group.clone().map(Chosen::Group),
            Self::Person(who) => Some(Chosen::Person(who.clone())),
        }
    }
}

impl Voting {
    /// Opens a vote; `is_draft` tells whether it was begun before.
    pub(super) fn new(on: Target, editing: Option<RecordId>, vote: Vote, is_draft: bool) -> Self {
        let original = (!is_draft).then(|| vote.clone());
        Self { on, editing, vote, chosen: Chosen::First, counts: None, before: Vec::new(), after: Vec::new(), original }
    }
}

/// Finds the first of whom nothing is told: a group of which nobody is told of, or somebody.
fn first_untold(vote: &Vote, rows: &[Row]) -> Option<usize> {
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

/// Writes a vote as a draft keeps it; one that says nothing is no text.
pub(super) fn written(vote: &Vote) -> String {
    if vote.is_empty() { String::new() } else { serde_json::to_string(vote).unwrap_or_default() }
}

/// Reads a vote as a draft has it.
pub(super) fn read(text: &str, decision: Option<RecordId>) -> Vote {
    // Two drafts that came to the same item stand below each other.
    let vote = text.lines().rev().find_map(|line| serde_json::from_str(line).ok());
    vote.unwrap_or(Vote { decision, ..Vote::default() })
}

impl App {
    /// Opens the vote on the selected decision, or on the last one of the item.
    pub(super) fn open_votes(&mut self) -> Vec<Effect> {
        let Some(on) = self.selected_target() else { return Vec::new() };
        if !self.is_after_close() && !self.is_open() {
            return Vec::new();
        }
        let last = || self.meeting().decisions_on(&on).last().map(|r| r.id);
        let selected = self.selected_record().and_then(|id| self.meeting().record(id));
        let decision = match selected {
            Some(r) if r.kind() == RecordKind::Vote => return self.edit_record(r.id),
            Some(r) if r.kind() == RecordKind::Decision => Some(r.id),
            Some(r) if r.kind().is_on_decision() => self.meeting().decision_of(r),
            _ => last(),
        };
        self.open_vote_on(on, decision);
        Vec::new()
    }

    fn open_vote_on(&mut self, on: Target, decision: Option<RecordId>) {
        let vote = self.meeting().vote_on(&on, decision).map(|r| (r.id, told(r.current(), self.lang)));
        match vote {
            Some((id, (writing, words))) => self.open_writing(writing, on, Some(id), words),
            None => self.open_writing(Writing::Vote { decision }, on, None, Words::default()),
        }
    }

    /// The decision that an open vote is on.
    #[must_use]
    pub fn voted_decision(&self, voting: &Voting) -> Option<RecordId> {
        let is_there = |id: &RecordId| self.meeting().decisions_on(&voting.on).any(|r| r.id == *id);
        let record = voting.editing.and_then(|id| self.meeting().record(id));
        record.map_or(voting.vote.decision.filter(is_there), |r| self.meeting().decision_of(r))
    }

    /// When an open vote was, or is, held.
    fn voted_at(&self, voting: &Voting, now: Stamp) -> Stamp {
        voting.editing.and_then(|id| self.meeting().record(id)).map_or(now, |r| r.at)
    }

    /// Lists who is entitled to vote in an open vote.
    #[must_use]
    pub fn voters(&self, voting: &Voting, now: Stamp) -> Vec<Voter> {
        self.meeting().voters(&voting.on, self.voted_at(voting, now), now)
    }

    /// Lists how an open vote does not add up.
    #[must_use]
    pub fn vote_troubles(&self, voting: &Voting, now: Stamp) -> Vec<crate::meeting::VoteTrouble> {
        self.meeting().vote_troubles(&voting.on, &voting.vote, self.voted_at(voting, now), now)
    }

    /// Lists the rows of an open vote: the groups with their people, then those without one, and who is named but not entitled.
    #[must_use]
    pub fn vote_rows(&self, voting: &Voting, now: Stamp) -> Vec<Row> {
        let voters = self.voters(voting, now);
        let mut groups: Vec<&String> = Vec::new();
        for group in voters.iter().filter_map(|v| v.group.as_ref()) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let of = |group: Option<&String>| {
            let those = voters.iter().filter(move |v| v.group.as_ref() == group);
            those.map(|v| Row::Person(v.who.clone())).collect::<Vec<_>>()
        };
        let mut rows = Vec::new();
        for group in &groups {
            rows.push(Row::Group(Some((*group).clone())));
            rows.extend(of(Some(*group)));
        }
        let mut others = of(None);
        for who in voting.vote.named().filter(|who| !voters.iter().any(|v| v.who == **who)) {
            let row = Row::Person(who.clone());
            if !others.contains(&row) {
                others.push(row);
            }
        }
        if !groups.is_empty() && !others.is_empty() {
            rows.push(Row::Group(None));
        }
        rows.extend(others);
        rows
    }

    /// The place of the chosen row; where none was chosen yet, of the first of whom nothing is told.
    #[must_use]
    pub fn chosen_vote_row(&self, voting: &Voting, rows: &[Row]) -> Option<usize> {
        let found = rows.iter().position(|r| r.chosen().as_ref() == Some(&voting.chosen));
        found.or_else(|| first_untold(&voting.vote, rows)).or_else(|| rows.iter().position(|r| r.chosen().is_some()))
    }

    fn voting(&self) -> Option<&Voting> {
        match &self.overlay {
            Some(Overlay::Votes(voting)) => Some(voting),
            _ => None,
        }
    }

    fn voting_mut(&mut self) -> Option<&mut Voting> {
        match &mut self.overlay {
            Some(Overlay::Votes(voting)) => Some(voting),
            _ => None,
        }
    }

    pub(super) fn votes_key(&mut self, event: &KeyEvent, key: Key, when: When) -> Vec<Effect> {
        let Some(voting) = self.voting() else { return Vec::new() };
        if voting.counts.is_some() {
            self.counts_key(event, key);
            return Vec::new();
        }
        match key {
            Key::Code(KeyCode::Enter) | Key::Ctrl('s') => return self.record_vote(),
            Key::Code(KeyCode::Esc) => self.leave_editor(),
            Key::Code(KeyCode::Up) => self.choose_voter(-1, when.now),
            Key::Code(KeyCode::Down) => self.choose_voter(1, when.now),
            Key::Code(KeyCode::Home) => self.choose_voter(isize::MIN, when.now),
            Key::Code(KeyCode::End) => self.choose_voter(isize::MAX, when.now),
            Key::Code(KeyCode::Tab) => self.next_vote(),
            Key::Code(KeyCode::Delete | KeyCode::Backspace) => self.tell_vote(Deed::Clear, when.now),
            Key::Ctrl('z') => self.undo_vote(),
            Key::Ctrl('y') => self.redo_vote(),
            Key::Char(c) => {
                let by_sign = Stance::ALL.into_iter().find(|s| sign(*s) == c).map(Deed::Stance);
                let by_letter =
                    || DEEDS.iter().find(|(_, da, en, _)| c == if self.lang == Lang::Da { *da } else { *en });
                match by_sign.or_else(|| by_letter().map(|d| d.0)) {
                    Some(deed) => self.tell_vote(deed, when.now),
                    None if self.keys.action(Scope::Main, key) == Some(Action::Votes) => self.leave_editor(),
                    None => {}
                }
            }
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn choose_voter(&mut self, by: isize, now: Stamp) {
        let Some(voting) = self.voting() else { return };
        let rows = self.vote_rows(voting, now);
        let selectable: Vec<usize> = (0..rows.len()).filter(|i| rows[*i].chosen().is_some()).collect();
        let at = self.chosen_vote_row(voting, &rows).and_then(|at| selectable.iter().position(|i| *i == at));
        let to = at.map_or(0, |at| at.saturating_add_signed(by).min(selectable.len().saturating_sub(1)));
        let chosen = selectable.get(to).and_then(|i| rows[*i].chosen());
        if let (Some(chosen), Some(voting)) = (chosen, self.voting_mut()) {
            voting.chosen = chosen;
        }
    }

    /// Goes on to the next one of the same sort, so that a row of keys tells a whole vote.
    fn choose_next_voter(&mut self, now: Stamp) {
        let Some(voting) = self.voting() else { return };
        let rows = self.vote_rows(voting, now);
        let Some(at) = self.chosen_vote_row(voting, &rows) else { return };
        let is_person = |row: &Row| matches!(row, Row::Person(_));
        let alike = |row: &&Row| row.chosen().is_some() && is_person(row) == is_person(&rows[at]);
        let next = rows.iter().skip(at + 1).find(alike).unwrap_or(&rows[at]).chosen();
        if let (Some(chosen), Some(voting)) = (next, self.voting_mut()) {
            voting.chosen = chosen;
        }
    }

    fn tell_vote(&mut self, deed: Deed, now: Stamp) {
        let Some(voting) = self.voting() else { return };
        let rows = self.vote_rows(voting, now);
        let chosen = self.chosen_vote_row(voting, &rows).and_then(|at| rows[at].chosen());
        let voters = self.voters(voting, now);
        let mut vote = voting.vote.clone();
        if let (Some(chosen), Some(voting)) = (&chosen, self.voting_mut()) {
            // Where it was the first of whom nothing is told it stays that one while it is told.
            voting.chosen = chosen.clone();
        }
        match deed {
            Deed::Stance(_) | Deed::Clear => {
                let stance = if let Deed::Stance(stance) = deed { Some(stance) } else { None };
                match &chosen {
                    Some(Chosen::Person(who)) => vote.tell(who, stance, &voters),
                    Some(Chosen::Group(group)) => vote.tell_group(group, stance, &voters),
                    Some(Chosen::First) | None => {
                        self.warn(msg!("vote-nobody"));
                        return;
                    }
                }
            }
            Deed::All | Deed::Rest if voters.is_empty() => {
                self.warn(msg!("vote-nobody"));
                return;
            }
            Deed::All => vote.tell_all(Stance::For, &voters),
            Deed::Rest => vote.tell_rest(Stance::For, &voters),
            Deed::Counts => {
                let [favour, against, abstained] = vote.unnamed();
                let none = [favour, against, abstained] == [0; 3];
                let text = if none { String::new() } else { format!("{favour}-{against}-{abstained}") };
                if let Some(voting) = self.voting_mut() {
                    voting.counts = Some((Box::new(TextBox::new(&text, false)), false));
                }
                return;
            }
            Deed::Casting if !vote.is_tie() && vote.casting.is_none() => {
                self.warn(msg!("vote-no-tie"));
                return;
            }
            Deed::Casting => vote.casting = self.next_casting(&vote),
            Deed::Statement(kind) => {
                match chosen {
                    Some(Chosen::Person(who)) => self.open_statement(kind, who),
                    Some(Chosen::Group(group)) => self.open_statement(kind, self.as_party(&group)),
                    Some(Chosen::First) | None => self.warn(msg!("dissent-choose")),
                }
                return;
            }
        }
        self.change_vote(vote);
        if matches!(deed, Deed::Stance(_)) {
            self.choose_next_voter(now);
        }
    }

    /// The casting vote after the one that is told: first as the chair voted, then the other, then none.
    fn next_casting(&self, vote: &Vote) -> Option<Stance> {
        let chair = self.meeting().agenda().chair.clone().map(Who::Id);
        let own = chair.and_then(|who| vote.stance_of(&who)).filter(|s| *s != Stance::Abstained);
        let first = own.unwrap_or(Stance::For);
        let other = if first == Stance::For { Stance::Against } else { Stance::For };
        match vote.casting {
            None => Some(first),
            Some(told) if told == first => Some(other),
            Some(_) => None,
        }
    }

    fn change_vote(&mut self, vote: Vote) {
        let Some(voting) = self.voting_mut() else { return };
        if voting.vote != vote {
            voting.before.push(std::mem::replace(&mut voting.vote, vote));
            voting.after.clear();
            self.keep_draft();
        }
    }

    fn undo_vote(&mut self) {
        let Some(voting) = self.voting_mut() else { return };
        match voting.before.pop() {
            Some(vote) => {
                voting.after.push(std::mem::replace(&mut voting.vote, vote));
                self.keep_draft();
            }
            None => self.warn(msg!("vote-nothing-to-undo")),
        }
    }

    fn redo_vote(&mut self) {
        let Some(voting) = self.voting_mut() else { return };
        if let Some(vote) = voting.after.pop() {
            voting.before.push(std::mem::replace(&mut voting.vote, vote));
            self.keep_draft();
        }
    }

    fn counts_key(&mut self, event: &KeyEvent, key: Key) {
        let Some(voting) = self.voting_mut() else { return };
        let Some((line, wrong)) = &mut voting.counts else { return };
        match (key, event.code) {
            (_, KeyCode::Esc) => voting.counts = None,
            (Key::Ctrl('s'), _) | (_, KeyCode::Enter) => match counts(&line.text()) {
                Some(read) => {
                    let mut vote = voting.vote.clone();
                    vote.tell_counts(read);
                    voting.counts = None;
                    self.change_vote(vote);
                }
                None => *wrong = true,
            },
            _ => {
                line.key(event);
                *wrong = false;
            }
        }
    }

    /// Goes to the vote on the item's next decision; after the last to the one that stands by itself.
    fn next_vote(&mut self) {
        let Some(voting) = self.voting() else { return };
        let (on, own) = (voting.on.clone(), self.voted_decision(voting));
        let decisions = self.meeting().decisions_on(&on).map(|r| Some(r.id));
        let places: Vec<Option<RecordId>> = decisions.chain([None]).collect();
        let at = places.iter().position(|p| *p == own).unwrap_or(0);
        let next = places.get((at + 1) % places.len()).copied().flatten();
        if places.len() > 1 {
            self.put_aside();
            self.open_vote_on(on, next);
        }
    }

    /// A group as somebody who can have something to say, in the protocol's words.
    #[must_use]
    pub fn as_party(&self, group: &str) -> Who {
        Who::Name(running_group(group, self.meeting().agenda().lang))
    }

    /// Opens what somebody has to say to the decision that is voted on; the vote waits below it.
    fn open_statement(&mut self, statement: StatementKind, who: Who) {
        let Some(voting) = self.voting() else { return };
        let (on, decision) = (voting.on.clone(), self.voted_decision(voting));
        let theirs = self.statement(&on, decision, statement, &who);
        let found = theirs.map(|r| (r.id, told(r.current(), self.lang)));
        match found {
            Some((id, (writing, words))) => self.open_writing(writing, on, Some(id), words),
            None => self.open_writing(Writing::Statement { statement, who, decision }, on, None, Words::default()),
        }
    }

    /// Finds what somebody has put into the protocol on a decision; of several the last.
    #[must_use]
    pub fn statement(
        &self,
        on: &Target,
        decision: Option<RecordId>,
        kind: StatementKind,
        who: &Who,
    ) -> Option<&Record> {
        let is_theirs = |r: &&Record| match r.current() {
            _ if r.withdrawn || r.on != *on => false,
            Content::Statement(s) => s.statement == kind && s.who == *who && self.meeting().decision_of(r) == decision,
            _ => false,
        };
        self.meeting().records().iter().rfind(is_theirs)
    }

    fn record_vote(&mut self) -> Vec<Effect> {
        let Some(voting) = self.voting() else { return Vec::new() };
        if voting.vote.is_empty() {
            self.warn(msg!("vote-nothing"));
            return Vec::new();
        }
        let (on, editing, vote) = (voting.on.clone(), voting.editing, voting.vote.clone());
        if editing.is_some() && voting.original.as_ref() == Some(&vote) {
            self.leave_editor();
            return Vec::new();
        }
        let key = Draft::key(&Writing::Vote { decision: vote.decision }, &on, editing);
        self.record_content(on, editing, Content::Vote(vote), key)
    }
}
