-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE stored_file (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    state text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    sha256 text NOT NULL,
    width integer,
    height integer,
    person_id bigint,
    key_id text,
    data_key text,
    expires_at bigint,
    created_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (state IN ('writing', 'ready', 'attached', 'doomed', 'gone'))
);
CREATE INDEX stored_file_account_id ON stored_file (account_id, created_at);
CREATE INDEX stored_file_state ON stored_file (state, expires_at);
CREATE INDEX stored_file_key_id ON stored_file (key_id, id);
CREATE INDEX stored_file_person_id ON stored_file (person_id);

CREATE TABLE attachment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    record_type text NOT NULL,
    record_id bigint NOT NULL,
    file_id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    class text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL,
    sha256 text NOT NULL,
    width integer,
    height integer,
    uploaded_by bigint,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    CHECK (kind IN ('photo', 'form', 'other')),
    CHECK (class IN ('public', 'internal', 'personal')),
    CHECK (status IN ('active', 'removed', 'erased')),
    UNIQUE (district_code, file_id)
);
CREATE INDEX attachment_grid_code ON attachment (district_code, grid_code);
CREATE INDEX attachment_record_id ON attachment (district_code, record_type, record_id, id);
