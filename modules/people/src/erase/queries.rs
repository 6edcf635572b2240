//! How cases of erasure are found.

use super::record::{Erasure, ErasureState};
use async_graphql::{Context, Object};
use kit::Result;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use wangge_core::places::listed::Listed;

/// The queries of erasure.
pub(super) struct ErasureQueries;

impl From<&QueryRoot> for ErasureQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ErasureQueries {
    /// The cases of erasure within your reach, newest first; those of one area or state where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn erasures(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        state: Option<ErasureState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Erasure>>> {
        let paging = Paging::new::<Erasure>(ctx, first, after, last, before)?;
        Listed::new(area, None).with("state", state.map(ErasureState::as_str)).page(ctx, &paging).await
    }
}
