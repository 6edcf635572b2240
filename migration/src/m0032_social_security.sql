-- CODE is text that sorts by byte: COLLATE "C" on PostgreSQL, SQLite's own order.

CREATE TABLE insurance_enrolment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    scheme text NOT NULL,
    year smallint NOT NULL,
    state text NOT NULL,
    amount_fen bigint,
    paid_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (year BETWEEN 1990 AND 2200),
    CHECK (amount_fen BETWEEN 0 AND 2147483647),
    CHECK (scheme IN ('employee_pension', 'resident_pension', 'institution_pension', 'employee_medical', 'resident_medical')),
    CHECK (state IN ('paid', 'assisted', 'receiving', 'elsewhere', 'unpaid', 'interrupted', 'transferred', 'ended', 'void'))
);
CREATE INDEX insurance_enrolment_grid_code ON insurance_enrolment (district_code, grid_code, id);
CREATE INDEX insurance_enrolment_grid_id ON insurance_enrolment (district_code, grid_id);
CREATE INDEX insurance_enrolment_resident_id ON insurance_enrolment (district_code, resident_id);
CREATE INDEX insurance_enrolment_person_id_year ON insurance_enrolment (person_id, year);

CREATE TABLE pension (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    scheme text NOT NULL,
    amount_fen bigint NOT NULL,
    from_on date NOT NULL,
    state text NOT NULL,
    check_due_on date,
    checked_on date,
    notice_on date,
    notice_way text,
    notice_until date,
    suspended_on date,
    ended_on date,
    end_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (state IN ('active', 'suspended', 'ended')),
    CHECK (amount_fen BETWEEN 0 AND 2147483647),
    CHECK (notice_until IS NULL OR notice_until >= notice_on),
    CHECK (state <> 'suspended' OR suspended_on IS NOT NULL)
);
CREATE INDEX pension_grid_code ON pension (district_code, grid_code, id);
CREATE INDEX pension_grid_id ON pension (district_code, grid_id);
CREATE INDEX pension_resident_id ON pension (district_code, resident_id);
CREATE INDEX pension_person_id ON pension (person_id);
CREATE INDEX pension_state_check_due_on ON pension (district_code, state, check_due_on);

CREATE TABLE qualification_check (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pension_id bigint NOT NULL,
    checked_on date NOT NULL,
    way text NOT NULL,
    result text NOT NULL,
    next_due_on date,
    checked_by bigint,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, pension_id) REFERENCES pension (district_code, id) ON DELETE CASCADE,
    CHECK (way IN ('visit', 'window', 'document')),
    CHECK (result IN ('confirmed', 'not_confirmed'))
);
CREATE INDEX qualification_check_grid_code ON qualification_check (district_code, grid_code, id);
CREATE INDEX qualification_check_grid_id ON qualification_check (district_code, grid_id);
CREATE INDEX qualification_check_resident_id ON qualification_check (district_code, resident_id);
CREATE INDEX qualification_check_pension_id ON qualification_check (district_code, pension_id, id);
CREATE INDEX qualification_check_checked_on ON qualification_check (district_code, checked_on);

CREATE TABLE employment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    code CODE NOT NULL,
    from_on date NOT NULL,
    to_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (code IN ('11', '13', '17', '21', '24', '27', '31', '37', '51', '54', '70', '80', '90')),
    CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX employment_grid_code ON employment (district_code, grid_code, id);
CREATE INDEX employment_grid_id ON employment (district_code, grid_id);
CREATE INDEX employment_resident_id ON employment (district_code, resident_id);
CREATE INDEX employment_person_id ON employment (person_id);
CREATE INDEX employment_code ON employment (district_code, code);

CREATE TABLE unemployment (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    from_on date NOT NULL,
    to_on date,
    reason text NOT NULL,
    end_reason text,
    wanted text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (to_on IS NULL OR to_on >= from_on)
);
CREATE INDEX unemployment_grid_code ON unemployment (district_code, grid_code, id);
CREATE INDEX unemployment_grid_id ON unemployment (district_code, grid_id);
CREATE INDEX unemployment_resident_id ON unemployment (district_code, resident_id);
CREATE INDEX unemployment_person_id ON unemployment (person_id);
CREATE INDEX unemployment_to_on ON unemployment (district_code, to_on);

CREATE TABLE unemployment_benefit (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    unemployment_id bigint NOT NULL,
    matter_id bigint NOT NULL,
    applied_on date NOT NULL,
    applied_by bigint,
    amount_fen bigint,
    months smallint,
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
    FOREIGN KEY (district_code, unemployment_id) REFERENCES unemployment (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, matter_id),
    CHECK (months BETWEEN 1 AND 24),
    CHECK (amount_fen BETWEEN 1 AND 2147483647)
);
CREATE INDEX unemployment_benefit_grid_code ON unemployment_benefit (district_code, grid_code, id);
CREATE INDEX unemployment_benefit_grid_id ON unemployment_benefit (district_code, grid_id);
CREATE INDEX unemployment_benefit_resident_id ON unemployment_benefit (district_code, resident_id);
CREATE INDEX unemployment_benefit_unemployment_id ON unemployment_benefit (district_code, unemployment_id);
CREATE INDEX unemployment_benefit_person_id ON unemployment_benefit (person_id);

