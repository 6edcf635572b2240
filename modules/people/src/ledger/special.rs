//! The ledger of a special group.

use super::fields::Ledgers;
use crate::resident::Resident;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Access, Ask, Tally, prefixes_in};
use kit::links::{Below, Meeting};
use kit::loaders::Batch;
use kit::paging::{Connection, Paging, answering};
use kit::special::SpecialGroup;
use sea_orm::sea_query::{Expr, ExprTrait};
use std::collections::{BTreeSet, HashMap};

/// A special group in a grid.
pub(super) struct SpecialLedger {
    pub(super) group: SpecialGroup,
    pub(super) of: Ledgers,
}

impl SpecialLedger {
    fn meeting(&self) -> Meeting {
        Meeting { name: self.group.code, condition: self.group.members }
    }
}

/// The ledger of a special group (特殊人群台账): people entitled to care.
#[Object]
impl SpecialLedger {
    /// Code of the group.
    async fn code(&self) -> &str {
        self.group.code
    }

    /// English title.
    async fn title(&self) -> &str {
        self.group.title
    }

    /// Chinese title.
    async fn chinese_title(&self) -> &str {
        self.group.chinese
    }

    /// Members with a residence in force in the grid.
    async fn people(&self, ctx: &Context<'_>) -> Result<i64> {
        let found = ctx.loaders().load(Members(self.meeting()), self.of.code.clone()).await?;
        Ok(found.unwrap_or(0))
    }

    /// Their residences, in the order of their entry.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        let below = Below::new("grid_id", answering::<Resident>(ctx), paging).only("status", "active");
        let page = ctx.loaders().load(below.meeting(self.meeting()), self.of.key.clone()).await?;
        Ok(page.map(Connection::of))
    }
}

/// How many members of a group there are in grids, by the grid's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Members(Meeting);

impl Batch for Members {
    type Key = String;
    type Value = i64;

    async fn load(&self, access: &Access, keys: &[String]) -> Result<HashMap<String, i64>> {
        const GRID: usize = 15;
        let districts: BTreeSet<&str> = keys.iter().filter_map(|code| code.get(..6)).collect();
        let find = access
            .find::<Resident>()?
            .filter(Expr::col("district_code").is_in(districts))
            .filter(prefixes_in(access.backend(), "grid_code", GRID, keys))
            .filter(Expr::col("status").eq("active"))
            .filter((self.0.condition)(access.today()));
        let sums = find.sums(&Tally::of(GRID, keys.len()), &[Expr::cust("1")]).await?;
        Ok(sums.into_iter().filter_map(|(code, sums)| Some((code, *sums.first()?))).collect())
    }
}
