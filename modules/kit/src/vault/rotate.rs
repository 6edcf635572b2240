//! A new key of the ring: the keys of people are wrapped by it, batch by batch, while the platform serves. No value
//! is touched.

use super::key::{unwrap, wrap};
use crate::error::{Error, Result};
use crate::platform::Platform;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// Keys wrapped in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 500;

impl Platform {
    /// Wraps the keys of people that another key of the ring wrapped by the current one; answers how many, telling
    /// `progress` on the way. Stopped half-way, it goes on where it was.
    ///
    /// # Errors
    /// When the database fails; INTERNAL when the ring lacks a key that is in use: the batch is left as it was.
    pub async fn rewrap(&self, progress: &mut (dyn FnMut(u64) + Send)) -> Result<u64> {
        let mut done = 0;
        loop {
            let batch = self.rewrap_batch().await?;
            done += batch;
            progress(done);
            if batch == 0 {
                return Ok(done);
            }
        }
    }

    async fn rewrap_batch(&self) -> Result<u64> {
        let access = self.system();
        let ring = access.shared.secrets.ring();
        let current = ring.current()?;
        let tx = access.begin().await?;
        let mut select = Query::select();
        select
            .columns(["id", "key_id", "data_key"])
            .from("person")
            .and_where(Expr::col("key_id").ne(current.id.as_str()))
            .and_where(Expr::col("data_key").is_not_null())
            .order_by("key_id", Order::Asc)
            .order_by("id", Order::Asc)
            .limit(BATCH);
        let rows = tx.rows(&select).await?;
        for row in &rows {
            let (person, id, wrapped): (i64, String, String) =
                (row.try_get_by("id")?, row.try_get_by("key_id")?, row.try_get_by("data_key")?);
            let key = unwrap(&ring, &id, person, &wrapped)
                .ok_or_else(|| Error::internal(Lacks { id: id.clone() }))?;
            let mut update = Query::update();
            update
                .table("person")
                .value("key_id", current.id.as_str())
                .value("data_key", wrap(&access, current, person, &key)?)
                .and_where(Expr::col("id").eq(person))
                // somebody may have destroyed the key meanwhile
                .and_where(Expr::col("data_key").eq(wrapped));
            tx.execute(&self.permit(), &update).await?;
        }
        tx.commit().await?;
        Ok(rows.len() as u64)
    }
}

/// The ring lacks a key.
#[derive(Debug)]
struct Lacks {
    id: String,
}

impl std::fmt::Display for Lacks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "key {} of the ring, which wraps keys of people, is missing or another", self.id)
    }
}

impl std::error::Error for Lacks {}
