//! How equipment is found: also what is due, late or expired.

use super::record::{FireEquipment, FireEquipmentKind};
use crate::premises::FirePremises;
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{keyed, late};
use wangge_core::places::Status;

/// Which equipment. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FireEquipmentFilter {
    /// Of this kind.
    pub kind: Option<FireEquipmentKind>,
    /// To be looked after on this day or earlier.
    pub inspect_by_to: Option<Date>,
    /// Which was to be looked after before today (true), or was not (false).
    pub overdue: Option<bool>,
    /// Which expires on this day or earlier.
    pub expires_to: Option<Date>,
    /// Which expired before today (true), or did not (false).
    pub expired: Option<bool>,
    /// Of these premises.
    pub premises: Option<GlobalId>,
}

impl FireEquipmentFilter {
    fn narrow<'a>(&self, find: Find<'a, FireEquipment>) -> Result<Find<'a, FireEquipment>> {
        let today = find.access().today();
        let premises = (self.premises.as_ref(), ("filter.premises", "premises_id"));
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.inspect_by_to.map(|day| Expr::col("inspect_by").lte(day.0)))
            .add_option(self.overdue.map(|is| late("inspect_by", today, is)))
            .add_option(self.expires_to.map(|day| Expr::col("expires_on").lte(day.0)))
            .add_option(self.expired.map(|is| late("expires_on", today, is)))
            .add_option(keyed(premises.0, FirePremises::TYPE, premises.1)?);
        Ok(find.filter(all))
    }
}

/// The queries of equipment.
pub(super) struct FireEquipmentQueries;

impl From<&QueryRoot> for FireEquipmentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl FireEquipmentQueries {
    /// The fire equipment within your reach, in the order of its entry; that of one area or status, and what the filter
    /// leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn fire_equipment(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FireEquipmentFilter>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FireEquipment>>> {
        let paging = Paging::new::<FireEquipment>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FireEquipment>()?)?;
            let find = find.filter_some(status.map(|status| Expr::col("status").eq(status.as_str())));
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
