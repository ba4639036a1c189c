//! The figures of a vote in words.

use crate::lang::Lang;
use crate::meeting::{Stance, Vote};
use crate::msg;

/// Says how many voted how: "5 for · 3 imod · 1 undlod".
#[must_use]
pub fn vote_counts(vote: &Vote, lang: Lang) -> String {
    let [favour, against, abstained] = Stance::ALL.map(|s| vote.count(s));
    lang.say(&msg!("vote-totals", favour = favour, against = against, abstained = abstained))
}
