-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE visit_task (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    account_id bigint NOT NULL,
    assigned_grid CODE NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL,
    result text,
    done_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('open', 'done')),
    CHECK ((state = 'done') = (done_on IS NOT NULL)),
    CHECK (result IN ('met', 'not_met', 'needs_help'))
);
CREATE INDEX visit_task_grid_id ON visit_task (district_code, grid_id);
CREATE INDEX visit_task_resident_id ON visit_task (district_code, resident_id);
CREATE INDEX visit_task_person_id ON visit_task (person_id);
CREATE INDEX visit_task_account_id ON visit_task (account_id, id);

CREATE TABLE key_file (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    desk_mac text NOT NULL,
    state text NOT NULL,
    content_cipher text,
    proposed_by bigint,
    confirmed_by bigint,
    opened_on date,
    review_on date NOT NULL,
    seal_on date,
    renewal_by bigint,
    renewal_on date,
    closed_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('proposed', 'open', 'handed', 'closed', 'sealed')),
    CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
    CHECK ((renewal_by IS NULL) = (renewal_on IS NULL))
);
CREATE INDEX key_file_grid_id ON key_file (district_code, grid_id);
CREATE INDEX key_file_resident_id ON key_file (district_code, resident_id);
CREATE INDEX key_file_person_id ON key_file (person_id);
CREATE INDEX key_file_desk_mac ON key_file (district_code, desk_mac, id);
CREATE INDEX key_file_review_on ON key_file (state, review_on);
CREATE INDEX key_file_seal_on ON key_file (seal_on);
CREATE INDEX key_file_closed_on ON key_file (closed_on);

CREATE TABLE key_helper (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    file_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, file_id) REFERENCES key_file (district_code, id) ON DELETE CASCADE
);
CREATE INDEX key_helper_grid_id ON key_helper (district_code, grid_id);
CREATE INDEX key_helper_resident_id ON key_helper (district_code, resident_id);
CREATE INDEX key_helper_person_id ON key_helper (person_id);
CREATE INDEX key_helper_file_id ON key_helper (district_code, file_id, id);
CREATE INDEX key_helper_account_id ON key_helper (account_id, to_on);

CREATE TABLE key_visit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    file_id bigint NOT NULL,
    account_id bigint,
    task_id bigint,
    due_on date NOT NULL,
    done_on date,
    result text,
    note_cipher text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, file_id) REFERENCES key_file (district_code, id) ON DELETE CASCADE,
    CHECK (result IN ('met', 'not_met', 'needs_help'))
);
CREATE INDEX key_visit_grid_id ON key_visit (district_code, grid_id);
CREATE INDEX key_visit_resident_id ON key_visit (district_code, resident_id);
CREATE INDEX key_visit_person_id ON key_visit (person_id);
CREATE INDEX key_visit_file_id ON key_visit (district_code, file_id, id);

CREATE TABLE key_objection (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    file_id bigint NOT NULL,
    made_on date NOT NULL,
    text_cipher text,
    upheld boolean,
    decided_by bigint,
    decided_on date,
    answer_cipher text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, file_id) REFERENCES key_file (district_code, id) ON DELETE CASCADE,
    CHECK ((upheld IS NULL) = (decided_on IS NULL))
);
CREATE INDEX key_objection_grid_id ON key_objection (district_code, grid_id);
CREATE INDEX key_objection_resident_id ON key_objection (district_code, resident_id);
CREATE INDEX key_objection_person_id ON key_objection (person_id);
CREATE INDEX key_objection_file_id ON key_objection (district_code, file_id, id);

CREATE TABLE key_view (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    file_id bigint NOT NULL,
    account_id bigint,
    role text,
    purpose_cipher text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, file_id) REFERENCES key_file (district_code, id) ON DELETE CASCADE
);
CREATE INDEX key_view_grid_id ON key_view (district_code, grid_id);
CREATE INDEX key_view_resident_id ON key_view (district_code, resident_id);
CREATE INDEX key_view_person_id ON key_view (person_id);
CREATE INDEX key_view_file_id ON key_view (district_code, file_id, id);
