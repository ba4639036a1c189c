//! The ways in which people write dates, one function a way, and the words that they use.
//!
//! The words are those of every language ([`DateWords`](crate::lang::DateWords)).

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::lexer::Lexer;
use super::{Form, Found, Reference, Unreadable, longest};

/// Every way to write a date.
pub const FORMS: &[Form] = &[
    iso,
    slashed,
    dotted,
    dashed,
    day_and_month,
    month_and_day,
    weekday,
    weekday_next_week,
    weekday_in_week,
    weekday_and_day,
    weekday_and_vague,
    in_some_time,
    week,
    next_week,
    this_week,
    part_of_month,
    quarter,
    near_day,
    next_meeting,
];

/// The ways to write one day, which a weekday before it can only confirm.
const DAYS: &[Form] = &[iso, slashed, dotted, dashed, day_and_month, month_and_day, near_day, next_meeting];

/// What a weekday before it makes a riddle of.
const VAGUE: &[Form] = &[in_some_time, part_of_month];

/// `2025-02-06`
fn iso(l: &mut Lexer, _: Reference) -> Found {
    let year = l.number(4, 4)?;
    l.sign('-')?;
    let month = l.number(2, 2)?;
    l.sign('-')?;
    let day = l.number(2, 2)?;
    Some(ymd(year, month, day))
}

/// `6/2`, `6/2-2026`, `6/2/2026`, `6/2-26`, `6/2 2026`
fn slashed(l: &mut Lexer, r: Reference) -> Found {
    let day = l.number(1, 2)?;
    l.sign('/')?;
    let month = l.number(1, 2)?;
    let year = l.optional(|l| {
        l.sign('-').or_else(|| l.sign('/'))?;
        short_or_long_year(l)
    });
    let year = year.or_else(|| l.optional(spaced_year));
    Some(in_year(r, day, month, year))
}

/// `6.2.`, `6.2`, `6.2.2026`, `6.2.26`
fn dotted(l: &mut Lexer, r: Reference) -> Found {
    let day = l.number(1, 2)?;
    l.sign('.')?;
    let month = l.number(1, 2)?;
    let dot = l.optional(|l| l.sign('.'));
    let year = if dot.is_some() { l.optional(short_or_long_year) } else { None };
    let year = year.or_else(|| l.optional(spaced_year));
    Some(in_year(r, day, month, year))
}

/// `06-02-2026`; without the year it could be a range.
fn dashed(l: &mut Lexer, _: Reference) -> Found {
    let day = l.number(1, 2)?;
    l.sign('-')?;
    let month = l.number(1, 2)?;
    l.sign('-')?;
    let year = l.number(4, 4)?;
    Some(ymd(year, month, day))
}

/// `6. februar`, `6. februar 2026`, `6 feb`, `6th of February`
fn day_and_month(l: &mut Lexer, r: Reference) -> Found {
    let day = l.number(1, 2)?;
    ordinal(l);
    l.space();
    if l.optional(|l| l.word(|w| w.of_month)).is_some() {
        l.space();
    }
    let month = month(l)?;
    let year = l.optional(spaced_year);
    Some(in_year(r, day, month, year))
}

/// `Feb 6`, `February 6th, 2026`
fn month_and_day(l: &mut Lexer, r: Reference) -> Found {
    let month = month(l)?;
    l.space();
    let day = l.number(1, 2)?;
    ordinal(l);
    let year = l.optional(spaced_year);
    Some(in_year(r, day, month, year))
}

/// `fredag`, `kommende fredag`, `Friday`: the first after the meeting; `næste fredag`, `next Friday`: the next week's.
fn weekday(l: &mut Lexer, r: Reference) -> Found {
    l.optional(|l| {
        l.word(|w| w.coming)?;
        l.blank()
    });
    let next = l.optional(|l| {
        l.word(|w| w.next)?;
        l.blank()
    });
    let day = weekday_name(l)?;
    if next.is_some() {
        return Some(first(day_of_next_week(r.meeting, day)));
    }
    Some(first(r.meeting.succ_opt()?.iter_days().take(7).find(|d| d.weekday() == day)))
}

/// `fredag i næste uge`, `Friday next week`
fn weekday_next_week(l: &mut Lexer, r: Reference) -> Found {
    let day = weekday_name(l)?;
    l.blank()?;
    week_after(l)?;
    Some(first(day_of_next_week(r.meeting, day)))
}

/// `onsdag i uge 24`, `Wednesday week 24`
fn weekday_in_week(l: &mut Lexer, r: Reference) -> Found {
    let day = weekday_name(l)?;
    l.blank()?;
    in_week(l, r, day)
}

/// `fredag den 7. februar`, `Friday, 7 February`, `fre. 7/2`
fn weekday_and_day(l: &mut Lexer, r: Reference) -> Found {
    let (day, date) = weekday_and(l, r, DAYS)?;
    Some(date.and_then(|d| if d.weekday() == day { Ok(d) } else { Err(Unreadable::OtherWeekday) }))
}

