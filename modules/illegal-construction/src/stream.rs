//! Changes of the department's records as they happen.

use crate::archive::BuildingArchive;
use crate::inspection::ConstructionInspection;
use crate::violation::{Violation, ViolationStep};
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::record::Record;

/// The subscription of the department.
#[derive(Default)]
pub(super) struct IllegalConstructionStreams;

#[Subscription]
impl IllegalConstructionStreams {
    /// Changes of building archives, inspections, violations and their steps in an area, within your reach, from now on or after the
    /// cursor of an event. Each record is read again with your rights of that moment; the stream ends when your account
    /// does.
    async fn illegal_construction_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        let types =
            [BuildingArchive::TYPE, ConstructionInspection::TYPE, Violation::TYPE, ViolationStep::TYPE];
        changes(ctx, Violation::RESOURCE, &area, &types, after.as_deref()).await
    }
}
