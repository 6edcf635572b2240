//! The size of a grid, and the list of grids outside the policy.

use super::load::{GridSize, Sizes};
use super::policy::figure;
use crate::places::grid::Grid;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::record::Row;
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// The size of a grid.
pub(super) struct SizeFields {
    code: String,
}

impl From<&Row<Grid>> for SizeFields {
    fn from(grid: &Row<Grid>) -> Self {
        Self { code: grid.area().to_owned() }
    }
}

#[Object]
impl SizeFields {
    /// What the size policy of its district says of how large it is: of the households and people that are counted
    /// in it, as soon as these are half or more of those that the community declares; otherwise of those that it
    /// declares, since the entry of who lives there has only begun. `findings` say which figure was used.
    async fn size(&self, ctx: &Context<'_>) -> Result<Option<GridSize>> {
        let size = ctx.loaders().load(Sizes, self.code.clone()).await?;
        size.map(|size| Some((*size).clone())).ok_or_else(Error::forbidden)
    }
}

/// The list of grids outside the policy.
pub(super) struct SizeQueries;

impl From<&QueryRoot> for SizeQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

/// The setting of the grid's district has a limit that a figure is beyond.
fn outside() -> String {
    let households = figure("c.households", "grid.declared_households");
    let people = figure("(c.registered + c.floating)", "grid.declared_people");
    format!(
        "EXISTS (SELECT 1 FROM district_setting s LEFT JOIN grid_stat c \
         ON c.district_code = grid.district_code AND c.grid_id = grid.id WHERE s.code = grid.district_code \
         AND ',' || s.size_kinds || ',' LIKE '%,' || grid.kind || ',%' \
         AND ({households} < s.households_min OR {households} > s.households_max \
         OR {people} < s.people_min OR {people} > s.people_max))"
    )
}

#[Object]
impl SizeQueries {
    /// The grids of an area whose size is outside the size policy of their district, by code; `size` of
    /// each says by how much and what to do.
    async fn grids_outside_policy(
        &self,
        ctx: &Context<'_>,
        area: AreaCode,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find_as::<Grid>("grid-size")?.in_area(&area);
            let find = find.filter(Expr::col("status").eq("active"));
            Ok(find.filter(Expr::cust(outside())))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
