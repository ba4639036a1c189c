//! The sentences of a protocol: who took part, who follows up, and how names and titles are in running text.

use chrono::NaiveDate;

use super::after::text_of;
use super::build::{self, day_of};
use super::model::{Participant, Party};
use crate::agenda::{Agenda, Who};
use crate::audience::{Beside, Coming, RedactedItem, RedactedMeeting, Way};
use crate::lang::{Lang, Msg};
use crate::meeting::{AbsenceKind, PartialAbsence};
use crate::time::Stamp;
use crate::wording::{Name, capitalised, ends_with, lowered};
use crate::{msg, time};

/// Makes a [`Party`] of somebody who is named.
pub(super) fn party(agenda: &Agenda, who: &Who) -> Party {
    let name = Name::of(agenda, who);
    let (id, (name_alone, apposition)) = match who {
        Who::Id(id) => (Some(id.0.clone()), (name.name, None)),
        Who::Name(_) => (None, without_apposition(name.name)),
    };
    Party {
        id,
        name: name_alone.to_owned(),
        title: name.title.map(str::to_owned),
        organisation: name.organisation.or(apposition).map(str::to_owned),
    }
}

/// Splits a free text into a name and what is said of it: of "Jens Lund, Ungerådet" and another a list cannot be made.
fn without_apposition(text: &str) -> (&str, Option<&str>) {
    let is_list = |rest: &str| Lang::ALL.iter().any(|lang| rest.contains(&format!(" {} ", lang.text("and"))));
    match text.split_once(", ") {
        Some((name, rest)) if name.contains(' ') && !rest.trim().is_empty() && !is_list(rest) => (name, Some(rest)),
        _ => (text, None),
    }
}

/// Writes somebody as a line or a sentence begins: "Økonomichef Bettina Andersen", "Ane Holm (KL)".
pub(super) fn titled(party: &Party) -> String {
    name(party).titled()
}

pub(super) fn running(party: &Party, lang: Lang) -> String {
    name(party).running(lang)
}

fn name(party: &Party) -> Name<'_> {
    Name {
        name: &party.name,
        title: party.title.as_deref(),
        organisation: party.organisation.as_deref(),
        group: None,
        is_free_text: party.id.is_none(),
    }
}

/// Joins people as a sentence that begins with them does: "A, b og c".
///
/// Where they are all from one place, that is said once: "A og b (begge Ledelsessekretariatet)". What is in the list
/// itself need not be said of those in it.
pub(super) fn list(parties: &[Party], lang: Lang) -> String {
    let (first, all_known) = (parties.first(), parties.iter().all(|p| p.id.is_some()));
    let common = first.and_then(|p| p.organisation.as_deref()).filter(|_| parties.len() > 1 && all_known);
    let common = common.filter(|place| parties.iter().all(|p| p.organisation.as_deref() == Some(place)));
    let is_listed = |place: &str| parties.iter().any(|p| p.name == place);
    let named = |(n, party): (usize, &Party)| {
        let organisation = party.organisation.clone().filter(|place| common.is_none() && !is_listed(place));
        let party = Party { organisation, ..party.clone() };
        if n == 0 { titled(&party) } else { running(&party, lang) }
    };
    let names = lang.list(&parties.iter().enumerate().map(named).collect::<Vec<_>>());
    match common {
        Some(place) => lang.say(&msg!("protocol-all-from", names = names, count = parties.len(), organisation = place)),
        None => names,
    }
}

/// Writes who took part: those in the room in one sentence, the others by how they did.
pub(super) fn took_part(participants: &[Participant], has_run: bool, lang: Lang) -> Vec<String> {
    let mut ways: Vec<Option<&str>> = Vec::new();
    for participant in participants {
        if !ways.contains(&participant.via.as_deref()) {
            ways.push(participant.via.as_deref());
        }
    }
    ways.into_iter()
        .map(|way| {
            let those: Vec<Party> =
                participants.iter().filter(|p| p.via.as_deref() == way).map(|p| p.party.clone()).collect();
            let names = list(&those, lang);
            lang.say(&match (way, has_run) {
                (None, true) => msg!("protocol-took-part", names = names),
                (None, false) => msg!("protocol-takes-part", names = names),
                (Some(via), true) => msg!("protocol-took-part-via", names = names, via = via),
                (Some(via), false) => msg!("protocol-takes-part-via", names = names, via = via),
            })
        })
        .collect()
}

