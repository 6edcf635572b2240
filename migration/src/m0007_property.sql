-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE unit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    name text NOT NULL,
    name_initials CODE NOT NULL,
    credit_code CODE,
    kind text NOT NULL,
    management text,
    key_place text,
    trade CODE,
    telephone text,
    address text,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    CHECK (status IN ('active', 'retired')),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX unit_grid_code ON unit (district_code, grid_code, id);
CREATE INDEX unit_grid_id ON unit (district_code, grid_id);
CREATE INDEX unit_building_id ON unit (district_code, building_id);
CREATE INDEX unit_name_initials ON unit (district_code, name_initials, id);
CREATE INDEX unit_key_place ON unit (district_code, key_place) WHERE key_place IS NOT NULL;

CREATE TABLE ownership (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    dwelling_id bigint NOT NULL,
    party_kind text NOT NULL,
    party_district_code CODE,
    party_id bigint,
    party_name text,
    share smallint NOT NULL,
    from_on date NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    CHECK (status IN ('active', 'retired')),
    CHECK (party_kind IN ('resident', 'unit', 'named')),
    CHECK (share BETWEEN 1 AND 1000),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, dwelling_id) REFERENCES dwelling (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX ownership_grid_code ON ownership (district_code, grid_code, id);
CREATE INDEX ownership_grid_id ON ownership (district_code, grid_id);
CREATE INDEX ownership_building_id ON ownership (district_code, building_id);
CREATE INDEX ownership_dwelling_id ON ownership (district_code, dwelling_id);
CREATE INDEX ownership_party_id ON ownership (party_id);

CREATE TABLE tenancy (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    dwelling_id bigint NOT NULL,
    party_kind text NOT NULL,
    party_district_code CODE,
    party_id bigint,
    party_name text,
    purpose text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    checked_on date,
    check_due_on date,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    CHECK (status IN ('active', 'retired')),
    CHECK (party_kind IN ('resident', 'unit', 'named')),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, dwelling_id) REFERENCES dwelling (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX tenancy_grid_code ON tenancy (district_code, grid_code, id);
CREATE INDEX tenancy_grid_id ON tenancy (district_code, grid_id);
CREATE INDEX tenancy_building_id ON tenancy (district_code, building_id);
CREATE INDEX tenancy_check_due_on ON tenancy (district_code, check_due_on);
CREATE INDEX tenancy_party_id ON tenancy (party_id);
CREATE UNIQUE INDEX tenancy_open ON tenancy (district_code, dwelling_id) WHERE status = 'active';

CREATE TABLE tenancy_tenant (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    tenancy_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, tenancy_id, resident_id),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, tenancy_id) REFERENCES tenancy (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE
);
CREATE INDEX tenancy_tenant_grid_code ON tenancy_tenant (district_code, grid_code, id);
CREATE INDEX tenancy_tenant_grid_id ON tenancy_tenant (district_code, grid_id);
CREATE INDEX tenancy_tenant_building_id ON tenancy_tenant (district_code, building_id);
CREATE INDEX tenancy_tenant_resident_id ON tenancy_tenant (district_code, resident_id);

CREATE TABLE tenancy_check (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    tenancy_id bigint NOT NULL,
    checked_on date NOT NULL,
    account_id bigint NOT NULL,
    fire text NOT NULL,
    electricity text NOT NULL,
    gas text NOT NULL,
    structure text NOT NULL,
    exits text NOT NULL,
    crowding text NOT NULL,
    hazards text,
    next_due_on date NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, tenancy_id) REFERENCES tenancy (district_code, id) ON DELETE CASCADE
);
CREATE INDEX tenancy_check_grid_code ON tenancy_check (district_code, grid_code, id);
CREATE INDEX tenancy_check_grid_id ON tenancy_check (district_code, grid_id);
CREATE INDEX tenancy_check_building_id ON tenancy_check (district_code, building_id);
CREATE INDEX tenancy_check_tenancy_id ON tenancy_check (district_code, tenancy_id);

CREATE TABLE credit_code (
    code CODE NOT NULL,
    unit_district_code CODE NOT NULL,
    unit_id bigint NOT NULL,
    PRIMARY KEY (code)
);
CREATE INDEX credit_code_unit_id ON credit_code (unit_id);

CREATE INDEX resident_certificate_expires_on ON resident_certificate (district_code, expires_on);
CREATE INDEX dwelling_usage ON dwelling (district_code, usage);
