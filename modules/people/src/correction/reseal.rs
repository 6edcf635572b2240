//! What a person proposed, who turned out to be another one, is sealed with that one's key.

use super::proposal::PLACE;
use kit::Result;
use kit::access::{Permit, Tx};
use kit::person::Follow;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// Seals the proposals of the person who goes with the key of the person who stays.
///
/// # Errors
/// INTERNAL when one does not fit its key; when the database fails.
pub(crate) async fn reseal(tx: &Tx, permit: &Permit, follow: &Follow) -> Result<()> {
    let mut select = Query::select();
    select
        .columns(["district_code", "id", "proposal_cipher"])
        .from("correction")
        .and_where(Expr::col("person_id").eq(follow.gone))
        .and_where(Expr::col("proposal_cipher").is_not_null());
    for row in tx.rows(&select).await? {
        let cipher: String = row.try_get_by("proposal_cipher")?;
        let proposal = follow.from.open(PLACE, &cipher)?;
        let mut update = Query::update();
        update
            .table("correction")
            .value("proposal_cipher", follow.to.seal(tx.access(), PLACE, &proposal)?)
            .and_where(Expr::col("district_code").eq(row.try_get_by::<String, _>("district_code")?))
            .and_where(Expr::col("id").eq(row.try_get_by::<i64, _>("id")?));
        tx.execute(permit, &update).await?;
    }
    Ok(())
}
