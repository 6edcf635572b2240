//! Days of birth, numbers and telephones of nobody.

use super::area::Area;
use super::family::Member;
use chrono::{Days, Months, NaiveDate};
use std::collections::BTreeMap;
use wangge_core::dice::Dice;

/// Gives each person a number and a telephone that no other has.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The last sequence of an area, day and sex.
    last: BTreeMap<(&'static str, NaiveDate, bool), u16>,
    telephones: u32,
}

impl Numbers {
    /// The next sequence; an odd one is a man's. Nobody shares a day with 499 others.
    pub(super) fn sequence(&mut self, area: Area, birth: NaiveDate, male: bool) -> u16 {
        let first = if male { 1 } else { 2 };
        let next = self.last.get(&(area.of_numbers(), birth, male)).map_or(first, |last| last + 2);
        self.last.insert((area.of_numbers(), birth, male), next);
        next
    }

    /// The next telephone, of a range that is given to no one.
    pub(super) fn telephone(&mut self, age: i32, dice: &mut Dice) -> Option<String> {
        let has = match age {
            ..10 => false,
            10..15 => dice.below(3) == 0,
            15..70 => true,
            _ => dice.below(10) < 7,
        };
        has.then(|| {
            self.telephones += 1;
            format!("1540{:07}", u64::from(self.telephones) * 7_368_787 % 10_000_000)
        })
    }
}

/// A day of birth with which one has this age today.
pub(super) fn birth(member: &Member, today: NaiveDate, dice: &mut Dice) -> NaiveDate {
    let months = Months::new(u32::try_from(member.age).unwrap_or(0) * 12);
    let birthday = today.checked_sub_months(months).unwrap_or(today);
    birthday.checked_sub_days(Days::new(dice.below(365) as u64)).unwrap_or(birthday)
}
