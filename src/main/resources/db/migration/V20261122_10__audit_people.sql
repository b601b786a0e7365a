-- Who was on a list that somebody looked at: the person ids with a space around each, or null.
ALTER TABLE audit_entry ADD COLUMN people VARCHAR(2000);
