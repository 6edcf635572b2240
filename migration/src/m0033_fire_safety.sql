-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE fire_premises (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    unit_id bigint,
    name text NOT NULL,
    kind text NOT NULL,
    risk_class text NOT NULL,
    place text,
    storeys smallint,
    area_dm2 integer,
    manager_name text,
    manager_telephone text,
    manager_district_code CODE,
    manager_id bigint,
    inspected_on date,
    inspect_by date NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, unit_id) REFERENCES unit (district_code, id) ON DELETE RESTRICT,
    CHECK (risk_class IN ('general', 'medium', 'high')),
    CHECK (status IN ('active', 'retired'))
);
CREATE INDEX fire_premises_grid_code ON fire_premises (district_code, grid_code, id);
CREATE INDEX fire_premises_grid_id ON fire_premises (district_code, grid_id);
CREATE INDEX fire_premises_building_id ON fire_premises (district_code, building_id);
CREATE INDEX fire_premises_unit_id ON fire_premises (district_code, unit_id);
CREATE INDEX fire_premises_status_inspect_by ON fire_premises (district_code, status, inspect_by);
CREATE INDEX fire_premises_manager_district_code_manager_id ON fire_premises (manager_district_code, manager_id);

CREATE TABLE fire_equipment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    premises_id bigint NOT NULL,
    kind text NOT NULL,
    spot text NOT NULL,
    number text,
    installed_on date NOT NULL,
    inspected_on date,
    inspect_by date NOT NULL,
    expires_on date,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, premises_id) REFERENCES fire_premises (district_code, id) ON DELETE CASCADE,
    CHECK (status IN ('active', 'retired'))
);
CREATE INDEX fire_equipment_grid_code ON fire_equipment (district_code, grid_code, id);
CREATE INDEX fire_equipment_grid_id ON fire_equipment (district_code, grid_id);
CREATE INDEX fire_equipment_building_id ON fire_equipment (district_code, building_id);
CREATE INDEX fire_equipment_premises_id ON fire_equipment (district_code, premises_id, id);
CREATE INDEX fire_equipment_status_inspect_by ON fire_equipment (district_code, status, inspect_by);
CREATE INDEX fire_equipment_status_expires_on ON fire_equipment (district_code, status, expires_on);

CREATE TABLE fire_plan (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    risk_class text NOT NULL,
    months smallint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, risk_class),
    CHECK (months BETWEEN 1 AND 36)
);

CREATE TABLE fire_checklist (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    kind text NOT NULL,
    edition smallint NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    from_on date,
    to_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, kind, edition),
    CHECK (kind IN ('general', 'electricity', 'gas')),
    CHECK (state IN ('draft', 'in_use', 'replaced'))
);

CREATE TABLE fire_checklist_item (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    checklist_id bigint NOT NULL,
    code CODE NOT NULL,
    text text NOT NULL,
    hazard_kind text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (checklist_id, code),
    FOREIGN KEY (checklist_id) REFERENCES fire_checklist (id) ON DELETE CASCADE
);
CREATE INDEX fire_checklist_item_area_code ON fire_checklist_item (area_code, id);

CREATE TABLE fire_inspection (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    premises_id bigint NOT NULL,
    checklist_id bigint NOT NULL,
    kind text NOT NULL,
    inspected_on date NOT NULL,
    lon double precision,
    lat double precision,
    passed smallint NOT NULL,
    failed smallint NOT NULL,
    skipped smallint NOT NULL,
    note text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, premises_id) REFERENCES fire_premises (district_code, id) ON DELETE CASCADE,
    CHECK (kind IN ('planned', 'ad_hoc')),
    CHECK ((lon IS NULL) = (lat IS NULL))
);
CREATE INDEX fire_inspection_grid_code ON fire_inspection (district_code, grid_code, id);
CREATE INDEX fire_inspection_grid_id ON fire_inspection (district_code, grid_id);
CREATE INDEX fire_inspection_building_id ON fire_inspection (district_code, building_id);
CREATE INDEX fire_inspection_premises_id ON fire_inspection (district_code, premises_id, id);
CREATE INDEX fire_inspection_inspected_on ON fire_inspection (district_code, inspected_on);

CREATE TABLE fire_inspection_answer (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint NOT NULL,
    inspection_id bigint NOT NULL,
    code CODE NOT NULL,
    text text NOT NULL,
    result text NOT NULL,
    remark text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, inspection_id, code),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, inspection_id) REFERENCES fire_inspection (district_code, id) ON DELETE CASCADE,
    CHECK (result IN ('in_order', 'not_in_order', 'not_applicable'))
);
CREATE INDEX fire_inspection_answer_grid_code ON fire_inspection_answer (district_code, grid_code, id);
CREATE INDEX fire_inspection_answer_grid_id ON fire_inspection_answer (district_code, grid_id);
CREATE INDEX fire_inspection_answer_building_id ON fire_inspection_answer (district_code, building_id);

