//! The demo's residents see their own record: their accounts are bound to people.

use kit::access::Tx;
use kit::error::Result;

/// Binds each account of a resident to the head of a household in the account's area, and confirms that. To be done once, after the
/// accounts were written; only the platform itself may.
///
/// # Errors
/// FORBIDDEN for a caller of the graph; when the database fails.
pub async fn bind_accounts(tx: &Tx) -> Result<()> {
    const ACCOUNTS: &str = "SELECT id, area_code FROM account WHERE kind = 'resident' ORDER BY id";
    const BIND: &str = "UPDATE resident SET account_id = $1 WHERE district_code = $2 AND id = \
        (SELECT id FROM resident WHERE district_code = $2 AND grid_code >= $3 AND grid_code < $4 AND relation = '02' \
        AND kind = 'registered' AND account_id IS NULL ORDER BY grid_code, id LIMIT 1)";
    const ANSWER: &str = "UPDATE person SET account_id = $1, account_confirmed_at = $2 WHERE id = \
        (SELECT person_id FROM resident WHERE account_id = $1 LIMIT 1)";
    for row in tx.bulk_rows(ACCOUNTS, vec![]).await? {
        let (account, area): (i64, String) = (row.try_get_by("id")?, row.try_get_by("area_code")?);
        let (district, end) = (area.get(..6).unwrap_or_default(), kit::code::after(&area));
        let values = vec![account.into(), district.into(), area.as_str().into(), end.into()];
        tx.bulk(BIND, values).await?;
        tx.bulk(ANSWER, vec![account.into(), tx.access().now().into()]).await?;
    }
    Ok(())
}
