//! The outcome of a decision while its text is typed: a phrase brings one, and it goes again with the phrase.

use crate::agenda::Outcome;
use crate::tui::textbox::Change;

/// The outcome that is chosen, and what it was before each change of the text.
#[derive(Clone, Debug)]
pub(super) struct ChosenOutcome {
    now: Chosen,
    /// One for each change that the text can undo.
    past: Vec<Chosen>,
    /// One for each that it can redo.
    future: Vec<Chosen>,
}

#[derive(Clone, Copy, Debug)]
struct Chosen {
    outcome: Outcome,
    /// What it was before a phrase set it.
    before_phrase: Option<Outcome>,
}

impl ChosenOutcome {
    /// Begins with an outcome, and what it is without the phrase that set it, where one did.
    pub(super) fn new(outcome: Outcome, before_phrase: Option<Outcome>) -> Self {
        let now = Chosen { outcome, before_phrase };
        Self { now, past: Vec::new(), future: Vec::new() }
    }

    pub(super) fn get(&self) -> Outcome {
        self.now.outcome
    }

    /// Takes what a person chose: it stays, whatever becomes of the text.
    pub(super) fn choose(&mut self, outcome: Outcome) {
        self.now = Chosen { outcome, before_phrase: None };
        self.past.fill(self.now);
        self.future.fill(self.now);
    }

    /// Follows the text, which was just changed by a phrase with this outcome.
    pub(super) fn set_by_phrase(&mut self, outcome: Outcome) {
        let before_phrase = self.now.before_phrase.or(Some(self.now.outcome));
        self.edit(Chosen { outcome, before_phrase });
    }

    /// Follows a change of the text; where nothing is left of it, no phrase is either.
    pub(super) fn follow(&mut self, change: Change, is_blank: bool) {
        let back = |from: &mut Vec<Chosen>, to: &mut Vec<Chosen>, now: &mut Chosen| {
            let Some(chosen) = from.pop() else { return };
            to.push(std::mem::replace(now, chosen));
        };
        match change {
            Change::Undo => back(&mut self.past, &mut self.future, &mut self.now),
            Change::Redo => back(&mut self.future, &mut self.past, &mut self.now),
            Change::Edit => self.edit(match self.now.before_phrase {
                Some(outcome) if is_blank => Chosen { outcome, before_phrase: None },
                _ => self.now,
            }),
        }
    }

    fn edit(&mut self, next: Chosen) {
        self.past.push(std::mem::replace(&mut self.now, next));
        self.future.clear();
    }
}
