//! The ledgers in the graph.

use super::special::SpecialLedger;
use crate::resident::Resident;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::{Action, Ask};
use kit::links::Below;
use kit::paging::{Connection, Paging, answering};
use kit::record::{Record, Row};
use kit::special::SpecialGroups;
use wangge_core::places::grid::Grid;
use wangge_core::stat::{Counts, Wanted};

/// The ledgers of grids.
pub(super) struct GridLedgers(Result<Ledgers>);

impl From<&Row<Grid>> for GridLedgers {
    fn from(grid: &Row<Grid>) -> Self {
        let key = grid.id().map(|id| (grid.district().to_owned(), id));
        Self(key.map(|key| Ledgers { key, code: grid.area().to_owned() }))
    }
}

#[Object]
impl GridLedgers {
    /// Its ledgers: basic, special and floating groups; null where you may not read its residents.
    async fn ledgers(&self, ctx: &Context<'_>) -> Result<Option<Ledgers>> {
        let ledgers = self.0.clone()?;
        let mine = ctx.access().scope(Resident::RESOURCE, Action::Read).covers(&ledgers.code);
        Ok(mine.then_some(ledgers))
    }
}

/// The grid that ledgers are of.
#[derive(Clone, Debug)]
pub(super) struct Ledgers {
    pub(super) key: (String, i64),
    pub(super) code: String,
}

/// The three ledgers of a grid (三本台账). They are views of its records: what is in them is what the records say now.
#[Object]
impl Ledgers {
    /// Basic groups (基础人群台账): who is registered there.
    async fn basic(&self) -> BasicLedger {
        BasicLedger(self.clone())
    }

    /// Special groups (特殊人群台账): people entitled to care, as far as you may read each group. Modules that are on add
    /// them.
    async fn special(&self, ctx: &Context<'_>) -> Vec<SpecialLedger> {
        let readable = |resource| ctx.access().scope(resource, Action::Read).covers(&self.code);
        let groups = ctx.data_unchecked::<SpecialGroups>().iter().filter(|group| readable(group.resource));
        groups.map(|group| SpecialLedger { group: *group, of: self.clone() }).collect()
    }

    /// Floating groups (流动人群台账): who lives there and is registered elsewhere.
    async fn floating(&self) -> FloatingLedger {
        FloatingLedger(self.clone())
    }
}

impl Ledgers {
    /// A count of the grid.
    async fn count(&self, ctx: &Context<'_>, name: &'static str) -> Result<i64> {
        let wanted = Wanted::named(&["households", "registered", "floating"]);
        let counts = Counts { resource: Resident::RESOURCE, wanted };
        let found = ctx.loaders().load(counts, self.code.clone()).await?;
        Ok(found.map_or(0, |figures| figures.of(name)))
    }

    /// A page of its residences in force that are of these kinds.
    async fn page(
        &self,
        ctx: &Context<'_>,
        kinds: &[&'static str],
        paging: Paging,
    ) -> Result<Option<Connection<Resident>>> {
        let below = Below::new("grid_id", answering::<Resident>(ctx), paging).only("status", "active");
        let page = ctx.loaders().load(below.among("kind", kinds), self.key.clone()).await?;
        Ok(page.map(Connection::of))
    }
}

/// Who is registered in a grid.
struct BasicLedger(Ledgers);

/// The ledger of basic groups (基础人群台账).
#[Object]
impl BasicLedger {
    /// People registered there, those who live elsewhere among them.
    async fn people(&self, ctx: &Context<'_>) -> Result<i64> {
        self.0.count(ctx, "registered").await
    }

    /// Households.
    async fn households(&self, ctx: &Context<'_>) -> Result<i64> {
        self.0.count(ctx, "households").await
    }

    /// The residences, in the order of their entry.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.0.page(ctx, &["registered", "away"], paging).await
    }
}

/// Who lives in a grid and is registered elsewhere.
struct FloatingLedger(Ledgers);

/// The ledger of floating groups (流动人群台账).
#[Object]
impl FloatingLedger {
    /// People who live there and are registered elsewhere.
    async fn people(&self, ctx: &Context<'_>) -> Result<i64> {
        self.0.count(ctx, "floating").await
    }

    /// The residences, in the order of their entry.
    async fn residents(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Resident>>> {
        let paging = Paging::new::<Resident>(ctx, first, after, last, before)?;
        self.0.page(ctx, &["floating"], paging).await
    }
}
