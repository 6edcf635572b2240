//! How units are found.

use super::record::{KeyPlace, Unit, UnitKind};
use async_graphql::{Context, InputObject, Object};
use kit::access::{Ask, Find};
use kit::code::AreaCode;
use kit::paging::{Connection, Paging};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use people::resident::trade;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use wangge_core::places::Status;

/// Which units. What is left out does not narrow.
#[derive(Clone, Debug, Default, InputObject)]
pub struct UnitFilter {
    /// Those of these kinds.
    pub kinds: Option<Vec<UnitKind>>,
    /// Key places only (true), or ordinary units only (false).
    pub is_key_place: Option<bool>,
    /// Key places of these kinds.
    pub key_places: Option<Vec<KeyPlace>>,
    /// Those of this trade: section letter of GB/T 4754-2017.
    pub trade: Option<String>,
    /// The one with this unified social credit code, whole.
    pub credit_code: Option<String>,
    /// Whose name begins with these letters in pinyin, the first of each syllable.
    pub initials: Option<String>,
}

impl UnitFilter {
    fn narrow<'a>(&self, find: Find<'a, Unit>) -> Result<Find<'a, Unit>> {
        let mut all = Condition::all();
        if let Some(kinds) = &self.kinds {
            all = all.add(Expr::col("kind").is_in(kinds.iter().map(|kind| kind.as_str())));
        }
        if let Some(is) = self.is_key_place {
            let column = Expr::col("key_place");
            all = all.add(if is { column.is_not_null() } else { column.is_null() });
        }
        if let Some(kinds) = &self.key_places {
            all = all.add(Expr::col("key_place").is_in(kinds.iter().map(|kind| kind.as_str())));
        }
        if let Some(letter) = &self.trade {
            all = all.add(Expr::col("trade").eq(trade(letter, "filter.trade")?));
        }
        if let Some(code) = &self.credit_code {
            let code = crate::credit_code::CreditCode::parse(code)
                .map_err(|error| Error::bad_input("filter.creditCode", error.to_string()))?;
            all = all.add(Expr::col("credit_code").eq(code.as_str()));
        }
        if let Some(letters) = &self.initials {
            let letters = letters.trim().to_lowercase();
            if !(1..=20).contains(&letters.len()) || !letters.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Err(Error::bad_input("filter.initials", "1 to 20 letters"));
            }
            all = all.add(Expr::col("name_initials").gte(letters.as_str()));
            all = all.add(Expr::col("name_initials").lt(kit::code::after(&letters)));
        }
        Ok(find.filter(all))
    }
}

/// The queries of units.
pub(super) struct UnitQueries;

impl From<&QueryRoot> for UnitQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl UnitQueries {
    /// The units within your reach, grid by grid in the order of their entry; those of one area or status, and those
    /// that the filter leaves.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn units(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        filter: Option<UnitFilter>,
        #[graphql(default_with = "Some(Status::Active)", desc = "Active ones when left out; null for all.")]
        status: Option<Status>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Unit>>> {
        let paging = Paging::new::<Unit>(ctx, first, after, last, before)?;
        let filter = filter.unwrap_or_default();
        let find = || {
            let mut find = filter.narrow(ctx.access().find::<Unit>()?)?;
            if let Some(status) = status {
                find = find.filter(Expr::col("status").eq(status.as_str()));
            }
            Ok(if let Some(area) = &area { find.in_area(area) } else { find })
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
