//! A small district with two grids and three lamps, and the people who look after them.

use super::toys::Lamps;
use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use async_graphql::Request;
use kit::module::Modules;
use kit::platform::Platform;
use kit::schema::{Schema, build, prepare};
use serde_json::Value;
use wangge_core::Core;

/// Keeps the lamps of the district.
pub(super) const KEEPER: i64 = 1;
/// Keeps them, too, and plans those of the first grid.
pub(super) const PLANNER: i64 = 2;

const ROWS: &[&str] = &[
    "INSERT INTO district_setting (code, levels, zone, size_kinds, version, changed_at) VALUES ('340705', 3, '', '', 1, 0)",
    "INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, status, version, created_at, changed_at) \
     VALUES ('340705', 11, '340705001001001', 'east', 'residential', '2025-01-01', 'active', 1, 0, 0), \
     ('340705', 12, '340705001001002', 'west', 'residential', '2025-01-01', 'active', 1, 0, 0)",
    "INSERT INTO facility (district_code, id, grid_code, grid_id, name, kind, lon, lat, status, version, created_at, \
     changed_at) VALUES ('340705', 21, '340705001001001', 11, 'one', 'street_lamp', 117.5, 30.5, 'active', 1, 0, 0), \
     ('340705', 22, '340705001001002', 12, 'two', 'street_lamp', 117.75, 30.75, 'active', 1, 0, 0), \
     ('340705', 23, '340705001001002', 12, 'three', 'street_lamp', 118.25, 30.25, 'active', 1, 0, 0)",
    "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) VALUES \
     (1, 'keeper', 'keeper', 'staff', '340705', 'active', 1, 0, 0), (2, 'planner', 'planner', 'staff', '340705', 'active', 1, 0, 0)",
    "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) VALUES \
     (31, 1, 'keeper', '340705', '2025-01-01', 1, 0, 0), (32, 2, 'keeper', '340705', '2025-01-01', 1, 0, 0), \
     (33, 2, 'planner', '340705001001001', '2025-01-01', 1, 0, 0)",
];

/// The core, with lamps or without.
pub(super) fn modules(lamps: bool) -> Modules {
    Modules::default().with(Core, true).unwrap().with(Lamps, lamps).unwrap()
}

/// A platform with lamps.
pub(super) struct Yard {
    pub(super) platform: Platform,
    schema: Schema,
}

impl Yard {
    /// On an empty database.
    pub(super) async fn new(database: &TestDatabase) -> Self {
        for sql in ROWS {
            database.execute(sql).await;
        }
        let modules = modules(true);
        let platform = database.platform(modules.policy().clone(), &Hands::default()).await;
        Self { platform, schema: build(&modules, |builder| builder) }
    }

    /// The whole answer to an account.
    pub(super) async fn ask(&self, account: i64, document: &str) -> Value {
        self.counted(account, document).await.0
    }

    /// The whole answer, and how many statements it took.
    pub(super) async fn counted(&self, account: i64, document: &str) -> (Value, u64) {
        let access = self.platform.caller(account).await.unwrap().unwrap();
        let answer = self.schema.execute(prepare(Request::new(document), &access)).await;
        (serde_json::to_value(answer).unwrap(), access.meter().statements())
    }

    /// The data of an answer without errors.
    pub(super) async fn data(&self, account: i64, document: &str) -> Value {
        let mut answer = self.ask(account, document).await;
        assert!(answer.get("errors").is_none(), "{document}\n{answer:#}");
        answer["data"].take()
    }
}
