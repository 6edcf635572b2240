//! What a notice board shows of its grid.

use super::card::{ContactCard, SHAPES};
use super::cards::{Cards, GridNames};
use super::record::NoticeBoard;
use crate::places::shape::Point;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaLevel;
use kit::record::Row;
use kit::scalar::GeoJson;

/// What belongs to the grid of a board.
pub(super) struct BoardFields {
    code: String,
    grid: Option<(String, i64)>,
}

impl From<&Row<NoticeBoard>> for BoardFields {
    fn from(board: &Row<NoticeBoard>) -> Self {
        let grid = board.link("grid_id").map(|id| (board.district().to_owned(), id));
        Self { code: board.area().to_owned(), grid }
    }
}

#[Object]
impl BoardFields {
    /// Name of the grid.
    async fn grid_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.loaders().load(GridNames, self.code.clone()).await?.map(|grid| grid.name.clone()))
    }

    /// Boundary of the grid, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as
    /// drawn.
    async fn grid_boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let Some(grid) = self.grid.clone() else { return Ok(None) };
        let drawn = ctx.loaders().load(SHAPES, grid).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// A point inside the grid.
    async fn grid_centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let Some(grid) = self.grid.clone() else { return Ok(None) };
        Ok(ctx.loaders().load(SHAPES, grid).await?.map(|drawn| drawn.centre))
    }

    /// The contact cards of those who work there and are shown, the earliest appointed first.
    async fn cards(&self, ctx: &Context<'_>) -> Result<Option<Vec<ContactCard>>> {
        let found = ctx.loaders().load(Cards, self.code.clone()).await?;
        Ok(Some(found.map(|cards| cards.to_vec()).unwrap_or_default()))
    }
}
