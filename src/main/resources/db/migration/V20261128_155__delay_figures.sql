-- Readmissions are found by the person.
CREATE INDEX hospital_spell_of_person ON hospital_spell (person_id, admitted_on);

-- What the hospital stay of each case adds to the figures below.
CREATE TABLE figure_stay (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  trust_code VARCHAR(60) NOT NULL,
  borough_code VARCHAR(60),
  ward_team_code VARCHAR(60),
  council_code VARCHAR(60),
  kind VARCHAR(20) NOT NULL,
  on_day DATE NOT NULL,
  days INT NOT NULL,
  reason VARCHAR(2) NOT NULL,
  attribution VARCHAR(2) NOT NULL,
  number INT NOT NULL
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX figure_stay_of_case ON figure_stay (case_id);

-- What is counted of hospital stays, by kind. cut and code say whose: ALL of the trust, or those of a BOROUGH, a WARD, or, for delays,
-- the responsible council (AGENCY). What days, on_day and number are is with each kind in the code (StayFigure).
CREATE TABLE figure_delay (
  trust_code VARCHAR(60) NOT NULL,
  cut VARCHAR(10) NOT NULL,
  code VARCHAR(60) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  on_day DATE NOT NULL,
  days INT NOT NULL,
  reason VARCHAR(2) NOT NULL,
  attribution VARCHAR(2) NOT NULL,
  number INT NOT NULL,
  PRIMARY KEY (trust_code, cut, kind, code, on_day, days, reason, attribution)
) DEFAULT CHARSET=utf8mb4;
