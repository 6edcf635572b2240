//! Fills a migrated database with a made-up district for `scripts/bench`, by bulk statements: the same rows every time.
//!
//! Usage: `district DATABASE-URL RESIDENTS`. A grid has 300 to 500 households, a household one to four people, a grid
//! about 1,000 residents; a community has 10 grids, a town 20 communities. Identity numbers and telephones are masks of
//! impossible ones, and nothing can be decrypted.

use sqlx::{Connection, PgConnection, SqliteConnection, raw_sql};
use std::io::{Error, Result};

/// Residents of a grid, on average.
const RESIDENTS: u64 = 1_000;
/// The first year of each column of births in `grid_stat`, five years each.
const BORN: std::ops::RangeInclusive<u32> = 1920..=2025;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, residents] = arguments.as_slice() else {
        return Err(Error::other("usage: district DATABASE-URL RESIDENTS"));
    };
    let residents: u64 = residents.parse().map_err(Error::other)?;
    let sql = statements(residents.div_ceil(RESIDENTS).max(1));
    match url.starts_with("postgres") {
        true => postgres(url, &sql).await,
        false => sqlite(url, &sql).await,
    }
    .map_err(Error::other)
}

async fn postgres(url: &str, sql: &str) -> sqlx::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await?;
    raw_sql("VACUUM ANALYZE").execute(&mut connection).await?;
    connection.close().await
}

async fn sqlite(url: &str, sql: &str) -> sqlx::Result<()> {
    let mut connection = SqliteConnection::connect(url).await?;
    raw_sql("PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -200000")
        .execute(&mut connection)
        .await?;
    raw_sql(sqlx::AssertSqlSafe(format!("BEGIN IMMEDIATE; {sql}; COMMIT"))).execute(&mut connection).await?;
    raw_sql("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
    connection.close().await
}

/// Every statement, for this many grids.
fn statements(grids: u64) -> String {
    let communities = grids.div_ceil(10);
    let columns: Vec<String> = BORN.step_by(5).map(|year| format!("born_{year}")).collect();
    let sums: Vec<String> = BORN.step_by(5).map(born).collect();
    include_str!("district.sql")
        .replace("{grids}", &grids.to_string())
        .replace("{communities}", &communities.to_string())
        .replace("{towns}", &communities.div_ceil(20).to_string())
        .replace("{born}", &columns.join(", "))
        .replace("{sums}", &sums.join(", "))
}

/// Who live here and were born in the five years from `year` on.
fn born(year: u32) -> String {
    let until = year + 5;
    format!(
        "SUM(CASE WHEN kind <> 'away' AND birth_on >= date('{year}-01-01') AND birth_on < date('{until}-01-01') \
         THEN 1 ELSE 0 END)"
    )
}
