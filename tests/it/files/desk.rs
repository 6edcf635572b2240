//! The whole HTTP path over a copy of the demo, with a store in memory; the token of a caller is the account's id.

use crate::harness::client::Client;
use crate::harness::platform::sources;
use crate::places::stage::Stage;
use crate::places::town::on_a_copy;
use api::depot::Files;
use api::http::{Admission, Edge, Gate, Limits, Meter, router};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use files::{FileRules, FileStore};
use futures_util::StreamExt;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use kit::access::Access;
use kit::node::GlobalId;
use kit::platform::Platform;
use object_store::memory::InMemory;
use object_store::{ObjectStore, ObjectStoreExt};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// The most of a test: enough for its pictures.
pub(super) const RULES: FileRules =
    FileRules { max_bytes: 200_000, max_pixels: 250_000, daily_bytes: 1_000_000, daily_files: 6 };

/// A server over a stage.
pub(crate) struct Desk<'a> {
    pub(super) stage: &'a Stage<'a>,
    pub(super) store: FileStore,
    objects: Arc<InMemory>,
    router: Router,
}

/// Lets in whoever names an account.
struct Doorman(Platform);

#[async_trait]
impl Gate for Doorman {
    async fn admit(&self, bearer: Option<&str>) -> kit::Result<Admission> {
        let access = match bearer {
            None => self.0.anonymous(),
            Some(account) => {
                let account = account.parse().map_err(|_| kit::Error::unauthenticated())?;
                self.0.caller(account).await?.ok_or_else(kit::Error::unauthenticated)?
            }
        };
        let caller = access.clone();
        let prepare = move |request| {
            let access = caller.fresh();
            (kit::schema::prepare(request, &access), Arc::new(Uncounted) as Arc<dyn Meter>)
        };
        let account = bearer.map(str::to_owned);
        let ended = CancellationToken::new();
        Ok(Admission { account, access: Some(access), prepare: Arc::new(prepare), ended })
    }
}

struct Uncounted;

impl Meter for Uncounted {
    fn statements(&self) -> u64 {
        0
    }

    fn database_ms(&self) -> f64 {
        0.0
    }
}

/// A file as a client got it.
pub(super) struct Got {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) bytes: Vec<u8>,
}

