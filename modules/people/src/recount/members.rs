//! How many members each household has.

use kit::Result;
use kit::recount::{Difference, Recount};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};

/// Compares `household.people` with the residences in force that name the household, wherever they lie.
pub(super) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let district = recount.district().to_owned();
    for row in recount.rows(&differing(&district)).await? {
        let (id, grid): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
        if recount.repairs() {
            let (tx, permit) = recount.begin(&grid).await?;
            let which = || {
                let mine = Expr::col("district_code").eq(district.as_str());
                Condition::all().add(mine).add(Expr::col("id").eq(id))
            };
            // who joins or leaves writes the residence first and this row after it
            tx.hold("household", which()).await?;
            let mut update = Query::update();
            update.table("household").value("people", members()).cond_where(which());
            tx.execute(&permit, &update).await?;
            tx.commit().await?;
        }
        let kept: i32 = row.try_get_by("people")?;
        let what = format!("household.people of {id}");
        recount.note(Difference { grid, what, kept: kept.into(), right: row.try_get_by("members")? });
    }
    Ok(())
}

/// The households of a district whose number of members is wrong.
fn differing(district: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["id", "grid_code", "people"])
        .expr_as(members(), Alias::new("members"))
        .from("household")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("people").ne(members()));
    select
}

/// The members of a household.
fn members() -> Expr {
    let mut members = Query::select();
    members
        .expr(Expr::cust("COUNT(*)"))
        .from("resident")
        .and_where(Expr::col(("resident", "household_id")).equals(("household", "id")))
        .and_where(Expr::col(("resident", "household_district_code")).equals(("household", "district_code")))
        .and_where(Expr::col(("resident", "status")).eq("active"));
    Expr::SubQuery(None, Box::new(members.take().into()))
}
