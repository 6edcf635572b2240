-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

ALTER TABLE district_setting ADD COLUMN keep_months smallint NOT NULL DEFAULT 36;
ALTER TABLE district_setting ADD COLUMN keep_sensitive_months smallint NOT NULL DEFAULT 6;

CREATE INDEX resident_ended ON resident (district_code, to_on) WHERE status = 'ended';

CREATE TABLE erasure (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    account_id bigint NOT NULL,
    ground text,
    note text,
    state text NOT NULL,
    keep_until date,
    keep_ground text,
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
    CHECK (state IN ('open', 'held', 'refused', 'done', 'over'))
);
CREATE INDEX erasure_grid_code ON erasure (district_code, grid_code, id);
CREATE INDEX erasure_grid_id ON erasure (district_code, grid_id);
CREATE INDEX erasure_resident_id ON erasure (district_code, resident_id);
CREATE INDEX erasure_person_id ON erasure (person_id);
CREATE INDEX erasure_keep_until ON erasure (district_code, keep_until) WHERE state = 'held';

CREATE TABLE export_budget (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    day_on date NOT NULL,
    shown integer NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, day_on),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
