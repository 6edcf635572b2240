//! How registered births are found.

use super::record::{BirthRegistration, BirthRegistrationState, BirthRegistrationWay};
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
use wangge_core::narrow::keyed;

/// Which registrations. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct BirthRegistrationFilter {
    /// In this state.
    pub state: Option<BirthRegistrationState>,
    /// Registered in this way.
    pub way: Option<BirthRegistrationWay>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Registered on this day or later.
    pub registered_from: Option<Date>,
    /// Registered on this day or earlier.
    pub registered_to: Option<Date>,
}

impl BirthRegistrationFilter {
    fn narrow<'a>(&self, find: Find<'a, BirthRegistration>) -> Result<Find<'a, BirthRegistration>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(self.way.map(|way| Expr::col("way").eq(way.as_str())))
            .add_option(resident)
            .add_option(self.registered_from.map(|day| Expr::col("registered_on").gte(day.0)))
            .add_option(self.registered_to.map(|day| Expr::col("registered_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of registered births.
pub(super) struct BirthQueries;

impl From<&QueryRoot> for BirthQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BirthQueries {
    /// The births that parents registered (生育登记) within your reach, newest first; those of one area, and those that the
    /// filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn birth_registrations(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<BirthRegistrationFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<BirthRegistration>>> {
        let paging = Paging::new::<BirthRegistration>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<BirthRegistration>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
