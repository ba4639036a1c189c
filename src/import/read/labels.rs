//! The labels that the parts of agendas have in Danish, Norwegian, Swedish and English: one table.
//!
//! All are folded as [`casefold`](crate::text::casefold) does it; a line has several, with commas between them.

use super::words::{folded, has};

/// What a label says of what is after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    // Of the meeting.
    Body,
    Meeting,
    Place,
    Date,
    Time,
    Start,
    End,
    Chair,
    MinuteTaker,
    Members,
    Participants,
    Absent,
    Guests,
    Reference,
    MeetingNumber,
    Distribution,
    Issued,
    NextMeeting,
    // Of an item.
    Case,
    Process,
    Responsible,
    CaseWorker,
    Mover,
    Decides,
    Type,
    Access,
    Background,
    Presentation,
    Economy,
    Recommendation,
    Decision,
    History,
    Annexes,
    // Parts of the document.
    Contents,
    AnnexList,
    Signatures,
    Upcoming,
}

/// The labels.
const LABELS: &[(Label, &[&str])] = &[
    (Label::Body, &["udvalg, utvalg, nemnd, naemnd, organ, committee, board, committee name"]),
    (Label::Meeting, &["moede, moedetitel, meeting, title, titel, emne, moete"]),
    (
        Label::Place,
        &[
            "sted, moedested, moedelokale, lokale, moetested, moeterom, plats, lokal, moetesplats, place",
            "location, venue, where, hvor",
        ],
    ),
    (
        Label::Date,
        &[
            "dato, moededato, moetedato, datum, date, moetesdatum, sammantraedesdatum, meeting date",
            "date of meeting, hvornaar, dag",
        ],
    ),
    (
        Label::Time,
        &["tid, tidspunkt, moedetid, moetetid, klokkeslaet, klokkeslett, tidspunkt for moedet, time, when", "kl"],
    ),
    (
        Label::Start,
        &["start kl, start, starttidspunkt, moedestart, begynder, moedet begynder, starts, starttid, begins"],
    ),
    (Label::End, &["slut kl, slut, sluttidspunkt, moedeslut, slutter, ends, end, sluttid, finish, forventet slut"]),
    (
        Label::Chair,
        &[
            "moedeleder, formand, ordstyrer, dirigent, konferencier, moeteleder, leder, ordfoerer, ordfoerande",
            "chair, chairperson, chairman, chairwoman, facilitator",
        ],
    ),
    (
        Label::MinuteTaker,
        &[
            "referent, sekretaer, protokolfoerer, protokollfoerer, sekreterare, minute taker, minutes",
            "minutes taken by, note taker, secretary, clerk",
        ],
    ),
    (Label::Members, &["medlemmer, medlemmar, ledamoeter, members, faste medlemmer, udvalgets medlemmer, bestyrelsen"]),
    (
        Label::Participants,
        &[
            "deltagere, moededeltagere, til stede, tilstede, tilstedevaerende, fremmoedte, deltakere",
            "deltakarar, deltagare, naervarande, narvarande, naervaerende, inkaldte, innkalt, indkaldte",
            "participants, attendees, present, attending, in attendance, indbudte",
        ],
    ),
    (
        Label::Absent,
        &[
            "fravaerende, afbud, afbud fra, fravaer, forfald, forfall, meldt forfall, meldt afbud",
            "fraanvarande, franvarande, absent, apologies, apologies for absence",
        ],
    ),
    (
        Label::Guests,
        &[
            "gaester, gaest, gjester, gaester til punktet, guests, guest, desuden deltager, desuden deltog",
            "endvidere deltager, oevrige deltagere, inviteret, inviterede, invited",
        ],
    ),
    (Label::Reference, &["reference, ref, referanse, sekretariat"]),
    (Label::MeetingNumber, &["moede nr, moedenr, moedenummer, moetenr, moetenummer, meeting no, meeting number"]),
    (Label::Distribution, &["kopi til, fordeling, distribution, kopi, utsendes til, cc"]),
    (Label::Issued, &["udsendt, utsendt, udsendt den, issued, publiceret, published, offentliggjort"]),
    (Label::NextMeeting, &["naeste moede, neste moete, naesta moete, next meeting"]),
    (
        Label::Case,
        &[
            "sagsnr, sagsnummer, sag nr, saksnr, saksnummer, arkivsaksnr, arkivsak, jour nr, journalnr",
            "journalnummer, j nr, jnr, diarienr, diarienummer, dnr, case no, case number, case, sagsid, acadre",
            "kle, brevid",
        ],
    ),
    (
        Label::Process,
        &["sagsgang, sagens gang, sagsforloeb, saksgang, sakens gang, aerendegaang, process, videre proces"],
    ),
    (
        Label::Responsible,
        &[
            "sagsansvarlig, sagsansvarlige, ansvarlig, ansvarlige, ansvarlig for sagen, saksansvarlig",
            "ansvarig, ansvariga, responsible, lead officer, owner, fagomraadedirektoer, ansvarlig direktoer",
        ],
    ),
    (
        Label::CaseWorker,
        &[
            "sagsbehandler, sagsbehandlere, saksbehandler, handlaeggare, case officer, report author",
            "case worker, author",
        ],
    ),
    (
        Label::Mover,
        &["forslagsstiller, forslagsstillere, stillet af, forslagsstillar, proposed by, mover", "initiativtager"],
    ),
    (
        Label::Decides,
        &[
            "kompetence, sagen afgoeres i, beslutningskompetence, hvem beslutter, afgoerelsesmyndighed",
            "beslutningsmyndighed, besluttes af, decision maker, decided by",
        ],
    ),
    (Label::Type, &["type, punkttype, sakstype, sagstype, form, item type"]),
    (Label::Access, &["adgang, offentlighed, offentlighet, aabent lukket, aaben lukket, access, unntatt offentlighet"]),
    (
        Label::Background,
        &[
            "baggrund, bakgrunn, bakgrund, background, resume, indledning, innledning, inledning, introduction",
            "sagens baggrund, bakgrunn for saken, baggrund og formaal",
        ],
    ),
    (
        Label::Presentation,
        &[
            "sagsfremstilling, supplerende sagsfremstilling, saksfremstilling, saksframstilling, saksutredning",
            "saksopplysninger, sagsbeskrivelse, sagens indhold, beskrivelse, redegoerelse, aerendebeskrivning",
            "aerendet, sammanfattning, sammendrag, vurdering, presentation, report, summary, discussion",
            "beslutningstema, sagen kort, formaal, purpose",
        ],
    ),
    (
        Label::Economy,
        &[
            "oekonomi, oekonomiske konsekvenser, oekonomiske forhold, oekonomisk konsekvens",
            "konsekvenser for oekonomi, oekonomi og finansiering, ekonomi, ekonomiska konsekvenser",
            "financial implications, finance, financial consequences",
            "oekonomiske og personalemaessige konsekvenser",
        ],
    ),
    (
        Label::Recommendation,
        &[
            "indstilling, indstillinger, innstilling, forslag til vedtak, forslag til vedtekt",
            "framlegg til vedtak, forslag til beslutning, foerslag till beslut, forslag til innstilling",
            "recommendation, recommendations, proposal, forslag, forvaltningen foreslaar",
            "administrationen foreslaar, det indstilles, recommended",
        ],
    ),
    (
        Label::Decision,
        &[
            "beslutning, beslutninger, beslutning referat, referat, konklusion, vedtak, vedtatt, beslut",
            "decision, decisions, afgoerelse, resolution, resolved, behandling, saksprotokoll",
            "orientering givet",
        ],
    ),
    (
        Label::History,
        &[
            "tidligere behandling, tidligere beslutninger, tidligere behandlinger, historik, earlier decisions",
            "behandlinger",
        ],
    ),
    (
        Label::Annexes,
        &[
            "bilag, vedlegg, bilaga, bilagor, annex, annexes, attachments, attachment, appendix, appendices",
            "enclosures, vedlagte bilag, vedhaeftede filer, vedhaeftet, beslutningsunderlag",
        ],
    ),
    (
        Label::Contents,
        &[
            "indholdsfortegnelse, innholdsfortegnelse, innehaallsfoerteckning, contents, table of contents",
            "indhold, punktoversigt, oversigt over punkter",
        ],
    ),
    (
        Label::AnnexList,
        &[
            "bilagsoversigt, bilagsliste, bilagsfortegnelse, vedleggsoversikt, vedleggsliste",
            "bilagefoerteckning, list of annexes, list of appendices",
        ],
    ),
    (Label::Upcoming, &["kommende moeder, fremtidige moeder, coming meetings, upcoming meetings, kommende moeter"]),
    (
        Label::Signatures,
        &[
            "underskriftsside, underskrifter, underskriftsblad, underskrift, signatures, signature page",
            "signaturer, underskrifter af medlemmer",
        ],
    ),
];

