//! How divisions are found.

use super::log::{DivisionEdition, editions};
use super::record::Division;
use super::search::sought;
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::{AreaCode, AreaLevel, DivisionCode};
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// Results of a search that are counted.
const MOST_COUNTED: u64 = 10_000;

/// The queries of divisions.
pub(super) struct DivisionQueries;

impl From<&QueryRoot> for DivisionQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl DivisionQueries {
    /// The division with this code, valid or retired; null when there is none.
    async fn division(&self, ctx: &Context<'_>, code: DivisionCode) -> Result<Option<Row<Division>>> {
        let find = ctx.access().find::<Division>()?.select(Selection::of::<Division>(ctx, &[""]));
        find.filter(Expr::col("code").eq(code.as_str())).one().await
    }

    /// Divisions by code: all of them, those below one, of one level, or with these characters in a row in their name
    /// (one is enough). `totalCount` is null for a name that more than 10,000 have.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn divisions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those below this one, at any depth.")] under: Option<DivisionCode>,
        #[graphql(desc = "Only those of this level.")] level: Option<AreaLevel>,
        #[graphql(desc = "Only those whose name has these characters in a row.")] name: Option<String>,
        #[graphql(default, desc = "Also those that are no longer valid.")] include_retired: bool,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Division>>> {
        let paging = Paging::new::<Division>(ctx, first, after, last, before)?;
        let level = level.map(number).transpose()?;
        let name = name.map(sought).transpose()?;
        let under = under.map(AreaCode::from);
        let common = match &name {
            Some(name) => ctx.access().is_common(name, under.as_ref()).await?,
            None => false,
        };
        let find = || {
            let mut find = ctx.access().find::<Division>()?;
            if let Some(under) = &under {
                find = find.in_area(under).filter(Expr::col("code").ne(under.as_str()));
            }
            if !include_retired {
                find = find.filter(Expr::col("retired_edition").is_null());
            }
            let find = find.filter_some(level.map(|level| Expr::col("level").eq(level)));
            Ok(match &name {
                Some(name) => find.division_named(name, under.as_ref(), common),
                None => find,
            })
        };
        let most = name.as_ref().map(|_| MOST_COUNTED);
        Connection::read_to(ctx, &paging, find, most).await.map(Some)
    }

    /// The editions of the divisions that were imported, newest first; at most the last 200.
    async fn division_editions(&self, ctx: &Context<'_>) -> Result<Option<Vec<DivisionEdition>>> {
        editions(ctx.access()).await.map(Some)
    }
}

/// The level as it is stored: 1 for a province.
pub(super) fn number(level: AreaLevel) -> Result<i16> {
    Ok(match level {
        AreaLevel::Province => 1,
        AreaLevel::City => 2,
        AreaLevel::District => 3,
        AreaLevel::Town => 4,
        AreaLevel::Community => 5,
        AreaLevel::Grid => {
            return Err(Error::bad_input("level", "a grid is no division; use the query grids"));
        }
    })
}
