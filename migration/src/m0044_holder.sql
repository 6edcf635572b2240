-- The keyed hash of the identity number of who holds an account: what is about the holder is withheld by it, and it gives no
-- right.
ALTER TABLE account ADD COLUMN holder_mac CODE;
CREATE INDEX account_holder_mac ON account (holder_mac) WHERE holder_mac IS NOT NULL;