/// Labels of numbers, which need no colon before their value.
const BEFORE_NUMBERS: &[Label] = &[Label::MeetingNumber, Label::Start, Label::End];

fn find(text: &str) -> Option<Label> {
    // No label is longer, and a whole paragraph is not to be folded.
    if text.len() > 80 {
        return None;
    }
    let folded = folded(text);
    LABELS.iter().find(|(_, words)| has(words, &folded)).map(|(label, _)| *label)
}

/// Reads the label that a line begins with, or is; gives what is after it.
pub fn label(line: &str) -> Option<(Label, &str)> {
    let line = line.trim();
    if line.starts_with(char::is_lowercase) {
        return None;
    }
    if let Some(label) = find(line) {
        return Some((label, ""));
    }
    if let Some((said, value)) = line.split_once(':')
        && !said.ends_with(|c: char| c.is_ascii_digit())
        && let Some(label) = find(said)
    {
        return Some((label, value.trim_matches([' ', '\t', '*'])));
    }
    // Columns: "Sted  Rådhuset"
    if let Some((said, value)) = line.split_once("  ")
        && let Some(label) = find(said)
    {
        return Some((label, value.trim()));
    }
    // "Start kl. 10:00", "Jour. Nr. 23/10131"
    let number = line.char_indices().find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at)?;
    let (said, value) = line.split_at_checked(number)?;
    let label = find(said)?;
    let is_short = match label {
        Label::Case | Label::Issued | Label::NextMeeting => value.len() < 40,
        label => (BEFORE_NUMBERS.contains(&label)) && !value.contains(' '),
    };
    is_short.then_some((label, value.trim()))
}

