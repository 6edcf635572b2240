//! What becomes of matters when the person served moves to another district, turns out to be somebody else, or is
//! erased.

use super::record::Matter;
use entities::work::matter::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Bound, Erased, Merged, Moved};
use kit::record::{Class, Record};
use kit::stream::columns_of;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// A residence: its district and id.
type Key<'a> = (&'a str, i64);

/// Matters of who moved serve the new residence.
pub(crate) async fn follow(tx: &Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || moved.before == moved.after {
        return Ok(());
    }
    serve(tx, (district_of(&moved.from), moved.before), (district_of(&moved.to), moved.after)).await
}

/// Matters of the residence that went serve the one that was kept.
pub(crate) async fn join(tx: &Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    serve(tx, (district, merged.gone), (district, merged.kept)).await
}

/// Matters of a person are the account's own that the person has now. What an account reported itself stays its own.
pub(crate) async fn bind(tx: &Tx, bound: &Bound) -> Result<()> {
    let mut residences = Query::select();
    residences.columns(["district_code", "id"]).from("resident");
    residences.and_where(Expr::col("person_id").eq(bound.person));
    for row in tx.rows(&residences).await? {
        let (district, id): (String, i64) = (row.try_get_by("district_code")?, row.try_get_by("id")?);
        let mut update = Query::update();
        update.table("matter").value("account_id", bound.after).cond_where(served((&district, id)));
        let others = Condition::any().add(Expr::col("reported_by").is_null());
        let others = others.add(Expr::col("account_id").is_null());
        update.cond_where(others.add(Expr::col("reported_by").not_equals("account_id")));
        tx.bulk_execute(&update).await?;
    }
    Ok(())
}

/// Matters of who was erased serve nobody any more, and what was written in them is gone.
pub(crate) async fn erase(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    let mut select = Query::select();
    let key = (district_of(&erased.area), erased.id);
    select.columns(columns_of::<Entity>()).from("matter").cond_where(served(key));
    for row in tx.rows(&select).await? {
        erase_one(tx, Model::from_query_result(&row, "")?).await?;
    }
    Ok(())
}

async fn erase_one(tx: &mut Tx, matter: Model) -> Result<()> {
    let permit = tx.permit(Matter::RESOURCE, Action::Change, &matter.grid_code)?;
    let (district, id, area) = (matter.district_code.clone(), matter.id, matter.grid_code.clone());
    texts(tx, &permit, (&district, id)).await?;
    let row = ActiveModel {
        served_district_code: Set(None),
        served_id: Set(None),
        account_id: Set(None),
        ..ActiveModel::default()
    };
    let version = matter.version;
    tx.erase::<Matter>(Target::belonging(&permit, matter), Class::Personal, row, version).await?;
    // its attachments go with it
    tx.tell_erased(&Erased { record_type: Matter::TYPE.to_owned(), id, area }).await
}

/// Clears what was written in the steps and work sheets of a matter.
async fn texts(tx: &Tx, permit: &Permit, (district, id): Key<'_>) -> Result<()> {
    let of_matter = || {
        let here = Condition::all().add(Expr::col("district_code").eq(district));
        here.add(Expr::col("matter_id").eq(id))
    };
    let mut steps = Query::update();
    steps.table("matter_step").value("note", Option::<String>::None).cond_where(of_matter());
    tx.execute(permit, &steps).await?;
    let mut sheets = Query::update();
    sheets
        .table("work_sheet")
        .value("task", "")
        .value("answer", Option::<String>::None)
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .cond_where(of_matter());
    tx.execute(permit, &sheets).await.map(drop)
}

async fn serve(tx: &Tx, from: Key<'_>, to: Key<'_>) -> Result<()> {
    let mut update = Query::update();
    update.table("matter").value("served_district_code", to.0).value("served_id", to.1);
    update.cond_where(served(from));
    tx.bulk_execute(&update).await.map(drop)
}

/// The matters that serve this residence.
fn served((district, residence): Key<'_>) -> Condition {
    let served = Condition::all().add(Expr::col("served_id").eq(residence));
    served.add(Expr::col("served_district_code").eq(district))
}
