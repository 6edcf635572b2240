//! What is done with broken glass.

use super::inputs::{BreakGlassInput, ReviewBreakGlassInput};
use super::open::open;
use super::record::BreakGlass;
use super::review::review;
use super::rules::BreakGlassRules;
use crate::places::read_back;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::access::Written;
use kit::once::once;
use kit::record::Row;
use kit::schema::MutationRoot;

/// The mutations of broken glass.
pub(super) struct BreakGlassMutations;

impl From<&MutationRoot> for BreakGlassMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// A use of broken glass that was written.
#[derive(SimpleObject)]
struct BreakGlassPayload {
    /// The use as it is now; null when it is out of your reach now.
    break_glass: Option<Row<BreakGlass>>,
}

impl BreakGlassPayload {
    async fn of(ctx: &Context<'_>, written: Written) -> Result<Option<Self>> {
        Ok(Some(Self { break_glass: read_back(ctx, &written, "breakGlass").await? }))
    }
}

#[Object]
impl BreakGlassMutations {
    /// Opens the records of people in an area of your post's district in an emergency (紧急访问): residences and households
    /// can be read, and sensitive values revealed. It is over by itself, after two hours unless the deployment says
    /// otherwise. Each statement made with it is in the audit, and your superior reviews it. It needs a second factor;
    /// one at a time, and a few a day. From the next request on it counts.
    async fn break_glass(
        &self,
        ctx: &Context<'_>,
        input: BreakGlassInput,
    ) -> Result<Option<BreakGlassPayload>> {
        let key = input.idempotency_key.clone();
        let rules = ctx.data_opt::<BreakGlassRules>().copied().unwrap_or_default();
        let written = once(ctx, key.as_deref(), async |tx| open(tx, input, rules).await).await?;
        BreakGlassPayload::of(ctx, written).await
    }

    /// Records what you found of a use of broken glass (审查紧急访问), where you answer for the area above; not of your own.
    async fn review_break_glass(
        &self,
        ctx: &Context<'_>,
        input: ReviewBreakGlassInput,
    ) -> Result<Option<BreakGlassPayload>> {
        let key = input.idempotency_key.clone();
        BreakGlassPayload::of(ctx, once(ctx, key.as_deref(), async |tx| review(tx, input).await).await?).await
    }
}
