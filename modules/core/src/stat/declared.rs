//! The people that communities declare, in areas.

use super::figures::{by_level, within};
use crate::places::grid::Grid;
use kit::Result;
use kit::access::{Access, Action, Tally};
use kit::loaders::Batch;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::HashMap;

/// People declared for the grids in force of an area, by code; nothing for who may not read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Declared;

impl Batch for Declared {
    type Key = String;
    type Value = i64;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, i64>> {
        let mut found = HashMap::new();
        if access.scope("grid-size", Action::Read).is_empty() {
            return Ok(found);
        }
        for (digits, codes) in by_level(keys) {
            let find = within(access, access.find_as::<Grid>("grid-size")?, digits, &codes);
            let find = find.filter(Expr::col("status").eq("active"));
            let sums = find.sums(&Tally::of(digits, codes.len()), &[Expr::col("declared_people")]).await?;
            found.extend(sums.into_iter().filter_map(|(code, sums)| Some((code, *sums.first()?))));
        }
        Ok(found)
    }
}
