//! What a law has kept today.

use chrono::NaiveDate;
use entities::people::{erasure, resident};
use kit::Result;
use kit::access::{Permit, Tx};
use kit::stream::columns_of;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, FromQueryResult, IntoActiveModel};

/// The cases by which a residence is kept on this day.
pub(super) fn kept_on(day: NaiveDate) -> Condition {
    let held = Expr::col(("erasure", "state")).eq("held");
    Condition::all().add(held).add(Expr::col(("erasure", "keep_until")).gte(day))
}

/// The residences of a person that are kept today: district and id.
pub(super) async fn kept_of(tx: &Tx, person: i64) -> Result<Vec<(String, i64)>> {
    let mut select = Query::select();
    select
        .columns(["district_code", "resident_id"])
        .from("erasure")
        .and_where(Expr::col("person_id").eq(person))
        .cond_where(kept_on(tx.access().today()));
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok((row.try_get_by("district_code")?, row.try_get_by("resident_id")?))).collect()
}

/// Has the law keep the residence that follows another one in its district, too: what was entered with the one before goes
/// along to it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn hold_along(
    tx: &Tx,
    permit: &Permit,
    before: &resident::Model,
    after: &resident::Model,
) -> Result<()> {
    if before.district_code != after.district_code {
        return Ok(());
    }
    let mut select = Query::select();
    select
        .columns(columns_of::<erasure::Entity>())
        .from("erasure")
        .and_where(Expr::col("district_code").eq(before.district_code.as_str()))
        .and_where(Expr::col("resident_id").eq(before.id))
        .cond_where(kept_on(tx.access().today()));
    for row in tx.rows(&select).await? {
        let now = tx.access().now();
        let case = erasure::Model {
            id: tx.access().new_id(),
            grid_code: after.grid_code.clone(),
            grid_id: after.grid_id,
            resident_id: after.id,
            person_id: after.person_id,
            ground: None,
            note: None,
            answer: None,
            version: 1,
            created_at: now,
            changed_at: now,
            ..erasure::Model::from_query_result(&row, "")?
        };
        tx.insert(permit, case.into_active_model().reset_all()).await?;
    }
    Ok(())
}
