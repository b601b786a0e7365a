-- For auditors of agencies that have no cases of their own.
CREATE INDEX audit_entry_agency ON audit_entry (agency_code, id);
