//! The words of agendas in Danish, Norwegian, Swedish and English, but for the labels of their parts.
//!
//! All are folded as [`casefold`] does it; a line of a table has several, with commas between them.

use crate::lang::Lang;
use crate::text::casefold;

/// The months from January.
pub const MONTHS: [&[&str]; 12] = [
    &["januar", "jan", "january", "januari"],
    &["februar", "feb", "febr", "february", "februari"],
    &["marts", "mar", "mars", "march"],
    &["april", "apr"],
    &["maj", "mai", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["august", "aug", "augusti"],
    &["september", "sept", "sep"],
    &["oktober", "okt", "october", "oct"],
    &["november", "nov"],
    &["december", "dec", "desember", "des"],
];

/// The weekdays from Monday.
pub const WEEKDAYS: [&[&str]; 7] = [
    &["mandag", "maandag", "man", "monday", "mon", "maandagen"],
    &["tirsdag", "tirs", "tir", "tuesday", "tue", "tisdag", "tysdag"],
    &["onsdag", "ons", "wednesday", "wed"],
    &["torsdag", "tors", "tor", "thursday", "thu"],
    &["fredag", "fre", "friday", "fri"],
    &["loerdag", "loer", "saturday", "sat", "laurdag"],
    &["soendag", "soen", "sunday", "sun"],
];

/// Returns a text without what is put round it: blanks, a colon, marks of emphasis.
pub fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '_' | '.' | '•' | '–'))
}

/// Lists the words of a table's lines.
pub fn each<'t>(lines: &'t [&'t str]) -> impl Iterator<Item = &'t str> {
    lines.iter().flat_map(|line| line.split(", "))
}

/// Returns whether a word is in a table's lines.
pub fn has(lines: &[&str], word: &str) -> bool {
    each(lines).any(|one| one == word)
}

/// Returns a text as the tables have it.
pub fn folded(text: &str) -> String {
    let folded = casefold(bare(text));
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Names of documents, and what they are called in an agenda.
const DOCUMENTS: &[&str] = &[
    "dagsorden, program, agenda, dagordning, saksliste, foeredragningslista, moedeindkaldelse",
    "moeteinnkalling, innkalling, referat, protokol, beslutningsprotokol, kallelse, punkter",
];

/// Returns whether a line is nothing but what the document is called.
pub fn is_document(line: &str) -> bool {
    line.len() < 60 && has(DOCUMENTS, &folded(line))
}

/// The bodies' words that a body's name ends with.
const BODIES: &[&str] = &[
    "direktionen, direktion, udvalget, udvalg, bestyrelsen, bestyrelse, byraadet, byraad, raadet, raad",
    "styret, styrelsen, utvalget, utvalg, nemnda, naemnden, naemnd, fullmaektige, styrelse, chefforum",
    "ledelsen, ledergruppen, committee, council, board, cabinet, utskottet, forsamlingen",
    "repraesentantskabet, formannskapet, kommunestyret",
];

/// Returns whether a line may name a body: "Direktionen", "Økonomiudvalget".
pub fn is_body(line: &str) -> bool {
    let folded = folded(line);
    line.len() < 80
        && line.split_whitespace().count() <= 6
        && !folded.contains(|c: char| c.is_ascii_digit())
        && folded.split(' ').next_back().is_some_and(|last| each(BODIES).any(|body| last.ends_with(body)))
}

/// Column heads of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Time,
    Minutes,
    Number,
    Title,
    Who,
    Access,
    Date,
    Points,
    Type,
    Note,
    Document,
    Annex,
}

const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Time, &["tid, kl, tidspunkt, time, klokken, klokkeslet"]),
    (Column::Minutes, &["minutter, min, varighed, minutes, duration, varighet, tidsforbrug, minuter"]),
    (Column::Number, &["nr, no, pkt, sak, saksnr, #, number, pkt nr, punkt nr, punktnr"]),
    (
        Column::Title,
        &[
            "punkt, emne, titel, dagsordenspunkt, item, topic, tittel, aerende, overskrift, aktivitet, indhold",
            "sag, subject, program",
        ],
    ),
    (
        Column::Who,
        &["ansvarlig, hvem, ved, oplaegsholder, who, lead, presenter, deltagere, gaester, ansvarig, v, taler"],
    ),
    (Column::Access, &["aaben lukket, aabent lukket, aaben, adgang, access, open closed, offentlighed"]),
    (Column::Date, &["dato, date, datum, moededato"]),
    (Column::Points, &["punkter, points, emner, items, saker"]),
    (Column::Type, &["type, form, punkttype, formaal"]),
    (Column::Note, &["bemaerkninger, bemaerkning, noter, notes, note, merknad, kommentar"]),
    (Column::Document, &["dokument, dok nr, dokumentnr, document, dokid"]),
    (Column::Annex, &["bilag, vedlegg, annex, bilaga"]),
];

