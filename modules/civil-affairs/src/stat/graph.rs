//! What was counted, as the graph shows it.

use super::sums::{APPLICATIONS, CARE, GRANTS, PAYMENTS, VISITS};
use async_graphql::{Context, Object};
use kit::Result;
use kit::record::Row;
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::stat::division_of;
use wangge_core::stat::tallies::Span;

/// The counts of an area. They are made when a field of them is asked for: one statement for each table, whatever the
/// number of areas.
#[derive(Clone, Debug)]
pub(super) struct CivilAffairsStatistics {
    pub(super) area: String,
    pub(super) span: Span,
}

/// Counts of civil affairs (民政统计) of a grid or a larger area, as far as you may read what is counted.
#[Object]
impl CivilAffairsStatistics {
    /// Code of the area.
    async fn key(&self) -> &str {
        &self.area
    }

    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.area).await
    }

    /// Applications made in the period.
    async fn applications(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(APPLICATIONS.of_area(ctx, &self.area, self.span).await?.map(|of| of(0)))
    }

    /// Grants, payments and what is owed.
    async fn assistance(&self, ctx: &Context<'_>) -> Result<Option<AssistanceCounts>> {
        let counts = |of: &dyn Fn(usize) -> i64| AssistanceCounts {
            grants: of(0),
            people: of(1),
            monthly_yuan: of(2) / FEN,
            suspended: of(3),
            reviews_overdue: of(4),
            begun: of(5),
            stopped: of(6),
            owed_yuan: of(7) / FEN,
        };
        Ok(GRANTS.of_area(ctx, &self.area, self.span).await?.map(|of| counts(&of)))
    }

    /// Payments sent in the period.
    async fn payments(&self, ctx: &Context<'_>) -> Result<Option<AssistancePaymentCounts>> {
        let counts = |of: &dyn Fn(usize) -> i64| AssistancePaymentCounts {
            sent: of(0),
            sent_yuan: of(1) / FEN,
            returned: of(2),
            returned_yuan: of(3) / FEN,
        };
        Ok(PAYMENTS.of_area(ctx, &self.area, self.span).await?.map(|of| counts(&of)))
    }

    /// Care records, and their visits.
    async fn care(&self, ctx: &Context<'_>) -> Result<Option<CareCounts>> {
        let of = CARE.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| CareCounts { records: of(0), visits_due: of(1), visits_overdue: of(2) }))
    }

    /// Visits of care records in the period.
    async fn visits(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(VISITS.of_area(ctx, &self.area, self.span).await?.map(|of| of(0)))
    }
}

/// Fen of a yuan.
const FEN: i64 = 100;

/// Counts of grants (救助统计). Sums are in whole yuan, rounded down: those of a year can be more than an `Int` holds in
/// fen. The exact ones are those of the batches.
#[derive(Clone, Debug, async_graphql::SimpleObject)]
pub(super) struct AssistanceCounts {
    /// Grants that are paid now.
    grants: i64,
    /// Persons that they are for.
    people: i64,
    /// Sum of their monthly amounts, in whole yuan.
    monthly_yuan: i64,
    /// Grants that are suspended now.
    suspended: i64,
    /// Grants whose review was due before today.
    reviews_overdue: i64,
    /// Grants that began in the period.
    begun: i64,
    /// Grants that stopped in the period.
    stopped: i64,
    /// What was paid too much and was not given back yet, in whole yuan.
    owed_yuan: i64,
}

/// Counts of payments (发放统计), in whole yuan, rounded down.
#[derive(Clone, Debug, async_graphql::SimpleObject)]
pub(super) struct AssistancePaymentCounts {
    /// Payments.
    sent: i64,
    /// Their sum, in whole yuan.
    sent_yuan: i64,
    /// Those that came back.
    returned: i64,
    /// Their sum, in whole yuan.
    returned_yuan: i64,
}

/// Counts of care (关爱统计).
#[derive(Clone, Debug, async_graphql::SimpleObject)]
pub(super) struct CareCounts {
    /// Care records that are kept now.
    records: i64,
    /// Those whose next visit is due within 7 days, or was due before.
    visits_due: i64,
    /// Those whose next visit was due before today.
    visits_overdue: i64,
}
