//! A pooler before PostgreSQL that lends a process of the server for one transaction at a time.
//!
//! A statement that nobody waits for is stopped by the number of the process that was behind its connection: there it would
//! be somebody else's. `LISTEN` and what a connection has prepared do not outlast a transaction there, either.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection, Row};

/// How often it is looked: others who use the pooler at the same moment may leave each connection its process by chance.
const LOOKS: usize = 8;

/// Does one stand there? A connection of its own to the server has one process, and no other connection has that one.
pub(super) async fn lends(options: &PgConnectOptions) -> sqlx::Result<bool> {
    let (mut one, mut other) = (options.connect().await?, options.connect().await?);
    let mut lent = false;
    for _ in 0..LOOKS {
        let first = process(&mut one).await?;
        // a pooler lends the process that was used last, and the other connection keeps it now
        sqlx::raw_sql("BEGIN").execute(&mut other).await?;
        lent = process(&mut other).await? == first || process(&mut one).await? != first;
        sqlx::raw_sql("COMMIT").execute(&mut other).await?;
        if lent {
            break;
        }
    }
    one.close().await?;
    other.close().await?;
    Ok(lent)
}

/// The process of the server that answers. It is asked in words that nothing prepares.
async fn process(connection: &mut PgConnection) -> sqlx::Result<i32> {
    sqlx::raw_sql("SELECT pg_backend_pid()").fetch_one(connection).await?.try_get(0)
}
