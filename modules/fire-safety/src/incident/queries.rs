//! How fires are found.

use super::record::{FireCause, FireIncident, FireIncidentKind, FireIncidentStatus};
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

/// Which fires. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FireIncidentFilter {
    /// Where this burnt.
    pub kind: Option<FireIncidentKind>,
    /// With this cause.
    pub cause: Option<FireCause>,
    /// Open ones, or those that are closed.
    pub status: Option<FireIncidentStatus>,
    /// At these premises.
    pub premises: Option<GlobalId>,
    /// On this day or later.
    pub from: Option<Date>,
    /// On this day or earlier.
    pub to: Option<Date>,
}

impl FireIncidentFilter {
    fn condition(&self) -> Result<Condition> {
        let premises = (self.premises.as_ref(), ("filter.premises", "premises_id"));
        Ok(days("occurred_on", self.from, self.to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.cause.map(|cause| Expr::col("cause").eq(cause.as_str())))
            .add_option(self.status.map(|status| Expr::col("status").eq(status.as_str())))
            .add_option(keyed(premises.0, FirePremises::TYPE, premises.1)?))
    }
}

/// The query of fires.
pub(super) struct FireIncidentQueries;

impl From<&QueryRoot> for FireIncidentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireIncidentQueries {
    /// The fires within your reach (火灾台账), newest first; those in one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_incidents(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireIncidentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireIncident>>> {
        let paging = Paging::new::<FireIncident>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition()?;
        let find = || {
            let find = ctx.access().find::<FireIncident>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
