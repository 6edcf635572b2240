//! Batching of links: the children of a whole level in one statement. Loaders live for one request and never see
//! another caller.

use crate::access::{Access, Companion, Naming};
use crate::error::{Code, Error, Result};
use crate::record::Selection;
use async_graphql::SelectionField;
use dataloader::BatchFn;
use dataloader::cached::Loader;
use futures_util::future::BoxFuture;
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;

/// Turns without another key after which a level is whole.
const STILL: u32 = 3;

/// A kind of batch: its value says what every key of the batch has in common, such as the selected fields.
pub trait Batch: Clone + Eq + Hash + Send + Sync + 'static {
    /// What is looked up by.
    type Key: Clone + Eq + Hash + Debug + Send + Sync + 'static;
    /// What is found.
    type Value: Clone + Send + Sync + 'static;
    /// Finds the values of all keys; a key without one is left out.
    fn load(
        &self,
        access: &Access,
        keys: &[Self::Key],
    ) -> impl Future<Output = Result<HashMap<Self::Key, Self::Value>>> + Send;

    /// What is selected at a field, to be read in the statement of the records that name it so; None where it is always
    /// found by itself.
    fn along<'a>(
        _access: &'a Access,
        _by: Naming,
        _field: &SelectionField<'_>,
    ) -> Option<Box<dyn Companion + 'a>> {
        None
    }
}

type Outcome<V> = Option<Result<V>>;
type Run<K, V> = Box<dyn FnMut(Vec<K>) -> BoxFuture<'static, HashMap<K, Outcome<V>>> + Send>;

/// A batch for the crate `dataloader`.
struct Runner<K, V>(Run<K, V>);

impl<K: Clone + Eq + Hash, V> BatchFn<K, Outcome<V>> for Runner<K, V> {
    async fn load(&mut self, keys: &[K]) -> HashMap<K, Outcome<V>> {
        (self.0)(keys.to_vec()).await
    }
}

type Running<B> =
    Loader<<B as Batch>::Key, Outcome<<B as Batch>::Value>, Runner<<B as Batch>::Key, <B as Batch>::Value>>;

/// What was found for the keys of a level.
type Found<B> = Arc<HashMap<<B as Batch>::Key, Outcome<<B as Batch>::Value>>>;

/// The keys of a level that wait for their batch, with where their values go.
type Waiting<B> = Vec<(Vec<<B as Batch>::Key>, oneshot::Sender<Found<B>>)>;

/// The loader of one batch. The first key of a level leads: it waits until the level is whole, loads all of its keys
/// and hands the values out together, so that the next level comes together, too.
struct Level<B: Batch> {
    loader: Running<B>,
    waiting: Mutex<Waiting<B>>,
    /// What was found before anybody asked.
    known: Mutex<HashMap<B::Key, Option<B::Value>>>,
}

impl<B: Batch> Level<B> {
    /// Enters keys; true for the first.
    fn enter(&self, keys: Vec<B::Key>, to: oneshot::Sender<Found<B>>) -> bool {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((keys, to));
        waiting.len() == 1
    }

    /// The values of keys that were all found before.
    fn known(&self, keys: &[B::Key]) -> Option<Vec<Option<B::Value>>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter().map(|key| known.get(key).cloned()).collect()
    }

    fn leave(&self) -> Waiting<B> {
        std::mem::take(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whoever leads a level. Dropped before it loaded, it sends the others away, and they ask again.
struct Lead<'a, B: Batch>(&'a Level<B>, bool);

impl<B: Batch> Lead<'_, B> {
    fn done(mut self) {
        self.1 = true;
    }
}

impl<B: Batch> Drop for Lead<'_, B> {
    fn drop(&mut self) {
        if !self.1 {
            self.0.leave();
        }
    }
}

/// The loaders of one request.
pub struct Loaders {
    access: Access,
    kinds: Mutex<FxHashMap<TypeId, Box<dyn Any + Send>>>,
    /// What fields of the document select, by where they stand in it, the type of their records and the paths.
    selections: Mutex<FxHashMap<(usize, &'static str, String), Selection>>,
    /// How many values were asked for so far.
    asked: AtomicU64,
}

impl Loaders {
    /// Fresh loaders for a request.
    pub fn new(access: Access) -> Self {
        Self { access, kinds: Mutex::default(), selections: Mutex::default(), asked: AtomicU64::new(0) }
    }

