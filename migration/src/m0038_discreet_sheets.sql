-- The work sheets of a discreet matter are guarded as it is.
ALTER TABLE work_sheet ADD COLUMN discreet boolean NOT NULL DEFAULT FALSE;
UPDATE work_sheet SET discreet = TRUE WHERE EXISTS (SELECT 1 FROM matter
    WHERE matter.district_code = work_sheet.district_code AND matter.id = work_sheet.matter_id AND matter.discreet);
