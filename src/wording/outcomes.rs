//! The outcomes of decisions, in a word or two.

use crate::agenda::Outcome;
use crate::lang::Lang;

/// Names an outcome.
#[must_use]
pub fn outcome(outcome: Outcome, lang: Lang) -> String {
    lang.text(match outcome {
        Outcome::Approved => "outcome-approved",
        Outcome::Noted => "outcome-noted",
        Outcome::Discussed => "outcome-discussed",
        Outcome::Rejected => "outcome-rejected",
        Outcome::Postponed => "outcome-postponed",
        Outcome::Forwarded => "outcome-forwarded",
        Outcome::Other => "outcome-other",
    })
}
