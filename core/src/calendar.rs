//! Days and hours: the quota's day (UTC) and the person's own (their time zone).

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Milliseconds in a day of civil time; Unix time has no leap seconds.
pub const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The number of whole days since 1970-01-01 UTC at `now_ms` (Unix milliseconds).
pub fn utc_day(now_ms: i64) -> i64 {
    now_ms.div_euclid(DAY_MS)
}

/// Unix milliseconds of the next midnight UTC after `now_ms`.
pub fn next_utc_midnight(now_ms: i64) -> i64 {
    (utc_day(now_ms) + 1) * DAY_MS
}

/// A part of the person's own day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeOfDay {
    /// From 05:00.
    Morning,
    /// From 12:00.
    Afternoon,
    /// From 17:00.
    Evening,
    /// From 22:00 to 04:59.
    Night,
}

impl TimeOfDay {
    fn of_hour(hour: u32) -> Self {
        match hour {
            5..=11 => Self::Morning,
            12..=16 => Self::Afternoon,
            17..=21 => Self::Evening,
            _ => Self::Night,
        }
    }

    /// The name stored in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }
}

/// A moment as the person's own clock and calendar show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalTime {
    /// The date there, `YYYY-MM-DD`.
    pub date: String,
    /// The part of the day there.
    pub time_of_day: TimeOfDay,
    /// ISO 8601 weekday there: 1 is Monday, 7 is Sunday.
    pub day_of_week: u8,
}

/// `now_ms` in the first of `zones` that names a known IANA zone, else in UTC.
///
/// A browser may know a zone this build does not; that is no reason to refuse a vent, so an
/// unknown name falls through to the next.
pub fn local_time(now_ms: i64, zones: &[Option<&str>]) -> LocalTime {
    let zone = zones.iter().flatten().find_map(|name| name.parse::<Tz>().ok()).unwrap_or(Tz::UTC);
    let utc: DateTime<Utc> = DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    let local = utc.with_timezone(&zone);
    LocalTime {
        date: format!("{:04}-{:02}-{:02}", local.year(), local.month(), local.day()),
        time_of_day: TimeOfDay::of_hour(local.hour()),
        // 1–7 by definition of the type, so the cast cannot lose anything.
        day_of_week: local.weekday().number_from_monday() as u8,
    }
}

/// Whether `name` has the shape of an IANA time zone name: letters, digits, `_ + - /`, at most 64.
pub fn is_zone_shaped(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_+-/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    // 2026-11-21T23:30:00Z, a Saturday.
    const SATURDAY_LATE: i64 = 1_795_303_800_000;

    #[test]
    fn the_quota_day_turns_at_midnight_utc() {
        assert_eq!(utc_day(0), 0);
        assert_eq!(utc_day(DAY_MS - 1), 0);
        assert_eq!(utc_day(DAY_MS), 1);
        assert_eq!(utc_day(-1), -1);
        assert_eq!(next_utc_midnight(DAY_MS - 1), DAY_MS);
        assert_eq!(next_utc_midnight(DAY_MS), 2 * DAY_MS);
    }

    #[test]
    fn the_persons_day_is_their_own() {
        let rows = [
            ("UTC", "2026-11-21", TimeOfDay::Night, 6),
            ("Europe/Berlin", "2026-11-22", TimeOfDay::Night, 7),
            ("America/New_York", "2026-11-21", TimeOfDay::Evening, 6),
            ("Asia/Kolkata", "2026-11-22", TimeOfDay::Morning, 7),
            ("Pacific/Auckland", "2026-11-22", TimeOfDay::Afternoon, 7),
        ];
        for (zone, date, time_of_day, day_of_week) in rows {
            let local = local_time(SATURDAY_LATE, &[Some(zone)]);
            assert_eq!(
                (local.date.as_str(), local.time_of_day, local.day_of_week),
                (date, time_of_day, day_of_week),
                "{zone}"
            );
        }
    }

    #[test]
    fn an_unknown_zone_falls_through_to_the_next() {
        let zones = [Some("Mars/Olympus"), None, Some("Asia/Tokyo")];
        assert_eq!(local_time(SATURDAY_LATE, &zones).date, "2026-11-22");
        assert_eq!(local_time(SATURDAY_LATE, &[]).date, "2026-11-21");
    }

    #[test]
    fn daylight_saving_is_the_zones_own() {
        // 2026-07-01T10:30Z is 12:30 in Berlin (UTC+2), 2026-01-01T10:30Z is 11:30 (UTC+1).
        assert_eq!(
            local_time(1_782_901_800_000, &[Some("Europe/Berlin")]).time_of_day,
            TimeOfDay::Afternoon
        );
        assert_eq!(
            local_time(1_767_263_400_000, &[Some("Europe/Berlin")]).time_of_day,
            TimeOfDay::Morning
        );
    }

    #[test]
    fn zone_names_have_a_shape() {
        for good in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            assert!(is_zone_shaped(good), "{good}");
        }
        for bad in ["", "my boss", "a@b", "/etc", &"x".repeat(65)] {
            assert!(!is_zone_shaped(bad), "{bad}");
        }
    }
}
