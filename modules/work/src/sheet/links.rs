//! Between a work sheet and its matter.

use super::record::WorkSheet;
use crate::matter::Matter;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use wangge_core::links::{near, one};
use wangge_core::places::key::PlaceKey;

one! {
    /// The matter.
    SheetMatter(WorkSheet).matter: Matter, |row| near(row, "matter_id")
}

/// The work sheets of a matter.
pub(super) struct MatterSheets(PlaceKey);

impl From<&Row<Matter>> for MatterSheets {
    fn from(matter: &Row<Matter>) -> Self {
        Self(PlaceKey::of(matter))
    }
}

#[Object]
impl MatterSheets {
    /// Its work sheets, newest first.
    async fn sheets(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<WorkSheet>>> {
        let paging = Paging::new::<WorkSheet>(ctx, first, after, last, before)?;
        let below = Below::<WorkSheet>::new("matter_id", selected::<WorkSheet>(ctx), paging);
        Ok(ctx.loaders().load(below, self.0.key()?).await?.map(Connection::of))
    }
}
