-- Who wants to be told when a case moves on. Whether they may read it is decided anew each time.
CREATE TABLE case_follow (
  username VARCHAR(100) NOT NULL,
  case_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  followed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (username, case_id),
  CONSTRAINT case_follow_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX case_follow_of_case ON case_follow (case_id, username);
