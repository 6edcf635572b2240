-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE account (
    id bigint NOT NULL,
    name CODE NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    area_code CODE NOT NULL,
    password_hash text,
    password_initial_at bigint,
    totp_secret text,
    totp_confirmed_at bigint,
    totp_last_step bigint,
    recovery_codes text,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name),
    CHECK (kind IN ('staff', 'service', 'resident')),
    CHECK (status IN ('active', 'suspended', 'closed'))
);

CREATE TABLE post (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL,
    area_code CODE NOT NULL,
    line text,
    from_on date NOT NULL,
    to_on date,
    stands_in_for bigint,
    ended_at bigint,
    granted_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX post_account_id ON post (account_id);
CREATE INDEX post_area_code ON post (area_code);

CREATE TABLE session (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    refresh_mac text NOT NULL,
    client text NOT NULL,
    restricted boolean NOT NULL,
    created_at bigint NOT NULL,
    refreshed_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint,
    ended_because text,
    PRIMARY KEY (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX session_account_id ON session (account_id);

CREATE TABLE known_network (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    network_mac text NOT NULL,
    seen_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, network_mac),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
);

CREATE TABLE rights_epoch (
    id bigint NOT NULL,
    epoch bigint NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE idempotency (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    key text NOT NULL,
    request_mac text NOT NULL,
    outcome text NOT NULL,
    result text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (account_id, key)
);
CREATE INDEX idempotency_created_at ON idempotency (created_at);

CREATE TABLE lease (
    id bigint NOT NULL,
    job text NOT NULL,
    district_code CODE NOT NULL,
    holder text NOT NULL,
    expires_at bigint NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (job, district_code)
);

CREATE TABLE stream_head (
    id bigint NOT NULL,
    stream text NOT NULL,
    district_code CODE NOT NULL,
    seq bigint NOT NULL,
    link text NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (stream, district_code)
);

CREATE TABLE outbox (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    seq bigint,
    event text NOT NULL,
    record_type text NOT NULL,
    record_id text NOT NULL,
    area_code CODE NOT NULL,
    account_id bigint,
    detail text,
    at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    UNIQUE (district_code, seq)
);
CREATE INDEX outbox_waiting ON outbox (district_code, id) WHERE seq IS NULL;

CREATE TABLE audit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    seq bigint,
    at bigint NOT NULL,
    account_id bigint,
    post_id bigint,
    stands_in boolean NOT NULL,
    action text NOT NULL,
    record_type text NOT NULL,
    record_id text NOT NULL,
    area_code CODE NOT NULL,
    fields text NOT NULL,
    reason text,
    outcome text NOT NULL,
    mac text NOT NULL,
    link text,
    PRIMARY KEY (district_code, id),
    UNIQUE (district_code, seq)
);
CREATE INDEX audit_record_type_record_id ON audit (district_code, record_type, record_id);
CREATE INDEX audit_account_id_id ON audit (account_id, id);
CREATE INDEX audit_waiting ON audit (district_code, id) WHERE seq IS NULL;

CREATE TABLE history (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    record_type text NOT NULL,
    record_id text NOT NULL,
    version bigint NOT NULL,
    action text NOT NULL,
    changes text NOT NULL,
    account_id bigint,
    post_id bigint,
    at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    UNIQUE (district_code, record_type, record_id, version)
);
