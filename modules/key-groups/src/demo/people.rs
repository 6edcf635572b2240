//! Grown-up people of the demo, as many as files are told of, but those whose accounts the demo shows to everybody.

use ::people::demo::head_in;
use kit::access::Tx;
use kit::error::Result;
use std::collections::{BTreeMap, BTreeSet};
use wangge_core::demo::{DemoGrid, all_accounts, grids};
use wangge_core::dice::Dice;

/// Somebody who lives in a grid.
pub(super) struct Living {
    pub(super) resident: i64,
    pub(super) person: i64,
    pub(super) district: String,
    pub(super) grid_code: String,
    pub(super) grid_id: i64,
    /// The account of the leader of the grid.
    pub(super) leader: Option<i64>,
    /// The account of a police officer of the grid.
    pub(super) police: Option<i64>,
}

/// People at random, each once.
pub(super) async fn read(tx: &Tx, number: usize, dice: &mut Dice) -> Result<Vec<Living>> {
    const PEOPLE: &str = "SELECT district_code, id, person_id, grid_code, grid_id FROM resident \
        WHERE status = 'active' AND kind = 'registered' AND birth_on < $1 ORDER BY grid_code, id";
    const POLICE: &str = "SELECT area_code, account_id FROM post WHERE role = 'police-officer' \
        AND ended_at IS NULL ORDER BY id DESC";
    let grown = tx.access().today() - chrono::Months::new(12 * 20);
    let rows = tx.bulk_rows(PEOPLE, vec![grown.into()]).await?;
    let mut police: BTreeMap<String, i64> = BTreeMap::new();
    for row in tx.bulk_rows(POLICE, vec![]).await? {
        police.insert(row.try_get_by("area_code")?, row.try_get_by("account_id")?);
    }
    let leaders: BTreeMap<i64, Option<i64>> =
        grids(tx).await?.iter().map(|grid: &DemoGrid| (grid.id, grid.leader)).collect();
    let own = with_accounts(tx).await?;
    let (mut people, mut seen) = (Vec::new(), BTreeSet::new());
    // a few more tries than people, since some are drawn twice
    for _ in 0..number * 2 {
        if people.len() == number || rows.is_empty() {
            break;
        }
        let row = &rows[dice.below(rows.len())];
        let (resident, person): (i64, i64) = (row.try_get_by("id")?, row.try_get_by("person_id")?);
        if own.contains(&resident) || !seen.insert(person) {
            continue;
        }
        let (grid_code, grid_id): (String, i64) = (row.try_get_by("grid_code")?, row.try_get_by("grid_id")?);
        people.push(Living {
            resident,
            person,
            district: row.try_get_by("district_code")?,
            leader: leaders.get(&grid_id).copied().flatten(),
            police: police.get(&grid_code).copied(),
            grid_code,
            grid_id,
        });
    }
    Ok(people)
}

/// The residences of those to whom the demo will bind its accounts of residents.
async fn with_accounts(tx: &Tx) -> Result<BTreeSet<i64>> {
    let mut residences = BTreeSet::new();
    for account in all_accounts(tx.access().policy()).iter().filter(|account| account.kind == "resident") {
        residences.extend(head_in(tx, &account.area).await?);
    }
    Ok(residences)
}
