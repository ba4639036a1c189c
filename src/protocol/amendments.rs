//! What was corrected after the close besides records, as the head of a protocol says it: who was there, times, words,
//! and what was postponed or taken off.

use super::after::user;
use crate::agenda::{Absences, Agenda, Who};
use crate::audience::{self, Place, RedactedAmendment, RedactedMeeting};
use crate::lang::{Lang, Msg};
use crate::meeting::{Amended, AttendanceStatus, Edge, Fate, GuestMark, Meeting, OnItem, Postponement, Presence};
use crate::time::{self, Stamp};
use crate::wording::{capitalised, clock, plain_name};
use crate::{msg, text};

/// Says of each what is so and what was recorded first.
pub(super) fn lines(source: &RedactedMeeting, lang: Lang) -> Vec<String> {
    lines_of(&source.amendments, &source.head, lang)
}

fn lines_of(amendments: &[RedactedAmendment], agenda: &Agenda, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Several of one day of which no more is said are one.
    for line in amendments.iter().map(|one| line(one, agenda, lang)) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Says the same of each step, also of those that came to nothing, for who reviews or verifies a record.
#[must_use]
pub fn amendment_lines(meeting: &Meeting, lang: Lang) -> Vec<String> {
    lines_of(&audience::amendment_steps(meeting, lang), meeting.agenda(), lang)
}

fn line(of: &RedactedAmendment, agenda: &Agenda, lang: Lang) -> String {
    let date = time::date_long(of.at.date_naive(), lang);
    let Some(change) = &of.change else { return lang.say(&msg!("protocol-amend-withheld", date = date)) };
    if let Amended::Agenda { .. } = change {
        return changed_in_file(of, &date, lang);
    }
    let words = Words { agenda, lang, place: of.place.as_ref() };
    let (new, before) = words.said(change);
    let by = of.by.as_deref().map(|by| user(by, agenda));
    let reasons: Vec<String> =
        of.reasons.iter().map(|reason| text::in_a_sentence(reason)).filter(|reason| !reason.is_empty()).collect();
    let reason = (!reasons.is_empty()).then(|| reasons.join("; "));
    lang.say(&match (reason, by) {
        (None, Some(by)) if of.is_of_reopened => {
            msg!("protocol-amend-reopened-by", date = date, by = by, new = new, before = before)
        }
        (None, None) if of.is_of_reopened => {
            msg!("protocol-amend-reopened", date = date, new = new, before = before)
        }
        (Some(reason), Some(by)) => {
            msg!("protocol-amend-reason-by", date = date, by = by, reason = reason, new = new, before = before)
        }
        (Some(reason), None) => {
            msg!("protocol-amend-reason", date = date, reason = reason, new = new, before = before)
        }
        (None, Some(by)) => msg!("protocol-amend-bare-by", date = date, by = by, new = new, before = before),
        (None, None) => msg!("protocol-amend-bare", date = date, new = new, before = before),
    })
}

/// Says that the agenda's file has other words for something since.
fn changed_in_file(of: &RedactedAmendment, date: &str, lang: Lang) -> String {
    lang.say(&match &of.place {
        Some(Place::Number(number)) => msg!("protocol-agenda-changed-on", number = number, date = date),
        Some(Place::Title(title)) => msg!("protocol-agenda-changed-titled-on", title = title, date = date),
        None => return String::new(),
    })
}

/// What the words of a correction depend on.
struct Words<'a> {
    agenda: &'a Agenda,
    lang: Lang,
    place: Option<&'a Place>,
}

