//! What is done with bodies.

use super::end::{dissolve, leave};
use super::enter::{add, change, create};
use super::forget::forget;
use super::inputs::{AddBodyMemberInput, ChangeBodyInput, CreateBodyInput, EraseBodyMemberNameInput};
use super::member::BodyMember;
use super::record::Body;
use crate::places::read_back;
use crate::staff::period::EndPeriodInput;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of bodies.
pub(super) struct BodyMutations;

impl From<&MutationRoot> for BodyMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A body that was written.
#[derive(SimpleObject)]
struct BodyPayload {
    /// The body as it is now; null when it is out of your reach now.
    body: Option<Row<Body>>,
}

/// A member of a body that was written.
#[derive(SimpleObject)]
struct BodyMemberPayload {
    /// The member as it is now; null when out of your reach now.
    body_member: Option<Row<BodyMember>>,
}

impl BodyPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { body: read_back(ctx, &written, "body").await? }))
    }
}

impl BodyMemberPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { body_member: read_back(ctx, &written, "bodyMember").await? }))
    }
}

#[Object]
impl BodyMutations {
    /// Enters a new body (组织机构).
    async fn create_body(&self, ctx: &Context<'_>, input: CreateBodyInput) -> Result<Option<BodyPayload>> {
        let key = input.idempotency_key.clone();
        BodyPayload::of(ctx, once(ctx, key.as_deref(), async |tx| create(tx, input).await).await?).await
    }

    /// Changes a body.
    async fn change_body(&self, ctx: &Context<'_>, input: ChangeBodyInput) -> Result<Option<BodyPayload>> {
        let key = input.idempotency_key.clone();
        BodyPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Dissolves a body (撤销) at once; its members leave with it.
    async fn dissolve_body(&self, ctx: &Context<'_>, input: EndPeriodInput) -> Result<Option<BodyPayload>> {
        let key = input.idempotency_key.clone();
        BodyPayload::of(ctx, once(ctx, key.as_deref(), async |tx| dissolve(tx, input).await).await?).await
    }

    /// Enters somebody in a body.
    async fn add_body_member(
        &self,
        ctx: &Context<'_>,
        input: AddBodyMemberInput,
    ) -> Result<Option<BodyMemberPayload>> {
        let key = input.idempotency_key.clone();
        BodyMemberPayload::of(ctx, once(ctx, key.as_deref(), async |tx| add(tx, input).await).await?).await
    }

    /// Ends somebody's time in a body at once.
    async fn end_body_member(
        &self,
        ctx: &Context<'_>,
        input: EndPeriodInput,
    ) -> Result<Option<BodyMemberPayload>> {
        let key = input.idempotency_key.clone();
        BodyMemberPayload::of(ctx, once(ctx, key.as_deref(), async |tx| leave(tx, input).await).await?).await
    }

    /// Erases the name of somebody in a body who has no account; the membership stays, of somebody without a name. It is
    /// erased by itself when the membership ended longer ago than the district's `keepMonths`.
    async fn erase_body_member_name(
        &self,
        ctx: &Context<'_>,
        input: EraseBodyMemberNameInput,
    ) -> Result<Option<BodyMemberPayload>> {
        let key = input.idempotency_key.clone();
        BodyMemberPayload::of(ctx, once(ctx, key.as_deref(), async |tx| forget(tx, input).await).await?).await
    }
}
