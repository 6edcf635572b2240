//! The demo with its accounts, and what the walk asks about.

use super::graph::Graph;
use super::oracle::{Facts, KINDS, Kind, Printed, Row, Who, global_id, int, text};
use super::{modules, policy::POLICY};
use crate::harness::TestDatabase;
use crate::harness::command::project;
use crate::harness::platform::Hands;
use async_graphql::{Request, Variables};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use kit::access::Access;
use kit::platform::Platform;
use kit::schema::{self, Schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::Arc;
use wangge_core::demo::{self, DemoAccount};
use wangge_core::staff::account::{InitialPasswords, SharedInitialPasswords};

/// The platform with the demo, as the walk sees it.
pub(crate) struct World {
    pub(crate) database: TestDatabase,
    pub(crate) platform: Platform,
    pub(crate) schema: Schema,
    pub(crate) graph: Graph,
    pub(crate) facts: Facts,
    pub(crate) probes: Probes,
    /// A row of nothing.
    pub(crate) nothing: Row,
    /// Everybody: anonymous, and an account for each role at two places.
    pub(crate) everybody: Vec<Who>,
}

/// What is asked for by its code, its place or its id.
#[derive(Default)]
pub(crate) struct Probes {
    /// Codes of grids: within and without each reach, retired ones, earlier codes, and one that never was.
    pub(crate) grid_codes: Vec<String>,
    /// Codes of buildings: the first and the last of each area, an earlier one, and one that never was.
    pub(crate) building_codes: Vec<String>,
    /// Codes of divisions of every level, valid and retired, and one that never was.
    pub(crate) division_codes: Vec<String>,
    /// Login names, and one that never was.
    pub(crate) logins: Vec<String>,
    /// Ids of posts, and one that never was.
    pub(crate) posts: Vec<i64>,
    /// Codes of areas of every level.
    pub(crate) areas: Vec<String>,
    /// Points with the code of the grid that they lie in, or null.
    pub(crate) points: Vec<(f64, f64, Value)>,
}

/// Two places with one account for each role, and one with none.
pub(crate) const HOMES: [&str; 3] = ["340705005002001", "371102100260001", "410185107200001"];

/// How much later than the demo the walk begins, so that no id is made twice, in milliseconds.
pub(super) const LATER: i64 = 3_600_000;

/// A first password of whatever account.
pub(crate) struct Hashed;

#[async_trait::async_trait]
impl InitialPasswords for Hashed {
    async fn initial_hash(&self, _: &str, _: &str, _: &str) -> kit::Result<String> {
        Ok("hashed".to_owned())
    }
}

impl World {
    /// An account for each role at two places, beside the places of the demo that this database has.
    pub(crate) async fn create(database: TestDatabase) -> Self {
        let modules = modules::all();
        let later = Hands::default();
        later.forward(LATER);
        let platform = database.platform(modules.policy().clone(), &later).await;
        let mut everybody = vec![Who::anonymous()];
        for (at, account) in
            demo::all_accounts(modules.policy()).into_iter().chain([of_the_city()]).enumerate()
        {
            everybody.push(enter(&database, i64::try_from(at).unwrap() + 1, account).await);
        }
        for sql in super::lacking::LACKING {
            database.execute(sql).await;
        }
        everybody.push(standing_in());
        super::people::enter(&database, &modules).await;
        super::files::enter(&database).await;
        for sql in super::property::PROPERTY.iter().chain(super::campaigns::CAMPAIGNS) {
            database.execute(sql).await;
        }
        super::work::enter(&database).await;
        super::civil_affairs::enter(&database).await;
        super::family_planning::enter(&database).await;
        super::social_security::enter(&database).await;
        super::key_groups::enter(&database, &modules).await;
        super::announce::enter(&database).await;
        let fire = super::fire_safety::FIRE;
        for sql in super::counted::COUNTED.iter().chain(super::illegal_construction::CONSTRUCTION).chain(fire)
        {
            database.execute(sql).await;
        }
        let schema =
            schema::build(&modules, |builder| builder.data(Arc::new(Hashed) as SharedInitialPasswords));
        let printed = std::fs::read_to_string(project().join(POLICY)).unwrap();
        let facts = Facts::read(&database, Printed::read(&printed)).await;
        let probes = Probes::of(&facts);
        let graph = Graph::read(&schema.sdl());
        Self { database, platform, schema, graph, facts, probes, nothing: Row::new(), everybody }
    }

    /// A process on another database with the same accounts.
    pub(crate) async fn platform_on(&self, database: &TestDatabase) -> Platform {
        let later = Hands::default();
        later.forward(LATER);
        database.platform(self.platform.policy().clone(), &later).await
    }

    /// Whose area lies at the second place, or everybody else. Each half is walked by a test of its own, side by side.
    pub(crate) fn half(&self, second: bool) -> impl Iterator<Item = &Who> {
        self.everybody.iter().filter(move |who| who.name.starts_with("heshan-") == second)
    }

    /// The answer to a document.
    pub(crate) async fn ask(&self, who: &Who, document: &str) -> Value {
        self.send(&self.platform, who, document, json!({})).await
    }

    /// The answer of a process to a document with variables.
    pub(crate) async fn send(&self, on: &Platform, who: &Who, document: &str, variables: Value) -> Value {
        let access = access(on, who).await;
        let request = Request::new(document).variables(Variables::from_json(variables));
        let answer = self.schema.execute(schema::prepare(request, &access)).await;
        for cause in answer.errors.iter().filter_map(kit::error::hidden_cause) {
            eprintln!("{}: {}", who.name, cause.0);
        }
        serde_json::to_value(answer).unwrap()
    }

    /// The answers to a subscription.
    pub(crate) async fn follow(&self, who: &Who, document: &str) -> BoxStream<'static, Value> {
        let access = access(&self.platform, who).await;
        let answers = self.schema.execute_stream(schema::prepare(Request::new(document), &access));
        answers.map(|answer| serde_json::to_value(answer).unwrap()).boxed()
    }

    /// Rows of a record that the walk asks for by their ids.
    pub(crate) fn subjects(&self, kind: &Kind) -> Vec<&Row> {
        self.sample(kind, self.facts.rows(kind.table).iter())
    }

    /// Some of these rows: in each area of each place the first and the last, and one of each kind and status.
    pub(crate) fn sample<'a>(&'a self, kind: &Kind, rows: impl Iterator<Item = &'a Row>) -> Vec<&'a Row> {
        let mut rows: Vec<&Row> = rows.collect();
        let place = |row: &Row| text(row, kind.at.column()).to_owned();
        rows.sort_by(|a, b| place(a).cmp(&place(b)).then(kind.order(a, b)));
        let mut chosen: Vec<&Row> = Vec::new();
        for area in HOMES.iter().flat_map(|home| [15, 12, 9, 6, 4, 2].map(|digits| &home[..digits])) {
            let inside = || rows.iter().filter(|row| text(row, kind.at.column()).starts_with(area));
            chosen.extend(inside().next());
            chosen.extend(inside().next_back());
        }
        for column in ["kind", "status", "record_type"] {
            let mut seen = BTreeSet::new();
            let key = |row: &Row| format!("{:?} {:.6}", row.get(column), place(row));
            chosen
                .extend(rows.iter().filter(|row| row.contains_key(column) && seen.insert(key(row))).take(12));
        }
        let mut seen = BTreeSet::new();
        chosen.into_iter().filter(|row| seen.insert(global_id(kind, row))).collect()
    }

    /// Gives the database back.
    pub(crate) async fn close(self) {
        self.platform.close().await.unwrap();
        self.database.remove().await;
    }
}

