//! Changes of files as they happen, for who keeps them and who is assigned to help. They leave no event that anybody else
//! could hear: the stream looks at the caller's own files again, with the rights of the moment.

use crate::list::{every, told};
use crate::row::Found;
use crate::shown::KeyFileStub;
use async_graphql::{Context, SimpleObject, Subscription};
use futures_util::stream::{BoxStream, StreamExt, try_unfold};
use kit::Result;
use kit::access::{Access, Ask};
use kit::look::Look;
use kit::module::Parts;
use kit::node::GlobalId;
use kit::record::Row;
use sea_orm::sea_query::Condition;
use std::collections::{BTreeMap, VecDeque};

/// What the stream adds to the graph.
pub(super) fn add(parts: &mut Parts<'_>) {
    parts.subscriptions::<KeyFileStreams>();
}

/// Files at most that a stream follows.
const MOST: u64 = 10_000;

/// A change of a file (档案变更).
#[derive(Clone, Debug, SimpleObject)]
struct KeyFileEvent {
    /// The file.
    id: GlobalId,
    /// The file as it is now; null when it was closed, or you do not see it any more.
    file: Option<KeyFileStub>,
}

/// The subscription of key groups.
#[derive(Default)]
struct KeyFileStreams;

#[Subscription]
impl KeyFileStreams {
    /// Changes of the files that you keep or help with, from now on. What changed while nobody listened is seen in the
    /// lists. What it shows of a file is on record for the person.
    async fn key_file_changed(&self, ctx: &Context<'_>) -> Result<BoxStream<'static, Result<KeyFileEvent>>> {
        let mut following = Following::new(ctx.access());
        following.begin().await?;
        let events = try_unfold(following, async |mut following| {
            let event = following.next().await?;
            Ok(Some((event, following)))
        });
        Ok(events.boxed())
    }
}

/// What somebody sees of files, and what of it was told.
struct Following {
    look: Look,
    /// Version of each file at the last look.
    known: BTreeMap<(String, i64), i64>,
    waiting: VecDeque<KeyFileEvent>,
}

impl Following {
    fn new(access: &Access) -> Self {
        Self { look: Look::new(access), known: BTreeMap::new(), waiting: VecDeque::new() }
    }

    async fn next(&mut self) -> Result<KeyFileEvent> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(event);
            }
            self.look().await?;
        }
    }

    /// Looks at the files of now, of which nothing is told.
    async fn begin(&mut self) -> Result<()> {
        let access = self.look.next().await?;
        for row in every(access, Condition::all(), MOST).await? {
            let version = row.link("version").unwrap_or_default();
            self.known.insert((row.district().to_owned(), row.id()?), version);
        }
        Ok(())
    }

    /// Looks at the files of now, and keeps what became of them since the last look.
    async fn look(&mut self) -> Result<()> {
        let access = self.look.next().await?;
        let rows = every(access, Condition::all(), MOST).await?;
        let mut now = BTreeMap::new();
        let mut changed: Vec<Row<Found>> = Vec::new();
        for row in rows {
            let key = (row.district().to_owned(), row.id()?);
            let version = row.link("version").unwrap_or_default();
            if self.known.remove(&key) != Some(version) {
                changed.push(row);
            }
            now.insert(key, version);
        }
        for stub in told(access, &changed).await? {
            self.waiting.push_back(KeyFileEvent { id: stub.id.clone(), file: Some(stub) });
        }
        // those that are left are seen no longer
        for (district, id) in std::mem::replace(&mut self.known, now).into_keys() {
            let id = GlobalId::placed(crate::row::TYPE, &district, id);
            self.waiting.push_back(KeyFileEvent { id, file: None });
        }
        Ok(())
    }
}
