//! One connection, kept open between its statements. A pool asks the database after each use of a connection whether it is
//! still there, which would cost as much as the statement itself; here only who opens one goes to its pool.

use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection, Database, PgConnection, Postgres, Sqlite};
use sqlx_core::transaction::TransactionManager;
use std::time::{Duration, Instant};

/// A connection to a server that is older than this is not used again, so that what the server keeps for it does not grow.
const LIFETIME: Duration = Duration::from_secs(30 * 60);
/// Nor is one that lay idle for longer: what lies between may have forgotten it.
const IDLE: Duration = Duration::from_secs(5 * 60);

#[derive(Debug)]
enum Line {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

/// Where the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// In no transaction.
    Free,
    /// Nobody knows whether a transaction began.
    Beginning,
    /// In a transaction.
    Open,
}

/// A connection. What it does is in a box: the futures of whole requests hold it many times over.
#[derive(Debug)]
pub(crate) struct Wire {
    line: Line,
    state: State,
    age: Age,
}

/// When a connection was opened, and when it was last used.
#[derive(Clone, Copy, Debug)]
struct Age {
    opened: Instant,
    used: Instant,
}

impl Age {
    /// Is a connection to a server to be used at this moment?
    fn lasts(self, now: Instant) -> bool {
        now.duration_since(self.opened) < LIFETIME && now.duration_since(self.used) < IDLE
    }
}

/// Does the same on either database.
macro_rules! on {
    ($wire:expr, $line:ident => $run:expr) => {
        match &mut $wire.line {
            Line::Postgres($line) => $run,
            Line::Sqlite($line) => $run,
        }
    };
}

/// Does something with the transaction of either database.
macro_rules! transaction {
    ($wire:expr, $does:ident $(, $argument:expr)?) => {
        match &mut $wire.line {
            Line::Postgres(line) => <Postgres as Database>::TransactionManager::$does(line $(, $argument)?).await,
            Line::Sqlite(line) => <Sqlite as Database>::TransactionManager::$does(line $(, $argument)?).await,
        }
    };
}

impl Wire {
    /// Opens a connection as the pool says; it is the pool's no more.
    pub(crate) fn open(pool: &DatabaseConnection) -> BoxFuture<'_, Result<Self, DbErr>> {
        Box::pin(async move {
            let line = match pool.get_database_backend() {
                DbBackend::Postgres => {
                    let pool = pool.get_postgres_connection_pool();
                    Line::Postgres(pool.acquire().await.map_err(lost)?.detach())
                }
                _ => {
                    let pool = pool.get_sqlite_connection_pool();
                    Line::Sqlite(pool.acquire().await.map_err(lost)?.detach())
                }
            };
            let now = Instant::now();
            Ok(Self { line, state: State::Free, age: Age { opened: now, used: now } })
        })
    }

    /// The rows that a statement answers.
    pub(crate) fn rows(&mut self, statement: Statement) -> BoxFuture<'_, Result<Vec<QueryResult>, DbErr>> {
        Box::pin(async move {
            let (sql, values) = parts(statement);
            // what has no values reads what there is of something: it is planned for what there is now
            let keep = !values.0.0.is_empty();
            on!(self, line => {
                let rows = sqlx::query_with(sql, values).persistent(keep).fetch_all(line).await.map_err(asked)?;
                Ok(rows.into_iter().map(Into::into).collect())
            })
        })
    }

    /// Carries out a statement.
    pub(crate) fn execute(&mut self, statement: Statement) -> BoxFuture<'_, Result<ExecResult, DbErr>> {
        Box::pin(async move {
            let (sql, values) = parts(statement);
            on!(self, line => {
                Ok(sqlx::query_with(sql, values).execute(line).await.map_err(carried_out)?.into())
            })
        })
    }

    /// Carries out SQL without values that is not prepared.
    pub(crate) async fn plain(&mut self, sql: &str) -> Result<(), DbErr> {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql));
        on!(self, line => sql.execute(&mut *line).await.map(drop).map_err(carried_out))
    }

    /// Begins a transaction that writes.
    pub(crate) fn begin(&mut self) -> BoxFuture<'_, Result<(), DbErr>> {
        Box::pin(async move {
            let sql = match self.line {
                Line::Postgres(_) => "BEGIN READ WRITE",
                // who waits for the writer waits here, not at the first statement
                Line::Sqlite(_) => "BEGIN IMMEDIATE",
            };
            self.state = State::Beginning;
            let begun = transaction!(self, begin, Some(sqlx::SqlSafeStr::into_sql_str(sql)));
            // what did not begin has been answered, and nothing is open
            self.state = if begun.is_ok() { State::Open } else { State::Free };
            begun.map_err(asked)
        })
    }

    /// Commits the open transaction.
    pub(crate) fn commit(&mut self) -> BoxFuture<'_, Result<(), DbErr>> {
        Box::pin(async move {
            transaction!(self, commit).map_err(asked)?;
            self.state = State::Free;
            Ok(())
        })
    }

    /// Answers when the database does.
    pub(crate) fn ping(&mut self) -> BoxFuture<'_, Result<(), DbErr>> {
        Box::pin(async move { on!(self, line => line.ping().await).map_err(asked) })
    }

    /// Waits for what was given up on the connection to end, and rolls it back. False if the connection is of no more use.
    pub(crate) async fn settle(&mut self) -> bool {
        if self.state == State::Open && transaction!(self, rollback).is_err() {
            return false;
        }
        self.ping().await.is_ok() && self.state != State::Beginning && {
            self.state = State::Free;
            true
        }
    }

    /// It comes back at this moment.
    pub(crate) fn came_back(&mut self, now: Instant) {
        self.age.used = now;
    }

    /// May it be used at this moment?
    pub(crate) fn lasts(&self, now: Instant) -> bool {
        match self.line {
            Line::Postgres(_) => self.age.lasts(now),
            Line::Sqlite(_) => true,
        }
    }

    /// Closes the connection.
    pub(crate) async fn close(self) -> Result<(), DbErr> {
        match self.line {
            Line::Postgres(line) => line.close().await,
            Line::Sqlite(line) => line.close().await,
        }
        .map_err(lost)
    }
}

fn parts(statement: Statement) -> (AssertSqlSafe<String>, SqlxValues) {
    let values = statement.values.unwrap_or_else(|| sea_orm::Values(Vec::new()));
    (AssertSqlSafe(statement.sql), SqlxValues(values))
}

fn lost(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(error.into()))
}

fn asked(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

fn carried_out(error: sqlx::Error) -> DbErr {
    DbErr::Exec(RuntimeErr::SqlxError(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_is_used_until_it_lay_idle_too_long_or_is_old() {
        let opened = Instant::now();
        let minutes = |minutes: u64| opened + Duration::from_secs(60 * minutes);
        let age = |used: u64| Age { opened, used: minutes(used) };
        for (used, now, lasts) in [(0, 4, true), (0, 5, false), (4, 8, true), (28, 29, true), (29, 30, false)]
        {
            assert_eq!(age(used).lasts(minutes(now)), lasts, "used at {used}, now {now}");
        }
    }
}
