-- Names with their characters apart, so that one character is enough to find them. The row id of a division is its code.
CREATE VIRTUAL TABLE division_search USING fts5 (terms, tokenize = "unicode61 categories 'L* N* Co S* P*'", content = '', contentless_delete = 1);
CREATE VIRTUAL TABLE place_search USING fts5 (district_code UNINDEXED, record_type UNINDEXED, record_id UNINDEXED, terms, tokenize = "unicode61 categories 'L* N* Co S* P*'");
