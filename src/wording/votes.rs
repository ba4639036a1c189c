//! The figures of a vote in words.

use crate::lang::Lang;
use crate::meeting::{Stance, Vote};
use crate::{msg, text};

/// Names a group on a line: what is but a letter is said to be one.
#[must_use]
pub fn group_name(group: &str, lang: Lang) -> String {
    let group = text::one_line(group);
    if group.chars().count() > 2 { group } else { lang.say(&msg!("vote-group", group = group)) }
}

/// Says how many voted how: "5 for · 3 imod · 1 undlod".
#[must_use]
pub fn vote_counts(vote: &Vote, lang: Lang) -> String {
    let [favour, against, abstained] = Stance::ALL.map(|s| vote.count(s));
    lang.say(&msg!("vote-totals", favour = favour, against = against, abstained = abstained))
}
