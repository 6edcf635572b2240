//! Counts of matters of the walk: in each grid with people, of two kinds whose lines differ, and of a discreet one; and those
//! of the divisions, their sums.

/// The sums of a level, in digits.
macro_rules! sums {
    ($level:literal) => {
        concat!(
            "INSERT INTO matter_sum (district_code, id, level, grid_code, kind_code, category, line, month, discreet, part, \
             reported, opened, closed, refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, \
             t00, t01, t02, t03, t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15) \
             SELECT district_code, MIN(id) * 4 + ",
            $level,
            " / 3, ",
            $level,
            ", substr(grid_code, 1, ",
            $level,
            "), kind_code, category, line, month, discreet, 0, SUM(reported), SUM(opened), SUM(closed), SUM(refused), \
             SUM(on_time), SUM(late), SUM(overdue), SUM(accept), SUM(dispatch), SUM(handle), SUM(verify), SUM(file), \
             SUM(rated), SUM(stars), SUM(t00), SUM(t01), SUM(t02), SUM(t03), SUM(t04), SUM(t05), SUM(t06), SUM(t07), \
             SUM(t08), SUM(t09), SUM(t10), SUM(t11), SUM(t12), SUM(t13), SUM(t14), SUM(t15) FROM matter_stat \
             GROUP BY district_code, substr(grid_code, 1, ",
            $level,
            "), kind_code, category, line, month, discreet"
        )
    };
}

/// What they are made of, after the people were entered. Ids are those of the grids, the same below zero, and
/// others far from both.
pub(super) const COUNTED: &[&str] = &[
    "INSERT INTO matter_stat (district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, \
     closed, refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, \
     t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15, discreet) SELECT district_code, id, grid_code, id, 'counted-stall', \
     'order', 'urban-management', '2026-01', 9, 4, 3, 2, 2, 1, 1, 0, 0, 4, 0, 0, 2, 9, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \
     0, 0, 0, 0, 0, FALSE FROM grid WHERE id IN (SELECT grid_id FROM resident)",
    "INSERT INTO matter_stat (district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, \
     closed, refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, \
     t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15, discreet) SELECT district_code, -id, grid_code, id, \
     'counted-dog', 'order', 'police', '2026-02', 7, 2, 5, 0, 4, 1, 0, 0, 0, 2, 0, 0, 1, 5, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, \
     0, 0, 0, 0, 0, 0, FALSE FROM grid WHERE id IN (SELECT grid_id FROM resident)",
    "INSERT INTO matter_stat (district_code, id, grid_code, grid_id, kind_code, category, line, month, reported, opened, \
     closed, refused, on_time, late, overdue, accept, dispatch, handle, verify, file, rated, stars, t00, t01, t02, t03, \
     t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15, discreet) SELECT district_code, id - 500000, grid_code, id, \
     'counted-petition', 'petitions', 'police', '2026-02', 3, 3, 0, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \
     0, 0, 0, 0, 0, 0, 0, TRUE FROM grid WHERE id IN (SELECT grid_id FROM resident)",
    sums!(6),
    sums!(9),
    sums!(12),
];
