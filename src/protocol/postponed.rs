//! That something was postponed: the line that says so, with the vote by which it was decided.

use super::items::{Wording, deciding_of};
use super::model::{Entry, EntryKind};
use super::sentences;
use crate::audience::RedactedItem;
use crate::lang::Msg;
use crate::meeting::{Content, Postponement, Record, RecordKind, Side, Stance, Vote};
use crate::{msg, time};

impl Wording<'_> {
    /// Says that it was postponed and with how many votes, then who voted how and what they had to say to it.
    pub(super) fn postponed(&self, postponement: Postponement, matter: &RedactedItem) -> Vec<Entry> {
        let own = || matter.records.iter().filter(|r| matter.on_postponement.contains(&r.id));
        let is_told = |r: &&Record| !matter.withheld.records.contains(&r.id);
        let votes = || own().filter(|r| matches!(r.kind(), RecordKind::Vote)).filter(is_told);
        let is_carried = |r: &&Record| self.is_carried(matter, r);
        // What a protocol said stays as it was: what came after the close is said below.
        let signed = votes().filter(|r| r.added.is_none()).rfind(is_carried);
        let deciding = signed.or_else(|| votes().rfind(is_carried));
        let said = deciding.and_then(|r| match r.original().content() {
            Content::Vote(vote) => {
                let voters = matter.voters.get(&r.id).and_then(|all| all.first());
                // Nobody voted on a date that was changed since.
                let to = postponement.to.filter(|_| r.at >= postponement.at);
                let said = self.lang.say(&self.by_vote(Postponement { to, ..postponement }, vote, voters.copied()));
                let changed = postponement.to.filter(|_| to.is_none()).map(|_| self.postponed_to(postponement));
                Some(std::iter::once(said).chain(changed).collect::<Vec<_>>().join(" "))
            }
            _ => None,
        });
        let text = said.unwrap_or_else(|| self.postponed_to(postponement));
        let text = if matter.withheld.postponement { sentences::withheld(&text, self.lang) } else { text };
        let is_all_said = |r: &&Record| deciding.is_some_and(|it| it.id == r.id) && is_bare(r, matter);
        let rest = own().filter(|r| !is_all_said(r)).flat_map(|r| self.record_entries(r, matter));
        std::iter::once(Entry::new(EntryKind::Postponed, text)).chain(rest).collect()
    }

    fn postponed_to(&self, postponement: Postponement) -> String {
        self.lang.say(&match postponement.to {
            Some(date) => msg!("protocol-postponed-to", date = time::date_long(date, self.lang)),
            None => msg!("protocol-postponed"),
        })
    }

    fn is_carried(&self, matter: &RedactedItem, record: &Record) -> bool {
        deciding_of(matter, record).first().is_some_and(|deciding| deciding.carried == Some(true))
    }

    /// Says with how many votes; by all, where all who could vote were for it.
    fn by_vote(&self, postponement: Postponement, vote: &Vote, voters: Option<u32>) -> Msg {
        let (favour, against) = (vote.count(Stance::For), vote.count(Stance::Against));
        let date = postponement.to.map(|date| time::date_long(date, self.lang));
        let is_by_all = voters.is_some_and(|all| all > 1 && favour == all);
        match date {
            Some(date) if is_by_all => msg!("protocol-postponed-by-all-to", date = date),
            None if is_by_all => msg!("protocol-postponed-by-all"),
            Some(date) => msg!("protocol-postponed-by-vote-to", favour = favour, against = against, date = date),
            None => msg!("protocol-postponed-by-vote", favour = favour, against = against),
        }
    }
}

/// Returns whether a vote says no more than how many were for and against.
fn is_bare(record: &Record, matter: &RedactedItem) -> bool {
    let Content::Vote(vote) = record.current() else { return false };
    let is_bare = |side: &Side| side.people.is_empty() && side.groups.is_empty();
    let has_proxies = matter.proxies.get(&record.id).is_some_and(|all| all.iter().any(|one| !one.is_empty()));
    let is_changed = !record.corrections.is_empty() || record.added.is_some();
    is_bare(&vote.in_favour)
        && is_bare(&vote.against)
        && vote.abstained.is_empty()
        && vote.casting.is_none()
        && !has_proxies
        && !is_changed
}
