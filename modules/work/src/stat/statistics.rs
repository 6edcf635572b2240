//! What was counted of matters, as the graph shows it.

use super::sums::Sums;
use async_graphql::{Context, Object};
use kit::Result;
use kit::record::Row;
use kit::text_enum;
use std::sync::Arc;
use wangge_core::places::division::Division;
use wangge_core::stat::division_of;

text_enum! {
    /// By what matters are counted (统计维度).
    MatterGrouping {
        /// By area of a level (辖区).
        Area = "area",
        /// By kind of the catalogue (事项).
        Kind = "kind",
        /// By category of the kinds (类别).
        Category = "category",
        /// By department line of the kinds (条线).
        Line = "line",
        /// By month of the report (月份).
        Month = "month",
    }
}

impl MatterGrouping {
    /// The column that holds it; none for areas.
    pub(super) const fn column(self) -> Option<&'static str> {
        match self {
            Self::Area => None,
            Self::Kind => Some("kind_code"),
            Self::Category => Some("category"),
            Self::Line => Some("line"),
            Self::Month => Some("month"),
        }
    }
}

/// What was counted of matters.
#[derive(Clone, Debug)]
pub(crate) struct MatterStatistics {
    pub(super) by: MatterGrouping,
    pub(super) sums: Arc<Sums>,
}

/// What was counted of matters (事项统计), where and when they were reported: sums over counters that are kept with each
/// step, at the same cost whatever the number of matters. Those of discreet kinds are counted for their line and for the
/// units that handle them; in what others see they count for nothing. Who handles them in a part of an area alone finds them
/// counted there, and not in the sums of the whole, which can be less than those of its parts. A matter that concerns you
/// counts for nothing in what you see.
#[Object]
impl MatterStatistics {
    /// What it is counted by: code of the area, of the kind, of the category or of the line, or the month as `2026-01`.
    async fn key(&self) -> &str {
        &self.sums.key
    }

    /// The division; null for a grid and where it is not counted by area.
    async fn division(&self, ctx: &Context<'_>) -> Result<Option<Arc<Row<Division>>>> {
        match self.by {
            MatterGrouping::Area => division_of(ctx, &self.sums.key).await,
            _ => Ok(None),
        }
    }

    /// Reported (上报数): all matters, however they ended.
    async fn reported(&self) -> i64 {
        self.sums.of("reported")
    }

    /// Open now (在办数).
    async fn open(&self) -> i64 {
        self.sums.of("opened")
    }

    /// Closed: filed after all five steps (结案数).
    async fn closed(&self) -> i64 {
        self.sums.of("closed")
    }

    /// Refused: not accepted, or not granted (不予受理、不予批准).
    async fn refused(&self) -> i64 {
        self.sums.of("refused")
    }

    /// Open now with a red light: the limit of the stage is passed (超期未办).
    async fn overdue(&self) -> i64 {
        self.sums.of("overdue")
    }

    /// Open now and to be accepted, or to be reviewed first (待受理).
    async fn to_accept(&self) -> i64 {
        self.sums.of("accept")
    }

    /// Open now and to be dispatched (待派遣).
    async fn to_dispatch(&self) -> i64 {
        self.sums.of("dispatch")
    }

    /// Open now and to be dealt with or decided (待处置).
    async fn to_handle(&self) -> i64 {
        self.sums.of("handle")
    }

    /// Open now and to be verified (待核查).
    async fn to_verify(&self) -> i64 {
        self.sums.of("verify")
    }

    /// Open now and to be filed (待结案).
    async fn to_file(&self) -> i64 {
        self.sums.of("file")
    }

    /// Closed without having passed a limit (按期结案数).
    async fn on_time(&self) -> i64 {
        self.sums.of("on_time")
    }

    /// Closed after a limit had been passed (超期结案数).
    async fn late(&self) -> i64 {
        self.sums.of("late")
    }

    /// Share of the closed ones that passed no limit (按期办结率), 0 to 1; null when none is closed.
    async fn on_time_rate(&self) -> Option<f64> {
        self.sums.share("on_time", "closed")
    }

    /// How many the person served has rated (评价数).
    async fn rated(&self) -> i64 {
        self.sums.of("rated")
    }

    /// Mean of the ratings (满意度), 1 to 5; null when none is rated.
    async fn mean_rating(&self) -> Option<f64> {
        self.sums.share("stars", "rated")
    }

    /// Median duration from the report to the filing, in hours by day and night (办理时长中位数); null when none is
    /// closed. Durations are counted by term (up to 1, 4, 12, 24, 48, 72, 120, 168, 240, 360, 480, 720, 1080, 1440 and
    /// 2160 hours); the median is interpolated within the term that the middle one falls into, and is 2160 where it took
    /// longer.
    async fn median_hours(&self) -> Option<f64> {
        self.sums.median()
    }
}
