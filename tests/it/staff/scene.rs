//! Two neighbouring communities of Heshan Town, an area elsewhere, and the people who work there.

use crate::harness::TestDatabase;
use crate::harness::before::Before;
use crate::harness::platform::Hands;
use async_graphql::{Request, Variables};
use kit::module::Modules;
use kit::node::GlobalId;
use kit::platform::Platform;
use kit::schema::{Schema, build, prepare};
use serde_json::Value;
use std::sync::Arc;
use wangge_core::Core;
use wangge_core::staff::account::{InitialPasswords, SharedInitialPasswords};

/// Login name, area of the account, role and area of its post.
pub(super) const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("security", "371102", "security-administrator", "371102"),
    ("city-security", "3711", "security-administrator", "3711"),
    ("command", "371102", "district-command", "371102"),
    ("town", "371102100", "town-leader", "371102100"),
    ("director", "371102100001", "community-director", "371102100001"),
    ("neighbour", "371102100002", "community-director", "371102100002"),
    ("leader", "371102100001", "grid-leader", "371102100001001"),
    ("free", "371102100001", "", ""),
    ("next-door", "371102100002", "grid-leader", "371102100002001"),
    ("elsewhere", "340705", "grid-leader", "340705001001001"),
    ("high", "371102", "city", "3711"),
    ("auditor", "371102", "auditor", "371102"),
    ("system", "371102", "system-administrator", "371102"),
];

const DIVISIONS: &[&str] = &[
    "37",
    "3711",
    "371102",
    "371102100",
    "371102100001",
    "371102100002",
    "34",
    "3407",
    "340705",
    "340705001",
];
const GRIDS: &[&str] = &["371102100001001", "371102100001002", "371102100002001", "340705001001001"];

/// A platform with these people, and its graph.
pub(super) struct Scene<'a> {
    pub(super) database: &'a TestDatabase,
    pub(super) platform: Platform,
    pub(super) clock: Hands,
    pub(super) schema: Schema,
}

impl<'a> Scene<'a> {
    /// On an empty database.
    pub(super) async fn new(database: &'a TestDatabase) -> Self {
        for code in DIVISIONS {
            let columns = "code, level, name, edition, name_edition, version, changed_at";
            let values = format!("'{code}', {}, '{code}', '2023', '2023', 1, 0", code.len());
            database.execute(&format!("INSERT INTO division ({columns}) VALUES ({values})")).await;
        }
        for (id, code) in (1..).zip(GRIDS) {
            let columns = "district_code, id, grid_code, name, kind, opened_on, status, version, created_at, changed_at";
            let values = format!(
                "'{}', {id}, '{code}', '{code}', 'residential', '2026-01-01', 'active', 1, 0, 0",
                &code[..6]
            );
            database.execute(&format!("INSERT INTO grid ({columns}) VALUES ({values})")).await;
        }
        for district in ["371102", "340705"] {
            let into = "district_setting (code, levels, zone, size_kinds, version, changed_at)";
            database.execute(&format!("INSERT INTO {into} VALUES ('{district}', 3, '', '', 1, 0)")).await;
        }
        for (name, account_area, role, area) in PEOPLE {
            people(database, name, account_area, role, area).await;
        }
        Self::over(database, true).await
    }

    /// On a database that has them already; with a way to hash first passwords or without.
    pub(super) async fn over(database: &'a TestDatabase, passwords: bool) -> Self {
        let modules = Modules::default().with(Core, true).unwrap();
        let schema = build(&modules, |builder| match passwords {
            true => builder.data(Arc::new(Toy) as SharedInitialPasswords),
            false => builder,
        });
        let clock = Hands::default();
        let platform = database.platform(modules.policy().clone(), &clock).await;
        Self { database, platform, clock, schema }
    }

