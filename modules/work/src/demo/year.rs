//! A year of matters as they go mostly, wherever every post has somebody: what measurements are made on.

use super::draw::Draw;
use super::place::Place;
use super::{Catalogue, Totals, check_empty, holidays, write};
use chrono::{Datelike, NaiveDate, TimeDelta};
use kit::access::Access;
use kit::error::Result;
use wangge_core::dice::Dice;

/// Days of the year that ends yesterday.
const DAYS: usize = 365;
/// Matters from which on indexes are made afterwards.
const MANY: usize = 1_000;
/// The tables that they fill.
const FILLED: [&str; 4] = ["matter", "matter_step", "matter_stat", "matter_sum"];

/// Writes the demo's catalogue and calendar and so many matters of the year that ended yesterday, in a database with places
/// and staff and without a catalogue; `access` is the system's. They are told and counted month by month, so that ids follow
/// the reports and memory holds one month.
///
/// # Errors
/// CONFLICT when there is a catalogue already, or a post lacks somebody; when the database fails.
pub async fn year(access: &Access, seed: u64, number: usize) -> Result<Totals> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let place = Place::read(&tx).await?;
    let catalogue = Catalogue::new(access, &place)?;
    let days = holidays::calendar();
    let editions = write::catalogue(&tx, &place, &catalogue).await?;
    if number >= MANY {
        for table in FILLED {
            tx.bulk_into_empty(table).await?;
        }
    }
    let dice = Dice::part(seed, "year");
    let mut draw =
        Draw { place: &place, catalogue: &catalogue, days: &days, dice, before: 0, stories: Vec::new() };
    let mut totals = Totals { kinds: catalogue.kinds.len(), editions, ..Totals::default() };
    for ago in months(place.today) {
        let until = number * (DAYS + 1 - ago.0) / DAYS;
        while draw.before + draw.stories.len() < until {
            draw.usual(ago)?;
        }
        let stories = write::with_ids(access, std::mem::take(&mut draw.stories));
        draw.before += stories.len();
        totals.add(&write::stories(&tx, &place, &stories).await?);
    }
    tx.commit().await?;
    Ok(totals)
}

/// The months of the year, each as days before today: its last day and its first.
fn months(today: NaiveDate) -> Vec<(usize, usize)> {
    let mut months: Vec<(u32, (usize, usize))> = Vec::new();
    let first = today - TimeDelta::days(i64::try_from(DAYS).unwrap_or_default());
    for (ago, day) in (1..=DAYS).rev().zip(first.iter_days()) {
        match months.last_mut() {
            Some((month, (least, _))) if *month == day.month() => *least = ago,
            _ => months.push((day.month(), (ago, ago))),
        }
    }
    months.into_iter().map(|(_, ago)| ago).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_are_all_days_of_the_year_once() {
        let months = months(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
        assert_eq!((months.first(), months.last()), (Some(&(335, 365)), Some(&(1, 28))));
        assert!(months.windows(2).all(|two| two[0].0 == two[1].1 + 1));
    }
}
