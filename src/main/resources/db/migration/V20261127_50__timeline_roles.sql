-- Roles that alone may read an entry, between commas (",ward-staff,social-worker,"); null for everybody on the case.
ALTER TABLE timeline_entry ADD COLUMN audience_roles VARCHAR(300);
