//! An election among several: who stood, with how many votes, and who was elected.
//!
//! It is typed as one line, `Formand: @anna 5 valgt, @bo 3, blank 1`, and what is not understood of it is recorded as
//! typed. Whether it adds up is for the review.

use serde::{Deserialize, Serialize};

use super::{VoteTrouble, count, is_zero, majority};
use crate::agenda::Who;
use crate::agenda::names::{self, Match};
use crate::lang::Lang;
use crate::meeting::circumstances::Circumstances;
use crate::meeting::event::Target;
use crate::meeting::followup;
use crate::meeting::record::{Record, RecordKind};
use crate::meeting::state::Meeting;
use crate::text;
use crate::time::Stamp;

/// The largest number that is taken for one of votes.
const MOST: u32 = 9_999;

/// An election.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// What was elected to.
    pub title: String,
    /// Who stood, in the order in which they were typed.
    pub candidates: Vec<CandidateVotes>,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub blank: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub invalid: u32,
    /// Whether lots were drawn to decide it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lots: bool,
    /// The line as it was typed, for editing it again.
    pub line: String,
}

/// Who stood for election, or what, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateVotes {
    pub who: Who,
    /// How many votes; none: they were not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub elected: bool,
}

/// What stands between two commas.
#[derive(Default)]
struct Segment {
    name: Vec<String>,
    votes: Option<u32>,
    elected: bool,
    lots: bool,
    /// What was not understood.
    unread: Vec<String>,
}

impl Election {
    /// Reads a line: what is elected to, a colon, and between commas who stood, with the votes and a word for who was
    /// elected; also blank and invalid votes, and that lots were drawn.
    #[must_use]
    pub fn read(line: &str, ctx: &followup::Context) -> Self {
        Self::read_all(line, ctx).0
    }

    /// Does what [`Election::read`] does, and also returns what the line says and the election does not: nothing of it
    /// is guessed.
    #[must_use]
    pub fn read_all(line: &str, ctx: &followup::Context) -> (Self, Vec<String>) {
        let owners = followup::parse(line, ctx).owners;
        let is_text = |at: usize| !owners.iter().any(|owner| owner.span.contains(&at));
        let cuts = |sign: &'static [char]| line.match_indices(sign).map(|(at, _)| at).filter(|at| is_text(*at));
        let (mut election, mut unread) = (Self { line: text::one_line(line), ..Self::default() }, Vec::new());
        let from = cuts(&[':']).next().map_or(0, |colon| colon + 1);
        election.title = text::one_line(line.get(..from.saturating_sub(1)).unwrap_or_default());
        let ends = cuts(&[',', ';']).filter(|at| *at >= from).chain([line.len()]);
        let piece = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let mut start = from;
        for end in ends {
            let named: Vec<_> = owners.iter().filter(|owner| (start..end).contains(&owner.span.start)).collect();
            let before = piece(start, named.first().map_or(end, |owner| owner.span.start));
            let after = piece(named.last().map_or(end, |owner| owner.span.end.min(end)), end);
            let between = named.windows(2).map(|pair| piece(pair[0].span.end, pair[1].span.start));
            unread.extend(match named.as_slice() {
                [] => election.add(None, ("", before), ctx),
                [one] => election.add(Some(one.who()), (before, after), ctx),
                several => {
                    let between = between.collect::<Vec<_>>().join(" ");
                    election.add_several(several.iter().map(|owner| owner.who()), &between, (before, after))
                }
            });
            start = end + 1;
        }
        (election, unread)
    }

    /// Adds one who stood; returns what was not understood.
    fn add(&mut self, named: Option<Who>, (before, after): (&str, &str), ctx: &followup::Context) -> Vec<String> {
        let text = if named.is_some() { before } else { after };
        let rank = rank(text);
        let first = rank.map_or(text, |(_, rest)| rest);
        let said = if named.is_some() { format!("{first} {after}") } else { first.to_owned() };
        let Segment { name, votes, elected, lots, mut unread } = segment(&said, named.is_some());
        self.lots |= lots;
        let mut name = text::one_line(&name.join(" "));
        if let Some((number, _)) = rank {
            let is_known = || matches!(names::resolve_exact(ctx.candidates, &name), Match::One(_));
            // A number that only counts them says what their order says.
            let is_place = usize::try_from(number).is_ok_and(|number| number == self.candidates.len() + 1);
            match (&named, name.is_empty()) {
                (Some(_), _) if is_place => {}
                (None, false) if is_place && is_known() => {}
                (None, false) => name = format!("{number}. {name}"),
                (Some(_), _) | (None, true) => unread.push(format!("{number}.")),
            }
        }
        let is_word = |words: fn(&'static crate::lang::Understood) -> crate::lang::Words| {
            named.is_none() && Lang::any_has(words, &text::casefold(&name))
        };
        if is_word(|of| of.elections.blank) {
            self.blank = votes.unwrap_or(1);
        } else if is_word(|of| of.elections.invalid) {
            self.invalid = votes.unwrap_or(1);
        } else if let Some(who) = candidate(named, name, ctx) {
            self.candidates.push(CandidateVotes { who, votes, elected });
        } else {
            unread.extend(Some(text::one_line(&said)).filter(|_| votes.is_some() || elected));
        }
        unread
    }

