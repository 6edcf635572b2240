//! How premises are found: also who is due, and who is late.

use super::record::{FirePremises, FirePremisesKind, FireRiskClass};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use property::unit::Unit;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{keyed, late};
use wangge_core::places::Status;

/// Which premises. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FirePremisesFilter {
    /// Of this kind.
    pub kind: Option<FirePremisesKind>,
    /// Of this class of risk.
    pub risk_class: Option<FireRiskClass>,
    /// Whose planned inspection is due on this day or earlier.
    pub inspect_by_to: Option<Date>,
    /// Whose planned inspection was due before today (true), or was not (false).
    pub overdue: Option<bool>,
    /// Without a person in charge (true), or with one (false).
    pub without_manager: Option<bool>,
    /// Of this unit.
    pub unit: Option<GlobalId>,
}

impl FirePremisesFilter {
    fn narrow<'a>(&self, find: Find<'a, FirePremises>) -> Result<Find<'a, FirePremises>> {
        let today = find.access().today();
        let nobody = |is: bool| {
            let name = Expr::col("manager_name");
            if is { name.is_null() } else { name.is_not_null() }
        };
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.risk_class.map(|class| Expr::col("risk_class").eq(class.as_str())))
            .add_option(self.inspect_by_to.map(|day| Expr::col("inspect_by").lte(day.0)))
            .add_option(self.overdue.map(|is| late("inspect_by", today, is)))
            .add_option(self.without_manager.map(nobody))
            .add_option(keyed(self.unit.as_ref(), Unit::TYPE, ("filter.unit", "unit_id"))?);
        Ok(find.filter(all))
    }
}

/// The queries of premises.
pub(super) struct FirePremisesQueries;

impl From<&QueryRoot> for FirePremisesQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FirePremisesQueries {
    /// The premises within your reach that are inspected for fire safety, grid by grid; those of one area or status, and
    /// those that the filter leaves: who is due (应检), and who is late (逾期未检).
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_premises(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FirePremisesFilter>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FirePremises>>> {
        let paging = Paging::new::<FirePremises>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FirePremises>()?)?;
            let find = find.filter_some(status.map(|status| Expr::col("status").eq(status.as_str())));
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
