//! How posts are found.

use super::record::Post;
use crate::staff::department::known;
use async_graphql::{Context, Object};
use chrono::NaiveDate;
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::platform::start_of;
use kit::record::{Row, Selection};
use kit::scalar::Date;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of posts.
pub(super) struct PostQueries;

impl From<&QueryRoot> for PostQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl PostQueries {
    /// The post (岗位) with this id; null when there is none within your reach.
    async fn post(&self, ctx: &Context<'_>, id: GlobalId) -> Result<Option<Row<Post>>> {
        ctx.access().by_id(&id, Selection::of::<Post>(ctx, &[""])).await
    }

    /// The posts within your reach, the earliest entered first; those of one area, role, account or line, or in force on one
    /// day, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn posts(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Code of a role; `roles` lists them.")] role: Option<String>,
        #[graphql(desc = "Only those of this account.")] account: Option<GlobalId>,
        #[graphql(desc = "Code of a department, for the posts of its line; `departments` lists them.")] line: Option<String>,
        #[graphql(desc = "Those in force at the end of this day in China, as far as is known now.")]
        in_force_on: Option<Date>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Post>>> {
        let paging = Paging::new::<Post>(ctx, first, after, last, before)?;
        let role = role.map(|code| ctx.access().policy().role(&code).map(|role| role.code)).transpose()?;
        let line = known(ctx.access(), line.as_deref(), "line")?;
        let account = account.map(|id| id.of("Account", "account")?.id()).transpose()?;
        let find = || {
            let find = ctx.access().find::<Post>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(role.map(|role| Expr::col("role").eq(role)));
            let find = find.filter_some(line.as_deref().map(|line| Expr::col("line").eq(line)));
            let find = find.filter_some(account.map(|account| Expr::col("account_id").eq(account)));
            Ok(find.filter_some(in_force_on.map(|day| in_force(day.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// Posts in force at the end of a day.
pub(in crate::staff) fn in_force(day: NaiveDate) -> Condition {
    let to = Expr::col("to_on");
    let ended = Expr::col("ended_at");
    let still = Condition::any().add(ended.clone().is_null());
    let still = match day.succ_opt() {
        Some(next) => still.add(ended.gte(start_of(next))),
        None => still,
    };
    Condition::all()
        .add(Expr::col("from_on").lte(day))
        .add(Condition::any().add(to.clone().is_null()).add(to.gte(day)))
        .add(still)
}