/// A grid leader who acts for the one of another grid, who is on leave.
fn standing_in() -> Who {
    let posts =
        ["371102100260003", "371102100260001"].map(|grid| ("grid-leader".to_owned(), grid.to_owned()));
    Who { name: "heshan-second".to_owned(), account: Some(505), posts: posts.into(), line: None }
}

/// The platform as `who` reaches it.
async fn access(platform: &Platform, who: &Who) -> Access {
    match who.account {
        Some(account) => platform.caller(account).await.unwrap().expect("the account is active"),
        None => platform.anonymous(),
    }
}

/// An account whose area has districts that do not use the platform yet.
fn of_the_city() -> DemoAccount {
    let (role, area) = ("system-administrator", "3407");
    let own = |account: &DemoAccount| account.role == role;
    let one = demo::accounts().into_iter().find(own).unwrap();
    DemoAccount { name: format!("tongling-{role}"), area: area.to_owned(), ..one }
}

/// Enters an account of the demo with its post, and with its second factor where the role asks for one.
async fn enter(database: &TestDatabase, id: i64, account: DemoAccount) -> Who {
    let DemoAccount { name, title, kind, role, area, line, second_factor } = account;
    let confirmed = if second_factor { "1700000000000" } else { "NULL" };
    database
        .execute(&format!(
    "INSERT INTO account (id, name, title, kind, area_code, totp_confirmed_at, status, version, created_at, \
             changed_at) VALUES ({id}, '{name}', '{title}', '{kind}', '{area}', {confirmed}, 'active', 1, 0, 0)"
        ))
        .await;
    let own = line.map(str::to_owned);
    let line = line.map_or("NULL".to_owned(), |line| format!("'{line}'"));
    database
        .execute(&format!(
            "INSERT INTO post (id, account_id, role, area_code, line, from_on, version, created_at, changed_at) \
             VALUES ({}, {id}, '{role}', '{area}', {line}, '2025-01-01', 1, 0, 0)",
            id + 1_000
        ))
        .await;
    Who { name, account: Some(id), posts: vec![(role.to_owned(), area)], line: own }
}

