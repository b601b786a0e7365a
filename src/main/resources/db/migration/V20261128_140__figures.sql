-- Cases whose figures are to be counted anew: written in the transaction that changes a case or one of its tasks.
CREATE TABLE case_change (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL
) DEFAULT CHARSET=utf8mb4;

-- What each task adds to the figures below.
CREATE TABLE figure_task (
  task_key BIGINT NOT NULL PRIMARY KEY,
  case_id BIGINT NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  team_code VARCHAR(60) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  -- OPEN, DONE or CUT: ended because the case moved on.
  state VARCHAR(10) NOT NULL,
  created_on DATE NOT NULL,
  due_on DATE NOT NULL,
  taken BOOLEAN NOT NULL,
  over_on DATE,
  -- Working days of its agency from its beginning to its end, without those on which its clock was stopped.
  waited INT NOT NULL,
  late BOOLEAN NOT NULL,
  sent_back INT NOT NULL
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX figure_task_of_case ON figure_task (case_id);
CREATE INDEX figure_task_waiting ON figure_task (trust_code, pathway_id, element_id, state, created_on, task_key);

-- Open tasks of a step. cut and code say whose: ALL of the trust, or those of an AGENCY, a TEAM, a BOROUGH or a WARD.
CREATE TABLE figure_open (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  created_on DATE NOT NULL,
  due_on DATE NOT NULL,
  tasks INT NOT NULL,
  taken INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, pathway_id, element_id, created_on, due_on)
) DEFAULT CHARSET=utf8mb4;

-- What came to a step and what left it on a day.
CREATE TABLE figure_day (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  on_day DATE NOT NULL,
  arrived INT NOT NULL,
  finished INT NOT NULL,
  cut_short INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, on_day, pathway_id, element_id)
) DEFAULT CHARSET=utf8mb4;

-- Tasks of a step finished on a day, by how many working days they took.
CREATE TABLE figure_wait (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  over_on DATE NOT NULL,
  waited INT NOT NULL,
  tasks INT NOT NULL,
  late INT NOT NULL,
  sent_back INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, over_on, pathway_id, element_id, waited)
) DEFAULT CHARSET=utf8mb4;

-- One row: which rules the figures were counted by, and when last. Also the lock of who counts.
CREATE TABLE figure_state (
  id INT NOT NULL PRIMARY KEY,
  rules INT NOT NULL,
  counted_at DATETIME(6)
) DEFAULT CHARSET=utf8mb4;
INSERT INTO figure_state (id, rules) VALUES (1, 0);
