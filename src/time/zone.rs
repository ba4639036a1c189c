//! One zone for all the times of a meeting, whatever the machines that recorded them were set to.

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc, Weekday};

use super::Stamp;

/// The seconds by which daylight saving sets clocks.
const HOUR: i32 = 3600;

/// States a moment in the zone in which another one is stated.
///
/// An offset is not a zone. One that is an hour off because daylight saving began or ended between the two, by the
/// rule of the European Union, is the zone's own; any other is that of a machine that was set to another zone.
#[must_use]
pub fn in_zone_of(other: Stamp, at: Stamp) -> Stamp {
    let by = at.offset().local_minus_utc() - other.offset().local_minus_utc();
    let is_own = match (is_summer(other.to_utc()), is_summer(at.to_utc())) {
        (false, true) => by == HOUR,
        (true, false) => by == -HOUR,
        _ => false,
    };
    if by == 0 || is_own { at } else { at.with_timezone(other.offset()) }
}

/// Returns whether it is summer time in the European Union: from the last Sunday in March to that in October, at 1.00
/// UTC.
fn is_summer(at: DateTime<Utc>) -> bool {
    let last_sunday = |month| {
        let last = NaiveDate::from_ymd_opt(at.year(), month, 31)?;
        let sunday = last.week(Weekday::Sun).checked_first_day()?;
        sunday.and_hms_opt(1, 0, 0).map(|at| Utc.from_utc_datetime(&at))
    };
    last_sunday(3).zip(last_sunday(10)).is_some_and(|(from, to)| (from..to).contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_in_another_zone_is_told_from_daylight_saving() {
        let stated = |other: &str, at: &str| {
            let stamp = |s: &str| DateTime::parse_from_rfc3339(s).unwrap();
            in_zone_of(stamp(other), stamp(at)).to_rfc3339()
        };
        let winter = "2025-03-29T21:00:00+01:00";
        for (other, at, expected) in [
            (winter, "2025-03-29T20:30:00+00:00", "2025-03-29T21:30:00+01:00"),
            (winter, "2025-03-29T22:30:00+02:00", "2025-03-29T21:30:00+01:00"),
            (winter, "2025-03-30T03:00:00+02:00", "2025-03-30T03:00:00+02:00"),
            (winter, "2025-03-30T01:00:00+00:00", "2025-03-30T02:00:00+01:00"),
            (winter, "2025-03-29T21:30:00+01:00", "2025-03-29T21:30:00+01:00"),
            ("2025-10-26T02:30:00+02:00", "2025-10-26T02:00:00+01:00", "2025-10-26T02:00:00+01:00"),
            ("2025-10-26T02:30:00+02:00", "2025-10-26T00:40:00+00:00", "2025-10-26T02:40:00+02:00"),
            ("2025-10-26T02:30:00+02:00", "2025-10-26T02:40:00+03:00", "2025-10-26T01:40:00+02:00"),
        ] {
            assert_eq!(stated(other, at), expected, "{at}");
        }
    }
}
