//! Fills a migrated database with a made-up district for `scripts/bench`, by bulk statements: the same rows every time.
//!
//! Usage: `district DATABASE-URL RESIDENTS MATTERS`, in the folder of the program's keys. A grid has 300 to 500 households, a
//! household one to four people, a grid about 1,000 residents; a community has 10 grids, a town 20 communities. Identity
//! numbers and telephones are masks of impossible ones, and nothing can be decrypted. Every post that deals with matters has
//! somebody. The matters are told by the demo's own stories, a year of them that ended yesterday.

mod fill;

use api::config::{Cli, Config, Failure};
use api::sources;
use api::start::App;
use clap::Parser;
use kit::recount::Recount;
use sqlx::{Connection, PgConnection, SqliteConnection, raw_sql};
use std::io::{Error, Result};

/// Residents of a grid, on average.
const RESIDENTS: u64 = 1_000;
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
    let grids = residents.div_ceil(RESIDENTS).max(1);
    // opened first: the made-up keys of its people tell nothing of those of the program
    let app = App::open(config, sources::system()).await.map_err(failed)?;
    fill::fill(url, grids, modules.policy()).await.map_err(Error::other)?;
    app.platform.read_districts().await.map_err(|error| failed(error.into()))?;
    tell(&app, matters).await.map_err(failed)?;
    tidy(url).await.map_err(Error::other)?;
    check(&app).await.map_err(failed)?;
    app.platform.close().await.map_err(|error| failed(error.into()))
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

/// Writes so many matters.
async fn tell(app: &App, matters: usize) -> std::result::Result<(), Failure> {
    let told = work::demo::year(&app.platform.system(), SEED, matters).await?;
    eprintln!("{} matters with {} steps, {} rows of counts", told.matters, told.steps, told.counts);
    Ok(())
}

/// Has everything that is derived from records counted again, as `wangge recount --check` does.
async fn check(app: &App) -> std::result::Result<(), Failure> {
    let access = app.platform.system();
    let mut recount = Recount::new(&access, fill::DISTRICT, false);
    for module in app.modules.iter() {
        module.on_recount(&mut recount).await?;
    }
    match recount.found().first() {
        Some(difference) => Err(Failure::other(format!("the district is not counted right: {difference}"))),
        None => Ok(()),
    }
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
