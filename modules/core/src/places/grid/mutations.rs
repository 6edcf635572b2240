//! What is done with grids.

use super::check::{fits, record};
use super::create::create;
use super::inputs::{ChangeGridInput, CreateGridInput, RecordUnitCheckInput, RetireGridInput};
use super::record::{Grid, GridKind};
use super::retire::retire;
use crate::places::contents::Contents;
use crate::places::{read_back, text};
use async_graphql::{Context, MaybeUndefined, Object, SimpleObject};
use entities::places::grid::ActiveModel;
use kit::access::{Action, Target, Tx, Written};
use kit::once::once;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::search::Named;
use kit::shelf::Shelf;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// The mutations of grids.
pub(super) struct GridMutations;

impl From<&MutationRoot> for GridMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A grid that was written.
#[derive(SimpleObject)]
struct GridPayload {
    /// The grid as it is now; null when it is out of your reach now.
    grid: Option<Row<Grid>>,
}

impl GridPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { grid: read_back(ctx, &written, "grid").await? }))
    }
}

#[Object]
impl GridMutations {
    /// Enters a new grid. It gets the next number of its community; grids that are entered at the same time are
    /// numbered in the order of their entry: from west to east, then from north to south.
    async fn create_grid(&self, ctx: &Context<'_>, input: CreateGridInput) -> Result<Option<GridPayload>> {
        let key = input.idempotency_key.clone();
        GridPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a grid.
    async fn change_grid(&self, ctx: &Context<'_>, input: ChangeGridInput) -> Result<Option<GridPayload>> {
        let key = input.idempotency_key.clone();
        GridPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Ends a grid. Its code is never given again. The buildings, compounds, roads and facilities in it must be moved out
    /// of it or retired before, its open matters closed, and the posts, liaisons and bodies of its area taken away,
    /// transferred or ended: CONFLICT says how many of each are left.
    async fn retire_grid(&self, ctx: &Context<'_>, input: RetireGridInput) -> Result<Option<GridPayload>> {
        let key = input.idempotency_key.clone();
        let contents = ctx.data_unchecked::<Shelf>().get::<Contents>();
        let work = async |tx: &mut Tx| retire(tx, input, &contents).await;
        GridPayload::of(ctx, once(ctx, key.as_deref(), work).await?).await
    }

    /// Records a check of a unit grid.
    async fn record_unit_check(
        &self,
        ctx: &Context<'_>,
        input: RecordUnitCheckInput,
    ) -> Result<Option<GridPayload>> {
        let key = input.idempotency_key.clone();
        GridPayload::of(ctx, once(ctx, key.as_deref(), async |tx| check(tx, input).await).await?).await
    }
}

async fn change(tx: &mut Tx, input: ChangeGridInput) -> Result<Written> {
    let grid = active(tx.target::<Grid>(&input.id, Action::Change).await?)?;
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        row.name = Set(text::name(name, "input.name")?);
    }
    if let Some(kind) = input.kind {
        let becomes_unit = kind == GridKind::Unit && grid.kind != kind.as_str();
        fits(becomes_unit, input.unit_check.as_ref(), "input.unitCheck")?;
        row.kind = Set(kind.as_str().to_owned());
    } else if input.unit_check.is_some() {
        return Err(Error::bad_input(
            "input.unitCheck",
            "use recordUnitCheck for a grid that is one already",
        ));
    }
    figure(input.declared_households, &mut row.declared_households, "input.declaredHouseholds")?;
    figure(input.declared_people, &mut row.declared_people, "input.declaredPeople")?;
    if let Some(areas) = &input.service_areas {
        areas.set(&mut row)?;
    }
    if let Some(check) = &input.unit_check {
        record(tx, grid.permit(), (&grid.grid_code, grid.id), check, "input.unitCheck").await?;
    }
    if let Set(name) = &row.name {
        let district = &grid.district_code;
        tx.enter_name(grid.permit(), Named { district, record_type: Grid::TYPE, id: grid.id, name }).await?;
    }
    tx.change::<Grid>(grid, row, input.version.into(), "change").await
}

async fn check(tx: &mut Tx, input: RecordUnitCheckInput) -> Result<Written> {
    let grid = active(tx.target::<Grid>(&input.id, Action::Change).await?)?;
    if grid.kind != GridKind::Unit.as_str() {
        return Err(Error::conflict("only a unit grid has this check"));
    }
    record(tx, grid.permit(), (&grid.grid_code, grid.id), &input.check, "input.check").await?;
    let day = input.check.checked_on.0.to_string();
    tx.touch::<Grid>(grid, "unitChecks", day.into(), input.version.into()).await
}

/// Refuses a grid that is retired.
///
/// # Errors
/// CONFLICT when it is.
pub(super) fn active(grid: Target<Grid>) -> Result<Target<Grid>> {
    if grid.status == "active" { Ok(grid) } else { Err(Error::conflict("the grid is retired")) }
}

fn figure(
    given: MaybeUndefined<i32>,
    column: &mut sea_orm::ActiveValue<Option<i32>>,
    path: &str,
) -> Result<()> {
    match given {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => *column = Set(None),
        MaybeUndefined::Value(number) => *column = Set(text::count(Some(number), path)?),
    }
    Ok(())
}
