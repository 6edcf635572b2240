//! Family planning of the walk: in each grid with people registered births, certificates in each state, applications in each
//! stage, payments in each state, services, and care at home by the nurses of the demo's accounts with many visits.

use crate::harness::TestDatabase;

/// Enters them, after people and matters. Ids are those of the residences and matters, and so much more.
pub(super) async fn enter(database: &TestDatabase) {
    for sql in ROWS {
        database.execute(sql).await;
    }
}

const ROWS: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, chain, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT id + 850, area_code, 'family-support', 1, 'family', 'x', 'approval', \
     'family-planning', 'approval', 'line', FALSE, 7, 60, 2, '{}', 'done', '[]', 'resident,staff,system', FALSE, FALSE, FALSE, \
     '2025-01-01', 1, 0, 0 FROM matter_kind WHERE code = 'kind-approval'",
    "INSERT INTO birth_registration (district_code, id, grid_code, grid_id, resident_id, person_id, born_on, children, \
     birthplace, other_parent, way, registered_on, state, version, created_at, changed_at) SELECT r.district_code, r.id + n.at, \
     r.grid_code, r.grid_id, r.id, r.person_id, n.born, 1, 'hospital', 'parent', n.way, '2025-07-01', n.state, 1, 0, 0 FROM \
     resident r CROSS JOIN (SELECT 1110000 AS at, '2025-06-01' AS born, 'window' AS way, 'registered' AS state, 'registered' AS \
     kind UNION ALL SELECT 1120000, '2025-06-02', 'online', 'registered', 'floating' UNION ALL SELECT 1130000, '2025-06-03', \
     'visit', 'void', 'registered') n WHERE r.kind = n.kind",
    "INSERT INTO family_certificate (district_code, id, grid_code, grid_id, resident_id, person_id, kind, number, issuer, \
     issued_on, valid_to, state, checked_by, checked_on, check_note, version, created_at, changed_at) SELECT r.district_code, \
     r.id + n.at, r.grid_code, r.grid_id, r.id, r.person_id, n.code, 'number', 'issuer', '2024-01-01', n.until, n.state, n.by_id, n.day, \
     n.note, 1, 0, 0 FROM resident r CROSS JOIN (SELECT 1210000 AS at, 'only_child' AS code, NULL AS until, 'unchecked' AS state, \
     NULL AS by_id, NULL AS day, NULL AS note, 'registered' AS kind UNION ALL SELECT 1220000, 'floating_marriage', '2025-12-01', \
     'verified', 1, '2025-02-01', 'note', 'floating' UNION ALL SELECT 1230000, 'birth_certificate', NULL, 'refuted', 1, \
     '2025-02-01', 'note', 'registered' UNION ALL SELECT 1240000, 'only_child', NULL, 'void', NULL, NULL, NULL, 'floating') n \
     WHERE r.kind = n.kind",
    "INSERT INTO family_support (district_code, id, grid_code, grid_id, resident_id, person_id, programme, matter_id, \
     applied_on, version, created_at, changed_at) SELECT m.district_code, m.id + 1300000, m.grid_code, m.grid_id, r.id, \
     r.person_id, 'only_child_bonus', m.id, '2025-06-02', 1, 0, 0 FROM matter m JOIN resident r ON r.district_code = \
     m.district_code AND r.grid_id = m.grid_id AND r.kind = 'registered' WHERE m.procedure = 'approval'",
    "UPDATE family_support SET amount_fen = 12000, from_on = '2025-07-01' \
     WHERE matter_id IN (SELECT id FROM matter WHERE stage = 'done')",
    "INSERT INTO family_support_payment (district_code, id, grid_code, grid_id, resident_id, person_id, support_id, year, \
     amount_fen, state, drafted_on, checked_by, checked_on, paid_on, return_reason, version, created_at, changed_at) SELECT \
     s.district_code, s.id + n.at, s.grid_code, s.grid_id, s.resident_id, s.person_id, s.id, n.year, 12000, n.state, \
     '2025-07-02', n.by_id, n.day, n.paid, n.note, 1, 0, 0 FROM family_support s CROSS JOIN (SELECT 110000 AS at, 2022 AS year, \
     'draft' AS state, NULL AS by_id, NULL AS day, NULL AS paid, NULL AS note UNION ALL SELECT 120000, 2023, 'checked', 1, \
     '2025-07-03', NULL, NULL UNION ALL SELECT 130000, 2024, 'paid', 1, '2025-07-03', '2025-07-04', NULL UNION ALL SELECT \
     140000, 2025, 'returned', 1, '2025-07-03', '2025-07-04', 'note' UNION ALL SELECT 150000, 2021, 'discarded', NULL, NULL, \
     NULL, NULL) n WHERE s.from_on IS NOT NULL",
    "INSERT INTO family_service (district_code, id, grid_code, grid_id, resident_id, person_id, kind, offered_on, answer, \
     answered_on, done_on, version, created_at, changed_at) SELECT r.district_code, r.id + n.at, r.grid_code, r.grid_id, r.id, \
     r.person_id, n.code, '2025-09-01', n.answer, n.day, n.done, 1, 0, 0 FROM resident r CROSS JOIN (SELECT 1410000 AS at, \
     'guidance' AS code, 'open' AS answer, NULL AS day, NULL AS done UNION ALL SELECT 1420000, 'free_check', 'taken', \
     '2025-09-02', NULL UNION ALL SELECT 1430000, 'vaccination', 'taken', '2025-09-02', '2025-09-03' UNION ALL SELECT 1440000, \
     'childcare', 'declined', '2025-09-02', NULL) n WHERE r.kind = 'floating'",
    "INSERT INTO health_care_plan (district_code, id, grid_code, grid_id, resident_id, person_id, kind, nurse_account, \
     nurse_area, consent_on, consent_way, consent_by, need_mask, visit_days, visit_due_on, visited_on, state, closed_on, \
     close_reason, withdrawn_on, version, created_at, changed_at) SELECT r.district_code, r.id + n.at, r.grid_code, r.grid_id, \
     r.id, r.person_id, n.code, p.account_id, p.area_code, '2025-10-01', 'written', 'person', '******', 30, n.due, \
     '2025-12-01', n.state, n.day, n.why, n.day, 1, 0, 0 FROM resident r JOIN post p ON p.role = 'family-planning-nurse' AND \
     substr(p.area_code, 1, 6) = r.district_code CROSS JOIN (SELECT 1510000 AS at, 'maternal' AS code, '2025-12-31' AS due, \
     'open' AS state, NULL AS day, NULL AS why, 'registered' AS kind UNION ALL SELECT 1520000, 'child', '2026-02-01', 'open', \
     NULL, NULL, 'floating' UNION ALL SELECT 1530000, 'maternal', NULL, 'closed', '2025-12-02', 'withdrawn', 'floating') n \
     WHERE r.kind = n.kind",
    "INSERT INTO health_care_visit (district_code, id, grid_code, grid_id, resident_id, person_id, plan_id, nurse_account, \
     visited_on, result, note_mask, next_due_on, version, created_at, changed_at) SELECT l.district_code, l.id + n.at, \
     l.grid_code, l.grid_id, l.resident_id, l.person_id, l.id, l.nurse_account, '2025-11-01', 'well', '******', '2025-12-01', \
     1, 0, 0 FROM health_care_plan l CROSS JOIN (SELECT 100000 AS at UNION ALL SELECT 200000 UNION ALL SELECT 300000 UNION ALL \
     SELECT 400000 UNION ALL SELECT 500000) n",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7500000, grid_code, 'BirthRegistration', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM birth_registration",
];
