-- What each task that was finished late adds to the sums below.
CREATE TABLE figure_late_task (
  task_key BIGINT NOT NULL PRIMARY KEY,
  case_id BIGINT NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  team_code VARCHAR(60) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  over_on DATE NOT NULL,
  late_days INT NOT NULL,
  bed_days INT NOT NULL
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX figure_late_task_of_case ON figure_late_task (case_id);

-- Calendar days between the due day of tasks and the day they were finished, and those of them that the person was in hospital.
CREATE TABLE figure_late_days (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  over_on DATE NOT NULL,
  tasks INT NOT NULL,
  late_days INT NOT NULL,
  bed_days INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, over_on, pathway_id, element_id)
) DEFAULT CHARSET=utf8mb4;
