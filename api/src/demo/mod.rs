//! The demo: loaded once into an empty database, with one account for each role.

mod accounts;
mod departments;
mod greeting;
mod holds;

pub use accounts::PASSWORD;
pub use greeting::greet;
pub use holds::{Holds, holds};

use crate::commands::Progress;
use crate::config::Failure;
use crate::start::App;
use files::FileStore;
use people::demo as people_demo;
use property::demo as property_demo;
use wangge_core::demo::{SEED, STEPS, load};
use work::demo as work_demo;

/// The query that GraphiQL shows first and the greeting prints: works without a login.
pub const FIRST_QUERY: &str = include_str!("first_query.graphql");

/// Refuses to serve records that are not the demo's as the demo, and the demo's as if they were real: its passwords are
/// known. It is asked before keys are read or made.
///
/// # Errors
/// When the database holds the other.
pub fn check(holds: Holds, demo: bool) -> Result<(), Failure> {
    match (holds, demo) {
        (Holds::Records, true) => Err(Failure::state(
            "this database holds records that are not the demo's; serve it with --no-demo and keys of its own",
        )),
        (Holds::Demo | Holds::PartOfDemo, false) => Err(Failure::state(
            "this database holds the demo, whose passwords everybody knows; name another with --database-url",
        )),
        _ => Ok(()),
    }
}

/// Loads the demo into an empty database; leaves a database that has it. Each part is loaded in one transaction and the
/// accounts come last: a start after one that was interrupted loads the parts that are missing.
///
/// # Errors
/// When the database fails.
pub async fn load_once(app: &App) -> Result<(), Failure> {
    const PEOPLE: usize = STEPS;
    const PROPERTY: usize = PEOPLE + people_demo::STEPS;
    const WORK: usize = PROPERTY + property_demo::STEPS;
    const DEPARTMENTS: usize = WORK + work_demo::STEPS;
    if app.holds == Holds::Demo {
        return Ok(());
    }
    let mut progress = Progress::new("loading the demo", DEPARTMENTS + departments::steps() + 1);
    let system = app.platform.system();
    if holds::none(app, "grid").await? {
        load(&system, SEED, &mut |step| progress.at(step)).await?;
    }
    app.platform.read_districts().await?;
    if holds::none(app, "resident").await? {
        let size = app.config.demo_size();
        people_demo::load(&system, SEED, size, &mut |step| progress.at(PEOPLE + step)).await?;
    }
    if holds::none(app, "unit").await? {
        property_demo::load(&system, SEED, &mut |step| progress.at(PROPERTY + step)).await?;
    }
    if holds::none(app, "matter_kind").await? {
        let size = app.config.demo_size();
        work_demo::load(&system, SEED, size, &mut |step| progress.at(WORK + step)).await?;
    }
    departments::load(app, &system, &mut |step| progress.at(DEPARTMENTS + step)).await?;
    accounts::write(app).await?;
    progress.end();
    Ok(())
}

/// Attaches the papers that matters of the demo need and do not have yet: those of a first start.
///
/// # Errors
/// When the database or the store of files fails.
pub async fn attach_papers(app: &App, files: &FileStore) -> Result<(), Failure> {
    work_demo::attach_papers(&app.platform.system(), files).await?;
    Ok(())
}
