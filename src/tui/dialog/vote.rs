//! A vote: the list in which it is recorded, and what its keys do. Whether it adds up is the meeting's business.
//!
//! It is a text like any other: a draft while it is entered, recorded whole, and kept when it is left.

mod draw;
mod rows;
mod said;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;

pub use self::rows::{Chosen, Row};
use self::said::{chosen_as, speaker};
use super::{Component, Response, line, texts};
use crate::agenda::{Agenda, Who};
use crate::lang::Msg;
use crate::meeting::reload::Names;
use crate::meeting::votes::counts;
use crate::meeting::{
    Ballot, Circumstances, Content, Record, RecordId, RecordKind, Stance, StatementKind, Target, Vote, VoteTrouble,
    Voter,
};
use crate::msg;
use crate::time::Stamp;
use crate::tui::context::Context;
use crate::tui::drafts::{Draft, DraftKind, DraftText, LineFor, OpenLine, Text, vote_text};
use crate::tui::keymap::{Action, Key, Scope};
use crate::tui::textbox::TextBox;
use crate::tui::view::Layout;
use crate::wording::plain_name;
use crate::wording::votes::stance_word;

/// A vote that is being recorded.
#[derive(Clone, Debug)]
pub struct VoteDialog {
    /// The item or point that it belongs to; it stays with it.
    pub on: Target,
    /// The other items that are voted on with it.
    pub with: Vec<Target>,
    /// The record that it changes.
    pub editing: Option<RecordId>,
    /// What was recorded so far, and the decision that it is on.
    pub vote: Vote,
    /// Who, or which group, is chosen.
    pub chosen: Chosen,
    /// Who is marked, to say something together, in the order of marking.
    marked: Vec<Who>,
    /// The line for counts, if it is open, and whether what was typed was not counts.
    pub counts: Option<(Box<TextBox>, bool)>,
    /// What undo goes back to, latest last.
    before: Vec<Vote>,
    /// What redo goes back to, latest last.
    after: Vec<Vote>,
    /// What it opened with, if that was not a draft.
    original: Option<Vote>,
}

/// What can be entered in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VoteAction {
    /// How the chosen one voted.
    Stance(Stance),
    /// Clears the vote of the chosen one.
    Clear,
    All,
    /// Marks everyone without a recorded vote as in favour.
    Rest,
    /// Votes without names.
    Counts,
    /// The chair's casting vote.
    Casting,
    /// Marks the chosen one, or takes the mark away.
    Mark,
    /// The dissent or remark of the chosen one, or of all who are marked.
    Statement(StatementKind),
    /// An amendment, to be voted on first.
    Motion,
    /// An election among several.
    Election,
}

enum Intent {
    Record,
    Leave,
    Choose(isize),
    NextVote,
    Undo,
    Redo,
    Do(VoteAction),
}

fn intent(action: Action) -> Option<Intent> {
    Some(match action {
        Action::Accept => Intent::Record,
        Action::Dismiss => Intent::Leave,
        Action::Up => Intent::Choose(-1),
        Action::Down => Intent::Choose(1),
        Action::Home => Intent::Choose(isize::MIN),
        Action::End => Intent::Choose(isize::MAX),
        Action::NextDecision => Intent::NextVote,
        Action::Undo => Intent::Undo,
        Action::Redo => Intent::Redo,
        Action::ClearVote => Intent::Do(VoteAction::Clear),
        Action::VoteFor => Intent::Do(VoteAction::Stance(Stance::For)),
        Action::VoteAgainst => Intent::Do(VoteAction::Stance(Stance::Against)),
        Action::Abstain => Intent::Do(VoteAction::Stance(Stance::Abstained)),
        Action::AllFor => Intent::Do(VoteAction::All),
        Action::RestFor => Intent::Do(VoteAction::Rest),
        Action::Counts => Intent::Do(VoteAction::Counts),
        Action::Casting => Intent::Do(VoteAction::Casting),
        Action::Mark => Intent::Do(VoteAction::Mark),
        Action::Dissent => Intent::Do(VoteAction::Statement(StatementKind::Dissent)),
        Action::Remark => Intent::Do(VoteAction::Statement(StatementKind::Remark)),
        Action::Motion => Intent::Do(VoteAction::Motion),
        Action::Election => Intent::Do(VoteAction::Election),
        _ => return None,
    })
}

