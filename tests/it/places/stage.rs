//! The graph of the core on the demo, asked as whoever a test names.

use crate::access::world::Hashed;
use crate::harness::TestDatabase;
use crate::harness::database::on_each_demo;
use crate::harness::platform::Hands;
use async_graphql::{Request, Variables};
use files::{Carriers, Files};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use kit::access::Access;
use kit::module::Modules;
use kit::platform::Platform;
use kit::schema::{Schema, build, prepare};
use people::People;
use property::Property;
use serde_json::{Value, json};
use std::sync::Arc;
use wangge_core::Core;
use wangge_core::staff::account::SharedInitialPasswords;
use work::Work;

/// A schema on a platform, over a database with the demo.
pub(crate) struct Stage<'a> {
    pub(crate) database: &'a TestDatabase,
    pub(crate) platform: Platform,
    pub(crate) clock: Hands,
    pub(crate) schema: Schema,
    pub(crate) carriers: Carriers,
    pub(crate) modules: Modules,
}

/// Runs `test` on the demo in each database.
pub(crate) async fn on_the_demo(test: impl AsyncFn(&Stage<'_>)) {
    on_each_demo(async |database| test(&Stage::open(database).await).await).await;
}

/// A clock that is later than the demo, so that no id is made twice.
pub(crate) fn later(hours: i64) -> Hands {
    let clock = Hands::default();
    clock.forward(hours * 3_600_000);
    clock
}

impl<'a> Stage<'a> {
    /// On a database as it is.
    pub(crate) async fn open(database: &'a TestDatabase) -> Self {
        let modules = Modules::default().with(Files, true).unwrap();
        let modules = modules.with(Core, true).unwrap().with(People, true).unwrap();
        let modules = modules.with(Property, true).unwrap().with(Work, true).unwrap();
        Self::with(database, modules, later(1)).await
    }

    /// On a database as it is with every module, so many hours after the demo.
    pub(crate) async fn whole(database: &'a TestDatabase, hours: i64) -> Self {
        Self::with(database, crate::access::modules::all(), later(hours)).await
    }

    /// On a database as it is with these modules.
    pub(crate) async fn with(database: &'a TestDatabase, modules: Modules, clock: Hands) -> Self {
        let platform = database.platform(modules.policy().clone(), &clock).await;
        platform.read_districts().await.unwrap();
        let schema = build(&modules, |builder| builder.data(Arc::new(Hashed) as SharedInitialPasswords));
        Self { database, platform, clock, schema, carriers: modules.shelf().get(), modules }
    }

    /// An account with one post, of the kind that its role is for.
    pub(crate) async fn account(&self, role: &str, area: &str) -> i64 {
        let id = self.platform.system().new_id();
        let kind = self.platform.policy().role(role).map_or("staff", |role| role.kind.as_str());
        self.database
            .execute(&format!(
                "INSERT INTO account (id, name, title, kind, area_code, totp_confirmed_at, status, version, created_at, \
                 changed_at) VALUES ({id}, 'a{id}', 'a', '{kind}', '{area}', 1, 'active', 1, 0, 0); \
                 INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) \
                 VALUES ({id}, {id}, '{role}', '{area}', '2020-01-01', 1, 0, 0)"
            ))
            .await;
        id
    }

    /// Who has this role in this area.
    pub(crate) async fn caller(&self, role: &str, area: &str) -> Access {
        let id = self.account(role, area).await;
        self.platform.caller(id).await.unwrap().unwrap()
    }

    /// The whole answer, and how many statements it took.
    pub(crate) async fn send(&self, access: &Access, document: &str, variables: Value) -> (Value, u64) {
        let access = access.fresh();
        let request = Request::new(document).variables(Variables::from_json(variables));
        let answer = self.schema.execute(prepare(request, &access)).await;
        for cause in answer.errors.iter().filter_map(kit::error::hidden_cause) {
            eprintln!("{}", cause.0);
        }
        (serde_json::to_value(&answer).unwrap(), access.meter().statements())
    }

    /// The data of an answer without errors.
    pub(crate) async fn ask(&self, access: &Access, document: &str) -> Value {
        self.ask_with(access, document, json!({})).await
    }

    /// The data of an answer without errors.
    pub(crate) async fn ask_with(&self, access: &Access, document: &str, variables: Value) -> Value {
        let (mut answer, _) = self.send(access, document, variables).await;
        assert!(answer.get("errors").is_none(), "{document}\n{answer:#}");
        answer["data"].take()
    }

    /// The codes of the answer's errors.
    pub(crate) async fn codes(&self, access: &Access, document: &str, variables: Value) -> Vec<String> {
        let (answer, _) = self.send(access, document, variables).await;
        codes(&answer)
    }

    /// The answers of a subscription.
    pub(crate) fn follow(&self, access: &Access, document: &str) -> BoxStream<'static, Value> {
        let request = prepare(Request::new(document), &access.fresh());
        self.schema.execute_stream(request).map(|answer| serde_json::to_value(&answer).unwrap()).boxed()
    }
}

/// The codes of an answer's errors.
pub(crate) fn codes(answer: &Value) -> Vec<String> {
    let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
    errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("-").to_owned()).collect()
}
