//! What is done about erasure.

use super::create::{hold, request};
use super::decide::decide;
use super::inputs::{DecideErasureInput, HoldResidentInput, RequestErasureInput};
use super::record::Erasure;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::person::Records;
use kit::record::Row;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;

/// The mutations of erasure.
pub(super) struct ErasureMutations;

impl From<&MutationRoot> for ErasureMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A case that was written.
#[derive(SimpleObject)]
struct ErasurePayload {
    /// The case as it is now.
    erasure: Option<Row<Erasure>>,
}

impl ErasurePayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { erasure: read_back(ctx, &written, "erasure").await? }))
    }
}

#[Object]
impl ErasureMutations {
    /// Asks that what is known of a person be erased (申请删除个人信息): a resident of the own record, staff of one within
    /// reach. CONFLICT while another request of the same residence is open.
    async fn request_erasure(
        &self,
        ctx: &Context<'_>,
        input: RequestErasureInput,
    ) -> Result<Option<ErasurePayload>> {
        let key = input.idempotency_key.clone();
        ErasurePayload::of(ctx, once(ctx, key.as_deref(), async |tx| request(tx, input).await).await?).await
    }

    /// Has a record kept until a day, because a law asks for it: nobody erases it before, and the time to keep does not
    /// end.
    async fn hold_resident(
        &self,
        ctx: &Context<'_>,
        input: HoldResidentInput,
    ) -> Result<Option<ErasurePayload>> {
        let key = input.idempotency_key.clone();
        ErasurePayload::of(ctx, once(ctx, key.as_deref(), async |tx| hold(tx, input).await).await?).await
    }

    /// Decides a case of erasure. `ERASE` erases what is personal in every residence of the person that you decide on;
    /// with the last one the person's key is destroyed. It cannot be undone. Somebody else than who asked decides that, and
    /// CONFLICT refuses it while a law has the record kept: `REFUSE` lifts that.
    async fn decide_erasure(
        &self,
        ctx: &Context<'_>,
        input: DecideErasureInput,
    ) -> Result<Option<ErasurePayload>> {
        let key = input.idempotency_key.clone();
        let records = ctx.data_unchecked::<Records>();
        let written = once(ctx, key.as_deref(), async |tx| decide(tx, input, records).await).await?;
        ErasurePayload::of(ctx, written).await
    }
}