impl VoteDialog {
    /// Opens a vote; `is_draft` tells whether it was begun before.
    #[must_use]
    pub fn new(on: Target, editing: Option<RecordId>, vote: Vote, is_draft: bool) -> Self {
        let original = (!is_draft).then(|| vote.clone());
        let (with, chosen, marked, counts) = (Vec::new(), Chosen::First, Vec::new(), None);
        Self { on, with, editing, vote, chosen, marked, counts, before: Vec::new(), after: Vec::new(), original }
    }

    /// Makes it a vote on these items too.
    #[must_use]
    pub fn with(self, with: Vec<Target>) -> Self {
        Self { with, ..self }
    }

    /// Begins at whoever said something, who may be a group in the protocol's words.
    #[must_use]
    pub fn beginning_at(self, who: Option<Who>, agenda: &Agenda) -> Self {
        let chosen = who.map_or(Chosen::First, |who| chosen_as(who, agenda));
        Self { chosen, ..self }
    }

    /// What it is on.
    fn ballot(&self, cx: &Context) -> Ballot {
        let of = |id: RecordId| {
            if cx.meeting().is_postponement(id, &self.on) {
                return Some(Ballot::Postponement);
            }
            let record = cx.meeting().record(id).filter(|r| !r.withdrawn && r.on == self.on)?;
            match record.kind() {
                RecordKind::Decision => Some(Ballot::Decision(id)),
                RecordKind::Motion => Some(Ballot::Motion(id)),
                _ => None,
            }
        };
        let named = || self.vote.decision.and_then(of).unwrap_or(Ballot::Next);
        self.editing.and_then(|id| cx.meeting().record(id)).map_or_else(named, |r| cx.meeting().ballot_of(r))
    }

    /// The decision that it is on.
    fn decision(&self, cx: &Context) -> Option<RecordId> {
        match self.ballot(cx) {
            Ballot::Decision(decision) => Some(decision),
            Ballot::Motion(_) | Ballot::Postponement | Ballot::Vote(_) | Ballot::Next => None,
        }
    }

    /// Lists what can be voted on here: the amendments, the decisions, what was voted on without one, that it is
    /// postponed, and what is decided next.
    fn ballots(&self, cx: &Context) -> Vec<Ballot> {
        // Which of its decisions it is on is found for each item when it is recorded.
        if !self.with.is_empty() {
            return vec![Ballot::Next];
        }
        let motions = cx.meeting().motions_on(&self.on).map(|r| Ballot::Motion(r.id));
        let decisions = cx.meeting().decisions_on(&self.on).map(|r| Ballot::Decision(r.id));
        let votes = cx.meeting().lone_votes(&self.on).map(|r| Ballot::Vote(r.id));
        let postponement = cx.meeting().postponement(&self.on).map(|_| Ballot::Postponement);
        motions.chain(decisions).chain(votes).chain(postponement).chain([Ballot::Next]).collect()
    }

    /// When it was, or is, held.
    fn at(&self, cx: &Context) -> Stamp {
        self.editing.and_then(|id| cx.meeting().record(id)).map_or(cx.now, |r| r.at)
    }

