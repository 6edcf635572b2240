//! Connections that read, each with a brake: who takes one has it alone.

use crate::brake::{Brake, Turn};
use crate::error::{Code, Error, Result};
use sea_orm::{DatabaseConnection, DbErr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A connection and its brake: a pool of one, whose connection asks [`Brake::goes_on`].
pub type Braked = (DatabaseConnection, Brake);

/// The connections that read.
#[derive(Debug)]
pub(crate) struct Lanes {
    free: Mutex<Vec<Braked>>,
    room: Arc<Semaphore>,
    count: u32,
    patience: Duration,
}

impl Lanes {
    /// Of these connections; who waits longer than `patience` for one is sent away.
    pub(crate) fn new(connections: Vec<Braked>, patience: Duration) -> Self {
        let count = u32::try_from(connections.len()).unwrap_or(u32::MAX);
        let room = Arc::new(Semaphore::new(connections.len()));
        Self { free: Mutex::new(connections), room, count, patience }
    }

    /// Runs a statement on a free connection. Dropped before its end, the statement is stopped.
    pub(crate) async fn run<T>(
        self: &Arc<Self>,
        statement: impl AsyncFnOnce(&DatabaseConnection) -> Result<T, DbErr>,
    ) -> Result<T, Error> {
        let lane = self.take().await?;
        let Some((connection, _)) = &lane.braked else { return Err(busy()) };
        let result = lane.turn.run(statement(connection)).await;
        lane.done();
        Ok(result?)
    }

    async fn take(self: &Arc<Self>) -> Result<Lane> {
        let waiting = tokio::time::timeout(self.patience, Arc::clone(&self.room).acquire_owned());
        let Ok(Ok(permit)) = waiting.await else { return Err(busy()) };
        let braked = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop().ok_or_else(busy)?;
        let turn = braked.1.turn();
        Ok(Lane { lanes: Arc::clone(self), braked: Some(braked), turn, permit: Some(permit) })
    }

    fn put(&self, braked: Braked) {
        self.free.lock().unwrap_or_else(PoisonError::into_inner).push(braked);
    }

    /// Closes them, when nothing runs on them any more.
    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        let _all = self.room.acquire_many(self.count).await;
        self.room.close();
        let free = std::mem::take(&mut *self.free.lock().unwrap_or_else(PoisonError::into_inner));
        for (connection, _) in free {
            connection.close().await?;
        }
        Ok(())
    }
}

fn busy() -> Error {
    Error::new(Code::Unavailable, "the database does not answer, try again")
}

/// A connection that was taken; it goes back by itself.
struct Lane {
    lanes: Arc<Lanes>,
    braked: Option<Braked>,
    turn: Turn,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lane {
    fn done(mut self) {
        if let Some(braked) = self.braked.take() {
            self.lanes.put(braked);
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        let Some(braked) = self.braked.take() else { return };
        let (lanes, permit) = (Arc::clone(&self.lanes), self.permit.take());
        // the statement was given up: nobody has the connection before it has ended
        let back = async move {
            let _ = braked.0.ping().await;
            lanes.put(braked);
            drop(permit);
        };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(back);
        }
    }
}
