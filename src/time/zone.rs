//! One zone for all the times of a meeting, whatever the machines that recorded them were set to.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use super::{Stamp, at_offset};

/// A time zone by its name in the zone database: "Europe/Copenhagen".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// Finds a zone by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Lists the names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// States a moment in it.
    #[must_use]
    pub fn state(self, at: Stamp) -> Stamp {
        at.with_timezone(&self.0).fixed_offset()
    }

    /// Lists the moments at which its clocks show a local time, the latest first: two where they are set back, none
    /// where they are set ahead.
    #[must_use]
    pub fn moments(self, local: NaiveDateTime) -> Vec<Stamp> {
        let moments = self.0.from_local_datetime(&local);
        let (first, last) = (moments.earliest(), moments.latest());
        let mut all: Vec<Stamp> = [last, first].into_iter().flatten().map(|at| at.fixed_offset()).collect();
        all.dedup();
        all
    }

    /// Finds the moment of a planned local time: the first of two, and that of an hour later where there is none.
    #[must_use]
    pub fn moment(self, local: NaiveDateTime) -> Stamp {
        let later = || local.checked_add_signed(TimeDelta::hours(1)).and_then(|later| self.moments(later).pop());
        let offset = self.moments(local).pop().or_else(later).map_or_else(|| Utc.fix(), |at| *at.offset());
        at_offset(local, offset)
    }
}

/// Names the offset in which a moment is stated: "UTC+1", "UTC+5:30", "UTC".
#[must_use]
pub fn offset_name(at: Stamp) -> String {
    let minutes = at.offset().local_minus_utc() / 60;
    let (sign, hours, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60);
    match (hours, minutes) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

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

/// Lists the moments at which the clocks of a zone showed a local time, the latest first; `stated` are moments stated
/// in that zone.
///
/// There are two where clocks were set back, and none where they were set ahead.
#[must_use]
pub fn moments_of(local: NaiveDateTime, stated: &[Stamp]) -> Vec<Stamp> {
    let seconds = |offset: &FixedOffset| offset.local_minus_utc();
    let mut offsets: Vec<FixedOffset> = stated.iter().map(|at| *at.offset()).collect();
    offsets.sort_unstable_by_key(seconds);
    offsets.dedup();
    let (winter, summer) = (offsets.first().map_or(0, seconds), offsets.last().map_or(0, seconds));
    let is_its_own = |at: &Stamp| summer - winter != HOUR || (seconds(at.offset()) == summer) == is_summer(at.to_utc());
    let mut moments: Vec<Stamp> =
        offsets.into_iter().map(|offset| at_offset(local, offset)).filter(is_its_own).collect();
    moments.sort_unstable_by_key(|at| std::cmp::Reverse(*at));
    moments
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
    fn a_zone_states_moments_and_finds_those_of_local_times() {
        let zone = Zone::named("Europe/Copenhagen").unwrap();
        let stamp = |s: &str| DateTime::parse_from_rfc3339(s).unwrap();
        assert_eq!(zone.state(stamp("2026-11-25T15:00:00Z")).to_rfc3339(), "2026-11-25T16:00:00+01:00");
        let local = |s: &str| NaiveDateTime::parse_from_str(s, "%Y-%m-%dT%H:%M").unwrap();
        let twice = zone.moments(local("2026-10-25T02:30"));
        let said: Vec<String> = twice.iter().map(Stamp::to_rfc3339).collect();
        assert_eq!(said, ["2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"]);
        assert!(zone.moments(local("2026-03-29T02:30")).is_empty());
        assert_eq!(zone.moment(local("2026-03-29T02:30")).to_rfc3339(), "2026-03-29T02:30:00+02:00");
        assert_eq!(Zone::named("Europe/Kobenhavn"), None);
        let names = ["2026-11-25T15:00:00Z", "2026-11-25T15:00:00+05:30", "2026-11-25T15:00:00-03:00"];
        assert_eq!(names.map(|at| offset_name(stamp(at))), ["UTC", "UTC+5:30", "UTC-3"]);
    }

    #[test]
    fn a_local_time_is_twice_where_clocks_were_set_back_and_never_where_they_were_set_ahead() {
        let moments = |local: &str, stated: &[&str]| -> Vec<String> {
            let stamp = |s: &&str| DateTime::parse_from_rfc3339(s).unwrap();
            let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M").unwrap();
            moments_of(local, &stated.iter().map(stamp).collect::<Vec<_>>()).iter().map(Stamp::to_rfc3339).collect()
        };
        let autumn = ["2026-10-25T01:36:00+02:00", "2026-10-25T03:30:00+01:00"];
        assert_eq!(moments("2026-10-25T01:58", &autumn), ["2026-10-25T01:58:00+02:00"]);
        assert_eq!(moments("2026-10-25T03:10", &autumn), ["2026-10-25T03:10:00+01:00"]);
        let twice = ["2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00"];
        assert_eq!(moments("2026-10-25T02:30", &autumn), twice);
        let spring = ["2026-03-29T01:36:00+01:00", "2026-03-29T03:30:00+02:00"];
        assert_eq!(moments("2026-03-29T01:50", &spring), ["2026-03-29T01:50:00+01:00"]);
        assert_eq!(moments("2026-03-29T02:30", &spring), [""; 0]);
        assert_eq!(moments("2026-03-29T01:50", &spring[..1]), ["2026-03-29T01:50:00+01:00"]);
    }

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