    fn record_of<'a>(&self, cx: &Context<'a>) -> Option<&'a Record> {
        self.editing.and_then(|id| cx.meeting().record(id))
    }

    /// Lists who may have voted: of a recorded vote also who has become a member since, for the agenda may have
    /// lacked them.
    fn voters(&self, cx: &Context) -> Vec<Voter> {
        let meeting = cx.meeting();
        let then = meeting.circumstances_of_either(self.record_of(cx));
        meeting.voters(&self.on, &then, self.at(cx), cx.now)
    }

    /// What counts for it as it is.
    fn circumstances(&self, cx: &Context) -> Circumstances {
        cx.meeting().circumstances_of(self.record_of(cx), &self.on, &Content::Vote(self.vote.clone()))
    }

    /// Finds who chairs what is voted on.
    fn chair(&self, cx: &Context) -> Option<Who> {
        cx.meeting().chair_on(&self.on, &self.circumstances(cx)).map(|chair| chair.who)
    }

    /// Lists who is entitled to vote.
    fn entitled(&self, cx: &Context) -> Vec<Voter> {
        cx.meeting().voters(&self.on, &self.circumstances(cx), self.at(cx), cx.now)
    }

    /// Lists how it does not add up.
    fn troubles(&self, cx: &Context) -> Vec<VoteTrouble> {
        let (meeting, then, at) = (cx.meeting(), self.circumstances(cx), self.at(cx));
        let mut troubles = meeting.vote_troubles(&self.on, &self.vote, &then, at, cx.now);
        let outcome = meeting.outcome_trouble(&self.on, (&self.vote, &then), self.decision(cx), at, cx.now);
        troubles.extend(outcome);
        if self.ballot(cx) == Ballot::Postponement {
            troubles.extend(meeting.postponement_trouble(&self.on, (&self.vote, &then), at, cx.now));
        }
        troubles
    }

    fn carry_out(&mut self, deed: VoteAction, cx: &Context) -> Response {
        let rows = self.rows(cx);
        let chosen = self.chosen_row(&rows).and_then(|at| rows[at].chosen());
        let voters = self.voters(cx);
        let mut vote = self.vote.clone();
        let is_gone = chosen.is_none() && self.chosen != Chosen::First;
        if let Some(chosen) = &chosen {
            // Where it was the first without a recorded vote it stays that one while it is recorded.
            self.chosen = chosen.clone();
        }
        match deed {
            VoteAction::Stance(_) | VoteAction::Clear | VoteAction::Mark | VoteAction::Statement(_) if is_gone => {
                return Response::warn(msg!("vote-chosen-gone"));
            }
            VoteAction::Stance(_) | VoteAction::Clear => {
                let stance = if let VoteAction::Stance(stance) = deed { Some(stance) } else { None };
                match &chosen {
                    Some(Chosen::Person(who)) => vote.set_stance(who, stance, &voters),
                    Some(Chosen::Group(group)) => vote.set_group(group, stance, &voters),
                    Some(Chosen::First) | None => return Response::warn(msg!("vote-nobody")),
                }
            }
            VoteAction::All | VoteAction::Rest if voters.is_empty() => return Response::warn(msg!("vote-nobody")),
            VoteAction::All => vote.set_all(Stance::For, &self.entitled(cx)),
            VoteAction::Rest => vote.set_rest(Stance::For, &self.entitled(cx)),
            VoteAction::Counts => {
                let [favour, against, abstained] = Stance::ALL.map(|stance| vote.count(stance));
                let text =
                    if vote.unnamed() == [0; 3] { String::new() } else { format!("{favour}-{against}-{abstained}") };
                self.counts = Some((Box::new(TextBox::new(&text, false)), false));
                return Response::Stay;
            }
            VoteAction::Casting if vote.casting.is_none() && !cx.agenda().protocol.has_casting_vote() => {
                return Response::warn(msg!("vote-no-casting"));
            }
            VoteAction::Casting if !vote.is_tie() && vote.casting.is_none() => {
                return Response::warn(msg!("vote-no-tie"));
            }
            VoteAction::Casting => {
                // Whoever is not there, or is disqualified, decides nothing.
                let chair = self.chair(cx);
                let is_member = |who: &&Who| matches!(who, Who::Id(id) if cx.agenda().members.contains(id));
                let member = chair.as_ref().filter(|_| vote.casting.is_none()).filter(is_member);
                if let Some(out) = member.filter(|who| !voters.iter().any(|voter| voter.who == **who)) {
                    return Response::warn(msg!("vote-casting-out", name = plain_name(cx.agenda(), out)));
                }
                vote.casting = next_casting(&vote, &voters, chair.as_ref());
            }
            VoteAction::Motion if !self.with.is_empty() => return Response::warn(msg!("motion-several")),
            VoteAction::Election if !self.with.is_empty() => return Response::warn(msg!("election-several")),
            VoteAction::Election => return Response::write(Text::new(DraftKind::Election, self.on.clone())),
            VoteAction::Motion => return Response::write(Text::new(DraftKind::Motion, self.on.clone())),
            VoteAction::Mark | VoteAction::Statement(_) => {
                let Some(who) = chosen.and_then(|chosen| speaker(chosen, cx)) else {
                    return Response::warn(msg!("dissent-choose"));
                };
                if let VoteAction::Statement(kind) = deed {
                    return self.open_statement(kind, who, cx);
                }
                self.mark(who, cx);
                return Response::Stay;
            }
        }
        let can_vote = u32::try_from(voters.len()).unwrap_or(u32::MAX);
        let is_known = !cx.agenda().members.is_empty();
        if is_known && vote.total() > can_vote && vote.total() > self.vote.total() {
            return Response::warn(msg!("vote-counts-more", votes = vote.total(), present = can_vote));
        }
        self.change(vote);
        if matches!(deed, VoteAction::Stance(_)) {
            self.choose_next(cx);
        }
        Response::Stay
    }

    fn change(&mut self, vote: Vote) {
        if self.vote != vote {
            self.before.push(std::mem::replace(&mut self.vote, vote));
            self.after.clear();
        }
    }

    fn undo(&mut self, cx: &Context) -> Response {
        match self.before.pop() {
            Some(vote) => self.after.push(std::mem::replace(&mut self.vote, vote)),
            // What a draft had when it was opened is no typing of now.
            None if self.original.is_none() => {
                let drop = cx.keys.label_in(Scope::Review, Action::DropDraft);
                return Response::warn(msg!("vote-nothing-to-undo-draft", review = cx.key(Action::Close), drop = drop));
            }
            None => return Response::warn(msg!("vote-nothing-to-undo")),
        }
        Response::Stay
    }

    fn redo(&mut self) -> Response {
        if let Some(vote) = self.after.pop() {
            self.before.push(std::mem::replace(&mut self.vote, vote));
        }
        Response::Stay
    }

    /// Opens the line for counts with the digit that they begin with: the next sign is between two of them, and is
    /// nobody's vote.
    fn begin_counts(&mut self, event: &KeyEvent, cx: &Context) {
        let is_free = cx.keys.action(Scope::Vote, Key::from_event(event)).is_none();
        if let KeyCode::Char(digit @ '0'..='9') = event.code
            && is_free
            && event.modifiers.is_empty()
        {
            self.counts = Some((Box::new(TextBox::new(&digit.to_string(), false)), false));
        }
    }

    fn counts_key(&mut self, event: &KeyEvent, cx: &Context) {
        let Some((typed, wrong)) = &mut self.counts else { return };
        let said = typed.text();
        match line::intent(event, cx.keys) {
            line::Intent::Leave => self.counts = None,
            line::Intent::Record => match self.counted(&said, cx) {
                Ok(vote) => {
                    self.counts = None;
                    self.change(vote);
                }
                Err(_) => self.counts.iter_mut().for_each(|(_, wrong)| *wrong = true),
            },
            _ => {
                typed.key(event);
                *wrong = false;
            }
        }
    }

    /// Returns the vote with the counts that were typed, or what is wrong with them.
    fn counted(&self, typed: &str, cx: &Context) -> Result<Vote, Msg> {
        let known = Stance::ALL.map(|stance| self.vote.side(stance).known());
        let read = if typed.trim().is_empty() { Some(known) } else { counts(typed) };
        let mut vote = self.vote.clone();
        vote.set_counts(read.ok_or_else(|| msg!("vote-no-counts"))?).map_err(|stance| {
            msg!("vote-counts-known", votes = vote.side(stance).known(), side = stance_word(stance, cx.lang))
        })?;
        let voters = self.voters(cx).len();
        let is_known = !cx.agenda().members.is_empty();
        match usize::try_from(vote.total()) {
            Ok(votes) if is_known && votes > voters => Err(msg!("vote-counts-more", votes = votes, present = voters)),
            _ => Ok(vote),
        }
    }

    /// Goes to the next that was, or can be, voted on here.
    fn next_vote(&self, cx: &Context) -> Response {
        let ballots = self.ballots(cx);
        let own = self.ballot(cx);
        let at = ballots.iter().position(|ballot| *ballot == own).unwrap_or(0);
        match ballots.get((at + 1) % ballots.len()) {
            Some(next) if *next != own => Response::PutAside.and(texts::vote_on(cx, self.on.clone(), *next)),
            _ => Response::Stay,
        }
    }

    fn text(&self) -> Draft {
        let words = DraftText { text: vote_text(&self.vote), ..DraftText::default() };
        let writing = DraftKind::Vote { decision: self.vote.decision };
        let draft = Draft::open(writing, self.on.clone(), self.editing, words);
        Draft { with: self.with.clone(), ..draft }
    }
}

