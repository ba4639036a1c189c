//! Where a decision is forwarded to, as the protocol says it: in one sentence with what was decided.

use crate::agenda::asked::says_sent;
use crate::agenda::{Agenda, Outcome};
use crate::lang::Lang;
use crate::meeting::{Decision, forward};
use crate::{msg, text, time};

/// Writes a decision's text with where it is forwarded to.
///
/// A text that names the body already is given the meeting's date; one that says no more than that something is
/// recommended gives way to the sentence that says to whom.
pub(super) fn decided(decision: &Decision, agenda: &Agenda, lang: Lang) -> String {
    let said = decision.text.trim();
    if decision.outcome != Outcome::Forwarded {
        return said.to_owned();
    }
    let on = decision.forwarded_on.filter(|on| !forward::names_date(said, *on, agenda));
    let date = on.map(|d| time::date_long(d, lang));
    let body = decision.forwarded_to.as_deref().map(text::one_line);
    let names_body = body.as_ref().is_some_and(|body| text::casefold(said).contains(&text::casefold(body)));
    let is_sent = says_sent(said) && !only_recommends(said);
    let sentence = match (body, date) {
        (Some(body), Some(date)) if names_body => {
            let meeting = lang.say(&msg!("forwarded-text-meeting", date = date.as_str()));
            if let Some(said) = before_full_stop(said, &body, &meeting) {
                return said;
            }
            msg!("forwarded-text-on", date = date)
        }
        (Some(_), None) if names_body => return said.to_owned(),
        // What is sent on is not for that a recommendation.
        (Some(body), Some(date)) if is_sent => msg!("forwarded-text-sent-to-on", body = body, date = date),
        (Some(body), None) if is_sent => msg!("forwarded-text-sent-to", body = body),
        (Some(body), Some(date)) => msg!("forwarded-text-to-on", body = body, date = date),
        (Some(body), None) => msg!("forwarded-text-to", body = body),
        (None, Some(date)) => msg!("forwarded-text-on", date = date),
        (None, None) => return said.to_owned(),
    };
    let sentence = lang.say(&sentence);
    if said.is_empty() || decision.forwarded_to.is_some() && (only_recommends(said) || only_sends(said)) {
        return sentence;
    }
    let gap = match said.chars().next_back() {
        _ if said.contains('\n') => "\n",
        Some(last) if last.is_alphanumeric() => ". ",
        _ => " ",
    };
    format!("{said}{gap}{sentence}")
}

/// Returns whether a text is only a phrase that recommends, in any language.
fn only_recommends(said: &str) -> bool {
    let said = bare(said);
    Lang::ALL.iter().any(|lang| bare(&lang.text("phrase-forwarded")) == said)
        || Lang::any_has(|of| of.forwards.phrases, &said)
}

/// Returns whether a text is only the phrase that sends something on, in any language.
fn only_sends(said: &str) -> bool {
    Lang::ALL.iter().any(|lang| bare(&lang.text("phrase-sent")) == bare(said))
}

fn bare(text: &str) -> String {
    text::casefold(text.trim_end_matches('.'))
}

/// Puts something before the full stop of the last sentence that names a body; none if no sentence does.
fn before_full_stop(said: &str, body: &str, meeting: &str) -> Option<String> {
    let body = text::casefold(body);
    let mut start = 0;
    let mut end = None;
    for stop in sentence_ends(said) {
        if text::casefold(said.get(start..stop)?).contains(&body) {
            end = Some(stop);
        }
        start = stop;
    }
    let (before, after) = said.split_at_checked(end?)?;
    let head = before.trim_end_matches(['.', '!', '?', '\n', ' ']);
    let stop = before.get(head.len()..)?;
    Some(format!("{head} {meeting}{stop}{after}"))
}

/// Returns the first sentence of a text.
pub(super) fn first_sentence(said: &str) -> &str {
    let end = sentence_ends(said).first().copied().unwrap_or(said.len());
    said.get(..end).unwrap_or(said)
}

/// Lists where the sentences of a text end, each after its full stop or at its line's end.
fn sentence_ends(said: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = said.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut rest = chars.clone().map(|(_, c)| c);
        let is_end = match c {
            '\n' => true,
            '.' | '!' | '?' => match rest.next() {
                None => true,
                // "6. februar" goes on.
                Some(' ') => rest.next().is_none_or(char::is_uppercase),
                Some(_) => false,
            },
            _ => chars.peek().is_none(),
        };
        if is_end {
            ends.push(at + c.len_utf8());
        }
    }
    ends
}
