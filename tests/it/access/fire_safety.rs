//! Fire safety of the walk: in each grid with a building and people premises in force and retired ones, equipment, an
//! inspection, a drill, fires, and a hazard in each state that a mutation needs; check lists and plans of the districts.

/// What it is made of, after the matters were entered. Ids are those of grids and matters, and so much more.
pub(super) const FIRE: &[&str] = &[
    "INSERT INTO matter_kind (id, area_code, code, edition, title, chinese, category, line, procedure, announced, \
     announce_days, appeal_days, returns, limits, standard, attachments, reporters, admitted_only, discreet, agency, from_on, \
     version, created_at, changed_at) SELECT 7970 + row_number() OVER (ORDER BY d.code), d.code, 'fire-hazard', 1, \
     'hazard', 'x', 'safety', 'fire-safety', 'coordination', FALSE, 7, 60, 2, '{}', 'done', '[]', \
     'staff', FALSE, FALSE, FALSE, '2025-01-01', 1, 0, 0 FROM (SELECT '340705' AS code UNION ALL SELECT '371102') d",
    "INSERT INTO fire_plan (id, area_code, risk_class, months, version, created_at, changed_at) VALUES \
     (8101, '340705', 'general', 12, 1, 0, 0), (8102, '371102', 'general', 12, 1, 0, 0), (8103, '410185', 'medium', 6, 1, 0, 0)",
    "INSERT INTO fire_checklist (id, area_code, kind, edition, title, state, from_on, version, created_at, changed_at) VALUES \
     (8201, '340705', 'general', 1, 'list', 'in_use', '2025-01-01', 2, 0, 0), \
     (8202, '371102', 'general', 1, 'list', 'in_use', '2025-01-01', 2, 0, 0), \
     (8203, '340705', 'gas', 1, 'list', 'draft', NULL, 1, 0, 0), (8204, '371102', 'gas', 1, 'list', 'draft', NULL, 1, 0, 0), \
     (8205, '410185', 'gas', 1, 'list', 'draft', NULL, 1, 0, 0), \
     (8206, '410185', 'general', 1, 'list', 'in_use', '2025-01-01', 2, 0, 0)",
    "INSERT INTO fire_checklist_item (id, area_code, checklist_id, code, text, hazard_kind, version, created_at, changed_at) \
     SELECT id + 100, area_code, id, 'exit', 'the way out', 'passage', 1, 0, 0 FROM fire_checklist",
    "INSERT INTO fire_premises (district_code, id, grid_code, grid_id, building_id, unit_id, name, kind, risk_class, \
     manager_name, manager_telephone, inspect_by, status, version, created_at, changed_at) SELECT g.district_code, \
     g.id + 3100000, g.grid_code, g.id, (SELECT min(b.id) FROM building b WHERE b.district_code = g.district_code AND \
     b.grid_id = g.id AND b.status = 'active'), (SELECT min(u.id) FROM unit u WHERE u.district_code = g.district_code AND \
     u.grid_id = g.id), 'premises', 'shop', 'general', 'manager', '0562-8000000', '2026-01-02', 'active', 1, 0, 0 FROM grid g \
     WHERE g.id IN (SELECT grid_id FROM resident) AND EXISTS (SELECT 1 FROM building b WHERE b.grid_id = g.id AND \
     b.status = 'active')",
    "INSERT INTO fire_premises (district_code, id, grid_code, grid_id, building_id, name, kind, risk_class, inspected_on, \
     inspect_by, status, retired_on, version, created_at, changed_at) SELECT district_code, id + 10, grid_code, grid_id, \
     building_id, 'gone', 'other', 'high', '2025-01-01', '2025-04-01', 'retired', '2025-06-01', 1, 0, 0 FROM fire_premises",
    "INSERT INTO fire_premises (district_code, id, grid_code, grid_id, building_id, name, kind, risk_class, inspected_on, \
     inspect_by, status, version, created_at, changed_at) SELECT district_code, id + 20, grid_code, grid_id, \
     building_id, 'empty', 'office', 'medium', '2025-12-01', '2026-06-01', 'active', 1, 0, 0 FROM fire_premises \
     WHERE name = 'premises'",
    "INSERT INTO fire_equipment (district_code, id, grid_code, grid_id, building_id, premises_id, kind, spot, installed_on, \
     inspect_by, expires_on, status, version, created_at, changed_at) SELECT district_code, id + 100000, grid_code, grid_id, \
     building_id, id, 'extinguisher', 'door', '2024-01-01', '2026-01-02', '2025-12-31', 'active', 1, 0, 0 FROM fire_premises \
     WHERE name = 'premises'",
    "INSERT INTO fire_equipment (district_code, id, grid_code, grid_id, building_id, premises_id, kind, spot, installed_on, \
     inspected_on, inspect_by, status, retired_on, version, created_at, changed_at) SELECT district_code, id + 200000, \
     grid_code, grid_id, building_id, id, 'hydrant', 'hall', '2024-01-01', '2025-05-01', '2026-05-01', 'retired', \
     '2025-06-01', 1, 0, 0 FROM fire_premises WHERE name = 'premises'",
    "INSERT INTO fire_inspection (district_code, id, grid_code, grid_id, building_id, premises_id, checklist_id, kind, \
     inspected_on, lon, lat, passed, failed, skipped, note, account_id, version, created_at, changed_at) SELECT \
     district_code, id + 300000, grid_code, grid_id, building_id, id, CASE district_code WHEN '340705' THEN 8201 WHEN \
     '371102' THEN 8202 ELSE 8206 END, 'planned', '2025-12-01', 117.8, 30.9, 0, 1, 0, 'note', 1, 1, 0, 0 FROM fire_premises \
     WHERE name = 'premises'",
    "INSERT INTO fire_inspection_answer (district_code, id, grid_code, grid_id, building_id, inspection_id, code, text, \
     result, remark, version, created_at, changed_at) SELECT district_code, id + 1000, grid_code, grid_id, building_id, id, \
     'exit', 'the way out', 'not_in_order', 'locked', 1, 0, 0 FROM fire_inspection",
    "INSERT INTO fire_hazard (district_code, id, grid_code, grid_id, building_id, premises_id, inspection_id, item_code, \
     matter_id, number, kind, level, place, detail, source, state, due_on, extended, found_on, status, account_id, version, \
     created_at, changed_at) SELECT m.district_code, m.id + 400000, m.grid_code, m.grid_id, p.building_id, p.id, \
     p.id + 300000, 'exit', m.id, 'F' || CAST(m.id AS text), 'passage', s.level, 'place', 'detail', 'inspection', s.state, \
     s.due_on, s.state = 'extended', '2025-12-01', 'open', 1, 1, 0, 0 FROM (SELECT x.*, row_number() OVER \
     (PARTITION BY grid_id ORDER BY id) AS n FROM matter x WHERE status = 'open' AND stage NOT IN ('verify', 'file') AND \
     line <> 'fire-safety') m JOIN (SELECT 1 AS n, 'reported' AS state, NULL AS level, CAST(NULL AS date) AS due_on UNION ALL \
     SELECT 2, 'confirmed', 'major', NULL UNION ALL SELECT 3, 'notified', 'major', '2026-03-02' UNION ALL \
     SELECT 4, 'extended', 'general', '2026-01-02' UNION ALL SELECT 5, 'rectified', 'general', NULL) s ON s.n = m.n \
     LEFT JOIN fire_premises p ON p.district_code = m.district_code AND p.grid_id = m.grid_id AND p.name = 'premises'",
    "INSERT INTO fire_hazard (district_code, id, grid_code, grid_id, matter_id, number, kind, level, lon, lat, source, state, \
     extended, found_on, status, version, created_at, changed_at) SELECT district_code, id + 400000, grid_code, grid_id, id, \
     'F' || CAST(id AS text), 'gas', 'general', 117.8, 30.9, 'matter', 'reinspected', FALSE, '2025-12-01', 'open', 1, 0, 0 \
     FROM matter WHERE status = 'open' AND stage = 'verify'",
    "INSERT INTO fire_hazard (district_code, id, grid_code, grid_id, number, kind, detail, source, state, extended, \
     found_on, ended_on, status, version, created_at, changed_at) SELECT district_code, id + 500000, grid_code, grid_id, \
     'F' || CAST(id + 500000 AS text), 'charging', 'none', 'resident', 'unfounded', FALSE, '2025-11-01', '2025-11-02', 'ended', \
     1, 0, 0 FROM matter WHERE status = 'closed'",
    "INSERT INTO fire_hazard_step (district_code, id, grid_code, grid_id, building_id, hazard_id, kind, outcome, done_on, \
     note, account_id, version, created_at, changed_at) SELECT district_code, id + 200000, grid_code, grid_id, building_id, id, \
     'confirmation', 'founded', '2025-12-02', 'note', NULL, 1, 0, 0 FROM fire_hazard",
    "INSERT INTO fire_activity (district_code, id, grid_code, grid_id, building_id, premises_id, kind, subject, place, held_on, \
     people, materials, account_id, version, created_at, changed_at) SELECT district_code, id + 500000, grid_code, grid_id, \
     building_id, id, 'evacuation_drill', 'drill', 'yard', '2025-12-01', 30, 5, 1, 1, 0, 0 FROM fire_premises \
     WHERE name = 'premises'",
    "INSERT INTO fire_activity (district_code, id, grid_code, grid_id, kind, subject, held_on, people, version, created_at, \
     changed_at) SELECT district_code, id + 600000, grid_code, grid_id, 'leaflets', 'letter', '2025-11-01', 100, 1, 0, 0 \
     FROM fire_premises WHERE name = 'premises'",
    "INSERT INTO fire_incident (district_code, id, grid_code, grid_id, building_id, premises_id, occurred_at, occurred_on, \
     kind, place, cause, finding, burnt_dm2, deaths, injured, loss_fen, status, account_id, version, created_at, changed_at) \
     SELECT district_code, id + 700000, grid_code, grid_id, building_id, id, 1764547200000, '2025-12-01', 'business', 'shop', \
     'gas', 'a hose', 500, 0, 1, 10000, 'open', 1, 1, 0, 0 FROM fire_premises WHERE name = 'premises'",
    "INSERT INTO fire_incident (district_code, id, grid_code, grid_id, occurred_at, occurred_on, kind, cause, deaths, injured, \
     status, ended_on, version, created_at, changed_at) SELECT district_code, id + 800000, grid_code, grid_id, 1761955200000, \
     '2025-11-01', 'open_air', 'smoking', 0, 0, 'ended', '2025-11-05', 1, 0, 0 FROM fire_premises WHERE name = 'premises'",
    "INSERT INTO fire_incident_step (district_code, id, grid_code, grid_id, building_id, incident_id, kind, done_on, people, \
     note, account_id, version, created_at, changed_at) SELECT district_code, id + 2000, grid_code, grid_id, building_id, id, \
     'witnesses', '2025-12-02', 3, 'asked', 1, 1, 0, 0 FROM fire_incident",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7400000, grid_code, 'FirePremises', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM fire_premises",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 7400000, grid_code, 'FireHazard', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM fire_hazard",
    "INSERT INTO attachment (district_code, id, grid_code, record_type, record_id, file_id, kind, name, class, media_type, \
     bytes, sha256, width, height, uploaded_by, status, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     'FireInspection', id, id, 'photo', 'shown', 'personal', 'image/png', 68, '', 1, 1, 1, 'active', 1, 1700000000000, \
     1700000000000 FROM fire_inspection",
];
