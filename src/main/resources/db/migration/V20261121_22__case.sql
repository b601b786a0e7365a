CREATE TABLE pathway_case (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  reference VARCHAR(30) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  pathway_title VARCHAR(200) NOT NULL,
  process_definition_key BIGINT,
  process_instance_key BIGINT,
  person_id BIGINT NOT NULL,
  borough_code VARCHAR(60),
  trust_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  status VARCHAR(10) NOT NULL,
  outcome VARCHAR(500),
  ready_since DATE,
  started_at DATETIME(6) NOT NULL,
  started_by VARCHAR(100) NOT NULL,
  closed_at DATETIME(6),
  version BIGINT NOT NULL,
  CONSTRAINT pathway_case_reference UNIQUE (reference),
  CONSTRAINT pathway_case_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX pathway_case_trust ON pathway_case (trust_code, status, id);
CREATE INDEX pathway_case_of_person ON pathway_case (person_id, status);

-- Teams that have, or had, something to do in a case, and so may open it.
CREATE TABLE case_team (
  case_id BIGINT NOT NULL,
  team_code VARCHAR(60) NOT NULL,
  running BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, team_code),
  CONSTRAINT case_team_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX case_team_list ON case_team (team_code, running, case_id);

-- What people submitted, word for word. Never changed.
CREATE TABLE case_act (
  id VARCHAR(36) PRIMARY KEY,
  case_id BIGINT NOT NULL,
  kind VARCHAR(10) NOT NULL,
  element_id VARCHAR(100),
  task_key BIGINT,
  form_id VARCHAR(100) NOT NULL,
  answers LONGTEXT NOT NULL,
  at DATETIME(6) NOT NULL,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  agency_name VARCHAR(200),
  CONSTRAINT case_act_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX case_act_of_case ON case_act (case_id, at);
CREATE INDEX case_act_of_task ON case_act (task_key);

-- The latest answer to each question of a case.
CREATE TABLE case_fact (
  case_id BIGINT NOT NULL,
  name VARCHAR(100) NOT NULL,
  fact LONGTEXT NOT NULL,
  act_id VARCHAR(36) NOT NULL,
  PRIMARY KEY (case_id, name),
  CONSTRAINT case_fact_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);

CREATE TABLE timeline_entry (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  title VARCHAR(300) NOT NULL,
  detail VARCHAR(1000),
  actor_name VARCHAR(200),
  agency_name VARCHAR(200),
  task_key BIGINT,
  CONSTRAINT timeline_entry_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX timeline_entry_of_case ON timeline_entry (case_id, at, id);
