-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

ALTER TABLE person ADD COLUMN account_id bigint;
CREATE UNIQUE INDEX person_account_id ON person (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE audit ADD COLUMN person_id bigint;
ALTER TABLE audit ADD COLUMN break_glass_id bigint;
CREATE INDEX audit_person_id ON audit (person_id, id) WHERE person_id IS NOT NULL;

DROP TABLE binding;
CREATE TABLE binding (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    district_code CODE NOT NULL,
    resident_id bigint NOT NULL,
    selector_mac CODE NOT NULL,
    code_mac CODE NOT NULL,
    issued_by bigint NOT NULL,
    tries smallint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    used_by bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (selector_mac)
);
CREATE INDEX binding_person_id ON binding (person_id);

CREATE TABLE binding_try (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    day_on date NOT NULL,
    tries integer NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, day_on),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

DROP TABLE correction;
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
    CHECK (state IN ('open', 'accepted', 'refused', 'moved'))
);
CREATE INDEX correction_grid_code ON correction (district_code, grid_code, id);
CREATE INDEX correction_grid_id ON correction (district_code, grid_id);
CREATE INDEX correction_resident_id ON correction (district_code, resident_id);
CREATE INDEX correction_account_id ON correction (account_id);
CREATE UNIQUE INDEX correction_open ON correction (district_code, resident_id) WHERE state = 'open';

DROP TABLE break_glass;
CREATE TABLE break_glass (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    post_id bigint NOT NULL,
    area_code CODE NOT NULL,
    review_code CODE NOT NULL,
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
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
    FOREIGN KEY (post_id) REFERENCES post (id) ON DELETE RESTRICT
);
CREATE INDEX break_glass_account_id ON break_glass (account_id, to_at);
CREATE INDEX break_glass_post_id ON break_glass (post_id);
CREATE INDEX break_glass_area_code ON break_glass (area_code);
