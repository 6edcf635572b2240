-- An edition of a kind can have another category and line than the one before: their counts are rows of their own.

DROP INDEX matter_stat_month;
DROP INDEX matter_stat_grid_id;
ALTER TABLE matter_stat RENAME TO matter_stat_before;
CREATE TABLE matter_stat (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    grid_code CODE NOT NULL,
    grid_id bigint NOT NULL,
    kind_code CODE NOT NULL,
    category CODE NOT NULL,
    line CODE NOT NULL,
    month CODE NOT NULL,
    discreet boolean NOT NULL,
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
    UNIQUE (district_code, grid_code, kind_code, category, line, month, discreet)
);
-- what was counted of a kind stays with the category and line of its first edition; `wangge recount` divides it
INSERT INTO matter_stat (
    district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, closed, refused,
    on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05, t06,
    t07, t08, t09, t10, t11, t12, t13, t14, t15, discreet
)
SELECT
    district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, closed, refused,
    on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05, t06,
    t07, t08, t09, t10, t11, t12, t13, t14, t15,
    discreet
FROM matter_stat_before;
DROP TABLE matter_stat_before;
CREATE INDEX matter_stat_month ON matter_stat (district_code, month, grid_code);
CREATE INDEX matter_stat_grid_id ON matter_stat (district_code, grid_id);

-- the work sheets of a discreet matter are guarded as it is
ALTER TABLE work_sheet ADD COLUMN discreet boolean NOT NULL DEFAULT FALSE;
UPDATE work_sheet SET discreet = TRUE WHERE EXISTS (SELECT 1 FROM matter
    WHERE matter.district_code = work_sheet.district_code AND matter.id = work_sheet.matter_id AND matter.discreet);