impl Words<'_> {
    /// Says what is so, and what was recorded first.
    fn said(&self, change: &Amended) -> (String, String) {
        let say = |msg: Msg| self.lang.say(&msg);
        let unknown = || say(msg!("protocol-amend-unknown"));
        match change {
            Amended::Agenda { .. } => (self.item(), unknown()),
            Amended::AllPresent => (capitalised(&say(msg!("protocol-amend-all"))), unknown()),
            Amended::Presence { who, before, after } => {
                let state = |presence: &Option<Presence>| presence.as_ref().map_or_else(unknown, |p| self.presence(p));
                (say(msg!("protocol-amend-of", name = self.name(who), state = state(after))), state(before))
            }
            Amended::OnItem { who, before, after, .. } => {
                (self.on_item(who, self.disqualified(after)), self.disqualified(before))
            }
            Amended::ItemChair { before, after, .. } => {
                let chaired = |who: &Option<Who>| match who {
                    Some(who) => self.lang.say(&msg!("protocol-amend-chaired", name = self.name(who))),
                    None => unknown(),
                };
                let state = chaired(after);
                (say(msg!("protocol-amend-of", name = capitalised(&self.item()), state = state)), chaired(before))
            }
            Amended::PublicCount { before, after } => {
                let counted = |count: &Option<u32>| count.map_or_else(unknown, |count| count.to_string());
                let label = self.lang.text("protocol-public-count");
                (say(msg!("protocol-amend-of", name = label, state = counted(after))), counted(before))
            }
            Amended::Guest { who, before, after, .. } => (self.on_item(who, self.mark(*after)), self.mark(*before)),
            Amended::PublicWording { before, after, .. } => {
                let words = |text: &Option<String>| match text {
                    Some(text) => self.lang.say(&msg!("protocol-amend-wording", text = text.as_str())),
                    None => self.lang.text("protocol-amend-no-wording"),
                };
                (say(msg!("protocol-amend-of-wording", item = self.item(), words = words(after))), words(before))
            }
            Amended::Fate { before, after, .. } => {
                let new = msg!("protocol-amend-of", name = capitalised(&self.item()), state = self.fate(*after));
                let was_not_treated = (*before, *after) == (Fate::Kept, Fate::Treated);
                let before = if was_not_treated { say(msg!("protocol-amend-not-treated")) } else { self.fate(*before) };
                (say(new), before)
            }
            Amended::End { before, after } => {
                let time = time::hm(after.time(), self.lang);
                let new = match after.date_naive() {
                    same if same == before.date_naive() => msg!("protocol-amend-meeting-ended", time = time),
                    day => {
                        let day = time::date_long(day, self.lang);
                        msg!("protocol-amend-meeting-ended-day", day = day, time = time)
                    }
                };
                (say(new), say(msg!("protocol-clock", time = self.clock(*before))))
            }
            Amended::Time { edge, before, after, .. } => {
                let (item, time) = (capitalised(&self.item()), self.clock(*after));
                let new = match edge {
                    Edge::Start => msg!("protocol-amend-began", item = item, time = time),
                    Edge::End => msg!("protocol-amend-ended", item = item, time = time),
                };
                (say(new), say(msg!("protocol-clock", time = self.clock(*before))))
            }
        }
    }

    fn fate(&self, fate: Fate) -> String {
        self.lang.say(&match fate {
            Fate::NotThere => msg!("protocol-amend-not-there"),
            Fate::Kept => msg!("protocol-amend-kept"),
            Fate::Treated => msg!("protocol-amend-treated"),
            Fate::Dropped => msg!("protocol-amend-dropped"),
            Fate::PostponedAndDropped(postponement) => {
                msg!("protocol-amend-postponed-dropped", state = self.fate(Fate::Postponed(postponement)))
            }
            Fate::Postponed(Postponement { to: None, .. }) => msg!("protocol-amend-postponed"),
            Fate::Postponed(Postponement { to: Some(to), .. }) => {
                msg!("protocol-amend-postponed-to", date = time::date_long(to, self.lang))
            }
        })
    }

    fn name(&self, who: &Who) -> String {
        plain_name(self.agenda, who)
    }

    fn on_item(&self, who: &Who, state: String) -> String {
        self.lang.say(&msg!("protocol-amend-of-item", name = self.name(who), item = self.item(), state = state))
    }

    fn item(&self) -> String {
        match self.place {
            Some(Place::Number(number)) => self.lang.say(&msg!("protocol-amend-item", number = number)),
            Some(Place::Title(title)) => title.clone(),
            None => String::new(),
        }
    }

    fn clock(&self, at: Stamp) -> String {
        clock(at, self.agenda.date, self.lang)
    }

    fn presence(&self, presence: &Presence) -> String {
        let stay = |stay: &(Option<Stamp>, Option<Stamp>)| match stay {
            (Some(from), Some(to)) => {
                Some(msg!("protocol-amend-from-to", from = self.clock(*from), to = self.clock(*to)))
            }
            (Some(from), None) => Some(msg!("protocol-amend-from", from = self.clock(*from))),
            (None, Some(to)) => Some(msg!("protocol-amend-to", to = self.clock(*to))),
            (None, None) => None,
        };
        let times: Vec<String> = presence.stays.iter().filter_map(stay).map(|said| self.lang.say(&said)).collect();
        let state = self.lang.say(&match presence.status {
            AttendanceStatus::Present if times.is_empty() => msg!("protocol-amend-present"),
            AttendanceStatus::Present => msg!("protocol-amend-present-times", times = self.lang.list(&times)),
            _ if self.agenda.protocol.absences == Absences::Plain => msg!("protocol-amend-away"),
            AttendanceStatus::Excused => msg!("protocol-amend-excused"),
            AttendanceStatus::Absent => msg!("protocol-amend-absent"),
        });
        let state =
            if presence.is_online { self.lang.say(&msg!("protocol-amend-online", state = state)) } else { state };
        let state = self.with_substitute(state, presence.substitute.as_ref());
        let state = match presence.has_no_substitute {
            true => self.lang.say(&msg!("protocol-amend-no-substitute", state = state)),
            false => state,
        };
        match &presence.proxy {
            Some(holder) => self.lang.say(&msg!("protocol-amend-proxy", state = state, name = self.name(holder))),
            None => state,
        }
    }

    fn disqualified(&self, on_item: &OnItem) -> String {
        let state = match on_item.is_disqualified {
            true => self.lang.text("protocol-amend-disqualified"),
            false => self.lang.text("protocol-amend-not-disqualified"),
        };
        self.with_substitute(state, on_item.substitute.as_ref())
    }

    fn with_substitute(&self, state: String, substitute: Option<&Who>) -> String {
        match substitute {
            Some(who) => self.lang.say(&msg!("protocol-amend-substitute", state = state, name = self.name(who))),
            None => state,
        }
    }

    fn mark(&self, mark: GuestMark) -> String {
        self.lang.text(match mark {
            GuestMark::Arrived => "protocol-amend-came",
            GuestMark::DidNotCome => "protocol-amend-did-not-come",
            GuestMark::Expected | GuestMark::CalledIn => "protocol-amend-unknown",
        })
    }
}
