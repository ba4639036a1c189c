//! Which slot treats which item: by number, or by the words of their titles.

use std::collections::BTreeMap;

use super::words::{MONTHS, WEEKDAYS};
use crate::text::casefold;

/// Small words, and words of every agenda, folded.
const COMMON: &[&str] = &[
    "og, i, af, til, for, med, den, det, de, en, et, om, paa, ved, som, fra, der, er, at, d, kl, nr, samt",
    "efter, under, the, of, and, to, in, on, a, droeftelse, godkendelse, orientering, status, oplaeg",
    "forberedelse, forslag, punkt, punkter, sag, sager, gennemgang, moede, moeder, behandling, vedr",
    "vedroerende, opfoelgning, beslutning, och, foer, kommende",
];

fn words(text: &str) -> Vec<String> {
    let folded = casefold(text);
    let is_word = |word: &&str| {
        let word = *word;
        !word.is_empty()
            && !super::words::has(COMMON, word)
            && !word.chars().all(|c| c.is_ascii_digit() || c == '-')
            && !MONTHS.iter().chain(&WEEKDAYS).any(|names| names.contains(&word))
    };
    let split = folded.split(|c: char| !c.is_alphanumeric() && c != '-').map(|word| word.trim_matches('-'));
    split.filter(is_word).map(str::to_owned).collect()
}

/// Returns how alike two words are: the same, one the other with an ending, or not.
fn is_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a == b
        || short.len() >= 6 && long.strip_prefix(short).is_some_and(|ending| ending.len() <= 3)
        || short.len() >= 8 && strsim::damerau_levenshtein(a, b) <= 1
        // "Økonomi-punkter" and "Økonomi"
        || long.split('-').next() == Some(short) && short.len() >= 5
}

/// What part of an item's title a slot must say.
const ENOUGH: f64 = 0.5;

/// Among more items than this only the same title is looked for.
const MOST_TITLES: usize = 500;

/// A line of a slot's text must say the whole of it.
const ENOUGH_BELOW: f64 = 0.75;

/// Finds the items that a slot treats, by its title and by the lines below it; the titles are those of all items.
pub fn items_of(title: &str, below: &[String], titles: &[String]) -> Vec<usize> {
    let whole: Vec<Vec<String>> = titles.iter().map(|title| words(title)).collect();
    let mut rare: BTreeMap<&str, f64> = BTreeMap::new();
    for word in whole.iter().flatten() {
        *rare.entry(word).or_default() += 1.0;
    }
    let share = |said: &[String], of: &[String]| -> (f64, f64) {
        let weight = |word: &String| 1.0 / rare.get(word.as_str()).copied().unwrap_or(1.0);
        let all: f64 = of.iter().map(weight).sum();
        let common: f64 = of.iter().filter(|word| said.iter().any(|other| is_alike(word, other))).map(weight).sum();
        (if all > 0.0 { common / all } else { 0.0 }, common)
    };
    let best = |text: &str, enough: f64| {
        let said = if titles.len() > MOST_TITLES { Vec::new() } else { words(text) };
        let folded = super::outline::folded(text);
        let exact = titles.iter().position(|title| super::outline::folded(title) == folded && !folded.is_empty());
        let shares = whole.iter().enumerate().map(|(at, of)| (at, share(&said, of)));
        let of_words = shares.filter(|(_, (share, _))| *share >= enough).fold(
            None,
            |best: Option<(usize, f64)>, (at, (_, common))| match best {
                Some((_, most)) if most >= common => best,
                _ => Some((at, common)),
            },
        );
        exact.or(of_words.map(|(at, _)| at))
    };
    let mut found: Vec<usize> = best(title, ENOUGH).into_iter().collect();
    found.extend(below.iter().filter_map(|line| best(line, ENOUGH_BELOW)));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_finds_its_item_by_the_words_that_only_this_item_has() {
        let titles = [
            "Beslutningsprotokoller og dagsordener (borgmester deltager)",
            "Sager til behandling og tidsplan",
            "Nytårskur for ledere 21. januar",
            "Tidsplan for budgetopfølgninger i 2025",
            "Møde i Koncernledelsen 20. februar",
            "KCL seminar i april",
            "12-12 KB-seminar 27. januar-28. januar 2025",
            "Gennemgang af portefølje og tre næstkommende møder",
        ]
        .map(str::to_owned);
        for (title, item) in [
            ("Oplæg til Nytårskur for ledere", Some(2)),
            ("Beslutningsprotokoller og dagsordner", Some(0)),
            ("Drøftelse og godkendelse af tidsplan for budgetopfølgninger i 2025", Some(3)),
            ("Forberedelse af møde i Koncernledelsen den 20. februar", Some(4)),
            ("Forberedelse af KCL seminar i april", Some(5)),
            ("Direktionen forbereder facilitering på KB-seminar dag 1 blok 3", Some(6)),
            ("Gennemgang af portefølje og kommende tre ugers møder", Some(7)),
            ("Valg- og administrativ koordinering", None),
            ("Pause", None),
        ] {
            assert_eq!(items_of(title, &[], &titles).first().copied(), item, "{title}");
        }
    }

    #[test]
    fn a_slot_may_treat_several_items() {
        let titles = ["Økonomi", "Status på udmøntningsplan 2025-2028", "Aktørskab"].map(str::to_owned);
        let below =
            ["Hovedoversigt for maj", "Aftale om kommunernes økonomi 2025", "Status på udmøntningsplan 2025-2028"]
                .map(str::to_owned);
        assert_eq!(items_of("Økonomi-punkter", &below, &titles), [0, 1]);
    }
}
