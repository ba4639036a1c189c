//! The line for somebody whom nobody announced: a name, with title, organisation and group as people write them.

use crate::agenda::Agenda;
use crate::lang::Lang;
use crate::text;
use crate::wording::{capitalised, ends_with, group_letter};

/// The word for taking part online, in every language.
const ONLINE: &str = "online";

/// Somebody as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonLine {
    pub name: String,
    /// The title, before the name; with a capital, as agendas have it.
    pub title: Option<String>,
    /// Where they come from.
    pub organisation: Option<String>,
    /// The group, where the agenda has one that is called so.
    pub group: Option<String>,
    /// How they take part, if not in the room: "Teams".
    pub via: Option<String>,
    /// Whether they take part online, and it was not said how.
    pub is_online: bool,
}

/// Reads the line: "Mette Holm", "Konsulent Mette Holm, KL", "Mette Holm, konsulent, KL", "Mette Holm (KL) via Teams".
#[must_use]
pub fn person_line(typed: &str, agenda: &Agenda) -> PersonLine {
    let mut line = PersonLine::default();
    let mut rest = text::one_line(typed).trim().to_owned();
    if let Some((before, via)) = split_via(&rest) {
        line.via = Some(via);
        rest = before;
    }
    if let Some((before, last)) = rest.rsplit_once(char::is_whitespace)
        && last.to_lowercase() == ONLINE
    {
        line.is_online = true;
        rest = before.trim_end_matches([',', ' ']).to_owned();
    }
    // What is in brackets at the end.
    while let Some((before, inside)) = rest.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let (before, inside) = (before.trim().to_owned(), inside.trim().to_owned());
        inside.split(',').map(str::trim).for_each(|remark| line.take_remark(remark, agenda));
        rest = before;
    }
    let mut parts = rest.split(',').map(str::trim).filter(|part| !part.is_empty());
    (line.title, line.name) = titled(parts.next().unwrap_or_default());
    for part in parts {
        if line.title.is_none() && (is_title(part) || part.starts_with(char::is_lowercase)) {
            line.title = Some(capitalised(part));
        } else {
            line.take_remark(part, agenda);
        }
    }
    line
}

impl PersonLine {
    /// Takes what is said of somebody after the name.
    fn take_remark(&mut self, remark: &str, agenda: &Agenda) {
        let is_group = |group: &&String| group_letter(group) == remark || **group == remark;
        let mut groups = agenda.people.iter().filter_map(|person| person.group.as_ref());
        let via = split_via(remark).filter(|(before, _)| before.is_empty());
        if remark.to_lowercase() == ONLINE {
            self.is_online = true;
        } else if via.is_some() {
            self.via = via.map(|(_, via)| via);
        } else if let Some(group) = groups.find(is_group) {
            self.group = Some(group.clone());
        } else {
            self.organisation = Some(match self.organisation.take() {
                Some(other) => format!("{other}, {remark}"),
                None => remark.to_owned(),
            });
        }
    }
}

/// Splits off how somebody takes part: "Mette Holm via Teams".
fn split_via(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let at = words.iter().position(|word| word.to_lowercase() == "via")?;
    let (before, via) = (words.get(..at)?.join(" "), words.get(at + 1..)?.join(" "));
    (!via.is_empty() && !via.contains(')')).then(|| (before.trim_end_matches(',').to_owned(), via))
}

/// Splits a title off a name: "konsulent Mette Holm". What leaves no name is one.
fn titled(text: &str) -> (Option<String>, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let small = words.iter().take_while(|word| word.starts_with(char::is_lowercase)).count();
    let count = if small > 0 { small } else { usize::from(words.first().is_some_and(|first| is_title(first))) };
    match words.split_at_checked(count) {
        Some((title, name)) if !title.is_empty() && !name.is_empty() => {
            (Some(capitalised(&title.join(" "))), name.join(" "))
        }
        _ => (None, words.join(" ")),
    }
}

fn is_title(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    Lang::ALL.iter().any(|lang| ends_with(last, lang.sentences.title_endings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::load;

    fn read(typed: &str) -> PersonLine {
        let file = "title = \"M\"\ndate = 2025-01-15\nperson = [{ id = \"a\", name = \"Anna\", group = \"Venstre (V)\" }]\n\
                    slot = [{ at = \"9.00\", title = \"A\" }]\n";
        let agenda = load("m.toml", file, &mut |_: &str| unreachable!()).agenda.unwrap();
        person_line(typed, &agenda)
    }

    fn person(name: &str, title: Option<&str>, organisation: Option<&str>) -> PersonLine {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        PersonLine {
            name: name.into(),
            title: owned(title),
            organisation: owned(organisation),
            ..PersonLine::default()
        }
    }

    #[test]
    fn a_person_is_read_as_people_write_them() {
        for (typed, right) in [
            ("Mette Holm", person("Mette Holm", None, None)),
            ("mette holm", person("mette holm", None, None)),
            ("  Konsulent Mette  Holm ", person("Mette Holm", Some("Konsulent"), None)),
            ("teknisk chef Ole Friis", person("Ole Friis", Some("Teknisk chef"), None)),
            ("Mette Holm, KL", person("Mette Holm", None, Some("KL"))),
            ("Mette Holm (KL)", person("Mette Holm", None, Some("KL"))),
            ("Mette Holm, konsulent, KL", person("Mette Holm", Some("Konsulent"), Some("KL"))),
            (
                "Mette Holm, Specialkonsulent, Danmarks Statistik",
                person("Mette Holm", Some("Specialkonsulent"), Some("Danmarks Statistik")),
            ),
            ("HR-chef Søren Bach, COWI", person("Søren Bach", Some("HR-chef"), Some("COWI"))),
            ("Borgmester", person("Borgmester", None, None)),
            ("", person("", None, None)),
        ] {
            assert_eq!(read(typed), right, "{typed}");
        }
    }

    #[test]
    fn a_group_of_the_agenda_and_how_somebody_takes_part_are_told_from_where_they_are_from() {
        let mette = || person("Mette Holm", None, None);
        let group = Some("Venstre (V)".to_owned());
        assert_eq!(read("Mette Holm (V)"), PersonLine { group: group.clone(), ..mette() });
        assert_eq!(read("Mette Holm, V"), PersonLine { group, ..mette() });
        let via = Some("Teams".to_owned());
        for typed in ["Mette Holm via Teams", "Mette Holm, via Teams", "Mette Holm (via Teams)"] {
            assert_eq!(read(typed), PersonLine { via: via.clone(), ..mette() }, "{typed}");
        }
        let from = Some("KL".to_owned());
        assert_eq!(read("Mette Holm (KL) via Teams"), PersonLine { organisation: from.clone(), via, ..mette() });
        let online = PersonLine { organisation: from, is_online: true, ..mette() };
        assert_eq!(read("Mette Holm (KL, online)"), online);
        for typed in ["Mette Holm, KL (Online)", "Mette Holm, KL online", "Mette Holm (KL), online"] {
            assert_eq!(read(typed), online, "{typed}");
        }
        assert_eq!(read("Mette Holm online"), PersonLine { is_online: true, ..mette() });
    }
}
