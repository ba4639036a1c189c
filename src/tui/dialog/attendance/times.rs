//! When somebody came or left, and from when a substitute is there, by what is typed.

use chrono::TimeDelta;

use crate::agenda::{Role, Who};
use crate::lang::{Lang, Msg};
use crate::meeting::{AttendanceStatus, Attendee, Event, Meeting, NoMoment, Span, TypedTime};
use crate::msg;
use crate::text;
use crate::time::{self, Stamp};
use crate::tui::context::Context;
use crate::tui::keymap::{Action, Scope};
use crate::wording;

/// How long ago a time is that is not meant for today.
const LONG_AGO: TimeDelta = TimeDelta::hours(12);

/// The member on whose seat somebody sits who is there for nothing else.
pub(super) fn seat_of(attendee: &Attendee) -> Option<&Who> {
    attendee.substitute_for.as_ref().filter(|_| attendee.role != Role::Participant)
}

/// Lists in words what was recorded of somebody that the new status, said of the whole meeting, takes the place of:
/// when they came and left, why they are absent, and who was their substitute, from a time on or from the start.
pub(super) fn replaced(meeting: &Meeting, of: &Attendee, new: AttendanceStatus, now: Stamp, lang: Lang) -> Vec<String> {
    let who = &of.who;
    let clock = |at: Stamp| wording::clock(at, now.date_naive(), lang);
    let moves = meeting.moves_of(who).into_iter();
    let mut all: Vec<String> = moves
        .map(|(at, came)| {
            let time = clock(at);
            lang.say(&if came { msg!("attend-came", time = time) } else { msg!("attend-left", time = time) })
        })
        .collect();
    let terms = meeting.substitutes_from(who);
    // An excused member's reason is typed over, and whoever is absent keeps the substitute.
    let reason = of.reason.as_deref().filter(|_| of.is_told && new != AttendanceStatus::Excused);
    all.extend(reason.map(|reason| lang.say(&msg!("attend-reason", reason = text::one_line(reason)))));
    let stands_in = of.substitute.as_ref().filter(|_| new == AttendanceStatus::Present && terms.is_empty());
    let stands_in = stands_in.filter(|_| of.is_told || !meeting.is_at_its_beginning());
    all.extend(stands_in.map(|substitute| {
        lang.say(&msg!("attend-substitute", name = wording::plain_name(meeting.agenda(), substitute)))
    }));
    all.extend(terms.into_iter().map(|(substitute, from)| {
        let name = wording::plain_name(meeting.agenda(), substitute);
        lang.say(&msg!("attend-substitute-from", name = name, time = clock(from)))
    }));
    all
}

/// Splits what is typed into a name and the time after it, if there is one: "Kim Lund 16.20", "Kim Lund, fra 16.20".
pub(in crate::tui::dialog) fn split<'a>(meeting: &Meeting, typed: &'a str) -> (&'a str, Option<TypedTime>) {
    let mut splits = typed.match_indices(' ').map(|(at, _)| typed.split_at(at));
    let split = splits.find_map(|(before, time)| {
        let name = without_since(before);
        // "Ole 2" is a name, and in "Kim Lund, KL 16.20" so is KL.
        let is_time = name.len() < before.trim().len() || time.contains(['.', ':']);
        let is_time = is_time && !name.is_empty() && !time.trim_start().starts_with(char::is_uppercase);
        Some((name, meeting.typed_time(time).filter(|_| is_time)?))
    });
    split.map_or((typed, None), |(name, time)| (name, Some(time)))
}

/// Takes away what leads from a name to a time: ", fra".
fn without_since(before: &str) -> &str {
    let mut name = before.trim().trim_end_matches(',').trim_end();
    let leads = |word: &str| Lang::any_has(|of| of.before_times, word.trim_end_matches('.'));
    while let Some((rest, word)) = name.rsplit_once([' ', ','])
        && (leads(word) || Lang::any_has(|of| of.since, word))
    {
        name = rest.trim_end_matches([' ', ',']);
    }
    name
}

/// Returns whether there is a time of day in a text that names somebody.
pub(in crate::tui::dialog) fn has_time(typed: &str) -> bool {
    let mut words = typed.split([' ', ',', '(', ')']);
    words.any(|word| word.contains(['.', ':']) && time::typed(word).is_some())
}

