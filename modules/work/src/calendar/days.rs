//! Counting in working days.

use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// The working days of a place: Monday to Friday, and what is said of single days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    special: BTreeMap<NaiveDate, bool>,
}

impl Days {
    /// What is said of a day: is it worked? A later word counts.
    pub fn say(&mut self, day: NaiveDate, works: bool) {
        self.special.insert(day, works);
    }

    /// Is this day worked?
    pub fn works(&self, day: NaiveDate) -> bool {
        let weekday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.special.get(&day).copied().unwrap_or(weekday)
    }

    /// The last day of a term of so many working days that begins on `day`, which is not counted (as terms are counted
    /// in law: the day on which one begins is left out). With none, `day` itself.
    pub fn end_of_term(&self, day: NaiveDate, number: i64) -> NaiveDate {
        let (mut at, mut left) = (day, number);
        while left > 0 {
            let Some(next) = at.succ_opt() else { break };
            at = next;
            left -= i64::from(self.works(at));
        }
        at
    }

    /// The working days after `from`, until and with `to`.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        from.iter_days().skip(1).take_while(|day| *day <= to).map(|day| i64::from(self.works(day))).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn new_year() -> Days {
        let mut days = Days::default();
        for (text, works) in [("2026-01-01", false), ("2026-01-02", false), ("2026-01-04", true)] {
            days.say(day(text), works);
        }
        days
    }

    #[test]
    fn the_first_day_and_holidays_are_not_counted_and_make_up_days_are() {
        // Wednesday; then New Year, a bridge day, a weekend of which the Sunday is worked
        let days = new_year();
        assert_eq!(days.end_of_term(day("2025-12-31"), 1), day("2026-01-04"));
        assert_eq!(days.end_of_term(day("2025-12-31"), 2), day("2026-01-05"));
        assert_eq!(days.end_of_term(day("2025-12-31"), 0), day("2025-12-31"));
        assert_eq!(days.between(day("2025-12-31"), day("2026-01-05")), 2);
    }

    #[test]
    fn a_leap_day_is_a_day() {
        let days = Days::default();
        // 2028-02-29 is a Tuesday
        assert_eq!(days.end_of_term(day("2028-02-28"), 1), day("2028-02-29"));
        assert_eq!(days.end_of_term(day("2028-02-28"), 2), day("2028-03-01"));
    }
}
