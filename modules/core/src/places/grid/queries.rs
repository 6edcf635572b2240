//! How grids are found.

use super::at::grid_at;
use super::record::{Grid, GridKind};
use crate::geometry::Position;
use crate::places::Status;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::{AreaCode, GridCode};
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of grids.
pub(super) struct GridQueries;

impl From<&QueryRoot> for GridQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl GridQueries {
    /// The grid with this code, now or earlier; null when there is none within your reach.
    async fn grid(&self, ctx: &Context<'_>, code: GridCode) -> Result<Option<Row<Grid>>> {
        let find = ctx.access().find::<Grid>()?.select(Selection::of::<Grid>(ctx, &[""]));
        let now = find.filter(Expr::col("district_code").eq(code.district()));
        if let Some(grid) = now.filter(Expr::col("grid_code").eq(code.as_str())).one().await? {
            return Ok(Some(grid));
        }
        match crate::places::alias::holder::<Grid>(ctx.access(), code.district(), code.as_str()).await? {
            Some(id) => ctx.access().by_id(&id, Selection::of::<Grid>(ctx, &[""])).await,
            None => Ok(None),
        }
    }

    /// The grids within your reach, by code; those of one area, kind or status where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn grids(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        kind: Option<GridKind>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Grid>>> {
        let paging = Paging::new::<Grid>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<Grid>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(kind.map(|kind| Expr::col("kind").eq(kind.as_str())));
            Ok(find.filter_some(status.map(|status| Expr::col("status").eq(status.as_str()))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }

    /// The code of the grid that holds a point, from the public map of grids. Longitude and latitude in degrees,
    /// CGCS2000 or WGS 84 (not GCJ-02).
    async fn grid_at(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Degrees east, CGCS2000.")] longitude: f64,
        #[graphql(desc = "Degrees north.")] latitude: f64,
    ) -> Result<Option<GridCode>> {
        let at = Position::new(longitude, latitude, "longitude")?;
        let Some(code) = grid_at(ctx.access(), at).await? else { return Ok(None) };
        code.parse().map(Some).map_err(Error::internal)
    }
}
