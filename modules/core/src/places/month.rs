//! Months, as they are written and stored: `2026-03`.

use chrono::{Datelike, Months, NaiveDate};
use kit::{Error, Result};

/// A month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// As it is stored.
    pub text: String,
    /// Its first day.
    pub first: NaiveDate,
}

impl Month {
    /// From what was sent.
    ///
    /// # Errors
    /// BAD_USER_INPUT at `path` when it is no month.
    pub fn parse(text: &str, path: &str) -> Result<Self> {
        let wrong = || Error::bad_input(path, "a month, such as `2026-03`");
        let first: NaiveDate = format!("{text}-01").parse().map_err(|_| wrong())?;
        let month = Self::of(first);
        if month.text == text { Ok(month) } else { Err(wrong()) }
    }

    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        Self { text: first.format("%Y-%m").to_string(), first }
    }

    /// The first day after it.
    pub fn after(&self) -> NaiveDate {
        self.first.checked_add_months(Months::new(1)).unwrap_or(self.first)
    }
}

/// The day so many months later; the last one of its month where that is shorter.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_four_digits_and_two() {
        let march = Month::parse("2026-03", "month").unwrap();
        assert_eq!((march.first, march.after()), (day("2026-03-01"), day("2026-04-01")));
        for wrong in ["2026-13", "2026-3", "26-03", "2026-03-01", "", "2026-00", " 2026-03"] {
            assert!(Month::parse(wrong, "month").is_err(), "{wrong}");
        }
    }

    #[test]
    fn months_later_is_the_same_day_or_the_last() {
        assert_eq!(months_after(day("2026-01-31"), 1), day("2026-02-28"));
        assert_eq!(months_after(day("2026-11-15"), 6), day("2027-05-15"));
    }
}
