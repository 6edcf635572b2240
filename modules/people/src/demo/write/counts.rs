use super::Writer;
use crate::resident::Resident;
use kit::access::{Action, Tx};
use kit::error::Result;
use kit::record::Record;
use wangge_core::stat::{Deltas, Quarter};

/// Counts what was written, by the list that every count is made of.
pub(super) async fn write(tx: &Tx, writer: &Writer<'_>) -> Result<()> {
    let Some(first) = writer.grids.first() else { return Ok(()) };
    let permit = tx.permit(Resident::RESOURCE, Action::Create, &first.code)?;
    let mut deltas = Deltas::default();
    for residence in &writer.plan.residences {
        let (grid, person) = (&writer.grids[residence.grid], &writer.plan.persons[residence.person]);
        let sex = if person.male { "1" } else { "2" };
        deltas
            .of(&grid.code, grid.id)
            .residents(residence.kind, sex, Some(person.birth), 1)
            .verified(Quarter::of(writer.day(residence.verified)), 1)
            .entered(Quarter::of(writer.day(residence.entered)), 1);
    }
    for household in &writer.plan.households {
        let grid = &writer.grids[household.grid];
        deltas.of(&grid.code, grid.id).households(1);
    }
    for home in &writer.plan.homes {
        let grid = &writer.grids[home.grid];
        deltas.of(&grid.code, grid.id).dwellings(home.usage, 1);
    }
    deltas.write(tx, &permit).await
}
