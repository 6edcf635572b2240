//! Connections, each with a brake: who takes one has it alone.

use crate::brake::Brake;
use crate::error::{Code, Error, Result, is_lost};
use crate::wire::Wire;
use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbErr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::{Mutex as AsyncMutex, OwnedSemaphorePermit, Semaphore};

/// Time for a statement to end after a server was told to stop it.
const AGAIN: Duration = Duration::from_secs(1);

/// What opens a connection, and the connection's brake: a pool of one, so that a lost connection is opened again.
pub type Braked = (DatabaseConnection, Brake);

/// A connection with what opens and what stops it.
#[derive(Debug)]
struct Track {
    pool: DatabaseConnection,
    brake: Brake,
    /// Opened when it is needed.
    wire: Option<Wire>,
}

impl Track {
    /// Runs a statement, on a connection that is opened for it where there is none.
    async fn run<T>(
        &mut self,
        statement: impl AsyncFnOnce(&mut Wire) -> Result<T, DbErr>,
    ) -> Result<T, DbErr> {
        let Self { pool, brake, wire } = self;
        let wire = match wire {
            Some(wire) => wire,
            none => none.insert(Wire::open(pool).await?),
        };
        brake.watch(statement(wire)).await
    }
}

/// Connections of one purpose. The one that came back last is taken first, so that no more are opened than were in use
/// at once.
#[derive(Debug)]
pub(crate) struct Lanes {
    free: Mutex<Vec<Track>>,
    room: Arc<Semaphore>,
    count: u32,
    patience: Duration,
}

impl Lanes {
    /// Of these connections; who waits longer than `patience` for one is sent away.
    pub(crate) fn new(connections: Vec<Braked>, patience: Duration) -> Self {
        let count = u32::try_from(connections.len()).unwrap_or(u32::MAX);
        let room = Arc::new(Semaphore::new(connections.len()));
        let free = connections.into_iter().map(|(pool, brake)| Track { pool, brake, wire: None }).collect();
        Self { free: Mutex::new(free), room, count, patience }
    }

    /// Runs a statement on a free connection. Dropped before its end, the statement is stopped.
    pub(crate) async fn run<T>(
        self: &Arc<Self>,
        statement: impl AsyncFnOnce(&mut Wire) -> Result<T, DbErr>,
    ) -> Result<T> {
        let mut lane = self.take().await?;
        let result = lane.run(statement).await?;
        lane.done();
        Ok(result)
    }

    /// As [`Lanes::run`], for what may as well run twice (see [`Lane::ask`]).
    pub(crate) async fn ask<T>(
        self: &Arc<Self>,
        question: impl Fn(&mut Wire) -> BoxFuture<'_, Result<T, DbErr>>,
    ) -> Result<T> {
        let mut lane = self.take().await?;
        let answer = lane.ask(question).await?;
        lane.done();
        Ok(answer)
    }

    /// A connection, when one is free.
    pub(crate) async fn take(self: &Arc<Self>) -> Result<Lane> {
        let room = Arc::clone(&self.room);
        let permit = match Arc::clone(&room).try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => match tokio::time::timeout(self.patience, room.acquire_owned()).await {
                Ok(Ok(permit)) => permit,
                _ => return Err(busy()),
            },
        };
        let mut track = self.free().pop().ok_or_else(busy)?;
        track.wire = track.wire.filter(|wire| wire.lasts(Instant::now()));
        Ok(Lane { lanes: Arc::clone(self), track: Some(track), permit: Some(permit) })
    }

    /// Closes them, when nothing runs on them any more, or patience is over.
    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        let _all = tokio::time::timeout(self.patience, self.room.acquire_many(self.count)).await;
        self.room.close();
        let free = std::mem::take(&mut *self.free());
        for Track { pool, wire, .. } in free {
            if let Some(wire) = wire
                && let Err(error) = wire.close().await
            {
                tracing::debug!(%error, "a connection was lost before it was closed");
            }
            pool.close().await?;
        }
        Ok(())
    }

    /// Takes one back, and closes those that lay idle for too long.
    fn back(&self, mut track: Track) {
        let now = Instant::now();
        if let Some(wire) = &mut track.wire {
            wire.came_back(now);
        }
        let mut free = self.free();
        free.push(track);
        for track in free.iter_mut() {
            track.wire.take_if(|wire| !wire.lasts(now));
        }
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Vec<Track>> {
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
    track: Option<Track>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lane {
    /// Runs a statement. Dropped before its end, it is stopped.
    pub(crate) async fn run<T>(
        &mut self,
        statement: impl AsyncFnOnce(&mut Wire) -> Result<T, DbErr>,
    ) -> Result<T> {
        Ok(self.track.as_mut().ok_or_else(busy)?.run(statement).await?)
    }

    /// Runs what has done nothing until it is answered, a read or the beginning of a transaction. Where a connection that was
    /// kept open turns out to be lost, as after a restart of the server, it runs once more on a new one.
    pub(crate) async fn ask<T>(
        &mut self,
        question: impl Fn(&mut Wire) -> BoxFuture<'_, Result<T, DbErr>>,
    ) -> Result<T> {
        let track = self.track.as_mut().ok_or_else(busy)?;
        let kept = track.wire.is_some();
        match track.run(async |wire| question(wire).await).await {
            Err(error) if kept && is_lost(&error) => {
                track.wire = None;
                Ok(track.run(async |wire| question(wire).await).await?)
            }
            answer => Ok(answer?),
        }
    }

    /// Gives the connection back, on which nothing runs.
    pub(crate) fn done(mut self) {
        if let Some(track) = self.track.take() {
            self.lanes.back(track);
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        let Some(mut track) = self.track.take() else { return };
        let (lanes, permit) = (Arc::clone(&self.lanes), self.permit.take());
        let back = async move {
            let Track { brake, wire, .. } = &mut track;
            if let Some(used) = wire.take() {
                let used = AsyncMutex::new(used);
                let fit = brake.settle(AGAIN, || async { used.lock().await.settle().await }).await;
                *wire = Some(used.into_inner()).filter(|_| fit == Some(true));
            }
            lanes.back(track);
            drop(permit);
        };
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(back);
        }
    }
}
