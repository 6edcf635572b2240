//! Admissions, announcements and objections of the walk, in the first grid of each of its two places.

use crate::harness::TestDatabase;

/// The resident's account of the grid.
const RESIDENT: &str =
    "(SELECT min(a.id) FROM account a WHERE a.kind = 'resident' AND a.area_code = g.grid_code)";

/// Applications: stage, and the last day of an announcement.
const MATTERS: &[(&str, &str)] = &[
    ("announce", "NULL"),
    ("announced", "'2026-01-05'"),
    ("announced", "'2026-01-04'"),
    ("decide", "'2026-01-02'"),
    ("announced", "'2026-01-09'"),
];

/// Kinds of the walk's coordination procedure need an admission.
const KINDS: &str = "UPDATE matter_kind SET admitted_only = TRUE WHERE code = 'kind-coordination'";

/// One of each state into each street and community, of two department lines.
const ADMISSIONS: &[&str] = &[
    "INSERT INTO matter_admission (id, area_code, kind_code, line, state, reason, answer, from_on, to_on, amount_fen, version, \
     created_at, changed_at) SELECT 7800 + row_number() OVER (ORDER BY a.code, s.name), a.code, 'kind-general', \
     CASE WHEN s.name = 'refused' THEN 'police' ELSE 'urban-management' END, s.name, 'reason', 'answer', '2025-01-01', \
     '2026-12-31', 100, 1, 0, 0 FROM (SELECT '340705005' AS code UNION ALL SELECT '340705005002' UNION ALL \
     SELECT '371102100' UNION ALL SELECT '371102100260') a CROSS JOIN (SELECT 'asked' AS name UNION ALL SELECT 'admitted' \
     UNION ALL SELECT 'refused' UNION ALL SELECT 'ended') s",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 7300000, area_code, 'MatterAdmission', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM matter_admission",
];

const ANNOUNCED: &[&str] = &[
    "INSERT INTO announcement (district_code, id, grid_code, grid_id, matter_id, kind_code, title, chinese, name, result, \
     community_code, town_code, from_on, to_on, state, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     grid_id, id, kind_code, 'title', 'x', 'name', 'result', substr(grid_code, 1, 12), substr(grid_code, 1, 9), \
     '2026-01-01', announced_to, CASE WHEN stage = 'announced' THEN 'open' ELSE 'over' END, 1, 0, 0 FROM matter \
     WHERE announced_to IS NOT NULL",
    "INSERT INTO announcement (district_code, id, grid_code, grid_id, matter_id, kind_code, title, chinese, name, result, \
     community_code, town_code, from_on, to_on, state, version, created_at, changed_at) SELECT district_code, id + 100, \
     grid_code, grid_id, matter_id, kind_code, title, chinese, name, result, community_code, town_code, from_on, to_on, \
     'withdrawn', 2, 0, 0 FROM announcement WHERE to_on = '2026-01-05'",
];

/// Enters them, after the catalogue and the other matters.
pub(super) async fn enter(database: &TestDatabase) {
    database.execute(KINDS).await;
    for sql in ADMISSIONS {
        database.execute(sql).await;
    }
    for (number, matter) in (1..).zip(MATTERS) {
        database.execute(&applied(number, *matter)).await;
    }
    for sql in ANNOUNCED {
        database.execute(sql).await;
    }
    for (number, account, answer) in [(1, RESIDENT, "NULL, NULL"), (2, "1", "'answer', 1700000000000")] {
        database.execute(&objected(number, account, answer)).await;
    }
}

/// An application in each of the two grids.
fn applied(number: i64, (stage, announced_to): (&str, &str)) -> String {
    // as of some days ago, so that it is near enough for a report to repeat it
    let id = 397_003_456_512_000_000 + number * 10;
    format!(
        "INSERT INTO matter (district_code, id, grid_code, grid_id, reported_in, kind_id, kind_code, category, procedure, chain, \
         line, title, source, urgency, stage, step, status, unit_code, returns, arbitrated, reopened, urged, light, late, \
         reported_late, announced_to, discreet, appealed, reported_at, stage_at, version, created_at, changed_at) \
         SELECT g.district_code, {id} + row_number() OVER (ORDER BY g.grid_code), g.grid_code, g.id, g.grid_code, k.id, k.code, \
         k.category, k.procedure, k.chain, k.line, 'title', 'staff', 'ordinary', '{stage}', 3, 'open', \
         substr(g.grid_code, 1, {unit}), 0, FALSE, FALSE, 0, 'green', FALSE, FALSE, {announced_to}, FALSE, FALSE, \
         1700000000000, 1700000000000, 1, 0, 0 FROM grid g JOIN matter_kind k ON k.area_code = g.district_code \
         AND k.code = 'kind-approval' WHERE g.grid_code IN ('340705005002001', '371102100260001')",
        unit = if stage == "decide" { 6 } else { 12 },
    )
}

/// An objection to each announcement that runs for some days, or that is over.
fn objected(number: i64, account: &str, answer: &str) -> String {
    let days = if number == 1 { "'2026-01-09'" } else { "'2026-01-09', '2026-01-02'" };
    format!(
        "INSERT INTO objection (district_code, id, grid_code, grid_id, matter_id, announcement_id, account_id, body, answer, \
         answered_at, upheld, version, created_at, changed_at) SELECT g.district_code, g.id + {number} * 1000, g.grid_code, \
         g.grid_id, g.matter_id, g.id, {account}, 'text', {answer}, FALSE, 1, 1700000000000, 0 FROM announcement g \
         WHERE g.to_on IN ({days})"
    )
}
