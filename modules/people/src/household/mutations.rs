//! What is done with households.

use super::change::{change, retire};
use super::create::create;
use super::inputs::{ChangeHouseholdInput, CreateHouseholdInput};
use super::record::Household;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;
use wangge_core::places::retire::RetireInput;
use wangge_core::verified::{VerifyInput, verify};

/// The mutations of households.
pub(super) struct HouseholdMutations;

impl From<&MutationRoot> for HouseholdMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A household that was written.
#[derive(SimpleObject)]
struct HouseholdPayload {
    /// The household as it is now; null when it is out of your reach now.
    household: Option<Row<Household>>,
}

impl HouseholdPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { household: read_back(ctx, &written, "household").await? }))
    }
}

#[Object]
impl HouseholdMutations {
    /// Enters a new household.
    async fn create_household(
        &self,
        ctx: &Context<'_>,
        input: CreateHouseholdInput,
    ) -> Result<Option<HouseholdPayload>> {
        let key = input.idempotency_key.clone();
        HouseholdPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a household.
    async fn change_household(
        &self,
        ctx: &Context<'_>,
        input: ChangeHouseholdInput,
    ) -> Result<Option<HouseholdPayload>> {
        let key = input.idempotency_key.clone();
        HouseholdPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Records that a household is as it is recorded: somebody looked.
    async fn verify_household(
        &self,
        ctx: &Context<'_>,
        input: VerifyInput,
    ) -> Result<Option<HouseholdPayload>> {
        let key = input.idempotency_key.clone();
        let written = once(ctx, key.as_deref(), async |tx| verify::<Household>(tx, input).await).await?;
        HouseholdPayload::of(ctx, written).await
    }

    /// Ends a household that has no members any more.
    async fn retire_household(
        &self,
        ctx: &Context<'_>,
        input: RetireInput,
    ) -> Result<Option<HouseholdPayload>> {
        let key = input.idempotency_key.clone();
        HouseholdPayload::of(ctx, once(ctx, key.as_deref(), async |tx| retire(tx, input).await).await?).await
    }
}
