//! People as agendas name them: "Kommunaldirektør Bo Bech", "Bo Bech (A)", "Bo Bech, direktør for Kultur".

use super::scan::cut;
use super::titles::{Titled, is_name, is_unit, titled};

/// Somebody who is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// None: only by a title, "Borgmester".
    pub name: Option<String>,
    pub title: Option<String>,
    pub organisation: Option<String>,
    pub group: Option<String>,
    /// What is in brackets and is none of these: why somebody is absent.
    pub remark: Option<String>,
}

/// How two pieces of a list are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
}

/// Words that join the last of a list.
const AND: &[&str] = &[" og ", " samt ", " och ", " and ", " & ", " + ", " samt fra "];

/// Reads a text that names people and says nothing else.
pub fn list(text: &str) -> Option<Vec<Mention>> {
    let text = text.trim().trim_end_matches(['.', ',', ';', ' ']);
    // Nobody names more people in a line, and each piece is tried in several ways.
    if text.is_empty() || text.len() > 1_500 {
        return None;
    }
    if let Some(whole) = one(text) {
        return Some(vec![whole]);
    }
    let pieces = pieces(text);
    let mut read = pieces
        .iter()
        .map(|(joint, piece)| Some((*joint, one(piece).or_else(|| other(piece))?)))
        .collect::<Option<Vec<_>>>()?;
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while let Some((_, mention)) = read.get_mut(at).map(|(joint, mention)| (*joint, std::mem::take(mention))) {
        let used = with_what_follows(mention, &read, at, &mut out)?;
        at += used;
    }
    // Two who share one unit: "Bo Bech og Ane Ager (Sekretariatet)".
    for at in (1..out.len()).rev() {
        let unit = out.get(at).and_then(|m| m.organisation.clone());
        let is_shared = pieces.get(at).is_some_and(|(joint, piece)| *joint == Joint::And && piece.contains('('));
        if let (Some(unit), Some(before)) = (unit, out.get_mut(at - 1))
            && is_shared
            && pieces.len() == at + 1
            && before.name.is_some()
            && before.title.is_none()
            && before.organisation.is_none()
        {
            before.organisation = Some(unit);
        }
    }
    let is_people = out.iter().any(|mention| mention.name.is_some() || mention.title.is_some());
    is_people.then_some(out)
}

/// Adds a mention with what is said of it in the pieces after it; returns how many pieces that took.
fn with_what_follows(
    mut mention: Mention,
    read: &[(Joint, Mention)],
    at: usize,
    out: &mut Vec<Mention>,
) -> Option<usize> {
    let next = |ahead: usize, joint: Joint| read.get(at + ahead).filter(|(j, _)| *j == joint).map(|(_, m)| m);
    let is_title = |m: &&Mention| m.name.is_none() && m.title.is_some();
    let is_unit = |m: &&Mention| m.name.is_none() && m.title.is_none() && m.organisation.is_some();
    let mut used = 1;
    match (&mention.name, &mention.title) {
        (Some(_), None) => {
            if let Some(title) = next(1, Joint::Comma).filter(is_title) {
                mention.title.clone_from(&title.title);
                mention.organisation = mention.organisation.or_else(|| title.organisation.clone());
                used = 2;
                if let Some(second) = next(2, Joint::And).filter(is_title) {
                    let first = mention.title.unwrap_or_default();
                    let second_title = second.title.as_deref().unwrap_or_default();
                    mention.title = Some(format!("{first} og {}", lowered(second_title)));
                    mention.organisation = mention.organisation.or_else(|| second.organisation.clone());
                    used = 3;
                }
            }
            if let Some(unit) = next(used, Joint::Comma).filter(is_unit) {
                mention.organisation = mention.organisation.or_else(|| unit.organisation.clone());
                used += 1;
            }
            if let Some(group) = next(used, Joint::Comma).filter(|m| m.name.is_none() && m.group.is_some()) {
                mention.group.clone_from(&group.group);
                used += 1;
            }
            if let Some(remark) = next(used, Joint::Comma).filter(|m| m.name.is_none() && m.remark.is_some()) {
                mention.remark.clone_from(&remark.remark);
                used += 1;
            }
        }
        (None, Some(_)) => {
            let named = next(1, Joint::Comma).filter(|m| m.name.is_some() && m.title.is_none());
            if let Some(named) = named
                && next(2, Joint::Comma).filter(is_title).is_none()
            {
                mention.name.clone_from(&named.name);
                mention.organisation = mention.organisation.or_else(|| named.organisation.clone());
                mention.group.clone_from(&named.group);
                mention.remark.clone_from(&named.remark);
                used = 2;
            }
        }
        (Some(_), Some(_)) => {
            if let Some(unit) = next(1, Joint::Comma).filter(is_unit) {
                mention.organisation = mention.organisation.or_else(|| unit.organisation.clone());
                used = 2;
            }
        }
        // A unit or a group without somebody whose it is.
        (None, None) => return None,
    }
    out.push(mention);
    Some(used)
}

