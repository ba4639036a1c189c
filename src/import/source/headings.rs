//! What styles of headings are called in the languages of word processors.

/// The names of headings; a level follows.
const HEADINGS: [&str; 5] = ["heading", "overskrift", "rubrik", "otsikko", "überschrift"];
/// The styles of titles.
const TITLES: [&str; 5] = ["title", "titel", "tittel", "dokumenttitel", "dagsordentitel"];
/// The styles of what is below a title.
const SUBTITLES: [&str; 4] = ["subtitle", "undertitel", "undertittel", "underrubrik"];

/// The level of a heading, from 1, by the name of its style in lower case; none: it is not one.
pub(super) fn level(name: &str) -> Option<u8> {
    let name = name.trim();
    if TITLES.contains(&name) {
        return Some(1);
    }
    if SUBTITLES.contains(&name) {
        return Some(2);
    }
    level_after(name, &HEADINGS)
}

/// The level that follows one of some names.
pub(super) fn level_after(name: &str, names: &[&str]) -> Option<u8> {
    let rest = names.iter().find_map(|of| name.trim().strip_prefix(of))?.trim();
    rest.parse().ok().filter(|level| (1..=9).contains(level))
}

/// An entry of a table of contents as it is printed: its title, and behind dots its page.
pub(super) fn entry(text: &str) -> String {
    let parts: Vec<&str> = text.split('\t').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.split_last() {
        Some((page, title)) if !title.is_empty() && page.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{} ..... {page}", title.join(" "))
        }
        _ => parts.join(" "),
    }
}
