//! Opening the database: created where it is missing, and brought to this version.

mod mark;
mod pooler;
mod wires;

pub use mark::{Told, marked, told};
pub use wires::Wires;

use crate::config::{Config, Failure};
use fs4::fs_std::FileExt;
use kit::db::Db;
use migration::{Migrator, MigratorTrait};
use sea_orm::DatabaseConnection;
use std::fs::File;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// A connection to the database, which is made where it is missing and brought to this version.
///
/// # Errors
/// When the address is wrong, the database does not answer, or its version is newer than this program.
pub async fn migrated(config: &Config) -> Result<DatabaseConnection, Failure> {
    let wires = Wires::of(config);
    file(config)?;
    let steps = wires.single().await?;
    Migrator::up(&steps, None).await.map_err(|error| {
        Failure::state(format!("the database could not be brought to this version: {error}"))
    })?;
    Ok(steps)
}

/// Refuses a SQLite file that is not there.
///
/// # Errors
/// When it is not.
pub fn must_be_there(config: &Config) -> Result<(), Failure> {
    match sqlite_file(config) {
        Some(path) if !path.exists() => Err(Failure::state(format!(
            "there is no database {}: name yours with --database-url, or make one with `wangge migrate`",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// Looks at the database before anything is done with it.
///
/// # Errors
/// As [`migrated`]; what `look` gives.
pub async fn look<T>(
    config: &Config,
    look: impl AsyncFnOnce(&DatabaseConnection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let database = migrated(config).await?;
    let seen = look(&database).await;
    database.close().await?;
    seen
}

/// The connections of a process to a database that was brought to this version.
///
/// # Errors
/// When the address is wrong.
pub fn connect(config: &Config) -> Result<Db, Failure> {
    Wires::of(config).connect()
}

/// How many of `connections` read and how many write: at least one each.
fn halves(connections: u32) -> (u32, u32) {
    let writing = (connections / 2).max(1);
    (connections.saturating_sub(writing).max(1), writing)
}

/// The SQLite file, if the database is one.
fn sqlite_file(config: &Config) -> Option<PathBuf> {
    config.sqlite_file().filter(|path| path != Path::new(":memory:"))
}

/// The SQLite file, made if it is missing, readable by its owner alone: it holds hashes of passwords.
fn file(config: &Config) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = sqlite_file(config) else { return Ok(None) };
    match File::options().create_new(true).write(true).mode(0o600).open(&path) {
        Ok(_) => Ok(Some(path)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Some(path)),
        Err(error) => Err(at(&path, &error)),
    }
}

fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::state(format!("cannot open {}: {error}", path.display()))
}

/// The mark that a process serves a SQLite file; it goes away with the process.
#[derive(Debug)]
pub struct Serving {
    _file: Option<File>,
}

/// Claims the database for serving: of a SQLite file there is one serving process, whatever links lead to it.
///
/// # Errors
/// When another process serves it.
pub fn claim(config: &Config) -> Result<Serving, Failure> {
    let Some(database) = file(config)? else { return Ok(Serving { _file: None }) };
    let database = database.canonicalize().map_err(|error| at(&database, &error))?;
    let mut mark = database.clone().into_os_string();
    mark.push(".serving");
    let mark = PathBuf::from(mark);
    let file = File::options().create(true).truncate(false).write(true).open(&mark);
    let file = file.map_err(|error| at(&mark, &error))?;
    match FileExt::try_lock_exclusive(&file) {
        Ok(true) => Ok(Serving { _file: Some(file) }),
        _ => Err(Failure::state(format!(
            "another process serves {}; stop it, or give this one a database of its own",
            database.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pools_have_a_connection() {
        assert_eq!([1, 2, 3, 16].map(halves), [(1, 1), (1, 1), (2, 1), (8, 8)]);
    }
}
