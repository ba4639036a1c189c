//! How a follow-up line was understood, as the line below it shows.

use super::{BadDate, BadDateReason, Owner, OwnerMatch, Understood};
use crate::agenda::names::Candidate;
use crate::dates::Unreadable;
use crate::lang::{Lang, Msg};
use crate::msg;
use crate::time;

/// How many candidates a problem names.
const NAMED: usize = 4;

/// A piece of what was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text, in the screen's language.
    pub text: String,
    pub kind: PartKind,
}

/// What a piece of a line, or of how it was understood, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// What is to be done.
    Task,
    Owner,
    Due,
    /// That nobody is named.
    NoOwner,
    /// The same, and who may be meant.
    Unmarked,
    /// What was not understood.
    Problem,
}

impl Understood {
    /// Says how the line was understood: task, owners or that there are none, date, then a part for each problem.
    ///
    /// `key` is the key that marks the name that the line begins with. The screen puts ` · ` between them. A line that
    /// says nothing gives nothing.
    #[must_use]
    pub fn parts(&self, lang: Lang, key: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.task.is_empty() {
            parts.push(Part { text: self.task.clone(), kind: PartKind::Task });
        }
        if !self.owners.is_empty() {
            let mut names: Vec<&str> = Vec::new();
            for name in self.owners.iter().map(OwnerMatch::name) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            parts.push(Part { text: names.join(", "), kind: PartKind::Owner });
        } else if let Some(name) = &self.unmarked {
            let (typed, mention) = (name.typed.as_str(), name.candidate.mention.as_str());
            let text = lang.say(&msg!("followup-owner-unmarked", key = key, typed = typed, mention = mention));
            parts.push(Part { text, kind: PartKind::Unmarked });
        } else if !self.task.is_empty() {
            parts.push(Part { text: lang.text("followup-no-owner"), kind: PartKind::NoOwner });
        }
        if let Some(due) = &self.due {
            parts.push(Part { text: time::date_weekday(due.date, lang), kind: PartKind::Due });
        }
        let problems = self.name_problems(lang).into_iter();
        let problems = problems.chain(self.bad_dates.iter().map(|d| date_problem(d, lang)));
        parts.extend(problems.map(|text| Part { text, kind: PartKind::Problem }));
        parts
    }

    /// Says of each name that is not understood what is wrong with it.
    #[must_use]
    pub fn name_problems(&self, lang: Lang) -> Vec<String> {
        self.owners.iter().filter_map(|owner| owner_problem(owner, lang)).collect()
    }
}

fn owner_problem(owner: &OwnerMatch, lang: Lang) -> Option<String> {
    let typed = &owner.typed;
    let msg = match &owner.result {
        Owner::One(_) | Owner::Free(_) => return None,
        Owner::None(near) if near.is_empty() => msg!("followup-owner-none", typed = typed),
        Owner::None(near) => msg!("followup-owner-near", typed = typed, names = names(near, lang)),
        Owner::Several(several) => msg!("followup-owner-several", typed = typed, names = names(several, lang)),
    };
    Some(lang.say(&msg))
}

fn date_problem(date: &BadDate, lang: Lang) -> String {
    lang.say(&match date.why {
        BadDateReason::SecondDate => msg!("followup-date-second", typed = date.typed.as_str()),
        BadDateReason::Unreadable(why) => unreadable(&date.typed, why),
    })
}

/// Says why what was typed is no date.
#[must_use]
pub fn unreadable(typed: &str, why: Unreadable) -> Msg {
    match why {
        Unreadable::NotADate => msg!("followup-date-none", typed = typed),
        Unreadable::NoSuchDay => msg!("followup-date-no-such-day", typed = typed),
        Unreadable::Ambiguous => msg!("followup-date-ambiguous", typed = typed),
        Unreadable::OtherWeekday => msg!("followup-date-weekday", typed = typed),
        Unreadable::NoNextMeeting => msg!("followup-date-no-meeting", typed = typed),
    }
}

/// Lists candidates; those who share a name get their ids.
fn names(candidates: &[Candidate], lang: Lang) -> String {
    let mut out: Vec<String> = candidates
        .iter()
        .take(NAMED)
        .map(|c| match c.id() {
            Some(id) if candidates.iter().filter(|o| o.name == c.name).count() > 1 => format!("{} (@{id})", c.name),
            _ => c.name.clone(),
        })
        .collect();
    if candidates.len() > NAMED {
        out.push(lang.say(&msg!("followup-more", count = candidates.len() - NAMED)));
    }
    out.join(", ")
}