/// Puts the first letter of a title in the middle of a sentence into small.
fn lowered(title: &str) -> String {
    let mut letters = title.chars();
    let is_word = title.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next().filter(|_| is_word) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => title.to_owned(),
    }
}

/// Splits a list at its commas and at the words that join its last.
fn pieces(text: &str) -> Vec<(Joint, &str)> {
    let mut pieces = Vec::new();
    let (mut joint, mut start, mut depth) = (Joint::Comma, 0, 0_usize);
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let (_, here) = cut(text, at);
        let sign = match c {
            ',' | ';' if depth == 0 => Some((Joint::Comma, 1)),
            ' ' if depth == 0 => AND.iter().find(|word| here.starts_with(**word)).map(|word| (Joint::And, word.len())),
            _ => None,
        };
        if let Some((next, len)) = sign {
            if let Some(piece) = text.get(start..at).map(str::trim).filter(|piece| !piece.is_empty()) {
                pieces.push((joint, piece));
                joint = next;
            }
            start = at + len;
            skip = start;
        }
    }
    if let Some(piece) = text.get(start..).map(str::trim).filter(|piece| !piece.is_empty()) {
        pieces.push((joint, piece));
    }
    pieces
}

/// Words before somebody that say nothing of them.
const BEFORE: &[&str] =
    &["v.", "v/", "V.", "V/", "ved ", "Ved ", "by ", "[X]", "[x]", "[ ]", "☒", "☐", "samt ", "fra ", "til "];

/// Reads one person.
fn one(text: &str) -> Option<Mention> {
    let mut text = text.trim().trim_end_matches(['.', ' ']);
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start();
    }
    // "3. Bo Bech (A)" in a numbered list of people
    let figures = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if figures.len() < text.len()
        && let Some(rest) = figures.strip_prefix(['.', ')'])
    {
        text = rest.trim_start();
    }
    let (outside, inside) = bracketed(text);
    let mut mention = unbracketed(&outside)?;
    if let Some(inside) = inside {
        say_bracket(&mut mention, &inside);
    }
    Some(mention)
}

/// Takes what is in the last brackets off a text: "Bo Bech (A)", "Bo Bech ((V)".
fn bracketed(text: &str) -> (String, Option<String>) {
    let Some(open) = text.find('(') else { return (text.to_owned(), None) };
    let (before, after) = cut(text, open);
    let inside = after.trim_start_matches('(');
    let Some(close) = inside.find(')') else { return (text.to_owned(), None) };
    let (inside, rest) = cut(inside, close);
    let rest = rest.trim_matches([')', ' ', '.']);
    if !rest.is_empty() || before.trim().is_empty() {
        return (text.to_owned(), None);
    }
    (before.trim().to_owned(), Some(inside.trim().to_owned()))
}

fn say_bracket(mention: &mut Mention, inside: &str) {
    let is_titled = mention.name.is_some() && mention.title.is_none();
    if is_group(inside) {
        mention.group = Some(inside.to_owned());
    } else if let Some(of) = titled(inside).filter(|of| of.name.is_none() && is_titled) {
        mention.title = of.title.map(|title| capital(&title));
        mention.organisation = mention.organisation.take().or(of.organisation);
    } else if is_unit(inside) && mention.organisation.is_none() {
        mention.organisation = Some(inside.to_owned());
    } else {
        mention.remark = Some(inside.to_owned());
    }
}

/// Returns whether a text is a party's letters, or what somebody without a party is called.
pub fn is_group(text: &str) -> bool {
    let is_letters = text.chars().count() <= 3 && text.chars().all(|c| c.is_uppercase() || c == 'Ø');
    let is_word = [
        "Løsgænger",
        "løsgænger",
        "UFP",
        "Uavhengig",
        "uden for parti",
        "Krf",
        "KrF",
        "SV",
        "Sp",
        "MDG",
        "FrP",
        "Frp",
        "Rødt",
    ]
    .contains(&text);
    !text.is_empty() && (is_letters || is_word)
}

/// Reads one person without brackets.
fn unbracketed(text: &str) -> Option<Mention> {
    for dash in [" - ", " – ", " — ", ": ", "- ", " -"] {
        if let Some((left, right)) = text.split_once(dash) {
            let (left, right) = (left.trim(), right.trim());
            let of = |name: &str, title: &str| {
                let known = titled(title).filter(|of| of.name.is_none());
                Mention {
                    name: Some(name.to_owned()),
                    title: Some(known.as_ref().and_then(|of| of.title.clone()).unwrap_or_else(|| title.to_owned())),
                    organisation: known.and_then(|of| of.organisation),
                    ..Mention::default()
                }
            };
            let says_title =
                |text: &str| !text.contains(',') && text.split_whitespace().count() <= 8 && !is_name_list(text);
            if is_name(right) && says_title(left) && titled(left).is_some_and(|of| of.title.is_some()) {
                return Some(of(right, left));
            }
            if is_name(left) && says_title(right) && titled(right).is_some_and(|of| of.title.is_some()) {
                return Some(of(left, right));
            }
        }
    }
    if text.contains([',', ';', ':']) {
        return None;
    }
    let Titled { name, title, organisation } = titled(text)?;
    Some(Mention { name, title: title.map(|title| capital(&title)), organisation, ..Mention::default() })
}

