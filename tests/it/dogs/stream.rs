//! Changes of licences as they happen.

use super::licence::DogLicence;
use async_graphql::{Context, Subscription};
use kit::Result;
use kit::changes::{Changes, changes};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::record::Record;

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<DogStreams>();
}

/// The subscription of dogs.
#[derive(Default)]
struct DogStreams;

#[Subscription]
impl DogStreams {
    /// Changes of licences in an area.
    async fn dogs_changed(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        after: Option<String>,
    ) -> Result<Changes> {
        changes(ctx, DogLicence::RESOURCE, &area, &[DogLicence::TYPE], after.as_deref()).await
    }
}
