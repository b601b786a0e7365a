-- People outside Homeward who matter to a case, and how to reach them. Rows are kept for good: who removes one says why.
CREATE TABLE case_contact (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  -- What they are to the person: a code of the list in messages/contact.properties.
  relation VARCHAR(40) NOT NULL,
  contact_name VARCHAR(100) NOT NULL,
  -- At least one of the two is there.
  phone VARCHAR(30),
  email VARCHAR(254),
  -- What to know before one calls or writes.
  note VARCHAR(500),
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  added_at DATETIME(6) NOT NULL,
  -- How often it was changed: whoever changes what another changed meanwhile is told.
  revision INT NOT NULL DEFAULT 0,
  changed_at DATETIME(6),
  changed_by VARCHAR(100),
  changed_name VARCHAR(200),
  -- When somebody removed it, who and why; null while it stands.
  removed_at DATETIME(6),
  removed_by VARCHAR(100),
  removed_name VARCHAR(200),
  removed_reason VARCHAR(500),
  CONSTRAINT case_contact_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
-- What the people of an agency added last in a case.
CREATE INDEX case_contact_by ON case_contact (case_id, agency_code, id);

-- The agencies it is for, that of who added it among them. Those of removed ones are kept apart, so that a list reads only
-- what stands.
CREATE TABLE case_contact_reader (
  case_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  removed BOOLEAN NOT NULL,
  contact_id BIGINT NOT NULL,
  PRIMARY KEY (case_id, agency_code, removed, contact_id),
  CONSTRAINT case_contact_reader_contact FOREIGN KEY (contact_id) REFERENCES case_contact (id)
) DEFAULT CHARSET=utf8mb4;
