-- What a list asks of another table for each of its rows is found by the row, not among all of that kind or day; and the
-- first rows of each of many records among those of the record, not among those of the district.

CREATE INDEX resident_certificate_held ON resident_certificate (district_code, resident_id, status, expires_on, kind);
CREATE INDEX care_record_person_id_kind ON care_record (district_code, person_id, kind, status);
CREATE INDEX job_hardship_person_id_recognised_on ON job_hardship (district_code, person_id, recognised_on);
CREATE INDEX construction_inspection_grid_id ON construction_inspection (district_code, grid_id, inspected_on, id);
CREATE INDEX resident_home ON resident (district_code, household_id);
CREATE INDEX resident_person ON resident (district_code, person_id);
CREATE INDEX resident_unit ON resident (district_code, unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX matter_served ON matter (district_code, served_id) WHERE served_id IS NOT NULL;
CREATE INDEX family_support_payment_support_id ON family_support_payment (district_code, support_id);
