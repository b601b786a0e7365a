-- Append-only: no code updates or deletes rows here.
CREATE TABLE audit_entry (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  at DATETIME(6) NOT NULL,
  username VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60),
  action VARCHAR(60) NOT NULL,
  person_id BIGINT,
  case_reference VARCHAR(30),
  task_key BIGINT,
  detail VARCHAR(500)
);
CREATE INDEX audit_entry_person ON audit_entry (person_id, id);
CREATE INDEX audit_entry_case ON audit_entry (case_reference, id);
CREATE INDEX audit_entry_user ON audit_entry (username, id);
