//! Property of the walk: in each grid with people a let, a vacant and a retired dwelling, a tenancy with its check, an
//! ownership, a unit, and a certificate.

/// What it is made of, after the people were entered. Ids are those of the grids and residences, and a step beside.
pub(super) const PROPERTY: &[&str] = &[
    "INSERT INTO dwelling (district_code, id, grid_code, grid_id, building_id, number, usage, status, version, \
     created_at, changed_at) SELECT district_code, id + 1, grid_code, grid_id, id, 'let', 'let', 'active', 1, 0, 0 \
     FROM building WHERE status = 'active' AND code LIKE '%00001' AND grid_id IN (SELECT grid_id FROM resident)",
    "INSERT INTO dwelling (district_code, id, grid_code, grid_id, building_id, number, usage, status, version, \
     created_at, changed_at) SELECT district_code, id + 1, grid_code, grid_id, building_id, 'vacant', 'vacant', \
     'active', 1, 0, 0 FROM dwelling WHERE number = 'let'",
    "INSERT INTO dwelling (district_code, id, grid_code, grid_id, building_id, number, usage, status, retired_on, \
     version, created_at, changed_at) SELECT district_code, id + 2, grid_code, grid_id, building_id, 'gone', 'own', \
     'retired', '2025-06-01', 1, 0, 0 FROM dwelling WHERE number = 'let'",
    "UPDATE resident SET dwelling_id = (SELECT d.id FROM dwelling d WHERE d.grid_id = resident.grid_id AND \
     d.number = 'let'), building_id = (SELECT d.building_id FROM dwelling d WHERE d.grid_id = resident.grid_id AND \
     d.number = 'let') WHERE kind = 'floating'",
    "INSERT INTO unit (district_code, id, grid_code, grid_id, name, name_initials, kind, key_place, status, version, \
     created_at, changed_at) SELECT district_code, id + 1, grid_code, id, 'school', 's', 'institution', 'school', \
     'active', 1, 0, 0 FROM grid WHERE id IN (SELECT grid_id FROM resident)",
    "UPDATE resident SET unit_district_code = district_code, unit_id = grid_id + 1 WHERE kind <> 'away'",
    "INSERT INTO tenancy (district_code, id, grid_code, grid_id, building_id, dwelling_id, party_kind, \
     party_district_code, party_id, purpose, from_on, check_due_on, status, version, created_at, changed_at) \
     SELECT d.district_code, d.id, d.grid_code, d.grid_id, d.building_id, d.id, 'resident', '340705', \
     (SELECT min(id) FROM resident WHERE district_code = '340705'), 'living', '2025-01-01', '2025-01-01', 'active', \
     1, 0, 0 FROM dwelling d WHERE d.number = 'let'",
    "INSERT INTO tenancy_tenant (district_code, id, grid_code, grid_id, building_id, tenancy_id, resident_id) \
     SELECT district_code, id, grid_code, grid_id, building_id, dwelling_id, id FROM resident \
     WHERE dwelling_id IS NOT NULL",
    "INSERT INTO tenancy_check (district_code, id, grid_code, grid_id, building_id, tenancy_id, checked_on, \
     account_id, fire, electricity, gas, structure, exits, crowding, next_due_on, version, created_at, changed_at) \
     SELECT district_code, id, grid_code, grid_id, building_id, id, '2025-01-01', 1, 'passed', 'passed', 'none', \
     'passed', 'passed', 'passed', '2026-01-01', 1, 0, 0 FROM tenancy",
    "INSERT INTO ownership (district_code, id, grid_code, grid_id, building_id, dwelling_id, party_kind, \
     party_district_code, party_id, share, from_on, status, version, created_at, changed_at) SELECT district_code, id, \
     grid_code, grid_id, building_id, id, 'unit', district_code, grid_id + 1, 500, '2020-01-01', 'active', 1, 0, 0 \
     FROM dwelling WHERE number = 'let'",
    "INSERT INTO ownership (district_code, id, grid_code, grid_id, building_id, dwelling_id, party_kind, party_name, \
     share, from_on, status, retired_on, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, \
     building_id, id, 'named', 'sold', 1000, '2020-01-01', 'retired', '2025-06-01', 1, 0, 0 \
     FROM dwelling WHERE number = 'gone'",
    "INSERT INTO tenancy (district_code, id, grid_code, grid_id, building_id, dwelling_id, party_kind, party_name, \
     purpose, from_on, status, retired_on, version, created_at, changed_at) SELECT district_code, id, grid_code, \
     grid_id, building_id, id, 'named', 'let no more', 'living', '2020-01-01', 'retired', '2025-06-01', 1, 0, 0 \
     FROM dwelling WHERE number = 'gone'",
    "INSERT INTO resident_certificate (district_code, id, grid_code, grid_id, resident_id, person_id, kind, \
     number_mask, status, version, created_at, changed_at) SELECT district_code, id, grid_code, grid_id, id, \
     person_id, 'residence_permit', '****0001', 'active', 1, 0, 0 FROM resident WHERE kind = 'floating'",
    "INSERT INTO history (district_code, id, area_code, record_type, record_id, version, action, changes, account_id, \
     at) SELECT district_code, id + 5, grid_code, 'Dwelling', CAST(id AS text), 1, 'create', '{}', 1, 1700000000000 \
     FROM dwelling WHERE number = 'let'",
];
