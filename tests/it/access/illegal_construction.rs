//! Illegal construction of the walk: in each grid with people an archive in force and a retired one, an inspection, and a
//! violation in each state that a mutation needs; circulars of the towns and evaluations of the villages.

/// What it is made of, after the matters were entered. Ids are those of households, grids and matters.
pub(super) const CONSTRUCTION: &[&str] = &[
    "INSERT INTO building_archive (district_code, id, grid_code, grid_id, household_id, number, leader, supervisor, \
     land_paper, planning_paper, form_on, pictures_on, guarantee_on, complete, kept_at, surveyed_on, surveyed_by, status, \
     version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, 'A' || CAST(id AS text), 'leader', \
     'supervisor', 'held', 'missing', '2025-12-01', '2025-12-01', '2025-12-01', TRUE, 'shelf', '2025-12-01', 1, 'active', 1, \
     1700000000000, 1700000000000 FROM household WHERE people = 3 AND status = 'active'",
    "INSERT INTO building_archive (district_code, id, grid_code, grid_id, household_id, number, leader, supervisor, \
     land_paper, planning_paper, video_on, complete, surveyed_on, status, retired_on, version, created_at, changed_at) \
     SELECT district_code, id, grid_code, grid_id, id, 'B' || CAST(id AS text), 'leader', 'supervisor', 'not_needed', 'held', \
     '2025-12-01', FALSE, '2025-11-01', 'retired', '2025-12-01', 1, 1700000000000, 1700000000000 FROM household \
     WHERE people = 0 AND status = 'active' AND grid_id IN (SELECT grid_id FROM resident)",
    "INSERT INTO construction_inspection (district_code, id, grid_code, grid_id, inspected_on, account_id, sites, \
     suspected, findings, version, created_at, changed_at) SELECT g.district_code, g.id, g.grid_code, g.id, '2026-01-01', \
     a.id, 5, 2, 'found', 1, 1700000000000, 1700000000000 FROM grid g JOIN account a ON a.name = CASE g.district_code \
     WHEN '340705' THEN 'tongguan-grid-member' ELSE 'heshan-grid-member' END \
     WHERE g.id IN (SELECT grid_id FROM resident)",
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT 7950 + row_number() OVER (ORDER BY d.code), d.code, 'illegal-building', 1, \
     'built', 'x', 'order', 'illegal-construction', 'coordination', FALSE, 7, 60, 2, '{}', 'done', '[]', \
     'resident,staff,system', FALSE, FALSE, FALSE, '2025-01-01', 1, 0, 0 FROM (SELECT '340705' AS code UNION ALL \
     SELECT '371102') d",
    "INSERT INTO violation (district_code, id, grid_code, grid_id, household_id, inspection_id, matter_id, kind, number, \
     place, party, state, measure, due_on, photos_at, discovered_on, status, version, created_at, changed_at) SELECT \
     m.district_code, m.id, m.grid_code, m.grid_id, (SELECT h.id FROM household h WHERE h.grid_id = m.grid_id AND \
     h.people = 3), m.grid_id, m.id, 'unauthorised', 'V' || CAST(m.id AS text), 'place', 'party', s.state, s.measure, \
     '2026-01-02', 'shelf', '2025-12-01', 'open', 1, 1700000000000, 1700000000000 FROM (SELECT x.*, row_number() OVER \
     (PARTITION BY grid_id ORDER BY id) AS n FROM matter x WHERE status = 'open' AND stage NOT IN ('verify', 'file')) m \
     JOIN (SELECT 1 AS n, 'discovered' AS state, NULL AS measure UNION ALL SELECT 2, 'checked', NULL UNION ALL \
     SELECT 3, 'notified', NULL UNION ALL SELECT 4, 'heard', NULL UNION ALL SELECT 5, 'ordered', 'removal') s ON s.n = m.n",
    "INSERT INTO violation (district_code, id, grid_code, grid_id, matter_id, kind, number, state, measure, photos_at, \
     discovered_on, status, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, \
     'roof_addition', 'V' || CAST(id AS text), 'carried_out', 'removal', 'shelf', '2025-12-01', 'open', 1, 1700000000000, \
     1700000000000 FROM matter WHERE status = 'open' AND stage = 'verify'",
    "INSERT INTO violation (district_code, id, grid_code, grid_id, matter_id, kind, number, state, discovered_on, ended_on, \
     status, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, 'imperfect_procedures', \
     'V' || CAST(id AS text), 'accepted', '2025-11-01', '2025-12-01', 'ended', 1, 1700000000000, 1700000000000 FROM matter \
     WHERE status = 'closed'",
    "INSERT INTO violation_step (district_code, id, grid_code, grid_id, matter_id, violation_id, kind, outcome, done_on, \
     note, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, matter_id, id, 'discovery', \
     NULL, '2025-12-01', 'note', 1, 1700000000000, 1700000000000 FROM violation",
    "INSERT INTO construction_circular (id, area_code, week_on, households, archives, complete, inspections, \
     inspections_due, suspected, discovered, ended, open_now, past_due, state, version, created_at, changed_at) SELECT \
     7600 + row_number() OVER (ORDER BY d.code), d.code, '2025-12-22', 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 'draft', 1, \
     1700000000000, 1700000000000 FROM (SELECT '340705005' AS code UNION ALL SELECT '371102100') d",
    "INSERT INTO construction_circular (id, area_code, week_on, number, households, archives, complete, inspections, \
     inspections_due, suspected, discovered, ended, open_now, past_due, state, published_by, published_at, version, \
     created_at, changed_at) SELECT 7610 + row_number() OVER (ORDER BY d.code), d.code, '2025-12-15', 'N', 9, 8, 7, 6, 5, \
     4, 3, 2, 1, 0, 'published', 1, 1700000000000, 2, 1700000000000, 1700000000000 FROM (SELECT '340705005' AS code \
     UNION ALL SELECT '410185107') d",
    "INSERT INTO circular_village (id, area_code, circular_id, households, archives, complete, inspections, \
     inspections_due, suspected, discovered, ended, open_now, past_due, version, created_at, changed_at) SELECT id + 20, \
     CASE area_code WHEN '340705005' THEN '340705005002' WHEN '371102100' THEN '371102100260' ELSE '410185107200' END, id, \
     9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 1700000000000, 1700000000000 FROM construction_circular",
    "INSERT INTO village_evaluation (id, area_code, month, score, account_id, version, created_at, changed_at) VALUES \
     (7651, '340705005002', '2025-11', 98, 1, 1, 1700000000000, 1700000000000), \
     (7652, '371102100260', '2025-11', 98, NULL, 1, 1700000000000, 1700000000000), \
     (7653, '410185107200', '2025-11', 98, NULL, 1, 1700000000000, 1700000000000)",
    "INSERT INTO evaluation_item (id, area_code, evaluation_id, item, most, score, reason, version, created_at, changed_at) \
     SELECT id + 10, area_code, id, 'archives', 20, 18, 'some', 1, 1700000000000, 1700000000000 FROM village_evaluation",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7, grid_code, 'BuildingArchive', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM building_archive WHERE status = 'active'",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7500000, grid_code, 'Violation', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM violation",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 7700000, area_code, 'VillageEvaluation', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM village_evaluation",
];
