//! What the agenda's file has brought: what is wrong in it, and what it changed last. A line on the screen has room for
//! the most important of it; here is all of it, to be read.

use crate::files::Flaw;
use crate::lang::Lang;
use crate::msg;

/// What is known of the agenda's file beyond the agenda in it.
#[derive(Debug, Default)]
pub(in crate::tui) struct FileNews {
    /// What keeps it from being used, with what to do about it.
    error: Option<Flaw>,
    warnings: Vec<Flaw>,
    /// The warnings that came with a change that has not been said yet.
    unsaid: Vec<Flaw>,
    /// What was changed last, each in words.
    changes: Vec<String>,
}

impl FileNews {
    /// Takes the warnings of a file that can be used.
    pub(super) fn warned(&mut self, warnings: Vec<Flaw>) {
        let is_new = |flaw: &&Flaw| !self.warnings.iter().any(|known| known.cause == flaw.cause);
        self.unsaid.retain(|flaw| warnings.iter().any(|now| now.cause == flaw.cause));
        self.unsaid.extend(warnings.iter().filter(is_new).cloned().collect::<Vec<_>>());
        self.warnings = warnings;
    }

    pub(super) fn warnings(&self) -> &[Flaw] {
        &self.warnings
    }

    /// Notes that the file has an error, or none any more.
    pub(super) fn fails(&mut self, error: Option<Flaw>) {
        self.error = error;
    }

    /// Takes those warnings as known that came with no change.
    pub(super) fn is_in_use(&mut self) {
        self.unsaid.clear();
    }

    /// Notes what was changed, and says what is wrong with it and which key shows more.
    pub(super) fn changed(&mut self, changes: Vec<String>, key: &str, lang: Lang) -> Option<String> {
        self.changes = changes;
        let unsaid = std::mem::take(&mut self.unsaid);
        let (first, more) = unsaid.split_first()?;
        let (place, warning) = (place(first, lang), lang.say(&first.cause));
        let said = msg!("reload-warning", place = place, key = key, warning = warning, more = more.len());
        Some(lang.say(&said))
    }

    /// Lists all of it in words, each text under its heading; `trouble` is what keeps the file from being used.
    pub(super) fn told(&self, trouble: Option<String>, lang: Lang) -> Vec<(String, Vec<String>)> {
        let said = |flaw: &Flaw| {
            let cause = lang.say(&msg!("reload-flaw", place = place(flaw, lang), cause = lang.say(&flaw.cause)));
            [cause, lang.say(&flaw.help)]
        };
        let trouble: Vec<String> = match &self.error {
            Some(error) => said(error).into_iter().chain([lang.text("reload-goes-on")]).collect(),
            None => trouble.into_iter().collect(),
        };
        let warnings: Vec<String> = self.warnings.iter().flat_map(said).collect();
        let parts = [
            ("reload-news-trouble", trouble),
            ("reload-news-warnings", warnings),
            ("reload-news-changes", self.changes.clone()),
        ];
        parts.into_iter().filter(|(_, told)| !told.is_empty()).map(|(id, told)| (lang.text(id), told)).collect()
    }
}

/// Says where in the agenda's files something is.
pub(super) fn place(flaw: &Flaw, lang: Lang) -> String {
    let line = i64::try_from(flaw.line).unwrap_or(i64::MAX);
    lang.say(&match &flaw.file {
        Some(file) => msg!("reload-place-in", file = file.as_str(), line = line),
        None => msg!("reload-place", line = line),
    })
}
