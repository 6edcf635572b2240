//! What an account links to.

use super::record::Account;
use crate::staff::post::Post;
use async_graphql::{Context, Object};
use kit::Result;
use kit::access::Ask;
use kit::links::Below;
use kit::paging::{Connection, Paging, selected};
use kit::record::Row;

/// Links of an account.
pub(super) struct AccountFields {
    id: Result<i64>,
}

impl From<&Row<Account>> for AccountFields {
    fn from(account: &Row<Account>) -> Self {
        Self { id: account.id() }
    }
}

#[Object]
impl AccountFields {
    /// Its posts within your reach, also those that ended or have not begun.
    async fn posts(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Option<Connection<Post>>> {
        let paging = Paging::new::<Post>(ctx, first, after, last, before)?;
        let below = Below::<Post>::new("account_id", selected::<Post>(ctx), paging);
        let page = ctx.loaders().load(below, (String::new(), self.id.clone()?)).await?;
        Ok(page.map(Connection::of))
    }
}
