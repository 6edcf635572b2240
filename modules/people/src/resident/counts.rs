//! What a residence counts for in its grid, and how many members its household has.

use entities::people::resident::Model;
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::stat::Deltas;

/// Counts the residence `number` times more.
pub(super) fn count(deltas: &mut Deltas, row: &Model, number: i32) {
    deltas.of(&row.grid_code, row.grid_id).residents(&row.kind, &row.sex, row.birth_on, number);
}

/// Counts a residence as it is in force now instead of as it was before.
pub(crate) async fn recount(
    tx: &Tx,
    permit: &Permit,
    before: Option<&Model>,
    after: Option<&Model>,
) -> Result<()> {
    let mut deltas = Deltas::default();
    if let Some(before) = before {
        count(&mut deltas, before, -1);
    }
    if let Some(after) = after {
        count(&mut deltas, after, 1);
    }
    let (left, joined) = (before.and_then(household_of), after.and_then(household_of));
    if left != joined {
        members(tx, permit, left, -1).await?;
        members(tx, permit, joined, 1).await?;
    }
    deltas.write(tx, permit).await
}

/// The key of the household of a residence.
fn household_of(row: &Model) -> Option<(&str, i64)> {
    Some((row.household_district_code.as_deref()?, row.household_id?))
}

async fn members(tx: &Tx, permit: &Permit, household: Option<(&str, i64)>, number: i32) -> Result<()> {
    let Some((district, id)) = household else { return Ok(()) };
    let mut update = Query::update();
    update
        .table("household")
        .value("people", Expr::col("people").add(number))
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(id));
    tx.execute(permit, &update).await.map(drop)
}
