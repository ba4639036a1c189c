//! What was so when something was recorded, and the agenda may say otherwise since: who the members were, who chaired,
//! and what was recommended.
//!
//! The journal has the agendas in order, so the fold finds it: a vote counts those who could vote then, and a casting
//! vote is the one's who chaired then.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::event::{Content, Target};
use super::record::Record;
use super::record::RecordKind;
use super::state::Meeting;
use crate::agenda::{Agenda, Item, PartyId, Recommendations, Who};

/// The longest that a word is looked at for slips, in bytes.
const LONGEST_WORD: usize = 80;

/// What was so when something was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    pub(super) members: Arc<[PartyId]>,
    pub(super) chair: Option<Arc<Chair>>,
    /// A mark of what was recommended on the item, which is only ever compared.
    recommended: Option<u64>,
    /// The members of whom it was known that they give or had given a proxy.
    proxies: Arc<[Who]>,
    /// Which of the meeting's signed attendances counts for it; none: it was not signed.
    signed: Option<usize>,
}

/// Who chaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chair {
    pub who: Who,
    /// What the agenda called the chair.
    pub label: Option<String>,
    /// Whether it was for one item, in place of whoever chairs the meeting.
    pub is_of_item: bool,
}

impl Circumstances {
    /// Those of an agenda as its file has it.
    pub(super) fn of(agenda: &Agenda) -> Self {
        let chair = |id: &PartyId| {
            let (who, label) = (Who::Id(id.clone()), agenda.chair_label.clone());
            Arc::new(Chair { who, label, is_of_item: false })
        };
        let members = agenda.members.clone().into();
        let chair = agenda.chair.as_ref().map(chair);
        Self { members, chair, recommended: None, proxies: Arc::new([]), signed: None }
    }

    /// The same by another agenda.
    pub(super) fn by(&self, agenda: &Agenda) -> Self {
        Self { proxies: Arc::clone(&self.proxies), ..Self::of(agenda) }
    }

    /// Notes that a member gives a proxy.
    pub(super) fn note_proxy(&mut self, giver: &Who) {
        if !self.has_proxy_of(giver) {
            self.proxies = self.proxies.iter().chain([giver]).cloned().collect();
        }
    }

    pub(super) fn has_proxy_of(&self, giver: &Who) -> bool {
        self.proxies.contains(giver)
    }

    /// Counts the members.
    #[must_use]
    pub fn seats(&self) -> usize {
        self.members.len()
    }

    pub(super) fn is_member(&self, who: &Who) -> bool {
        matches!(who, Who::Id(id) if self.members.contains(id))
    }

    /// Those of a text that is changed from what it said under other circumstances. It is the same vote: the chair who
    /// decided it did so then, and who could vote then could; only where it says more than those can have done, it is
    /// about the members of now as well, and so it is with proxies. A decision in which a slip of the pen was put right
    /// was taken on what was recommended before.
    pub(super) fn of_change(&self, before: &Self, was: &Content, is: &Content) -> Self {
        let has_casting = |content: &Content| matches!(content, Content::Vote(vote) if vote.casting.is_some());
        let chair = if has_casting(was) && has_casting(is) { &before.chair } else { &self.chair };
        let is_of_more = match is {
            Content::Vote(vote) => {
                let is_new = |who: &Who| self.is_member(who) && !before.is_member(who);
                vote.named().any(is_new) || usize::try_from(vote.total()).is_ok_and(|votes| votes > before.seats())
            }
            _ => false,
        };
        let members = if is_of_more { before.with_members_of(self) } else { Arc::clone(&before.members) };
        let has_more_votes = match (was, is) {
            (Content::Vote(was), Content::Vote(is)) => {
                let is_given_since = |who: &Who| self.has_proxy_of(who) && !before.has_proxy_of(who);
                is.total() > was.total() || is.named().any(is_given_since)
            }
            _ => true,
        };
        let proxies = Arc::clone(if has_more_votes { &self.proxies } else { &before.proxies });
        let recommended = if is_put_right(was, is) { before.recommended } else { self.recommended };
        Self { members, chair: chair.clone(), recommended, proxies, signed: None }
    }

    fn with_members_of(&self, other: &Self) -> Arc<[PartyId]> {
        let new = other.members.iter().filter(|id| !self.members.contains(id));
        self.members.iter().chain(new).cloned().collect()
    }
}

impl Meeting {
    /// What is so now.
    #[must_use]
    pub fn circumstances(&self) -> &Circumstances {
        &self.circumstances
    }

    /// What is so now for what is recorded on an item or point.
    pub(super) fn circumstances_for(&self, on: &Target, content: &Content) -> Circumstances {
        let item = self.item(on).filter(|_| content.kind() == RecordKind::Decision);
        Circumstances { recommended: item.and_then(mark), ..self.circumstances.clone() }
    }

    /// What counts for a vote: of a new one what is so now, of a recorded one, said anew, what was so.
    #[must_use]
    pub fn circumstances_of(&self, record: Option<&Record>, on: &Target, is: &Content) -> Circumstances {
        let now = self.circumstances_for(on, is);
        record.map_or_else(|| now.clone(), |r| now.of_change(r.circumstances(), r.current(), is))
    }

    /// The same with everybody who was a member then, or is one now.
    #[must_use]
    pub fn circumstances_of_either(&self, record: Option<&Record>) -> Circumstances {
        let now = self.circumstances.clone();
        let members = record.map(|r| r.circumstances().with_members_of(&now));
        Circumstances { members: members.unwrap_or_else(|| Arc::clone(&now.members)), ..now }
    }

