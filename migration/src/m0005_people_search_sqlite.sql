-- Names of people with their characters apart, found from one character on. The row id is the residence's. Nothing of
-- the text is kept beside the index, and what is deleted is overwritten.
CREATE VIRTUAL TABLE resident_search USING fts5 (terms, tokenize = "unicode61 categories 'L* N* Co S* P*'", content = '', contentless_delete = 1);
INSERT INTO resident_search (resident_search, rank) VALUES ('secure-delete', 1);
