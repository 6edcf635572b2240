//! Merging.

use super::inputs::MergeResidentsInput;
use super::merging::merge;
use crate::resident::Resident;
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::once::once;
use kit::person::Records;
use kit::record::Row;
use kit::schema::MutationRoot;
use wangge_core::places::read_back;

/// The mutations of merging.
pub(super) struct MergeMutations;

impl From<&MutationRoot> for MergeMutations {
    fn from(_: &MutationRoot) -> Self {
        Self
    }
}

/// What came of merging two persons.
#[derive(SimpleObject)]
struct MergeResidentsPayload {
    /// The residence that was kept, as it is now.
    resident: Option<Row<Resident>>,
}

#[Object]
impl MergeMutations {
    /// Two records turned out to be one person (人员合并). You need the right to decide on both residences, and each is the
    /// one that answers for its person; CONFLICT names the office to ask where it is not. All
    /// residences of the person who goes become those of the person who stays; one in a grid where that person has one
    /// already ends as `MERGED`, with its history. What the person who stays lacks is taken over. Refused with
    /// CONFLICT when the two have different identity numbers, or when a correction of one of them is open.
    async fn merge_residents(
        &self,
        ctx: &Context<'_>,
        input: MergeResidentsInput,
    ) -> Result<Option<MergeResidentsPayload>> {
        let key = input.idempotency_key.clone();
        let records = ctx.data_unchecked::<Records>();
        let written = once(ctx, key.as_deref(), async |tx| merge(tx, input, records).await).await?;
        Ok(Some(MergeResidentsPayload { resident: read_back(ctx, &written, "resident").await? }))
    }
}
