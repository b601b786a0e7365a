-- What each closed case adds to the sums below: one row for each step that it went through.
CREATE TABLE figure_remaining_case (
  case_id BIGINT NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  borough_code VARCHAR(60),
  step_days INT NOT NULL,
  days INT NOT NULL,
  PRIMARY KEY (case_id, element_id)
) DEFAULT CHARSET=utf8mb4;

-- Closed cases that went through a step: calendar days that the step lasted, and days from its first task to the closing.
CREATE TABLE figure_remaining (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  step_days INT NOT NULL,
  days INT NOT NULL,
  cases INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, pathway_id, element_id, step_days, days)
) DEFAULT CHARSET=utf8mb4;
