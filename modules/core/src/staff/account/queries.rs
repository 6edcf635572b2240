//! How accounts are found.

use super::record::{Account, AccountKind, AccountStatus};
use async_graphql::{Context, Object};
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::record::{Row, Selection};
use kit::schema::QueryRoot;
use kit::{Error, Result};
use sea_orm::sea_query::{Expr, ExprTrait};

/// The queries of accounts.
pub(super) struct AccountQueries;

impl From<&QueryRoot> for AccountQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AccountQueries {
    /// The account (账号) with this id or this login name: give one of both. Null when there is none within your
    /// reach.
    async fn account(
        &self,
        ctx: &Context<'_>,
        id: Option<GlobalId>,
        #[graphql(desc = "Its login name, in place of `id`.")] name: Option<String>,
    ) -> Result<Option<Row<Account>>> {
        let find = ctx.access().find::<Account>()?.select(Selection::of::<Account>(ctx, &[""]));
        match (id, name) {
            (Some(id), None) => find.with_id(&id)?.one().await,
            (None, Some(name)) => find.filter(Expr::col("name").eq(name)).one().await,
            _ => Err(Error::bad_input("id", "give either id or name")),
        }
    }

    /// The accounts within your reach, by login name; those of one area, status or kind, or whose login name begins
    /// with `namePrefix`, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn accounts(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(
            default_with = "Some(AccountStatus::Active)",
            desc = "Active ones when left out; null for all."
        )]
        status: Option<AccountStatus>,
        kind: Option<AccountKind>,
        #[graphql(desc = "Only those whose login name begins like this.")] name_prefix: Option<String>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Account>>> {
        let paging = Paging::new::<Account>(ctx, first, after, last, before)?;
        let find = || {
            let find = ctx.access().find::<Account>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(status.map(|status| Expr::col("status").eq(status.as_str())));
            let find = find.filter_some(kind.map(|kind| Expr::col("kind").eq(kind.as_str())));
            let Some(prefix) = name_prefix.as_deref() else { return Ok(find) };
            let last = format!("{prefix}{}", char::MAX);
            Ok(find.filter(Expr::col("name").gte(prefix)).filter(Expr::col("name").lt(last)))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}