/// Returns whether a line heads the recommendations by who makes them: "Direktørens indstilling", "Forvaltningen
/// indstiller, at".
pub fn recommends(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let folded = folded(line);
    let words = folded.split(' ').count();
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    words <= 4 && ends(&["indstilling", "innstilling", "forslag til vedtak", "foerslag till beslut"])
        || words <= 10
            && ends(&[
                "indstiller",
                "indstiller at",
                "indstilles",
                "indstilles at",
                "foreslaar",
                "foreslaar at",
                "anbefaler",
                "anbefaler at",
                "recommends",
                "recommends that",
                "recommended that",
            ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_read_with_or_without_its_value() {
        assert_eq!(label("Sagsfremstilling"), Some((Label::Presentation, "")));
        assert_eq!(label("**Bilag:**"), Some((Label::Annexes, "")));
        assert_eq!(label("Start kl.: 10:00"), Some((Label::Start, "10:00")));
        assert_eq!(label("Sted: Mødelokale 250, rådhuset"), Some((Label::Place, "Mødelokale 250, rådhuset")));
        assert_eq!(label("Jour. Nr. 23/10131"), Some((Label::Case, "23/10131")));
        assert_eq!(label("Økonomiske konsekvenser"), Some((Label::Economy, "")));
        assert_eq!(label("Förslag till beslut"), Some((Label::Recommendation, "")));
        assert_eq!(label("Sagsgangen blev lang"), None);
        assert_eq!(label("Kl. 8.15"), None);
    }

    #[test]
    fn who_recommends_heads_the_recommendations() {
        assert!(recommends("Direktørens indstilling"));
        assert!(recommends("Forvaltningen indstiller, at:"));
        assert!(!recommends("Det er kommunens indstilling at sagen bør behandles af et andet udvalg"));
    }
}
