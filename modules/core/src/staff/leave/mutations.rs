//! What is done with leaves.

use super::end::end;
use super::enter::enter;
use super::inputs::{EndLeaveInput, EnterLeaveInput};
use super::record::Leave;
use crate::places::read_back;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of leaves.
pub(super) struct LeaveMutations;

impl From<&MutationRoot> for LeaveMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A leave that was written.
#[derive(SimpleObject)]
struct LeavePayload {
    /// The leave as it is now; null when it is out of your reach now.
    leave: Option<Row<Leave>>,
}

impl LeavePayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { leave: read_back(ctx, &written, "leave").await? }))
    }
}

#[Object]
impl LeaveMutations {
    /// Enters a leave (请假): of your own post, or of a post of your area where you are the superior. On its days the
    /// holder of the post that covers it acts for the holder, in that grid only, and what is done so is marked.
    async fn enter_leave(&self, ctx: &Context<'_>, input: EnterLeaveInput) -> Result<Option<LeavePayload>> {
        let key = input.idempotency_key.clone();
        LeavePayload::of(ctx, once(ctx, key.as_deref(), async |tx| enter(tx, input).await).await?).await
    }

    /// Ends a leave at once (销假), or takes back one that has not begun.
    async fn end_leave(&self, ctx: &Context<'_>, input: EndLeaveInput) -> Result<Option<LeavePayload>> {
        let key = input.idempotency_key.clone();
        LeavePayload::of(ctx, once(ctx, key.as_deref(), async |tx| end(tx, input).await).await?).await
    }
}
