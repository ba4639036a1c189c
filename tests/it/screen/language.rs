//! The screen speaks one language at a time.

use std::collections::BTreeSet;

use punktlig::lang::Lang;

use super::states::{made_up, states};

/// The words of a text, in lower case.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 1).map(str::to_lowercase).collect()
}

/// The words that the messages of a language use: without ids, variables and the names of plural cases.
fn vocabulary(lang: Lang) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (_, source) in lang.messages.sources() {
        for line in source.lines().filter(|l| !l.starts_with('#')) {
            let text =
                if line.starts_with(char::is_alphabetic) { line.split_once('=').map_or("", |l| l.1) } else { line };
            let cases = ["[one]", "[zero]", "[other]"].iter().fold(text.to_owned(), |t, c| t.replace(c, ""));
            let plain: Vec<&str> = cases.split_whitespace().filter(|w| !w.contains('$')).collect();
            all.extend(words(&plain.join(" ")));
        }
    }
    all
}

const DANISH_DATES: &str = "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar marts juni juli oktober";
const ENGLISH_DATES: &str =
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March June July October";

fn foreign(lang: Lang) -> BTreeSet<String> {
    let (other, dates) = if lang == Lang::Da { (Lang::En, ENGLISH_DATES) } else { (Lang::Da, DANISH_DATES) };
    vocabulary(other).difference(&vocabulary(lang)).cloned().chain(words(dates)).collect()
}

fn strays(lang: Lang) -> Vec<String> {
    let foreign = foreign(lang);
    assert!(foreign.len() > 300, "too few words to tell the languages apart: {}", foreign.len());
    let mut strays = Vec::new();
    for (name, mut stage) in states(&made_up(lang), lang) {
        for (width, height) in [(120, 36), (80, 24), (60, 16)] {
            stage.resize(width, height);
            // A word that is cut off is not a word.
            let screen = stage.screen();
            // Nor is the name of a key or a file.
            let named = |w: &str| w == "Del" || w.contains("protocol.");
            let whole: Vec<&str> = screen.split_whitespace().filter(|w| !w.contains('…') && !named(w)).collect();
            for word in words(&whole.join(" ")).intersection(&foreign) {
                strays.push(format!("{name}: {word}"));
            }
        }
    }
    strays.sort();
    strays.dedup();
    strays
}

#[test]
fn no_danish_word_appears_on_an_english_screen() {
    assert_eq!(strays(Lang::En), Vec::<String>::new());
}

#[test]
fn no_english_word_appears_on_a_danish_screen() {
    assert_eq!(strays(Lang::Da), Vec::<String>::new());
}

#[test]
fn no_message_comes_out_as_its_id_or_with_a_hole() {
    let ids: BTreeSet<String> = Lang::default()
        .messages
        .sources()
        .flat_map(|(_, source)| source.lines())
        .filter_map(|l| l.split_once(" = "))
        .map(|(id, _)| id.to_owned())
        .filter(|id| id.contains('-'))
        .collect();
    for lang in [Lang::Da, Lang::En] {
        for (name, stage) in states(&made_up(lang), lang) {
            let screen = stage.screen();
            assert!(!screen.contains("{$") && !screen.contains("{ $"), "{name}:\n{screen}");
            let shown = screen.split_whitespace().find(|w| ids.contains(*w));
            assert_eq!(shown, None, "{name}:\n{screen}");
        }
    }
}

#[test]
fn every_phase_has_a_word_and_a_sign_of_its_own() {
    for (lang, words) in [
        (Lang::Da, ["● ", " tilbage", "◔ ", "snart slut", "▲ ", "over tiden"]),
        (Lang::En, ["● ", " left", "◔ ", "soon over", "▲ ", " over"]),
    ] {
        let shown = |name: &str| {
            let (_, mut stage) = states(&made_up(lang), lang).into_iter().find(|(n, _)| *n == name).unwrap();
            [(120, 36), (80, 24), (60, 16)].map(|(w, h)| stage.resize(w, h).screen())
        };
        for (phase, name) in ["in time", "soon over", "over"].into_iter().enumerate() {
            for screen in shown(name) {
                let line = screen.lines().find(|l| l.contains('█') || l.contains('░')).unwrap();
                assert!(line.contains(words[2 * phase]) && line.contains(words[2 * phase + 1]), "{name}: {line}");
            }
        }
        let mark = if lang == Lang::Da { "ØVELSE" } else { "REHEARSAL" };
        assert!(shown("rehearsal").iter().all(|s| s.lines().next().unwrap().contains(mark)));
    }
}
