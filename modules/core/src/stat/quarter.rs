//! A quarter of a year.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A quarter of a year, e.g. `2026Q4`; in order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u32,
}

impl Quarter {
    /// The quarter that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.number * 3 - 2, 1).unwrap_or_default()
    }

    /// The one after it.
    pub fn next(self) -> Self {
        if self.number < 4 {
            Self { number: self.number + 1, ..self }
        } else {
            Self { year: self.year + 1, number: 1 }
        }
    }

    /// From a text like `2026Q4`; None for any other and for years outside 1900 to 2999.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('Q')?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(number, 1) {
            return None;
        }
        let quarter = Self { year: year.parse().ok()?, number: number.parse().ok()? };
        ((1900..3000).contains(&quarter.year) && (1..=4).contains(&quarter.number)).then_some(quarter)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}Q{}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_lie_in_quarters() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (at, quarter, first) in [
            ("2026-01-01", "2026Q1", "2026-01-01"),
            ("2026-03-31", "2026Q1", "2026-01-01"),
            ("2026-11-22", "2026Q4", "2026-10-01"),
        ] {
            assert_eq!(Quarter::of(day(at)).to_string(), quarter);
            assert_eq!(Quarter::of(day(at)).first_day(), day(first));
            assert_eq!(Quarter::parse(quarter), Some(Quarter::of(day(at))));
        }
        assert_eq!(Quarter::of(day("2026-12-31")).next().to_string(), "2027Q1");
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["", "2026", "2026Q0", "2026Q5", "26Q1", "2026q1", "2026Q11", "1899Q1", "+026Q1"] {
            assert_eq!(Quarter::parse(text), None, "{text}");
        }
    }
}
