//! How hazards are found: also those whose term is over.

use super::record::{
    FireHazard, FireHazardKind, FireHazardLevel, FireHazardSource, FireHazardState, FireHazardStatus,
};
use crate::premises::FirePremises;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Access, Ask};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{days, keyed, late};
use work::case::{self, CaseState};

/// Which hazards. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FireHazardFilter {
    /// Of this kind.
    pub kind: Option<FireHazardKind>,
    /// Of this level.
    pub level: Option<FireHazardLevel>,
    /// Open ones, or those that are over.
    pub status: Option<FireHazardStatus>,
    /// In this state.
    pub state: Option<FireHazardState>,
    /// Reported from there.
    pub source: Option<FireHazardSource>,
    /// Whose case stands so.
    #[graphql(name = "case")]
    pub case_state: Option<CaseState>,
    /// Whose term was over before today, and which are not put right (true), or others (false).
    pub overdue: Option<bool>,
    /// Whose term ends on this day or earlier.
    pub due_to: Option<Date>,
    /// Of these premises.
    pub premises: Option<GlobalId>,
    /// Reported on this day or later.
    pub from: Option<Date>,
    /// Reported on this day or earlier.
    pub to: Option<Date>,
}

impl FireHazardFilter {
    fn condition(&self, access: &Access) -> Result<Condition> {
        let today = access.today();
        let premises = (self.premises.as_ref(), ("filter.premises", "premises_id"));
        Ok(days("found_on", self.from, self.to)
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.level.map(|level| Expr::col("level").eq(level.as_str())))
            .add_option(self.status.map(|status| Expr::col("status").eq(status.as_str())))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(self.source.map(|source| Expr::col("source").eq(source.as_str())))
            .add_option(case::asked(access, "fire_hazard", (self.case_state, None))?)
            .add_option(self.overdue.map(|is| late("due_on", today, is)))
            .add_option(self.due_to.map(|day| Expr::col("due_on").lte(day.0)))
            .add_option(keyed(premises.0, FirePremises::TYPE, premises.1)?))
    }
}

/// The queries of hazards.
pub(super) struct FireHazardQueries;

impl From<&QueryRoot> for FireHazardQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireHazardQueries {
    /// The fire hazards within your reach (火灾隐患台账), newest first; those in one area, and those that the filter leaves:
    /// whose term is over (逾期未整改) with `overdue`.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_hazards(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireHazardFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireHazard>>> {
        let paging = Paging::new::<FireHazard>(ctx, first, after, last, before)?;
        let which = filter.unwrap_or_default().condition(ctx.access())?;
        let find = || {
            let find = ctx.access().find::<FireHazard>()?.filter(which.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
