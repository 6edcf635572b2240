//! What was counted, as the graph shows it.

use super::sums::{BIRTHS, CERTIFICATES, PAYMENTS, SERVICES, SUPPORTS};
use async_graphql::{Context, Object, SimpleObject};
use kit::Result;
use kit::record::Row;
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::stat::division_of;
use wangge_core::stat::tallies::Span;

/// Fen of a yuan.
const FEN: i64 = 100;

/// The counts of an area. They are made when a field of them is asked for: one statement for each table, whatever the
/// number of areas.
#[derive(Clone, Debug)]
pub(super) struct FamilyPlanningStatistics {
    pub(super) area: String,
    pub(super) span: Span,
}

/// Counts of family planning (计划生育统计) of a grid or a larger area, as far as you may read what is counted. Care at home is
/// counted in `healthCareFigures` only.
#[Object]
impl FamilyPlanningStatistics {
    /// Code of the area.
    async fn key(&self) -> &str {
        &self.area
    }

    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.area).await
    }

    /// Registered births.
    async fn births(&self, ctx: &Context<'_>) -> Result<Option<BirthRegistrationCounts>> {
        let of = BIRTHS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| BirthRegistrationCounts { registered: of(0), online: of(1) }))
    }

    /// Certificates, and their check.
    async fn certificates(&self, ctx: &Context<'_>) -> Result<Option<FamilyCertificateCounts>> {
        let of = CERTIFICATES.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FamilyCertificateCounts {
            unchecked: of(0),
            verified: of(1),
            refuted: of(2),
            expired: of(3),
            checked: of(4),
        }))
    }

    /// Family support.
    async fn supports(&self, ctx: &Context<'_>) -> Result<Option<FamilySupportCounts>> {
        let of = SUPPORTS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FamilySupportCounts {
            given: of(0),
            yearly_yuan: of(1) / FEN,
            applied: of(2),
            ended: of(3),
        }))
    }

    /// Payments of family support.
    async fn payments(&self, ctx: &Context<'_>) -> Result<Option<FamilySupportPaymentCounts>> {
        let of = PAYMENTS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FamilySupportPaymentCounts {
            drafts: of(0),
            checked: of(1),
            returned: of(2),
            paid: of(3),
            paid_yuan: of(4) / FEN,
        }))
    }

    /// Services for floating families.
    async fn services(&self, ctx: &Context<'_>) -> Result<Option<FamilyServiceCounts>> {
        let of = SERVICES.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FamilyServiceCounts { offered: of(0), taken: of(1), declined: of(2), given: of(3) }))
    }
}

/// Counts of registered births (生育登记统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct BirthRegistrationCounts {
    /// Registered in the period.
    registered: i64,
    /// Those of them that the parent registered over the net.
    online: i64,
}

/// Counts of certificates (证明核验统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FamilyCertificateCounts {
    /// To be checked now.
    unchecked: i64,
    /// Verified now.
    verified: i64,
    /// Refuted now.
    refuted: i64,
    /// Verified now, and valid no longer.
    expired: i64,
    /// Checked in the period.
    checked: i64,
}

/// Counts of family support (家庭扶助统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FamilySupportCounts {
    /// Given now.
    given: i64,
    /// Sum of a year of those, in whole yuan, rounded down.
    yearly_yuan: i64,
    /// Applied for in the period.
    applied: i64,
    /// Ended in the period.
    ended: i64,
}

/// Counts of payments of family support (扶助金发放统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FamilySupportPaymentCounts {
    /// Drafted now, to be checked.
    drafts: i64,
    /// Checked now, to be paid.
    checked: i64,
    /// Come back now, to be paid again.
    returned: i64,
    /// Paid in the period.
    paid: i64,
    /// Sum of those, in whole yuan, rounded down.
    paid_yuan: i64,
}

/// Counts of services for floating families (流动人口服务统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FamilyServiceCounts {
    /// Offered in the period.
    offered: i64,
    /// Those of them that the family takes.
    taken: i64,
    /// Those that it declined.
    declined: i64,
    /// Those that were given.
    given: i64,
}
