//! Batching of links: the children of a whole level in one statement. Loaders live for one request and never see
//! another caller.

use crate::access::Access;
use crate::error::{Code, Error, Result};
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

/// The loaders of one request.
pub struct Loaders {
    access: Access,
    kinds: Mutex<FxHashMap<TypeId, Box<dyn Any + Send>>>,
    /// How many values were asked for so far.
    asked: AtomicU64,
}

impl Loaders {
    /// Fresh loaders for a request.
    pub fn new(access: Access) -> Self {
        Self { access, kinds: Mutex::default(), asked: AtomicU64::new(0) }
    }

    /// The value of `key`, found together with those of the other keys that are wanted at this moment.
    ///
    /// # Errors
    /// What the batch gives.
    pub async fn load<B: Batch>(&self, batch: B, key: B::Key) -> Result<Option<B::Value>> {
        let loader = self.loader(batch);
        self.quiet().await;
        for _ in 0..2 {
            // a missing answer can only mean that the future which ran the batch was dropped: ask again once
            // tokio's budget would let only some of a level's futures go on at a time, and split its batch
            if let Ok(outcome) = tokio::task::unconstrained(loader.try_load(key.clone())).await {
                return outcome.transpose();
            }
        }
        Err(Error::new(Code::Unavailable, "the request was interrupted, try again"))
    }

    /// Waits while others of the level still come: those of a large one go on a few at a time.
    async fn quiet(&self) {
        let mut asked = self.asked.fetch_add(1, Ordering::Relaxed) + 1;
        loop {
            tokio::task::yield_now().await;
            let now = self.asked.load(Ordering::Relaxed);
            if now == asked {
                return;
            }
            asked = now;
        }
    }

    fn loader<B: Batch>(&self, batch: B) -> Running<B> {
        let mut kinds = self.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        let kind =
            kinds.entry(TypeId::of::<B>()).or_insert_with(|| Box::new(FxHashMap::<B, Running<B>>::default()));
        let Some(loaders) = kind.downcast_mut::<FxHashMap<B, Running<B>>>() else {
            return running(batch, self.access.clone());
        };
        loaders.entry(batch.clone()).or_insert_with(|| running(batch, self.access.clone())).clone()
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
    Loader::new(Runner(run)).with_max_batch_size(usize::MAX)
}
