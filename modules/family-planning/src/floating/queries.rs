//! How services are found.

use super::record::{FamilyService, FamilyServiceAnswer, FamilyServiceKind};
use async_graphql::{Context, InputObject, Object};
use kit::Result;
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::Record;
use kit::scalar::Date;
use kit::schema::QueryRoot;
use people::resident::Resident;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::narrow::{keyed, without};

/// Which services. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FamilyServiceFilter {
    /// Of this kind.
    pub kind: Option<FamilyServiceKind>,
    /// With this answer.
    pub answer: Option<FamilyServiceAnswer>,
    /// Given already (true), or not (false).
    pub done: Option<bool>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Offered on this day or later.
    pub offered_from: Option<Date>,
    /// Offered on this day or earlier.
    pub offered_to: Option<Date>,
}

impl FamilyServiceFilter {
    fn narrow<'a>(&self, find: Find<'a, FamilyService>) -> Result<Find<'a, FamilyService>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.kind.map(|kind| Expr::col("kind").eq(kind.as_str())))
            .add_option(self.answer.map(|answer| Expr::col("answer").eq(answer.as_str())))
            .add_option(self.done.map(|is| without("done_on", !is)))
            .add_option(resident)
            .add_option(self.offered_from.map(|day| Expr::col("offered_on").gte(day.0)))
            .add_option(self.offered_to.map(|day| Expr::col("offered_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of services.
pub(super) struct ServiceQueries;

impl From<&QueryRoot> for ServiceQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl ServiceQueries {
    /// The services for floating families (流动人口服务) within your reach, newest first; those of one area, and those that the
    /// filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn family_services(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FamilyServiceFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilyService>>> {
        let paging = Paging::new::<FamilyService>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FamilyService>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
