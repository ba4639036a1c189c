//! How those who are there for the whole meeting are named: with their groups, the chair as such, how they take part,
//! and with why and for whom; who is absent, who signs.

use super::chairs;
use super::model::Party;
use super::sentences::{moves, party};
use crate::agenda::{Absence, Agenda, Guest, PartyId, Profile, Slot, SlotKind, Who};
use crate::audience::{RedactedMeeting, Subject};
use crate::lang::Lang;
use crate::meeting::{AttendanceStatus, Attendee};
use crate::msg;
use crate::text;
use crate::wording::{self, Name, lowered};

/// The people of a document.
pub(super) struct People<'a> {
    source: &'a RedactedMeeting,
    lang: Lang,
    /// Who stands in, and on whose seat.
    seats: Vec<(Who, Who)>,
    /// Whether members have their groups after their names.
    names_groups: bool,
}

impl<'a> People<'a> {
    pub(super) fn new(source: &'a RedactedMeeting, lang: Lang) -> Self {
        let whole = source.attendees.iter().filter_map(|a| Some((a.who.clone(), a.substitute_for.clone()?)));
        let of_items = source.items.iter().flat_map(|m| &m.item_substitutes).map(|(member, who)| (who, member));
        let of_agenda = source.head.absent.iter().filter_map(|a| Some((a.stand_in()?, Who::Id(a.who.clone()))));
        let of_items = of_items.map(|(who, member)| (who.clone(), member.clone()));
        let seats = whole.chain(of_items).chain(of_agenda).collect();
        let is_grouped = |id: &PartyId| source.head.person(id).is_some_and(|p| p.group.is_some());
        let names_groups = source.head.protocol.names_groups() && source.head.members.iter().any(is_grouped);
        Self { source, lang, seats, names_groups }
    }

