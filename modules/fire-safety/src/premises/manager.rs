//! Who is in charge of premises. The name and the telephone go when that person dies, leaves or is erased, or when the unit
//! closed or moved out: somebody else is to be named. Who moves house is in charge as before.

use super::record::FirePremises;
use crate::follow::{Naming, rename};
use entities::fire_safety::fire_premises::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Action, Permit, Target, Tx, district_of};
use kit::hooks::{Ended, Erased, Merged, Moved};
use kit::node::GlobalId;
use kit::record::Record;
use kit::recount::Crossing;
use kit::stream::columns_of;
use people::resident::Resident;
use property::unit::Unit;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};

/// Who is in charge may be registered in another district than the premises.
pub(crate) const MANAGER: Crossing = Crossing {
    table: "fire_premises",
    record_type: "FirePremises",
    district: "manager_district_code",
    id: "manager_id",
    to: "resident",
    only: None,
};

const NAMING: Naming = (MANAGER.table, MANAGER.district, MANAGER.id);

/// Who is in charge has another residence now.
pub(crate) async fn moved(tx: &mut Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE {
        return Ok(());
    }
    let to = (district_of(&moved.to), moved.after);
    rename(tx, NAMING, (district_of(&moved.from), moved.before), to).await
}

/// Two residences turned out to be one.
pub(crate) async fn merged(tx: &mut Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    rename(tx, NAMING, (district, merged.gone), (district, merged.kept)).await
}

/// Who is in charge died or left.
pub(crate) async fn ended(tx: &mut Tx, ended: &Ended) -> Result<()> {
    if ended.record_type != Resident::TYPE {
        return Ok(());
    }
    nobody(tx, district_of(&ended.area), ended.id).await
}

/// Who is in charge is erased.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    if erased.record_type != Resident::TYPE {
        return Ok(());
    }
    nobody(tx, district_of(&erased.area), erased.id).await
}

async fn nobody(tx: &mut Tx, district: &str, residence: i64) -> Result<()> {
    let of = Condition::all()
        .add(Expr::col("manager_district_code").eq(district))
        .add(Expr::col("manager_id").eq(residence));
    for premises in found(tx, of).await? {
        let permit = tx.permit(FirePremises::RESOURCE, Action::Change, &premises.grid_code)?;
        clear(tx, &permit, premises, ActiveModel::default()).await?;
    }
    Ok(())
}

/// The unit closed, or works in another building of its grid now: it is in the premises no longer. Answers the premises as
/// they were.
pub(crate) async fn unit_left(tx: &mut Tx, area: &str, unit: i64, still: Option<i64>) -> Result<Vec<Model>> {
    let district = district_of(area);
    let of = Condition::all()
        .add(Expr::col("district_code").eq(district))
        .add(Expr::col("unit_id").eq(unit))
        .add_option(still.map(|building| Expr::col("building_id").ne(building)));
    let left = found(tx, of).await?;
    for premises in &left {
        let permit = tx.permit(FirePremises::RESOURCE, Action::Change, &premises.grid_code)?;
        let row = ActiveModel { unit_id: Set(None), ..ActiveModel::default() };
        clear(tx, &permit, premises.clone(), row).await?;
    }
    Ok(left)
}

/// The building in which a unit works now; None when it is out of force or in none.
pub(crate) async fn building_of(tx: &Tx, area: &str, unit: i64) -> Result<Option<i64>> {
    let id = GlobalId::placed(Unit::TYPE, district_of(area), unit);
    let unit = tx.known::<Unit>(&id).await?;
    Ok(unit.building_id.filter(|_| unit.status == "active"))
}

async fn found(tx: &Tx, which: Condition) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("fire_premises").cond_where(which);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

/// Nobody is in charge.
async fn clear(tx: &mut Tx, permit: &Permit, premises: Model, row: ActiveModel) -> Result<()> {
    let version = premises.version;
    let row = ActiveModel {
        manager_name: Set(None),
        manager_telephone: Set(None),
        manager_district_code: Set(None),
        manager_id: Set(None),
        ..row
    };
    let target = Target::<FirePremises>::belonging(permit, premises);
    tx.change::<FirePremises>(target, row, version, "nobody-in-charge").await.map(drop)
}
