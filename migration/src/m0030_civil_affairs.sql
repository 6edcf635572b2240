-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE assistance_programme (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    code CODE NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    chinese text NOT NULL,
    conditions text NOT NULL,
    for_household boolean NOT NULL,
    amount_rule text NOT NULL,
    amount_fen bigint NOT NULL,
    income_limit_fen bigint,
    min_age smallint,
    max_age smallint,
    payout text NOT NULL,
    review_months smallint,
    needs_visit boolean NOT NULL,
    announced boolean NOT NULL,
    kind_code CODE NOT NULL,
    from_on date NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (area_code, code),
    CHECK (amount_rule IN ('fixed', 'top_up', 'up_to')),
    CHECK (payout IN ('monthly', 'once')),
    CHECK (status IN ('active', 'retired')),
    CHECK (amount_fen BETWEEN 1 AND 2147483647)
);

CREATE TABLE assistance_application (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    kind text NOT NULL,
    household_id bigint,
    people smallint NOT NULL,
    matter_id bigint NOT NULL,
    income_cipher text,
    income_mask text,
    means_cipher text,
    means_mask text,
    applied_on date NOT NULL,
    applied_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, matter_id),
    CHECK (people > 0)
);
CREATE INDEX assistance_application_grid_code ON assistance_application (district_code, grid_code, id);
CREATE INDEX assistance_application_grid_id ON assistance_application (district_code, grid_id);
CREATE INDEX assistance_application_resident_id ON assistance_application (district_code, resident_id);
CREATE INDEX assistance_application_household_id ON assistance_application (district_code, household_id);
CREATE INDEX assistance_application_programme_id ON assistance_application (district_code, programme_id);
CREATE INDEX assistance_application_kind_applied_on ON assistance_application (district_code, kind, applied_on);

CREATE TABLE household_visit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    application_id bigint NOT NULL,
    visited_on date NOT NULL,
    people smallint NOT NULL,
    confirmed boolean NOT NULL,
    income_cipher text,
    income_mask text,
    findings_cipher text,
    findings_mask text,
    visited_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, application_id) REFERENCES assistance_application (district_code, id) ON DELETE CASCADE
);
CREATE INDEX household_visit_grid_code ON household_visit (district_code, grid_code, id);
CREATE INDEX household_visit_grid_id ON household_visit (district_code, grid_id);
CREATE INDEX household_visit_resident_id ON household_visit (district_code, resident_id);
CREATE INDEX household_visit_application_id ON household_visit (district_code, application_id);

CREATE TABLE assistance_grant (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    kind text NOT NULL,
    application_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    household_id bigint,
    people smallint NOT NULL,
    payout text NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    from_on date NOT NULL,
    review_due_on date,
    reviewed_on date,
    suspended_on date,
    stopped_on date,
    stop_reason text,
    note text,
    bank_account_cipher text,
    bank_account_mask text,
    overpaid_fen bigint NOT NULL,
    recovered_fen bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, application_id) REFERENCES assistance_application (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, application_id),
    CHECK (state IN ('active', 'suspended', 'stopped')),
    CHECK (people > 0 AND amount_fen > 0),
    CHECK (recovered_fen BETWEEN 0 AND overpaid_fen)
);
CREATE INDEX assistance_grant_grid_code ON assistance_grant (district_code, grid_code, id);
CREATE INDEX assistance_grant_grid_id ON assistance_grant (district_code, grid_id);
CREATE INDEX assistance_grant_resident_id ON assistance_grant (district_code, resident_id);
CREATE INDEX assistance_grant_household_id ON assistance_grant (district_code, household_id);
CREATE INDEX assistance_grant_programme_id_state ON assistance_grant (district_code, programme_id, state);
CREATE INDEX assistance_grant_person_id ON assistance_grant (person_id);
CREATE INDEX assistance_grant_state_review_due_on ON assistance_grant (district_code, state, review_due_on);

