//! What people know of dwellings: the table is there for them, its record is of the module of property.

use kit::access::{Permit, Tx};
use kit::node::GlobalId;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::places::standing::Ground;

kit::text_enum! {
    /// What a dwelling is used for (房屋用途).
    DwellingUsage {
        /// Its owner lives in it (自住).
        Own = "own",
        /// It is let (出租).
        Let = "let",
        /// Nobody lives in it (空置).
        Vacant = "vacant",
        /// For business (经营).
        Business = "business",
        /// A dormitory or the like (集体宿舍).
        Collective = "collective",
    }
}

/// A dwelling in force of the grid, and its building. Who may enter residences or households in the grid may name its
/// dwellings.
///
/// # Errors
/// BAD_USER_INPUT at `path` when it is none.
pub(crate) async fn dwelling_in(tx: &Tx, id: &GlobalId, grid: &Ground, path: &str) -> Result<(i64, i64)> {
    let id = id.clone().of("Dwelling", path)?;
    let mut select = Query::select();
    select
        .column("building_id")
        .from("dwelling")
        .and_where(Expr::col("district_code").eq(grid.code.district()))
        .and_where(Expr::col("id").eq(id.id()?))
        .and_where(Expr::col("grid_id").eq(grid.id))
        .and_where(Expr::col("status").eq("active"));
    let rows = tx.rows(&select).await?;
    let row = rows.first().filter(|_| id.district == grid.code.district());
    let row = row.ok_or_else(|| Error::bad_input(path, "there is no such dwelling in force in the grid"))?;
    Ok((id.id()?, row.try_get_by("building_id")?))
}

/// Who no longer lives in a dwelling is no tenant of it.
pub(crate) async fn leave_tenancies(tx: &Tx, permit: &Permit, district: &str, resident: i64) -> Result<()> {
    let mut delete = Query::delete();
    delete
        .from_table("tenancy_tenant")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("resident_id").eq(resident));
    tx.execute(permit, &delete).await.map(drop)
}
