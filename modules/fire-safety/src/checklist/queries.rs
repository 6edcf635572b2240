//! How check lists are found.

use super::record::{FireChecklist, FireChecklistKind, FireChecklistState};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// Which editions. What is left out does not narrow.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct FireChecklistFilter {
    /// Of this kind.
    pub kind: Option<FireChecklistKind>,
    /// In this state.
    pub state: Option<FireChecklistState>,
}

impl FireChecklistFilter {
    fn condition(self) -> Condition {
        Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
    }
}

/// The query of check lists.
pub(super) struct FireChecklistQueries;

impl From<&QueryRoot> for FireChecklistQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireChecklistQueries {
    /// The editions of check lists (检查表), newest first; those of one area, and those that the filter leaves. Everybody who
    /// is logged in reads them.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_checklists(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireChecklistFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireChecklist>>> {
        let paging = Paging::new::<FireChecklist>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition();
        let find = || {
            let find = ctx.access().find::<FireChecklist>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
