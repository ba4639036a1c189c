//! What other bodies decided on an item before.

use super::{Checker, line, line_or_number, lines, prose};
use crate::agenda::file::HistoryFile;
use crate::agenda::load::tables;
use crate::agenda::plan::Earlier;
use crate::agenda::read::{List, Located};
use crate::msg;

impl Checker<'_> {
    /// Returns what was decided before; what lacks the body or the text is an error.
    pub(super) fn history(&mut self, written: &Option<Located<List<HistoryFile>>>) -> Vec<Earlier> {
        let mut history = Vec::new();
        for Located { value: earlier, span } in tables(written) {
            let body = self.required(&earlier.body, "body", *span, &earlier.unread);
            let text = prose(&earlier.text);
            match &earlier.text {
                Some(written) if text.is_none() => {
                    let help = msg!("finding-empty-text-help", key = "text");
                    self.report.error("empty-text", written.span, msg!("finding-empty-text", key = "text"), help);
                }
                Some(_) => {}
                None => self.missing("text", *span, &earlier.unread),
            }
            let absent = lines(&earlier.absent).filter(|who| line(&Some((*who).clone())).is_some());
            let absent = absent.filter_map(|who| self.who(who)).collect();
            history.push(Earlier {
                body,
                date: earlier.date.map(|day| day.value.0),
                number: line_or_number(&earlier.number),
                text: text.unwrap_or_default(),
                absent,
            });
        }
        history
    }
}
