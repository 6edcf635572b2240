//! Coverage and entry rate (requirements P8).

use crate::stat::declared::Declared;
use crate::stat::figures::Figures;
use crate::stat::names::Names;
use crate::stat::quarter::Quarter;
use crate::stat::work::{Done, Work};
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel};
use kit::{Error, Result};
use std::sync::Arc;

/// How far the records of an area were verified in a quarter, and how many were entered.
#[derive(Clone, Debug)]
pub struct Coverage {
    figures: Arc<Figures>,
    quarter: Quarter,
    done: Done,
}

impl Coverage {
    /// Of an area with these counts.
    pub(super) async fn of(ctx: &Context<'_>, figures: Arc<Figures>, quarter: Quarter) -> Result<Self> {
        let done = ctx.loaders().load(Work(quarter), figures.code.clone()).await?.unwrap_or_default();
        Ok(Self { figures, quarter, done })
    }

    /// Records that were in force at the end of the quarter, or are now where it is not over.
    fn to_verify(&self) -> i64 {
        self.figures.records() - self.done.since
    }
}

/// The quarter that a client names; this one when it names none.
///
/// # Errors
/// BAD_USER_INPUT for what is no quarter, or one that has not begun.
pub(super) fn quarter(ctx: &Context<'_>, text: Option<&str>) -> Result<Quarter> {
    let now = Quarter::of(ctx.access().today());
    match text.map(Quarter::parse) {
        None => Ok(now),
        Some(Some(quarter)) if quarter <= now => Ok(quarter),
        Some(_) => Err(Error::bad_input("quarter", "a quarter that has begun, like 2026Q1")),
    }
}

/// `part` of `whole`, at most 1; None of nothing.
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| (part as f64 / whole as f64).min(1.0))
}

/// How far the records of residents in an area were verified in a quarter, and how many were entered (采集率、录入率).
#[Object]
impl Coverage {
    /// Code of the area.
    async fn code(&self) -> Result<AreaCode> {
        self.figures.code.parse().map_err(Error::internal)
    }

    /// Its level.
    async fn level(&self) -> Option<AreaLevel> {
        AreaLevel::of_digits(self.figures.code.len())
    }

    /// Its name.
    async fn name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        ctx.loaders().load(Names, self.figures.code.clone()).await
    }

    /// The quarter, e.g. `2026Q1`, in China.
    async fn quarter(&self) -> String {
        self.quarter.to_string()
    }

    /// Records to verify: those in force at the end of the quarter, or now where it is not over.
    async fn due(&self) -> i64 {
        self.to_verify()
    }

    /// Records that were verified in the quarter, each once; a new one is verified by its entry. Those that ended
    /// since are among them.
    async fn verified(&self) -> i64 {
        self.done.verified
    }

    /// Records that were entered in the quarter.
    async fn entered(&self) -> i64 {
        self.done.entered
    }

    /// Records that ended in the quarter: people who moved, left or died, and mistakes.
    async fn ended(&self) -> i64 {
        self.done.ended
    }

    /// Coverage (采集率): `verified` as a share of `due`, 0 to 1; null where there is nothing to verify.
    async fn coverage(&self) -> Option<f64> {
        share(self.done.verified, self.to_verify())
    }

    /// Entry rate (录入率): `due` as a share of the people that the communities declare today, 0 to 1. Null where they
    /// declare none, and for who may not read what they declare.
    async fn entry_rate(&self, ctx: &Context<'_>) -> Result<Option<f64>> {
        let declared = ctx.loaders().load(Declared, self.figures.code.clone()).await?;
        Ok(declared.and_then(|declared| share(self.to_verify(), declared)))
    }
}
