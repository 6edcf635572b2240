-- Whom a matter is about stands beside whom it serves. The counts of discreet matters, and of editions of a kind with another
-- category or line, stand apart from the others.

ALTER TABLE matter ADD COLUMN concerned_district_code CODE;
ALTER TABLE matter ADD COLUMN concerned_id bigint;
CREATE INDEX matter_concerned_id ON matter (concerned_id) WHERE concerned_id IS NOT NULL;

-- who built without leave was entered as the person served; what a resident reported stays the resident's own
UPDATE matter SET concerned_district_code = served_district_code, concerned_id = served_id, served_district_code = NULL,
    served_id = NULL, account_id = CASE WHEN account_id = reported_by THEN account_id END
WHERE source <> 'resident' AND served_id IS NOT NULL AND EXISTS (SELECT 1 FROM violation
    WHERE violation.district_code = matter.district_code AND violation.matter_id = matter.id);

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
-- what was counted of a kind stays with the category and line of its first edition, and counts as discreet where an edition of
-- the kind is; `wangge recount` divides it
INSERT INTO matter_stat (
    district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, closed, refused,
    on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05, t06,
    t07, t08, t09, t10, t11, t12, t13, t14, t15, discreet
)
SELECT
    district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, closed, refused,
    on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05, t06,
    t07, t08, t09, t10, t11, t12, t13, t14, t15,
    EXISTS (SELECT 1 FROM matter_kind WHERE matter_kind.code = matter_stat_before.kind_code AND matter_kind.discreet)
FROM matter_stat_before;
DROP TABLE matter_stat_before;
CREATE INDEX matter_stat_month ON matter_stat (district_code, month, grid_code);
CREATE INDEX matter_stat_grid_id ON matter_stat (district_code, grid_id);
