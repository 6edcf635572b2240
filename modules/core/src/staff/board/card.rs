//! A contact card: what a notice board shows of a post.

use super::cards::GridNames;
use super::photo::Photos;
use crate::places::shape::{Point, Shapes};
use async_graphql::{Context, Object, Value};
use files::link::Photo;
use kit::access::Ask;
use kit::code::{AreaLevel, GridCode};
use kit::node::GlobalId;
use kit::record::{Class, Field, Record, Row, Selection};
use kit::scalar::GeoJson;
use kit::{Error, Result};

use crate::staff::post::Post;

/// Boundaries of grids, as the public map draws them.
pub(super) const SHAPES: Shapes = Shapes { record_type: "Grid", resource: "grid-map" };

/// Fields of a post that a card shows; each is public.
const SHOWN: [&str; 4] = ["publicName", "serviceTelephone", "workContent", "duties"];

// what a card shows is declared public where it is kept
const _: () = {
    let mut at = 0;
    while at < Post::FIELDS.len() {
        let Field { name, class, .. } = &Post::FIELDS[at];
        let mut shown = 0;
        while shown < SHOWN.len() {
            assert!(
                !same(name, SHOWN[shown]) || matches!(class, Class::Public),
                "a card shows what is public"
            );
            shown += 1;
        }
        at += 1;
    }
};

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The contact card (服务联系卡) of a post that is on its board.
#[derive(Clone, Debug)]
pub(super) struct ContactCard {
    id: GlobalId,
    area: String,
    photo: Option<i64>,
    shown: [Option<String>; 4],
}

impl ContactCard {
    /// What is read for it.
    pub(super) fn selection() -> Selection {
        SHOWN.into_iter().fold(Selection::default(), |all, field| all.with::<Post>(field))
    }

    /// Of a post.
    pub(super) fn of(post: &Row<Post>) -> Self {
        let shown = SHOWN.map(|field| match post.value(field) {
            Some(Value::String(text)) => Some(text.clone()),
            _ => None,
        });
        Self { id: post.global_id(), area: post.area().to_owned(), photo: post.link("photo_id"), shown }
    }
}

/// The contact card (服务联系卡) of a post that is on the notice board of its grid. Everybody may read it.
#[Object]
impl ContactCard {
    /// Global id of the post, for `contactCard`.
    async fn id(&self) -> &GlobalId {
        &self.id
    }

    /// Name of the holder, as the board shows it.
    async fn name(&self) -> Option<&str> {
        self.shown[0].as_deref()
    }

    /// Telephone of the post (服务电话), never the holder's own.
    async fn service_telephone(&self) -> Option<&str> {
        self.shown[1].as_deref()
    }

    /// What the holder does (工作内容).
    async fn work_content(&self) -> Option<&str> {
        self.shown[2].as_deref()
    }

    /// What the holder answers for (职责).
    async fn duties(&self) -> Option<&str> {
        self.shown[3].as_deref()
    }

    /// Photo of the holder (照片), if the card has one.
    async fn photo(&self, ctx: &Context<'_>) -> Result<Option<Photo>> {
        let Some(photo) = self.photo else { return Ok(None) };
        let found = ctx.loaders().load(Photos, (self.area.clone(), photo)).await?;
        Ok(found.map(|photo| Photo::clone(&photo)))
    }

    /// Code of the grid.
    async fn grid_code(&self) -> Result<GridCode> {
        self.area.parse().map_err(Error::internal)
    }

    /// Name of the grid.
    async fn grid_name(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(ctx.loaders().load(GridNames, self.area.clone()).await?.map(|grid| grid.name.clone()))
    }

    /// Boundary of the grid, simplified for a map on which one grid fills the screen, or by `tolerance` metres; 0 is as
    /// drawn.
    async fn grid_boundary(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Detail in metres; 0 is as drawn.")] tolerance: Option<f64>,
    ) -> Result<Option<GeoJson>> {
        let Some(grid) = ctx.loaders().load(GridNames, self.area.clone()).await? else { return Ok(None) };
        let drawn = ctx.loaders().load(SHAPES, grid.key.clone()).await?;
        drawn.map(|drawn| drawn.shown(AreaLevel::Grid, tolerance)).transpose()
    }

    /// A point inside the grid.
    async fn grid_centre(&self, ctx: &Context<'_>) -> Result<Option<Point>> {
        let Some(grid) = ctx.loaders().load(GridNames, self.area.clone()).await? else { return Ok(None) };
        Ok(ctx.loaders().load(SHAPES, grid.key.clone()).await?.map(|drawn| drawn.centre))
    }
}
