-- Names with their characters apart, so that one character is enough to find them.
CREATE TABLE division_search (code text COLLATE "C" PRIMARY KEY, terms tsvector NOT NULL);
CREATE INDEX division_search_terms ON division_search USING gin (terms);
CREATE TABLE place_search (district_code text COLLATE "C" NOT NULL, record_type text NOT NULL, record_id bigint NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (district_code, record_id));
CREATE INDEX place_search_terms ON place_search USING gin (terms);
