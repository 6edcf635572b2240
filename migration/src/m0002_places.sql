-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE division (
    code CODE NOT NULL,
    level smallint NOT NULL,
    parent_code CODE,
    name text NOT NULL,
    edition text NOT NULL,
    name_edition text NOT NULL,
    retired_edition text,
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (code)
);
CREATE INDEX division_parent_code ON division (parent_code);

CREATE TABLE division_edition (
    id bigint NOT NULL,
    issuer text NOT NULL,
    edition text NOT NULL,
    governing boolean NOT NULL,
    sha256 text NOT NULL,
    rows_read bigint NOT NULL,
    added bigint NOT NULL,
    retired bigint NOT NULL,
    renamed bigint NOT NULL,
    imported_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (issuer, edition)
);

CREATE TABLE division_change (
    id bigint NOT NULL,
    code CODE NOT NULL,
    issuer text NOT NULL,
    edition text NOT NULL,
    kind text NOT NULL,
    old_name text,
    new_name text,
    at bigint NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX division_change_code ON division_change (code);

CREATE TABLE division_alias (
    issuer text NOT NULL,
    code CODE NOT NULL,
    edition text NOT NULL,
    name text NOT NULL,
    retired_edition text,
    PRIMARY KEY (issuer, code)
);

CREATE TABLE division_shape (
    code CODE NOT NULL,
    geometry text NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    source text NOT NULL,
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (code)
);
CREATE INDEX division_shape_west ON division_shape (west);

CREATE TABLE district_setting (
    code CODE NOT NULL,
    levels smallint NOT NULL,
    zone text NOT NULL,
    size_kinds text NOT NULL,
    households_min integer,
    households_max integer,
    people_min integer,
    people_max integer,
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (code),
    CHECK (levels IN (3, 4, 5))
);

CREATE TABLE grid (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    declared_households integer,
    declared_people integer,
    residents_group text,
    property_service text,
    sanitation text,
    health_service text,
    police text,
    primary_school text,
    opened_on date NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    UNIQUE (district_code, grid_code),
    CHECK (length(grid_code) = 15),
    CHECK (kind IN ('residential', 'unit', 'villager_group'))
);

CREATE TABLE unit_check (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    whole_and_large boolean NOT NULL,
    non_residential boolean NOT NULL,
    clear_borders boolean NOT NULL,
    stable boolean NOT NULL,
    able boolean NOT NULL,
    note text,
    checked_on date NOT NULL,
    account_id bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX unit_check_grid_id ON unit_check (district_code, grid_id);

CREATE TABLE compound (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    age text NOT NULL,
    address text,
    manager text,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    CHECK (kind IN ('self_managed', 'property_managed', 'unit')),
    CHECK (age IN ('old', 'new', 'resettlement'))
);
CREATE INDEX compound_grid_code ON compound (district_code, grid_code);

CREATE TABLE building (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    compound_id bigint,
    code CODE NOT NULL,
    name text NOT NULL,
    address text,
    management text NOT NULL,
    floors smallint,
    entrances smallint,
    declared_households integer,
    lon double precision,
    lat double precision,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    UNIQUE (district_code, code),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, compound_id) REFERENCES compound (district_code, id) ON DELETE RESTRICT,
    CHECK (code >= grid_code AND length(code) = 20),
    CHECK (management IN ('residential', 'commercial', 'institution', 'crowded_place'))
);
CREATE INDEX building_grid_code ON building (district_code, grid_code);
CREATE INDEX building_grid_id ON building (district_code, grid_id);
CREATE INDEX building_compound_id ON building (district_code, compound_id);

CREATE TABLE road (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    length_m integer,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    CHECK (kind IN ('trunk', 'main', 'branch', 'lane'))
);
CREATE INDEX road_grid_code ON road (district_code, grid_code);

CREATE TABLE facility (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint,
    name text NOT NULL,
    kind text NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX facility_grid_code ON facility (district_code, grid_code);
CREATE INDEX facility_grid_id ON facility (district_code, grid_id);

CREATE TABLE place_grid (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    compound_id bigint,
    road_id bigint,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, compound_id) REFERENCES compound (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, road_id) REFERENCES road (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, grid_id, compound_id),
    UNIQUE (district_code, grid_id, road_id),
    CHECK ((compound_id IS NULL) <> (road_id IS NULL))
);
CREATE INDEX place_grid_compound_id ON place_grid (district_code, compound_id);
CREATE INDEX place_grid_road_id ON place_grid (district_code, road_id);
CREATE INDEX place_grid_grid_code ON place_grid (district_code, grid_code);

CREATE TABLE place_shape (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    record_type text NOT NULL,
    record_id bigint NOT NULL,
    geometry text NOT NULL,
    lon double precision NOT NULL,
    lat double precision NOT NULL,
    west double precision NOT NULL,
    south double precision NOT NULL,
    east double precision NOT NULL,
    north double precision NOT NULL,
    source text NOT NULL,
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    UNIQUE (district_code, record_type, record_id)
);
CREATE INDEX place_shape_record_type_grid_code ON place_shape (district_code, record_type, grid_code);

CREATE TABLE code_counter (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    last_number integer NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    UNIQUE (district_code, grid_code)
);

CREATE TABLE code_alias (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    record_type text NOT NULL,
    record_id bigint NOT NULL,
    code CODE NOT NULL,
    until_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    UNIQUE (district_code, code)
);
CREATE INDEX code_alias_record_id ON code_alias (district_code, record_id);