/// Writes when somebody came and left, as the head does: "til kl. 10.15, efter punkt 3; igen fra kl. 11.00, punkt 5".
pub(super) fn moves(who: &Who, source: &RedactedMeeting, lang: Lang) -> Option<String> {
    let moves = source.comings.get(who).filter(|_| source.attendance_told)?;
    let said: Vec<String> = moves.iter().map(|coming| move_in_head(coming, source, lang)).collect();
    Some(said.join("; "))
}

fn move_in_head(coming: &Coming, source: &RedactedMeeting, lang: Lang) -> String {
    let (day, time) = (coming.at.date_naive(), time::hm(coming.at.time(), lang));
    let clock = lang.say(&if day == source.head.date {
        msg!("protocol-clock", time = time)
    } else {
        msg!("protocol-clock-day", day = day_of(day, &source.days_planned(), lang), time = time)
    });
    let said = lang.say(&match coming.way {
        Way::Came => msg!("protocol-att-move-came", clock = clock),
        Way::Returned => msg!("protocol-att-move-returned", clock = clock),
        Way::Left => msg!("protocol-att-move-left", clock = clock),
    });
    let Some((beside, numbers)) = &coming.beside else { return said };
    let (count, numbers) = (numbers.len(), lang.list(numbers));
    lang.say(&match beside {
        Beside::During => msg!("protocol-att-move-during", said = said, count = count, numbers = numbers),
        Beside::After => msg!("protocol-att-move-after", said = said, count = count, numbers = numbers),
        Beside::Before => msg!("protocol-att-move-before", said = said, count = count, numbers = numbers),
    })
}

/// Writes who was disqualified or not there for all of an item: those of whom the same is so in one sentence, in the
/// order of time; and who stood in for those who were disqualified.
pub(super) fn attendance(
    source: &RedactedMeeting,
    matter: &RedactedItem,
    number: Option<&str>,
    lang: Lang,
) -> Vec<String> {
    let (agenda, all) = (&source.head, &matter.not_there);
    let when = |at: Stamp| {
        let clock = time::hm(at.time(), lang);
        if at.date_naive() != agenda.date {
            lang.say(&msg!(
                "protocol-att-at-day",
                day = build::day(at.date_naive(), source.head.date, lang),
                time = clock
            ))
        } else {
            lang.say(&msg!("protocol-att-at", time = clock))
        }
    };
    let mut ways: Vec<AbsenceKind> = all.iter().map(|n| n.why).collect();
    ways.sort_by_key(|why| (why.moment(), *why));
    ways.dedup();
    let marked = |said: String, is_withheld: bool| if is_withheld { withheld(&said, lang) } else { said };
    let both = ways.into_iter().flat_map(|why| [(why, false), (why, true)]);
    let absences = both.filter_map(|(why, is_withheld)| {
        let is_it = |n: &&PartialAbsence| n.why == why && matter.withheld.not_there.contains(n) == is_withheld;
        let those: Vec<Party> = all.iter().filter(is_it).map(|n| party(agenda, &n.who)).collect();
        let when = why.moment().map(when).unwrap_or_default();
        let said = || lang.say(&was_not_there(why, &list(&those, lang), those.len(), number, &when));
        (!those.is_empty()).then(|| marked(said(), is_withheld))
    });
    let stood_in = matter.item_substitutes.iter().map(|pair| {
        let (member, who) = pair;
        let (name, member) = (titled(&party(agenda, who)), running(&party(agenda, member), lang));
        let said = lang.say(&match number {
            Some(number) => msg!("protocol-att-item-substitute", name = name, member = member, number = number),
            None => msg!("protocol-att-point-substitute", name = name, member = member),
        });
        marked(said, matter.withheld.item_substitutes.contains(pair))
    });
    absences.chain(stood_in).collect()
}

