//! What is around an item's own records, as the model has it: what the agenda writes, what is recommended, what other
//! bodies decided before, under which heading it is decided, and the annexes.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::commonmark;
use super::items::Wording;
use super::model::{Annex, ApprovedMinutes, Earlier, EarlierDecision, Entry, EntryKind, Item, Party, Recommendation};
use super::sentences::{self, party};
use crate::agenda::{self, Access, EarlierMinutes, Recommendations};
use crate::audience::{RedactedItem, RedactedSlot};
use crate::{msg, time};

impl Wording<'_> {
    /// Names the meeting whose minutes are approved, as its record has it.
    pub(super) fn approved(&self, minutes: &EarlierMinutes) -> Option<String> {
        let meeting = minutes.meeting.as_ref()?;
        let date = time::date_long(meeting.date, self.lang);
        Some(self.lang.say(&msg!("protocol-approved", title = meeting.title.as_str(), date = date)))
    }

    /// Says when an agenda was issued.
    pub(super) fn issued(&self, day: NaiveDate) -> String {
        self.lang.say(&msg!("protocol-issued", date = time::date_long(day, self.lang)))
    }

    /// Lists the supplementary agendas, each with the numbers of what is on it.
    pub(super) fn supplements(&self, items: &[Item]) -> Vec<String> {
        let mut on: BTreeMap<NaiveDate, Vec<String>> = BTreeMap::new();
        for item in items {
            if let Some(day) = item.supplement {
                on.entry(day).or_default().extend(item.number.clone());
            }
        }
        let line = |(day, numbers): (NaiveDate, Vec<String>)| {
            let (issued, count) = (self.issued(day), numbers.len());
            if numbers.is_empty() {
                return issued;
            }
            let numbers = self.lang.list(&numbers);
            self.lang.say(&msg!("protocol-supplement-items", issued = issued, count = count, numbers = numbers))
        };
        on.into_iter().map(line).collect()
    }

    /// Returns what another body decided before, as data.
    pub(super) fn decided_before(&self, earlier: &agenda::Earlier) -> Earlier {
        Earlier {
            body: earlier.body.clone(),
            date: earlier.date,
            number: earlier.number.clone(),
            text: earlier.text.clone(),
            absent: earlier.absent.iter().map(|who| party(self.agenda(), who)).collect(),
        }
    }

    /// Returns the day on which an item was decided on: by the plan the last one on which it was treated. In a meeting
    /// that was opened again it is another one, where all that was recorded on the item came only then.
    pub(super) fn day_of_decision(&self, matter: &RedactedItem, held: &[&RedactedSlot]) -> NaiveDate {
        let planned = held.iter().map(|r| r.slot.day).max().unwrap_or(self.agenda().date);
        let Some(close) = self.source.first_closed_at else { return planned };
        let later = held.iter().flat_map(|r| &r.starts).filter(|start| **start > close).map(|start| start.date_naive());
        let is_later = matter.records.iter().all(|record| record.at > close);
        later.max().filter(|day| is_later && *day > planned).unwrap_or(planned)
    }

    /// Names the body and the day of a decision; and who decides, where this body recommends.
    pub(super) fn decision_heading(&self, day: NaiveDate, decides: Option<&str>) -> String {
        let date = time::date_in_head(day, self.lang);
        self.lang.say(&match (&self.agenda().body, decides) {
            (Some(body), None) => msg!("protocol-decision-in", body = body, date = date),
            (Some(body), Some(to)) => msg!("protocol-recommended-in", body = body, decides = to, date = date),
            (None, Some(to)) => msg!("protocol-recommended", decides = to),
            (None, None) => msg!("protocol-decision"),
        })
    }

    /// Returns the same in words: under a heading as this body's own decision has.
    pub(super) fn earlier(&self, earlier: &agenda::Earlier) -> EarlierDecision {
        let body = earlier.body.as_str();
        let heading = self.lang.say(&match earlier.date {
            Some(date) => msg!("protocol-decision-in", body = body, date = time::date_in_head(date, self.lang)),
            None => msg!("protocol-earlier", body = body),
        });
        let heading = match &earlier.number {
            Some(number) => self.lang.say(&msg!("protocol-earlier-item", heading = heading, number = number)),
            None => heading,
        };
        let absent: Vec<Party> = earlier.absent.iter().map(|who| party(self.agenda(), who)).collect();
        let names = (!absent.is_empty()).then(|| sentences::list(&absent, self.lang));
        EarlierDecision {
            heading,
            decided: Entry::new(EntryKind::Earlier, earlier.text.trim().to_owned()),
            absent: names.map(|names| self.lang.say(&msg!("protocol-earlier-absent", names = names))),
        }
    }

    /// Lists annexes with their lines.
    pub(super) fn annexes(&self, annexes: &[agenda::Annex]) -> Vec<Annex> {
        annexes.iter().enumerate().map(|(i, a)| self.annex(i + 1, a)).collect()
    }

    fn annex(&self, number: usize, annex: &agenda::Annex) -> Annex {
        let id = annex.id.as_ref().map(|id| self.lang.say(&msg!("protocol-annex-id", id = id)));
        let numbers: Vec<String> = annex.document.iter().cloned().chain(id).collect();
        let base = match (&annex.title, annex.access) {
            (Some(title), _) => title.clone(),
            (None, Access::Closed) => self.lang.text("protocol-annex-closed"),
            (None, Access::Open) => self.lang.say(&msg!("protocol-annex-untitled", number = number)),
        };
        let base = if numbers.is_empty() { base } else { format!("{base} ({})", numbers.join(", ")) };
        let closed = self.lang.say(&msg!("protocol-annex-is-closed", annex = base.clone()));
        let (line, line_with_access) = match (&annex.title, annex.access) {
            (None, Access::Closed) => (base.clone(), base),
            (Some(_), Access::Closed) => (closed.clone(), closed),
            (_, Access::Open) if !self.agenda().protocol.labels_open() => (base.clone(), base),
            (_, Access::Open) => {
                let open = self.lang.say(&msg!("protocol-annex-is-open", annex = base.clone()));
                (base, open)
            }
        };
        Annex {
            number,
            title: annex.title.clone(),
            access: annex.access,
            document: annex.document.clone(),
            id: annex.id.clone(),
            line,
            line_with_access,
        }
    }
}

/// Returns which minutes are approved, as data.
pub(super) fn minutes(minutes: &EarlierMinutes) -> ApprovedMinutes {
    let meeting = minutes.meeting.as_ref();
    ApprovedMinutes {
        record: minutes.record.clone(),
        title: meeting.map(|meeting| meeting.title.clone()),
        date: meeting.map(|meeting| meeting.date),
    }
}

/// Returns what was recommended; none: nothing was.
pub(super) fn recommendation(item: &agenda::Item) -> Option<Recommendation> {
    let (text, list) = match &item.recommendations {
        Recommendations::None => (None, Vec::new()),
        // It is printed as it is: a line of its own is mostly a recommendation of its own.
        Recommendations::Text(text) => {
            (Some(commonmark::parse_lines(text)).filter(|blocks| !blocks.is_empty()), Vec::new())
        }
        Recommendations::List(list) => (None, list.clone()),
    };
    let intro = item.recommendation_intro.clone();
    (intro.is_some() || text.is_some() || !list.is_empty()).then_some(Recommendation { intro, text, list })
}
