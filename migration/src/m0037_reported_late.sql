-- What was reported late is found for assessment without reading the others.

CREATE INDEX matter_reported_late ON matter (district_code, grid_code, id) WHERE reported_late;
