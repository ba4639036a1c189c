//! Names and titles in running text: which words are a name, which a title, which a unit.

/// Endings of titles, in small letters.
const TITLES: &[&str] = &[
    "direktør",
    "direktor",
    "chef",
    "chefen",
    "konsulent",
    "leder",
    "borgmester",
    "borgmesteren",
    "viceborgmester",
    "sekretær",
    "formand",
    "formanden",
    "forperson",
    "forkvinde",
    "ansvarlig",
    "jurist",
    "medarbejder",
    "koordinator",
    "rådgiver",
    "rådmand",
    "inspektør",
    "rektor",
    "professor",
    "arkitekt",
    "planlægger",
    "ingeniør",
    "økonom",
    "cheføkonom",
    "ordfører",
    "rådmann",
    "kommunedirektør",
    "sjef",
    "rådgiver",
    "leiar",
    "direktören",
    "handläggare",
    "ordförande",
    "kommunalråd",
    "kommunchef",
    "samordnare",
    "strateg",
    "sekreterare",
    "director",
    "manager",
    "mayor",
    "chair",
    "clerk",
    "officer",
    "councillor",
    "cllr",
    "cllr.",
    "head",
    "assistant",
    "president",
    "secretary",
    "treasurer",
    "kasserer",
    "advokat",
    "revisor",
    "analytiker",
    "fuldmægtig",
    "specialist",
    "repræsentant",
    "tillidsmand",
    "souschef",
    "viceskoleleder",
    "pædagog",
    "lærer",
    "læge",
    "sygeplejerske",
    "præst",
    "provst",
    "minister",
    "kontrollør",
    "assistent",
    "vært",
    "ekspert",
    "forsker",
    "lektor",
    "adjunkt",
    "controller",
    "mentor",
    "elev",
    "studerende",
    "ceo",
    "cfo",
    "cto",
    "partner",
    "medlem",
    "suppleant",
    "stedfortræder",
    "næstformand",
    "nestleder",
    "kommunaldirektør",
    "politimester",
];

/// Endings of units and of what is no person.
const UNITS: &[&str] = &[
    "sekretariatet",
    "sekretariat",
    "forvaltningen",
    "forvaltning",
    "afdelingen",
    "afdeling",
    "området",
    "centret",
    "center",
    "centeret",
    "kommune",
    "kommunen",
    "styrelsen",
    "udvalget",
    "direktionen",
    "rådet",
    "byrådet",
    "selskabet",
    "staben",
    "stab",
    "skolen",
    "skole",
    "universitet",
    "universitetet",
    "region",
    "ministeriet",
    "huset",
    "teamet",
    "enheden",
    "enhed",
    "service",
    "borgerservice",
    "digitalisering",
    "etaten",
    "avdelingen",
    "förvaltningen",
    "kontoret",
    "nämnden",
    "department",
    "council",
    "office",
    "team",
    "group",
    "a/s",
    "aps",
    "foreningen",
    "forbundet",
    "fonden",
    "banken",
    "kontor",
    "økonomi",
    "kommunikation",
    "byggeri",
    "miljø",
    "teknik",
    "kultur",
    "fritid",
    "sundhed",
    "personale",
    "jura",
    "it",
    "hr",
];

/// A text as a title and a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titled {
    pub name: Option<String>,
    pub title: Option<String>,
    pub organisation: Option<String>,
}

/// Small words inside names.
const PARTICLES: &[&str] = &["de", "von", "van", "af", "der", "la", "el", "av", "bin", "du", "den"];

/// Returns whether a word may be a part of a name.
fn is_name_word(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let is_initial = letters.len() <= 2
        && letters.first().is_some_and(|c| c.is_uppercase())
        && letters.get(1).is_none_or(|c| *c == '.');
    let is_word = letters.len() > 1
        && letters.first().is_some_and(|c| c.is_uppercase())
        && letters.iter().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '´' | '.'))
        && letters.iter().skip(1).any(|c| c.is_lowercase());
    (is_word || is_initial) && !is_title_word(word) && !is_unit_word(word)
}

fn is_title_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let last = word.rsplit(['-', '/']).next().unwrap_or_default().trim_end_matches([',', '.']);
    TITLES.iter().any(|title| {
        last.ends_with(title)
            && (title.len() > 4
                || last == *title
                || last.len() >= title.len() + 3 && ["chef", "sjef", "læge"].contains(title))
    })
}

