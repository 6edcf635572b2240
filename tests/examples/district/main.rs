//! Fills a migrated database with a made-up district for `scripts/bench`, by bulk statements: the same rows every time.
//!
//! Usage: `district DATABASE-URL RESIDENTS MATTERS`, in the folder of the program's keys. A grid has 300 to 500 households, a
//! household one to four people, a grid about 1,000 residents; a community has 10 grids, a town 20 communities. Identity
//! numbers and telephones are masks of impossible ones, and nothing can be decrypted. Every post that deals with matters has
//! somebody. The matters are told by the demo's own stories, a year of them that ended yesterday.

use api::config::{Cli, Config, Failure};
use api::sources;
use api::start::App;
use clap::Parser;
use kit::recount::Recount;
use sqlx::{Connection, PgConnection, SqliteConnection, raw_sql};
use std::io::{Error, Result};

/// Residents of a grid, on average.
const RESIDENTS: u64 = 1_000;
/// The first year of each column of births in `grid_stat`, five years each.
const BORN: std::ops::RangeInclusive<u32> = 1920..=2025;
/// Code of the district.
const DISTRICT: &str = "999901";
/// The seed of the matters.
const SEED: u64 = 20_260_101;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, residents, matters] = arguments.as_slice() else {
        return Err(Error::other("usage: district DATABASE-URL RESIDENTS MATTERS"));
    };
    let residents: u64 = residents.parse().map_err(Error::other)?;
    let matters: usize = matters.parse().map_err(Error::other)?;
    let config = config(url)?;
    let modules = api::modules::modules(&config.modules_off).map_err(Error::other)?;
    let lines: Vec<String> = modules.policy().departments().map(|of| format!("('{}')", of.code)).collect();
    run(url, &statements(residents.div_ceil(RESIDENTS).max(1), &lines.join(", ")))
        .await
        .map_err(Error::other)?;
    tell(config, matters).await.map_err(failed)?;
    tidy(url).await.map_err(Error::other)
}

/// Configured as the program is in this folder, without the demo.
fn config(url: &str) -> Result<Config> {
    let cli =
        Cli::try_parse_from(["wangge", "serve", "--no-demo", "--database-url", url]).map_err(Error::other)?;
    Config::read(&cli).map_err(failed)
}

fn failed(failure: Failure) -> Error {
    Error::other(failure.to_string())
}

/// Writes so many matters, and has them counted again as `wangge recount --check` does.
async fn tell(config: Config, matters: usize) -> std::result::Result<(), Failure> {
    let app = App::open(config, sources::system()).await?;
    let access = app.platform.system();
    let told = work::demo::year(&access, SEED, matters).await?;
    eprintln!("{} matters with {} steps, {} rows of counts", told.matters, told.steps, told.counts);
    let mut recount = Recount::new(&access, DISTRICT, false);
    for module in app.modules.iter().filter(|module| module.id() == "work") {
        module.on_recount(&mut recount).await?;
    }
    if let Some(difference) = recount.found().first() {
        return Err(Failure::other(format!("the matters are not counted right: {difference}")));
    }
    Ok(app.platform.close().await?)
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

/// Has the database look at what it holds now.
async fn tidy(url: &str) -> sqlx::Result<()> {
    if url.starts_with("postgres") {
        let mut connection = PgConnection::connect(url).await?;
        raw_sql("VACUUM ANALYZE").execute(&mut connection).await?;
        return connection.close().await;
    }
    let mut connection = SqliteConnection::connect(url).await?;
    raw_sql("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await?;
    connection.close().await
}

/// Every statement, for this many grids, with posts for these lines.
fn statements(grids: u64, lines: &str) -> String {
    let communities = grids.div_ceil(10);
    let columns: Vec<String> = BORN.step_by(5).map(|year| format!("born_{year}")).collect();
    let sums: Vec<String> = BORN.step_by(5).map(born).collect();
    include_str!("district.sql")
        .replace("{grids}", &grids.to_string())
        .replace("{communities}", &communities.to_string())
        .replace("{towns}", &communities.div_ceil(20).to_string())
        .replace("{lines}", lines)
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
