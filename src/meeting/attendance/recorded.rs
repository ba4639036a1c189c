//! What was recorded of the attendance, person by person and item by item.

mod namesake;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::agenda::{PartyId, Who};
use crate::meeting::event::{AttendanceStatus, ShownMark, Target};
use crate::time::Stamp;

/// What was recorded of the attendance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RecordedAttendance {
    /// Those of whom it was recorded together that they are all there but for those who are not; none: it was not.
    all_present: Option<BTreeSet<Who>>,
    /// Of whom anything was recorded: what they were there then, they stay, whatever a later agenda says.
    settled: BTreeSet<Who>,
    people: BTreeMap<Who, PersonAttendance>,
    disqualified: OnItems<()>,
    /// Who stands in for somebody who takes no part in an item; none: it was recorded that nobody does.
    item_substitutes: OnItems<Option<Who>>,
    /// Who chaired an item in place of whoever chairs the meeting; one at most.
    item_chairs: OnItems<()>,
    /// The members of whom it was recorded that nobody stands in for them.
    without_substitute: BTreeSet<Who>,
    /// Who takes part online, and who does not though the agenda says so.
    online: BTreeMap<Who, bool>,
    /// Who votes for a member who is not there, from when on; the first also since the member left.
    proxies: BTreeMap<Who, BTreeMap<Stamp, Proxy>>,
}

/// Who votes for a member.
#[derive(Clone, Debug, PartialEq)]
struct Proxy {
    /// None: nobody does from now on.
    holder: Option<Who>,
    /// Whether the body allowed it then.
    is_allowed: bool,
}

/// What was recorded of people on items and points.
type OnItems<T> = BTreeMap<Target, BTreeMap<Who, OnItem<T>>>;

/// Something that was recorded of somebody on an item.
#[derive(Clone, Debug, PartialEq)]
struct OnItem<T> {
    said: T,
    /// Whether it was recorded while the matter was closed.
    closed: bool,
}

/// What was recorded of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PersonAttendance {
    /// How it is from the start, and why; none: as the agenda says.
    status: Option<(AttendanceStatus, Option<String>)>,
    /// Who stands in whenever the member is not there; none: as the agenda says.
    substitute: Option<Option<Who>>,
    /// When they came (true) and left (false), in the order of time; of one moment the last word counts.
    moves: BTreeMap<Stamp, bool>,
    /// Of times that were corrected, what was recorded first.
    first_noted: BTreeMap<Stamp, Stamp>,
    /// Who was named as a substitute, from when (none: from the start) until the next moment here. Where there are any,
    /// `substitute` is the last of them.
    named: BTreeMap<Option<Stamp>, Option<Who>>,
}

/// From when until when somebody is a member's substitute, if the member is not there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub from: Option<Stamp>,
    pub until: Option<Stamp>,
}

