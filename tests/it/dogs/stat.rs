//! How many dogs a grid has.

use super::licence::DogLicence;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::module::Parts;
use kit::record::Row;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::places::grid::Grid;
use wangge_core::stat::tallies::{Span, Tallies, one_if};

/// What is added.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.fields_of::<Grid, GridDogs>();
}

const DOGS: Tallies<DogLicence> = Tallies::new("dogs", |_| {
    let licensed = Condition::all().add(Expr::col("number").is_not_null());
    vec![one_if(licensed.add(Expr::col("ended_on").is_null()))]
});

/// Adds a count to a grid.
struct GridDogs(String);

impl From<&Row<Grid>> for GridDogs {
    fn from(grid: &Row<Grid>) -> Self {
        Self(grid.area().to_owned())
    }
}

#[Object]
impl GridDogs {
    /// Dogs with a licence in force.
    async fn dogs(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        let dogs = DOGS.of_area(ctx, &self.0, Span::whole(ctx.access())).await?;
        Ok(dogs.map(|of| of(0)))
    }
}
