-- What each case adds to the figures below.
CREATE TABLE figure_case (
  case_id BIGINT NOT NULL PRIMARY KEY,
  trust_code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  opened_on DATE NOT NULL,
  closed_on DATE
) DEFAULT CHARSET=utf8mb4;

-- Cases opened and closed on a day. cut and code say whose: ALL of the trust, or those of a BOROUGH or a WARD.
CREATE TABLE figure_case_day (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  on_day DATE NOT NULL,
  opened INT NOT NULL,
  closed INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, pathway_id, on_day)
) DEFAULT CHARSET=utf8mb4;

-- Open cases by the day they were opened.
CREATE TABLE figure_case_open (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  opened_on DATE NOT NULL,
  cases INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, pathway_id, opened_on)
) DEFAULT CHARSET=utf8mb4;

-- Cases closed on a day, by how many days they were open.
CREATE TABLE figure_case_length (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  closed_on DATE NOT NULL,
  days INT NOT NULL,
  cases INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, pathway_id, closed_on, days)
) DEFAULT CHARSET=utf8mb4;
