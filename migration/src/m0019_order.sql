-- The first rows of a grid are read in the order of the lists, without reading the others.

DROP INDEX household_grid_id;
CREATE INDEX household_grid_id ON household (district_code, grid_id, grid_code, id);
DROP INDEX resident_grid_id;
CREATE INDEX resident_grid_id ON resident (district_code, grid_id, grid_code, id);
