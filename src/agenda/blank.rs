//! The agenda of a meeting of which nobody has planned more than that it takes place: a title and a date, and the rest
//! of what an agenda may have as comments to fill in.

use chrono::{NaiveDate, NaiveTime};

use super::read::slug;
use super::write::quoted;
use crate::lang::Lang;
use crate::{msg, text, time};

/// A meeting without a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    pub title: String,
    /// Who decides; none: nobody has said.
    pub body: Option<String>,
    /// The file that the body's agendas share, as an agenda includes it; it names the body.
    pub include: Option<String>,
    pub date: NaiveDate,
}

impl Blank {
    /// Names a meeting by what was typed; without a title it is one as good as any.
    #[must_use]
    pub fn new(title: &str, body: &str, date: NaiveDate, lang: Lang) -> Self {
        let (title, body) = (text::one_line(title), text::one_line(body));
        let title = if title.is_empty() { lang.text("new-title") } else { title };
        Self { title, body: Some(body).filter(|body| !body.is_empty()), include: None, date }
    }

    /// Returns what the agenda's file is called, without `.toml`: the date, then the body or the title.
    #[must_use]
    pub fn stem(&self) -> String {
        std::iter::once(self.date.to_string()).chain(self.stem_without_date()).collect::<Vec<_>>().join("-")
    }

    /// Returns the part of [`stem`](Self::stem) that says whose meeting it is.
    #[must_use]
    pub fn stem_without_date(&self) -> Option<String> {
        self.body.iter().chain([&self.title]).map(|name| slug(name)).find(|slug| !slug.is_empty())
    }

    /// Writes the agenda, in a language. The comments hold, line by line, what can be taken over by removing `# `.
    #[must_use]
    pub fn to_toml(&self, lang: Lang) -> String {
        let text = |id| lang.text(id);
        let key = |key: &str, value: &str| format!("{key} = {}", quoted(value));
        let example = |name: &str, id| format!("# {}", key(name, &text(id)));
        let comment = |id| format!("# {}", text(id));
        let check = msg!("new-comment-check", file = text("cli-word-file"));
        let body = self.body.as_ref().map_or_else(|| example("body", "new-example-body"), |body| key("body", body));
        let plain = |line: &str| line.to_owned();
        let clock = |name: &str, minute| {
            let time = NaiveTime::from_hms_opt(9, minute, 0).unwrap_or_default();
            format!("# {}", key(name, &time::hm(time, lang)))
        };
        let parts = [
            vec![comment("new-comment-file"), comment("new-comment-signs"), format!("# {}", lang.say(&check))],
            vec![key("title", &self.title), format!("date = {}", self.date), key("language", lang.code)],
            match &self.include {
                Some(include) => vec![format!("include = [{}]", quoted(include))],
                None => vec![comment("new-comment-body"), body],
            },
            vec![
                comment("new-comment-head"),
                example("place", "new-example-place"),
                clock("start", 0),
                clock("end", 30),
                plain("# chair = \"ab\""),
            ],
            vec![
                comment("new-comment-people"),
                plain("# [[person]]"),
                plain("# id = \"ab\""),
                plain("# name = \"Anna Berg\""),
                example("title", "new-example-position"),
                plain("# role = \"member\""),
            ],
            vec![
                comment("new-comment-items"),
                plain("# [[item]]"),
                plain("# number = 1"),
                example("title", "new-example-item"),
                format!("# recommendations = [{}]", quoted(&text("new-example-recommendation"))),
            ],
            vec![
                comment("new-comment-slots"),
                plain("# [[slot]]"),
                clock("at", 0),
                plain("# items = [1]"),
                plain("# minutes = 30"),
            ],
        ];
        parts.map(|part| part.join("\n")).join("\n\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::{Checked, load};

    fn checked(toml: &str) -> Checked {
        load("ny.toml", toml, &mut |_| unreachable!("it includes nothing"))
    }

    fn blank(title: &str, body: &str, lang: Lang) -> Blank {
        Blank::new(title, body, "2026-11-29".parse().unwrap(), lang)
    }

    #[test]
    fn a_blank_agenda_is_clean_and_so_is_all_that_its_comments_offer() {
        for &lang in Lang::ALL {
            let toml = blank("", "", lang).to_toml(lang);
            let plain = checked(&toml);
            assert_eq!(plain.findings, [], "{toml}");
            let agenda = plain.agenda.unwrap();
            assert_eq!((agenda.lang, agenda.slots.len(), agenda.items.len()), (lang, 0, 0));
            let is_key = |key: &str| key.bytes().all(|b| b.is_ascii_lowercase());
            let is_toml =
                |line: &str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| is_key(key));
            let taken: Vec<&str> =
                toml.lines().map(|line| line.strip_prefix("# ").filter(|rest| is_toml(rest)).unwrap_or(line)).collect();
            let whole = checked(&taken.join("\n"));
            assert_eq!(whole.findings, [], "{taken:#?}");
            let agenda = whole.agenda.unwrap();
            assert_eq!((agenda.slots.len(), agenda.items.len(), agenda.people.len()), (1, 1, 1));
            assert!(agenda.place.is_some() && agenda.body.is_some() && agenda.chair.is_some());
        }
    }

    #[test]
    fn what_is_typed_comes_into_the_agenda_as_it_was() {
        for title in ["Møde \"haster\"", "C:\\drev", "'én' \"\"\" # = [x]", "Æ\u{202e}Ø\nÅ"] {
            let agenda = checked(&blank(title, title, Lang::Da).to_toml(Lang::Da)).agenda.unwrap();
            assert_eq!((agenda.title, agenda.body), (text::one_line(title), Some(text::one_line(title))));
        }
    }

    #[test]
    fn the_file_is_named_by_date_and_body_or_else_title() {
        assert_eq!(blank("", "", Lang::Da).stem(), "2026-11-29-moede");
        assert_eq!(blank("Haster", "", Lang::Da).stem(), "2026-11-29-haster");
        assert_eq!(blank("Haster", "Børne- og Ungeudvalget", Lang::Da).stem(), "2026-11-29-boerne-og-ungeudvalget");
        assert_eq!(blank("../漢字", "…", Lang::Da).stem(), "2026-11-29");
    }
}
