//! What a meeting is called whose document does not say it.

use super::draft::{Draft, line};
use crate::import::document::Place;
use crate::import::reading::Anchor;
use crate::lang::Lang;
use crate::msg;

/// Names the meeting after its body where nothing else does: "Direktionsmøde".
pub fn title_of_body(draft: &mut Draft, language: Lang) {
    let Some(body) = draft.agenda.body.as_ref().map(|body| body.value.0.clone()) else {
        draft.missing(Anchor::Key("title"), msg!("import-missing-title"));
        return;
    };
    let title = meeting_of(&body, language);
    draft.guess(Anchor::Key("title"), Place::default(), msg!("import-guess-title", body = body));
    draft.agenda.title = line(&title);
}

/// Returns what a body's meeting is called.
fn meeting_of(body: &str, language: Lang) -> String {
    // The article at the end of a word goes: "Byrådet" has a "Byrådsmøde".
    let is_word = !body.contains(' ') && language == Lang::default();
    let bare = body.strip_suffix(['n', 't']).filter(|bare| is_word && bare.ends_with('e'));
    match bare.map(|bare| if bare.ends_with("else") { bare } else { bare.trim_end_matches('e') }) {
        Some(stem) => language.say(&msg!("import-meeting-of-word", body = stem.to_owned())),
        None => language.say(&msg!("import-meeting-of", body = body.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_named_after_its_body() {
        for (body, title) in [
            ("Direktionen", "Direktionsmøde"),
            ("Kommunalbestyrelsen", "Kommunalbestyrelsesmøde"),
            ("Byrådet", "Byrådsmøde"),
            ("Økonomiudvalget", "Økonomiudvalgsmøde"),
            ("Bestyrelsen for Havnen", "Møde i Bestyrelsen for Havnen"),
        ] {
            assert_eq!(meeting_of(body, Lang::default()), title);
        }
    }
}
