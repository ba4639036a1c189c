//! Votes, dissent and remarks in words.

use super::{lowered, plain_name};
use crate::agenda::{Agenda, Profile, Who};
use crate::lang::{Lang, Msg};
use crate::meeting::{CandidateVotes, Chair, Election, Motion, Stance, StatementKind, Vote, VoteTrouble};
use crate::{msg, text};

/// Names a group on a line: what is but a letter is a list in a political body, "Liste A"; any other name is as typed.
#[must_use]
pub fn group_name(group: &str, agenda: &Agenda, lang: Lang) -> String {
    let group = text::one_line(group);
    if is_list(&group, agenda) { lang.say(&msg!("vote-group", group = group)) } else { group }
}

/// Names a group as running text does: "liste A".
#[must_use]
pub fn running_group(group: &str, agenda: &Agenda, lang: Lang) -> String {
    let group = text::one_line(group);
    if is_list(&group, agenda) { lang.say(&msg!("vote-text-group-name", group = group)) } else { group }
}

fn is_list(group: &str, agenda: &Agenda) -> bool {
    agenda.protocol.profile == Profile::Political && group.chars().count() <= 2
}

/// Names whoever chaired as a sentence does, with the label in brackets: "Anna Agerskov (borgmester)".
///
/// Danish needs the definite form of a label alone, and that cannot be made from the label.
#[must_use]
pub fn chair_in_sentence(chair: Option<&Chair>, agenda: &Agenda, lang: Lang) -> String {
    let Some(chair) = chair else { return lang.text("vote-text-chair") };
    let label = || match chair.is_of_item {
        // Who chairs an item is not elected to it.
        true => lang.text("protocol-chair"),
        false => label_by_profile(agenda, lang),
    };
    let label = chair.label.clone().unwrap_or_else(label);
    format!("{} ({})", plain_name(agenda, &chair.who), lowered(&text::one_line(&label)))
}

/// Returns what the chair is called: by the agenda, or else as such bodies do.
#[must_use]
pub fn chair_label(agenda: &Agenda, lang: Lang) -> String {
    agenda.chair_label.clone().unwrap_or_else(|| label_by_profile(agenda, lang))
}

fn label_by_profile(agenda: &Agenda, lang: Lang) -> String {
    lang.text(match agenda.protocol.profile {
        Profile::Political => "protocol-chair-elected",
        Profile::Administrative => "protocol-chair",
    })
}

/// Returns the letter of a group that has one besides its name, "Venstre (V)"; else what it is called.
#[must_use]
pub fn group_letter(group: &str) -> &str {
    let in_brackets = group.strip_suffix(')').and_then(|g| g.rsplit_once('(')).map(|(_, letter)| letter.trim());
    in_brackets.filter(|letter| (1..=2).contains(&letter.chars().count())).unwrap_or(group)
}

/// Says how many voted how: "5 for · 3 imod · 1 undlod".
#[must_use]
pub fn vote_counts(vote: &Vote, lang: Lang) -> String {
    let [favour, against, abstained] = Stance::ALL.map(|s| vote.count(s));
    lang.say(&msg!("vote-totals", favour = favour, against = against, abstained = abstained))
}

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

/// Names whose a dissent or a remark is: "Anne Holm og Bo Bech".
#[must_use]
pub fn speakers(all: &[Who], agenda: &Agenda, lang: Lang) -> String {
    lang.list(&all.iter().map(|who| plain_name(agenda, who)).collect::<Vec<_>>())
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
    if alike { Vec::new() } else { all_sides(vote, agenda, lang) }
}

/// Does what [`sides`] does, and names those who all voted alike too: minutes name them where others did not vote.
#[must_use]
pub fn all_sides(vote: &Vote, agenda: &Agenda, lang: Lang) -> Vec<(char, String)> {
    let named = Stance::ALL.into_iter().map(|stance| {
        let side = vote.side(stance);
        let groups = side.groups.iter().map(|g| format!("{} ({})", group_name(&g.group, agenda, lang), g.votes));
        let people = side.people.iter().map(|who| plain_name(agenda, who));
        (mark(stance), groups.chain(people).collect::<Vec<_>>().join(", "))
    });
    named.filter(|(_, names)| !names.is_empty()).collect()
}

