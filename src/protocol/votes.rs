//! What a protocol says of votes, dissent and remarks: the sentences, and their part of the model.

use super::after::{self, corrected_at};
use super::items::{Wording, deciding_of};
use super::model::{self, VoteGroup, VoteSide};
use super::people::People;
use crate::agenda::{Agenda, Outcome, Who};
use crate::audience::RedactedItem;
use crate::lang::{Lang, Msg};
use crate::meeting::{
    CandidateVotes, Casting, Content, Deciding, Record, RecordId, RecordKind, Stance, Statement, StatementKind, Vote,
};
use crate::time::Stamp;
use crate::wording::{capitalised, chair_in_sentence, group_letter};
use crate::{msg, text};

/// What the words of a vote depend on besides the vote.
#[derive(Clone, Copy)]
pub(super) struct Voted<'a> {
    /// How many were entitled to vote: in this version, and in those that follow; none or 0: nobody knows.
    pub voters: &'a [u32],
    /// Whether some who could vote were not recorded: in this version, and in those that follow.
    pub partial: &'a [bool],
    /// What decided it besides the votes: this version, and those that follow.
    pub deciding: &'a [Deciding],
    /// Who had given a proxy, and who voted for them: in this version, and in those that follow.
    pub proxies: &'a [Vec<(Who, Who)>],
    pub on: VotedOn,
}

/// What a vote, a dissent or a remark is on, as far as the words depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VotedOn {
    /// A decision, and what that comes to.
    Decision(Outcome),
    /// An amendment.
    Motion,
    /// That it was postponed.
    Postponement,
    /// Nothing that is known; there are no decisions.
    Nothing,
    /// None of the decisions that are printed with it.
    Apart,
}

impl Voted<'_> {
    /// The same for a later version of the vote.
    pub(super) fn later(self, by: usize) -> Self {
        Self {
            voters: self.voters.get(by..).unwrap_or_default(),
            partial: self.partial.get(by..).unwrap_or_default(),
            deciding: self.deciding.get(by..).unwrap_or_default(),
            proxies: self.proxies.get(by..).unwrap_or_default(),
            on: self.on,
        }
    }

    fn is_partial(&self) -> bool {
        self.partial.first().is_some_and(|is_partial| *is_partial)
    }

    fn proxies(&self) -> &[(Who, Who)] {
        self.proxies.first().map_or(&[], Vec::as_slice)
    }

    /// Whether it is a tie by which something was not carried, in a body where that `falls`. Beside a decision that is
    /// not a rejection nothing is said of that: what the decision says holds.
    fn is_lost_tie(&self, vote: &Vote, falls: bool) -> bool {
        let is_lost = !matches!(self.on, VotedOn::Decision(outcome) if outcome != Outcome::Rejected);
        falls && is_lost && vote.is_tie() && vote.casting.is_none() && !self.is_partial()
    }

    /// Whether what it is on was carried, where that is known from the decision or from the votes.
    fn is_adopted(&self) -> Option<bool> {
        match self.on {
            VotedOn::Decision(outcome) => Some(outcome != Outcome::Rejected),
            VotedOn::Motion | VotedOn::Postponement => self.deciding.first().and_then(|deciding| deciding.carried),
            VotedOn::Nothing | VotedOn::Apart => None,
        }
    }
}

/// Writes a vote: "For stemte 5: A, B … . Imod stemte 3: … . 1 undlod at stemme."
pub(super) fn sentence(people: &People, vote: &Vote, voted: Voted) -> String {
    let (agenda, lang) = (people.agenda(), people.lang());
    let is_one_sided = vote.count(Stance::For) == 0 || vote.count(Stance::Against) == 0;
    let unanimous = unanimous(vote, voted);
    let mut sentences = match &unanimous {
        Some(sentences) => sentences.iter().map(|m| lang.say(m)).collect(),
        // Nobody knows whether nobody was on the other side.
        None if voted.is_partial() && is_one_sided => recorded(people, vote),
        None => vec![counted(people, vote, voted)],
    };
    let is_lost_tie = voted.is_lost_tie(vote, !agenda.protocol.has_casting_vote());
    let decided = voted.deciding.first().and_then(|deciding| deciding.casting.as_ref());
    let tie = match decided {
        Some(casting) => Some(decided_by(casting, agenda, lang)),
        None if is_lost_tie => Some(msg!("vote-text-tie")),
        // A casting vote that decided nothing is for the review.
        None if vote.is_tie() && !voted.is_partial() => Some(msg!("vote-text-tie-alone")),
        None => None,
    };
    sentences.extend(tie.map(|said| lang.say(&said)));
    // That it was carried by all, or lost with equal votes, is said before.
    let is_said = is_lost_tie || (unanimous.is_some() && vote.count(Stance::For) > 0);
    let result = voted.is_adopted().filter(|_| voted.on == VotedOn::Motion && !is_said);
    sentences.extend(
        result.map(|is_carried| lang.text(if is_carried { "motion-text-carried" } else { "motion-text-lost" })),
    );
    let proxy = |(giver, holder): &(Who, Who)| {
        lang.say(&msg!("vote-text-proxy", name = capitalised(&people.plain(holder)), member = people.plain(giver)))
    };
    sentences.extend(voted.proxies().iter().map(proxy));
    let said = sentences.join(" ");
    match voted.on {
        VotedOn::Decision(_) | VotedOn::Motion | VotedOn::Postponement => said,
        VotedOn::Apart => format!("{} {said}", lang.text("vote-text-apart")),
        VotedOn::Nothing => format!("{} {said}", lang.text("vote-text-alone")),
    }
}

