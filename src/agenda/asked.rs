//! What a recommendation asks of the body, as far as its words say so: to approve, to discuss, to take note.

use super::plan::Recommendations;
use crate::lang::{AskWords, Lang, Words};
use crate::text;

/// What a recommendation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Approval,
    Discussion,
    /// To go through something.
    Review,
    /// To take note of something: "til efterretning".
    Note,
    /// To be informed: "til orientering".
    Information,
    /// To send a matter on.
    Sending,
    /// What only the body can say: it is to choose, or to take a stand.
    Choice,
}

impl Recommendations {
    /// Says what each of several numbered recommendations asks for, or a single one.
    ///
    /// Of a text with several lines it is what all lines ask for of which it is known; where these differ it is for
    /// the body to say.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        match self {
            Self::None => Vec::new(),
            Self::List(list) => list.iter().map(|said| asked(said).unwrap_or(Asked::Approval)).collect(),
            Self::Text(text) => {
                let mut known = text.lines().filter_map(asked);
                let first = known.next().unwrap_or(Asked::Approval);
                vec![if known.all(|other| other == first) { first } else { Asked::Choice }]
            }
        }
    }
}

/// Says what a recommendation asks for, in any language; none: by a verb that is not known, as most that ask for
/// something to be done ("at der frigives 1,2 mio. kr.").
///
/// The first known word counts: what follows it is mostly what it is about. Only what is discussed and approved at once
/// is approved.
fn asked(said: &str) -> Option<Asked> {
    let said = words(said);
    let found = Lang::understood_in_all().flat_map(|of| kinds(&of.asks));
    let found = found.filter_map(|(kind, words)| Some((first(&said, words)?, kind)));
    let (_, kind) = found.min_by_key(|(at, _)| *at)?;
    let approves_too = || {
        Lang::understood_in_all().any(|of| {
            let joined = |joining: &&str, approving: &&str| said.contains(&format!(" {joining} {approving} "));
            of.joining.iter().any(|joining| of.asks.approval.iter().any(|approving| joined(joining, approving)))
        })
    };
    Some(match kind {
        Asked::Discussion | Asked::Review if approves_too() => Asked::Approval,
        kind => kind,
    })
}

/// Returns whether a text says that something is sent on, in any language.
#[must_use]
pub fn says_sent(said: &str) -> bool {
    let said = words(said);
    Lang::understood_in_all().any(|of| first(&said, of.asks.sending).is_some())
}

fn kinds(asks: &'static AskWords) -> [(Asked, Words); 7] {
    [
        (Asked::Approval, asks.approval),
        (Asked::Discussion, asks.discussion),
        (Asked::Review, asks.review),
        (Asked::Note, asks.note),
        (Asked::Information, asks.information),
        (Asked::Sending, asks.sending),
        (Asked::Choice, asks.choice),
    ]
}

/// Writes a text as its words, folded, with a space around each.
fn words(said: &str) -> String {
    let folded = text::casefold(said);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + word + " ")
}

/// Finds where the first of some phrases is.
fn first(said: &str, phrases: Words) -> Option<usize> {
    phrases.iter().filter_map(|phrase| said.find(&format!(" {phrase} "))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_recommendation_asks_for_is_in_its_first_known_word() {
        for (said, kind) in [
            ("at projektet godkendes.", Asked::Approval),
            ("At direktionen drøfter oplæg og roller ud fra slides.", Asked::Discussion),
            ("Oplægget om bosætning drøftes og kvalificeres.", Asked::Discussion),
            ("Hovedoversigten gennemgås.", Asked::Review),
            ("At direktionen gennemgår årsplanen og foreslår ændringer.", Asked::Review),
            ("At direktionen gennemgår og godkender årsplanen.", Asked::Approval),
            ("at opfølgningen tages til efterretning.", Asked::Note),
            ("at udvalget tager regnskabet til efterretning og drøfter det", Asked::Note),
            ("Sagen tages til orientering", Asked::Information),
            ("Overskridelsen oversendes til Økonomiudvalget", Asked::Sending),
            ("at udvalget tager stilling til, om planen godkendes.", Asked::Choice),
            ("At direktionen vælger årets prioriterede opgaver.", Asked::Choice),
            ("At direktionen beslutter, hvad der skal fremhæves for Økonomiudvalget.", Asked::Choice),
            ("At punkterne behandles.", Asked::Choice),
            ("that the annual report is approved and signed.", Asked::Approval),
            ("that the board discusses and approves the budget", Asked::Approval),
            ("to note the report", Asked::Note),
            ("that the board considers the proposal", Asked::Choice),
        ] {
            assert_eq!(asked(said), Some(kind), "{said}");
        }
        for said in [
            "that the Forward Plan 2026 is laid down",
            "at der frigives 1,2 mio. kr.",
            "at leverandør B vælges.",
            "At drøftelsens resultat følges.",
            "",
        ] {
            assert_eq!(asked(said), None, "{said}");
        }
    }

    #[test]
    fn a_text_asks_for_what_all_its_lines_ask_for() {
        let of = |text: &str| Recommendations::Text(text.to_owned()).asked();
        assert_eq!(of("Direktionen:\n- drøfter oplægget\n- drøfter, hvem der siger hvad"), [Asked::Discussion]);
        assert_eq!(of("- drøfter oplægget\n- godkender planen"), [Asked::Choice]);
        assert_eq!(of("At der frigives midler."), [Asked::Approval]);
    }
}
