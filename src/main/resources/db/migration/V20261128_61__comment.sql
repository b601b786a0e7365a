-- What people say to each other about a case. Kept for good: who wrote it may strike it through, nobody changes it.
CREATE TABLE case_comment (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  -- The task it was written at; null if at none.
  task_key BIGINT,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  said_at DATETIME(6) NOT NULL,
  words VARCHAR(2000) NOT NULL,
  -- When its writer struck it through, and why; null while it stands.
  struck_at DATETIME(6),
  struck_reason VARCHAR(500),
  CONSTRAINT case_comment_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX case_comment_by ON case_comment (case_id, username, id);

-- The agencies it is for, that of its writer among them. The case stands here too, so that an agency's newest are
-- found by index.
CREATE TABLE case_comment_reader (
  case_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  comment_id BIGINT NOT NULL,
  PRIMARY KEY (case_id, agency_code, comment_id),
  CONSTRAINT case_comment_reader_comment FOREIGN KEY (comment_id) REFERENCES case_comment (id)
) DEFAULT CHARSET=utf8mb4;
