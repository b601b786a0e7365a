-- What each closed case adds to the sums below: a row for each agency that had something in it.
CREATE TABLE figure_hand_off (
  case_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  closed_on DATE NOT NULL,
  -- Working days of the agency, and those on which its clock was stopped besides.
  held INT NOT NULL,
  paused INT NOT NULL,
  tasks INT NOT NULL,
  sent_back INT NOT NULL,
  received INT NOT NULL,
  -- Working days until somebody had taken its first task; null if nobody did.
  answered INT,
  PRIMARY KEY (case_id, agency_code)
) DEFAULT CHARSET=utf8mb4;

-- What agencies had of cases that were closed on a day, by how many days they held them. cut and code as in figure_open.
CREATE TABLE figure_held (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  closed_on DATE NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  held INT NOT NULL,
  cases INT NOT NULL,
  paused INT NOT NULL,
  tasks INT NOT NULL,
  sent_back INT NOT NULL,
  received INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, closed_on, pathway_id, agency_code, held)
) DEFAULT CHARSET=utf8mb4;

-- The same by how many days passed until the agency had taken its first task.
CREATE TABLE figure_answered (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  closed_on DATE NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  answered INT NOT NULL,
  cases INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, closed_on, pathway_id, agency_code, answered)
) DEFAULT CHARSET=utf8mb4;

-- Closed cases, by how often each was handed from one agency to another.
CREATE TABLE figure_handed (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  closed_on DATE NOT NULL,
  pathway_id VARCHAR(100) NOT NULL,
  hand_offs INT NOT NULL,
  cases INT NOT NULL,
  PRIMARY KEY (trust_code, cut, code, closed_on, pathway_id, hand_offs)
) DEFAULT CHARSET=utf8mb4;
