-- Households, dwellings and units know when somebody looked last and found them right, as residences do; what is entered is
-- verified by that.
ALTER TABLE household ADD COLUMN verified_at bigint;
ALTER TABLE household ADD COLUMN verified_by bigint;
ALTER TABLE dwelling ADD COLUMN verified_at bigint;
ALTER TABLE dwelling ADD COLUMN verified_by bigint;
ALTER TABLE unit ADD COLUMN verified_at bigint;
ALTER TABLE unit ADD COLUMN verified_by bigint;
UPDATE household SET verified_at = created_at;
UPDATE dwelling SET verified_at = created_at;
UPDATE unit SET verified_at = created_at;
