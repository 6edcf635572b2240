//! The demo: loaded once into an empty database, with one account for each role.

mod accounts;
mod greeting;

pub use accounts::PASSWORD;
pub use greeting::greet;

use crate::commands::Progress;
use crate::config::Failure;
use crate::start::App;
use people::demo::{self as people_demo, Size};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use wangge_core::demo::{EDITION, ISSUER, SEED, STEPS, load};

/// The query that GraphiQL shows first and the greeting prints: works without a login.
pub const FIRST_QUERY: &str = include_str!("first_query.graphql");

/// What a database holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Nothing,
    Demo,
    Records,
}

/// Loads the demo into an empty database; leaves a database that has it.
///
/// # Errors
/// When the database holds other records.
pub async fn load_once(app: &App) -> Result<(), Failure> {
    match holds(app).await? {
        Holds::Demo => Ok(()),
        Holds::Records => Err(Failure::state(
            "this database holds records that are not the demo's; serve it with --no-demo and keys of its own",
        )),
        Holds::Nothing => {
            let mut progress = Progress::new("loading the demo", STEPS + people_demo::STEPS + 1);
            let system = app.platform.system();
            load(&system, SEED, &mut |step| progress.at(step)).await?;
            app.platform.read_districts().await?;
            people_demo::load(&system, SEED, Size::Full, &mut |step| progress.at(STEPS + step)).await?;
            accounts::write(app).await?;
            progress.end();
            Ok(())
        }
    }
}

/// Refuses to serve the demo's records as if they were real: its passwords are known.
///
/// # Errors
/// When the database holds the demo.
pub async fn refuse(app: &App) -> Result<(), Failure> {
    match holds(app).await? {
        Holds::Demo => Err(Failure::state(
            "this database holds the demo, whose passwords everybody knows; name another with --database-url",
        )),
        Holds::Nothing | Holds::Records => Ok(()),
    }
}

async fn holds(app: &App) -> Result<Holds, Failure> {
    let access = app.platform.system();
    let mut demo = Query::select();
    demo.column("id").from("division_edition").and_where(Expr::col("issuer").eq(ISSUER));
    demo.and_where(Expr::col("edition").eq(EDITION));
    let demo = !access.system_rows(&demo).await?.is_empty();
    let mut account = Query::select();
    account.column("id").from("account").limit(1);
    let account = !access.system_rows(&account).await?.is_empty();
    let mut division = Query::select();
    division.column("code").from("division").limit(1);
    let division = !access.system_rows(&division).await?.is_empty();
    Ok(match (demo, account, division) {
        (true, true, _) => Holds::Demo,
        (false, false, false) => Holds::Nothing,
        _ => Holds::Records,
    })
}
