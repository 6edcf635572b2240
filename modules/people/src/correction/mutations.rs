//! What is done with corrections.

use super::decide::decide;
use super::inputs::{DecideCorrectionInput, RequestCorrectionInput};
use super::record::Correction;
use super::request::request;
use crate::resident::lookup::Looks;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;

/// The mutations of corrections.
pub(super) struct CorrectionMutations;

impl From<&MutationRoot> for CorrectionMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A correction that was written.
#[derive(SimpleObject)]
struct CorrectionPayload {
    /// The correction as it is now; null when it is out of your reach now.
    correction: Option<Row<Correction>>,
}

impl CorrectionPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { correction: read_back(ctx, &written, "correction").await? }))
    }
}

#[Object]
impl CorrectionMutations {
    /// Asks for a correction of your own record (申请更正). One is open at a time for each residence, and the residence is
    /// shown as disputed until it is decided.
    async fn request_correction(
        &self,
        ctx: &Context<'_>,
        input: RequestCorrectionInput,
    ) -> Result<Option<CorrectionPayload>> {
        let key = input.idempotency_key.clone();
        CorrectionPayload::of(ctx, once(ctx, key.as_deref(), async |tx| request(tx, input).await).await?)
            .await
    }

    /// Decides about a correction (处理更正申请): the record gets the values, or stays and the resident reads why. Not
    /// one that you asked for yourself. For an identity number that another record has, CONFLICT names the office to ask
    /// whether both are one person.
    async fn decide_correction(
        &self,
        ctx: &Context<'_>,
        input: DecideCorrectionInput,
    ) -> Result<Option<CorrectionPayload>> {
        let key = input.idempotency_key.clone();
        let mut looks = Looks::of(ctx);
        let written = once(ctx, key.as_deref(), async |tx| decide(tx, input, &mut looks).await).await;
        CorrectionPayload::of(ctx, looks.kept(ctx, written).await?).await
    }
}