/// Reads a head of a table's column.
pub fn column(head: &str) -> Option<Column> {
    if head.len() > 60 {
        return None;
    }
    let folded = if head.trim() == "#" { "#".to_owned() } else { folded(head) };
    COLUMNS.iter().find(|(_, words)| has(words, &folded)).map(|(column, _)| *column)
}

/// Beginnings of what a break is called besides the words of the languages.
const BREAKS: &[&str] = &[
    "pause, kort pause, kaffe, kaffepause, frokost, middag, morgenmad, aftensmad, sandwich, lunsj, lunch",
    "paus, fika, break, coffee, tea break, dinner, breakfast, forplejning, spisning, rast",
];

/// What the end of a meeting is called besides the words of the languages.
const CLOSES: &[&str] = &[
    "afsluttes, slutter, haeves, avsluttes, avslutas, heves, close of meeting, meeting closes",
    "meeting ends, tak for i dag, adjournment, adjourn, moetet slutt, slut for i dag",
];

/// Returns whether a title names a break: it is one, or begins with one.
pub fn is_break(title: &str) -> bool {
    let folded = folded(title);
    each(BREAKS).any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        || ["pause", "paus"].iter().any(|ending| folded.split(' ').count() == 1 && folded.ends_with(ending))
        || folded.split(' ').next().is_some_and(|first| first.ends_with("pause"))
}

/// Returns whether a title names the end of the meeting.
pub fn is_close(title: &str) -> bool {
    let folded = folded(title);
    folded.split(' ').count() <= 4 && each(CLOSES).any(|word| folded == word || folded.ends_with(&format!(" {word}")))
}

/// Words of a forward plan's note that there is no meeting then.
const NO_MEETING: &[&str] =
    &["aflyst, aflyses, avlyst, instaellt, cancelled, canceled, intet moede, ingen moede, no meeting"];

/// Words that say of a day why nobody meets.
const HOLIDAYS: &[&str] = &["ferie", "helligdag", "semester", "holiday", "vacation", "jul", "paaske", "pinse", "lov"];

/// Returns whether a note of the forward plan says that there is no meeting, and whether it says so in so many words.
pub fn no_meeting(note: &str) -> Option<bool> {
    let folded = folded(note);
    if each(NO_MEETING).any(|word| folded.contains(word)) {
        return Some(true);
    }
    let is_one = folded.split(' ').count() <= 2;
    (is_one && HOLIDAYS.iter().any(|word| folded.ends_with(word))).then_some(false)
}

/// Returns the language that a text is in, by the small words of each; where that is none of the program's, the one
/// that holds where nobody chose.
pub fn language<'t>(lines: impl Iterator<Item = &'t str>) -> Lang {
    let mut counts: Vec<(Lang, usize)> = Lang::ALL.iter().map(|lang| (*lang, 0)).collect();
    for line in lines {
        let folded = casefold(line);
        for word in folded.split(|c: char| !c.is_alphanumeric()) {
            for (lang, count) in &mut counts {
                let of = &lang.understood;
                *count += usize::from([of.joining, of.dates.meeting].iter().any(|words| words.contains(&word)));
            }
        }
    }
    // Of those that have most, the first.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or_else(Lang::default, |(lang, _)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_and_ends_of_meetings_are_known() {
        for title in
            ["Pause", "Kaffepause i forhallen", "Frokost", "Middag i særskilt lokale", "Sandwich to-go", "Lunsj"]
        {
            assert!(is_break(title), "{title}");
        }
        assert!(!is_break("Pausegymnastik for alle"));
        for title in ["Mødet afsluttes", "Seminaret afsluttes", "Mødet hæves"] {
            assert!(is_close(title), "{title}");
        }
        assert!(!is_close("Afslutningsritual og evaluering"));
    }
}
