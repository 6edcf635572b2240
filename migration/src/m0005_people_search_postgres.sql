-- Names of people with their characters apart, found from one character on.
CREATE TABLE resident_search (district_code text COLLATE "C" NOT NULL, record_id bigint NOT NULL, terms tsvector NOT NULL, PRIMARY KEY (district_code, record_id));
CREATE INDEX resident_search_terms ON resident_search USING gin (terms);