/// `fredag om to uger`
fn weekday_and_vague(l: &mut Lexer, r: Reference) -> Found {
    weekday_and(l, r, VAGUE).map(|_| Err(Unreadable::Ambiguous))
}

fn weekday_and(l: &mut Lexer, r: Reference, forms: &[Form]) -> Option<(Weekday, Result<NaiveDate, Unreadable>)> {
    let day = weekday_name(l)?;
    l.optional(|l| l.sign(',').or_else(|| l.sign('.')));
    l.blank()?;
    l.skip_fillers();
    let (end, date) = longest(l, forms, r)?;
    *l = end;
    Some((day, date))
}

/// `i næste uge`, `next week`: its Friday.
fn next_week(l: &mut Lexer, r: Reference) -> Found {
    week_after(l)?;
    Some(first(day_of_next_week(r.meeting, Weekday::Fri)))
}

/// `denne uge`, `i denne uge`, `this week`: its Friday, or the meeting's day where that is later.
fn this_week(l: &mut Lexer, r: Reference) -> Found {
    l.optional(|l| {
        l.word(|w| w.before_week)?;
        l.blank()
    });
    l.word(|w| w.this)?;
    l.blank()?;
    l.word(|w| w.numbered_week)?;
    let week = r.meeting.iso_week();
    Some(first(NaiveDate::from_isoywd_opt(week.year(), week.week(), Weekday::Fri).map(|friday| friday.max(r.meeting))))
}

/// `om 2 uger`, `om en måned`, `in 3 days`
fn in_some_time(l: &mut Lexer, r: Reference) -> Found {
    l.word(|w| w.in_time)?;
    l.blank()?;
    let count = l.number(1, 4).or_else(|| l.one_of(|w| &w.numbers))?;
    l.blank()?;
    let date = if l.optional(|l| l.word(|w| w.day)).is_some() {
        r.meeting.checked_add_days(Days::new(u64::from(count)))
    } else if l.optional(|l| l.word(|w| w.week)).is_some() {
        r.meeting.checked_add_days(Days::new(7 * u64::from(count)))
    } else if l.optional(|l| l.word(|w| w.month)).is_some() {
        r.meeting.checked_add_months(Months::new(count))
    } else {
        l.word(|w| w.year)?;
        r.meeting.checked_add_months(Months::new(12 * count))
    };
    Some(first(date))
}

/// `uge 24`, `i uge 24`, `week 24 2026`: its Friday.
fn week(l: &mut Lexer, r: Reference) -> Found {
    in_week(l, r, Weekday::Fri)
}

/// Reads a numbered week, for one of its days.
fn in_week(l: &mut Lexer, r: Reference, day: Weekday) -> Found {
    if l.optional(|l| l.word(|w| w.before_week)).is_some() {
        l.blank()?;
    }
    l.word(|w| w.numbered_week)?;
    l.space();
    let week = l.number(1, 2)?;
    let date = |year: i32| NaiveDate::from_isoywd_opt(year, week, day);
    if let Some(year) = l.optional(spaced_year) {
        return Some(first(date(i32::try_from(year).ok()?)));
    }
    // Week 53 comes every five or six years.
    let year = r.meeting.iso_week().year();
    Some(first((year..=year + 8).filter_map(date).find(|d| *d >= r.meeting)))
}

/// `primo marts`, `medio marts`, `ultimo marts 2026`, `end of March`, `mid-March`
fn part_of_month(l: &mut Lexer, r: Reference) -> Found {
    enum Part {
        Begin,
        Middle,
        End,
    }
    l.optional(|l| {
        l.word(|w| w.before_part)?;
        l.blank()?;
        l.optional(|l| l.word(|w| w.part_article)).map_or(Some(()), |()| l.blank())
    });
    let part = if l.optional(|l| l.word(|w| w.early)).is_some() {
        Part::Begin
    } else if l.optional(|l| l.word(|w| w.mid)).is_some() {
        l.optional(|l| l.sign('-'));
        l.optional(|l| {
            l.blank()?;
            l.word(|w| w.mid_of)
        });
        Part::Middle
    } else if l.optional(|l| l.word(|w| w.late)).is_some() {
        Part::End
    } else {
        let part = if l.optional(|l| l.word(|w| w.beginning)).is_some() {
            Part::Begin
        } else if l.optional(|l| l.word(|w| w.middle)).is_some() {
            Part::Middle
        } else {
            l.word(|w| w.end)?;
            Part::End
        };
        l.blank()?;
        l.word(|w| w.part_of)?;
        part
    };
    l.space();
    let month = month(l)?;
    let year = l.optional(spaced_year);
    let day_in = |year: i32| {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        match part {
            Part::Begin => first.with_day(5),
            Part::Middle => first.with_day(15),
            Part::End => first.checked_add_months(Months::new(1))?.pred_opt(),
        }
    };
    if let Some(year) = year {
        return Some(first(day_in(i32::try_from(year).ok()?)));
    }
    let year = r.meeting.year();
    Some(first((year..=year + 1).filter_map(day_in).find(|d| *d >= r.meeting)))
}

