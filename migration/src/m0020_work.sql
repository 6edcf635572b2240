-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE matter_kind (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    code CODE NOT NULL,
    edition integer NOT NULL,
    title text NOT NULL,
    chinese text NOT NULL,
    category CODE NOT NULL,
    line CODE NOT NULL,
    procedure text NOT NULL,
    chain text,
    announced boolean NOT NULL,
    announce_days smallint NOT NULL,
    appeal_days smallint NOT NULL,
    returns smallint NOT NULL,
    report_hours smallint,
    limits text NOT NULL,
    standard text NOT NULL,
    attachments text NOT NULL,
    reporters text NOT NULL,
    admitted_only boolean NOT NULL,
    discreet boolean NOT NULL,
    agency boolean NOT NULL,
    from_on date NOT NULL,
    to_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, code, edition),
    CHECK (procedure IN ('general', 'coordination', 'emergency', 'approval'))
);
CREATE INDEX matter_kind_code ON matter_kind (code, from_on);

CREATE TABLE matter_admission (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    kind_code CODE NOT NULL,
    line CODE NOT NULL,
    state text NOT NULL,
    reason text,
    answer text,
    from_on date NOT NULL,
    to_on date,
    amount_fen bigint,
    asked_by bigint,
    decided_by bigint,
    decided_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (state IN ('asked', 'admitted', 'refused', 'ended'))
);
CREATE INDEX matter_admission_area_code ON matter_admission (area_code, kind_code);

CREATE TABLE work_day (
    code CODE NOT NULL,
    area_code CODE NOT NULL,
    day_on date NOT NULL,
    works boolean NOT NULL,
    title text NOT NULL,
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (code)
);
CREATE INDEX work_day_area_code ON work_day (area_code, day_on);

CREATE TABLE matter (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    reported_in CODE NOT NULL,
    kind_id bigint NOT NULL,
    kind_code CODE NOT NULL,
    category CODE NOT NULL,
    procedure text NOT NULL,
    chain CODE,
    line CODE NOT NULL,
    asked_line CODE,
    title text NOT NULL,
    detail text,
    building_id bigint,
    dwelling_id bigint,
    lon double precision,
    lat double precision,
    place text,
    served_district_code CODE,
    served_id bigint,
    account_id bigint,
    authority text,
    source text NOT NULL,
    source_name CODE,
    source_ref CODE,
    campaign_task_id bigint,
    team_id bigint,
    reported_by bigint,
    reported_post bigint,
    happened_at bigint,
    urgency text NOT NULL,
    level smallint,
    scale text,
    stage CODE NOT NULL,
    step smallint NOT NULL,
    status text NOT NULL,
    unit_code CODE NOT NULL,
    post_id bigint,
    asked_post_id bigint,
    handled_by bigint,
    reviewed_by bigint,
    verified_by bigint,
    returns smallint NOT NULL,
    arbitrated boolean NOT NULL,
    reopened boolean NOT NULL,
    urged smallint NOT NULL,
    light CODE NOT NULL,
    late boolean NOT NULL,
    reported_late boolean NOT NULL,
    warn_at bigint,
    due_at bigint,
    next_at bigint,
    paused text,
    pause_until date,
    left_over bigint,
    announced_to date,
    joined_to bigint,
    result text,
    rating smallint,
    rating_text text,
    discreet boolean NOT NULL,
    appealed boolean NOT NULL,
    reported_at bigint NOT NULL,
    stage_at bigint NOT NULL,
    closed_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, building_id) REFERENCES building (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, dwelling_id) REFERENCES dwelling (district_code, id) ON DELETE RESTRICT,
    CHECK (status IN ('open', 'closed', 'refused', 'cancelled', 'joined')),
    CHECK (light IN ('green', 'yellow', 'red')),
    CHECK (level BETWEEN 1 AND 4),
    CHECK (rating BETWEEN 1 AND 5),
    CHECK (step BETWEEN 1 AND 6),
    UNIQUE (district_code, source_name, source_ref)
);
CREATE INDEX matter_joined ON matter (district_code, joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX matter_grid_code ON matter (district_code, grid_code, id);
CREATE INDEX matter_grid_id ON matter (district_code, grid_id, id);
CREATE INDEX matter_building_id ON matter (district_code, building_id, id);
CREATE INDEX matter_dwelling_id ON matter (district_code, dwelling_id);
CREATE INDEX matter_open ON matter (district_code, stage, grid_code, id) WHERE status = 'open';
CREATE INDEX matter_unit_code ON matter (district_code, unit_code, id) WHERE status = 'open';
CREATE INDEX matter_line ON matter (district_code, line, grid_code, id);
CREATE INDEX matter_asked_line ON matter (district_code, asked_line) WHERE asked_line IS NOT NULL;
CREATE INDEX matter_post_id ON matter (post_id, id) WHERE status = 'open';
CREATE INDEX matter_next_at ON matter (district_code, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX matter_served_id ON matter (served_id) WHERE served_id IS NOT NULL;
CREATE INDEX matter_team_id ON matter (team_id, id) WHERE team_id IS NOT NULL;
CREATE INDEX matter_account_id ON matter (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX matter_of_kind ON matter (district_code, kind_code, grid_code, id);
CREATE INDEX matter_beside ON matter (district_code, kind_code, lat) WHERE status = 'open';

CREATE TABLE matter_step (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    seq integer NOT NULL,
    act text NOT NULL,
    signs text NOT NULL,
    from_stage CODE NOT NULL,
    to_stage CODE NOT NULL,
    account_id bigint,
    post_id bigint,
    role CODE,
    stands_in boolean NOT NULL,
    unit_code CODE NOT NULL,
    to_post_id bigint,
    note text,
    late boolean NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, matter_id, seq)
);
CREATE INDEX matter_step_grid_code ON matter_step (district_code, grid_code, id);
CREATE INDEX matter_step_grid_id ON matter_step (district_code, grid_id);

CREATE TABLE work_sheet (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    from_line CODE NOT NULL,
    from_post_id bigint,
    line CODE NOT NULL,
    unit_code CODE NOT NULL,
    post_id bigint,
    number text NOT NULL,
    task text NOT NULL,
    state text NOT NULL,
    answer text,
    sent_by bigint,
    received_by bigint,
    received_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('sent', 'received', 'declined', 'withdrawn', 'done'))
);
CREATE INDEX work_sheet_grid_code ON work_sheet (district_code, grid_code, id);
CREATE INDEX work_sheet_grid_id ON work_sheet (district_code, grid_id);
CREATE INDEX work_sheet_matter_id ON work_sheet (district_code, matter_id, id);
CREATE INDEX work_sheet_post_id ON work_sheet (post_id) WHERE state = 'sent';

CREATE TABLE announcement (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    kind_code CODE NOT NULL,
    title text NOT NULL,
    chinese text NOT NULL,
    name text NOT NULL,
    result text NOT NULL,
    community_code CODE NOT NULL,
    town_code CODE NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    state text NOT NULL,
    announced_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('open', 'over', 'withdrawn'))
);
CREATE INDEX announcement_grid_code ON announcement (district_code, grid_code, id);
CREATE INDEX announcement_grid_id ON announcement (district_code, grid_id);
CREATE INDEX announcement_matter_id ON announcement (district_code, matter_id);
CREATE INDEX announcement_to_on ON announcement (district_code, to_on);