fn is_unit_word(word: &str) -> bool {
    let word = word.to_lowercase();
    UNITS.iter().any(|unit| word == *unit || unit.len() > 4 && word.ends_with(unit))
}

/// Returns whether a text is a name: two to six words with capitals.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_part =
        |(at, word): (usize, &&str)| is_name_word(word) || at > 0 && at + 1 < words.len() && PARTICLES.contains(word);
    (2..=6).contains(&words.len())
        && words.iter().enumerate().all(is_part)
        && words.iter().any(|word| word.chars().count() > 2)
}

/// Returns whether a text names a unit or an organisation.
pub fn is_unit(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_letters = |word: &str| word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    words.len() <= 6
        && text.starts_with(char::is_uppercase)
        && !words.iter().any(|word| is_title_word(word))
        && (words.iter().any(|word| is_unit_word(word.trim_end_matches([',', '.'])))
            || words.len() == 1 && is_letters(text))
}

/// What leads from somebody to where they are from.
const FROM: &[&str] = &[" fra ", " hos ", " i ", " ved ", " from ", " from the ", " at ", " på "];

/// What leads from a title to what it is of.
const OF: &[&str] = &["for", "of", "i", "på", "til", "vedr."];

/// Reads a text that is a title, a name, or a title before a name, maybe with where they are from.
pub fn titled(text: &str) -> Option<Titled> {
    let text = text.trim().trim_end_matches(['.', ',', ' ']);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() || words.len() > 14 {
        return None;
    }
    if let Some(read) = title_and_name(&words) {
        return Some(read);
    }
    for from in FROM {
        if let Some((who, place)) = text.split_once(from)
            && place.starts_with(char::is_uppercase)
            && place.split_whitespace().count() <= 4
            && !is_name(place.trim_end_matches("'s"))
                | is_unit(place)
                | (place.split_whitespace().count() <= 2 && from.trim() == "hos")
            && let Some(read) = title_and_name(&who.split_whitespace().collect::<Vec<_>>())
        {
            return Some(Titled { organisation: Some(place.to_owned()), ..read });
        }
    }
    None
}

fn title_and_name(words: &[&str]) -> Option<Titled> {
    let whole = words.join(" ");
    if is_name(&whole) {
        return Some(Titled { name: Some(whole), ..Titled::default() });
    }
    let last = words.iter().rposition(|word| is_title_word(word))?;
    let (before, after) = words.split_at(last + 1);
    // A title is a word or a few, not a sentence that ends with one.
    let is_lead = |word: &&str| {
        word.starts_with(char::is_uppercase)
            || is_title_word(word)
            || ["og", "den", "det", "vores", "kommunens"].contains(word)
    };
    if before.len() > 4 || !before.iter().all(is_lead) || before.first().is_some_and(|w| w.ends_with('.')) {
        return None;
    }
    let title = |words: &[&str]| Some(words.join(" "));
    if after.is_empty() {
        return Some(Titled { title: title(words), ..Titled::default() });
    }
    let name = after.join(" ");
    if is_name(&name) {
        return Some(Titled { title: title(before), name: Some(name), organisation: None });
    }
    if !after.first().is_some_and(|word| OF.contains(word)) {
        return None;
    }
    // What the title is of, then the name: "Direktør for Børn og Unge Bo Bech".
    let start = after.iter().rposition(|word| !is_name_word(word) && !PARTICLES.contains(word)).map_or(0, |at| at + 1);
    let is_of = start
        .checked_sub(1)
        .and_then(|at| after.get(at))
        .is_some_and(|word| OF.contains(word) || ["og", "and", "och"].contains(word));
    let start = if is_of { start + 1 } else { start };
    let (of, name) = after.split_at_checked(start)?;
    let name = name.join(" ");
    if is_name(&name) && of.len() > 1 {
        let title = before.iter().chain(of).copied().collect::<Vec<_>>().join(" ");
        return Some(Titled { title: Some(title), name: Some(name), organisation: None });
    }
    let is_title_alone = after.len() <= 6
        && after.get(1).is_some_and(|word| word.starts_with(char::is_uppercase))
        && !after.iter().any(|word| word.ends_with('.'));
    let organisation = match after {
        ["i" | "på", place @ ..] if place.len() <= 3 && !place.is_empty() => Some(place.join(" ")),
        _ => None,
    };
    let whole = if organisation.is_some() { before } else { words };
    is_title_alone.then(|| Titled { title: title(whole), name: None, organisation })
}