/// Finds the moment at which somebody came or left.
pub(in crate::tui::dialog) fn moment(time: TypedTime, came: bool, cx: &Context) -> Result<Stamp, Msg> {
    let clock = |at| wording::clock(at, cx.now.date_naive(), cx.lang);
    match cx.meeting().moment(time, cx.now) {
        Ok(at) => Ok(at),
        // Who came before the meeting was there when it began.
        Err(NoMoment::BeforeOpening { at, .. }) if came => Ok(at),
        Err(NoMoment::BeforeOpening { opened, .. }) => {
            let key = |action| cx.keys.label_in(Scope::Attendance, action);
            let (excused, absent) = (key(Action::Excused), key(Action::Absent));
            Err(msg!("attend-before-opening", opened = clock(opened), excused = excused, absent = absent))
        }
        Err(NoMoment::NotYet) => Err(msg!("attend-future", now = time::hm(cx.now.time(), cx.lang))),
    }
}

/// Returns from when on a member's seat can be taken by what was typed: when it was empty.
pub(super) fn vacant(member: &Attendee, from: Stamp, cx: &Context) -> Result<Stamp, Msg> {
    let minute = |at: Stamp| (at.date_naive(), time::hm(at.time(), cx.lang));
    // Who is there has not left: their last stay goes on.
    let is_over = |end: &Stamp| !(member.is_here && *end >= cx.now);
    // People tell minutes: in the minute in which the member left it is from then on.
    let mut left = member.spans.iter().filter_map(|s| s.end).filter(is_over);
    if let Some(left) = left.find(|end| minute(*end) == minute(from)) {
        return Ok(left);
    }
    let name = wording::plain_name(cx.agenda(), &member.who);
    // A time before the meeting is its beginning.
    let held = cx.meeting().held(cx.now);
    let at = held.map_or(from, |held| held.start.max(from));
    let is_there = |stay: &Span| stay.start <= at && stay.end.is_none_or(|end| at < end);
    let has_stayed = held.is_none() || from >= cx.now || member.spans.last().is_some_and(is_there);
    if member.is_here && has_stayed {
        return Err(still_here(name, cx));
    }
    if member.spans.iter().any(is_there) {
        return Err(msg!("attend-seat-taken", name = name, time = wording::clock(from, cx.now.date_naive(), cx.lang)));
    }
    Ok(from)
}

/// Says that a member is there, and what to press where that is not so.
pub(super) fn still_here(name: String, cx: &Context) -> Msg {
    let key = |action| cx.keys.label_in(Scope::Attendance, action);
    let (left, out) = (key(Action::WentAway), key(Action::Disqualified));
    msg!("attend-still-here", name = name, left = left, disqualified = out)
}

/// Finds when somebody came or left, as it is noted, where that is what there is to be said: they are there and came,
/// are gone and left, or the meeting was closed since.
pub(super) fn noted(chosen: &Attendee, came: bool, cx: &Context) -> Option<Stamp> {
    let meeting = cx.meeting();
    if chosen.is_here != came && meeting.first_closed_at().is_none() {
        return None;
    }
    let Some(member) = seat_of(chosen) else {
        return meeting.moves_of(&chosen.who).iter().rfind(|(_, other)| *other == came).map(|(at, _)| *at);
    };
    let (held, last) = (meeting.held(cx.now)?, chosen.spans.last()?);
    if came {
        return Some(last.start).filter(|at| *at > held.start);
    }
    // Who goes because the member comes has no time of their own.
    let has_come = |at: &Stamp| meeting.moves_of(member).iter().any(|(other, came)| *came && other == at);
    last.end.filter(|end| Some(*end) < held.end && !has_come(end))
}

