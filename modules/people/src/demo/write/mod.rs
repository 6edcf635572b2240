//! Gives the plan ids and writes it, in few large statements.

mod certificates;
mod counts;
mod places;
mod residents;
mod search;

use super::plan::Plan;
use kit::access::{Access, Tx};
use kit::error::Result;
use wangge_core::bulk::insert_rows;
use wangge_core::demo::DemoGrid as Grid;

/// Rows that are made and written together.
const ROWS: usize = 2_000;

/// What every row needs to know.
pub(super) struct Writer<'a> {
    access: &'a Access,
    grids: &'a [Grid],
    plan: &'a Plan,
    now: i64,
    persons: Vec<i64>,
    residences: Vec<i64>,
    households: Vec<i64>,
    homes: Vec<i64>,
    certificates: Vec<i64>,
    /// The residence that answers for each person; none for whom no residence is of.
    answering: Vec<Option<usize>>,
}

impl<'a> Writer<'a> {
    fn new(access: &'a Access, grids: &'a [Grid], plan: &'a Plan) -> Self {
        let ids = |count: usize| (0..count).map(|_| access.new_id()).collect::<Vec<_>>();
        let mut answering = vec![None; plan.persons.len()];
        for (at, residence) in plan.residences.iter().enumerate() {
            answering[residence.person].get_or_insert(at);
        }
        Self {
            access,
            grids,
            plan,
            now: access.now(),
            persons: ids(plan.persons.len()),
            residences: ids(plan.residences.len()),
            households: ids(plan.households.len()),
            homes: ids(plan.homes.len()),
            certificates: ids(plan.certificates.len()),
            answering,
        }
    }
}

/// Writes everything; `progress` is told the steps that are done, four in all.
pub(super) async fn write(
    tx: &Tx,
    grids: &[Grid],
    plan: &Plan,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Result<()> {
    let writer = Writer::new(tx.access(), grids, plan);
    for homes in ranges(plan.homes.len()) {
        insert_rows(tx, homes.map(|at| writer.home(at)).collect()).await?;
    }
    for households in ranges(plan.households.len()) {
        insert_rows(tx, households.map(|at| writer.household(at)).collect()).await?;
    }
    progress(1);
    let keys = writer.keys();
    for persons in ranges(plan.persons.len()) {
        let rows: Vec<_> =
            persons.filter_map(|at| writer.person(at, &keys[at]).transpose()).collect::<Result<_>>()?;
        insert_rows(tx, rows).await?;
    }
    progress(2);
    let settings = residents::months(tx).await?;
    for residences in ranges(plan.residences.len()) {
        let rows: Vec<_> =
            residences.map(|at| writer.residence(at, &keys, &settings)).collect::<Result<_>>()?;
        insert_rows(tx, rows).await?;
    }
    for held in ranges(plan.certificates.len()) {
        let rows: Vec<_> = held.map(|at| writer.certificate(at, &keys)).collect::<Result<_>>()?;
        insert_rows(tx, rows).await?;
    }
    progress(3);
    search::enter(tx, &writer).await?;
    counts::write(tx, &writer).await?;
    progress(4);
    Ok(())
}

/// The places of a list, so many at a time.
fn ranges(count: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    (0..count).step_by(ROWS).map(move |from| from..(from + ROWS).min(count))
}