fn was_not_there(why: AbsenceKind, names: &str, count: usize, number: Option<&str>, when: &str) -> Msg {
    match (why, number) {
        (AbsenceKind::Disqualified, _) => msg!("protocol-att-disqualified", names = names, count = count),
        (AbsenceKind::Excused | AbsenceKind::Away, Some(number)) => {
            msg!("protocol-att-away-item", names = names, number = number)
        }
        (AbsenceKind::Excused | AbsenceKind::Away, None) => msg!("protocol-att-away", names = names),
        (AbsenceKind::Partly, _) => msg!("protocol-att-partly", names = names),
        (AbsenceKind::Came(_), _) => msg!("protocol-att-came", names = names, when = when),
        (AbsenceKind::Returned(_), _) => msg!("protocol-att-returned", names = names, when = when),
        (AbsenceKind::Left(_), _) => msg!("protocol-att-left", names = names, when = when),
    }
}

/// Says before what the public protocol leaves out that it does.
pub(super) fn withheld(said: &str, lang: Lang) -> String {
    text_of(&msg!("protocol-withheld"), said, lang)
}

/// Writes a follow-up as a sentence; none if it says nothing.
pub(super) fn follow_up(
    agenda: &Agenda,
    task: &str,
    owners: &[Party],
    due: Option<NaiveDate>,
    lang: Lang,
) -> Option<String> {
    // Where somebody is from is said where they took part.
    let bare = owners.iter().map(|owner| Party { organisation: None, ..owner.clone() });
    let names = list(&bare.collect::<Vec<_>>(), lang);
    let says_who = begins_with_third_person(task, lang) || begins_with_name(agenda, owners, task.trim());
    let task = task_in_text(agenda, owners, task);
    let due = due.map(|d| time::date_long(d, lang));
    Some(lang.say(&match (names.is_empty(), task.is_empty(), due) {
        (false, false, Some(due)) if says_who => {
            msg!("protocol-follow-up-task-due", owners = names, task = capitalised(&task), due = due)
        }
        (false, false, None) if says_who => msg!("protocol-follow-up-task", owners = names, task = capitalised(&task)),
        (false, false, Some(due)) => msg!("protocol-follow-up-due", owners = names, task = task, due = due),
        (false, false, None) => msg!("protocol-follow-up", owners = names, task = task),
        (false, true, Some(due)) => msg!("protocol-follow-up-bare-due", owners = names, due = due),
        (false, true, None) => msg!("protocol-follow-up-bare", owners = names),
        (true, false, Some(due)) => msg!("protocol-follow-up-free-due", task = task, due = due),
        (true, false, None) => msg!("protocol-follow-up-free", task = task),
        (true, true, Some(due)) => msg!("protocol-follow-up-only-due", due = due),
        (true, true, None) => return None,
    }))
}

/// Returns whether a task says what somebody does, "Sends the summary", and so cannot follow the word for "to".
fn begins_with_third_person(task: &str, lang: Lang) -> bool {
    let first = bare_edges(task.split_whitespace().next().unwrap_or_default());
    ends_with(first, lang.sentences.third_person) && !ends_with(first, lang.sentences.not_third_person)
}

/// Fits a task into a sentence: no full stop of its own, and a small first letter unless it begins with a name.
fn task_in_text(agenda: &Agenda, owners: &[Party], task: &str) -> String {
    let task = crate::text::one_line(task);
    let task = task.trim_end_matches(['.', ' ']);
    if begins_with_name(agenda, owners, task) { task.to_owned() } else { lowered(task) }
}

