//! Connections, each with a brake: who takes one has it alone.

use crate::brake::Brake;
use crate::error::{Code, Error, Result};
use sea_orm::{DatabaseConnection, DbErr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Time for a statement to end after a server was told to stop it.
const AGAIN: Duration = Duration::from_secs(1);

/// A connection and its brake: a pool of one, so that a lost connection is opened again.
pub type Braked = (DatabaseConnection, Brake);

/// Connections of one purpose. The one that came back last is taken first, so that no more are opened than were in use
/// at once.
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
    ) -> Result<T> {
        let lane = self.take().await?;
        let (connection, brake) = lane.braked()?;
        let result = brake.watch(statement(connection)).await;
        lane.done();
        Ok(result?)
    }

    /// A connection, when one is free.
    pub(crate) async fn take(self: &Arc<Self>) -> Result<Lane> {
        let waiting = tokio::time::timeout(self.patience, Arc::clone(&self.room).acquire_owned());
        let Ok(Ok(permit)) = waiting.await else { return Err(busy()) };
        let braked = self.free().pop().ok_or_else(busy)?;
        Ok(Lane { lanes: Arc::clone(self), braked: Some(braked), permit: Some(permit) })
    }

    /// Closes them, when nothing runs on them any more, or patience is over.
    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        let _all = tokio::time::timeout(self.patience, self.room.acquire_many(self.count)).await;
        self.room.close();
        let free = std::mem::take(&mut *self.free());
        for (connection, _) in free {
            connection.close().await?;
        }
        Ok(())
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Vec<Braked>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn busy() -> Error {
    Error::new(Code::Unavailable, "the database does not answer, try again")
}

/// A connection that was taken. It goes back by itself: at once when it is [done](Lane::done), and otherwise when what
/// was given up on it has ended.
#[derive(Debug)]
pub(crate) struct Lane {
    lanes: Arc<Lanes>,
    braked: Option<Braked>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lane {
    pub(crate) fn braked(&self) -> Result<&Braked> {
        self.braked.as_ref().ok_or_else(busy)
    }

    /// Gives the connection back, on which nothing runs.
    pub(crate) fn done(mut self) {
        if let Some(braked) = self.braked.take() {
            self.lanes.free().push(braked);
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        let Some(braked) = self.braked.take() else { return };
        let (lanes, permit) = (Arc::clone(&self.lanes), self.permit.take());
        let back = async move {
            let (connection, brake) = &braked;
            brake.settle(AGAIN, || connection.ping()).await;
            lanes.free().push(braked);
            drop(permit);
        };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(back);
        }
    }
}
