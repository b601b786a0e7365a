-- Why a support ended without both a first and a last employment record.
ALTER TABLE employment_support ADD COLUMN record_missing VARCHAR(20);