impl Term {
    /// Returns whether it is on at a moment.
    pub fn has(&self, at: Stamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

impl PersonAttendance {
    /// Returns how it is from the start and why, as it was recorded.
    pub fn status(&self) -> Option<(AttendanceStatus, Option<String>)> {
        self.status.clone()
    }

    /// Returns who stands in, as it was recorded last.
    pub fn substitute(&self) -> Option<Option<Who>> {
        self.substitute.clone()
    }

    /// Lists when they came (true) and left (false), in the order of time.
    pub fn moves(&self) -> Vec<(Stamp, bool)> {
        self.moves.iter().map(|(at, came)| (*at, *came)).collect()
    }
}

impl RecordedAttendance {
    pub(in crate::meeting) fn record_all_present(&mut self, everybody: impl Iterator<Item = Who>) {
        self.all_present.get_or_insert_default().extend(everybody);
    }

    /// Keeps what some people are there as what counts, whatever the agenda says from now on.
    pub(in crate::meeting) fn settle(&mut self, people: impl IntoIterator<Item = Who>) {
        self.settled.extend(people);
    }

    /// Lists the people of the agenda of whom anything was recorded.
    pub(in crate::meeting) fn settled_ids(&self) -> impl Iterator<Item = &PartyId> {
        self.settled.iter().filter_map(|who| if let Who::Id(id) = who { Some(id) } else { None })
    }

    pub(in crate::meeting) fn record_online(&mut self, who: &Who, online: bool) {
        self.online.insert(who.clone(), online);
    }

    pub(in crate::meeting) fn give_proxy(&mut self, who: &Who, to: Option<&Who>, at: Stamp, is_allowed: bool) {
        self.proxies.entry(who.clone()).or_default().insert(at, Proxy { holder: to.cloned(), is_allowed });
    }

    /// Finds who votes at `at` for a member who is not there, where the body allowed it when it was recorded, or does
    /// now. The first proxy also counts for as long as the member had been away when it was recorded; each counts until
    /// the member comes.
    pub(super) fn proxy(&self, who: &Who, at: Stamp, is_allowed: bool) -> Option<&Who> {
        let given = self.proxies.get(who)?;
        let moves = self.people.get(who).map(|told| &told.moves);
        let (proxy, counts) = if let Some((from, proxy)) = given.range(..=at).next_back() {
            let came =
                |moves: &BTreeMap<Stamp, bool>| moves.range(from..=&at).any(|(moved, came)| *came && moved > from);
            (proxy, !moves.is_some_and(came))
        } else {
            let (first, proxy) = given.first_key_value()?;
            let last = moves.and_then(|moves| moves.range(..=first).next_back());
            (proxy, last.is_none_or(|(moved, came)| !came && *moved <= at))
        };
        proxy.holder.as_ref().filter(|_| counts && (is_allowed || proxy.is_allowed))
    }

    pub(super) fn is_any_proxy_given(&self) -> bool {
        !self.proxies.is_empty()
    }

    /// Returns whether somebody takes part online, as it was recorded.
    pub(in crate::meeting) fn online(&self, who: &Who) -> Option<bool> {
        self.online.get(who).copied()
    }

    pub(in crate::meeting) fn record_status(
        &mut self,
        who: &Who,
        status: AttendanceStatus,
        reason: Option<&str>,
        substitute: Option<&Who>,
    ) {
        let told = PersonAttendance {
            status: Some((status, reason.map(str::to_owned))),
            substitute: Some(substitute.cloned()),
            ..PersonAttendance::default()
        };
        self.people.insert(who.clone(), told);
        if substitute.is_some() {
            self.without_substitute.remove(who);
        }
    }

    pub(in crate::meeting) fn record_present(&mut self, who: &Who) {
        self.record_status(who, AttendanceStatus::Present, None, None);
    }

    pub(in crate::meeting) fn record_no_substitute(&mut self, who: &Who) {
        self.record_substitute(who, None);
        self.without_substitute.insert(who.clone());
    }

    /// Returns whether it was recorded that nobody stands in for a member.
    pub(super) fn is_without_substitute(&self, who: &Who) -> bool {
        self.without_substitute.contains(who)
    }

    pub(in crate::meeting) fn record_substitute(&mut self, who: &Who, substitute: Option<&Who>) {
        self.without_substitute.remove(who);
        let told = self.people.entry(who.clone()).or_default();
        (told.substitute, told.named) = (Some(substitute.cloned()), BTreeMap::new());
    }

    /// Records who is a member's substitute from a moment on; `of_agenda` is who the agenda says it is.
    ///
    /// Where it is the same person just before or after, and the member did not come in between, it is that one's
    /// moment that is said anew.
    pub(in crate::meeting) fn name_substitute(
        &mut self,
        member: &Who,
        substitute: Option<&Who>,
        from: Stamp,
        of_agenda: Option<&Who>,
    ) {
        self.without_substitute.remove(member);
        let earlier = self.people.get(member).and_then(|told| told.substitute.clone());
        let earlier = earlier.unwrap_or_else(|| of_agenda.cloned());
        let moves = earlier.as_ref().and_then(|who| self.people.get(who)).map(PersonAttendance::moves);
        let told = self.people.entry(member.clone()).or_default();
        let named = &mut told.named;
        if named.is_empty() {
            // Who stood in so far did so from the start, but for when they were out themselves.
            let moves = moves.unwrap_or_default();
            let was_there = moves.first().is_none_or(|(_, came)| !came);
            named.insert(None, earlier.clone().filter(|_| was_there));
            named.extend(moves.into_iter().map(|(at, came)| (Some(at), earlier.clone().filter(|_| came))));
        }
        let substitute = substitute.cloned();
        let is_same = |(_, who): &(&Option<Stamp>, &Option<Who>)| **who == substitute;
        let before = named.range(..=Some(from)).next_back().filter(is_same).map(|(at, _)| *at);
        let after = named.range(Some(from)..).find(|(at, _)| **at > Some(from)).filter(is_same).and_then(|(at, _)| *at);
        let has_come =
            |after: Stamp, until: Stamp| told.moves.range(after..=until).any(|(at, came)| *came && *at > after);
        match before {
            Some(Some(at)) if !has_come(at, from) => _ = named.remove(&Some(at)),
            // Who stood in from the start did so whenever the member was out: for the last time it is said anew.
            Some(None) => {
                let left = told.moves.range(..=from).rev().find(|(_, came)| !**came).map(|(at, _)| *at);
                named.insert(left, None);
            }
            _ => {}
        }
        if let Some(at) = after.filter(|at| !has_come(from, *at)) {
            named.remove(&Some(at));
        }
        named.insert(Some(from), substitute);
        told.substitute = Some(named.values().next_back().cloned().flatten());
    }

    pub(in crate::meeting) fn record_move(&mut self, who: &Who, time: Stamp, came: bool) {
        self.people.entry(who.clone()).or_default().moves.insert(time, came);
    }

    pub(in crate::meeting) fn correct_move(&mut self, who: &Who, time: Stamp, to: Stamp) {
        if let Some(told) = self.people.get_mut(who)
            && let Some(came) = told.moves.remove(&time)
        {
            told.moves.insert(to, came);
            let first = told.first_noted.remove(&time).unwrap_or(time);
            if first != to {
                told.first_noted.insert(to, first);
            }
        }
    }

    /// Returns the time of coming or leaving that was recorded first, of one that may have been corrected since.
    pub(super) fn first_noted(&self, who: &Who, at: Stamp) -> Stamp {
        self.of(who).and_then(|told| told.first_noted.get(&at)).copied().unwrap_or(at)
    }

    pub(in crate::meeting) fn disqualify(&mut self, who: &Who, on: &Target, closed: bool) {
        self.disqualified.entry(on.clone()).or_default().insert(who.clone(), OnItem { said: (), closed });
    }

    pub(in crate::meeting) fn lift(&mut self, who: &Who, on: &Target) {
        remove(&mut self.disqualified, who, on);
    }

    pub(in crate::meeting) fn name_item_substitute(
        &mut self,
        member: &Who,
        on: &Target,
        substitute: Option<&Who>,
        closed: bool,
    ) {
        let named = OnItem { said: substitute.cloned(), closed };
        self.item_substitutes.entry(on.clone()).or_default().insert(member.clone(), named);
    }

    pub(in crate::meeting) fn name_item_chair(&mut self, on: &Target, who: Option<&Who>, closed: bool) {
        self.item_chairs.remove(on);
        if let Some(who) = who {
            self.item_chairs.insert(on.clone(), BTreeMap::from([(who.clone(), OnItem { said: (), closed })]));
        }
    }

    pub(in crate::meeting) fn rename(&mut self, name: impl Fn(&Target) -> Target) {
        rename(&mut self.disqualified, &name);
        rename(&mut self.item_substitutes, &name);
        rename(&mut self.item_chairs, &name);
    }

    /// The items and points on which somebody is disqualified, or has a substitute, or that somebody chaired.
    pub(in crate::meeting) fn said_on(&self) -> impl Iterator<Item = &Target> {
        self.disqualified.keys().chain(self.item_substitutes.keys()).chain(self.item_chairs.keys())
    }

    pub(in crate::meeting) fn is_said_on(&self, on: &Target) -> bool {
        self.said_on().any(|other| other == on)
    }

    /// Forgets when somebody came, left or was named as a substitute, at these moments; that these people were named as
    /// one; and what was recorded behind closed doors of people on items.
    pub(in crate::meeting) fn forget(&mut self, moments: &HashSet<(Who, Stamp)>, substitutes: &HashSet<Who>) {
        let is_told = |who: &Who, at: Stamp| !moments.contains(&(who.clone(), at));
        let is_named = |who: &Option<Who>| who.as_ref().is_none_or(|who| !substitutes.contains(who));
        for (member, told) in &mut self.people {
            told.moves.retain(|at, _| is_told(member, *at));
            told.first_noted.retain(|at, _| is_told(member, *at));
            if told.named.is_empty() {
                told.substitute.take_if(|who| !is_named(who));
                continue;
            }
            told.named
                .retain(|at, who| is_named(who) && at.is_none_or(|at| is_told(who.as_ref().unwrap_or(member), at)));
            // Who was one before the first that was named is so by the agenda.
            if told.named.keys().all(Option::is_none) {
                told.named.clear();
            }
            told.substitute = told.named.values().next_back().cloned();
        }
        self.people.retain(|_, told| *told != PersonAttendance::default());
        self.disqualified.values_mut().for_each(|those| those.retain(|_, told| !told.closed));
        self.item_substitutes.values_mut().for_each(|those| those.retain(|_, told| !told.closed));
        self.item_chairs.values_mut().for_each(|those| those.retain(|_, told| !told.closed));
    }

    /// Everybody who is named in what was recorded.
    pub(in crate::meeting) fn named(&self) -> impl Iterator<Item = &Who> {
        self.named_where(|_| true)
    }

    /// Everybody who is named in what was not recorded behind closed doors alone.
    pub(in crate::meeting) fn named_openly(&self) -> impl Iterator<Item = &Who> {
        self.named_where(|closed| !closed)
    }

    /// Everybody who is named; on items only where it `counts` that it was recorded while the matter was closed, or
    /// open.
    fn named_where(&self, counts: fn(bool) -> bool) -> impl Iterator<Item = &Who> {
        let proxies = self
            .proxies
            .iter()
            .flat_map(|(who, given)| given.values().filter_map(|proxy| proxy.holder.as_ref()).chain([who]));
        let substitutes = self.people.values().filter_map(|told| told.substitute.as_ref().and_then(Option::as_ref));
        let named = self.people.values().flat_map(|told| told.named.values().flatten());
        let on_items = self.item_substitutes.values().flatten().filter(move |(_, named)| counts(named.closed));
        let on_items = on_items.flat_map(|(member, named)| named.said.iter().chain([member]));
        let of_items = self.disqualified.values().chain(self.item_chairs.values()).flatten();
        let disqualified = of_items.filter(move |(_, told)| counts(told.closed)).map(|(who, _)| who);
        let present = self.all_present.iter().flatten();
        let of_people = self.people.keys().chain(present).chain(substitutes).chain(named);
        of_people.chain(disqualified).chain(on_items).chain(self.online.keys()).chain(proxies)
    }

    /// Returns whether anything was recorded at all.
    pub(in crate::meeting) fn is_any_told(&self) -> bool {
        self.all_present.is_some() || self.named().next().is_some()
    }

    /// Returns whether anything was recorded of a meeting's attendance; of what was on an item, and whether it was
    /// closed then, only what `counts`; of when somebody came or left, only what is at a time that counts; of
    /// substitutes who were named without a time, only those who count.
    pub(super) fn is_anything_recorded(
        &self,
        counts: impl Fn(&Target, bool) -> bool,
        is_time_counted: impl Fn(Stamp) -> bool,
        is_substitute_counted: impl Fn(&Who) -> bool,
    ) -> bool {
        let on_items = self.disqualified.iter().any(|(on, those)| those.values().any(|told| counts(on, told.closed)));
        let is_counted = |told: &PersonAttendance| {
            // Who was one before the first that was named counts for nothing that was recorded.
            let is_named = told.named.keys().flatten().any(|from| is_time_counted(*from));
            let is_counted = |substitute: &Option<Who>| substitute.as_ref().is_none_or(&is_substitute_counted);
            let is_substituted = told.substitute.as_ref().is_some_and(is_counted) && told.named.is_empty();
            let has_moves = told.moves.keys().any(|at| is_time_counted(*at));
            told.status.is_some() || is_substituted || is_named || has_moves
        };
        self.all_present.is_some() || self.people.values().any(is_counted) || on_items
    }

    /// Returns whether somebody is among those of whom it was recorded together that they are there.
    pub(in crate::meeting) fn is_among_all_present(&self, who: &Who) -> bool {
        self.all_present.as_ref().is_some_and(|everybody| everybody.contains(who))
    }

    pub(super) fn of(&self, who: &Who) -> Option<&PersonAttendance> {
        self.people.get(who)
    }

    /// Returns when somebody first left who had been there from the start.
    pub(in crate::meeting) fn first_left(&self) -> Option<Stamp> {
        let first = self.people.values().filter_map(|told| told.moves.first_key_value());
        first.filter(|(_, came)| !**came).map(|(at, _)| *at).min()
    }

    /// Returns whether nothing was recorded of when a substitute is there.
    pub(super) fn is_nothing_told(&self, who: &Who) -> bool {
        self.of(who).is_none_or(|told| told.moves.is_empty() && told.status.is_none())
    }

    /// Returns whether it was recorded from when on a member has a substitute.
    pub(super) fn has_terms(&self, member: &Who) -> bool {
        self.of(member).is_some_and(|told| !told.named.is_empty())
    }

    /// Lists a member's substitutes, and from when until when each is one. Who is named from a moment on is so until
    /// the member comes; who was so from the start is so whenever the member is not there.
    pub(super) fn terms(&self, member: &Who) -> Vec<(&Who, Term)> {
        let Some(told) = self.of(member) else { return Vec::new() };
        let mut starts = told.named.iter().peekable();
        let mut terms = Vec::new();
        while let Some((from, who)) = starts.next() {
            let next = starts.peek().and_then(|(next, _)| **next);
            let came = from.and_then(|from| told.moves.iter().find(|(at, came)| **came && **at > from));
            let until = [next, came.map(|(at, _)| *at)].into_iter().flatten().min();
            terms.extend(who.as_ref().map(|who| (who, Term { from: *from, until })));
        }
        terms
    }

    pub(in crate::meeting) fn is_disqualified(&self, who: &Who, on: &Target) -> bool {
        self.disqualified.get(on).is_some_and(|those| those.contains_key(who))
    }

    /// Lists who is disqualified on an item.
    pub(super) fn disqualified(&self, on: &Target) -> impl Iterator<Item = &Who> {
        self.disqualified.get(on).into_iter().flat_map(BTreeMap::keys)
    }

    /// Finds who was recorded to stand in for somebody on an item, should they take no part in it; some none: nobody.
    pub(super) fn item_substitute(&self, member: &Who, on: &Target) -> Option<Option<&Who>> {
        let named = self.item_substitutes.get(on).and_then(|those| those.get(member));
        named.map(|named| named.said.as_ref())
    }

    /// Finds who chaired an item in place of whoever chairs the meeting.
    pub(in crate::meeting) fn item_chair(&self, on: &Target) -> Option<&Who> {
        self.item_chairs.get(on).and_then(|those| those.keys().next())
    }

    pub(in crate::meeting) fn is_item_chair_closed(&self, on: &Target) -> bool {
        self.item_chairs.get(on).is_some_and(|those| those.values().any(|told| told.closed))
    }

    pub(in crate::meeting) fn is_disqualified_closed(&self, who: &Who, on: &Target) -> bool {
        is_closed(&self.disqualified, who, on)
    }

    pub(in crate::meeting) fn is_item_substitute_closed(&self, member: &Who, on: &Target) -> bool {
        is_closed(&self.item_substitutes, member, on) || is_closed(&self.disqualified, member, on)
    }

    /// Lists what was recorded of people on a matter while it was closed.
    pub(in crate::meeting) fn closed_said(&self, on: &Target) -> Vec<ShownMark> {
        let who = |who: &Who| who.clone();
        let out = closed_of(&self.disqualified, on).map(|(out, _)| ShownMark::Disqualified { who: who(out) });
        let substitutes = closed_of(&self.item_substitutes, on);
        let substitutes = substitutes.map(|(m, told)| ShownMark::Substitute { member: who(m), who: told.said.clone() });
        let chairs = closed_of(&self.item_chairs, on).map(|(chair, _)| ShownMark::Chair { who: who(chair) });
        out.chain(substitutes).chain(chairs).collect()
    }

    /// Takes what was recorded on a matter for what was recorded while it was closed, or openly: who is disqualified on
    /// it, who stands in for them, and who chaired it.
    pub(in crate::meeting) fn set_closed_said(&mut self, on: &Target, closed: bool) {
        set_closed(&mut self.disqualified, on, closed);
        set_closed(&mut self.item_substitutes, on, closed);
        set_closed(&mut self.item_chairs, on, closed);
    }
}

fn remove<T>(all: &mut OnItems<T>, who: &Who, on: &Target) {
    if let Some(those) = all.get_mut(on) {
        those.remove(who);
        if those.is_empty() {
            all.remove(on);
        }
    }
}

fn rename<T>(all: &mut OnItems<T>, name: impl Fn(&Target) -> Target) {
    let mut renamed: OnItems<T> = BTreeMap::new();
    for (on, those) in std::mem::take(all) {
        let together = renamed.entry(name(&on)).or_default();
        for (who, told) in those {
            let closed = together.get(&who).is_some_and(|other| other.closed);
            together.insert(who, OnItem { closed: closed || told.closed, ..told });
        }
    }
    *all = renamed;
}

fn is_closed<T>(all: &OnItems<T>, who: &Who, on: &Target) -> bool {
    all.get(on).and_then(|those| those.get(who)).is_some_and(|told| told.closed)
}

fn closed_of<'a, T>(all: &'a OnItems<T>, on: &Target) -> impl Iterator<Item = (&'a Who, &'a OnItem<T>)> {
    all.get(on).into_iter().flatten().filter(|(_, told)| told.closed)
}

fn set_closed<T>(all: &mut OnItems<T>, on: &Target, closed: bool) {
    all.get_mut(on).into_iter().flat_map(BTreeMap::values_mut).for_each(|told| told.closed = closed);
}
