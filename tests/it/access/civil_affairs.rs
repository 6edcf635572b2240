//! Civil affairs of the walk: in each grid with people applications in three stages, grants in three states with a visit,
//! a review and payments, and care records; in each town and district batches in each state. What is still to be granted is of
//! another programme than the grants that are in force.

use crate::harness::TestDatabase;

/// Enters them, after people and matters. Ids are those of the matters and residences, and so much more.
pub(super) async fn enter(database: &TestDatabase) {
    for sql in ROWS {
        database.execute(sql).await;
    }
}

const ROWS: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, chain, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT id + 500, area_code, 'kind-civil', 1, 'civil', 'x', 'approval', 'civil-affairs', \
     'approval', 'line', FALSE, 7, 60, 2, '{}', 'done', '[]', 'resident,staff,system', FALSE, FALSE, FALSE, '2025-01-01', 1, \
     0, 0 FROM matter_kind WHERE code = 'kind-approval'",
    "INSERT INTO assistance_programme (id, area_code, code, kind, title, chinese, conditions, for_household, amount_rule, \
     amount_fen, payout, review_months, needs_visit, announced, kind_code, from_on, status, version, created_at, changed_at) \
     SELECT k.id + 1000 + n.at, k.area_code, n.code, n.kind, 'title', 'x', 'conditions', FALSE, 'fixed', 10000, 'monthly', 12, \
     FALSE, FALSE, 'kind-civil', '2025-01-01', n.status, 1, 0, 0 FROM matter_kind k CROSS JOIN (SELECT 0 AS at, 'walk-a' AS \
     code, 'disability_care' AS kind, 'active' AS status UNION ALL SELECT 10, 'walk-b', 'destitute', 'active' UNION ALL \
     SELECT 20, 'walk-c', 'old_age', 'retired') n WHERE k.code = 'kind-civil'",
    "INSERT INTO assistance_application (district_code, id, grid_code, grid_id, resident_id, person_id, programme_id, kind, \
     household_id, people, matter_id, income_mask, means_mask, applied_on, version, created_at, changed_at) \
     SELECT m.district_code, m.id + 300000, m.grid_code, m.grid_id, r.id, r.person_id, p.id, p.kind, r.household_id, 2, m.id, \
     '******', '******', '2025-06-01', 1, 0, 0 FROM matter m JOIN resident r ON r.district_code = m.district_code AND r.id = \
     (SELECT min(o.id) FROM resident o WHERE o.grid_id = m.grid_id) JOIN assistance_programme p ON p.area_code = \
     m.district_code AND p.code = CASE m.stage WHEN 'verify' THEN 'walk-c' ELSE 'walk-a' END WHERE m.procedure = 'approval'",
    "INSERT INTO household_visit (district_code, id, grid_code, grid_id, resident_id, person_id, application_id, visited_on, \
     people, confirmed, findings_mask, version, created_at, changed_at) SELECT district_code, id + 10000, grid_code, grid_id, \
     resident_id, person_id, id, '2025-06-02', 2, TRUE, '******', 1, 0, 0 FROM assistance_application",
    "INSERT INTO assistance_grant (district_code, id, grid_code, grid_id, resident_id, person_id, programme_id, kind, \
     application_id, matter_id, household_id, people, payout, amount_fen, state, from_on, review_due_on, suspended_on, \
     stopped_on, stop_reason, note, bank_account_mask, overpaid_fen, recovered_fen, version, created_at, changed_at) \
     SELECT a.district_code, a.id + 20000, a.grid_code, a.grid_id, a.resident_id, a.person_id, a.programme_id, a.kind, a.id, \
     a.matter_id, a.household_id, 2, 'monthly', 10000, CASE m.stage WHEN 'review' THEN 'active' WHEN 'decide' THEN 'suspended' \
     ELSE 'stopped' END, '2025-06-01', '2026-06-01', NULL, NULL, CASE WHEN m.stage = 'done' THEN 'income' END, 'note', '****5678', 5000, 1000, 1, 0, 0 \
     FROM assistance_application a JOIN matter m ON m.district_code = a.district_code AND m.id = a.matter_id \
     WHERE m.stage IN ('review', 'decide', 'done')",
    "UPDATE assistance_grant SET suspended_on = '2025-12-01' WHERE state = 'suspended'",
    "UPDATE assistance_grant SET stopped_on = '2025-12-01' WHERE state = 'stopped'",
    "INSERT INTO assistance_review (district_code, id, grid_code, grid_id, resident_id, person_id, grant_id, reviewed_on, \
     result, before_fen, amount_fen, findings_mask, version, created_at, changed_at) SELECT district_code, id + 10000, \
     grid_code, grid_id, resident_id, person_id, id, '2025-12-01', 'continued', 10000, 10000, '******', 1, 0, 0 \
     FROM assistance_grant",
    "INSERT INTO assistance_batch (id, area_code, programme_id, month, state, items, total_fen, returned_items, returned_fen, \
     drafted_by, version, created_at, changed_at) SELECT p.id * 100 + n.at, CASE WHEN n.wide = 1 THEN p.area_code WHEN \
     p.area_code = '340705' THEN '340705005' WHEN p.area_code = '371102' THEN '371102100' ELSE '410185107' END, p.id, n.month, \
     n.state, 0, 0, 0, 0, 1, 1, 0, 0 FROM assistance_programme p CROSS JOIN (SELECT 1 AS at, '2025-08' AS month, 'drafted' AS \
     state, 0 AS wide UNION ALL SELECT 2, '2025-09', 'checked', 0 UNION ALL SELECT 3, '2025-10', 'sent', 0 UNION ALL SELECT 4, \
     '2025-11', 'drafted', 1 UNION ALL SELECT 5, '2025-12', 'checked', 1) n WHERE p.code = 'walk-a'",
    "INSERT INTO assistance_payment (district_code, id, grid_code, grid_id, resident_id, person_id, batch_id, programme_id, \
     grant_id, for_month, amount_fen, state, sent_on, version, created_at, changed_at) SELECT g.district_code, \
     g.id + 40000 + b.id % 100 * 100000, g.grid_code, g.grid_id, g.resident_id, g.person_id, b.id, g.programme_id, g.id, \
     b.month, 10000, CASE WHEN b.state = 'sent' THEN 'sent' ELSE 'drafted' END, NULL, 1, 0, 0 FROM assistance_grant g JOIN assistance_batch b ON b.programme_id = g.programme_id AND \
     substr(g.grid_code, 1, length(b.area_code)) = b.area_code WHERE g.state = 'active'",
    "UPDATE assistance_payment SET sent_on = '2025-10-26' WHERE state = 'sent'",
    "UPDATE assistance_batch SET items = (SELECT count(*) FROM assistance_payment p WHERE p.batch_id = assistance_batch.id), \
     total_fen = (SELECT CAST(COALESCE(sum(p.amount_fen), 0) AS bigint) FROM assistance_payment p \
     WHERE p.batch_id = assistance_batch.id)",
    "INSERT INTO care_record (district_code, id, grid_code, grid_id, resident_id, person_id, kind, plan, needs_mask, \
     visit_days, visit_due_on, opened_on, status, retired_on, version, created_at, changed_at) SELECT district_code, \
     id + 70000, grid_code, grid_id, id, person_id, 'living_alone', 'plan', '******', 30, '2025-12-31', '2025-12-01', \
     'active', NULL, 1, 0, 0 FROM resident WHERE kind <> 'away'",
    "INSERT INTO care_record (district_code, id, grid_code, grid_id, resident_id, person_id, kind, visit_days, opened_on, \
     status, retired_on, close_reason, version, created_at, changed_at) SELECT district_code, id + 80000, grid_code, grid_id, \
     id, person_id, 'disabled', 30, '2025-01-01', 'retired', '2025-06-01', 'not_needed', 1, 0, 0 FROM resident \
     WHERE kind = 'registered'",
    "INSERT INTO care_visit (district_code, id, grid_code, grid_id, resident_id, person_id, care_id, visited_on, result, \
     note_mask, version, created_at, changed_at) SELECT district_code, id + 20000, grid_code, grid_id, resident_id, person_id, \
     id, '2025-12-01', 'well', '******', 1, 0, 0 FROM care_record",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7300000, grid_code, 'AssistanceGrant', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM assistance_grant",
    "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, media_type, \
     bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     'AssistanceApplication', id, id, 'photo', 'shown', 'personal', 'image/png', 68, '', 1, 1, 1, 'active', 1, 1700000000000, \
     1700000000000 FROM assistance_application",
];
