//! Visits that grid leaders were handed out in the last quarter: to people of all kinds, for all kinds of reasons, of which no
//! task says any.

use super::place::Place;
use chrono::TimeDelta;
use entities::work::visit_task;
use kit::access::Tx;
use kit::error::Result;
use kit::platform::start_of;
use people::demo::Size;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use std::collections::HashMap;
use wangge_core::bulk::insert_rows;
use wangge_core::dice::Dice;

/// Visits of the whole demo.
const VISITS: usize = 2_400;
/// Days before the day of loading on which the first was handed out.
const QUARTER: usize = 90;
const HOUR: i64 = 3_600_000;

/// Somebody who is visited.
struct Visited {
    id: i64,
    person: i64,
    /// Place in [`Place::grids`].
    grid: usize,
}

/// Writes them; answers how many.
pub(super) async fn write(tx: &Tx, place: &Place, seed: u64, size: Size) -> Result<usize> {
    let people = people(tx, place).await?;
    let mut dice = Dice::part(seed, "visits");
    let mut rows = Vec::new();
    for _ in 0..size.of(VISITS) {
        if people.is_empty() {
            break;
        }
        let who = &people[dice.below(people.len())];
        let grid = &place.grids[who.grid];
        let ago = i64::try_from(dice.below(QUARTER)).unwrap_or_default();
        let due = i64::try_from(dice.between(3, 14)).unwrap_or_default();
        let result = dice.pick(&["met", "met", "met", "met", "not_met", "needs_help"]);
        let Some(account) = grid.leader else { continue };
        let handed_out = place.today - TimeDelta::days(ago);
        let due_on = handed_out + TimeDelta::days(due);
        // mostly a day before it is due
        let done_on = Some(due_on - TimeDelta::days(1)).filter(|day| *day < place.today);
        let at = start_of(handed_out) + 9 * HOUR;
        rows.push(visit_task::Model {
            district_code: grid.district().to_owned(),
            id: tx.access().new_id(),
            grid_code: grid.code.clone(),
            grid_id: grid.id,
            resident_id: who.id,
            person_id: who.person,
            account_id: account,
            assigned_grid: grid.code.clone(),
            due_on,
            state: if done_on.is_some() { "done" } else { "open" }.to_owned(),
            result: done_on.map(|_| result.to_owned()),
            done_on,
            version: 1 + i64::from(done_on.is_some()),
            created_at: Ord::min(at, place.now),
            changed_at: Ord::min(done_on.map_or(at, |day| start_of(day) + 16 * HOUR), place.now),
        });
    }
    let number = rows.len();
    insert_rows(tx, rows.into_iter().map(|row| row.into_active_model().reset_all()).collect()).await?;
    Ok(number)
}

/// Heads of households, in the order of their grids.
async fn people(tx: &Tx, place: &Place) -> Result<Vec<Visited>> {
    const HEADS: &str = "SELECT id, person_id, grid_id FROM resident WHERE status = 'active' AND kind <> 'away' \
        AND relation IN ('01', '02') ORDER BY grid_code, id";
    let at: HashMap<i64, usize> = place.grids.iter().enumerate().map(|(at, grid)| (grid.id, at)).collect();
    let mut people = Vec::new();
    for row in tx.bulk_rows(HEADS, vec![]).await? {
        let Some(grid) = at.get(&row.try_get_by("grid_id")?) else { continue };
        people.push(Visited { id: row.try_get_by("id")?, person: row.try_get_by("person_id")?, grid: *grid });
    }
    Ok(people)
}
