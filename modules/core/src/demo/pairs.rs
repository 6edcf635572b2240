//! The pairs of the demo's accounts: the grid leaders of its two places and of the grids beside theirs.

use kit::access::Tx;
use kit::error::Result;

/// Makes each grid leader among the demo's accounts and the leader of a grid beside cover each other. To be done once,
/// after the accounts were written; only the platform itself may.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn pair_leaders(tx: &Tx) -> Result<()> {
    const UNCOVERED: &str = "SELECT a.id AS one, b.id AS other FROM post a JOIN post b ON b.id > a.id \
        AND substr(b.area_code, 1, 12) = substr(a.area_code, 1, 12) WHERE a.role = 'grid-leader' \
        AND b.role = 'grid-leader' AND a.covered_by IS NULL AND b.covered_by IS NULL";
    const COVER: &str = "UPDATE post SET covered_by = $1 WHERE id = $2";
    for row in tx.bulk_rows(UNCOVERED, vec![]).await? {
        let (one, other): (i64, i64) = (row.try_get_by("one")?, row.try_get_by("other")?);
        tx.bulk(COVER, vec![one.into(), other.into()]).await?;
        tx.bulk(COVER, vec![other.into(), one.into()]).await?;
    }
    Ok(())
}
