//! What becomes of matters when the person served, or the person whom one is about, moves to another district, turns out
//! to be somebody else, or is erased.

use super::record::{Matter, MatterStatus};
use entities::work::matter::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Bound, Erased, Merged, Moved};
use kit::record::{Class, Record};
use kit::stream::columns_of;
use people::erase::{Gone, clear_named};
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query};

/// A residence: its district and id.
type Key<'a> = (&'a str, i64);

/// How a matter names a residence: the columns of its district and id.
type Naming = (&'static str, &'static str);

/// That of the person served.
const SERVED: Naming = ("served_district_code", "served_id");
/// That of the person whom it is about.
const CONCERNED: Naming = ("concerned_district_code", "concerned_id");

/// Matters of who moved, and about who moved, name the new residence.
pub(crate) async fn follow(tx: &Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE || moved.before == moved.after {
        return Ok(());
    }
    rename(tx, (district_of(&moved.from), moved.before), (district_of(&moved.to), moved.after)).await
}

/// Matters of the residence that went, and about it, name the one that was kept.
pub(crate) async fn join(tx: &Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    rename(tx, (district, merged.gone), (district, merged.kept)).await
}

/// Matters that serve a person are the account's own that the person has now. What an account reported itself stays its
/// own, and what is only about a person is not the person's.
pub(crate) async fn bind(tx: &Tx, bound: &Bound) -> Result<()> {
    let mut residences = Query::select();
    residences.columns(["district_code", "id"]).from("resident");
    residences.and_where(Expr::col("person_id").eq(bound.person));
    for row in tx.rows(&residences).await? {
        let (district, id): (String, i64) = (row.try_get_by("district_code")?, row.try_get_by("id")?);
        let mut update = Query::update();
        update.table("matter").value("account_id", bound.after).cond_where(names(SERVED, (&district, id)));
        let others = Condition::any().add(Expr::col("reported_by").is_null());
        let others = others.add(Expr::col("account_id").is_null());
        update.cond_where(others.add(Expr::col("reported_by").not_equals("account_id")));
        tx.bulk_execute(&update).await?;
    }
    Ok(())
}

/// Matters that served who was erased serve nobody any more, those about that person are about nobody, and what was
/// written in them is gone. One that is open, and about that person for the sake of somebody else, is kept as it is until
/// it ends, so that it can be dealt with: it names an erased residence, which says nothing. See [`over`].
pub(crate) async fn erase(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    let mut select = Query::select();
    let key = (district_of(&erased.area), erased.id);
    let either = Condition::any().add(names(SERVED, key)).add(names(CONCERNED, key));
    select.columns(columns_of::<Entity>()).from("matter").cond_where(either);
    select.order_by("id", Order::Asc);
    let mut erased = Vec::new();
    for row in tx.rows(&select).await? {
        let matter = Model::from_query_result(&row, "")?;
        if matter.status == MatterStatus::Open.as_str() && !serves(&matter, key) {
            continue;
        }
        erased.push((matter.district_code.clone(), matter.grid_code.clone(), matter.id));
        erase_one(tx, matter, key).await?;
    }
    // last: those that were joined can be among them
    for (district, area, id) in erased {
        let permit = tx.permit(Matter::RESOURCE, Action::Change, &area)?;
        told(tx, &permit, (&district, id)).await?;
    }
    Ok(())
}

/// A matter ended: what was kept of an erased person whom it is about goes now.
///
/// # Errors
/// When the database fails.
pub(crate) async fn over(tx: &Tx, matter: &Model) -> Result<()> {
    let Some((district, id)) = matter.concerned_district_code.as_deref().zip(matter.concerned_id) else {
        return Ok(());
    };
    let mut select = Query::select();
    select
        .column("grid_code")
        .from("resident")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("id").eq(id))
        .and_where(Expr::col("status").eq("erased"));
    for row in tx.rows(&select).await? {
        let area = row.try_get_by("grid_code")?;
        tx.tell_erased(&Erased { record_type: Resident::TYPE.to_owned(), id, area }).await?;
    }
    Ok(())
}

/// Does the matter serve who lives there?
fn serves(matter: &Model, key: Key<'_>) -> bool {
    matter.served_district_code.as_deref().zip(matter.served_id) == Some(key)
}

async fn erase_one(tx: &mut Tx, matter: Model, key: Key<'_>) -> Result<()> {
    let permit = tx.permit(Matter::RESOURCE, Action::Change, &matter.grid_code)?;
    let (district, id, area) = (matter.district_code.clone(), matter.id, matter.grid_code.clone());
    texts(tx, &permit, (&district, id)).await?;
    clear_named(tx, &permit, Gone::Matter(&district, id)).await?;
    let mut row = ActiveModel::default();
    if serves(&matter, key) {
        (row.served_district_code, row.served_id, row.account_id) = (Set(None), Set(None), Set(None));
    }
    if matter.concerned_district_code.as_deref().zip(matter.concerned_id) == Some(key) {
        (row.concerned_district_code, row.concerned_id) = (Set(None), Set(None));
    }
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

/// Clears the result of a matter in those that were joined to it.
async fn told(tx: &Tx, permit: &Permit, (district, id): Key<'_>) -> Result<()> {
    let mut joined = Query::update();
    joined
        .table("matter")
        .value("result", Option::<String>::None)
        .value("version", Expr::col("version").add(1))
        .value("changed_at", tx.access().now())
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("joined_to").eq(id))
        .and_where(Expr::col("result").is_not_null());
    tx.execute(permit, &joined).await.map(drop)
}

async fn rename(tx: &Tx, from: Key<'_>, to: Key<'_>) -> Result<()> {
    for naming in [SERVED, CONCERNED] {
        let mut update = Query::update();
        update.table("matter").value(naming.0, to.0).value(naming.1, to.1);
        update.cond_where(names(naming, from));
        tx.bulk_execute(&update).await?;
    }
    Ok(())
}

/// The matters that name this residence so.
fn names((in_district, by_id): Naming, (district, residence): Key<'_>) -> Condition {
    Condition::all().add(Expr::col(by_id).eq(residence)).add(Expr::col(in_district).eq(district))
}
