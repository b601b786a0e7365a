-- A notice may be for one person, and lead to something within the case: an address within Homeward, or null.
ALTER TABLE case_notice ADD COLUMN path VARCHAR(200);
CREATE TABLE case_notice_person (
  username VARCHAR(100) NOT NULL,
  notice_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (username, notice_id),
  CONSTRAINT case_notice_person_notice FOREIGN KEY (notice_id) REFERENCES case_notice (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX case_notice_person_newest ON case_notice_person (username, at, notice_id);
