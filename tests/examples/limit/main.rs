//! The limit for `scripts/bench`: a minimal server on axum and sqlx that answers with the same JSON as the program does,
//! without login, reach, masks, policy or a graph.
//!
//! Usage: `limit DATABASE-URL`. Prints its address and serves until it is ended. `/json/WORK` has the database build the
//! JSON in one prepared statement; `/rows/WORK` reads plain rows and writes the JSON itself; `/reads` tells how many rows
//! the database has read so far.

mod asked;
mod json;
mod matters;
mod rows;
mod shown;
mod write;

use asked::Asked;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use http::header::CONTENT_TYPE;
use http::{HeaderName, StatusCode};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use std::io::{Error, Result};
use std::str::FromStr;

/// Connections of the pool, as many as the program's.
const CONNECTIONS: u32 = 16;

/// The database.
#[derive(Clone)]
pub enum Pool {
    /// PostgreSQL.
    Postgres(PgPool),
    /// SQLite: connections that read, and the one that writes.
    Sqlite(SqlitePool, SqlitePool),
}

/// Runs an expression with `$pool` as the pool that reads.
#[macro_export]
macro_rules! on {
    ($of:expr, |$pool:ident| $run:expr) => {
        match $of {
            $crate::Pool::Postgres($pool) => $run,
            $crate::Pool::Sqlite($pool, _) => $run,
        }
    };
}

type Answer = std::result::Result<([(HeaderName, &'static str); 1], Vec<u8>), StatusCode>;

#[tokio::main]
async fn main() -> Result<()> {
    let url = std::env::args().nth(1).ok_or_else(|| Error::other("usage: limit DATABASE-URL"))?;
    let pool = open(&url).await.map_err(Error::other)?;
    let router = Router::new()
        .route("/json/{work}", post(json_work))
        .route("/rows/{work}", post(rows_work))
        .route("/reads", get(reads))
        .with_state(pool);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, router).await
}

async fn open(url: &str) -> sqlx::Result<Pool> {
    if url.starts_with("postgres") {
        let options = PgPoolOptions::new().max_connections(CONNECTIONS).test_before_acquire(false);
        return Ok(Pool::Postgres(options.connect(url).await?));
    }
    let options = SqliteConnectOptions::from_str(url)?
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .busy_timeout(std::time::Duration::from_secs(5))
        .pragma("cache_size", "-65536")
        .pragma("mmap_size", "268435456");
    let pool = |most| SqlitePoolOptions::new().max_connections(most).test_before_acquire(false);
    let read = pool(CONNECTIONS).connect_with(options.clone()).await?;
    Ok(Pool::Sqlite(read, pool(1).connect_with(options).await?))
}

async fn json_work(State(pool): State<Pool>, Path(work): Path<String>, Json(asked): Json<Asked>) -> Answer {
    match work.as_str() {
        "verify" => answer(write::verify(&pool, &asked.variables).await),
        _ => answer(json::run(&pool, &work, &asked.variables).await),
    }
}

async fn rows_work(State(pool): State<Pool>, Path(work): Path<String>, Json(asked): Json<Asked>) -> Answer {
    match work.as_str() {
        "verify" => answer(write::verify(&pool, &asked.variables).await),
        _ => answer(rows::run(&pool, &work, &asked.variables).await),
    }
}

fn answer(result: sqlx::Result<Vec<u8>>) -> Answer {
    match result {
        Ok(body) => Ok(([(CONTENT_TYPE, "application/json")], body)),
        Err(error) => {
            eprintln!("{error}");
            Err(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// Rows that PostgreSQL has read from tables so far; 0 on SQLite, which does not count them.
async fn reads(State(pool): State<Pool>) -> std::result::Result<String, StatusCode> {
    let Pool::Postgres(pool) = pool else { return Ok("0".to_owned()) };
    let sql = "SELECT COALESCE(SUM(seq_tup_read + idx_tup_fetch), 0)::bigint FROM pg_stat_user_tables";
    let read: i64 =
        sqlx::query_scalar(sql).fetch_one(&pool).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    Ok(read.to_string())
}
