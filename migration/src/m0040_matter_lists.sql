-- Lists of open matters are read in their order, whatever the number of matters: of a stage, of a unit while no post has them,
-- and of those that are overdue. SQLite, which has no statistics, would find a unit's by its area and read all matters there:
-- it takes the index that has both.

CREATE INDEX matter_stage ON matter (district_code, stage, id) WHERE status = 'open';
CREATE INDEX matter_of_unit ON matter (district_code, unit_code, id) WHERE status = 'open' AND post_id IS NULL;
CREATE INDEX matter_in_unit ON matter (district_code, unit_code, grid_code, id) WHERE status = 'open' AND post_id IS NULL;
CREATE INDEX matter_overdue ON matter (district_code, unit_code, id) WHERE status = 'open' AND light = 'red';
DROP INDEX matter_unit_code;
