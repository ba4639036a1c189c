//! The words for votes, dissent and remarks on the screen.

use super::context::Context;
use crate::agenda::Agenda;
use crate::lang::Lang;
use crate::meeting::{Stance, StatementKind, Vote, VoteTrouble};
use crate::msg;
use crate::wording::{group_name, plain_name, vote_counts};

/// The key of a stance that is the same in both languages.
#[must_use]
pub fn sign(stance: Stance) -> char {
    match stance {
        Stance::For => '+',
        Stance::Against => '-',
        Stance::Abstained => '0',
    }
}

/// Names a stance with its sign before it.
#[must_use]
pub fn stance_word(stance: Stance, lang: Lang) -> String {
    format!("{} {}", mark(stance), lang.text(stance_id(stance)))
}

/// The sign of a stance as it stands next to names, where a 0 would be read as a number.
fn mark(stance: Stance) -> char {
    if stance == Stance::Abstained { '○' } else { sign(stance) }
}

fn stance_id(stance: Stance) -> &'static str {
    match stance {
        Stance::For => "vote-for",
        Stance::Against => "vote-against",
        Stance::Abstained => "vote-abstained",
    }
}

/// Names what a member put into the protocol.
#[must_use]
pub fn statement_word(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Dissent => "dissent-key",
        StatementKind::Remark => "dissent-key-remark",
    }
}

/// Says what a vote comes to, with the casting vote.
#[must_use]
pub fn totals(vote: &Vote, lang: Lang) -> String {
    let mut said = vote_counts(vote, lang);
    let casting = match vote.casting {
        Some(Stance::For) => Some("vote-casting-for"),
        Some(Stance::Against) => Some("vote-casting-against"),
        Some(Stance::Abstained) | None => None,
    };
    if let Some(casting) = casting {
        said = format!("{said} · {}", lang.text(casting));
    }
    said
}

/// Names who voted how, where not all did alike: each side's sign, and its groups and people.
#[must_use]
pub fn sides(vote: &Vote, agenda: &Agenda, lang: Lang) -> Vec<(char, String)> {
    let alike = Stance::ALL.iter().filter(|s| vote.count(**s) > 0).count() < 2;
    let named = Stance::ALL.into_iter().filter(|_| !alike).map(|stance| {
        let side = vote.side(stance);
        let groups = side.groups.iter().map(|g| format!("{} ({})", group_name(&g.group, lang), g.votes));
        let people = side.people.iter().map(|who| plain_name(agenda, who));
        (mark(stance), groups.chain(people).collect::<Vec<_>>().join(", "))
    });
    named.filter(|(_, names)| !names.is_empty()).collect()
}

/// Says how a vote does not add up.
#[must_use]
pub fn trouble(cx: &Context, trouble: &VoteTrouble) -> String {
    let (lang, agenda) = (cx.lang, cx.agenda());
    let name = |who| plain_name(agenda, who);
    lang.say(&match trouble {
        VoteTrouble::Fewer { votes, present } => {
            msg!("vote-told-fewer", votes = *votes, present = *present, missing = present.saturating_sub(*votes))
        }
        VoteTrouble::More { votes, present } => msg!("vote-told-more", votes = *votes, present = *present),
        VoteTrouble::Twice(who) => msg!("vote-twice", name = name(who)),
        VoteTrouble::NotThere(who) => msg!("vote-absent", name = name(who)),
        VoteTrouble::Disqualified(who) => msg!("vote-disqualified", name = name(who)),
        VoteTrouble::Group { group, votes, present } => {
            msg!("vote-group-more", group = group_name(group, lang), votes = *votes, present = *present)
        }
        VoteTrouble::Tie => msg!("vote-tie"),
        VoteTrouble::NoTie => msg!("vote-casting-no-tie"),
        VoteTrouble::NotCarried => msg!("vote-not-carried"),
        VoteTrouble::Carried => msg!("vote-carried"),
    })
}
