-- What a line system reported is known by who reported it and the number together, so that nobody else learns which numbers
-- there are: `source_ref` is both, and the number of a matter, which is shown, stands beside.
ALTER TABLE matter ADD COLUMN source_number CODE;
UPDATE matter SET source_number = source_ref, source_ref = COALESCE(CAST(reported_by AS text), '') || ':' || source_ref
WHERE source_ref IS NOT NULL;
CREATE INDEX matter_source ON matter (district_code, source_name, source_number, id) WHERE source_number IS NOT NULL;

UPDATE fire_hazard SET source_ref = COALESCE(CAST(account_id AS text), '') || ':' || source_ref WHERE source_ref IS NOT NULL;
