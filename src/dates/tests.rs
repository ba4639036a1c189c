//! Dates as people write them, read and refused.

use super::*;

fn d(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

/// Reads against the meeting of Wednesday 15 January 2025, the next one a week later.
fn read(text: &str) -> Option<(String, usize)> {
    parse_prefix(text, d("2025-01-15"), Some(d("2025-01-22"))).map(|(date, len)| (date.to_string(), len))
}

fn all_read_whole(cases: &[(&str, &str)]) {
    for (text, date) in cases {
        assert_eq!(read(text), Some(((*date).to_owned(), text.len())), "{text}");
        let shouted = text.to_uppercase();
        assert_eq!(read(&shouted), Some(((*date).to_owned(), shouted.len())), "{shouted}");
    }
}

fn why(text: &str) -> Option<(Unreadable, usize)> {
    let phrase = phrase(text, d("2025-01-15"), None)?;
    phrase.date.err().map(|why| (why, phrase.len))
}

#[test]
fn dates_in_figures_are_the_first_not_before_the_meeting_unless_they_have_a_year() {
    all_read_whole(&[
        ("6/2", "2025-02-06"),
        ("06/02", "2025-02-06"),
        ("16/1", "2025-01-16"),
        ("15/1", "2025-01-15"),
        ("14/1", "2026-01-14"),
        ("6/2-2026", "2026-02-06"),
        ("6/2/2026", "2026-02-06"),
        ("6/2-26", "2026-02-06"),
        ("6/2 2026", "2026-02-06"),
        ("6/2-2024", "2024-02-06"),
        ("6.2.", "2025-02-06"),
        ("6.2", "2025-02-06"),
        ("6.2.2026", "2026-02-06"),
        ("06-02-2026", "2026-02-06"),
        ("2025-02-06", "2025-02-06"),
        ("29/2", "2028-02-29"),
    ]);
}

#[test]
fn months_are_read_in_both_languages_short_and_long() {
    all_read_whole(&[
        ("6. februar", "2025-02-06"),
        ("6. februar 2026", "2026-02-06"),
        ("den 6. februar", "2025-02-06"),
        ("senest den 6. februar", "2025-02-06"),
        ("d. 6/2", "2025-02-06"),
        ("6 feb", "2025-02-06"),
        ("6. feb. 2026", "2026-02-06"),
        ("6 Feb", "2025-02-06"),
        ("6 February 2026", "2026-02-06"),
        ("6th of February", "2025-02-06"),
        ("Feb 6", "2025-02-06"),
        ("February 6th, 2026", "2026-02-06"),
        ("by 6 February", "2025-02-06"),
        ("by Friday, the 7th of February, 2025", "2025-02-07"),
        ("1. maj", "2025-05-01"),
        ("1 May", "2025-05-01"),
        ("3. okt", "2025-10-03"),
        ("3 Oct", "2025-10-03"),
        ("1. januar", "2026-01-01"),
    ]);
}

#[test]
fn a_weekday_is_the_first_after_the_meeting() {
    all_read_whole(&[
        ("fredag", "2025-01-17"),
        ("på fredag", "2025-01-17"),
        ("paa fredag", "2025-01-17"),
        ("kommende fredag", "2025-01-17"),
        ("Friday", "2025-01-17"),
        ("on Friday", "2025-01-17"),
        ("onsdag", "2025-01-22"),
        ("Wed", "2025-01-22"),
        ("torsdag", "2025-01-16"),
        ("lørdag", "2025-01-18"),
        ("loerdag", "2025-01-18"),
        ("lordag", "2025-01-18"),
        ("søn", "2025-01-19"),
        ("fredag i næste uge", "2025-01-24"),
        ("Friday next week", "2025-01-24"),
        ("næste fredag", "2025-01-24"),
        ("på næste fredag", "2025-01-24"),
        ("næste mandag", "2025-01-20"),
        ("next Friday", "2025-01-24"),
    ]);
}

#[test]
fn a_weekday_before_a_date_confirms_it_and_never_replaces_it() {
    all_read_whole(&[
        ("fredag den 7. februar", "2025-02-07"),
        ("fredag 24. januar", "2025-01-24"),
        ("fredag d. 24/1", "2025-01-24"),
        ("fre. 24/1", "2025-01-24"),
        ("Friday, 7 February 2025", "2025-02-07"),
        ("Friday Feb 7", "2025-02-07"),
        ("onsdag i uge 24", "2025-06-11"),
        ("Wednesday of week 24", "2025-06-11"),
    ]);
    assert_eq!(why("mandag den 7. februar"), Some((Unreadable::OtherWeekday, "mandag den 7. februar".len())));
    assert_eq!(why("fredag den 31. februar"), Some((Unreadable::NoSuchDay, "fredag den 31. februar".len())));
    assert_eq!(why("fredag om to uger"), Some((Unreadable::Ambiguous, "fredag om to uger".len())));
}

#[test]
fn lengths_of_time_count_from_the_meeting() {
    all_read_whole(&[
        ("om 2 uger", "2025-01-29"),
        ("om to uger", "2025-01-29"),
        ("om 14 dage", "2025-01-29"),
        ("om 3 dage", "2025-01-18"),
        ("om en måned", "2025-02-15"),
        ("om 2 maaneder", "2025-03-15"),
        ("om et år", "2026-01-15"),
        ("in 2 weeks", "2025-01-29"),
        ("in a week", "2025-01-22"),
        ("in one month", "2025-02-15"),
        ("in 3 days", "2025-01-18"),
        ("i morgen", "2025-01-16"),
        ("imorgen", "2025-01-16"),
        ("i overmorgen", "2025-01-17"),
        ("tomorrow", "2025-01-16"),
        ("the day after tomorrow", "2025-01-17"),
        ("i dag", "2025-01-15"),
    ]);
    let month = |from: &str| parse_prefix("om en måned", d(from), None).unwrap().0;
    assert_eq!(month("2025-01-31"), d("2025-02-28"), "no month is skipped because it is short");
}

#[test]
fn a_week_is_its_friday() {
    all_read_whole(&[
        ("uge 24", "2025-06-13"),
        ("i uge 24", "2025-06-13"),
        ("week 24", "2025-06-13"),
        ("uge 3", "2025-01-17"),
        ("uge 2", "2026-01-09"),
        ("uge 1", "2026-01-02"),
        ("uge 53", "2027-01-01"),
        ("uge 24 2026", "2026-06-12"),
        ("næste uge", "2025-01-24"),
        ("next week", "2025-01-24"),
        ("denne uge", "2025-01-17"),
        ("i denne uge", "2025-01-17"),
        ("this week", "2025-01-17"),
    ]);
    let saturday = parse_prefix("uge 3", d("2025-01-18"), None).unwrap().0;
    assert_eq!(saturday, d("2026-01-16"), "a Friday that has been is next year's");
}

#[test]
fn parts_of_a_month_are_its_5th_15th_and_last() {
    all_read_whole(&[
        ("primo marts", "2025-03-05"),
        ("medio marts", "2025-03-15"),
        ("ultimo marts", "2025-03-31"),
        ("ultimo marts 2026", "2026-03-31"),
        ("ultimo februar 2028", "2028-02-29"),
        ("ultimo december", "2025-12-31"),
        ("primo januar", "2026-01-05"),
        ("medio januar", "2025-01-15"),
        ("ultimo januar", "2025-01-31"),
        ("slutningen af marts", "2025-03-31"),
        ("end of March", "2025-03-31"),
        ("at the end of March", "2025-03-31"),
        ("beginning of March", "2025-03-05"),
        ("start of March", "2025-03-05"),
        ("mid March", "2025-03-15"),
        ("mid-March", "2025-03-15"),
        ("slut marts", "2025-03-31"),
        ("midt i marts", "2025-03-15"),
        ("inden udgangen af marts", "2025-03-31"),
    ]);
    let last_day = parse_prefix("ultimo januar", d("2025-01-31"), None).unwrap().0;
    assert_eq!(last_day, d("2025-01-31"), "a day that is today is today");
}

#[test]
fn a_quarter_is_its_last_day() {
    all_read_whole(&[
        ("1. kvartal", "2025-03-31"),
        ("i 2. kvartal", "2025-06-30"),
        ("andet kvartal 2026", "2026-06-30"),
        ("4. kvartal", "2025-12-31"),
        ("Q3", "2025-09-30"),
        ("first quarter", "2025-03-31"),
        ("in the 4th quarter", "2025-12-31"),
        ("by the end of December", "2025-12-31"),
    ]);
    assert_eq!(why("5. kvartal"), Some((Unreadable::NoSuchDay, "5. kvartal".len())));
}

#[test]
fn the_next_meeting_is_the_one_of_the_forward_plan() {
    all_read_whole(&[
        ("næste møde", "2025-01-22"),
        ("naeste moede", "2025-01-22"),
        ("næste mode", "2025-01-22"),
        ("next meeting", "2025-01-22"),
        ("the next meeting", "2025-01-22"),
    ]);
    assert_eq!(why("næste møde"), Some((Unreadable::NoNextMeeting, "næste møde".len())));
}

#[test]
fn the_longest_date_is_taken_and_no_word_is_cut() {
    for (text, date, taken) in [
        ("6/2 og så videre", "2025-02-06", "6/2"),
        ("6/2.", "2025-02-06", "6/2"),
        ("6/2, og", "2025-02-06", "6/2"),
        ("6/2)", "2025-02-06", "6/2"),
        ("6. februar 12 eksemplarer", "2025-02-06", "6. februar"),
        ("fredag.", "2025-01-17", "fredag"),
        ("uge 24 og 25", "2025-06-13", "uge 24"),
        ("6. feb. og", "2025-02-06", "6. feb"),
    ] {
        assert_eq!(read(text), Some((date.to_owned(), taken.len())), "{text}");
    }
    for text in [
        "",
        " ",
        "fredagsmøde",
        "6",
        "6/",
        "marts",
        "2025",
        "6/2x",
        "6/2-20269",
        "uge",
        "uge 24-25",
        "om lidt",
        "om 2",
        "fredag-lørdag",
        "i",
        "februar 2026",
        "6.2.1.4",
        "næste",
        "den",
        "senest",
        "12345678901234567890/2",
        "ultimo",
    ] {
        assert_eq!(phrase(text, d("2025-01-15"), None), None, "{text}");
    }
}

#[test]
fn an_impossible_day_is_distinguished_from_no_date() {
    for text in
        ["31/2", "31/2-2026", "29/2-2026", "0/1", "1/13", "31. februar", "uge 54", "uge 0", "uge 53 2025", "2025-02-30"]
    {
        assert_eq!(why(text), Some((Unreadable::NoSuchDay, text.len())), "{text}");
    }
}

#[test]
fn the_ends_of_the_calendar_are_neither_dates_nor_a_panic() {
    for text in
        ["fredag", "i morgen", "om 9999 år", "uge 24", "ultimo marts", "6/2", "29/2", "næste uge", "fredag i næste uge"]
    {
        for date in [NaiveDate::MAX, NaiveDate::MIN] {
            let _ = phrase(text, date, None);
        }
    }
    assert!(parse_prefix("i morgen", NaiveDate::MAX, None).is_none());
}