    pub(super) fn agenda(&self) -> &'a Agenda {
        &self.source.head
    }

    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// Lists who came, or is to come, from outside.
    pub(super) fn guests(&self) -> impl Iterator<Item = &'a Who> + Clone {
        self.source.slots.iter().flat_map(|slot| &slot.participants).map(|guest| &guest.who)
    }

    /// Returns the group that somebody votes with: their own, or that of the member on whose seat they sit.
    pub(super) fn votes_with(&self, who: &Who) -> Option<&str> {
        let own = |who: &Who| match who {
            Who::Id(id) => self.agenda().person(id).and_then(|p| p.group.as_deref()),
            Who::Name(_) => None,
        };
        own(who).or_else(|| self.seat(who).and_then(own))
    }

    /// Returns the member on whose seat somebody sits.
    fn seat(&self, who: &Who) -> Option<&Who> {
        self.seats.iter().find(|(other, _)| other == who).map(|(_, member)| member)
    }

    /// Returns the letter of the group on whose seat somebody sits, where the body prints groups.
    pub(super) fn group(&self, who: &Who) -> Option<&str> {
        let sits = || self.is_member(who) || self.seat(who).is_some();
        self.votes_with(who).filter(|_| self.names_groups && sits()).map(wording::group_letter)
    }

    /// Returns what members have in brackets: the group, or that they are in none.
    fn brackets(&self, who: &Who) -> Option<String> {
        let none = || (self.names_groups && self.is_member(who)).then(|| self.lang.text("protocol-no-group"));
        self.group(who).map(str::to_owned).or_else(none)
    }

    fn is_member(&self, who: &Who) -> bool {
        matches!(who, Who::Id(id) if self.agenda().members.contains(id))
    }

    fn name<T>(&self, who: &Who, say: impl Fn(Name<'_>) -> T) -> T {
        let group = self.brackets(who);
        say(Name { group: group.as_deref(), ..Name::of(self.agenda(), who) })
    }

    /// Names somebody as a line begins: "Borgmester Bo Bech (A)".
    pub(super) fn titled(&self, who: &Who) -> String {
        text::one_line(&self.name(who, |name| name.titled()))
    }

    /// Names somebody as running text does: "borgmester Bo Bech (A)".
    fn running(&self, who: &Who) -> String {
        text::one_line(&self.name(who, |name| name.running(self.lang)))
    }

    /// Names somebody without title: "Bo Bech (A)".
    pub(super) fn plain(&self, who: &Who) -> String {
        text::one_line(&self.name(who, |name| Name { title: None, organisation: None, ..name }.titled()))
    }

    /// Names somebody in a list of those who are there: "Anna Agerskov (A), formand", "Sia Dahl (via Teams)".
    pub(super) fn listed(&self, who: &Who) -> String {
        let name = self.with_office(self.titled(who), who);
        let name = match self.via(who) {
            Some(via) => remarked(&name, &via),
            None => name,
        };
        self.with_moves(name, who)
    }

    /// Says after a name when somebody came and left: "Kim Lund (til kl. 10.15, efter punkt 3)". Where not all of the
    /// times are told it says that they were not there for all.
    fn with_moves(&self, name: String, who: &Who) -> String {
        let is_in_part = self.source.attendance_told && self.source.in_part.contains(who);
        let in_part = is_in_part.then(|| self.lang.text("protocol-att-in-part"));
        let said: Vec<String> = moves(who, self.source, self.lang).into_iter().chain(in_part).collect();
        if said.is_empty() { name } else { remarked(&name, &said.join("; ")) }
    }

    /// Says of the chair that this is who chairs.
    fn with_office(&self, name: String, who: &Who) -> String {
        let is_chair = matches!(who, Who::Id(id) if self.agenda().chair.as_ref() == Some(id));
        if !is_chair {
            return name;
        }
        format!("{name}, {}", lowered(&text::one_line(&wording::chair_label(self.agenda(), self.lang))))
    }

    fn attendee(&self, who: &Who) -> Option<&'a Attendee> {
        self.source.attendees.iter().find(|a| a.who == *who)
    }

    /// Says how somebody takes part who is not in the room: "via Teams", "online".
    fn via(&self, who: &Who) -> Option<String> {
        let invited =
            |guests: &[Guest]| guests.iter().find(|guest| guest.who == *who).and_then(|guest| guest.via.clone());
        let is_open = |slot: &&Slot| !slot.access.is_closed() || !slot.guests.is_empty();
        let slots = self.source.slots.iter().filter(|run| !run.removed).map(|run| &run.slot);
        let slots = slots.filter(|slot| slot.kind == SlotKind::Item).filter(is_open);
        let ways: Vec<Option<String>> = slots.map(|slot| invited(&slot.guests)).collect();
        let way = ways.iter().flatten().next().map(|via| self.lang.say(&msg!("protocol-via", via = via)));
        match self.attendee(who).and_then(|a| a.is_online) {
            Some(false) => None,
            Some(true) => Some(way.unwrap_or_else(|| self.lang.text("protocol-online"))),
            None if ways.iter().all(Option::is_some) => way,
            None => way.map(|way| self.lang.say(&msg!("protocol-partly-via", how = way))),
        }
    }

    /// Returns how somebody takes part, for the model.
    pub(super) fn way(&self, attendee: &Attendee) -> Option<String> {
        self.via(&attendee.who).filter(|_| attendee.status == AttendanceStatus::Present)
    }

    /// Lists the absences that the agenda knows of.
    pub(super) fn absences(&self) -> Vec<String> {
        self.agenda().absent.iter().map(|a| self.known_absence(a)).collect()
    }

    /// Writes an absence that the agenda knows of.
    pub(super) fn known_absence(&self, absence: &Absence) -> String {
        let who = Who::Id(absence.who.clone());
        self.absence(&who, absence.reason.as_deref(), absence.stand_in().as_ref(), false)
    }

    /// Writes that somebody was not there, with who stood in for them.
    pub(super) fn absent_line(&self, who: &Attendee) -> String {
        let mut those = self.source.attendees.iter().filter(|a| a.status == AttendanceStatus::Present);
        let substitute = those.find(|a| a.substitute_for.as_ref() == Some(&who.who)).map(|a| &a.who);
        let is_elsewhere = !self.stand_ins().is_empty();
        self.absence(&who.who, who.reason.as_deref(), substitute, is_elsewhere)
    }

    /// Writes that a member was absent: "Direktør Kim Bruun Nielsen (ferie), stedfortræder: økonomichef Bettina
    /// Andersen". Where all substitutes are in a list of their own, theirs is too.
    fn absence(&self, who: &Who, reason: Option<&str>, substitute: Option<&Who>, is_elsewhere: bool) -> String {
        let mut out = self.titled(who);
        if let Some(reason) = reason {
            out = remarked(&out, reason);
        }
        let proxy = self.attendee(who).and_then(|a| a.proxy.as_ref());
        if let Some(holder) = proxy.filter(|_| substitute.is_none()) {
            out.push_str(&self.lang.say(&msg!("protocol-proxy", name = self.running(holder))));
            return out;
        }
        match substitute {
            Some(_) if is_elsewhere => {}
            Some(substitute) => {
                out.push_str(
                    &self.lang.say(&msg!(
                        "protocol-substitute",
                        name = self.with_moves(self.running(substitute), substitute)
                    )),
                );
            }
            None if self.attendee(who).is_some_and(|a| a.has_no_substitute) => {
                out.push_str(&self.lang.text("protocol-no-substitute"));
            }
            None => {}
        }
        out
    }

    /// Writes who stood in for whom, from when to when or on which items. Where all stood in for members who were
    /// absent from the whole meeting, they are named with these.
    pub(super) fn stand_ins(&self) -> Vec<String> {
        let is_present = |a: &&Attendee| a.status == AttendanceStatus::Present;
        let all = || self.source.attendees.iter().filter(is_present);
        let line = |who: &Who, member: &Who| {
            let (name, member) = (self.titled(who), self.running(member));
            self.lang.say(&msg!("protocol-att-for", name = name, member = member))
        };
        let whole = all().filter_map(|a| Some((&a.who, a.substitute_for.as_ref()?)));
        let is_apart = whole.clone().any(|(_, member)| all().any(|a| a.who == *member));
        let on_items = self.on_items();
        if !is_apart && on_items.is_empty() {
            return Vec::new();
        }
        let whole = whole.map(|(who, member)| self.with_moves(line(who, member), who));
        let on_items = on_items.into_iter().map(|(who, member, numbers)| self.on_these(line(who, member), &numbers));
        whole.chain(on_items).collect()
    }

    /// Lists who stood in on items alone, for whom, and on which, as far as these have numbers.
    fn on_items(&self) -> Vec<(&'a Who, &'a Who, Vec<String>)> {
        let mut on_items: Vec<(&Who, &Who, Vec<String>)> = Vec::new();
        for matter in &self.source.items {
            let number = match &matter.subject {
                Subject::Item(item) => item.number.clone(),
                Subject::Point(slot) => slot.number.clone(),
            };
            for (member, who) in &matter.item_substitutes {
                match on_items.iter_mut().find(|(other, of, _)| *other == who && *of == member) {
                    Some((.., numbers)) => numbers.extend(number.clone()),
                    None => on_items.push((who, member, number.clone().into_iter().collect())),
                }
            }
        }
        on_items
    }

    /// Says after a name on which items it counts.
    pub(super) fn on_these(&self, name: String, numbers: &[String]) -> String {
        if numbers.is_empty() {
            return name;
        }
        let (count, numbers) = (numbers.len(), self.lang.list(numbers));
        remarked(&name, &self.lang.say(&msg!("protocol-signs-items", count = count, numbers = numbers)))
    }

    /// Lists who signs: those whom the agenda names; else all members, or those of a political body who were there,
    /// and the substitutes; those who sat in for some items only, with these.
    pub(super) fn signatures(&self) -> Vec<String> {
        let is_political = self.agenda().protocol.profile == Profile::Political;
        let signs = |a: &&Attendee| {
            let is_there = a.status == AttendanceStatus::Present;
            (a.is_member && (is_there || !is_political)) || (is_there && a.substitute_for.is_some())
        };
        let name = |who: &Who| {
            let name = self.name(who, |name| Name { organisation: None, ..name }.titled());
            self.with_office(text::one_line(&name), who)
        };
        let signers = &self.agenda().protocol.signers;
        if !signers.is_empty() {
            return signers.iter().map(|who| self.elected_as(who, name).unwrap_or_else(|| name(who))).collect();
        }
        let all: Vec<&Who> = self.source.attendees.iter().filter(signs).map(|a| &a.who).collect();
        let mut on_items: Vec<(&Who, Vec<String>)> = Vec::new();
        for (who, _, numbers) in self.on_items().into_iter().filter(|(who, ..)| !all.contains(who)) {
            match on_items.iter_mut().find(|(other, _)| *other == who) {
                Some((_, known)) => known.extend(numbers),
                None => on_items.push((who, numbers)),
            }
        }
        let on_items = on_items.into_iter().map(|(who, numbers)| self.on_these(name(who), &numbers));
        all.iter().map(|who| name(who)).chain(on_items).collect()
    }

    /// Names who was elected to what a signer is called, "Ole Dam, dirigent": the only one who chaired several items,
    /// where it is what the chair is called.
    fn elected_as(&self, signer: &Who, name: impl Fn(&Who) -> String) -> Option<String> {
        let Who::Name(office) = signer else { return None };
        let label = wording::chair_label(self.agenda(), self.lang);
        let is_chair = text::casefold(office.trim()) == text::casefold(label.trim());
        match chairs::of_several(self.source, self.lang).as_slice() {
            [(who, _)] if is_chair && self.agenda().chair.is_none() => {
                Some(format!("{}, {}", name(who), lowered(&text::one_line(office))))
            }
            _ => None,
        }
    }

    /// Names who holds the proxy of somebody who was not there. Of who was there for a part it is said at the votes
    /// alone: what they were away for may be closed.
    pub(super) fn proxy(&self, attendee: &Attendee) -> Option<String> {
        let holder = attendee.proxy.as_ref().filter(|_| attendee.status != AttendanceStatus::Present)?;
        Some(wording::plain_name(self.agenda(), holder))
    }

    /// Makes a [`Party`] of somebody.
    pub(super) fn party(&self, who: &Who) -> Party {
        party(self.agenda(), who)
    }
}

/// Puts a remark after a name, in brackets unless the name ends with some.
fn remarked(name: &str, remark: &str) -> String {
    if name.ends_with(')') { format!("{name}, {remark}") } else { format!("{name} ({remark})") }
}
