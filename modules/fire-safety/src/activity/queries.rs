//! How drills and publicity are found.

use super::record::{FireActivity, FireActivityKind};
use crate::premises::FirePremises;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{days, keyed};

/// Which drills and publicity. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FireActivityFilter {
    /// Of this kind.
    pub kind: Option<FireActivityKind>,
    /// Drills (true), or publicity (false).
    pub drill: Option<bool>,
    /// At these premises.
    pub premises: Option<GlobalId>,
    /// Held on this day or later.
    pub from: Option<Date>,
    /// Held on this day or earlier.
    pub to: Option<Date>,
}

impl FireActivityFilter {
    fn condition(&self) -> Result<Condition> {
        let premises = (self.premises.as_ref(), ("filter.premises", "premises_id"));
        let drill = |is: bool| if is { drills() } else { drills().not() };
        Ok(days("held_on", self.from, self.to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.drill.map(drill))
            .add_option(keyed(premises.0, FirePremises::TYPE, premises.1)?))
    }
}

/// Those that are drills.
pub(crate) fn drills() -> Expr {
    Expr::col("kind").is_in(FireActivityKind::DRILLS.map(FireActivityKind::as_str))
}

/// The query of drills and publicity.
pub(super) struct FireActivityQueries;

impl From<&QueryRoot> for FireActivityQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireActivityQueries {
    /// The drills and the publicity within your reach (消防演练、宣传), newest first; those of one area, and those that the
    /// filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_activities(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireActivityFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireActivity>>> {
        let paging = Paging::new::<FireActivity>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition()?;
        let find = || {
            let find = ctx.access().find::<FireActivity>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
