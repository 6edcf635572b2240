//! What people call those who are named in a record, read with the record's own reach.

use async_graphql::Context;
use kit::Result;
use kit::access::{Access, Ask, ids_in};
use kit::loaders::Batch;
use kit::record::{Record, Selection};
use sea_orm::EntityName;
use sea_orm::sea_query::Expr;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// What people call whom a record of `T` names in this column, which has an account, or in its column `name`.
struct Holders<T> {
    account: &'static str,
    own_name: bool,
    record: PhantomData<fn() -> T>,
}

/// What people call whom the record with this id names in `account_id`. `own_name` says that its column `name` can
/// name them, too.
///
/// # Errors
/// When the database fails.
pub(super) async fn holder<T: Record>(ctx: &Context<'_>, id: i64, own_name: bool) -> Result<Option<String>> {
    load(ctx, Holders::<T> { account: "account_id", own_name, record: PhantomData }, id).await
}

/// What people call the account that the record with this id names in the column `account`.
///
/// # Errors
/// When the database fails.
pub async fn account_of<T: Record>(
    ctx: &Context<'_>,
    id: i64,
    account: &'static str,
) -> Result<Option<String>> {
    load(ctx, Holders::<T> { account, own_name: false, record: PhantomData }, id).await
}

async fn load<T: Record>(ctx: &Context<'_>, holders: Holders<T>, id: i64) -> Result<Option<String>> {
    Ok(ctx.loaders().load(holders, id).await?.map(|name| name.to_string()))
}

impl<T: Record> Batch for Holders<T> {
    type Key = i64;
    type Value = Arc<str>;

    async fn load(&self, access: &Access, keys: &[i64]) -> Result<HashMap<i64, Self::Value>> {
        let entity = T::Entity::default();
        let table = entity.table_name();
        let title = format!("(SELECT h.title FROM account h WHERE h.id = {table}.{})", self.account);
        let named = if self.own_name { format!("COALESCE({table}.name, {title})") } else { title };
        let find = access.find::<T>()?.select(Selection::default());
        let find = find.filter(ids_in(access.backend(), "id", keys));
        let mut found = HashMap::new();
        for (row, beside) in find.beside(vec![("holder", Expr::cust(named))], keys.len() as u64).await? {
            let name: Option<String> = beside.try_get_by("holder")?;
            found.extend(
                name.map(|name| (row.id(), name)).and_then(|(id, name)| Some((id.ok()?, name.into()))),
            );
        }
        Ok(found)
    }
}

// by hand: a derive would ask the same of T

impl<T> Clone for Holders<T> {
    fn clone(&self) -> Self {
        Self { account: self.account, own_name: self.own_name, record: PhantomData }
    }
}

impl<T> PartialEq for Holders<T> {
    fn eq(&self, other: &Self) -> bool {
        (self.account, self.own_name) == (other.account, other.own_name)
    }
}

impl<T> Eq for Holders<T> {}

impl<T> Hash for Holders<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.account, self.own_name).hash(state);
    }
}

impl<T> fmt::Debug for Holders<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Holders({}, {})", self.account, self.own_name)
    }
}
