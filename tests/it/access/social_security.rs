//! Social security of the walk: in each grid with people enrolments, pensions in three states, registrations as unemployed,
//! applications in each stage, vacancies of its unit, introductions, and who takes part in the courses of its areas.

use crate::harness::TestDatabase;

/// Enters them, after people, property and matters. Ids are those of the residences, units and matters, and so much more.
pub(super) async fn enter(database: &TestDatabase) {
    for sql in ROWS {
        database.execute(sql).await;
    }
}

const ROWS: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, chain, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT k.id + n.at, k.area_code, n.code, 1, 'social', 'x', 'approval', 'social-security', \
     'approval', 'line', FALSE, 7, 60, 2, '{}', 'done', '[]', 'resident,staff,system', FALSE, FALSE, FALSE, '2025-01-01', 1, \
     0, 0 FROM matter_kind k CROSS JOIN (SELECT 600 AS at, 'unemployment-benefit' AS code UNION ALL SELECT 700, 'job-hardship') n \
     WHERE k.code = 'kind-approval'",
    "INSERT INTO insurance_enrolment (district_code, id, grid_code, grid_id, resident_id, person_id, scheme, year, state, \
     amount_fen, paid_on, version, created_at, changed_at) SELECT r.district_code, r.id + n.at, r.grid_code, r.grid_id, r.id, \
     r.person_id, n.scheme, n.year, n.state, n.fen, '2025-12-01', 1, 0, 0 FROM resident r CROSS JOIN (SELECT 110000 AS at, \
     'resident_medical' AS scheme, 2026 AS year, 'paid' AS state, 40000 AS fen, 'registered' AS kind UNION ALL SELECT 120000, \
     'resident_pension', 2026, 'unpaid', NULL, 'floating' UNION ALL SELECT 130000, 'employee_medical', 2025, 'void', NULL, \
     'floating' UNION ALL SELECT 140000, 'employee_pension', 2025, 'interrupted', NULL, 'registered') n WHERE r.kind = n.kind",
    "INSERT INTO pension (district_code, id, grid_code, grid_id, resident_id, person_id, scheme, amount_fen, from_on, state, \
     check_due_on, version, created_at, changed_at) SELECT district_code, id + 210000, grid_code, grid_id, id, person_id, \
     'resident_pension', 20000, '2024-11-01', 'active', '2025-11-01', 1, 0, 0 FROM resident WHERE kind = 'registered'",
    "INSERT INTO pension (district_code, id, grid_code, grid_id, resident_id, person_id, scheme, amount_fen, from_on, state, \
     check_due_on, notice_on, notice_way, notice_until, version, created_at, changed_at) SELECT district_code, id + 220000, \
     grid_code, grid_id, id, person_id, 'resident_pension', 20000, '2024-10-01', 'active', '2025-10-01', '2025-11-01', 'mail', \
     '2025-12-01', 1, 0, 0 FROM resident WHERE kind = 'floating'",
    "INSERT INTO pension (district_code, id, grid_code, grid_id, resident_id, person_id, scheme, amount_fen, from_on, state, \
     check_due_on, checked_on, notice_on, notice_way, notice_until, suspended_on, version, created_at, changed_at) SELECT \
     district_code, id + 230000, grid_code, grid_id, id, person_id, 'employee_pension', 300000, '2024-08-01', 'suspended', \
     '2026-12-01', '2025-12-01', '2025-09-01', 'in_person', '2025-10-01', '2025-10-05', 1, 0, 0 FROM resident \
     WHERE kind = 'registered'",
    "INSERT INTO pension (district_code, id, grid_code, grid_id, resident_id, person_id, scheme, amount_fen, from_on, state, \
     ended_on, end_reason, version, created_at, changed_at) SELECT district_code, id + 240000, grid_code, grid_id, id, \
     person_id, 'employee_pension', 300000, '2024-08-01', 'ended', '2025-08-01', 'moved', 1, 0, 0 FROM resident \
     WHERE kind = 'floating'",
    "INSERT INTO qualification_check (district_code, id, grid_code, grid_id, resident_id, person_id, pension_id, checked_on, \
     way, result, next_due_on, checked_by, version, created_at, changed_at) SELECT district_code, id + 10000, grid_code, \
     grid_id, resident_id, person_id, id, '2025-12-01', 'visit', 'confirmed', '2026-12-01', 1, 1, 0, 0 FROM pension",
    "INSERT INTO employment (district_code, id, grid_code, grid_id, resident_id, person_id, code, from_on, to_on, version, \
     created_at, changed_at) SELECT district_code, id + 310000, grid_code, grid_id, id, person_id, '70', '2024-01-01', \
     '2025-01-01', 1, 0, 0 FROM resident WHERE kind <> 'away'",
    "INSERT INTO employment (district_code, id, grid_code, grid_id, resident_id, person_id, code, from_on, version, \
     created_at, changed_at) SELECT district_code, id + 320000, grid_code, grid_id, id, person_id, '24', '2025-01-01', 1, 0, 0 \
     FROM resident WHERE kind <> 'away'",
    "INSERT INTO unemployment (district_code, id, grid_code, grid_id, resident_id, person_id, from_on, to_on, reason, \
     end_reason, wanted, version, created_at, changed_at) SELECT district_code, id + 410000, grid_code, grid_id, id, person_id, \
     '2025-06-01', NULL, 'dismissed', NULL, 'wanted', 1, 0, 0 FROM resident WHERE kind <> 'away'",
    "INSERT INTO unemployment (district_code, id, grid_code, grid_id, resident_id, person_id, from_on, to_on, reason, \
     end_reason, version, created_at, changed_at) SELECT district_code, id + 420000, grid_code, grid_id, id, person_id, \
     '2024-06-01', '2024-12-01', 'closed', 'employed', 1, 0, 0 FROM resident WHERE kind = 'registered'",
    "INSERT INTO unemployment_benefit (district_code, id, grid_code, grid_id, resident_id, person_id, unemployment_id, \
     matter_id, applied_on, version, created_at, changed_at) SELECT m.district_code, m.id + 500000, m.grid_code, m.grid_id, \
     u.resident_id, u.person_id, u.id, m.id, '2025-06-02', 1, 0, 0 FROM matter m JOIN resident r ON \
     r.district_code = m.district_code AND r.grid_id = m.grid_id AND r.kind = 'floating' JOIN unemployment u ON \
     u.district_code = r.district_code AND u.resident_id = r.id AND u.to_on IS NULL WHERE m.procedure = 'approval'",
    "UPDATE unemployment_benefit SET amount_fen = 185000, months = 3, from_on = '2025-07-01', to_on = '2025-10-01' \
     WHERE matter_id IN (SELECT id FROM matter WHERE stage = 'done')",
    "INSERT INTO job_hardship (district_code, id, grid_code, grid_id, resident_id, person_id, category, matter_id, applied_on, \
     version, created_at, changed_at) SELECT m.district_code, m.id + 600000, m.grid_code, m.grid_id, r.id, r.person_id, \
     'disabled', m.id, '2025-06-02', 1, 0, 0 FROM matter m JOIN resident r ON r.district_code = m.district_code AND \
     r.grid_id = m.grid_id AND r.kind = 'registered' WHERE m.procedure = 'approval'",
    "UPDATE job_hardship SET recognised_on = '2025-07-01', until_on = '2028-06-30' \
     WHERE matter_id IN (SELECT id FROM matter WHERE stage = 'done')",
    "INSERT INTO job_vacancy (district_code, id, grid_code, grid_id, unit_id, employer, title, places, hired, wage_from_fen, \
     wage_to_fen, opened_on, closes_on, version, created_at, changed_at) SELECT district_code, id + 710000, grid_code, \
     grid_id, id, name, 'open', 2, 0, 300000, 400000, '2025-12-01', '2026-03-01', 1, 0, 0 FROM unit WHERE status = 'active'",
    "INSERT INTO job_vacancy (district_code, id, grid_code, grid_id, unit_id, employer, title, places, hired, opened_on, \
     closed_on, close_reason, version, created_at, changed_at) SELECT district_code, id + 720000, grid_code, grid_id, id, \
     name, 'withdrawn', 2, 0, '2025-12-01', '2025-12-20', 'withdrawn', 1, 0, 0 FROM unit WHERE status = 'active'",
    "INSERT INTO job_vacancy (district_code, id, grid_code, grid_id, unit_id, employer, title, places, hired, opened_on, \
     closes_on, version, created_at, changed_at) SELECT district_code, id + 730000, grid_code, grid_id, id, name, 'over', 2, \
     0, '2025-12-01', '2025-12-31', 1, 0, 0 FROM unit WHERE status = 'active'",
    "INSERT INTO job_introduction (district_code, id, grid_code, grid_id, resident_id, person_id, vacancy_id, introduced_on, \
     result, version, created_at, changed_at) SELECT district_code, id + 800000, grid_code, grid_id, id, person_id, \
     unit_id + 710000, '2025-12-10', 'pending', 1, 0, 0 FROM resident WHERE unit_id IS NOT NULL AND kind = 'registered'",
    "INSERT INTO job_introduction (district_code, id, grid_code, grid_id, resident_id, person_id, vacancy_id, introduced_on, \
     result, result_on, version, created_at, changed_at) SELECT district_code, id + 800000, grid_code, grid_id, id, person_id, \
     unit_id + 710000, '2025-12-10', 'refused', '2025-12-20', 1, 0, 0 FROM resident WHERE unit_id IS NOT NULL AND \
     kind = 'floating'",
    "INSERT INTO training_course (id, area_code, title, kind, organiser, from_on, to_on, seats, status, retired_on, version, \
     created_at, changed_at) VALUES \
     (8001, '340705', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8002, '340705005', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8003, '340705005002', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8004, '371102', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8005, '371102100', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8006, '371102100260', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8007, '410185', 'course', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'active', NULL, 1, 0, 0), \
     (8008, '340705', 'cancelled', 'skills', 'office', '2025-12-01', '2026-02-01', 40, 'retired', '2025-12-02', 1, 0, 0)",
    "INSERT INTO training_attendance (district_code, id, grid_code, grid_id, resident_id, person_id, course_id, entered_on, \
     result, version, created_at, changed_at) SELECT r.district_code, r.id + 900000, r.grid_code, r.grid_id, r.id, r.person_id, \
     c.id, '2025-12-01', 'entered', 1, 0, 0 FROM resident r JOIN training_course c ON c.area_code = r.district_code AND \
     c.status = 'active' WHERE r.kind = 'registered'",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7400000, grid_code, 'Pension', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM pension",
    "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, media_type, \
     bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     'QualificationCheck', id, id, 'photo', 'shown', 'personal', 'image/png', 68, '', 1, 1, 1, 'active', 1, 1700000000000, \
     1700000000000 FROM qualification_check",
];
