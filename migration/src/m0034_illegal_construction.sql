-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE building_archive (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    household_id bigint NOT NULL,
    number CODE NOT NULL,
    leader text NOT NULL,
    supervisor text NOT NULL,
    storeys smallint,
    area_dm2 integer,
    land_paper text NOT NULL,
    planning_paper text NOT NULL,
    form_on date,
    pictures_on date,
    video_on date,
    guarantee_on date,
    complete boolean NOT NULL,
    kept_at text,
    signer_district_code CODE,
    signer_id bigint,
    person_id bigint,
    surveyed_on date NOT NULL,
    surveyed_by bigint,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, household_id) REFERENCES household (district_code, id) ON DELETE RESTRICT,
    CHECK (land_paper IN ('held', 'missing', 'not_needed')),
    CHECK (planning_paper IN ('held', 'missing', 'not_needed')),
    CHECK (status IN ('active', 'retired'))
);
CREATE INDEX building_archive_grid_code ON building_archive (district_code, grid_code, id);
CREATE INDEX building_archive_grid_id ON building_archive (district_code, grid_id);
CREATE INDEX building_archive_building_id ON building_archive (district_code, building_id);
CREATE INDEX building_archive_signer_id ON building_archive (signer_id);
CREATE INDEX building_archive_person_id ON building_archive (person_id);
CREATE UNIQUE INDEX building_archive_household_id ON building_archive (district_code, household_id) WHERE status = 'active';

CREATE TABLE construction_inspection (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    inspected_on date NOT NULL,
    account_id bigint NOT NULL,
    sites smallint NOT NULL,
    suspected smallint NOT NULL,
    findings text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, grid_id, inspected_on, account_id)
);
CREATE INDEX construction_inspection_grid_code ON construction_inspection (district_code, grid_code, inspected_on);

CREATE TABLE violation (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    building_id bigint,
    household_id bigint,
    inspection_id bigint,
    matter_id bigint NOT NULL,
    kind text NOT NULL,
    number CODE NOT NULL,
    place text,
    party text,
    storeys smallint,
    area_dm2 integer,
    state text NOT NULL,
    measure text,
    due_on date,
    site_before text,
    site_after text,
    photos_at text,
    discovered_on date NOT NULL,
    ended_on date,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, household_id) REFERENCES household (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, inspection_id) REFERENCES construction_inspection (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE RESTRICT,
    CHECK (kind IN ('unauthorised', 'roof_addition', 'imperfect_procedures')),
    CHECK (status IN ('open', 'ended')),
    UNIQUE (district_code, matter_id),
    UNIQUE (district_code, number)
);
CREATE INDEX violation_grid_code ON violation (district_code, grid_code, id);
CREATE INDEX violation_grid_id ON violation (district_code, grid_id);
CREATE INDEX violation_building_id ON violation (district_code, building_id);
CREATE INDEX violation_household_id ON violation (district_code, household_id);
CREATE INDEX violation_inspection_id ON violation (district_code, inspection_id);
CREATE INDEX violation_due_on ON violation (district_code, due_on) WHERE status = 'open';

CREATE TABLE violation_step (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    violation_id bigint NOT NULL,
    kind text NOT NULL,
    outcome text,
    party text,
    number text,
    done_on date NOT NULL,
    served_on date,
    way text,
    due_on date,
    note text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, violation_id) REFERENCES violation (district_code, id) ON DELETE CASCADE
);
CREATE INDEX violation_step_grid_code ON violation_step (district_code, grid_code, id);
CREATE INDEX violation_step_grid_id ON violation_step (district_code, grid_id);
CREATE INDEX violation_step_violation_id ON violation_step (district_code, violation_id, id);
CREATE INDEX violation_step_matter_id ON violation_step (district_code, matter_id);

CREATE TABLE construction_circular (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    week_on date NOT NULL,
    number text,
    households integer NOT NULL,
    archives integer NOT NULL,
    complete integer NOT NULL,
    inspections integer NOT NULL,
    inspections_due integer NOT NULL,
    suspected integer NOT NULL,
    discovered integer NOT NULL,
    ended integer NOT NULL,
    open_now integer NOT NULL,
    past_due integer NOT NULL,
    remarks text,
    state text NOT NULL,
    drafted_by bigint,
    published_by bigint,
    published_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, week_on),
    CHECK (state IN ('draft', 'published'))
);

CREATE TABLE circular_village (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    circular_id bigint NOT NULL,
    households integer NOT NULL,
    archives integer NOT NULL,
    complete integer NOT NULL,
    inspections integer NOT NULL,
    inspections_due integer NOT NULL,
    suspected integer NOT NULL,
    discovered integer NOT NULL,
    ended integer NOT NULL,
    open_now integer NOT NULL,
    past_due integer NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (circular_id) REFERENCES construction_circular (id) ON DELETE CASCADE
);
CREATE INDEX circular_village_area_code ON circular_village (area_code, id);
CREATE INDEX circular_village_circular_id ON circular_village (circular_id, id);

CREATE TABLE village_evaluation (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    month CODE NOT NULL,
    score smallint NOT NULL,
    summary text,
    account_id bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, month),
    CHECK (score BETWEEN 0 AND 100)
);

CREATE TABLE evaluation_item (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    evaluation_id bigint NOT NULL,
    item text NOT NULL,
    most smallint NOT NULL,
    score smallint NOT NULL,
    reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (evaluation_id, item),
    FOREIGN KEY (evaluation_id) REFERENCES village_evaluation (id) ON DELETE CASCADE,
    CHECK (score BETWEEN 0 AND most)
);
CREATE INDEX evaluation_item_area_code ON evaluation_item (area_code, id);
