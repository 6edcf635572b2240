-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

ALTER TABLE post ADD COLUMN employment text CHECK (employment IN ('full_time', 'part_time'));
ALTER TABLE post ADD COLUMN covered_by bigint;
ALTER TABLE post ADD COLUMN transferred_from bigint;
ALTER TABLE post ADD COLUMN on_board boolean NOT NULL DEFAULT FALSE;
ALTER TABLE post ADD COLUMN public_name text;
ALTER TABLE post ADD COLUMN service_telephone text;
ALTER TABLE post ADD COLUMN photo_id bigint;
ALTER TABLE post ADD COLUMN work_content text;
ALTER TABLE post ADD COLUMN duties text;
CREATE INDEX post_covered_by ON post (covered_by);

ALTER TABLE history ADD COLUMN stands_in boolean NOT NULL DEFAULT FALSE;

CREATE TABLE post_leave (
    id bigint NOT NULL,
    post_id bigint NOT NULL,
    account_id bigint NOT NULL,
    area_code CODE NOT NULL,
    kind text NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    ended_at bigint,
    entered_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (post_id) REFERENCES post (id) ON DELETE RESTRICT,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
    CHECK (kind IN ('annual', 'sick', 'family', 'training', 'duty', 'other')),
    CHECK (from_on <= to_on)
);
CREATE INDEX post_leave_post_id ON post_leave (post_id);
CREATE INDEX post_leave_account_id ON post_leave (account_id);
CREATE INDEX post_leave_area_code ON post_leave (area_code);

CREATE TABLE notice_board (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    notice text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    UNIQUE (district_code, grid_id),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT
);
CREATE INDEX notice_board_grid_code ON notice_board (district_code, grid_code);

CREATE TABLE liaison (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    area_code CODE NOT NULL,
    line text,
    duties text,
    from_on date NOT NULL,
    to_on date,
    ended_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT
);
CREATE INDEX liaison_area_code ON liaison (area_code);
CREATE INDEX liaison_account_id ON liaison (account_id);

CREATE TABLE body (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    parent_id bigint,
    kind text NOT NULL,
    subject text,
    name text NOT NULL,
    from_on date NOT NULL,
    to_on date,
    ended_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (parent_id) REFERENCES body (id) ON DELETE RESTRICT,
    CHECK (kind IN ('leading_group', 'residents_committee', 'owners_committee', 'property_company', 'resident_unit',
        'police_office', 'party_working_committee', 'party_organisation', 'party_group'))
);
CREATE INDEX body_area_code ON body (area_code);
CREATE INDEX body_parent_id ON body (parent_id);

CREATE TABLE body_member (
    id bigint NOT NULL,
    body_id bigint NOT NULL,
    area_code CODE NOT NULL,
    function text NOT NULL,
    account_id bigint,
    name text,
    represents text,
    from_on date NOT NULL,
    to_on date,
    ended_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (body_id) REFERENCES body (id) ON DELETE RESTRICT,
    FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE RESTRICT,
    CHECK (function IN ('leader', 'deputy', 'member', 'office', 'representative')),
    CHECK ((account_id IS NULL) <> (name IS NULL))
);
CREATE INDEX body_member_body_id ON body_member (body_id);
CREATE INDEX body_member_area_code ON body_member (area_code);
CREATE INDEX body_member_account_id ON body_member (account_id);