impl Component for VoteDialog {
    fn key(&mut self, event: &KeyEvent, cx: &Context) -> Response {
        if self.counts.is_some() {
            self.counts_key(event, cx);
            return Response::Stay;
        }
        match cx.keys.action(Scope::Vote, Key::from_event(event)).and_then(intent) {
            Some(Intent::Record) => self.record(cx),
            Some(Intent::Leave) if !self.marked.is_empty() => {
                self.marked.clear();
                Response::Stay
            }
            Some(Intent::Leave) => Response::LeaveText,
            Some(Intent::Choose(by)) => {
                self.choose(by, cx);
                Response::Stay
            }
            Some(Intent::NextVote) => self.next_vote(cx),
            Some(Intent::Undo) => self.undo(cx),
            Some(Intent::Redo) => self.redo(),
            Some(Intent::Do(deed)) => self.carry_out(deed, cx),
            None => {
                self.begin_counts(event, cx);
                Response::Stay
            }
        }
    }

    fn record(&mut self, cx: &Context) -> Response {
        // A line that is open in it is not part of it yet, and would be lost.
        if self.counts.is_some() {
            return Response::Stay;
        }
        if self.vote.is_empty() {
            return Response::warn(msg!("vote-nothing"));
        }
        if self.editing.is_some() && self.original.as_ref() == Some(&self.vote) {
            return Response::LeaveText;
        }
        texts::record(cx, self.text(), Content::Vote(self.vote.clone()))
    }

