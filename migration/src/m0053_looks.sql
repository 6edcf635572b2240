-- What a list asks of another table for each of its rows is found by the row, not among all of that kind or day.

DROP INDEX resident_certificate_resident_id;
CREATE INDEX resident_certificate_resident_id ON resident_certificate (district_code, resident_id, status, expires_on, kind);
CREATE INDEX care_record_person_id_kind ON care_record (district_code, person_id, kind, status);
CREATE INDEX job_hardship_person_id_recognised_on ON job_hardship (district_code, person_id, recognised_on);
CREATE INDEX construction_inspection_grid_id ON construction_inspection (district_code, grid_id, inspected_on, id);
