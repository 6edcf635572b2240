//! The demo with its accounts, and what the walk asks about.

use super::graph::Graph;
use super::oracle::{At, Facts, KINDS, Kind, Printed, Row, Who, global_id, text};
use super::{modules, policy::POLICY};
use crate::harness::TestDatabase;
use crate::harness::command::project;
use crate::harness::platform::Hands;
use async_graphql::Request;
use kit::access::Access;
use kit::platform::Platform;
use kit::schema::{self, Schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wangge_core::demo::{self, DemoAccount};

/// The platform with the demo, as the walk sees it.
pub(crate) struct World {
    pub(crate) database: TestDatabase,
    pub(crate) platform: Platform,
    pub(crate) schema: Schema,
    pub(crate) graph: Graph,
    pub(crate) facts: Facts,
    pub(crate) probes: Probes,
    /// Everybody: anonymous, and an account for each role at two places.
    pub(crate) everybody: Vec<Who>,
}

/// What is asked for by its code, its place or its id.
#[derive(Default)]
pub(crate) struct Probes {
    /// Codes of grids: within and without each reach, retired ones, earlier codes, and one that never was.
    pub(crate) grid_codes: Vec<String>,
    /// Codes of divisions of every level, valid and retired, and one that never was.
    pub(crate) division_codes: Vec<String>,
    /// Codes of areas of every level.
    pub(crate) areas: Vec<String>,
    /// Points with the code of the grid that they lie in, or null.
    pub(crate) points: Vec<(f64, f64, Value)>,
}

/// Two places with one account for each role, and one with none.
const HOMES: [&str; 3] = ["340705005002001", "371102100260001", "410185107200001"];

/// What the demo lacks: retired places, places that had another code before, other issuers, changes of divisions.
const MORE: &[&str] = &[
    "UPDATE division SET retired_edition = '2024' WHERE code = '340705005003'",
    "INSERT INTO division_change (id, code, issuer, edition, kind, old_name, new_name, at) VALUES \
     (1, '340705005003', 'nbs', '2024', 'retired', 'name', NULL, 1700000000000), \
     (2, '340705', 'nbs', '2024', 'renamed', 'a', 'b', 1700000000001), \
     (3, '340705', 'nbs', '2025', 'renamed', 'b', 'c', 1700000000002)",
    "INSERT INTO division_alias (issuer, code, edition, name) VALUES ('mca', '340705', '2023', 'other')",
    "UPDATE grid SET status = 'retired', retired_on = '2025-06-01' WHERE grid_code IN ('340705005002002', '371102100260002')",
    "INSERT INTO code_alias (district_code, id, grid_code, record_type, record_id, code, until_at) \
     SELECT district_code, id, grid_code, 'Grid', id, substr(grid_code, 1, 12) || '901', 1700000000000 FROM grid \
     WHERE grid_code IN ('340705005002001', '371102100260001')",
];

impl World {
    /// An account for each role at two places, beside the places of the demo that this database has.
    pub(crate) async fn create(database: TestDatabase) -> Self {
        let modules = modules::all();
        let platform = database.platform(modules.policy().clone(), &Hands::default()).await;
        let mut everybody = vec![Who::anonymous()];
        for (at, account) in demo::accounts().into_iter().enumerate() {
            everybody.push(enter(&database, i64::try_from(at).unwrap() + 1, account).await);
        }
        for sql in MORE {
            database.execute(sql).await;
        }
        let schema = schema::build(&modules, |builder| builder);
        let printed = std::fs::read_to_string(project().join(POLICY)).unwrap();
        let facts = Facts::read(&database, Printed::read(&printed)).await;
        let probes = Probes::of(&facts);
        let graph = Graph::read(&schema.sdl());
        Self { database, platform, schema, graph, facts, probes, everybody }
    }

    /// The platform as one of them reaches it.
    pub(crate) async fn access(&self, who: &Who) -> Access {
        access(&self.platform, who).await
    }

    /// The answer to a document.
    pub(crate) async fn ask(&self, who: &Who, document: &str) -> Value {
        let access = self.access(who).await;
        let answer = self.schema.execute(schema::prepare(Request::new(document), &access)).await;
        serde_json::to_value(answer).unwrap()
    }

    /// Rows of a record that the walk asks for by their ids: in each area of each place the first and the last, and
    /// one of each kind and status.
    pub(crate) fn subjects(&self, kind: &Kind) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.facts.rows(kind.table).iter().collect();
        rows.sort_by(|a, b| text(a, kind.at.column()).cmp(text(b, kind.at.column())).then(kind.order(a, b)));
        let mut chosen: Vec<&Row> = Vec::new();
        for area in HOMES.iter().flat_map(|home| [15, 12, 9, 6, 4, 2].map(|digits| &home[..digits])) {
            let inside = || rows.iter().filter(|row| text(row, kind.at.column()).starts_with(area));
            chosen.extend(inside().next());
            chosen.extend(inside().next_back());
            if let At::Code = kind.at {
                chosen.extend(rows.iter().find(|row| text(row, "code") == area));
            }
        }
        for column in ["kind", "status"] {
            let mut seen = BTreeSet::new();
            let key = |row: &Row| format!("{:?} {:.6}", row.get(column), text(row, kind.at.column()));
            chosen.extend(rows.iter().filter(|row| seen.insert(key(row))).take(12));
        }
        let mut seen = BTreeSet::new();
        chosen.into_iter().filter(|row| seen.insert(global_id(kind, row))).collect()
    }
}

/// The platform as `who` reaches it.
pub(crate) async fn access(platform: &Platform, who: &Who) -> Access {
    match who.account {
        Some(account) => platform.caller(account).await.unwrap().expect("the account is active"),
        None => platform.anonymous(),
    }
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
    let line = line.map_or("NULL".to_owned(), |line| format!("'{line}'"));
    database
        .execute(&format!(
            "INSERT INTO post (id, account_id, role, area_code, line, from_on, version, created_at, changed_at) \
             VALUES ({}, {id}, '{role}', '{area}', {line}, '2025-01-01', 1, 0, 0)",
            id + 1_000
        ))
        .await;
    Who { name, account: Some(id), post: Some((role.to_owned(), area)), service: kind == "service" }
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
