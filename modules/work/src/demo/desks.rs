//! What waits for the demo's accounts: matters of their first grids that were dispatched, of which each account that deals
//! with matters gets one once there are accounts.

use super::draw::Draw;
use super::plot::Turn;
use crate::procedure::Stage;
use kit::access::{Action, Tx};
use kit::error::{Error, Result};
use std::collections::HashMap;
use wangge_core::demo::all_accounts;
use wangge_core::dice::Dice;

const HOUR: i64 = 3_600_000;
/// The grids that lead to the areas of the demo's accounts.
const GRIDS: [&str; 2] = ["340705005002001", "371102100260001"];
/// Matters that each place has for them.
const EACH: usize = 36;
/// Kinds of the matters, one after the other.
const KINDS: [&str; 6] =
    ["property-dispute", "noise", "road-damage", "abandoned-vehicle", "broken-lamp", "unlicensed-shop"];

/// How many stories that are.
pub(super) const STORIES: usize = GRIDS.len() * EACH;

/// Tells them, up to where somebody has to deal with each.
///
/// # Errors
/// CONFLICT for a step that the procedure does not allow.
pub(super) fn add(draw: &mut Draw<'_>, seed: u64) -> Result<()> {
    draw.dice = Dice::part(seed, "desks");
    let lost = || Error::conflict("the demo's lists do not fit");
    for code in GRIDS {
        let grid = draw.place.grids.iter().position(|grid| grid.code == code).ok_or_else(lost)?;
        for nth in 0..EACH {
            let kind = KINDS.get(nth % KINDS.len()).ok_or_else(lost)?;
            let kind =
                draw.catalogue.kinds.iter().position(|known| known.model.code == *kind).ok_or_else(lost)?;
            let hours = 40 + i64::try_from(nth).unwrap_or_default();
            let at = draw.place.now - hours * HOUR;
            draw.tell(kind, grid, at, Turn::to(Stage::Handle, &[]))?;
        }
    }
    Ok(())
}

/// A matter that was dispatched, and nothing was done with it since.
struct Waiting {
    district: String,
    id: i64,
    version: i64,
}

/// Each of the demo's accounts that deals with matters gets one that was dispatched in its first grid: the dispatch named
/// its post. To be done once, after the accounts were written.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn hand_to_accounts(tx: &Tx) -> Result<()> {
    let policy = tx.access().policy();
    let deals = |role: &str| policy.reaches(role, "matter-handle", Action::Change).next().is_some();
    let accounts = all_accounts(policy);
    let mut posts = posts(tx).await?;
    let mut waiting = waiting(tx).await?;
    for account in accounts.iter().filter(|account| account.kind == "staff" && deals(account.role)) {
        let Some((post, line)) = posts.remove(&account.name) else { continue };
        let grid = GRIDS.into_iter().find(|grid| grid.starts_with(&account.area));
        let Some(one) = grid.and_then(|grid| waiting.get_mut(grid)?.pop()) else { continue };
        hand(tx, &one, (post, &account.area, line.as_deref())).await?;
    }
    Ok(())
}

async fn hand(tx: &Tx, matter: &Waiting, (post, area, line): (i64, &str, Option<&str>)) -> Result<()> {
    const MATTER: &str = "UPDATE matter SET post_id = $1, unit_code = $2, line = COALESCE($3, line) \
        WHERE district_code = $4 AND id = $5";
    const STEP: &str = "UPDATE matter_step SET to_post_id = $1, unit_code = $2 \
        WHERE district_code = $3 AND matter_id = $4 AND seq = $5";
    let district = matter.district.as_str();
    tx.bulk(MATTER, vec![post.into(), area.into(), line.into(), district.into(), matter.id.into()]).await?;
    tx.bulk(STEP, vec![post.into(), area.into(), district.into(), matter.id.into(), matter.version.into()])
        .await
        .map(drop)
}

/// The post of each of the demo's accounts, with its line.
async fn posts(tx: &Tx) -> Result<HashMap<String, (i64, Option<String>)>> {
    const POSTS: &str = "SELECT a.name, p.id, p.line FROM account a JOIN post p ON p.account_id = a.id \
        WHERE p.ended_at IS NULL AND (a.name LIKE 'tongguan-%' OR a.name LIKE 'heshan-%')";
    let rows = tx.bulk_rows(POSTS, vec![]).await?;
    rows.iter()
        .map(|row| Ok((row.try_get_by("name")?, (row.try_get_by("id")?, row.try_get_by("line")?))))
        .collect()
}

/// What was dispatched in the first grids and is with who was named, the last of the list to be handed out first.
async fn waiting(tx: &Tx) -> Result<HashMap<String, Vec<Waiting>>> {
    const WAITING: &str = "SELECT m.district_code, m.grid_code, m.id, m.version FROM matter m \
        JOIN matter_step s ON s.district_code = m.district_code AND s.matter_id = m.id AND s.seq = m.version \
        WHERE m.status = 'open' AND m.stage = 'handle' AND s.act = 'dispatch' AND m.paused IS NULL \
        AND m.grid_code IN ($1, $2) ORDER BY m.id";
    let mut waiting: HashMap<String, Vec<Waiting>> = HashMap::new();
    for row in tx.bulk_rows(WAITING, vec![GRIDS[0].into(), GRIDS[1].into()]).await? {
        let one = Waiting {
            district: row.try_get_by("district_code")?,
            id: row.try_get_by("id")?,
            version: row.try_get_by("version")?,
        };
        waiting.entry(row.try_get_by("grid_code")?).or_default().push(one);
    }
    Ok(waiting)
}
