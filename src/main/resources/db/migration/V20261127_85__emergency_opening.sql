-- Who opened, or tried to open, a person's record in an emergency. A try that found nobody has no person.
CREATE TABLE emergency_opening (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  person_id BIGINT,
  -- The trust whose information governance lead looks at it: the person's, or that of who tried.
  trust_code VARCHAR(60) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  until_at DATETIME(6) NOT NULL,
  reviewed_at DATETIME(6),
  reviewed_by VARCHAR(100),
  review_note VARCHAR(1000),
  CONSTRAINT emergency_opening_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX emergency_opening_of ON emergency_opening (username, until_at);
CREATE INDEX emergency_opening_to_review ON emergency_opening (trust_code, reviewed_at, id);
