-- The keys that a database was begun with: others would write an audit that none of them verifies.

CREATE TABLE key_mark (
    id bigint NOT NULL,
    mark text NOT NULL,
    PRIMARY KEY (id)
);
