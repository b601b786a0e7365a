-- Questions of one team to a team of another agency about a case, with their answers. First response times are counted
-- from asked_at, first_read_at and answered_at, so those are never changed.
CREATE TABLE case_question (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  asking_agency VARCHAR(60) NOT NULL,
  asking_team VARCHAR(60) NOT NULL,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  asked_agency VARCHAR(60) NOT NULL,
  asked_team VARCHAR(60) NOT NULL,
  question VARCHAR(2000) NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  -- When somebody of the asked team opened it first; null until then.
  first_read_at DATETIME(6),
  answer VARCHAR(2000),
  answered_at DATETIME(6),
  answered_by VARCHAR(100),
  answered_name VARCHAR(200),
  -- Whether somebody has to answer it still; false once answered or ended.
  waiting BOOLEAN NOT NULL,
  -- When it ended without an answer, and why: withdrawn, part-over, case-closed.
  ended_at DATETIME(6),
  ended_why VARCHAR(20),
  CONSTRAINT case_question_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX case_question_to_answer ON case_question (asked_team, waiting, due_at, id);
CREATE INDEX case_question_asked_by ON case_question (asking_team, id);
CREATE INDEX case_question_from ON case_question (case_id, asking_agency, id);
CREATE INDEX case_question_to ON case_question (case_id, asked_agency, id);

-- Agencies that alone may read an entry, between commas; null for everybody on the case.
ALTER TABLE timeline_entry ADD COLUMN audience_agencies VARCHAR(300);
