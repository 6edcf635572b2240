//! Key groups of the walk: of who is registered in the grids of each place an open file of justice, with a renewal that is to
//! be confirmed, a visit and, where the person has no account, an objection; of who came from elsewhere one that was handed
//! over; and visits that grid leaders are to pay.

use super::world::LATER;
use crate::harness::TestDatabase;
use crate::harness::platform::Hands;
use kit::module::Modules;
use sea_orm::sea_query::{Expr, ExprTrait, Query};

/// What is more than the id of the residence in the id of its file, visit, objection and visit task.
pub(crate) const FILE: i64 = 400_000;
pub(crate) const VISIT: i64 = 420_000;
pub(crate) const OBJECTION: i64 = 430_000;

/// What each file says.
const CONTENT: &str = "{\"kind\":\"community_correction\",\"basis\":{\"kind\":\"court_decision\",\"number\":\"1\",\
    \"authority\":\"a\",\"dated_on\":\"2025-12-01\"},\"need\":\"need\",\"aims\":[],\"informed\":{\"on\":\"2026-01-01\",\"way\":\"in_person\"},\"closed\":null}";

/// Enters them, after people.
pub(super) async fn enter(database: &TestDatabase, modules: &Modules) {
    let earlier = Hands::default();
    earlier.forward(LATER / 2);
    let platform = database.platform(modules.policy().clone(), &earlier).await;
    let system = platform.system();
    let desk = system.mac("key-file desk", b"justice");
    for sql in ROWS {
        database.execute(&sql.replace("DESK", &desk)).await;
    }
    let (tx, permit) = (system.begin().await.unwrap(), platform.permit());
    for (table, column, text) in
        [("key_file", "content_cipher", CONTENT), ("key_objection", "text_cipher", "\u{5f02}\u{8bae}")]
    {
        let mut select = Query::select();
        let rows = tx.rows(select.columns(["id", "person_id"]).from(table)).await.unwrap();
        for row in rows {
            let (id, person): (i64, i64) =
                (row.try_get_by("id").unwrap(), row.try_get_by("person_id").unwrap());
            let key = tx.person_key(person).await.unwrap().unwrap();
            let cipher = key.seal(&system, &format!("{table}.{column}"), text).unwrap();
            let mut update = Query::update();
            update.table(table).value(column, cipher).and_where(Expr::col("id").eq(id));
            tx.execute(&permit, &update).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    platform.close().await.unwrap();
}

const ROWS: &[&str] = &[
    "INSERT INTO key_file (district_code, id, grid_code, grid_id, resident_id, person_id, desk_mac, state, opened_on, review_on, \
     renewal_by, renewal_on, version, created_at, changed_at) SELECT district_code, id + 400000, grid_code, grid_id, id, person_id, \
     'DESK', 'open', '2026-01-01', '2026-05-01', 999999, '2026-06-30', 1, 0, 0 FROM resident WHERE kind = 'registered'",
    "INSERT INTO key_file (district_code, id, grid_code, grid_id, resident_id, person_id, desk_mac, state, opened_on, review_on, \
     version, created_at, changed_at) SELECT district_code, id + 400000, grid_code, grid_id, id, person_id, 'DESK', 'handed', \
     '2026-01-01', '2026-05-01', 1, 0, 0 FROM resident WHERE kind = 'floating'",
    "INSERT INTO key_visit (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, due_on, version, created_at, \
     changed_at) SELECT district_code, id + 420000, grid_code, grid_id, id, person_id, id + 400000, '2026-02-01', 1, 0, 0 \
     FROM resident WHERE kind = 'registered'",
    "INSERT INTO key_objection (district_code, id, grid_code, grid_id, resident_id, person_id, file_id, made_on, version, \
     created_at, changed_at) SELECT district_code, id + 430000, grid_code, grid_id, id, person_id, id + 400000, '2026-01-02', 1, \
     0, 0 FROM resident WHERE kind = 'registered' AND account_id IS NULL",
    "INSERT INTO visit_task (district_code, id, grid_code, grid_id, resident_id, person_id, account_id, assigned_grid, due_on, \
     state, version, created_at, changed_at) SELECT r.district_code, r.id + 390000, r.grid_code, r.grid_id, r.id, r.person_id, \
     a.id, r.grid_code, '2026-01-15', 'open', 1, 0, 0 FROM resident r JOIN account a ON a.name = CASE r.district_code \
     WHEN '340705' THEN 'tongguan-grid-leader' ELSE 'heshan-grid-member' END WHERE r.kind <> 'away' AND r.district_code <> '410185'",
];
