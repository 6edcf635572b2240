//! Changes of the records of fire safety as they happen.

use crate::activity::FireActivity;
use crate::equipment::FireEquipment;
use crate::hazard::{FireHazard, FireHazardStep};
use crate::incident::{FireIncident, FireIncidentStep};
use crate::inspection::FireInspection;
use crate::policy::CHANGES;
use crate::premises::FirePremises;
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::Record;

/// What the stream adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<FireSafetyStreams>();
}

/// The types that it tells of.
const TYPES: [&str; 8] = [
    FirePremises::TYPE,
    FireEquipment::TYPE,
    FireInspection::TYPE,
    FireHazard::TYPE,
    FireHazardStep::TYPE,
    FireActivity::TYPE,
    FireIncident::TYPE,
    FireIncidentStep::TYPE,
];

/// The subscription of fire safety.
#[derive(Default)]
struct FireSafetyStreams;

#[Subscription]
impl FireSafetyStreams {
    /// Changes of the records of fire safety (消防安全) in an area, each as far as you may read it, from now on or after a
    /// cursor that an event carried: also each hazard that is reported. Each record is read again with your rights of that
    /// moment.
    async fn fire_safety_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        changes(ctx, CHANGES, &area, &TYPES, after.as_deref()).await
    }
}