CREATE TABLE assistance_review (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    grant_id bigint NOT NULL,
    reviewed_on date NOT NULL,
    result text NOT NULL,
    before_fen bigint NOT NULL,
    amount_fen bigint NOT NULL,
    income_cipher text,
    income_mask text,
    findings_cipher text,
    findings_mask text,
    next_due_on date,
    reviewed_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, grant_id) REFERENCES assistance_grant (district_code, id) ON DELETE CASCADE
);
CREATE INDEX assistance_review_grid_code ON assistance_review (district_code, grid_code, id);
CREATE INDEX assistance_review_grid_id ON assistance_review (district_code, grid_id);
CREATE INDEX assistance_review_resident_id ON assistance_review (district_code, resident_id);
CREATE INDEX assistance_review_grant_id ON assistance_review (district_code, grant_id);

CREATE TABLE assistance_batch (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    programme_id bigint NOT NULL,
    month CODE NOT NULL,
    state text NOT NULL,
    items integer NOT NULL,
    total_fen bigint NOT NULL,
    returned_items integer NOT NULL,
    returned_fen bigint NOT NULL,
    drafted_by bigint,
    checked_by bigint,
    checked_at bigint,
    sent_by bigint,
    sent_on date,
    reference text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (state IN ('drafted', 'checked', 'sent', 'discarded')),
    FOREIGN KEY (programme_id) REFERENCES assistance_programme (id) ON DELETE RESTRICT,
    CHECK (checked_by IS NULL OR checked_by <> drafted_by)
);
CREATE INDEX assistance_batch_area_code ON assistance_batch (area_code, month);
CREATE UNIQUE INDEX assistance_batch_month ON assistance_batch (programme_id, month, area_code)
    WHERE state <> 'discarded';

CREATE TABLE assistance_payment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    programme_id bigint NOT NULL,
    grant_id bigint NOT NULL,
    for_month CODE NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    sent_on date,
    returned_on date,
    return_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, grant_id) REFERENCES assistance_grant (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('drafted', 'sent', 'returned', 'discarded')),
    CHECK (amount_fen > 0)
);
CREATE INDEX assistance_payment_grid_code ON assistance_payment (district_code, grid_code, id);
CREATE INDEX assistance_payment_grid_id ON assistance_payment (district_code, grid_id);
CREATE INDEX assistance_payment_resident_id ON assistance_payment (district_code, resident_id);
CREATE INDEX assistance_assistance_batch_id ON assistance_payment (district_code, batch_id);
CREATE INDEX assistance_payment_grant_id_for_month ON assistance_payment (district_code, grant_id, for_month);
CREATE INDEX assistance_payment_programme_id_for_month ON assistance_payment (district_code, programme_id, for_month);
CREATE INDEX assistance_payment_state_sent_on ON assistance_payment (district_code, state, sent_on);
CREATE UNIQUE INDEX assistance_payment_once ON assistance_payment (district_code, grant_id, for_month)
    WHERE state IN ('drafted', 'sent');

CREATE TABLE care_record (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    grade smallint,
    plan text,
    needs_cipher text,
    needs_mask text,
    contact text,
    visit_days smallint NOT NULL,
    visit_due_on date,
    visited_on date,
    opened_on date NOT NULL,
    status text NOT NULL,
    retired_on date,
    close_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (status IN ('active', 'retired')),
    CHECK (visit_days BETWEEN 1 AND 366)
);
CREATE INDEX care_record_grid_code ON care_record (district_code, grid_code, id);
CREATE INDEX care_record_grid_id ON care_record (district_code, grid_id);
CREATE INDEX care_record_resident_id ON care_record (district_code, resident_id);
CREATE INDEX care_record_kind_status ON care_record (district_code, kind, status);
CREATE INDEX care_record_person_id ON care_record (person_id);
CREATE INDEX care_record_status_visit_due_on ON care_record (district_code, status, visit_due_on);

CREATE TABLE care_visit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    care_id bigint NOT NULL,
    visited_on date NOT NULL,
    result text NOT NULL,
    note_cipher text,
    note_mask text,
    next_due_on date,
    visited_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, care_id) REFERENCES care_record (district_code, id) ON DELETE CASCADE
);
CREATE INDEX care_visit_grid_code ON care_visit (district_code, grid_code, id);
CREATE INDEX care_visit_grid_id ON care_visit (district_code, grid_id);
CREATE INDEX care_visit_resident_id ON care_visit (district_code, resident_id);
CREATE INDEX care_visit_care_id ON care_visit (district_code, care_id);
CREATE INDEX care_visit_visited_on ON care_visit (district_code, visited_on);
