//! Moments as people write them. A day is a day in UTC; a moment is in seconds since 1970.

use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::{SystemTime, UNIX_EPOCH};

/// How long `2027-01-31` is; whatever is longer must say the time and the zone too.
const DAY_LENGTH: usize = 10;

/// The moment it is.
pub fn now() -> Result<u64> {
    let since =
        SystemTime::now().duration_since(UNIX_EPOCH).context("the clock of this machine shows a time before 1970")?;
    Ok(since.as_secs())
}

/// A moment, or the first one of a day.
pub fn beginning(text: &str) -> Result<u64> {
    moment(text, Ok)
}

/// A moment, or the one at which a day is over.
pub fn end(text: &str) -> Result<u64> {
    moment(text, |day| day.tomorrow().context("no day comes after it"))
}

/// A moment for reading.
pub fn shown(secs: u64) -> String {
    let moment = i64::try_from(secs).ok().and_then(|secs| Timestamp::from_second(secs).ok());
    moment.map_or_else(|| "no date".to_owned(), |moment| moment.to_string())
}

fn moment(text: &str, of_day: impl Fn(Date) -> Result<Date>) -> Result<u64> {
    let moment = if text.len() == DAY_LENGTH {
        let day: Date = text.parse().map_err(|_| not_a_date(text))?;
        of_day(day)?.to_zoned(TimeZone::UTC).map_err(|_| not_a_date(text))?.timestamp()
    } else {
        text.parse().map_err(|_| not_a_date(text))?
    };
    let Ok(secs) = u64::try_from(moment.as_second()) else { bail!("\"{text}\" is before 1970") };
    Ok(secs)
}

fn not_a_date(text: &str) -> anyhow::Error {
    anyhow::anyhow!("\"{text}\" is no date; write 2027-01-31, or 2027-01-31T12:00:00Z for a moment of it")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 24 * 60 * 60;
    const YEAR_2000: u64 = 946_684_800;

    #[test]
    fn a_day_has_a_beginning_and_an_end_in_utc() {
        assert_eq!(beginning("2000-01-01").unwrap(), YEAR_2000);
        assert_eq!(end("2000-01-01").unwrap(), YEAR_2000 + DAY);
        assert_eq!(end("2000-02-29").unwrap(), beginning("2000-03-01").unwrap());
        assert_eq!(beginning("1970-01-01").unwrap(), 0);
    }

    #[test]
    fn a_moment_is_taken_as_it_is() {
        for read in [beginning, end] {
            assert_eq!(read("2000-01-01T00:00:01Z").unwrap(), YEAR_2000 + 1);
            assert_eq!(read("2000-01-01T02:00:00+02:00").unwrap(), YEAR_2000);
        }
    }

    #[test]
    fn what_is_no_date_is_named() {
        let wrong = [
            "",
            "2000-02-30",
            "2000-1-1",
            "01/02/2000",
            "2000-01-01 ",
            "2000-01-01T00:00:01",
            "20000101",
            "2000-01-0é",
        ];
        for text in wrong {
            let error = beginning(text).unwrap_err().to_string();
            assert!(error.contains(&format!("\"{text}\" is no date")), "{error}");
        }
        assert!(beginning("1969-12-31").unwrap_err().to_string().contains("before 1970"));
        assert!(end("9999-12-31").is_err());
    }

    #[test]
    fn a_moment_is_shown_as_it_is_written() {
        assert_eq!(shown(YEAR_2000), "2000-01-01T00:00:00Z");
        assert_eq!(shown(u64::MAX), "no date");
    }
}
