//! Who votes for a member who is not there, where the body allows that.

use super::Attendee;
use crate::agenda::{PartyId, Who};
use crate::meeting::circumstances::Circumstances;
use crate::meeting::event::{Content, Target};
use crate::meeting::state::Meeting;
use crate::time::Stamp;

impl Meeting {
    /// Finds who votes at `at` for a member who is not there, where the body allows that.
    pub(super) fn proxy(&self, who: &Who, at: Stamp) -> Option<&Who> {
        self.attendance.proxy(who, at, self.agenda.protocol.proxies).filter(|holder| self.is_member(holder))
    }

    /// Lists who of those entitled to vote on an item or point is not there and has given a proxy, and who holds it. A
    /// vote knows of the proxies that had been given when it was recorded.
    #[must_use]
    pub fn proxies_for(&self, on: &Target, then: &Circumstances, at: Stamp, now: Stamp) -> Vec<(Who, Who)> {
        let at = self.moment_for(on, at, now);
        self.proxies_among(&self.seats(at, Some(on), &then.members), then, at, on)
    }

    pub(super) fn proxies_among(
        &self,
        seats: &[(Who, Who)],
        then: &Circumstances,
        at: Stamp,
        on: &Target,
    ) -> Vec<(Who, Who)> {
        let given = self.given_proxies(&then.members, at).into_iter();
        let is_vacant = |member: &Who| !seats.iter().any(|(other, _)| other == member);
        let sits = |holder: &Who| seats.iter().any(|(_, other)| other == holder);
        given
            .filter(|(giver, holder)| {
                let may = !self.attendance.is_disqualified(giver, on) && then.has_proxy_of(giver);
                may && is_vacant(giver) && sits(holder)
            })
            .collect()
    }

    /// Lists the members who are not there at `at` and have given a proxy, and who holds it.
    fn given_proxies(&self, members: &[PartyId], at: Stamp) -> Vec<(Who, Who)> {
        if !self.agenda.protocol.proxies && !self.attendance.is_any_proxy_given() {
            return Vec::new();
        }
        let away = self.attendees_among(members, at).into_iter().filter(|a| a.is_member && !a.is_here);
        away.filter_map(|Attendee { who, proxy, .. }| Some((who, proxy?))).collect()
    }

    /// Lists the members who are not there at `at`, and whose proxy holds somebody who is not there either, so that
    /// nobody casts their vote; and who holds it.
    #[must_use]
    pub fn idle_proxies(&self, at: Stamp) -> Vec<(Who, Who)> {
        self.idle_among(&self.circumstances.members, at)
    }

    fn idle_among(&self, members: &[PartyId], at: Stamp) -> Vec<(Who, Who)> {
        let given = self.given_proxies(members, at);
        if given.is_empty() {
            return given;
        }
        let seats = self.seats(at, None, members);
        let has = |who: &Who, seat: fn(&(Who, Who)) -> &Who| seats.iter().any(|taken| seat(taken) == who);
        given.into_iter().filter(|(giver, holder)| !has(giver, |s| &s.0) && !has(holder, |s| &s.1)).collect()
    }

    /// Lists the proxies that nobody could use when there was a vote, or can use at the last event.
    pub(in crate::meeting) fn unused_proxies(&self) -> Vec<(Who, Who)> {
        let votes = self.records.iter().filter(|r| !r.withdrawn && matches!(r.current(), Content::Vote(_)));
        let at_votes = votes.flat_map(|vote| {
            let then = vote.circumstances();
            let mut idle = self.idle_among(&then.members, vote.at);
            idle.retain(|(giver, _)| then.has_proxy_of(giver));
            idle
        });
        let mut all: Vec<(Who, Who)> = Vec::new();
        for one in at_votes.chain(self.last_at.map(|at| self.idle_proxies(at)).unwrap_or_default()) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        all
    }
}
