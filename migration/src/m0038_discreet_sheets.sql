-- What was reported for a discreet line is discreet, whatever its edition said; then its counts are, which `wangge recount`
-- divides.
UPDATE matter_kind SET discreet = TRUE WHERE line IN ('family-planning', 'petitions');
UPDATE matter SET discreet = TRUE WHERE line IN ('family-planning', 'petitions');
UPDATE matter_stat SET discreet = TRUE WHERE NOT discreet AND line IN ('family-planning', 'petitions')
    AND NOT EXISTS (SELECT 1 FROM matter_stat AS other WHERE other.district_code = matter_stat.district_code
        AND other.kind_code = matter_stat.kind_code AND other.discreet);

-- the work sheets of a discreet matter are guarded as it is
ALTER TABLE work_sheet ADD COLUMN discreet boolean NOT NULL DEFAULT FALSE;
UPDATE work_sheet SET discreet = TRUE WHERE EXISTS (SELECT 1 FROM matter
    WHERE matter.district_code = work_sheet.district_code AND matter.id = work_sheet.matter_id AND matter.discreet);
