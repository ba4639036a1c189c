//! What is open and what is closed, as documents say it. Where they say anything of it that is not plainly open, it is
//! closed.

use super::words::bare;
use crate::agenda::plan::Access;
use crate::text::casefold;

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub access: Access,
    /// Whether it says so in so many words.
    pub is_plain: bool,
}

const CLOSED: Said = Said { access: Access::Closed, is_plain: true };
const UNCLEAR: Said = Said { access: Access::Closed, is_plain: false };
const OPEN: Said = Said { access: Access::Open, is_plain: true };

/// Beginnings of words that close, folded.
const CLOSING: &[&str] = &[
    "lukket",
    "lukkede",
    "lukka",
    "fortrolig",
    "tavshedspligt",
    "taushetsplikt",
    "tystnadsplikt",
    "sekretess",
    "hemmelig",
    "unntatt",
    "unnateke",
    "undtaget",
    "stengt",
    "stengd",
    "stangd",
    "staengd",
    "closed",
    "confidential",
    "exempt",
    "private",
    "intern",
    "uoff",
    "restricted",
    "not open",
    "ikke offentlig",
    "ikke aaben",
    "ikke aabent",
    "inte offentlig",
    "ej offentlig",
    "ikkeoffentlig",
    "not public",
    "non public",
    "offentlighetsloven",
    "offl",
    "excluded",
];

/// Words that open, folded.
const OPENING: &[&str] = &[
    "aaben",
    "aabent",
    "aabne",
    "aapen",
    "aapent",
    "aapne",
    "oeppen",
    "oeppet",
    "oeppna",
    "open",
    "offentlig",
    "offentligt",
    "public",
    "offentlige",
    "offentleg",
    "opent",
];

/// Words that may be next to them in a statement.
const MATTERS: &[&str] = &[
    "sag",
    "sager",
    "punkt",
    "punkter",
    "sak",
    "saker",
    "item",
    "items",
    "dagsorden",
    "dagsordenspunkter",
    "dagsordenspunkt",
    "moede",
    "session",
    "moete",
    "for",
    "to",
    "the",
    "public",
    "part",
    "one",
    "two",
    "bilag",
    "vedlegg",
    "annex",
    "aerende",
    "aerenden",
    "behandling",
    "behandles",
    "som",
    "er",
    "is",
    "dokument",
    "del",
    "i",
    "ii",
    "a",
    "b",
    "1",
    "2",
    "business",
    "meeting",
    "ikke",
    "fraveget",
];