CREATE TABLE objection (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    announcement_id bigint NOT NULL,
    account_id bigint,
    name text,
    body text NOT NULL,
    answer text,
    upheld boolean NOT NULL,
    answered_by bigint,
    answered_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, announcement_id) REFERENCES announcement (district_code, id) ON DELETE CASCADE
);
CREATE INDEX objection_grid_code ON objection (district_code, grid_code, id);
CREATE INDEX objection_grid_id ON objection (district_code, grid_id);
CREATE INDEX objection_matter_id ON objection (district_code, matter_id);
CREATE INDEX objection_announcement_id ON objection (district_code, announcement_id);
CREATE INDEX objection_account_id ON objection (account_id);

CREATE TABLE matter_stat (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    kind_code CODE NOT NULL,
    category CODE NOT NULL,
    line CODE NOT NULL,
    month CODE NOT NULL,
    reported integer NOT NULL,
    opened integer NOT NULL,
    closed integer NOT NULL,
    refused integer NOT NULL,
    on_time integer NOT NULL,
    late integer NOT NULL,
    overdue integer NOT NULL,
    accept integer NOT NULL,
    dispatch integer NOT NULL,
    handle integer NOT NULL,
    verify integer NOT NULL,
    file integer NOT NULL,
    rated integer NOT NULL,
    stars integer NOT NULL,
    t00 integer NOT NULL,
    t01 integer NOT NULL,
    t02 integer NOT NULL,
    t03 integer NOT NULL,
    t04 integer NOT NULL,
    t05 integer NOT NULL,
    t06 integer NOT NULL,
    t07 integer NOT NULL,
    t08 integer NOT NULL,
    t09 integer NOT NULL,
    t10 integer NOT NULL,
    t11 integer NOT NULL,
    t12 integer NOT NULL,
    t13 integer NOT NULL,
    t14 integer NOT NULL,
    t15 integer NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    UNIQUE (district_code, grid_code, kind_code, month)
);
CREATE INDEX matter_stat_month ON matter_stat (district_code, month, grid_code);
CREATE INDEX matter_stat_grid_id ON matter_stat (district_code, grid_id);

CREATE TABLE service_team (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    name text NOT NULL,
    chinese text,
    services text NOT NULL,
    line CODE,
    telephone text,
    lead_post_id bigint,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (status IN ('active', 'retired'))
);
CREATE INDEX service_team_area_code ON service_team (area_code, id);

CREATE TABLE service_round (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    team_id bigint NOT NULL,
    weekday smallint NOT NULL,
    week smallint,
    begins text NOT NULL,
    ends text NOT NULL,
    place text NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (team_id) REFERENCES service_team (id) ON DELETE CASCADE,
    CHECK (status IN ('active', 'retired')),
    CHECK (weekday BETWEEN 1 AND 7),
    CHECK (week BETWEEN 1 AND 5)
);
CREATE INDEX service_round_area_code ON service_round (area_code, id);
CREATE INDEX service_round_team_id ON service_round (team_id, id);

CREATE TABLE campaign (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    title text NOT NULL,
    chinese text NOT NULL,
    about text,
    from_on date NOT NULL,
    to_on date NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (status IN ('running', 'ended'))
);
CREATE INDEX campaign_area_code ON campaign (area_code, id);

CREATE TABLE campaign_action (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    campaign_id bigint NOT NULL,
    title text NOT NULL,
    chinese text NOT NULL,
    about text,
    fixed boolean NOT NULL,
    kind_code CODE,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
);
CREATE INDEX campaign_action_campaign_id ON campaign_action (campaign_id, id);
CREATE INDEX campaign_action_area_code ON campaign_action (area_code, id);

CREATE TABLE campaign_task (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    campaign_id bigint NOT NULL,
    action_id bigint NOT NULL,
    state text NOT NULL,
    result text,
    done_by bigint,
    done_at bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    CHECK (state IN ('begun', 'done')),
    UNIQUE (district_code, grid_id, action_id)
);
CREATE INDEX campaign_task_grid_code ON campaign_task (district_code, grid_code, id);
CREATE INDEX campaign_task_campaign_id ON campaign_task (district_code, campaign_id, grid_code);