    fn paste(&mut self, text: &str, _cx: &Context) -> Response {
        let Some((line, wrong)) = &mut self.counts else { return Response::warn(msg!("notice-paste-menu")) };
        line.insert(text);
        *wrong = false;
        Response::Stay
    }

    fn rename(&mut self, names: &Names, _cx: &Context) -> bool {
        self.on = names.target(&self.on);
        self.with.retain(|on| !names.is_gone(on));
        self.with.iter_mut().for_each(|on| *on = names.target(on));
        true
    }

    fn draft(&self) -> Option<Draft> {
        Some(self.text())
    }

    fn line(&self) -> Option<LineFor> {
        self.counts.is_some().then_some(LineFor::Counts)
    }

    fn open_line(&mut self, line: &OpenLine) -> bool {
        let is_its = line.of == LineFor::Counts;
        if is_its {
            self.counts = Some((Box::new(TextBox::new(&line.text, false)), false));
        }
        is_its
    }

    fn text_box(&self) -> Option<&TextBox> {
        self.counts.as_ref().map(|(typed, _)| &**typed)
    }

    fn is_untouched(&self) -> bool {
        self.original.as_ref() == Some(&self.vote)
    }

    fn draw(&self, frame: &mut Frame, places: &Layout, cx: &Context) {
        draw::draw(frame, cx, self, places.side_or_wide_area(super::LIST_WIDTH));
    }
}

/// The casting vote after the one that is recorded: first as the chair voted, then the other, then none.
fn next_casting(vote: &Vote, voters: &[Voter], chair: Option<&Who>) -> Option<Stance> {
    let chair = chair.and_then(|who| voters.iter().find(|voter| voter.who == *who));
    let own = chair.and_then(|voter| vote.stance_of_voter(voter)).filter(|s| *s != Stance::Abstained);
    let first = own.unwrap_or(Stance::For);
    let other = if first == Stance::For { Stance::Against } else { Stance::For };
    match vote.casting {
        None => Some(first),
        Some(told) if told == first => Some(other),
        Some(_) => None,
    }
}