/// Says how the chair's casting vote decided a tie. Who is recorded as having voted the other way is not named for it.
fn decided_by(casting: &Casting, agenda: &Agenda, lang: Lang) -> Msg {
    let chair = || chair_in_sentence(casting.chair.as_ref(), agenda, lang);
    match (casting.stance == Stance::For, casting.is_otherwise) {
        (true, false) => msg!("vote-text-tie-for", chair = chair()),
        (false, false) => msg!("vote-text-tie-against", chair = chair()),
        (true, true) => msg!("vote-text-tie-cast-for"),
        (false, true) => msg!("vote-text-tie-cast-against"),
    }
}

/// Says that all who were entitled voted alike, if they did.
fn unanimous(vote: &Vote, voted: Voted) -> Option<Vec<Msg>> {
    // Who has given a proxy is not present.
    let all = voted.voters.first().copied().filter(|n| *n > 1 && vote.total() == *n && voted.proxies().is_empty())?;
    if vote.count(Stance::For) == all {
        let mut said = vec![msg!("vote-text-all-for", count = all)];
        if voted.is_adopted() == Some(true) {
            said.insert(0, msg!("vote-text-unanimous"));
        }
        return Some(said);
    }
    (vote.count(Stance::Against) == all).then(|| vec![msg!("vote-text-all-against", count = all)])
}

/// Says how many voted how, and what it came to where the language says that: "Carried: 8 for, 0 against."
fn counted(people: &People, vote: &Vote, voted: Voted) -> String {
    let lang = people.lang();
    let [favour, against, abstained] = Stance::ALL.map(|s| vote.count(s));
    let mut sides: Option<String> = None;
    for stance in Stance::ALL {
        let votes = vote.count(stance);
        let said = match (stance, votes, names(people, vote, stance)) {
            (Stance::For, 0, ..) if against > 0 => msg!("vote-text-none-for"),
            (Stance::Against, 0, ..) if favour > 0 => msg!("vote-text-none-against"),
            (_, 0, ..) => continue,
            (Stance::For, _, None) => msg!("vote-text-for", count = votes),
            (Stance::For, _, Some(names)) => msg!("vote-text-for-names", count = votes, names = names),
            (Stance::Against, _, None) => msg!("vote-text-against", count = votes),
            (Stance::Against, _, Some(names)) => {
                msg!("vote-text-against-names", count = votes, names = names)
            }
            (Stance::Abstained, _, None) => msg!("vote-text-abstained", count = votes),
            (Stance::Abstained, _, Some(names)) => {
                msg!("vote-text-abstained-names", count = votes, names = names)
            }
        };
        let said = lang.say(&said);
        sides = Some(match sides {
            Some(before) => lang.say(&msg!("vote-text-sides", before = before, side = said)),
            None => said,
        });
    }
    let sides = sides.unwrap_or_default();
    let is_carried = voted.deciding.first().is_some_and(|deciding| vote.is_carried(people.agenda(), deciding));
    // What the vote and the decision do not agree on is not said for either.
    lang.say(&match voted.on {
        VotedOn::Decision(Outcome::Rejected) if !is_carried && (favour > 0 || against > 0) => {
            msg!("vote-text-lost", sides = sides)
        }
        VotedOn::Decision(outcome) if outcome != Outcome::Rejected && is_carried => {
            msg!("vote-text-carried", sides = sides)
        }
        _ if favour > 0 || against > 0 || abstained > 0 => msg!("vote-text-counted", sides = sides),
        _ => return String::new(),
    })
}