/// Returns the event that somebody came or left; of what was recorded before, it may be the right time.
pub(super) fn moved(
    chosen: &Attendee,
    typed: &str,
    came: bool,
    asked_at: Option<Stamp>,
    cx: &Context,
) -> Result<Event, Msg> {
    let meeting = cx.meeting();
    let mut typed = meeting.typed_time(typed).ok_or_else(|| msg!("problem-no-time", typed = typed))?;
    let noted = noted(chosen, came, cx);
    // In a meeting that was opened again the day of what is noted is understood.
    let is_long_ago = |at: &Stamp| cx.now - *at > LONG_AGO;
    typed.day = typed.day.or(noted.filter(is_long_ago).map(|at| at.date_naive()));
    // The minute in which it was asked is that moment, though it has passed since: not its first second.
    let is_then = |at: &Stamp| typed.day.is_none() && time::hm(at.time(), cx.lang) == time::hm(typed.time, cx.lang);
    let time = match asked_at.filter(is_then) {
        Some(at) if time::hm(cx.now.time(), cx.lang) != time::hm(at.time(), cx.lang) => at,
        _ => moment(typed, came, cx)?,
    };
    let who = chosen.who.clone();
    let time = if came { time } else { meeting.left_after_coming(&who, before_the_end(time, cx)) };
    if noted.is_some_and(|at| time::minute(at) == time::minute(time)) {
        let (name, time) = (wording::plain_name(cx.agenda(), &who), wording::clock(time, cx.now.date_naive(), cx.lang));
        return Err(msg!("attend-recorded-already", name = name, time = time));
    }
    if let Some(member) = seat_of(chosen) {
        return substitute_moved(chosen, member, time, came, cx);
    }
    let moves = meeting.moves_of(&who);
    // A time that was shown is the one that is corrected, and it stays after what was before it. One that is after what
    // came next is another.
    if let Some(shown) = noted {
        if let Some((at, _)) = moves.iter().rfind(|(at, _)| *at < shown).filter(|(at, _)| time <= *at) {
            return Err(msg!("attend-not-before", time = wording::clock(*at, cx.now.date_naive(), cx.lang)));
        }
        let next = moves.iter().find(|(at, _)| *at > shown);
        // In the minute in which they left they did not come for good.
        if let Some((at, _)) = next.filter(|(at, _)| *at <= time && time::minute(*at) == time::minute(time)) {
            return Err(msg!("attend-not-after", time = wording::clock(*at, cx.now.date_naive(), cx.lang)));
        }
        if next.is_none_or(|(at, _)| time < *at) {
            // Back in the minute that was recorded first, it is that moment: what it was said to be during stays so.
            let first = meeting.first_noted(&who, shown);
            let to = if time::minute(first) == time::minute(time) { first } else { time };
            return Ok(Event::AttendanceTimeCorrected { who, time: shown, to });
        }
    }
    let before = moves.iter().rfind(|(at, _)| *at <= time);
    let after = moves.iter().find(|(at, _)| *at > time);
    // Nobody leaves twice: who had left already did so at this time.
    match before.filter(|(_, other)| *other == came).or(after.filter(|(_, other)| *other == came)) {
        Some((at, _)) if *at == time => {
            let (name, time) =
                (wording::plain_name(cx.agenda(), &who), wording::clock(time, cx.now.date_naive(), cx.lang));
            Err(msg!("attend-recorded-already", name = name, time = time))
        }
        Some((at, _)) => Ok(Event::AttendanceTimeCorrected { who, time: *at, to: time }),
        // Who was there from the start came before it.
        None if came && moves.is_empty() && chosen.is_here && meeting.held(cx.now).is_some_and(|h| time <= h.start) => {
            let (name, time) =
                (wording::plain_name(cx.agenda(), &who), wording::clock(time, cx.now.date_naive(), cx.lang));
            Err(msg!("attend-seat-taken", name = name, time = time))
        }
        None if came => Ok(Event::PersonArrived { who, time }),
        None => Ok(Event::PersonLeft { who, time }),
    }
}

/// Returns when somebody left who left in the minute in which the meeting ended: before that, or nothing would be
/// corrected.
fn before_the_end(time: Stamp, cx: &Context) -> Stamp {
    let meeting = cx.meeting();
    let is_it = |end: &Stamp| time >= *end && time::minute(time) == time::minute(*end);
    match (meeting.ended_at().filter(is_it), meeting.opened_at()) {
        (Some(end), Some(opened)) if time::minute(opened) < time::minute(end) => {
            end - TimeDelta::milliseconds(end.timestamp_millis().rem_euclid(60_000))
        }
        _ => time,
    }
}

/// Returns the event that a substitute came or left: from then on the member has one, or none.
fn substitute_moved(chosen: &Attendee, member: &Who, time: Stamp, came: bool, cx: &Context) -> Result<Event, Msg> {
    let all = cx.meeting().attendees(cx.now);
    let from = match all.iter().find(|a| a.who == *member) {
        Some(member) if came => vacant(member, time, cx)?,
        _ => time,
    };
    if !came && !chosen.spans.iter().any(|s| s.start < time) {
        return Err(msg!("attend-not-here", name = wording::plain_name(cx.agenda(), &chosen.who)));
    }
    let substitute = came.then(|| chosen.who.clone());
    Ok(Event::SubstituteNamed { who: member.clone(), substitute, from })
}