/// `1. kvartal`, `første kvartal 2026`, `Q1`, `first quarter`: its last day.
fn quarter(l: &mut Lexer, r: Reference) -> Found {
    l.optional(|l| {
        l.word(|w| w.before_part)?;
        l.blank()?;
        l.optional(|l| l.word(|w| w.part_article)).map_or(Some(()), |()| l.blank())
    });
    let number = if l.optional(|l| l.word(|w| w.quarter_letter)).is_some() {
        l.number(1, 1)?
    } else {
        let number = l.optional(|l| l.one_of(|w| &w.ordinal_numbers)).or_else(|| {
            let number = l.number(1, 1)?;
            ordinal(l);
            Some(number)
        })?;
        l.blank()?;
        l.word(|w| w.quarter)?;
        number
    };
    if !(1..=4).contains(&number) {
        return Some(Err(Unreadable::NoSuchDay));
    }
    let end = |year: i32| NaiveDate::from_ymd_opt(year, 3 * number, 1)?.checked_add_months(Months::new(1))?.pred_opt();
    if let Some(year) = l.optional(spaced_year) {
        return Some(first(end(i32::try_from(year).ok()?)));
    }
    let year = r.meeting.year();
    Some(first((year..=year + 1).filter_map(end).find(|d| *d >= r.meeting)))
}

/// `i dag`, `i morgen`, `i overmorgen`, `tomorrow`
fn near_day(l: &mut Lexer, r: Reference) -> Found {
    let days = if l.optional(|l| l.phrase(|w| w.in_two_days)).is_some() {
        2
    } else if l.optional(|l| l.phrase(|w| w.tomorrow)).is_some() {
        1
    } else {
        l.phrase(|w| w.today)?;
        0
    };
    Some(first(r.meeting.checked_add_days(Days::new(days))))
}

/// `næste møde`, `next meeting`
fn next_meeting(l: &mut Lexer, r: Reference) -> Found {
    l.word(|w| w.next).or_else(|| l.word(|w| w.coming))?;
    l.blank()?;
    l.word(|w| w.meeting)?;
    Some(r.next.ok_or(Unreadable::NoNextMeeting))
}

/// Reads what makes a number a day of the month: `6.`, `6th`.
fn ordinal(l: &mut Lexer) {
    if l.optional(|l| l.sign('.')).is_none() {
        l.optional(|l| l.word(|w| w.ordinals));
    }
}

/// Reads a month's name, with the dot of an abbreviated one.
fn month(l: &mut Lexer) -> Option<u32> {
    let month = l.one_of(|w| &w.months)?;
    l.optional(|l| {
        l.sign('.')?;
        // At the end of a sentence the dot is the sentence's, unless a year follows.
        l.clone().optional(spaced_year)
    });
    Some(month)
}

fn weekday_name(l: &mut Lexer) -> Option<Weekday> {
    let number = l.one_of(|w| &w.weekdays).or_else(|| l.one_of(|w| &w.short_weekdays))?;
    Weekday::try_from(u8::try_from(number - 1).ok()?).ok()
}

fn week_after(l: &mut Lexer) -> Option<()> {
    if l.optional(|l| l.word(|w| w.before_next_week)).is_some() {
        l.blank()?;
    }
    l.word(|w| w.next)?;
    l.blank()?;
    l.word(|w| w.numbered_week)
}

fn short_or_long_year(l: &mut Lexer) -> Option<u32> {
    l.number(4, 4).or_else(|| l.number(2, 2).map(|y| 2000 + y))
}

/// Reads ` 2026` or `, 2026`: four digits, so that "6. februar 12 eksemplarer" keeps its twelve.
fn spaced_year(l: &mut Lexer) -> Option<u32> {
    l.optional(|l| l.sign(','));
    l.blank()?;
    let year = l.number(4, 4)?;
    (1900..2200).contains(&year).then_some(year)
}

fn day_of_next_week(meeting: NaiveDate, day: Weekday) -> Option<NaiveDate> {
    let week = meeting.checked_add_days(Days::new(7))?.iso_week();
    NaiveDate::from_isoywd_opt(week.year(), week.week(), day)
}

fn ymd(year: u32, month: u32, day: u32) -> Result<NaiveDate, Unreadable> {
    first(i32::try_from(year).ok().and_then(|y| NaiveDate::from_ymd_opt(y, month, day)))
}

/// Returns the day in the year that was written, or in the first that does not put it before the meeting.
fn in_year(r: Reference, day: u32, month: u32, year: Option<u32>) -> Result<NaiveDate, Unreadable> {
    match year {
        Some(year) => ymd(year, month, day),
        // 29 February can be eight years away.
        None => {
            let this = r.meeting.year();
            first((this..=this + 8).filter_map(|y| NaiveDate::from_ymd_opt(y, month, day)).find(|d| *d >= r.meeting))
        }
    }
}

fn first(date: Option<NaiveDate>) -> Result<NaiveDate, Unreadable> {
    date.ok_or(Unreadable::NoSuchDay)
}
