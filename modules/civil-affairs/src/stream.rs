//! Changes of the records of civil affairs as they happen.

use crate::application::{AssistanceApplication, HouseholdVisit};
use crate::care::{CareRecord, CareVisit};
use crate::grant::{AssistanceGrant, AssistanceReview};
use crate::payment::{AssistanceBatch, AssistancePayment};
use crate::policy::CHANGES;
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::Record;

/// What the stream adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<CivilAffairsStreams>();
}

/// The types that it tells of.
const TYPES: [&str; 8] = [
    AssistanceApplication::TYPE,
    HouseholdVisit::TYPE,
    AssistanceGrant::TYPE,
    AssistanceReview::TYPE,
    AssistanceBatch::TYPE,
    AssistancePayment::TYPE,
    CareRecord::TYPE,
    CareVisit::TYPE,
];

/// The subscription of civil affairs.
#[derive(Default)]
struct CivilAffairsStreams;

#[Subscription]
impl CivilAffairsStreams {
    /// Changes of the records of civil affairs (民政) in an area, each as far as you may read it, from now on or after a
    /// cursor that an event carried. Each record is read again with your rights of that moment.
    async fn civil_affairs_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        changes(ctx, CHANGES, &area, &TYPES, after.as_deref()).await
    }
}