    /// Adds several who are named together, "@anna og @bo valgt"; returns what was not understood: whose of them a
    /// number is nobody knows, nor what is said between them.
    fn add_several(
        &mut self,
        named: impl Iterator<Item = Who>,
        between: &str,
        (before, after): (&str, &str),
    ) -> Vec<String> {
        let apart = segment(between, true);
        let is_alike = apart.name.is_empty() && apart.unread.is_empty() && apart.votes.is_none() && !apart.elected;
        let all = segment(&format!("{before} {between} {after}"), true);
        self.lots |= all.lots;
        let elected = all.elected && is_alike;
        self.candidates.extend(named.map(|who| CandidateVotes { who, votes: None, elected }));
        if is_alike && all.name.is_empty() && all.votes.is_none() && all.unread.is_empty() {
            return Vec::new();
        }
        vec![text::one_line(&format!("{before} {between} {after}"))]
    }

    /// Everybody who stood.
    pub fn named(&self) -> impl Iterator<Item = &Who> {
        self.candidates.iter().map(|candidate| &candidate.who)
    }

    /// Counts all votes; none: they were not counted.
    fn total(&self) -> Option<u32> {
        let counted: Vec<u32> = self.candidates.iter().filter_map(|candidate| candidate.votes).collect();
        let all = counted.iter().chain([&self.blank, &self.invalid]);
        (!counted.is_empty()).then(|| all.fold(0u32, |sum, votes| sum.saturating_add(*votes)))
    }

    /// The votes of those who were elected, or of those who were not, as far as they were counted, with who has them.
    fn counted(&self, elected: bool) -> impl Iterator<Item = (u32, &Who)> {
        let those = self.candidates.iter().filter(move |candidate| candidate.elected == elected);
        those.filter_map(|candidate| Some((candidate.votes?, &candidate.who)))
    }
}

/// Returns who or what stood: a name that is exactly somebody's is theirs, and any other is as typed.
fn candidate(named: Option<Who>, name: String, ctx: &followup::Context) -> Option<Who> {
    match (named, name.is_empty()) {
        (named, true) => named,
        (None, false) => Some(match names::resolve_exact(ctx.candidates, &name) {
            Match::One(candidate) => candidate.who,
            Match::None(_) | Match::Several(_) => Who::Name(name),
        }),
        // Words next to a name belong to it: nothing is lost.
        (Some(who), false) => Some(Who::Name(match who {
            Who::Name(typed) => format!("{typed} {name}"),
            Who::Id(id) => {
                let known = ctx.candidates.iter().find(|candidate| candidate.who == Who::Id(id.clone()));
                format!("{} {name}", known.map_or(id.0.as_str(), |candidate| candidate.name.as_str()))
            }
        })),
    }
}

/// Splits off the number that a name begins with, "1. Anna Ager".
fn rank(said: &str) -> Option<(u32, &str)> {
    let (number, rest) = said.trim_start().split_once('.')?;
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    number.parse().ok().filter(|_| is_apart).map(|number| (number, rest))
}