/// Says whose an amendment is: "Ændringsforslag fra Bo Bech (A), støttet af Dan Dahl (F):".
///
/// The names are in the form of whoever shows it.
#[must_use]
pub fn motion_head(motion: &Motion, name: impl Fn(&Who) -> String, lang: Lang) -> Msg {
    let seconders: Vec<String> = motion.seconders.iter().map(&name).collect();
    let seconders = lang.list(&seconders);
    match &motion.mover {
        None => msg!("motion-text"),
        Some(mover) if motion.seconders.is_empty() => msg!("motion-text-by", name = name(mover)),
        Some(mover) => msg!("motion-text-seconded", name = name(mover), names = seconders),
    }
}

/// Says what came of an election, a line each: who stood with how many votes, then what else was counted, and that lots
/// were drawn. The names are in the form of whoever shows it.
#[must_use]
pub fn election_rows(election: &Election, name: impl Fn(&Who) -> String, lang: Lang) -> Vec<String> {
    let row = |candidate: &CandidateVotes| {
        let name = name(&candidate.who);
        lang.say(&match (candidate.votes, candidate.elected) {
            (Some(votes), true) => msg!("election-text-votes-elected", name = name, count = votes),
            (Some(votes), false) => msg!("election-text-votes", name = name, count = votes),
            (None, true) => msg!("election-text-elected", name = name),
            (None, false) => msg!("election-text-candidate", name = name),
        })
    };
    let counted = |id: &'static str, votes: u32| {
        (votes > 0).then(|| lang.say(&crate::lang::Msg { id, args: vec![("count", votes.into())] }))
    };
    let rest = [counted("election-text-blank", election.blank), counted("election-text-invalid", election.invalid)];
    let lots = election.lots.then(|| lang.text("election-text-lots"));
    election.candidates.iter().map(row).chain(rest.into_iter().flatten()).chain(lots).collect()
}

/// Says how a vote does not add up.
#[must_use]
pub fn trouble(trouble: &VoteTrouble, agenda: &Agenda, lang: Lang) -> String {
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
            msg!("vote-group-more", group = group_name(group, agenda, lang), votes = *votes, present = *present)
        }
        VoteTrouble::Tie => msg!("vote-tie"),
        VoteTrouble::NoTie => msg!("vote-casting-no-tie"),
        VoteTrouble::CastingNotThere(who) => msg!("vote-casting-absent", name = name(who)),
        VoteTrouble::CastingDisqualified(who) => msg!("vote-casting-disqualified", name = name(who)),
        VoteTrouble::CastingOtherwise(who) => msg!("vote-casting-otherwise", name = name(who)),
        VoteTrouble::NotCarried => msg!("vote-not-carried"),
        VoteTrouble::OutcomeAgainst(outcome) => msg!("vote-outcome-against", outcome = super::outcome(*outcome, lang)),
        VoteTrouble::RecommendedAgainst => msg!("vote-recommended-against"),
        VoteTrouble::TooFewFor { votes, needed } => msg!("vote-too-few-for", votes = *votes, needed = *needed),
        VoteTrouble::Carried => msg!("vote-carried"),
        VoteTrouble::Second => msg!("vote-second"),
        VoteTrouble::Waiting => msg!("vote-waiting"),
        VoteTrouble::ElectionTie => msg!("election-tie"),
        VoteTrouble::ElectedWithFewer(who) => msg!("election-fewer", name = name(who)),
        VoteTrouble::NobodyElected => msg!("election-nobody"),
        VoteTrouble::PostponedAgainst => msg!("vote-postponed-against"),
    })
}