impl Probes {
    fn of(facts: &Facts) -> Self {
        let grids: BTreeSet<&str> = facts.rows("grid").iter().map(|row| text(row, "grid_code")).collect();
        let mut probes = Self::default();
        for home in HOMES {
            for digits in [15, 12, 9, 6, 4] {
                let inside: Vec<_> = grids.iter().filter(|code| code.starts_with(&home[..digits])).collect();
                let ends = [inside.first(), inside.last()].into_iter().flatten();
                probes.grid_codes.extend(ends.map(|code| (**code).to_owned()));
                probes.areas.push(home[..digits].to_owned());
            }
            probes.grid_codes.extend(["002", "901", "999"].map(|number| format!("{}{number}", &home[..12])));
        }
        for home in HOMES {
            probes.division_codes.extend([2, 4, 6, 9, 12].map(|digits| home[..digits].to_owned()));
        }
        probes.division_codes.extend(["340705005003", "340705999"].map(String::from));
        probes.grid_codes.sort();
        probes.grid_codes.dedup();
        let buildings: BTreeSet<&str> = facts.rows("building").iter().map(|row| text(row, "code")).collect();
        for area in &probes.areas {
            let inside = || buildings.iter().filter(|code| code.starts_with(area.as_str()));
            let ends = [inside().next(), inside().next_back()].into_iter().flatten();
            probes.building_codes.extend(ends.map(|code| (**code).to_owned()));
        }
        probes
            .building_codes
            .extend(HOMES.iter().flat_map(|home| ["90001", "99999"].map(|n| format!("{home}{n}"))));
        probes.building_codes.sort();
        probes.building_codes.dedup();
        let accounts = facts.rows("account").iter();
        let early = |row: &&Row| int(row, "id") < 10_000;
        let some = accounts.clone().filter(early).step_by(5).chain(accounts.step_by(601));
        let logins = some.map(|row| text(row, "name").to_owned());
        probes.logins = logins.chain(["nobody".to_owned()]).collect();
        probes.logins.sort();
        probes.logins.dedup();
        let posts = facts.rows("post").iter();
        let some = posts.clone().filter(early).step_by(5).chain(posts.step_by(601));
        probes.posts = some.map(|row| int(row, "id")).chain([1]).collect();
        probes.posts.sort_unstable();
        probes.posts.dedup();
        let shapes = facts.rows("place_shape").iter().filter(|row| row["record_type"] == "Grid");
        let point = |row: &Row| {
            (row["lon"].as_f64().unwrap(), row["lat"].as_f64().unwrap(), row["grid_code"].clone())
        };
        probes.points = shapes.step_by(60).map(point).collect();
        probes.points.push((100.0, 30.0, json!(null)));
        probes
    }
}

/// The record types that the walk has rows of.
pub(crate) fn kinds(graph: &Graph) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| graph.is_object(kind.name))
}
