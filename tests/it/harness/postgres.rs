//! PostgreSQL databases of the tests: clones of one written template on a server that lives as long as the process.
//!
//! The server is `scripts/postgres`, which stops by itself when this process ends, however it ends.
//! `WANGGE_TEST_POSTGRES` names another server to use, with the right to create databases.

use super::connection::connect;
use super::content::Content;
use reqwest::Url;
use sea_orm::ConnectionTrait;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::OnceCell;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scripts/postgres");

static SERVER: OnceLock<Option<Server>> = OnceLock::new();
static NOTHING: OnceCell<String> = OnceCell::const_new();
static TABLES: OnceCell<String> = OnceCell::const_new();
static DEMO: OnceCell<String> = OnceCell::const_new();
static CREATED: AtomicU32 = AtomicU32::new(0);

/// A running server.
pub(crate) struct Server {
    admin: Url,
    /// Holds the pipe that keeps the server alive.
    _process: Option<Child>,
}

/// The server of this process, or `None` where there are no server binaries; that is said once on standard error.
pub(crate) fn server() -> Option<&'static Server> {
    SERVER.get_or_init(|| given().or_else(start)).as_ref()
}

#[expect(clippy::disallowed_methods, reason = "a test has no configuration but its environment")]
fn given() -> Option<Server> {
    let url = std::env::var("WANGGE_TEST_POSTGRES").ok()?;
    Some(Server { admin: url.parse().unwrap(), _process: None })
}

fn start() -> Option<Server> {
    let found = Command::new(SCRIPT).arg("bindir").stderr(Stdio::null()).output().unwrap();
    if !found.status.success() {
        // Written past the runner's capture: everyone is to read it.
        std::io::stderr().write_all(b"PostgreSQL left out: no server binaries found\n").unwrap();
        return None;
    }
    let mut process = Command::new(SCRIPT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut url = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let admin = url.trim().parse().expect("scripts/postgres starts a server and prints its URL");
    Some(Server { admin, _process: Some(process) })
}

impl Server {
    /// A database: its name and its URL.
    pub(crate) async fn create(&self, content: Content) -> (String, String) {
        let cell = match content {
            Content::Nothing => &NOTHING,
            Content::Tables => &TABLES,
            Content::Demo => &DEMO,
        };
        let template = cell.get_or_init(|| self.template(content)).await;
        let name = fresh_name();
        self.execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        let url = self.url(&name);
        (name, url)
    }

    /// Removes a database that [`Server::create`] made.
    pub(crate) async fn remove(&self, name: &str) {
        self.execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    async fn template(&self, content: Content) -> String {
        let name = fresh_name();
        self.execute(&format!("CREATE DATABASE {name}")).await;
        content.write(&self.url(&name)).await;
        name
    }

    fn url(&self, database: &str) -> String {
        let mut url = self.admin.clone();
        url.set_path(database);
        url.into()
    }

    async fn execute(&self, sql: &str) {
        let connection = connect(self.admin.as_str(), 1).await;
        connection.execute_unprepared(sql).await.unwrap();
        connection.close().await.unwrap();
    }
}

fn fresh_name() -> String {
    let number = CREATED.fetch_add(1, Ordering::Relaxed);
    format!("wangge_test_{}_{number}", std::process::id())
}
