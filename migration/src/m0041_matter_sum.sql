-- Dashboards of divisions read rows of their own, not those of every grid: for each level sums over the grids. A change adds a
-- part, so that no two changes wait for one row; parts are put together now and then.

CREATE TABLE matter_sum (
    district_code CODE NOT NULL,
    id bigint NOT NULL,
    level smallint NOT NULL,
    grid_code CODE NOT NULL,
    kind_code CODE NOT NULL,
    category CODE NOT NULL,
    line CODE NOT NULL,
    month CODE NOT NULL,
    discreet boolean NOT NULL,
    part bigint NOT NULL,
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
    UNIQUE (district_code, level, grid_code, kind_code, category, line, month, discreet, part)
);
CREATE INDEX matter_sum_part ON matter_sum (district_code, id) WHERE part <> 0;

INSERT INTO matter_sum (
    district_code, id, level, grid_code, kind_code, category, line, month, discreet, part, reported, opened, closed,
    refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05,
    t06, t07, t08, t09, t10, t11, t12, t13, t14, t15
)
SELECT
    district_code, -4 * MIN(id) - 1, 6, substr(grid_code, 1, 6), kind_code, category, line, month, discreet, 0,
    SUM(reported), SUM(opened), SUM(closed), SUM(refused), SUM(on_time), SUM(late), SUM(overdue), SUM(accept),
    SUM(dispatch), SUM(handle), SUM(verify), SUM(file), SUM(rated), SUM(stars), SUM(t00), SUM(t01), SUM(t02), SUM(t03),
    SUM(t04), SUM(t05), SUM(t06), SUM(t07), SUM(t08), SUM(t09), SUM(t10), SUM(t11), SUM(t12), SUM(t13), SUM(t14), SUM(t15)
FROM matter_stat GROUP BY district_code, substr(grid_code, 1, 6), kind_code, category, line, month, discreet;
INSERT INTO matter_sum (
    district_code, id, level, grid_code, kind_code, category, line, month, discreet, part, reported, opened, closed,
    refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05,
    t06, t07, t08, t09, t10, t11, t12, t13, t14, t15
)
SELECT
    district_code, -4 * MIN(id) - 2, 9, substr(grid_code, 1, 9), kind_code, category, line, month, discreet, 0,
    SUM(reported), SUM(opened), SUM(closed), SUM(refused), SUM(on_time), SUM(late), SUM(overdue), SUM(accept),
    SUM(dispatch), SUM(handle), SUM(verify), SUM(file), SUM(rated), SUM(stars), SUM(t00), SUM(t01), SUM(t02), SUM(t03),
    SUM(t04), SUM(t05), SUM(t06), SUM(t07), SUM(t08), SUM(t09), SUM(t10), SUM(t11), SUM(t12), SUM(t13), SUM(t14), SUM(t15)
FROM matter_stat GROUP BY district_code, substr(grid_code, 1, 9), kind_code, category, line, month, discreet;
INSERT INTO matter_sum (
    district_code, id, level, grid_code, kind_code, category, line, month, discreet, part, reported, opened, closed,
    refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, t04, t05,
    t06, t07, t08, t09, t10, t11, t12, t13, t14, t15
)
SELECT
    district_code, -4 * MIN(id) - 3, 12, substr(grid_code, 1, 12), kind_code, category, line, month, discreet, 0,
    SUM(reported), SUM(opened), SUM(closed), SUM(refused), SUM(on_time), SUM(late), SUM(overdue), SUM(accept),
    SUM(dispatch), SUM(handle), SUM(verify), SUM(file), SUM(rated), SUM(stars), SUM(t00), SUM(t01), SUM(t02), SUM(t03),
    SUM(t04), SUM(t05), SUM(t06), SUM(t07), SUM(t08), SUM(t09), SUM(t10), SUM(t11), SUM(t12), SUM(t13), SUM(t14), SUM(t15)
FROM matter_stat GROUP BY district_code, substr(grid_code, 1, 12), kind_code, category, line, month, discreet;