/// Says only what was recorded of a vote that is not recorded in full: "Ulla Holm stemte imod."
fn recorded(people: &People, vote: &Vote) -> Vec<String> {
    let lang = people.lang();
    let said = |stance: &Stance| {
        let votes = vote.count(*stance);
        let those = names(people, vote, *stance).map_or_else(|| votes.to_string(), |n| capitalised(&n));
        (votes > 0).then(|| {
            lang.say(&match stance {
                Stance::For => msg!("vote-text-some-for", names = those),
                Stance::Against => msg!("vote-text-some-against", names = those),
                Stance::Abstained => msg!("vote-text-some-abstained", names = those),
            })
        })
    };
    Stance::ALL.iter().filter_map(said).collect()
}

/// Names who voted alike: the groups, then people, then how many more; none if nobody is named.
fn names(people: &People, vote: &Vote, stance: Stance) -> Option<String> {
    let (lang, side) = (people.lang(), vote.side(stance));
    // The number of a group that is alone is the side's: it is not said twice. Where some of the group are named, the
    // number says that it is not all of it.
    let is_named = |group: &str| vote.named().any(|who| people.votes_with(who) == Some(group));
    let is_alone =
        matches!(&side.groups[..], [one] if side.people.is_empty() && side.unnamed == 0 && !is_named(&one.group));
    let groups = side.groups.iter().map(|g| match text::one_line(group_letter(&g.group)) {
        group if is_alone => group,
        group => lang.say(&msg!("vote-text-group", group = group, votes = g.votes)),
    });
    let mut names: Vec<String> = groups.chain(side.people.iter().map(|who| people.plain(who))).collect();
    if names.is_empty() {
        return None;
    }
    if side.unnamed > 0 {
        names.push(lang.say(&msg!("vote-text-unnamed", count = side.unnamed)));
    }
    Some(lang.list(&names))
}

/// Writes whose dissent or remark something is: "Lene Bachmann ønskede følgende afvigende mening tilført protokollen:".
pub(super) fn statement_head(people: &People, statement: &Statement, voted: Voted) -> Msg {
    let names: Vec<String> = statement.who.iter().map(|who| people.plain(who)).collect();
    let name = capitalised(&people.lang().list(&names));
    match (statement.statement, voted.on == VotedOn::Apart) {
        (StatementKind::Dissent, false) => msg!("dissent-text", name = name),
        (StatementKind::Dissent, true) => msg!("dissent-text-apart", name = name),
        (StatementKind::Remark, false) => msg!("dissent-text-remark", name = name),
        (StatementKind::Remark, true) => msg!("dissent-text-remark-apart", name = name),
    }
}

/// Writes what somebody had put into the protocol: in quotation marks, unless it has its own.
pub(super) fn statement_text(statement: &Statement, lang: Lang) -> String {
    let said = statement.text.trim();
    let is_quoted = said.starts_with(['»', '«', '“', '”', '„', '"']);
    if is_quoted { said.to_owned() } else { lang.say(&msg!("dissent-quoted", text = said)) }
}

/// Puts a vote into the model.
pub(super) fn vote(
    record: &Record,
    partial: &[bool],
    deciding: &[Deciding],
    people: &People,
    first_close: Option<Stamp>,
) -> Option<model::Vote> {
    let Content::Vote(vote) = record.current() else { return None };
    let side = |stance| {
        let side = vote.side(stance);
        VoteSide {
            count: side.count(),
            names: side.people.iter().map(|who| people.party(who)).collect(),
            groups: side.groups.iter().map(|g| VoteGroup { group: g.group.clone(), count: g.votes }).collect(),
        }
    };
    Some(model::Vote {
        in_favour: side(Stance::For),
        against: side(Stance::Against),
        abstained: side(Stance::Abstained),
        casting: deciding.last().and_then(|deciding| deciding.casting.as_ref()).and_then(|c| match c.stance {
            Stance::For => Some(model::Casting::For),
            Stance::Against => Some(model::Casting::Against),
            Stance::Abstained => None,
        }),
        at: record.at,
        corrected_at: corrected_at(record, first_close),
        corrections: after::replaced(record, partial, deciding, people),
        added_reason: record.added_reason(),
        withheld: false,
    })
}

/// Puts a dissent or a remark into the model; none if it is not of this kind.
pub(super) fn statement(
    record: &Record,
    kind: StatementKind,
    people: &People,
    first_close: Option<Stamp>,
) -> Option<model::Statement> {
    let Content::Statement(statement) = record.current() else { return None };
    let (first, with) = statement.who.split_first()?;
    (statement.statement == kind).then(|| model::Statement {
        party: people.party(first),
        with: with.iter().map(|who| people.party(who)).collect(),
        text: statement.text.clone(),
        at: record.at,
        corrected_at: corrected_at(record, first_close),
        corrections: after::replaced(record, &[], &[], people),
        added_reason: record.added_reason(),
        withheld: false,
    })
}

