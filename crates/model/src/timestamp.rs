//! Instants in microseconds UTC.

use serde::{Deserialize, Serialize};

/// An instant: microseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

/// Why a text is not an instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an instant; expected RFC 3339 such as 2026-03-01T00:00:00Z, or a date")]
pub struct TimestampError;

impl Timestamp {
    /// Takes microseconds since the epoch.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the epoch.
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// This instant moved by so many milliseconds, earlier if negative.
    pub const fn plus_ms(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds.saturating_mul(1_000)))
    }

    /// Takes RFC 3339 with an offset, or a date alone, which means the end of that day in UTC.
    pub fn parse(text: &str) -> Result<Self, TimestampError> {
        if let Ok(instant) = text.parse::<jiff::Timestamp>() {
            return Ok(Self(instant.as_microsecond()));
        }
        let date: jiff::civil::Date = text.parse().map_err(|_| TimestampError)?;
        let end = jiff::tz::TimeZone::UTC
            .to_timestamp(date.at(23, 59, 59, 999_999_000))
            .map_err(|_| TimestampError)?;
        Ok(Self(end.as_microsecond()))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(instant) => instant.fmt(f),
            Err(_) => write!(f, "{} µs", self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_alone_means_its_last_moment() {
        let day = Timestamp::parse("2026-03-01").unwrap();
        let next = Timestamp::parse("2026-03-02T00:00:00Z").unwrap();
        assert_eq!(next.as_micros() - day.as_micros(), 1);
    }

    #[test]
    fn what_is_printed_reads_back() {
        let text = "2026-03-01T10:20:30.123456Z";
        assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
        assert_eq!(Timestamp::parse("31 February"), Err(TimestampError));
    }
}