fn is_name_list(text: &str) -> bool {
    AND.iter().any(|word| text.split(word).filter(|part| is_name(part.trim())).count() > 1)
}

/// Reads a piece that says more of the person before it.
fn other(piece: &str) -> Option<Mention> {
    if is_group(piece) {
        return Some(Mention { group: Some(piece.to_owned()), ..Mention::default() });
    }
    if let Some(inside) = piece.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return Some(Mention { remark: Some(inside.to_owned()), ..Mention::default() });
    }
    is_unit(piece).then(|| Mention { organisation: Some(piece.to_owned()), ..Mention::default() })
}

/// Puts the first letter into a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Writes mentions shortly: title|name|organisation|group.
    pub fn short(mentions: &[Mention]) -> Vec<String> {
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let one = |m: &Mention| {
            let parts = [part(&m.title), part(&m.name), part(&m.organisation), part(&m.group), part(&m.remark)];
            parts.join("|").trim_end_matches('|').to_owned()
        };
        mentions.iter().map(one).collect()
    }

    #[test]
    fn people_are_read_however_they_are_named() {
        for (text, people) in [
            ("Kommunaldirektør Bo Bech", &["Kommunaldirektør|Bo Bech"][..]),
            ("Bo Bech (A)", &["|Bo Bech||A"]),
            ("Bo Bech ((V)", &["|Bo Bech||V"]),
            ("Bo Bech, A, (ferie)", &["|Bo Bech||A|ferie"]),
            ("[X] Bo Bech", &["|Bo Bech"]),
            ("Stabschef - Karen Meisner", &["Stabschef|Karen Meisner"]),
            (
                "Chef for Borgerservice og IT/Digitalisering – Tonny Olsen",
                &["Chef for Borgerservice og IT/Digitalisering|Tonny Olsen"],
            ),
            ("Direktør for Kulturforvaltningen Bo Bech Holm", &["Direktør for Kulturforvaltningen|Bo Bech Holm"]),
            ("Projektleder for råderumsarbejdet Nicklas Healy", &["Projektleder for råderumsarbejdet|Nicklas Healy"]),
            (
                "Borgmester, HR-Arbejdsmiljøkonsulent Trine Kjær Poulsen og Specialkonsulent Charlotte Gammelgaard",
                &[
                    "Borgmester",
                    "HR-Arbejdsmiljøkonsulent|Trine Kjær Poulsen",
                    "Specialkonsulent|Charlotte Gammelgaard",
                ],
            ),
            (
                "Kim Bruun Nielsen, Direktør for Fællesforvaltningen og Bettina Andersen, Økonomichef",
                &["Direktør for Fællesforvaltningen|Kim Bruun Nielsen", "Økonomichef|Bettina Andersen"],
            ),
            ("Morten Mandøe, Cheføkonom og direktør i KL", &["Cheføkonom og direktør|Morten Mandøe|KL"]),
            ("Kommunaldirektør, Jonas Kroustrup", &["Kommunaldirektør|Jonas Kroustrup"]),
            (
                "Marie Bach Trads, Sekretariatschef, Ledelsessekretariatet",
                &["Sekretariatschef|Marie Bach Trads|Ledelsessekretariatet"],
            ),
            (
                "Borgmester og Vicki Nygaard (Ledelsessekretariatet)",
                &["Borgmester", "|Vicki Nygaard|Ledelsessekretariatet"],
            ),
            (
                "Vivian Voldgaard og Marc Kromann (Ledelsessekretariatet – Kommunikation)",
                &[
                    "|Vivian Voldgaard|Ledelsessekretariatet – Kommunikation",
                    "|Marc Kromann|Ledelsessekretariatet – Kommunikation",
                ],
            ),
            ("kommunaldirektør Mogens Pedersen fra Varde Kommune", &["Kommunaldirektør|Mogens Pedersen|Varde Kommune"]),
            ("Fagområdedirektør: Kim Bruun Nielsen", &["Fagområdedirektør|Kim Bruun Nielsen"]),
            (
                "Lisbeth Knudsen, Strategidirektør hos Mandag Morgen",
                &["Strategidirektør|Lisbeth Knudsen|Mandag Morgen"],
            ),
        ] {
            assert_eq!(list(text).map(|list| short(&list)).unwrap_or_default(), people, "{text}");
        }
        for text in [
            "KL",
            "caféborde",
            "Sandwich to-go",
            "Et svar på det hele",
            "Årlig fælles lederdag",
            "Nytårskur for ledere",
        ] {
            assert_eq!(list(text), None, "{text}");
        }
    }
}