impl Wording<'_> {
    /// Lists the votes on a decision or an amendment, or those that belong to nothing.
    pub(super) fn votes(&self, matter: &RedactedItem, on: Option<RecordId>) -> Vec<model::Vote> {
        let is_own = |r: &&Record| matter.under.get(&r.id).copied() == on && !matter.on_postponement.contains(&r.id);
        self.votes_of(matter, matter.records.iter().filter(is_own))
    }

    /// Lists the votes on that it was postponed.
    pub(super) fn votes_on_postponement(&self, matter: &RedactedItem) -> Vec<model::Vote> {
        self.votes_of(matter, matter.records.iter().filter(|r| matter.on_postponement.contains(&r.id)))
    }

    fn votes_of<'b>(&self, matter: &RedactedItem, own: impl Iterator<Item = &'b Record>) -> Vec<model::Vote> {
        let first_close = self.source.first_closed_at;
        let partial = |r: &Record| matter.partial_votes.get(&r.id).map(Vec::as_slice).unwrap_or_default();
        own.filter_map(|r| {
            let vote = vote(r, partial(r), deciding_of(matter, r), self.people, first_close)?;
            Some(model::Vote { withheld: matter.withheld.records.contains(&r.id), ..vote })
        })
        .collect()
    }

    pub(super) fn statements(
        &self,
        matter: &RedactedItem,
        on: Option<RecordId>,
        kind: StatementKind,
    ) -> Vec<model::Statement> {
        let first_close = self.source.first_closed_at;
        let own = matter.records.iter().filter(|r| matter.under.get(&r.id).copied() == on);
        own.filter_map(|r| {
            let statement = statement(r, kind, self.people, first_close)?;
            Some(model::Statement { withheld: matter.withheld.records.contains(&r.id), ..statement })
        })
        .collect()
    }

    /// Puts an election into the model.
    pub(super) fn election(&self, record: &Record, matter: &RedactedItem) -> Option<model::Election> {
        let Content::Election(election) = record.current() else { return None };
        let candidate = |candidate: &CandidateVotes| model::ElectionCandidate {
            party: self.people.party(&candidate.who),
            votes: candidate.votes,
            elected: candidate.elected,
        };
        Some(model::Election {
            title: self.as_proven(record, election.title.clone()),
            candidates: election.candidates.iter().map(candidate).collect(),
            blank: election.blank,
            invalid: election.invalid,
            lots: election.lots,
            at: record.at,
            corrected_at: corrected_at(record, self.source.first_closed_at),
            corrections: after::replaced(record, &[], &[], self.people),
            added_reason: record.added_reason(),
            withheld: matter.withheld.records.contains(&record.id),
        })
    }

    /// Puts an amendment into the model.
    pub(super) fn motion(&self, record: &Record, matter: &RedactedItem) -> Option<model::Motion> {
        let Content::Motion(motion) = record.current() else { return None };
        let parties = |all: &[Who]| all.iter().map(|who| self.people.party(who)).collect();
        let last = matter.records.iter().rfind(|r| r.kind() == RecordKind::Vote && is_on(matter, r, record));
        let result = last.and_then(|vote| deciding_of(matter, vote).last());
        Some(model::Motion {
            text: self.as_proven(record, motion.text.clone()),
            mover: motion.mover.as_ref().map(|who| self.people.party(who)),
            seconders: parties(&motion.seconders),
            carried: result.and_then(|deciding| deciding.carried),
            votes: self.votes(matter, Some(record.id)),
            dissents: self.statements(matter, Some(record.id), StatementKind::Dissent),
            remarks: self.statements(matter, Some(record.id), StatementKind::Remark),
            at: record.at,
            corrected_at: corrected_at(record, self.source.first_closed_at),
            corrections: after::replaced(record, &[], &[], self.people),
            added_reason: record.added_reason(),
            withheld: matter.withheld.records.contains(&record.id),
        })
    }
}

/// Returns whether a vote, a dissent or a remark belongs to another record.
fn is_on(matter: &RedactedItem, record: &Record, other: &Record) -> bool {
    matter.under.get(&record.id) == Some(&other.id)
}

/// Says what a vote, a dissent or a remark is on.
pub(super) fn voted_on(record: &Record, matter: &RedactedItem) -> VotedOn {
    let on = matter.records.iter().find(|other| is_on(matter, record, other));
    match on.map(Record::current) {
        _ if matter.on_postponement.contains(&record.id) => VotedOn::Postponement,
        Some(Content::Decision(decision)) => VotedOn::Decision(decision.outcome),
        Some(Content::Motion(_)) => VotedOn::Motion,
        // Where there are decisions, it would be read as being on the one above it.
        _ if matter.without_decision.contains(&record.id)
            && matter.records.iter().any(|r| r.kind().decides() || r.kind() == RecordKind::Motion) =>
        {
            VotedOn::Apart
        }
        _ => VotedOn::Nothing,
    }
}
