//! The work of a quarter in areas, from `grid_quarter`.

use super::figures::{by_level, within};
use super::quarter::Quarter;
use super::record::GridQuarter;
use kit::Result;
use kit::access::{Access, Tally};
use kit::loaders::Batch;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait};
use std::collections::HashMap;

/// What was done in an area in a quarter, and what happened after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Done {
    /// Records that were verified, each once.
    pub(super) verified: i64,
    /// Records that were entered.
    pub(super) entered: i64,
    /// Records that ended.
    pub(super) ended: i64,
    /// By how much more records were entered after the quarter than ended.
    pub(super) since: i64,
}

/// The work of a quarter by code of area; an area without any has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Work(pub(super) Quarter);

impl Batch for Work {
    type Key = String;
    type Value = Done;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, Done>> {
        let quarter = self.0.to_string();
        let of = |condition: Expr, value: Expr| -> Expr {
            CaseStatement::new().case(condition, value).finally(Expr::cust("0")).into()
        };
        let now = |column: &'static str| of(Expr::col("quarter").eq(quarter.as_str()), Expr::col(column));
        let more = Expr::col("entered").sub(Expr::col("ended"));
        let since = of(Expr::col("quarter").gt(quarter.as_str()), more);
        let values = [now("verified"), now("entered"), now("ended"), since];
        let mut found = HashMap::new();
        for (digits, codes) in by_level(keys) {
            let find = within(access, access.find::<GridQuarter>()?, digits, &codes);
            let find = find.filter(Expr::col("quarter").gte(quarter.as_str()));
            for (code, sums) in find.sums(&Tally::of(digits, codes.len()), &values).await? {
                if let [verified, entered, ended, since] = sums[..] {
                    found.insert(code, Done { verified, entered, ended, since });
                }
            }
        }
        Ok(found)
    }
}
