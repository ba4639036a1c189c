//! What a protocol says of votes, dissent and remarks, and of where a decision is forwarded to: the sentences, and
//! their part of the model.

use super::after::{self, corrected_at};
use super::model::{self, VoteGroup, VoteSide};
use super::sentences::party;
use crate::agenda::{Agenda, Outcome};
use crate::lang::{Lang, Msg};
use crate::meeting::{Content, Decision, Record, Side, Stance, Statement, StatementKind, Vote, forward};
use crate::time::Stamp;
use crate::wording::plain_name;
use crate::{msg, text, time};

/// What the words of a vote depend on besides the vote.
#[derive(Clone, Copy)]
pub(super) struct Voted {
    /// How many were entitled to vote; none: nobody knows.
    pub voters: Option<u32>,
    /// What the decision comes to; none: the vote is on its own.
    pub outcome: Option<Outcome>,
    /// Whether it is on none of the decisions that are printed with it.
    pub is_apart: bool,
}

/// Writes a vote: "For stemte 5: A, B … . Imod stemte 3: … . 1 undlod at stemme."
pub(super) fn sentence(agenda: &Agenda, vote: &Vote, voted: Voted, lang: Lang) -> String {
    let mut sentences = match unanimous(vote, voted) {
        Some(sentences) => sentences.into_iter().map(|m| lang.say(&m)).collect(),
        None => sides(agenda, vote, lang),
    };
    let casting = match (vote.casting, vote.is_tie()) {
        (Some(Stance::For), true) => Some("vote-text-tie-for"),
        (Some(Stance::Against), true) => Some("vote-text-tie-against"),
        (Some(Stance::For), false) => Some("vote-text-casting-for"),
        (Some(Stance::Against), false) => Some("vote-text-casting-against"),
        _ => None,
    };
    sentences.extend(casting.map(|id| lang.text(id)));
    let said = sentences.join(" ");
    match voted.outcome {
        Some(_) => said,
        None if voted.is_apart => format!("{} {said}", lang.text("vote-text-apart")),
        None => format!("{} {said}", lang.text("vote-text-alone")),
    }
}

/// Says that all who were entitled voted alike, if they did.
fn unanimous(vote: &Vote, voted: Voted) -> Option<Vec<Msg>> {
    let all = voted.voters.filter(|n| *n > 1 && vote.total() == *n)?;
    if vote.count(Stance::For) == all {
        let adopted = voted.outcome.is_some_and(|o| o != Outcome::Rejected);
        let mut said = vec![msg!("vote-text-all-for", count = all)];
        if adopted {
            said.insert(0, msg!("vote-text-unanimous"));
        }
        return Some(said);
    }
    (vote.count(Stance::Against) == all).then(|| vec![msg!("vote-text-all-against", count = all)])
}

fn sides(agenda: &Agenda, vote: &Vote, lang: Lang) -> Vec<String> {
    let count = |stance| vote.count(stance);
    let mut out = Vec::new();
    for stance in Stance::ALL {
        let (votes, names) = (count(stance), names(agenda, vote.side(stance), lang));
        let said = match (stance, votes, names) {
            (Stance::For, 0, _) if count(Stance::Against) > 0 => msg!("vote-text-none-for"),
            (Stance::Against, 0, _) if count(Stance::For) > 0 => msg!("vote-text-none-against"),
            (_, 0, _) => continue,
            (Stance::For, _, None) => msg!("vote-text-for", count = votes),
            (Stance::For, _, Some(names)) => msg!("vote-text-for-names", count = votes, names = names),
            (Stance::Against, _, None) => msg!("vote-text-against", count = votes),
            (Stance::Against, _, Some(names)) => msg!("vote-text-against-names", count = votes, names = names),
            (Stance::Abstained, _, None) => msg!("vote-text-abstained", count = votes),
            (Stance::Abstained, _, Some(names)) => msg!("vote-text-abstained-names", count = votes, names = names),
        };
        out.push(lang.say(&said));
    }
    out
}

