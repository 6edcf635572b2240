//! What a grid links to.

use super::check::UnitCheck;
use super::record::Grid;
use crate::links::one;
use crate::places::division::Division;
use crate::places::shape::{Point, Shapes};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaLevel;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use kit::scalar::GeoJson;

const SHAPES: Shapes = Shapes { record_type: "Grid", resource: "grid-map" };

one! {
    /// The community or village that it belongs to.
    GridCommunity(Grid).community: Division, |row: &Row<Grid>| {
        Some((String::new(), row.area().get(..12)?.to_owned()))
    }
}

/// What else is known of a grid.
pub(super) struct GridFields {
    key: Result<(String, i64)>,
}

impl From<&Row<Grid>> for GridFields {
    fn from(grid: &Row<Grid>) -> Self {
        Self { key: grid.id().map(|id| (grid.district().to_owned(), id)) }
    }
}

#[Object]
impl GridFields {
    /// Its boundary, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as drawn.
    async fn boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let drawn = ctx.loaders().load(SHAPES, self.key.clone()?).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// A point inside it.
    async fn centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        Ok(ctx.loaders().load(SHAPES, self.key.clone()?).await?.map(|drawn| drawn.centre))
    }

    /// The recorded checks of a unit grid, newest first.
    async fn unit_checks(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<UnitCheck>>> {
        let paging = Paging::new::<UnitCheck>(ctx, first, after, last, before)?;
        let below = Below::<UnitCheck>::new("grid_id", selected::<UnitCheck>(ctx), paging);
        let page = ctx.loaders().load(below, self.key.clone()?).await?;
        Ok(page.map(Connection::of))
    }

    /// Codes that it had before.
    async fn earlier_codes(&self, ctx: &Context<'_>) -> Result<Option<Vec<String>>> {
        let codes = crate::places::alias::Aliases::of::<Grid>();
        let found = ctx.loaders().load(codes, self.key.clone()?).await?;
        Ok(Some(found.map(|codes| codes.to_vec()).unwrap_or_default()))
    }
}
