-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE birth_registration (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    born_on date NOT NULL,
    children smallint NOT NULL,
    birthplace text,
    other_parent text,
    way text NOT NULL,
    registered_on date NOT NULL,
    registered_by bigint,
    state text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (children BETWEEN 1 AND 9),
    CHECK (registered_on >= born_on),
    CHECK (way IN ('window', 'online', 'visit')),
    CHECK (state IN ('registered', 'void'))
);
CREATE INDEX birth_registration_grid_code ON birth_registration (district_code, grid_code, id);
CREATE INDEX birth_registration_grid_id ON birth_registration (district_code, grid_id);
CREATE INDEX birth_registration_resident_id ON birth_registration (district_code, resident_id);
CREATE INDEX birth_registration_person_id ON birth_registration (person_id);
CREATE INDEX birth_registration_born_on ON birth_registration (district_code, born_on);

CREATE TABLE family_certificate (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    issuer text NOT NULL,
    issued_on date,
    valid_to date,
    state text NOT NULL,
    entered_by bigint,
    checked_by bigint,
    checked_on date,
    check_note text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (kind IN ('only_child', 'floating_marriage', 'birth_certificate')),
    CHECK (state IN ('unchecked', 'verified', 'refuted', 'void')),
    CHECK (valid_to IS NULL OR issued_on IS NULL OR valid_to >= issued_on),
    CHECK ((state IN ('verified', 'refuted')) = (checked_on IS NOT NULL))
);
CREATE INDEX family_certificate_grid_code ON family_certificate (district_code, grid_code, id);
CREATE INDEX family_certificate_grid_id ON family_certificate (district_code, grid_id);
CREATE INDEX family_certificate_resident_id ON family_certificate (district_code, resident_id);
CREATE INDEX family_certificate_person_id ON family_certificate (person_id);
CREATE INDEX family_certificate_state_valid_to ON family_certificate (district_code, state, valid_to);

CREATE TABLE family_support (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    programme text NOT NULL,
    matter_id bigint NOT NULL,
    applied_on date NOT NULL,
    applied_by bigint,
    amount_fen bigint,
    from_on date,
    to_on date,
    end_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE RESTRICT,
    CHECK (amount_fen BETWEEN 1 AND 2147483647),
    CHECK ((amount_fen IS NULL) = (from_on IS NULL)),
    CHECK (to_on IS NULL OR to_on >= from_on),
    CHECK (programme IN ('only_child_bonus', 'rural_reward', 'lost_child', 'disabled_child', 'childcare'))
);
CREATE INDEX family_support_grid_code ON family_support (district_code, grid_code, id);
CREATE INDEX family_support_grid_id ON family_support (district_code, grid_id);
CREATE INDEX family_support_resident_id ON family_support (district_code, resident_id);
CREATE INDEX family_support_person_id ON family_support (person_id);
CREATE INDEX family_support_matter_id ON family_support (district_code, matter_id);

CREATE TABLE family_support_payment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    support_id bigint NOT NULL,
    year smallint NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    drafted_by bigint,
    drafted_on date NOT NULL,
    checked_by bigint,
    checked_on date,
    paid_on date,
    return_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, support_id) REFERENCES family_support (district_code, id) ON DELETE CASCADE,
    CHECK (year BETWEEN 1990 AND 2200),
    CHECK (amount_fen BETWEEN 1 AND 2147483647),
    CHECK (state IN ('draft', 'checked', 'paid', 'returned', 'discarded')),
    CHECK (state NOT IN ('checked', 'paid', 'returned') OR checked_on IS NOT NULL),
    CHECK (drafted_by <> checked_by)
);
CREATE INDEX family_support_payment_grid_code ON family_support_payment (district_code, grid_code, id);
CREATE INDEX family_support_payment_grid_id ON family_support_payment (district_code, grid_id);
CREATE INDEX family_support_payment_resident_id ON family_support_payment (district_code, resident_id);
CREATE INDEX family_support_payment_person_id ON family_support_payment (person_id);
CREATE INDEX family_support_payment_state_year ON family_support_payment (district_code, state, year);
CREATE UNIQUE INDEX family_support_payment_support_id_year ON family_support_payment (district_code, support_id, year) WHERE state <> 'discarded';

CREATE TABLE health_care_plan (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    nurse_account bigint NOT NULL,
    nurse_area CODE NOT NULL,
    consent_on date NOT NULL,
    consent_way text NOT NULL,
    consent_by text NOT NULL,
    withdrawn_on date,
    withdrawn_by bigint,
    need_cipher text,
    need_mask text,
    visit_days smallint NOT NULL,
    visit_due_on date,
    visited_on date,
    state text NOT NULL,
    closed_on date,
    close_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (kind IN ('maternal', 'child', 'reproductive', 'erased')),
    CHECK (consent_way IN ('written', 'electronic', 'spoken')),
    CHECK (consent_by IN ('person', 'guardian')),
    CHECK (state IN ('open', 'closed')),
    CHECK (visit_days BETWEEN 1 AND 366),
    CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CHECK (state = 'open' OR visit_due_on IS NULL),
    CHECK (withdrawn_on IS NULL OR state = 'closed')
);
CREATE INDEX health_care_plan_grid_code ON health_care_plan (district_code, grid_code, id);
CREATE INDEX health_care_plan_grid_id ON health_care_plan (district_code, grid_id);
CREATE INDEX health_care_plan_resident_id ON health_care_plan (district_code, resident_id);
CREATE INDEX health_care_plan_person_id ON health_care_plan (person_id);
CREATE INDEX health_care_plan_nurse_account ON health_care_plan (nurse_account, id);

CREATE TABLE health_care_visit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    nurse_account bigint NOT NULL,
    visited_on date NOT NULL,
    result text NOT NULL,
    note_cipher text,
    note_mask text,
    next_due_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, plan_id) REFERENCES health_care_plan (district_code, id) ON DELETE CASCADE,
    CHECK (result IN ('well', 'advised', 'referred', 'not_met', 'erased'))
);
CREATE INDEX health_care_visit_grid_code ON health_care_visit (district_code, grid_code, id);
CREATE INDEX health_care_visit_grid_id ON health_care_visit (district_code, grid_id);
CREATE INDEX health_care_visit_resident_id ON health_care_visit (district_code, resident_id);
CREATE INDEX health_care_visit_person_id ON health_care_visit (person_id);
CREATE INDEX health_care_visit_plan_id ON health_care_visit (district_code, plan_id, id);
CREATE INDEX health_care_visit_nurse_account ON health_care_visit (nurse_account, id);

CREATE TABLE family_service (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind text NOT NULL,
    offered_on date NOT NULL,
    offered_by bigint,
    answer text NOT NULL,
    answered_on date,
    done_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (kind IN ('guidance', 'free_check', 'vaccination', 'childcare', 'contraceptives', 'papers')),
    CHECK (answer IN ('open', 'taken', 'declined', 'lapsed')),
    CHECK (done_on IS NULL OR answer = 'taken'),
    CHECK ((answer = 'open') = (answered_on IS NULL))
);
CREATE INDEX family_service_grid_code ON family_service (district_code, grid_code, id);
CREATE INDEX family_service_grid_id ON family_service (district_code, grid_id);
CREATE INDEX family_service_resident_id ON family_service (district_code, resident_id);
CREATE INDEX family_service_person_id ON family_service (person_id);
CREATE INDEX family_service_offered_on ON family_service (district_code, offered_on);
