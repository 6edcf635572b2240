CREATE TEMPORARY TABLE n (i integer PRIMARY KEY);
INSERT INTO n WITH RECURSIVE up(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM up WHERE i < 9999) SELECT i FROM up;

INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at) VALUES
    ('99', 1, NULL, '试验省', '2026', '2026', 1, 1780000000000),
    ('9999', 2, '99', '试验市', '2026', '2026', 1, 1780000000000),
    ('999901', 3, '9999', '试验区', '2026', '2026', 1, 1780000000000);
INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at)
SELECT '999901' || substr(CAST(1001 + i AS text), 2), 4, '999901', '试验街道' || (i + 1), '2026', '2026', 1, 1780000000000
FROM n WHERE i < {towns};
INSERT INTO division (code, level, parent_code, name, edition, name_edition, version, changed_at)
SELECT '999901' || substr(CAST(1001 + i / 20 AS text), 2) || substr(CAST(1001 + i % 20 AS text), 2), 5,
    '999901' || substr(CAST(1001 + i / 20 AS text), 2), '试验社区' || (i + 1), '2026', '2026', 1, 1780000000000
FROM n WHERE i < {communities};

INSERT INTO district_setting (code, levels, zone, size_kinds, version, changed_at)
VALUES ('999901', 4, 'Asia/Shanghai', 'residential', 1, 1780000000000);

INSERT INTO grid (district_code, id, grid_code, name, kind, declared_households, declared_people, opened_on, status,
    version, created_at, changed_at)
SELECT '999901', 1000000 + i,
    '999901' || substr(CAST(1001 + i / 200 AS text), 2) || substr(CAST(1001 + i / 10 % 20 AS text), 2)
        || substr(CAST(1001 + i % 10 AS text), 2),
    '第' || (i + 1) || '网格', 'residential', 300 + i * 37 % 201, 1000, date('2020-01-01'), 'active', 1,
    1780000000000, 1780000000000
FROM n WHERE i < {grids};

INSERT INTO building (district_code, id, grid_code, grid_id, code, name, management, floors, status, version,
    created_at, changed_at)
SELECT '999901', 2000000 + (g.id - 1000000) * 20 + n.i, g.grid_code, g.id,
    g.grid_code || substr(CAST(100001 + n.i AS text), 2), (n.i + 1) || '号楼', 'residential', 6, 'active', 1,
    1780000000000, 1780000000000
FROM grid g CROSS JOIN n WHERE n.i < 20;

INSERT INTO household (district_code, id, grid_code, grid_id, building_id, kind, number, people, head_district_code,
    head_id, status, version, created_at, changed_at)
SELECT '999901', 10000000 + (g.id - 1000000) * 500 + n.i, g.grid_code, g.id,
    2000000 + (g.id - 1000000) * 20 + n.i % 20, 'family', '户' || ((g.id - 1000000) * 500 + n.i), 1 + n.i % 4, '999901',
    100000000 + ((g.id - 1000000) * 500 + n.i) * 4, 'active', 1, 1780000000000, 1780000000000
FROM grid g CROSS JOIN n WHERE n.i < 300 + (g.id - 1000000) * 37 % 201;

INSERT INTO person (id, number_mac, district_code, resident_id, key_id, data_key, created_at)
SELECT 500000000 + (h.id - 10000000) * 4 + n.i, 'made-up-' || ((h.id - 10000000) * 4 + n.i), '999901',
    100000000 + (h.id - 10000000) * 4 + n.i, 'none', 'the-same-for-everybody-and-opens-nothing', 1780000000000
FROM household h CROSS JOIN n WHERE n.i < h.people;

INSERT INTO resident (district_code, id, grid_code, grid_id, person_id, kind, household_district_code, household_id,
    relation, building_id, name, name_initials, sex, birth_on, identity_number_cipher, identity_number_mask,
    telephone_cipher, telephone_mask, education, education_edition, occupation, from_on, due_on, disputed, status,
    version, created_at, changed_at)
