-- The thing within a case that a task, an answer or a fact is about: one barrier, one nomination. Empty for the case
-- itself. The table is written anew because the two databases change a primary key in different ways.
CREATE TABLE case_fact_by_subject (
  case_id BIGINT NOT NULL,
  subject VARCHAR(60) NOT NULL DEFAULT '',
  name VARCHAR(100) NOT NULL,
  fact LONGTEXT NOT NULL,
  act_id VARCHAR(36) NOT NULL,
  PRIMARY KEY (case_id, subject, name),
  CONSTRAINT case_fact_of_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
INSERT INTO case_fact_by_subject (case_id, name, fact, act_id)
  SELECT case_id, name, fact, act_id FROM case_fact;
DROP TABLE case_fact;
ALTER TABLE case_fact_by_subject RENAME TO case_fact;

ALTER TABLE case_act ADD COLUMN subject VARCHAR(60) NOT NULL DEFAULT '';

ALTER TABLE human_task ADD COLUMN subject VARCHAR(60) NOT NULL DEFAULT '';
ALTER TABLE human_task ADD COLUMN subject_title VARCHAR(200);
