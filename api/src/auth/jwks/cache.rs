//! Keeps the keys of one issuer.

use super::fetch::{FetchLimits, KeysById, fetch};
use crate::auth::keys::Algorithm;
use crate::auth::token::Refusal;
use arc_swap::ArcSwapOption;
use jsonwebtoken::DecodingKey;
use kit::sources::Sources;
use std::sync::Arc;
use tokio::sync::Mutex;
use url::Url;

/// The keys of one issuer: fresh for ten minutes, then used while they are read again beside the request, for an hour
/// at most. An unknown key id has them read again, once a minute at most.
#[derive(Debug)]
pub(super) struct IssuerKeys {
    pub(super) url: Url,
    pub(super) algorithm: Algorithm,
    pub(super) http: reqwest::Client,
    pub(super) limits: FetchLimits,
    pub(super) sources: Sources,
    pub(super) held: ArcSwapOption<Held>,
    /// When the last reading began; held while one goes on.
    pub(super) reading: Mutex<Option<i64>>,
}

#[derive(Debug)]
pub(super) struct Held {
    keys: KeysById,
    read_at: i64,
}

const FRESH: i64 = 600_000;
const STALE: i64 = 3_600_000;
const BETWEEN_READINGS: i64 = 60_000;
const BETWEEN_FIRST_READINGS: i64 = 5_000;

impl IssuerKeys {
    /// The key of this id.
    pub(super) async fn key(self: &Arc<Self>, kid: &str) -> Result<DecodingKey, Refusal> {
        let held = self.held.load_full();
        let age = held.as_ref().map_or(i64::MAX, |h| self.sources.now() - h.read_at);
        let key = held.as_ref().filter(|_| age <= STALE).and_then(|h| h.keys.get(kid));
        if let Some(key) = key {
            if age > FRESH {
                let this = self.clone();
                tokio::spawn(async move { this.read_unless_busy().await });
            }
            return Ok(key.clone());
        }
        self.read_again(held.as_ref().map(|h| h.read_at)).await;
        match self.held.load_full() {
            Some(held) if self.sources.now() - held.read_at <= STALE => {
                held.keys.get(kid).cloned().ok_or(Refusal::Key)
            }
            _ => Err(Refusal::KeysUnavailable),
        }
    }

    /// Waits for whoever reads already, and reads unless that brought newer keys than those of `seen`.
    async fn read_again(&self, seen: Option<i64>) {
        let mut last = self.reading.lock().await;
        if self.held.load().as_ref().map(|h| h.read_at) == seen {
            self.read(&mut last).await;
        }
    }

    async fn read_unless_busy(&self) {
        if let Ok(mut last) = self.reading.try_lock() {
            self.read(&mut last).await;
        }
    }

    async fn read(&self, last: &mut Option<i64>) {
        let now = self.sources.now();
        let between = if self.held.load().is_some() { BETWEEN_READINGS } else { BETWEEN_FIRST_READINGS };
        if last.is_some_and(|last| now - last < between) {
            return;
        }
        *last = Some(now);
        match fetch(&self.http, &self.url, self.algorithm, self.limits).await {
            Ok(keys) => self.held.store(Some(Arc::new(Held { keys, read_at: now }))),
            Err(why) => {
                tracing::warn!(host = self.url.host_str(), %why, "the keys of an outside issuer were not read")
            }
        }
    }
}