    /// The value of `key`, found together with those of the other keys that are wanted at this moment.
    ///
    /// # Errors
    /// What the batch gives.
    pub async fn load<B: Batch>(&self, batch: B, key: B::Key) -> Result<Option<B::Value>> {
        Ok(self.load_many(batch, vec![key]).await?.pop().flatten())
    }

    /// The values of `keys`, in their order, found together with those of the other keys that are wanted at this moment.
    ///
    /// # Errors
    /// What the batch gives.
    pub async fn load_many<B: Batch>(&self, batch: B, keys: Vec<B::Key>) -> Result<Vec<Option<B::Value>>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let level = self.level(batch);
        if let Some(known) = level.known(&keys) {
            return Ok(known);
        }
        for _ in 0..2 {
            self.asked.fetch_add(1, Ordering::Relaxed);
            let (to, from) = oneshot::channel();
            if level.enter(keys.clone(), to) {
                self.lead(&level).await;
            }
            // a missing answer can only mean that whoever led was dropped: ask again once
            // tokio's budget would let only some of a level's futures go on at a time
            if let Ok(found) = tokio::task::unconstrained(from).await {
                return keys.iter().map(|key| found.get(key).cloned().flatten().transpose()).collect();
            }
        }
        Err(Error::new(Code::Unavailable, "the request was interrupted, try again"))
    }

    /// Hands over what another statement found: the value of each key, None where there is nothing within reach.
    pub(crate) fn know<B: Batch>(&self, batch: B, found: HashMap<B::Key, Option<B::Value>>) {
        self.level(batch).known.lock().unwrap_or_else(PoisonError::into_inner).extend(found);
    }

    /// What a field selects: looked for once, however many rows have it.
    pub(crate) fn selection(
        &self,
        at: (usize, &'static str, String),
        made: impl FnOnce() -> Selection,
    ) -> Selection {
        let mut known = self.selections.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(at).or_insert_with(made)
    }

    /// Loads what waits once nobody of the level comes any more.
    async fn lead<B: Batch>(&self, level: &Level<B>) {
        let lead = Lead(level, false);
        let mut asked = self.asked.load(Ordering::Relaxed);
        let mut still = 0;
        while still < STILL {
            tokio::task::yield_now().await;
            let now = self.asked.load(Ordering::Relaxed);
            still = if now == asked { still + 1 } else { 0 };
            asked = now;
        }
        let waiting = level.leave();
        // those who come from now on have a lead of their own
        lead.done();
        let (keys, to): (Vec<_>, Vec<_>) = waiting.into_iter().unzip();
        let Ok(found) = level.loader.try_load_many(keys.concat()).await else { return };
        let found = Arc::new(found);
        for to in to {
            // whoever asked may be gone
            let _ = to.send(found.clone());
        }
    }

    fn level<B: Batch>(&self, batch: B) -> Arc<Level<B>> {
        let fresh = |batch: B| {
            Arc::new(Level {
                loader: running(batch, self.access.clone()),
                waiting: Mutex::default(),
                known: Mutex::default(),
            })
        };
        let mut kinds = self.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let kind = kinds
            .entry(TypeId::of::<B>())
            .or_insert_with(|| Box::new(FxHashMap::<B, Arc<Level<B>>>::default()));
        let Some(levels) = kind.downcast_mut::<FxHashMap<B, Arc<Level<B>>>>() else { return fresh(batch) };
        levels.entry(batch.clone()).or_insert_with(|| fresh(batch)).clone()
    }
}

fn running<B: Batch>(batch: B, access: Access) -> Running<B> {
    let shared = Arc::new((batch, access));
    let run: Run<B::Key, B::Value> = Box::new(move |keys| {
        let shared = shared.clone();
        Box::pin(async move {
            match shared.0.load(&shared.1, &keys).await {
                Ok(mut found) => keys.into_iter().map(|k| (k.clone(), found.remove(&k).map(Ok))).collect(),
                Err(error) => keys.into_iter().map(|k| (k, Some(Err(error.clone())))).collect(),
            }
        })
    });
    // a level is whole when it comes here: nothing is waited for once more
    Loader::new(Runner(run)).with_max_batch_size(usize::MAX).with_yield_count(0)
}
