//! The rows of the district: places, people with their counts and the index of their names, and posts.

use kit::access::Policy;
use sqlx::{Connection, PgConnection, SqliteConnection, raw_sql};

/// Code of the district.
pub const DISTRICT: &str = "999901";
/// The first year of each column of births in `grid_stat`, five years each.
const BORN: std::ops::RangeInclusive<u32> = 1920..=2025;

/// Fills a migrated database with a district of so many grids, which has posts for each line of the policy.
pub async fn fill(url: &str, grids: u64, policy: &Policy) -> sqlx::Result<()> {
    let lines: Vec<String> = policy.departments().map(|of| format!("('{}')", of.code)).collect();
    let sql = statements(grids, &lines.join(", "), names(url.starts_with("postgres")));
    run(url, &sql).await
}

/// Runs the statements in one transaction.
async fn run(url: &str, sql: &str) -> sqlx::Result<()> {
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await?;
        // without statistics yet: of a table that it knows to be empty, PostgreSQL would look up nothing by an index
        raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await?;
        return connection.close().await;
    }
    let mut connection = SqliteConnection::connect(url).await?;
    raw_sql("PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -200000")
        .execute(&mut connection)
        .await?;
    raw_sql(sqlx::AssertSqlSafe(format!("BEGIN IMMEDIATE; {sql}; COMMIT"))).execute(&mut connection).await?;
    connection.close().await
}

/// Every statement, for this many grids, with posts for these lines.
fn statements(grids: u64, lines: &str, names: &str) -> String {
    let communities = grids.div_ceil(10);
    let columns: Vec<String> = BORN.step_by(5).map(|year| format!("born_{year}")).collect();
    let sums: Vec<String> = BORN.step_by(5).map(born).collect();
    include_str!("district.sql")
        .replace("{grids}", &grids.to_string())
        .replace("{communities}", &communities.to_string())
        .replace("{towns}", &communities.div_ceil(20).to_string())
        .replace("{lines}", lines)
        .replace("{names}", names)
        .replace("{born}", &columns.join(", "))
        .replace("{sums}", &sums.join(", "))
}

/// The index of names, whose form is the database's own.
fn names(postgres: bool) -> &'static str {
    if postgres {
        "INSERT INTO resident_search (district_code, record_id, terms) SELECT district_code, id, array_to_tsvector(ARRAY[\
         substr(name, 1, 1), substr(name, 2, 1), 'd' || district_code, 'c' || substr(grid_code, 1, 12)]) FROM resident"
    } else {
        "INSERT INTO resident_search (rowid, terms) SELECT id, substr(name, 1, 1) || ' ' || substr(name, 2, 1) || \
         ' d' || district_code || ' c' || substr(grid_code, 1, 12) FROM resident"
    }
}

/// Who live here and were born in the five years from `year` on.
fn born(year: u32) -> String {
    let until = year + 5;
    format!(
        "SUM(CASE WHEN kind <> 'away' AND birth_on >= date('{year}-01-01') AND birth_on < date('{until}-01-01') \
         THEN 1 ELSE 0 END)"
    )
}
