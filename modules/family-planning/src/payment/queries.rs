//! How payments are found.

use super::record::{FamilySupportPayment, FamilySupportPaymentState};
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

/// Which payments. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct FamilySupportPaymentFilter {
    /// For this year.
    pub year: Option<i32>,
    /// Standing so.
    pub state: Option<FamilySupportPaymentState>,
    /// Of this residence.
    pub resident: Option<GlobalId>,
    /// Paid on this day or later.
    pub paid_from: Option<Date>,
    /// Paid on this day or earlier.
    pub paid_to: Option<Date>,
}

impl FamilySupportPaymentFilter {
    fn narrow<'a>(&self, find: Find<'a, FamilySupportPayment>) -> Result<Find<'a, FamilySupportPayment>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.year.map(|year| Expr::col("year").eq(year)))
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(resident)
            .add_option(self.paid_from.map(|day| Expr::col("paid_on").gte(day.0)))
            .add_option(self.paid_to.map(|day| Expr::col("paid_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

/// The queries of payments.
pub(super) struct PaymentQueries;

impl From<&QueryRoot> for PaymentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl PaymentQueries {
    /// The payments of family support (扶助金发放) within your reach, newest first; those of one area, and those that the filter
    /// leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn family_support_payments(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<FamilySupportPaymentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<FamilySupportPayment>>> {
        let paging = Paging::new::<FamilySupportPayment>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<FamilySupportPayment>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
