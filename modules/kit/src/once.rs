//! Mutations that are sent again do nothing again.
//!
//! Kept for 48 hours are the account, keyed hashes of the key and of the request, and the id and version of what was
//! written; never the answer, nor a text of the client's. A repeat reads the record again through the caller's access.

use crate::access::{Ask, NO_DISTRICT, Permit, Tx, Written};
use crate::error::{Code, Error, Result};
use crate::platform::Platform;
use async_graphql::Context;
use entities::platform::idempotency;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// How long a key is kept, in milliseconds.
pub const KEPT: i64 = 48 * 3_600_000;
/// How long one process deletes keys alone, in milliseconds.
const LEASE: i64 = 60_000;

/// Runs `work` in a transaction and commits it, or, when `key` was used for the same request before, answers what
/// that did.
///
/// # Errors
/// CONFLICT when the key was used for another request; what `work` gives: then nothing was written.
pub async fn once<F>(ctx: &Context<'_>, key: Option<&str>, work: F) -> Result<Written>
where
    F: AsyncFnOnce(&mut Tx) -> Result<Written>,
{
    let access = ctx.access();
    let mut tx = access.begin().await?;
    let (Some(key), Some(account)) = (key, access.account()) else {
        let written = work(&mut tx).await?;
        tx.commit().await?;
        return Ok(written);
    };
    if key.is_empty() || key.len() > 100 {
        return Err(Error::bad_input("idempotencyKey", "1 to 100 characters"));
    }
    let key = access.mac("idempotency key", key.as_bytes());
    let request = access.mac("idempotency", request(ctx)?.as_bytes());
    if let Some(written) = before(&tx, account, &key, &request).await? {
        return Ok(written);
    }
    let written = work(&mut tx).await?;
    let result = (written.id.to_string(), written.version);
    tx.insert(
        &Permit::seen(),
        idempotency::ActiveModel {
            id: Set(access.new_id()),
            account_id: Set(account),
            key: Set(key),
            request_mac: Set(request),
            outcome: Set("ok".to_owned()),
            result: Set(serde_json::to_string(&result).map_err(Error::internal)?),
            created_at: Set(access.now()),
        },
    )
    .await
    .map_err(under_way)?;
    tx.commit().await?;
    Ok(written)
}

/// A key that was written meanwhile is the same request; whatever else went wrong stays what it is.
fn under_way(error: Error) -> Error {
    match error.code() {
        Code::Conflict => {
            Error::conflict("the same request is being carried out; send it again for its result")
        }
        _ => error,
    }
}

impl Platform {
    /// Deletes the keys that are kept no longer, unless another process holds the lease; answers how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_keys(&self, holder: &str) -> Result<u64> {
        if !self.lease("forget-keys", NO_DISTRICT, holder, LEASE).await? {
            return Ok(0);
        }
        let access = self.system();
        let tx = access.begin().await?;
        let mut forget = Query::delete();
        forget.from_table("idempotency").and_where(Expr::col("created_at").lt(access.now() - KEPT));
        let deleted = tx.execute(&Permit::seen(), &forget).await?;
        tx.commit_quietly().await?;
        Ok(deleted)
    }
}

/// The mutation and its arguments, variables filled in.
fn request(ctx: &Context<'_>) -> Result<String> {
    let field = ctx.field();
    let arguments = field.arguments().map_err(|error| Error::bad_input("arguments", error.message))?;
    serde_json::to_string(&(field.name(), arguments)).map_err(Error::internal)
}

async fn before(tx: &Tx, account: i64, key: &str, request: &str) -> Result<Option<Written>> {
    let mut select = Query::select();
    select.columns(["id", "request_mac", "result", "created_at"]).from("idempotency");
    select.and_where(Expr::col("account_id").eq(account)).and_where(Expr::col("key").eq(key));
    let rows = tx.rows(&select).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    if row.try_get_by::<i64, _>("created_at")? < tx.access().now() - KEPT {
        // the job that deletes it has not come by yet
        let mut forget = Query::delete();
        forget.from_table("idempotency").and_where(Expr::col("id").eq(row.try_get_by::<i64, _>("id")?));
        tx.execute(&Permit::seen(), &forget).await?;
        return Ok(None);
    }
    if row.try_get_by::<String, _>("request_mac")? != request {
        return Err(Error::conflict("this idempotency key was used for another request; take a new one"));
    }
    let result: String = row.try_get_by("result")?;
    let (id, version): (String, i64) = serde_json::from_str(&result).map_err(Error::internal)?;
    Ok(Some(Written::new(id.parse()?, version)))
}
