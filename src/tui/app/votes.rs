//! The vote that comes back, or comes next, when a text is left or recorded that was opened from its list.

use super::App;
use crate::tui::dialog::texts;
use crate::tui::drafts::{DraftKind, Text};

impl App {
    /// Returns the vote from which a dissent or remark was opened, to go on with.
    pub(super) fn vote_of(&self, key: &str) -> Option<Text> {
        let open = self.open_draft_unmarked().filter(|draft| draft.own_key() == key);
        let statement = open.as_ref().or(self.drafts.get(key))?;
        let at = match &statement.writing {
            DraftKind::Statement { who, .. } => who.last().cloned(),
            DraftKind::Motion | DraftKind::Election => None,
            _ => return None,
        };
        let unrecorded = self.drafts.vote_beneath(key).filter(|vote| vote.all() == statement.all());
        let unrecorded = unrecorded.map(|vote| Text { at, ..Text::of_draft(vote.clone()) });
        unrecorded.or_else(|| texts::vote_behind(self.meeting(), statement, self.lang))
    }

    /// Returns the vote that comes after the text of this key, which was just recorded: that on the amendment, where it
    /// was one.
    pub(super) fn vote_after(&self, key: &str) -> Option<Text> {
        let open = self.open_draft_unmarked().filter(|draft| draft.own_key() == key);
        match open.filter(|draft| draft.writing == DraftKind::Motion) {
            None => self.vote_of(key),
            Some(changed) if changed.editing.is_some() => None,
            Some(new) => {
                let decision = self.meeting().motions_on(&new.on).last().map(|motion| motion.id);
                Some(Text::new(DraftKind::Vote { decision }, new.on))
            }
        }
    }
}
