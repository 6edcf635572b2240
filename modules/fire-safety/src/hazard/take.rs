//! A matter that is a fire hazard is handed over to the department.

use super::inputs::TakeFireHazardInput;
use super::record::{FireHazard, FireHazardSource};
use super::report::{Drawn, enter};
use crate::policy::LINE;
use kit::access::{Action, Tx, Written};
use kit::record::Record;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::links::known;
use work::case::{self, CaseState};
use work::matter::Matter;

pub(super) async fn take(tx: &mut Tx, input: TakeFireHazardInput) -> Result<Written> {
    const PATH: &str = "input.matter";
    let matter = known::<Matter>(tx, &input.matter, PATH).await?;
    if matter.line != LINE {
        return Err(Error::bad_input(PATH, "a matter of the line of fire safety"));
    }
    let permit = tx.permit(FireHazard::RESOURCE, Action::Create, &matter.grid_code)?;
    let case = case::of(tx, &permit, &matter.district_code, matter.id).await?;
    if case.state() != CaseState::UnderWay {
        let text = format!("the matter is not under way any more, but `{}`", case.state().as_str());
        return Err(Error::conflict(text));
    }
    if taken(tx, &matter.district_code, matter.id).await? {
        return Err(Error::conflict("this matter is the case of a fire hazard already"));
    }
    let mut hazard = Drawn {
        district: matter.district_code,
        grid: (matter.grid_code, matter.grid_id),
        building: matter.building_id,
        kind: input.kind,
        source: FireHazardSource::Matter,
        place: matter.place,
        detail: Some(matter.title),
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
