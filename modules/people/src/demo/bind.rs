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
    const BIND: &str = "UPDATE resident SET account_id = $1 WHERE district_code = $2 AND id = $3";
    const ANSWER: &str = "UPDATE person SET account_id = $1, account_confirmed_at = $2 WHERE id = \
        (SELECT person_id FROM resident WHERE account_id = $1 LIMIT 1)";
    for row in tx.bulk_rows(ACCOUNTS, vec![]).await? {
        let (account, area): (i64, String) = (row.try_get_by("id")?, row.try_get_by("area_code")?);
        let Some(head) = head_in(tx, &area).await? else { continue };
        tx.bulk(BIND, vec![account.into(), district(&area).into(), head.into()]).await?;
        tx.bulk(ANSWER, vec![account.into(), tx.access().now().into()]).await?;
    }
    Ok(())
}

/// The residence of the person to whom [`bind_accounts`] binds the next account in an area, if anybody is left there.
///
/// # Errors
/// As [`bind_accounts`].
pub async fn head_in(tx: &Tx, area: &str) -> Result<Option<i64>> {
    const HEAD: &str = "SELECT id FROM resident WHERE district_code = $1 AND grid_code >= $2 AND grid_code < $3 \
        AND relation = '02' AND kind = 'registered' AND account_id IS NULL ORDER BY grid_code, id LIMIT 1";
    let values = vec![district(area).into(), area.into(), kit::code::after(area).into()];
    let rows = tx.bulk_rows(HEAD, values).await?;
    rows.first().map(|row| Ok(row.try_get_by("id")?)).transpose()
}

fn district(area: &str) -> &str {
    area.get(..6).unwrap_or_default()
}
