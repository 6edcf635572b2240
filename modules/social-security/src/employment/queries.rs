//! How it is found what people do for a living.

use super::record::{EmploymentRecord, EmploymentState};
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

/// Which employments. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct EmploymentFilter {
    /// One of these.
    pub states: Option<Vec<EmploymentState>>,
    /// Those of now (true), or those that are over (false).
    pub current: Option<bool>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Begun on this day or later.
    pub from: Option<Date>,
    /// Begun on this day or earlier.
    pub to: Option<Date>,
}

impl EmploymentFilter {
    fn narrow<'a>(&self, find: Find<'a, EmploymentRecord>) -> Result<Find<'a, EmploymentRecord>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let states = self.states.as_ref();
        let all = Condition::all()
            .add_option(states.map(|some| Expr::col("code").is_in(some.iter().map(|state| state.code()))))
            .add_option(self.current.map(|is| without("to_on", is)))
            .add_option(resident)
            .add_option(self.from.map(|day| Expr::col("from_on").gte(day.0)))
            .add_option(self.to.map(|day| Expr::col("from_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of employments.
pub(super) struct EmploymentQueries;

impl From<&QueryRoot> for EmploymentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl EmploymentQueries {
    /// What people within your reach do for a living (从业状况, GB/T 2261.4), grid by grid in the order of the entry; those
    /// of one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn employments(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<EmploymentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<EmploymentRecord>>> {
        let paging = Paging::new::<EmploymentRecord>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<EmploymentRecord>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
