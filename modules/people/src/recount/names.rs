//! The index of names of people: everybody whose residence is in force, and nobody else.

use kit::Result;
use kit::recount::{Difference, Recount};
use kit::search::{PEOPLE, Person};
use sea_orm::DbBackend;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Compares the index with the residences.
pub(super) async fn recount(recount: &mut Recount<'_>) -> Result<()> {
    let district = recount.district().to_owned();
    let entered = match recount.access().backend() {
        DbBackend::Postgres => {
            "EXISTS (SELECT 1 FROM resident_search s WHERE s.district_code = resident.district_code \
            AND s.record_id = resident.id)"
        }
        _ => "EXISTS (SELECT 1 FROM resident_search WHERE resident_search.rowid = resident.id)",
    };
    let active = || Expr::col("status").eq("active");
    let wrong = Condition::any()
        .add(active().and(Expr::cust(entered).not()))
        .add(active().not().and(Expr::cust(entered)));
    let mut select = Query::select();
    select.columns(["id", "grid_code", "status"]).from("resident");
    select.and_where(Expr::col("district_code").eq(district.as_str())).cond_where(wrong);
    for row in recount.rows(&select).await? {
        let (id, grid): (i64, String) = (row.try_get_by("id")?, row.try_get_by("grid_code")?);
        if recount.repairs() {
            repair(recount, &grid, id).await?;
        }
        let right = i64::from(row.try_get_by::<String, _>("status")? == "active");
        let what = format!("{PEOPLE} of {id}");
        recount.note(Difference { grid, what, kept: 1 - right, right });
    }
    Ok(())
}

/// Enters the name or takes it out, as the residence says once nobody writes it.
async fn repair(recount: &Recount<'_>, grid: &str, id: i64) -> Result<()> {
    let (tx, permit) = recount.begin(grid).await?;
    let which = || {
        let mine = Expr::col("district_code").eq(recount.district());
        Condition::all().add(mine).add(Expr::col("id").eq(id))
    };
    tx.hold("resident", which()).await?;
    let mut select = Query::select();
    select.columns(["grid_code", "name", "status"]).from("resident").cond_where(which());
    for row in tx.rows(&select).await? {
        let (grid, name): (String, String) = (row.try_get_by("grid_code")?, row.try_get_by("name")?);
        let person = Person::of(&grid, id, &name);
        if row.try_get_by::<String, _>("status")? == "active" {
            tx.enter_person(&permit, person).await?;
        } else {
            tx.remove_person(&permit, person).await?;
        }
    }
    tx.commit().await
}
