//! Between a signed step, its matter and its posts.

use super::record::MatterStep;
use crate::matter::Matter;
use async_graphql::{Context, Object, Value};
use kit::Result;
use kit::access::Ask;
use kit::belonging::Belonging;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use wangge_core::links::{global, one};
use wangge_core::places::key::PlaceKey;
use wangge_core::staff::account::Account;
use wangge_core::staff::post::Post;

one! {
    /// The post by which it was signed.
    StepPost(MatterStep).post: Post, |row| global(row, "post_id")
}

one! {
    /// Who signed it: where that stands in for the holder of the post, not the holder (B for A). Null for the person served,
    /// for what the platform does by itself, and when out of your reach.
    StepAccount(MatterStep).account: Account, |row: &Row<MatterStep>| {
        row.link("post_id").and_then(|_| global(row, "account_id"))
    }
}

one! {
    /// The post that has the matter since then, if one has.
    StepToPost(MatterStep).to_post: Post, |row| global(row, "to_post_id")
}

/// Which of the five steps it signs.
pub(super) struct StepSigns(Vec<u8>);

impl From<&Row<MatterStep>> for StepSigns {
    fn from(step: &Row<MatterStep>) -> Self {
        let Some(Value::String(signs)) = step.value("signs") else { return Self(Vec::new()) };
        Self(signs.split(',').filter_map(|number| number.parse().ok()).collect())
    }
}

#[Object]
impl StepSigns {
    /// Which of the five steps it signs: 1 collect and report, 2 command and dispatch, 3 handle and feed back, 4 verify,
    /// 5 file and evaluate. A report on the spot signs three at once; urging and the like sign none.
    async fn signs(&self) -> Option<&[u8]> {
        Some(&self.0)
    }
}

/// The steps of a matter.
pub(super) struct MatterSteps(PlaceKey);

impl From<&Row<Matter>> for MatterSteps {
    fn from(matter: &Row<Matter>) -> Self {
        Self(PlaceKey::of(matter))
    }
}

#[Object]
impl MatterSteps {
    /// What was done with it (办理过程), in order.
    async fn steps(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<MatterStep>>> {
        let paging = Paging::new::<MatterStep>(ctx, first, after, last, before)?;
        let steps = selected::<MatterStep>(ctx);
        let batch = Belonging::<Matter, MatterStep>::of("matter", "matter_id", steps, paging);
        Ok(ctx.loaders().load(batch, self.0.key()?).await?.map(Connection::of))
    }
}
