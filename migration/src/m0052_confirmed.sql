-- Neither who entered a certificate nor who changed it last checks it.

ALTER TABLE family_certificate ADD COLUMN changed_by bigint;
