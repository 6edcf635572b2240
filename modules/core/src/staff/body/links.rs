//! The bodies of a division and of a grid.

use super::kind::BodyKind;
use super::record::Body;
use crate::places::division::Division;
use crate::places::grid::Grid;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;
use kit::under::{By, Under};

/// The bodies of the area with this code itself, in force today.
async fn bodies(
    ctx: &Context<'_>,
    code: &str,
    kind: Option<BodyKind>,
    paging: Paging,
) -> Result<Option<Connection<Body>>> {
    let under = Under::<Body>::new(By::Column("area_code"), selected::<Body>(ctx), paging);
    let mut under = under.in_force_on(ctx.access().today());
    if let Some(kind) = kind {
        under = under.only("kind", Some(kind.as_str()));
    }
    Ok(ctx.loaders().load(under, code.to_owned()).await?.map(Connection::of))
}

/// The bodies of a division.
pub(super) struct DivisionBodies(String);

impl From<&Row<Division>> for DivisionBodies {
    fn from(division: &Row<Division>) -> Self {
        Self(division.key().to_owned())
    }
}

#[Object]
impl DivisionBodies {
    /// The bodies of this division itself today (组织机构), within your reach; those of one kind where you say so.
    async fn bodies(
        &self,
        ctx: &Context<'_>,
        kind: Option<BodyKind>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Body>>> {
        bodies(ctx, &self.0, kind, Paging::new::<Body>(ctx, first, after, last, before)?).await
    }
}

/// The bodies of a grid.
pub(super) struct GridBodies(String);

impl From<&Row<Grid>> for GridBodies {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridBodies {
    /// The bodies of this grid itself today (组织机构), such as its party group; those of one kind where you say so.
    async fn bodies(
        &self,
        ctx: &Context<'_>,
        kind: Option<BodyKind>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Body>>> {
        bodies(ctx, &self.0, kind, Paging::new::<Body>(ctx, first, after, last, before)?).await
    }
}
