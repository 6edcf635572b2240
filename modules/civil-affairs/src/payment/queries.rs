//! How batches and payments are found.

use super::record::{AssistanceBatch, AssistanceBatchState, AssistancePayment, AssistancePaymentState};
use crate::programme::AssistanceProgramme;
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
use wangge_core::narrow::{in_month, keyed, months};

/// Which payments. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct AssistancePaymentFilter {
    /// Of this state.
    pub state: Option<AssistancePaymentState>,
    /// Of this programme.
    pub programme: Option<GlobalId>,
    /// For this month, e.g. `2026-03`.
    pub for_month: Option<String>,
    /// To this residence.
    pub resident: Option<GlobalId>,
    /// Sent on this day or later.
    pub sent_from: Option<Date>,
    /// Sent on this day or earlier.
    pub sent_to: Option<Date>,
}

impl AssistancePaymentFilter {
    fn narrow<'a>(&self, find: Find<'a, AssistancePayment>) -> Result<Find<'a, AssistancePayment>> {
        let resident = keyed(self.resident.as_ref(), Resident::TYPE, ("filter.resident", "resident_id"))?;
        let all = Condition::all()
            .add_option(self.state.map(|state| Expr::col("state").eq(state.as_str())))
            .add_option(of_programme(self.programme.as_ref(), "filter.programme")?)
            .add_option(in_month("for_month", self.for_month.as_deref(), "filter.forMonth")?)
            .add_option(resident)
            .add_option(self.sent_from.map(|day| Expr::col("sent_on").gte(day.0)))
            .add_option(self.sent_to.map(|day| Expr::col("sent_on").lte(day.0)));
        Ok(find.filter(all))
    }
}

fn of_programme(id: Option<&GlobalId>, path: &str) -> Result<Option<Expr>> {
    let Some(id) = id else { return Ok(None) };
    let id = id.clone().of(AssistanceProgramme::TYPE, path)?.id()?;
    Ok(Some(Expr::col("programme_id").eq(id)))
}

/// The queries of payments.
pub(super) struct AssistancePaymentQueries;

impl From<&QueryRoot> for AssistancePaymentQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AssistancePaymentQueries {
    /// The batches of payments (发放批次) within your reach, newest first; those of one area, programme, month, period or
    /// state, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn assistance_batches(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only those of this programme.")] programme: Option<GlobalId>,
        #[graphql(desc = "The month, e.g. `2026-03`.")] month: Option<String>,
        #[graphql(desc = "First month, e.g. `2026-01`.")] from: Option<String>,
        #[graphql(desc = "Last month, e.g. `2026-03`.")] to: Option<String>,
        state: Option<AssistanceBatchState>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistanceBatch>>> {
        let paging = Paging::new::<AssistanceBatch>(ctx, first, after, last, before)?;
        let all = Condition::all()
            .add_option(of_programme(programme.as_ref(), "programme")?)
            .add_option(in_month("month", month.as_deref(), "month")?)
            .add(months("month", from.as_deref(), to.as_deref())?)
            .add_option(state.map(|state| Expr::col("state").eq(state.as_str())));
        let find = || {
            let find = ctx.access().find::<AssistanceBatch>()?.filter(all.clone());
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The payments (发放明细) within your reach, newest first; those of one area, and those that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn assistance_payments(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<AssistancePaymentFilter>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AssistancePayment>>> {
        let paging = Paging::new::<AssistancePayment>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let find = filter.narrow(ctx.access().find::<AssistancePayment>()?)?;
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
