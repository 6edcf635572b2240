-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

ALTER TABLE district_setting ADD COLUMN verify_months smallint NOT NULL DEFAULT 3;

CREATE TABLE person (
    id bigint NOT NULL,
    number_mac CODE,
    district_code CODE NOT NULL,
    resident_id bigint NOT NULL,
    key_id text NOT NULL,
    data_key text,
    merged_into bigint,
    erased_at bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number_mac)
);
CREATE INDEX person_key_id ON person (key_id, id);

CREATE TABLE dwelling (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    number text NOT NULL,
    floor smallint,
    area_dm2 integer,
    usage text NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    CHECK (usage IN ('own', 'let', 'vacant', 'business', 'collective'))
);
CREATE INDEX dwelling_grid_code ON dwelling (district_code, grid_code, id);
CREATE INDEX dwelling_grid_id ON dwelling (district_code, grid_id);
CREATE UNIQUE INDEX dwelling_building_id_number ON dwelling (district_code, building_id, number) WHERE status = 'active';

CREATE TABLE household (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    dwelling_id bigint,
    kind text NOT NULL,
    number text,
    address text,
    head_district_code CODE,
    head_id bigint,
    people integer NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, dwelling_id) REFERENCES dwelling (district_code, id) ON DELETE RESTRICT,
    CHECK (kind IN ('family', 'collective'))
);
CREATE INDEX household_grid_code ON household (district_code, grid_code, id);
CREATE INDEX household_grid_id ON household (district_code, grid_id);
CREATE INDEX household_building_id ON household (district_code, building_id);
CREATE INDEX household_dwelling_id ON household (district_code, dwelling_id);

CREATE TABLE resident (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    person_id bigint NOT NULL,
    account_id bigint,
    kind text NOT NULL,
    household_district_code CODE,
    household_id bigint,
    relation CODE,
    building_id bigint,
    dwelling_id bigint,
    name text NOT NULL,
    name_initials CODE NOT NULL,
    used_name text,
    sex CODE NOT NULL,
    birth_on date,
    identity_number_cipher text,
    identity_number_mask text,
    telephone_cipher text,
    telephone_mask text,
    native_code CODE,
    marriage CODE,
    education CODE,
    education_edition text,
    occupation text,
    trade CODE,
    workplace text,
    unit_district_code CODE,
    unit_id bigint,
    origin_code CODE,
    origin_address text,
    inflow_reason text,
    from_on date NOT NULL,
    to_on date,
    end_reason text,
    died_on date,
    verified_at bigint,
    verified_by bigint,
    due_on date,
    disputed boolean NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, dwelling_id) REFERENCES dwelling (district_code, id) ON DELETE RESTRICT,
    CHECK (kind IN ('registered', 'away', 'floating')),
    CHECK (status IN ('active', 'ended', 'erased')),
    CHECK (sex IN ('0', '1', '2', '9'))
);
CREATE INDEX resident_grid_code ON resident (district_code, grid_code, id);
CREATE INDEX resident_grid_id ON resident (district_code, grid_id);
CREATE INDEX resident_person_id ON resident (person_id);
CREATE INDEX resident_account_id ON resident (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX resident_household_id ON resident (household_id);
CREATE INDEX resident_building_id ON resident (district_code, building_id);
CREATE INDEX resident_dwelling_id ON resident (district_code, dwelling_id);
CREATE INDEX resident_unit_id ON resident (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX resident_name_initials ON resident (district_code, name_initials, id);
CREATE INDEX resident_due_on ON resident (district_code, due_on);
CREATE UNIQUE INDEX resident_open ON resident (district_code, person_id, grid_id) WHERE status = 'active';

CREATE TABLE correction (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    account_id bigint NOT NULL,
    fields text NOT NULL,
    proposal_cipher text,
    note text,
    state text NOT NULL,
    answer text,
    decided_by bigint,
    decided_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('open', 'accepted', 'refused'))
);
CREATE INDEX correction_grid_code ON correction (district_code, grid_code, id);
CREATE INDEX correction_grid_id ON correction (district_code, grid_id);
CREATE INDEX correction_resident_id ON correction (district_code, resident_id);

CREATE TABLE resident_certificate (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    number_cipher text,
    number_mask text,
    issuer text,
    issued_on date,
    expires_on date,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (status IN ('active', 'retired')),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE
);
CREATE INDEX resident_certificate_grid_code ON resident_certificate (district_code, grid_code, id);
CREATE INDEX resident_certificate_grid_id ON resident_certificate (district_code, grid_id);
CREATE INDEX resident_certificate_resident_id ON resident_certificate (district_code, resident_id);
CREATE INDEX resident_certificate_kind ON resident_certificate (district_code, kind);

CREATE TABLE binding (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    district_code CODE NOT NULL,
    resident_id bigint NOT NULL,
    code_mac CODE NOT NULL,
    issued_by bigint NOT NULL,
    tries smallint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (code_mac)
);
CREATE INDEX binding_person_id ON binding (person_id);

CREATE TABLE reveal_budget (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    day_on date NOT NULL,
    shown integer NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, day_on),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE break_glass (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    area_code CODE NOT NULL,
    reason text NOT NULL,
    from_at bigint NOT NULL,
    to_at bigint NOT NULL,
    reviewed_by bigint,
    reviewed_at bigint,
    finding text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX break_glass_account_id ON break_glass (account_id, to_at);
CREATE INDEX break_glass_area_code ON break_glass (area_code);

CREATE TABLE grid_stat (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    households integer NOT NULL,
    registered integer NOT NULL,
    away integer NOT NULL,
    floating integer NOT NULL,
    male integer NOT NULL,
    female integer NOT NULL,
    dwellings integer NOT NULL,
    vacant_dwellings integer NOT NULL,
    rented_dwellings integer NOT NULL,
    units integer NOT NULL,
    key_places integer NOT NULL,
    born_1920 integer NOT NULL,
    born_1925 integer NOT NULL,
    born_1930 integer NOT NULL,
    born_1935 integer NOT NULL,
    born_1940 integer NOT NULL,
    born_1945 integer NOT NULL,
    born_1950 integer NOT NULL,
    born_1955 integer NOT NULL,
    born_1960 integer NOT NULL,
    born_1965 integer NOT NULL,
    born_1970 integer NOT NULL,
    born_1975 integer NOT NULL,
    born_1980 integer NOT NULL,
    born_1985 integer NOT NULL,
    born_1990 integer NOT NULL,
    born_1995 integer NOT NULL,
    born_2000 integer NOT NULL,
    born_2005 integer NOT NULL,
    born_2010 integer NOT NULL,
    born_2015 integer NOT NULL,
    born_2020 integer NOT NULL,
    born_2025 integer NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, grid_id)
);
CREATE INDEX grid_stat_grid_code ON grid_stat (district_code, grid_code);

CREATE TABLE grid_quarter (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    quarter text NOT NULL,
    verified integer NOT NULL,
    entered integer NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, grid_id, quarter)
);
CREATE INDEX grid_quarter_grid_code ON grid_quarter (district_code, grid_code);
