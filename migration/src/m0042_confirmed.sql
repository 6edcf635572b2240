-- Neither who entered a certificate nor who changed it last checks it.

ALTER TABLE family_certificate ADD COLUMN changed_by bigint;

-- When somebody who met the person, or an outside issuer, said that the bound account is the person's own.
ALTER TABLE person ADD COLUMN account_confirmed_at bigint;
