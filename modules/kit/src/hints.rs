//! Hints from one instance to the others that there are new events: NOTIFY on PostgreSQL. They only make a stream look
//! sooner; who hears none finds the events all the same when it looks the next time.

use crate::error::{Error, Result};
use crate::platform::Platform;
use sea_orm::DbBackend;
use sqlx::postgres::{PgListener, PgPoolOptions};

/// The channel. Its notifications say nothing but that there is something.
const CHANNEL: &str = "wangge_events";

/// What wakes the streams of this instance when another one gave numbers to events.
#[derive(Debug)]
pub struct Hints {
    listener: PgListener,
    platform: Platform,
}

impl Platform {
    /// Begins to listen to the other instances, on a connection of its own; None where a database has one instance.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn hints(&self) -> Result<Option<Hints>> {
        let Some(options) = self.shared().db.postgres_options() else { return Ok(None) };
        // not one of the pools' connections: it stays taken
        let alone = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
        let mut listener = PgListener::connect_with(&alone).await.map_err(Error::internal)?;
        listener.listen(CHANNEL).await.map_err(Error::internal)?;
        Ok(Some(Hints { listener, platform: self.clone() }))
    }

    /// Tells the other instances to look. Once for many events, and in no transaction of a change: PostgreSQL lets
    /// transactions that notify commit one by one.
    pub(crate) async fn hint(&self) {
        let db = &self.shared().db;
        if db.backend() == DbBackend::Postgres
            && let Err(error) = db.alone(&format!("NOTIFY {CHANNEL}")).await
        {
            tracing::debug!(code = error.code().as_str(), "the other instances were not told to look");
        }
    }
}

impl Hints {
    /// Waits for the next hint and wakes the streams. A lost connection is opened again, and counts as a hint, since some
    /// may have been missed.
    ///
    /// # Errors
    /// When the database does not answer any more: then this is over.
    pub async fn pass_on(&mut self) -> Result<()> {
        self.listener.try_recv().await.map_err(Error::internal)?;
        self.platform.shared().events.send_modify(|n| *n += 1);
        Ok(())
    }
}
