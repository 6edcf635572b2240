//! The team of a grid: everybody who holds a post for it, and who covers them.

mod load;
mod member;

use crate::places::grid::Grid;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::module::Parts;
use kit::record::Row;
use load::Teams;
use member::TeamMember;

/// What teams add to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Grid, GridTeam>();
}

struct GridTeam {
    code: String,
}

impl From<&Row<Grid>> for GridTeam {
    fn from(grid: &Row<Grid>) -> Self {
        Self { code: grid.area().to_owned() }
    }
}

#[Object]
impl GridTeam {
    /// Its whole team today (网格队伍): each post in force for it with its holder and function, the earliest entered
    /// first, and after it the post of the grid beside it that covers it. Somebody with several functions stands there
    /// several times.
    async fn team(&self, ctx: &Context<'_>) -> Result<Option<Vec<TeamMember>>> {
        let found = ctx.loaders().load(Teams, self.code.clone()).await?;
        Ok(Some(found.map(|members| members.to_vec()).unwrap_or_default()))
    }
}
