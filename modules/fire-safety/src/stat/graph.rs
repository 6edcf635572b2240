//! What was counted, as the graph shows it.

use super::sums::{ACTIVITIES, EQUIPMENT, HAZARDS, INCIDENTS, INSPECTIONS, PREMISES};
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
pub(super) struct FireSafetyStatistics {
    pub(super) area: String,
    pub(super) span: Span,
}

/// Counts of fire safety (消防安全统计) of a grid or a larger area, as far as you may read what is counted.
#[Object]
impl FireSafetyStatistics {
    /// Code of the area.
    async fn key(&self) -> &str {
        &self.area
    }

    /// The division; null for a grid.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        division_of(ctx, &self.area).await
    }

    /// Premises that are inspected.
    async fn premises(&self, ctx: &Context<'_>) -> Result<Option<FirePremisesCounts>> {
        let of = PREMISES.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FirePremisesCounts {
            registered: of(0),
            medium: of(1),
            high: of(2),
            due: of(3),
            overdue: of(4),
            without_manager: of(5),
        }))
    }

    /// Fire equipment.
    async fn equipment(&self, ctx: &Context<'_>) -> Result<Option<FireEquipmentCounts>> {
        let of = EQUIPMENT.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FireEquipmentCounts {
            pieces: of(0),
            overdue: of(1),
            expired: of(2),
            expiring: of(3),
        }))
    }

    /// Inspections in the period.
    async fn inspections(&self, ctx: &Context<'_>) -> Result<Option<FireInspectionCounts>> {
        let of = INSPECTIONS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FireInspectionCounts {
            made: of(0),
            planned: of(1),
            with_findings: of(2),
            findings: of(3),
        }))
    }

    /// Fire hazards.
    async fn hazards(&self, ctx: &Context<'_>) -> Result<Option<FireHazardCounts>> {
        let of = HAZARDS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FireHazardCounts {
            found: of(0),
            ended: of(1),
            open: of(2),
            major: of(3),
            overdue: of(4),
            referred: of(5),
        }))
    }

    /// Drills and publicity in the period.
    async fn activities(&self, ctx: &Context<'_>) -> Result<Option<FireActivityCounts>> {
        let of = ACTIVITIES.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FireActivityCounts {
            drills: of(0),
            took_part: of(1),
            publicity: of(2),
            reached: of(3),
            materials: of(4),
        }))
    }

    /// Fires in the period.
    async fn incidents(&self, ctx: &Context<'_>) -> Result<Option<FireIncidentCounts>> {
        let of = INCIDENTS.of_area(ctx, &self.area, self.span).await?;
        Ok(of.map(|of| FireIncidentCounts {
            fires: of(0),
            deaths: of(1),
            injured: of(2),
            loss_yuan: of(3) / FEN,
            open: of(4),
        }))
    }
}

/// Counts of premises (场所统计), as they are now.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FirePremisesCounts {
    /// All that are inspected.
    registered: i64,
    /// Those of medium risk.
    medium: i64,
    /// Those of high risk.
    high: i64,
    /// Whose planned inspection is due within 30 days, or was due before.
    due: i64,
    /// Whose planned inspection was due before today.
    overdue: i64,
    /// Those without a person in charge.
    without_manager: i64,
}

/// Counts of equipment (设施器材统计), as it is now.
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FireEquipmentCounts {
    /// All pieces.
    pieces: i64,
    /// Those that were to be looked after before today.
    overdue: i64,
    /// Those that expired.
    expired: i64,
    /// Those that expire within 30 days.
    expiring: i64,
}

/// Counts of inspections (检查统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FireInspectionCounts {
    /// All in the period.
    made: i64,
    /// Planned ones among them.
    planned: i64,
    /// Those among them that found an item not in order.
    with_findings: i64,
    /// Items not in order.
    findings: i64,
}

/// Counts of hazards (隐患统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FireHazardCounts {
    /// Reported in the period.
    found: i64,
    /// Closed or unfounded in the period.
    ended: i64,
    /// Open now, of whatever time.
    open: i64,
    /// Major ones among the open ones.
    major: i64,
    /// Open ones whose term was over before today.
    overdue: i64,
    /// Open ones that were referred for penalty.
    referred: i64,
}

/// Counts of drills and publicity (演练、宣传统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FireActivityCounts {
    /// Drills.
    drills: i64,
    /// People who took part in them.
    took_part: i64,
    /// Publicity.
    publicity: i64,
    /// People whom it reached.
    reached: i64,
    /// Materials that were handed out.
    materials: i64,
}

/// Counts of fires (火灾统计).
#[derive(Clone, Debug, SimpleObject)]
pub(super) struct FireIncidentCounts {
    /// Fires.
    fires: i64,
    /// People who died.
    deaths: i64,
    /// People who were injured.
    injured: i64,
    /// Direct loss, in whole yuan, rounded down.
    loss_yuan: i64,
    /// Open now, of whatever time.
    open: i64,
}
