//! Holding matters until the transaction ends: what is decided by how they are stays true.

use crate::matter::Matter;
use kit::Result;
use kit::access::Tx;
use kit::node::GlobalId;
use kit::record::Record;
use sea_orm::QueryResult;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockType, Order, Query};

/// Waits for whoever changes one of these matters, each with the path where it is named, and keeps others from it; always in
/// the order of their ids, so that two do not wait for each other. Answers what their counts are of. Read without reach:
/// whoever may not act on one is told so when it is read.
///
/// # Errors
/// BAD_USER_INPUT at the path of what is no id of a matter.
pub(super) async fn hold<'a>(
    tx: &Tx,
    ids: impl IntoIterator<Item = (&'a GlobalId, &'a str)>,
) -> Result<Vec<QueryResult>> {
    let mut any = Condition::any();
    for (id, path) in ids {
        let id = id.clone().of(Matter::TYPE, path)?;
        let key = Condition::all().add(Expr::col("district_code").eq(id.district.as_str()));
        any = any.add(key.add(Expr::col("id").eq(id.id()?)));
    }
    let mut select = Query::select();
    select
        .columns(["district_code", "id", "reported_in", "kind_code", "reported_at"])
        .from("matter")
        .cond_where(any)
        .order_by("id", Order::Asc)
        .lock(LockType::Update);
    tx.rows(&select).await
}
