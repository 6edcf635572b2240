//! What is done with buildings.

use super::change::{change, retire};
use super::create::create;
use super::inputs::{ChangeBuildingInput, CreateBuildingInput, MoveBuildingInput};
use super::record::Building;
use super::relocate::relocate;
use crate::places::contents::Contents;
use crate::places::read_back;
use crate::places::retire::RetireInput;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::{Tx, Written};
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;
use kit::shelf::Shelf;

/// The mutations of buildings.
pub(super) struct BuildingMutations;

impl From<&MutationRoot> for BuildingMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A building that was written.
#[derive(SimpleObject)]
struct BuildingPayload {
    /// The building as it is now; null when it is out of your reach now.
    building: Option<Row<Building>>,
}

impl BuildingPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { building: read_back(ctx, &written, "building").await? }))
    }
}

#[Object]
impl BuildingMutations {
    /// Enters a new building. It gets the next number of its grid.
    async fn create_building(
        &self,
        ctx: &Context<'_>,
        input: CreateBuildingInput,
    ) -> Result<Option<BuildingPayload>> {
        let key = input.idempotency_key.clone();
        BuildingPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a building where it stands.
    async fn change_building(
        &self,
        ctx: &Context<'_>,
        input: ChangeBuildingInput,
    ) -> Result<Option<BuildingPayload>> {
        let key = input.idempotency_key.clone();
        BuildingPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Puts a building into another grid of its district. It keeps its id and gets the next number of that grid; its
    /// code before is kept and still finds it. It leaves its compound, unless that lies in the new grid, too. Where its
    /// point lies outside that grid, say where it stands.
    async fn move_building(
        &self,
        ctx: &Context<'_>,
        input: MoveBuildingInput,
    ) -> Result<Option<BuildingPayload>> {
        let key = input.idempotency_key.clone();
        BuildingPayload::of(ctx, once(ctx, key.as_deref(), async |tx| relocate(tx, input).await).await?).await
    }

    /// Ends a building. Its code is never given again. Refused with CONFLICT while dwellings, households, residences,
    /// units or what other departments keep there are in force in it.
    async fn retire_building(
        &self,
        ctx: &Context<'_>,
        input: RetireInput,
    ) -> Result<Option<BuildingPayload>> {
        let key = input.idempotency_key.clone();
        let contents = ctx.data_unchecked::<Shelf>().get::<Contents>();
        let work = async |tx: &mut Tx| retire(tx, input, &contents).await;
        BuildingPayload::of(ctx, once(ctx, key.as_deref(), work).await?).await
    }
}