CREATE TABLE job_hardship (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    category text NOT NULL,
    matter_id bigint NOT NULL,
    applied_on date NOT NULL,
    applied_by bigint,
    recognised_on date,
    until_on date,
    ended_on date,
    end_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, matter_id) REFERENCES matter (district_code, id) ON DELETE CASCADE,
    UNIQUE (district_code, matter_id)
);
CREATE INDEX job_hardship_grid_code ON job_hardship (district_code, grid_code, id);
CREATE INDEX job_hardship_grid_id ON job_hardship (district_code, grid_id);
CREATE INDEX job_hardship_resident_id ON job_hardship (district_code, resident_id);
CREATE INDEX job_hardship_person_id ON job_hardship (person_id);
CREATE INDEX job_hardship_recognised_on ON job_hardship (district_code, recognised_on);

CREATE TABLE job_vacancy (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    employer text NOT NULL,
    title text NOT NULL,
    places smallint NOT NULL,
    hired smallint NOT NULL,
    wage_from_fen bigint,
    wage_to_fen bigint,
    requirements text,
    opened_on date NOT NULL,
    closes_on date,
    closed_on date,
    close_reason text,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, unit_id) REFERENCES unit (district_code, id) ON DELETE RESTRICT,
    CHECK (places BETWEEN 1 AND 9999),
    CHECK (hired BETWEEN 0 AND places),
    CHECK (wage_to_fen IS NULL OR wage_to_fen >= wage_from_fen),
    CHECK ((closed_on IS NULL) = (close_reason IS NULL))
);
CREATE INDEX job_vacancy_grid_code ON job_vacancy (district_code, grid_code, id);
CREATE INDEX job_vacancy_grid_id ON job_vacancy (district_code, grid_id);
CREATE INDEX job_vacancy_unit_id ON job_vacancy (district_code, unit_id);
CREATE INDEX job_vacancy_closed_on_closes_on ON job_vacancy (district_code, closed_on, closes_on);

CREATE TABLE job_introduction (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    vacancy_id bigint NOT NULL,
    introduced_on date NOT NULL,
    introduced_by bigint,
    result text NOT NULL,
    result_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    FOREIGN KEY (district_code, vacancy_id) REFERENCES job_vacancy (district_code, id) ON DELETE CASCADE,
    CHECK (result IN ('pending', 'hired', 'refused', 'declined', 'lapsed')),
    CHECK ((result = 'pending') = (result_on IS NULL))
);
CREATE INDEX job_introduction_grid_code ON job_introduction (district_code, grid_code, id);
CREATE INDEX job_introduction_grid_id ON job_introduction (district_code, grid_id);
CREATE INDEX job_introduction_resident_id ON job_introduction (district_code, resident_id);
CREATE INDEX job_introduction_vacancy_id ON job_introduction (district_code, vacancy_id, id);
CREATE INDEX job_introduction_person_id ON job_introduction (person_id);
CREATE INDEX job_introduction_result_introduced_on ON job_introduction (district_code, result, introduced_on);

CREATE TABLE training_course (
    id bigint NOT NULL,
    area_code CODE NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    organiser text NOT NULL,
    venue text,
    from_on date NOT NULL,
    to_on date NOT NULL,
    seats smallint NOT NULL,
    status text NOT NULL,
    retired_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (id),
    CHECK (status IN ('active', 'retired')),
    CHECK (to_on >= from_on),
    CHECK (seats BETWEEN 1 AND 9999)
);
CREATE INDEX training_course_area_code_from_on ON training_course (area_code, from_on);

CREATE TABLE training_attendance (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    resident_id bigint NOT NULL,
    person_id bigint NOT NULL,
    course_id bigint NOT NULL,
    entered_on date NOT NULL,
    result text NOT NULL,
    result_on date,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (district_code, id),
    CHECK (district_code = substr(grid_code, 1, 6)),
    FOREIGN KEY (district_code, grid_id) REFERENCES grid (district_code, id) ON DELETE RESTRICT,
    FOREIGN KEY (district_code, resident_id) REFERENCES resident (district_code, id) ON DELETE CASCADE,
    CHECK (result IN ('entered', 'passed', 'failed', 'absent', 'withdrawn')),
    CHECK ((result = 'entered') = (result_on IS NULL))
);
CREATE INDEX training_attendance_grid_code ON training_attendance (district_code, grid_code, id);
CREATE INDEX training_attendance_grid_id ON training_attendance (district_code, grid_id);
CREATE INDEX training_attendance_resident_id ON training_attendance (district_code, resident_id);
CREATE INDEX training_attendance_course_id ON training_attendance (district_code, course_id, id);
CREATE INDEX training_attendance_person_id ON training_attendance (person_id);