    /// The whole answer to `who`; nobody is `anonymous`.
    pub(super) async fn send(&self, who: &str, document: &str, variables: Value) -> Value {
        let access = match who {
            "anonymous" => self.platform.anonymous(),
            name => self.platform.caller(id(name)).await.unwrap().unwrap(),
        };
        let request = Request::new(document).variables(Variables::from_json(variables));
        let response = self.schema.execute(prepare(request, &access)).await;
        for cause in response.errors.iter().filter_map(kit::error::hidden_cause) {
            eprintln!("{}", cause.0);
        }
        serde_json::to_value(response).unwrap()
    }

    /// The data of an answer without errors.
    pub(super) async fn ask(&self, who: &str, document: &str, variables: Value) -> Value {
        let mut answer = self.send(who, document, variables).await;
        assert!(answer.get("errors").is_none(), "{who}: {document}\n{answer:#}");
        answer["data"].take()
    }

    /// The message of the only error, which has this code; and nothing changed in the database.
    pub(super) async fn denied(&self, who: &str, document: &str, variables: Value, code: &str) -> String {
        let before = Before::now(self.database, &[]).await;
        let answer = self.send(who, document, variables.clone()).await;
        let errors = answer["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        assert_eq!(errors.len(), 1, "{who}: {document} {variables}\n{answer:#}");
        assert_eq!(errors[0]["extensions"]["code"], code, "{who}: {document} {variables}\n{answer:#}");
        before.assert_same().await;
        errors[0]["message"].as_str().unwrap_or_default().to_owned()
    }

    /// Roles of the posts that an account has in force; None when it cannot log in.
    pub(super) async fn roles(&self, name: &str) -> Option<Vec<String>> {
        let access = self.platform.caller(id(name)).await.unwrap()?;
        let caller = access.principal().caller().unwrap();
        Some(caller.posts.iter().map(|post| post.role.clone()).collect())
    }

    /// One text of the database.
    pub(super) async fn text(&self, sql: &str) -> String {
        self.database.texts(sql).await.join(" ")
    }
}

/// The id of an account by its place in the list.
pub(super) fn id(name: &str) -> i64 {
    let at = PEOPLE.iter().position(|(other, ..)| *other == name).unwrap();
    i64::try_from(at).unwrap() + 1
}

/// The global id of an account.
pub(super) fn account(name: &str) -> String {
    GlobalId::global("Account", id(name)).to_string()
}

/// The global id of the post that an account has.
pub(super) fn post(name: &str) -> String {
    GlobalId::global("Post", id(name) + 100).to_string()
}

async fn people(database: &TestDatabase, name: &str, account_area: &str, role: &str, area: &str) {
    let id = id(name);
    let columns =
        "id, name, title, kind, area_code, totp_confirmed_at, status, version, created_at, changed_at";
    let values = format!("{id}, '{name}', '人{id}', 'staff', '{account_area}', 1, 'active', 1, 0, 0");
    database.execute(&format!("INSERT INTO account ({columns}) VALUES ({values})")).await;
    if !role.is_empty() {
        let columns = "id, account_id, role, area_code, from_on, version, created_at, changed_at";
        let values = format!("{}, {id}, '{role}', '{area}', '2026-01-01', 1, 0, 0", id + 100);
        database.execute(&format!("INSERT INTO post ({columns}) VALUES ({values})")).await;
    }
    let columns = "id, account_id, refresh_mac, client, restricted, created_at, refreshed_at, expires_at";
    let values = format!("{id}, {id}, 'mac-{id}', 'test', false, 0, 0, 9000000000000");
    database.execute(&format!("INSERT INTO session ({columns}) VALUES ({values})")).await;
}

/// Takes every password but one.
struct Toy;

#[async_trait::async_trait]
impl InitialPasswords for Toy {
    async fn initial_hash(&self, password: &str, account: &str, path: &str) -> kit::Result<String> {
        match password {
            "weak" => Err(kit::Error::bad_input(path, "choose at least 12 characters")),
            strong => Ok(format!("hash of {} for {account}", strong.len())),
        }
    }
}