/// Takes what stands between two commas apart. Next to the name of somebody known (`is_named`) a second number is not
/// part of it, nor is a word for blank or invalid votes.
fn segment(said: &str, is_named: bool) -> Segment {
    let mut segment = Segment::default();
    let fold = |typed: &str| text::casefold(typed.trim_matches(|c: char| !c.is_alphanumeric()));
    // Words that say nothing here, unless they are within a name: "Salt og Peber".
    let mut within: Vec<&str> = Vec::new();
    let mut words = said.split_whitespace().peekable();
    while let Some(typed) = words.next() {
        let word = typed.strip_suffix('*').unwrap_or(typed);
        segment.elected |= word.len() < typed.len();
        let folded = fold(word);
        let is = |words: fn(&'static crate::lang::Understood) -> crate::lang::Words| Lang::any_has(words, &folded);
        let is_elected = |typed: &&str| Lang::any_has(|of| of.elections.elected, &fold(typed));
        if folded.is_empty() {
            continue;
        } else if let Some(number) = folded.parse().ok().filter(|number| *number <= MOST) {
            if is_named && segment.votes.is_some() {
                segment.unread.push(word.to_owned());
            } else {
                // A number that another follows is part of a name: "Liste 3".
                segment.name.extend(segment.votes.replace(number).map(|before| before.to_string()));
            }
        } else if is(|of| of.elections.elected) {
            segment.elected = true;
        } else if is(|of| of.elections.not) && words.peek().is_some_and(is_elected) {
            words.next();
        } else if is(|of| of.elections.lots) {
            segment.lots = true;
        } else if is_named && (is(|of| of.elections.blank) || is(|of| of.elections.invalid)) {
            segment.unread.push(word.to_owned());
        } else if is(|of| of.elections.fillers) {
            within.extend(Some(word).filter(|_| !segment.name.is_empty()));
            continue;
        } else {
            segment.name.extend(within.iter().map(|word| (*word).to_owned()));
            segment.name.push(word.to_owned());
        }
        within.clear();
    }
    segment
}

impl Meeting {
    /// Lists how a recorded election does not add up; that nobody was elected is said of the last one on its item.
    pub(super) fn recorded_election_troubles(
        &self,
        record: &Record,
        election: &Election,
        now: Stamp,
    ) -> Vec<VoteTrouble> {
        let mut troubles = self.election_troubles(&record.on, election, record.circumstances(), record.at, now);
        let is_later = |r: &&Record| r.kind() == RecordKind::Election && r.id > record.id;
        if self.records_on(&record.on).find(is_later).is_some() {
            troubles.retain(|trouble| *trouble != VoteTrouble::NobodyElected);
        }
        troubles
    }

    /// Lists how an election does not add up.
    #[must_use]
    pub fn election_troubles(
        &self,
        on: &Target,
        election: &Election,
        then: &Circumstances,
        at: Stamp,
        now: Stamp,
    ) -> Vec<VoteTrouble> {
        let mut out = Vec::new();
        let mut seen: Vec<&Who> = Vec::new();
        for who in election.named() {
            if seen.contains(&who) {
                out.push(VoteTrouble::Twice(who.clone()));
            }
            seen.push(who);
        }
        let elected = count(election.candidates.iter().filter(|candidate| candidate.elected));
        let present = count(self.voters(on, then, at, now).iter());
        match election.total().filter(|_| then.seats() > 0) {
            // Who elects several may have a vote for each.
            Some(votes) if votes > present.saturating_mul(elected.max(1)) => {
                out.push(VoteTrouble::More { votes, present });
            }
            Some(votes) if votes < present && elected < 2 => out.push(VoteTrouble::Fewer { votes, present }),
            _ => {}
        }
        let most_of_others = election.counted(false).map(|(votes, _)| votes).max();
        let least = election.counted(true).min_by_key(|(votes, _)| *votes);
        let is_tie_for_most = || {
            let most = election.counted(false).filter(|(votes, _)| Some(*votes) == most_of_others);
            most_of_others.is_some_and(|votes| votes > 0) && most.count() > 1
        };
        match (least, most_of_others) {
            (Some((votes, who)), Some(others)) if votes < others => {
                out.push(VoteTrouble::ElectedWithFewer(who.clone()));
            }
            (Some((votes, _)), Some(others)) if votes == others && !election.lots => out.push(VoteTrouble::ElectionTie),
            _ if elected == 0 && is_tie_for_most() => out.push(VoteTrouble::ElectionTie),
            _ if elected == 0 => out.push(VoteTrouble::NobodyElected),
            _ => {}
        }
        if let (Some((votes, _)), 1, false) = (least, elected, election.lots) {
            let others = election.counted(false).fold(0u32, |sum, (votes, _)| sum.saturating_add(votes));
            let seats = u32::try_from(then.seats()).unwrap_or(u32::MAX);
            let needed = majority::votes_needed(&self.agenda, votes, others, seats);
            if votes < needed {
                out.push(VoteTrouble::TooFewFor { votes, needed });
            }
        }
        out
    }
}
