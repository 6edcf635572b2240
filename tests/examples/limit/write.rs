//! The same rows as the program writes for `verifyResident`, as plain inserts in one transaction.

use crate::Pool;
use crate::asked::Variables;
use sqlx::Executor;
use std::sync::atomic::{AtomicI64, Ordering};

static NEXT: AtomicI64 = AtomicI64::new(5_000_000_000_000);

const UPDATE: &str = "UPDATE resident SET verified_at = $1, verified_by = 1, version = version + 0, changed_at = $1 \
    WHERE district_code = $2 AND id = $3";
const HISTORY: &str = "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, \
    account_id, post_id, stands_in, at) VALUES ($2, $3, '999901001001001', 'Resident', CAST($3 AS text), 2, 'verify', \
    '{\"dueOn\":\"2027-02-26\",\"verifiedAt\":1780000000000}', 1, 1, FALSE, $1)";
const AUDIT: &str = "INSERT INTO audit (district_code, id, at, account_id, post_id, stands_in, action, record_type, \
    record_id, area_code, fields, outcome, mac) VALUES ($2, $3, $1, 1, 1, FALSE, 'verify', 'Resident', CAST($3 AS text), \
    '999901001001001', 'dueOn,verifiedAt', 'ok', \
    '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef')";
const OUTBOX: &str = "INSERT INTO outbox (district_code, id, event, record_type, record_id, area_code, account_id, at) \
    VALUES ($2, $3, 'verify', 'Resident', CAST($3 AS text), '999901001001001', 1, $1)";
const COUNTER: &str = "INSERT INTO grid_quarter (district_code, id, grid_code, grid_id, quarter, verified, entered) \
    SELECT $2, $3 + 1000000000, grid_code, grid_id, '2026Q1', 1, 0 FROM resident WHERE district_code = $2 AND id = $3 \
    ON CONFLICT (district_code, grid_id, quarter) DO UPDATE SET verified = grid_quarter.verified + excluded.verified";
const KEY: &str = "INSERT INTO idempotency (id, account_id, key, request_mac, outcome, result, created_at) \
    VALUES ($2, 1, $3, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'ok', '[\"\",2]', $1)";

macro_rules! transaction {
    ($pool:expr, $begin:expr, $district:expr, $id:expr) => {{
        let (now, new) = (1_780_000_000_000_i64, NEXT.fetch_add(1, Ordering::Relaxed));
        let mut tx = $pool.begin_with($begin).await?;
        tx.execute(sqlx::query(UPDATE).bind(now).bind($district).bind($id)).await?;
        for sql in [HISTORY, AUDIT, OUTBOX] {
            tx.execute(sqlx::query(sql).bind(now).bind($district).bind(new)).await?;
        }
        tx.execute(sqlx::query(COUNTER).bind(now).bind($district).bind($id)).await?;
        tx.execute(sqlx::query(KEY).bind(now).bind(new).bind(format!("plain-{new}"))).await?;
        tx.commit().await?;
    }};
}

/// Records that somebody looked.
pub async fn verify(pool: &Pool, asked: &Variables) -> sqlx::Result<Vec<u8>> {
    let (district, id) = asked.key();
    match pool {
        Pool::Postgres(pool) => transaction!(pool, "BEGIN", district.as_str(), id),
        Pool::Sqlite(_, writer) => transaction!(writer, "BEGIN IMMEDIATE", district.as_str(), id),
    }
    let version = asked.version + 1;
    Ok(format!("{{\"data\":{{\"verifyResident\":{{\"resident\":{{\"version\":{version}}}}}}}}}").into_bytes())
}
