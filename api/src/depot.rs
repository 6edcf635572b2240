//! The files of the platform, as the edge takes them in and gives them out.

use crate::http::{Depot, Given, NotTaken};
use async_graphql::ScalarType as _;
use async_trait::async_trait;
use bytes::Bytes;
use files::content::Unfit;
use files::upload::{self, Refused};
use files::{Carriers, FileStore, serve};
use kit::access::Access;
use kit::platform::Platform;
use kit::scalar::Instant;
use serde_json::json;

/// The files of a platform.
#[derive(Clone, Debug)]
pub struct Files {
    platform: Platform,
    carriers: Carriers,
    store: FileStore,
    read_seconds: u64,
}

impl Files {
    /// With this store. A client has `read_seconds` to send a file.
    pub fn new(platform: Platform, carriers: Carriers, store: FileStore, read_seconds: u64) -> Self {
        Self { platform, carriers, store, read_seconds }
    }
}

/// The types that are taken, in words.
const TAKEN: &str = "JPEG, PNG and WebP pictures without animation, and PDF";

#[async_trait]
impl Depot for Files {
    fn most(&self) -> u64 {
        self.store.rules().max_bytes
    }

    fn read_seconds(&self) -> u64 {
        self.read_seconds
    }

    async fn may(&self, access: &Access) -> kit::Result<()> {
        upload::admit(&self.platform, access, self.store.rules(), 0).await
    }

    async fn take(&self, access: &Access, body: Bytes) -> Result<serde_json::Value, NotTaken> {
        let _turn = self.store.turn().await.map_err(NotTaken::Platform)?;
        let taken = upload::take(&self.platform, access, &self.store, body).await;
        let upload = taken.map_err(|refused| match refused {
            Refused::Unfit(Unfit::Type) => NotTaken::Type(TAKEN),
            Refused::Unfit(Unfit::Broken) => NotTaken::Broken,
            Refused::Unfit(Unfit::Pixels) => NotTaken::Pixels(self.store.rules().max_pixels),
            Refused::Platform(error) => NotTaken::Platform(error),
        })?;
        Ok(json!({
            "upload": upload.id.to_string(),
            "mediaType": upload.media_type,
            "bytes": upload.bytes,
            "width": upload.size.map(|size| size.0),
            "height": upload.size.map(|size| size.1),
            "expiresAt": Instant(upload.expires_at).to_value(),
        }))
    }

    async fn give(&self, token: &str) -> kit::Result<Given> {
        let _turn = self.store.turn().await?;
        let served = serve::serve(&self.platform, &self.carriers, &self.store, token).await?;
        Ok(Given {
            bytes: served.bytes.into(),
            media_type: served.media_type,
            name: served.name,
            public: served.public,
            account: served.account,
        })
    }
}
