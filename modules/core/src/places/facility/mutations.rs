//! What is done with facilities.

use super::inputs::{ChangeFacilityInput, CreateFacilityInput};
use super::record::Facility;
use crate::places::grid::grid_at;
use crate::places::position::in_boundary;
use crate::places::retire::{RetireInput, in_force};
use crate::places::standing::{Ground, ground};
use crate::places::{read_back, text};
use async_graphql::{Context, Object, SimpleObject};
use entities::places::facility::{ActiveModel, Model};
use kit::access::{Action, Tx, Written};
use kit::once::once;
use kit::record::{Record, Row};
use kit::schema::MutationRoot;
use kit::search::Named;
use kit::{Error, Result};
use sea_orm::ActiveValue::Set;

/// The mutations of facilities.
pub(super) struct FacilityMutations;

impl From<&MutationRoot> for FacilityMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A facility that was written.
#[derive(SimpleObject)]
struct FacilityPayload {
    /// The facility as it is now; null when it is out of your reach now.
    facility: Option<Row<Facility>>,
}

impl FacilityPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { facility: read_back(ctx, &written, "facility").await? }))
    }
}

#[Object]
impl FacilityMutations {
    /// Enters a new facility.
    async fn create_facility(
        &self,
        ctx: &Context<'_>,
        input: CreateFacilityInput,
    ) -> Result<Option<FacilityPayload>> {
        let key = input.idempotency_key.clone();
        FacilityPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a facility.
    async fn change_facility(
        &self,
        ctx: &Context<'_>,
        input: ChangeFacilityInput,
    ) -> Result<Option<FacilityPayload>> {
        let key = input.idempotency_key.clone();
        FacilityPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Ends a facility.
    async fn retire_facility(
        &self,
        ctx: &Context<'_>,
        input: RetireInput,
    ) -> Result<Option<FacilityPayload>> {
        let key = input.idempotency_key.clone();
        FacilityPayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?).await
    }
}

async fn create(tx: &mut Tx, input: CreateFacilityInput) -> Result<Written> {
    const PATH: &str = "input.position";
    let at = input.position.checked(PATH)?;
    let code = match input.grid {
        Some(code) => code,
        None => {
            let found = grid_at(tx.access(), at).await?;
            let found = found.ok_or_else(|| {
                Error::bad_input("input.grid", "no grid's boundary holds this point; name the grid")
            })?;
            found.parse().map_err(Error::internal)?
        }
    };
    let grid = ground(tx, (Facility::RESOURCE, Action::Create), &code, "input.grid").await?;
    in_boundary(tx, &grid, at, PATH).await?;
    let (district, name) = (grid.code.district(), text::name(&input.name, "input.name")?);
    let (id, now) = (tx.access().new_id(), tx.access().now());
    let row = ActiveModel {
        district_code: Set(district.to_owned()),
        id: Set(id),
        grid_code: Set(grid.code.to_string()),
        grid_id: Set(Some(grid.id)),
        name: Set(name.clone()),
        kind: Set(input.kind.as_str().to_owned()),
        lon: Set(at.longitude()),
        lat: Set(at.latitude()),
        status: Set("active".to_owned()),
        retired_on: Set(None),
        version: Set(1),
        created_at: Set(now),
        changed_at: Set(now),
    };
    let written = tx.create::<Facility>(row).await?;
    tx.enter_name(written.permit(), Named { district, record_type: Facility::TYPE, id, name: &name }).await?;
    Ok(written)
}

async fn change(tx: &mut Tx, input: ChangeFacilityInput) -> Result<Written> {
    let facility = tx.target::<Facility>(&input.id, Action::Change).await?;
    in_force(&facility.status, "facility")?;
    let mut row = ActiveModel::default();
    if let Some(name) = &input.name {
        let name = text::name(name, "input.name")?;
        let (district, id) = (facility.district_code.as_str(), facility.id);
        tx.enter_name(facility.permit(), Named { district, record_type: Facility::TYPE, id, name: &name })
            .await?;
        row.name = Set(name);
    }
    if let Some(kind) = input.kind {
        row.kind = Set(kind.as_str().to_owned());
    }
    if let Some(point) = input.position {
        let at = point.checked("input.position")?;
        if let Some(grid) = grid_of(&facility)? {
            in_boundary(tx, &grid, at, "input.position").await?;
        }
        row.lon = Set(at.longitude());
        row.lat = Set(at.latitude());
    }
    tx.change::<Facility>(facility, row, input.version.into(), "change").await
}

async fn retire(tx: &mut Tx, input: RetireInput) -> Result<Written> {
    let facility = tx.target::<Facility>(&input.id, Action::Change).await?;
    in_force(&facility.status, "facility")?;
    let day = input.day(tx)?;
    let row =
        ActiveModel { status: Set("retired".to_owned()), retired_on: Set(Some(day)), ..Default::default() };
    tx.change::<Facility>(facility, row, input.version.into(), "retire").await
}

/// The grid that a facility belongs to.
fn grid_of(facility: &Model) -> Result<Option<Ground>> {
    let Some(id) = facility.grid_id else { return Ok(None) };
    let code = facility.grid_code.parse().map_err(Error::internal)?;
    Ok(Some(Ground { id, code }))
}