fn begins_with_name(agenda: &Agenda, owners: &[Party], task: &str) -> bool {
    let mut words = task.split(' ').map(bare_word);
    let Some(first) = words.next() else { return false };
    let same = |name: &str| name.split_whitespace().any(|part| bare_word(part) == first);
    agenda.people.iter().any(|p| same(&p.name))
        || agenda.units.iter().any(|u| same(&u.name))
        || owners.iter().any(|o| same(&o.name))
        || agenda.body.as_deref().is_some_and(same)
        || Lang::ALL.iter().any(|lang| ends_with(first, lang.sentences.body_endings))
        // "Ole Hansen ringer op": a second capital tells a name.
        || words.next().is_some_and(is_capitalised)
}

/// Takes a word without its punctuation and its genitive: "Bettinas," is Bettina.
fn bare_word(word: &str) -> &str {
    let word = bare_edges(word);
    let bare = Lang::ALL.iter().find_map(|lang| word.strip_suffix(lang.sentences.genitive));
    bare.filter(|w| w.chars().count() > 2).unwrap_or(word)
}

fn bare_edges(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(title: &str, name: &str) -> Party {
        Party { id: Some("x".into()), name: name.into(), title: Some(title.into()), organisation: None }
    }

    fn free(name: &str) -> Party {
        Party { id: None, name: name.into(), title: None, organisation: None }
    }

    #[test]
    fn titles_in_running_text_are_small_but_abbreviations_stay() {
        let people = [
            person("Økonomichef", "Bettina Andersen"),
            person("HR-Arbejdsmiljøkonsulent", "Trine Kjær Poulsen"),
            person("Specialkonsulent", "Charlotte Gammelgaard"),
            free("Borgmester"),
            free("Pernille"),
        ];
        assert_eq!(
            list(&people, Lang::Da),
            "Økonomichef Bettina Andersen, HR-Arbejdsmiljøkonsulent Trine Kjær Poulsen, specialkonsulent Charlotte \
             Gammelgaard, borgmester og Pernille"
        );
        assert_eq!(
            list(&people[1..3], Lang::En),
            "HR-Arbejdsmiljøkonsulent Trine Kjær Poulsen and Specialkonsulent Charlotte Gammelgaard"
        );
    }

    #[test]
    fn those_on_a_line_have_a_sentence_of_their_own() {
        let here = Participant { party: person("Økonomichef", "Bettina Andersen"), via: None };
        let there = Participant { party: free("Lene Helbo Bachmann"), via: Some("Teams".into()) };
        assert_eq!(
            took_part(&[there.clone(), here.clone()], true, Lang::Da),
            [
                "Lene Helbo Bachmann deltog under behandlingen via Teams.",
                "Økonomichef Bettina Andersen deltog under behandlingen."
            ]
        );
        assert_eq!(took_part(&[here], false, Lang::Da), ["Økonomichef Bettina Andersen deltager under behandlingen."]);
    }

    #[test]
    fn an_english_task_follows_to_unless_it_says_what_somebody_does() {
        let agenda =
            crate::agenda::load("a.toml", "title = \"Board\"\ndate = 2025-01-15\nlanguage = \"en\"", &mut |_| {
                Err(crate::agenda::Unreadable::Missing)
            });
        let agenda = agenda.agenda.unwrap();
        let said = |task: &str, due| follow_up(&agenda, task, &[free("Bo Bech")], due, Lang::En).unwrap();
        let due = NaiveDate::from_ymd_opt(2025, 2, 6);
        assert_eq!(said("Send the summary.", due), "Action: Bo Bech to send the summary by 6 February 2025.");
        assert_eq!(said("Sends the summary", due), "Action for Bo Bech: Sends the summary by 6 February 2025.");
        assert_eq!(said("Discuss HR matters", None), "Action: Bo Bech to discuss HR matters.");
        assert_eq!(said("HR plan for 2026", None), "Action: Bo Bech to HR plan for 2026.");
        assert_eq!(said("", due), "Action: Bo Bech to follow up by 6 February 2025.");
        let danish = follow_up(&agenda, "Sender referatet", &[free("Bo Bech")], due, Lang::Da).unwrap();
        assert_eq!(danish, "Bo Bech følger op: sender referatet senest den 6. februar 2025.");
    }
}
