-- What is personal about a household that ended is erased in its time, without looking at those in force.
CREATE INDEX household_retired_on ON household (district_code, retired_on) WHERE retired_on IS NOT NULL;
