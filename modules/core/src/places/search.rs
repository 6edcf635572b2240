//! Places by their name.

use super::building::Building;
use super::compound::Compound;
use super::division::{Division, sought};
use super::facility::Facility;
use super::grid::Grid;
use super::interface::Place;
use super::road::Road;
use async_graphql::{Context, Object};
use kit::access::{Action, Ask};
use kit::code::AreaCode;
use kit::module::Parts;
use kit::open::{Any, AnyRow};
use kit::record::{Place as Lies, Record, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// Most places of an answer.
const MOST: u64 = 50;
/// What is searched, in the order of the answer.
const TYPES: [&str; 6] =
    [Division::TYPE, Grid::TYPE, Compound::TYPE, Building::TYPE, Road::TYPE, Facility::TYPE];

/// What the search adds to the graph.
pub(crate) fn add(parts: &mut Parts<'_>) {
    parts.queries::<SearchQueries>();
}

/// The search.
struct SearchQueries;

impl From<&QueryRoot> for SearchQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl SearchQueries {
    /// The places in force within your reach whose name has these characters in a row, whatever the case and the
    /// spaces; from one character on, at most 50. Divisions first, then grids, compounds, buildings, roads and
    /// facilities.
    async fn places(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only places in this area.")] area: Option<AreaCode>,
        #[graphql(desc = "1 to 50 characters.")] name: String,
        #[graphql(
            desc = "Only these types, of Division, Grid, Compound, Building, Road and Facility; all when left out."
        )]
        types: Option<Vec<String>>,
        #[graphql(default = 20, desc = "How many, 1 to 50.")] first: i32,
    ) -> Result<Option<Vec<Any<Place>>>> {
        let most = u64::try_from(first).ok().filter(|n| (1..=MOST).contains(n));
        let most = most.ok_or_else(|| Error::bad_input("first", format!("1 to {MOST}")))?;
        let name = sought(name)?;
        if let Some(other) = types.iter().flatten().find(|name| !TYPES.contains(&name.as_str())) {
            return Err(Error::bad_input(
                "types",
                format!("there is no {other:?}; use {}", TYPES.join(", ")),
            ));
        }
        let search = Search { ctx, area: area.as_ref(), name: &name, types: types.as_deref(), most };
        let mut found = Vec::new();
        search.add::<Division>(&mut found).await?;
        search.add::<Grid>(&mut found).await?;
        search.add::<Compound>(&mut found).await?;
        search.add::<Building>(&mut found).await?;
        search.add::<Road>(&mut found).await?;
        search.add::<Facility>(&mut found).await?;
        Ok(Some(found.into_iter().map(Any::of).collect()))
    }
}

/// What is asked.
struct Search<'a> {
    ctx: &'a Context<'a>,
    area: Option<&'a AreaCode>,
    name: &'a str,
    types: Option<&'a [String]>,
    most: u64,
}

impl Search<'_> {
    /// Adds the places of one type, while there is room; a type that the caller may not read has none.
    async fn add<T: Record>(&self, found: &mut Vec<Box<dyn AnyRow>>) -> Result<()> {
        let wanted = self.types.is_none_or(|types| types.iter().any(|name| name == T::TYPE));
        let room = self.most.saturating_sub(found.len() as u64);
        let access = self.ctx.access();
        if !wanted || room == 0 || access.scope(T::RESOURCE, Action::Read).is_empty() {
            return Ok(());
        }
        let in_force = match T::PLACE {
            Lies::Code => Expr::col("retired_edition").is_null(),
            _ => Expr::col("status").eq("active"),
        };
        let find = access.find::<T>()?.select(Selection::of::<T>(self.ctx, &[""])).filter(in_force);
        let find = if let Some(area) = self.area { find.in_area(area) } else { find };
        let find = match T::PLACE {
            Lies::Code => {
                let common = access.is_common(self.name, self.area).await?;
                find.division_named(self.name, self.area, common)
            }
            _ => find.named(self.name),
        };
        let rows = find.take(room, false).await?;
        found.extend(rows.into_iter().map(|row| Box::new(row) as Box<dyn AnyRow>));
        Ok(())
    }
}
