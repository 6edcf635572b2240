//! A matter that is a fire hazard is handed over to the department.

use super::inputs::TakeFireHazardInput;
use super::record::{FireHazard, FireHazardSource};
use super::report::{Drawn, enter};
use crate::policy::LINE;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use work::case::{self, CaseState};
use work::matter::Matter;

pub(super) async fn take(tx: &mut Tx, input: TakeFireHazardInput) -> Result<Written> {
    const PATH: &str = "input.matter";
    let id = input.matter.clone().of(Matter::TYPE, PATH)?;
    let matter = tx.target_as::<Matter>(&id, FireHazard::RESOURCE, Action::Create).await?;
    if matter.line != LINE {
        return Err(Error::bad_input(PATH, "a matter of the line of fire safety"));
    }
    let permit = matter.permit().clone();
    let case = case::of(tx, &permit, &matter.district_code, matter.id).await?;
    if case.state() != CaseState::UnderWay {
        let text = format!("the matter is not under way any more, but `{}`", case.state().as_str());
        return Err(Error::conflict(text));
    }
    if taken(tx, &matter.district_code, matter.id).await? {
        return Err(Error::conflict("this matter is the case of a fire hazard already"));
    }
    let mut hazard = Drawn {
        district: matter.district_code.clone(),
        grid: (matter.grid_code.clone(), matter.grid_id),
        building: matter.building_id,
        kind: input.kind,
        source: FireHazardSource::Matter,
        place: matter.place.clone(),
        detail: Some(matter.title.clone()),
    }
    .row(tx);
    hazard.matter_id = Some(matter.id);
    enter(tx, &permit, hazard).await
}

async fn taken(tx: &Tx, district: &str, matter: i64) -> Result<bool> {
    let mut select = Query::select();
    select
        .column("id")
        .from("fire_hazard")
        .and_where(Expr::col("district_code").eq(district))
        .and_where(Expr::col("matter_id").eq(matter));
    Ok(!tx.rows(&select).await?.is_empty())
}