/// Names who voted alike: the groups, then people, then how many more; none if nobody is named.
fn names(agenda: &Agenda, side: &Side, lang: Lang) -> Option<String> {
    let groups = side
        .groups
        .iter()
        .map(|g| lang.say(&msg!("vote-text-group", group = running_group(&g.group, lang), votes = g.votes)));
    let mut names: Vec<String> = groups.chain(side.people.iter().map(|who| plain_name(agenda, who))).collect();
    if names.is_empty() {
        return None;
    }
    if side.unnamed > 0 {
        names.push(lang.say(&msg!("vote-text-unnamed", count = side.unnamed)));
    }
    Some(lang.list(&names))
}

/// Names a group as running text does: "gruppe A", but "Socialdemokratiet".
#[must_use]
pub fn running_group(group: &str, lang: Lang) -> String {
    let group = text::one_line(group);
    if group.chars().count() > 2 { group } else { lang.say(&msg!("vote-text-group-name", group = group)) }
}

/// Writes whose dissent or remark something is: "Afvigende mening fra Lene Bachmann:".
pub(super) fn statement_head(agenda: &Agenda, statement: &Statement, voted: Voted) -> Msg {
    let name = plain_name(agenda, &statement.who);
    match (statement.statement, voted.is_apart) {
        (StatementKind::Dissent, false) => msg!("dissent-text", name = name),
        (StatementKind::Dissent, true) => msg!("dissent-text-apart", name = name),
        (StatementKind::Remark, false) => msg!("dissent-text-remark", name = name),
        (StatementKind::Remark, true) => msg!("dissent-text-remark-apart", name = name),
    }
}

/// Writes where a decision is forwarded to, unless its own text says it already.
pub(super) fn forwarded(agenda: &Agenda, decision: &Decision, lang: Lang) -> Option<String> {
    if decision.outcome != Outcome::Forwarded {
        return None;
    }
    let (to, on) = (decision.forwarded_to.as_ref(), decision.forwarded_on);
    let names_body = to.is_none_or(|to| text::casefold(&decision.text).contains(&text::casefold(to)));
    if names_body && on.is_none_or(|on| forward::names_date(&decision.text, on, agenda)) {
        return None;
    }
    let date = on.map(|d| time::date_long(d, lang));
    Some(lang.say(&match (to, date) {
        (Some(to), Some(date)) => msg!("forwarded-text-to-on", body = text::one_line(to), date = date),
        (Some(to), None) => msg!("forwarded-text-to", body = text::one_line(to)),
        (None, Some(date)) => msg!("forwarded-text-on", date = date),
        (None, None) => return None,
    }))
}

/// Puts a vote into the model.
pub(super) fn vote(record: &Record, agenda: &Agenda, first_close: Option<Stamp>, lang: Lang) -> Option<model::Vote> {
    let Content::Vote(vote) = record.current() else { return None };
    let side = |stance| {
        let side = vote.side(stance);
        VoteSide {
            count: side.count(),
            names: side.people.iter().map(|who| party(agenda, who)).collect(),
            groups: side.groups.iter().map(|g| VoteGroup { group: g.group.clone(), count: g.votes }).collect(),
        }
    };
    Some(model::Vote {
        in_favour: side(Stance::For),
        against: side(Stance::Against),
        abstained: side(Stance::Abstained),
        casting: vote.casting.and_then(|c| match c {
            Stance::For => Some(model::Casting::For),
            Stance::Against => Some(model::Casting::Against),
            Stance::Abstained => None,
        }),
        at: record.at,
        corrected_at: corrected_at(record, first_close),
        corrections: after::replaced(record, agenda, lang),
        added_reason: record.added.clone(),
        withheld: false,
    })
}

/// Puts a dissent or a remark into the model; none if it is not of this kind.
pub(super) fn statement(
    record: &Record,
    kind: StatementKind,
    agenda: &Agenda,
    first_close: Option<Stamp>,
    lang: Lang,
) -> Option<model::Statement> {
    let Content::Statement(statement) = record.current() else { return None };
    (statement.statement == kind).then(|| model::Statement {
        party: party(agenda, &statement.who),
        text: statement.text.clone(),
        at: record.at,
        corrected_at: corrected_at(record, first_close),
        corrections: after::replaced(record, agenda, lang),
        added_reason: record.added.clone(),
        withheld: false,
    })
}
