-- What happened on the way to a home, as it is counted: what each case adds.
CREATE TABLE figure_placing (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  -- The provider, where one has to do with it.
  agency_code VARCHAR(60),
  on_day DATE NOT NULL,
  what VARCHAR(20) NOT NULL,
  reason VARCHAR(60) NOT NULL,
  days INT NOT NULL
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX figure_placing_of_case ON figure_placing (case_id);

-- The sums that pages read, by whose they are (as figure_open has it) and by day.
CREATE TABLE figure_placed (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  on_day DATE NOT NULL,
  what VARCHAR(20) NOT NULL,
  reason VARCHAR(60) NOT NULL,
  days INT NOT NULL,
  times INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, on_day, what, reason, days)
) DEFAULT CHARSET=utf8mb4;