/// Runs `test` on a copy of the demo in each database.
pub(super) async fn at_the_desk(test: impl AsyncFn(&Desk<'_>)) {
    on_a_copy(async |stage| test(&Desk::of(stage)).await).await;
}

/// Runs `test` on a copy of the demo in each database, with this store.
pub(super) async fn on_a_store(store: FileStore, test: impl AsyncFn(&Desk<'_>)) {
    on_a_copy(async |stage| test(&Desk::over(stage, Arc::default(), store.clone())).await).await;
}

impl<'a> Desk<'a> {
    /// Over a stage, with a store of its own.
    pub(crate) fn of(stage: &'a Stage<'a>) -> Self {
        let objects = Arc::new(InMemory::new());
        let store = FileStore::new(objects.clone(), RULES);
        Self::over(stage, objects, store)
    }

    fn over(stage: &'a Stage<'a>, objects: Arc<InMemory>, store: FileStore) -> Self {
        let depot = Files::new(stage.platform.clone(), stage.carriers.clone(), store.clone(), 5);
        let limits = Limits { allowed_origins: vec!["https://partner.example".into()], ..Limits::default() };
        let door = Arc::new(Doorman(stage.platform.clone()));
        let edge = Edge::new(stage.schema.clone(), door, sources(&stage.clock), limits).unwrap();
        let edge = edge.scalar::<GlobalId>().heavy(wangge_core::places::map::HEAVY);
        Self { stage, store, objects, router: router(edge.depot(Arc::new(depot))) }
    }

    /// The client of a caller.
    pub(crate) fn client(&self, access: &Access) -> Client {
        let nobody = Client::anonymous(self.router.clone());
        match access.account() {
            Some(account) => nobody.with_token(account.to_string()),
            None => nobody,
        }
    }

    /// Any answer to an upload.
    pub(super) async fn send(
        &self,
        access: &Access,
        bytes: impl Into<Body>,
    ) -> crate::harness::client::Answer {
        let request = Request::post("/files").body(bytes.into()).unwrap();
        self.client(access).request(request).await
    }

    /// The id of an upload.
    pub(crate) async fn upload(&self, access: &Access, bytes: &[u8]) -> String {
        let answer = self.send(access, bytes.to_vec()).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        answer.body["upload"].as_str().unwrap().to_owned()
    }

    /// Uploads a file and attaches it; answers the attachment.
    pub(crate) async fn attach(&self, access: &Access, record: &str, kind: &str, bytes: &[u8]) -> Value {
        let upload = self.upload(access, bytes).await;
        let input = json!({ "record": record, "upload": upload, "kind": kind, "name": "照片 1" });
        let answer = self.client(access).query(ATTACH, json!({ "input": input })).await;
        answer["attachFile"]["attachment"].clone()
    }

    /// Follows a path as nobody in particular.
    pub(super) async fn get(&self, path: &str) -> Got {
        self.get_part(path, None).await
    }

    /// Follows a path for a range of bytes.
    pub(super) async fn get_part(&self, path: &str, range: Option<&str>) -> Got {
        let mut request = Request::get(path).body(Body::empty()).unwrap();
        if let Some(range) = range {
            request.headers_mut().insert(header::RANGE, range.parse().unwrap());
        }
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Got { status: parts.status, headers: parts.headers, bytes }
    }

    /// What the path answers, if it leads to a file.
    pub(super) async fn file(&self, path: &str) -> Option<Vec<u8>> {
        let got = self.get(path).await;
        match got.status {
            StatusCode::OK => Some(got.bytes),
            status => {
                assert_eq!(status, StatusCode::NOT_FOUND, "{}", String::from_utf8_lossy(&got.bytes));
                None
            }
        }
    }

    /// Every stored object, as it is stored.
    pub(super) async fn objects(&self) -> Vec<Vec<u8>> {
        let mut found = Vec::new();
        let mut list = self.objects.list(None);
        while let Some(object) = list.next().await {
            let bytes = self.objects.get(&object.unwrap().location).await.unwrap().bytes().await.unwrap();
            found.push(bytes.to_vec());
        }
        found
    }

    /// Somebody changes every object.
    pub(super) async fn objects_are_changed(&self) {
        let mut list = self.objects.list(None);
        while let Some(object) = list.next().await {
            let path = object.unwrap().location;
            let mut bytes = self.objects.get(&path).await.unwrap().bytes().await.unwrap().to_vec();
            *bytes.last_mut().unwrap() ^= 1;
            self.objects.put(&path, bytes.into()).await.unwrap();
        }
    }

    /// The store loses its objects.
    pub(super) async fn store_is_emptied(&self) {
        let mut list = self.objects.list(None);
        while let Some(object) = list.next().await {
            self.objects.delete(&object.unwrap().location).await.unwrap();
        }
    }

    /// Deletes what nothing needs; answers how many files that were.
    pub(super) async fn clean(&self) -> u64 {
        files::clean(&self.stage.platform, &self.store, "test").await.unwrap()
    }

    /// The global id of the first building of a grid.
    pub(super) async fn building(&self, grid: &str) -> String {
        let sql = format!("SELECT CAST(min(id) AS text) FROM building WHERE grid_code = '{grid}'");
        let id: i64 = self.stage.database.texts(&sql).await[0].parse().unwrap();
        GlobalId::placed("Building", &grid[..6], id).to_string()
    }

    /// The attachments of a record, as its field shows them.
    pub(crate) async fn attachments(&self, access: &Access, record: &str) -> Value {
        let mut answer = self.client(access).query(READ, json!({ "id": record })).await;
        answer["node"]["attachments"]["nodes"].take()
    }
}

pub(crate) const ATTACH: &str =
    "mutation ($input: AttachFileInput!) { attachFile(input: $input) { attachment {
    id version name kind mediaType bytes width height status url } } }";
pub(crate) const REMOVE: &str =
    "mutation ($input: RemoveAttachmentInput!) { removeAttachment(input: $input) { id version } }";
const READ: &str = "query ($id: ID!) { node(id: $id) {
    ... on Building { attachments { nodes { id version name kind mediaType bytes width height status url } } }
    ... on Matter { attachments { nodes { id version name } } }
    ... on Road { attachments { nodes { id url } } }
    ... on Resident { attachments { nodes { id version name kind mediaType bytes width height status url } } } } }";