fn words(text: &str) -> Vec<String> {
    casefold(bare(text)).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn closes(words: &[String]) -> bool {
    let joined = words.join(" ");
    CLOSING.iter().any(|closing| match closing.contains(' ') {
        true => joined.contains(closing),
        false => words.iter().any(|word| word.starts_with(closing)),
    })
}

fn opens(words: &[String]) -> bool {
    words.iter().any(|word| OPENING.contains(&word.as_str()))
}

/// Reads a line, or what is in brackets, that says of something whether it is open and says nothing else: "Åben sag",
/// "Lukket punkt", "PART ONE – OPEN TO THE PUBLIC".
pub fn statement(text: &str) -> Option<Said> {
    if text.len() > 120 {
        return None;
    }
    let words = words(text);
    let (closes, opens) = (closes(&words), opens(&words));
    if words.len() > 8 || !closes && !opens {
        return None;
    }
    let is_other = |word: &&String| {
        let word = word.as_str();
        !MATTERS.contains(&word)
            && !OPENING.contains(&word)
            && !CLOSING.iter().any(|closing| word.starts_with(closing) || closing.contains(word))
    };
    let others = words.iter().filter(is_other).count();
    match (closes, opens) {
        _ if others > usize::from(closes) * 4 => None,
        (true, true) if words.iter().any(|word| ["not", "ikke", "inte", "ej"].contains(&word.as_str())) => Some(CLOSED),
        // "Åben/Lukket" says nothing that is plain.
        (true, true) => Some(UNCLEAR),
        (true, false) if others > 0 => Some(if words.len() <= 4 { UNCLEAR } else { return None }),
        (true, false) => Some(CLOSED),
        _ => Some(OPEN),
    }
}

/// Endings of words for several items, which a heading over them has.
const SEVERAL: &[&str] = &["punkter", "sager", "saker", "items", "part", "dagsorden", "aerenden"];

/// Returns whether a line speaks of several items, as a heading over them does.
pub fn is_of_several(text: &str) -> bool {
    words(text).iter().any(|word| SEVERAL.iter().any(|several| word.ends_with(several)))
}

/// Reads a line that says of the item above it whether it is open: it has no number, as annexes have.
pub fn of_item(text: &str) -> Option<Said> {
    statement(text).filter(|said| said.is_plain && !is_of_several(text) && !text.contains(|c: char| c.is_ascii_digit()))
}

/// Reads a cell of a column that says what is open: words, or "x", "L", "Å".
pub fn cell(text: &str) -> Said {
    let words = words(text);
    match words.as_slice() {
        [] => UNCLEAR,
        [one] if ["aa", "o", "aaben"].contains(&one.as_str()) => OPEN,
        [one] if ["l", "c", "luk"].contains(&one.as_str()) => CLOSED,
        words if closes(words) => CLOSED,
        words if opens(words) => OPEN,
        _ => UNCLEAR,
    }
}

/// Reads a word before a title that says whether it is open: "Åben Budget 2026".
pub fn word(word: &str) -> Option<Said> {
    match casefold(bare(word)).as_str() {
        "aaben" | "aabent" | "aapen" | "aapent" | "open" | "oeppen" | "oeppet" => Some(OPEN),
        "lukket" | "lukka" | "closed" | "fortrolig" | "fortroligt" | "sluten" | "slutet" | "confidential" => {
            Some(CLOSED)
        }
        _ => None,
    }
}

/// Takes a statement off a title, at its beginning or in brackets: "Lukket punkt - Køb af grund", "Køb (lukket)".
pub fn of_title(title: &str) -> (Option<Said>, &str) {
    for dash in [" - ", " – ", ": "] {
        if let Some((before, rest)) = title.split_once(dash)
            && let Some(said) = statement(before)
        {
            return (Some(said), rest.trim());
        }
    }
    let trimmed = title.trim_end();
    if let Some(open) = trimmed.rfind(['(', '[']).filter(|_| trimmed.ends_with([')', ']'])) {
        let (before, inside) = super::scan::cut(trimmed, open);
        let inside = inside.trim_matches(['(', ')', '[', ']']);
        if let Some(said) = statement(inside) {
            return (Some(said), before.trim_end());
        }
    }
    for dash in [" - ", " – "] {
        if let Some((rest, after)) = title.rsplit_once(dash)
            && let Some(said) = statement(after)
        {
            return (Some(said), rest.trim());
        }
    }
    if let Some((rest, after)) = trimmed.rsplit_once(", ")
        && let Some(said) = statement(after).filter(|said| said.is_plain)
    {
        return (Some(said), rest.trim());
    }
    (None, title)
}

/// Words of running text that something is dealt with behind closed doors, folded.
const BEHIND_DOORS: &[&str] = &[
    "lukkede doere",
    "lukkede dorer",
    "lukkede doerer",
    "stengte doerer",
    "staengda doerrar",
    "behind closed doors",
    "closed session",
    "lukket punkt",
    "lukket sag",
    "ikke offentligt",
    "i lukket moede",
    "lukket moede",
    "unntatt offentlighet",
    "tavshedspligt ikke fraveget",
    "exclusion of the public",
    "exempt information",
];

/// Returns whether running text says that its matter is closed.
pub fn is_behind_doors(text: &str) -> bool {
    let folded = casefold(text);
    BEHIND_DOORS.iter().any(|words| folded.contains(words))
}

/// Returns whether anything in a text says that something is closed: running text, a line or cell of it, or what is in
/// brackets. What holds such words never gets into what is open.
pub fn mentions_closed(text: &str) -> bool {
    let is_closed = |said: Option<Said>| said.is_some_and(|said| said.access == Access::Closed);
    let brackets = text.split(['(', '[']).skip(1).filter_map(|inside| inside.split([')', ']']).next());
    let lines = text.split('\n').flat_map(|line| line.split("  "));
    is_behind_doors(text)
        || brackets.into_iter().any(|inside| is_closed(statement(inside)))
        || lines.into_iter().any(|line| {
            // "Intern kommunikation" is a title like others.
            is_closed(statement(line).filter(|said| said.is_plain)) || is_closed(of_title(line).0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_read_and_what_is_not_plainly_open_is_closed() {
        for text in [
            "Lukket sag",
            "Lukket punkt",
            "(lukket punkt)",
            "Lukkede punkter",
            "Tavshedspligt",
            "Tavshedspligt ikke fraveget",
            "Unntatt offentlighet",
            "Closed session",
            "Not open to the public",
            "Confidential",
            "Fortroligt",
            "Ikke offentlig",
        ] {
            assert_eq!(statement(text), Some(CLOSED), "{text}");
        }
        for text in
            ["Åben sag", " Åben Sag ", "Åbent punkt", "Åbne dagsordenspunkter", "PART ONE – OPEN TO THE PUBLIC", "Open"]
        {
            assert_eq!(statement(text), Some(OPEN), "{text}");
        }
        assert_eq!(statement("Åben/Lukket"), Some(UNCLEAR));
        for text in [
            "Åbning af den nye skole i Grenaa",
            "Mødet åbnes",
            "Status på lukkede virksomheder i kommunen og deres medarbejdere",
        ] {
            assert_eq!(statement(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_speaks_of_something_closed_is_known() {
        for text in [
            "Personalsak (Unntatt offentlighet, offl. § 13) PS 21/26 Referatsaker",
            "Lønforhandling, lukket",
            "Siden sidst\nPersonale (lukket punkt)",
            "23/26  Personalsak (lukket)  Berit Haugen",
            "To resolve to go into Closed Session.",
        ] {
            assert!(mentions_closed(text), "{text}");
        }
        for text in ["Bilag (se nedenfor)", "Skolen blev lukket i 2024, og eleverne flyttede."] {
            assert!(!mentions_closed(text), "{text}");
        }
    }

    #[test]
    fn a_cell_that_says_nothing_is_closed() {
        assert_eq!(cell("Åben"), OPEN);
        assert_eq!(cell("L"), CLOSED);
        assert_eq!(cell(""), UNCLEAR);
        assert_eq!(cell("se bilag"), UNCLEAR);
    }

    #[test]
    fn a_title_says_that_it_is_closed_before_it_or_after_it() {
        assert_eq!(of_title("Lukket punkt - Møde om budget"), (Some(CLOSED), "Møde om budget"));
        assert_eq!(of_title("Køb af grund (lukket punkt)"), (Some(CLOSED), "Køb af grund"));
        assert_eq!(of_title("Møde (borgmester deltager)"), (None, "Møde (borgmester deltager)"));
    }
}