CREATE TABLE fire_hazard (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    premises_id bigint,
    inspection_id bigint,
    item_code CODE,
    matter_id bigint,
    number text NOT NULL,
    kind text NOT NULL,
    level text,
    place text,
    detail text,
    lon double precision,
    lat double precision,
    source text NOT NULL,
    source_name text,
    source_ref text,
    reporter_district_code CODE,
    reporter_id bigint,
    state text NOT NULL,
    due_on date,
    extended boolean NOT NULL,
    found_on date NOT NULL,
    ended_on date,
    status text NOT NULL,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, matter_id),
    UNIQUE (district_code, source_name, source_ref),
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, premises_id) REFERENCES fire_premises (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, inspection_id) REFERENCES fire_inspection (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE RESTRICT,
    CHECK (status IN ('open', 'ended')),
    CHECK (level IN ('general', 'major')),
    CHECK ((status = 'ended') = (ended_on IS NOT NULL))
);
CREATE INDEX fire_hazard_grid_code ON fire_hazard (district_code, grid_code, id);
CREATE INDEX fire_hazard_grid_id ON fire_hazard (district_code, grid_id);
CREATE INDEX fire_hazard_building_id ON fire_hazard (district_code, building_id);
CREATE INDEX fire_hazard_premises_id ON fire_hazard (district_code, premises_id, id);
CREATE INDEX fire_hazard_inspection_id ON fire_hazard (district_code, inspection_id);
CREATE INDEX fire_hazard_status_due_on ON fire_hazard (district_code, status, due_on);
CREATE INDEX fire_hazard_account_id_found_on ON fire_hazard (district_code, account_id, found_on);
CREATE INDEX fire_hazard_reporter_district_code_reporter_id ON fire_hazard (reporter_district_code, reporter_id);

CREATE TABLE fire_hazard_step (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    hazard_id bigint NOT NULL,
    kind text NOT NULL,
    outcome text,
    number text,
    done_on date NOT NULL,
    served_on date,
    way text,
    days smallint,
    due_on date,
    note text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, hazard_id) REFERENCES fire_hazard (district_code, id) ON DELETE CASCADE
);
CREATE INDEX fire_hazard_step_grid_code ON fire_hazard_step (district_code, grid_code, id);
CREATE INDEX fire_hazard_step_grid_id ON fire_hazard_step (district_code, grid_id);
CREATE INDEX fire_hazard_step_building_id ON fire_hazard_step (district_code, building_id);
CREATE INDEX fire_hazard_step_hazard_id ON fire_hazard_step (district_code, hazard_id, id);

CREATE TABLE fire_activity (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    premises_id bigint,
    kind text NOT NULL,
    subject text NOT NULL,
    place text,
    held_on date NOT NULL,
    people integer NOT NULL,
    materials integer,
    note text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, premises_id) REFERENCES fire_premises (district_code, id) ON DELETE CASCADE,
    CHECK (people BETWEEN 0 AND 1000000)
);
CREATE INDEX fire_activity_grid_code ON fire_activity (district_code, grid_code, id);
CREATE INDEX fire_activity_grid_id ON fire_activity (district_code, grid_id);
CREATE INDEX fire_activity_building_id ON fire_activity (district_code, building_id);
CREATE INDEX fire_activity_premises_id ON fire_activity (district_code, premises_id);
CREATE INDEX fire_activity_held_on ON fire_activity (district_code, held_on);

CREATE TABLE fire_incident (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    premises_id bigint,
    occurred_at bigint NOT NULL,
    occurred_on date NOT NULL,
    kind text NOT NULL,
    place text,
    cause text,
    finding text,
    burnt_dm2 integer,
    deaths smallint NOT NULL,
    injured smallint NOT NULL,
    loss_fen bigint,
    status text NOT NULL,
    ended_on date,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, premises_id) REFERENCES fire_premises (district_code, id) ON DELETE RESTRICT,
    CHECK (loss_fen BETWEEN 0 AND 2147483647),
    CHECK (status IN ('open', 'ended'))
);
CREATE INDEX fire_incident_grid_code ON fire_incident (district_code, grid_code, id);
CREATE INDEX fire_incident_grid_id ON fire_incident (district_code, grid_id);
CREATE INDEX fire_incident_building_id ON fire_incident (district_code, building_id);
CREATE INDEX fire_incident_premises_id ON fire_incident (district_code, premises_id);
CREATE INDEX fire_incident_occurred_on ON fire_incident (district_code, occurred_on);

CREATE TABLE fire_incident_step (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    incident_id bigint NOT NULL,
    kind text NOT NULL,
    done_on date NOT NULL,
    people smallint,
    note text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, incident_id) REFERENCES fire_incident (district_code, id) ON DELETE CASCADE
);
CREATE INDEX fire_incident_step_grid_code ON fire_incident_step (district_code, grid_code, id);
CREATE INDEX fire_incident_step_grid_id ON fire_incident_step (district_code, grid_id);
CREATE INDEX fire_incident_step_building_id ON fire_incident_step (district_code, building_id);
CREATE INDEX fire_incident_step_incident_id ON fire_incident_step (district_code, incident_id, id);
