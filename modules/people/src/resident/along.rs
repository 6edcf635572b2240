//! What departments hold of a person lies where the person lives: in the moving and merging transactions, also of
//! modules that are off.

use entities::Tie;
use entities::people::resident::Model;
use kit::Result;
use kit::access::{Permit, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// The tables of departments whose rows are a person's: those of `entities::TABLES` that say so.
pub(crate) fn of_persons(tx: &Tx) -> impl Iterator<Item = &'static str> {
    let tables = tx.access().policy().tied_tables();
    tables.filter(|(_, tie)| *tie == Tie::Person).map(|(table, _)| table)
}

/// Rows about the residence `before` are about `after` now, where both are of one district.
pub(crate) async fn go_along(tx: &Tx, permit: &Permit, before: &Model, after: &Model) -> Result<()> {
    if before.district_code != after.district_code {
        return Ok(());
    }
    for table in of_persons(tx) {
        let mut update = Query::update();
        update
            .table(table)
            .value("resident_id", after.id)
            .value("grid_code", after.grid_code.as_str())
            .value("grid_id", after.grid_id)
            .and_where(Expr::col("district_code").eq(before.district_code.as_str()))
            .and_where(Expr::col("resident_id").eq(before.id));
        tx.execute(permit, &update).await?;
    }
    Ok(())
}
