//! How buildings are found.

use super::record::{Building, Management};
use crate::places::listed::Listed;
use crate::places::{Status, alias};
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::{AreaCode, BuildingCode};
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of buildings.
pub(super) struct BuildingQueries;

impl From<&QueryRoot> for BuildingQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl BuildingQueries {
    /// The building with this code, now or earlier; null when there is none within your reach.
    async fn building(&self, ctx: &Context<'_>, code: BuildingCode) -> Result<Option<Row<Building>>> {
        let selection = Selection::of::<Building>(ctx, &[""]);
        let grid = code.grid();
        let now = ctx.access().find::<Building>()?.select(selection);
        let now = now.filter(Expr::col("district_code").eq(grid.district()));
        if let Some(building) = now.filter(Expr::col("code").eq(code.as_str())).one().await? {
            return Ok(Some(building));
        }
        match alias::holder::<Building>(ctx.access(), grid.district(), code.as_str()).await? {
            Some(id) => ctx.access().by_id(&id, selection).await,
            None => Ok(None),
        }
    }

    /// The buildings within your reach, by code; those of one area, management type, compound or status where you say
    /// so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn buildings(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Only those of this management type.")] management: Option<Management>,
        #[graphql(desc = "Only those of this compound.")] compound: Option<GlobalId>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Building>>> {
        let paging = Paging::new::<Building>(ctx, first, after, last, before)?;
        let mut listed = Listed::new(area, status).with("management", management.map(Management::as_str));
        if let Some(compound) = compound {
            let compound = compound.of("Compound", "compound")?;
            listed = listed.with_key("compound_id", &compound.district, compound.id()?);
        }
        listed.page(ctx, &paging).await
    }
}
