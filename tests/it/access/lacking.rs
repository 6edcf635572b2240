//! What the demo of places and staff lacks: retired places, places that had another code before, other issuers, changes of
//! divisions, leaves, liaisons, bodies, histories.

/// Statements that enter it.
pub(super) const LACKING: &[&str] = &[
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
    "INSERT INTO code_alias (district_code, id, grid_code, record_type, record_id, code, until_at) \
     SELECT district_code, id, grid_code, 'Building', id, grid_code || '90001', 1700000000000 FROM building \
     WHERE code IN ('34070500500200100001', '37110210026000100001')",
    "UPDATE building SET status = 'retired', retired_on = '2025-06-01' \
     WHERE code IN ('34070500500200100002', '37110210026000100002')",
    "INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at) VALUES \
     ('340705005777', 5, '340705005', 'new', '2023', '2023', 1, 0), \
     ('371102100777', 5, '371102100', 'new', '2023', '2023', 1, 0)",
    "INSERT INTO grid (district_code, id, grid_code, name, kind, opened_on, status, version, created_at, changed_at) \
     VALUES ('340705', 700, '340705005002800', 'Empty', 'unit', '2025-01-01', 'active', 1, 0, 0), \
     ('371102', 701, '371102100260800', 'Empty', 'unit', '2025-01-01', 'active', 1, 0, 0)",
    "INSERT INTO compound (district_code, id, grid_code, name, kind, age, status, version, created_at, changed_at) \
     VALUES ('340705', 702, '340705005002', 'Empty', 'unit', 'new', 'active', 1, 0, 0), \
     ('371102', 703, '371102100260', 'Empty', 'unit', 'new', 'active', 1, 0, 0)",
    "INSERT INTO place_grid (district_code, id, grid_code, grid_id, compound_id) VALUES \
     ('340705', 704, '340705005002001', (SELECT id FROM grid WHERE grid_code = '340705005002001'), 702), \
     ('371102', 705, '371102100260001', (SELECT id FROM grid WHERE grid_code = '371102100260001'), 703)",
    "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) VALUES \
     (501, 'tongguan-away', 'away', 'staff', '340705005002', 'suspended', 1, 0, 0), \
     (502, 'heshan-away', 'away', 'staff', '371102100260', 'suspended', 1, 0, 0), \
     (503, 'tongguan-free', 'free', 'staff', '340705005002', 'active', 1, 0, 0), \
     (504, 'heshan-free', 'free', 'staff', '371102100260', 'active', 1, 0, 0)",
    "INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at) VALUES \
     (505, 'heshan-second', 'second', 'staff', '371102100260', 'active', 1, 0, 0)",
    "INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at) VALUES \
     (1905, 505, 'grid-leader', '371102100260003', '2025-01-01', 1, 0, 0)",
    "UPDATE post SET covered_by = 1905 WHERE role = 'grid-leader' AND area_code = '371102100260001'",
    "INSERT INTO post_leave (id, post_id, account_id, area_code, kind, from_on, to_on, entered_by, version, created_at, \
     changed_at) SELECT 1, id, account_id, area_code, 'annual', '2026-01-01', '2026-02-01', account_id, 1, 0, 0 \
     FROM post WHERE covered_by = 1905",
    "INSERT INTO post_leave (id, post_id, account_id, area_code, kind, from_on, to_on, ended_at, version, created_at, \
     changed_at) SELECT id + 1000, id, account_id, area_code, 'sick', '2025-01-01', '2025-02-01', 1700000000000, 1, 0, 0 \
     FROM post WHERE length(area_code) > 9 AND id < 1905",
    "INSERT INTO liaison (id, account_id, area_code, line, duties, from_on, version, created_at, changed_at) VALUES \
     (601, 503, '340705005', NULL, 'a street', '2025-01-01', 1, 0, 0), \
     (602, 503, '340705005002', 'police', 'a community', '2025-01-01', 1, 0, 0), \
     (603, 504, '371102100', NULL, 'a town', '2025-01-01', 1, 0, 0), \
     (604, 504, '371102100260', 'police', 'a community', '2025-01-01', 1, 0, 0), \
     (605, 504, '371102100260', 'fire-safety', 'over', '2024-01-01', 1, 0, 0)",
    "UPDATE liaison SET ended_at = 1700000000000 WHERE id = 605",
    "INSERT INTO body (id, area_code, parent_id, kind, subject, name, from_on, version, created_at, changed_at) VALUES \
     (611, '340705', NULL, 'leading_group', 'grids', 'group', '2025-01-01', 1, 0, 0), \
     (612, '340705005', 611, 'leading_group', 'grids', 'group', '2025-01-01', 1, 0, 0), \
     (613, '340705005002', NULL, 'owners_committee', NULL, 'owners', '2025-01-01', 1, 0, 0), \
     (614, '371102100', NULL, 'party_working_committee', NULL, 'party', '2025-01-01', 1, 0, 0), \
     (615, '371102100260', 614, 'party_organisation', NULL, 'party', '2025-01-01', 1, 0, 0), \
     (616, '371102100260001', 615, 'party_group', NULL, 'party', '2025-01-01', 1, 0, 0), \
     (617, '371102100260', NULL, 'police_office', NULL, 'over', '2024-01-01', 1, 0, 0)",
    "UPDATE body SET to_on = '2025-06-01' WHERE id = 617",
    "INSERT INTO body_member (id, body_id, area_code, function, account_id, name, represents, from_on, version, \
     created_at, changed_at) SELECT id + 20, id, area_code, 'member', 503, NULL, NULL, from_on, 1, 0, 0 FROM body WHERE id < 700",
    "INSERT INTO body_member (id, body_id, area_code, function, account_id, name, represents, from_on, version, \
     created_at, changed_at) SELECT id + 40, id, area_code, 'representative', NULL, 'named', 'owners', from_on, 1, 0, 0 \
     FROM body WHERE id < 700",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 700000, area_code, 'Liaison', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM liaison WHERE id < 700",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 700000, area_code, 'Body', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM body WHERE id < 700",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 700000, area_code, 'BodyMember', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM body_member WHERE id < 700",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 4000000000000, grid_code, 'NoticeBoard', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM notice_board WHERE grid_code LIKE '%001'",
    "UPDATE post SET on_board = TRUE, public_name = 'shown', service_telephone = '0562-8000000', work_content = 'work', \
     duties = 'duties' WHERE role IN ('grid-leader', 'police-officer') AND length(area_code) = 15 AND id < 10000",
    "UPDATE post SET transferred_from = 1905 WHERE role = 'mediator'",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, \
     post_id, stands_in, at) SELECT substr(area_code, 1, 6), id + 9000, area_code, 'Leave', CAST(id AS text), 1, \
     'create', '{}', 1, post_id, TRUE, 1700000000000 FROM post_leave WHERE id < 10000",
    "UPDATE post SET granted_by = 1 WHERE id > 1010",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id, area_code, 'Post', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM post WHERE length(area_code) >= 6 AND id < 10000",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 5000, area_code, 'Account', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM account WHERE length(area_code) >= 6 AND id < 10000",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(code, 1, 6), 7000000 + CAST(substr(code, 7) AS bigint), code, 'Division', code, 1, 'create', '{}', 1, \
     1700000000000 FROM division WHERE code IN ('340705005', '340705005002', '371102100', '371102100260')",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT code, 8000000, code, 'DistrictSetting', code, 1, 'create', '{}', 1, 1700000000000 FROM district_setting",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id, grid_code, 'Grid', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 FROM grid",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT district_code, id + 1, grid_code, 'Road', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 FROM road",
    "INSERT INTO audit (district_code, id, at, account_id, post_id, stands_in, action, record_type, record_id, \
     area_code, fields, outcome, mac) SELECT substr(area_code, 1, 6), id, 1700000000000, account_id, id, FALSE, 'create', \
     'Post', CAST(id AS text), area_code, 'role', 'ok', '' FROM post WHERE length(area_code) >= 6 AND id < 10000",
    // what somebody did with restricted data, as the auditor and as a person reads it, who is none here
    "INSERT INTO audit (district_code, id, at, account_id, post_id, stands_in, action, record_type, record_id, \
     area_code, fields, outcome, mac) SELECT substr(area_code, 1, 6), id + 20000, 1700000000000, account_id, id, FALSE, 'act', \
     'Restricted', '', substr(area_code, 1, 6), '', 'ok', '' FROM post WHERE role = 'justice-custodian' AND id < 10000",
    "INSERT INTO audit (district_code, id, at, account_id, post_id, stands_in, action, record_type, record_id, \
     area_code, fields, person_id, outcome, mac) SELECT substr(area_code, 1, 6), id + 30000, 1700000000000, account_id, id, \
     FALSE, 'open', 'Restricted', '', substr(area_code, 1, 6), '', 999999, 'ok', '' FROM post WHERE role = 'justice-custodian' \
     AND id < 10000",
    "INSERT INTO audit (district_code, id, at, account_id, post_id, stands_in, action, record_type, record_id, \
     area_code, fields, person_id, outcome, mac) SELECT substr(area_code, 1, 6), id + 40000, 1700000000000, account_id, id, \
     FALSE, 'create', 'HealthCarePlan', '7', area_code, 'kind', 999999, 'ok', '' FROM post WHERE role = 'family-planning-nurse' \
     AND id < 10000",
    "INSERT INTO break_glass (id, account_id, post_id, area_code, review_code, reason, from_at, to_at, version, created_at, \
     changed_at) SELECT 671, account_id, id, '340705005003', '340705005', 'reason', 1700000000000, 1700007200000, 1, 0, 0 \
     FROM post WHERE role = 'community-director' AND area_code = '340705005002' AND id < 1905",
    "INSERT INTO break_glass (id, account_id, post_id, area_code, review_code, reason, from_at, to_at, version, created_at, \
     changed_at) SELECT 672, account_id, id, '371102100260', '371102', 'reason', 1700000000000, 1700007200000, 1, 0, 0 \
     FROM post WHERE role = 'town-leader' AND area_code = '371102100' AND id < 1905",
    "INSERT INTO break_glass (id, account_id, post_id, area_code, review_code, reason, from_at, to_at, reviewed_by, \
     reviewed_at, finding, version, created_at, changed_at) SELECT 673, account_id, id, '340705005001', '340705005', 'reason', \
     1700000000000, 1700007200000, 1, 1700007200000, 'well', 2, 0, 0 FROM post WHERE role = 'community-director' \
     AND area_code = '340705005002' AND id < 1905",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, at) \
     SELECT substr(area_code, 1, 6), id + 700000, area_code, 'BreakGlass', CAST(id AS text), 1, 'create', '{}', 1, \
     1700000000000 FROM break_glass",
    "UPDATE facility SET status = 'retired', retired_on = '2025-06-01' WHERE id IN \
     (SELECT min(id) FROM facility GROUP BY district_code)",
];
