//! What a list asks of another table for each of its rows is found by the row. SQLite plans by the indexes alone, so that
//! its plans say whether they are enough.

use crate::harness::TestDatabase;
use sea_orm::{ConnectionTrait, Statement};

/// What is asked, of which table, and by which columns it must be found.
const LOOKS: [(&str, &str, &str); 9] = [
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND status = 'active' AND EXISTS (SELECT 1 FROM \
         resident_certificate c WHERE c.district_code = resident.district_code AND c.resident_id = resident.id AND \
         c.status = 'active' AND c.kind = 'health')",
        "c",
        "district_code=? AND resident_id=?",
    ),
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND status = 'active' AND EXISTS (SELECT 1 FROM \
         resident_certificate c WHERE c.district_code = resident.district_code AND c.resident_id = resident.id AND \
         c.status = 'active' AND c.expires_on <= '2026-01-01')",
        "c",
        "district_code=? AND resident_id=?",
    ),
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND EXISTS (SELECT 1 FROM care_record c WHERE c.kind = 'left' \
         AND c.status = 'active' AND c.district_code = resident.district_code AND c.person_id = resident.person_id)",
        "c",
        "district_code=? AND person_id=?",
    ),
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND EXISTS (SELECT 1 FROM assistance_grant g WHERE \
         g.kind = 'orphan' AND g.state <> 'stopped' AND g.district_code = resident.district_code AND g.person_id = \
         resident.person_id)",
        "g",
        "person_id=?",
    ),
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND EXISTS (SELECT 1 FROM job_hardship h WHERE \
         h.district_code = resident.district_code AND h.person_id = resident.person_id AND h.recognised_on <= '2026-01-01' \
         AND h.until_on >= '2026-01-01' AND h.ended_on IS NULL)",
        "h",
        "district_code=? AND person_id=?",
    ),
    (
        "SELECT id FROM resident WHERE district_code = '340705' AND NOT EXISTS (SELECT 1 FROM insurance_enrolment e WHERE \
         e.district_code = resident.district_code AND e.person_id = resident.person_id AND e.year = 2026 AND \
         e.scheme IN ('a', 'b') AND e.state IN ('a', 'b'))",
        "e",
        "person_id=? AND year=?",
    ),
    (
        "SELECT id FROM family_support s WHERE district_code = '340705' AND NOT EXISTS (SELECT 1 FROM \
         family_support_payment p WHERE p.district_code = s.district_code AND p.support_id = s.id AND p.year = 2026 AND \
         p.state <> 'discarded')",
        "p",
        "district_code=? AND support_id=? AND year=?",
    ),
    (
        "SELECT id FROM household h WHERE district_code = '340705' AND EXISTS (SELECT 1 FROM building_archive a WHERE \
         a.district_code = h.district_code AND a.household_id = h.id AND a.status = 'active' AND a.surveyed_on >= \
         '2026-01-01')",
        "a",
        "district_code=? AND household_id=?",
    ),
    (
        "SELECT id FROM construction_inspection i WHERE district_code = '340705' AND NOT EXISTS (SELECT 1 FROM \
         construction_inspection o WHERE o.district_code = i.district_code AND o.grid_id = i.grid_id AND \
         o.inspected_on = i.inspected_on AND o.id < i.id)",
        "o",
        "district_code=? AND grid_id=? AND inspected_on=?",
    ),
];

#[tokio::test]
async fn what_lists_ask_of_other_tables_is_found_by_the_row() {
    let database = TestDatabase::sqlite().await;
    for (asked, table, by) in LOOKS {
        let plan = plan(&database, asked).await;
        let found = plan.iter().find(|step| step.starts_with(&format!("SEARCH {table} ")));
        assert!(found.is_some_and(|step| step.contains(by)), "{asked}: {plan:#?}");
    }
    database.remove().await;
}

/// Tables of which the first rows of each of many records are read, by which column, and in which order.
const FIRST_ROWS: [(&str, &str, &str); 9] = [
    ("matter_step", "matter_id", "id ASC"),
    ("matter", "served_id", "id DESC"),
    ("matter", "grid_id", "id DESC"),
    ("resident", "grid_id", "grid_code ASC, id ASC"),
    ("resident", "household_id", "grid_code ASC, id ASC"),
    ("resident", "person_id", "grid_code ASC, id ASC"),
    ("resident", "unit_id", "grid_code ASC, id ASC"),
    ("family_support_payment", "support_id", "id DESC"),
    ("insurance_enrolment", "resident_id", "id DESC"),
];

#[tokio::test]
async fn the_first_rows_of_each_of_many_are_found_by_whom_they_belong_to() {
    let database = TestDatabase::sqlite().await;
    for (table, by, order) in FIRST_ROWS {
        let turn = if order.ends_with("DESC") { "DESC" } else { "ASC" };
        let community = "AND grid_code >= '340705001001' AND grid_code < '340705001002'";
        for reach in ["", community] {
            let asked = format!(
                "SELECT child.id FROM (SELECT pair.value ->> 0 AS district, CAST(pair.value ->> 1 AS bigint) AS key FROM \
                 json_each('[]') AS pair) AS parent CROSS JOIN {table} AS child WHERE child.rowid IN (SELECT rowid FROM \
                 {table} WHERE district_code = '340705' {reach} AND {by} >= parent.key AND {by} <= parent.key AND \
                 district_code = parent.district ORDER BY {by} {turn}, {order} LIMIT 21)"
            );
            let plan = plan(&database, &asked).await;
            let found = plan.iter().find(|step| step.starts_with(&format!("SEARCH {table} ")));
            assert!(found.is_some_and(|step| step.contains(&format!("{by}>?"))), "{asked}: {plan:#?}");
        }
    }
    database.remove().await;
}

/// The steps of a statement, as SQLite plans it.
async fn plan(database: &TestDatabase, asked: &str) -> Vec<String> {
    let explain = Statement::from_string(database.backend(), format!("EXPLAIN QUERY PLAN {asked}"));
    let plan = database.connection().query_all_raw(explain).await.unwrap();
    plan.iter().map(|step| step.try_get("", "detail").unwrap()).collect()
}