SELECT '999901', x.at + 100000000, x.grid_code, x.grid_id, x.at + 500000000,
    CASE WHEN x.at % 20 = 0 THEN 'floating' WHEN x.at % 33 = 1 THEN 'away' ELSE 'registered' END,
    '999901', x.household, CASE WHEN x.i = 0 THEN '01' ELSE '30' END, x.building_id,
    substr('王李张刘陈杨赵黄周吴', CAST(1 + x.at % 10 AS integer), 1)
        || substr('伟芳娜敏静丽强磊军洋勇艳杰涛明', CAST(1 + x.at / 10 % 15 AS integer), 1),
    substr('wlzlcyzhzw', CAST(1 + x.at % 10 AS integer), 1) || substr('wfnmjlqljyyyjtm', CAST(1 + x.at / 10 % 15 AS integer), 1),
    CAST(1 + x.at % 2 AS text),
    date(CAST(1935 + x.at * 7 % 90 AS text) || '-' || substr(CAST(101 + x.at % 12 AS text), 2) || '-'
        || substr(CAST(101 + x.at % 28 AS text), 2)),
    'MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA',
    '990101************',
    'MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA',
    '154****' || substr(CAST(10000 + x.at % 10000 AS text), 2),
    '20', '2006', '职员', date('2020-01-01'), date('2026-12-31'), FALSE, 'active', 1, 1780000000000, 1780000000000
FROM (SELECT (h.id - 10000000) * 4 + n.i AS at, n.i, h.grid_code, h.grid_id, h.building_id, h.id AS household
    FROM household h CROSS JOIN n WHERE n.i < h.people) x;

INSERT INTO grid_stat (district_code, id, grid_code, grid_id, households, registered, away, floating, male, female,
    dwellings, vacant_dwellings, rented_dwellings, units, key_places, {born})
SELECT '999901', grid_id, grid_code, grid_id, COUNT(DISTINCT household_id),
    SUM(CASE WHEN kind <> 'floating' THEN 1 ELSE 0 END), SUM(CASE WHEN kind = 'away' THEN 1 ELSE 0 END),
    SUM(CASE WHEN kind = 'floating' THEN 1 ELSE 0 END),
    SUM(CASE WHEN kind <> 'away' AND sex = '1' THEN 1 ELSE 0 END),
    SUM(CASE WHEN kind <> 'away' AND sex = '2' THEN 1 ELSE 0 END), 0, 0, 0, 0, 0, {sums}
FROM resident GROUP BY grid_id, grid_code;

INSERT INTO grid_quarter (district_code, id, grid_code, grid_id, quarter, verified, entered, ended)
SELECT '999901', grid_id, grid_code, grid_id, '2026Q2', 0, COUNT(*), 0
FROM resident GROUP BY grid_id, grid_code;

{names};

INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at)
VALUES (1, 'bench', 'bench', 'service', '999901', 'active', 1, 1780000000000, 1780000000000);
INSERT INTO post (id, account_id, role, area_code, from_on, version, created_at, changed_at)
VALUES (1, 1, 'service', '999901', date('2020-01-01'), 1, 1780000000000, 1780000000000);
INSERT INTO rights_epoch (id, epoch) VALUES (1, 1);

CREATE TEMPORARY TABLE seat AS
WITH line(code) AS (VALUES {lines}),
    one_line(role) AS (VALUES ('line-officer'), ('line-reviewer')),
    role(code, digits) AS (VALUES ('grid-leader', 15), ('grid-member', 15), ('community-clerk', 12),
        ('community-director', 12), ('town-clerk', 9), ('town-leader', 9), ('district-command', 6)),
    area(code) AS (SELECT code FROM division WHERE level >= 3 UNION ALL SELECT grid_code FROM grid)
SELECT role.code AS role, area.code AS area, NULL AS line FROM area JOIN role ON role.digits = length(area.code)
UNION ALL
SELECT one_line.role, area.code, line.code FROM area CROSS JOIN one_line CROSS JOIN line WHERE length(area.code) IN (6, 9);
INSERT INTO account (id, name, title, kind, area_code, status, version, created_at, changed_at)
SELECT 1000 + ROW_NUMBER() OVER (ORDER BY area, role, line), 'bench-' || role || '-' || area || COALESCE('-' || line, ''),
    role, 'staff', area, 'active', 1, 1780000000000, 1780000000000
FROM seat;
INSERT INTO post (id, account_id, role, area_code, line, from_on, version, created_at, changed_at)
SELECT 1000 + ROW_NUMBER() OVER (ORDER BY area, role, line), 1000 + ROW_NUMBER() OVER (ORDER BY area, role, line), role,
    area, line, date('2020-01-01'), 1, 1780000000000, 1780000000000
FROM seat;

DROP TABLE seat;
DROP TABLE n;
