//! A new key of the ring: the keys of people and of stored files are wrapped by it, batch by batch, while the platform
//! serves. No value is touched.

use super::key::{unwrap, wrap};
use crate::error::{Error, Result};
use crate::platform::Platform;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

/// The tables that hold wrapped keys: each in `data_key`, wrapped by the ring's key `key_id`.
const TABLES: [&str; 2] = ["person", "stored_file"];

/// Keys wrapped in one transaction: short enough that nobody waits for it.
const BATCH: u64 = 500;

impl Platform {
    /// Wraps the keys of people and files that another key of the ring wrapped by the current one; answers how many, telling
    /// `progress` on the way. Stopped half-way, it goes on where it was.
    ///
    /// # Errors
    /// When the database fails; INTERNAL when the ring lacks a key that is in use: the batch is left as it was.
    pub async fn rewrap(&self, progress: &mut (dyn FnMut(u64) + Send)) -> Result<u64> {
        let mut done = 0;
        for table in TABLES {
            loop {
                let batch = self.rewrap_batch(table).await?;
                done += batch;
                progress(done);
                if batch == 0 {
                    break;
                }
            }
        }
        Ok(done)
    }

    async fn rewrap_batch(&self, table: &'static str) -> Result<u64> {
        let access = self.system();
        let ring = access.shared.secrets.ring();
        let current = ring.current()?;
        let tx = access.begin().await?;
        let mut select = Query::select();
        select
            .columns(["id", "key_id", "data_key"])
            .from(table)
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
                .table(table)
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
        write!(f, "key {} of the ring, which wraps keys of people or files, is missing or another", self.id)
    }
}

impl std::error::Error for Lacks {}
