-- Cases of one person that belong together. Each link stands here in both directions.
CREATE TABLE case_link (
  case_id BIGINT NOT NULL,
  other_case_id BIGINT NOT NULL,
  linked_at DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, other_case_id),
  CONSTRAINT case_link_case FOREIGN KEY (case_id) REFERENCES pathway_case (id),
  CONSTRAINT case_link_other FOREIGN KEY (other_case_id) REFERENCES pathway_case (id)
);

-- What was done on one visit of a step (an element instance), so that a job given out twice works once.
CREATE TABLE case_link_visit (
  case_id BIGINT NOT NULL,
  visit BIGINT NOT NULL,
  other_case_id BIGINT,
  PRIMARY KEY (case_id, visit),
  CONSTRAINT case_link_visit_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);

-- Something the teams of a case have to know: an event, a death. No clinical detail.
CREATE TABLE case_notice (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  title VARCHAR(300) NOT NULL,
  CONSTRAINT case_notice_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX case_notice_of_case ON case_notice (case_id);

-- Whom it is for. The time stands here too, so that a team's newest are found by index.
CREATE TABLE case_notice_team (
  team_code VARCHAR(60) NOT NULL,
  notice_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (team_code, notice_id),
  CONSTRAINT case_notice_team_notice FOREIGN KEY (notice_id) REFERENCES case_notice (id)
);
CREATE INDEX case_notice_team_newest ON case_notice_team (team_code, at, notice_id);

-- Who has marked it as read; each person does so for themselves.
CREATE TABLE case_notice_read (
  username VARCHAR(100) NOT NULL,
  notice_id BIGINT NOT NULL,
  read_at DATETIME(6) NOT NULL,
  PRIMARY KEY (username, notice_id),
  CONSTRAINT case_notice_read_notice FOREIGN KEY (notice_id) REFERENCES case_notice (id)
);
