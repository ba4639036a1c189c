//! The sentences of a protocol: who took part, and how names and titles are in running text.

use super::after::text_of;
use super::build::day_of;
use super::chairs;
use super::model::{Participant, Party, after_head};
use crate::agenda::{Agenda, Who};
use crate::audience::{Beside, Coming, RedactedItem, RedactedMeeting, Way};
use crate::lang::{Lang, Msg};
use crate::meeting::{AbsenceKind, PartialAbsence};
use crate::time::Stamp;
use crate::wording::Name;
use crate::{msg, text, time};

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
    let way_of = |participant: &Participant| (participant.via.clone(), participant.online);
    let mut ways: Vec<(Option<String>, bool)> = Vec::new();
    for participant in participants {
        if !ways.contains(&way_of(participant)) {
            ways.push(way_of(participant));
        }
    }
    ways.into_iter()
        .map(|way| {
            let those: Vec<Party> = participants.iter().filter(|p| way_of(p) == way).map(|p| p.party.clone()).collect();
            let names = list(&those, lang);
            lang.say(&match (way, has_run) {
                ((None, true), true) => msg!("protocol-took-part-online", names = names),
                ((None, true), false) => msg!("protocol-takes-part-online", names = names),
                ((None, false), true) => msg!("protocol-took-part", names = names),
                ((None, false), false) => msg!("protocol-takes-part", names = names),
                ((Some(via), _), true) => msg!("protocol-took-part-via", names = names, via = via),
                ((Some(via), _), false) => msg!("protocol-takes-part-via", names = names, via = via),
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
        Way::SatIn => msg!("protocol-att-move-sat-in", clock = clock),
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
/// order of time; who stood in for those who were disqualified; and who chaired it in place of whoever chairs the
/// meeting.
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
                day = time::date_near(at.date_naive(), source.head.date, lang),
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
    // Who stood in for somebody is named next to why that was.
    let (apart, others): (Vec<AbsenceKind>, Vec<AbsenceKind>) =
        ways.into_iter().partition(|why| matches!(why, AbsenceKind::Disqualified | AbsenceKind::Excused));
    let mark_of = |n: &PartialAbsence| match (&matter.withheld, n.why) {
        (withheld, _) if withheld.times.contains(n) => Some("protocol-withheld-time"),
        (withheld, _) if !withheld.not_there.contains(n) => None,
        (_, AbsenceKind::Disqualified) => Some("protocol-withheld-closed-doors"),
        _ => Some("protocol-withheld-near-closed"),
    };
    let reason_of = |n: &PartialAbsence| {
        let own = matter.why_excused.iter().find(|(who, _)| n.why == AbsenceKind::Excused && *who == n.who);
        own.map(|(_, reason)| text::in_a_sentence(reason)).filter(|reason| !reason.is_empty())
    };
    let of_way = |(why, mark, reason): (AbsenceKind, Option<&str>, Option<String>)| {
        let is_it = |n: &&PartialAbsence| n.why == why && mark_of(n) == mark && reason_of(n) == reason;
        let those: Vec<Party> = all.iter().filter(is_it).map(|n| party(agenda, &n.who)).collect();
        let when = why.moment().map(when).unwrap_or_default();
        let names = || list(&those, lang);
        let said = || match &reason {
            Some(excuse) => lang.say(&msg!("protocol-att-away-why", names = names(), excuse = excuse)),
            None => lang.say(&was_not_there(why, &names(), those.len(), number, &when)),
        };
        (!those.is_empty()).then(|| match mark {
            Some(mark) => after_head(&lang.text(mark), &said()),
            None => said(),
        })
    };
    let marks_of = |why: &AbsenceKind| {
        let of_one = |n: &PartialAbsence| (mark_of(n), reason_of(n));
        let mut marks: Vec<(Option<&str>, Option<String>)> = all.iter().filter(|n| n.why == *why).map(of_one).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    };
    let both = |ways: Vec<AbsenceKind>| {
        ways.into_iter().flat_map(|why| marks_of(&why).into_iter().map(move |(mark, reason)| (why, mark, reason)))
    };
    let stood_in = matter.item_substitutes.iter().map(|pair| {
        let (member, who) = pair;
        let (name, member) = (titled(&party(agenda, who)), running(&party(agenda, member), lang));
        let said = lang.say(&msg!("protocol-att-item-substitute", name = name, member = member));
        marked(said, matter.withheld.item_substitutes.contains(pair))
    });
    // Who chaired several is named for all of them in the head.
    let several = chairs::of_several(source, lang);
    let is_in_head = |who: &Who| !matter.withheld.chair && several.iter().any(|(other, _)| *other == who);
    let chaired = matter.chair.iter().filter(|who| !is_in_head(who)).map(|who| {
        let said = lang.say(&msg!("protocol-att-chaired", name = titled(&party(agenda, who))));
        marked(said, matter.withheld.chair)
    });
    both(apart).filter_map(of_way).chain(stood_in).chain(chaired).chain(both(others).filter_map(of_way)).collect()
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
        let here = Participant { party: person("Økonomichef", "Bettina Andersen"), via: None, online: false };
        let there = Participant { party: free("Lene Helbo Bachmann"), via: Some("Teams".into()), online: false };
        let online = Participant { online: true, ..here.clone() };
        let said = took_part(&[online], true, Lang::Da);
        assert_eq!(said, ["Økonomichef Bettina Andersen deltog online under behandlingen."]);
        assert_eq!(
            took_part(&[there.clone(), here.clone()], true, Lang::Da),
            [
                "Lene Helbo Bachmann deltog under behandlingen via Teams.",
                "Økonomichef Bettina Andersen deltog under behandlingen."
            ]
        );
        assert_eq!(took_part(&[here], false, Lang::Da), ["Økonomichef Bettina Andersen deltager under behandlingen."]);
    }
}
