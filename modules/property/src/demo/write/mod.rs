//! Gives the plan ids and writes it, in few large statements.

mod holdings;
mod units;

use super::place::Place;
use super::types::Plan;
use crate::unit::Unit;
use kit::access::{Access, Action, Tx};
use kit::error::{Error, Result};
use kit::record::Record;
use wangge_core::bulk::{JsonRows, insert_rows, source};
use wangge_core::stat::Deltas;

/// What every row needs to know.
struct Writer<'a> {
    access: &'a Access,
    place: &'a Place,
    plan: &'a Plan,
    now: i64,
    units: Vec<i64>,
    tenancies: Vec<i64>,
}

/// Writes everything.
pub(super) async fn write(tx: &Tx, place: &Place, plan: &Plan) -> Result<()> {
    let access = tx.access();
    let ids = |count: usize| (0..count).map(|_| access.new_id()).collect::<Vec<_>>();
    let (units, tenancies) = (ids(plan.units.len()), ids(plan.tenancies.len()));
    let writer = Writer { access, place, plan, now: access.now(), units, tenancies };
    insert_rows(tx, writer.units()).await?;
    insert_rows(tx, writer.codes()).await?;
    employ(tx, &writer).await?;
    insert_rows(tx, plan.ownerships.iter().map(|of| writer.ownership(of)).collect()).await?;
    let tenancies = || writer.plan.tenancies.iter().zip(&writer.tenancies);
    insert_rows(tx, tenancies().map(|(of, id)| writer.tenancy(of, *id)).collect()).await?;
    insert_rows(tx, tenancies().flat_map(|(of, id)| writer.tenants(of, *id)).collect()).await?;
    insert_rows(tx, tenancies().flat_map(|(of, id)| writer.checks(of, *id)).collect()).await?;
    count(tx, &writer).await
}

/// Counts the units, by the list that every count is made of.
async fn count(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let Some(first) = writer.place.grids.first() else { return Ok(()) };
    let permit = tx.permit(Unit::RESOURCE, Action::Create, &first.code)?;
    let mut deltas = Deltas::default();
    for unit in &writer.plan.units {
        let grid = &writer.place.grids[unit.grid];
        deltas.of(&grid.code, grid.id).units(unit.key_place.is_some(), 1);
    }
    deltas.write(tx, &permit).await
}

/// Says of those who work in a unit which one it is.
async fn employ(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let mut rows = JsonRows::default();
    for (person, unit) in &writer.plan.workers {
        let (person, planned) = (&writer.place.people[*person], &writer.plan.units[*unit]);
        let district = writer.place.grids[person.grid].district();
        let row = (district, person.id.to_string(), writer.units[*unit].to_string(), &planned.name);
        rows.push(&row).map_err(Error::internal)?;
    }
    let sql = format!(
        "UPDATE resident SET unit_district_code = r.c0, unit_id = CAST(r.c2 AS bigint), workplace = r.c3 FROM {} \
         WHERE resident.district_code = r.c0 AND resident.id = CAST(r.c1 AS bigint)",
        source(tx.backend(), 4)
    );
    tx.bulk(sql, vec![rows.take().into()]).await.map(drop)
}
