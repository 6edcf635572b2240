//! Gives the plan ids and writes it.

mod names;
mod places;
mod premises;
mod settings;
mod shapes;
mod staff;

use super::boundaries::DivisionShape;
use super::plan::Plan;
use crate::bulk::insert_rows;
use kit::access::{Access, Tx};
use kit::error::{Error, Result};

/// What every row needs to know.
pub(super) struct Writer<'a> {
    pub(super) tx: &'a Tx,
    pub(super) plan: &'a Plan,
    pub(super) now: i64,
    /// Ids of [`Plan::grids`].
    pub(super) grid_ids: Vec<i64>,
    /// Ids of [`Plan::compounds`].
    pub(super) compound_ids: Vec<i64>,
    /// Ids of [`Plan::roads`].
    pub(super) road_ids: Vec<i64>,
}

/// Writes everything in one transaction; `progress` is told the steps that are done, five in all.
pub(super) async fn write(
    access: &Access,
    boundaries: &[DivisionShape],
    plan: &Plan,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<()> {
    let tx = access.begin().await?;
    check_empty(&tx).await?;
    let ids = |count: usize| (0..count).map(|_| access.new_id()).collect();
    let writer = Writer {
        tx: &tx,
        plan,
        now: access.now(),
        grid_ids: ids(plan.grids.len()),
        compound_ids: ids(plan.compounds.len()),
        road_ids: ids(plan.roads.len()),
    };
    insert_rows(&tx, settings::rows(writer.now)).await?;
    insert_rows(&tx, shapes::of_divisions(boundaries.iter().chain(&plan.shapes), writer.now)).await?;
    progress(1);
    insert_rows(&tx, writer.grids()).await?;
    insert_rows(&tx, writer.unit_checks()).await?;
    insert_rows(&tx, writer.compounds()).await?;
    insert_rows(&tx, writer.roads()).await?;
    progress(2);
    let buildings = writer.buildings();
    let facilities = writer.facilities();
    names::enter(&tx, names::all(&writer, &buildings, &facilities)).await?;
    progress(3);
    insert_rows(&tx, buildings).await?;
    insert_rows(&tx, facilities).await?;
    progress(4);
    insert_rows(&tx, writer.place_grids()).await?;
    insert_rows(&tx, writer.shapes()).await?;
    insert_rows(&tx, writer.counters()).await?;
    write_staff(&writer).await?;
    tx.commit().await?;
    progress(5);
    Ok(())
}

/// Writes who works in the grids, their boards, liaisons and bodies.
async fn write_staff(writer: &Writer<'_>) -> Result<()> {
    let ids = writer.staff_ids();
    insert_rows(writer.tx, writer.accounts(&ids)).await?;
    insert_rows(writer.tx, writer.posts(&ids)).await?;
    insert_rows(writer.tx, writer.leaves(&ids)).await?;
    insert_rows(writer.tx, writer.boards()).await?;
    insert_rows(writer.tx, writer.liaisons(&ids)).await?;
    insert_rows(writer.tx, writer.bodies(&ids)).await?;
    insert_rows(writer.tx, writer.body_members(&ids)).await
}

/// Refuses a database that has grids already.
async fn check_empty(tx: &Tx) -> Result<()> {
    match tx.bulk_rows("SELECT id FROM grid LIMIT 1", vec![]).await?.is_empty() {
        true => Ok(()),
        false => Err(Error::conflict("the database has places already; the demo needs an empty one")),
    }
}