    /// Ties every record to the attendance as it stands now, at the close. Later changes to attendance are additions to
    /// the signed minutes and do not change what the records say.
    pub(super) fn sign_attendance(&mut self) {
        if self.signed_attendance.last() != Some(&self.attendance) {
            self.signed_attendance.push(self.attendance.clone());
        }
        let signed = self.signed_attendance.len().checked_sub(1);
        for record in &mut self.records {
            let all = std::iter::once(&mut record.then).chain(record.corrections.iter_mut().map(|c| &mut c.then));
            all.for_each(|then| then.signed = then.signed.or(signed));
        }
    }

    /// Ties what was corrected or added after the close to the attendance as it stands now, by which it was said: what
    /// is corrected of that later changes no word of it.
    pub(super) fn sign_what_came_after(&mut self) {
        if self.closed_at.is_some() {
            self.sign_attendance();
        }
    }

    /// Returns the meeting with the attendance that was signed together with a record, where attendance has changed
    /// since.
    #[must_use]
    pub fn as_signed(&self, then: &Circumstances) -> Cow<'_, Self> {
        let signed = then.signed.and_then(|signed| self.signed_attendance.get(signed));
        match signed.filter(|signed| **signed != self.attendance) {
            Some(signed) => Cow::Owned(Self { attendance: signed.clone(), ..self.clone() }),
            None => Cow::Borrowed(self),
        }
    }

    /// Finds who chaired an item or point: whoever was named for it, or else who chaired when something was recorded on
    /// it.
    #[must_use]
    pub fn chair_on(&self, on: &Target, then: &Circumstances) -> Option<Chair> {
        let of_item = self.item_chair(on).map(|who| Chair { who: who.clone(), label: None, is_of_item: true });
        of_item.or_else(|| then.chair.as_deref().cloned())
    }

    /// Returns whether something else was recommended on an item when it was decided on.
    #[must_use]
    pub fn is_recommendation_changed(&self, on: &Target) -> bool {
        let mut decisions = self.decisions_on(on).peekable();
        let is = self.item(on).filter(|_| decisions.peek().is_some()).and_then(mark);
        decisions.any(|decision| decision.circumstances().recommended != is)
    }

    /// Everybody of whom a vote says something without naming them: who could vote, and who decided it from the chair.
    pub(super) fn parties_to_votes(&self) -> BTreeSet<&PartyId> {
        let of_votes =
            self.records.iter().flat_map(Record::versions_then).filter_map(|(content, then)| match content {
                Content::Vote(vote) => Some((vote, then)),
                _ => None,
            });
        let mut all = BTreeSet::new();
        let mut seen: Option<&Arc<[PartyId]>> = None;
        for (vote, then) in of_votes {
            let chair = then.chair.as_ref().filter(|_| vote.casting.is_some());
            all.extend(chair.and_then(|chair| if let Who::Id(id) = &chair.who { Some(id) } else { None }));
            // Most votes are by the same members.
            if !seen.is_some_and(|members| Arc::ptr_eq(members, &then.members)) {
                all.extend(then.members.iter());
                seen = Some(&then.members);
            }
        }
        all
    }

    /// Everybody who is named in a vote that was not recorded behind closed doors.
    pub(super) fn voted_by_name(&self) -> BTreeSet<&PartyId> {
        let contents = self.records.iter().filter(|r| !r.withdrawn && !r.closed).map(Record::current);
        let votes = contents.filter_map(|content| if let Content::Vote(vote) = content { Some(vote) } else { None });
        let named = votes.flat_map(super::votes::Vote::named);
        named.filter_map(|who| if let Who::Id(id) = who { Some(id) } else { None }).collect()
    }
}

impl Record {
    /// Takes over what is recommended where it was moved to.
    pub(super) fn recommended_as(&mut self, now: Option<&Circumstances>) {
        let recommended = now.and_then(|now| now.recommended);
        self.then.recommended = recommended;
        self.corrections.iter_mut().for_each(|c| c.then.recommended = recommended);
    }

    /// What was so when it was recorded, or last changed or corrected.
    #[must_use]
    pub fn circumstances(&self) -> &Circumstances {
        self.corrections.last().map_or(&self.then, |c| &c.then)
    }

    /// The same for each of its [versions](Record::versions).
    pub fn versions_then(&self) -> impl Iterator<Item = (&Content, &Circumstances)> {
        let then = std::iter::once(&self.then).chain(self.corrections.iter().map(|c| &c.then));
        self.versions().zip(then)
    }
}

/// Returns whether a decision says the same but for slips of the pen. Figures are not slips.
fn is_put_right(was: &Content, is: &Content) -> bool {
    let (Content::Decision(was), Content::Decision(is)) = (was, is) else { return false };
    let (mut before, mut after) = (was.text.split_whitespace(), is.text.split_whitespace());
    let mut pairs = std::iter::from_fn(|| match (before.next(), after.next()) {
        (None, None) => None,
        pair => Some(pair),
    });
    was.outcome == is.outcome && pairs.all(|pair| matches!(pair, (Some(was), Some(is)) if is_slip(was, is)))
}

fn is_slip(was: &str, is: &str) -> bool {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_word = was.len() <= LONGEST_WORD && is.len() <= LONGEST_WORD;
    was == is || is_word && digits(was) == digits(is) && strsim::damerau_levenshtein(was, is) < 2
}

fn mark(item: &Item) -> Option<u64> {
    if item.recommendation_intro.is_none() && item.recommendations == Recommendations::default() {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    (&item.recommendation_intro, &item.recommendations).hash(&mut hasher);
    Some(hasher.finish())
}
