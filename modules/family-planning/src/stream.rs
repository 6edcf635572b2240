//! Changes of the records of family planning as they happen. Care at home is in no stream: that something changes about
//! somebody would tell of it.

use crate::birth::BirthRegistration;
use crate::certificate::FamilyCertificate;
use crate::floating::FamilyService;
use crate::payment::FamilySupportPayment;
use crate::policy::CHANGES;
use crate::support::FamilySupport;
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::Record;

/// What the stream adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<FamilyPlanningStreams>();
}

/// The types that it tells of.
const TYPES: [&str; 5] = [
    BirthRegistration::TYPE,
    FamilyCertificate::TYPE,
    FamilySupport::TYPE,
    FamilySupportPayment::TYPE,
    FamilyService::TYPE,
];

/// The subscription of family planning.
#[derive(Default)]
struct FamilyPlanningStreams;

#[Subscription]
impl FamilyPlanningStreams {
    /// Changes of the records of family planning (计划生育) in an area, each as far as you may read it, from now on or after a
    /// cursor that an event carried; nothing of care at home. Each record is read again with your rights of that moment.
    async fn family_planning_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        changes(ctx, CHANGES, &area, &TYPES, after.as_deref()).await
    }
}
