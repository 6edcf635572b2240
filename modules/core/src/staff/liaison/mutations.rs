//! What is done with liaisons.

use super::inputs::{AssignLiaisonInput, ChangeLiaisonInput};
use super::record::Liaison;
use super::write::{assign, change, end};
use crate::places::read_back;
use crate::staff::period::EndPeriodInput;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of liaisons.
pub(super) struct LiaisonMutations;

impl From<&MutationRoot> for LiaisonMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A liaison that was written.
#[derive(SimpleObject)]
struct LiaisonPayload {
    /// The liaison as it is now; null when it is out of your reach now.
    liaison: Option<Row<Liaison>>,
}

impl LiaisonPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { liaison: read_back(ctx, &written, "liaison").await? }))
    }
}

#[Object]
impl LiaisonMutations {
    /// Assigns somebody to an area as its contact (包联). It gives no rights there.
    async fn assign_liaison(
        &self,
        ctx: &Context<'_>,
        input: AssignLiaisonInput,
    ) -> Result<Option<LiaisonPayload>> {
        let key = input.idempotency_key.clone();
        LiaisonPayload::of(ctx, once(ctx, key.as_deref(), async |tx| assign(tx, input).await).await?).await
    }

    /// Changes what a contact does, and until when.
    async fn change_liaison(
        &self,
        ctx: &Context<'_>,
        input: ChangeLiaisonInput,
    ) -> Result<Option<LiaisonPayload>> {
        let key = input.idempotency_key.clone();
        LiaisonPayload::of(ctx, once(ctx, key.as_deref(), async |tx| change(tx, input).await).await?).await
    }

    /// Ends a liaison at once.
    async fn end_liaison(&self, ctx: &Context<'_>, input: EndPeriodInput) -> Result<Option<LiaisonPayload>> {
        let key = input.idempotency_key.clone();
        LiaisonPayload::of(ctx, once(ctx, key.as_deref(), async |tx| end(tx, input).await).await?).await
    }
}
