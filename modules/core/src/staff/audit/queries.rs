//! How the audit is read.

use super::record::AuditRow;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::code::AreaCode;
use kit::node::GlobalId;
use kit::paging::{Connection, Paging};
use kit::scalar::Instant;
use kit::schema::QueryRoot;
use sea_orm::sea_query::{Condition, Expr, ExprTrait};

/// The queries of the audit.
pub(super) struct AuditQueries;

impl From<&QueryRoot> for AuditQueries {
    fn from(_: &QueryRoot) -> Self {
        Self
    }
}

#[Object]
impl AuditQueries {
    /// What was done within your reach (审计), newest first; in one area, by one account, to one record or one type of
    /// record, or in one time, where you say so.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn audit(
        &self,
        ctx: &Context<'_>,
        area: Option<AreaCode>,
        #[graphql(desc = "Who did it.")] account: Option<GlobalId>,
        #[graphql(desc = "Type of the records, e.g. `Grid`.")] record_type: Option<String>,
        #[graphql(desc = "Global id of the record.")] record: Option<GlobalId>,
        #[graphql(desc = "From this moment on.")] from: Option<Instant>,
        #[graphql(desc = "Before this moment.")] to: Option<Instant>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<AuditRow>>> {
        let paging = Paging::new::<AuditRow>(ctx, first, after, last, before)?;
        let account = account.map(|id| id.of("Account", "account")?.id()).transpose()?;
        let find = || {
            let find = ctx.access().find::<AuditRow>()?;
            let find = if let Some(area) = &area { find.in_area(area) } else { find };
            let find = find.filter_some(account.map(|account| Expr::col("account_id").eq(account)));
            let record_type = record_type.as_deref();
            let find = find.filter_some(record_type.map(|of| Expr::col("record_type").eq(of)));
            let find = find.filter_some(record.as_ref().map(about));
            let find = find.filter_some(from.map(|from| Expr::col("at").gte(from.0)));
            Ok(find.filter_some(to.map(|to| Expr::col("at").lt(to.0))))
        };
        Connection::read(ctx, &paging, find).await.map(Some)
    }
}

/// Rows about one record.
fn about(record: &GlobalId) -> Condition {
    let key = Expr::col("record_id").eq(record.key.as_str());
    let rows = Condition::all().add(Expr::col("record_type").eq(record.record_type.as_str())).add(key);
    match record.district.as_str() {
        "" => rows,
        district => rows.add(Expr::col("district_code").eq(district)),
    }
}
