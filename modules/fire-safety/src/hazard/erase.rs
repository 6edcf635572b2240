//! What becomes of a hazard when the person goes whom its case concerns, or who reported it: what was written about it goes,
//! and the hazard stays.

use super::record::FireHazard;
use super::step::FireHazardStep;
use super::steps::steps_of;
use crate::follow::{Naming, rename};
use entities::fire_safety::fire_hazard::{ActiveModel, Entity, Model};
use kit::Result;
use kit::access::{Action, Target, Tx, district_of};
use kit::hooks::{Erased, Merged, Moved};
use kit::record::{Class, Record};
use kit::recount::Crossing;
use kit::stream::columns_of;
use people::resident::Resident;
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use work::matter::Matter;

/// Who reported a hazard may live in another district.
pub(crate) const REPORTER: Crossing = Crossing {
    table: "fire_hazard",
    record_type: "FireHazard",
    district: "reporter_district_code",
    id: "reporter_id",
    to: "resident",
    only: None,
};

const NAMING: Naming = (REPORTER.table, REPORTER.district, REPORTER.id);

/// Who reported it has another residence now.
pub(crate) async fn moved(tx: &Tx, moved: &Moved) -> Result<()> {
    if moved.record_type != Resident::TYPE {
        return Ok(());
    }
    let to = (district_of(&moved.to), moved.after);
    rename(tx, NAMING, (district_of(&moved.from), moved.before), to).await
}

/// Two residences of who reported it turned out to be one.
pub(crate) async fn merged(tx: &Tx, merged: &Merged) -> Result<()> {
    if merged.record_type != Resident::TYPE {
        return Ok(());
    }
    let district = district_of(&merged.area);
    rename(tx, NAMING, (district, merged.gone), (district, merged.kept)).await
}

/// The matter was erased with the person whom it concerned, or the residence of who reported it was.
pub(crate) async fn erased(tx: &mut Tx, erased: &Erased) -> Result<()> {
    let district = district_of(&erased.area);
    if erased.record_type == Matter::TYPE {
        let of = Condition::all()
            .add(Expr::col("district_code").eq(district))
            .add(Expr::col("matter_id").eq(erased.id));
        for hazard in found(tx, of).await? {
            one(tx, hazard, true).await?;
        }
    }
    if erased.record_type == Resident::TYPE {
        let of = Condition::all()
            .add(Expr::col("reporter_district_code").eq(district))
            .add(Expr::col("reporter_id").eq(erased.id));
        for hazard in found(tx, of).await? {
            // what the department wrote of the place tells nothing of who reported it
            one(tx, hazard, false).await?;
        }
    }
    Ok(())
}

async fn found(tx: &Tx, which: Condition) -> Result<Vec<Model>> {
    let mut select = Query::select();
    select.columns(columns_of::<Entity>()).from("fire_hazard").cond_where(which);
    let rows = tx.rows(&select).await?;
    rows.iter().map(|row| Ok(Model::from_query_result(row, "")?)).collect()
}

async fn one(tx: &mut Tx, hazard: Model, steps: bool) -> Result<()> {
    let permit = tx.permit(FireHazard::RESOURCE, Action::Change, &hazard.grid_code)?;
    if steps {
        let (district, id) = (hazard.district_code.as_str(), hazard.id);
        for step in steps_of(tx, district, id).await? {
            let (id, area) = (step.id, step.grid_code);
            tx.tell_erased(&Erased { record_type: FireHazardStep::TYPE.to_owned(), id, area }).await?;
        }
        let mut notes = Query::update();
        notes
            .table("fire_hazard_step")
            .value("note", Option::<String>::None)
            .and_where(Expr::col("district_code").eq(district))
            .and_where(Expr::col("hazard_id").eq(id));
        tx.execute(&permit, &notes).await?;
    }
    let version = hazard.version;
    let row = ActiveModel {
        reporter_district_code: Set(None),
        reporter_id: Set(None),
        account_id: Set(None),
        ..ActiveModel::default()
    };
    let target = Target::<FireHazard>::belonging(&permit, hazard);
    tx.erase::<FireHazard>(target, Class::Personal, row, version).await.map(drop)
}
