//! Templates: the embedded ones, a body's own before them, and what is said of a mistake in one.
//!
//! A body's folder is below its agenda's, also where symbolic links lead. A name is looked for there first and then
//! among the embedded; `default/…` names an embedded one. A template that fails never costs the protocol, and never the
//! program: a body's own is rendered by another process with limits on time and memory (`process`), the default is
//! used instead, and the mistake is reported with its place. That is a guard against mistakes: a template is trusted as
//! far as the agenda that names it.

mod engine;
mod folder;
mod process;
mod rich;
mod slow;
mod trouble;

use std::borrow::Cow;
use std::path::Path;

use minijinja::value::Serde;

pub(super) use engine::Engine;
pub use process::{RENDER, Renderer, render_for_parent};
pub(super) use rich::with_blocks;
pub use slow::SlowTemplates;
pub use trouble::Trouble;

use super::model::Protocol;
use crate::error::{Error, Kind, Result};
use crate::files::folder_below;
use crate::lang::Msg;
use crate::{msg, text};
use folder::Folder;

/// Where a body's own templates are, if it has any, and what renders them.
#[derive(Debug, Default)]
pub struct Templates {
    folder: Option<Folder>,
    trouble: Option<Msg>,
    renderer: Renderer,
    slow: SlowTemplates,
}

impl Templates {
    /// Finds the templates that an agenda names, below the folder of the agenda's file; this program renders them.
    ///
    /// Without the agenda's file, and where the folder is missing or elsewhere, the defaults are used; that is
    /// reported.
    #[must_use]
    pub fn find(beside: Option<&Path>, named: Option<&str>) -> Self {
        let Some(named) = named else { return Self::default() };
        let named = text::one_line(named);
        let failed = |trouble: Msg| Self { trouble: Some(trouble), ..Self::default() };
        let Some(beside) = beside else { return failed(msg!("template-no-agenda", path = named)) };
        match folder_below(beside, &named) {
            Ok(real) => Self { folder: Some(Folder { real, named }), ..Self::default() },
            Err(trouble) => failed(trouble),
        }
    }

    /// Finds the templates of the agenda at `path`.
    #[must_use]
    pub fn of_agenda(path: Option<&Path>, named: Option<&str>) -> Self {
        let beside = path.and_then(Path::parent).map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
        Self::find(beside, named)
    }

    /// Lets another renderer render them.
    #[must_use]
    pub fn rendered_by(self, renderer: Renderer) -> Self {
        Self { renderer, ..self }
    }

    /// Leaves out those that are known to take too long, and remembers those that do.
    #[must_use]
    pub fn remembering(self, slow: &SlowTemplates) -> Self {
        Self { slow: slow.clone(), ..self }
    }

    /// Returns whether the file at `path`, given with no links in it, is in their folder.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(&folder.real))
    }

    /// Why the folder is not used, if the agenda names one.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble.clone().map(|said| Trouble::new(said, None))
    }
}

/// Writes a protocol with a body's own templates, or with the defaults if those fail; then says why.
pub(super) fn render(protocol: &Protocol, engine: &Engine, templates: &Templates) -> Result<(String, Option<Trouble>)> {
    let mut trouble = templates.trouble();
    if let Some(folder) = templates.folder.as_ref().filter(|folder| engine.is_own(folder)) {
        match templates.renderer.render(engine, folder, protocol, &templates.slow) {
            Ok(made) => {
                let made = clean(made);
                if !is_blank(&made) {
                    return Ok((made, None));
                }
                trouble = Some(Trouble::new(msg!("template-empty"), Some(folder.shown(engine.name))));
            }
            Err(failed) => trouble = Some(*failed),
        }
    }
    let made = engine
        .render(Serde(protocol).into(), None)
        .map_err(|e| Error::new(Kind::Input, msg!("protocol-error-template", cause = e.to_string())).caused_by(e))?;
    Ok((clean(made), trouble))
}

/// Returns whether nothing of a text is to be seen: a protocol of nothing is none.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control())
}

/// Cleans what a template made: what it says itself is as foreign as what it prints.
fn clean(made: String) -> String {
    match text::clean(&made) {
        Cow::Borrowed(_) => made,
        Cow::Owned(clean) => clean,
    }
}
